"""Where each claim stands and how it is drawn; none is left out."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.placing import find_panels, place_claims

Builder = Callable[..., pd.DataFrame]

UNDATED = {"date_start": None, "date_end": None}
UNDATABLE = {**UNDATED, "published": None}


@pytest.mark.parametrize(
    ("claim", "drawn"),
    [
        ({}, "point"),
        ({"qualifier": "about"}, "point"),
        ({"qualifier": "at_least", "high": None}, "arrow_up"),
        ({"qualifier": "more_than", "high": None}, "arrow_up"),
        ({"qualifier": "at_most", "low": None}, "arrow_down"),
        ({"qualifier": "less_than", "low": None}, "arrow_down"),
        ({"qualifier": "nearly", "low": None}, "arrow_down"),
        ({"qualifier": "range", "value": 250.0, "low": 200.0, "high": 300.0}, "bar"),
        ({"qualifier": "vague", "value": None, "low": 20.0, "high": 99.0}, "band"),
        ({"qualifier": "vague", "value": None, "low": 2000.0, "high": None}, "arrow_up"),
    ],
)
def test_a_claim_is_drawn_as_what_its_words_allow(build_rows: Builder, claim: dict[str, Any], drawn: str) -> None:
    placed = place_claims(build_rows(claim))

    assert placed["drawn"][0] == drawn


@pytest.mark.parametrize(
    ("claim", "standing"),
    [
        ({}, "dated"),
        ({"date_start": None}, "dated"),
        (UNDATED, "undated"),
        ({**UNDATED, "published": "2026-03-05T07:30:00+01:00"}, "undated"),
        (UNDATABLE, "strip"),
        ({**UNDATED, "published": "bientôt"}, "strip"),
        ({"value": None}, "unplaced"),
    ],
    ids=["dated", "only an end", "published", "published at a time", "nothing", "no date at all", "no number"],
)
def test_every_claim_stands_somewhere(build_rows: Builder, claim: dict[str, Any], standing: str) -> None:
    placed = place_claims(build_rows(claim))

    assert list(placed["standing"]) == [standing]


def test_an_undated_claim_stands_at_its_publication_date(build_rows: Builder) -> None:
    placed = place_claims(build_rows({**UNDATED, "published": "2026-03-05T23:30:00+01:00"}))

    assert placed["x"][0] == pd.Timestamp("2026-03-05")


@pytest.mark.parametrize(
    ("kind", "day"), [("total", "2026-03-11"), ("event", "2026-03-06"), ("level", "2026-03-06"), (None, "2026-03-06")]
)
def test_a_total_stands_at_its_last_day_and_all_else_in_the_middle(
    build_rows: Builder, kind: str | None, day: str
) -> None:
    placed = place_claims(build_rows({"kind": kind, "date_start": "2026-03-01", "date_end": "2026-03-11"}))

    assert placed["x"][0] == pd.Timestamp(day)
    assert (placed["day_start"][0], placed["day_end"][0]) == (pd.Timestamp("2026-03-01"), pd.Timestamp("2026-03-11"))


def test_claims_that_would_hide_each_other_are_set_apart_the_same_way_every_time(build_rows: Builder) -> None:
    rows = build_rows({}, {}, {}, {"value": 100.0})

    placed = place_claims(rows)

    assert placed["x"][:3].nunique() == 3
    assert placed["x"][3] == pd.Timestamp("2026-03-03")
    assert list(placed["x"]) == list(place_claims(rows)["x"])


def test_many_claims_of_one_day_stay_near_it(build_rows: Builder) -> None:
    placed = place_claims(build_rows(*({} for _ in range(50)), {"date_start": "2026-04-03", "date_end": "2026-04-03"}))
    day = placed["x"][:50]

    assert day.nunique() == 50
    assert day.max() - day.min() < pd.Timedelta(days=31 * 0.2 + 1)


def test_a_vague_claim_has_its_interval_and_no_value_of_its_own(build_rows: Builder) -> None:
    placed = place_claims(build_rows({"qualifier": "vague", "value": None, "low": 20.0, "high": 99.0}))

    assert (placed["y_low"][0], placed["y_high"][0]) == (20, 99)


def test_panels_never_mix_metrics_units_or_currencies(build_rows: Builder) -> None:
    rows = build_rows(
        {"metric": "money", "unit": "EUR"},
        {"metric": "money", "unit": "USD"},
        {"metric": "money", "unit": "USD"},
        {"metric": "deaths"},
        {"metric": "other", "unit": None},
    )

    panels = find_panels(rows)

    assert (panels[0].metric, panels[0].unit, len(panels[0].rows)) == ("money", "USD", 2)
    assert {(panel.metric, panel.unit) for panel in panels} == {
        ("money", "EUR"),
        ("money", "USD"),
        ("deaths", "people"),
        ("other", None),
    }
    assert sum(len(panel.rows) for panel in panels) == len(rows)


def test_no_rows_are_no_panels(build_rows: Builder) -> None:
    assert find_panels(build_rows({})[:0]) == []


def test_by_publication_every_claim_stands_at_the_day_that_its_text_came_out(
    build_rows: Callable[..., pd.DataFrame],
) -> None:
    rows = build_rows({}, {"date_start": None, "date_end": None}, {"published": None})

    placed = place_claims(rows, "published")

    assert list(placed["standing"]) == ["dated", "undated", "strip"]
    assert list(placed["day"].dt.strftime("%Y-%m-%d").fillna("")) == ["2026-03-05", "2026-03-05", ""]
