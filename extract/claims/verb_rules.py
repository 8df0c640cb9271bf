"""What a verb or participle says of those counted: the metric of a number, by voice and by who does it to whom."""

from dataclasses import replace

from extract.actors.resolving import Sort
from extract.claims.context import Context
from extract.claims.counted import (
    PROTEST,
    after_head,
    counts_person,
    is_after_part_marker,
    is_of_counted_group,
    is_reflexive,
    is_some_of,
    is_whole,
    meets_need,
    neighbours,
    part_marker,
)
from extract.claims.matches import MetricMatch
from extract.claims.naming import actors_between
from extract.lexicon import to_singular
from extract.lexicon.verbs import Form
from extract.lexicon.words import MetricRole, Predicate
from extract.model import NumeralForm, Qualifier, Quantity
from extract.quantities.not_counts import AGE
from extract.text.verbs import Tense, VerbGroup

WORDS_BETWEEN = 3
"""Words that may stand between a number's noun and the participle said of it."""
REACH_OF_RELATIVE = 6
"""Words between those counted and their relative clause, and between its pronoun and its verb."""
WORDS_OF_COMPLEMENT = 6
"""Words of a complement between those counted and their relative pronoun: "people from three states who"."""
REACH_OF_KIN = 9
"""Words between those counted and what is said of them behind a complement or an aside."""
WORDS_AFTER_VERB = 6
"""Words between a verb and those counted behind it: «murieron en el acto tres»."""
MODIFIERS = {Form.PAST_PARTICIPLE: MetricRole.PATIENT, Form.PRESENT_PARTICIPLE: MetricRole.SUBJECT}
"""Participles beside a noun: «tuées» is done to those counted, "demonstrating" is what they do."""


