"""The opinion poll that a figure is of, as the text names it."""

from extract.claims.context import Context
from extract.claims.naming import Named, actors_between, past_article, to_name
from extract.claims.speakers import is_date, is_finite_verb
from extract.model import Quantity

POLL = "attribution.poll"
LONGEST_POLL = 14
"""Words that the name of a poll may have: «un sondage réalisé par l'institut X pour le quotidien Y»."""


def poll_of(context: Context, quantity: Quantity) -> Named | None:
    """The poll of the number's sentence, else the last one named before it, else the first one behind it.

    One that names its maker is better than «le sondage» alone.
    """
    polls = polls_in(context)
    if not polls:
        return None
    sentence = context.tokens.sentences[quantity.first]
    here = [poll for poll in polls if context.tokens.sentences[poll[0]] == sentence]
    before = [poll for poll in polls if poll[0] < quantity.first]
    ranked = [*here, *reversed(before), *polls]
    named = [poll for poll in ranked if is_named(context, poll)]
    first, last = (named or ranked)[0]
    return Named(to_name(context, first, last), POLL, context.span(first, last))


def is_named(context: Context, poll: tuple[int, int]) -> bool:
    """Whether the words of a poll name who made or published it."""
    return bool(actors_between(context, *poll))


def poll_behind(context: Context, first: int) -> Named | None:
    """The poll whose noun phrase begins at a token: «selon un sondage …»; its fuller name where the text has one."""
    begin = past_article(context, first, len(context.words))
    here = next((poll for poll in polls_in(context) if poll[0] == begin), None)
    if here is None:
        return None
    named = [poll for poll in polls_in(context) if is_named(context, poll)]
    chosen = here if is_named(context, here) or not named else named[0]
    return Named(to_name(context, *chosen), POLL, context.span(*chosen))


def polls_in(context: Context) -> list[tuple[int, int]]:
    """The polls of a text, found once."""
    if POLL not in context.noted:
        context.noted[POLL] = find_polls(context)
    found: list[tuple[int, int]] = context.noted[POLL]
    return found


def find_polls(context: Context) -> list[tuple[int, int]]:
    """The first and last token of every poll that the text names."""
    nouns, genitives = context.lexicon.claims.polls, context.lexicon.text.genitives
    return [
        extent(context, at)
        for at, word in enumerate(context.words)
        if word in nouns and (at == 0 or context.words[at - 1] not in genitives)
    ]


def extent(context: Context, noun: int) -> tuple[int, int]:
    """The noun of a poll with its names, and what follows it up to a sign, a verb or its day."""
    text, sentence = context.lexicon.text, context.parse.sentence_of(noun)
    first = noun
    for actor in actors_between(context, sentence.first, noun):
        if text.noun_head_is_last and actor.last == noun:
            first = actor.first
    last = noun + 1
    while last < min(sentence.last, noun + LONGEST_POLL):
        word = context.words[last]
        is_sign = not word[0].isalpha() and word not in context.lexicon.signs.dashes
        is_end = word in text.relatives or word in text.coordinators or is_finite_verb(context, last)
        if is_sign or is_end or is_date(context, last):
            break
        last += 1
    while last > noun + 1 and is_loose(context, last - 1):
        last -= 1
    return first, last


def is_loose(context: Context, index: int) -> bool:
    """Whether a word at the end of a phrase leads to what was left out: an article, a preposition, a participle."""
    word, text = context.words[index], context.lexicon.text
    is_small = word in text.determiners or word in text.prepositions or word in text.adverbs
    return is_small or word in context.lexicon.verbs.table
