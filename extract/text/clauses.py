"""The clauses of a sentence: which tokens share a verb."""

from bisect import bisect_left
from itertools import pairwise

from extract.lexicon import Lexicon
from extract.lexicon.words import Words
from extract.model import Sentence, Tokens, value
from extract.text.verbs import VerbGroup

TENS = range(20, 100, 10)
"""What a conjunction may tie units to: «treinta y ocho»."""


@value
class Segment:
    """Tokens between two signs or conjunctions that may part clauses."""

    first: int
    last: int
    has_verb: bool
    is_relative: bool
    begins_with_verb: bool
    is_after_break: bool
    is_subordinate: bool
    is_coordinated: bool


def clause_number(segments: list[Segment], numbers: list[int], with_verb: set[int], place: int) -> int:
    """The clause of a segment, given those before it and which of them have a verb."""
    segment = segments[place]
    if place == 0:
        return 0
    before = numbers[place - 1]
    is_resumed = place >= 2 and segments[place - 1].is_relative and segment.begins_with_verb
    if before not in with_verb:
        # "Quinze personnes, dont trois enfants de 4 à 9 ans, ont été blessées": the verb is the head's.
        if is_resumed and numbers[place - 2] not in with_verb:
            return numbers[place - 2]
        # "Un manifestant, qui avait été blessé lundi, est mort": the head waits for its own verb.
        return place if segment.is_relative and continues_after(segments, place) else before
    if not segment.has_verb:
        # "… appelé à manifester : 2 500 personnes, selon la police, ont marché": what follows a colon waits too,
        # and so does what a conjunction opens: "where 108 people, most of them children, were killed".
        is_waiting = segment.is_coordinated and resumes_behind_aside(segments, place)
        return place if segment.is_after_break or segment.is_subordinate or is_waiting else before
    return numbers[place - 2] if is_resumed else place


def continues_after(segments: list[Segment], place: int) -> bool:
    """Whether the main clause goes on with its verb after a relative clause."""
    return place + 1 < len(segments) and segments[place + 1].begins_with_verb


def resumes_behind_aside(segments: list[Segment], place: int) -> bool:
    """Whether a subject's verb follows an aside: "he fled but six men, most of them guards, were killed"."""
    aside, following = segments[place + 1 : place + 2], segments[place + 2 : place + 3]
    return any(not segment.has_verb and not segment.is_coordinated for segment in aside) and any(
        segment.begins_with_verb and not segment.is_relative for segment in following
    )


def is_in_number(tokens: Tokens, index: int, sentence: Sentence) -> bool:
    """Whether a comma or a dash stands hard between digits: it parts 2,000, and no clauses."""
    if index + 1 >= sentence.last or tokens.ends[index - 1] != tokens.starts[index]:
        return False
    is_tight = tokens.ends[index] == tokens.starts[index + 1]
    return is_tight and tokens.words[index - 1].isdecimal() and tokens.words[index + 1].isdecimal()


