"""News for fault tests: short texts about one invented city, from a few outlets that quote two bodies."""

import json
from pathlib import Path

DOCUMENTS = 300
OUTLETS = ("Le Phare", "La Rade", "Le Cap", "L'Écho", "Le Môle")
TEXT = (
    "Le {day} août, l'explosion du quai {number} a fait {deaths} morts et {injured} blessés à Vessy, selon {source}. "
    "Le quai {number} appartient à la compagnie {letters}."
)


def write_documents(folder: Path, count: int = DOCUMENTS, start: int = 0) -> Path:
    """A file of JSON lines with so many texts, two claims each; every tenth one prints the one before it."""
    path = folder / f"news{start}.jsonl"
    path.write_text("".join(json.dumps(make_record(at)) + "\n" for at in range(start, start + count)), "utf-8")
    return path


def make_record(at: int) -> dict[str, str]:
    number = at - 1 if at % 10 == 9 else at
    text = TEXT.format(
        day=10 + number % 9,
        number=number,
        deaths=2 + number % 7,
        injured=3 + number % 11,
        source=("la police", "la préfecture")[number % 2],
        letters=" ".join(f"{letter}{number}" for letter in "abcdefghijklmnopqrstuv"),
    )
    mark = " (reprise)" if at != number else ""
    return {
        "id": f"d{at}",
        "text": text + mark,
        "title": f"Vessy {at}",
        "published": "2020-08-19",
        "lang": "fr",
        "publisher": OUTLETS[at % len(OUTLETS)],
    }
