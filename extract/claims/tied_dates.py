"""Which date of its own sentence a figure is tied to: by its clause, by the word that the date stands with."""

from bisect import bisect_left
from dataclasses import replace

from extract.claims.attribution import is_saying
from extract.claims.context import Context
from extract.claims.kinds import LONG_RUNNING, RECENTLY, is_as_of, is_fate, is_perfect, own_verb
from extract.claims.matches import MetricMatch
from extract.claims.shares import TIME_UNITS
from extract.claims.sums import is_beginning, last_verb_before
from extract.lexicon.verbs import Form
from extract.lexicon.words import DatedBy
from extract.model import DateMention, NumeralForm, Precision, Quantity, Reach
from extract.text.verbs import Tense, VerbGroup

PROTEST = "protest"
"""The group of events that a movement begins with (languages/*/dates.toml)."""
RECALLED = "date.event_recalled"
RECORD = "date.record"
OF_RECORDS = frozenset({"date.relative_unit", "date.reach_back", "date.decade", "date.recently"})
"""Rules of periods up to now, of which something may be the worst."""
WORDS_BEFORE_DATE = 3
"""Words between a number and the date that is its own."""
WORDS_OF_CONTRAST = 6
"""Words from "from", «contre» to the number that it leads to: "from a revised rate of 11.1 per cent"."""
WORDS_TO_OWN = 4
"""Words from a number and its noun to the date that tells of it alone."""
WORDS_OF_POSSESSOR = 2
"""Words between a date and the number that it owns: "Wednesday's figure of 63" is not one."""
WORDS_IN_BRACKETS = 12
"""Words from a bracket to a date within it."""
WORDS_AFTER_PARTICIPLE = 5
"""Words between a participle and its date: «mort en 2016», «survenu dans la nuit de samedi»."""
WORDS_OF_RELATIVE = 9
"""Words between a date and the number of the relative clause that goes on from it."""
WORDS_OF_SOURCE = 12
"""Words from «selon» to the date on which the source said it."""
WORDS_OF_EVENT = 24
"""Words of the phrase that an event's noun opens and its date ends."""
WORDS_OF_COMPARED = 7
"""Words between «par rapport» and the date of what a figure is held against."""
WORDS_OF_DURATION = 3
"""Words between «au pouvoir depuis» and the end of «12 ans»."""
WORDS_BACK_TO_SINCE = 8
"""Words from «depuis» over an event's noun to its date."""
WORDS_OF_HEADING = 9
"""Words of a heading over a paragraph."""
WORDS_TO_PART = 6
"""Words from a part to its date: «dont 300 au cours des dix derniers jours»."""
WORDS_TO_SUM = 3
"""Words from «portant à» to its number."""
WORDS_BEFORE_PARTICIPLE = 3
"""Words back within which the noun of a participle is looked for."""
WORDS_TO_EVENT = 5
"""Words from a date to its event's noun: "the March 3 suicide bombing"."""
WORDS_OF_CAUSE = 9
"""Words from "against", "in connection with" over an event's noun to its date."""
Dated = tuple[DateMention, Reach]


def find_mention(context: Context, quantity: Quantity, match: MetricMatch) -> Dated | None:
    """The date that the number's clause or sentence gives; one that only dates a saying does not count here."""
    own = date_in_turn(context, quantity)
    if own is not None:
        return own, Reach.CLAUSE
    owner = date_before_bracket(context, quantity) or date_of_noun(context, quantity)
    if owner is not None:
        return owner, Reach.CLAUSE
    again = repeated_below(context, quantity)
    if again is not None:
        below = find_mention(context, again, match)
        return (below[0], Reach.PASSAGE) if below else None
    mentions = mentions_of(context, quantity, match)
    told = [
        as_told_of(context, as_beginning(context, as_day_of_harm(context, mention, match), quantity, match), quantity)
        for mention in mentions
        if mention.rule != RECALLED and not is_of_source(context, mention) and not is_issued(context, mention)
    ]
    of_part = [mention for mention in told if is_of_part(context, mention, quantity)]
    if of_part:
        return nearest(of_part, quantity), Reach.CLAUSE
    inside = [mention for mention in told if is_in_clause(context, mention, quantity)]
    inside = [mention for mention in inside if not is_beside_saying(context, mention)] or inside
    since = [mention for mention in told if mention.is_since and mention not in inside]
    if since and inside and all(is_of_saying(context, mention) for mention in inside):
        return nearest(since, quantity), Reach.SENTENCE  # «le mouvement qui dure depuis mai, a dit lundi l'ONU»
    leading = [mention for mention in told if leads_clause(context, mention, quantity)]
    is_led = bool(leading) and all(
        is_of_next_one(context, mention, quantity) or mention.last <= leading[-1].first < quantity.first
        for mention in inside
    )
    if inside and not is_led:
        tied = [mention for mention in inside if is_of_verb(context, mention, match)]
        tied = tied or [mention for mention in inside if is_as_of(context, mention) and mention.first > quantity.first]
        free = not_of_next(context, not_taken(context, inside, quantity), quantity)
        return nearest(tied or free, quantity), Reach.CLAUSE
    if leading:
        return leading[-1], Reach.SENTENCE
    recalled = [as_day_of_harm(context, mention, match) for mention in mentions if mention.rule == RECALLED]
    recalled_inside = [mention for mention in recalled if context.same_clause(mention.first, quantity.first)]
    outside = [
        mention
        for mention in told
        if not is_of_saying(context, mention) and not is_of_aftermath(context, mention, quantity)
    ]
    for found in (recalled_inside, outside, recalled):
        if found:
            return nearest(found, quantity), Reach.SENTENCE
    return None


