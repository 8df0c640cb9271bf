"""Whom a figure is about, and who did it: by voice, apposition, coordination and what pronouns stand for."""

from extract.actors.resolving import Sort
from extract.claims.context import Context
from extract.claims.matches import MetricMatch
from extract.claims.naming import Named, past_article, resolve_pronoun, to_name
from extract.lexicon.verbs import Form
from extract.model import Actor, Kind, Quantity, Span
from extract.text.verbs import VerbGroup

LONGEST_SUBJECT = 12
"""Words before a verb within which its subject stands."""


def find_subject(context: Context, quantity: Quantity, match: MetricMatch, whole: Named | None) -> Named | None:
    """Whom the figure is about; `whole` is the subject of the number that this one continues or is part of."""
    definition = context.lexicon.definitions[match.metric]
    if definition.counts_people:
        return find_group(context, quantity, match, whole)
    if definition.unit is None:
        return subject_of_verb(context, quantity)
    owner = find_owner(context, quantity, match)
    # «la inflación fue del 4,9 %»: the words that name the metric are nobody.
    is_metric = owner is not None and any(
        span.start < owner.span.end and owner.span.start < span.end for span in match.words
    )
    return None if is_metric else owner


def find_group(context: Context, quantity: Quantity, match: MetricMatch, whole: Named | None) -> Named | None:
    """The group counted: its noun with its adjectives, none for «personnes» and for the toll's own noun."""
    if is_of_whole(context, quantity, match):
        return whole
    if quantity.head is None or quantity.noun is None:
        return whole if match.rule in {"metric.ellipsis", "metric.modifier", "metric.own_verb"} else None
    words = context.lexicon.quantities
    head = context.words[quantity.head]
    if head in words.generic_people:
        return None
    if match.rule == "metric.noun" and (head not in words.people or is_participle_of(context, match, quantity.head)):
        return None
    first, last = trim_group(context, quantity, match)
    return Named(to_name(context, first, last), "subject.group", context.span(first, last)) if last > first else None


def is_participle_of(context: Context, match: MetricMatch, index: int) -> bool:
    """Whether a noun is a participle that says what befell them and not who they are: «ocho desaparecidos»."""
    readings = context.lexicon.verbs.table.get(context.words[index], ())
    is_event = context.lexicon.definitions[match.metric].kind == Kind.EVENT
    return is_event and any(reading.form is Form.PAST_PARTICIPLE for reading in readings)


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
    if context.lexicon.definitions[match.metric].id == TURNOUT:
        return None
    elided = elided_subject(context, quantity) if match.rule == "metric.ellipsis" else None
    return (
        elided
        or owner_after(context, quantity)
        or owner_in_brackets(context, quantity)
        or subject_of_verb(context, quantity)
        or subject_of_sentence(context, quantity)
    )


TURNOUT = "turnout"


def owner_after(context: Context, quantity: Quantity) -> Named | None:
    """«27,4 % pour son rival Ramón Duarte», "44% for X"."""
    limit = context.sentence_of(quantity).last
    index = quantity.phrase[1]
    for at in range(index, min(limit, index + 4)):
        if context.words[at] in context.lexicon.claims.share_owner:
            return actor_from(context, at + 1, min(limit, at + 8), quantity) or noun_from(context, at + 1, limit)
        if not context.words[at][0].isalpha():
            return None
    return None


def noun_from(context: Context, first: int, limit: int) -> Named | None:
    """«à son adversaire»: the noun phrase from a token on, up to the next sign or small word."""
    text = context.lexicon.text
    first = past_article(context, first, limit)
    stop = first
    while stop < limit and context.words[stop][0].isalpha():
        word = context.words[stop]
        if word in text.prepositions or word in text.coordinators or word in text.subordinators:
            break
        stop += 1
    return named_phrase(context, first, stop)


def actor_from(context: Context, first: int, last: int, quantity: Quantity) -> Named | None:
    """The first actor between two tokens, people before what only may be a name."""
    for actor in context.actors_by_sentence.get(context.tokens.sentences[quantity.first], []):
        if first <= actor.first < last and actor.sort != Sort.PLACE:
            return Named(actor.name, "subject.owner", Span(actor.start, actor.end))
    return None


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
            return Named(actor.name, "subject.before_brackets", Span(actor.start, actor.end))
    return None


