"""The days that a figure is for: those its words give, the event of the passage, or the day of publication."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.claims.context import VOTE, Context
from extract.claims.counted import tells_of_protest
from extract.claims.kinds import (
    RECENTLY,
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
from extract.claims.tied_dates import (
    RECALLED,
    RECORD,
    WORDS_BEFORE_DATE,
    Dated,
    contrasted_before,
    date_before_bracket,
    date_in_turn,
    find_saying_day,
    is_compared,
    is_contrasted,
    is_definite,
    is_in_other_bracket,
    is_of_aftermath,
    is_of_charge,
    is_of_other_number,
    is_of_other_verb,
    is_of_rule,
    is_of_saying,
    is_parted,
    mentions_of,
    nearest,
    participle_before,
)
from extract.claims.vote_days import day_of_ballots, is_elder_vote, is_of_past_vote
from extract.dates.calendar import MONTHS_OF_YEAR, WEEK, add_months, in_year
from extract.lexicon.verbs import Form
from extract.lexicon.words import DatedBy
from extract.model import Basis, DateMention, Kind, Modality, NumeralForm, Precision, Quantity, Reach, Span
from extract.text.verbs import Tense

YEARS_BACK = frozenset({"date.from_day_before", "date.ago"})
"""Rules of a year that is counted back from another date."""
SHORTER = frozenset({Precision.MONTH, Precision.RANGE})
"""What a rate is of, and so is the one of "a year earlier"."""
SAME_WEEKDAY = "date.same_weekday"
RANGE = "date.range"
UNIT = "date.relative_unit"
QUARTER = "date.fraction"
OF_TELLING = frozenset({"date.near_day", "date.today"})
"""Rules of days that count from publication: «ce matin», «hier»."""
WORDS_OF_OPENING = 7
"""Words before a date that opens a sentence: "by comparison, at the end of 2017"."""
WORDS_TO_PERIOD = 4
"""Words between a rate and its period: "in the previous three months"."""
OF_NOUN = "metric.noun"
LARGEST_CHAMBER = 3000
"""Votes in a parliament or a council are fewer; the largest, China's, has some 3000 members."""
LAST_VOTE = 100
"""Days within which the rounds and the days of one vote fall: a figure without a date is of no vote before."""
SAME_VOTE = 2
"""Sentences within which a share goes on with the vote of the share before."""
LAST_WORD = 10
"""Days before publication within which a running sum was last stated."""
OF_EVENTS = frozenset({DatedBy.EVENT, DatedBy.RALLY})
UNSURE = frozenset({Modality.FORECAST, Modality.HYPOTHETICAL})
"""What has not happened is not of the day that the passage is about."""


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
    return is_over or is_of_saying(context, mention) or owns_noun(context, mention)


def owns_noun(context: Context, mention: DateMention) -> bool:
    """Whether a possessive ending stands behind a date: "today's announcement"."""
    following = context.words[mention.last : mention.last + 1]
    return not context.lexicon.text.possessive_endings.isdisjoint(following)


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


