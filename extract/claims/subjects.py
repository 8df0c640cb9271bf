"""Whom a figure is about: the group counted; whose share, votes, seats or years; who is sentenced."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from extract.actors.resolving import Sort
from extract.claims.context import Context
from extract.claims.counted import counts_person
from extract.claims.matches import MetricMatch
from extract.claims.naming import (
    Named,
    actors_between,
    is_led,
    joined_people,
    named_actor,
    past_article,
    person_meant,
    salient_person,
    to_name,
    word_before,
)
from extract.claims.shares import has_possessive_behind, is_behind_name, owner_behind
from extract.claims.speakers import (
    end_of_date,
    end_of_phrase,
    is_finite_verb,
    named_people,
    speaker_at,
    speaker_before,
)
from extract.lexicon.verbs import Form
from extract.lexicon.words import DatedBy
from extract.model import Actor, Kind, Quantity, Span
from extract.quantities.units import PERCENT
from extract.text.verbs import VerbGroup

LONGEST_OWNER = 8
"""Words behind «pour» within which the owner's name begins."""
LONGEST_PHRASE = 6
"""Words that a noun phrase may have as a name."""
LONGEST_OPINION = 14
"""Words behind the people asked within which stands what they think of."""
LONGEST_ELLIPSIS = 5
LONGEST_ASIDE = 5
"""Words before a number among which the comma of an aside on its owner stands."""
GOING_ON = frozenset({"metric.ellipsis", "metric.modifier", "metric.own_verb"})
"""Rules by which a number without a noun counts the group of the one before, of another metric too."""
NAMED_LATER = 3
"""Sentences ahead within which one sentenced, «un homme», is named."""
OWNED = frozenset({DatedBy.VOTE, DatedBy.PUBLICATION_ALONE})
"""By what those metrics are dated that only somebody has: votes, seats, years in power."""
SHARE_GOES_ON = "metric.share_inherited"
OF_VERB, NOUN = "subject.of_verb", "subject.noun"


@dataclass(frozen=True)
class Before:
    """The subjects that the figures before leave to one."""

    whole: Named | None = None
    """Of the number before it in the sentence."""
    whole_metric: str | None = None
    is_of_one: bool = False
    """Whether that number is one."""
    last: Named | None = None
    """Of the last figure at all."""
    is_next: bool = False
    """Whether that stands in the sentence before."""
    again: Named | None = None
    """Of the figure that gave the same number before, where this one is definite: «les quatre victimes»."""


def find_subject(context: Context, quantity: Quantity, match: MetricMatch, before: Before) -> Named | None:
    """Whom the figure is about, given the figures before it."""
    definition = context.lexicon.definitions[match.metric]
    if definition.counts_people:
        return find_group(context, quantity, match, before)
    if not definition.has_owner:
        return None
    if definition.unit is None:
        return subject_of_verb(context, quantity)
    if definition.is_sentence:
        is_told = before.whole_metric in {definition.sentenced, match.metric}
        return find_convict(context, quantity, match) or (before.whole if is_told else None)
    owner = find_owner(context, quantity, match)
    if owner and definition.dated_by is DatedBy.VOTE and not may_own(context, owner):
        is_share = definition.unit == PERCENT
        owner = (
            subject_of_sentence(context, quantity) if is_share else None
        )  # «force est de constater qu'avec 3 %, il …»
        owner = owner if owner and may_own(context, owner) else None
    # «la inflación fue del 4,9 %»: the words that name the metric are nobody.
    is_metric = owner is not None and any(
        span.start < owner.span.end and owner.span.start < span.end for span in match.words
    )
    if is_metric or owner is None or is_counted(context, quantity, owner):
        return None
    if definition.dated_by in OWNED and not may_own(context, owner):
        return None
    return distribute(context, quantity, owner)


def may_own(context: Context, owner: Named) -> bool:
    """Whether a name may have votes, seats or a share of them: a name, people, or a camp; no result and no count."""
    first, last = context.token_at(owner.span.start), context.token_at(owner.span.end)
    if owner.rule not in {NOUN, OF_VERB} or context.is_in_name(first):
        return True
    owners, roles, bodies = context.lexicon.claims.owners, context.lexicon.actors.roles, context.lexicon.actors.bodies
    return any(
        context.words[at] in owners
        or context.words[at] in roles
        or context.words[at] in bodies
        or is_person_noun(context, at)
        or context.is_in_name(at)
        for at in range(first, last)
    )


