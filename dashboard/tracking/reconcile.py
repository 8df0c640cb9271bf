"""The claims of one metric, unit, subject and place -> figures, each with a verdict between its voices and the reason.

A figure is an event's number on its days, a level on its days, or a running count with its course. What is judged are
voices, not papers: ten papers that quote one ministry say it once. Nothing here knows a word of any language: a verdict
gives its rule and the claims and numbers that it rests on, and the catalogues of the interface have a sentence for it.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, groupby

from dashboard.tracking.statements import NO_DAY, Statement, Word, find_finals, find_words, in_order
from extract.model import Kind

SHORT_DAYS = 3
"""«la nuit dernière» is two days, a weekend with its eve three: such dates of one event may differ by their edges."""
OPEN_DAYS = 60
"""A total whose start nobody tells goes on a count that was heard of so many days before at most."""
MOST_COMPARED = 64
"""Of more voices than this the highest and the lowest are compared: they contradict each other if any do."""


class Judgement(StrEnum):
    """What the voices of a figure make of each other, the gravest first."""

    CONTRADICT = "contradict"
    AGREE = "agree"
    COMPATIBLE = "compatible"
    SINGLE = "single"
    BESIDE = "beside"
    """Nothing but denied, forecast or supposed numbers."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule (`verdict.<rule>` in the catalogues) with the two statements that it rests on."""

    rule: str
    one: Statement | None = None
    other: Statement | None = None
    width: Decimal | None = None
    count: int = 0
    """How many pairs of voices it holds for, or what the rule counts."""
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement with the reason for it."""

    judgement: Judgement
    reason: Reason


@dataclass(slots=True)
class Figure:
    """One figure: its statements in order, those that only stand beside, and what is made of them."""

    kind: str
    statements: list[Statement]
    beside: list[Statement]
    starts: int = NO_DAY
    """Since when a running count counts, where that is told."""
    verdict: Verdict = field(default_factory=lambda: Verdict(Judgement.BESIDE, Reason("beside")))
    notes: list[Reason] = field(default_factory=list)

    @property
    def members(self) -> list[Statement]:
        """All of its claims."""
        return [*self.statements, *self.beside]

    @property
    def finals(self) -> list[Statement]:
        """Where it stands now: for a running count its last day, else the latest word of each voice."""
        if self.kind == Kind.TOTAL:
            return find_finals(self.statements)
        return [each for word in find_words(self.statements) for each in word.statements]

    @property
    def latest(self) -> Statement | None:
        """The statement that the figure goes by when there is room for one."""
        finals = in_order(self.finals)
        return finals[-1] if finals else None


def reconcile(statements: Iterable[Statement]) -> list[Figure]:
    """The figures of one family of claims, judged."""
    figures = []
    for kind, members in _by_kind(statements).items():
        split = _split_counts if kind == Kind.TOTAL else _split_days
        figures += [_judge(Figure(kind, *_part(group), starts=starts)) for starts, group in split(members)]
    _note_increments(figures)
    return figures


def reconcile_bond(statements: Iterable[Statement]) -> list[Figure]:
    """The one figure of claims that a person said to be the same."""
    members = list(statements)
    return [_judge(Figure(Kind.LEVEL, *_part(members)))] if members else []


def _by_kind(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    by_kind: dict[str, list[Statement]] = {}
    for statement in statements:
        by_kind.setdefault(statement.kind, []).append(statement)
    return by_kind


def _part(statements: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """Those that are compared, in order, and those beside."""
    ordered = in_order(statements)
    return [each for each in ordered if each.takes_part], [each for each in ordered if not each.takes_part]


# Which statements are of one figure:


def _split_days(statements: Sequence[Statement]) -> Iterator[tuple[int, list[Statement]]]:
    """Events and levels on the same days; without a date only within one text."""
    dated = [each for each in statements if each.last_day]
    undated = [each for each in statements if not each.last_day]
    for _, group in groupby(sorted(undated, key=lambda each: each.text), key=lambda each: each.text):
        yield NO_DAY, list(group)
    clusters: list[list[Statement]] = []
    for statement in sorted(dated, key=lambda each: (each.start or each.end, each.last_day)):
        for cluster in reversed(clusters[-SHORT_DAYS * 3 :]):
            if _is_same_days(cluster[0], statement):
                cluster.append(statement)
                break
        else:
            clusters.append([statement])
    for cluster in clusters:
        yield NO_DAY, cluster


def _is_same_days(one: Statement, other: Statement) -> bool:
    """Whether two dates are the same within their precision: a month's number is not that of one of its days."""
    starts = (one.start or one.end, other.start or other.end)
    ends = (one.last_day, other.last_day)
    if max(end - start for start, end in zip(starts, ends, strict=True)) < SHORT_DAYS:
        return max(starts) <= min(ends)
    return abs(starts[0] - starts[1]) <= 1 and abs(ends[0] - ends[1]) <= 1


