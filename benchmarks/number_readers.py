"""Numbers and quantities alone, beside text2num, quantulum3 and recognizers-text, in one run on the same texts.

    make bench        or: python benchmarks/number_readers.py [GOLD_FOLDER]

The others are installed by `pip install -r requirements-bench.txt`, beside the pinned versions; one that is missing is
skipped. Each gets article after article, as its own documentation calls it, and is warm before the clock runs:

- text2num finds number words in tokens (`find_numbers`), here the words and signs of the text; from 0 up, since without
  that it leaves lone numbers under 3. Digits it leaves to its caller. `alpha2digit` rewrites a text and tells no
  positions, so it is only timed.
- quantulum3 finds quantities, in English only (`parser.parse`). Its optional classifier chooses units, not values.
- recognizers-text finds numbers (`recognize_number`) and, in a row of its own, ordinals too (`recognize_ordinal`). It
  gets paragraph after paragraph, since it reads more values so.

Speed is the median of three rounds in which every tool has its turn, and the ratio to ours is taken within each round:
other work on the machine slows a whole round. A claim of the gold is read where a number at an overlapping span has its
value, or where two are the ends of its range; the gold marks claims alone, so nothing is said of false numbers. Ours
was written with half of the gold in sight, and reading "a man" as 1 or "nobody" as 0 is our rule: 0 and 1 in words
stand apart, and every "a" is among the numbers that ours found, since only the metric tells whether it counts.

The file is not called `numbers`: that name hides Python's own module from every script beside it.
"""

import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from accuracy import GOLD
from speed import REPEATED, SEED, stages

from briefs import read_briefs
from extract import load_lexicons

ROUNDS = 3
OURS = "Figure Tracker"
LANGUAGES = ("fr", "en")
WAYS = ("digits", "words", "0 and 1")
HOW_TO_INSTALL = "pip install -r requirements-bench.txt"
WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")
PARAGRAPH = re.compile(r"[^\n]+")

Texts = dict[tuple[str, str], list[str]]
"""The articles by language and by where they come from."""
Found = tuple[int, Any]
"""Where a paragraph begins, and what recognizers-text found in it."""


@dataclass(frozen=True)
class Reading:
    """A number that a tool found; `interval` where the tool reads qualifiers."""

    start: int
    end: int
    value: Decimal | None
    interval: tuple[Decimal | None, Decimal | None] | None = None


@dataclass(frozen=True)
class Tool:
    """One way to find numbers in a text; `to_readings` is None for one that tells no positions."""

    name: str
    languages: tuple[str, ...]
    read: Callable[[str, str], Any]
    to_readings: Callable[[Any], list[Reading]] | None


