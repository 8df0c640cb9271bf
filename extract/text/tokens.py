"""A text in, its tokens out, as parallel lists."""

from extract.folding import fold, iterate_tokens
from extract.lexicon import Lexicon
from extract.model import Tokens


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """The words, runs of digits and signs of a text, left to right."""
    tokens = Tokens(text)
    folded: dict[str, str] = {}
    starts, ends, words = tokens.starts, tokens.ends, tokens.words
    for match in iterate_tokens(text, lexicon.text.elision):
        raw = match.group()
        word = folded.get(raw)
        if word is None:
            word = folded[raw] = fold(raw)
        starts.append(match.start())
        ends.append(match.end())
        words.append(word)
    return tokens
