"""`python -m extract`, as it is called: output, messages and exit codes."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.cli import main
from extract.writing import read_claim_line

ARTICLE = "Mardi, l'explosion a fait au moins 12 morts à Minsk, selon la police biélorusse, et 30 blessés."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def read_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_claims_are_written_one_a_line_with_their_document(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["claims", str(article), "--published", "2020-08-18"])

    claims = [read_claim_line(line) for line in capsys.readouterr().out.splitlines()]
    assert code == 0
    assert [(claim.metric, claim.low, claim.high, str(claim.date_end)) for claim in claims] == [
        ("deaths", Decimal(12), None, "2020-08-18"),
        ("injured", Decimal(30), Decimal(30), "2020-08-18"),
    ]
    assert {claim.document for claim in claims} == {str(article)}


def test_claims_are_written_as_csv_to_a_file(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"

    main(["claims", str(article), "-o", str(out), "--format", "csv"])

    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"), newline="")))
    assert [(row["metric"], row["low"], row["high"], row["flags"]) for row in rows] == [
        ("deaths", "12", "", "no_publication_date"),
        ("injured", "30", "30", "no_publication_date"),
    ]


def test_json_lines_keep_their_ids_and_dates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "news.jsonl"
    record = {"id": "a-1", "text": ARTICLE, "published": "2020-08-19", "title": "Explosion : 99 morts", "lang": "fr"}
    path.write_text(json.dumps(record) + "\n", "utf-8")

    main(["claims", str(path)])

    claims = read_lines(capsys.readouterr().out)
    assert {(claim["document"], claim["date_end"]) for claim in claims} == {("a-1", "2020-08-18")}
    assert [claim["value"] for claim in claims] == [12, 30]


def test_explain_tells_what_became_of_every_number(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", str(article), "--format", "jsonl"])

    records = read_lines(capsys.readouterr().out)
    assert [(record["quote"], record["outcome"]) for record in records] == [("12", "claim"), ("30", "claim")]
    assert set(records[0]) == {
        "document", "start", "end", "quote", "low", "high", "value", "qualifier", "unit", "noun", "outcome", "reason",
    }  # fmt: skip


def test_explain_in_words_names_the_qualifier_and_its_words(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", str(article)])

    assert "qualifier: at least this number: «au moins»" in capsys.readouterr().out


def test_a_missing_file_is_one_line_and_the_others_are_read(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["claims", "nowhere.txt", str(article)])

    captured = capsys.readouterr()
    assert code == 1
    assert len(captured.out.splitlines()) == 2
    assert len(captured.err.splitlines()) == 1
    assert captured.err.startswith("nowhere.txt: ")


def test_an_empty_file_is_told_and_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("")

    assert main(["claims", str(path)]) == 0
    assert "empty" in capsys.readouterr().err


def test_a_wrong_publication_date_is_a_usage_error(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", str(article), "--published", "hier"]) == 2
    assert "hier" in capsys.readouterr().err


def test_a_language_without_a_folder_names_the_file_and_the_ones_there_are(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["claims", str(article), "--language", "de"])

    error = capsys.readouterr().err
    assert code == 1
    assert len(error.splitlines()) == 1
    assert error.startswith(str(article))
    assert "en, es, fr" in error


def test_an_unwritable_output_is_one_line(article: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code = main(["claims", str(article), "-o", str(tmp_path / "no" / "out.jsonl")])

    assert code == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
