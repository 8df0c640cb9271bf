"""The values that the store gives back: frozen, without a connection behind them."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from extract.model import Claim, Refusal


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a text came out, and how that is known; None means unknown."""

    document: str
    """The name that the reader gave the document; two documents may share one."""
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: str | None = None
    published_reason: str | None = None
    language: str | None = None
    """The language as it was given; None where it had to be found."""
    licence: str | None = None
    source: str | None = None
    """The file, and in a file of many the line, that it was read from."""
    flags: tuple[str, ...] = ()
    """What the reader had to say about it."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One text of the store with its first appearance, for lists; the text itself is left out."""

    document_id: str
    hash: str
    appearance: Appearance
    appearances: int
    """In how many places the same text came out."""
    language: str | None
    flags: tuple[str, ...]
    claims: int
    """How many numbers were read from it, those of no tracked metric included."""
    read_at: str
    copy_of: str | None = None
    """The `document_id` of the text that it is a near-copy of."""
    superseded_by: str | None = None
    """The `document_id` of the newer version of its page: then its claims are history."""
    published: str | None = None
    """The date that it was read with: that of its appearance, or the day that a person gave it."""


@dataclass(frozen=True, slots=True)
class Relative:
    """Another text that is a near-copy of a text, or another version of its page."""

    document_id: str
    relation: Literal["copy", "older", "newer"]
    title: str | None
    publisher: str | None
    published: str | None
    share: float | None = None
    """How much of the shorter of two copies stands in the longer, 0 to 1."""


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """One claim with the whole text it stands in and all that is known of where that comes from."""

    id: str
    claim: Claim
    part_of: str | None
    """The id of the claim that this one is a part of."""
    is_current: bool
    """False for a claim that a later reading of the text no longer makes; its link still opens."""
    document_id: str
    text: str
    """Exactly as it was read: it may hold NUL, bidi controls and lone surrogates."""
    hash: str
    language: str | None
    flags: tuple[str, ...]
    """What a reader of the document should know; the claim's own are in `claim.flags`."""
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    published_basis: str | None
    published_reason: str | None
    licence: str | None
    source: str | None
    appearances: tuple[Appearance, ...]
    """Every place where the text came out, the one that dates it first."""
    superseded_by: str | None = None
    """The `document_id` of the newer version of its page: then the claim is history, `is_current` or not."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """One reading of a text: with which date, language and rules; the old ones stay as history."""

    published: str | None
    language: str | None
    rules_version: str
    made_at: str
    is_current: bool
    claims: int


@dataclass(frozen=True, slots=True)
class ImportRun:
    """The account of one import as the store keeps it, written while it goes on."""

    id: int
    paths: tuple[str, ...]
    started_at: str
    ended_at: str | None
    """None while it runs, and for one that broke off."""
    outcome: str | None
    """`finished`, or `stopped` by the user; None as above."""
    given: int
    read: int
    known: int
    empty: int
    refused: int
    refusals: tuple[str, ...]
    """What was refused or empty, and why, one line each."""
    sort: str = "add"
    """`add`, or `rebuild` of everything after a change of the rules."""
    expected: int | None = None
    """About how many documents there are, for a progress bar; None where that is not known."""
    current: str | None = None
    """The document that was kept last; None when it has ended."""
    seen_at: str | None = None
    """When it last gave a sign of life."""
    process: int | None = None
    claims: int = 0
    copies: int = 0
    """Documents read that are near-copies of another one."""
    versions: int = 0
    """Documents read that are a new version of a page."""
    told: tuple[Refusal, ...] = ()
    """The lines of `refusals` in their parts."""

    @property
    def is_running(self) -> bool:
        """Whether it has not ended as far as anybody knows; one that was killed never says so."""
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim as it is told beside others: who says what, for when, and where that stands."""

    claim: str
    document_id: str
    voice: str | None
    """The source or outlet; None where neither is known."""
    is_attributed: bool
    """Whether the voice is a source that the text names; else it is the outlet."""
    publisher: str | None
    published: str | None
    qualifier: str
    unit: str | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    date_start: str | None
    date_end: str | None
    modality: str | None
    takes_part: bool
    """False for what is denied, forecast, supposed or a part: it is listed beside."""
    quote: str
    snippet: str


@dataclass(frozen=True, slots=True)
class FigureReason:
    """Why a verdict or a note: `rule` has its sentence in the catalogues (`verdict.<rule>`)."""

    rule: str
    one: Saying | None
    other: Saying | None
    width: Decimal | None
    """The share by which «environ» or «près de» may be off, where that mattered."""
    count: int
    """How many pairs of voices it holds for, or how many single events it counts."""
    number: Decimal | None


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """What the world says of one metric of one subject or place at one time, or one running count."""

    id: int
    metric: str
    unit: str | None
    kind: str
    subject: str | None
    place: str | None
    document_id: str | None
    """The only document that it can be compared in, where no place is known; None for all others."""
    date_start: str | None
    date_end: str | None
    starts: str | None
    """Since when a running count counts, where that is told."""
    verdict: str
    """`contradict`, `agree`, `compatible`, `single` or `beside` (reconcile.py, Judgement)."""
    reason: FigureReason
    notes: tuple[FigureReason, ...]
    """What else there is to know: `fell`, `increments`."""
    voices: int
    publishers: int
    claims: int
    latest: Saying | None
    value: Decimal | None
    low: Decimal | None
    """The least and the most that the latest words of the voices name."""
    high: Decimal | None
    is_open_low: bool
    is_open_high: bool
    sayings: tuple[Saying, ...] = field(default=())
    """Every claim of it in its course; only where one figure is asked for."""


@dataclass(frozen=True, slots=True)
class StoredChange:
    """What a new reading of a text, or a new version of a page, did to one claim."""

    document_id: str
    sort: str
    """`new`, `gone` or `different`."""
    cause: str
    """`reading` or `version`."""
    old_claim: str | None
    new_claim: str | None
    fields: dict[str, list[Any]]
    """Of a different claim each field that changed, with its old and new value."""
    metric: str
    quote: str
    snippet: str

    def __str__(self) -> str:
        changed = "; ".join(f"{name}: {old} -> {new}" for name, (old, new) in self.fields.items())
        claim = self.new_claim or self.old_claim
        return f"{self.sort}: {self.metric} «{self.quote}» ({claim})" + (f": {changed}" if changed else "")


@dataclass(frozen=True, slots=True)
class Stats:
    """What a store holds."""

    schema: int
    megabytes: float
    documents: int
    copies: int
    """Texts that are near-copies of another one."""
    superseded: int
    """Texts that a newer version of their page replaced."""
    outdated: int
    """Texts that were read with other rules than those of today."""
    claims: int
    metrics: dict[str, int]
    """Claims of each metric, most first."""
    figures: int
    verdicts: dict[str, int]
    """Figures of each verdict."""
    actors: int
    decisions: int
    stale: int
    """Texts and families of claims that are still to be compared."""
