"""What a page or an export asks for: which claims, and in which columns they come back."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Literal

from extract.lexicon.confidence import load_confidence

CSV_COLUMNS = (
    "id",
    "metric",
    "value",
    "low",
    "high",
    "qualifier",
    "unit",
    "subject",
    "agent",
    "place",
    "attribution",
    "date_start",
    "date_end",
    "date_text",
    "date_precision",
    "date_basis",
    "date_reach",
    "kind",
    "part_of",
    "modality",
    "confidence",
    "flags",
    "status",
    "quote",
    "snippet",
    "locator",
    "document",
    "document_hash",
    "title",
    "publisher",
    "url",
    "published",
    "language",
    "start",
    "end",
)
"""The CSV of figures, one claim a row, in the order that DESIGN.md fixes."""

PLOTTING_COLUMNS = ("value_real", "low_real", "high_real", "series", "document_id", "figure", "verdict")
"""What `Store.read_claims` adds after them: floats for a chart's scales, its series, its document, its figure."""

ROLES = ("subject", "agent", "attribution")
"""The roles in which a name is an actor."""


REJECTED = "reject"
"""The status of a claim that a person found wrong: left out unless it is asked for."""
UNDECIDED = "undecided"
"""The status of a claim that nobody has decided about."""

CONFIDENCE_BANDS = {
    band.name: (band.states + below.states) / 2 if below else 0.0
    for band, below in zip_longest(load_confidence().bands, load_confidence().bands[1:])
}
"""Each band with the confidence that it begins at, highest first."""
UNMEASURED = "unmeasured"
"""The band of a claim without a confidence."""

FACETS = (
    "metric",
    "actor",
    "place",
    "voice",
    "publisher",
    "language",
    "qualifier",
    "modality",
    "kind",
    "status",
    "confidence",
    "period",
)
"""What claims are counted by, each under all the other filters."""

PeriodBy = Literal["event", "published"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims to read; what is left out does not narrow, and several values of one filter mean one of them.

    Names are those of `Facet.name`: an actor's label, an id of model.py, or the `document_id` of a text as the
    name of a voice that is not known otherwise.
    """

    metric: str | None = None
    actors: tuple[str, ...] = ()
    """Names of which a claim must have one, in any role or in `role` alone."""
    role: str | None = None
    """One of `ROLES`; None means any of them."""
    places: tuple[str, ...] = ()
    include_other: bool = False
    """Whether numbers of no tracked metric come too; asking for metric `other` brings them in any case."""
    voices: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    """Of `UNDECIDED` and the actions of decisions.py; without any, all but what was rejected."""
    confidences: tuple[str, ...] = ()
    """Of `CONFIDENCE_BANDS` and `UNMEASURED`."""
    period_start: str | None = None
    """An ISO day; claims whose days, or publication, end before it are left out, and so are undated ones."""
    period_end: str | None = None
    period_by: PeriodBy = "event"
    words: str | None = None
    """Words that the sentence of the claim, or the title or text of its document, must have."""
    figure: int | None = None
    document: str | None = None
    """The `document_id` of a text."""
    claim: str | None = None
    """The id of one claim: whether the other filters leave it."""

    def __post_init__(self) -> None:
        if self.role is not None and self.role not in ROLES:
            raise ValueError(f"{self.role!r} is no role of an actor; the roles are {', '.join(ROLES)}")
        for day in (self.period_start, self.period_end):
            if day is not None:
                date.fromisoformat(day)


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a filter and how many claims it would leave."""

    name: str
    count: int
