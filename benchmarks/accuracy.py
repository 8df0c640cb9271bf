"""Measure the extractor on the gold articles, where they are: both halves, with intervals.

    make accuracy          or: python benchmarks/accuracy.py [GOLD_FOLDER]

The gold is other people's text and no part of this repository. Half A (documents whose id has an even SHA-256) is for
tuning, half B for a rare look; both are printed.
"""

import json
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"


def main() -> int:
    """Score each half of the gold and all of it; 0, also where there is no gold."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    scorer = folder / "score.py"
    if not scorer.is_file():
        print(
            f"{folder}: no gold articles here, so nothing is measured; name their folder: benchmarks/accuracy.py FOLDER"
        )
        return 0
    documents = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    for name, half in (("half A", 0), ("half B", 1)):
        print(f"\n===== {name}", flush=True)
        score(scorer, [document for document in documents if half_of(document["id"]) == half])
    return 0


def half_of(identity: str) -> int:
    """0 for half A, 1 for half B, by the document's id alone."""
    return int(sha256(identity.encode()).hexdigest(), 16) % 2


def score(scorer: Path, documents: list[dict[str, object]]) -> None:
    """Extract the documents with the command that users call, and print what the scorer says."""
    with tempfile.TemporaryDirectory() as folder:
        gold, claims = Path(folder) / "gold.jsonl", Path(folder) / "claims.jsonl"
        gold.write_text("".join(json.dumps(document) + "\n" for document in documents), "utf-8")
        subprocess.run([sys.executable, "-m", "extract", "claims", str(gold), "-o", str(claims)], check=True, cwd=ROOT)
        subprocess.run([sys.executable, str(scorer), str(gold), "--pred", str(claims)], check=True)


if __name__ == "__main__":
    sys.exit(main())
