"""Whether a word behind a number tells what those counted do: "two pleaded guilty", "five suffered minor burns"."""

from collections.abc import Sequence

from extract.lexicon import Lexicon
from extract.lexicon.verbs import FINITE
from extract.lexicon.words import MetricRole

WORDS_INSIDE = 2
"""Words that may stand inside such a phrase: "faced several other charges"."""


def tells_deed(words: Sequence[str], index: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether a finite form stands here whose further words follow, and make it what people counted do."""
    phrases = lexicon.metrics.verb_phrases
    return any(
        predicate.role is MetricRole.SUBJECT and follows(words, index + 1, rest, limit)
        for reading in lexicon.verbs.table.get(words[index], ())
        if reading.form in FINITE
        for rest, predicate in phrases.get(reading.lemma, ())
    )


def follows(words: Sequence[str], index: int, rest: Sequence[str], limit: int) -> bool:
    """Whether words follow in their order, few others among them."""
    for word in rest:
        stop = min(limit, index + WORDS_INSIDE + 1)
        at = next((place for place in range(index, stop) if words[place] == word), None)
        if at is None or any(not each[0].isalpha() for each in words[index:at]):
            return False
        index = at + 1
    return True


def tells_of_others(words: Sequence[str], index: int, lexicon: Lexicon) -> bool:
    """Whether a verb in the plural stands behind a pronoun that may lead to a noun too: «six autres écopent»."""
    endings = lexicon.verbs.many_endings
    is_led = index > 1 and words[index - 1] in lexicon.quantities.ellipses
    if not endings or not is_led or not words[index].endswith(endings):
        return False
    readings = lexicon.verbs.table.get(words[index], ())
    return bool(readings) and all(reading.form in FINITE for reading in readings)
