"""What the overview reads: courses of figures, their order, what is fresh, what is contradicted."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dashboard.tracking.overview import Order, Overview
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store

TEXT = "12 puis 15 puis 18 puis 21"
LONG_AGO, NEVER = "2000-01-01T00:00:00+00:00", "2999-01-01T00:00:00+00:00"

EVERYTHING = Selection()

StoreMaker = Callable[..., Path]


def claim(quote: str, **told: object) -> dict[str, Any]:
    number = Decimal(quote)
    return {"quote": quote, "value": number, "low": number, "high": number, "place": "Lutz", **told}


def read(
    path: Path, since: str = LONG_AGO, selection: Selection = EVERYTHING, order: Order = "voices", limit: int = 24
) -> Overview:
    with Store.open(path, read_only=True) as store:
        return store.read_overview(selection, since=since, order=order, limit=limit)


def test_claims_of_one_metric_unit_kind_and_place_are_one_course(make_store: StoreMaker) -> None:
    claims = [claim("12"), claim("15", date_start="2026-03-02"), claim("18", kind="event"), claim("21", unit="EUR")]

    overview = read(make_store({"text": TEXT, "published": "2026-03-03", "claims": claims}))

    assert [(each.kind, each.unit, each.claims) for each in overview.courses] == [
        ("total", "people", 2), ("event", "people", 1), ("total", "EUR", 1)]  # fmt: skip
    assert (overview.total, overview.claims, overview.documents) == (3, 4, 1)


def test_a_subject_comes_before_the_place_and_without_either_each_text_is_apart(make_store: StoreMaker) -> None:
    claims = [claim("12", subject="Garde"), claim("15", place=None)]
    other = [claim("12", place=None)]

    overview = read(make_store({"text": TEXT, "claims": claims}, {"text": f"{TEXT}.", "claims": other}))

    named = [(each.series, each.is_subject) for each in overview.courses]
    assert sorted(named, key=str) == [("Garde", True), (None, False), (None, False)]
    assert len({each.document_id for each in overview.courses if each.series is None}) == 2


def test_the_latest_word_is_of_the_latest_day_and_asserted(make_store: StoreMaker) -> None:
    claims = [
        claim("12", date_end="2026-03-01"),
        claim("15", date_end="2026-03-02"),
        claim("18", date_end="2026-03-05", modality="forecast"),
        claim("21", date_end="2026-03-04", modality="denied"),
    ]

    (course,) = read(make_store({"text": TEXT, "published": "2026-03-03", "claims": claims})).courses

    assert course.latest is not None
    assert course.latest.value == Decimal(15)
    assert [point.value for point in course.points] == [12, 15]


def test_a_course_of_mere_forecasts_has_no_latest_word(make_store: StoreMaker) -> None:
    (course,) = read(make_store({"text": TEXT, "claims": [claim("12", modality="forecast")]})).courses

    assert (course.latest, course.figure, course.points) == (None, None, ())


def test_only_what_was_read_in_since_then_is_fresh(make_store: StoreMaker) -> None:
    path = make_store({"text": TEXT, "claims": [claim("12"), claim("15")]})

    fresh, stale = read(path), read(path, NEVER)

    assert (fresh.fresh_claims, fresh.fresh_documents, fresh.courses[0].fresh) == (2, 1, 2)
    assert (stale.fresh_claims, stale.fresh_documents, stale.courses[0].fresh) == (0, 0, 0)


@pytest.mark.parametrize(
    ("order", "first"), [("voices", "Nebelsbad"), ("contradictions", "Lutz")], ids=["voices", "contradictions"]
)
def test_the_order_is_the_one_asked_for(make_store: StoreMaker, order: Order, first: str) -> None:
    day = {"date_start": "2026-03-01", "date_end": "2026-03-01", "kind": "event"}
    claims = [
        claim("12", attribution="Garde", **day),
        claim("15", attribution="Secours", **day),
        *(claim("18", attribution=voice, place="Nebelsbad", **day) for voice in ("Garde", "Mairie")),
        claim("21", attribution="Secours", place="Nebelsbad", metric="injured"),
        claim("18", attribution="Préfecture", place="Nebelsbad", **day),
    ]
    path = make_store(*({"text": f"{TEXT} {at}", "published": "2026-03-02", "claims": [each]}
                        for at, each in enumerate(claims)))  # fmt: skip

    overview = read(path, order=order)

    assert overview.courses[0].series == first
    assert overview.contradictions == 1


def test_a_selection_narrows_the_courses_and_the_limit_their_number(make_store: StoreMaker) -> None:
    claims = [claim("12"), claim("15", metric="injured"), claim("18", place="Nebelsbad")]
    path = make_store({"text": TEXT, "claims": claims})

    narrow, short = read(path, selection=Selection("injured")), read(path, limit=1)

    assert [each.metric for each in narrow.courses] == ["injured"]
    assert (len(short.courses), short.total) == (1, 3)


def test_an_empty_store_has_no_courses(make_store: StoreMaker) -> None:
    overview = read(make_store())

    assert (overview.courses, overview.total, overview.voices, overview.documents) == ((), 0, 0, 0)


def test_series_are_ranked_by_their_claims_whatever_a_chart_has_room_for(make_store: StoreMaker) -> None:
    claims = [claim("12", place="Lutz"), claim("15", place="Nebelsbad"), claim("18", place="Nebelsbad"),
              claim("21", place=None)]  # fmt: skip
    with Store.open(make_store({"text": TEXT, "claims": claims}), read_only=True) as store:
        ranked, first = store.rank_series(Selection(), 7), store.rank_series(Selection(), 1)
        drawn = store.read_series(Selection(), by="year", most_series=1)

    assert first == ["Nebelsbad"]
    assert set(ranked) == {"Nebelsbad", "Lutz", None}
    assert drawn.rest == 2
