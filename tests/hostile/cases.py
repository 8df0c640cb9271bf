"""cases.jsonl -> the hostile cases, each with its text or its file."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile input and what must, may and must not come of it (README.md)."""

    id: str
    category: str
    path: Path | None
    """The file, where the case is one."""
    text: str | None
    """The text, repetitions written out, where the case is one."""
    published: str | None
    language: str | None
    outcomes: frozenset[str]
    """`claims`, `empty`, `error`: what is expected, and what is right too."""
    claims: tuple[dict[str, Any], ...]
    never: tuple[Any, ...]
    flag: str | None
    most_seconds: float
    why: str
    record: dict[str, Any]
    """The case as it stands in the file, for the fields that only one test asks for."""

    def __str__(self) -> str:
        return self.id

    def write(self, folder: Path) -> Path:
        """The path of the case as a file: its own, or its text written into the folder."""
        if self.path is not None:
            return self.path
        path = folder / f"{self.id}.txt"
        path.write_bytes((self.text or "").encode())
        return path


def read_cases(*categories: str) -> list[Case]:
    """The cases of these categories, or all of them."""
    lines = (HERE / "cases.jsonl").read_text("utf-8").strip("\n").split("\n")
    cases = [_to_case(json.loads(line)) for line in lines]
    return [case for case in cases if not categories or case.category in categories]


def _to_case(record: dict[str, Any]) -> Case:
    return Case(
        id=record["id"],
        category=record["category"],
        path=HERE / record["file"] if "file" in record else None,
        text=_to_text(record),
        published=record["published"],
        language=record["lang"],
        outcomes=frozenset({record["expects"], *record.get("accept", ())}),
        claims=tuple(record.get("claims", ())),
        never=tuple(record.get("never", ())),
        flag=record.get("flag"),
        most_seconds=record.get("max_seconds", 2),
        why=record["why"],
        record=record,
    )


def _to_text(record: dict[str, Any]) -> str | None:
    if "text_repeat" in record:
        repeat = record["text_repeat"]
        return str(repeat["prefix"] + repeat["unit"] * repeat["times"] + repeat["suffix"])
    text: str | None = record.get("text")
    return text
