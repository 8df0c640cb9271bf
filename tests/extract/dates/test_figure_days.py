"""Every word that ties a figure to its day, each in a frame of its own; their sentences stand in `dates.toml`."""

from datetime import date

import pytest

from extract.lexicon import load_lexicon
from extract.lexicon.verbs import Form
from extract.model import Claim, Document
from extract.pipeline import extract_claims

PUBLISHED = "2020-08-18"
TUESDAY, MONDAY, SUNDAY, FRIDAY = date(2020, 8, 18), date(2020, 8, 17), date(2020, 8, 16), date(2020, 8, 14)
MAY, NEXT_FRIDAY, JANUARY = date(2020, 5, 3), date(2020, 8, 21), date(2020, 1, 1)
APRIL, YEAR_BEFORE = date(2020, 4, 1), date(2019, 1, 1)
# By table, the sentence that a phrase stands in and the day on which its figure, a 12, begins.
FRAMES: dict[str, dict[str, tuple[str, date | None]]] = {
    "en": {
        "habits": ("A shaft flooded on Sunday. Some 12 miners die in the pits {}.", None),
        "records": ("On Sunday 12 miners died, {} loss since May 3.", SUNDAY),
        "recently": ("Some 12 miners have died {}.", TUESDAY),
        "voting": ("The {} on August 16, 2020. The mayor won 12 percent of the vote.", SUNDAY),
        "voting_verbs": ("Zambians {} on August 16, 2020. The mayor won 12 percent of the vote.", SUNDAY),
        "exit_polls": ("Zambians voted on August 16, 2020. In {}, the mayor got 12 percent of the vote.", SUNDAY),
        "results": ("Zambians voted on August 16, 2020. By {} on Monday the mayor won 12 percent of the vote.", SUNDAY),
        "as_of": ("{} August 16, 2020, some 12 miners had died.", SUNDAY),
        "day_times": ("A shaft flooded on Friday. {}, some 12 miners died.", FRIDAY),
        "held": ("The fire {} on Friday. Some 12 miners died.", FRIDAY),
        "of_time": ("The crowd grew, compared with last Sunday, {} 12 monks marched.", SUNDAY),
        "since": ("Some 12 miners have died {} May 3.", MAY),
        "since_clause": ("Police have arrested 12 monks {} the junta took over on May 3.", MAY),
        "earlier": ("He had {} been sentenced to 12 years in prison.", None),
        "within": ("Some 12 miners died {} 24 hours.", MONDAY),
        "so_far": ("For the year {}, some 12 miners have died.", JANUARY),
        "wholes": ("Some 12 miners died in {} 2019.", YEAR_BEFORE),
        "ahead": ("Some 12 guards were sent for the vote {} Friday.", NEXT_FRIDAY),
        "period_links": ("Some 12 miners died in the three months {} June 2020.", APRIL),
        "topics": ("Some 12 monks marched on Sunday {} the coup of May 3.", SUNDAY),
        "back_then": ("A shaft flooded on Friday. {}, some 12 miners died.", FRIDAY),
        "year_subjects": ("The year 2019 {} 12 murders.", YEAR_BEFORE),
    },
    "fr": {
        "habits": ("Un puits s'est effondré dimanche. Quelque 12 mineurs meurent {} dans ces puits.", None),
        "records": ("Dimanche, 12 mineurs sont morts, {} lourde perte depuis le 3 mai.", SUNDAY),
        "recently": ("Quelque 12 mineurs sont morts {}.", TUESDAY),
        "voting": ("Le 16 août 2020, {}. Le maire a obtenu 12 % des voix.", SUNDAY),
        "voting_verbs": ("Les Zambiens {} le 16 août 2020. Le maire a obtenu 12 % des voix.", SUNDAY),
        "exit_polls": (
            "Les Zambiens ont voté le 16 août 2020. Selon une enquête, {}, le maire a 12 % des voix.",
            SUNDAY,
        ),
        "results": ("Les Zambiens ont voté le 16 août 2020. Le maire a 12 % des voix d'après les {} lundi.", SUNDAY),
        "as_of": ("{} 16 août 2020, quelque 12 mineurs étaient morts.", SUNDAY),
        "day_times": ("Un puits a cédé vendredi. {}, quelque 12 mineurs sont morts.", FRIDAY),
        "held": ("L'incendie {} vendredi. Quelque 12 mineurs sont morts.", FRIDAY),
        "of_time": ("La foule a grossi par rapport à dimanche dernier, {} 12 moines avaient défilé.", SUNDAY),
        "since": ("Quelque 12 mineurs sont morts {} 3 mai.", MAY),
        "since_clause": ("La police a arrêté 12 moines {} une junte a pris le pouvoir le 3 mai.", MAY),
        "earlier": ("Il avait {} été condamné à 12 ans de prison.", None),
        "within": ("Quelque 12 mineurs sont morts {} 24 heures.", MONDAY),
        "so_far": ("Cette année {}, quelque 12 mineurs sont morts.", JANUARY),
        "wholes": ("Quelque 12 mineurs sont morts sur {} 2019.", YEAR_BEFORE),
        "ahead": ("Quelque 12 gardes ont été envoyés pour le vote {} vendredi.", NEXT_FRIDAY),
        "period_links": ("Quelque 12 mineurs sont morts dans les trois mois {} juin 2020.", APRIL),
        "topics": ("Quelque 12 moines ont défilé dimanche {} le coup d'État du 3 mai.", SUNDAY),
        "back_then": ("Un puits a cédé vendredi. {}, 12 mineurs sont morts.", FRIDAY),
    },
}
CASES = [(code, table) for code, frames in FRAMES.items() for table in frames]


