"""Where it happened: the place named in the sentence, else the one the passage is about."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from extract.actors.resolving import DATELINE, Sort
from extract.claims.context import Context
from extract.claims.naming import Named, past_article, past_dateline
from extract.lexicon.words import GenericPlace, Words
from extract.model import Actor, Quantity, Span

PASSAGE = 2
"""Sentences back within which a place named still holds."""
LEAD = 3
"""Sentences at the head of a text whose places count double for what it is about."""
AS_PLACE, AS_NAME, AS_ORIGIN, MOST_SUPPORT = 4, 2, 1, 2
"""What a place is worth named as where something is, as who acts or suffers, otherwise, and by adjectives in all."""
OF_DATELINE = 12
NEAR = 40
"""Places, or sentences, within which words such as «la ville», «la même prison» find what they stand for."""
LONGEST_LINK = 2
"""Tokens between a number and its own place: «quatre à la Courneuve»."""
LONGEST_DISTANCE = 7
"""Tokens before a place within which the length of the way to it stands: «180 kilomètres au nord-ouest de»."""
WIDEST_GAP = 7
"""Tokens between a place and the wider one it lies in: «Oppau, près de Ludwigshafen, dans l'ouest de l'Allemagne»."""


class Relation(IntEnum):
    """How a place stands in its sentence, from where something is to what has only to do with it."""

    LOCATIVE = 0
    PLAIN = 1
    """Subject or object: «des pluies ont touché Manille»."""
    GENITIVE = 2
    DIRECTION = 3
    """Where something comes from or goes to."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place of a sentence: tokens `first` to `last`, its name, and how it stands there."""

    first: int
    last: int
    name: str
    span: Span
    relation: Relation
    is_country: bool
    is_landmark: bool = False
    """Whether something is only said to be so far from it."""


def find_place(
    context: Context,
    quantity: Quantity,
    before: Named | None,
    whole: Callable[[], Named | None],
    *,
    judges: bool = False,
    is_sent: bool = False,
) -> Named | None:
    """The place of a figure: of its sentence, else of the figure before it in the passage, else of the `whole` text.

    `judges`: it is of those whom a court judges, so that a court's town is theirs. `is_sent`: they may be sent
    somewhere.
    """
    return (
        (place_of_court(context, quantity) if judges else None)
        or (place_sent_to(context, quantity) if is_sent else None)
        or place_in_sentence(context, quantity, Relation.PLAIN)
        or before
        or place_of_adjective(context, quantity)
        or place_in_sentence(context, quantity, Relation.GENITIVE)
        or whole()
    )


def place_sent_to(context: Context, quantity: Quantity) -> Named | None:
    """Where those counted are sent: "440 extra troops to Mali during a summit in Paris"."""
    for place in places_of(context, context.sentence_index(quantity)):
        between = context.words[quantity.phrase[1] : place.first]
        is_led = 0 < len(between) <= LONGEST_LINK and between[0] in context.lexicon.actors.destinations
        if is_led and place.first >= quantity.phrase[1]:
            return Named(place.name, "place.sentence", place.span)
    return None


def is_court(context: Context, actor: Actor) -> bool:
    """Whether a body's name has a noun for courts in it."""
    return any(word in context.lexicon.actors.courts for word in context.words[actor.first : actor.last])


def place_of_court(context: Context, quantity: Quantity) -> Named | None:
    """The town of a court that the sentence names, where it names no other place."""
    sentence = context.sentence_index(quantity)
    if any(place.relation <= Relation.PLAIN for place in places_of(context, sentence)):
        return None
    courts = [
        place
        for actor in context.actors_by_sentence.get(sentence, [])
        if is_court(context, actor)
        for place in place_of_force(context, actor)
    ]
    return Named(courts[0].name, "place.sentence", courts[0].span) if courts else None


