"""How often dateparser is asked on the gold articles: its share of the dates must stay small (under 0.2 an article).

python benchmarks/dateparser_calls.py [GOLD_FOLDER]
"""

import json
import sys
from pathlib import Path

from accuracy import GOLD, ROOT

sys.path.insert(0, str(ROOT))

from extract import Document, extract_claims, load_lexicons
from extract.dates.rest import read_rest


def main() -> int:
    """Print the dates left to dateparser, the calls that were no repetition, and both an article."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        print(f"{folder}: no gold articles here, so nothing is counted")
        return 0
    read_rest.cache_clear()
    documents = [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]
    for each in documents:
        document = Document(each["id"], each["text"], each["published"], language=each["lang"])
        extract_claims(document, load_lexicons()[each["lang"]])
    asked = read_rest.cache_info()
    print(f"articles {len(documents)}  dates asked for {asked.hits + asked.misses}  calls of dateparser {asked.misses}")
    print(f"calls an article {asked.misses / len(documents):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