def of_vote(
    context: Context, quantity: Quantity, match: MetricMatch, modality: Modality, before: DateMention | None
) -> Timing:
    """The day of the vote: named in the sentence, else the vote that the text dates, else that of the share before."""
    sentence = context.tokens.sentences[quantity.first]
    here = context.dates_by_sentence.get(sentence, [])
    turn = date_before_bracket(context, quantity) or date_in_turn(context, quantity)
    if turn is not None:
        return of_mention(turn, Reach.CLAUSE)
    votes = [mention for mention in here if mention.event == VOTE and mention.rule != RECALLED]
    votes = [vote for vote in votes if not (is_of_results(context, vote) or is_compared(context, vote))]
    plain = [
        mention
        for mention in here
        if context.same_clause(mention.first, quantity.first)
        and not is_of_other_number(context, mention, quantity)
        and mention.rule != RECENTLY
        and not is_compared(context, mention)
        and not is_of_results(context, mention)
        and not context.is_dateline(mention)
        and not is_of_rule(context, mention)
    ]
    plain = [mention for mention in plain if mention.event in {None, VOTE} and mention.rule != RECALLED]
    votes = [vote for vote in votes if not is_of_other_number(context, vote, quantity)]
    votes = [vote for vote in votes if not is_elder_vote(context, vote, quantity, before)]
    own = [mention for mention in plain if 0 <= mention.first - quantity.phrase[1] <= WORDS_BEFORE_DATE]
    found = own[:1] or votes[:1] or ([first_behind(context, plain, quantity)] if plain else [])
    for mention in found:
        reach = Reach.CLAUSE if context.same_clause(mention.first, quantity.first) else Reach.SENTENCE
        return of_mention(mention, reach)
    if before is not None and modality not in UNSURE and is_ahead_of(context, before):
        before = None  # «opposés au second tour le 7 mai»: what is counted already is of the vote before
    if before is not None and is_just_before(context, before, quantity):
        return of_mention(before, Reach.PASSAGE)
    vote = nearest_vote(context, quantity, modality)
    if vote:
        return of_mention(vote, Reach.PASSAGE)
    day = day_of_chamber(context, quantity, match) or before
    day = day or (day_of_ballots(context) if modality not in UNSURE else None)
    if day:
        return of_mention(day, Reach.PASSAGE)
    timing = of_previous_sentence(context, sentence, modality)
    is_held = context.lexicon.definitions[match.metric].unit == SEATS and modality not in UNSURE
    is_held = is_held and not is_pluperfect(context, own_verb(context, quantity, match)) and not has_results(context)
    is_news = is_held or is_of_chamber(context, quantity, match)
    return timing if timing.date_end or not is_news else of_publication(context)


def is_ahead_of(context: Context, mention: DateMention) -> bool:
    """Whether a date lies behind the day of publication."""
    day = context.published_day
    return day is not None and mention.date_start is not None and mention.date_start > day


def has_results(context: Context) -> bool:
    """Whether a text tells on which day the results of a vote were known."""
    results = context.lexicon.dates.results
    return bool(
        context.days_once("of_results", lambda: [day for day in context.news_days if is_led_by(context, day, results)])
    )


def is_of_results(context: Context, mention: DateMention) -> bool:
    """Whether a day is that on which a vote's results were known: "according to results published on Monday"."""
    if mention.event == VOTE and owns_noun(context, mention):
        return False  # "results showing that he won Thursday's election"
    is_known = is_of_saying(context, mention) or is_led_by(context, mention, context.lexicon.dates.results)
    return is_known or is_led_by(context, mention, context.lexicon.claims.issued)


def is_just_before(context: Context, before: DateMention, quantity: Quantity) -> bool:
    """Whether the vote of the figure before was dated in the last sentences, and no other round is named here."""
    sentences = context.tokens.sentences
    distance = sentences[quantity.first] - sentences[before.first]
    if any(before.first < vote.first < quantity.first and vote.rule != RECALLED for vote in context.votes):
        return False
    return 0 <= distance <= SAME_VOTE and round_near(context, quantity.first) is None


def day_of_chamber(context: Context, quantity: Quantity, match: MetricMatch) -> DateMention | None:
    """The day on which a chamber voted: that of the passage."""
    sentence = context.tokens.sentences[quantity.first]
    return day_of_passage(context, sentence) if is_of_chamber(context, quantity, match) else None


