"""Speed of the store: a million claims, every sort of filter, the facets, the rows of a chart; CPU seconds on one core.

    .venv/bin/python benchmarks/store.py [--claims 1000000] [--store FILE]

The claims are invented by chance with a fixed seed: names, places and sources as unevenly frequent as in news. With
--store the file is kept and taken again. Cold is the first question that a process asks, warm the same asked again.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dashboard.tracking import columns  # noqa: E402 the project is found only now
from dashboard.tracking.selection import Selection  # noqa: E402
from dashboard.tracking.store import Store  # noqa: E402
from extract.lexicon.loading import load_metric_definitions  # noqa: E402
from extract.model import OTHER, Claim, Document  # noqa: E402

CLAIMS_A_DOCUMENT = 5
DOCUMENTS_A_TRANSACTION = 500
MOST_MATCHED = 50_000
FILTER_SECONDS = 0.3
FACET_SECONDS = 1.5
FIRST_DAY = date(2015, 1, 1)
DAYS = 3650

SYLLABLES = [one + other for one in "bcdfgjlmnprstv" for other in "aeiou"]


def main() -> None:
    """Fill the store if need be, then time every question."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "figures.db"
        with Store.open(path) as store:
            fill(store, options.claims)
        with Store.open(path, read_only=True) as store:
            ask(store)


