"""What a page or an export asks for: which claims, and in which columns they come back."""

from dataclasses import dataclass

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

PLOTTING_COLUMNS = ("value_real", "low_real", "high_real", "series", "document_id")
"""What `Store.read_claims` adds after them: floats for a chart's scales, its series, its document."""

ROLES = ("subject", "agent", "attribution")
"""The roles in which a name is an actor."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims to read; what is left out does not narrow."""

    metric: str | None = None
    actors: tuple[str, ...] = ()
    """Names of which a claim must have one, in any role or in `role` alone."""
    role: str | None = None
    """One of `ROLES`; None means any of them."""
    places: tuple[str, ...] = ()
    include_other: bool = False
    """Whether numbers of no tracked metric come too; asking for metric `other` brings them in any case."""

    def __post_init__(self) -> None:
        if self.role is not None and self.role not in ROLES:
            raise ValueError(f"{self.role!r} is no role of an actor; the roles are {', '.join(ROLES)}")


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a filter and how many claims it would leave."""

    name: str
    count: int