def _split_counts(statements: Sequence[Statement]) -> Iterator[tuple[int, list[Statement]]]:
    """Running counts: one for each start that is told; a total without a start goes on the count that is open then."""
    undated = [each for each in statements if not each.last_day]
    for _, group in groupby(sorted(undated, key=lambda each: each.text), key=lambda each: each.text):
        yield NO_DAY, list(group)
    counts: dict[int, list[Statement]] = {}
    unknown: list[Statement] = []
    for statement in in_order(each for each in statements if each.last_day):
        if statement.start and statement.start < statement.last_day:
            counts.setdefault(statement.start, []).append(statement)
        else:
            unknown.append(statement)
    open_counts = [_Count(start, members) for start, members in counts.items()]
    for statement in unknown:
        fitting = [count for count in open_counts if count.is_open_to(statement)]
        if fitting:
            # Where several counts run, it goes on one that it does not make fall, the youngest of them.
            max(fitting, key=lambda count: (count.has_risen_to(statement), count.start)).members.append(statement)
        else:
            open_counts.append(_Count(NO_DAY, [statement]))
    for count in open_counts:
        yield count.start, count.members


@dataclass(slots=True)
class _Count:
    """A running count under way."""

    start: int
    members: list[Statement]

    def is_open_to(self, statement: Statement) -> bool:
        """Whether a total of that day can be one of it: it has begun, and was heard of not long before."""
        days = [each.last_day for each in self.members]
        first = self.start or min(days) - OPEN_DAYS
        return first <= statement.last_day <= max(days) + OPEN_DAYS

    def has_risen_to(self, statement: Statement) -> bool:
        """Whether the statement is no fall from what was said before."""
        before = [each for each in self.members if each.last_day <= statement.last_day and each.interval]
        own = statement.interval
        return own is not None and not any(each.interval and own.is_below(each.interval) for each in before)


# What the voices make of each other:


def _judge(figure: Figure) -> Figure:
    """The figure with its verdict and notes."""
    if figure.statements:
        is_course = figure.kind == Kind.TOTAL and figure.statements[-1].last_day
        figure.verdict = _judge_course(figure) if is_course else _judge_words(find_words(figure.statements))
    return figure


def _judge_words(words: Sequence[Word]) -> Verdict:
    """The verdict between the words of several voices on one thing."""
    pairs = [pair for pair in combinations(_most_telling(words), 2) if _may_differ(*pair)]
    if len(words) < 2:
        return Verdict(Judgement.SINGLE, Reason("single", words[0].last))
    return _judge_pairs(pairs) or Verdict(Judgement.COMPATIBLE, Reason("course", *_first_and_last(words)))


def _judge_pairs(pairs: Sequence[tuple[Word, Word]]) -> Verdict | None:
    """The gravest that holds between pairs of words; None where there is no pair."""
    against = [pair for pair in pairs if not pair[0].interval.meets(pair[1].interval)]
    if against:
        one, other = max(against, key=_measure_gap)
        return Verdict(Judgement.CONTRADICT, _to_reason("contradict", one, other, len(against)))
    open_pairs = [pair for pair in pairs if not pair[0].interval.agrees(pair[1].interval)]
    if open_pairs:
        return Verdict(Judgement.COMPATIBLE, _to_reason("compatible", *open_pairs[0], len(open_pairs)))
    return Verdict(Judgement.AGREE, _to_reason("agree", *pairs[0], len(pairs))) if pairs else None


def _most_telling(words: Sequence[Word]) -> Sequence[Word]:
    """Few enough words to compare each with each: of many, those with the highest low and the lowest high."""
    if len(words) <= MOST_COMPARED:
        return words
    half = MOST_COMPARED // 2
    highest = heapq.nlargest(half, words, key=lambda word: word.interval.core_low)
    lowest = heapq.nsmallest(half, words, key=lambda word: word.interval.core_high)
    return list({id(word): word for word in (*highest, *lowest)}.values())


def _may_differ(one: Word, other: Word) -> bool:
    """Whether the two are to be compared: what a text says itself and what a source says in it are one account."""
    first, second = one.last, other.last
    if first.text == second.text and not (first.is_attributed and second.is_attributed):
        return False
    # A part of something else has no one to be compared with unless both say of whom it is a part.
    return first.part == second.part


