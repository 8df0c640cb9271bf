"""A text in, its tokens out, as parallel lists."""

from extract.folding import fold, iterate_tokens
from extract.lexicon import Lexicon
from extract.model import Tokens


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """The words, runs of digits and signs of a text, left to right."""
    tokens = Tokens(text)
    matches = list(iterate_tokens(text, lexicon.text.elision))
    raws = [match.group() for match in matches]
    folded = {raw: fold(raw) for raw in set(raws)}
    tokens.starts = [match.start() for match in matches]
    tokens.ends = [match.end() for match in matches]
    tokens.words = [folded[raw] for raw in raws]
    return tokens
