"""Measure the extractor on the gold articles, where they are: both halves, with intervals.

    make accuracy          or: python benchmarks/accuracy.py [GOLD_FOLDER] [--write dashboard/components/accuracy.toml]

The gold is other people's text and no part of this repository. Half A (documents whose id has an even SHA-256) is for
tuning, half B for a rare look; both are printed.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"


HALVES = (("half A", 0, "seen"), ("half B", 1, "new"))
"""The halves by their names, their remainders, and what the page «About» calls their articles."""

BLOCK = re.compile(r"^([a-z]{2}): (\d+) documents, .*\n((?:  \w+ +P .*\n)+)", re.MULTILINE)
MEASURE = re.compile(r"^  (\w+) +P .* F1 ([\d.]+)  \[([\d.]+), ([\d.]+)\]$", re.MULTILINE)


def main() -> int:
    """Score each half of the gold and all of it; 0, also where there is no gold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write what the page «About» shows there")
    options = parser.parse_args()
    folder = options.folder
    scorer = folder / "score.py"
    if not scorer.is_file():
        print(
            f"{folder}: no gold articles here, so nothing is measured; name their folder: benchmarks/accuracy.py FOLDER"
        )
        return 0
    documents = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    tables = []
    for name, half, articles in HALVES:
        print(f"\n===== {name}", flush=True)
        told = score(scorer, [document for document in documents if half_of(document["id"]) == half])
        print(told)
        tables += to_tables(told, articles)
    if options.write:
        write_accuracy(options.write, len(documents), tables)
    return 0


def to_tables(told: str, articles: str) -> list[str]:
    """What the scorer says of each language, as tables of accuracy.toml."""
    tables = []
    for language, documents, measures in BLOCK.findall(told):
        lines = [f'articles = "{articles}"', f'language = "{language}"', f"documents = {documents}"]
        lines += [f"{name} = [{score}, {low}, {high}]" for name, score, low, high in MEASURE.findall(measures)]
        tables.append("\n".join(["[[reading]]", *lines]))
    return tables


def write_accuracy(path: Path, articles: int, tables: list[str]) -> None:
    """Put the tables into the file in place of those that it has, new articles first; what stands above them stays."""
    comments = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")] if path.is_file() else []
    head = [*comments, "", f"measured = {datetime.now(UTC).date()}", f"articles = {articles}"]
    in_order = sorted(tables, key=lambda table: ('"new"' not in table, '"fr"' not in table))
    path.write_text("\n".join(head) + "\n\n" + "\n\n".join(in_order) + "\n", "utf-8")


def half_of(identity: str) -> int:
    """0 for half A, 1 for half B, by the document's id alone."""
    return int(sha256(identity.encode()).hexdigest(), 16) % 2


def score(scorer: Path, documents: list[dict[str, object]]) -> str:
    """Extract the documents with the command that users call; what the scorer says of it."""
    with tempfile.TemporaryDirectory() as folder:
        gold, claims = Path(folder) / "gold.jsonl", Path(folder) / "claims.jsonl"
        gold.write_text("".join(json.dumps(document) + "\n" for document in documents), "utf-8")
        subprocess.run([sys.executable, "-m", "extract", "claims", str(gold), "-o", str(claims)], check=True, cwd=ROOT)
        command = [sys.executable, str(scorer), str(gold), "--pred", str(claims)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


if __name__ == "__main__":
    sys.exit(main())
