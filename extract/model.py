"""The values that pass between the stages: frozen, small, with character spans in the original text.

`start` is inclusive and `end` exclusive, in code points of `document.text`, so that
`text[start:end]` is always the words on the page. Numbers are `Decimal`.
"""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, dataclass_transform

from extract.folding import APOSTROPHES

Value = TypeVar("Value")

CLAIMS_SCHEMA = 1
"""The number of the claims format; it rises when a field changes its meaning."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Value]) -> type[Value]:
    """A frozen dataclass of which a text makes thousands.

    It is the type checker that forbids to change one: a class frozen at run time takes twice as long to make.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


class Qualifier(StrEnum):
    """How exact the writer makes a number (CLAIMS.md, The number)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class Kind(StrEnum):
    """What sort of figure: a sum so far, what one event caused, or a measured state."""

    TOTAL = "total"
    EVENT = "event"
    LEVEL = "level"


class Modality(StrEnum):
    """How sure the text is of what it says."""

    ASSERTED = "asserted"
    UNCONFIRMED = "unconfirmed"
    FORECAST = "forecast"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Precision(StrEnum):
    """How fine the words of a date are."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class Basis(StrEnum):
    """How a date's days follow from the text."""

    STATED = "stated"
    RELATIVE = "relative"
    INFERRED = "inferred"
    PUBLISHED = "published"


