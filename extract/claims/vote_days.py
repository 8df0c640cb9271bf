"""The day of a vote, where no word ties a date to it."""

from dataclasses import replace

from extract.claims.context import VOTE, Context
from extract.model import Basis, DateMention, Precision, Quantity

SUNDAY = 6
"""The weekday on which most countries vote."""
DAYS_AFTER_VOTE = 3
"""Days after a vote on which what happened at the polls is still news."""
DAYS_OF_COUNTING = 10
"""Days before publication within which a vote was held whose figures are told."""


def day_of_ballots(context: Context) -> DateMention | None:
    """The one Sunday that a text names, where it dates no vote."""
    published = context.published_day
    if published is None:
        return None
    sundays = {
        mention.date_start: mention
        for mention in context.news_days
        if mention.precision is Precision.DAY
        and mention.date_start is not None
        and mention.date_start.weekday() == SUNDAY
        and (published - mention.date_start).days <= DAYS_OF_COUNTING
    }
    if len(sundays) != 1:
        return None
    (mention,) = sundays.values()
    return replace(mention, basis=Basis.INFERRED, rule="date.voting_day")


def is_of_past_vote(context: Context, mention: DateMention) -> bool:
    """Whether a date is of a vote some days ago: no day of what a text tells since."""
    day = context.published_day
    if mention.event != VOTE or mention.is_since or day is None or mention.date_end is None:
        return False
    return (day - mention.date_end).days > DAYS_AFTER_VOTE


def is_elder_vote(context: Context, vote: DateMention, quantity: Quantity, before: DateMention | None) -> bool:
    """Whether another clause only names the year of a vote before: "who was robbed of victory in 2018, has 4%"."""
    if vote.precision is not Precision.YEAR or context.same_clause(vote.first, quantity.first):
        return False
    if before is None or before.date_start is None or vote.date_end is None:
        return False
    between = context.words[vote.last : quantity.first]
    if not context.lexicon.text.coordinators.isdisjoint(between):
        return False  # "won the first round in 2006 but lost the second, 47 to 53 percent"
    return vote.date_end < before.date_start
