"""`decide`: what a person says of figures on the command line, what they are told, and what is refused."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store


@pytest.fixture
def path(make_store: Callable[..., Path]) -> Path:
    """Two outlets that give one cost in other words, and another number."""
    path = make_store(
        {"text": "Le pont a coûté 7 millions.", "publisher": "Le Phare", "claims": [to_cost("7 millions", 7_000_000)]},
        {"text": "Coût du chantier : 9 millions.", "publisher": "Rade", "claims": [to_cost("9 millions", 9_000_000)]},
    )
    with Store.open(path) as store:
        store.refresh()
    return path


def to_cost(quote: str, value: int) -> dict[str, object]:
    number = Decimal(value)
    return {"quote": quote, "metric": "money", "unit": "EUR", "value": number, "low": number, "high": number}


def read_ids(path: Path) -> list[str]:
    with Store.open(path, read_only=True) as store:
        return list(store.read_claims(Selection()).sort_values("value").id)


def run(path: Path, *words: str) -> int:
    return main(["decide", *words, "--store", str(path)])


def count_conflicts(path: Path) -> int:
    with Store.open(path, read_only=True) as store:
        return store.read_figures(verdicts=("contradict",))[1]


def test_amounts_are_compared_once_a_person_says_that_they_are_one_figure(path: Path) -> None:
    one, other = read_ids(path)
    assert count_conflicts(path) == 0

    assert run(path, "same-figure", one, other, "--by", "Ana", "--reason", "the same bridge") == 0
    assert count_conflicts(path) == 1

    assert run(path, "undo", "1") == 0
    assert count_conflicts(path) == 0


def test_a_correction_says_what_the_rules_read_and_is_told_in_the_log(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = read_ids(path)[1]

    assert run(path, "correct", claim, "value=7500000", "--by", "Ana", "--reason", "with tax") == 0
    printed = capsys.readouterr().out
    assert "The rules read: value=9000000, low=9000000, high=9000000" in printed
    assert "decide undo 1" in printed
    assert run(path, "log") == 0
    told = capsys.readouterr().out
    assert f"holds  correct {claim} value=7500000" in told
    assert told.rstrip().endswith("by Ana: with tax")


def test_a_figure_that_no_rule_read_is_added(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(path, read_only=True) as store:
        document = store.read_documents()[0]
    words = ("start=0", "end=2", "metric=deaths", "value=0", "subject=")

    assert run(path, "add", document.document_id, *words, "--json") == 0
    assert json.loads(capsys.readouterr().out)["decision"] == 1
    with Store.open(path, read_only=True) as store:
        assert store.count_selected(Selection(metric="deaths")) == 1


@pytest.mark.parametrize(
    "words",
    [("accept",), ("undo", "three"), ("same-figure", "c1"), ("correct", "c1", "value"), ("accept", "c1", "a=b")],
)
def test_a_wrong_command_line_is_refused(words: tuple[str, ...], path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(path, *words)


def test_a_decision_that_could_not_hold_is_refused_in_one_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path, "correct", read_ids(path)[0], "metric=unicorns") == 1
    assert "«unicorns» is no metric" in capsys.readouterr().err
