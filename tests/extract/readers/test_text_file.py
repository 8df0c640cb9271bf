"""Text files given by their path."""

import os
from pathlib import Path

import pytest

from extract.errors import SettingError
from extract.model import Document, Flag, Refusal
from extract.readers import documents, opening, read_documents

SENTENCE = "Le 3 mars 2026, 1 250 personnes ont manifesté à Lyon."


def write(path: Path, text: str = SENTENCE) -> Path:
    path.write_bytes(text.encode())
    return path


def read(*paths: Path | str) -> list[Document | Refusal]:
    return list(read_documents(paths))


def lines(*paths: Path | str) -> list[str]:
    return [str(each) for each in read(*paths)]


def test_a_text_file_is_one_document_known_by_its_path(tmp_path: Path) -> None:
    path = write(tmp_path / "article.txt", " Début\r\n12 morts\n")

    assert read(path) == [
        Document(
            id=path.as_posix(), text=" Début\r\n12 morts\n", source=path.as_posix(), flags=(Flag.NO_PUBLICATION_DATE,)
        )
    ]


def test_the_callers_date_and_language_go_to_a_file_without_metadata(tmp_path: Path) -> None:
    (document,) = read_documents([write(tmp_path / "article.txt")], published="2020-08-18T05:30Z", language="fr-FR")

    assert isinstance(document, Document)
    assert (document.published, document.language, document.flags) == ("2020-08-18T05:30:00+00:00", "fr", ())


@pytest.mark.parametrize("published", ["demain", "", "2026-02-30"])
def test_a_wrong_date_of_the_caller_is_an_error_before_anything_is_read(published: str) -> None:
    with pytest.raises(SettingError, match=f"published: «{published}» is no date; write it as 2020-08-18"):
        read_documents([], published=published)


@pytest.mark.parametrize("language", ["", "xx-", "zz", "klingonish", "und"])
def test_a_language_that_does_not_exist_refuses_the_documents_that_would_take_it(tmp_path: Path, language: str) -> None:
    path = write(tmp_path / "article.txt")

    (refusal,) = read_documents([path], language=language)

    assert str(refusal).startswith(f"{path}: the language «{language}» does not exist; write a code such as fr or en")


def test_one_path_alone_need_not_be_in_a_list(tmp_path: Path) -> None:
    path = write(tmp_path / "article.txt")

    assert list(read_documents(str(path))) == read(path)


def test_documents_come_one_by_one(tmp_path: Path) -> None:
    first = write(tmp_path / "1.txt")
    stream = read_documents([first, tmp_path / "2.txt"])
    next(stream)
    write(tmp_path / "2.txt")

    assert isinstance(next(stream), Document)


@pytest.mark.parametrize(
    "name", ["sans extension", "point. .txt", "MAJ.TXT", "rapport.pdf.txt", "notes.md", "🔥\n.txt"], ids=ascii
)
def test_a_text_given_by_name_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    (document,) = read(write(tmp_path / name))

    assert isinstance(document, Document)
    assert document.id == (tmp_path / name).as_posix()


def test_a_name_that_is_not_utf_8_gives_an_id_that_can_be_stored(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff\xfe.txt")
    (document,) = read(write(path))

    assert isinstance(document, Document)
    assert document.id == f"{tmp_path.as_posix()}/\\xff\\xfe.txt"


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff"], ids=ascii)
def test_a_file_without_text_is_empty_and_no_failure(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "article.txt", text)

    assert read(path) == [Refusal(str(path), "empty file", "give it a text, or leave it out", is_empty=True)]


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p width='99999'>12 morts",
        "\n  <html><body>12 morts</body></html>",
        "<?xml version='1.0'?><rss><item>12</item></rss>",
        '<p width="99999">12 morts</p>',
        "Bilan <p width='9'>12 morts</p><p>13 blessés</p><div>14</div>",
    ],
)
def test_markup_is_refused_so_that_it_gives_no_figures(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "article.txt", text)

    assert lines(path) == [
        f"{path}: a web page, which no reader reads yet; save the article's text alone as a .txt file"
    ]


def test_a_text_that_quotes_a_tag_is_still_a_text(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path / "article.txt", "Il a écrit <b>12</b> et <img src=x> dans sa page."))

    assert isinstance(document, Document)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("page.HTML", "a web page, which no reader reads yet; save the article's text alone as a .txt file"),
        (
            "table.csv",
            "a table, which no reader reads yet; save its text as a .txt file, or as JSON lines with id and text",
        ),
    ],
)
def test_a_format_without_a_reader_is_refused_by_name(tmp_path: Path, name: str, reason: str) -> None:
    path = write(tmp_path / name)

    assert lines(path) == [f"{path}: {reason}"]


def test_a_missing_file_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    missing = tmp_path / "nulle part.txt"
    outcome = read(write(tmp_path / "1.txt"), missing, write(tmp_path / "2.txt"))

    assert [type(each) for each in outcome] == [Document, Refusal, Document]
    assert str(outcome[1]) == f"{missing}: no such file or folder; check the path"


def test_an_empty_path_is_not_the_folder_one_happens_to_stand_in() -> None:
    assert lines("") == ["«»: no such file or folder; check the path"]


def test_a_path_with_a_nul_is_refused() -> None:
    assert lines("a\0.txt") == [r"a\x00.txt: no path that the system knows; check the path"]


def test_a_message_stays_on_one_line_whatever_the_name(tmp_path: Path) -> None:
    assert lines(tmp_path / "nom\net\u202eretour.txt") == [
        rf"{tmp_path}/nom\net\u202eretour.txt: no such file or folder; check the path"
    ]


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "article.txt")
    monkeypatch.setattr(Path, "open", refuse)

    assert lines(path) == [f"{path}: cannot be read (Permission denied); give yourself the right to read it"]


def test_a_link_that_leads_back_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (line,) = lines(tmp_path / "a.txt")

    assert line.endswith("; the link leads back to itself; give the file it should lead to")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert lines(tmp_path / "pipe.txt") == [f"{tmp_path}/pipe.txt: neither a file nor a folder; give a file"]


def test_an_endless_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")

    assert lines(tmp_path / "zero.txt") == [f"{tmp_path}/zero.txt: neither a file nor a folder; give a file"]


def test_a_file_over_the_limit_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    with path.open("wb") as stream:
        stream.truncate(documents.LARGEST_DOCUMENT_BYTES + 1)

    assert lines(path) == [f"{path}: {documents.TOO_LARGE}; split it into its articles, or write them as JSON lines"]


def test_a_file_of_just_the_limit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST_DOCUMENT_BYTES", 8)

    assert isinstance(read(write(tmp_path / "article.txt", "12 morts"))[0], Document)
