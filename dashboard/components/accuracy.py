"""How right the reading was when it was last measured: accuracy.toml in, a table out."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dashboard.components.markup import escape_text
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_language, write_percent
from extract.lexicon.confidence import load_confidence

MEASURES = ("found", "figure", "core", "complete")
"""What is measured, each asking for more than the one before."""


@dataclass(frozen=True)
class Reading:
    """How right one language was read in articles of one sort."""

    articles: str
    """`new` for articles that no rule was made on, else `seen`."""
    language: str
    measures: Mapping[str, tuple[float, ...]]
    """For each of `MEASURES` its F1, then the ends of its 95 % interval where they are known."""


@dataclass(frozen=True)
class Accuracy:
    """All that was measured on one day."""

    measured: date
    articles: int
    readings: tuple[Reading, ...]


@cache
def load_accuracy() -> Accuracy:
    """What was measured last."""
    told = tomllib.loads(Path(__file__).with_name("accuracy.toml").read_text("utf-8"))
    readings = (
        Reading(each["articles"], each["language"], {name: tuple(each[name]) for name in MEASURES})
        for each in told["reading"]
    )
    return Accuracy(told["measured"], told["articles"], tuple(readings))


def build_accuracy_table(accuracy: Accuracy, words: Words) -> str:
    """A row for each measure, a column for each language and sort of articles, new ones first."""
    heads = "".join(
        f'<th scope="col">{escape_text(words[f"accuracy.{each.articles}"])}<br>'
        f"{escape_text(write_language(each.language, words))}</th>"
        for each in accuracy.readings
    )
    rows = "".join(
        f'<tr><th scope="row">{escape_text(words[f"accuracy.{name}"])}</th>'
        + "".join(f"<td>{_build_cell(each.measures[name], words)}</td>" for each in accuracy.readings)
        + "</tr>"
        for name in MEASURES
    )
    head = f"<thead><tr><td></td>{heads}</tr></thead>"
    return f'<div class="ft-scroll"><table class="ft-table">{head}{rows}</table></div>'


def build_confidence(words: Words) -> str:
    """How often claims of each band of confidence were right, as HTML; bands that say the same stand together."""
    shares: dict[float, list[str]] = {}
    for band in load_confidence().bands:
        shares.setdefault(band.states, []).append(words[f"confidence_band.{band.name}"])
    lines = (
        words.fill("number.fact", name=", ".join(names), value=write_percent(share, words))
        for share, names in shares.items()
    )
    items = "".join(f"<li>{escape_text(line)}</li>" for line in lines)
    return f'<p>{escape_text(words["about.confidence_told"])}</p><ul class="ft-changes">{items}</ul>'


def _build_cell(measure: tuple[float, ...], words: Words) -> str:
    share = f"<strong>{escape_text(write_percent(measure[0], words))}</strong>"
    if len(measure) == 1:
        return share
    low, high = (write_percent(end, words) for end in measure[1:])
    return f"{share} <small>{escape_text(words.fill('accuracy.interval', low=low, high=high))}</small>"
