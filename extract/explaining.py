"""What became of every number of a document, in words for a reader or as records for a program."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from extract.claims import Reading
from extract.model import Claim, Outcome, Span, Step
from extract.pipeline import Account

EXPLANATIONS = files("extract") / "explanations"


@cache
def load_explanations(language: str = "en") -> Mapping[str, Mapping[str, str]]:
    """The sentence of each rule and of each reason why a number counts nothing, in English where there is no other."""
    english = tomllib.loads((EXPLANATIONS / "en.toml").read_text("utf-8"))
    path = EXPLANATIONS / f"{language}.toml"
    if not path.is_file():
        return english
    own = tomllib.loads(path.read_text("utf-8"))
    return {table: {**sentences, **own.get(table, {})} for table, sentences in english.items()}


def explain_rule(rule: str, language: str = "en") -> str:
    """What a rule says of itself; its id where it says nothing."""
    return load_explanations(language)["rule"].get(rule, rule)


def explain_reason(reason: str, language: str = "en") -> str:
    """Why a number counts nothing, or by which rule it is a claim."""
    return load_explanations(language)["counts_nothing"].get(reason) or explain_rule(reason, language)


def to_records(account: Account) -> Iterator[dict[str, Any]]:
    """One record a number, left to right: its reading, its outcome and the reason."""
    text = account.document.text
    for reading in account.readings:
        quantity = reading.quantity
        noun = None
        if quantity.head is not None:
            noun = account.context.tokens.raw(quantity.head)
        yield {
            "document": account.document.id,
            "start": quantity.start,
            "end": quantity.end,
            "quote": text[quantity.start : quantity.end],
            "low": quantity.low,
            "high": quantity.high,
            "value": quantity.value,
            "qualifier": str(quantity.qualifier),
            "unit": reading.claim.unit if reading.claim else quantity.unit,
            "noun": noun,
            "outcome": str(reading.outcome),
            "reason": explain_reason(reading.reason),
        }


def to_lines(account: Account) -> Iterator[str]:
    """The same in words, stage by stage."""
    document = account.document
    yield f"{document.id} · published {document.published or 'unknown'} · language {document.language}"
    if document.flags:
        yield f"  flags: {', '.join(document.flags)}"
    for reading in account.readings:
        yield ""
        yield from explain_reading(reading, document.text)


def explain_reading(reading: Reading, text: str) -> Iterator[str]:
    """One number: its outcome in a line, then each rule that had a part in it with the words it looked at."""
    quantity = reading.quantity
    quote = " ".join(text[quantity.start : quantity.end].split())
    place = f"«{quote}» ({quantity.start}-{quantity.end})"
    if reading.claim is None or reading.outcome is Outcome.COUNTS_NOTHING:
        yield f"{place} counts nothing: {explain_reason(reading.reason)}"
        return
    yield f"{place} {summarize(reading.claim)}"
    for step in reading.claim.trace:
        yield explain_step(step, text)


def explain_step(step: Step, text: str) -> str:
    """One rule in a line, with the words it looked at."""
    words = " … ".join(f"«{shorten(span, text)}»" for span in step.spans)
    return f"    {step.stage:<10} {explain_rule(step.rule)}{': ' if words else ''}{words}"


def shorten(span: Span, text: str) -> str:
    """The words of a span on one line."""
    return " ".join(span.of(text).split())


def summarize(claim: Claim) -> str:
    """A claim in one line: what it says, with every field that is known."""
    interval = f"{to_digits(claim.low)} to {to_digits(claim.high)}"
    parts = [f"{claim.metric}: {to_digits(claim.value)} {claim.unit or ''}".rstrip(), f"{claim.qualifier} [{interval}]"]
    named = {
        "subject": claim.subject,
        "agent": claim.agent,
        "place": claim.place,
        "according to": claim.attribution,
        "kind": claim.kind,
        "modality": claim.modality,
        "right so often": f"{claim.confidence:.0%}" if claim.confidence is not None else None,
    }
    parts += [f"{name} {value}" for name, value in named.items() if value]
    if claim.date_start and claim.date_end:
        parts.append(
            f"{claim.date_start} to {claim.date_end}" if claim.date_start != claim.date_end else f"{claim.date_end}"
        )
    return "; ".join(parts)


def to_digits(number: object) -> str:
    """A number in plain digits, or a mark where it is open."""
    return "…" if number is None else f"{number:f}"