def is_counted(context: Context, quantity: Quantity, owner: Named) -> bool:
    """Whether a name is of those whom the number itself counts: «cinq députés ont voté contre» names no text."""
    counted = context.span(*quantity.phrase)
    return counted.start <= owner.span.start < counted.end or owner.span.start <= quantity.start < owner.span.end


def find_group(context: Context, quantity: Quantity, match: MetricMatch, before: Before) -> Named | None:
    """The group counted: its noun with its adjectives, none for «personnes» and for the toll's own noun."""
    if is_of_whole(context, quantity, match):
        # "killed a guard and injured two others": the others are anybody.
        is_anybody = before.is_of_one and is_generic(context, quantity.first, quantity.phrase[1])
        return before.whole if before.whole_metric == match.metric or not is_anybody else None
    if quantity.head is None or quantity.noun is None:
        return group_in_predicate(context, quantity) or group_of_bare_number(context, quantity, match, before)
    head = context.words[quantity.head]
    if head in context.lexicon.quantities.generic_people or head in context.lexicon.claims.faceless:
        return group_in_predicate(context, quantity) or before.again
    definition = context.lexicon.definitions[match.metric]
    is_person = is_person_noun(context, quantity.head, has_members=definition.has_members)
    is_deed = match.rule == "metric.noun" and is_participle_of(context, match, quantity.head)
    if match.rule == "metric.noun" and (not is_person or is_deed):
        return before.again
    first, last = trim_group(context, quantity, match)
    named = named_behind(context, quantity, last)
    if named:
        return named
    return Named(to_name(context, first, last), "subject.group", context.span(first, last)) if last > first else None


def is_participle_of(context: Context, match: MetricMatch, index: int) -> bool:
    """Whether a noun is a participle that says what befell them and not who they are: «ocho desaparecidos»."""
    readings = context.lexicon.verbs.table.get(context.words[index], ())
    is_event = context.lexicon.definitions[match.metric].kind == Kind.EVENT
    return is_event and any(reading.form is Form.PAST_PARTICIPLE for reading in readings)


def is_generic(context: Context, first: int, last: int) -> bool:
    """Whether a word for people of no particular sort stands between two tokens."""
    return any(context.words[at] in context.lexicon.quantities.generic_people for at in range(first, last))


def named_behind(context: Context, quantity: Quantity, last: int) -> Named | None:
    """As in "a woman named Jane Roe": the name of the one counted."""
    if quantity.value != 1 or last + 1 >= context.sentence_of(quantity).last:
        return None
    if context.words[last] not in context.lexicon.claims.naming:
        return None
    people = [actor for actor in actors_between(context, last + 1, last + 2) if actor.sort == Sort.PERSON]
    return named_actor(people[0], "subject.named") if people else None


def is_person_noun(context: Context, index: int, *, has_members: bool = False) -> bool:
    """Whether a noun is one for people, by the lists, as a people's name, or by its ending.

    `has_members`: the nouns of the metric are of people too («otages», "defendants"), but for those of the deed.
    """
    word, words = context.words[index], context.lexicon.quantities
    if word in words.people or word in context.lexicon.actors.roles:
        return True
    if has_members and not word.endswith(context.lexicon.claims.deed_endings):
        return True
    is_toll = context.lexicon.metrics.nouns.get(word, ()) and not word.endswith(words.people_endings)
    is_people = (word,) in context.lexicon.actors.demonyms or word.endswith(words.people_endings)
    return bool(is_people and not is_toll)


def group_in_predicate(context: Context, quantity: Quantity) -> Named | None:
    """As in "three of the victims were police officers": who those counted are, told behind a copula."""
    verb = next(iter(context.verbs_after(quantity)), None)
    if verb is None or verb.is_negated or verb.lemma not in context.lexicon.verbs.copulas:
        return None
    between = context.words[quantity.last : verb.first]
    if not all(word[0].isalpha() for word in between) or not context.same_clause(quantity.first, verb.head):
        return None
    sentence = context.sentence_of(quantity)
    first = past_article(context, verb.last, sentence.last)
    if first >= sentence.last:
        return None
    last = end_of_phrase(context, first, sentence)
    heads = range(last - 1, last) if context.lexicon.text.noun_head_is_last else range(first, first + 1)
    is_people = last > first and any(is_person_noun(context, at) for at in heads)
    if not is_people or is_generic(context, first, last) or last - first > LONGEST_PHRASE:
        return None
    return Named(to_name(context, first, last), "subject.predicate", context.span(first, last))


