"""Names for the fields of a claim: what a noun phrase, a role or a pronoun stands for in the text."""

from dataclasses import dataclass

from extract.claims.context import Context
from extract.model import Span


@dataclass(frozen=True)
class Named:
    """A name for a field of a claim, and the words that gave it."""

    name: str
    rule: str
    span: Span


def to_name(context: Context, first: int, last: int) -> str:
    """The words of tokens `first` to `last` on one line."""
    return " ".join(context.span(first, last).of(context.tokens.text).split())
