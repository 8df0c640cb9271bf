"""Of which other number a figure is a part: «16 blessés dont deux policiers», "two of the seven hostages"."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate, takewhile

from extract.claims.context import Context
from extract.claims.counted import (
    counts_person,
    is_after_part_marker,
    is_generic,
    is_less,
    is_part,
    is_some_of,
    is_whole,
)
from extract.claims.matches import MetricMatch, Told
from extract.lexicon.words import MetricRole
from extract.model import NumeralForm, Quantity

NEAR = 3
"""Sentences back within which "the dead" are those of the last figure of the dead."""
MOST_PARTS = 8
"""Numbers of a sentence that are looked at as the parts of one."""
OF_ALL = frozenset({"metric.among", "metric.counted_subject"})
"""Rules by which a word for all those counted leads to some of them: "the dead included two nurses"."""


def find_whole(
    context: Context, quantity: Quantity, match: MetricMatch, told: Sequence[Told], wholes: Mapping[int, Quantity]
) -> Quantity | None:
    """The number of which this one is a part, or None; `wholes` are those of the figures so far, by first token."""
    if not context.lexicon.definitions[match.metric].counts_people:
        return None
    before = (
        told[-1] if told and context.sentence_index(told[-1].quantity) == context.sentence_index(quantity) else None
    )
    is_own = match.rule == "metric.noun" and before is not None and before.metric != match.metric
    if match.whole is not None:
        return match.whole
    if before is not None and not is_own and is_part(context, quantity):
        is_listed = goes_on_list(context, before.quantity, quantity)
        return (wholes.get(before.quantity.first) if is_listed else None) or before.quantity
    summed = summed_whole(context, quantity)
    if summed and (may_be_whole(context, summed) or not follows_comma(context, summed)):
        return summed
    return whole_beside(context, quantity) or whole_told(context, quantity, match, told)


def goes_on_list(context: Context, before: Quantity, quantity: Quantity) -> bool:
    """Whether one «dont» leads to both numbers: «16 blessés dont deux policiers et trois pompiers»."""
    between = range(before.phrase[1], quantity.phrase[0])
    marks = context.find(context.lexicon.claims.part_of, context.sentence_index(quantity))
    return is_after_part_marker(context, before) and not any(first in between for first, _, _ in marks)


def whole_beside(context: Context, quantity: Quantity) -> Quantity | None:
    """The number that a genitive ties to this one, or that opens its clause: "three of the seven", «sur 40, cinq»."""
    numbers = context.quantities_by_sentence[context.sentence_index(quantity)]
    at = bisect_left(numbers, quantity.first, key=lambda number: number.first)
    if at + 1 < len(numbers) and is_whole(context, numbers[at + 1]):
        return numbers[at + 1]
    for other in numbers[max(0, at - MOST_PARTS) : at]:
        first = context.sentence_of(quantity).first
        lead = context.lexicon.claims.out_of.ending_at(context.words, other.phrase[0], first)
        start = other.phrase[0] - lead[0] if lead else first
        comma, breaks = context.lexicon.signs.comma, context.lexicon.signs.breaks
        is_opening = start == first or context.words[start - 1] in breaks | {comma}
        if lead and is_opening and comma in context.words[other.phrase[1] : quantity.phrase[0]]:
            return other
    return None


def whole_told(context: Context, quantity: Quantity, match: MetricMatch, told: Sequence[Told]) -> Quantity | None:
    """The last figure of the metric, where some of all those are counted: "among the dead", "three of the injured"."""
    if match.rule not in OF_ALL and not is_some_of(context, quantity):
        return None
    sentence = context.sentence_index(quantity)
    for figure in reversed(told):
        if match.rule in OF_ALL and sentence == context.sentence_index(figure.quantity):
            continue  # "the dead included three soldiers and three civilians"
        if sentence - context.sentence_index(figure.quantity) > NEAR:
            return None
        if figure.metric == match.metric and is_less(quantity, figure.quantity):
            return figure.quantity
    return None


def summed_whole(context: Context, quantity: Quantity) -> Quantity | None:
    """The number that this one and those beside it make up together: «douze morts: huit femmes et quatre enfants»."""
    numbers = context.quantities_by_sentence[context.sentence_index(quantity)]
    at, signs = bisect_left(numbers, quantity.first, key=lambda number: number.first), context.lexicon.signs
    for first in range(at, max(0, at - MOST_PARTS), -1):
        parts = list(takewhile(lambda part: is_person_part(context, part), numbers[first : first + MOST_PARTS]))
        sums = accumulate(part.value or 0 for part in parts)
        end = next((first + count for count, total in enumerate(sums, 1) if total == numbers[first - 1].value), 0)
        is_apart = context.words[numbers[first].phrase[0] - 1] in signs.breaks | signs.open_bracket | {signs.comma}
        if end > max(at, first + 1) and is_apart and not is_told_between(context, numbers[first:end]):
            return numbers[first - 1]
    return None


def is_person_part(context: Context, quantity: Quantity) -> bool:
    """Whether a number counts people exactly, as the parts of a toll do."""
    is_exact = quantity.value is not None and quantity.low == quantity.high and quantity.form is not NumeralForm.ORDINAL
    return is_exact and quantity.unit is None and quantity.head is not None and counts_person(context, quantity)


def is_told_between(context: Context, parts: Sequence[Quantity]) -> bool:
    """Whether a verb stands among the parts, so that something else is said of some of them."""
    first, last = parts[0].phrase[1], parts[-1].phrase[0]
    return any(verb.is_finite and first <= verb.first < last for verb in context.parse.verbs_around(first))


def may_be_whole(context: Context, quantity: Quantity) -> bool:
    """Whether a number counts people of no particular sort, or those of a toll: "12 people", «douze morts»."""
    if quantity.head is None or is_generic(context, quantity):
        return True
    predicates = context.noun_predicates(quantity.head, MetricRole.COUNT)
    return any(context.lexicon.definitions[each.metric].is_toll for each, _ in predicates)


def follows_comma(context: Context, quantity: Quantity) -> bool:
    """Whether only a comma parts a number from what goes on: "three soldiers, a policeman and two clerks" are six."""
    at = quantity.phrase[1]
    return at < context.sentence_of(quantity).last and context.words[at] == context.lexicon.signs.comma
