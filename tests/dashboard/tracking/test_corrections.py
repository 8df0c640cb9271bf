"""What people correct or add holds everywhere, stands beside what the rules read, and can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dashboard.tracking.corrections import BY_HAND, CORRECTED, settle_correction
from dashboard.tracking.errors import DecisionError
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract.model import Claim, Document

DAY: dict[str, Any] = {
    "date_start": date(2020, 8, 18), "date_end": date(2020, 8, 18), "kind": "event", "modality": "asserted",
    "place": "Lomé",
}  # fmt: skip


@pytest.fixture
def documents(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> list[tuple[Document, Claim]]:
    """Two outlets on one day: twelve dead, and fifteen."""
    told = []
    for publisher, number in (("Le Phare", 12), ("La Rade", 15)):
        text = f"{publisher}: mardi, {number} personnes sont mortes à Lomé, et 3 chiens."
        count = Decimal(number)
        claim = build_claim(str(number), text=text, value=count, low=count, high=count, **DAY)
        document = build_document(text, id=publisher, publisher=publisher)
        keep(store, document, claim)
        told.append((document, claim))
    store.refresh()
    return told


def read_ids(store: Store) -> list[str]:
    return store.read_claims(Selection(include_other=True)).sort_values("value")["id"].tolist()


def read_verdicts(store: Store) -> list[tuple[str, str]]:
    return sorted((figure.metric, figure.verdict) for figure in store.read_figures()[0])


@pytest.mark.usefixtures("documents")
def test_a_corrected_value_holds_in_figures_series_and_export_until_it_is_taken_back(store: Store) -> None:
    before = store.read_claims(Selection())
    claim = read_ids(store)[1]
    decision = store.decide("claim", claim, "correct", value="12", made_by="Ana", reason="a misprint")

    rows = store.read_claims(Selection()).set_index("id")
    assert read_verdicts(store) == [("deaths", "agree")]
    assert (rows.value[claim], rows.low[claim], rows.high[claim], rows["flags"][claim]) == (12, 12, 12, CORRECTED)
    assert set(store.read_series(Selection(), by="claim").rows.value) == {12.0}
    assert store.read_machine_fields(claim) == {"value": Decimal(15), "low": Decimal(15), "high": Decimal(15)}
    [noted] = store.read_decisions("claim")
    assert (noted.made_by, noted.reason, noted.details["value"]) == ("Ana", "a misprint", "12")

    store.undo(decision)
    assert store.read_claims(Selection()).equals(before)
    assert read_verdicts(store) == [("deaths", "contradict")]
    assert store.read_machine_fields(claim) is None


@pytest.mark.usefixtures("documents")
def test_a_claim_of_another_metric_leaves_its_figure(store: Store) -> None:
    claim = read_ids(store)[1]
    decision = store.decide("claim", claim, "correct", metric="injured")

    assert read_verdicts(store) == [("deaths", "single"), ("injured", "single")]
    assert store.count_selected(Selection(metric="injured")) == 1
    store.undo(decision)
    assert read_verdicts(store) == [("deaths", "contradict")]


def test_corrections_outlive_a_new_reading(store: Store, documents: list[tuple[Document, Claim]]) -> None:
    claim = read_ids(store)[1]
    store.decide("claim", claim, "correct", value="14", qualifier="at_least")
    document, read = documents[1]
    run = store.start_run(["again"])
    plan = store.plan(document, rules_version="other rules")
    reading = replace(document, flags=())
    vague = replace(read, qualifier="range", low=Decimal(10), high=Decimal(20))

    assert store.save_document(document, plan, reading, [vague], run, rules_version="other rules")
    store.refresh()

    row = store.read_claims(Selection()).set_index("id").loc[claim]
    assert (row.value, row.low, row.high, row.qualifier) == (14, 14, None, "at_least")
    machine = store.read_machine_fields(claim) or {}
    assert (machine["low"], machine["high"], machine["qualifier"]) == (10, 20, "range")


def test_a_claim_added_by_hand_counts_and_goes_when_it_is_taken_back(
    store: Store, documents: list[tuple[Document, Claim]]
) -> None:
    before = store.read_claims(Selection(include_other=True))
    text = documents[0][0].text
    start = text.index("3 chiens")
    document_id = before[before.document == "Le Phare"].document_id.iloc[0]
    decision = store.decide(
        "document", document_id, "add_claim", start=start, end=start + 1, metric="other", value="3", unit="chien"
    )

    rows = store.read_claims(Selection(include_other=True))
    [added] = rows[rows.metric == "other"].itertuples()
    assert (added.quote, added.value, added.flags, added.unit) == ("3", 3, BY_HAND, "chien")
    assert store.search("chiens")[1] == 2
    store.decide("claim", added.id, "correct", value="4")
    assert store.count_selected(Selection(include_other=True)) == 3

    store.undo(decision)
    assert store.read_claims(Selection(include_other=True)).equals(before)
    assert store.database.fetch("INSERT INTO snippet_search (snippet_search) VALUES ('integrity-check')") == []


@pytest.mark.usefixtures("documents")
def test_of_two_corrections_the_one_that_is_left_holds(store: Store) -> None:
    claim = read_ids(store)[1]
    first = store.decide("claim", claim, "correct", value="13")
    store.decide("claim", claim, "correct", subject="policiers")
    store.undo(first)

    row = store.read_claims(Selection()).set_index("id").loc[claim]
    assert (row.value, row.subject) == (15, "policiers")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "nothing"),
        ({"quote": "13"}, "nobody can correct quote"),
        ({"metric": "unicorns"}, "is no metric"),
        ({"qualifier": "circa"}, "is no qualifier"),
        ({"value": "many"}, "cannot be read"),
        ({"value": "nan"}, "must be numbers"),
        ({"low": "20"}, "in this order"),
        ({"qualifier": "range"}, "give low and high"),
        ({"date_start": "2020-08-30", "date_end": "2020-08-01"}, "first day comes after"),
    ],
)
def test_what_no_claim_can_hold_is_refused(
    fields: dict[str, Any], words: str, build_claim: Callable[..., Claim]
) -> None:
    with pytest.raises(DecisionError, match=words):
        settle_correction(build_claim(), fields)


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        ("exact", "7", "7"),
        ("about", "7", "7"),
        ("at_least", "7", None),
        ("nearly", None, "7"),
        ("less_than", None, "7"),
    ],
)
def test_the_interval_follows_from_value_and_qualifier(
    qualifier: str, low: str | None, high: str | None, build_claim: Callable[..., Claim]
) -> None:
    settled = settle_correction(build_claim(), {"value": "7", "qualifier": qualifier})

    assert settled == {"value": "7", "low": low, "high": high, "qualifier": qualifier}
