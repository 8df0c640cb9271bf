"""Events that take a date: «l'élection du 9 août», "Sunday's vote"; a later mention of the event is of that date."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

from extract.lexicon import Lexicon
from extract.model import Basis, DateMention, Precision, Sentence, Tokens

WORDS_BETWEEN = 4
"""Words that may stand between an event's noun and its date: «l'élection présidentielle contestée du 9 août»."""


def date_events(
    tokens: Tokens, sentences: list[Sentence], mentions: list[DateMention], lexicon: Lexicon
) -> list[DateMention]:
    """The mentions, those that belong to an event marked so, and later mentions of a dated event added."""
    marked = [with_event(tokens, mention, lexicon) for mention in mentions]
    dated: dict[str, DateMention] = {}
    for mention in marked:
        if mention.event and mention.event not in dated:
            dated[mention.event] = mention
    own: dict[int, set[str | None]] = defaultdict(set)
    for mention in marked:
        own[tokens.sentences[mention.first]].add(mention.event)
    recalled = [
        found
        for index, sentence in enumerate(sentences)
        for found in recall_events(tokens, sentence, dated, own[index], lexicon)
    ]
    repeated = [found for sentence in sentences for found in repeat_days(tokens, sentence, marked, lexicon)]
    return sorted([*marked, *recalled, *repeated], key=lambda mention: mention.first)


def repeat_days(tokens: Tokens, sentence: Sentence, mentions: list[DateMention], lexicon: Lexicon) -> list[DateMention]:
    """«le soir même», "the same day": the day named last before."""
    found = []
    for first, last, _ in lexicon.dates.event_day.find(tokens.words, sentence.first, sentence.last):
        place = bisect_left(mentions, first, key=lambda mention: mention.last)
        earlier = [mention for mention in mentions[max(0, place - 5) : place] if mention.precision is Precision.DAY]
        if earlier:
            span = tokens.span(first, last)
            found.append(
                replace(
                    earlier[-1], start=span.start, end=span.end, first=first, last=last, basis=Basis.INFERRED,
                    rule="date.same_day", is_since=False, is_for_event=False, event=None,
                )
            )  # fmt: skip
    return found


def with_event(tokens: Tokens, mention: DateMention, lexicon: Lexicon) -> DateMention:
    """The mention, with the event that its date belongs to where there is one."""
    before = event_before(tokens, mention.first, lexicon)
    noun = before if before is not None else event_after(tokens, mention.last, lexicon)
    if noun is None:
        return mention
    # "from Tuesday's landslide" tells whose toll it is, not since when it is counted.
    is_since = (mention.is_since and before is not None) or follows(tokens, min(noun, mention.first), lexicon)
    return replace(mention, event=lexicon.dates.events[tokens.words[noun]], is_for_event=True, is_since=is_since)


def event_before(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """The event's noun before a date that a genitive ties to it."""
    text = lexicon.text
    cursor = index - 1
    if cursor < 0 or not (tokens.words[cursor] in text.genitives or tokens.words[cursor] in lexicon.dates.day_articles):
        return None
    for at in range(cursor, max(-1, cursor - WORDS_BETWEEN - 1), -1):
        word = tokens.words[at]
        if word in lexicon.dates.events:
            return at
        if not word[0].isalpha() or (word in text.prepositions and word not in text.genitives and at != cursor):
            return None
    return None


def event_after(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """The event's noun after a date in the possessive: "Sunday's disputed election"."""
    if index >= len(tokens) or tokens.words[index] not in lexicon.text.possessive_endings:
        return None
    for at in range(index + 1, min(len(tokens), index + WORDS_BETWEEN)):
        if tokens.words[at] in lexicon.dates.events:
            return at
    return None


def follows(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether «après», "since" stands before an event's noun, articles and adjectives passed."""
    first = max(0, index - 3)
    return any(
        lexicon.dates.after_event.ending_at(tokens.words, stop, 0) is not None for stop in range(index, first, -1)
    )


def recall_events(
    tokens: Tokens,
    sentence: Sentence,
    dated: dict[str, DateMention],
    own: set[str | None],
    lexicon: Lexicon,
) -> list[DateMention]:
    """Mentions of a dated event behind «après», «depuis» in another place: they take its date.

    `own` are the events that the sentence dates itself; what is found is added to them.
    """
    found = []
    for index in range(sentence.first, sentence.last):
        event = lexicon.dates.events.get(tokens.words[index])
        if not event or event not in dated or event in own or not follows(tokens, index, lexicon):
            continue
        source = dated[event]
        found.append(
            replace(
                source, first=index, last=index + 1, basis=Basis.INFERRED, rule="date.event_recalled", is_since=True,
                is_for_event=True,
            )
        )  # fmt: skip
        own.add(event)
    return found