def subject_of_verb(context: Context, quantity: Quantity) -> Named | None:
    """The subject of the verb that the number stands behind, in its clause."""
    for verb in context.verbs_before(quantity):
        if verb.is_finite and context.same_clause(verb.head, quantity.first):
            return subject_before(context, verb)
    return elided_subject(context, quantity)


def elided_subject(context: Context, quantity: Quantity) -> Named | None:
    """As in "and the opposition 134": the noun between the conjunction and a number whose verb is left out."""
    sentence = context.sentence_of(quantity)
    before = quantity.phrase[0] - 1
    if before <= sentence.first or not context.words[before][0].isalpha():
        return None
    return noun_ending_at(context, before + 1, sentence.first)


def subject_before(context: Context, verb: VerbGroup) -> Named | None:
    """The noun phrase, name or pronoun before a verb."""
    sentence = context.parse.sentence_of(verb.first)
    cursor = verb.first
    while cursor > sentence.first and (
        context.words[cursor - 1] in context.lexicon.text.clitics | context.lexicon.text.negations
        or context.words[cursor - 1] in context.lexicon.text.adverbs
    ):
        cursor -= 1
    if cursor > sentence.first and context.words[cursor - 1] in context.lexicon.text.pronouns:
        return resolve_pronoun(context, cursor - 1)
    floor = max(sentence.first, cursor - LONGEST_SUBJECT)
    actors = [
        actor
        for actor in context.actors_by_sentence.get(context.tokens.sentences[verb.first], [])
        if floor <= actor.first and actor.last <= cursor and actor.sort != Sort.PLACE
    ]
    noun = noun_ending_at(context, cursor, floor)
    if (
        actors
        and is_subject_place(context, actors[-1], cursor)
        and (noun is None or noun.span.start <= actors[-1].start)
    ):
        return Named(actors[-1].name, "subject.of_verb", Span(actors[-1].start, actors[-1].end))
    return noun


def is_subject_place(context: Context, actor: Actor, cursor: int) -> bool:
    """Whether an actor stands where a subject does: before the verb, no preposition before it."""
    before = context.words[actor.first - 1] if actor.first else ""
    is_led = before in context.lexicon.text.prepositions and before not in context.lexicon.text.determiners
    return not is_led and cursor - actor.last <= LONGEST_SUBJECT


def noun_ending_at(context: Context, stop: int, floor: int) -> Named | None:
    """A noun phrase that ends before a token: back to its determiner, which is left out unless it owns."""
    text = context.lexicon.text
    first = stop
    while first - 1 >= floor and context.words[first - 1][0].isalpha():
        word = context.words[first - 1]
        if word in text.possessives:
            return named_phrase(context, first - 1, stop)
        if word in text.determiners and not is_complement(context, first - 1, floor):
            return named_phrase(context, first, stop)
        if word in text.determiners:
            first -= 1
            continue
        is_genitive = word in text.genitives
        if (word in text.prepositions and not is_genitive) or word in text.coordinators or word in text.subordinators:
            break
        first -= 1
    return named_phrase(context, first, stop) if text.noun_head_is_last and first < stop else None


def is_complement(context: Context, index: int, floor: int) -> bool:
    """Whether a determiner opens a complement («les forces de l'ordre», «le chef des pompiers») and not the phrase."""
    genitives = context.lexicon.text.genitives
    if context.words[index] in genitives:
        return index - 1 >= floor and context.words[index - 1][0].isalpha() and index > floor + 1
    return index - 1 >= floor and context.words[index - 1] in genitives


def named_phrase(context: Context, first: int, stop: int) -> Named | None:
    """The tokens as a name; None where they are too many for one."""
    if stop <= first or stop - first > 5:
        return None
    return Named(to_name(context, first, stop), "subject.noun", context.span(first, stop))