def by_modifier(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«douze personnes tuées», "two wounded officers", «deux grièvement blessés»: a participle of those counted."""
    match = find_modifier(context, quantity)
    if match and (says_more_than_modifier(context, quantity) or comes_of_case(context, quantity, match)):
        return None
    return match


def comes_of_case(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a verb tells what came of those who are ill: "86 positive patients are in intensive care"."""
    verb = next((verb for verb in context.verbs_after(quantity) if verb.is_finite), None)
    if verb is None or not context.lexicon.definitions[match.metric].is_total_undated:
        return False
    own = own_verb_match(context, quantity, verb) if context.same_clause(quantity.first, verb.head) else None
    return own is not None and own.metric != match.metric


def says_more_than_modifier(context: Context, quantity: Quantity) -> bool:
    """Whether a verb tells what came of those a participle stands with: "three people hurt in the fall died"."""
    if is_taken_by_more(context, quantity):
        return True
    is_some = is_some_of(context, quantity)
    if (quantity.head is None and not is_some) or is_after_preposition(context, quantity):
        return False
    verb = next((verb for verb in context.verbs_after(quantity) if verb.is_finite), None)
    if verb is None or not context.same_clause(quantity.first, verb.head):
        return False
    own = own_verb_match(context, quantity, verb)
    is_more = own is not None and context.lexicon.definitions[own.metric].outranks_participles
    return is_more or (own is not None and is_some)


def is_taken_by_more(context: Context, quantity: Quantity) -> bool:
    """Whether the verb right before those counted tells what came of them: "freed 12 students abducted in May"."""
    definitions = context.lexicon.definitions
    for verb in context.verbs_before(quantity)[:1]:
        if verb.last != quantity.phrase[0] or verb.is_passive:
            return False
        return any(
            definitions[predicate.metric].outranks_participles and meets_need(context, quantity, predicate, verb)
            for predicate, _ in context.predicates_about(verb, quantity)
        )
    return False


def find_modifier(context: Context, quantity: Quantity) -> MetricMatch | None:
    """The participle, adjective or phrase beside those counted."""
    if is_of_counted_group(context, quantity):
        return None
    before = range(quantity.last, end_of_modifiers(context, quantity))
    first, limit = after_head(quantity), context.sentence_of(quantity).last
    may_skip = first < limit and counts_person(context, quantity) and is_bare_complement(context, first)
    reach = WORDS_BETWEEN + (2 if may_skip else 0)
    after = range(first, min(limit, quantity.phrase[1] + reach))
    skipped = 0
    for index in before:
        match = modifier_at(context, quantity, index)
        if match:
            return match
    group = context.lexicon.claims.of_group.at(context.words, first, limit) if first < limit else None
    if group:
        # «onze d'entre eux incarcérés»: the participle stands behind those they are of.
        after, skipped = range(first, min(limit, first + group[0] + 1)), first + group[0]
    behind = past_age(context, quantity, first) or past_kin(context, quantity, first)
    if behind:
        after, skipped = range(behind, min(limit, behind + WORDS_BETWEEN)), behind
    for index in after:
        if index < skipped:
            continue
        match = modifier_at(context, quantity, index)
        if match:
            return None if takes_object(context, index) else deadly_match(context, index, match)
        if may_skip and index == first:
            skipped = index + 2
            continue
        if not may_stand_before_modifier(context, index, quantity):
            return None
    return None


def past_age(context: Context, quantity: Quantity, at: int) -> int | None:
    """The token behind an age between two commas: «huit dockers, âgés de 22 à 40 ans, blessés par balles»."""
    signs, limit = context.lexicon.signs, context.sentence_of(quantity).last
    if at >= limit or context.words[at] not in {signs.comma} | signs.open_bracket:
        return None
    for other in neighbours(context, quantity):
        if not at < other.first <= at + WORDS_BETWEEN + 1 or other.counts_nothing != AGE:
            continue
        for index in range(other.last, min(limit - 1, other.last + WORDS_BETWEEN)):
            if context.words[index] in {signs.comma} | signs.close_bracket:
                return index + 1
    return None


def past_kin(context: Context, quantity: Quantity, at: int) -> int | None:
    """The token of a participle or state behind an aside, a complement or a second noun of those counted.

    «7 membres des forces de sécurité tués», "80 rebels and troops killed", "two others, one a boy, with injuries".
    """
    limit, words = context.sentence_of(quantity).last, context.words
    if at >= limit or not counts_person(context, quantity):
        return None
    reach = min(limit, at + REACH_OF_KIN)
    text, comma = context.lexicon.text, context.lexicon.signs.comma
    if words[at] == comma:
        closing = next((index for index in range(at + 1, reach) if words[index] == comma), None)
        is_state = closing is not None and closing + 1 < limit and is_state_there(context, closing + 1)
        return closing + 1 if closing is not None and is_state else None
    if words[at] not in text.genitives | text.coordinators:
        return None
    for index in range(at + 1, reach):
        if not words[index][0].isalpha() or words[index] in text.coordinators | text.relatives | text.subordinators:
            return None
        if has_number(context, quantity, index):
            return None
        if agrees(context, quantity, index) and modifier_at(context, quantity, index):
            return index
        if words[index] in text.prepositions - text.genitives or is_verb_of(context, index):
            return None
    return None


def has_number(context: Context, quantity: Quantity, index: int) -> bool:
    """Whether another number of the sentence begins at a token."""
    return any(other.first == index for other in neighbours(context, quantity))


def is_verb_of(context: Context, index: int) -> bool:
    """Whether a finite verb begins at a token."""
    return any(group.first == index and group.is_finite for group in context.parse.verbs_around(index))


def is_state_there(context: Context, index: int) -> bool:
    """Whether a phrase that says in what state people are begins at a token, and is no noun's own."""
    return is_state(context, index) and not is_governed(context, index)


def agrees(context: Context, quantity: Quantity, index: int) -> bool:
    """Whether a participle may be said of those counted, and not of the noun before it: both in the plural."""
    text = context.lexicon.text
    if text.noun_head_is_last:
        word = context.words[index - 1]
        return to_singular(word, text) != word and not takes_object(context, index)
    is_many = quantity.value is None or quantity.value != 1
    return (to_singular(context.words[index], text) != context.words[index]) == is_many


def is_bare_complement(context: Context, index: int) -> bool:
    """Whether a genitive and a noun without an article stand here: "people of interest", «agents de police»."""
    text, limit = context.lexicon.text, context.parse.sentence_of(index).last
    if context.words[index] not in text.genitives or index + 1 >= limit:
        return False
    noun = context.words[index + 1]
    return noun[0].isalpha() and noun not in text.determiners and noun not in text.possessives


def end_of_modifiers(context: Context, quantity: Quantity) -> int:
    """The token up to which a participle may stand before or as the noun: "three missing", but not «onze détenus»."""
    if quantity.head is None:
        return quantity.last
    is_people = context.words[quantity.head] in context.lexicon.quantities.people
    return quantity.head if is_people else quantity.head + 1


def modifier_at(context: Context, quantity: Quantity, index: int, rule: str = "metric.modifier") -> MetricMatch | None:
    """A participle or adjective that says what befell those counted."""
    for predicate, last in context.noun_predicates(index, MetricRole.STATE):
        if meets_need(context, quantity, predicate):
            return MetricMatch(predicate.metric, rule, (context.span(index, last),), is_patient=True)
    for reading in context.lexicon.verbs.table.get(context.words[index], ()):
        if reading.form not in MODIFIERS or is_governed(context, index):
            continue
        verb = bare_verb(index, reading.lemma)
        for predicate, last in context.predicates_of(verb, context.parse.sentence_of(index).last):
            if predicate.role is MODIFIERS[reading.form] and meets_need(context, quantity, predicate):
                return MetricMatch(predicate.metric, rule, (context.span(index, last),), verb, is_patient=True)
    return None


def bare_verb(index: int, lemma: str) -> VerbGroup:
    """The participle at a token as a verb group of its own."""
    return VerbGroup(
        first=index,
        last=index + 1,
        head=index,
        lemma=lemma,
        form=Form.PAST_PARTICIPLE,
        tense=Tense.PAST,
        is_finite=False,
        is_passive=True,
        is_conditional=False,
        is_negated=False,
    )


def is_governed(context: Context, index: int) -> bool:
    """Whether an auxiliary takes the participle: then it is a verb, not a modifier."""
    return any(group.first < index == group.head and group.is_finite for group in context.parse.verbs_around(index))


def takes_object(context: Context, index: int) -> bool:
    """Whether what looks like a participle is a verb with an object: "gunmen killed nine people"."""
    lexicon = context.lexicon
    if is_adverb(context, index):
        index += 1  # "fatally shot nine people"
    if index >= len(context.words) or not any(
        reading.form is Form.PAST for reading in lexicon.verbs.table.get(context.words[index], ())
    ):
        return False
    limit = context.parse.sentence_of(index).last
    following = index + 1
    while following < limit and (is_adverb(context, following) or is_state(context, following)):
        following += 1  # "shot dead nine people"
    if following >= limit:
        return False
    persons = context.actors_by_sentence.get(context.tokens.sentences[index], [])
    if any(actor.first == following and actor.sort == Sort.PERSON for actor in persons):
        return True
    if context.words[following] in lexicon.text.stressed_pronouns:
        return True  # "before a judge freed him"
    if is_time(context, following):
        return False  # "people shot this weekend"
    is_noun_phrase = (
        context.words[following] in lexicon.text.determiners or context.words[following] in lexicon.text.possessives
    )
    named = actors_between(context, following, following + 1)
    if any(actor.sort != Sort.PLACE for actor in named):
        return True  # "a judge sentenced Smith"
    return is_noun_phrase or any(
        quantity.phrase[0] == following for quantity in context.quantities_by_sentence[context.tokens.sentences[index]]
    )


def is_time(context: Context, index: int) -> bool:
    """Whether a time begins at a token: "this weekend", "every day"."""
    limit, units = context.parse.sentence_of(index).last, context.lexicon.dates.units
    if index + 1 < limit and units.at(context.words, index + 1, limit):
        return True
    if index + 2 < limit and context.words[index + 1] in context.lexicon.text.genitives:
        last = context.lexicon.dates.last  # "people shot each of the last two weekends"
        return any(word in last for word in context.words[index + 2 : min(limit, index + 4)])
    dates = context.dates_by_sentence.get(context.tokens.sentences[index], [])
    return any(mention.first == index for mention in dates)


def is_adverb(context: Context, index: int) -> bool:
    """Whether a word is an adverb, by the list or by its ending."""
    word, text = context.words[index], context.lexicon.text
    return word in text.adverbs or (bool(text.adverb_endings) and word.endswith(text.adverb_endings))


def is_state(context: Context, index: int) -> bool:
    """Whether a word says in what state people are: "dead"."""
    return bool(context.noun_predicates(index, MetricRole.STATE))


def deadly_match(context: Context, head: int, match: MetricMatch) -> MetricMatch:
    """The match, of the dead where an adverb beside the verb says so: "were fatally stabbed"."""
    definitions = context.lexicon.definitions
    if not definitions[match.metric].may_be_deadly:
        return match
    sentence = context.parse.sentence_of(head)
    for at in (head - 1, head + 1):
        if not (sentence.first <= at < sentence.last and is_adverb(context, at)):
            continue
        if context.words[at - 1] in context.lexicon.signs.dashes:
            continue  # "non-fatally"
        for predicate, last in context.noun_predicates(at, MetricRole.STATE):
            if definitions[predicate.metric].is_deadly:
                return replace(match, metric=predicate.metric, words=(*match.words, context.span(at, last)))
    return match


def may_stand_before_modifier(context: Context, index: int, quantity: Quantity) -> bool:
    """Whether a word may stand between the noun and its participle: adverbs, adjectives of the phrase, hyphens."""
    word, lexicon = context.words[index], context.lexicon
    if index < quantity.phrase[1] or is_adverb(context, index) or word in lexicon.signs.quotes:
        return True
    # "with 12 suspects being arrested"
    return any(
        reading.lemma in lexicon.verbs.passive and reading.form is Form.PRESENT_PARTICIPLE
        for reading in lexicon.verbs.table.get(word, ())
    )


def by_verb_phrase(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«murieron quince y cuarenta resultaron heridas»: a verb before those counted, whatever follows them."""
    for verb in context.verbs_before(quantity)[:1]:
        if not context.same_clause(verb.head, quantity.first):
            return None
        for predicate, last in context.predicates_of(verb, quantity.phrase[0]):
            is_object = is_object_of_phrase(context, predicate, last, quantity)
            if not is_object and not is_inverted(context, quantity, verb, predicate, last):
                continue
            if meets_need(context, quantity, predicate, verb):
                is_patient = predicate.role is MetricRole.PATIENT
                words = (context.span(verb.first, last),)
                return MetricMatch(predicate.metric, "metric.governing_verb", words, verb, is_patient=is_patient)
        return inverted_state(context, quantity, verb)
    return None


def inverted_state(context: Context, quantity: Quantity, verb: VerbGroup) -> MetricMatch | None:
    """«están desaparecidas 43 personas», «quedaron heridos tres»: a state between its verb and those it is said of."""
    auxiliaries = {reading.lemma for reading in context.lexicon.verbs.table.get(context.words[verb.first], ())}
    if not context.lexicon.text.verb_first or not auxiliaries & context.lexicon.verbs.passive:
        return None
    for at in (verb.head, verb.last):
        for predicate, last in context.noun_predicates(at, MetricRole.STATE):
            if last <= quantity.phrase[0] and is_near_verb(context, quantity, last):
                return MetricMatch(predicate.metric, "metric.own_state", (context.span(verb.first, last),), verb)
    return None


def is_inverted(context: Context, quantity: Quantity, verb: VerbGroup, predicate: Predicate, last: int) -> bool:
    """Whether those counted are the subject of a verb before them: «murieron ayer doce», «fueron detenidas 43»."""
    # «Detenidos 12 miembros de una banda»: a heading leaves out «fueron».
    is_heading = verb.first == context.sentence_of(quantity).first and verb.is_passive
    if not context.lexicon.text.verb_first or not (verb.is_finite or is_heading):
        return False
    is_own_object = verb.first > 0 and context.words[verb.first - 1] in context.lexicon.text.reflexives
    is_subject = predicate.role is MetricRole.SUBJECT and not verb.is_passive
    is_passive = predicate.role is MetricRole.PATIENT and (verb.is_passive or is_own_object)
    is_measured = quantity.head is not None and context.words[quantity.head] in context.lexicon.quantities.measures
    return (is_subject or is_passive) and not is_measured and is_near_verb(context, quantity, last)


def is_near_verb(context: Context, quantity: Quantity, last: int) -> bool:
    """Whether only a time, a place or an adverb stands between a verb and the number: «murieron en el acto tres»."""
    between = context.words[last : quantity.phrase[0]]
    text = context.lexicon.text
    if len(between) > WORDS_AFTER_VERB or any(not word[0].isalnum() for word in between):
        return False
    verbs = context.lexicon.verbs.table
    if any(word in text.coordinators or word in text.subordinators or word in verbs for word in between):
        return False
    words = context.lexicon.quantities
    while between and (between[-1] in text.determiners | text.possessives | words.ellipses | words.before_noun):
        between = between[:-1]
    if between and between[-1] in text.prepositions:
        return False
    begins = not between or between[0] in text.prepositions | text.adverbs | text.determiners | text.clitics
    has_other = any(last <= other.first < quantity.first for other in neighbours(context, quantity))
    dates = context.dates_by_sentence.get(context.sentence_index(quantity), [])
    is_dated = any(last <= mention.first <= last + 1 for mention in dates)
    return (begins or is_dated) and not has_other


def by_own_verb(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«douze personnes ont été tuées», "three men died": the verb whose subject is counted."""
    main = verb_behind_relative(context, quantity)
    is_led = is_after_preposition(context, quantity) and not is_after_subordinator(context, quantity)
    if is_led or is_whole(context, quantity) or is_object(context, quantity) or is_taken(context, quantity):
        return by_relative_verb(context, quantity, main)
    match = own_verb_match(context, quantity, main) if main else None
    if match:
        return match
    aside = None
    for verb in verbs_before_next_toll(context, quantity):
        if not context.same_clause(quantity.first, verb.head):
            is_relative = aside is None and is_relative_subject(context, quantity, verb)
            is_subject = is_relative or is_listed_subject(context, quantity, verb)
            is_subject = is_subject or is_parted_subject(context, quantity, verb)
            match = own_verb_match(context, quantity, verb) if is_subject else None
            if match and not is_relative:
                return match
            aside = aside or match
            continue
        if not verb.is_finite and (
            is_of_counted_group(context, quantity) or says_more_than_modifier(context, quantity)
        ):
            continue
        if does_what_follows(context, quantity, verb):
            return own_verb_match(context, quantity, verb)
        if verb.form is Form.PRESENT_PARTICIPLE and not verb.is_finite:
            continue  # "58 people, including 12 children, remain missing"
        if is_apposition(context, quantity, verb) or is_of_complement(context, quantity, verb):
            continue
        if not verb.is_finite and (
            not verb.is_passive or is_joined(context, verb) or is_parted(context, quantity, verb)
        ):
            return None
        if not verb.is_finite and is_counted_noun(context, verb.head):
            return None
        match = own_verb_match(context, quantity, verb) or second_verb_match(context, quantity, verb)
        if match or verb.is_finite:
            # "a man accused of theft was jailed": a participle leaves the verb to come
            # "a boy, who was shot on Sunday, has died": a relative clause says less
            has_more = match is not None and context.lexicon.definitions[match.metric].outranks_participles
            return match if has_more or aside is None else aside
    # "freed 16 people who had been kidnapped": the main verb says it first.
    return (by_governing_verb(context, quantity) or aside) if aside else None


def verbs_before_next_toll(context: Context, quantity: Quantity) -> list[VerbGroup]:
    """The verbs behind a number up to a noun of another toll: «asciende a 300 y la de desaparecidos a 12»."""
    that_of, verbs = context.lexicon.claims.that_of, context.verbs_after(quantity)
    nouns = [at for at, verb in enumerate(verbs) if that_of.ending_at(context.words, verb.first, quantity.last)]
    return verbs[: nouns[0]] if nouns else verbs


def befallen_in_relative(context: Context, quantity: Quantity) -> MetricMatch | None:
    """What the relative clause behind those counted says of them: "freed 16 people who had been kidnapped"."""
    for verb in context.verbs_after(quantity):
        if is_relative_subject(context, quantity, verb):
            return own_verb_match(context, quantity, verb)
    return None


def by_relative_verb(context: Context, quantity: Quantity, verb: VerbGroup | None) -> MetricMatch | None:
    """What a relative clause says of those counted: "tens of thousands who have fled", "including 30 who died"."""
    if verb is None and is_after_part_marker(context, quantity):
        verb = next(iter(context.verbs_after(quantity)), None)
    if verb is None or not is_relative_subject(context, quantity, verb):
        return None
    return own_verb_match(context, quantity, verb)


def is_object(context: Context, quantity: Quantity) -> bool:
    """Whether a verb without a subject of its own takes those counted: "accused of killing three women was jailed".

    So does a copula: "accused of being one of the ringleaders was jailed".
    """
    for verb in context.verbs_before(quantity)[:1]:
        if verb.last == quantity.phrase[0] and not verb.is_finite and not verb.is_passive:
            is_copula = verb.lemma in context.lexicon.verbs.copulas
            is_doing = verb.form is Form.PRESENT_PARTICIPLE and not context.lexicon.text.verb_first
            if is_doing and verb.lemma not in context.lexicon.claims.saying:
                return True  # "spanning 30 blocks"
            return is_copula or governing_verb_match(context, verb, quantity) is not None
    return False


def is_taken(context: Context, quantity: Quantity) -> bool:
    """Whether a finite verb of a deed stands right before those counted: "shot dead seven clerks during rallies"."""
    claims = context.lexicon.claims
    for verb in context.verbs_before(quantity)[:1]:
        if verb.is_passive or not verb.is_finite:
            return False
        if any(verb.lemma in table for table in (claims.saying, claims.saying_that, claims.counting)):
            return False
        return any(
            predicate.role is MetricRole.PATIENT
            and last == quantity.phrase[0]
            and meets_need(context, quantity, predicate, verb)
            for predicate, last in context.predicates_about(verb, quantity)
        )
    return False


def verb_behind_relative(context: Context, quantity: Quantity) -> VerbGroup | None:
    """The verb of those counted behind a relative clause without commas: "12 people who were on board were killed"."""
    at, text, limit = after_head(quantity), context.lexicon.text, context.sentence_of(quantity).last
    if text.verb_first:
        return None
    if at < limit and context.words[at] in text.prepositions:
        # "19 people from three states who visited the park have fallen ill"
        stop = min(limit, at + WORDS_OF_COMPLEMENT)
        complement = range(at, stop)
        at = next((index for index in complement if context.words[index] in text.relatives | text.partings), limit)
        if any(verb.is_finite and verb.first < at for verb in context.verbs_after(quantity)[:1]):
            return None
    if at >= limit or context.words[at] not in text.relatives or is_after_preposition(context, quantity):
        at = after_head(quantity)
    if at >= limit or context.words[at] not in text.relatives:
        return None
    verbs = [verb for verb in context.verbs_after(quantity) if verb.is_finite]
    inside = [verb for verb in verbs if not any(word in text.partings for word in context.words[at + 1 : verb.first])]
    is_governed = is_after_preposition(context, quantity)
    return inside[0 if is_governed else -1] if len(inside) > (not is_governed) else None


def is_apposition(context: Context, quantity: Quantity, verb: VerbGroup) -> bool:
    """Whether a participle between commas waits for the verb: «17 députés, condamnés en mai, ont été graciés»."""
    is_aside = not verb.is_finite and verb.is_passive and context.words[verb.first - 1] == context.lexicon.signs.comma
    return is_aside and any(
        later.is_finite and later.first > verb.last and context.same_clause(quantity.first, later.head)
        for later in context.verbs_after(quantity)
    )


def by_relative_object(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«onze personnes, que les enquêteurs ont déférées»: the verb of a relative clause whose object is counted."""
    at, text = after_head(quantity), context.lexicon.text
    limit = context.sentence_of(quantity).last
    first = next((index for index in range(at, limit) if context.words[index] in text.relatives), limit)
    if first >= limit or context.words[first] not in text.object_relatives or first - at > REACH_OF_RELATIVE:
        return None
    for verb in context.verbs_after(quantity):
        if verb.first <= first + 1 or not verb.is_finite:
            continue
        is_subject = (
            is_relative_subject(context, quantity, verb) or verb.is_passive or verb.first - first > REACH_OF_RELATIVE
        )
        for predicate, last in () if is_subject else context.predicates_of(verb, limit):
            if predicate.role is MetricRole.PATIENT and meets_need(context, quantity, predicate, verb):
                return MetricMatch(
                    predicate.metric, "metric.governing_verb", (context.span(verb.first, last),), verb, is_patient=True
                )
        return None
    return None


def by_included(context: Context, quantity: Quantity) -> MetricMatch | None:
    """As in "kidnapped foreign workers, including two Poles": some of a group that has no number of its own."""
    marker, other = part_marker(context, quantity), context.quantity_before(quantity)
    if marker is None or quantity.head is None or not counts_person(context, quantity):
        return None
    if other is not None and other.last <= marker and counts_person(context, other):
        return None
    verb = next((group for group in context.verbs_before(quantity) if group.last < marker), None)
    text = context.lexicon.text
    if verb is None or any(
        word in text.relatives or word in text.subordinators for word in context.words[verb.last : marker]
    ):
        return None
    has_subject = verb.is_finite and to_singular(context.words[verb.first - 1], text) != context.words[verb.first - 1]
    for predicate, last in context.predicates_of(verb, marker):
        is_object = predicate.role is MetricRole.PATIENT and not verb.is_passive
        is_subject = predicate.role is MetricRole.PATIENT if verb.is_passive else predicate.role is MetricRole.SUBJECT
        if (is_object or (is_subject and has_subject)) and meets_need(context, quantity, predicate, verb):
            words = (context.span(verb.first, last),)
            return MetricMatch(predicate.metric, "metric.included", words, verb,
                               is_patient=predicate.role is MetricRole.PATIENT)  # fmt: skip
    return None


def is_of_complement(context: Context, quantity: Quantity, verb: VerbGroup) -> bool:
    """Whether a participle belongs to the complement of one counted: «un avocat des personnes arrêtées»."""
    if verb.is_finite or quantity.value != 1:
        return False
    genitives = context.lexicon.text.genitives
    return any(word in genitives for word in context.words[quantity.phrase[1] : verb.first])


def second_verb_match(context: Context, quantity: Quantity, verb: VerbGroup) -> MetricMatch | None:
    """As in "two guards were attacked and injured": what a second verb says of the same subject."""
    text, limit = context.lexicon.text, context.sentence_of(quantity).last
    for index in range(verb.last, limit):
        word = context.words[index]
        if word in text.subordinators or word in context.lexicon.signs.breaks:
            return None
        if word not in text.coordinators or index + 1 >= limit:
            continue
        following = index + 1
        while following < limit and context.words[following] in text.adverbs:
            following += 1
        second = next((each for each in context.parse.verbs_around(index) if each.first == following), None)
        if second is None:
            return None
        is_bare = second.first == second.head and not second.is_finite  # «ont quitté la route et percuté un arbre»
        is_passive = verb.is_passive if is_bare else verb.is_passive or second.is_passive
        return own_verb_match(context, quantity, replace(second, is_passive=is_passive))
    return None


def does_what_follows(context: Context, quantity: Quantity, verb: VerbGroup) -> bool:
    """Whether an infinitive behind those counted says what they do: «3 000 à défiler», «ils étaient 12 ici à fuir»."""
    is_next = verb.first == quantity.phrase[1] + 1 or is_counted_pronoun(context, quantity)
    is_near = is_next and context.words[verb.first - 1] in context.lexicon.text.prepositions
    readings = context.lexicon.verbs.table.get(context.words[verb.first], ())
    return is_near and any(reading.form is Form.INFINITIVE for reading in readings)


def is_counted_pronoun(context: Context, quantity: Quantity) -> bool:
    """Whether a bare number says how many a plural pronoun stands for: «ils étaient 60 000»."""
    governing = next(iter(context.verbs_before(quantity)), None)
    if quantity.head is not None or governing is None or governing.last != quantity.phrase[0] or not governing.first:
        return False
    pronoun = context.lexicon.text.pronouns.get(context.words[governing.first - 1])
    return pronoun is not None and pronoun.is_plural and governing.lemma in context.lexicon.verbs.passive


def is_relative_subject(context: Context, quantity: Quantity, verb: VerbGroup) -> bool:
    """Whether a relative pronoun right behind those counted is the verb's subject: "20,000 supporters who rallied"."""
    at, text = after_head(quantity) if quantity.head is not None else quantity.last, context.lexicon.text
    lead = {context.lexicon.signs.comma} | text.genitives | context.lexicon.quantities.all_of
    while at < verb.first and context.words[at] in lead:
        at += 1
    if at >= verb.first or context.words[at] not in text.subject_relatives:
        return False
    if any(at < other.first < verb.first for other in neighbours(context, quantity)):
        return False  # "23 casualties, of which ten were killed"
    return not any(
        context.words[index] in text.pronouns or context.words[index] in text.determiners
        for index in range(at + 1, verb.first)
    ) and not any(group.is_finite and at < group.first < verb.first for group in context.parse.verbs_around(at))


def is_parted(context: Context, quantity: Quantity, verb: VerbGroup) -> bool:
    """Whether another number stands before a participle: it is said of that one («six otages, dont deux blessés»)."""
    numbers = context.quantities_by_sentence[context.sentence_index(quantity)]
    return any(quantity.phrase[1] <= other.first < verb.first for other in numbers)


def is_counted_noun(context: Context, index: int) -> bool:
    """Whether a word is what another number counts: «dos niños, y una docena de heridos»."""
    return any(quantity.head == index for quantity in context.quantities_by_sentence[context.tokens.sentences[index]])


def is_listed_subject(context: Context, quantity: Quantity, verb: VerbGroup) -> bool:
    """Whether the number heads a list that ends at the verb: "42 protesters, 17 officers and one firefighter were"."""
    text, signs = context.lexicon.text, context.lexicon.signs
    between = context.words[quantity.phrase[1] : verb.first]
    if not any(word in text.coordinators for word in between) or is_after_part_marker(context, quantity):
        return False
    governing = next((group for group in context.verbs_before(quantity) if group.last == quantity.phrase[0]), None)
    claims = context.lexicon.claims
    says = claims.saying | claims.saying_that | claims.showing | claims.counting
    if governing and (governing.lemma not in says or governing_verb_match(context, governing, quantity)):
        return False  # "killing 14 people, and a third man fled"
    counter = next(iter(context.verbs_before(quantity)), None)
    if counter and counter.lemma in context.lexicon.claims.counting and not counter.is_passive:
        between = context.words[counter.last : quantity.phrase[0]]
        if all(word in text.adverbs for word in between):
            return False  # «on compte désormais 27 victimes et 103 personnes sont portées disparues»
    if any(word in text.subordinators or word in signs.breaks or word in text.pronouns for word in between):
        return False
    return any(
        quantity.phrase[1] <= other.first and other.phrase[1] <= verb.first
        for other in context.quantities_by_sentence[context.sentence_index(quantity)]
    ) and not any(
        group.is_finite and quantity.last <= group.first < verb.first
        for group in context.parse.verbs_around(quantity.first)
    )


def is_parted_subject(context: Context, quantity: Quantity, verb: VerbGroup) -> bool:
    """Whether an aside parts those that somebody tells of from their verb: "said ten men, mainly guards, were hurt"."""
    governing = next(iter(context.verbs_before(quantity)), None)
    first, last, comma = after_head(quantity), verb.first - 1, context.lexicon.signs.comma
    if governing is None or governing.last != quantity.phrase[0] or not verb.is_finite or first >= last:
        return False
    claims = context.lexicon.claims
    is_told = governing.lemma in claims.saying | claims.saying_that | claims.showing | claims.counting
    if not is_told or context.words[first] != comma or context.words[last] != comma:
        return False
    return not any(
        group.is_finite and first < group.first < verb.first for group in context.parse.verbs_around(quantity.first)
    )


def own_verb_match(context: Context, quantity: Quantity, verb: VerbGroup) -> MetricMatch | None:
    """What a verb says of its subject: passive of a deed, active of what the subject does, or a state after be."""
    limit = context.parse.sentence_of(verb.head).last
    for predicate, last in context.predicates_of(verb, context.end_before_number(verb, limit)):
        if not meets_need(context, quantity, predicate, verb):
            continue
        fits = predicate.role is MetricRole.SUBJECT and not (verb.is_passive and verb.first < verb.head)
        if fits or (predicate.role is MetricRole.PATIENT and verb.is_passive):
            return deadly_match(context, verb.head, MetricMatch(
                predicate.metric, "metric.own_verb", (context.span(verb.first, last),), verb,
                is_patient=predicate.role is MetricRole.PATIENT
            ))  # fmt: skip
    if verb.lemma in context.lexicon.claims.raising_verbs and verb.is_passive:
        return raised_match(context, quantity, verb)
    is_led = verb.is_passive and verb.first < verb.head and not is_reflexive(context, verb)  # «resultaron muertos»
    if verb.lemma in context.lexicon.verbs.copulas or is_led:
        at = verb.head if is_led else past_adverbs(context, verb.last, limit)
        for index in range(at, min(limit, verb.last if is_led else at + 2)):
            for predicate, last in context.noun_predicates(index, MetricRole.STATE):
                if lacks_thing(context, last):
                    continue
                return MetricMatch(predicate.metric, "metric.own_state", (context.span(verb.first, last),), verb)
    return None


def past_adverbs(context: Context, index: int, limit: int) -> int:
    """The token behind adverbs of several words: «sont à ce jour en réanimation»."""
    while index < limit and (phrase := context.lexicon.text.adverb_phrases.at(context.words, index, limit)):
        index += phrase[0]
    return index


def lacks_thing(context: Context, index: int) -> bool:
    """Whether things stand behind a state: "several were missing fingers" counts none of the missing."""
    if index >= len(context.words) or not context.lexicon.text.noun_head_is_last:
        return False
    word, lexicon = context.words[index], context.lexicon
    if not word[0].isalpha() or word in lexicon.text.function_words or word in lexicon.verbs.table:
        return False
    is_thing = to_singular(word, lexicon.text) != word and word not in lexicon.quantities.people
    return is_thing and not context.tokens.is_capitalized(index)


def raised_match(context: Context, quantity: Quantity, verb: VerbGroup) -> MetricMatch | None:
    """As in "12,000 are known to have died", "four were reported wounded": what is known or told of the subject."""
    limit = min(context.sentence_of(quantity).last, verb.last + WORDS_BETWEEN)
    for second in context.verbs_after(quantity):
        if verb.last <= second.first < limit and second.head > verb.head:
            told = own_verb_match(
                context, quantity, replace(second, is_passive=second.is_passive or second.first == verb.last)
            )
            if told or second.first != verb.last:
                return told
    return modifier_at(context, quantity, verb.last, rule="metric.own_verb") if verb.last < limit else None


def is_after_preposition(context: Context, quantity: Quantity) -> bool:
    """Whether a preposition governs the number, so that it is neither subject nor object."""
    before = quantity.phrase[0] - 1
    if before < context.sentence_of(quantity).first:
        return False
    text, word = context.lexicon.text, context.words[before]
    if word in context.lexicon.claims.definite and before > context.sentence_of(quantity).first:
        before -= 1  # "the names of the five victims were released"
        word = context.words[before]
        return word in text.prepositions and word not in text.determiners and not is_of_group(context, before)
    # «des milliers» is an article, no preposition.
    is_article = word in text.determiners and quantity.form in {NumeralForm.VAGUE, NumeralForm.APPROXIMATE}
    numbers = context.lexicon.quantities
    is_range = quantity.qualifier is Qualifier.RANGE and word in numbers.between | numbers.range_from
    return word in text.prepositions and not is_article and not is_range and not is_of_group(context, before)


def is_after_subordinator(context: Context, quantity: Quantity) -> bool:
    """Whether what may be a preposition opens a clause with the number as its subject: "after two men died"."""
    before = quantity.phrase[0] - 1
    if before < context.sentence_of(quantity).first or context.words[before] not in context.lexicon.text.subordinators:
        return False
    return quantity.head is not None and context.lexicon.text.noun_head_is_last


def is_of_group(context: Context, index: int) -> bool:
    """Whether a genitive ties the number to a word that only groups those counted: "a total of 58 people"."""
    is_genitive = index > 0 and context.words[index] in context.lexicon.text.genitives
    return is_genitive and context.words[index - 1] in context.lexicon.claims.group_nouns


def by_governing_verb(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«a arrêté 43 manifestants», "killed at least nine": the verb that takes those counted as its object."""
    for verb in () if is_whole(context, quantity) else context.verbs_before(quantity):
        is_same = context.same_clause(quantity.first, verb.head)
        if not is_same and (not shares_object(context, verb, quantity) or has_own_verb(context, quantity)):
            return None
        if is_thing_of_list(context, quantity):
            return None
        if is_cut_off(context, verb, quantity):
            continue
        match = governing_verb_match(context, verb, quantity)
        if match or not is_aside(verb):
            return match or object_of_list(context, quantity) or object_of_list_to_come(context, verb, quantity)
    return None


def object_of_list(context: Context, quantity: Quantity) -> MetricMatch | None:
    """What a verb phrase says of the whole list behind it: "claimed the lives of 121 police and 175 soldiers"."""
    opener = list_opener(context, quantity)
    match = by_governing_verb(context, opener) if opener else None
    return match if match and not match.is_patient else None


def object_of_list_to_come(context: Context, verb: VerbGroup, quantity: Quantity) -> MetricMatch | None:
    """What words behind the last of a list say of all of it: "left 20 guards and 17 sailors dead"."""
    following = next((other for other in neighbours(context, quantity) if other.first > quantity.last), None)
    if following is None or not is_joined_to(context, quantity, following) or not counts_person(context, quantity):
        return None
    return governing_verb_match(context, verb, following) if counts_person(context, following) else None


def has_own_verb(context: Context, quantity: Quantity) -> bool:
    """Whether a finite verb stands right behind those counted: "killing 70, a police official said"."""
    for verb in context.verbs_after(quantity)[:1]:
        between = context.words[quantity.phrase[1] : verb.first]
        return verb.is_finite and all(word in context.lexicon.text.adverbs for word in between)
    return False


def is_thing_of_list(context: Context, quantity: Quantity) -> bool:
    """Whether things go on a list that a preposition opened: "for the possession of 300 shells, 23 fuses"."""
    other = context.quantity_before(quantity)
    if other is None or quantity.head is None or not is_joined_to(context, other, quantity):
        return False
    if context.words[quantity.head] in context.lexicon.quantities.people:
        return False
    return is_after_preposition(context, other) or is_thing_of_list(context, other)


def is_cut_off(context: Context, verb: VerbGroup, quantity: Quantity) -> bool:
    """Whether a comma alone parts a gerund from the number: "during the kidnapping, 200 men came"."""
    if verb.form is not Form.PRESENT_PARTICIPLE or verb.is_finite or context.lexicon.text.verb_first:
        return False
    has_other = any(verb.last <= other.first < quantity.first for other in neighbours(context, quantity))
    return not has_other and context.lexicon.signs.comma in context.words[verb.last : quantity.phrase[0]]


def list_opener(context: Context, quantity: Quantity) -> Quantity | None:
    """The number of people before one of people, joined to it by «et» or a comma: "the death of two men and a boy"."""
    other = context.quantity_before(quantity)
    if other is None or quantity.head is None or other.head is None or not is_joined_to(context, other, quantity):
        return None
    return other if counts_person(context, quantity) and counts_person(context, other) else None


def is_joined_to(context: Context, other: Quantity, quantity: Quantity) -> bool:
    """Whether only commas and conjunctions stand between two numbers and their nouns."""
    coordinators, comma = context.lexicon.text.coordinators, context.lexicon.signs.comma
    between = context.words[other.phrase[1] : quantity.phrase[0]]
    return bool(between) and all(word == comma or word in coordinators for word in between)


def shares_object(context: Context, verb: VerbGroup, quantity: Quantity) -> bool:
    """Whether only commas, «et» and other objects stand between a verb and the number."""
    text = context.lexicon.text
    if any(context.words[at] in text.subordinators | text.relatives for at in range(verb.last, quantity.first)):
        return False
    return not any(
        group.is_finite and verb.last <= group.first < quantity.first
        for group in context.parse.verbs_around(quantity.first)
    )


def is_aside(verb: VerbGroup) -> bool:
    """Whether a verb group is only a participle beside a noun («une marche interdite»)."""
    return verb.first == verb.head and not verb.is_finite and verb.form is Form.PAST_PARTICIPLE


def governing_verb_match(context: Context, verb: VerbGroup, quantity: Quantity) -> MetricMatch | None:
    """What a verb before the number says of it as its object."""
    for predicate, last in context.predicates_about(verb, quantity):
        is_done = predicate.role is MetricRole.PATIENT or is_gathering(context, predicate, quantity)
        if not meets_need(context, quantity, predicate, verb):
            continue
        is_active = not verb.is_passive or is_coordinated(context, verb, quantity)
        is_object = is_done and is_active and not is_after_preposition(context, quantity)
        is_object = is_object or (is_done and is_along(context, quantity))
        if is_object or is_object_of_phrase(context, predicate, last, quantity):
            return deadly_match(context, verb.head, MetricMatch(
                predicate.metric, "metric.governing_verb", (context.span(verb.first, last),), verb,
                is_patient=predicate.role is MetricRole.PATIENT
            ))  # fmt: skip
    return None


def is_along(context: Context, quantity: Quantity) -> bool:
    """Whether those counted share what befell somebody: "was killed along with two boys"."""
    start = context.sentence_of(quantity).first
    return context.lexicon.claims.along_with.ending_at(context.words, quantity.phrase[0], start) is not None


def is_coordinated(context: Context, verb: VerbGroup, quantity: Quantity) -> bool:
    """Whether a bare participle shares the auxiliary of a verb before it: «a tué deux gardes et blessé dix bergers»."""
    if verb.first < verb.head or not is_joined(context, verb) or not is_right_behind(context, verb, quantity):
        return False
    return any(
        group.is_finite and not group.is_passive and group.form is Form.PAST_PARTICIPLE and group.last <= verb.first
        for group in context.parse.verbs_around(quantity.first)
    )


def is_right_behind(context: Context, verb: VerbGroup, quantity: Quantity) -> bool:
    """Whether the number, or the whole of which it is a part, stands right behind a verb: «blessé six, dont un …»."""
    if quantity.phrase[0] == verb.last:
        return True
    whole = context.quantity_before(quantity) if is_after_part_marker(context, quantity) else None
    return whole is not None and whole.phrase[0] == verb.last


def is_joined(context: Context, verb: VerbGroup) -> bool:
    """Whether a comma or conjunction stands before a verb: it goes on with the subject of the one before."""
    before = context.words[verb.first - 1] if verb.first else ""
    return before in context.lexicon.text.coordinators or before == context.lexicon.signs.comma


def is_gathering(context: Context, predicate: Predicate, quantity: Quantity) -> bool:
    """Whether a verb of gathering has a protest beside it: «une marche qui a réuni quelque 12 000 personnes»."""
    if predicate.role is not MetricRole.GATHER:
        return False
    return PROTEST in context.events_in(context.sentence_index(quantity))


def is_object_of_phrase(context: Context, predicate: Predicate, last: int, quantity: Quantity) -> bool:
    """Whether the number follows the verb phrase, its article between: «coûté la vie à une dizaine», «a otras 50»."""
    between = context.words[last : quantity.phrase[0]]
    text = context.lexicon.text
    small = text.determiners | text.adverbs | context.lexicon.quantities.ellipses
    is_behind = last <= quantity.phrase[0] and all(word in small for word in between)
    return predicate.role is MetricRole.OBJECT and is_behind
