"""The days that a figure is for: those its words give, the event of the passage, or the day of publication."""

from dataclasses import replace
from datetime import timedelta

from extract.claims.context import Context
from extract.claims.counted import tells_of_protest
from extract.claims.days import UNSURE, WORDS_OF_OPENING, Known, Timing, of_mention, of_publication, owns_noun
from extract.claims.kinds import (
    SPAN_BACK,
    STILL,
    KindMatch,
    is_as_of,
    is_habit,
    is_perfect,
    is_pluperfect,
    is_told_in_present,
    own_verb,
)
from extract.claims.matches import MetricMatch
from extract.claims.passage_days import (
    NARROWED,
    NEWS,
    PASSAGE,
    day_just_told,
    day_of_deed,
    day_of_passage,
    first_of_harm,
    is_of_harm,
    is_short,
    next_day_of_news,
)
from extract.claims.rate_days import of_period
from extract.claims.survey_days import of_survey
from extract.claims.tied_dates import (
    RECALLED,
    Dated,
    find_saying_day,
    is_definite,
    is_of_aftermath,
    is_of_charge,
    is_of_other_verb,
    is_of_saying,
    is_parted,
    mentions_of,
    participle_before,
)
from extract.claims.vote_days import is_of_past_vote, of_vote
from extract.dates.calendar import WEEK
from extract.lexicon.verbs import Form
from extract.lexicon.words import DatedBy
from extract.model import Basis, DateMention, Kind, Modality, NumeralForm, Precision, Quantity, Reach, Span
from extract.text.verbs import Tense

SAME_WEEKDAY = "date.same_weekday"
UNIT = "date.relative_unit"
OF_TELLING = frozenset({"date.near_day", "date.today"})
"""Rules of days that count from publication: «ce matin», «hier»."""
OF_NOUN = "metric.noun"
LAST_WORD = 10
"""Days before publication within which a running sum was last stated."""
OF_EVENTS = frozenset({DatedBy.EVENT, DatedBy.RALLY})


def find_timing(context: Context, quantity: Quantity, match: MetricMatch, known: Known) -> Timing:
    """The days of a figure."""
    definition = context.lexicon.definitions[match.metric]
    dated_by = definition.dated_by
    kind, modality, before = known.kind, known.modality, known.before
    if dated_by is DatedBy.VOTE:
        return of_vote(context, quantity, match, modality, before)
    if dated_by is DatedBy.PERIOD:
        return of_period(context, quantity)
    if dated_by is DatedBy.SURVEY:
        return of_survey(context, quantity, modality)
    if dated_by not in OF_EVENTS:
        return of_state(context, quantity, match, known)
    found = kept(context, quantity, match, known)
    if found is None and (is_plan(known) or is_habit(context, quantity)):
        return Timing()
    if found is None and (is_now(context, quantity, match, kind) or is_sentencing_now(context, quantity, match)):
        return of_publication(context)
    if kind.kind is Kind.TOTAL:
        return of_total(context, quantity, match, found, before)
    if (
        found is None
        and before is not None
        and (definition.is_judged or not is_short(before))
        and is_perfect(context, own_verb(context, quantity, match))
    ):
        return of_publication(context)  # "1,522 new cases in June. A woman has died"
    if found is None:
        found = of_passage(context, quantity, match, modality, before)
    if found is not None:
        return of_found(context, quantity, match, kind, found)
    if before is not None or modality in UNSURE:
        return Timing()
    is_news = is_told_as_news(context, quantity, match) or is_of_rally_today(context, quantity, match)
    return of_publication(context) if is_news else Timing()


def of_found(context: Context, quantity: Quantity, match: MetricMatch, kind: KindMatch, found: Dated) -> Timing:
    """The days of a figure whose date is found: its week narrowed, a level that goes on since a day up to now."""
    is_level_of_range = kind.kind is Kind.LEVEL and found[0].precision is Precision.RANGE
    mention, reach = found if is_level_of_range else narrowed(context, found, match)
    if mention.is_since and kind.kind is Kind.LEVEL:
        return up_to_now(context, of_mention(mention, reach))
    is_crowd = kind.kind is Kind.LEVEL and context.lexicon.definitions[match.metric].is_state
    is_of_rally = is_crowd or tells_of_protest(context, context.tokens.sentences[quantity.first])
    return of_mention(same_weekday(context, mention) if is_of_rally else mention, reach)


