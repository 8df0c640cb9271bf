"""The days that a figure is for, and what sort of figure it is: a sum so far, one event's, or a level."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from extract.claims.attribution import is_saying
from extract.claims.context import VOTE, Context
from extract.claims.matches import MetricMatch
from extract.lexicon.words import DatedBy
from extract.model import Basis, DateMention, Kind, NumeralForm, Precision, Quantity, Reach, Role, Span

RECALLED = "date.event_recalled"


@dataclass(frozen=True)
class Timing:
    """The days of a figure, how they follow, and the words that gave them; no days where nothing tells."""

    date_start: date | None = None
    date_end: date | None = None
    text: str | None = None
    precision: Precision | None = None
    basis: Basis | None = None
    reach: Reach | None = None
    spans: tuple[Span, ...] = ()
    rule: str = "date.none"
    event: DateMention | None = None
    """The mention that later figures of the passage may take."""


@dataclass(frozen=True)
class KindMatch:
    """What sort of figure, by which rule and words."""

    kind: Kind
    rule: str
    spans: tuple[Span, ...] = ()


def find_kind(context: Context, quantity: Quantity, match: MetricMatch, mention: DateMention | None) -> KindMatch:
    """The kind by CLAIMS.md's table: the metric's own, then the words around a toll."""
    definition = context.lexicon.definitions[match.metric]
    if not definition.is_toll or definition.kind != Kind.EVENT:
        return KindMatch(Kind(definition.kind), "kind.metric")
    if quantity.form is NumeralForm.ORDINAL:
        return KindMatch(Kind.TOTAL, "kind.ordinal", (Span(quantity.start, quantity.end),))
    if quantity.form is NumeralForm.ZERO:
        return KindMatch(Kind.EVENT, "kind.zero", (Span(quantity.start, quantity.end),))
    if is_increment(context, quantity):
        return KindMatch(Kind.EVENT, "kind.increment")
    total = find_total(context, quantity)
    if total:
        return KindMatch(Kind.TOTAL, "kind.total", (total,))
    if mention and mention.is_since:
        return KindMatch(Kind.TOTAL, "kind.since", (Span(mention.start, mention.end),))
    return KindMatch(Kind.EVENT, "kind.event")


def is_increment(context: Context, quantity: Quantity) -> bool:
    """«trois nouveaux décès», "four more deaths"."""
    starts = context.tokens.starts
    qualified = [each for each in quantity.evidence if each.role is Role.QUALIFIER]
    around = (quantity.first - 1, *range(quantity.last, quantity.phrase[1]))
    return any(
        context.words[at] in context.lexicon.claims.increments
        and not any(each.start <= starts[at] < each.end for each in qualified)
        for at in around
        if at >= 0
    )


def find_total(context: Context, quantity: Quantity) -> Span | None:
    """A word of the clause that says the figure is a sum so far."""
    sentence = context.sentence_index(quantity)
    for first, last, _ in context.find(context.lexicon.claims.totals, sentence):
        if context.same_clause(first, quantity.first):
            return context.span(first, last)
    begin = context.parse.sentences[sentence].first
    for first, last, _ in context.find(context.lexicon.claims.opening_totals, sentence):
        if first <= begin + 1 and first < quantity.first:
            return context.span(first, last)
    return None


def find_mention(context: Context, quantity: Quantity) -> tuple[DateMention, Reach] | None:
    """The date that the number's clause or sentence gives; that of a verb of saying comes last."""
    here = context.dates_by_sentence.get(context.tokens.sentences[quantity.first], [])
    mentions = [
        mention
        for mention in here
        if not is_of_other_number(context, mention, quantity) and not context.is_dateline(mention)
    ]
    inside = [mention for mention in mentions if context.same_clause(mention.first, quantity.first)]
    if inside:
        return nearest(inside, quantity), Reach.CLAUSE
    outside = [mention for mention in mentions if not is_of_saying(context, mention)]
    if outside:
        return nearest(outside, quantity), Reach.SENTENCE
    return (nearest(mentions, quantity), Reach.SENTENCE) if mentions else None


