"""Set and check how sure a claim is, from claims that people judged right or wrong.

    python benchmarks/confidence.py                   make extract/metrics/confidence.toml of judged_claims.csv
    python benchmarks/confidence.py --count FOLDER --read FOLDER
                                                      judge the extractor anew on annotated articles: judged_claims.csv
    python benchmarks/confidence.py --check [FOLDER]  what was stated against what is seen, on the gold's halves

A claim is right where its metric and its interval are (CLAIMS.md, confidence); one that nobody annotated is wrong. The
file of judged claims holds no text: an article's number, what the trace of each claim shows, and whether somebody read
the article to mend rules by it. Those articles (`--read`) tell good rules from bad ones and so set where the bands
begin; what a band states is counted on the others, which nobody read. The gold sets nothing here; half B of it is the
check.
"""

import argparse
import csv
import importlib.util
import json
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from accuracy import GOLD, HALVES, half_of

ROOT = Path(__file__).resolve().parent.parent
JUDGED = Path(__file__).with_name("judged_claims.csv")
TABLE = ROOT / "extract" / "metrics" / "confidence.toml"
FIELDS = ("article", "metric", "rule", "number", "is_right", "was_read")

PRIOR = 8
"""Claims of the usual share that each feature is given beside its own: few cases tell little."""
WEIGHT = 0.7
"""How far a feature moves the estimate; less than 1, since the features of one claim say much the same."""
SHARES = {"high": 0.4, "medium": 0.4, "low": 0.2}
"""The part of all claims that each band takes, the surest first."""
Z = 1.96
"""Standard deviations of a 95 % interval (Wilson)."""


@dataclass(frozen=True)
class Judged:
    """One claim of one article: what its trace shows, and whether it is right."""

    article: int
    metric: str
    rule: str
    number: str
    is_right: bool
    was_read: bool = False
    """Whether rules were mended by the article: then its claims come out better than those of news to come."""

    @property
    def features(self) -> tuple[tuple[str, str], ...]:
        return ("metric", self.metric), ("rule", self.rule), ("number", self.number)


@dataclass(frozen=True)
class Estimator:
    """The usual share of right claims, and that of each feature."""

    usual: float
    shares: Mapping[tuple[str, str], float]

    def estimate(self, claim: Judged) -> float:
        odds = logit(self.usual)
        odds += sum(WEIGHT * (logit(self.shares.get(each, self.usual)) - logit(self.usual)) for each in claim.features)
        return 1 / (1 + math.exp(-odds))


def main() -> int:
    """Make the table, count the claims it is made of, or check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=Path, metavar="FOLDER", help="annotated articles and score.py")
    parser.add_argument("--read", type=Path, metavar="FOLDER", help="with --count: articles that rules were mended by")
    parser.add_argument("--check", type=Path, nargs="?", const=GOLD, metavar="FOLDER", help="the gold and score.py")
    options = parser.parse_args()
    if bool(options.count) != bool(options.read):
        parser.error("--count and --read belong together: the articles that nobody read, and those that were")
    if options.count:
        read = [replace(each, was_read=True) for each in judge(options.read, lambda _: True)]
        write_judged([*read, *judge(options.count, lambda _: True)])
    if options.check == GOLD and not GOLD.is_dir():
        print(f"{GOLD}: the gold is not here, nothing was checked; name a folder with annotated articles and score.py")
        return 0
    if options.check:
        return check(options.check)
    claims = read_judged()
    TABLE.write_text(to_table(claims), encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)}: made of {len(claims)} claims")
    return 0


def judge(folder: Path, is_wanted: Callable[[str], bool]) -> Iterator[Judged]:
    """Every claim that the extractor makes of the annotated articles of a folder, judged."""
    sys.path.insert(0, str(ROOT))
    from extract import Document, extract_claims, load_lexicons  # noqa: PLC0415
    from extract.writing import to_claim_line  # noqa: PLC0415

    scorer, lexicons = load_scorer(folder / "score.py"), load_lexicons()
    documents = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    wanted = [each for each in documents if is_wanted(each["id"]) and each["lang"] in lexicons]
    for number, each in enumerate(wanted):
        document = Document(each["id"], each["text"], published=each["published"], language=each["lang"])
        lines = [json.loads(to_claim_line(claim)) for claim in extract_claims(document, lexicons[each["lang"]])]
        found = [claim for claim in lines if claim["metric"] != "other"]
        pairs, _, extra = scorer.match(each["claims"], found)
        verdicts = [(claim, bool(scorer.judge(gold, claim)["interval"])) for gold, claim in pairs]
        for claim, is_right in [*verdicts, *((claim, False) for claim in extra)]:
            yield to_judged(number, claim, is_right=is_right)


def load_scorer(path: Path) -> Any:  # noqa: ANN401 - whatever the gold's own script defines
    """The module that matches and judges claims, by its file."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"{path}: no scorer here; name a folder with annotated articles and score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def to_judged(article: int, claim: Mapping[str, Any], *, is_right: bool) -> Judged:
    """What the trace of a claim shows, with its verdict."""
    rules = {step["stage"]: step["rule"] for step in reversed(claim["trace"])}
    by_metric = next(step["rule"] for step in claim["trace"] if step["rule"].startswith("metric."))
    return Judged(article, claim["metric"], by_metric, rules["numbers"], is_right)