def read(text: str, code: str) -> list[Claim]:
    """The claims of the number 12 in a frame; what is elided is written so: «lorsqu'12»."""
    written = text.replace("' ", "'") if code == "fr" else text
    document = Document("frame", written[0].upper() + written[1:], PUBLISHED, language=code)
    return [claim for claim in extract_claims(document, load_lexicon(code)) if claim.value == 12]


def phrases(code: str, table: str) -> list[str]:
    """The phrases of a table, as words of a text."""
    entries = getattr(load_lexicon(code).dates, table)
    joined = [" ".join(phrase) if isinstance(phrase, tuple) else phrase for phrase in entries]
    return sorted(each.replace("' ", "'").replace(" - ", "-") for each in joined)


@pytest.mark.parametrize(("code", "table"), CASES)
def test_every_phrase_gives_the_figure_its_day(code: str, table: str) -> None:
    frame, day = FRAMES[code][table]

    found = {
        phrase: [claim.date_start for claim in read(frame.format(phrase), code)] for phrase in phrases(code, table)
    }

    assert found == {phrase: [day] for phrase in found}


NAMED = {
    "en": "A shaft flooded on Sunday. The May 3 {} said 12 miners died.",
    "fr": "Un puits a cédé dimanche. Le {} du 3 mai a annoncé que 12 mineurs sont morts.",
}


@pytest.mark.parametrize("code", NAMED)
def test_what_is_named_by_a_day_gives_no_figure_its_day(code: str) -> None:
    is_capital = load_lexicon(code).dates.names_are_capitalized
    names = [word.capitalize() if is_capital else word for word in phrases(code, "named_by_days")]

    found = {name: [claim.date_start for claim in read(NAMED[code].format(name), code)] for name in names}

    assert found == {name: [SUNDAY] for name in names}


HARM = {
    "en": "Some 12 miners died. The mayor spoke on Monday. A blast or quake {} on Friday.",
    "fr": "Quelque 12 mineurs sont morts. Le maire a parlé lundi. Un puits a {} vendredi.",
}


@pytest.mark.parametrize("code", HARM)
def test_the_day_on_which_harm_was_done_goes_before_others(code: str) -> None:
    form = Form.PAST if code == "en" else Form.PAST_PARTICIPLE
    readings = load_lexicon(code).verbs.table.items()
    verbs = load_lexicon(code).dates.harm_verbs
    told = {each.lemma: word for word, forms in readings for each in forms if each.form is form and each.lemma in verbs}

    found = {verb: [claim.date_start for claim in read(HARM[code].format(word), code)] for verb, word in told.items()}

    assert found == {verb: [FRIDAY] for verb in verbs}


@pytest.mark.parametrize("code", ["fr", "en"])
def test_events_that_kill_are_groups_of_events(code: str) -> None:
    dates = load_lexicon(code).dates

    assert dates.harmful_events <= set(dates.events.values())
