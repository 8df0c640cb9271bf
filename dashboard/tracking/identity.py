"""A text and its claims -> their lasting names: hashes and short ids that survive a new store.

An id is made from what cannot change without the thing being another one. A claim is a number at a
place of a text that counts one thing, so its id is made from the text's hash, the span, the metric and,
where one span holds several claims of a metric, which of them it is. A store thrown away and loaded
again, another publication date, a rule that finds the subject: in all of them the id, and with it every
link to the figure and every decision on it, stays. A letter comes first, so that no spreadsheet reads an
id as a number; 15 letters and digits of base 32 are 75 bits: among a million claims two share an id with
a chance of one in 10**10.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence

from extract.model import Claim

_ID_LENGTH = 15


def hash_text(text: str) -> str:
    """The SHA-256 of the text in UTF-8, as `sha256sum` prints it for a file of the same bytes."""
    # A lone surrogate, which JSON can hold and UTF-8 cannot, is hashed as its three bytes.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def hash_folded(text: str) -> str:
    """The same for the text with every run of white space as one blank: equal for mere re-wrapping."""
    return hash_text(" ".join(text.split()))


def make_document_id(text_hash: str) -> str:
    """The short name of a text in links."""
    return "d" + _shorten(bytes.fromhex(text_hash))


def make_claim_ids(text_hash: str, claims: Sequence[Claim]) -> list[str]:
    """The id of each claim of one text, in their order."""
    seen: Counter[tuple[int, int, str]] = Counter()
    ids = []
    for claim in claims:
        place = (claim.start, claim.end, claim.metric)
        words = f"{text_hash} {claim.start} {claim.end} {claim.metric} {seen[place]}"
        ids.append("c" + _shorten(hashlib.sha256(words.encode()).digest()))
        seen[place] += 1
    return ids


def make_hand_claim_id(text_hash: str, decision: int) -> str:
    """The id of a claim that a person added by a decision: the same in every later reading of the text."""
    return "c" + _shorten(hashlib.sha256(f"{text_hash} by hand {decision}".encode()).digest())


def find_wholes(claims: Sequence[Claim], ids: Sequence[str]) -> list[str | None]:
    """For each claim the id of the claim that it is a part of; None where it is no part of a claim."""
    by_metric = {(claim.start, claim.end, claim.metric): name for claim, name in zip(claims, ids, strict=True)}
    by_place = {(claim.start, claim.end): name for claim, name in zip(claims, ids, strict=True)}
    return [
        by_metric.get((*claim.part_of, claim.metric), by_place.get(claim.part_of)) if claim.part_of else None
        for claim in claims
    ]


def _shorten(digest: bytes) -> str:
    return base64.b32encode(digest).decode().lower()[:_ID_LENGTH]
