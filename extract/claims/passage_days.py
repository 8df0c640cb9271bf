"""The day that a passage is about, for figures whose own sentence names none."""

from bisect import bisect_left
from dataclasses import replace

from extract.claims.context import LONGEST_NEWS, VAGUE_DAYS, Context
from extract.claims.kinds import is_as_of
from extract.claims.matches import MetricMatch
from extract.claims.tied_dates import (
    RECALLED,
    contrasted_before,
    is_compared,
    is_of_saying,
    is_right_behind,
    is_within,
    participle_before,
)
from extract.model import DateMention, Precision
from extract.text.verbs import Tense, VerbGroup

SAME_TIME = "date.same_time"
NARROWED = "date.narrowed"
SAME_WEEKDAY = "date.same_weekday"
LAST_NEWS = 14
"""Days before publication of what a text begins with before it names a day."""
A_FEW_DAYS = 3
"""Days in which no sum adds up that a text goes on with."""
PASSAGE = 3
"""Sentences back within which a day still holds for the next figure."""
NEWS = 45
"""Days before publication within which a day may be that of the news."""


def find_passage_day(
    context: Context, sentence: int, event: DateMention | None, event_sentence: int
) -> DateMention | None:
    """The event of the figure before, where it is near and the news itself; else the day of the news.

    Something told of long ago («en septembre 2013») holds for the next sentence of its paragraph and no further.
    """
    told = day_just_told(context, sentence)
    if told is not None and event_sentence < sentence - 1:
        return told
    old = old_day_before(context, sentence)
    if old is not None and context.tokens.sentences[old.first] > event_sentence:
        return old
    if event is None or not may_hold(context, event, event_sentence, sentence):
        return day_of_passage(context, sentence)
    if event.precision is not Precision.WEEK and event.rule not in {NARROWED, SAME_WEEKDAY}:
        return event
    # «…, contre 65 000 la semaine dernière»: what a figure is compared with is not the news.
    day = day_of_passage(context, sentence)
    return day if day and day.date_start and event.date_end and day.date_start > event.date_end else event


def day_just_told(context: Context, sentence: int) -> DateMention | None:
    """The day or week of the sentence before, as in "On Monday rebels fired. One man died"."""
    told = (
        mention
        for mention in reversed(context.dates_by_sentence.get(sentence - 1, []))
        if is_short(mention)
        and not mention.is_since
        and mention.rule not in {RECALLED, SAME_TIME, *VAGUE_DAYS}
        and is_over(context, mention)
        and not is_ahead(context, mention)
        and not context.is_dateline(mention)
        and not is_of_saying(context, mention)
        and not is_of_count(context, mention)
        and not is_of_comparison(context, mention)
        and not is_as_of(context, mention)
    )
    return next(told, None)


def is_short(mention: DateMention) -> bool:
    """Whether a date is a few days or a week."""
    if mention.date_start is None or mention.date_end is None:
        return False
    return mention.precision is Precision.WEEK or (mention.date_end - mention.date_start).days < LONGEST_NEWS


def is_over(context: Context, mention: DateMention) -> bool:
    """Whether a date has begun by the day of publication."""
    day = context.published_day
    return day is None or mention.date_start is None or mention.date_start <= day


def is_ahead(context: Context, mention: DateMention) -> bool:
    """Whether a verb of the date's clause tells of what is to come: «pourraient être jugés dès ce jeudi»."""
    return any(
        (verb.tense is Tense.FUTURE or verb.is_conditional) and context.same_clause(verb.head, mention.first)
        for verb in context.parse.verbs_around(mention.first)
    )


def may_hold(context: Context, event: DateMention, event_sentence: int, sentence: int) -> bool:
    """Whether the event of an earlier figure is still that of a sentence."""
    if sentence - event_sentence > PASSAGE + 1:
        return False
    if event.is_since and is_of_today(context, event):
        return sentence == event_sentence  # "since yesterday 600 cases were found. So far, 4,000 …"
    if is_of_news(context, event) or event.is_since or event.precision is Precision.DAY:
        return True
    sentences = context.parse.sentences
    is_same_paragraph = sentences[event_sentence].paragraph == sentences[sentence].paragraph
    return sentence - event_sentence <= 1 and is_same_paragraph


def is_of_today(context: Context, mention: DateMention) -> bool:
    """Whether a date begins on the day of publication or shortly before."""
    day = context.published_day
    return day is not None and mention.date_start is not None and (day - mention.date_start).days < A_FEW_DAYS


def is_of_news(context: Context, mention: DateMention) -> bool:
    """Whether a date is near publication, so that the text may be about it."""
    day = context.published_day
    return day is None or mention.date_end is None or (day - mention.date_end).days <= NEWS


def day_of_passage(context: Context, sentence: int) -> DateMention | None:
    """The last day of the news named before a sentence, a few sentences back, else the first of the text."""
    days = context.days_once("of_news", lambda: days_of_news(context))
    if not days:
        return None
    place = bisect_left(days, context.parse.sentences[sentence].first, key=lambda mention: mention.first)
    first = days[0] if is_of_news(context, days[0]) else None
    if not place:
        return first if first is not None and is_recent(context, first) else None
    last = days[place - 1]
    is_near = sentence - context.tokens.sentences[last.first] <= PASSAGE
    return last if is_near else first


