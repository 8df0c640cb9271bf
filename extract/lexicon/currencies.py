"""CLDR's names of currencies in one language -> the words that a text may hold for each, by ISO 4217 code."""

from collections import defaultdict
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers
from babel.numbers import get_currency_name, get_currency_symbol, list_currencies

from extract.folding import Elision, split_phrase
from extract.lexicon.verbs import VerbTable

Names = dict[tuple[str, ...], str]


def read_currencies(code: str, elision: Elision, verbs: VerbTable, *, noun_is_last: bool) -> Names:
    """Every full name, and the noun alone where only one currency in use bears it: naira, zloty, yen.

    A noun that is a verb too is left out: "12 won" is no sum of money.
    """
    full: Names = {}
    nouns: dict[str, set[str]] = defaultdict(set)
    current = current_currencies()
    for currency in sorted(Locale(code).currencies):
        for name in names_of(currency, code, elision):
            if currency in current or name not in full:
                full[name] = currency
            if currency in current:
                nouns[name[-1] if noun_is_last else name[0]].add(currency)
    alone = {(noun,): codes.pop() for noun, codes in nouns.items() if len(codes) == 1 and noun not in verbs}
    return alone | full


@cache
def currency_of(country: str, sign: str) -> str | None:
    """The currency that a country writes with a bare sign: $ is CAD in Canada; None where it has no such sign."""
    for code, _, end, is_tender in get_global("territory_currencies").get(country, ()):
        if (
            end is None
            and is_tender
            and any(get_currency_symbol(code, locale=str(locale)) == sign for locale in locales_of(country))
        ):
            return str(code)
    return None


@cache
def currency_called(country: str, name: str, code: str) -> str | None:
    """The currency of a country that a language calls so: «pesos» are ARS in Argentina; None where it has none."""
    for currency, _, end, is_tender in get_global("territory_currencies").get(country, ()):
        names = names_of(str(currency), code, Elision.AFTER)
        if end is None and is_tender and any(name in phrase for phrase in names):
            return str(currency)
    return None


def locales_of(country: str) -> list[Locale]:
    """The locales that CLDR keeps for a country."""
    # Only a name that holds the country can be one of its locales: to parse them all takes a tenth of a second.
    names = [name for name in locale_identifiers() if country in name.split("_")]
    return [locale for name in names if (locale := Locale.parse(name)).territory == country]


def names_of(currency: str, code: str, elision: Elision) -> set[tuple[str, ...]]:
    """The name of a currency in the singular and the plural, folded."""
    names = {get_currency_name(currency, count, locale=code) for count in (1, 2)}
    return {phrase for name in names if name != currency and (phrase := split_phrase(name, elision))}


@cache
def all_currencies() -> frozenset[str]:
    """Every code of ISO 4217 that CLDR names, those no longer in use too: GEL, FRF."""
    return frozenset(list_currencies())


def current_currencies() -> set[str]:
    """The codes that are legal tender somewhere today."""
    periods = (period for periods in get_global("territory_currencies").values() for period in periods)
    return {code for code, _, end, is_tender in periods if end is None and is_tender}