def is_of_other_number(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """«180.000 manifestants, contre 250.000 le 5 décembre»: a date right behind another number dates that one."""
    contrast, first = context.lexicon.claims.contrast, context.sentence_of(quantity).first
    return any(
        quantity.last <= other.first < mention.first
        and mention.first - other.phrase[1] <= WORDS_BEFORE_DATE
        and contrast.ending_at(context.words, other.phrase[0], first)
        for other in context.quantities_by_sentence[context.tokens.sentences[quantity.first]]
    )


def is_of_saying(context: Context, mention: DateMention) -> bool:
    """Whether a date stands in a clause whose verb says something: it dates the saying."""
    return any(
        is_saying(context, verb) and context.same_clause(verb.head, mention.first)
        for verb in context.parse.verbs_around(mention.first)
    )


def nearest(mentions: list[DateMention], quantity: Quantity) -> DateMention:
    """The date nearest to a number; one that opens a period before a plain one, an event recalled last."""
    return min(
        mentions,
        key=lambda mention: (mention.rule == RECALLED, not mention.is_since, abs(mention.first - quantity.first)),
    )


def find_timing(
    context: Context, quantity: Quantity, match: MetricMatch, kind: Kind, before: DateMention | None
) -> Timing:
    """The days of a figure; `before` is the event that dated the figure before it in the passage."""
    dated_by = context.lexicon.definitions[match.metric].dated_by
    if dated_by is DatedBy.VOTE:
        return of_vote(context, quantity)
    found = find_mention(context, quantity)
    if dated_by is not DatedBy.EVENT:
        is_dated = found is not None and found[1] is Reach.CLAUSE and dated_by is DatedBy.PUBLICATION
        return of_mention(*found) if found and is_dated else of_publication(context)
    if found is None:
        return of_passage(context, kind, before)
    mention, reach = found
    if kind is Kind.TOTAL:
        return of_total(context, quantity, mention, reach)
    return of_mention(mention, reach)


def of_mention(mention: DateMention, reach: Reach) -> Timing:
    """The days of one date; an event recalled takes its words from another place of the text."""
    if mention.rule == RECALLED:
        reach = Reach.PASSAGE
    return Timing(
        date_start=mention.date_start,
        date_end=mention.date_end,
        text=None,
        precision=mention.precision,
        basis=mention.basis,
        reach=reach,
        spans=(Span(mention.start, mention.end),),
        rule=mention.rule,
        event=mention,
    )


def of_total(context: Context, quantity: Quantity, mention: DateMention, reach: Reach) -> Timing:
    """A running total: from the day it began to be counted to the day it was stated."""
    timing = of_mention(mention, reach)
    stated = stated_day(context, quantity, mention)
    if not opens_period(mention):
        return timing
    end = stated.date_end if stated else context.document.published_day
    if end is None or mention.date_start is None or end < mention.date_start:
        return timing
    spans = (*timing.spans, *([Span(stated.start, stated.end)] if stated else []))
    return Timing(
        mention.date_start, end, None, Precision.RANGE, mention.basis, timing.reach, spans, "date.total_since", mention
    )


def opens_period(mention: DateMention) -> bool:
    """Whether a date begins a count: «depuis», «après l'élection», or the day of the event that is counted."""
    return mention.is_since or mention.is_for_event


def stated_day(context: Context, quantity: Quantity, mention: DateMention) -> DateMention | None:
    """The date of the saying in the same sentence: «…, a indiqué mercredi le ministère»."""
    mentions = context.dates_by_sentence.get(context.tokens.sentences[quantity.first], [])
    others = [other for other in mentions if other is not mention and not opens_period(other)]
    return others[-1] if others else None


def of_vote(context: Context, quantity: Quantity) -> Timing:
    """The day of the vote: named in the sentence, else the vote that the text dates."""
    sentence = context.tokens.sentences[quantity.first]
    here = context.dates_by_sentence.get(sentence, [])
    votes = [mention for mention in here if mention.event == VOTE]
    plain = [
        mention
        for mention in here
        if context.same_clause(mention.first, quantity.first) and not is_of_other_number(context, mention, quantity)
    ]
    for mention in [*votes, *plain]:
        reach = Reach.CLAUSE if context.same_clause(mention.first, quantity.first) else Reach.SENTENCE
        return of_mention(mention, reach)
    vote = nearest_vote(context, quantity)
    if vote:
        return of_mention(vote, Reach.PASSAGE)
    return of_previous_sentence(context, sentence)


def nearest_vote(context: Context, quantity: Quantity) -> DateMention | None:
    """The dated vote that stands nearest to a number, before it or behind it."""
    votes = context.votes
    place = bisect_left(votes, quantity.first, key=lambda mention: mention.first)
    return min(
        votes[max(0, place - 1) : place + 1], key=lambda mention: abs(mention.first - quantity.first), default=None
    )


def of_previous_sentence(context: Context, sentence: int) -> Timing:
    """The date of a vote told in the sentence before, where that one gives shares too."""
    earlier = context.dates_by_sentence.get(sentence - 1, [])
    return of_mention(earlier[0], Reach.PASSAGE) if earlier and VOTE in context.events_in(sentence - 1) else Timing()


def of_publication(context: Context) -> Timing:
    """The publication date itself, where it is known."""
    day = context.document.published_day
    if day is None:
        return Timing()
    return Timing(day, day, None, Precision.DAY, Basis.PUBLISHED, Reach.DOCUMENT, (), "date.published")


def of_passage(context: Context, kind: Kind, before: DateMention | None) -> Timing:
    """The day that the passage is about, or for a sum so far the publication date; else no days at all."""
    if kind is not Kind.TOTAL:
        return of_mention(before, Reach.PASSAGE) if before else Timing()
    day = context.document.published_day
    if before is None or not opens_period(before) or day is None or before.date_start is None:
        return of_publication(context)
    if day < before.date_start:
        return of_publication(context)
    spans = (Span(before.start, before.end),)
    return Timing(
        before.date_start, day, None, Precision.RANGE, before.basis, Reach.PASSAGE, spans, "date.total_since", before
    )


def day_of_passage(context: Context, sentence: int) -> DateMention | None:
    """The last day named before a sentence, a few sentences back, else the first that the text names: its news.

    Not the date that only opens a page, none of the future, and nothing vaguer than a few days.
    """
    days = context.news_days
    place = bisect_left(days, context.parse.sentences[sentence].first, key=lambda mention: mention.first)
    if not place:
        return None
    last = days[place - 1]
    is_near = sentence - context.tokens.sentences[last.first] <= PASSAGE
    return last if is_near else days[0]


WORDS_BEFORE_DATE = 3
"""Words between a number and the date that is its own."""
PASSAGE = 3
"""Sentences back within which a day still holds for the next figure."""
