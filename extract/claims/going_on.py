"""The source of the figures before, and whether it plainly goes on to the next one."""

from dataclasses import dataclass
from datetime import date

from extract.claims.attribution import QUOTED
from extract.claims.context import Context
from extract.claims.counted import is_part
from extract.claims.matches import MetricMatch
from extract.claims.naming import Named
from extract.claims.places import places_of
from extract.claims.shares import MONEY
from extract.model import Quantity

REACH = 2
"""Sentences, and paragraphs, back within which a source still holds."""
SAME_EVENT = 1
"""Years between the days of two figures of one bulletin; what lies farther back is told by the text itself."""
LONGEST_OPENING = 3
"""Words before a country that opens a sentence: «Du côté de l'Italie»."""


@dataclass(frozen=True)
class Source:
    """Who said the figures before, and how far that holds."""

    named: Named
    metrics: frozenset[str]
    """What it gave figures of."""
    sentence: int
    """The last sentence that it held for."""
    day: date | None
    is_inherited: bool = False
    """Whether that sentence has it from the one before."""


def source_after(
    context: Context,
    quantity: Quantity,
    match: MetricMatch,
    before: Source | None,
    attribution: Named | None,
    day: date | None,
) -> Source | None:
    """The source that figures behind this one may go on with, given its own."""
    sentence = context.tokens.sentences[quantity.first]
    if attribution is None:
        # «Selon le parquet, 12 personnes …»: what stands before a source in its sentence does not end it.
        return before if before is not None and before.sentence == sentence else None
    given = frozenset({match.metric})
    if before is not None and before.named.name == attribution.name:
        is_inherited = before.named is attribution and (before.is_inherited or before.sentence < sentence)
        return Source(attribution, before.metrics | given, sentence, day, is_inherited=is_inherited)
    return Source(attribution, given, sentence, day)


def source_going_on(
    context: Context, quantity: Quantity, match: MetricMatch, before: Source | None, day: date | None
) -> Named | None:
    """The source of the figures before, where this one plainly goes on from them.

    So for a part of one, in the sentences that follow for the same metric and what the same bulletin tells (deaths and
    cases, seats and votes), and for what leaves out its noun: "Last week 53,000 marched". Not for what happened in
    other years.
    """
    if before is None or not is_told_with(context, match.metric, before):
        return None
    distance = context.tokens.sentences[quantity.first] - before.sentence
    if distance == 0:
        return before.named if before.is_inherited or is_part(context, quantity) else None
    sentences = context.parse.sentences
    paragraphs = sentences[before.sentence + distance].paragraph - sentences[before.sentence].paragraph
    is_elsewhere = is_of_other_year(context, match, before, day) or is_of_other_country(context, quantity, before)
    if distance > REACH or paragraphs > REACH or is_elsewhere:
        return None
    return before.named if match.metric != MONEY or leaves_out_noun(context, quantity) else None


def is_told_with(context: Context, metric: str, before: Source) -> bool:
    """Whether the source gave figures of the metric, or of one that is told with it.

    What gave figures of one metric alone has not said it of another: "22 died, the mayor said. Forty were hurt".
    """
    if metric in before.metrics:
        return True
    definitions = context.lexicon.definitions
    here, others = definitions[metric], [definitions[other] for other in before.metrics]
    is_quoted = before.named.rule == QUOTED
    is_bulletin = (len(others) > 1 or before.is_inherited) and not is_quoted
    return any(
        (here.statistics is not None and here.statistics == other.statistics)
        or (is_bulletin and here.bulletin is not None and here.bulletin == other.bulletin)
        for other in others
    )


def is_of_other_year(context: Context, match: MetricMatch, before: Source, day: date | None) -> bool:
    """Whether a figure of people is of an event years from the one that the source spoke of."""
    if day is None or before.day is None or not context.lexicon.definitions[match.metric].counts_people:
        return False
    return abs(day.year - before.day.year) >= SAME_EVENT


def is_of_other_country(context: Context, quantity: Quantity, before: Source) -> bool:
    """Whether the sentence opens with a country that the source's own does not name: "In Laos, 12 people died"."""
    sentence = context.sentence_of(quantity)
    names = {place.name for place in places_of(context, before.sentence)}
    return any(
        place.is_country and place.name not in names and place.first - sentence.first <= LONGEST_OPENING
        for place in places_of(context, context.tokens.sentences[quantity.first])
    )


def leaves_out_noun(context: Context, quantity: Quantity) -> bool:
    """Whether a number counts on without its noun, or with «autres»."""
    ellipses = context.lexicon.quantities.ellipses
    noun = range(*quantity.noun) if quantity.noun else range(*quantity.phrase)
    before = context.words[max(0, quantity.phrase[0] - 1)]
    return quantity.head is None or before in ellipses or any(context.words[at] in ellipses for at in noun)
