"""The project's own annotated texts, `briefs.toml`, as gold documents (the form of `gold/*.jsonl`)."""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

BRIEFS = Path(__file__).with_name("briefs.toml")
USUAL = {
    "qualifier": "exact",
    "unit": "people",
    "subject": None,
    "agent": None,
    "place": None,
    "attribution": None,
    "date_start": None,
    "date_end": None,
    "modality": "asserted",
    "part_of": None,
}
OPEN_ABOVE = {"at_least", "more_than"}
OPEN_BELOW = {"at_most", "less_than", "nearly"}


def read_briefs() -> list[dict[str, Any]]:
    """Every brief with its claims; raises AssertionError where a quote does not stand in its text."""
    briefs = tomllib.loads(BRIEFS.read_text("utf-8"))["brief"]
    return [to_gold(brief) for brief in briefs]


def to_gold(brief: dict[str, Any]) -> dict[str, Any]:
    text = brief["text"]
    return {
        "id": brief["id"],
        "lang": brief["lang"],
        "published": brief["published"].isoformat(),
        "title": None,
        "text": text,
        "claims": [to_gold_claim(claim, text) for claim in brief["claim"]],
    }


def to_gold_claim(short: dict[str, Any], text: str) -> dict[str, Any]:
    claim = USUAL | {key: value for key, value in short.items() if key != "after"}
    start = find_quote(text, claim["quote"], short.get("after", ""))
    claim |= {"start": start, "end": start + len(claim["quote"])}
    value = claim.setdefault("value", None)
    claim.setdefault("low", None if claim["qualifier"] in OPEN_BELOW else value)
    claim.setdefault("high", None if claim["qualifier"] in OPEN_ABOVE else value)
    for key in ("date_start", "date_end"):
        claim[key] = claim[key].isoformat() if claim[key] else None
    if claim["part_of"]:
        whole = find_quote(text, claim["part_of"], "")
        claim["part_of"] = [whole, whole + len(claim["part_of"])]
    return claim


def find_quote(text: str, quote: str, after: str) -> int:
    at = text.find(after + quote)
    assert at >= 0, f"{after + quote!r} does not stand in the text that begins {text[:40]!r}"
    return at + len(after)


if __name__ == "__main__":
    sys.stdout.writelines(json.dumps(brief, ensure_ascii=False) + "\n" for brief in read_briefs())
