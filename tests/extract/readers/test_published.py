"""Publication dates as people write them."""

import pytest

from extract.model import Flag
from extract.readers.published import settle_published, to_published


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2020-08-18", "2020-08-18"),
        (" 2020-08-18\n", "2020-08-18"),
        ("2020-08-18T07:30+02:00", "2020-08-18T07:30:00+02:00"),
        ("2020-08-18T05:30:00Z", "2020-08-18T05:30:00+00:00"),
        ("2020-08-18t05:30:00z", "2020-08-18T05:30:00+00:00"),
        ("2020-08-18 07:30:15", "2020-08-18T07:30:15"),
        ("2020-08-18T07:30:15.250", "2020-08-18T07:30:15.250000"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_an_iso_date_or_date_time_is_kept(written: str, iso: str) -> None:
    assert to_published(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "",
        "demain",
        "2026-02-30",
        "0000-01-01",
        "1772524800000",
        "-1",
        "20200818",
        "2020-W34-2",
        "18/08/2020",
        "2020-08",
        "2026-03-03T25:61:61+99:00",
        "٢٠٢٠-٠٨-١٨",
        "2020-08-18T07:30 CEST",
    ],
)
def test_anything_else_is_no_date(written: str) -> None:
    assert to_published(written) is None


def test_the_date_of_the_metadata_wins_over_the_callers() -> None:
    assert settle_published("2020-08-18", "2021-01-01") == ("2020-08-18", ())


@pytest.mark.parametrize("written", [None, "", "  "])
def test_the_callers_date_serves_where_the_metadata_say_nothing(written: str | None) -> None:
    assert settle_published(written, "2021-01-01") == ("2021-01-01", ())


def test_no_date_at_all_is_flagged() -> None:
    assert settle_published(None, None) == (None, (Flag.NO_PUBLICATION_DATE,))


def test_an_invalid_date_is_flagged_and_leaves_the_date_unknown() -> None:
    assert settle_published("demain", None) == (None, (Flag.INVALID_PUBLICATION_DATE, Flag.NO_PUBLICATION_DATE))


def test_the_callers_date_serves_for_an_invalid_one_which_stays_flagged() -> None:
    assert settle_published("demain", "2021-01-01") == ("2021-01-01", (Flag.INVALID_PUBLICATION_DATE,))
