"""What sort of figure a number is: a sum so far, what one event caused, or a level."""

from dataclasses import dataclass

from extract.claims.attribution import is_saying
from extract.claims.context import Context
from extract.claims.matches import MetricMatch
from extract.claims.sums import (
    find_raised,
    is_mere_record,
    is_of_aside,
    is_of_place,
    is_of_report,
    is_only_earlier,
    is_since_word,
)
from extract.lexicon.verbs import Form
from extract.model import DateMention, Kind, NumeralForm, Precision, Quantity, Role, Span
from extract.text.verbs import Tense, VerbGroup

RECENTLY = "date.recently"
"""The rule of «récemment» and of «ces derniers mois»: in one word it tells of an event, in several of a time."""
OF_NUMBER = "metric.toll"
"""The rule of «le nombre de disparus»."""
OF_ACT = "metric.act"
"""The rule of «la disparition de deux personnes»."""
STILL = "kind.still"
"""The rule of what is so at the time of writing."""
ELLIPSIS = "metric.ellipsis"
"""The rule of a number that goes on with the metric of the one before: «27 otages, dont six femmes»."""
OF_DEED = frozenset({"metric.own_verb", "metric.governing_verb"})
"""Rules by which a verb says what befell those counted, so that its date is that of the deed."""
RECORD = "date.record"
OF_PLUPERFECT = frozenset({Form.PAST, Form.IMPERFECT})
WORDS_TO_HABIT = 1
"""Words between a number and «par jour» that is its own."""
SPAN_BACK = "date.reach_back"
"""The rule of «en 24 heures»."""
MANY = 10
"""Fewer are the toll of one event rather than a sum so far."""
WORDS_TO_END = 4
"""Words between the days of "from Friday afternoon to early Monday"."""
WORDS_OF_CLAUSE = 8
"""Words of a clause before its number that a word of a sum may open."""
WORDS_OF_PART = 3
"""Words behind "of the" within which "new" makes an increment of the whole."""
VERY_MANY = 50
"""So many are more than one deed of somebody did: "police have arrested 120 people"."""
PROTEST, DISASTER = "protest", "disaster"
"""The groups of events that may go on for days."""
LONG_RUNNING = "long_event"
"""The group of events that go on for long, so that what they cost is a sum so far (languages/*/dates.toml)."""

OLD = 45
"""Days before publication behind which what an event cost is told as over."""
WORDS_TO_EVENT = 3
"""Words from an article to the noun of its event: "a roadside bomb blast"."""


@dataclass(frozen=True)
class KindMatch:
    """What sort of figure, by which rule and words."""

    kind: Kind
    rule: str
    spans: tuple[Span, ...] = ()


def find_kind(
    context: Context,
    quantity: Quantity,
    match: MetricMatch,
    mention: DateMention | None,
    before: KindMatch | None,
    event: DateMention | None = None,
) -> KindMatch:
    """The kind by CLAIMS.md's table: the metric's own, then the words around a toll.

    `mention` is the date in the figure's own sentence, or «depuis» of the passage; `before` the kind of the figure
    before it in the sentence; `event` the day of the event that the passage is about.
    """
    definition = context.lexicon.definitions[match.metric]
    is_in_list = before is not None and before.rule != STILL and is_listed(context, quantity, match)
    if definition.is_toll and not is_in_list and is_still_so(context, quantity, match, mention):
        return KindMatch(Kind.LEVEL, STILL)
    if definition.is_state and before and before.rule == STILL and match.rule == ELLIPSIS:
        return before
    if not definition.is_toll or definition.kind != Kind.EVENT:
        return KindMatch(Kind(definition.kind), "kind.metric")
    if quantity.form is NumeralForm.ORDINAL:
        return KindMatch(Kind.TOTAL, "kind.ordinal", (Span(quantity.start, quantity.end),))
    if definition.is_total_undated and is_active(context, quantity):
        return KindMatch(Kind.LEVEL, STILL)
    if is_increment(context, quantity):
        return KindMatch(Kind.EVENT, "kind.increment")
    if is_habit(context, quantity):
        return KindMatch(Kind.LEVEL, "kind.rate")
    total = find_sum(context, quantity, match, mention, event)
    if quantity.form is NumeralForm.ZERO and not total:
        return KindMatch(Kind.EVENT, "kind.zero", (Span(quantity.start, quantity.end),))
    if total:
        return KindMatch(Kind.TOTAL, "kind.total", (total,))
    return by_date(context, quantity, match, mention, before)