def subject_of_sentence(context: Context, quantity: Quantity) -> Named | None:
    """«Au pouvoir depuis 26 ans, X a …», «Déclaré vainqueur avec 80 %, il …»: the subject of the verb that follows.

    An apposition after its name («X, au pouvoir depuis 26 ans,») takes the name before the comma.
    """
    sentence = context.sentence_of(quantity)
    named = actor_before_comma(context, quantity)
    if named:
        return named
    for verb in context.parse.verbs_around(quantity.first):
        if verb.is_finite and verb.first >= quantity.last:
            found = subject_before(context, verb)
            if found:
                return found
            break
    actors = [
        actor
        for actor in context.actors_by_sentence.get(context.tokens.sentences[sentence.first], [])
        if actor.sort == Sort.PERSON
    ]
    return Named(actors[0].name, "subject.of_sentence", Span(actors[0].start, actors[0].end)) if actors else None


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
        if actor.last == comma and actor.sort in {Sort.PERSON, Sort.ORGANISATION, Sort.NAME} and not has_verb:
            return Named(actor.name, "subject.apposition", Span(actor.start, actor.end))
    return None


def find_agent(context: Context, quantity: Quantity, match: MetricMatch) -> Named | None:
    """Who did it: of arrests the force shown acting, of deaths and wounds one said to kill or hurt."""
    verb = match.verb
    if verb is not None and match.is_patient:
        if verb.is_passive:
            return agent_after_by(context, verb.last, context.sentence_of(quantity).last)
        return acting_subject(context, verb) if verb.is_finite else None
    if match.metric in FORCE_METRICS:
        return acting_force(context, quantity)
    return None


FORCE_METRICS = frozenset({"arrests", "detained"})


def acting_subject(context: Context, verb: VerbGroup) -> Named | None:
    """The subject of a deed where it can act: a name or a noun for people, no collapse and no storm."""
    named = subject_before(context, verb)
    if named is None or named.rule != "subject.noun":
        return named
    words = named.name.casefold().split()
    can_act = context.lexicon.actors.forces | context.lexicon.quantities.people | context.lexicon.actors.bodies
    return named if any(word in can_act for word in words) else None


def agent_after_by(context: Context, first: int, last: int) -> Named | None:
    """The actor after «par», "by" behind a passive verb."""
    for at in range(first, min(last, first + 4)):
        if context.words[at] in context.lexicon.text.by:
            return force_phrase(context, at + 1, last)
    return None


def acting_force(context: Context, quantity: Quantity) -> Named | None:
    """The force that acts in the sentence: «matées par la police … plus de 6700 arrestations»."""
    sentence = context.sentence_of(quantity)
    for at in range(sentence.first, sentence.last - 1):
        if context.words[at] in context.lexicon.text.by:
            found = force_phrase(context, at + 1, min(sentence.last, at + 5))
            if found:
                return found
    for verb in context.verbs_before(quantity):
        if verb.is_finite and not verb.is_passive:
            subject = subject_before(context, verb)
            if subject and has_force(context, subject):
                return subject
    return None


def has_force(context: Context, named: Named) -> bool:
    """Whether a name holds the noun of a force: police, gendarmerie."""
    lowered = named.name.casefold().split()
    return any(word in context.lexicon.actors.forces for word in lowered)


def force_phrase(context: Context, first: int, last: int) -> Named | None:
    """The noun phrase from a token on where it names a force or an actor."""
    text = context.lexicon.text
    while first < last and context.words[first] in text.determiners:
        first += 1
    for actor in context.actors_by_sentence.get(context.tokens.sentences[min(first, len(context.words) - 1)], []):
        if actor.first == first:
            return Named(actor.name, "agent.by", Span(actor.start, actor.end))
    stop = first
    while (
        stop < last
        and context.words[stop][0].isalpha()
        and context.words[stop] not in text.prepositions | text.coordinators | text.subordinators
    ):
        stop += 1
    words = context.words[first:stop]
    if not any(word in context.lexicon.actors.forces or word in context.lexicon.quantities.people for word in words):
        return None
    return Named(to_name(context, first, stop), "agent.by", context.span(first, stop))
