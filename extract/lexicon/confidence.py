"""How sure a claim is, by what its trace shows: a small table, made by `benchmarks/confidence.py`."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.lexicon.tables import read_table


@dataclass(frozen=True, slots=True)
class Band:
    """Claims that are about equally sure."""

    name: str
    begins: float
    """The estimate from which on a claim belongs to it."""
    states: float
    """How often claims of the band had the right metric and interval."""


@dataclass(frozen=True)
class ConfidenceTable:
    """The share of right claims, that of each feature of a trace, and the bands."""

    usual: float
    weight: float
    """How far one feature moves the estimate."""
    metrics: Mapping[str, float]
    rules: Mapping[str, float]
    """By the rule that gave the metric."""
    numbers: Mapping[str, float]
    """By the rule that read the number."""
    bands: tuple[Band, ...]
    """The surest first."""

    def band_of(self, metric: str, rule: str, number: str) -> Band:
        """The band of a claim: the usual odds, moved by what is known of its metric and of the rules that made it."""
        known = (self.metrics.get(metric), self.rules.get(rule), self.numbers.get(number))
        usual = logit(self.usual)
        odds = usual + sum(self.weight * (logit(share) - usual) for share in known if share is not None)
        estimate = 1 / (1 + math.exp(-odds))
        return next((band for band in self.bands if estimate >= band.begins), self.bands[-1])


def logit(share: float) -> float:
    """The logarithm of the odds."""
    return math.log(share / (1 - share))


@cache
def load_confidence() -> ConfidenceTable:
    """The table of metrics/confidence.toml."""
    name = "metrics/confidence.toml"
    table = read_table(files("extract") / "metrics" / "confidence.toml", name)
    return ConfidenceTable(
        usual=table["usual"],
        weight=table["weight"],
        metrics=table["metric"],
        rules=table["rule"],
        numbers=table["number"],
        bands=tuple(Band(each["name"], each["begins"], each["states"]) for each in table["band"]),
    )
