"""The dates that our own forms do not read: short stretches already known to be one, given to dateparser."""

from datetime import date, datetime
from functools import lru_cache

import dateparser

LONGEST = 60
"""Characters of a stretch that may be given to dateparser: it takes milliseconds a call, more on long ones."""
CACHED = 4096


@lru_cache(maxsize=CACHED)
def read_rest(words: str, code: str, published: date | None) -> date | None:
    """The day that dateparser reads in a few words of one language, or None.

    `published` is its only idea of now, so that nothing depends on the day it runs.
    """
    if len(words) > LONGEST:
        return None
    base = published or date(2000, 1, 1)
    found = dateparser.parse(
        words,
        languages=[code],
        settings={
            "RELATIVE_BASE": datetime(base.year, base.month, base.day),  # noqa: DTZ001 a local day has no zone
            "REQUIRE_PARTS": ["day", "month"],
            "PREFER_DATES_FROM": "past",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return found.date() if found else None
