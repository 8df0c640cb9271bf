"""What a claim states of its own certainty comes from the table, and the table from the judged claims."""

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from extract import Document, extract_claims, load_lexicons
from extract.lexicon.confidence import load_confidence

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Douze mineurs ont été tués. La direction a versé 300 euros, et un porte-parole a vu des grévistes, environ 40."


@pytest.fixture(scope="module")
def benchmark() -> Iterator[ModuleType]:
    """The script that makes the table."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    spec = importlib.util.spec_from_file_location("confidence_benchmark", ROOT / "benchmarks" / "confidence.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(ROOT / "benchmarks"))


def test_the_table_is_what_the_judged_claims_give(benchmark: ModuleType) -> None:
    assert benchmark.TABLE.read_text("utf-8") == benchmark.to_table(benchmark.read_judged())


def test_three_bands_fall_and_hold_a_tenth_of_the_judged_claims_each(benchmark: ModuleType) -> None:
    table, judged = load_confidence(), benchmark.read_judged()
    bands = [table.band_of(each.metric, each.rule, each.number).name for each in judged]

    assert [band.name for band in table.bands] == ["high", "medium", "low"]
    assert [band.states for band in table.bands] == sorted((band.states for band in table.bands), reverse=True)
    assert [band.begins for band in table.bands] == sorted((band.begins for band in table.bands), reverse=True)
    assert min(bands.count(band.name) for band in table.bands) >= len(judged) / 10


def test_every_claim_of_a_metric_states_what_its_band_does() -> None:
    claims = extract_claims(Document("d", TEXT, published="2024-03-07", language="fr"), load_lexicons()["fr"])
    stated = {band.states for band in load_confidence().bands}

    assert {claim.metric for claim in claims} >= {"deaths", "money"}
    assert all((claim.confidence in stated) == (claim.metric != "other") for claim in claims)


def test_what_is_known_moves_a_claim_and_what_is_unknown_does_not() -> None:
    table = load_confidence()
    poor, good = min(table.rules, key=table.rules.__getitem__), max(table.rules, key=table.rules.__getitem__)
    sure, unsure = max(table.metrics.values()), min(table.metrics.values())
    made = replace(table, metrics={"sure": sure, "unsure": unsure})

    assert made.band_of("unsure", poor, "new").states <= made.band_of("sure", good, "new").states
    assert made.band_of("new", "new", "new") == next(b for b in table.bands if table.usual >= b.begins - 1e-9)


def test_few_cases_are_drawn_to_the_usual_share(benchmark: ModuleType) -> None:
    claims = [benchmark.Judged(n, "deaths", "a", "b", is_right=n % 10 > 0) for n in range(100)]
    once = benchmark.fit([*claims, benchmark.Judged(100, "cases", "a", "b", is_right=False)])

    assert once.usual == pytest.approx(0.883, abs=0.01)
    assert 0.7 < once.shares["metric", "cases"] < once.usual
    assert benchmark.fall([(5, 10), (9, 10), (2, 10)]) == pytest.approx([0.7, 0.7, 0.2])
    low, high = benchmark.wilson(90, 100)
    assert (round(low, 3), round(high, 3)) == (0.826, 0.945)
