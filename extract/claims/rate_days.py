"""The periods that rates are of: a month, a quarter, the one before, a year earlier."""

from dataclasses import replace
from datetime import timedelta

from extract.claims.context import Context
from extract.claims.days import Timing, first_behind, is_of_contrast, of_mention, of_publication
from extract.claims.passage_days import PASSAGE
from extract.claims.tied_dates import (
    RECORD,
    date_before_bracket,
    date_in_turn,
    is_contrasted,
    is_of_other_number,
    nearest,
)
from extract.dates.calendar import MONTHS_OF_YEAR, add_months, in_year
from extract.model import Basis, DateMention, Precision, Quantity, Reach

YEARS_BACK = frozenset({"date.from_day_before", "date.ago"})
"""Rules of a year that is counted back from another date."""
SHORTER = frozenset({Precision.MONTH, Precision.RANGE})
"""What a rate is of, and so is the one of "a year earlier"."""
QUARTER = "date.fraction"


def of_period(context: Context, quantity: Quantity) -> Timing:
    """A rate is of the month, quarter or year named beside it, never of the day on which it was made known."""
    sentence = context.tokens.sentences[quantity.first]
    turn = date_before_bracket(context, quantity) or date_in_turn(context, quantity)
    if turn is not None:
        return of_mention(turn, Reach.CLAUSE)
    here = periods_of(context, sentence, quantity)
    inside = [mention for mention in here if context.same_clause(mention.first, quantity.first)]
    if inside:
        period = first_behind(context, inside, quantity)
        return of_mention(the_one_before(context, a_year_back(context, period), quantity), Reach.CLAUSE)
    if here:
        period = nearest(here, quantity)
        return of_mention(the_one_before(context, a_year_back(context, period), quantity), Reach.SENTENCE)
    near = (*range(sentence - 1, sentence - PASSAGE - 1, -1), *range(sentence + 1, sentence + PASSAGE))
    for index in near:
        periods = periods_of(context, index, quantity)
        if periods:
            return of_mention(a_year_back(context, nearest(periods, quantity)), Reach.PASSAGE)
    return of_publication(context)


def periods_of(context: Context, sentence: int, quantity: Quantity) -> list[DateMention]:
    """The periods of a sentence that a rate may be of: not those that it is compared with."""
    periods = [
        mention
        for mention in context.dates_by_sentence.get(sentence, [])
        if mention.precision is not Precision.DAY
        and mention.rule != RECORD
        and not (mention.is_since and mention.rule not in YEARS_BACK)
        and not is_of_other_number(context, mention, quantity)
    ]
    is_here = sentence == context.tokens.sentences[quantity.first]
    return [
        period
        for period in periods
        if (is_here and (period.first < quantity.first or is_contrasted(context, quantity)))
        or not is_of_contrast(context, period)
    ]


def the_one_before(context: Context, mention: DateMention, quantity: Quantity) -> DateMention:
    """The month or quarter before, of a rate that only says what rose: "to 4.3 per cent in August from 4.2"."""
    first, last = mention.date_start, mention.date_end
    is_month = mention.precision is Precision.MONTH or mention.rule == QUARTER
    if mention.first > quantity.first or not is_month or first is None or last is None:
        return mention
    if not is_contrasted(context, quantity):
        return mention
    months = (last.year - first.year) * MONTHS_OF_YEAR + last.month - first.month + 1
    begin, end = add_months(first, -months), first - timedelta(days=1)
    return replace(mention, date_start=begin, date_end=end, basis=Basis.INFERRED, rule="date.from_day_before")


def a_year_back(context: Context, mention: DateMention) -> DateMention:
    """A date; "a year earlier" behind a month or a quarter of these sentences is that month or quarter a year back."""
    if mention.rule not in YEARS_BACK or mention.precision is not Precision.YEAR or mention.date_end is None:
        return mention
    sentence = context.tokens.sentences[mention.first]
    near = [*context.dates_by_sentence.get(sentence - 1, []), *context.dates_by_sentence[sentence]]
    periods = [each for each in near if each.first < mention.first and each.precision in SHORTER]
    periods = [each for each in periods if not is_of_contrast(context, each)] or periods
    if not periods or periods[-1].date_start is None or periods[-1].date_end is None:
        return mention
    first, last = in_year((periods[-1].date_start, periods[-1].date_end), mention.date_end.year)
    return replace(mention, date_start=first, date_end=last, precision=periods[-1].precision, rule="date.same_time")
