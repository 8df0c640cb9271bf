import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from extract.actors import find_actors
from extract.folding import Elision, split_phrase
from extract.lexicon import load_lexicon
from extract.text.parse import Parse

Places = Mapping[str, Mapping[str, Any]]

ELISIONS = {"fr": Elision.AFTER, "en": Elision.BEFORE, "es": Elision.AFTER}
MEMBERS_OF_THE_UN = 193
NO_MEMBERS = {"HK", "PS", "TW", "VA", "XK"}

WITHOUT_CAPITAL = {"HK": "a city itself, and no state"}
WITHOUT_DEMONYM = {("en", "VA"): "English puts the name before the noun: Vatican officials"}
SHARED_DEMONYMS = {
    "fr": {
        # Both states call themselves so; the press of each drops «nord-», «sud-».
        "coréen": {"KP", "KR"},
        "coréenne": {"KP", "KR"},
        # There is no other word for either; RDC and Brazzaville are told apart by the name.
        "congolais": {"CD", "CG"},
        "congolaise": {"CD", "CG"},
        # Alone it is Conakry's as a rule, yet news from Bissau and Malabo says it too.
        "guinéen": {"GN", "GQ", "GW"},
        "guinéenne": {"GN", "GQ", "GW"},
    },
    "en": {
        "korean": {"KP", "KR"},
        "congolese": {"CD", "CG"},
        "guinean": {"GN", "GQ", "GW"},
        # French has «dominiquais» for the island of Dominica; English has one word for both.
        "dominican": {"DM", "DO"},
    },
    "es": {
        "coreano": {"KP", "KR"},
        "coreana": {"KP", "KR"},
        "congoleño": {"CD", "CG"},
        "congoleña": {"CD", "CG"},
        "congolés": {"CD", "CG"},
        "congolesa": {"CD", "CG"},
    },
}
COMMON_WORDS = {
    "fr": {"eau": "EAU", "le cap": "Le cap des mille morts", "malaise": "malais", "hollande": "a president"},
    "en": {"car": "CAR", "fry": "FRY", "male": "Male victims", "serbia and montenegro": "two since 2006"},
    "es": {"eau": "EAU", "santiago": "of Chile, of Cuba, of Compostela", "antigua": "an adjective", "gala": "galo"},
}

every_language = pytest.mark.parametrize("language", sorted(ELISIONS))


def read_places(root: Path, language: str) -> Places:
    return tomllib.loads((root / "extract" / "languages" / language / "places.toml").read_text("utf-8"))


def fold_phrases(phrases: Iterable[str], language: str) -> list[str]:
    return [" ".join(split_phrase(phrase, ELISIONS[language])) for phrase in phrases]


def find_owners(places: Places, keys: Iterable[str], language: str) -> dict[str, set[str]]:
    owners = defaultdict(set)
    for code, entry in places.items():
        for key in keys:
            for phrase in fold_phrases(entry[key], language):
                owners[phrase].add(code)
    return owners


@every_language
def test_every_code_is_a_territory_of_cldr(root: Path, language: str) -> None:
    assert set(read_places(root, language)) <= set(Locale(language).territories)


@every_language
def test_every_country_of_the_world_stands_in_the_order_of_its_code(root: Path, language: str) -> None:
    codes = list(read_places(root, language))

    assert codes == sorted(codes)
    assert len(set(codes) - NO_MEMBERS) == MEMBERS_OF_THE_UN
    assert set(codes) >= NO_MEMBERS


def test_all_languages_hold_the_same_countries(root: Path) -> None:
    assert set(read_places(root, "fr")) == set(read_places(root, "en")) == set(read_places(root, "es"))


@every_language
def test_every_country_says_the_same_three_things(root: Path, language: str) -> None:
    for code, entry in read_places(root, language).items():
        assert list(entry) == ["names", "capitals", "demonyms"], code


@every_language
def test_every_country_has_a_capital(root: Path, language: str) -> None:
    without = {code for code, entry in read_places(root, language).items() if not entry["capitals"]}

    assert without == set(WITHOUT_CAPITAL)


@every_language
def test_every_country_has_a_demonym(root: Path, language: str) -> None:
    without = {(language, code) for code, entry in read_places(root, language).items() if not entry["demonyms"]}

    assert without == {exception for exception in WITHOUT_DEMONYM if exception[0] == language}


@every_language
def test_only_named_demonyms_belong_to_two_countries(root: Path, language: str) -> None:
    owners = find_owners(read_places(root, language), ["demonyms"], language)

    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == SHARED_DEMONYMS[language]


@every_language
def test_a_name_or_capital_belongs_to_one_country(root: Path, language: str) -> None:
    territories = Locale(language).territories
    places = {code: {**entry, "cldr": [territories[code]]} for code, entry in read_places(root, language).items()}
    owners = find_owners(places, ["cldr", "names", "capitals"], language)

    assert [phrase for phrase, codes in owners.items() if len(codes) > 1] == []


@every_language
def test_no_name_repeats_another_or_that_of_cldr(root: Path, language: str) -> None:
    territories = Locale(language).territories
    for code, entry in read_places(root, language).items():
        for phrases in ([territories[code], *entry["names"]], entry["capitals"], entry["demonyms"]):
            folded = fold_phrases(phrases, language)

            assert len(folded) == len(set(folded)), f"{code}: {phrases}"


@every_language
def test_a_demonym_is_written_small(root: Path, language: str) -> None:
    for code, entry in read_places(root, language).items():
        assert [word for word in entry["demonyms"] if word != word.lower()] == [], code


@every_language
def test_what_a_sentence_may_begin_with_is_no_country(root: Path, language: str) -> None:
    places = read_places(root, language)
    owners = find_owners(places, ["names", "capitals", "demonyms"], language)

    assert set(COMMON_WORDS[language]) & set(owners) == set()


def read_towns(root: Path, language: str) -> Places:
    return tomllib.loads((root / "extract" / "languages" / language / "towns.toml").read_text("utf-8"))


@every_language
def test_towns_stand_in_the_order_of_their_countries(root: Path, language: str) -> None:
    towns = read_towns(root, language)

    assert list(towns) == sorted(towns)
    assert set(towns) <= set(read_places(root, language))
    assert {tuple(entry) for entry in towns.values()} == {("regions", "towns")}


@every_language
def test_a_town_or_region_is_named_once_and_is_no_country(root: Path, language: str) -> None:
    places = read_places(root, language)
    states = find_owners(places, ["names", "capitals"], language)
    names = [
        phrase
        for entry in read_towns(root, language).values()
        for key in ("regions", "towns")
        for phrase in fold_phrases(entry[key], language)
    ]

    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if name in states] == []


@every_language
def test_every_town_and_region_is_found_as_a_place(root: Path, language: str) -> None:
    lexicon = load_lexicon(language)
    names = [
        name for entry in read_towns(root, language).values() for key in ("regions", "towns") for name in entry[key]
    ]

    for name in names:
        parse = Parse(f"1, {name}.", lexicon)
        found = [(actor.name, actor.sort) for actor in find_actors(parse, lexicon)]
        assert found == [(name, "place")], name