@dataclass(frozen=True, slots=True)
class Word:
    """A token in the form that text2num asks for."""

    words: str
    start: int
    end: int

    def text(self) -> str:
        return self.words

    def nt_separated(self, _previous: "Word") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def main() -> None:
    """Print how fast each tool is, and how many values of the gold it reads."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    documents = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    tools = load_tools()
    show_speed(tools, find_texts(documents))
    if documents:
        show_values_read(tools, documents)
    else:
        print(f"\n{folder}: no gold articles here; name their folder: benchmarks/number_readers.py FOLDER")


def load_tools() -> list[Tool]:
    """Our own stages and every other tool that is installed; a line for each that is not."""
    tools = [load_ours()]
    for name, load in (
        ("text2num", load_text2num),
        ("quantulum3", load_quantulum3),
        ("recognizers-text", load_recognizers),
    ):
        try:
            tools += load()
        except ImportError as missing:
            print(f"{name}: skipped ({missing}); {HOW_TO_INSTALL}")
    return tools


def load_ours() -> Tool:
    """Our tokens, numerals and quantities; numbers that count nothing are not handed on."""
    lexicons = load_lexicons()
    read = {code: stages(lexicons[code])["numbers and quantities"] for code in LANGUAGES}

    def to_readings(quantities: Iterable[Any]) -> list[Reading]:
        return [
            Reading(each.start, each.end, each.value, (each.low, each.high))
            for each in quantities
            if each.counts_nothing is None
        ]

    return Tool(OURS, LANGUAGES, lambda text, code: read[code](text), to_readings)


def load_text2num() -> list[Tool]:
    """text2num with positions, and its faster rewriting without."""
    text2num = import_module("text_to_num")

    def read(text: str, code: str) -> tuple[list[Word], list[Any]]:
        words = [Word(match[0], match.start(), match.end()) for match in WORD_OR_SIGN.finditer(text)]
        return words, text2num.find_numbers(words, code, threshold=0)

    def to_readings(found: tuple[list[Word], list[Any]]) -> list[Reading]:
        words, numbers = found
        return [Reading(words[n.start].start, words[n.end - 1].end, Decimal(str(n.value))) for n in numbers]

    def rewrite(text: str, code: str) -> object:
        return text2num.alpha2digit(text, code, threshold=0)

    return [
        Tool("text2num", LANGUAGES, read, to_readings),
        Tool("text2num, no positions", LANGUAGES, rewrite, None),
    ]


def load_quantulum3() -> list[Tool]:
    """quantulum3 for English, the only language that it knows."""
    warnings.filterwarnings("ignore", message="Classifier dependencies not installed")
    parser = import_module("quantulum3.parser")

    def to_readings(quantities: Iterable[Any]) -> list[Reading]:
        return [Reading(*each.span, Decimal(str(each.value))) for each in quantities]

    return [Tool("quantulum3", ("en",), lambda text, _: parser.parse(text), to_readings)]


def load_recognizers() -> list[Tool]:
    """The number model of recognizers-text, alone and with its model of ordinals."""
    recognizers = import_module("recognizers_number")
    cultures = {"fr": recognizers.Culture.French, "en": recognizers.Culture.English}

    def reader(*models: Callable[[str, str], list[Any]]) -> Callable[[str, str], list[Found]]:
        def read(text: str, code: str) -> list[Found]:
            paragraphs = [(match.start(), match[0]) for match in PARAGRAPH.finditer(text)]
            return [(at, each) for at, words in paragraphs for model in models for each in model(words, cultures[code])]

        return read

    def to_readings(found: Iterable[Found]) -> list[Reading]:
        return [Reading(at + n.start, at + n.end + 1, to_decimal(n.resolution["value"])) for at, n in found]

    numbers, ordinals = recognizers.recognize_number, recognizers.recognize_ordinal
    return [
        Tool("recognizers-text", LANGUAGES, reader(numbers), to_readings),
        Tool("recognizers-text, ordinals", LANGUAGES, reader(numbers, ordinals), to_readings),
    ]


def to_decimal(words: str) -> Decimal | None:
    """The number that recognizers-text writes in the manner of the language; None for "the last"."""
    try:
        return Decimal(words.replace(",", "."))
    except InvalidOperation:
        return None


def find_texts(documents: Iterable[Mapping[str, Any]]) -> Texts:
    """The articles to time: the project's own, repeated, and those of the gold where it is."""
    texts: Texts = {("fr", "own"): [SEED.read_text("utf-8")] * REPEATED}
    for brief in read_briefs():
        texts.setdefault((brief["lang"], "own"), []).extend([brief["text"]] * REPEATED)
    for document in documents:
        texts.setdefault((document["lang"], "gold"), []).append(document["text"])
    return {key: articles for key, articles in sorted(texts.items(), reverse=True) if key[0] in LANGUAGES}


def show_speed(tools: list[Tool], texts: Texts) -> None:
    """Print a line for each language, set of texts and tool."""
    print("\nlanguage  texts  tool                       KB per CPU second   times ours")
    for (code, origin), articles in texts.items():
        able = [tool for tool in tools if code in tool.languages]
        rounds = measure_rounds(able, articles, code)
        for tool in able:
            speed = median(each[tool.name] for each in rounds)
            ratio = median(each[tool.name] / each[OURS] for each in rounds)
            print(f"{code:9} {origin:6} {tool.name:26} {speed:17.0f} {ratio:12.2f}")
        for tool in tools:
            if tool not in able:
                print(f"{code:9} {origin:6} {tool.name:26} has no such language")


