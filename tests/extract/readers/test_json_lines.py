"""JSON lines: a document or a refusal a line."""

import json
from pathlib import Path
from typing import Any

import pytest

from extract.model import Document, Flag, Refusal
from extract.readers import json_lines, read_documents


def write(folder: Path, *lines: bytes | str | dict[str, Any]) -> Path:
    path = folder / "corpus.jsonl"
    path.write_bytes(b"\n".join(_to_bytes(line) for line in lines))
    return path


def _to_bytes(line: bytes | str | dict[str, Any]) -> bytes:
    if isinstance(line, bytes):
        return line
    return (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)).encode()


def read(path: Path, **settings: str) -> list[Document | Refusal]:
    return list(read_documents([path], **settings))


def only(path: Path, **settings: str) -> Document:
    (document,) = read(path, **settings)
    assert isinstance(document, Document), str(document)
    return document


def refusal(path: Path) -> str:
    (outcome,) = read(path)
    assert isinstance(outcome, Refusal), outcome
    return str(outcome).removeprefix(f"{path}:")


def test_a_record_gives_every_field_of_its_document(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {
            "id": "a-1",
            "text": "12 morts\n",
            "published": "2020-08-18",
            "title": "Bilan",
            "lang": "fr-BE",
            "publisher": "Agence",
            "url": "https://exemple.test/1",
            "licence": "CC BY 2.5",
            "tags": [1, {"text": "x"}],
        },
    )

    assert only(path) == Document(
        id="a-1",
        text="12 morts\n",
        published="2020-08-18",
        language="fr",
        title="Bilan",
        publisher="Agence",
        url="https://exemple.test/1",
        licence="CC BY 2.5",
        source=f"{path}:1",
    )


@pytest.mark.parametrize("record", [{}, {"id": None}, {"id": ""}, {"id": True}, {"id": [1]}])
def test_a_record_without_an_id_is_known_by_its_line(tmp_path: Path, record: dict[str, Any]) -> None:
    path = write(tmp_path, "", record | {"text": "12 morts"})

    assert only(path).id == f"{path}:2"


def test_a_number_as_id_becomes_a_string(tmp_path: Path) -> None:
    assert only(write(tmp_path, {"id": 7, "text": "12 morts"})).id == "7"


def test_lang_and_language_mean_the_same(tmp_path: Path) -> None:
    assert only(write(tmp_path, {"text": "12 dead", "language": "en"})).language == "en"