def group_of_bare_number(context: Context, quantity: Quantity, match: MetricMatch, before: Before) -> Named | None:
    """The group of a number without a noun: «aucun des blessés», «885 000 selon …», "the four were arrested"."""
    text, at = context.lexicon.text, quantity.phrase[1]
    limit = context.sentence_of(quantity).last
    if at + 1 < limit and context.words[at] in text.genitives:
        first = past_article(context, at + 1, limit)
        last = end_of_phrase(context, first, context.sentence_of(quantity)) if first < limit else first
        is_of_people = any(
            is_person_noun(context, at) or context.words[at] in context.lexicon.metrics.nouns
            for at in range(first, last)
        )
        if is_of_people and last - first <= LONGEST_PHRASE and not is_generic(context, first, last):
            return Named(to_name(context, first, last), "subject.group", context.span(first, last))
    if match.rule == "metric.pronoun":
        return before.last
    if match.rule in {"metric.toll", "metric.act"}:
        return before.again
    goes_on = before.whole_metric == match.metric or match.rule in GOING_ON
    is_of_them = context.lexicon.claims.of_group.at(context.words, at, limit) is not None if at < limit else False
    if is_of_them or (before.is_next and begins(context, quantity)):
        return before.whole or before.again or before.last
    return (before.whole if goes_on else None) or before.again


def begins(context: Context, quantity: Quantity) -> bool:
    """Whether a number opens its sentence, as what it counts was told of in the one before: "Twenty were charged"."""
    return past_article(context, context.sentence_of(quantity).first, quantity.phrase[1]) == quantity.phrase[0]