def find_economy(context: Context, quantity: Quantity) -> Named | None:
    """The country or region that a rate is of: named with it, in the lead, or what the text is about; no dateline."""
    country = named_country(context)
    return (
        place_in_sentence(context, quantity, Relation.GENITIVE)
        or place_of_lead(context)
        or (Named(country.name, "place.passage", Span(country.start, country.end)) if country else None)
    )


def place_in_sentence(context: Context, quantity: Quantity, widest: Relation = Relation.DIRECTION) -> Named | None:
    """The place of the sentence that says most of where the figure is, of those that stand as `widest` or closer."""
    sentence = context.sentence_index(quantity)
    places = [
        place for place in places_of(context, sentence) if place.relation <= widest or owns(context, quantity, place)
    ]
    if places and all(is_continent(context, place) for place in places):
        # "Britain's death toll rose to 29, the highest in Europe"
        narrower = [place for place in places_of(context, sentence) if not is_continent(context, place)]
        places = [place for place in narrower if place.relation is Relation.GENITIVE] or places
    if not places:
        return None
    named = next((place for place in places if is_listed_before(quantity, place)), None)
    if named:
        return Named(named.name, "place.sentence", named.span)
    others = [
        other
        for other in context.quantities_by_sentence[sentence]
        if other is not quantity and not other.counts_nothing
    ]

    def rank(place: PlaceMention) -> tuple[bool, bool, bool, bool, bool, bool, bool, bool, int]:
        return (
            not is_tied(context, quantity, place),
            is_of_other(context, quantity, place, others),
            place.relation is Relation.DIRECTION,
            place.relation is Relation.GENITIVE,
            not context.same_clause(place.first, quantity.first),
            (place.is_country and not stands_behind(context, quantity, place)) or is_heading(context, place),
            place.is_landmark,
            place.relation is not Relation.LOCATIVE,
            distance(context, quantity, place),
        )

    best = min(places, key=rank)
    return Named(best.name, "place.sentence", best.span)


def is_continent(context: Context, place: PlaceMention) -> bool:
    """Whether a place is wider than any country."""
    return context.words[place.last - 1] in context.lexicon.actors.continents


def owns(context: Context, quantity: Quantity, place: PlaceMention) -> bool:
    """Whether a place is this number's own however it stands, but for where somebody comes from."""
    is_bracketed = (
        context.words[place.last] in context.lexicon.signs.open_bracket if place.last < quantity.first else False
    )
    return (is_bracketed or place.relation is not Relation.DIRECTION) and is_tied(context, quantity, place)


def is_tied(context: Context, quantity: Quantity, place: PlaceMention) -> bool:
    """Whether a place is this number's own: «Nantes (15 000)», «quatre à Trans», «l'Afghanistan, où neuf reporters»."""
    words, signs, text = context.words, context.lexicon.signs, context.lexicon.text
    if place.first >= quantity.phrase[1]:
        gap = words[quantity.phrase[1] : place.first]
        return 0 < len(gap) <= LONGEST_LINK and all(is_link(context, word) for word in gap)
    if place.last > quantity.phrase[0]:
        return False
    if words[place.last] in signs.open_bracket:
        return not any(word in signs.close_bracket for word in words[place.last : quantity.phrase[0]])
    at = place.last + 1 if words[place.last] == signs.comma else place.last
    is_relative = at < quantity.phrase[0] and words[at] in text.relatives | context.lexicon.dates.of_time
    return is_relative and context.same_clause(at, quantity.first)


def is_heading(context: Context, place: PlaceMention) -> bool:
    """Whether a place only opens the sentence, before a colon: "Jammu: Five people died in Kathua district"."""
    is_first = place.first == context.parse.sentence_of(place.first).first
    return is_first and place.last < len(context.words) and context.words[place.last] in context.lexicon.signs.breaks


def is_listed_before(quantity: Quantity, place: PlaceMention) -> bool:
    """Whether a place stands hard before a bare number: "India reported 6,300 deaths, Indonesia 4,500"."""
    return quantity.head is None and place.last == quantity.phrase[0] and place.relation is Relation.PLAIN


