"""Events that take a date: «l'élection du 9 août», "Sunday's vote"; a later mention of the event is of that date."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from extract.lexicon import Lexicon
from extract.model import Basis, DateMention, Precision, Sentence, Tokens
from extract.text.parse import Parse

WORDS_BETWEEN = 4
"""Words that may stand between an event's noun and its date: «l'élection présidentielle contestée du 9 août»."""
AFTERMATH = "date.aftermath"
OF_OTHER = "date.aftermath_of_other"
"""The rule of «au lendemain d'une manifestation»: what the text is not about."""
SAME_TIME = "date.same_time"
RECORD = "date.record"
RECENTLY = "date.recently"
"""The rule of a date since which there was nothing like what is told."""
VOTE = "vote"
RUNNING = "long_event"
"""The group of what goes on for long: a date beside it is not all of it."""
ANY_EVENT = "any_event"
"""The group of nouns that stand for whatever event was told before: "incident" (languages/*/dates.toml)."""
SENTENCES_OF_DAY = 8
"""Sentences within which «dans la soirée» is that of a day named before."""
DAYS_BACK = 6
"""Days before publication within which a day may be that of «dans la soirée»."""
WORDS_OF_HOLDING = 14
"""Words from an event's noun over a verb of taking place to its date."""
WORDS_BEFORE_RELATIVE = 9
"""Words from an event's noun to the relative clause that goes on with it: "the blast in a mine, which killed two"."""
WORDS_OF_VOTING = 10
"""Words on either side of a date within which a vote is told: "polls closed late on Sunday"."""
DIGITS_OF_YEAR = 4
ADJECTIVES_BEFORE = 2
"""Words that may stand between an article and an event's noun: "the deadly attack"."""


def date_events(
    parse: Parse, mentions: list[DateMention], published: date | None, lexicon: Lexicon
) -> list[DateMention]:
    """The mentions, those that belong to an event marked so, and later mentions of a dated event added."""
    tokens, sentences = parse.tokens, parse.sentences
    marked = [with_event(tokens, mention, lexicon) for mention in mentions]
    marked = sorted([*marked, *read_aftermaths(parse, marked, published, lexicon)], key=lambda mention: mention.first)
    dated: dict[str, list[DateMention]] = defaultdict(list)
    own: dict[int, set[str | None]] = defaultdict(set)
    for mention in marked:
        own[tokens.sentences[mention.first]].add(mention.event)
        if mention.event and mention.rule != RECORD and is_past(mention, published):
            dated[mention.event].append(mention)
    recalled = [
        found
        for index, sentence in enumerate(sentences)
        if dated and not lexicon.dates.events.keys().isdisjoint(parse.vocabulary(index))
        for found in recall_events(tokens, sentence, dated, own[index], lexicon)
    ]
    tables = (lexicon.dates.event_day, lexicon.dates.day_times)
    repeated = [
        found
        for index, sentence in enumerate(sentences)
        if any(table.may_stand_in(parse.vocabulary(index)) for table in tables)
        for found in repeat_days(tokens, sentence, marked, published, lexicon)
    ]
    return sorted([*marked, *recalled, *repeated], key=lambda mention: mention.first)


def read_aftermaths(
    parse: Parse, marked: list[DateMention], published: date | None, lexicon: Lexicon
) -> list[DateMention]:
    """The events that only «au lendemain de l'attentat», "two days after the quake" date, where no other date does."""
    dated = {mention.event for mention in marked}
    table, found = lexicon.dates.aftermaths, []
    for index, sentence in enumerate(parse.sentences):
        if published is None or not table.may_stand_in(parse.vocabulary(index)):
            continue
        for first, last, days in table.find(parse.tokens.words, sentence.first, sentence.last):
            noun = event_noun_from(parse.tokens, last, lexicon)
            event = lexicon.dates.events[parse.tokens.words[noun]] if noun is not None else None
            if noun is None:
                continue
            day = day_told_in(parse.tokens, marked, index, first, published) - timedelta(days=days)
            span = parse.tokens.span(first, noun + 1)
            articles = lexicon.text.determiners - lexicon.dates.definites
            rule = AFTERMATH if articles.isdisjoint(parse.tokens.words[last:noun]) else OF_OTHER
            if rule == AFTERMATH and event in dated:
                continue
            found.append(
                DateMention(
                    start=span.start, end=span.end, first=noun, last=noun + 1, date_start=day, date_end=day,
                    precision=Precision.DAY, basis=Basis.INFERRED, rule=rule, event=event, is_for_event=True,
                )
            )  # fmt: skip
    return found


