"""What the page about the program tells: accuracy with its date, the marks, the store, versions and licences."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.accuracy import MEASURES, build_accuracy_table, build_confidence, load_accuracy
from dashboard.components.colophon import build_store, find_libraries
from dashboard.i18n.catalogue import load_words
from dashboard.tracking.records import Stats
from extract.lexicon.confidence import load_confidence
from extract.version import RULES_VERSION

SCORER = """
import sys
for language, f1 in (("en", "0.700"), ("fr", "0.800")):
    print(f"\\n{language}: 3 documents, 9 gold claims, 8 predicted")
    for name in ("found", "figure", "core", "complete"):
        print(f"  {name:9} P 0.900  R 0.800  F1 {f1}  [0.600, 0.900]")
    print("  right, of the matches: interval 1.00")
"""


def read_html(app: AppTest) -> str:
    return "\n".join(element.value for element in app.html)


@pytest.mark.parametrize(("locale", "told"), [("fr-FR", "Mesuré le"), ("en-GB", "Measured on")])
def test_the_page_tells_what_was_measured_and_when(
    open_app: Callable[..., AppTest], seed_store: Path, locale: str, told: str
) -> None:
    html = read_html(open_app(seed_store, locale, page="about"))

    assert f"{told} {load_accuracy().measured.day}" in html
    assert str(seed_store) in html
    assert RULES_VERSION in html
    assert html.count('<span class="ft-sample ') == 4


def test_it_has_something_to_tell_of_an_empty_store(open_app: Callable[..., AppTest], tmp_path: Path) -> None:
    store = tmp_path / "figures.db"
    subprocess.run([sys.executable, "-m", "dashboard", "stats", "--store", str(store)], check=False)
    app = open_app(store, page="about")

    assert not app.exception


@pytest.mark.parametrize("outdated", [0, 3])
def test_older_readings_are_told_with_their_remedy(outdated: int) -> None:
    stats = Stats(3, 1.5, 9, 0, 0, outdated, 20, {}, 4, {}, 5, 0, 0)

    assert ("python -m dashboard rebuild" in build_store("figures.db", stats, load_words("en"))) == bool(outdated)


def test_the_table_has_every_measure_new_articles_first() -> None:
    table = build_accuracy_table(load_accuracy(), load_words("en"))

    assert table.index("New articles") < table.index("Articles that rules were made on")
    assert len(re.findall(r"<td><strong>\d+%</strong>", table)) == len(MEASURES) * len(load_accuracy().readings)


def test_each_band_of_confidence_says_how_often_it_was_right() -> None:
    html = build_confidence(load_words("en"))

    assert all(f": {round(band.states * 100)}%</li>" in html for band in load_confidence().bands)
    assert all(name in html for name in ("high", "medium", "low"))


def test_every_library_is_named_with_its_licence() -> None:
    libraries = {name: licence for name, _, licence in find_libraries()}

    assert "streamlit" in libraries
    assert all(libraries.values())


def test_the_benchmark_writes_what_the_page_reads(root: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "score.py").write_text(SCORER, "utf-8")
    (gold / "a.jsonl").write_text('{"id": "a", "text": "12 people died.", "lang": "en", "claims": []}\n', "utf-8")
    written = tmp_path / "accuracy.toml"
    written.write_text("# what it is\nmeasured = 2020-01-01\n", "utf-8")

    command = [sys.executable, "benchmarks/accuracy.py", str(gold), "--write", str(written)]
    subprocess.run(command, check=True, capture_output=True, cwd=root)
    told = tomllib.loads(written.read_text("utf-8"))

    assert written.read_text("utf-8").startswith("# what it is\n")
    assert told["articles"] == 1
    assert [(each["articles"], each["language"]) for each in told["reading"]] == [
        ("new", "fr"), ("new", "en"), ("seen", "fr"), ("seen", "en"),
    ]  # fmt: skip
    assert told["reading"][0]["found"] == [0.8, 0.6, 0.9]