def fill(store: Store, wanted: int) -> None:
    """Bring the store to so many claims, as imports do."""
    missing = wanted - store.database.fetch_number("SELECT count(*) FROM claim")
    documents = make_documents(missing // CLAIMS_A_DOCUMENT)
    begun, count = time.process_time(), 0
    run = store.start_run(["a benchmark"])
    while batch := list(islice(documents, DOCUMENTS_A_TRANSACTION)):
        with store.database.transaction():
            for document, claims in batch:
                store.save_document(document, store.plan(document), document, claims, run)
        columns.keep_blocks(store.database, is_last_kept=False)
        count += len(batch)
        if count % 20_000 == 0:
            print(f"  {count} documents, {(time.process_time() - begun) / count * 1000:.2f} ms CPU each", flush=True)
    if count:
        print(
            f"save a document of {CLAIMS_A_DOCUMENT} claims: {(time.process_time() - begun) / count * 1000:.2f} ms CPU"
        )
    begun = time.process_time()
    store.refresh()
    print(f"compare all that is stale: {time.process_time() - begun:.1f} s CPU")
    size = store.read_stats()
    print(f"{size.claims} claims in {size.documents} documents, {size.figures} figures, {size.megabytes:.0f} MB")


def make_documents(count: int) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents with invented claims; one in ten is a near-copy of the one before."""
    chance = random.Random(2020)
    metrics = [*load_metric_definitions().values()]
    weights = [1 / (at + 1) for at in range(len(metrics))]
    names = [make_name(chance, 2) for _ in range(5000)]
    places = [make_name(chance, 1) for _ in range(2000)]
    sources = [make_name(chance, 3) for _ in range(3000)]
    words = [make_name(chance, 1).lower() for _ in range(3000)]
    body = ""
    for number in range(count):
        is_copy = number % 10 == 9
        body = body if is_copy else " ".join(chance.choices(words, k=60))
        text = f"{number} {body} " + " ".join(f"{at}{number}" for at in range(CLAIMS_A_DOCUMENT))
        published = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        publisher = f"Outlet {int(chance.paretovariate(0.7)) % 200}"
        language = chance.choice(("fr", "en", "es"))
        document = Document(
            f"d{number}", text, published.isoformat(), language, title=f"{words[number % 3000]} {number}",
            publisher=publisher, url=f"https://outlet.test/{number}",
        )  # fmt: skip
        yield (
            document,
            [
                make_claim(document, at, chance, chance.choices(metrics, weights)[0], names, places, sources)
                for at in range(CLAIMS_A_DOCUMENT)
            ],
        )


def make_claim(document, at, chance, metric, names, places, sources) -> Claim:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """One invented claim, its number standing in the text."""
    quote = f"{at}{document.id[1:]}"
    start = document.text.rindex(quote)
    value = Decimal(int(chance.paretovariate(0.6)) % 100_000)
    qualifier = chance.choices(("exact", "at_least", "about", "more_than"), (6, 2, 1, 1))[0]
    end = date.fromisoformat(document.published) - timedelta(days=int(chance.paretovariate(1)) % 10)
    kind = metric.kind if chance.random() < 0.7 else "total"
    return Claim(
        document=document.id, start=start, end=start + len(quote), quote=quote,
        metric=OTHER if chance.random() < 0.3 else metric.id,
        low=value, high=None if qualifier in ("at_least", "more_than") else value, value=value, qualifier=qualifier,
        unit=metric.unit or "EUR",
        subject=pick(chance, names) if chance.random() < 0.5 else None,
        agent=pick(chance, names) if chance.random() < 0.1 else None,
        place=pick(chance, places) if chance.random() < 0.8 else None,
        attribution=pick(chance, sources) if chance.random() < 0.6 else None,
        date_start=end, date_end=end, date_precision="day", kind=kind,
        modality="asserted" if chance.random() < 0.9 else "forecast", confidence=chance.random(),
        snippet=document.text[max(0, start - 80) : start + len(quote)], snippet_start=max(0, start - 80),
    )  # fmt: skip


def pick(chance: random.Random, names: list[str]) -> str:
    """A name, few of them often and most of them hardly ever."""
    return names[min(int(chance.paretovariate(0.5)) - 1, 10**9) % len(names)]


def make_name(chance: random.Random, words: int) -> str:
    """An invented name of so many words."""
    return " ".join("".join(chance.choices(SYLLABLES, k=4)).capitalize() for _ in range(words))


def ask(store: Store) -> None:
    """Time every question and say which is over its limit."""
    selections = make_selections(store)
    print(f"{'question':58} {'claims':>8} {'rows':>5} {'cold':>6} {'warm':>6}")
    worst = {"filter": 0.0, "broad": 0.0, "facets": 0.0}
    for name, selection in selections.items():
        matched = store.count_selected(selection)
        rows = len(store.read_series(selection).rows)
        cold, warm = measure(lambda chosen=selection: store.read_series(chosen))
        report(name, matched, rows, cold, warm)
        sort = "filter" if matched <= MOST_MATCHED else "broad"
        worst[sort] = max(worst[sort], cold)
    for name in ("none", "metric deaths", "a period of one year"):
        cold, warm = measure(lambda chosen=selections[name]: store.read_facets(chosen))
        report(f"all facets: {name}", store.count_selected(selections[name]), 0, cold, warm)
        worst["facets"] = max(worst["facets"], cold)
    cold, warm = measure(lambda: store.read_claims(Selection(metric="deaths"), limit=100))
    report("a page of 100 rows: metric deaths", 100, 100, cold, warm)
    cold, warm = measure(lambda: store.read_figures(limit=50))
    report("the 50 figures with most voices", 0, 50, cold, warm)
    cold, warm = measure(lambda: store.read_figures(Selection(), verdicts=("contradict",), limit=50))
    report("the 50 contradictions with most voices", 0, 50, cold, warm)
    print(f"memory of the columns: {columns.Columns(store.database).bytes_held / 1e6:.0f} MB")
    limits = {"filter": FILTER_SECONDS, "broad": FILTER_SECONDS, "facets": FACET_SECONDS}
    for sort, seconds in worst.items():
        verdict = "within" if seconds <= limits[sort] else "OVER"
        print(f"worst {sort}: {seconds * 1000:.0f} ms CPU, {verdict} the limit of {limits[sort] * 1000:.0f}")


def make_selections(store: Store) -> dict[str, Selection]:
    """One selection of every sort, narrow and broad, by what the store holds."""
    facets = store.read_facets(Selection())
    second = {name: facets[name][1].name for name in ("actor", "place", "voice", "publisher")}
    return {
        "none": Selection(),
        "none, other numbers too": Selection(include_other=True),
        "metric deaths": Selection(metric="deaths"),
        "metric arrests": Selection(metric="arrests"),
        "metric growth": Selection(metric="growth"),
        "the most frequent actor": Selection(actors=(facets["actor"][0].name,)),
        "an actor as source": Selection(actors=(second["actor"],), role="attribution"),
        "a place": Selection(places=(second["place"],)),
        "a voice": Selection(voices=(second["voice"],)),
        "an outlet": Selection(publishers=(second["publisher"],)),
        "a period of one year": Selection(period_start="2018-01-01", period_end="2018-12-31"),
        "a period of two months by publication": Selection(
            period_start="2018-01-01", period_end="2018-02-28", period_by="published"
        ),
        "a status": Selection(statuses=("accept",)),
        "undecided, in Spanish": Selection(statuses=("undecided",), languages=("es",)),
        "words": Selection(words=store.read_claims(Selection(), limit=1).title[0].split()[0]),
        "metric, place, period, voice": Selection(
            metric="deaths", places=(facets["place"][0].name,), period_start="2017-01-01", period_end="2019-12-31"
        ),
    }


def measure(question: Callable[[], object]) -> tuple[float, float]:
    """CPU seconds of the first time in a process and of the best of three further ones."""
    seconds = []
    columns.forget_states()
    for _ in range(4):
        begun = time.process_time()
        question()
        seconds.append(time.process_time() - begun)
    return seconds[0], min(seconds[1:])


def report(name: str, claims: int, rows: int, cold: float, warm: float) -> None:
    """One line of the table, times in milliseconds."""
    print(f"{name:58} {claims:8} {rows:5} {cold * 1000:6.0f} {warm * 1000:6.0f}", flush=True)


if __name__ == "__main__":
    main()
