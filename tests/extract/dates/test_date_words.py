"""Tables of the calendar whose members are known beforehand: each member is read, one by one."""

from datetime import date, timedelta

import pytest

from extract.dates import find_dates
from extract.lexicon import load_lexicon
from extract.model import DateMention
from extract.numbers import find_numerals
from extract.text.parse import Parse

PUBLISHED = date(2020, 8, 18)
MONTH = {"fr": "le 3 {} 2019", "en": "on 3 {} 2019"}
WEEKDAY = {"fr": "Il a parlé {} soir.", "en": "He spoke on {} night."}
EVENT = {"fr": "{} du 3 mai 2019", "en": "the May 3, 2019 {}"}
AFTERMATH = {"fr": "La ville pleurait lundi, {} séisme.", "en": "The town mourned on Monday, {} quake."}
HOLIDAY = {"fr": "le {} 2019", "en": "on {} 2019"}
SEASON = {"fr": "l'{} 2019", "en": "the {} of 2019"}
FRACTION = {"fr": "le premier {} 2019", "en": "the first {} of 2019"}
UNIT = {"fr": "trois {} plus tôt. Le {} dernier.", "en": "three {} ago. Last {}."}
AGAIN = {"fr": "Il a plu le 3 mai 2019, et à la {} en 2017.", "en": "It rained on May 3, 2019, and in the {} of 2017."}
PERIODS = {
    "en": {
        "period_links": ("It fell in the three months {} June 2020.", date(2020, 4, 1), date(2020, 6, 30)),
        "wholes": ("It grew in {} 2018.", date(2018, 1, 1), date(2018, 12, 31)),
        "year_subjects": ("Then 2018 {} rain.", date(2018, 1, 1), date(2018, 12, 31)),
        "firsts": ("It rained in the {} six months of 2018.", date(2018, 1, 1), date(2018, 6, 30)),
        "closing": ("It rained in the {} quarter of 2018.", date(2018, 10, 1), date(2018, 12, 31)),
        "so_far": ("For the year {} it rained.", date(2020, 1, 1), PUBLISHED),
    },
    "fr": {
        "period_links": ("En baisse sur les trois mois {} juin 2020.", date(2020, 4, 1), date(2020, 6, 30)),
        "wholes": ("En hausse sur {} 2018.", date(2018, 1, 1), date(2018, 12, 31)),
        "firsts": ("Il a plu les six {} mois de 2018.", date(2018, 1, 1), date(2018, 6, 30)),
        "closing": ("Il a plu au {} trimestre de 2018.", date(2018, 10, 1), date(2018, 12, 31)),
        "so_far": ("Sur l'année {}, il a plu.", date(2020, 1, 1), PUBLISHED),
    },
}
"""By table, the sentence that its words stand in and the days of the period that it names."""
NAMED = {"fr": "Il habite {} du 8 mai.", "en": "He belongs to the May 14 {}."}
LANGUAGES = pytest.mark.parametrize("code", ["fr", "en"])


def read(text: str, code: str) -> list[DateMention]:
    parse = Parse(text, load_lexicon(code))
    return find_dates(parse, find_numerals(parse.tokens, parse.sentences, parse.lexicon), PUBLISHED, parse.lexicon)


def to_written(word: str, code: str) -> str:
    """A word of a table as a text writes it: names have a capital in English, short ones a full stop."""
    lexicon = load_lexicon(code)
    stop = "." if word in lexicon.text.abbreviations and len(word) <= 5 else ""
    return (word.capitalize() if lexicon.dates.names_are_capitalized else word) + stop


def to_aftermath(phrase: tuple[str, ...], code: str) -> str:
    """A sentence that counts an event's day so; what is elided stands before a vowel."""
    return AFTERMATH[code].format(" ".join(phrase)).replace("d' séisme", "d'attentat")


@LANGUAGES
def test_every_name_of_a_month_is_its_month(code: str) -> None:
    months = load_lexicon(code).dates.months

    found = {word: read(MONTH[code].format(to_written(word, code)), code) for word in months}

    assert {word: [each.date_start for each in mentions] for word, mentions in found.items()} == {
        word: [date(2019, month, 3)] for word, month in months.items()
    }
    assert set(months.values()) == set(range(1, 13))


@LANGUAGES
def test_every_name_of_a_weekday_is_its_day(code: str) -> None:
    weekdays = load_lexicon(code).dates.weekdays

    found = {word: read(WEEKDAY[code].format(to_written(word, code)), code) for word in weekdays}

    assert {
        word: [each.date_start.weekday() for each in mentions if each.date_start] for word, mentions in found.items()
    } == {word: [weekday] for word, weekday in weekdays.items()}
    assert set(weekdays.values()) == set(range(7))