def test_metadata_win_over_the_callers_date_and_language(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": "12 dead", "published": "2020-08-18", "lang": "en"})
    document = only(path, published="2021-01-01", language="fr")

    assert (document.published, document.language) == ("2020-08-18", "en")


@pytest.mark.parametrize("lang", [None, "", "und"])
def test_an_undetermined_language_is_left_to_be_found(tmp_path: Path, lang: str | None) -> None:
    assert only(write(tmp_path, {"text": "12 dead", "lang": lang})).language is None


def test_an_undetermined_language_leaves_the_callers(tmp_path: Path) -> None:
    assert only(write(tmp_path, {"text": "12 dead", "lang": "und"}), language="en").language == "en"


def test_a_title_that_is_no_string_is_left_out(tmp_path: Path) -> None:
    assert only(write(tmp_path, {"text": "12 dead", "title": ["Bilan"], "publisher": False})).title is None


@pytest.mark.parametrize("published", ["demain", 1772524800000, "2026-02-30", ["2020-08-18"]])
def test_a_wrong_date_is_flagged_and_the_document_is_kept(tmp_path: Path, published: Any) -> None:  # noqa: ANN401
    document = only(write(tmp_path, {"text": "12 morts", "published": published}))

    assert document.published is None
    assert document.flags == (Flag.INVALID_PUBLICATION_DATE, Flag.NO_PUBLICATION_DATE)


@pytest.mark.parametrize("published", [None, ""])
def test_an_empty_date_means_unknown(tmp_path: Path, published: str | None) -> None:
    assert only(write(tmp_path, {"text": "12 morts", "published": published})).flags == (Flag.NO_PUBLICATION_DATE,)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": "cassé', "no valid JSON (Unterminated string starting at, column 10); write one object a line"),
        ('["12 morts"]', 'JSON that is no object; write {"id": …, "text": …} on each line'),
        ("12", 'JSON that is no object; write {"id": …, "text": …} on each line'),
        ('{"id": "a", "body": "x"}', 'no key "text" (keys: «id», «body»); put the article under "text"'),
        ("{}", 'no key "text" (keys: none); put the article under "text"'),
        ('{"text": null}', '"text" is null; write it as a string'),
        ('{"text": 1250}', '"text" is a number; write it as a string'),
        ('{"text": false}', '"text" is true or false; write it as a string'),
        ('{"text": ["1 250"]}', '"text" is a list; write it as a string'),
        ('{"text": {"a": 1}}', '"text" is an object; write it as a string'),
        ('{"text": "21", "text": "12"}', "the key «text» stands twice; keep the right one"),
        (
            '{"n": ' + "9" * 5000 + ', "text": "x"}',
            "JSON with a number that is too long to read; write it as a string",
        ),
        ("[" * 100_000, "JSON that is nested too deeply; write text and metadata as plain strings"),
        (
            '{"text": "x", "lang": "frog"}',
            "the language «frog» does not exist; write a code such as fr or en, or leave it out to have it found",
        ),
        (
            '{"text": "<html><body>12</body></html>"}',
            "a web page, which no reader reads yet; save the article's text alone as a .txt file",
        ),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_a_bad_line_is_refused_by_its_number_and_the_others_are_read(tmp_path: Path, line: str, message: str) -> None:
    path = write(tmp_path, {"id": "1", "text": "un"}, line, {"id": "3", "text": "trois"})
    first, second, third = read(path)

    assert isinstance(first, Document)
    assert str(second) == f"{path}:2: {message}"
    assert isinstance(third, Document)


def test_a_key_that_is_not_read_may_stand_twice(tmp_path: Path) -> None:
    assert only(write(tmp_path, '{"tag": 1, "tag": 2, "text": "x", "in": {"text": 1, "text": 2}}')).text == "x"


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_record_without_text_is_empty_and_no_failure(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, {"text": text})

    assert read(path) == [Refusal(f"{path}:1", "empty text", "give it a text, or leave it out", is_empty=True)]


@pytest.mark.parametrize("content", [b"", b"\n \r\n\n", b"\xef\xbb\xbf"], ids=repr)
def test_a_file_without_records_is_empty_and_no_failure(tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path, content)

    assert read(path) == [Refusal(str(path), "empty file", "give it a text, or leave it out", is_empty=True)]


def test_a_byte_order_mark_and_carriage_returns_do_no_harm(tmp_path: Path) -> None:
    path = write(tmp_path, b'\xef\xbb\xbf{"id": "1", "text": "un"}\r', b'{"id": "2", "text": "deux"}\r', b"")

    assert [(each.id, each.text) for each in read(path) if isinstance(each, Document)] == [("1", "un"), ("2", "deux")]


def test_line_separators_within_a_string_do_not_cut_the_record(tmp_path: Path) -> None:
    text = "a\u2028b\u2029c\u0085d\u000be"

    assert only(write(tmp_path, {"text": text})).text == text


def test_a_lone_surrogate_becomes_a_replacement_character_and_is_flagged(tmp_path: Path) -> None:
    document = only(write(tmp_path, r'{"text": "\ud800 12 morts", "title": "\udfff", "published": "2020-08-18"}'))

    assert (document.text, document.title) == ("\ufffd 12 morts", "\ufffd")
    assert document.flags == (Flag.UNDECODABLE_CHARACTERS,)


def test_a_pair_of_surrogates_is_one_character(tmp_path: Path) -> None:
    assert only(write(tmp_path, r'{"text": "\ud83d\udd25"}')).text == "🔥"


def test_a_line_in_cp1252_is_read_and_flagged(tmp_path: Path) -> None:
    document = only(write(tmp_path, '{"text": "6\u00a0700 manifestés"}'.encode("cp1252")))

    assert document.text == "6\u00a0700 manifestés"
    assert Flag.ENCODING_GUESSED in document.flags


def test_a_line_whose_encoding_cannot_be_told_does_not_cost_the_others(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": "un"}, '{"text": "Погибли"}'.encode("cp1251"), {"text": "trois"})

    assert [type(each) for each in read(path)] == [Document, Refusal, Document]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\n\n\n", "not a text file (an image); save its text as a .txt file in UTF-8"),
        (bytes(range(256)) * 10, "not a text file; save its text as a .txt file in UTF-8"),
        ('{"text": "x"}\n'.encode("utf-16"), "JSON lines that are not UTF-8; save it as UTF-8"),
    ],
    ids=["an image", "noise", "UTF-16"],
)
def test_a_file_that_holds_no_json_lines_is_refused_once(tmp_path: Path, content: bytes, message: str) -> None:
    assert refusal(write(tmp_path, content)).strip() == message


def test_a_line_over_the_limit_is_refused_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "LARGEST_DOCUMENT_BYTES", 64)
    path = write(tmp_path, {"text": "un"}, {"text": "x" * 500}, {"text": "trois"})
    first, second, third = read(path)

    assert isinstance(first, Document)
    assert str(second) == (
        f"{path}:2: larger than 50 MB, the limit for one document; "
        "split it into its articles, or write them as JSON lines"
    )
    assert isinstance(third, Document)


def test_records_are_read_one_by_one(tmp_path: Path) -> None:
    path = write(tmp_path, *({"text": f"{number} morts"} for number in range(20_000)))
    stream = read_documents([path])
    next(stream)
    path.write_bytes(b"")

    # What the buffer already holds still comes; the end of the file, cut off meanwhile, does not.
    assert sum(1 for _ in stream) < 10_000
