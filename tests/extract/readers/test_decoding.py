"""Bytes of many encodings, and what must never come out of them."""

import codecs

import pytest

from extract.model import Flag, Refusal
from extract.readers.decoding import Decoded, decode

FRENCH = "Selon la préfecture, 6\u00a0700 personnes ont défilé à Orléans, soit 12,5 % de plus qu’hier."
RUSSIAN = "В Минске задержаны 6700 человек, сообщает министерство внутренних дел."


def decoded(content: bytes) -> Decoded:
    result = decode(content, "article.txt")
    assert isinstance(result, Decoded), str(result)
    return result


def refusal(content: bytes) -> str:
    result = decode(content, "article.txt")
    assert isinstance(result, Refusal), result
    return str(result)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(FRENCH.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + FRENCH.encode(), id="utf-8 with a mark"),
        pytest.param(codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"), id="utf-16-le with a mark"),
        pytest.param(codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"), id="utf-16-be with a mark"),
        pytest.param(FRENCH.encode("utf-16-le"), id="utf-16-le by its NULs"),
        pytest.param(FRENCH.encode("utf-16-be"), id="utf-16-be by its NULs"),
        pytest.param(codecs.BOM_UTF32_LE + FRENCH.encode("utf-32-le"), id="utf-32-le with a mark"),
        pytest.param(codecs.BOM_UTF32_BE + FRENCH.encode("utf-32-be"), id="utf-32-be with a mark"),
    ],
)
def test_every_unicode_encoding_gives_the_same_text_without_a_flag(content: bytes) -> None:
    assert decoded(content) == Decoded(FRENCH)


@pytest.mark.parametrize(
    "text", ["a\r\nb\n\rc\u2028d", " \tDébut\n", "e\u0301 é", "ﬁ ½ ²", "x\ufeffy", "👩\u200d👧 𝟏"], ids=ascii
)
def test_the_text_is_kept_exactly_as_written(text: str) -> None:
    assert decoded(text.encode()).text == text


def test_cp1252_is_read_and_flagged_as_a_guess() -> None:
    assert decoded(FRENCH.encode("cp1252")) == Decoded(FRENCH, (Flag.ENCODING_GUESSED,))


def test_a_capital_word_before_a_quotation_mark_does_not_make_cp1252_look_like_utf_8() -> None:
    text = "«\u00a0LE CAFÉ\u00a0» a fermé, 6\u00a0700 euros de dégâts"

    assert decoded(text.encode("cp1252")).text == text


def test_a_few_broken_bytes_leave_the_rest_of_a_utf_8_text_intact() -> None:
    content = FRENCH.encode() + b" \xff fin \xc3"

    assert decoded(content) == Decoded(FRENCH + " \ufffd fin \ufffd", (Flag.UNDECODABLE_CHARACTERS,))


def test_half_a_character_in_utf_16_is_replaced_and_flagged() -> None:
    content = codecs.BOM_UTF16_LE + "12 morts".encode("utf-16-le") + b"\x00\xd8"

    assert decoded(content) == Decoded("12 morts\ufffd", (Flag.UNDECODABLE_CHARACTERS,))


def test_nul_characters_in_a_text_are_kept_with_what_follows() -> None:
    text = "Avant\0 le texte.\0\0 1 250 personnes."

    assert decoded(text.encode()).text == text


def test_one_nul_in_a_tiny_text_does_not_make_it_utf_16() -> None:
    assert isinstance(decode(b"0\0", "article.txt"), Refusal)


def test_damage_far_into_a_text_is_judged_by_what_stands_around_it() -> None:
    content = b"a" * 200_000 + "é".encode() * 3 + b"\xff" + "é".encode() * 3

    assert decoded(content).flags == (Flag.UNDECODABLE_CHARACTERS,)


@pytest.mark.parametrize(
    "encoding", ["cp1256", "cp1251", "koi8-r", "cp1253", "shift_jis", "gb18030", "mac-roman", "cp850", "cp437"]
)
def test_an_encoding_that_would_give_wrong_letters_is_refused(encoding: str) -> None:
    texts = {
        "cp1256": "قتل 1250 شخصا في 3 مارس 2026.",
        "cp1253": "Στη διαδήλωση συμμετείχαν 6700 άνθρωποι.",
        "shift_jis": "デモには6700人が参加した。",
        "gb18030": "六千七百人参加了示威游行。",
    }
    text = texts.get(encoding, FRENCH.replace("’", "'") if encoding in {"mac-roman", "cp850", "cp437"} else RUSSIAN)

    assert refusal(text.encode(encoding)) == (
        "article.txt: its encoding cannot be told (neither UTF-8, UTF-16 nor western European); save it as UTF-8"
    )


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        pytest.param("an image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", id="PNG"),
        pytest.param("an image", b"\xff\xd8\xff\xe0\0\x10JFIF", id="JPEG"),
        pytest.param("a PDF", b"%PDF-1.7\n1 0 obj", id="PDF"),
        pytest.param("a zip archive or an office document", b"PK\x03\x04\x14\0", id="docx"),
        pytest.param("a compressed file", b"\x1f\x8b\x08\0\0", id="gzip"),
        pytest.param("a word processor's document", b"{\\rtf1\\ansi 12 morts}", id="RTF"),
        pytest.param("an archive", b"bilan.txt".ljust(257, b"\0") + b"ustar", id="tar"),
    ],
)
def test_a_binary_file_is_refused_by_what_it_is(kind: str, content: bytes) -> None:
    assert refusal(content) == f"article.txt: not a text file ({kind}); save its text as a .txt file in UTF-8"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(bytes(range(256)) * 40, id="every byte"),
        pytest.param(b"\0" * 500, id="NULs alone"),
        pytest.param(RUSSIAN.encode("utf-16-le"), id="Russian UTF-16 without a mark"),
        pytest.param(codecs.BOM_UTF16_LE + bytes(range(256)) * 40, id="noise behind a UTF-16 mark"),
    ],
)
def test_bytes_that_nobody_wrote_as_text_are_refused(content: bytes) -> None:
    assert refusal(content) == "article.txt: not a text file; save its text as a .txt file in UTF-8"
