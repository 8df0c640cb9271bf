"""A rate whose wording makes it negative: «le PIB a reculé de 0,2 %» is a growth of minus 0.2 per cent."""

from dataclasses import replace
from decimal import Decimal

from extract.claims.context import Context
from extract.claims.matches import MetricMatch
from extract.model import Claim, Flag, Qualifier, Quantity, Span, Step

NEGATED = {
    Qualifier.MORE_THAN: Qualifier.LESS_THAN,
    Qualifier.LESS_THAN: Qualifier.MORE_THAN,
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
}
"""What a bound becomes below zero: a fall of more than 2 per cent is a growth of less than minus 2."""
LONGEST_LINK = 3
"""Words between a verb of falling and by how much: "shrank by a further 0.2 percent"."""


def with_sign(context: Context, quantity: Quantity, match: MetricMatch, claim: Claim) -> Claim:
    """The claim, its numbers below zero where the text says that what is measured shrank, with a flag that says so."""
    fall = find_fall(context, quantity, match)
    if fall is None or claim.value is None or claim.value <= 0:
        return claim
    return replace(
        claim,
        low=negate(claim.high),
        high=negate(claim.low),
        value=-claim.value,
        qualifier=str(NEGATED.get(Qualifier(claim.qualifier), claim.qualifier)),
        flags=(*claim.flags, Flag.NEGATIVE_BY_WORDING),
        trace=(*claim.trace, Step("claims", "sign.fall", (fall,))),
    )


def negate(number: Decimal | None) -> Decimal | None:
    """The number below zero; an open end stays open."""
    return None if number is None else -number


def find_fall(context: Context, quantity: Quantity, match: MetricMatch) -> Span | None:
    """The word by which something fell or shrank by the number, where it is a thing that can; None elsewhere."""
    things = next((share.shrinking for share in context.lexicon.metrics.shares if share.metric == match.metric), None)
    if things is None or not context.find(things, context.sentence_index(quantity)):
        return None
    claims, words = context.lexicon.claims, context.words
    limit = context.sentence_of(quantity).last
    if quantity.phrase[1] < limit and words[quantity.phrase[1]] in claims.falls:
        return context.span(quantity.phrase[1], quantity.phrase[1] + 1)  # "a 0.2 percent contraction"
    link = quantity.phrase[0] - 1
    if link > 0 and words[link] in context.lexicon.text.genitives and words[link - 1] in claims.falls:
        return context.span(link - 1, link)
    for verb in context.verbs_before(quantity)[:1]:
        between = words[verb.last : quantity.phrase[0]]
        is_by = len(between) <= LONGEST_LINK and not any(
            word in context.lexicon.quantities.range_to for word in between
        )
        if verb.lemma in claims.falling_verbs and is_by and context.same_clause(verb.head, quantity.first):
            return context.span(verb.first, verb.last)
    return fall_before(context, quantity, match)


def fall_before(context: Context, quantity: Quantity, match: MetricMatch) -> Span | None:
    """The fall of the rate before that a conjunction goes on with: «a reculé de 0,2 % en mars et de 5,9 % en juin»."""
    rates = context.quantities_by_sentence[context.sentence_index(quantity)]
    before = [other for other in rates if other.unit == quantity.unit and other.last <= quantity.first]
    text, link = context.lexicon.text, quantity.phrase[0] - 1
    link -= context.words[link] in text.genitives
    return find_fall(context, before[-1], match) if before and context.words[link] in text.coordinators else None