def is_short_aside(tokens: Tokens, index: int, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a bracket opens or closes around a single word: «la commission (CEI) a annoncé», «neuf (9) gardes»."""
    signs, words = lexicon.signs, tokens.words
    opening = index if words[index] in signs.open_bracket else index - 2
    closing = opening + 2
    if (
        opening < sentence.first
        or closing >= sentence.last
        or words[index] not in signs.open_bracket | signs.close_bracket
    ):
        return False
    return words[opening] in signs.open_bracket and words[closing] in signs.close_bracket


def is_in_number_words(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a conjunction joins tens and units («treinta y ocho», «vingt et un»): it parts no clauses."""
    numbers = lexicon.numbers
    if tokens.words[index] not in numbers.joiners or index + 1 >= len(tokens):
        return False
    dashes = lexicon.signs.dashes  # «vingt-et-un»
    before = index - 1 - (tokens.words[index - 1] in dashes)
    behind = index + 1 + (tokens.words[index + 1] in dashes)
    tens = numbers.cardinals.at(tokens.words, before, before + 1)
    units = numbers.cardinals.at(tokens.words, behind, behind + 1)
    return tens is not None and units is not None and tens[1] in TENS and units[1] < TENS.start


def is_without_verb(tokens: Tokens, index: int, sentence: Sentence, finite: list[int], cutting: Words) -> bool:
    """Whether what follows a negated verb has no verb of its own: «n'a été que de 33 %» says one thing."""
    stop = next((at for at in range(index + 1, sentence.last) if tokens.words[at] in cutting), sentence.last)
    return bisect_left(finite, index) == bisect_left(finite, stop)


class ClauseFinder:
    """Cuts the sentences of a text and tells which stretches share a verb."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        signs, words = lexicon.signs, lexicon.text
        self.cutting = frozenset({signs.comma}) | signs.breaks | signs.open_bracket | signs.close_bracket
        self.conjunctions = words.coordinators | words.subordinators
        self.either = self.cutting | self.conjunctions

    def find(self, sentence: Sentence, verbs: list[VerbGroup]) -> list[int]:
        """For each token of the sentence, the number of the clause it stands in.

        A stretch without a finite verb belongs to the one before it, the first ones to the one after; a relative
        clause inside a sentence does not part what stands on its two sides.
        """
        segments = self.cut(sentence, verbs)
        clauses: list[int] = []
        numbers: list[int] = []
        with_verb: set[int] = set()
        for place, segment in enumerate(segments):
            number = clause_number(segments, numbers, with_verb, place)
            numbers.append(number)
            if segment.has_verb:
                with_verb.add(number)
            clauses.extend([number] * (segment.last - segment.first))
        return clauses

    def cut(self, sentence: Sentence, verbs: list[VerbGroup]) -> list[Segment]:
        """The sentence cut at commas, breaks, brackets and conjunctions."""
        tokens, lexicon = self.tokens, self.lexicon
        signs, words = lexicon.signs, lexicon.text
        cutting, conjunctions, either = self.cutting, self.conjunctions, self.either
        # «ont ainsi été blessés»: what stands inside a verb joins no clauses.
        inside = {index for verb in verbs for index in range(verb.first + 1, verb.head)}
        cuts = [sentence.first]
        reached = sentence.first
        finite = [verb.first for verb in verbs if verb.is_finite]
        negated = {verb.last for verb in verbs if verb.is_finite and verb.is_negated}
        for index in range(sentence.first + 1, sentence.last):
            word = tokens.words[index]
            if word not in either or index < reached:
                continue
            qualifier = (
                lexicon.quantities.before.at(tokens.words, index, sentence.last) if word in conjunctions else None
            )
            if qualifier:
                reached = index + qualifier[0]  # "as many as"
                continue
            if index in negated and word not in cutting and is_without_verb(tokens, index, sentence, finite, cutting):
                continue
            if is_in_number(tokens, index, sentence) if word in cutting else is_in_number_words(tokens, index, lexicon):
                continue
            if word in cutting and is_short_aside(tokens, index, sentence, lexicon):
                continue
            is_joint = word in conjunctions and tokens.words[index - 1] not in either and index not in inside
            if word in cutting or is_joint:
                cuts.append(index)
        cuts.append(sentence.last)
        return [
            Segment(
                first,
                last,
                has_verb=bisect_left(finite, first) < bisect_left(finite, last),
                is_relative=any(tokens.words[index] in words.relatives for index in range(first, min(first + 2, last))),
                is_after_break=tokens.words[first] in signs.breaks,
                is_subordinate=tokens.words[first] in words.subordinators,
                is_coordinated=tokens.words[first] in words.coordinators,
                begins_with_verb=bisect_left(finite, first) < bisect_left(finite, first + 2),
            )
            for first, last in pairwise(cuts)
        ]
