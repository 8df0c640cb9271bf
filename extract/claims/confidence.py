"""How sure a claim is, by its metric, the rule that gave it and the rule that read the number."""

from extract.claims.matches import MetricMatch
from extract.lexicon.confidence import load_confidence
from extract.model import Quantity


def find_confidence(quantity: Quantity, match: MetricMatch) -> float:
    """How often claims like this one had the right metric and interval, 0 to 1 (`benchmarks/confidence.py`)."""
    return load_confidence().band_of(match.metric, match.rule, quantity.trace[0].rule).states
