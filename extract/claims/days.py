"""What the days of a figure are made of: one date, publication or nothing, and what tells them apart."""

from dataclasses import dataclass
from datetime import date

from extract.claims.context import Context
from extract.claims.kinds import KindMatch
from extract.claims.tied_dates import RECALLED, Dated, contrasted_before, is_compared, is_contrasted
from extract.model import Basis, DateMention, Modality, Precision, Quantity, Reach, Span

RANGE = "date.range"
WORDS_OF_OPENING = 7
"""Words before a date that opens a sentence: "by comparison, at the end of 2017"."""
WORDS_TO_PERIOD = 4
"""Words between a rate and its period: "in the previous three months"."""
UNSURE = frozenset({Modality.FORECAST, Modality.HYPOTHETICAL})
"""What has not happened is not of the day that the passage is about."""
WORDS_BEFORE_SURVEY = 8
"""Words between «réalisé», "conducted" and the days of a survey: «réalisé en ligne auprès de 1 000 personnes du …»."""


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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a figure before its days are looked for."""

    found: Dated | None
    """The date that its own sentence gives it."""
    kind: KindMatch
    modality: Modality
    before: DateMention | None
    """The day that its passage is about; of a vote that of the share before it."""


def owns_noun(context: Context, mention: DateMention) -> bool:
    """Whether a possessive ending stands behind a date: "today's announcement"."""
    following = context.words[mention.last : mention.last + 1]
    return not context.lexicon.text.possessive_endings.isdisjoint(following)


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


def is_of_contrast(context: Context, mention: DateMention) -> bool:
    """Whether a period is what a rate has changed from: "unchanged from July", "down from 5.5 per cent in July"."""
    if contrasted_before(context, mention) is not None:
        return True
    first = context.parse.sentence_of(mention.first).first
    stop = mention.first - (context.words[mention.first - 1] in context.lexicon.text.determiners)
    is_led = context.lexicon.claims.contrast.ending_at(context.words, stop, first) is not None
    return (is_led and mention.rule != RANGE) or is_compared(context, mention)


def first_behind(context: Context, mentions: list[DateMention], quantity: Quantity) -> DateMention:
    """The first date behind a number, else the last before it: «0,3 % pour 2012 et 1,2 % pour 2013»."""
    before = [mention for mention in mentions if mention.last <= quantity.first]
    behind = [mention for mention in mentions if mention.first >= quantity.last]
    is_far = not behind or behind[0].first - quantity.phrase[1] > WORDS_TO_PERIOD
    if before and is_far and is_contrasted(context, quantity):
        return before[-1]
    return behind[0] if behind else mentions[-1]


def is_led_by(context: Context, mention: DateMention, table: frozenset[str]) -> bool:
    """Whether a word of a table stands shortly before a date, in its sentence."""
    first = context.parse.sentence_of(mention.first).first
    return not table.isdisjoint(context.words[max(first, mention.first - WORDS_BEFORE_SURVEY) : mention.first])


def of_publication(context: Context) -> Timing:
    """The publication date itself, where it is known."""
    day = context.published_day
    if day is None:
        return Timing()
    return Timing(day, day, None, Precision.DAY, Basis.PUBLISHED, Reach.DOCUMENT, (), "date.published")
