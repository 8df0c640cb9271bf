"""Written and relative dates -> days, against the publication date."""

from extract.dates.finding import find_dates, find_dates_and_names

__all__ = ["find_dates", "find_dates_and_names"]
