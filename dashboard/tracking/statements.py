"""A claim as it is compared with others: who says it, for which days, and the interval that its words leave open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import cached_property

from extract.model import OTHER, Modality, Qualifier

NEVER_COMPARED = (OTHER, "money")
"""Metrics whose numbers stand for too many things to be one figure, unless a person says that they are."""

COMPARED_MODALITIES = (Modality.ASSERTED, Modality.UNCONFIRMED)
"""What is denied, forecast or only supposed is listed beside a figure and judges nothing."""

NO_DAY = 0


@dataclass(frozen=True, slots=True)
class Interval:
    """What a number leaves possible, both ends included; None for an open end."""

    low: Decimal | None
    high: Decimal | None
    core_low: Decimal
    core_high: Decimal
    """The same with open ends closed at the number that is named."""
    width: Decimal | None = None
    """The share of the number by which «environ» and «près de» may be off; None where nothing was widened."""

    def meets(self, other: "Interval") -> bool:
        """Whether some number fits both."""
        return not (_is_below(self.high, other.low) or _is_below(other.high, self.low))

    def agrees(self, other: "Interval") -> bool:
        """Whether some number fits both without any open end."""
        return self.core_low <= other.core_high and other.core_low <= self.core_high

    def is_below(self, other: "Interval") -> bool:
        """Whether every number that fits this one is less than every number that fits the other."""
        return _is_below(self.high, other.low)


class Part(IntEnum):
    """Whether a number is a part of another one of its text."""

    NONE = 0
    NAMED = 1
    """A part with a subject of its own, «dont deux policiers»: comparable with what others say of the policemen."""
    LOOSE = 2
    """A part of which only its text knows what it is a part of."""


@dataclass(frozen=True)
class Statement:
    """One claim of a figure."""

    key: int
    claim: str
    """Its id in the store."""
    text: int
    voice: int
    is_attributed: bool
    """Whether the text names a source for it."""
    kind: str
    qualifier: str
    modality: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    start: int
    end: int
    """Days as ordinals; `NO_DAY` where nothing tells."""
    published: float
    """The moment of publication as a Julian day; 0 where it is unknown."""
    has_time: bool
    """Whether that moment is known better than by its day."""
    position: int
    """Where it stands in its text."""
    part: Part
    is_toll: bool
    """Whether a running total of it rises: of two in one text the smaller comes first."""
    about: Decimal
    """The width of «environ» that the metric's definition gives."""

    @property
    def takes_part(self) -> bool:
        """Whether it is compared with others."""
        is_whole = self.part is not Part.LOOSE
        return is_whole and self.modality in COMPARED_MODALITIES and self.interval is not None

    @property
    def last_day(self) -> int:
        """The day that it stands for in a course."""
        return self.end or self.start

    @property
    def number(self) -> Decimal | None:
        """The number to order it by."""
        return next((each for each in (self.value, self.low, self.high) if each is not None), None)

    @cached_property
    def interval(self) -> Interval | None:
        """What its words leave possible; None for a number that says nothing."""
        return to_interval(self.qualifier, self.value, self.low, self.high, self.about)


def to_interval(
    qualifier: str, value: Decimal | None, low: Decimal | None, high: Decimal | None, about: Decimal
) -> Interval | None:
    """The interval of a claim; «environ» and «près de» get their width from the metric's definition."""
    number = value if value is not None else low if low is not None else high
    if number is None:
        return None
    if qualifier in (Qualifier.ABOUT, Qualifier.NEARLY):
        reach = abs(number) * about
        top = number + reach if qualifier == Qualifier.ABOUT else number
        return Interval(number - reach, top, number - reach, top, about)
    core_low, core_high = (low if low is not None else number), (high if high is not None else number)
    return Interval(low, high, core_low, core_high)


@dataclass(frozen=True)
class Word:
    """What a voice last said of a figure: all of it that stands in its latest text."""

    voice: int
    statements: tuple[Statement, ...]

    @property
    def last(self) -> Statement:
        """The statement that stands for the word."""
        return self.statements[-1]

    @cached_property
    def interval(self) -> Interval:
        """From the least to the most that its statements leave possible."""
        intervals = [each.interval for each in self.statements if each.interval is not None]
        lows, highs = [each.low for each in intervals], [each.high for each in intervals]
        widths = [each.width for each in intervals if each.width is not None]
        return Interval(
            None if None in lows else min(low for low in lows if low is not None),
            None if None in highs else max(high for high in highs if high is not None),
            min(each.core_low for each in intervals),
            max(each.core_high for each in intervals),
            max(widths, default=None),
        )


def find_words(statements: Iterable[Statement]) -> list[Word]:
    """The latest word of each voice; within a text it may name several numbers, and all of them are its word."""
    by_voice: dict[int, list[Statement]] = {}
    for statement in statements:
        by_voice.setdefault(statement.voice, []).append(statement)
    words = []
    for voice, own in by_voice.items():
        latest = max(own, key=lambda statement: (statement.published, statement.text)).text
        words.append(Word(voice, tuple(each for each in in_order(own) if each.text == latest)))
    return words


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """In order of the days they are for, then of publication; within one text the smaller comes first (CLAIMS.md)."""
    return sorted(
        statements,
        key=lambda each: (
            each.last_day,
            each.published,
            each.text,
            (each.is_toll and each.number) or Decimal(0),
            each.position,
        ),
    )


def find_finals(statements: Sequence[Statement]) -> list[Statement]:
    """Of each text what it says last of the last day, by each source that it names: where a course stands."""
    ordered = in_order(statements)
    if not ordered:
        return []
    today = [each for each in ordered if each.last_day == ordered[-1].last_day]
    finals = {(each.text, each.voice if each.is_attributed else 0): each for each in today}
    latest = {each.text: each for each in today}
    # «au moins deux morts … un troisième décès»: what a text says itself is where its own course began.
    return [each for (text, voice), each in finals.items() if voice or each is latest[text]]


def _is_below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low
