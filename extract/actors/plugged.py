"""The names that a user's own pipeline finds, joined with those of the rules."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from extract.actors.resolving import DOUBTFUL, PLUGGED
from extract.lexicon.words import Words
from extract.model import Actor, NamedSpan, Tokens


def join_names(
    mentions: Iterable[Actor], names: Iterable[NamedSpan], tokens: Tokens, determiners: Words
) -> list[Actor]:
    """The mentions of the rules and the pipeline's names, none inside another.

    A mention that the rules are sure of (a country, a body, a titled person) stands; of the others the pipeline's
    span and sort are taken.
    """
    mentions = sorted(mentions, key=lambda mention: mention.first)
    sure = [mention for mention in mentions if mention.rule not in DOUBTFUL]
    kept = [mention for mention in (to_mention(name, tokens, determiners) for name in names) if mention]
    kept = [mention for mention in kept if not overlaps(mention, sure)]
    return [mention for mention in mentions if mention.rule not in DOUBTFUL or not overlaps(mention, kept)] + kept


def to_mention(name: NamedSpan, tokens: Tokens, determiners: Words) -> Actor | None:
    """The mention of the tokens that a name covers, without an article before it, if it covers any."""
    first, last = bisect_right(tokens.ends, name.start), bisect_left(tokens.starts, name.end)
    while first < last and tokens.words[first] in determiners and not tokens.is_capitalized(first):
        first += 1
    if first >= last:
        return None
    span = tokens.span(first, last)
    return Actor(span.start, span.end, first, last, " ".join(span.of(tokens.text).split()), name.sort, PLUGGED)


def overlaps(mention: Actor, others: list[Actor]) -> bool:
    """Whether a mention shares a token with any of the others, which stand left to right."""
    at = bisect_left(others, mention.last, key=lambda other: other.first)
    return at > 0 and others[at - 1].last > mention.first