class Reach(StrEnum):
    """Where the words of a date stand, seen from the number."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    PASSAGE = "passage"
    DOCUMENT = "document"


class Outcome(StrEnum):
    """What became of a number of the text."""

    CLAIM = "claim"
    OTHER = "other"
    COUNTS_NOTHING = "counts nothing"


class Role(StrEnum):
    """What a stretch of words gave to a claim."""

    NUMBER = "number"
    QUALIFIER = "qualifier"
    UNIT = "unit"
    METRIC = "metric"
    SUBJECT = "subject"
    AGENT = "agent"
    PLACE = "place"
    ATTRIBUTION = "attribution"
    DATE = "date"
    KIND = "kind"
    MODALITY = "modality"


class Flag(StrEnum):
    """What a reader of a document or a claim should know."""

    AMBIGUOUS_SEPARATOR = "ambiguous_separator"
    BIDI_CONTROL = "bidi_control"
    CURRENCY_GUESSED = "currency_guessed"
    FAR_DATE = "far_date"
    ENCODING_GUESSED = "encoding_guessed"
    INVALID_PUBLICATION_DATE = "invalid_publication_date"
    INVENTED = "invented"
    """The text is made up, an example or a test: nothing that it tells happened."""
    LANGUAGE_GUESSED = "language_guessed"
    LANGUAGE_UNSUPPORTED = "language_unsupported"
    NEGATIVE_BY_WORDING = "negative_by_wording"
    """The text says that it fell by so much, and the figure stands below zero."""
    NO_PUBLICATION_DATE = "no_publication_date"
    ROUNDED = "rounded"
    UNDECODABLE_CHARACTERS = "undecodable_characters"


OTHER = "other"
"""The metric id of a number that counts something, but nothing that is tracked."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words on the page."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """One text to read, exactly as it was given, and what is known of where it comes from."""

    id: str
    text: str
    published: str | None = None
    """An ISO date, or a date-time with offset; None means unknown."""
    language: str | None = None
    """An ISO 639-1 code; None until it is found."""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    source: str | None = None
    """The file, and in a file of many the line, that it was read from."""
    published_basis: str | None = None
    """How the publication date is known, as the manifest says; None where nobody said."""
    published_reason: str | None = None
    flags: tuple[str, ...] = ()

    @property
    def published_day(self) -> date | None:
        """The local day of publication, against which dates resolve; None when unknown or no date."""
        if self.published is None:
            return None
        try:
            return datetime.fromisoformat(self.published).date()
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something given that became no document, and why; `str()` is the one line to show."""

    source: str
    reason: str
    remedy: str
    is_empty: bool = False
    """True for a file without any text: nothing was lost, so it is no failure."""

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}; {self.remedy}"


class Tokens:
    """The words, numbers and signs of a text, left to right, as parallel lists.

    Lists instead of an object a word: three times as fast (DESIGN.md, principle 8).
    """

    __slots__ = ("ends", "sentences", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        """Each token case-folded, with one kind of apostrophe and hyphen."""
        self.sentences: list[int] = []
        """The index of the sentence that each token stands in."""

    def __len__(self) -> int:
        return len(self.starts)

    def raw(self, index: int) -> str:
        """The token as it stands on the page."""
        return self.text[self.starts[index] : self.ends[index]]

    def span(self, first: int, last: int) -> Span:
        """The text from token `first` up to, and without, token `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def is_capitalized(self, index: int) -> bool:
        """Whether the token begins with a capital letter; behind an apostrophe too (O'Brien)."""
        start = self.starts[index]
        letter = self.text[start]
        return letter.isupper() or (letter in APOSTROPHES and self.text[start + 1 : start + 2].isupper())


@value
class Sentence:
    """One sentence, heading or list item: characters `start` to `end`, tokens `first` to `last`."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


class NumeralForm(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    APPROXIMATE = "approximate"
    """A collective such as «une trentaine»: about 30."""
    VAGUE = "vague"
    """An order of magnitude such as «des dizaines»: an interval without a value."""
    ARTICLE = "article"
    """«un, une, a»: looked at only where it could count a toll."""
    ZERO = "zero"
    """«aucun, no, nobody»."""


@value
class Numeral:
    """A number as it is written, and what it is worth; tokens `first` to `last`."""

    start: int
    end: int
    first: int
    last: int
    form: NumeralForm
    low: Decimal | None
    high: Decimal | None
    value: Decimal | None
    rule: str
    flags: tuple[str, ...] = ()


@value
class Evidence:
    """The words that gave a field of a claim; they may stand in another sentence."""

    role: Role
    start: int
    end: int


@value
class Step:
    """One rule that had a part in a claim: which stage, which rule, which words."""

    stage: str
    rule: str
    spans: tuple[Span, ...] = ()


@value
class Quantity:
    """A number with its qualifier, unit and counted noun; tokens `first` to `last`."""

    start: int
    end: int
    first: int
    last: int
    form: NumeralForm
    low: Decimal | None
    high: Decimal | None
    value: Decimal | None
    qualifier: Qualifier
    unit: str | None
    """`percent`, `years`, …, a currency, or None: then the counted noun tells."""
    noun: tuple[int, int] | None
    """The tokens of the counted noun phrase, its adjectives included; None where there is none."""
    head: int | None
    """The token of the counted noun itself."""
    phrase: tuple[int, int]
    """The tokens of the whole phrase, from the qualifier to the end of the noun phrase."""
    evidence: tuple[Evidence, ...] = ()
    flags: tuple[str, ...] = ()
    trace: tuple[Step, ...] = ()
    counts_nothing: str | None = None
    """The rule that says why this number counts nothing; None where it may count."""


@value
class DateMention:
    """Words that name days, resolved; tokens `first` to `last`, days None where nothing tells."""

    start: int
    end: int
    first: int
    last: int
    date_start: date | None
    date_end: date | None
    precision: Precision
    basis: Basis
    rule: str
    is_since: bool = False
    """«depuis le 9 août», «après l'élection»: the days from then on."""
    is_for_event: bool = False
    """The date belongs to a named event: «l'élection du 9 août»."""
    event: str | None = None
    """The folded noun of that event, so that a later mention of it can take the date."""


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name that a user's own pipeline found, and what it is of."""

    start: int
    end: int
    sort: str
    """`person`, `organisation`, `place` or `group`."""


@value
class Actor:
    """A person, organisation, place or group as one mention names it; tokens `first` to `last`."""

    start: int
    end: int
    first: int
    last: int
    name: str
    """The text's own fullest name of it."""
    sort: str
    """`person`, `organisation`, `place` or `group`."""
    rule: str
    roles: tuple[str, ...] = ()
    """The folded words of what the text says a person is: président, russe."""


@value
class Claim:
    """One number that a text states about one metric, for one subject, at one time (CLAIMS.md)."""

    document: str
    start: int
    end: int
    quote: str
    metric: str
    low: Decimal | None
    high: Decimal | None
    value: Decimal | None
    qualifier: str
    unit: str | None
    part_of: tuple[int, int] | None = None
    subject: str | None = None
    agent: str | None = None
    place: str | None = None
    attribution: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_text: str | None = None
    date_precision: str | None = None
    date_basis: str | None = None
    date_reach: str | None = None
    kind: str | None = None
    modality: str | None = None
    confidence: float | None = None
    flags: tuple[str, ...] = ()
    snippet: str = ""
    snippet_start: int = 0
    evidence: tuple[Evidence, ...] = ()
    locator: str | None = None
    trace: tuple[Step, ...] = field(default=())


CLAIM_FIELDS = tuple(each.name for each in fields(Claim))
"""The fields of a claim in the order in which they are written."""


def to_json_object(claim: Claim) -> dict[str, Any]:
    """A claim as JSON knows it; `low`, `high` and `value` stay Decimal and are written with every digit."""
    record: dict[str, Any] = {name: getattr(claim, name) for name in CLAIM_FIELDS}
    record["date_start"] = claim.date_start.isoformat() if claim.date_start else None
    record["date_end"] = claim.date_end.isoformat() if claim.date_end else None
    record["part_of"] = list(claim.part_of) if claim.part_of else None
    record["flags"] = list(claim.flags)
    record["evidence"] = [{"role": str(each.role), "start": each.start, "end": each.end} for each in claim.evidence]
    record["trace"] = [
        {"stage": step.stage, "rule": step.rule, "spans": [[span.start, span.end] for span in step.spans]}
        for step in claim.trace
    ]
    return record


def from_json_object(record: dict[str, Any]) -> Claim:
    """The claim that `to_json_object` wrote; numbers come back as Decimal. Raises KeyError, TypeError or ValueError."""
    known = {name: record[name] for name in CLAIM_FIELDS if name in record}
    for name in ("low", "high", "value"):
        if known.get(name) is not None:
            known[name] = Decimal(known[name])
    for name in ("date_start", "date_end"):
        if known.get(name) is not None:
            known[name] = date.fromisoformat(known[name])
    if known.get("part_of") is not None:
        start, end = known["part_of"]
        known["part_of"] = (int(start), int(end))
    for name in ("start", "end", "snippet_start"):
        if name in known:
            known[name] = int(known[name])
    if known.get("confidence") is not None:
        known["confidence"] = float(known["confidence"])
    known["flags"] = tuple(known.get("flags") or ())
    known["evidence"] = tuple(
        Evidence(Role(each["role"]), int(each["start"]), int(each["end"])) for each in known.get("evidence") or ()
    )
    known["trace"] = tuple(
        Step(step["stage"], step["rule"], tuple(Span(int(start), int(end)) for start, end in step["spans"]))
        for step in known.get("trace") or ()
    )
    return Claim(**known)