def write_judged(claims: Sequence[Judged]) -> None:
    """Put the judged claims where the table is made of them."""
    with JUDGED.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows(
            (each.article, each.metric, each.rule, each.number, int(each.is_right), int(each.was_read))
            for each in claims
        )


def read_judged() -> list[Judged]:
    """The judged claims."""
    with JUDGED.open(encoding="utf-8", newline="") as source:
        return [
            Judged(
                int(row["article"]),
                row["metric"],
                row["rule"],
                row["number"],
                row["is_right"] == "1",
                row["was_read"] == "1",
            )
            for row in csv.DictReader(source)
        ]


def fit(claims: Sequence[Judged]) -> Estimator:
    """The share of right claims, and that of each feature, drawn towards it where cases are few."""
    usual = (sum(each.is_right for each in claims) + 1) / (len(claims) + 2)
    right: dict[tuple[str, str], int] = defaultdict(int)
    total: dict[tuple[str, str], int] = defaultdict(int)
    for each in claims:
        for feature in each.features:
            right[feature] += each.is_right
            total[feature] += 1
    return Estimator(usual, {key: (right[key] + PRIOR * usual) / (total[key] + PRIOR) for key in total})


def to_table(claims: Sequence[Judged]) -> str:
    """The table: the bands with what each states, and what every feature is worth."""
    read, unread = [each for each in claims if each.was_read], [each for each in claims if not each.was_read]
    estimator = fit(read)
    ranked = sorted((estimator.estimate(each) for each in read), reverse=True)
    estimates = [(estimator.estimate(each), each.is_right) for each in unread]
    lines = [
        "# How sure a claim is: how often claims like it had the right metric and interval.",
        "# Made by benchmarks/confidence.py of claims judged by hand; change it there.",
        f"# {len(read)} of them say which rules are good; what a band states is counted on {len(unread)} others,",
        "# of news that nobody read.",
        f"usual = {estimator.usual:.3f}",
        f"weight = {WEIGHT}",
    ]
    lines += to_bands(ranked, estimates)
    for kind in ("metric", "rule", "number"):
        lines += ["", f"[{kind}]"]
        lines += [f'"{name}" = {share:.3f}' for (sort, name), share in sorted(estimator.shares.items()) if sort == kind]
    return "\n".join(lines) + "\n"


def to_bands(ranked: Sequence[float], estimates: Sequence[tuple[float, bool]]) -> list[str]:
    """The bands: from which estimate each begins, and the share of right claims that it states.

    Few cases are drawn to the usual share, and a band that is no surer than the next states the same as it.
    """
    usual = sum(is_right for _, is_right in estimates) / len(estimates)
    pools, begins, reached, ceiling = [], [], 0.0, math.inf
    for part in SHARES.values():
        reached += part
        floor = round(ranked[round(reached * len(ranked)) - 1], 3) if reached < 1 else 0.0
        inside = [is_right for estimate, is_right in estimates if floor <= estimate < ceiling]
        pools.append((sum(inside) + PRIOR * usual, len(inside) + PRIOR))
        begins.append(floor)
        ceiling = floor
    lines = []
    for name, floor, stated in zip(SHARES, begins, fall(pools), strict=True):
        lines += ["", "[[band]]", f'name = "{name}"', f"begins = {floor:.3f}", f"states = {stated:.2f}"]
    return lines


def fall(pools: Sequence[tuple[float, float]]) -> list[float]:
    """The shares of pools of (right, all), each no higher than the one before: those that rise are taken together."""
    groups: list[tuple[float, float, int]] = []
    for right, total in pools:
        groups.append((right, total, 1))
        while len(groups) > 1 and groups[-1][0] / groups[-1][1] > groups[-2][0] / groups[-2][1]:
            last, before = groups.pop(), groups.pop()
            groups.append((last[0] + before[0], last[1] + before[1], last[2] + before[2]))
    return [right / total for right, total, count in groups for _ in range(count)]


def check(folder: Path) -> int:
    """Print, for each half of the gold, what each band states and what is seen; 1 where they disagree on half B."""
    sys.path.insert(0, str(ROOT))
    from extract.lexicon.confidence import load_confidence  # noqa: PLC0415

    table, failed = load_confidence(), False
    for name, half, _ in HALVES:
        claims = list(judge(folder, lambda identity, half=half: half_of(identity) == half))
        print(f"{name}: {len(claims)} claims")
        for band in table.bands:
            inside = [each for each in claims if table.band_of(each.metric, each.rule, each.number) == band]
            low, high = wilson(sum(each.is_right for each in inside), len(inside))
            seen = sum(each.is_right for each in inside) / max(1, len(inside))
            agrees = low <= band.states <= high
            failed = failed or (half == 1 and not agrees)
            print(
                f"  {band.name:7} {len(inside):4} claims ({len(inside) / len(claims):.0%})  stated {band.states:.2f}"
                f"  seen {seen:.2f} [{low:.2f}, {high:.2f}]  {'agrees' if agrees else 'DISAGREES'}"
            )
    return int(failed)


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if total == 0:
        return 0.0, 1.0
    share = right / total
    centre = (share + Z * Z / (2 * total)) / (1 + Z * Z / total)
    width = Z * math.sqrt(share * (1 - share) / total + Z * Z / (4 * total * total)) / (1 + Z * Z / total)
    return centre - width, centre + width


def logit(share: float) -> float:
    """The logarithm of the odds."""
    return math.log(share / (1 - share))


if __name__ == "__main__":
    sys.exit(main())
