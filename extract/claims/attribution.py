"""To whom the text attributes a figure: «selon», verbs of saying in both orders, the speaker of a quotation."""

from extract.actors.resolving import Sort
from extract.claims.context import Context
from extract.claims.naming import Named, to_name
from extract.claims.subjects import past_article, resolve_pronoun
from extract.model import Actor, Quantity, Sentence, Span
from extract.text.verbs import VerbGroup

LONGEST_SPEAKER = 10
"""Words within which a speaker stands beside the verb of saying."""


def find_attribution(context: Context, quantity: Quantity) -> Named | None:
    """Who says the number, or None where the text states it itself."""
    return by_according(context, quantity) or by_saying(context, quantity)


def by_according(context: Context, quantity: Quantity) -> Named | None:
    """«selon les organisateurs», "according to": the one nearest to the number that is not another number's."""
    sentence = context.sentence_of(quantity)
    found = [
        (first, last, named)
        for first, last, _ in context.find(context.lexicon.claims.according, context.sentence_index(quantity))
        if (named := speaker_after(context, last, sentence))
    ]
    after = [entry for entry in found if entry[0] >= quantity.last]
    if after and not has_other_number(context, quantity, after[0][0], is_alone=len(found) == 1):
        return after[0][2]
    before = [entry for entry in found if entry[0] < quantity.first]
    return before[-1][2] if before else None


def has_other_number(context: Context, quantity: Quantity, stop: int, *, is_alone: bool) -> bool:
    """Whether another number stands between this one and a source that is only its own."""
    if is_alone:
        return False
    return any(
        quantity.last <= other.first < stop
        for other in context.quantities_by_sentence[context.tokens.sentences[quantity.first]]
    )


def speaker_after(context: Context, last: int, sentence: Sentence) -> Named | None:
    """The source named after «selon»: an actor or a noun phrase that speaks."""
    stop = min(sentence.last, last + LONGEST_SPEAKER)
    span = phrase_from(context, last, stop)
    if span is None:
        return None
    publisher = publisher_behind(context, sentence, span[1])
    if publisher:
        return publisher
    actor = person_in_apposition(context, sentence, span) or actor_within(context, sentence, *span)
    if actor:
        return Named(actor.name, "attribution.according", Span(actor.start, actor.end))
    if any(may_speak(context, at) for at in range(*span)):
        return Named(to_name(context, *span), "attribution.according", context.span(*span))
    # «de source policière» names its source with its own words.
    if context.words[last - 1] in context.lexicon.actors.speakers:
        return Named(to_name(context, last - 1, span[1]), "attribution.according", context.span(last - 1, span[1]))
    return None


def publisher_behind(context: Context, sentence: Sentence, index: int) -> Named | None:
    """«un bilan provisoire communiqué lundi par le ministère de la Santé»: who gave out what is cited."""
    for mention in context.dates_by_sentence.get(context.tokens.sentences[sentence.first], []):
        if mention.first == index:
            index = mention.last
    if index + 1 >= sentence.last or context.words[index] not in context.lexicon.text.by:
        return None
    return speaker_after(context, index + 1, sentence)


def person_in_apposition(context: Context, sentence: Sentence, span: tuple[int, int]) -> Actor | None:
    """«le chef des pompiers, Rahim Alom»: the name that a comma ties to its role."""
    first, last = span
    if last + 1 >= sentence.last or context.words[last] != context.lexicon.signs.comma:
        return None
    if context.words[first] not in context.lexicon.actors.roles | context.lexicon.actors.speakers:
        return None
    for actor in context.actors_by_sentence.get(context.tokens.sentences[sentence.first], []):
        if actor.first == last + 1 and actor.sort == Sort.PERSON:
            return actor
    return None


def may_speak(context: Context, index: int) -> bool:
    """Whether a common noun may be a source: one that speaks, a role, or people of any sort."""
    actors, word = context.lexicon.actors, context.words[index]
    return word in actors.speakers or word in actors.roles or word in context.lexicon.quantities.people