def old_day_before(context: Context, sentence: int) -> DateMention | None:
    """The day long before the news that a paragraph looks back to: «Pour rappel, le 10 mars, … Deux gardes …»."""
    sentences = context.parse.sentences
    here = sentences[sentence]
    last, of_news = None, -1
    for mention in context.news_days:
        index = context.tokens.sentences[mention.first]
        if index >= sentence:
            break
        if is_of_news(context, mention):
            last, of_news = None, index
        elif index > of_news:
            last = mention
    if last is None or participle_before(context, last) is not None:
        return None
    index = context.tokens.sentences[last.first]
    is_near = sentence - index <= PASSAGE and sentences[index].paragraph == here.paragraph
    return last if is_near else None


def is_recent(context: Context, mention: DateMention) -> bool:
    """Whether a date that a text names only later is so near publication that what was told before may be of it."""
    day = context.published_day
    return day is None or mention.date_end is None or (day - mention.date_end).days <= LAST_NEWS


def next_day_of_news(context: Context, sentence: int) -> DateMention | None:
    """The first day of the news that another sentence near by names."""
    days = context.days_once("of_news", lambda: days_of_news(context))
    distances = ((day, abs(context.tokens.sentences[day.first] - sentence)) for day in days)
    return next((day for day, distance in distances if 0 < distance <= PASSAGE), None)


def days_of_news(context: Context) -> list[DateMention]:
    """The days that the text may be about: near publication and of no saying, where there are such."""
    days = [day for day in context.news_days if not is_of_comparison(context, day)]
    days = [day for day in days if is_of_news(context, day)] or days
    days = [day for day in days if not is_as_of(context, day)] or days
    told = [day for day in days if not is_of_saying(context, day)]
    return [day for day in told if not is_of_count(context, day)] or days_of_harm(context) or told or days


def first_of_harm(context: Context) -> DateMention | None:
    """The first day on which the text tells of what kills and hurts; of long ago the only one."""
    days = context.days_once("of_news", lambda: days_of_news(context))
    found = [day for day in days if day.rule != RECALLED and is_of_harm(context, day)]
    if found:
        return found[0]
    told = [day for day in context.news_days if day.rule != RECALLED and not is_of_comparison(context, day)]
    old = [day for day in told if is_of_harm(context, day)]
    return old[0] if len({day.date_start for day in old}) == 1 else None


def is_of_harm(context: Context, mention: DateMention) -> bool:
    """Whether a date is that of an attack or a disaster, or stands with a verb of it: "the ferry sank on Saturday"."""
    dates, metrics = context.lexicon.dates, context.lexicon.metrics
    if mention.event is not None:
        return mention.event in dates.harmful_events
    if is_of_saying(context, mention):
        return False
    verbs = [
        verb for verb in context.parse.verbs_around(mention.first) if context.same_clause(verb.head, mention.first)
    ]
    definitions = context.lexicon.definitions
    return any(
        verb.lemma in dates.harm_verbs
        or any(
            definitions[each.metric].is_deadly or definitions[each.metric].may_be_deadly
            for each in metrics.verbs.get(verb.lemma, ())
        )
        for verb in verbs
    )


def is_of_comparison(context: Context, mention: DateMention) -> bool:
    """Whether a date is only of what a figure is compared with: «contre 190 le 31 décembre», «que samedi»."""
    return is_compared(context, mention) or contrasted_before(context, mention) is not None


def day_of_deed(context: Context, match: MetricMatch) -> DateMention | None:
    """The day on which the text tells the figure's own deed: "a man was arrested. … He was arrested on Sunday"."""
    if match.verb is None:
        return None
    days = context.note_once("days_of_deeds", lambda: days_of_deeds(context))
    found: DateMention | None = days.get(match.verb.lemma)
    return found


def days_of_deeds(context: Context) -> dict[str, DateMention]:
    """The first day of the news that stands right behind each verb, by its lemma."""
    found: dict[str, DateMention] = {}
    for day in days_of_news(context):
        if day.precision is not Precision.DAY or not is_over(context, day) or day.rule in {RECALLED, *VAGUE_DAYS}:
            continue
        verbs = [verb for verb in context.parse.verbs_around(day.first) if verb.first < day.first]
        if not verbs or counts_others(context, day, verbs[-1]):
            continue
        if is_within(day, verbs[-1]) or is_right_behind(context, day, verbs[-1]):
            found.setdefault(verbs[-1].lemma, day)
    return found


def counts_others(context: Context, mention: DateMention, verb: VerbGroup) -> bool:
    """Whether the clause of a deed counts more people of its own: "another 11 were killed on Saturday"."""
    numbers = context.quantities_by_sentence.get(context.tokens.sentences[mention.first], [])
    increments = context.lexicon.claims.increments
    return any(
        context.words[at] in increments and context.same_clause(each.first, verb.head)
        for each in numbers
        for at in range(max(0, each.phrase[0] - 1), each.phrase[1])
    )


def days_of_harm(context: Context) -> list[DateMention]:
    """The days of attacks and disasters that the text only looks back to: "in the 24 hours since Monday's quake"."""
    return [
        replace(mention, is_since=False)
        for mention in context.dates
        if mention.event in context.lexicon.dates.harmful_events
        and mention.is_since
        and mention.precision is Precision.DAY
        and mention.rule != RECALLED
        and is_of_news(context, mention)
    ]


def is_of_count(context: Context, mention: DateMention) -> bool:
    """Whether a day is only that on which a sum stood so high: "the toll rose to 26 on Tuesday"."""
    if mention.is_for_event:
        return False
    totals = context.find(context.lexicon.claims.totals, context.tokens.sentences[mention.first])
    return any(context.same_clause(first, mention.first) for first, _, _ in totals)
