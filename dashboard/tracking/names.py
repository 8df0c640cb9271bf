"""A name as a text has it -> its folded form: equal for spellings that are one name without anybody's judgement.

Case, accents, apostrophes and hyphens make no other actor, and a country is one under its names in every language
that is read: «Biélorussie», "Belarus". Everything else is proposed to a person (actors.py), never done in silence.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from babel import Locale

from extract.lexicon.tables import read_table

_LANGUAGES = files("extract") / "languages"
_NO_LETTER = re.compile(r"[\W_]+")
COUNTRY_MARK = "="
"""What begins the folded form of a country, before its ISO code."""


def fold_name(words: str) -> str:
    """The form under which two spellings of a name are equal; never empty."""
    plain = fold_letters(words)
    code = _load_countries().get(plain)
    return f"{COUNTRY_MARK}{code}" if code else plain


def fold_letters(words: str) -> str:
    """The name without case, accents and signs; the words themselves where nothing else is in them."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))
    return _NO_LETTER.sub(" ", letters.casefold()).strip() or words


@cache
def _load_countries() -> Mapping[str, str]:
    """The ISO code of every name of a country; a name that two countries share stands for none."""
    codes: dict[str, str | None] = {}
    for name, code in _iterate_countries():
        folded = fold_letters(name)
        codes[folded] = code if codes.get(folded, code) == code else None
    return {name: code for name, code in codes.items() if code}


def _iterate_countries() -> Iterator[tuple[str, str]]:
    """Each name of each country with its code: CLDR's, and the further ones of the languages that are read."""
    for folder in sorted(_LANGUAGES.iterdir(), key=lambda entry: entry.name):
        path = folder / "places.toml"
        if not path.is_file():
            continue
        territories = Locale.parse(folder.name).territories
        further = read_table(path, f"{folder.name}/places.toml")
        for code, entry in further.items():
            if isinstance(entry, dict) and code in territories:
                yield from ((name, code) for name in (territories[code], *entry.get("names", ())))
