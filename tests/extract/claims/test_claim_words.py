"""Every word that tells how sure a figure is, of what kind or day, read one by one in a frame of its own.

They are paradigms and idioms, so that a sentence for each would show no more; the sentences stand in `claims.toml`.
"""

from datetime import date

import pytest

from extract.lexicon import load_lexicon
from extract.model import Claim, Document
from extract.pipeline import extract_claims

PUBLISHED = "2020-08-18"
# Where a word may stand in two places, a stroke parts the two frames.
MODALITIES = {
    "fr": {
        "forecast": ("Le ministre {} 12 millions d'euros.", "forecast"),
        "feared": ("Étaient {} 12 morts.", "forecast"),
        "unconfirmed": (
            "{}, le trafic a rapporté 12 millions d'euros. | Le trafic a {} rapporté 12 millions d'euros.",
            "unconfirmed",
        ),
        "unconfirmed_of": ("Il est {} avoir versé 12 millions d'euros.", "unconfirmed"),
        "denied": ("Le ministre {} avoir versé 12 millions d'euros.", "denied"),
        "denied_before": ("Le coût est de 9 millions d'euros, {} 12 millions d'euros.", "denied"),
        "denied_after": ("Le bilan est de 9 morts, contre 12 morts {}.", "denied"),
        "former": ("Le {} faisait état de 12 morts.", "denied"),
        "hypothetical": (
            "{} 12 millions d'euros, tout change. | {} la ville verse 12 millions d'euros.",
            "hypothetical",
        ),
        "supposed": ("Selon un sondage, {} union, elle obtiendrait 12 % des voix.", "hypothetical"),
    },
    "en": {
        "forecast": ("The firm {} 12 million dollars.", "forecast"),
        "feared": ("12 miners are {} dead.", "forecast"),
        "unconfirmed": ("The ring {} earned 12 million dollars.", "unconfirmed"),
        "unconfirmed_of": ("He is {} paying 12 million dollars.", "unconfirmed"),
        "denied": ("The firm {} paying 12 million dollars.", "denied"),
        "denied_before": ("The cost is 9 million dollars, {} 12 million dollars.", "denied"),
        "denied_after": ("The toll is 9 dead, against 12 dead {}.", "denied"),
        "former": ("The {} was 12 dead.", "denied"),
        "hypothetical": (
            "{} 12 million dollars, all is lost. | She sells {} the firm pays 12 million dollars.",
            "hypothetical",
        ),
        "supposed": ("In a poll, {}, she had 12 percent of the vote.", "hypothetical"),
    },
}
CASES = [(code, table) for code, tables in MODALITIES.items() for table in tables]


def read(text: str, code: str) -> list[Claim]:
    """The claims of the number 12 in a frame; what is elided is written so: «d'12»."""
    document = Document("frame", text.replace("' ", "'") if code == "fr" else text, PUBLISHED, language=code)
    return [claim for claim in extract_claims(document, load_lexicon(code)) if claim.value == 12 or claim.low == 12e6]


def phrases(code: str, table: str) -> list[str]:
    """The phrases of a table, as words of a text."""
    entries = getattr(load_lexicon(code).claims, table)
    joined = [" ".join(phrase) if isinstance(phrase, tuple) else phrase for phrase in entries]
    return sorted(each.replace("' ", "'").replace(" 's", "'s").replace(" - ", "-") for each in joined)


@pytest.mark.parametrize(("code", "table"), CASES)
def test_every_word_of_modality_is_read(code: str, table: str) -> None:
    frame, modality = MODALITIES[code][table]

    found = {
        phrase: {claim.modality for each in frame.split(" | ") for claim in read(each.format(phrase), code)}
        for phrase in phrases(code, table)
    }

    assert {phrase: modalities for phrase, modalities in found.items() if modality not in modalities} == {}


KINDS = {
    "fr": {"totals": "Il y a eu 12 morts {}. | {} 12 morts.", "opening_totals": "{}, 12 personnes ont été tuées.",
           "sentence_totals": "La police a arrêté 12 personnes, {}.", "increments": "12 {} décès. | 12 décès {}.",
           "still": "{}, 12 personnes sont portées disparues."},
    "en": {"totals": "{} 12 dead.", "opening_totals": "{}, 12 people were killed.",
           "sentence_totals": "Police arrested 12 people, the {} show.", "increments": "12 {} deaths.",
           "still": "{}, 12 people are missing."},
}  # fmt: skip
KIND_OF = {
    "totals": "total", "opening_totals": "total", "sentence_totals": "total", "increments": "event", "still": "level",
}  # fmt: skip


@pytest.mark.parametrize(("code", "table"), [(code, table) for code, tables in KINDS.items() for table in tables])
def test_every_word_of_kind_is_read(code: str, table: str) -> None:
    frame = KINDS[code][table]

    kinds = {
        phrase: {claim.kind for each in frame.split(" | ") for claim in read(each.format(phrase), code)}
        for phrase in phrases(code, table)
    }

    assert {phrase: kind for phrase, kind in kinds.items() if KIND_OF[table] not in kind} == {}


@pytest.mark.parametrize(
    ("code", "frame", "survey"),
    [
        ("fr", "Sondage {} le 12 août : 12 % des intentions de vote pour elle.", True),
        ("fr", "Un sondage {} lundi donne 12 % des intentions de vote à Ana Ruiz.", False),
        ("en", "A poll {} on August 12 gave her 12 percent support.", True),
        ("en", "A poll {} on Monday gave her 12 percent support.", False),
    ],
)
def test_a_poll_is_of_the_days_of_its_survey_and_not_of_its_publishing(code: str, frame: str, *, survey: bool) -> None:
    expected = date(2020, 8, 12) if survey else date(2020, 8, 18)

    days = {
        word: [claim.date_end for claim in read(frame.format(word), code)]
        for word in phrases(code, "surveyed" if survey else "issued")
    }

    assert {word: day for word, day in days.items() if day != [expected]} == {}