def find_sum(
    context: Context, quantity: Quantity, match: MetricMatch, mention: DateMention | None, event: DateMention | None
) -> Span | None:
    """The words by which a figure is a sum so far, where none of its dates makes an event's toll of it."""
    total = find_total(context, quantity)
    if total is None:
        return None
    if mention and mention.rule == RECORD:
        return None  # "the deadliest since the quake of 1976, which killed 242,000"
    if mention and not mention.is_since and is_added(context, quantity, mention, total):
        return None  # «51 soldats ont été tués vendredi, un bilan encore provisoire»
    if is_only_earlier(context, total, mention):
        return None  # «la ville avait déjà perdu deux soldats début août»
    is_followed = mention and not mention.is_since and 0 <= mention.start - total.end <= 1
    if is_followed and is_since_word(context, total):
        return None  # "since January, when 30 people were killed"
    if mention and is_past_period(context, mention, quantity) and find_raised(context, quantity) is None:
        return None  # "7,374 cases this year, more than the 1,481 cases last year"
    if is_of_one_event(context, total, match, mention, event):
        return None  # «le bilan provisoire de l'attaque fait état de 25 tués»
    return total


def is_past_period(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a month or a year of the figure's own is over: what it caused is told, and no sum so far."""
    is_long = mention.precision in {Precision.MONTH, Precision.YEAR} and not mention.is_since
    return is_long and mention.first >= quantity.last and is_over(context, mention, quantity)


def is_of_one_event(
    context: Context, total: Span, match: MetricMatch, mention: DateMention | None, event: DateMention | None
) -> bool:
    """Whether a word such as «bilan» only sums up what an event of one day did: a dated toll is an event's."""
    if not may_be_of_event(context, context.token_at(total.start), context.token_at(total.end)):
        return False
    if mention is not None:
        is_told = mention.is_for_event or (match.verb is not None and match.rule in OF_DEED)
        return (is_one_day(mention) or is_long_over(context, mention)) and is_told
    return event is not None and is_one_day(event)


def may_be_of_event(context: Context, first: int, last: int) -> bool:
    """Whether a word of a sum is one that the toll of a single event has as well."""
    found = context.lexicon.claims.event_totals.at(context.words, first, last)
    return found is not None and first + found[0] >= last


def is_long_over(context: Context, mention: DateMention) -> bool:
    """Whether an event is of a month or a year long before publication: its toll is no sum so far any more."""
    day = context.published_day
    if day is None or mention.date_end is None or mention.is_since or not mention.is_for_event:
        return False
    return (day - mention.date_end).days > OLD


def is_one_day(mention: DateMention) -> bool:
    """Whether a date is a single day or a night, and nothing since then."""
    if mention.is_since or mention.date_start is None or mention.date_end is None:
        return False
    is_night = mention.precision is Precision.RANGE and mention.rule != SPAN_BACK
    is_night = is_night and (mention.date_end - mention.date_start).days == 1
    return mention.precision is Precision.DAY or is_night


def is_added(context: Context, quantity: Quantity, mention: DateMention, total: Span) -> bool:
    """Whether a word of a sum is only added behind a comma to a figure that has a date of its own."""
    at = context.token_at(total.start)
    if at <= quantity.last or mention.first > at or not context.same_clause(mention.first, quantity.first):
        return False
    return context.lexicon.signs.comma in context.words[max(quantity.phrase[1], at - 2) : at]


def by_date(
    context: Context, quantity: Quantity, match: MetricMatch, mention: DateMention | None, before: KindMatch | None
) -> KindMatch:
    """A total since a date, or without any date of what goes on for long; else what one event caused."""
    if mention and mention.is_since and not is_from_to(context, mention):
        return KindMatch(Kind.TOTAL, "kind.since", (Span(mention.start, mention.end),))
    if mention and (is_as_of(context, mention) or is_of_report(context, mention)):
        return KindMatch(Kind.TOTAL, "kind.as_of", (Span(mention.start, mention.end),))
    if mention and mention.rule == RECENTLY and mention.last - mention.first > 1:
        return KindMatch(Kind.TOTAL, "kind.so_far", (Span(mention.start, mention.end),))
    if mention and is_going_on(context, quantity, mention):
        return KindMatch(Kind.TOTAL, "kind.so_far", (Span(mention.start, mention.end),))
    if mention:
        return KindMatch(Kind.EVENT, "kind.event")
    if before and before.kind is Kind.TOTAL and before.rule != "kind.ordinal":
        return KindMatch(Kind.TOTAL, "kind.with_total", before.spans)
    if before and before.kind is Kind.EVENT and match.rule == ELLIPSIS:
        return KindMatch(Kind.EVENT, "kind.event")  # "258 cases in Sabah, followed by Selangor (176)"
    if context.lexicon.definitions[match.metric].is_total_undated:
        return KindMatch(Kind.TOTAL, "kind.undated")
    running = find_running(context, quantity)
    if running and is_fate(context, match):
        return KindMatch(Kind.TOTAL, "kind.running", (running,))
    return KindMatch(Kind.EVENT, "kind.event")


def is_from_to(context: Context, mention: DateMention) -> bool:
    """Whether a period that begins ends as well: "from Friday afternoon to early Monday"."""
    here = context.dates_by_sentence.get(context.tokens.sentences[mention.first], [])
    following = next((each for each in here if each.first >= mention.last), None)
    if following is None or following.first - mention.last > WORDS_TO_END:
        return False
    links = context.lexicon.dates.range_links
    return any(word in links for word in context.words[mention.last : following.first])


def is_as_of(context: Context, mention: DateMention) -> bool:
    """«au 24 mai, …», "by Tuesday": a sum as it stood on a day; a bare «au» only where a stretch begins with it."""
    if mention.precision is not Precision.DAY or mention.is_for_event:
        return False
    begin = context.parse.sentence_of(mention.first).first
    match = context.lexicon.dates.as_of.ending_at(context.words, mention.first, begin)
    if match is None:
        return False
    first = mention.first - match[0]
    is_article = match[0] == 1 and context.words[first] in context.lexicon.dates.day_articles
    return not is_article or first == begin or not context.words[first - 1][0].isalnum()


def is_going_on(context: Context, quantity: Quantity, mention: DateMention) -> bool:
    """Whether a month or a year is not over, and no single event of it is told of: "50 have died this year"."""
    day = context.published_day
    if day is None or mention.date_start is None or mention.date_end is None or mention.is_for_event:
        return False
    is_long = mention.precision in {Precision.WEEK, Precision.MONTH, Precision.YEAR}
    events = context.events_in(context.sentence_index(quantity)).items()
    is_of_event = any(group != LONG_RUNNING and context.same_clause(at, quantity.first) for group, at in events)
    return is_long and mention.date_start <= day < mention.date_end and not is_of_event


def find_running(context: Context, quantity: Quantity) -> Span | None:
    """The noun of an epidemic or a war in the figure's clause: undated, its toll is a sum so far."""
    at = context.events_in(context.sentence_index(quantity)).get(LONG_RUNNING)
    return None if at is None or not context.same_clause(at, quantity.first) else context.span(at, at + 1)


def is_fate(context: Context, match: MetricMatch) -> bool:
    """Whether a figure counts whom an event befell, not whom somebody arrested, tried or freed."""
    definition = context.lexicon.definitions[match.metric]
    return definition.is_deadly or definition.may_be_deadly or definition.is_state


def is_many(quantity: Quantity, number: int = MANY) -> bool:
    """Whether a figure is large, or as vague as «des dizaines»."""
    return quantity.value is None or quantity.value >= number


def may_go_on_since(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a figure may be counted since the day of a sentence before: not what one deed or a tale's verb tells.

    "9,000 have died since the war began. In Herat, 14 were killed in an air strike": the strike is of a day of its own.
    """
    verb = own_verb(context, quantity, match)
    is_tale = verb is not None and verb.tense is Tense.PAST and context.lexicon.dates.perfect_is_of_today
    is_tale = is_tale and not (is_perfect(context, verb) or is_pluperfect(context, verb))
    is_tale = is_tale and verb is not None and verb.lemma not in context.lexicon.claims.summing_verbs
    return is_many(quantity) and not is_tale and not is_of_new_event(context, quantity)


def is_of_new_event(context: Context, quantity: Quantity) -> bool:
    """Whether a figure's clause tells of an event that was not told before: "in a roadside blast"."""
    events, articles = context.lexicon.dates.events, context.lexicon.numbers.articles
    sentence = context.sentence_of(quantity)
    for at in range(sentence.first, sentence.last):
        if events.get(context.words[at], LONG_RUNNING) == LONG_RUNNING or not context.same_clause(at, quantity.first):
            continue
        before = context.words[max(sentence.first, at - WORDS_TO_EVENT) : at]
        last_article = next((place for place in range(len(before) - 1, -1, -1) if before[place] in articles), None)
        if last_article is not None and all(word[0].isalnum() for word in before[last_article:]):
            return True
    return False


def is_ongoing_sum(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a disaster or unrest of several days has cost many so far: "the floods have killed 120"."""
    verb = match.verb if match.verb is not None and match.verb.is_finite else own_verb(context, quantity, match)
    if verb is None or verb.first >= quantity.first or not is_perfect(context, verb) or not is_many(quantity):
        return False
    events = context.events_in(context.sentence_index(quantity))
    return bool(events) and events.keys() <= {LONG_RUNNING, PROTEST, DISASTER} and is_fate(context, match)


def is_perfect_sum(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a perfect of today tells what has befallen many, of no event: "hundreds have been killed"."""
    verb = match.verb if match.verb is not None and match.verb.is_finite else own_verb(context, quantity, match)
    if verb is None or not is_perfect(context, verb):
        return False
    is_told_of_them = verb.first >= quantity.last and is_fate(context, match)
    is_of_many = is_many(quantity, MANY if is_told_of_them else VERY_MANY)
    return is_of_many and not context.events_in(context.sentence_index(quantity)).keys() - {LONG_RUNNING}


def is_perfect(context: Context, verb: VerbGroup | None) -> bool:
    """Whether a verb is in a perfect that tells of the present day: "has been jailed", «han detenido»."""
    if verb is None or not verb.is_finite or not context.lexicon.dates.perfect_is_of_today:
        return False
    return has_auxiliary(context, verb, frozenset({Form.PRESENT}))


def is_pluperfect(context: Context, verb: VerbGroup | None) -> bool:
    """Whether a verb tells of what was over by then: «avaient défilé», "had been killed"."""
    return verb is not None and verb.is_finite and has_auxiliary(context, verb, OF_PLUPERFECT)


def has_auxiliary(context: Context, verb: VerbGroup, forms: frozenset[Form]) -> bool:
    """Whether a verb group begins with "have" in one of these forms, or what the language has for it."""
    verbs = context.lexicon.verbs
    return verb.first < verb.head and any(
        reading.lemma in verbs.perfect and reading.form in forms
        for reading in verbs.table.get(context.words[verb.first], ())
    )


def is_still_so(context: Context, quantity: Quantity, match: MetricMatch, mention: DateMention | None) -> bool:
    """Whether a state is told as it is at one time: those missing, held captive, sheltered or in hospital."""
    definition, claims = context.lexicon.definitions[match.metric], context.lexicon.claims
    if not definition.is_state or match.rule == OF_ACT or quantity.form is NumeralForm.ZERO:
        return False
    if is_of_remaining(context, quantity):
        return True
    verb = own_verb(context, quantity, match)
    if (
        is_held(context, verb)
        or is_copula(context, verb, match)
        or (definition.is_level_in_present and is_counted_at_a_time(context, quantity, match))
    ):
        return True
    if verb is None or not is_told_in_present(context, verb):
        return False
    is_of_past = mention is not None and is_over(context, mention, quantity)
    return (
        (definition.is_level_in_present and not is_of_past)  # «elles disparaissent le 4 mai 1997»
        or verb.lemma in context.lexicon.verbs.lasting  # "three remain in captivity"
        or any(
            context.same_clause(first, quantity.first)
            for first, _, _ in context.find(claims.still, context.sentence_index(quantity))
        )
    )


def is_over(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a date of the figure's clause, not of an event beside it, is over when the text is published."""
    day = context.published_day
    if day is None or mention.date_end is None or mention.is_for_event:
        return False
    return mention.date_end < day and context.same_clause(mention.first, quantity.first)


def is_listed(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a figure goes on with a list of what one event did: "five dead and three missing"."""
    before = context.quantity_before(quantity)
    if before is None or match.verb is not None or match.rule == ELLIPSIS:
        return False
    verbs = context.parse.verbs_around(quantity.first)
    # "dozens are missing" has a verb of its own behind it
    stop = quantity.phrase[1] + 1
    is_of_new_verb = any(verb.is_finite and before.last <= verb.first <= stop for verb in verbs)
    return not is_of_new_verb and context.same_clause(before.first, quantity.first)


def is_active(context: Context, quantity: Quantity) -> bool:
    """Whether those counted are ill at one time: "1,125 active cases", «cas actifs»."""
    stop = min(context.sentence_of(quantity).last, quantity.phrase[1] + 3)
    return any(context.words[at] in context.lexicon.claims.active for at in range(quantity.last, stop))


def is_of_remaining(context: Context, quantity: Quantity) -> bool:
    """Whether those counted are the rest whom a state still holds: "the remaining three hostages"."""
    words, remaining = context.words, context.lexicon.claims.remaining
    return any(words[at] in remaining for at in range(max(0, quantity.phrase[0] - 1), quantity.phrase[1]))


def is_held(context: Context, verb: VerbGroup | None) -> bool:
    """Whether a verb says that people are, or were, kept somewhere; «ont été retenus» tells what was done to them."""
    if verb is None or verb.lemma not in context.lexicon.claims.holding:
        return False
    lead = context.lexicon.verbs.table.get(context.words[verb.first], ())
    is_of_be = any(reading.lemma in context.lexicon.verbs.passive for reading in lead)
    return verb.tense is Tense.PRESENT or is_of_be or verb.form is Form.IMPERFECT


def is_copula(context: Context, verb: VerbGroup | None, match: MetricMatch) -> bool:
    """Whether a noun's verb only says where or what those counted are: "3,000 evacuees were at a hall"."""
    if verb is None or context.lexicon.definitions[match.metric].is_level_in_present:
        return False
    is_bare = verb.form is not Form.PAST_PARTICIPLE and verb.form is not Form.PRESENT_PARTICIPLE
    if not is_bare or verb.lemma not in context.lexicon.verbs.copulas:
        return False
    # «neuf Européens sont aux mains des rebelles»; "8,000 were homeless after the quake" is its toll
    is_of_now = match.rule == "metric.own_state" and is_told_in_present(context, verb)
    return match.rule == "metric.noun" or is_of_now


def is_counted_at_a_time(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether those in a state are counted: "the number in hospital", "there were 37 hospitalized", «on compte»."""
    if match.rule == OF_NUMBER:
        return True
    claims, sentence = context.lexicon.claims, context.sentence_of(quantity)
    if claims.counted_anew.ending_at(context.words, quantity.phrase[0], sentence.first):
        return True
    verb = own_verb(context, quantity, match)
    if verb is None:
        return False
    is_in_progress = any(
        reading.form is Form.PRESENT_PARTICIPLE
        for at in range(verb.first + 1, verb.last)
        for reading in context.lexicon.verbs.table.get(context.words[at], ())
    )  # "were being treated"
    return is_in_progress or (verb.lemma in claims.counting and verb.tense is Tense.PRESENT)


def is_told_in_present(context: Context, verb: VerbGroup | None) -> bool:
    """Whether a verb tells of now: no verb of saying, and not «se sont mobilisés», which is over."""
    if verb is None or verb.tense is not Tense.PRESENT or is_saying(context, verb):
        return False
    is_reflexive = verb.is_passive and verb.first > 0 and context.words[verb.first - 1] in context.lexicon.text.clitics
    return not is_reflexive


def own_verb(context: Context, quantity: Quantity, match: MetricMatch) -> VerbGroup | None:
    """The finite verb of a figure: that of its metric, else the nearest of its clause."""
    if match.verb is not None and match.verb.is_finite:
        return match.verb
    groups = [
        verb
        for verb in context.parse.verbs_around(quantity.first)
        if verb.is_finite and context.same_clause(verb.head, quantity.first)
    ]
    return min(groups, key=lambda verb: abs(verb.head - quantity.first), default=None)


def is_increment(context: Context, quantity: Quantity) -> bool:
    """«trois nouveaux décès», "four more deaths", «une hausse de 199»."""
    at = quantity.phrase[0]
    lead = context.words[at - 1] if at > 1 else ""
    if lead in context.lexicon.text.genitives and context.words[at - 2] in context.lexicon.claims.changes:
        return True
    if is_of_increment(context, quantity):
        return True
    starts = context.tokens.starts
    qualified = [each for each in quantity.evidence if each.role is Role.QUALIFIER]
    around = (quantity.first - 1, *range(quantity.last, quantity.phrase[1]))
    return any(
        context.words[at] in context.lexicon.claims.increments
        and not any(each.start <= starts[at] < each.end for each in qualified)
        for at in around
        if at >= 0
    )


def is_habit(context: Context, quantity: Quantity) -> bool:
    """Whether a figure is of any such year or day: "100,000 people are killed each year"."""
    habits = context.find(context.lexicon.dates.habits, context.tokens.sentences[quantity.first])
    numbers = context.quantities_by_sentence[context.sentence_index(quantity)] if habits else []
    return any(
        context.same_clause(first, quantity.first)
        and not is_measured_from(context, first, last)
        and not any(quantity.last <= other.first < first <= other.last + WORDS_TO_HABIT for other in numbers)
        for first, last, _ in habits
    )


def is_measured_from(context: Context, first: int, last: int) -> bool:
    """Whether what looks like a habit is a distance in time: "a day after", "a year ago", "within a week of"."""
    words, text, dates = context.words, context.lexicon.text, context.lexicon.dates
    limit = context.parse.sentence_of(first).last
    tables = (dates.ago_after, dates.before_anchor, dates.after_anchor, dates.after_event)
    is_of_number = any(
        number.phrase[0] == last + 1
        for number in context.quantities_by_sentence.get(context.tokens.sentences[first], [])
    )  # «chaque année de 1 à 4 millions»
    is_tied = last < limit and words[last] in text.genitives and not is_of_number
    if last < limit and (is_tied or any(table.at(words, last, limit) for table in tables)):
        return True
    return first > 0 and words[first - 1] in text.prepositions


def is_of_increment(context: Context, quantity: Quantity) -> bool:
    """Whether a figure is a part of what was added: "of the new cases, seven were imported"."""
    first = context.sentence_of(quantity).first
    opened = context.lexicon.claims.out_of.at(context.words, first, quantity.first)
    if opened is None:
        opened = context.lexicon.claims.among.at(context.words, first, quantity.first)
    if opened is None:
        return False
    behind = context.words[first + opened[0] : min(quantity.first, first + opened[0] + WORDS_OF_PART)]
    return any(word in context.lexicon.claims.increments for word in behind)


def find_total(context: Context, quantity: Quantity) -> Span | None:
    """A word of the clause that says the figure is a sum so far."""
    raised = find_raised(context, quantity)
    if raised:
        return raised
    sentence = context.sentence_index(quantity)
    found = [
        (first, last)
        for first, last, _ in context.find(context.lexicon.claims.totals, sentence)
        if (
            context.same_clause(first, quantity.first)
            or leads_by_colon(context, quantity, last)
            or opens_clause(context, quantity, last)
        )
        and not is_of_next(context, quantity, first, last)
        and not is_mere_record(context, quantity, first, last)
        and not is_of_place(context, first, last)
        and not is_of_aside(context, quantity, first, last)
    ]
    if found:
        # «le bilan s'est alourdi à»: the verb says more than its noun.
        return context.span(*next((place for place in found if not may_be_of_event(context, *place)), found[0]))
    begin = context.parse.sentences[sentence].first
    for first, last, _ in context.find(context.lexicon.claims.opening_totals, sentence):
        if first <= begin + 1 and first < quantity.first:
            return context.span(first, last)
    for first, last, _ in context.find(context.lexicon.claims.sentence_totals, sentence):
        return context.span(first, last)
    return None


def opens_clause(context: Context, quantity: Quantity, last: int) -> bool:
    """Whether the figure's clause begins right behind a word of a sum: "for the year so far we have arrested 912"."""
    if not last < quantity.first <= last + WORDS_OF_CLAUSE:
        return False
    return all(context.same_clause(at, quantity.first) for at in range(last, quantity.first))


def leads_by_colon(context: Context, quantity: Quantity, last: int) -> bool:
    """Whether a colon behind a word of a sum leads to figures without a verb: «Le bilan est lourd : 12 morts»."""
    breaks = context.lexicon.signs.breaks
    at = next((at for at in range(last, quantity.first) if context.words[at] in breaks), None)
    if at is None:
        return False
    return not any(verb.is_finite and verb.first > at for verb in context.parse.verbs_around(quantity.first))


def is_of_next(context: Context, quantity: Quantity, first: int, last: int) -> bool:
    """Whether the words lead to a number behind: of «110 cas, portant à 434 le nombre de cas» 434 is the sum."""
    if first <= quantity.first:
        return False
    numbers = context.quantities_by_sentence[context.sentence_index(quantity)]
    if any(last == other.phrase[0] and other.counts_nothing is None for other in numbers):
        return True
    raised = (find_raised(context, other) for other in numbers if other.first > quantity.first)
    return any(span is not None and context.token_at(span.start) <= first for span in raised)
