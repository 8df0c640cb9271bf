"""Folders with and without a manifest."""

import os
from pathlib import Path

import pytest

from extract.model import Document, Flag, Refusal
from extract.readers import read_documents

SENTENCE = "Le 3 mars 2026, 1 250 personnes ont manifesté à Lyon."

MANIFEST = """
# Where they come from
[[document]]
file = "a.txt"
published = 2020-08-18
published_basis = "inferred"
published_reason = "«mardi»"
title = "Bilan"
publisher = "Agence"
url = "https://exemple.test/a"
language = "fr"
licence = "unknown"
"""


def fill(folder: Path, *names: str, manifest: str | None = None) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SENTENCE, encoding="utf-8")
    if manifest is not None:
        (folder / "manifest.toml").write_text(manifest, encoding="utf-8")
    return folder


def read(path: Path) -> list[Document | Refusal]:
    return list(read_documents([path]))


def documents(path: Path) -> list[Document]:
    return [each for each in read(path) if isinstance(each, Document)]


def names(path: Path) -> list[str]:
    return [Path(document.id).relative_to(path).as_posix() for document in documents(path)]


def refusals(path: Path) -> list[str]:
    return [str(each).removeprefix(f"{path}/") for each in read(path) if isinstance(each, Refusal)]


def test_the_texts_of_a_folder_are_read_in_sorted_order(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.txt", "MAJ.TXT", "c/a.txt", "b2.text")

    assert names(tmp_path) == ["MAJ.TXT", "a.txt", "b.txt", "b2.text", "c/a.txt"]


def test_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "README.md", ".cache.txt", ".git/x.txt", "photo.png", "LICENSE", "manifest.toml.bak")

    assert [type(each) for each in read(tmp_path)] == [Document]


