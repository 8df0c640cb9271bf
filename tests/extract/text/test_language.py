"""Languages: given, found, guessed, and those that nobody here reads."""

import pytest

from extract.model import Document, Flag
from extract.text.language import settle_language

SUPPORTED = frozenset({"fr", "en"})

GERMAN = (
    "Bei einer Explosion in einer Fabrik im Norden des Landes sind am Dienstag mindestens zwölf Menschen ums Leben "
    "gekommen. Wie die Polizei mitteilte, wurden weitere dreißig Arbeiter verletzt, einige von ihnen schwer. Die "
    "Ursache des Unglücks war zunächst unklar; die Staatsanwaltschaft hat Ermittlungen aufgenommen."
)
SPANISH = (
    "Al menos doce personas murieron el martes en una explosión en una fábrica del norte del país. Según la policía, "
    "otros treinta trabajadores resultaron heridos, algunos de ellos de gravedad. Las causas del accidente todavía se "
    "desconocen y la fiscalía ha abierto una investigación sobre lo ocurrido."
)
FRENCH = (
    "Au moins douze personnes sont mortes mardi dans l'explosion d'une usine du nord du pays. Selon la police, trente "
    "autres ouvriers ont été blessés, certains grièvement. Les causes de l'accident restent inconnues et le parquet a "
    "ouvert une enquête."
)
CATALAN = (
    "Almenys dotze persones van morir dimarts en l'explosió d'una fàbrica del nord del país. Segons la policia, uns "
    "altres trenta treballadors van resultar ferits, alguns de gravetat. Les causes de l'accident encara es "
    "desconeixen i la fiscalia ha obert una investigació."
)


def settled(text: str, language: str | None = None, flags: tuple[str, ...] = ()) -> tuple[str | None, tuple[str, ...]]:
    document = settle_language(Document(id="a", text=text, language=language, flags=flags), SUPPORTED)
    return document.language, document.flags


def test_a_language_that_is_given_is_kept_whatever_the_text_looks_like() -> None:
    assert settled(GERMAN, language="fr") == ("fr", ())


def test_a_given_language_that_is_not_supported_is_kept_and_flagged() -> None:
    assert settled("Zwölf Tote", language="de") == ("de", (Flag.LANGUAGE_UNSUPPORTED,))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        ("Trois manifestants ont été tués mardi par la police à Bamako, selon l'opposition.", "fr"),
        ("At least twelve people were killed on Tuesday when a factory exploded in the north.", "en"),
        ("POLICE SAID ON TUESDAY THAT AT LEAST TWELVE PEOPLE WERE KILLED IN THE BLAST.", "en"),
    ],
)
def test_a_supported_language_is_found_without_a_flag(text: str, language: str) -> None:
    assert settled(text) == (language, ())


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (SPANISH, "es"), (CATALAN, "ca")])
def test_another_language_is_set_and_flagged_where_the_text_is_long_enough(text: str, language: str) -> None:
    assert settled(text) == (language, (Flag.LANGUAGE_UNSUPPORTED,))


@pytest.mark.parametrize(
    "text",
    [
        "Deux blessés.\nTrois morts.",
        "Bilan provisoire à Niamey : 12 morts.\nMM. Issoufou et Buhari attendus.",
        "Explosion : 12 morts, 30 blessés",
        "À Reykjavík, 40 interpellations.\nÀ Łódź, 12.",
        "Luigi Di Maio, Matteo Salvini, Giuseppe Conte : 3 démissions\nSergio Mattarella consulte",
    ],
)
def test_two_french_lines_are_never_lost_to_another_language(text: str) -> None:
    language, flags = settled(text)

    assert language == "fr"
    assert Flag.LANGUAGE_UNSUPPORTED not in flags


@pytest.mark.parametrize(
    "text",
    ["12 dead, 30 injured", "Death toll: 12\nInjured: 30", "Twelve killed in Łódź.\nThirty hurt.", "Police arrest 40."],
)
def test_two_english_lines_are_never_lost_to_another_language(text: str) -> None:
    language, flags = settled(text)

    assert language == "en"
    assert Flag.LANGUAGE_UNSUPPORTED not in flags


def test_a_short_text_in_another_language_is_read_as_the_nearest_one_and_flagged() -> None:
    language, flags = settled("Murieron 12 personas en la capital.")

    assert language in SUPPORTED
    assert flags == (Flag.LANGUAGE_GUESSED,)


def test_a_supported_language_that_is_unsure_is_flagged_as_a_guess() -> None:
    assert settled("Bilan : 12 morts") == ("fr", (Flag.LANGUAGE_GUESSED,))


@pytest.mark.parametrize(
    ("text", "language"),
    [("قُتل ١٬٢٥٠ شخصًا، بزيادة ٣٫٥٪.", "ar"), ("Погибли 12 человек.", "ru"), ("１２５０人が参加した。", "ja")],
)
def test_a_short_text_in_letters_that_no_supported_language_has_is_not_taken_for_one(text: str, language: str) -> None:
    assert settled(text) == (language, (Flag.LANGUAGE_UNSUPPORTED,))


@pytest.mark.parametrize("text", ["", "12 34 56", "----", "\0\ufffd", "1 250 % €"], ids=ascii)
def test_a_text_without_letters_gets_a_guess(text: str) -> None:
    assert settled(text) == ("en", (Flag.LANGUAGE_GUESSED,))


@pytest.mark.parametrize("noise", ["0x12 fa 03 bb 44 ", "aGVsbG8gd29ybGQgdGhpcyBpcyBi", "x", "Di Maio, Łódź, Müller, "])
def test_noise_of_any_length_is_no_other_language(noise: str) -> None:
    assert settled(noise * 100)[1] == (Flag.LANGUAGE_GUESSED,)


def test_addresses_do_not_count() -> None:
    address = "https://www.beispiel.de/nachrichten/ausland/explosion-in-einer-fabrik-mit-toten-und-verletzten "

    assert settled(f"{address * 3}@zeitung.de\n{FRENCH}") == ("fr", ())


def test_a_long_quotation_does_not_turn_a_text() -> None:
    assert settled(f"{FRENCH}\n\n{FRENCH}\n\n{GERMAN}\n\n{FRENCH}\n\n{FRENCH}\n")[0] == "fr"


def test_a_text_that_is_half_french_keeps_its_french_figures_and_is_flagged() -> None:
    assert settled(f"{GERMAN}\n{FRENCH}\n{GERMAN}\n") == ("fr", (Flag.LANGUAGE_GUESSED,))


def test_flags_that_were_there_stay_and_none_comes_twice() -> None:
    flags = (Flag.NO_PUBLICATION_DATE, Flag.LANGUAGE_UNSUPPORTED)

    assert settled("Zwölf Tote", language="de", flags=flags) == ("de", flags)


def test_settling_twice_changes_nothing() -> None:
    once = settle_language(Document(id="a", text="Bilan : 12 morts"), SUPPORTED)

    assert settle_language(once, SUPPORTED) == once


def test_the_order_of_the_supported_languages_changes_nothing() -> None:
    document = Document(id="a", text="12 34")

    assert settle_language(document, ["fr", "en"]) == settle_language(document, ["en", "fr"])


def test_without_any_supported_language_the_found_one_is_named() -> None:
    document = settle_language(Document(id="a", text=FRENCH), ())

    assert (document.language, document.flags) == ("fr", (Flag.LANGUAGE_UNSUPPORTED,))