def measure_rounds(tools: list[Tool], articles: list[str], code: str) -> list[dict[str, float]]:
    """Kilobytes of UTF-8 per CPU second by tool, once a round; the tools take turns."""
    for tool in tools:
        tool.read(articles[0], code)
    return [{tool.name: measure(tool, articles, code) for tool in tools} for _ in range(ROUNDS)]


def measure(tool: Tool, articles: list[str], code: str) -> float:
    """Kilobytes of UTF-8 per CPU second, every article read once."""
    begun = time.process_time()
    for article in articles:
        tool.read(article, code)
    return sum(len(article.encode()) for article in articles) / 1000 / (time.process_time() - begun)


def show_values_read(tools: list[Tool], documents: list[dict[str, Any]]) -> None:
    """Print for each language and tool how many of the gold's values it reads."""
    heads = "".join(f" {head:>17}" for head in ("values read", "in digits", "in words from 2", "0, 1 in words"))
    print(f"\nlanguage  {'tool':26} found{heads}")
    for code in LANGUAGES:
        articles = [document for document in documents if document["lang"] == code]
        for tool in tools:
            if code not in tool.languages:
                print(f"{code:9} {tool.name:26} has no such language")
            elif tool.to_readings is not None:
                print(f"{code:9} {tool.name:26} {values_line(tool, articles)}")


def values_line(tool: Tool, documents: Iterable[Mapping[str, Any]]) -> str:
    """How many numbers a tool found and, of the claims with a value, how many it read; intervals where it has them."""
    found, claims = 0, []
    for document in documents:
        readings = tool.to_readings(tool.read(document["text"], document["lang"]))
        found += len(readings)
        claims += [(claim, overlapping(readings, claim)) for claim in document["claims"]]
    valued = [(way_written(claim), has_value(claim, near)) for claim, near in claims if claim["value"] is not None]
    groups = [valued, *([each for each in valued if each[0] == way] for way in WAYS)]
    line = f"{found:5}" + "".join(f" {share([right for _, right in group]):>17}" for group in groups)
    if tool.name == OURS:
        line += f"\n{'':10}with the interval, claims without a value too: {share([has_interval(*c) for c in claims])}"
    return line


def way_written(claim: Mapping[str, Any]) -> str:
    """One of `WAYS`; `1.2 million` is in digits."""
    if any(character.isdigit() for character in claim["quote"]):
        return "digits"
    return "words" if claim["value"] > 1 else "0 and 1"


def share(right: list[bool]) -> str:
    """How many of how many."""
    return f"{sum(right)} of {len(right)} {sum(right) / max(1, len(right)):5.1%}"


def overlapping(readings: Iterable[Reading], claim: Mapping[str, Any]) -> list[Reading]:
    """The readings that share a character with the claim."""
    return [each for each in readings if each.start < claim["end"] and claim["start"] < each.end]


def has_value(claim: Mapping[str, Any], readings: list[Reading]) -> bool:
    """Whether one reading is the claim's value, or two are the ends of its range."""
    values = [each.value for each in readings]
    if any(is_same(claim["value"], value, claim["unit"]) for value in values):
        return True
    ends = (claim["low"], claim["high"]) if claim["qualifier"] == "range" else ()
    return bool(ends) and all(any(is_same(end, value, claim["unit"]) for value in values) for end in ends)


def has_interval(claim: Mapping[str, Any], readings: list[Reading]) -> bool:
    """Whether one reading has the claim's value and both ends that the qualifier leaves it."""
    wanted = (claim["value"], claim["low"], claim["high"])
    return any(
        each.interval is not None
        and all(
            is_same(gold, read, claim["unit"]) for gold, read in zip(wanted, (each.value, *each.interval), strict=True)
        )
        for each in readings
    )


def is_same(gold: float | None, read: Decimal | None, unit: str) -> bool:
    """Equal numbers; per cent to the twentieth, as the scorer has it, and a third may be read as 0.333."""
    if gold is None or read is None:
        return gold is None and read is None
    if unit == "percent":
        return min(abs(gold - float(read)), abs(gold - float(read) * 100)) <= 0.06
    return abs(gold - float(read)) <= 1e-6 * max(1, abs(gold))


if __name__ == "__main__":
    main()