def distance(context: Context, quantity: Quantity, place: PlaceMention) -> int:
    """How many tokens lie between a number and a place; one behind a comma is farther."""
    low, high = sorted((quantity.first, place.first))
    return high - low + WIDEST_GAP * context.words[low:high].count(context.lexicon.signs.comma)


def stands_behind(context: Context, quantity: Quantity, place: PlaceMention) -> bool:
    """Whether a place follows what is counted within the same stretch: «deux Français enlevés au Bénin»."""
    between = context.words[quantity.phrase[1] : place.first]
    signs = context.lexicon.signs
    return place.first >= quantity.phrase[1] and not any(
        word == signs.comma or word in signs.breaks for word in between
    )


def is_of_other(context: Context, quantity: Quantity, place: PlaceMention, others: list[Quantity]) -> bool:
    """Whether a place is only another number's: «3 000 cas, dont 2 000 à Lille», «10 à Paris, 5 à Lyon»."""
    for other in others:
        if other.head is not None and not is_of_people(context, other.head):
            continue  # «l'effondrement d'un immeuble à Lagos», «ces deux jours à Lunor»
        if is_tied(context, other, place) and not is_tied(context, quantity, place):
            return True
        first = past_group(context, other)
        gap = context.words[first : place.first]
        stands_behind_it = first <= place.first and all(is_link(context, word) for word in gap)
        is_between = quantity.first < other.first or place.first < quantity.first
        if stands_behind_it and is_between and len(gap) <= 3:
            return True
    return False


def past_group(context: Context, quantity: Quantity) -> int:
    """The token behind a number with what it counts: "1,000 of them"."""
    at, limit = quantity.phrase[1], context.sentence_of(quantity).last
    found = context.lexicon.claims.of_group.at(context.words, at, limit) if at < limit else None
    return at + found[0] if found else at


def is_of_people(context: Context, index: int) -> bool:
    """Whether a counted noun is of people or of a toll: soldiers, dead, cases."""
    word, words = context.words[index], context.lexicon.quantities
    is_listed = word in words.people or word in words.generic_people or word in context.lexicon.actors.roles
    return is_listed or word.endswith(words.people_endings) or word in context.lexicon.metrics.nouns


def is_link(context: Context, word: str) -> bool:
    """Whether a word only ties a place to what stands before it."""
    return word in locative_prepositions(context) or word in context.lexicon.text.determiners


def places_of(context: Context, sentence: int) -> list[PlaceMention]:
    """The places of a sentence, left to right: names and words such as «la capitale»; none that another one lies in."""
    if sentence not in context.places:
        found = join_places(
            context,
            sorted([*named_places(context, sentence), *generic_places(context, sentence)], key=lambda each: each.first),
        )
        context.places[sentence] = [
            place
            for index, place in enumerate(found)
            if (index == 0 or not is_wider(context, found[index - 1], place))
            and (index + 1 == len(found) or not is_owner(context, place, found[index + 1]))
        ]
    return context.places[sentence]


def join_places(context: Context, places: list[PlaceMention]) -> list[PlaceMention]:
    """Places with those that a conjunction joins to them as one: «en Guinée, au Libéria et en Sierra Leone»."""
    joined: list[PlaceMention] = []
    for place in places:
        last = joined[-1] if joined else None
        if last is not None and last.relation is Relation.LOCATIVE and is_joined_place(context, last, place):
            span = Span(last.span.start, place.span.end)
            name = " ".join(span.of(context.tokens.text).split())
            joined[-1] = replace(last, last=place.last, name=name, span=span)
        else:
            joined.append(place)
    return joined


def is_joined_place(context: Context, first: PlaceMention, second: PlaceMention) -> bool:
    """Whether only a conjunction, or commas of a list that ends with one, and prepositions part two places."""
    text, comma = context.lexicon.text, context.lexicon.signs.comma
    between = context.words[first.last : second.first]
    small = locative_prepositions(context) | text.determiners | text.coordinators
    if not between or any(word in context.lexicon.numbers.ones for word in between):
        return False
    is_list = between[0] == comma and goes_on_joined(context, second)
    return (between[0] in text.coordinators or is_list) and all(word in small for word in between[1:])


