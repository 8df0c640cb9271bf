"""Speed of the extractor: kilobytes of text per CPU second, stage by stage, on the project's own texts.

    make bench

One core, start-up not counted; the best of three runs, since other work on the machine only ever slows a run down.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from briefs import read_briefs  # noqa: E402 the tests' texts are found only now
from extract import Document, extract_claims, load_lexicons  # noqa: E402
from extract.lexicon import Lexicon  # noqa: E402
from extract.numbers import find_numerals  # noqa: E402
from extract.quantities import find_quantities  # noqa: E402
from extract.text.parse import Parse  # noqa: E402

REPEATED = 40
RUNS = 3
SEED = ROOT / "seeds" / "000_1ca1882b3dc01c20.txt"


def main() -> None:
    """Print a line a stage and language."""
    texts = {
        "fr": "\n\n".join([SEED.read_text("utf-8"), *(b["text"] for b in read_briefs() if b["lang"] == "fr")]),
        "en": "\n\n".join(brief["text"] for brief in read_briefs() if brief["lang"] == "en"),
    }
    print("language  stage                   KB per CPU second")
    for code, text in texts.items():
        long_text = "\n\n".join([text] * REPEATED)
        for stage, run in stages(load_lexicons()[code]).items():
            print(f"{code:9} {stage:23} {measure(run, long_text):8.0f}")


def stages(lexicon: Lexicon) -> dict[str, Callable[[str], object]]:
    """What is timed, from the first stage alone to the whole."""

    def numbers(text: str) -> object:
        parse = Parse(text, lexicon)
        numerals = find_numerals(parse.tokens, parse.sentences, lexicon)
        return find_quantities(parse.tokens, parse.sentences, numerals, lexicon)

    return {
        "tokens and sentences": lambda text: Parse(text, lexicon),
        "numbers and quantities": numbers,
        "claims": lambda text: extract_claims(Document("bench", text, "2020-08-18", lexicon.code), lexicon),
    }


def measure(run: Callable[[str], object], text: str) -> float:
    """Kilobytes of UTF-8 per CPU second, the best of a few runs."""
    seconds = []
    for _ in range(RUNS):
        begun = time.process_time()
        run(text)
        seconds.append(time.process_time() - begun)
    return len(text.encode()) / 1000 / min(seconds)


if __name__ == "__main__":
    main()
