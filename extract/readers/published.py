"""A publication date as somebody wrote it -> an ISO date or date-time, with flags where there is none."""

import re
from datetime import date, datetime

from extract.model import Flag

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
ISO_DATE_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?",
    re.ASCII | re.IGNORECASE,
)


def to_published(text: str) -> str | None:
    """The ISO form of a date or date-time, or None where it is neither.

    `2020-08-18`, `2020-08-18T07:30+02:00`, `2020-08-18T05:30:00Z`; a date-time without offset is
    local time and stays without.
    """
    text = text.strip()
    try:
        if ISO_DATE.fullmatch(text):
            return date.fromisoformat(text).isoformat()
        if ISO_DATE_TIME.fullmatch(text):
            return datetime.fromisoformat(text.upper()).isoformat()
    except ValueError:
        return None
    return None


def settle_published(written: str | None, default: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The date to keep and its flags: the one of the metadata, else `default`, else unknown."""
    written = (written or "").strip()
    published = to_published(written) if written else None
    flags = [Flag.INVALID_PUBLICATION_DATE] if written and published is None else []
    published = published or default
    if published is None:
        flags.append(Flag.NO_PUBLICATION_DATE)
    return published, tuple(flags)