def goes_on_joined(context: Context, place: PlaceMention) -> bool:
    """Whether a list of places goes on behind one up to a conjunction: «Tours, Rennes, Brest et Pau»."""
    actors = context.actors_by_sentence.get(context.tokens.sentences[place.first], [])
    text, last = context.lexicon.text, place.last
    small = locative_prepositions(context) | text.determiners | text.coordinators | {context.lexicon.signs.comma}
    for actor in actors:
        if actor.first < last:
            continue
        between = context.words[last : actor.first]
        if actor.sort != Sort.PLACE or not between or not all(word in small for word in between):
            return False
        if between[0] in text.coordinators:
            return True
        last = actor.last
    return False


def named_places(context: Context, sentence: int) -> Iterator[PlaceMention]:
    """The places that a sentence names, behind its dateline."""
    begin = past_dateline(context, context.parse.sentences[sentence])
    for actor in context.actors_by_sentence.get(sentence, []):
        if actor.first < begin:
            continue
        if actor.sort == Sort.ORGANISATION and not is_court(context, actor):
            yield from place_of_force(context, actor)
        elif actor.sort == Sort.PLACE and actor.rule != DATELINE and not is_of_body(context, actor):
            first = with_place_noun(context, actor)
            span = Span(context.tokens.starts[first], actor.end)
            is_plain = first == actor.first or context.words[first] in context.lexicon.actors.settlements
            name = actor.name if is_plain else " ".join(span.of(context.tokens.text).split())
            relation = relation_of(context, first, actor.last)
            is_country = country_of(context, actor) is not None and not is_part_of_country(context, actor)
            if actor.first == actor.last - 1 and context.words[actor.first] in context.lexicon.actors.continents:
                first, name, is_country = actor.first, actor.name, True
            is_near = is_landmark(context, first)
            yield PlaceMention(first, actor.last, name, span, relation, is_country, is_near)


def is_part_of_country(context: Context, place: Actor) -> bool:
    """Whether a word before a country's name means a part of it: "northwestern Pakistan", «le nord-ouest du Mali»."""
    text, directions = context.lexicon.text, context.lexicon.actors.directions
    at = place.first - 1
    while at > 0 and (context.words[at] in text.determiners or context.words[at] in text.genitives):
        at -= 1
    return at >= 0 and context.words[at] in directions


def place_of_force(context: Context, actor: Actor) -> Iterator[PlaceMention]:
    """As in "Albuquerque police", "Ipswich Crown Court", «tribunal criminel de Tarem»: the town in a body's name."""
    actors, words = context.lexicon.actors, context.words
    judges = is_court(context, actor)
    first, last = actor.first, actor.first
    if not context.lexicon.text.noun_head_is_last:
        first, last = (complement_of(context, actor), actor.last) if judges else (actor.last, actor.last)
    found = actors.countries.at(words, actor.first, actor.last)
    if found and actor.first + found[0] < actor.last and (judges or words[actor.last - 1] in actors.forces):
        last = actor.first + found[0]
    if first < last:
        span = context.span(first, last)
        is_country = found is not None and found[1].is_country
        yield PlaceMention(actor.first, actor.last, span.of(context.tokens.text), span, Relation.GENITIVE, is_country)


def complement_of(context: Context, body: Actor) -> int:
    """The token of the name that a genitive ties to a body's noun, as its last word; the body's end where none is."""
    genitives = context.lexicon.text.genitives
    for at in range(body.last - 1, body.first, -1):
        if not context.tokens.is_capitalized(at) and context.words[at][0].isalpha():
            return at + 1 if context.words[at] in genitives else body.last
    return body.last