def is_of_part(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a date stands behind what is told as a part: «70 morts depuis mardi, dont 20 ce vendredi»."""
    begin, words = context.sentence_of(quantity).first, context.words
    lead = context.lexicon.claims.part_of.ending_at(words, quantity.phrase[0], begin)
    if lead is None or mention.is_since or not quantity.last <= mention.first <= quantity.phrase[1] + WORDS_TO_PART:
        return False
    return all(word[0].isalnum() for word in words[quantity.phrase[1] : mention.first])


def repeated_below(context: Context, quantity: Quantity) -> Quantity | None:
    """The same number in the sentence below a heading, which tells more of it: «Douze morts», then «Douze gardes …»."""
    here, index = context.sentence_of(quantity), context.sentence_index(quantity)
    is_short = here.last - here.first <= WORDS_OF_HEADING and index + 1 < len(context.parse.sentences)
    if not is_short or any(verb.is_finite for verb in context.parse.verbs_around(quantity.first)):
        return None
    if context.words[here.last - 1] in context.lexicon.signs.terminals or index in context.dates_by_sentence:
        return None
    below = context.quantities_by_sentence.get(index + 1, [])
    return next((each for each in below if each.value is not None and each.value == quantity.value), None)


def is_in_clause(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a date is of a number's clause; "17 deaths as of 24 August" goes on with it."""
    if context.same_clause(mention.first, quantity.first):
        return True
    if mention.first < quantity.last or not is_as_of(context, mention):
        return False
    verbs = context.parse.verbs_around(mention.first)
    return not any(verb.is_finite and quantity.last <= verb.first < mention.first for verb in verbs)


def is_of_next_one(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a date stands hard by a later number: "a raid on May 1 that left two dead, and another on Saturday"."""
    others = context.quantities_by_sentence[context.tokens.sentences[quantity.first]]
    return any(
        quantity.last <= other.first and 0 <= mention.first - other.phrase[1] <= WORDS_OF_POSSESSOR for other in others
    )


def is_of_aftermath(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a clause tells what was before a day: "villagers searched on Thursday, after a quake killed 46"."""
    if mention.last > quantity.first or mention.is_since or mention.is_for_event:
        return False
    words, dates = context.words, context.lexicon.dates
    afters = dates.after_event.find(words, mention.last, quantity.first)
    return any(dates.since.at(words, first, last) is None for first, last, _ in afters)


def as_day_of_harm(context: Context, mention: DateMention, match: MetricMatch) -> DateMention:
    """The day of what hurt those counted, where it is no more than told after: "ten died after a crash on Monday"."""
    dates, definition = context.lexicon.dates, context.lexicon.definitions[match.metric]
    is_fate = definition.is_deadly or definition.may_be_deadly or definition.is_state
    if not (mention.is_since and is_fate and mention.event in dates.harmful_events):
        return mention
    first = max(context.parse.sentence_of(mention.first).first, mention.first - WORDS_BACK_TO_SINCE)
    is_counted_since = dates.since.find(context.words, first, mention.first)
    return mention if is_counted_since else replace(mention, is_since=False)


def is_of_verb(context: Context, mention: DateMention, match: MetricMatch) -> bool:
    """Whether a date stands behind or within the figure's own verb: "four of those seized in May were freed today"."""
    verb = match.verb
    if verb is None or mention.rule == RECALLED:
        return False
    is_deed = verb.is_finite or verb.form is Form.PAST_PARTICIPLE
    return is_within(mention, verb) or (is_deed and is_right_behind(context, mention, verb))


def is_within(mention: DateMention, verb: VerbGroup) -> bool:
    """Whether a date parts a participle from its auxiliary: "were on Friday sentenced"."""
    return verb.first < mention.first < verb.last


def date_in_turn(context: Context, quantity: Quantity) -> DateMention | None:
    """Of "303 and 282 seats in 2019 and 2014, respectively" the date whose turn it is."""
    index = context.tokens.sentences[quantity.first]
    if context.lexicon.claims.respectively.isdisjoint(context.parse.vocabulary(index)):
        return None
    numbers, dates = context.quantities_by_sentence[index], context.dates_by_sentence.get(index, [])
    runs = runs_of(context, [each.phrase for each in numbers])
    mine = next(run for run in runs if any(numbers[at] is quantity for at in run))
    for run in runs_of(context, [(each.first, each.last) for each in dates]):
        if len(run) == len(mine) > 1:
            return dates[run[[numbers[at] is quantity for at in mine].index(True)]]
    return None


def runs_of(context: Context, places: list[tuple[int, int]]) -> list[list[int]]:
    """Which of these stretches of tokens are joined by nothing but commas, coordinators and prepositions."""
    text = context.lexicon.text
    joining = text.coordinators | text.prepositions | text.determiners | {context.lexicon.signs.comma}
    runs: list[list[int]] = []
    for at, (first, _) in enumerate(places):
        if not at or not joining.issuperset(context.words[places[at - 1][1] : first]):
            runs.append([])
        runs[-1].append(at)
    return runs


def as_beginning(context: Context, mention: DateMention, quantity: Quantity, match: MetricMatch) -> DateMention:
    """The date since which is counted what a long event cost: "the war, which began in 2014, has killed 13,000"."""
    if mention.is_since or not is_beginning(context, mention):
        return mention
    begun = last_verb_before(context, mention.first)
    events = context.events_in(context.tokens.sentences[mention.first]).keys()
    is_of_long = LONG_RUNNING in events or (PROTEST in events and is_told_today(context, quantity, match))
    if not is_of_long or begun == match.verb:
        return mention
    return replace(mention, is_since=True, date_end=context.published_day or mention.date_end)


def is_told_today(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a figure is told in a perfect, or in a language whose perfect is the tense of all tales."""
    return not context.lexicon.dates.perfect_is_of_today or is_perfect(context, own_verb(context, quantity, match))


def as_told_of(context: Context, mention: DateMention, quantity: Quantity) -> DateMention:
    """A date without its «depuis» where a clause goes on with it: "since January, when 30 people were killed"."""
    signs, text = context.lexicon.signs, context.lexicon.text
    at = mention.last + (mention.last < quantity.first and context.words[mention.last] == signs.comma)
    is_opened = at < quantity.first and context.words[at] in text.relatives | text.subordinators
    is_opened = is_opened or is_in_since_clause(context, mention, quantity)
    return replace(mention, is_since=False) if mention.is_since and is_opened else mention


def is_in_since_clause(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a figure stands between «depuis que» and the date of its clause: "since 40 people died in May"."""
    if not quantity.last <= mention.first <= quantity.last + WORDS_OF_RELATIVE:
        return False
    if not context.same_clause(mention.first, quantity.first):
        return False
    first = max(context.sentence_of(quantity).first, quantity.phrase[0] - WORDS_OF_POSSESSOR)
    return bool(context.lexicon.dates.since_clause.find(context.words, first, quantity.phrase[0]))


def is_beside_saying(context: Context, mention: DateMention) -> bool:
    """Whether a date stands right behind or before a verb of saying: "they on Monday confirmed 19 deaths in May"."""
    if is_behind_saying(context, mention):
        return True
    if mention.is_since or mention.is_for_event:
        return False
    verbs = context.parse.verbs_around(mention.first)
    return any(verb.is_finite and verb.first == mention.last and is_saying(context, verb) for verb in verbs)


def is_behind_saying(context: Context, mention: DateMention) -> bool:
    """Whether a date stands right behind a verb of saying: "said on Monday they arrested 230 people on the weekend"."""
    if mention.is_since or mention.is_for_event:
        return False
    verbs = [
        verb for verb in context.parse.verbs_around(mention.first) if verb.is_finite or is_perfect_of(context, verb)
    ]
    before = [verb for verb in verbs if verb.last <= mention.first]
    is_more_told = any(
        verb.first >= mention.last and context.same_clause(verb.head, mention.first) for verb in verbs[len(before) :]
    )
    is_close = bool(before) and mention.first - before[-1].last <= WORDS_OF_POSSESSOR
    return is_close and is_more_told and is_saying(context, before[-1])


def goes_on(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a figure behind a date is told of what the date tells, in a relative clause."""
    relatives = context.lexicon.text.relatives
    is_relative = mention.last < quantity.first and not relatives.isdisjoint(
        context.words[mention.last : quantity.first]
    )
    is_joined = is_relative and context.same_clause(mention.first, quantity.first)
    return is_joined or leads_clause(context, mention, quantity) or is_in_since_clause(context, mention, quantity)


def leads_clause(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether the number's clause goes on from a date: "the 2003 quake in Bam, in which …", «samedi dernier, où …».

    A pronoun may go on from anybody, so that only an event's date or one that the clause follows at once leads it.
    """
    text, words = context.lexicon.text, context.words
    longest = WORDS_OF_EVENT if mention.is_for_event else WORDS_OF_RELATIVE
    if not mention.last < quantity.first <= mention.last + longest or mention.rule == RECALLED:
        return False
    of_time = context.lexicon.dates.of_time
    opener = next((at for at in range(mention.last, quantity.first) if words[at] in text.relatives | of_time), None)
    if opener is None:
        return False
    is_of_time = words[opener] in of_time and not is_of_saying(context, mention)
    is_of_year = mention.precision is Precision.YEAR and opener - mention.last <= 1
    is_of_event = opener == mention.last and ends_event(context, mention)
    if not (mention.is_for_event or is_of_time or is_of_year or is_of_event):
        return False
    verbs = context.parse.verbs_around(mention.first)
    return not any(verb.is_finite and mention.last <= verb.first < opener for verb in verbs)


def ends_event(context: Context, mention: DateMention) -> bool:
    """Whether a date ends the long phrase of what kills and hurts: "the attacks on a hall and a café in 2015"."""
    dates, first = context.lexicon.dates, context.parse.sentence_of(mention.first).first
    floor = max(first, mention.first - WORDS_OF_EVENT)
    events = [at for at in range(floor, mention.first) if dates.events.get(context.words[at]) in dates.harmful_events]
    verbs = context.parse.verbs_around(mention.first)
    return bool(events) and not any(verb.is_finite and events[-1] < verb.first < mention.first for verb in verbs)


def find_saying_day(context: Context, quantity: Quantity, match: MetricMatch) -> Dated | None:
    """The date of the verb that says the figure: «…, a indiqué mercredi le ministère»."""
    mentions = [mention for mention in mentions_of(context, quantity, match) if is_of_saying(context, mention)]
    return (nearest(mentions, quantity), Reach.SENTENCE) if mentions else None


def mentions_of(context: Context, quantity: Quantity, match: MetricMatch) -> list[DateMention]:
    """The dates of the number's sentence that may be its own."""
    here = context.dates_by_sentence.get(context.tokens.sentences[quantity.first], [])
    return [
        mention
        for mention in here
        if not context.is_dateline(mention)
        and not is_of_other_number(context, mention, quantity)
        and not is_of_topic(context, mention)
        and not is_of_superlative(context, mention, quantity)
        and not is_in_other_bracket(context, mention, quantity)
        and not ((mention.rule == RECORD or is_compared(context, mention)) and not goes_on(context, mention, quantity))
        and (is_issued(context, mention) or not is_of_other_word(context, mention, quantity, match))
        and not is_to_come(context, mention, quantity, match)
        and not (quantity.unit not in TIME_UNITS and is_of_rule(context, mention))
        and not is_of_matter(context, mention, quantity, match)
    ]


def is_of_matter(context: Context, mention: DateMention, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a date is of the event for which people are tried, held or march: "charged over the 2015 attacks"."""
    definition, claims = context.lexicon.definitions[match.metric], context.lexicon.claims
    if not mention.is_for_event or definition.dated_by is DatedBy.VOTE:
        return False
    if definition.is_judged:
        return mention.precision is Precision.YEAR or stands_before_event(context, mention)
    is_rally = definition.dated_by is DatedBy.RALLY
    is_aside = is_rally or not context.same_clause(mention.first, quantity.first)
    if not is_aside and is_fate(context, match):
        return False
    links = claims.protest_purposes if is_aside else claims.offence_links
    first = max(quantity.last, mention.first - WORDS_OF_CAUSE)
    found = links.find(context.words, first, mention.first)
    return any(all(word[0].isalnum() for word in context.words[last : mention.first]) for _, last, _ in found)


def stands_before_event(context: Context, mention: DateMention) -> bool:
    """Whether an event's date stands before its noun: "Saturday's shooting", not "the killing last month"."""
    behind = context.words[mention.last : mention.last + WORDS_TO_EVENT]
    prepositions = context.lexicon.text.prepositions
    stop = next((at for at, word in enumerate(behind) if word in prepositions), len(behind))
    return any(context.lexicon.dates.events.get(word) == mention.event for word in behind[:stop])


def is_of_rule(context: Context, mention: DateMention) -> bool:
    """Whether a date says since when somebody rules: «au pouvoir depuis 2007», "who has ruled for 12 years"."""
    words, sentence = context.words, context.parse.sentence_of(mention.first)
    definitions, metrics = context.lexicon.definitions, context.lexicon.metrics
    lead = max(sentence.first, mention.first - WORDS_OF_DURATION)
    for duration in metrics.durations:
        if not definitions[duration.metric].is_sentence and any(
            marks.ending_at(words, at, sentence.first)
            for at in range(lead, min(mention.last, sentence.last - 1) + 1)
            for marks in (duration.before, duration.after)
        ):
            return True
    for verb in context.parse.verbs_around(mention.first):
        ruling = metrics.duration_verbs.get(verb.lemma) if lead <= verb.last <= mention.first else None
        if ruling and not definitions[ruling.metric].is_sentence and words[verb.last] in ruling.links:
            return True
    return False


def is_of_topic(context: Context, mention: DateMention) -> bool:
    """Whether a date is of the event that something is about: "marched in protest against last October's coup"."""
    first = mention.first - 1
    words, text = context.words, context.lexicon.text
    while first > 0 and words[first] in text.determiners:
        first -= 1
    owns = not text.possessive_endings.isdisjoint(words[mention.last : mention.last + 1])
    return owns and mention.is_for_event and first > 0 and words[first] in context.lexicon.dates.topics


def is_of_other_number(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """«180.000 manifestants, contre 250.000 le 5 décembre», "Wednesday's 63": a date hard by a number is its own."""
    if is_possessor(context, mention):
        return not mention.last < quantity.first <= mention.last + WORDS_OF_POSSESSOR
    other = contrasted_before(context, mention)
    return other is not None and quantity.last <= other.first


def contrasted_before(context: Context, mention: DateMention) -> Quantity | None:
    """The number hard before a date with which another is compared: «contre 250.000 le 5 décembre».

    What is joined to such a number is held against the first one too: "from 58 percent in 2014 and the 55 in 2009".
    """
    numbers = context.quantities_by_sentence.get(context.tokens.sentences[mention.first], [])
    before = [each for each in numbers if each.first < mention.first and each.form is not NumeralForm.ARTICLE]
    for at, number in enumerate(before):
        is_hard_by = mention.first - number.phrase[1] <= WORDS_BEFORE_DATE
        if is_hard_by and (is_contrasted(context, number) or is_of_contrasted(context, number, before[:at])):
            return number
    return None


def is_of_contrasted(context: Context, number: Quantity, before: list[Quantity]) -> bool:
    """Whether a number is joined to one of those before it that another is compared with."""
    text, start = context.lexicon.text, number.phrase[0]
    if not (text.coordinators | text.determiners).intersection(context.words[start - 2 : start]):
        return False
    brackets = context.lexicon.signs.close_bracket
    return any(
        is_contrasted(context, each) and brackets.isdisjoint(context.words[each.last : start]) for each in before
    )


def is_of_superlative(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a period is only that of a record: "30 were killed in the strongest typhoon this year"."""
    if mention.rule not in OF_RECORDS or mention.precision is Precision.DAY or mention.first < quantity.last:
        return False
    first = max(quantity.last, mention.first - WORDS_OF_RELATIVE)
    return bool(context.lexicon.dates.records.find(context.words, first, mention.first))


def is_possessor(context: Context, mention: DateMention) -> bool:
    """Whether a date owns the number behind it: "up from Wednesday's 63"."""
    if context.words[mention.last : mention.last + 1] == [] or (
        context.words[mention.last] not in context.lexicon.text.possessive_endings
    ):
        return False
    here = context.quantities_by_sentence.get(context.tokens.sentences[mention.first], [])
    return any(0 < quantity.first - mention.last <= WORDS_OF_POSSESSOR for quantity in here)


def is_in_other_bracket(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """«32 100 manifestants (29 000 la semaine dernière)»: a date in brackets with a number dates what stands there."""
    of_date, of_number = bracket_before(context, mention.first), bracket_before(context, quantity.first)
    if of_date == of_number:
        return False
    if of_date is not None:
        here = context.quantities_by_sentence[context.tokens.sentences[quantity.first]]
        place = bisect_left(here, of_date, key=lambda other: other.first)
        return place < len(here) and here[place].first < mention.first
    others = context.dates_by_sentence[context.tokens.sentences[quantity.first]]
    place = bisect_left(others, quantity.last, key=lambda other: other.first)
    return place < len(others) and bracket_before(context, others[place].first) == of_number


def date_of_noun(context: Context, quantity: Quantity) -> DateMention | None:
    """The date that a genitive ties to what is counted: «loin des 29 morts de 2016»."""
    last = quantity.phrase[1]
    if quantity.head is None or last >= len(context.words) or context.words[last] not in context.lexicon.text.genitives:
        return None
    here = context.dates_by_sentence.get(context.tokens.sentences[quantity.first], [])
    return next((mention for mention in here if mention.first == last + 1), None)


def date_before_bracket(context: Context, quantity: Quantity) -> DateMention | None:
    """The date whose number a bracket adds: "compared with 2007 (83.8 percent)"."""
    at = quantity.phrase[0] - 1
    if at <= context.sentence_of(quantity).first or context.words[at] not in context.lexicon.signs.open_bracket:
        return None
    here = context.dates_by_sentence.get(context.tokens.sentences[quantity.first], [])
    if any(mention.first > at and bracket_before(context, mention.first) == at for mention in here):
        return None
    return next((mention for mention in here if mention.last == at), None)


def bracket_before(context: Context, index: int) -> int | None:
    """The opening bracket that a token stands a few words behind, none closed between."""
    signs, words = context.lexicon.signs, context.words
    first = context.parse.sentence_of(index).first
    for at in range(index - 1, max(first, index - WORDS_IN_BRACKETS) - 1, -1):
        if words[at] in signs.close_bracket:
            return None
        if words[at] in signs.open_bracket:
            return at
    return None


def is_compared(context: Context, mention: DateMention) -> bool:
    """Whether a date is of what a figure is held against: «cinco puntos menos que en 2016»."""
    first = mention.first
    has_article = first > 0 and context.words[first - 1] in context.lexicon.text.determiners
    begin = context.parse.sentence_of(mention.first).first
    compared = context.lexicon.claims.compared
    for stop in (first, first - 1) if has_article else (first,):
        match = compared.ending_at(context.words, stop, begin)
        if match is not None and not opens_clause(context, stop - match[0]):
            return True
    found = context.find(compared, context.tokens.sentences[mention.first])
    return any(is_noun_compared(context, last, mention) for _, last, _ in found)


def opens_clause(context: Context, index: int) -> bool:
    """Whether a conjunction at a token opens what a verb right before it says: «rappelons qu'en 2013, …»."""
    if context.words[index] not in context.lexicon.text.subordinators:
        return False
    return any(verb.last == index for verb in context.parse.verbs_around(index))


def is_noun_compared(context: Context, first: int, mention: DateMention) -> bool:
    """Whether only the noun of an event or of figures stands before its date: «que lors du vote de 2016»."""
    if not 0 <= mention.first - first <= WORDS_OF_COMPARED:
        return False
    between = context.words[first : mention.first]
    nouns = context.lexicon.dates.events.keys() | context.lexicon.claims.documents
    is_phrase = all(word[0].isalnum() for word in between) and not nouns.isdisjoint(between)
    verbs = context.parse.verbs_around(mention.first)
    return is_phrase and not any(verb.is_finite and first <= verb.first < mention.first for verb in verbs)


def is_contrasted(context: Context, quantity: Quantity) -> bool:
    """Whether a number is what another is compared with: «contre 250.000 le 5 décembre»."""
    first, at = context.sentence_of(quantity).first, quantity.phrase[0]
    contrast = context.lexicon.claims.contrast
    if not context.find(contrast, context.sentence_index(quantity)):
        return False
    verbs = {verb.head for verb in context.parse.verbs_around(at) if verb.is_finite}
    for stop in range(at, max(first, at - WORDS_OF_CONTRAST), -1):
        if contrast.ending_at(context.words, stop, first) is not None:
            return True
        word = context.words[stop - 1]
        is_sign = word in context.lexicon.claims.differences_before
        if not (word[0].isalpha() or is_sign) or stop - 1 in verbs or word in context.lexicon.text.relatives:
            return False
    return False


def is_of_other_word(context: Context, mention: DateMention, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a date stands with a participle that is not the figure's: «ce jeune homme mort en 2016»."""
    if mention.is_for_event or mention.rule == RECALLED or is_as_of(context, mention):
        return False
    if match.verb is not None and is_within(mention, match.verb):
        return False
    if is_of_charge(context, match) and is_of_other_verb(context, mention, match.verb):
        return True
    if is_modifier(context, quantity, match):
        # «quatre otages, dont deux Français enlevés au Bénin»: when they were freed does not tell when they were taken
        return not (match.verb and is_right_behind(context, mention, match.verb))
    if is_of_aside(context, mention, quantity, match) or is_of_relative(context, mention, quantity, match):
        return True
    governor = participle_before(context, mention)
    if governor is None or governor == match.verb or is_of_event(context, governor):
        return False
    if quantity.last <= governor.first:
        if is_told_after(context, governor, match):
            return True
        here = context.dates_by_sentence[context.tokens.sentences[mention.first]]
        is_aside = context.words[governor.first - 1] == context.lexicon.signs.comma and here[0].first < governor.first
        if is_aside and says_other(context, governor, match) and not is_of_next_number(context, quantity, governor):
            return True  # «ont libéré dimanche trois otages, enlevés le 3 mai»
        return governor.first - quantity.phrase[1] > 1 and not is_of_next_number(context, quantity, governor)
    return is_parted(context, mention, quantity) and not is_of_cause(context, governor, quantity)


def is_of_charge(context: Context, match: MetricMatch) -> bool:
    """Whether a deed is only what somebody stands accused of or was sentenced for: «accusé d'avoir tué deux gardes».

    The day of the court is not that of the deed. «Après avoir tué deux gardes» tells of the day itself.
    """
    verb = match.verb
    if verb is None or not is_perfect_of(context, verb):
        return False
    return verb.first > 0 and context.words[verb.first - 1] in context.lexicon.claims.charge_links


def is_perfect_of(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb is a perfect infinitive: «avoir tué», "to have killed"."""
    if verb.form is not Form.PAST_PARTICIPLE or verb.is_finite or verb.first == verb.head:
        return False
    auxiliaries = context.lexicon.verbs.table.get(context.words[verb.first], ())
    return any(reading.form is Form.INFINITIVE for reading in auxiliaries)


def is_of_other_verb(context: Context, mention: DateMention, verb: VerbGroup | None) -> bool:
    """Whether another verb than the figure's stands nearest to a date."""
    verbs = context.parse.verbs_around(mention.first)
    near = min(verbs, key=lambda group: abs(group.head - mention.first), default=None)
    return near is not None and near != verb


def is_told_after(context: Context, deed: VerbGroup, match: MetricMatch) -> bool:
    """Whether the figure's verb stands behind one of another metric: "boys abducted in May have been freed"."""
    return match.verb is not None and match.verb.first > deed.first and says_other(context, deed, match)


def is_of_relative(context: Context, mention: DateMention, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a date tells what befell those counted before: «32 élèves, qui avaient été enlevés en juillet, …»."""
    if match.verb is None or not quantity.last <= mention.first < match.verb.first:
        return False
    if context.same_clause(mention.first, match.verb.head):
        return False
    relatives = context.lexicon.text.relatives
    return any(
        verb.is_finite
        and is_told_after(context, verb, match)
        and context.same_clause(verb.head, mention.first)
        and not relatives.isdisjoint(context.words[max(quantity.last, verb.first - 2) : verb.first])
        for verb in context.parse.verbs_around(mention.first)
    )


def is_of_aside(context: Context, mention: DateMention, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a date is of what a participle adds behind a comma: "found 54 bodies, going on on Monday"."""
    verbs = [verb for verb in context.parse.verbs_around(mention.first) if quantity.last <= verb.first < mention.first]
    last = verbs[-1] if verbs else None
    if last is None or last.form is not Form.PRESENT_PARTICIPLE or last == match.verb:
        return False
    is_behind_comma = context.words[last.first - 1] == context.lexicon.signs.comma
    is_plain = (
        last.lemma not in context.lexicon.metrics.verbs and last.lemma not in context.lexicon.metrics.verb_phrases
    )
    between = context.words[last.last : mention.first]
    return is_behind_comma and is_plain and all(word[0].isalnum() for word in between)


def is_modifier(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether the metric is a bare participle behind its noun, in a clause that says something else of them."""
    verb = match.verb
    if verb is None or verb.is_finite or verb.form is not Form.PAST_PARTICIPLE or verb.first < quantity.last:
        return False
    return is_definite(context, quantity) or any(
        group.is_finite and context.same_clause(group.head, quantity.first) and says_other(context, group, match)
        for group in context.parse.verbs_around(quantity.first)
    )


def is_definite(context: Context, quantity: Quantity) -> bool:
    """Whether those counted are known already: «les quatre décès», «aux deux militaires tués»."""
    at = quantity.phrase[0] - 1
    if at < context.sentence_of(quantity).first:
        return False
    word, dates = context.words[at], context.lexicon.dates
    return word in dates.definites or word in dates.day_articles & context.lexicon.text.genitives


def says_other(context: Context, verb: VerbGroup, match: MetricMatch) -> bool:
    """Whether a verb counts another metric by itself: «a libéré» beside «enlevés», not «a laissé» beside «morts»."""
    metrics = {predicate.metric for predicate in context.lexicon.metrics.verbs.get(verb.lemma, ())}
    return bool(metrics) and match.metric not in metrics


def participle_before(context: Context, mention: DateMention) -> VerbGroup | None:
    """The bare participle that a date stands behind, no other verb and no comma between."""
    verbs = [verb for verb in context.parse.verbs_around(mention.first) if verb.last <= mention.first]
    last = verbs[-1] if verbs else None
    if last is None or last.is_finite or last.form is not Form.PAST_PARTICIPLE:
        return None
    if context.words[last.first - 1] in context.lexicon.text.determiners:
        return None  # «a trouvé la mort dimanche»
    if len(verbs) > 1 and verbs[-2].is_finite and verbs[-2].last == last.first:
        return None  # «a été retrouvée morte lundi»
    return last if is_right_behind(context, mention, last) else None


def is_right_behind(context: Context, mention: DateMention, verb: VerbGroup) -> bool:
    """Whether a date stands a few words behind a verb, no sign between."""
    between = context.words[verb.last : mention.first]
    return 0 <= mention.first - verb.last <= WORDS_AFTER_PARTICIPLE and all(word[0].isalnum() for word in between)


def is_of_event(context: Context, governor: VerbGroup) -> bool:
    """Whether a participle is that of an event: «une attaque menée mardi» dates what the attack did."""
    before = context.words[max(0, governor.first - WORDS_BEFORE_PARTICIPLE) : governor.first]
    return any(word in context.lexicon.dates.events for word in before)


def is_of_next_number(context: Context, quantity: Quantity, governor: VerbGroup) -> bool:
    """Whether a participle counts the next number: «huit morts et trois blessés hier» are all of that day."""
    others = context.quantities_by_sentence[context.tokens.sentences[quantity.first]]
    return any(
        quantity.last <= other.first and 0 <= governor.first - other.last <= 2
        for other in others
        if other.form is not NumeralForm.ARTICLE
    )


def is_parted(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a finite verb stands between a date and the number behind it."""
    return any(
        verb.is_finite and mention.last <= verb.first < quantity.first
        for verb in context.parse.verbs_around(quantity.first)
    )


def is_of_cause(context: Context, governor: VerbGroup, quantity: Quantity) -> bool:
    """Whether a participle only tells of what did harm: "a battle launched by rebels Thursday left 17 dead"."""
    causes = context.lexicon.metrics.verb_phrases
    behind = [
        verb for verb in context.parse.verbs_around(quantity.first) if governor.last <= verb.first < quantity.first
    ]
    is_count = context.lexicon.claims.totals.find(
        context.words, max(0, governor.first - WORDS_BEFORE_PARTICIPLE), governor.first
    )
    is_plain = governor.lemma not in context.lexicon.metrics.verbs and not is_count
    return is_plain and len(behind) == 1 and behind[0].is_finite and behind[0].lemma in causes


def is_to_come(context: Context, mention: DateMention, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a date lies ahead of a figure that a past verb tells: «a fait deux blessés ; … dès lundi prochain»."""
    day = context.published_day
    if day is None or mention.date_start is None or mention.date_start <= day:
        return False
    verb = own_verb(context, quantity, match)
    return verb is not None and verb.tense is Tense.PAST and not context.same_clause(mention.first, quantity.first)


def is_of_saying(context: Context, mention: DateMention) -> bool:
    """Whether a date stands in a clause whose verb says something: it dates that, not since when or which event."""
    if mention.is_since or mention.is_for_event:
        return False
    return bool(context.note_once(f"of_saying_{mention.first}", lambda: stands_with_saying(context, mention)))


def leads_deed(context: Context, mention: DateMention) -> bool:
    """Whether a verb that says nothing follows a date at once: "sources said rebels Wednesday exploded a mine"."""
    verbs = context.parse.verbs_around(mention.first)
    nearest_one = next((verb for verb in verbs if verb.first == mention.last), None)
    before = context.words[mention.first - 1] if mention.first else ""
    is_behind_subject = before[:1].isalpha() and before not in context.lexicon.dates.day_articles
    is_said = any(verb.last == mention.first and is_saying(context, verb) for verb in verbs)
    is_deed = nearest_one is not None and nearest_one.is_finite and not is_saying(context, nearest_one)
    return is_deed and is_behind_subject and not is_said


def stands_with_saying(context: Context, mention: DateMention) -> bool:
    """Whether a source, a word of issuing or a verb of saying in its clause stands with a date."""
    if leads_deed(context, mention):
        return False
    return (
        is_of_source(context, mention)
        or is_issued(context, mention)
        or any(
            (is_saying(context, verb) or verb.lemma in context.lexicon.claims.hearing)
            and not (verb.is_passive and verb.lemma in context.lexicon.claims.counting)
            and context.same_clause(verb.head, mention.first)
            for verb in context.parse.verbs_around(mention.first)
        )
    )


def is_issued(context: Context, mention: DateMention) -> bool:
    """Whether a date stands right behind «publié», "released": «le bilan publié jeudi», of a sum the day of saying."""
    first = context.parse.sentence_of(mention.first).first
    words = context.words[max(first, mention.first - WORDS_OF_POSSESSOR) : mention.first]
    return not mention.is_for_event and not context.lexicon.claims.issued.isdisjoint(words)


def is_of_source(context: Context, mention: DateMention) -> bool:
    """Whether a date stands behind the name of a source: «selon les autorités vendredi», "according to him Monday"."""
    words, according = context.words, context.lexicon.claims.according
    first = max(context.parse.sentence_of(mention.first).first, mention.first - WORDS_OF_SOURCE)
    for stop in range(mention.first, first, -1):
        if according.ending_at(words, stop, first) is not None:
            return True
        if not words[stop - 1][0].isalpha() or words[stop - 1] in context.lexicon.text.relatives:
            return False
    return False


def not_taken(context: Context, mentions: list[DateMention], quantity: Quantity) -> list[DateMention]:
    """Dates but those of the number before, where one stands behind: "1,522 cases in June, 700 in the last days"."""
    if not any(0 <= mention.first - quantity.phrase[1] <= WORDS_TO_OWN for mention in mentions):
        return mentions
    numbers = context.quantities_by_sentence[context.tokens.sentences[quantity.first]]
    dated = {at for mention in mentions for at in range(mention.first, mention.last)}
    before = [
        number
        for number in numbers
        if number.last <= quantity.first and number.form is not NumeralForm.ARTICLE and number.first not in dated
    ]
    free = [
        mention
        for mention in mentions
        if mention.first >= quantity.last
        or not any(0 <= mention.first - number.phrase[1] <= WORDS_TO_OWN for number in before)
    ]
    return free or mentions


def not_of_next(context: Context, mentions: list[DateMention], quantity: Quantity) -> list[DateMention]:
    """Dates but "since" of the number behind: «jeudi, 16 gardes ont été tués, portant à 90 le bilan depuis mardi»."""
    index = context.tokens.sentences[quantity.first]
    sums = [first for first, _, _ in context.find(context.lexicon.claims.totals, index) if first >= quantity.last]
    numbers = [
        number
        for number in context.quantities_by_sentence[index]
        if any(0 <= number.first - first <= WORDS_TO_SUM for first in sums)
    ]
    return [
        mention
        for mention in mentions
        if not mention.is_since or not any(number.last <= mention.first for number in numbers)
    ] or mentions


def nearest(mentions: list[DateMention], quantity: Quantity) -> DateMention:
    """The date nearest to a number; one that opens a period before a plain one."""
    return min(
        mentions,
        key=lambda mention: (not mention.is_since, mention.rule == RECENTLY, gap(mention, quantity)),
    )


def gap(mention: DateMention, quantity: Quantity) -> int:
    """Words between a number with its noun and a date."""
    return max(mention.first - quantity.phrase[1], quantity.first - mention.last)
