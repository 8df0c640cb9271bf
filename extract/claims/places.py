"""Where it happened: the place named in the sentence, else the one the passage is about."""

from collections import Counter
from collections.abc import Callable

from extract.actors.finding import Sort
from extract.claims.context import Context
from extract.claims.subjects import Named
from extract.model import Actor, Quantity, Span

PASSAGE = 2
"""Sentences back within which a place named still holds."""
AS_PLACE, AS_NAME, MOST_SUPPORT = 4, 2, 2
"""What a place is worth named as where something is, named otherwise, and by adjectives and capital in all."""


def find_place(
    context: Context, quantity: Quantity, before: Named | None, whole: Callable[[], Named | None]
) -> Named | None:
    """The place of a figure: of its sentence, else of the figure before it in the passage, else of the `whole` text."""
    return place_in_sentence(context, quantity) or place_of_adjective(context, quantity) or before or whole()


def place_before(context: Context, sentence: int) -> Named | None:
    """The last place that the sentences right before name as where something is, one without figures too."""
    sentences = context.parse.sentences
    for index in range(sentence - 1, max(-1, sentence - 1 - PASSAGE), -1):
        if sentences[sentence].paragraph - sentences[index].paragraph > 1:
            return None
        places = [
            actor
            for actor in context.actors_by_sentence.get(index, [])
            if actor.sort == Sort.PLACE and is_locative(context, actor) and not is_of_body(context, actor)
        ]
        if places:
            return Named(places[0].name, "place.passage", Span(places[0].start, places[0].end))
    return None


def place_of_adjective(context: Context, quantity: Quantity) -> Named | None:
    """The country of an adjective in the clause, where the text names it: "Venezuelan police arrested 25 people"."""
    actors = context.lexicon.actors
    for first, last, countries in context.find(actors.demonyms, context.sentence_index(quantity)):
        is_adjective = context.tokens.is_capitalized(first) == actors.demonyms_are_capitalized
        if not is_adjective or len(countries) != 1 or not context.same_clause(first, quantity.first):
            continue
        for place in context.actors:
            if place.sort == Sort.PLACE and country_of(context, place) in countries:
                return Named(place.name, "place.adjective", context.span(first, last))
    return None


def place_in_sentence(context: Context, quantity: Quantity) -> Named | None:
    """The nearest place of the number's clause, else of its sentence."""
    places = [
        actor
        for actor in context.actors_by_sentence.get(context.tokens.sentences[quantity.first], [])
        if actor.sort == Sort.PLACE and not is_of_body(context, actor)
    ]
    if not places:
        return None
    near = [place for place in places if context.same_clause(place.first, quantity.first)] or places
    chosen = min(near, key=lambda place: abs(place.first - quantity.first))
    first = with_place_noun(context, chosen)
    span = Span(context.tokens.starts[first], chosen.end)
    name = chosen.name if first == chosen.first else " ".join(span.of(context.tokens.text).split())
    return Named(name, "place.sentence", span)


def is_of_body(context: Context, actor: Actor) -> bool:
    """Whether a place only belongs to a role or a person: «maire de Bichkek»."""
    before = context.words[actor.first - 2 : actor.first]
    if len(before) < 2 or before[1] not in context.lexicon.text.genitives:
        return False
    return before[0] in context.lexicon.actors.roles | context.lexicon.actors.bodies


def with_place_noun(context: Context, place: Actor) -> int:
    """The first token of a place with the noun it belongs to: «prison de Kober»."""
    text, nouns = context.lexicon.text, context.lexicon.actors.place_nouns
    before = place.first - 1
    if country_of(context, place):
        return place.first
    if before > 0 and context.words[before] in text.genitives and context.words[before - 1] in nouns:
        return before - 1
    return place.first


def main_place(context: Context) -> Named | None:
    """The place the text is about: the one named most, above all as a place, the first of equals.

    A country's adjectives and its capital support it where the text names it.
    """
    places = [actor for actor in context.actors if actor.sort == Sort.PLACE and not is_of_body(context, actor)]
    if not places:
        return None
    votes: Counter[str] = Counter()
    firsts: dict[str, Actor] = {}
    for place in places:
        firsts.setdefault(place.name, place)
        votes[place.name] += AS_PLACE if is_locative(context, place) else AS_NAME
    support = support_for_countries(context)
    for name, place in firsts.items():
        votes[name] += min(MOST_SUPPORT, support[country_of(context, place) or ""])
    best = max(votes, key=lambda name: (votes[name], -firsts[name].start))
    return Named(best, "place.passage", Span(firsts[best].start, firsts[best].end))


def is_locative(context: Context, place: Actor) -> bool:
    """Whether a place is named as where something is («en Biélorussie»), not as who acts («l'allié de Minsk»)."""
    first = with_place_noun(context, place)
    while first > 0 and context.words[first - 1] in context.lexicon.text.determiners:
        if context.words[first - 1] in context.lexicon.actors.place_prepositions:
            return True
        first -= 1
    return first > 0 and context.words[first - 1] in context.lexicon.actors.place_prepositions


def country_of(context: Context, place: Actor) -> str | None:
    """The ISO code of a country's name; None for towns, capitals included."""
    found = context.lexicon.actors.countries.at(context.words, place.first, place.last)
    if not found or found[0] < place.last - place.first or found[1].is_capital:
        return None
    return found[1].country


def main_country(context: Context) -> str | None:
    """The ISO code of the country that the text speaks of most, by its names, adjectives and capital."""
    votes = support_for_countries(context)
    for first, last, place in context.lexicon.actors.countries.find(context.words, 0, len(context.words)):
        if not place.is_capital and context.tokens.is_capitalized(first) and last:
            votes[place.country] += 1
    return max(votes, key=lambda country: votes[country]) if votes else None


def support_for_countries(context: Context) -> Counter[str]:
    """How often the text speaks of each country by its adjective or its capital."""
    actors = context.lexicon.actors
    votes: Counter[str] = Counter()
    for first, _, countries in actors.demonyms.find(context.words, 0, len(context.words)):
        if context.tokens.is_capitalized(first) or not actors.demonyms_are_capitalized:
            votes.update(countries)
    for first, last, place in actors.countries.find(context.words, 0, len(context.words)):
        if place.is_capital and context.tokens.is_capitalized(first) and last:
            votes[place.country] += 1
    return votes