def generic_places(context: Context, sentence: int) -> Iterator[PlaceMention]:
    """Words that stand for a place, as the name that the text gives it: «dans la capitale», "across the country"."""
    for first, last, generic in context.find(context.lexicon.actors.generic_places, sentence):
        relation = relation_of(context, first, last)
        if relation is not Relation.LOCATIVE or is_possessive(context, last):
            continue
        named = resolve_generic(context, generic, first)
        span = context.span(first, last)
        name = named or span.of(context.tokens.text)
        is_wide = generic in {GenericPlace.COUNTRY, GenericPlace.WORLD}
        if generic is GenericPlace.WORLD:
            span = context.span(past_article(context, first, last - 1), last)
            name = span.of(context.tokens.text)
        yield PlaceMention(first, last, name, span, relation, is_country=is_wide)
    yield from places_named_before(context, sentence)


def places_named_before(context: Context, sentence: int) -> Iterator[PlaceMention]:
    """«dans la même prison», "at the same hospital": a noun of places that stands for the one named before with it."""
    here = context.parse.sentences[sentence]
    for index in range(here.first, here.last - 1):
        noun = context.words[index + 1]
        if context.words[index] not in context.lexicon.actors.same or noun not in context.lexicon.actors.place_nouns:
            continue
        named = next(
            (
                place
                for earlier in range(sentence - 1, max(-1, sentence - 1 - NEAR), -1)
                for place in places_of(context, earlier)
                if noun in context.words[place.first : place.last]
            ),
            None,
        )
        if named:
            span = context.span(index, index + 2)
            yield PlaceMention(index, index + 2, named.name, span, Relation.LOCATIVE, is_country=False)


def resolve_generic(context: Context, generic: GenericPlace, index: int) -> str | None:
    """The name that the text gives the country, capital or town it speaks of; None where it gives none."""
    if generic is GenericPlace.WORLD:
        return None
    if generic is GenericPlace.COUNTRY:
        country = named_country(context)
        return country.name if country else None
    places = context.places_named
    behind = bisect_left(places, index, key=lambda actor: actor.first)
    nearest_first = [*reversed(places[max(0, behind - NEAR) : behind]), *places[behind : behind + NEAR]]
    must_be_capital = generic is GenericPlace.CAPITAL
    towns = (actor.name for actor in nearest_first if is_town(context, actor, must_be_capital=must_be_capital))
    return next(towns, None)


def named_country(context: Context) -> Actor | None:
    """The first mention of the country that the text is about, where it names it."""
    country = main_country(context)
    return context.countries_named.get(country) if country else None


def is_town(context: Context, actor: Actor, *, must_be_capital: bool) -> bool:
    """Whether a place is a town; of those no table knows, any that is no country may be."""
    known = context.place_known(actor)
    if known:
        return known.is_capital if must_be_capital else known.is_town
    return not must_be_capital