def of_state(context: Context, quantity: Quantity, match: MetricMatch, known: Known) -> Timing:
    """What is so when it is told: of the day that its clause gives, of that of the court, else of publication."""
    found, dated_by = known.found, context.lexicon.definitions[match.metric].dated_by
    if found and dated_by is DatedBy.PUBLICATION and may_date_state(context, quantity, match, found):
        return of_mention(*found)
    if is_of_earlier_court(context, quantity, match):
        return Timing()
    court = day_of_court(context, quantity, match, known)
    if court is None and is_sentenced_before(context, quantity, match, known):
        return Timing()
    return of_mention(court, Reach.PASSAGE) if court else of_publication(context)


def may_date_state(context: Context, quantity: Quantity, match: MetricMatch, found: Dated) -> bool:
    """Whether a date is of a state's clause, or of the sentence passed: «a prononcé, lundi soir, des peines de …»."""
    mention, reach = found
    if context.lexicon.definitions[match.metric].is_sentence and mention.is_for_event:
        return False  # "jailed for six months for the riots in 2020"
    if reach is Reach.CLAUSE:
        return not mention.is_since  # "since the coup 77,000 have been jailed": so many are held today
    is_sentence = context.lexicon.definitions[match.metric].is_sentence
    is_day = mention.precision is Precision.DAY and mention.last <= quantity.first
    return is_sentence and is_day and not is_parted(context, mention, quantity)


def is_sentenced_before(context: Context, quantity: Quantity, match: MetricMatch, known: Known) -> bool:
    """Whether a sentence was passed on a day that nothing tells: «a été condamné à cinq ans», where that is a tale's.

    What the present tells («écopent de cinq ans») is of publication, and so is a perfect that tells of today.
    """
    if not context.lexicon.definitions[match.metric].is_sentence or context.lexicon.dates.perfect_is_of_today:
        return False
    sentencing = context.lexicon.claims.sentencing
    verb = next((verb for verb in context.verbs_before(quantity) if verb.lemma in sentencing), None)
    told = own_verb(context, quantity, match)
    if verb is None and told is not None and (told.form is Form.IMPERFECT or is_pluperfect(context, told)):
        verb = told  # «l'avocat avait plaidé pour trois ans»
    day = known.before
    is_today = day is not None and day.date_end == context.published_day and day.first < quantity.first
    is_earlier = is_pluperfect(context, verb) or (verb is not None and verb.form is Form.IMPERFECT)
    if is_today and not is_earlier:
        return False
    is_past = verb is not None and (verb.tense is Tense.PAST or not verb.is_finite)
    return is_past and not is_told_as_news(context, quantity, match)


def kept(context: Context, quantity: Quantity, match: MetricMatch, known: Known) -> Dated | None:
    """The date of the figure's own sentence, unless the figure is of another kind than what it dates."""
    found, kind = known.found, known.kind
    if found is None or (found[0].is_since and kind.kind is Kind.EVENT):
        return None  # «471 nouveaux décès, portant le total à 4.503 depuis mars»
    if is_plan(known) and is_of_announcement(context, found[0]):
        return None
    if found[0].rule == RECALLED and is_told_since(context, found[0], context.tokens.sentences[quantity.first]):
        return None
    if found[1] is Reach.SENTENCE and is_state_of_now(context, quantity, match, known):
        return None
    is_still = kind.rule == STILL and found[0].date_end != context.published_day
    is_before = is_still and is_of_other_verb(context, found[0], own_verb(context, quantity, match))
    return None if is_before else found  # «quinze ont péri dimanche et sept sont portés disparus»


def is_told_since(context: Context, recalled: DateMention, sentence: int) -> bool:
    """Whether the sentence before tells of a day that is later in the text than that of the event recalled."""
    told = day_just_told(context, sentence)
    source = context.tokens.sentences[context.token_at(recalled.start)]
    return told is not None and source < sentence - 1 and not recalled.is_since


