"""Tokens in, sentences out: a rule with each language's abbreviations, headings and list items included."""

from statistics import median

from extract.lexicon import Lexicon
from extract.model import Sentence, Tokens

BLANK = " "
LINE_FEED = "\n"
WRAPPED_LINE_LENGTHS = range(45, 100)
"""Lines of a text that was broken by hand at a fixed width, in characters."""
WRAPPED_LINES_AT_LEAST = 4
LONG_SENTENCE = 250
"""Tokens after which a sentence without a full stop is cut at the next comma."""
LONGEST_SENTENCE = 400
"""Tokens after which it is cut at any blank: nothing so far away is about the same number."""


def split_sentences(tokens: Tokens, lexicon: Lexicon) -> list[Sentence]:
    """The sentences of a text, left to right; every token belongs to one, and `tokens.sentences` says to which."""
    splitter = Splitter(tokens, lexicon)
    sentences: list[Sentence] = []
    first, paragraph = 0, 0
    for index, may_end in enumerate(find_possible_ends(tokens, lexicon)):
        cut = splitter.boundary_after(index) if may_end else None
        if cut is None and index - first >= LONG_SENTENCE:
            cut = splitter.forced_boundary_after(index, index - first)
        if cut is None:
            continue
        sentences.append(Sentence(tokens.starts[first], tokens.ends[index], first, index + 1, paragraph))
        tokens.sentences.extend([len(sentences) - 1] * (index + 1 - first))
        first = index + 1
        paragraph += cut
    return sentences


def find_possible_ends(tokens: Tokens, lexicon: Lexicon) -> list[bool]:
    """For each token, whether a sentence may end with it: not within a word or before a mere blank, but at a sign.

    It spares most tokens the dear look of `Splitter`.
    """
    text, signs = tokens.text, lexicon.signs.terminals | lexicon.signs.closers
    followed = [
        stop < start and (word in signs or text[stop:start] != BLANK)
        for word, stop, start in zip(tokens.words, tokens.ends, tokens.starts[1:], strict=False)
    ]
    return [*followed, True] if len(tokens) else []


def is_hard_wrapped(text: str) -> bool:
    """Whether lines end where the width ran out, so that a single line feed ends no sentence."""
    lines = [
        line
        for block in text.split(LINE_FEED * 2)
        for line in block.strip(LINE_FEED).split(LINE_FEED)[:-1]
        if line.strip()
    ]
    if len(lines) < WRAPPED_LINES_AT_LEAST:
        return False
    lengths = [len(line.rstrip()) for line in lines]
    alike = sum(length in WRAPPED_LINE_LENGTHS for length in lengths)
    return alike >= 0.8 * len(lengths) and max(lengths) <= median(lengths) + 25


class Splitter:
    """Decides for each token whether a sentence ends with it."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.signs = lexicon.signs
        self.words = lexicon.text
        self.is_wrapped = is_hard_wrapped(tokens.text)

    def boundary_after(self, index: int) -> int | None:
        """None within a sentence, 0 where one ends, 1 where a paragraph ends too."""
        tokens = self.tokens
        if index + 1 == len(tokens):
            return 1
        start, stop = tokens.ends[index], tokens.starts[index + 1]
        if start == stop:
            return None
        line_feeds = tokens.text.count(LINE_FEED, start, stop)
        if line_feeds:
            return 1 if self.ends_line(index, line_feeds) else None
        return 0 if self.ends_with_sign(index) and self.begins_sentence(index + 1) else None

    def forced_boundary_after(self, index: int, length: int) -> int | None:
        """Where an endless sentence is cut: at a comma or a blank that parts no number, at last anywhere."""
        tokens = self.tokens
        is_blank = tokens.ends[index] < tokens.starts[index + 1]
        is_in_number = tokens.words[index].isdecimal() or tokens.words[index + 1].isdecimal()
        if is_blank and (tokens.words[index] == self.signs.comma or (length >= LONGEST_SENTENCE and not is_in_number)):
            return 0
        return 0 if length >= 2 * LONGEST_SENTENCE and not tokens.words[index].isdecimal() else None

    def ends_line(self, index: int, line_feeds: int) -> bool:
        """Whether a line feed ends the sentence: not where the line only ran out of width."""
        if line_feeds > 1:
            return True
        if self.ends_with_sign(index) and self.begins_sentence(index + 1):
            return True
        raw = self.tokens.raw(index + 1)
        return not (self.is_wrapped or raw[0].islower() or self.tokens.words[index] == self.signs.comma)

    def ends_with_sign(self, index: int) -> bool:
        """Whether the token, or the one before closing quotes and brackets, is a full stop that ends a sentence."""
        words = self.tokens.words
        while index > 0 and words[index] in self.signs.closers and self.is_tight(index):
            index -= 1
        if words[index] not in self.signs.terminals:
            return False
        return words[index] != self.signs.period or not self.is_abbreviation(index - 1)

    def is_tight(self, index: int) -> bool:
        """Whether no white space stands before the token, or it is a quotation mark that takes one."""
        return self.tokens.ends[index - 1] == self.tokens.starts[index] or self.tokens.words[index] in self.signs.quotes

    def is_abbreviation(self, index: int) -> bool:
        """Whether the word before a full stop is shortened: a title, «art», or an initial."""
        if index < 0:
            return False
        raw = self.tokens.raw(index)
        is_initial = len(raw) == 1 and raw.isupper() and self.tokens.ends[index] == self.tokens.starts[index + 1]
        return is_initial or self.tokens.words[index] in self.words.abbreviations

    def begins_sentence(self, index: int) -> bool:
        """Whether a sentence may begin with the token: anything but a small letter or a comma."""
        while index < len(self.tokens) - 1 and self.tokens.words[index] in self.signs.openers:
            index += 1
        first = self.tokens.raw(index)[0]
        return not first.islower() and first not in {self.signs.comma, self.signs.period}