def is_owner(context: Context, outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether a possessive says that the place behind it lies in a place: "Baghdad's Karrada district"."""
    actors, between = context.lexicon.actors, context.words[outer.last : inner.first]
    if is_own_noun(context, inner) and len(between) == 2 and between[0] in actors.place_nouns:
        return True  # "the North Caucasus republic of Chechnya"
    small = locative_prepositions(context) | context.lexicon.text.determiners
    is_listed = (
        bool(between) and between[0] == context.lexicon.signs.comma and all(word in small for word in between[1:])
    )
    if is_listed and len(between) > 1 and is_state(context, outer) and not is_state(context, inner):
        return True  # "in northern Iraq, near Mosul"
    return is_possessive(context, outer.last) and all(word in actors.directions for word in between[1:])


def is_state(context: Context, place: PlaceMention) -> bool:
    """Whether a place is a country, or a part of one by its direction: "northern Iraq"."""
    found = context.lexicon.actors.countries.ending_at(context.words, place.last, place.first)
    return place.is_country or (found is not None and found[1].is_country)


def is_own_noun(context: Context, place: PlaceMention) -> bool:
    """Whether the noun before a place names what it is, and no part of it: "republic of X", not "district of X"."""
    actors, words = context.lexicon.actors, context.words
    if place.first < 2 or words[place.first - 1] not in context.lexicon.text.genitives:
        return False
    noun = words[place.first - 2]
    return noun in actors.place_nouns and noun not in actors.place_endings | actors.place_tails


def is_wider(context: Context, inner: PlaceMention, outer: PlaceMention) -> bool:
    """Whether a place only says where the one before it lies: "Paris, France", «Oppau en Allemagne», «X (Orne)»."""
    if is_own_noun(context, outer) and context.lexicon.text.noun_head_is_last and outer.first - inner.last == 2:
        return False
    if is_state(context, inner) and not is_state(context, outer) and outer.relation is Relation.LOCATIVE:
        return False  # «dans le centre du Portugal, à Lunor»
    if (inner.is_country and not is_continent(context, outer)) or outer.first - inner.last > WIDEST_GAP:
        return False
    actors, signs, text = context.lexicon.actors, context.lexicon.signs, context.lexicon.text
    ties = locative_prepositions(context) | actors.directions | actors.place_nouns
    ties |= text.determiners | text.genitives | signs.open_bracket | {signs.comma} | signs.dashes
    between = context.words[inner.last : outer.first]
    return all(word in ties and word not in context.lexicon.numbers.ones for word in between)


def relation_of(context: Context, first: int, last: int) -> Relation:
    """How the tokens of a place stand in their sentence, by what leads to them."""
    actors, text, words = context.lexicon.actors, context.lexicon.text, context.words
    begin = context.parse.sentence_of(first).first
    at = first - 1
    while at >= begin and is_passed(context, at):
        at -= 1
    plain = Relation.GENITIVE if is_possessive(context, last) or is_before_body(context, last) else Relation.PLAIN
    if at < begin:
        return plain
    word = words[at]
    if word in locative_prepositions(context):
        is_base = at > begin and words[at - 1] in actors.bases  # «un militaire basé à Lunor»
        return Relation.DIRECTION if word in actors.origins or is_base else Relation.LOCATIVE
    if word in text.genitives:
        return relation_of_genitive(context, at, begin)
    if word in text.prepositions:
        return Relation.DIRECTION
    return plain


def is_before_body(context: Context, last: int) -> bool:
    """Whether a place only says whose a force or a body is: "the US military", "Texas officials"."""
    if not context.lexicon.text.noun_head_is_last or last >= len(context.words):
        return False
    actors, word = context.lexicon.actors, context.words[last]
    is_body = word in actors.forces or word in actors.bodies or word in actors.speakers or word in actors.roles
    return is_body and not context.tokens.is_capitalized(last)


def is_landmark(context: Context, first: int) -> bool:
    """Whether what leads to a place says how far from it something is: "27 km southeast of", «à 180 km de»."""
    lengths = context.lexicon.actors.lengths
    begin = max(context.parse.sentence_of(first).first, first - LONGEST_DISTANCE)
    between = context.words[begin:first]
    return any(word in lengths for word in between) and context.lexicon.signs.comma not in between


def relation_of_genitive(context: Context, genitive: int, begin: int) -> Relation:
    """How «… de X» stands: as its noun does, where that is one of places, events or forces."""
    actors, at = context.lexicon.actors, genitive - 1
    if at > begin and (context.words[at],) in actors.demonyms:
        # «sur la ville ukrainienne de Kherson»
        at -= 1
    nouns = actors.place_nouns | actors.directions
    if at > begin and is_adjective_of(context, at, nouns):
        at -= 1  # «dans le village voisin de Tarem»
    noun = context.words[at] if at >= begin else ""
    if noun in actors.borders:
        return Relation.DIRECTION  # «à la frontière du Nigeria»
    if noun in nouns or noun.removesuffix("s") in nouns:
        return relation_of(context, at, genitive)
    is_event = noun in context.lexicon.dates.events or noun in actors.forces
    return Relation.PLAIN if is_event else Relation.GENITIVE


def is_adjective_of(context: Context, index: int, nouns: Words) -> bool:
    """Whether a word is an adjective behind one of some nouns, where adjectives stand there."""
    word, text = context.words[index], context.lexicon.text
    is_plain = word[0].isalpha() and word not in nouns and word not in text.function_words
    return is_plain and not text.noun_head_is_last and context.words[index - 1] in nouns


def locative_prepositions(context: Context) -> Words:
    """Every preposition that may lead to where something is."""
    actors = context.lexicon.actors
    return actors.place_prepositions | actors.weak_place_prepositions | actors.known_place_prepositions


def is_possessive(context: Context, last: int) -> bool:
    """Whether a name owns what follows: "Colombia's army"."""
    return last < len(context.words) and context.words[last] in context.lexicon.text.possessive_endings


def is_passed(context: Context, index: int) -> bool:
    """Whether a word between a preposition and its place is passed: articles, adjectives, nouns of directions."""
    text, actors, word = context.lexicon.text, context.lexicon.actors, context.words[index]
    if word in locative_prepositions(context):
        return False
    if word in text.determiners and word not in text.genitives:
        return True
    return word in actors.directions or word in context.lexicon.quantities.all_of


def place_before(context: Context, sentence: int) -> Named | None:
    """The last place that the sentences right before name as where something is, one without figures too."""
    sentences = context.parse.sentences
    for index in range(sentence - 1, max(-1, sentence - 1 - PASSAGE), -1):
        if sentences[sentence].paragraph - sentences[index].paragraph > 1:
            return None
        places = [
            place
            for place in places_of(context, index)
            if place.relation is Relation.LOCATIVE or (place.relation is Relation.PLAIN and not place.is_country)
        ]
        places = [place for place in places if not is_street(context, place)]
        if places:
            best = min(places, key=lambda place: (place.is_country, place.is_landmark, place.relation))
            return Named(best.name, "place.passage", best.span)
    return None


def is_street(context: Context, place: PlaceMention) -> bool:
    """Whether a place is a street or a square, which the next sentence has left: "the 3900 block of Dune Avenue"."""
    streets = context.lexicon.actors.streets
    return any(context.words[at] in streets for at in range(place.first, place.last))


def place_of_adjective(context: Context, quantity: Quantity) -> Named | None:
    """The country of an adjective in the clause, where the text names it: "Venezuelan police arrested 25 people"."""
    actors = context.lexicon.actors
    for first, last, countries in context.find(actors.demonyms, context.sentence_index(quantity)):
        is_adjective = context.tokens.is_capitalized(first) == actors.demonyms_are_capitalized
        is_counted = quantity.phrase[0] <= first < quantity.phrase[1]
        if not is_adjective or len(countries) != 1 or is_counted or not context.same_clause(first, quantity.first):
            continue
        if not is_of_institution(context, first, last):
            continue
        place = context.countries_named.get(next(iter(countries)))
        if place:
            return Named(place.name, "place.adjective", context.span(first, last))
    return None


def is_of_institution(context: Context, first: int, last: int) -> bool:
    """Whether an adjective belongs to a force or a body, beside it: «la police vénézuélienne»."""
    actors = context.lexicon.actors
    beside = range(last, last + 2) if context.lexicon.text.noun_head_is_last else range(first - 2, first)
    return any(
        0 <= at < len(context.words) and (context.words[at] in actors.forces or context.words[at] in actors.bodies)
        for at in beside
    )


def is_of_body(context: Context, actor: Actor) -> bool:
    """Whether a place only belongs to a role or a person: «maire de Bichkek», "Wayne County Prosecutor"."""
    actors, text = context.lexicon.actors, context.lexicon.text
    if text.noun_head_is_last and actor.last < len(context.words) and context.tokens.is_capitalized(actor.last):
        return context.words[actor.last] in actors.roles
    before = context.words[actor.first - 2 : actor.first]
    if len(before) < 2 or before[1] not in text.genitives:
        return False
    return before[0] in (actors.roles | actors.bodies) - actors.directions


def with_place_noun(context: Context, place: Actor) -> int:
    """The first token of a place with the noun it belongs to: «prison de Kober»."""
    text, nouns = context.lexicon.text, context.lexicon.actors.place_nouns
    before = place.first - 1
    if country_of(context, place):
        return place.first
    sentence = context.parse.sentence_of(place.first)
    if before > sentence.first and context.words[before] in text.determiners - text.genitives:
        before -= 1
    if before > sentence.first and context.words[before] in text.genitives and context.words[before - 1] in nouns:
        first = before - 1
    elif place.first > sentence.first and context.words[place.first - 1] in nouns:
        first = place.first - 1
    else:
        return place.first
    return first - 1 if first > sentence.first and context.words[first - 1].isdecimal() else first


def main_place(context: Context) -> Named | None:
    """The place the text is about: the one named most, above all as a place and in its lead, the first of equals.

    A country's adjectives and its capital support it where the text names it; a dateline is worth most.
    """
    votes: Counter[str] = Counter()
    firsts: dict[str, Actor] = {}
    of_bodies = {place.first for place in context.places_named if is_of_body(context, place)}
    is_alone = len(of_bodies) == len(context.places_named)  # «le préfet de Paris», and no other place
    for place in context.places_named:
        if place.first in of_bodies and not is_alone:
            continue
        firsts.setdefault(place.name, place)
        votes[place.name] += worth(context, place)
    for actor in context.actors:
        for town in place_of_force(context, actor) if actor.sort == Sort.ORGANISATION else ():
            firsts.setdefault(town.name, replace(actor, last=town.last, end=town.span.end))
            votes[town.name] += AS_NAME
    if not votes:
        return generic_country(context)
    support = context.country_support
    for name, place in firsts.items():
        votes[name] += min(MOST_SUPPORT, support[country_of(context, place) or ""])
    best = max(votes, key=lambda name: (votes[name], -firsts[name].start))
    return place_of_lead(context) or Named(best, "place.passage", Span(firsts[best].start, firsts[best].end))


def place_of_lead(context: Context) -> Named | None:
    """The most specific place that the first sentence with one names as where something is."""
    has_dateline = any(actor.rule == DATELINE for actor in context.actors_by_sentence.get(0, []))
    # "KABUL — Twelve people died. They came from Herat.": the dateline is nearer than what follows the lead.
    for index in range(1 if has_dateline else min(LEAD, len(context.parse.sentences))):
        places = [place for place in places_of(context, index) if place.relation <= Relation.PLAIN]
        if places:
            best = min(places, key=lambda place: (place.is_country, place.is_landmark, place.relation, place.first))
            return Named(best.name, "place.passage", best.span)
    return None


def worth(context: Context, place: Actor) -> int:
    """What one mention of a place says for the text's being about it."""
    if place.rule == DATELINE:
        return OF_DATELINE
    first = with_place_noun(context, place)
    if first < place.first:
        # A street or a prison is no place that a whole text is about.
        return AS_ORIGIN
    relation = relation_of(context, first, place.last)
    value = {Relation.LOCATIVE: AS_PLACE, Relation.PLAIN: AS_NAME}.get(relation, AS_ORIGIN)
    return 2 * value if context.tokens.sentences[place.first] < LEAD else value


def generic_country(context: Context) -> Named | None:
    """As in "across the country", where the text names no place at all: its own words."""
    for first, last, generic in context.lexicon.actors.generic_places.find(context.words, 0, len(context.words)):
        if generic is GenericPlace.COUNTRY and relation_of(context, first, last) is Relation.LOCATIVE:
            span = context.span(first, last)
            return Named(span.of(context.tokens.text), "place.passage", span)
    return None


def country_of(context: Context, place: Actor) -> str | None:
    """The ISO code of a country's name; None for towns, capitals included."""
    known = context.place_known(place)
    return known.country if known and known.is_country else None


def main_country(context: Context) -> str | None:
    """The ISO code of the country that the text speaks of most, by its names, adjectives and towns."""
    votes = context.country_votes
    return max(votes, key=lambda country: votes[country]) if votes else None