def is_plan(known: Known) -> bool:
    """Whether a figure is a state to come: "the force will be boosted by 900 troops"."""
    return known.kind.kind is Kind.LEVEL and known.modality is Modality.FORECAST


def is_of_announcement(context: Context, mention: DateMention) -> bool:
    """Whether a date is that on which a plan was made known: "told MPs today", "today's announcement", long ago."""
    day = context.published_day
    is_over = day is not None and mention.date_end is not None and mention.date_end < day
    is_ahead = day is not None and mention.date_start is not None and mention.date_start > day
    return not is_ahead and (is_over or is_of_saying(context, mention) or owns_noun(context, mention))


def is_state_of_now(context: Context, quantity: Quantity, match: MetricMatch, known: Known) -> bool:
    """Whether a state is told in the present beside a period long over: "left in 2014 but has 16,000 troops there"."""
    day, verb = context.published_day, own_verb(context, quantity, match)
    if known.found is None or known.kind.kind is not Kind.LEVEL or verb is None or day is None:
        return False
    end = known.found[0].date_end
    is_old = end is not None and (day - end).days > NEWS and not known.found[0].is_since
    return is_old and is_told_in_present(context, verb) and context.same_clause(verb.head, quantity.first)


def is_of_rally_today(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a crowd is told of in a text that names no day: «plus de 5 000 personnes ont défilé»."""
    is_rally = context.lexicon.definitions[match.metric].dated_by is DatedBy.RALLY
    return is_rally and not is_pluperfect(context, own_verb(context, quantity, match))


def is_of_earlier_court(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a sentence was passed on a day that nothing tells: "had previously been jailed for 25 years"."""
    verb = own_verb(context, quantity, match)
    if not context.lexicon.definitions[match.metric].is_sentence or verb is None or not verb.is_finite:
        return False
    first = max(context.sentence_of(quantity).first, verb.first - 2)
    return not context.lexicon.dates.earlier.isdisjoint(context.words[first : verb.last + 1])


def day_of_court(context: Context, quantity: Quantity, match: MetricMatch, known: Known) -> DateMention | None:
    """The day on which a sentence was passed: that of the passage, some days before publication."""
    before, day = known.before, context.published_day
    if before is None or day is None or before.date_end is None or before.is_since or known.modality in UNSURE:
        return None
    verb = own_verb(context, quantity, match)
    is_told = verb is not None and (verb.tense is Tense.PAST or verb.is_passive)
    is_of_court = is_told and context.lexicon.definitions[match.metric].is_sentence
    is_near = before.precision is Precision.DAY and 0 < (day - before.date_end).days <= LAST_WORD
    return before if is_of_court and is_near else None


def is_told_as_news(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a main clause tells a figure in a text that names no day but the one at its head: that tells the day.

    So does a perfect where it is not the tense of tales: "a man has been charged". What a participle or a subordinate
    clause brings in («where 108 people were killed») may be of any day.
    """
    verb = match.verb
    if not any(context.is_dateline(mention) for mention in context.dates[:1]) and not is_perfect(context, verb):
        return False
    if is_definite(context, quantity) or (verb is not None and not verb.is_finite and verb.first >= quantity.last):
        return False
    text = context.lexicon.text
    first = context.sentence_of(quantity).first
    begin = next(
        (at for at in range(first, quantity.first + 1) if context.same_clause(at, quantity.first)), quantity.first
    )
    openers = text.subordinators | text.relatives
    return openers.isdisjoint(context.words[begin : min(begin + 2, quantity.first)])


def is_sentencing_now(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a court sentences people in the present: «le tribunal condamne deux hommes», «trois prévenus écopent»."""
    verb = own_verb(context, quantity, match)
    definitions = context.lexicon.definitions.values()
    is_of_sentence = any(definition.sentenced == match.metric for definition in definitions)
    return is_of_sentence and is_told_in_present(context, verb) and not (verb is not None and verb.is_passive)


def is_now(context: Context, quantity: Quantity, match: MetricMatch, kind: KindMatch) -> bool:
    """Whether a state is told as it is at the time of writing: «sont hospitalisés», "are still missing"."""
    if kind.kind is not Kind.LEVEL or not context.lexicon.definitions[match.metric].is_state:
        return False
    verb = own_verb(context, quantity, match)
    if is_perfect(context, verb) or is_told_in_present(context, verb):
        return True
    is_past = verb is not None and verb.tense is Tense.PAST and match.rule == OF_NOUN
    return kind.rule == STILL and not is_past  # «ils étaient 9 000» on the day that the text tells of


def of_passage(
    context: Context, quantity: Quantity, match: MetricMatch, modality: Modality, before: DateMention | None
) -> Dated | None:
    """The day of the passage, else the day of the saying; none for what has not happened."""
    here = context.tokens.sentences[quantity.first]
    if is_of_charge(context, match):
        return None
    is_open = before is None or before.first > quantity.first
    deed = day_of_deed(context, match) if is_open and modality not in UNSURE else None
    if deed is not None and may_tell_day(context, quantity, deed, before):
        return deed, Reach.PASSAGE
    if before is not None and before.is_for_event and context.lexicon.definitions[match.metric].is_judged:
        before = None  # "four were charged": not on the day of the murder
    if before is not None and before.is_since:
        before = day_of_passage(context, here)  # what one day added is not of the day since which all is counted
    if before is not None and is_of_past_vote(context, before):
        before = None
    if before is not None and is_only_first(context, before, quantity) and is_harm(context, match):
        before = before if is_of_harm(context, before) else first_of_harm(context) or before
    if modality not in UNSURE and before is not None:
        # A date of the same sentence that is not the figure's does not come in by the back door.
        is_elsewhere = context.tokens.sentences[before.first] != here or before in mentions_of(context, quantity, match)
        if context.tokens.sentences[before.first] == here and is_of_aftermath(context, before, quantity):
            before = next_day_of_news(context, here) or before
        if not is_elsewhere:
            before = next_day_of_news(context, here) or before
            is_elsewhere = context.tokens.sentences[before.first] != here
        is_span_ahead = before.rule == SPAN_BACK and before.first > quantity.first
        is_less = is_of_saying(context, before) or is_span_ahead
        if is_elsewhere and not (is_less and find_saying_day(context, quantity, match)):
            return before, Reach.PASSAGE
    return find_saying_day(context, quantity, match)


def is_only_first(context: Context, before: DateMention, quantity: Quantity) -> bool:
    """Whether a day is no more than the first that the text names, some sentences off: it may be of anything."""
    sentences = context.tokens.sentences
    is_near = before.first < quantity.first and sentences[quantity.first] - sentences[before.first] <= PASSAGE
    first = next((day for day in context.news_days), None)
    return not is_near and first is not None and before.date_start == first.date_start


def is_harm(context: Context, match: MetricMatch) -> bool:
    """Whether a figure counts the dead or the hurt."""
    definition = context.lexicon.definitions[match.metric]
    return definition.is_deadly or definition.may_be_deadly


def may_tell_day(context: Context, quantity: Quantity, deed: DateMention, before: DateMention | None) -> bool:
    """Whether a later sentence tells the day of a deed, and no earlier day than that of the passage.

    One told before is another deed of the kind: "a policeman was killed Thursday. … Two doctors were killed".
    """
    if context.tokens.sentences[deed.first] <= context.tokens.sentences[quantity.first]:
        return False
    if before is None or before.date_end is None:
        return True
    return deed.date_start is not None and deed.date_start > before.date_end


def narrowed(context: Context, found: Dated, match: MetricMatch) -> Dated:
    """«la semaine dernière», where the text names one day of that week: the event's own day wins (CLAIMS.md)."""
    mention, reach = found
    if not is_part_of_week(mention) or mention.date_start is None or mention.date_end is None:
        return found
    first, last = mention.date_start, mention.date_end
    published = context.published_day
    # "Saturday's blast hurt nine. Last week three clerics were shot": a week that opens a sentence is of something else
    is_new = is_harm(context, match) and mention.first - context.parse.sentence_of(mention.first).first <= 1
    days = {
        day.date_start: day
        for day in context.news_days
        if day.precision is Precision.DAY
        and not (is_new and day.first < mention.first)
        and day.date_start
        and first <= day.date_start <= last
    }
    # «cette semaine» is not narrowed by «ce matin»: that is when it was told
    days = {start: day for start, day in days.items() if day.rule not in OF_TELLING and start != published}
    if len(days) != 1:
        return found
    (day,) = days.values()
    narrow = replace(day, rule=NARROWED, basis=Basis.INFERRED, start=mention.start, end=mention.end)
    return narrow, reach


def is_part_of_week(mention: DateMention) -> bool:
    """Whether a date is a week, its weekend or its end: one day of it may be named elsewhere."""
    is_part = mention.rule == UNIT and mention.precision is Precision.RANGE
    if mention.date_start is None or mention.date_end is None or not is_part:
        return mention.precision is Precision.WEEK
    return (mention.date_end - mention.date_start).days < WEEK


def same_weekday(context: Context, mention: DateMention) -> DateMention:
    """«la semaine dernière» of a crowd that is compared: the weekday of the one rally that the text is about."""
    day = context.published_day
    if mention.precision is not Precision.WEEK or mention.date_start is None or mention.date_end is None or day is None:
        return mention
    rallies = {
        each.date_start
        for each in context.news_days
        if each.precision is Precision.DAY and each.date_start and mention.date_end < each.date_start <= day
    }
    if len(rallies) != 1:
        return mention
    (rally,) = rallies
    same = mention.date_start + timedelta(days=rally.weekday())
    return replace(
        mention, date_start=same, date_end=same, precision=Precision.DAY, basis=Basis.INFERRED, rule=SAME_WEEKDAY
    )


def of_total(
    context: Context, quantity: Quantity, match: MetricMatch, found: Dated | None, before: DateMention | None
) -> Timing:
    """A running total: from the day it began to be counted to the day it was stated."""
    stated = find_saying_day(context, quantity, match)
    if stated is not None and not context.same_clause(stated[0].first, quantity.first):
        stated = stated if may_be_stated_on(context, stated[0]) else None
    if found is None and counts_up_year(context, quantity):
        return of_year_so_far(context)
    if found is None:
        if before is not None and before.is_since and not stated:
            found = before, Reach.PASSAGE
        else:
            return of_mention(*stated) if stated else of_publication(context)
    mention, reach = found
    if mention.rule == SPAN_BACK and is_short(mention) and not mention.is_since:
        return of_mention(*stated) if stated else of_publication(context)  # "two deaths in 24 hours, taking it to 302"
    period = counted_so_far(context, quantity, mention)
    if period is not None:
        return of_mention(period, reach)
    if reach is Reach.SENTENCE and mention.first > quantity.last and is_of_other_clause(context, mention):
        return of_mention(*stated) if stated else of_publication(context)
    if not opens_period(mention):
        is_stated = is_as_of(context, mention) or may_be_stated_on(context, mention)
        return (
            until_now(context, of_mention(mention, reach))
            if is_stated
            else of_mention(*stated)
            if stated
            else of_publication(context)
        )
    day = stated_day(context, quantity, mention)
    end = day.date_end if day else context.published_day
    if end is not None and context.published_day is not None:
        end = min(end, context.published_day)
    if end is None or mention.date_start is None or end < mention.date_start:
        return of_mention(mention, reach) if end is None or reach is not Reach.PASSAGE else of_publication(context)
    spans = (Span(mention.start, mention.end), *([Span(day.start, day.end)] if day else []))
    if mention.rule == RECALLED:
        reach = Reach.PASSAGE
    return Timing(
        mention.date_start, end, None, Precision.RANGE, mention.basis, reach, spans, "date.total_since", mention
    )


def counts_up_year(context: Context, quantity: Quantity) -> bool:
    """Whether an ordinal counts up what a year has brought: "the city's 71st murder of the year"."""
    dates, text = context.lexicon.dates, context.lexicon.text
    limit = context.sentence_of(quantity).last
    if quantity.form is not NumeralForm.ORDINAL:
        return False
    for at in range(quantity.last, min(limit, quantity.phrase[1] + WORDS_OF_OPENING)):
        if context.words[at] not in text.genitives or at + 1 >= limit:
            continue
        noun = at + 1 + (context.words[at + 1] in dates.day_articles)
        unit = dates.units.at(context.words, noun, limit)
        if unit and unit[1] == Precision.YEAR:
            return True
    return False


def of_year_so_far(context: Context) -> Timing:
    """From the first day of the year of publication to that day."""
    day = context.published_day
    if day is None:
        return Timing()
    return replace(of_publication(context), date_start=day.replace(month=1, day=1), precision=Precision.RANGE)


def counted_so_far(context: Context, quantity: Quantity, mention: DateMention) -> DateMention | None:
    """The part of a period that a sum was counted in: "as of Sunday there were 7,374 cases this year"."""
    here = context.dates_by_sentence.get(context.tokens.sentences[quantity.first], [])
    near = [each for each in here if context.same_clause(each.first, quantity.first)]
    days = [day for day in near if is_as_of(context, day)]
    periods = [each for each in near if each.precision in {Precision.YEAR, Precision.MONTH} and not each.event]
    for day in days:
        for period in periods:
            first, end = period.date_start, day.date_end
            is_inside = first is not None and end is not None and period.date_end and first < end < period.date_end
            if is_inside and mention in {day, period}:
                return replace(period, date_end=end, precision=Precision.RANGE)
    return None


def is_of_other_clause(context: Context, mention: DateMention) -> bool:
    """Whether a day of another clause is of no sum and no saying: "17 died in storms that hit on Monday"."""
    is_day = mention.precision is Precision.DAY and not opens_period(mention) and mention.rule != RECALLED
    return is_day and not is_of_saying(context, mention) and not is_as_of(context, mention)


def up_to_now(context: Context, timing: Timing) -> Timing:
    """The days of what has gone on since a day: «depuis le 22 février, des milliers manifestent»."""
    day = context.published_day
    if day is None or timing.date_start is None or timing.date_start > day:
        return timing
    return replace(timing, date_end=day, precision=Precision.RANGE)


def until_now(context: Context, timing: Timing) -> Timing:
    """The days of a sum, none after publication: "50 have died this year"."""
    day = context.published_day
    if day is None or timing.date_start is None or timing.date_end is None:
        return timing
    is_going_on = timing.date_start <= day < timing.date_end
    return replace(timing, date_end=day, precision=Precision.RANGE) if is_going_on else timing


def opens_period(mention: DateMention) -> bool:
    """Whether a date begins a count: «depuis», «après l'élection», or the day of the event that is counted."""
    return mention.is_since or mention.is_for_event


def stated_day(context: Context, quantity: Quantity, mention: DateMention) -> DateMention | None:
    """The date of the saying in the same sentence: «…, a indiqué mercredi le ministère»."""
    mentions = context.dates_by_sentence.get(context.tokens.sentences[quantity.first], [])
    others = [other for other in mentions if other.first != mention.first and not opens_period(other)]
    others = [other for other in others if may_end_sum(context, quantity, other)]
    others = [other for other in others if not ends_before(other, mention)]
    others = [other for other in others if not context.is_dateline(other) and may_be_stated_on(context, other)]
    return others[-1] if others else None


def ends_before(mention: DateMention, other: DateMention) -> bool:
    """Whether a date is over before another begins, so that no count since that one ends with it."""
    return mention.date_end is not None and other.date_start is not None and mention.date_end < other.date_start


def may_end_sum(context: Context, quantity: Quantity, mention: DateMention) -> bool:
    """Whether a day may end a sum: not that of a part told behind it, as in «huit morts, dont une femme tuée lundi»."""
    if mention.precision is not Precision.DAY:
        return mention.first > quantity.first or is_of_saying(context, mention)
    if mention.first < quantity.last:
        return True
    deed = participle_before(context, mention)
    is_counted = deed is not None and deed.lemma in context.lexicon.metrics.verbs
    return is_as_of(context, mention) or deed is None or (is_of_saying(context, mention) and not is_counted)


def may_be_stated_on(context: Context, mention: DateMention) -> bool:
    """Whether a sum may have been stated on a date: a period that is summed up, or a day shortly before publication."""
    day = context.published_day
    if day is None or mention.date_end is None:
        return True
    if mention.precision in {Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.RANGE}:
        return True
    return 0 <= (day - mention.date_end).days <= LAST_WORD
