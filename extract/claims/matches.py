"""What the rules of a metric find: the metric of a number, and the words that say so."""

from dataclasses import dataclass

from extract.model import Quantity, Span
from extract.text.verbs import VerbGroup


@dataclass(frozen=True)
class MetricMatch:
    """The metric of a number: by which rule, which words, and the verb that says it."""

    metric: str
    rule: str
    words: tuple[Span, ...]
    verb: VerbGroup | None = None
    is_patient: bool = False
    """Whether those counted are done to, so that the verb's subject is the agent."""
    whole: Quantity | None = None
    """The number of which this one is a part, where the rule found it."""


@dataclass(frozen=True)
class Told:
    """A figure that the text has given: its number and its metric."""

    quantity: Quantity
    metric: str
