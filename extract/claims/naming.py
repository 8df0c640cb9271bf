"""Names for the fields of a claim: what a noun phrase, a role or a pronoun stands for in the text."""

from dataclasses import dataclass

from extract.actors.finding import LONGEST_DATELINE, closes_dateline
from extract.actors.resolving import DATELINE, TITLED, Sort
from extract.claims.context import Context
from extract.model import Actor, Sentence, Span

SPEAKER = "speaker"
"""The gender of «je, nous»: who speaks is the attribution's business."""
PEOPLE_BEFORE = 6
"""Sentences back within which a pronoun or a role finds whom it stands for."""
ROLE_BEFORE = 40
"""People back within which a role named again finds whom it stands for."""


@dataclass(frozen=True)
class Named:
    """A name for a field of a claim, and the words that gave it."""

    name: str
    rule: str
    span: Span


def to_name(context: Context, first: int, last: int) -> str:
    """The words of tokens `first` to `last` on one line."""
    return " ".join(context.span(first, last).of(context.tokens.text).split())


def named_actor(actor: Actor, rule: str) -> Named:
    """An actor under its fullest name, by a rule."""
    return Named(actor.name, rule, Span(actor.start, actor.end))


def compound_at(context: Context, index: int) -> str:
    """The word at a token, with what hyphens tie to it from before: «porte-parole», «vice-président»."""
    words, dashes = context.words, context.lexicon.signs.dashes
    if index >= 2 and words[index - 1] in dashes and context.tokens.ends[index - 1] == context.tokens.starts[index]:
        return f"{words[index - 2]}-{words[index]}"
    return words[index]


def is_role(context: Context, index: int) -> bool:
    """Whether a word says what somebody is: président, porte-parole, spokesman."""
    roles = context.lexicon.actors.roles
    return context.words[index] in roles or compound_at(context, index) in roles


def past_article(context: Context, first: int, limit: int) -> int:
    """The token after an article; one that owns («son adversaire») stays with its noun."""
    text = context.lexicon.text
    while first < limit and context.words[first] in text.determiners and context.words[first] not in text.possessives:
        first += 1
    return first


def actors_between(context: Context, first: int, last: int) -> list[Actor]:
    """The actors whose names begin between two tokens, left to right; a dateline's place acts in no sentence."""
    if first >= len(context.words):
        return []
    actors = context.actors_by_sentence.get(context.tokens.sentences[first], [])
    return [actor for actor in actors if first <= actor.first < last and actor.rule != DATELINE]


def past_dateline(context: Context, sentence: Sentence) -> int:
    """The token after the dash of a dateline that opens the sentence: «LENS (Radio Sol) - La police …»."""
    actors = context.actors_by_sentence.get(context.tokens.sentences[sentence.first], [])
    lead = next((actor for actor in actors if actor.first == sentence.first and actor.rule == DATELINE), None)
    if lead is None:
        return sentence.first
    for at in range(lead.last, min(sentence.last, lead.last + LONGEST_DATELINE)):
        if closes_dateline(context.tokens, context.lexicon, at):
            behind = at + 1
            while behind < sentence.last and context.words[behind] in context.lexicon.signs.dateline_ends:
                behind += 1  # "SAN JUAN (Radio Sol) -- The rebels …"
            return behind
    return sentence.first


def resolve_pronoun(context: Context, index: int) -> Named | None:
    """Whom «il», "she", «lui» stands for: somebody named before it, of its gender, whom the sentence is about."""
    text = context.lexicon.text
    pronoun = text.pronouns.get(context.words[index]) or text.stressed_pronouns[context.words[index]]
    if pronoun.gender == SPEAKER or pronoun.is_plural:
        return None
    return salient_person(context, index, pronoun.gender, "subject.pronoun")


def salient_person(context: Context, index: int, gender: str, rule: str) -> Named | None:
    """The person of a gender whom the words before a token are about: of the nearest sentence that names one."""
    sentence = context.tokens.sentences[index]
    for at in range(sentence, max(-1, sentence - PEOPLE_BEFORE), -1):
        people = [
            actor
            for actor in context.actors_by_sentence.get(at, [])
            if actor.last <= index
            and actor.sort == Sort.PERSON
            and fits(context, actor, gender)
            and not may_be_place(context, actor)
        ]
        if people:
            return named_actor(max(people, key=lambda actor: salience(context, actor)), rule)
    return None


