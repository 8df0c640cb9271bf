"""Every verdict has its sentence in every language, with who says what for when."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.i18n.catalogue import LANGUAGES, load_words
from dashboard.i18n.verdicts import name_figure, word_range, word_reason, word_saying, word_verdict
from dashboard.tracking.reconcile import Judgement
from dashboard.tracking.records import FigureReason, Saying, StoredFigure

MINISTRY = Saying(
    claim="c1",
    document_id="d1",
    voice="ministère de l'Intérieur",
    is_attributed=True,
    publisher="Le Phare",
    published="2020-08-18",
    qualifier="exact",
    unit="people",
    value=Decimal(3),
    low=Decimal(3),
    high=Decimal(3),
    date_start="2020-08-18",
    date_end="2020-08-18",
    modality="asserted",
    takes_part=True,
    quote="troisième",
    snippet="…",
)
OTHER = replace(MINISTRY, claim="c2", voice=None, publisher=None, value=Decimal(5), qualifier="about")
RULES = (
    "single", "agree", "compatible", "course", "contradict", "contradict_fell", "beside", "fell", "increments",
)  # fmt: skip


def build_figure(**known: object) -> StoredFigure:
    usual: dict[str, object] = {
        "id": 1, "metric": "arrests", "unit": "people", "kind": "total", "subject": None, "place": "Biélorussie",
        "document_id": None, "date_start": "2020-08-09", "date_end": "2020-08-18", "starts": "2020-08-09",
        "verdict": "contradict", "reason": FigureReason("contradict", MINISTRY, OTHER, Decimal("0.1"), 2, None),
        "notes": (), "voices": 2, "publishers": 2, "claims": 2, "latest": OTHER, "value": Decimal(5),
        "low": Decimal(3), "high": Decimal(5), "is_open_low": False, "is_open_high": False,
    }  # fmt: skip
    return StoredFigure(**{**usual, **known})  # type: ignore[arg-type]


def test_a_contradiction_in_french() -> None:
    sentence = word_verdict(build_figure(), load_words("fr"))

    assert sentence.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") == (
        "3 (ministère de l'Intérieur, le 18 août 2020) et environ 5 (source inconnue, le 18 août 2020) "
        "se contredisent : "
        "aucun nombre ne convient aux deux (« environ » et « près de » valent ± 10 % ici) (2 paires de voix)."
    )


def test_a_contradiction_in_english() -> None:
    assert word_verdict(build_figure(), load_words("en")) == (
        "3 (ministère de l'Intérieur, 18 August 2020) and about 5 (unknown source, 18 August 2020) "
        "contradict each other: "
        "no number fits both (“about” and “nearly” stand for ± 10% here) (2 pairs of voices)."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_sentence(language: str, rule: str) -> None:
    reason = FigureReason(rule, MINISTRY, OTHER, None, 1, Decimal(8))
    sentence = word_reason(reason, load_words(language))

    assert sentence.endswith(".")
    assert "{" not in sentence
    assert not sentence.startswith(" ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_judgement_has_its_word(language: str) -> None:
    assert all(f"judgement.{each}" in load_words(language) for each in Judgement)


def test_what_is_undated_says_so() -> None:
    saying = replace(MINISTRY, date_start=None, date_end=None)

    assert word_saying(saying, load_words("en")) == "3 (ministère de l'Intérieur, undated)"


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ({}, "3 to 5"),
        ({"is_open_high": True}, "3 to 5 or more"),
        ({"low": Decimal(5)}, "5"),
        ({"low": Decimal(5), "is_open_high": True}, "at least 5"),
        ({"low": Decimal(5), "is_open_low": True}, "at most 5"),
        ({"low": None, "high": None}, "no number"),
    ],
)
def test_the_range_of_a_figure(known: dict[str, object], written: str) -> None:
    assert word_range(build_figure(**known), load_words("en")) == written


def test_a_figure_is_named_by_what_it_is_of() -> None:
    assert name_figure(build_figure(), load_words("fr")) == "Arrestations · Biélorussie"
