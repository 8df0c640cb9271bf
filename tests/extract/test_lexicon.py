"""A language folder is checked as it is loaded: a slip of the pen is told with its file, key and remedy."""

from decimal import Decimal

import pytest

from extract.errors import LexiconError
from extract.folding import Elision
from extract.lexicon import load_lexicon, to_singular
from extract.lexicon.tables import Table
from extract.lexicon.verbs import Form, build_verb_table


def test_a_language_without_a_folder_is_refused_with_the_remedy() -> None:
    with pytest.raises(LexiconError, match="languages/xx: there is no such language folder; add one"):
        load_lexicon("xx")


def test_a_key_that_no_stage_reads_is_refused() -> None:
    table = Table({"joiners": "et", "joinres": "et"}, "languages/fr/numbers.toml", Elision.AFTER)
    table.words("joiners")

    with pytest.raises(LexiconError, match="«joinres» is no key of this file"):
        table.close()


def test_a_missing_key_is_refused() -> None:
    with pytest.raises(LexiconError, match="«months» is missing"):
        Table({}, "languages/fr/dates.toml", Elision.AFTER).take("months")


def test_a_verb_under_the_wrong_paradigm_is_refused() -> None:
    table = {"paradigm": {"er": {"lemma_ending": "er", "verbs": "finir"}}}

    with pytest.raises(LexiconError, match="«finir» does not end in «er»"):
        build_verb_table(table, "languages/fr/verbs.toml")


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("tuèrent", "tuer", Form.PAST),
        ("périraient", "périr", Form.CONDITIONAL),
        ("annonçait", "annoncer", Form.IMPERFECT),
        ("obtiendra", "obtenir", Form.FUTURE),
        ("détenues", "détenir", Form.PAST_PARTICIPLE),
        ("faisant", "faire", Form.PRESENT_PARTICIPLE),
    ],
)
def test_a_form_of_a_french_verb_is_known(word: str, lemma: str, form: Form) -> None:
    readings = load_lexicon("fr").verbs.table[word]

    assert any(reading.lemma == lemma and reading.form is form for reading in readings)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("médailles", "médaille"), ("journaux", "journal"), ("bateaux", "bateau"), ("pays", "pays"), ("feux", "feu")],
)
def test_a_counted_noun_is_given_in_the_singular(plural: str, singular: str) -> None:
    assert to_singular(plural, load_lexicon("fr").text) == singular


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_closed_tables_of_a_language_are_whole(code: str) -> None:
    lexicon = load_lexicon(code)

    assert set(lexicon.dates.months.values()) == set(range(1, 13))
    assert set(lexicon.dates.weekdays.values()) == set(range(7))
    assert {10**3, 10**6, 10**9, 10**12} <= set(lexicon.numbers.scales.values())
    assert set(lexicon.numbers.ordinals.values()) >= set(range(1, 11))
    assert all(isinstance(value, Decimal) for value in lexicon.signs.fractions.values())


def test_every_metric_of_the_contract_is_defined() -> None:
    ids = [
        "deaths",
        "injured",
        "missing",
        "displaced",
        "abducted",
        "cases",
        "hospitalized",
        "arrests",
        "detained",
        "released",
        "charged",
        "convicted",
        "prison_term",
        "vote_share",
        "votes",
        "poll_share",
        "turnout",
        "seats",
        "years_in_power",
        "protesters",
        "strikers",
        "forces",
        "money",
        "unemployment",
        "inflation",
        "growth",
    ]

    assert list(load_lexicon("fr").definitions) == ids