def may_be_place(context: Context, actor: Actor) -> bool:
    """Whether nothing makes a person of a name that stands as a place may: «la garde à Sidi Lunor»."""
    actors, first = context.lexicon.actors, context.words[actor.first]
    is_led = word_before(context, actor) in actors.weak_place_prepositions
    return is_led and not actor.roles and actor.rule != TITLED and first not in actors.genders


def fits(context: Context, actor: Actor, gender: str) -> bool:
    """Whether a person may be meant: not where the role or first name that the text gives is of the other gender."""
    genders = context.lexicon.actors.genders
    words = [*actor.roles, *context.words[actor.first : actor.last], actor.name.split()[0].casefold()]
    told = {genders[word] for word in words if word in genders}
    return not gender or not told or gender in told


def gender_of(context: Context, first: int, last: int) -> str:
    """The gender that a noun phrase or its article shows; empty where nothing does."""
    genders = context.lexicon.actors.genders
    return next((genders[word] for word in context.words[max(0, first - 1) : last] if word in genders), "")


def person_meant(context: Context, first: int, last: int) -> Named | None:
    """Whom a role names again («la maire de Paris»): the one named with it, else whom the text is speaking of."""
    if not any(is_role(context, at) for at in range(first, last)):
        return None
    found = resolve_role(context, first, last)
    return found or salient_person(context, first, gender_of(context, first, last), "subject.role")


def joined_people(context: Context, actor: Actor, limit: int) -> tuple[int, int]:
    """The tokens of a person's name with those that «et» joins to it: «Anne et Paul Martin»."""
    last = actor.last
    for other in actors_between(context, actor.last, limit):
        is_joined = other.first == last + 1 and context.words[last] in context.lexicon.text.coordinators
        if not is_joined or other.sort not in {Sort.PERSON, Sort.NAME}:
            break
        last = other.last
    return actor.first, last


def salience(context: Context, actor: Actor) -> tuple[bool, int]:
    """How likely a person is whom the next words are about: one no preposition leads to, then the last."""
    return not is_led(context, word_before(context, actor)), actor.first


def word_before(context: Context, actor: Actor) -> str:
    """The word before an actor's name, its article passed."""
    at, text = actor.first - 1, context.lexicon.text
    while at > 0 and context.words[at] in text.determiners and context.words[at] not in text.genitives:
        at -= 1
    return context.words[at] if at >= 0 else ""


def is_led(context: Context, word: str) -> bool:
    """Whether a preposition leads to what stands behind it."""
    return word in context.lexicon.text.prepositions


def resolve_role(context: Context, first: int, last: int) -> Named | None:
    """Whom «la ministre», «le chef de l'Etat», "the spokesman" stands for: the person the text named with that role."""
    if not any(is_role(context, at) or context.words[at] in context.lexicon.actors.titles for at in range(first, last)):
        return None
    said = [word for word in context.words[first:last] if is_telling(context, word)]
    people = context.people
    for actor in reversed(people[max(0, context.people_before(first) - ROLE_BEFORE) : context.people_before(first)]):
        if actor.roles and has_role(context, said, actor.roles):
            return Named(actor.name, "subject.role", context.span(first, last))
    return None


def is_telling(context: Context, word: str) -> bool:
    """Whether a word of a role says something: no small word and no sign."""
    text = context.lexicon.text
    return word[0].isalpha() and word not in text.determiners and word not in text.prepositions


def has_role(context: Context, said: list[str], roles: tuple[str, ...]) -> bool:
    """Whether a person's role is the one said: all its words, or another word for it and no other country."""
    known = {word for word in roles if is_telling(context, word)}
    if said and set(said) <= known:
        return True
    groups = context.lexicon.actors.same_roles
    meant = {groups.at(said, at, len(said)) for at in range(len(said))} - {None}
    own = [word for word in roles if is_telling(context, word)]
    held = {groups.at(own, at, len(own)) for at in range(len(own))} - {None}
    if not {found[1] for found in meant if found} & {found[1] for found in held if found}:
        return False
    countries, theirs = countries_of(context, said), countries_of(context, own)
    return not countries or not theirs or bool(countries & theirs)


def countries_of(context: Context, words: list[str]) -> set[str]:
    """The countries of the adjectives and names among some words."""
    actors = context.lexicon.actors
    found: set[str] = set()
    for at in range(len(words)):
        adjective = actors.demonyms.at(words, at, len(words))
        name = actors.countries.at(words, at, len(words))
        found |= set(adjective[1]) if adjective else set()
        found |= {name[1].country} if name else set()
    return found
