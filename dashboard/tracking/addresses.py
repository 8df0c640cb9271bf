"""The address of a page -> the form under which two addresses are one page."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

TRACKING = ("utm_", "fbclid", "gclid", "xtor", "at_medium", "at_campaign")
"""What newsletters and networks add to an address without leading anywhere else."""


def fold_address(url: str) -> str | None:
    """The address without fragment, tracking words and closing stroke; None for the front page of a site.

    A front page is given for articles whose own address nobody noted: no two of them are versions of one page.
    """
    try:
        parts = urlsplit(url.strip())
        query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(TRACKING)]
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if not path and not query:
        return None
    host = parts.netloc.casefold().removeprefix("www.")
    return urlunsplit(("", host, path, urlencode(query), ""))