@LANGUAGES
def test_every_noun_of_an_event_takes_its_date(code: str) -> None:
    events = load_lexicon(code).dates.events
    named = {word: event for word, event in events.items() if event not in {"any_event", "long_event"}}

    found = {word: [each.event for each in read(EVENT[code].format(word), code)] for word in named}

    assert found == {word: [event] for word, event in named.items()}


@LANGUAGES
def test_every_aftermath_counts_back_to_its_event(code: str) -> None:
    table = load_lexicon(code).dates.aftermaths
    aftermaths = {phrase: match[1] for phrase in table if (match := table.at(phrase, 0, len(phrase)))}

    found = {
        phrase: [each.date_start for each in read(to_aftermath(phrase, code), code) if each.event]
        for phrase in aftermaths
    }

    assert found == {phrase: [date(2020, 8, 17) - timedelta(days)] for phrase, days in aftermaths.items()}


@LANGUAGES
def test_every_holiday_is_a_day_of_the_year_that_stands_with_it(code: str) -> None:
    names = [" ".join(phrase) for phrase in load_lexicon(code).dates.holidays]
    written = [to_title(name) for name in names]

    found = {
        name: [each.date_start.year for each in read(HOLIDAY[code].format(name), code) if each.date_start]
        for name in written
    }

    assert found == {name: [2019] for name in written}


def to_title(name: str) -> str:
    """A holiday as it is written: «Jour de l'An», "New Year's Eve"."""
    return (
        name.title()
        .replace("' ", "'")
        .replace(" 'S", "'s")
        .replace(" - ", "-")
        .replace(" . ", ". ")
        .replace("S '", "s'")
    )


@LANGUAGES
def test_every_season_and_part_of_a_year_has_its_months(code: str) -> None:
    dates = load_lexicon(code).dates
    frames = [(SEASON, {word: first for word, (first, _) in dates.seasons.items()})]
    frames.append((FRACTION, dict.fromkeys(dates.year_fractions, 1)))
    for frame, words in frames:
        found = {word: [each.date_start for each in read(frame[code].format(word), code)] for word in words}
        assert found == {word: [date(2019, month, 1)] for word, month in words.items()}


@LANGUAGES
def test_every_unit_counts_back(code: str) -> None:
    units = [" ".join(phrase).replace(" - ", "-") for phrase in load_lexicon(code).dates.units]

    found = {unit: read(UNIT[code].format(unit, unit), code) for unit in units}

    assert [unit for unit, mentions in found.items() if not mentions] == []
    assert all(each.date_end and each.date_end <= PUBLISHED for mentions in found.values() for each in mentions)


@LANGUAGES
def test_every_same_time_is_that_of_the_date_before(code: str) -> None:
    times = load_lexicon(code).dates.same_times

    found = {time: read(AGAIN[code].format(" ".join(time)), code)[-1] for time in times}

    firsts: dict[str, set[date]] = {}
    for time, mention in found.items():
        match = times.at(list(time), 0, len(time))
        assert match
        assert mention.date_start
        firsts.setdefault(match[1], set()).add(mention.date_start)
    assert {mention.rule for mention in found.values()} == {"date.same_time"}
    assert firsts["day"] == firsts["range"] == {date(2017, 5, 3)}
    assert firsts["month"] == {date(2017, 5, 1)}
    assert {day.weekday() for day in firsts["week"]} == {0}
    assert {day.weekday() for day in firsts["weekend"]} == {5}


@pytest.mark.parametrize(("code", "table"), [(code, table) for code in PERIODS for table in PERIODS[code]])
def test_every_word_of_a_period_gives_its_days(code: str, table: str) -> None:
    frame, first, last = PERIODS[code][table]
    entries = getattr(load_lexicon(code).dates, table)
    words = [" ".join(each) if isinstance(each, tuple) else each for each in entries]

    found = {
        word: [(each.date_start, each.date_end) for each in read(frame.format(word.replace("' ", "'")), code)]
        for word in words
    }

    assert found == {word: [(first, last)] for word in words}


@LANGUAGES
def test_everything_that_a_day_names_is_no_date(code: str) -> None:
    names = load_lexicon(code).dates.named_by_days

    found = {name: read(NAMED[code].format(name.title() if code == "en" else name), code) for name in names}

    assert found == {name: [] for name in names}