def test_a_document_that_no_reader_reads_is_named(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.pdf", "c.html")

    assert refusals(tmp_path) == [
        "b.pdf: a PDF, which no reader reads yet; save its text as a .txt file, or as JSON lines with id and text",
        "c.html: a web page, which no reader reads yet; save the article's text alone as a .txt file",
    ]


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert read(tmp_path) == []


def test_the_manifest_gives_the_metadata_of_its_file(tmp_path: Path) -> None:
    path = fill(tmp_path, "a.txt", manifest=MANIFEST) / "a.txt"

    assert read(tmp_path) == [
        Document(
            id=str(path),
            text=SENTENCE,
            published="2020-08-18",
            language="fr",
            title="Bilan",
            publisher="Agence",
            url="https://exemple.test/a",
            licence="unknown",
            source=str(path),
            published_basis="inferred",
            published_reason="«mardi»",
        )
    ]


def test_the_manifest_itself_stands_for_its_folder(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt", manifest=MANIFEST)

    assert read(tmp_path / "manifest.toml") == read(tmp_path)


def test_a_file_without_an_entry_is_read_all_the_same(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt", manifest=MANIFEST)

    assert [document.flags for document in documents(tmp_path)] == [(), (Flag.NO_PUBLICATION_DATE,)]


@pytest.mark.parametrize(
    ("published", "iso"),
    [
        ("2020-08-18", "2020-08-18"),
        ('"2020-08-18"', "2020-08-18"),
        ("2020-08-18T07:30:00+02:00", "2020-08-18T07:30:00+02:00"),
        ("2020-08-18 05:30:00Z", "2020-08-18T05:30:00+00:00"),
        ("2020-08-18T07:30:00", "2020-08-18T07:30:00"),
        ('""', None),
        ('"demain"', None),
        ("07:30:00", None),
    ],
)
def test_every_date_that_toml_knows_is_understood(tmp_path: Path, published: str, iso: str | None) -> None:
    fill(tmp_path, "a.txt", manifest=f'[[document]]\nfile = "a.txt"\npublished = {published}\n')

    assert [document.published for document in documents(tmp_path)] == [iso]


def test_an_entry_whose_file_is_missing_is_refused_by_its_line(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", manifest=MANIFEST)

    assert refusals(tmp_path) == ["manifest.toml:3: «a.txt» is missing; put the file there, or take the entry out"]


def test_an_entry_makes_a_text_of_a_file_with_any_ending(tmp_path: Path) -> None:
    fill(tmp_path, "notes.md", manifest='[[document]]\nfile = "notes.md"\n')

    assert names(tmp_path) == ["notes.md"]


def test_the_entry_of_json_lines_speaks_where_their_records_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "un", "title": "Le sien"}', encoding="utf-8")
    fill(tmp_path, manifest=MANIFEST.replace("a.txt", "a.jsonl"))
    (document,) = documents(tmp_path)

    assert (document.title, document.publisher, document.published) == ("Le sien", "Agence", "2020-08-18")


def test_a_record_with_its_own_date_does_not_take_the_reason_of_the_entrys(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "un", "published": "2021-01-01"}', encoding="utf-8")
    fill(tmp_path, manifest=MANIFEST.replace("a.txt", "a.jsonl"))
    (document,) = documents(tmp_path)

    assert (document.published, document.published_basis) == ("2021-01-01", None)


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        (
            '[[document]]\nfile = "a.txt"\ntitle = Bilan\n',
            "manifest.toml:3: no valid TOML (Invalid value); mend the line; until then its entries count for nothing",
        ),
        ('document = "a.txt"\n', 'manifest.toml: "document" is no list of tables; write [[document]]'),
        (
            '[[document]]\ntitle = "Bilan"\n',
            'manifest.toml:1: an entry without file; write file = "name.txt", relative to it',
        ),
        (
            '\n[[document]]\nfile = "../b.txt"\n',
            """manifest.toml:2: «../b.txt» is not in the manifest's folder; write file = "name.txt", relative to it""",
        ),
        (
            '[[document]]\nfile = "/b.txt"\n',
            """manifest.toml:1: «/b.txt» is not in the manifest's folder; write file = "name.txt", relative to it""",
        ),
        (
            '[[document]]\nfile = "a.txt"\n[[document]]\nfile = "./a.txt"\n',
            "manifest.toml:3: a second entry for «a.txt»; keep one; the first one was taken",
        ),
        (
            "document = [1]\n",
            'manifest.toml: an entry that is no table; write file = "name.txt", relative to it',
        ),
    ],
)
def test_a_broken_manifest_is_one_refusal_and_the_files_are_read(tmp_path: Path, manifest: str, message: str) -> None:
    fill(tmp_path, "a.txt", manifest=manifest)

    assert names(tmp_path) == ["a.txt"]
    assert refusals(tmp_path) == [message]


def test_a_manifest_that_is_not_utf_8_is_refused_by_its_line(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "manifest.toml").write_bytes(b'[[document]]\ntitle = "\xe9t\xe9"\n')

    assert names(tmp_path) == ["a.txt"]
    assert refusals(tmp_path) == ["manifest.toml:2: not UTF-8; save it as UTF-8"]


def test_a_language_that_does_not_exist_is_refused_with_its_file(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", manifest='[[document]]\nfile = "a.txt"\nlanguage = "français"\n')

    assert refusals(tmp_path) == [
        "a.txt: the language «français» does not exist; write a code such as fr or en, or leave it out to have it found"
    ]


def test_a_folder_within_is_read_unless_it_has_its_own_manifest(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "plain/b.txt", "examples/c.txt", manifest=MANIFEST)
    fill(tmp_path / "examples", manifest="")

    assert names(tmp_path) == ["a.txt", "plain/b.txt"]


def test_an_entry_may_name_a_file_of_a_folder_within(tmp_path: Path) -> None:
    fill(tmp_path, "within/a.txt", manifest=MANIFEST.replace("a.txt", "within/a.txt"))

    assert [document.title for document in documents(tmp_path)] == ["Bilan"]


def test_a_folder_named_like_a_text_is_a_folder(tmp_path: Path) -> None:
    fill(tmp_path, "dossier.txt/dedans.txt")

    assert names(tmp_path) == ["dossier.txt/dedans.txt"]


def test_a_link_to_its_own_folder_ends_the_walk(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "retour").symlink_to("..")

    assert names(tmp_path) == ["a.txt"]
    assert refusals(tmp_path) == ["retour: a link to a folder, which is not followed; give that folder by its path"]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, "dehors.txt", "dedans/a.txt")
    (tmp_path / "dedans" / "lien.txt").symlink_to("../dehors.txt")

    assert names(tmp_path / "dedans") == ["a.txt"]
    assert refusals(tmp_path / "dedans") == [
        "lien.txt: a link that leads out of its folder; give the file it leads to by its path"
    ]


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "lien.txt").symlink_to("a.txt")

    assert names(tmp_path) == ["a.txt", "lien.txt"]


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rien.txt").symlink_to("nulle part.txt")

    assert refusals(tmp_path) == ["rien.txt: no such file or folder; check the path"]


def test_a_folder_that_may_not_be_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert [str(each) for each in read(tmp_path)] == [
        f"{tmp_path}: cannot be read (Permission denied); give yourself the right to read it"
    ]


def test_files_that_may_not_be_looked_at_are_refused_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Path.stat

    def refuse_in_folder(path: Path, **options: bool) -> os.stat_result:
        if path.parent == tmp_path:
            raise PermissionError(13, "Permission denied")
        return look(path, **options)

    fill(tmp_path, "a.txt", "b.txt", manifest=MANIFEST)
    monkeypatch.setattr(Path, "stat", refuse_in_folder)

    assert refusals(tmp_path) == [
        "a.txt: cannot be read (Permission denied); give yourself the right to read it",
        "b.txt: cannot be read (Permission denied); give yourself the right to read it",
    ]
