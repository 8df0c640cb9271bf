"""Mentions in, actors out: what each name is of, by all that the text says of it, and the fullest name it gives."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from extract.folding import fold
from extract.lexicon import Lexicon
from extract.model import Actor, Tokens

COUNTRY, TOWN, LOCATIVE, WEAK = "actor.country", "actor.town", "actor.locative", "actor.weak_locative"
DATELINE, TITLED, PLUGGED = "actor.dateline", "actor.titled", "actor.pipeline"
WEIGHTS = {
    COUNTRY: 9,
    DATELINE: 5,
    TITLED: 4,
    LOCATIVE: 3,
    TOWN: 3,
    "actor.body": 3,
    WEAK: 1,
    "actor.known": 1,
    PLUGGED: 4,
}
"""What each rule's evidence is worth where mentions of one name disagree."""
CHANGEABLE = frozenset({"actor.name", WEAK, LOCATIVE, TOWN, "actor.acronym"})
"""Rules whose verdict on one mention gives way to what the whole text says."""
DOUBTFUL = CHANGEABLE | {"actor.known", "actor.demonym"}
"""Rules whose mentions give way to a name that a user's own pipeline found."""
LETTERS = re.compile(r"[^\W\d_]+")
LONGEST_ACRONYM = 3
"""Letters of a dateline's name that may be an acronym: "USA —"."""
LONGEST_ROLE = 9
"""Words before a name within which its role begins: «le ministre lituanien des Affaires étrangères,»."""


