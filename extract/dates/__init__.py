"""Written and relative dates -> days, against the publication date."""

from extract.dates.finding import find_dates

__all__ = ["find_dates"]
