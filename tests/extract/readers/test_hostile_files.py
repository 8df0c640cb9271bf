"""The readers on every hostile text and file: none raises, none is slow, and no digit changes."""

import time
from pathlib import Path

import pytest

from extract.model import Document, Refusal
from extract.readers import read_documents
from hostile.cases import Case, read_cases

TEXTS = [case for case in read_cases() if case.text is not None]
FILES = [case for case in read_cases() if case.path is not None]


@pytest.mark.parametrize("case", TEXTS, ids=str)
def test_a_hostile_text_is_read_as_it_stands(case: Case, tmp_path: Path) -> None:
    (document,) = read_documents([case.write(tmp_path)])

    assert isinstance(document, Document)
    assert document.text == case.text


@pytest.mark.parametrize("case", FILES, ids=str)
def test_a_hostile_file_has_one_of_the_outcomes_it_may_have(case: Case, tmp_path: Path) -> None:
    outcomes = set()
    for each in read_documents([case.write(tmp_path)]):
        if isinstance(each, Document):
            outcomes.add("claims")
        else:
            outcomes.add("empty" if each.is_empty else "error")
    if case.path is not None and case.path.suffix == ".jsonl" and "claims" in outcomes:
        outcomes.discard("error")

    assert outcomes
    assert outcomes <= case.outcomes


@pytest.mark.parametrize("case", [case for case in FILES if case.claims], ids=str)
def test_the_digits_of_a_figure_come_out_of_a_hostile_file_unchanged(case: Case, tmp_path: Path) -> None:
    documents = [each for each in read_documents([case.write(tmp_path)]) if isinstance(each, Document)]
    text = "\n".join(document.text for document in documents)
    quotes = [claim["quote"] for claim in case.claims if "quote" in claim]

    assert not documents or [quote for quote in quotes if quote not in text] == []


@pytest.mark.parametrize("case", FILES, ids=str)
def test_a_refusal_of_a_hostile_file_is_one_line_with_its_name(case: Case, tmp_path: Path) -> None:
    path = case.write(tmp_path)
    lines = [str(each) for each in read_documents([path]) if isinstance(each, Refusal)]

    assert all(line.isprintable() and line.startswith(str(path)) and "; " in line for line in lines)


def test_every_hostile_file_in_one_batch_leaves_the_good_ones_alone(tmp_path: Path) -> None:
    good = []
    paths: list[Path] = []
    for number, case in enumerate(read_cases()):
        good.append(tmp_path / f"good {number}.txt")
        good[-1].write_text(f"{number} personnes ont manifesté à Lyon.", encoding="utf-8")
        paths += [good[-1], case.write(tmp_path)]
    read = {each.id: each.text for each in read_documents(paths) if isinstance(each, Document)}

    assert [read.get(str(path)) for path in good] == [
        f"{number} personnes ont manifesté à Lyon." for number in range(len(good))
    ]


def test_all_hostile_inputs_together_take_no_two_seconds(tmp_path: Path) -> None:
    paths = [case.write(tmp_path) for case in read_cases()]
    started = time.process_time()
    for _ in read_documents(paths):
        pass

    assert time.process_time() - started < 2