class Sort(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    NAME = "name"
    """A name of which nothing tells what it is."""


def resolve_names(mentions: list[Actor], tokens: Tokens, lexicon: Lexicon) -> list[Actor]:
    """The mentions, each with its sort as the whole text tells it, the fullest name and the person's roles."""
    mentions = spell_as_elsewhere(settle_sorts(mentions), tokens, lexicon)
    fullest = fullest_names(mentions)
    acronyms = find_acronyms(mentions, tokens, lexicon)
    resolver = RoleFinder(tokens, lexicon)
    named = [with_fullest_name(mention, fullest, acronyms) for mention in mentions]
    return [resolver.with_roles(mention) if mention.sort == Sort.PERSON else mention for mention in named]


def spell_as_elsewhere(mentions: list[Actor], tokens: Tokens, lexicon: Lexicon) -> list[Actor]:
    """Names in capitals under the spelling that the text has elsewhere: "MANILA" of a dateline is Manila.

    A dateline's name that stands nowhere else gets small letters: "SAN JUAN DE CUYO" is San Juan de Cuyo.
    """
    written = {fold(mention.name): mention.name for mention in reversed(mentions) if not mention.name.isupper()}
    is_all_capitals = tokens.text.isupper()
    return [
        replace(
            mention,
            name=written.get(fold(mention.name)) or spell_small(mention, lexicon, is_all_capitals=is_all_capitals),
        )
        if mention.name.isupper()
        else mention
        for mention in mentions
    ]


def spell_small(mention: Actor, lexicon: Lexicon, *, is_all_capitals: bool) -> str:
    """A place in small letters but for the first of each word; any other name, or text, as it stands."""
    is_known = mention.sort == Sort.PLACE and mention.rule in {DATELINE, COUNTRY, TOWN}
    if not is_known or is_all_capitals or len(mention.name) <= LONGEST_ACRONYM:
        return mention.name
    text = lexicon.text
    small = lexicon.actors.particles | text.determiners | text.prepositions

    def spell(run: re.Match[str]) -> str:
        is_tied = mention.name[run.start() - 1 : run.end() + 1] == f"-{run[0]}-" and len(run[0]) <= LONGEST_ACRONYM
        is_small = run.start() > 0 and (is_tied or run[0].lower() in small)  # "Port-au-Prince"
        return run[0].lower() if is_small else run[0].capitalize()

    return LETTERS.sub(spell, mention.name)


def settle_sorts(mentions: list[Actor]) -> list[Actor]:
    """A name that is a place here and a person there is what most of the evidence makes it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        votes[mention.name][mention.sort] += WEIGHTS.get(mention.rule, 0)
    return [settle(mention, votes[mention.name]) for mention in mentions]


def settle(mention: Actor, votes: Counter[str]) -> Actor:
    """One mention, of the sort that has most evidence."""
    if mention.rule not in CHANGEABLE:
        return mention
    best, weight = votes.most_common(1)[0]
    if weight <= votes[mention.sort]:
        return mention
    return replace(mention, sort=best)


def fullest_names(mentions: Iterable[Actor]) -> dict[str, str]:
    """The longest name of a person that ends with a surname, and of a body that ends with a word, by that last word."""
    fullest: dict[str, str] = {}
    for sort in (Sort.ORGANISATION, Sort.PERSON):
        for mention in mentions:
            words = mention.name.split() if mention.sort == sort else []
            if words and len(words) > len(fullest.get(key_of(words[-1], sort), "").split()):
                fullest[key_of(words[-1], sort)] = mention.name
    return fullest


def key_of(word: str, sort: Sort) -> str:
    """The key of a last word among names of one sort."""
    return f"{sort}:{last_part(word)}"


def last_part(word: str) -> str:
    """A word without what an apostrophe ties to it: «l'Intérieur»."""
    return word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").rsplit("'", maxsplit=1)[-1]


def with_fullest_name(mention: Actor, fullest: dict[str, str], acronyms: dict[str, str]) -> Actor:
    """The mention under the longest name of the person whose surname it is, or of the body it stands for."""
    is_single = " " not in mention.name
    if is_single and mention.name in acronyms:
        return replace(mention, name=acronyms[mention.name], sort=Sort.ORGANISATION)
    is_open = mention.sort in {Sort.NAME, Sort.PLACE} and is_single and mention.rule not in {COUNTRY, DATELINE}
    if not is_open and mention.sort != Sort.PERSON:
        return mention
    last = mention.name.rsplit(maxsplit=1)[-1]
    person = fullest.get(key_of(last, Sort.PERSON))
    if person:
        return replace(mention, name=person, sort=Sort.PERSON)
    body = fullest.get(key_of(last, Sort.ORGANISATION))
    if body and is_open and mention.sort == Sort.NAME:
        return replace(mention, name=body, sort=Sort.ORGANISATION)
    return mention


def find_acronyms(mentions: Iterable[Actor], tokens: Tokens, lexicon: Lexicon) -> dict[str, str]:
    """Short names in brackets behind the name they stand for: «Union africaine (UA)»."""
    found: dict[str, str] = {}
    opening, closing = lexicon.signs.open_bracket, lexicon.signs.close_bracket
    for mention in mentions:
        at = mention.last
        if at + 2 >= len(tokens) or tokens.words[at] not in opening or tokens.words[at + 2] not in closing:
            continue
        short = tokens.raw(at + 1)
        if short.isupper() and len(short) > 1 and stands_for(short, mention.name):
            found[short] = mention.name
    return found


def stands_for(short: str, name: str) -> bool:
    """Whether the letters of an acronym come, in order, from the beginnings of a name's words."""
    initials = "".join(last_part(word)[0] for word in name.replace("-", " ").split() if last_part(word))
    letters = iter(fold(initials))
    return len(short) >= 2 and all(any(letter == other for other in letters) for letter in fold(short))


class RoleFinder:
    """Reads what the text says a person is: the words of the role before the name or in apposition behind it."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.lexicon = lexicon
        self.known = lexicon.actors.roles | lexicon.actors.titles | lexicon.actors.speakers

    def with_roles(self, mention: Actor) -> Actor:
        """The mention with the words of its role, folded."""
        words = self.before(mention) or self.behind(mention)
        return replace(mention, roles=words) if words else mention

    def before(self, mention: Actor) -> tuple[str, ...]:
        """«le ministre lituanien des Affaires étrangères, X», "Detroit Police Chief X"."""
        stop = mention.first
        while stop > 0 and self.words[stop - 1] in {self.lexicon.signs.comma, self.lexicon.signs.period}:
            stop -= 1
        first = stop
        while first > 0 and stop - first < LONGEST_ROLE and self.may_belong(first - 1, mention):
            first -= 1
        words = tuple(word for word in self.words[first:stop] if word not in self.lexicon.text.determiners)
        return words if any(word in self.known for word in words) else ()

    def behind(self, mention: Actor) -> tuple[str, ...]:
        """«X, l'avocate de nombreux blessés,», "X, the coast guard spokesman"."""
        if mention.last + 1 >= len(self.words) or self.words[mention.last] != self.lexicon.signs.comma:
            return ()
        first = last = mention.last + 1
        while last < len(self.words) and last - first < LONGEST_ROLE and self.may_belong(last, mention):
            last += 1
        words = tuple(word for word in self.words[first:last] if word not in self.lexicon.text.determiners)
        return words if any(word in self.known for word in words) else ()

    def may_belong(self, index: int, mention: Actor) -> bool:
        """Whether a word may be part of a role: no sign, no verb, no other sentence."""
        word = self.words[index]
        if not (word[0].isalpha() or word in self.lexicon.signs.dashes):
            return False
        if self.tokens.sentences[index] != self.tokens.sentences[mention.first]:
            return False
        if word in self.known:
            return True
        text = self.lexicon.text
        is_small = word in text.subordinators or word in text.coordinators or word in text.pronouns
        is_verb = word in self.lexicon.verbs.table and not self.tokens.is_capitalized(index)
        is_led = word in text.prepositions and word not in text.genitives and word not in text.determiners
        return not is_small and not is_led and not (is_verb and word not in text.determiners)