def is_of_chamber(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether so few votes are a parliament's or a council's: its vote is the news, a people's may be of any day."""
    definition = context.lexicon.definitions[match.metric]
    return definition.unit == VOTES and quantity.value is not None and quantity.value < LARGEST_CHAMBER


SEATS = "seats"
VOTES = "votes"
"""The units of the metrics that count seats and votes (metrics/metrics.toml)."""


def nearest_vote(context: Context, quantity: Quantity, modality: Modality) -> DateMention | None:
    """The dated vote that stands nearest to a number, of the same round where one is named, and held by then."""
    votes = [vote for vote in context.votes if vote.rule != RECALLED and not is_of_results(context, vote)]
    day = context.published_day
    if modality not in UNSURE and day is not None:
        votes = [vote for vote in votes if vote.date_start is None or vote.date_start <= day]
    votes = [vote for vote in votes if not is_held_against(context, vote)]
    latest = max((vote.date_end for vote in votes if vote.date_end), default=None)
    votes = [
        vote for vote in votes if latest is None or vote.date_end is None or (latest - vote.date_end).days < LAST_VOTE
    ]
    which = round_near(context, quantity.first)
    if which is not None:
        votes = [vote for vote in votes if round_near(context, vote.first) in {None, which}]
    return min(votes, key=lambda mention: abs(mention.first - quantity.first), default=None)


def is_held_against(context: Context, vote: DateMention) -> bool:
    """Whether a year is of a vote that only a figure is compared with: "lower than the 69 percent in the 2008 vote"."""
    if vote.rule == RECALLED:
        vote = next((each for each in context.votes if each.start == vote.start and each.rule != RECALLED), vote)
    return is_compared(context, vote) or (vote.precision is Precision.YEAR and is_of_contrast(context, vote))


def round_near(context: Context, index: int) -> int | None:
    """Which round of a vote the sentence of a token names last before it, else first: «au premier tour»."""
    sentence = context.parse.sentence_of(index)
    ordinals, events = context.lexicon.numbers.ordinals, context.lexicon.dates.events
    rounds = [
        (at, ordinals[context.words[at]])
        for at in range(sentence.first, sentence.last - 1)
        if context.words[at] in ordinals and events.get(context.words[at + 1]) == VOTE
    ]
    before = [number for at, number in rounds if at < index]
    return before[-1] if before else rounds[0][1] if rounds else None


def of_previous_sentence(context: Context, sentence: int, modality: Modality) -> Timing:
    """The date of a vote told in the sentence before, where that one gives shares too."""
    here = context.dates_by_sentence.get(sentence - 1, [])
    earlier = [each for each in here if not (is_of_results(context, each) or is_held_against(context, each))]
    earlier = [each for each in earlier if modality in UNSURE or not is_ahead_of(context, each)]
    return of_mention(earlier[0], Reach.PASSAGE) if earlier and VOTE in context.events_in(sentence - 1) else Timing()


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


def is_of_contrast(context: Context, mention: DateMention) -> bool:
    """Whether a period is what a rate has changed from: "unchanged from July", "down from 5.5 per cent in July"."""
    if contrasted_before(context, mention) is not None:
        return True
    first = context.parse.sentence_of(mention.first).first
    stop = mention.first - (context.words[mention.first - 1] in context.lexicon.text.determiners)
    is_led = context.lexicon.claims.contrast.ending_at(context.words, stop, first) is not None
    return (is_led and mention.rule != RANGE) or is_compared(context, mention)


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


def first_behind(context: Context, mentions: list[DateMention], quantity: Quantity) -> DateMention:
    """The first date behind a number, else the last before it: «0,3 % pour 2012 et 1,2 % pour 2013»."""
    before = [mention for mention in mentions if mention.last <= quantity.first]
    behind = [mention for mention in mentions if mention.first >= quantity.last]
    is_far = not behind or behind[0].first - quantity.phrase[1] > WORDS_TO_PERIOD
    if before and is_far and is_contrasted(context, quantity):
        return before[-1]
    return behind[0] if behind else mentions[-1]


def of_survey(context: Context, quantity: Quantity, modality: Modality) -> Timing:
    """The days of a poll where told, else the publication date: not the day on which it was made known."""
    sentence = context.tokens.sentences[quantity.first]
    here = [
        mention
        for mention in context.dates_by_sentence.get(sentence, [])
        if is_of_survey(context, mention) and is_told_with(context, mention, quantity)
    ]
    if here:
        return of_mention(nearest(here, quantity), Reach.SENTENCE)
    period = period_of_survey(context, quantity) or period_just_told(context, quantity)
    if period is not None:
        return of_mention(period, Reach.CLAUSE)
    surveys = context.days_once("of_survey", lambda: days_of_survey(context))
    if surveys:
        return of_mention(surveys[0], Reach.PASSAGE)
    vote = nearest_vote(context, quantity, modality) if is_of_exit_poll(context) else None
    return of_mention(vote, Reach.PASSAGE) if vote else of_publication(context)


def is_of_exit_poll(context: Context) -> bool:
    """Whether the text tells of a poll at the doors of the polling stations, which is of the day of the vote."""
    exits = context.lexicon.dates.exit_polls
    return bool(context.note_once("exit_polls", lambda: exits.find(context.words, 0, len(context.words))))


def period_of_survey(context: Context, quantity: Quantity) -> DateMention | None:
    """The month or year, over by now, of a poll that a figure is compared with: «contre 28 % fin octobre»."""
    here = context.dates_by_sentence.get(context.tokens.sentences[quantity.first], [])
    periods = [
        mention
        for mention in here
        if may_be_of_old_survey(context, mention, quantity)
        and not is_of_other_number(context, mention, quantity)
        and not is_in_other_bracket(context, mention, quantity)
    ]
    return nearest(periods, quantity) if periods else None


def may_be_of_old_survey(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a period is over and stands hard by a share, or long over in its clause or before all of it."""
    day = context.published_day
    if mention.is_since or mention.date_end is None or day is None or mention.date_end >= day:
        return False
    if mention.precision not in {Precision.YEAR, Precision.MONTH, Precision.RANGE}:
        return False
    if opens_sentence(context, mention):
        return mention.last <= quantity.first
    is_hard_by = 0 <= mention.first - quantity.phrase[1] <= WORDS_BEFORE_DATE
    is_old = (day - mention.date_end).days > NEWS and context.same_clause(mention.first, quantity.first)
    return mention.event is None and (is_hard_by or is_old)


def opens_sentence(context: Context, mention: DateMention) -> bool:
    """Whether nothing but a few words and no verb stand before a date: "back in September 2006, when …"."""
    first = context.parse.sentence_of(mention.first).first
    verbs = context.parse.verbs_around(mention.first)
    is_early = mention.first - first <= WORDS_OF_OPENING
    return is_early and not any(verb.is_finite and first <= verb.first < mention.first for verb in verbs)


def period_just_told(context: Context, quantity: Quantity) -> DateMention | None:
    """The period of the sentence before, where "then", «alors» goes on from it."""
    sentence = context.sentence_of(quantity)
    if not context.lexicon.dates.back_then.at(context.words, sentence.first, sentence.last):
        return None
    earlier = context.dates_by_sentence.get(context.tokens.sentences[quantity.first] - 1, [])
    return next((mention for mention in reversed(earlier) if mention.precision is not Precision.DAY), None)


def is_told_with(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether days are of a share's clause or of words for a poll, and not those of what it is compared with."""
    claims = context.lexicon.claims
    if is_of_contrast(context, mention) and not is_contrasted(context, quantity):
        return False
    is_poll = is_led_by(context, mention, claims.surveyed) or is_led_by(context, mention, claims.polls)
    return is_poll or context.same_clause(mention.first, quantity.first)


def days_of_survey(context: Context) -> list[DateMention]:
    """The days on which a poll was made: «réalisé du 3 au 5 mars»."""
    surveyed = context.lexicon.claims.surveyed
    return [mention for mention in context.dates if is_led_by(context, mention, surveyed)]


def is_of_survey(context: Context, mention: DateMention) -> bool:
    """Whether a date may be the days of a poll: it belongs to no vote, no event and no publishing."""
    is_poll = mention.event == VOTE and is_led_by(context, mention, context.lexicon.claims.polls)
    if (
        (mention.event and not is_poll)
        or context.is_dateline(mention)
        or mention.precision in {Precision.YEAR, Precision.MONTH}
    ):
        return False
    day = context.published_day
    is_past = day is None or (mention.date_end is not None and mention.date_end <= day)
    is_past = is_past and not is_supposed(context, mention)
    return is_past and not mention.is_since and not is_led_by(context, mention, context.lexicon.claims.issued)


def is_supposed(context: Context, mention: DateMention) -> bool:
    """Whether a date is only supposed: «si le premier tour avait lieu dimanche»."""
    hypothetical = context.lexicon.claims.hypothetical
    supposed = context.find(hypothetical, context.tokens.sentences[mention.first])
    if not any(context.same_clause(first, mention.first) for first, _, _ in supposed):
        return False
    # «si l'on compare ce sondage à celui du 8 mai» supposes nothing.
    verbs = [
        verb for verb in context.parse.verbs_around(mention.first) if context.same_clause(verb.head, mention.first)
    ]
    return not any(verb.is_finite and verb.tense is Tense.PRESENT for verb in verbs)


WORDS_BEFORE_SURVEY = 8
"""Words between «réalisé», "conducted" and the days of a survey: «réalisé en ligne auprès de 1 000 personnes du …»."""


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