def _judge_course(figure: Figure) -> Verdict:
    """The verdict on a running count: on one day its voices compare, and from day to day it cannot fall."""
    standing: dict[int, Word] = {}
    verdicts: list[Verdict] = []
    for _, group in groupby(figure.statements, key=lambda each: each.last_day):
        words = [Word(voice, (own[-1],)) for voice, own in _by_voice(in_order(find_finals(list(group)))).items()]
        today = [pair for pair in combinations(_most_telling(words), 2) if _may_differ(*pair) and not _is_rise(*pair)]
        verdict = _judge_pairs(today)
        verdicts += [verdict] if verdict else []
        for word in words:
            verdicts += _judge_fall(word, standing, figure.notes)
        standing |= {word.voice: word for word in words}
    return _gravest(verdicts) or _judge_without_pairs(figure)


def _judge_without_pairs(figure: Figure) -> Verdict:
    if len(_by_voice(figure.statements)) < 2:
        return Verdict(Judgement.SINGLE, Reason("single", figure.statements[-1]))
    return Verdict(Judgement.COMPATIBLE, Reason("course", figure.statements[0], figure.statements[-1]))


def _judge_fall(word: Word, standing: dict[int, Word], notes: list[Reason]) -> list[Verdict]:
    """What is wrong with a total that is less than an earlier one: noted of one voice, a contradiction of two."""
    own = standing.get(word.voice)
    if own is not None and word.interval.is_below(own.interval):
        notes.append(_to_reason("fell", own, word, 1))
    higher = [
        other
        for voice, other in standing.items()
        if voice != word.voice and word.interval.is_below(other.interval) and _may_differ(other, word)
    ]
    if not higher:
        return []
    highest = max(higher, key=lambda other: other.interval.core_low)
    return [Verdict(Judgement.CONTRADICT, _to_reason("contradict_fell", highest, word, len(higher)))]


def _is_rise(one: Word, other: Word) -> bool:
    """Whether the later of two totals of one day, told at different hours, is merely the higher one."""
    first, second = sorted((one, other), key=lambda word: word.last.published)
    is_told = first.last.has_time and second.last.has_time and first.last.published < second.last.published
    return is_told and first.interval.is_below(second.interval)


def _gravest(verdicts: Sequence[Verdict]) -> Verdict | None:
    order = [Judgement.CONTRADICT, Judgement.COMPATIBLE, Judgement.AGREE]
    return min(verdicts, key=lambda verdict: order.index(verdict.judgement), default=None)


def _note_increments(figures: Sequence[Figure]) -> None:
    """Note where what single events add up to is more than the count that covers them."""
    events = [figure for figure in figures if figure.kind == Kind.EVENT and figure.statements]
    for count in figures:
        last = count.statements[-1] if count.kind == Kind.TOTAL and count.statements else None
        if last is None or not count.starts:
            continue
        within = [
            each
            for each in events
            if each.statements[0].last_day
            and count.starts <= each.statements[0].start
            and each.statements[0].last_day <= last.last_day
        ]
        total = sum((_least(each) for each in within), Decimal(0))
        tops = [each.interval.high for each in count.finals if each.interval]
        if within and tops and None not in tops and total > max(top for top in tops if top is not None):
            count.notes.append(Reason("increments", within[0].statements[0], last, count=len(within), number=total))


def _least(figure: Figure) -> Decimal:
    """The least that the voices of a figure leave possible."""
    lows = [each.interval.low for each in figure.finals if each.interval and each.interval.low is not None]
    return max(min(lows, default=Decimal(0)), Decimal(0))


def _by_voice(statements: Iterable[Statement]) -> dict[int, list[Statement]]:
    by_voice: dict[int, list[Statement]] = {}
    for statement in statements:
        by_voice.setdefault(statement.voice, []).append(statement)
    return by_voice


def _measure_gap(pair: tuple[Word, Word]) -> Decimal:
    """How far two words are apart, as a share of the greater."""
    low, high = sorted((pair[0].interval, pair[1].interval), key=lambda each: each.core_low)
    return (high.core_low - low.core_high) / (abs(high.core_low) or Decimal(1))


def _to_reason(rule: str, one: Word, other: Word, count: int) -> Reason:
    widths = [each for each in (one.interval.width, other.interval.width) if each is not None]
    return Reason(rule, one.last, other.last, max(widths, default=None), count)


def _first_and_last(words: Sequence[Word]) -> tuple[Statement, Statement]:
    ordered = in_order(word.last for word in words)
    return ordered[0], ordered[-1]