def event_noun_from(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """The event's noun that follows at a token, articles and a few adjectives passed."""
    for at in range(index, min(len(tokens), index + WORDS_BETWEEN)):
        if tokens.sentences[at] != tokens.sentences[index] or not tokens.words[at][0].isalpha():
            return None
        if is_named_event(tokens.words[at], lexicon):
            return at
    return None


def day_told_in(tokens: Tokens, marked: list[DateMention], sentence: int, index: int, published: date) -> date:
    """The day from which «au lendemain de» counts back: of its sentence, else the last before, else publication."""
    days = [
        mention
        for mention in marked
        if 0 <= sentence - tokens.sentences[mention.first] <= SENTENCES_OF_DAY
        and mention.precision is Precision.DAY
        and not mention.is_since
        and not mention.is_for_event
        and mention.date_start is not None
        and mention.date_start <= published
    ]
    here = [mention for mention in days if tokens.sentences[mention.first] == sentence] or days[-1:]
    near = min(here, key=lambda mention: abs(mention.first - index), default=None)
    return near.date_start if near is not None and near.date_start is not None else published


def is_past(mention: DateMention, published: date | None) -> bool:
    """Whether an event has begun, so that the text may tell of it again; a vote may be told of beforehand."""
    if mention.event == VOTE or published is None or mention.date_start is None:
        return True
    return mention.date_start <= published


def repeat_days(
    tokens: Tokens, sentence: Sentence, mentions: list[DateMention], published: date | None, lexicon: Lexicon
) -> list[DateMention]:
    """«le soir même», "the same day": the day named last before; «dans la soirée» of today where none is."""
    found = []
    for table in (lexicon.dates.event_day, lexicon.dates.day_times):
        is_time = table is lexicon.dates.day_times
        for first, last, _ in table.find(tokens.words, sentence.first, sentence.last):
            if is_time and last < len(tokens) and tokens.words[last] in lexicon.text.genitives:
                continue  # «dans la soirée de mardi»
            if is_time and any(mention.first < first <= mention.last for mention in mentions):
                continue  # «mardi dans la soirée»
            if any(mention.rule == SAME_TIME and 0 <= mention.first - last <= 2 for mention in mentions):
                continue  # "the same day last year"
            day = day_before(tokens, mentions, first, published if is_time else None)
            day = day or (today(published) if is_time else None)
            if day:
                span = tokens.span(first, last)
                found.append(replace(day, start=span.start, end=span.end, first=first, last=last))
    return found


def day_before(tokens: Tokens, mentions: list[DateMention], index: int, published: date | None) -> DateMention | None:
    """The day named last before a token, as one that is meant again; a few sentences before, none after publication."""
    place = bisect_right(mentions, index, key=lambda mention: mention.last)
    earlier = [mention for mention in mentions[max(0, place - 5) : place] if mention.precision is Precision.DAY]
    if published is not None:
        here = tokens.sentences[index]
        earlier = [
            mention
            for mention in earlier
            if here - tokens.sentences[mention.first] <= SENTENCES_OF_DAY
            and mention.date_end is not None
            and 0 <= (published - mention.date_end).days <= DAYS_BACK
        ]
    if not earlier:
        return None
    return replace(
        earlier[-1], basis=Basis.INFERRED, rule="date.same_day", is_since=False, is_for_event=False, event=None
    )


def today(published: date | None) -> DateMention | None:
    """The publication date as a day that is meant, its words to be filled in."""
    if published is None:
        return None
    return DateMention(
        start=0, end=0, first=0, last=0, date_start=published, date_end=published, precision=Precision.DAY,
        basis=Basis.RELATIVE, rule="date.today",
    )  # fmt: skip


def with_event(tokens: Tokens, mention: DateMention, lexicon: Lexicon) -> DateMention:
    """The mention, with the event that its date belongs to where there is one; «récemment» dates none."""
    if mention.rule == RECENTLY:
        return mention
    before = event_before(tokens, mention, lexicon)
    if before is None:
        before = event_held(tokens, mention, lexicon)
    noun = before if before is not None else event_after(tokens, mention.last, lexicon)
    if noun is None:
        is_vote = is_day_of_voting(tokens, mention, lexicon)
        return replace(mention, event=VOTE, is_for_event=True) if is_vote else mention
    if mention.precision is not Precision.DAY and is_superlative(tokens, min(noun, mention.first), lexicon):
        return replace(mention, rule=RECORD)  # "the deadliest attack this year"
    # "from Tuesday's landslide" tells whose toll it is, not since when it is counted.
    is_since = (mention.is_since and before is not None) or follows(tokens, min(noun, mention.first), lexicon)
    is_since = is_since and mention.rule != RECORD
    return replace(mention, event=lexicon.dates.events[tokens.words[noun]], is_for_event=True, is_since=is_since)


def is_superlative(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a record stands right before an event's noun, an adjective between them passed."""
    records, ordinals = lexicon.dates.records, lexicon.numbers.ordinals
    return any(
        stop > 0
        and tokens.words[stop - 1] not in ordinals  # "the first round in 2006"
        and records.ending_at(tokens.words, stop, max(0, stop - 2)) is not None
        for stop in (index, index - 1)
    )


def is_day_of_voting(tokens: Tokens, mention: DateMention, lexicon: Lexicon) -> bool:
    """Whether a vote is told without its noun: "went to the polls on Sunday", «les bureaux ont fermé mardi»."""
    if mention.precision is Precision.YEAR or mention.is_since:
        return False
    index, sentence = tokens.sentences[mention.first], tokens.sentences
    first, last = mention.first, mention.last
    while first and mention.first - first < WORDS_OF_VOTING and sentence[first - 1] == index:
        first -= 1
    while last < len(tokens) and last - mention.last < WORDS_OF_VOTING and sentence[last] == index:
        last += 1
    if lexicon.dates.voting.find(tokens.words, first, last):
        return True
    verbs = lexicon.dates.voting_verbs.find(tokens.words, first, last)
    peoples = lexicon.actors.demonyms
    return any(peoples.ending_at(tokens.words, verb, first) is not None for verb, _, _ in verbs)


def event_before(tokens: Tokens, mention: DateMention, lexicon: Lexicon) -> int | None:
    """The event's noun before a date that a genitive, a preposition, a bracket or a comma ties to it."""
    cursor = link_before(tokens, mention, lexicon)
    if cursor is None:
        return None
    text = lexicon.text
    for at in range(cursor, max(-1, cursor - WORDS_BETWEEN - 1), -1):
        word = tokens.words[at]
        if is_named_event(word, lexicon):
            is_other = has_own_date(tokens, at, lexicon) or (
                at + 1 < mention.first and is_before_noun(tokens, at, lexicon)
            )
            return None if is_other else at
        is_link = at == cursor or word in text.genitives
        is_other = word in lexicon.dates.results  # "the ballots were counted on Monday"
        if not word[0].isalpha() or is_other or (word in text.prepositions and not is_link):
            return None
    return None


def is_before_noun(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether an event's noun only tells what another noun is of: "the election commission on Tuesday confirmed"."""
    text, following = lexicon.text, tokens.words[index + 1]
    small = (
        text.prepositions,
        text.genitives,
        text.adverbs,
        text.coordinators,
        text.relatives,
        lexicon.dates.day_articles,
    )
    is_small = any(following in table for table in small) or following in lexicon.verbs.table
    return text.noun_head_is_last and following[0].isalpha() and not is_small


def has_own_date(tokens: Tokens, noun: int, lexicon: Lexicon) -> bool:
    """Whether a date stands right before an event's noun: "the trial over the 2015 attacks opened on Monday"."""
    words, dates = tokens.words, lexicon.dates
    at = noun - 1
    if at > 0 and words[at] in lexicon.text.possessive_endings:
        at -= 1
    if at < 1 or tokens.sentences[at] != tokens.sentences[noun]:
        return False
    if words[at].isdecimal():
        return len(words[at]) == DIGITS_OF_YEAR
    return lexicon.text.noun_head_is_last and (words[at] in dates.weekdays or words[at] in dates.months)


def event_held(tokens: Tokens, mention: DateMention, lexicon: Lexicon) -> int | None:
    """The event's noun that a verb of taking place ties to a date: «le scrutin s'est déroulé dimanche»."""
    words, sentences = tokens.words, tokens.sentences
    first = mention.first
    while first and mention.first - first < WORDS_OF_HOLDING and sentences[first - 1] == sentences[mention.first]:
        first -= 1
    held = lexicon.dates.held.find(words, first, mention.first)
    if not held:
        return None
    for at in range(held[-1][0] - 1, first - 1, -1):
        if words[at] in lexicon.signs.terminals or words[at] == lexicon.signs.comma:
            return None
        if is_named_event(words[at], lexicon):
            return at
    return None


def is_named_event(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the noun of an event of its own, and not one that stands for any or goes on for long."""
    return lexicon.dates.events.get(word, ANY_EVENT) not in {ANY_EVENT, RUNNING}


def link_before(tokens: Tokens, mention: DateMention, lexicon: Lexicon) -> int | None:
    """The token from which the event's noun is looked for, None where nothing ties the date to a noun."""
    words, dates = tokens.words, lexicon.dates
    cursor = mention.first - 1
    if cursor < 0 or lexicon.dates.since.ending_at(words, mention.first, cursor) is not None:
        return None  # "the deadliest attack since January" is not of January
    is_article = words[cursor] in dates.day_articles
    at = cursor - 1 if is_article and cursor else cursor
    if words[at] in lexicon.signs.open_bracket | {lexicon.signs.comma}:
        # «l'attentat de Nice (14 juillet)», «au second tour de l'élection, les 16 et 17 juin,»
        following = words[mention.last] if mention.last < len(words) else ""
        is_closed = following[:1].isalnum() is False
        return at - 1 if is_closed and at > 0 and (is_article or words[at] != lexicon.signs.comma) else None
    is_tied = is_article or words[cursor] in lexicon.text.genitives | dates.year_prepositions | set(dates.events)
    return cursor if is_tied else None


def event_after(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """The event's noun after a date: "Sunday's disputed election", "the March 27 shooting"."""
    words, text = tokens.words, lexicon.text
    if index >= len(tokens) or not text.noun_head_is_last:
        return None
    begin = index + 1 if words[index] in text.possessive_endings else index
    for at in range(begin, min(len(tokens), begin + WORDS_BETWEEN)):
        word = words[at]
        if tokens.sentences[at] != tokens.sentences[index - 1]:
            return None
        if is_named_event(word, lexicon):
            return at
        is_noun_phrase = word[0].isalpha() and word not in text.prepositions and word not in text.determiners
        is_noun_phrase = is_noun_phrase and word not in lexicon.verbs.table
        # "the August 2017 Unite the Right rally": whatever stands within a name is part of it
        if not is_noun_phrase and not (is_in_name(tokens, at) or is_in_name(tokens, at + 1)):
            return None
    return None


def is_in_name(tokens: Tokens, index: int) -> bool:
    """Whether a token stands before one with a capital, or has one itself, and is a word."""
    return 0 < index < len(tokens) and tokens.is_capitalized(index) and tokens.words[index][0].isalpha()


def follows(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether «après», "since" stands before an event's noun, articles and adjectives passed."""
    first = max(0, index - 3)
    return any(
        lexicon.dates.after_event.ending_at(tokens.words, stop, 0) is not None for stop in range(index, first, -1)
    )


def is_definite(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether an event's noun is one already known: «l'attaque», "the deadly attack", «ce scrutin»."""
    for at in range(index - 1, max(-1, index - ADJECTIVES_BEFORE - 2), -1):
        word = tokens.words[at]
        if word in lexicon.dates.definites:
            return True
        if not word[0].isalpha() or word in lexicon.text.determiners or word in lexicon.text.prepositions:
            return False
    return False


def recall_events(
    tokens: Tokens,
    sentence: Sentence,
    dated: dict[str, list[DateMention]],
    own: set[str | None],
    lexicon: Lexicon,
) -> list[DateMention]:
    """Mentions of a dated event in another place: they take its date; behind «après», «depuis» it opens a period.

    `own` are the events that the sentence dates itself; what is found is added to them.
    """
    found = []
    for index in range(sentence.first, sentence.last):
        event = lexicon.dates.events.get(tokens.words[index])
        if event == ANY_EVENT:
            event = last_event(dated, index)
        if not event or event not in dated or event in own or is_in_compound(tokens, index, lexicon):
            continue
        is_since = follows(tokens, index, lexicon) and not is_told_of(tokens, index, lexicon)
        if not is_since and not is_definite(tokens, index, lexicon):
            continue
        source = source_of(dated[event], index, is_since=is_since)
        if source is None:
            continue
        found.append(
            replace(
                source, first=index, last=index + 1, basis=Basis.INFERRED,
                rule="date.event_recalled", is_since=is_since, is_for_event=True,
            )
        )  # fmt: skip
        own.add(event)
    return found


def is_in_compound(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a hyphen ties a noun to the next word: "the quake-hit region" tells of no quake."""
    following = tokens.words[index + 1] if index + 1 < len(tokens) else ""
    return following in lexicon.signs.dashes and tokens.starts[index + 1] == tokens.ends[index]


def is_told_of(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a relative clause goes on with an event's noun: "after the fire, which killed two"."""
    for word in tokens.words[index + 1 : index + WORDS_BEFORE_RELATIVE]:
        if word in lexicon.text.relatives:
            return True
        if not word[0].isalpha() and word != lexicon.signs.comma:
            return False
    return False


def last_event(dated: dict[str, list[DateMention]], index: int) -> str | None:
    """The event that the text dated last before a token: "in that incident"."""
    before = [mention for mentions in dated.values() for mention in mentions if mention.first < index]
    return max(before, key=lambda mention: mention.first).event if before else None


def source_of(dated: list[DateMention], index: int, *, is_since: bool) -> DateMention | None:
    """Which dated mention of an event is meant: the first where something is counted since, else the last before."""
    before = [mention for mention in dated if mention.first < index]
    if is_since:
        return dated[0]
    return before[-1] if before else None