def is_of_whole(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether «autres», "others" stands for the group named before, beside what is said of it."""
    if quantity.noun is None:
        # «otro murió», «otros 23»: the pronoun is the number, or stands before it.
        around = context.words[max(0, quantity.first - 1) : quantity.first + 1]
        return any(word in context.lexicon.quantities.ellipses for word in around)
    said = {
        at for span in match.words for at in range(*quantity.noun) if span.start <= context.tokens.starts[at] < span.end
    }
    left = [context.words[at] for at in range(*quantity.noun) if at not in said]
    return bool(left) and all(word in context.lexicon.quantities.ellipses for word in left)


def trim_group(context: Context, quantity: Quantity, match: MetricMatch) -> tuple[int, int]:
    """The noun phrase without what is said of the group and without words such as «autres», and with «of the ferry»."""
    first, last = quantity.noun or (0, 0)
    lexicon = context.lexicon
    counting = lexicon.quantities.ellipses | lexicon.claims.increments | lexicon.text.possessives
    while first < last - 1 and context.words[first] in counting:
        first += 1
    for span in match.words if match.rule not in {"metric.noun", "metric.group"} else ():
        inside = [at for at in range(first, last) if span.start <= context.tokens.starts[at] < span.end]
        if inside and inside[0] == first:
            first = inside[-1] + 1
        elif inside:
            last = min(last, inside[0])
    return first, last


def find_owner(context: Context, quantity: Quantity, match: MetricMatch) -> Named | None:
    """Whose share, seats, votes or years: «pour X» after the number, else the clause's subject, else the sentence's."""
    elided = elided_subject(context, quantity) if match.rule in {"metric.ellipsis", SHARE_GOES_ON} else None
    return (
        owner_with(context, quantity)
        or owner_named_behind(context, quantity)
        or elided
        or opinion_of(context, quantity, match)
        or owner_after(context, quantity, actor_from)
        or owner_of_rating(context, match)
        or owner_in_brackets(context, quantity)
        or owner_by_possessive(context, quantity)
        or actor_beside(context, quantity)
        or credited_before(context, quantity)
        or owner_after(context, quantity, noun_from)
        or subject_of_verb(context, quantity)
        or subject_of_sentence(context, quantity)
    )


def owner_named_behind(context: Context, quantity: Quantity) -> Named | None:
    """«frente al 35 % de Clara Ortiz», «el 47 % de su rival»: the name or role that a genitive ties to a share."""
    if quantity.unit != PERCENT:
        return None
    actor = owner_behind(context, quantity)
    if actor is None and has_possessive_behind(context, quantity):
        return speaker_at(context, quantity.phrase[1] + 2, "subject.owner")
    return named_actor(actor, "subject.owner") if actor else None


def opinion_of(context: Context, quantity: Quantity, match: MetricMatch) -> Named | None:
    """What the people asked think of: «58 % des Parisiens sont mécontents de X», "73% of voters support the bill"."""
    at, sentence = quantity.phrase[1], context.sentence_of(quantity)
    is_poll = context.lexicon.definitions[match.metric].is_of_poll
    if not is_poll:
        return None
    verb = next((verb for verb in context.verbs_after(quantity) if verb.is_finite), None)
    first = end_of_people(context, at, sentence.last)
    if first is None and (verb is None or verb.first != at):
        return None
    if verb is not None and (first is None or verb.first - first <= LONGEST_PHRASE):
        first = verb.last
    return thing_behind(context, first, min(sentence.last, first + LONGEST_OPINION)) if first is not None else None


def owner_of_rating(context: Context, match: MetricMatch) -> Named | None:
    """«la popularité de X est de 31 %», "X's approval rating", «sa cote»: whose the words of a poll's rating are."""
    if not context.lexicon.definitions[match.metric].is_of_poll:
        return None
    text = context.lexicon.text
    for span in match.words:
        first, last = context.token_at(span.start), context.token_at(span.end)
        limit = context.parse.sentence_of(first).last
        if last < limit and context.words[last] in text.genitives:
            behind = past_article(context, last + 1, limit)
            actors = [actor for actor in actors_between(context, behind, behind + 2) if actor.sort != Sort.PLACE]
            return named_actor(actors[0], "subject.owner") if actors else noun_from(context, last + 1, limit)
        before = first - 1
        if before > 0 and context.words[before] in text.possessive_endings:
            actors = [
                actor for actor in actors_between(context, before - LONGEST_OWNER, before) if actor.last == before
            ]
            return named_actor(actors[0], "subject.owner") if actors else None
        owning = next(
            (at for at in range(before, before - 4, -1) if at >= 0 and context.words[at] in text.possessives), None
        )
        if owning is not None:
            return salient_person(context, owning, "", "subject.pronoun")
    return None


def end_of_people(context: Context, at: int, limit: int) -> int | None:
    """The token behind «des Parisiens», "of French people"; None where no people stand behind the share."""
    if at >= limit or context.words[at] not in context.lexicon.text.genitives:
        return None
    first = past_article(context, at + 1, limit)
    for index in range(first, min(limit, first + 3)):
        if is_person_noun(context, index):
            return index + 1
    return None


def thing_behind(context: Context, first: int, stop: int) -> Named | None:
    """The first person or noun phrase with an article between two tokens, which no clause has for its subject."""
    text = context.lexicon.text
    people = {actor.first: actor for actor in actors_between(context, first, stop) if actor.sort == Sort.PERSON}
    for at in range(first, stop - 1):
        word = context.words[at]
        if not word[0].isalpha() or (word,) in context.lexicon.claims.according:
            return None
        if at in people:
            return named_actor(people[at], "subject.opinion")
        if word in text.determiners:
            begin = past_article(context, at, stop)
            if begin < stop and is_followed_by_verb(context, begin, stop):
                continue
            last = end_of_phrase(context, begin, context.parse.sentence_of(begin)) if begin < stop else begin
            inside = next((people[index] for index in range(begin, last) if index in people), None)
            if inside:
                return named_actor(inside, "subject.opinion")
            if last > begin:
                return Named(to_name(context, begin, last), "subject.opinion", context.span(begin, last))
    return None


def is_followed_by_verb(context: Context, first: int, stop: int) -> bool:
    """Whether a noun phrase is the subject of a clause of its own: "said the government should scrap the tax"."""
    last = end_of_phrase(context, first, context.parse.sentence_of(first))
    return last < stop and is_finite_verb(context, last)


def owner_after(
    context: Context, quantity: Quantity, read: Callable[[Context, int, int], Named | None]
) -> Named | None:
    """«27,4 % pour son rival Ramón Duarte», "44% for X": read as an actor or as a noun phrase."""
    limit = context.sentence_of(quantity).last
    index = quantity.phrase[1]
    for at in range(index, min(limit, index + 4)):
        if context.words[at] in context.lexicon.claims.share_owner:
            return read(context, at + 1, min(limit, at + LONGEST_OWNER))
        if not context.words[at][0].isalpha():
            return None
    return None


def noun_from(context: Context, first: int, limit: int) -> Named | None:
    """«à son adversaire»: the noun phrase from a token on, up to the next sign or small word."""
    first = past_article(context, first, limit)
    if first >= limit:
        return None
    stop = end_of_phrase(context, first, context.parse.sentence_of(first))
    person = person_meant(context, first, stop) if stop > first else None
    return person or named_phrase(context, first, stop)


def actor_from(context: Context, first: int, last: int) -> Named | None:
    """The first actor between two tokens, where it heads its phrase: «pour X», not «pour le porte-parole du PS»."""
    stop = min(last, end_of_phrase(context, first, context.parse.sentence_of(first)) + 1)
    for actor in actors_between(context, first, max(stop, first + 1)):
        is_head = word_before(context, actor) not in context.lexicon.text.genitives or actor.sort == Sort.PERSON
        if actor.sort != Sort.PLACE and is_head:
            return named_actor(actor, "subject.owner")
    return None


def owner_with(context: Context, quantity: Quantity) -> Named | None:
    """«devant X, avec 24,4 %», "X with 25.7%, Y 24.4%": the name right before the number or what leads to it."""
    lead = quantity.phrase[0] - 1
    if lead <= 0:
        return None
    is_linked = context.words[lead] in context.lexicon.claims.share_links
    stop = lead if is_linked else lead + 1
    if is_linked and context.words[lead - 1] == context.lexicon.signs.comma:
        stop -= 1
    stop = before_acronym(context, stop)
    for actor in actors_between(context, context.sentence_of(quantity).first, stop):
        if actor.last == stop and actor.sort in {Sort.PERSON, Sort.ORGANISATION}:
            return named_actor(actor, "subject.owner")
    return None


def before_acronym(context: Context, stop: int) -> int:
    """The token behind a name whose acronym stands in brackets before a token: «Parti radical (PR) avec 17 sièges»."""
    signs = context.lexicon.signs
    is_closed = stop >= 3 and context.words[stop - 1] in signs.close_bracket
    return stop - 3 if is_closed and context.words[stop - 3] in signs.open_bracket else stop


def owner_in_brackets(context: Context, quantity: Quantity) -> Named | None:
    """«Martine Vassal (22,32 %)»: the name right before the brackets."""
    signs = context.lexicon.signs
    bracket = next(
        (
            at
            for at in range(quantity.first - 1, max(-1, quantity.first - 4), -1)
            if context.words[at] in signs.open_bracket
        ),
        None,
    )
    if bracket is None:
        return None
    for actor in context.actors_by_sentence.get(context.tokens.sentences[quantity.first], []):
        if bracket - 2 <= actor.last <= bracket and actor.sort != Sort.PLACE:
            return named_actor(actor, "subject.before_brackets")
    return None


def owner_by_possessive(context: Context, quantity: Quantity) -> Named | None:
    """«quatre ans après son élection», "26 years after his first win": whose it is, the person spoken of."""
    behind = range(quantity.phrase[1], min(context.sentence_of(quantity).last, quantity.phrase[1] + 3))
    if not any(context.words[at] in context.lexicon.text.possessives for at in behind) or quantity.unit is None:
        return None
    people = [
        actor
        for actor in context.actors_by_sentence.get(context.sentence_index(quantity), [])
        if actor.sort == Sort.PERSON and actor.last <= quantity.first
    ]
    return named_actor(people[-1], "subject.pronoun") if people else None


def credited_before(context: Context, quantity: Quantity) -> Named | None:
    """«les résultats donnent X vainqueur avec 80 %», "gave Mr X 44%": who is credited, between verb and number."""
    for verb in context.verbs_before(quantity)[:1]:
        claims = context.lexicon.claims
        if verb.is_passive or (verb.lemma not in claims.crediting and verb.lemma not in claims.showing):
            return None
        for actor in actors_between(context, verb.last, quantity.first):
            if actor.sort in {Sort.PERSON, Sort.ORGANISATION}:
                return named_actor(actor, "subject.credited")
    return None


def find_convict(context: Context, quantity: Quantity, match: MetricMatch) -> Named | None:
    """Who is sentenced: «pour X», the one a verb of sentencing is done to, or who receives or serves the term."""
    found = (
        convict_after(context, quantity)
        or convict_of_verb(context, quantity)
        or next((convict_before(context, words) for words in match.words), None)
    )
    if found is not None and not is_person(context, found):
        return None  # «requis des peines de 24 mois», "sentences totalling more than 80 years"
    return distribute(context, quantity, named_later(context, found)) if found else None


def convict_before(context: Context, words: Span) -> Named | None:
    """«X risque vingt ans»: the person right before the words that tell of a term."""
    first = context.token_at(words.start)
    for actor in actors_between(context, context.parse.sentence_of(first).first, first):
        if actor.last == first and actor.sort == Sort.PERSON:
            return named_actor(actor, OF_VERB)
    return None


def convict_after(context: Context, quantity: Quantity) -> Named | None:
    """«22 ans pour Jean», "four years for two accomplices"; «pour meurtre» names none."""
    limit = context.sentence_of(quantity).last
    for at in range(quantity.phrase[1], min(limit, quantity.phrase[1] + LONGEST_OWNER)):
        if not context.words[at][0].isalnum():
            return None
        if context.words[at] in context.lexicon.claims.share_owner | context.lexicon.claims.sentenced:
            first = past_article(context, at + 1, limit)
            actors = actors_between(context, first, first + 1)
            if actors and actors[0].sort != Sort.PLACE:
                return named_actor(actors[0], "subject.owner")
            return people_counted(context, quantity, first)
    return None


def people_counted(context: Context, quantity: Quantity, first: int) -> Named | None:
    """As in "13 years for four accomplices": the people that the number at a token counts."""
    for other in context.quantities_by_sentence[context.sentence_index(quantity)]:
        if other.phrase[0] == first and other.noun is not None and counts_person(context, other):
            return Named(to_name(context, *other.noun), "subject.owner", context.span(*other.noun))
    return None


def convict_of_verb(context: Context, quantity: Quantity) -> Named | None:
    """The one a verb before the term is done to, or its subject where that receives the term."""
    for verb in context.verbs_before(quantity):
        if verb.lemma in context.lexicon.claims.sentencing and not verb.is_passive:
            found = object_behind(context, verb, quantity)
            is_beside = (
                verb.form is Form.PAST_PARTICIPLE or context.words[verb.first - 1] == context.lexicon.signs.comma
            )
            return found or (noun_before(context, verb) if is_beside else None)
        if verb.is_passive and not verb.is_finite:
            found = noun_before(context, verb)
            if found:
                return found
            continue
        if verb.is_finite:
            counted = people_before(context, quantity, verb)
            found = counted or speaker_before(context, verb, OF_VERB, must_speak=False)
            return found if found and is_person(context, found) else counted
    return None


def people_before(context: Context, quantity: Quantity, verb: VerbGroup) -> Named | None:
    """«Trois prévenus absents écopent de 3 ans»: the people counted right before a verb."""
    for other in context.quantities_by_sentence[context.sentence_index(quantity)]:
        is_led_in = other.phrase[0] > 0 and is_led(context, context.words[other.phrase[0] - 1])
        is_beside = 0 <= verb.first - other.phrase[1] <= LONGEST_ELLIPSIS and not is_led_in
        if other.noun is not None and is_beside and counts_person(context, other):
            return Named(to_name(context, *other.noun), OF_VERB, context.span(*other.noun))
    return None


def distribute(context: Context, quantity: Quantity, found: Named) -> Named:
    """«Luc et Anne Roy, condamnés respectivement à 5 et 4 ans»: the one of those joined whose number it is."""
    sentence, text = context.sentence_of(quantity), context.lexicon.text
    if not any(context.words[at] in context.lexicon.claims.respectively for at in range(sentence.first, sentence.last)):
        return found
    numbers = [
        each for each in context.quantities_by_sentence[context.sentence_index(quantity)] if each.unit == quantity.unit
    ]
    joining = text.coordinators | {context.lexicon.signs.comma}
    first, last = context.token_at(found.span.start), context.token_at(found.span.end)
    while (
        first - 2 >= sentence.first and context.words[first - 1] in joining and context.tokens.is_capitalized(first - 2)
    ):
        first -= 2
        while first > sentence.first and context.tokens.is_capitalized(first - 1):
            first -= 1
    cuts = [first - 1, *(at for at in range(first, last) if context.words[at] in joining), last]
    parts = [(left + 1, right) for left, right in pairwise(cuts) if right > left + 1]
    if len(parts) != len(numbers) or len(parts) == 1:
        return found
    begin, end = parts[numbers.index(quantity)]
    name = to_name(context, begin, end)
    if end - begin == 1 and parts[-1][1] - parts[-1][0] > 1:
        name = f"{name} {context.tokens.raw(last - 1)}"
    return Named(name, "subject.respectively", context.span(begin, end))


def is_person(context: Context, named: Named) -> bool:
    """Whether a name is of a person or body, or a noun for people: no «peine» and no «loi»."""
    first, last = context.token_at(named.span.start), context.token_at(named.span.end)
    courts = context.lexicon.actors.courts
    if any(context.words[at] in courts for at in range(first, last)):
        return False  # who judges is not sentenced
    is_named = any(actor.sort != Sort.PLACE for actor in actors_between(context, first, last))
    is_phrase = named.rule in {OF_VERB, NOUN}
    return is_named or not is_phrase or any(is_person_noun(context, at) for at in range(first, last))


def object_behind(context: Context, verb: VerbGroup, quantity: Quantity) -> Named | None:
    """«a condamné lundi X à dix ans», "sentenced a doctor to 40 years": the object of a verb of sentencing."""
    sentence = context.sentence_of(quantity)
    first = end_of_date(context, verb.last)
    for actor in actors_between(context, first, quantity.first):
        if actor.sort == Sort.PERSON:
            return named_actor(actor, OF_VERB)
    first = past_article(context, first, sentence.last)
    counted = people_counted(context, quantity, first)
    if counted:
        return counted
    readings = context.lexicon.verbs.table.get(context.words[first], ())
    if any(reading.form is Form.PRESENT_PARTICIPLE for reading in readings):
        return None  # "sentences ranging from five to 13 years"
    last = min(quantity.first, end_of_phrase(context, first, sentence))
    return named_phrase(context, first, last)


def noun_before(context: Context, participle: VerbGroup) -> Named | None:
    """«X et Y, condamnés à …», "two men jailed for …": what a participle belongs to."""
    cursor = participle.first
    while cursor > 0 and context.words[cursor - 1] in context.lexicon.text.adverbs | {context.lexicon.signs.comma}:
        cursor -= 1
    for actor in actors_between(context, context.parse.sentence_of(participle.first).first, cursor):
        joined = joined_people(context, actor, cursor)[1]
        if joined == cursor and actor.sort in {Sort.PERSON, Sort.ORGANISATION, Sort.NAME}:
            return named_people(context, actor, cursor, "subject.apposition")
    return None


def named_later(context: Context, found: Named) -> Named:
    """«Un homme a été condamné … Paul Martin, 46 ans, …»: the name that the next sentences give whom one does not."""
    noun = context.token_at(found.span.start)
    is_article = noun > 0 and context.words[noun - 1] in context.lexicon.numbers.articles
    if not is_article or context.is_in_name(noun):
        return found
    sentence = context.tokens.sentences[noun]
    for later in range(sentence + 1, sentence + 1 + NAMED_LATER):
        for actor in context.actors_by_sentence.get(later, []):
            has_office = any(word in context.lexicon.actors.roles for word in actor.roles)
            is_met = actor.sort == Sort.PERSON and not is_led(context, word_before(context, actor)) and not has_office
            if is_met and not speaks(context, actor):
                rule = "subject.named_later" if found.rule.startswith("subject") else "agent.named_later"
                return named_actor(actor, rule)
    return found


def speaks(context: Context, actor: Actor) -> bool:
    """Whether a verb of saying follows a name: who speaks of it is not the one it befell."""
    claims = context.lexicon.claims
    return any(
        actor.last <= verb.first <= actor.last + 2
        and not verb.is_passive
        and verb.lemma in claims.saying | claims.saying_that
        for verb in context.parse.verbs_around(actor.first)
    )


def subject_of_verb(context: Context, quantity: Quantity) -> Named | None:
    """The subject of the verb that the number stands behind, in its clause."""
    for verb in context.verbs_before(quantity):
        if verb.is_finite and context.same_clause(verb.head, quantity.first):
            return subject_before(context, verb)
    return elided_subject(context, quantity)


def elided_subject(context: Context, quantity: Quantity) -> Named | None:
    """As in "and the opposition 134": the noun between the conjunction and a number whose verb is left out."""
    sentence, text = context.sentence_of(quantity), context.lexicon.text
    last = quantity.phrase[0]
    if quantity.unit == PERCENT and context.words[last - 1] in text.genitives and is_behind_name(context, quantity):
        last -= 1  # «X est crédité de 27 %, Y de 23,5 %»
    first = last
    while first > sentence.first and last - first < LONGEST_ELLIPSIS and context.words[first - 1][0].isalpha():
        word = context.words[first - 1]
        if word in text.coordinators or word in text.subordinators or is_finite_verb(context, first - 1):
            break
        first -= 1
    follows_preposition = any(context.words[at] in text.prepositions for at in range(first, min(last, first + 1)))
    while last > first and context.words[last - 1] in text.negations | text.clitics:
        last -= 1  # «Les autres candidats ne dépassent pas 1 %»
    is_open = context.words[last - 1] in text.prepositions or context.words[last - 1] in text.possessives
    first = past_article(context, first, last)
    if first >= last or follows_preposition or is_open:
        return None
    actors = [actor for actor in actors_between(context, first, last) if actor.sort != Sort.PLACE]
    heads = [actor for actor in actors if not is_led(context, word_before(context, actor))]
    if heads:
        return named_actor(heads[0], OF_VERB)
    return person_meant(context, first, last) or named_phrase(context, first, last)


def subject_before(context: Context, verb: VerbGroup) -> Named | None:
    """The noun phrase, name or pronoun before a verb; a role under the name of the person who has it."""
    found = speaker_before(context, verb, OF_VERB, must_speak=False)
    if found is None:
        return None
    first = context.token_at(found.span.start)
    last = context.token_at(found.span.end)
    if context.is_in_name(first):
        return found
    person = person_meant(context, first, last)
    if person:
        return person
    return named_phrase(context, first, last)


def named_phrase(context: Context, first: int, stop: int) -> Named | None:
    """The tokens as a name; None where they are too many for one, or none."""
    if stop <= first or stop - first > LONGEST_PHRASE or end_of_date(context, first) > first:
        return None
    if not context.words[first][0].isalpha() or context.words[first] in context.lexicon.claims.though:
        return None  # «queda como tercera fuerza» names nobody
    text = context.lexicon.text
    small = text.adverbs | text.prepositions | text.stressed_pronouns.keys() | text.pronouns.keys()
    small |= context.lexicon.quantities.ellipses
    if all(context.words[at] in small for at in range(first, stop)):
        return None  # "handed them 15 years", "Only eight MPs"
    return Named(to_name(context, first, stop), NOUN, context.span(first, stop))


def subject_of_sentence(context: Context, quantity: Quantity) -> Named | None:
    """«Au pouvoir depuis 26 ans, X a …», «Déclaré vainqueur avec 80 %, il …»: the subject of the verb that follows.

    An apposition after its name («X, au pouvoir depuis 26 ans,») takes the name before the comma.
    """
    named = actor_before_comma(context, quantity)
    if named:
        return named
    for verb in context.parse.verbs_around(quantity.first):
        if verb.is_finite and verb.first >= quantity.last:
            found = subject_before(context, verb)
            if found:
                return found
            break
    sentence = context.tokens.sentences[quantity.first]
    people = [actor for actor in context.actors_by_sentence.get(sentence, []) if actor.sort == Sort.PERSON]
    if people:
        return named_actor(people[0], "subject.of_sentence")
    return None


def actor_beside(context: Context, quantity: Quantity) -> Named | None:
    """«François Bel, alors crédité de 12 %,», "Ann Orr, then at 28 percent": the name a comma and few words before."""
    lead = context.words[max(0, quantity.phrase[0] - LONGEST_ASIDE) : quantity.phrase[0]]
    return actor_before_comma(context, quantity) if context.lexicon.signs.comma in lead else None


def actor_before_comma(context: Context, quantity: Quantity) -> Named | None:
    """The name that ends right before the comma which opens the number's apposition."""
    sentence = context.sentence_of(quantity)
    comma = next(
        (
            at
            for at in range(quantity.phrase[0] - 1, sentence.first, -1)
            if context.words[at] == context.lexicon.signs.comma
        ),
        None,
    )
    if comma is None:
        return None
    has_verb = any(
        verb.is_finite and comma < verb.first < quantity.first for verb in context.parse.verbs_around(quantity.first)
    )
    for actor in context.actors_by_sentence.get(context.tokens.sentences[quantity.first], []):
        is_source = context.lexicon.claims.according.ending_at(context.words, actor.first, sentence.first) is not None
        is_source = (
            is_source
            or context.lexicon.claims.according.ending_at(context.words, actor.first - 1, sentence.first) is not None
        )
        is_named = actor.sort in {Sort.PERSON, Sort.ORGANISATION, Sort.NAME} and not is_source
        if actor.last == comma and is_named and not has_verb:
            return named_actor(actor, "subject.apposition")
    return None