def phrase_from(context: Context, first: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase from a token on: to the next sign, verb or conjunction; its article is left out."""
    text = context.lexicon.text
    first = past_article(context, first, stop)
    last = first
    while last < stop and context.words[last][0].isalpha():
        word = context.words[last]
        is_end = word in text.coordinators or word in text.subordinators or is_verb(context, last)
        if is_end or (word in text.prepositions and word not in text.genitives):
            break
        last += 1
    return (first, last) if last > first else None


def is_verb(context: Context, index: int) -> bool:
    """Whether a finite verb group begins at a token."""
    return any(verb.first == index and verb.is_finite for verb in context.parse.verbs_around(index))


def actor_within(context: Context, sentence: Sentence, first: int, last: int) -> Actor | None:
    """The actor between two tokens that a role before it leads to: «le chef des pompiers, Rahim Alom»."""
    actors = context.actors_by_sentence.get(context.tokens.sentences[sentence.first], [])
    inside = [actor for actor in actors if first <= actor.first < last and actor.sort != Sort.PLACE]
    people = [actor for actor in inside if actor.sort == Sort.PERSON]
    found = people or inside
    return found[0] if found else None


def by_saying(context: Context, quantity: Quantity) -> Named | None:
    """«a fait état mardi d'un troisième décès», «, a annoncé le parquet», "the coast guard said"."""
    # The verb before the number that stands nearest says it, else the first one behind it.
    verbs = [*context.verbs_before(quantity), *context.verbs_after(quantity)]
    for verb in verbs:
        if not is_saying(context, verb) or not reaches(context, verb, quantity):
            continue
        named = speaker_of(context, verb, quantity)
        if named:
            return named
    return None


def is_saying(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb group says something: by its verb, or by the phrase that goes on behind it."""
    if not verb.is_finite:
        return False
    claims = context.lexicon.claims
    if verb.lemma in claims.saying:
        return True
    limit = context.parse.sentence_of(verb.head).last
    return any(
        context.match_rest(verb.last, rest, limit) is not None for rest in claims.saying_phrases.get(verb.lemma, ())
    )


def reaches(context: Context, verb: VerbGroup, quantity: Quantity) -> bool:
    """Whether the number is part of what is said: behind the verb, or before a verb that closes the sentence."""
    if verb.last <= quantity.first:
        return True
    clause_begin = verb.first
    opening = context.words[max(0, clause_begin - LONGEST_SPEAKER) : clause_begin]
    return context.lexicon.signs.comma in opening or any(word in context.lexicon.signs.quotes for word in opening)


def speaker_of(context: Context, verb: VerbGroup, quantity: Quantity) -> Named | None:
    """The subject of a verb of saying, before it or, inverted, behind it."""
    if verb.first > quantity.first and is_inverted(context, verb):
        return speaker_behind(context, verb)
    return speaker_before(context, verb)


def is_inverted(context: Context, verb: VerbGroup) -> bool:
    """Whether a comma or a closing quotation mark stands right before the verb: «…, a annoncé le parquet»."""
    cursor = verb.first - 1
    while cursor > 0 and context.words[cursor] in context.lexicon.text.clitics:
        cursor -= 1
    return context.words[cursor] in context.lexicon.signs.quotes | {context.lexicon.signs.comma}


def speaker_behind(context: Context, verb: VerbGroup) -> Named | None:
    """The noun phrase after an inverted verb of saying, a weekday passed: «a indiqué mercredi l'Union des médecins»."""
    sentence = context.parse.sentence_of(verb.head)
    first = verb.last
    if first < sentence.last and context.words[first] in context.lexicon.signs.dashes:
        return pronoun_behind(context, first, sentence)
    for mention in context.dates_by_sentence.get(context.tokens.sentences[verb.head], []):
        lead = context.words[first : mention.first]
        if first <= mention.first and all(word in context.lexicon.dates.day_articles for word in lead):
            first = mention.last
    named = speaker_after(context, first, sentence)
    if named:
        return named
    return person_after_comma(context, first, sentence)


def pronoun_behind(context: Context, first: int, sentence: Sentence) -> Named | None:
    """«a-t-il dit»: the pronoun behind the hyphens."""
    for at in range(first, min(sentence.last, first + 4)):
        if context.words[at] in context.lexicon.text.pronouns:
            return resolve_pronoun(context, at)
    return None


def person_after_comma(context: Context, first: int, sentence: Sentence) -> Named | None:
    """«a déclaré le chef des pompiers, Rahim Alom»: the name in apposition to a role."""
    actor = actor_within(context, sentence, first, min(sentence.last, first + LONGEST_SPEAKER))
    return Named(actor.name, "attribution.said", Span(actor.start, actor.end)) if actor else None


def speaker_before(context: Context, verb: VerbGroup) -> Named | None:
    """The actor or speaking noun before a verb of saying, in its clause."""
    sentence = context.parse.sentence_of(verb.head)
    floor = max(sentence.first, verb.first - LONGEST_SPEAKER)
    if verb.first > floor and context.words[verb.first - 1] in context.lexicon.text.pronouns:
        return resolve_pronoun(context, verb.first - 1)
    actors = [
        actor
        for actor in context.actors_by_sentence.get(context.tokens.sentences[verb.head], [])
        if floor <= actor.first and actor.last <= verb.first and actor.sort not in {Sort.PLACE, Sort.GROUP}
    ]
    nearest = actors[-1].last if actors else floor
    is_noun_nearer = any(context.words[at] in context.lexicon.actors.speakers for at in range(nearest, verb.first))
    if actors and not is_noun_nearer:
        return Named(actors[-1].name, "attribution.said", Span(actors[-1].start, actors[-1].end))
    for at in range(verb.first - 1, floor - 1, -1):
        if context.words[at] in context.lexicon.actors.speakers:
            first = at
            while first - 1 >= floor and modifies(context, first - 1):
                first -= 1
            return Named(to_name(context, first, at + 1), "attribution.said", context.span(first, at + 1))
    return None


def modifies(context: Context, index: int) -> bool:
    """Whether a word before a speaking noun belongs to it: "health", «porte-».."""
    word, text = context.words[index], context.lexicon.text
    return (
        word[0].isalpha()
        and context.lexicon.text.noun_head_is_last
        and word not in text.determiners | text.prepositions | text.coordinators | text.subordinators
    )
