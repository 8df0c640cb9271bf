"""What a noun says of a number: the counted noun, the noun of the deed, of the toll, of the group, of the vote."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.claims.context import Context
from extract.claims.counted import (
    PROTEST,
    counts_person,
    head_tokens,
    is_countable,
    is_generic,
    is_less,
    is_many,
    is_part,
    is_some_of,
    is_whole,
    meets_need,
    neighbours,
    tells_of_protest,
)
from extract.claims.matches import MetricMatch
from extract.claims.shares import TIME_UNITS, find_duration
from extract.claims.verb_rules import (
    WORDS_BETWEEN,
    by_governing_verb,
    by_modifier,
    by_own_verb,
    is_after_preposition,
    list_opener,
    modifier_at,
    own_verb_match,
    says_more_than_modifier,
    takes_object,
)
from extract.lexicon import to_singular
from extract.lexicon.verbs import Form
from extract.lexicon.words import MetricRole
from extract.model import NumeralForm, Qualifier, Quantity
from extract.text.verbs import VerbGroup

VOTES = "votes"
BOUNDED = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.LESS_THAN})
"""What a limit is told with: "more than 50", "up to ten"."""
VERBS_WITH_RELATIVE = 2
"""The verb of a relative clause, and the one behind it."""
WORDS_OF_COMPLEMENT = 4
"""Words behind a copula among which the noun stands: "were all newly imported cases"."""
VERBS_WITH_DEED = 2
"""The verb of a deed's noun, and the noun where it looks like a verb."""
REACH_OF_NUMBER = 6
"""Words behind «le nombre de» among which those counted are named."""
REACH_OF_SUBJECT = 5
"""Words between a subject's noun and its verb: «les opposants à la réforme étaient 21 000»."""
REACH_OF_ACT = 12
"""Words between an act's noun and the number it governs: «l'exécution, jeudi, par les rebelles, de 28 soldats»."""


def by_counted_subject(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«les grévistes étaient 12 000», "the dead included 12 foreigners", the group before its number."""
    claims, sentence = context.lexicon.claims, context.sentence_index(quantity)
    for verb in context.verbs_before(quantity)[:1]:
        is_count = quantity.head is None and verb.lemma in context.lexicon.verbs.copulas | claims.counting_verbs
        is_part = quantity.head is not None and verb.lemma in claims.including_verbs
        if quantity.head is not None and verb.is_finite and verb.lemma in context.lexicon.verbs.copulas:
            return by_named(context, quantity, verb)
        is_near = is_only_adverbs(context, verb.last, quantity.phrase[0])
        if quantity.head is None and rises_to(context, quantity, verb):
            is_count = is_near = True
        opener = list_opener(context, quantity)
        if is_part and opener and not is_near:
            return by_counted_subject(context, opener)
        if not (is_count or is_part) or not is_near:
            return None
        states = [MetricRole.STATE] if quantity.head is None and rises_to(context, quantity, verb) else []
        roles = [
            MetricRole.COUNT,
            *states,
            *([MetricRole.GROUP] if is_count and tells_of_protest(context, sentence) else []),
        ]
        start = max(context.sentence_of(quantity).first, verb.first - REACH_OF_SUBJECT)
        other = context.quantity_before(quantity)
        if is_part and other is not None and start <= other.first < verb.first:
            return None  # "escaped injury but six people, including five guards, died"
        for index in range(start, verb.first):
            for predicate, last in (pair for role in roles for pair in context.noun_predicates(index, role)):
                is_people = context.lexicon.definitions[predicate.metric].counts_people
                if is_people and meets_need(context, quantity, predicate):
                    return MetricMatch(predicate.metric, "metric.counted_subject", (context.span(index, last),), verb)
    return None


def rises_to(context: Context, quantity: Quantity, verb: VerbGroup) -> bool:
    """Whether a verb of change leads to the number by «à», "to": «los fallecidos ascienden a 27.650»."""
    words, lead = context.lexicon.quantities, quantity.phrase[0] - 1
    is_led = context.words[lead] in words.range_to and is_only_adverbs(context, verb.last, lead)
    return is_led and verb.is_finite and verb.lemma in words.changes


def is_only_adverbs(context: Context, first: int, last: int) -> bool:
    """Whether only adverbs stand between two tokens, those of several words too: «étaient au total 10 000»."""
    text, index = context.lexicon.text, first
    while index < last:
        phrase = text.adverb_phrases.at(context.words, index, last)
        if phrase is None and context.words[index] not in text.adverbs:
            return False
        index += phrase[0] if phrase else 1
    return True


def by_named(context: Context, quantity: Quantity, verb: VerbGroup) -> MetricMatch | None:
    """«Les disparus sont cinq officiers»: the copula says who those are that its subject counts."""
    at = verb.first - 1
    if not counts_person(context, quantity):
        return None
    if verb.last < quantity.phrase[0]:
        opener = named_before(context, quantity)
        return by_named(context, opener, verb) if opener else None
    if not at > 0 or context.words[at - 1] not in context.lexicon.text.determiners:
        return None
    for predicate, last in context.noun_predicates(at, MetricRole.COUNT):
        if context.lexicon.definitions[predicate.metric].is_toll and meets_need(context, quantity, predicate):
            return MetricMatch(predicate.metric, "metric.counted_subject", (context.span(at, last),), verb)
    return None


def named_before(context: Context, quantity: Quantity) -> Quantity | None:
    """The number before in a list of people: "The hostages are a German; seven Poles; and six Filipinos"."""
    other, signs = context.quantity_before(quantity), context.lexicon.signs
    if other is None or not counts_person(context, other):
        return None
    between = context.words[other.phrase[1] : quantity.phrase[0]]
    links = context.lexicon.text.coordinators | signs.breaks | {signs.comma}
    return other if between and all(word in links for word in between) else None


def by_tally(context: Context, quantity: Quantity) -> MetricMatch | None:
    """As in "voted 310 to 206", «par 310 contre 206»: the two sides of a vote, no noun with them."""
    sentence, claims = context.sentence_index(quantity), context.lexicon.claims
    if quantity.head is not None or not context.find(claims.tally_topics, sentence):
        return None
    numbers = context.quantities_by_sentence[sentence]
    at = bisect_left(numbers, quantity.first, key=lambda each: each.first)
    for left, right in pairwise(numbers[max(0, at - 1) : at + 2]):
        link = context.words[left.last : right.first]
        is_bare = left.head is None and right.head is None and left.unit == right.unit  # not "53 percent to 47"
        if len(link) == 1 and link[0] in claims.tally_links and is_bare:
            return MetricMatch(VOTES, "metric.tally", (context.span(left.last, right.first),))
    return None


def by_complement(context: Context, quantity: Quantity) -> MetricMatch | None:
    """As in "seven were imported cases", «trois sont des otages»: the noun that the copula gives a bare number."""
    verb = next(iter(context.verbs_after(quantity)), None)
    if quantity.head is not None or quantity.unit is not None or verb is None or not verb.is_finite:
        return None
    lead = context.lexicon.verbs.table.get(context.words[verb.first], ())
    is_copula = any(reading.lemma in context.lexicon.verbs.copulas for reading in lead)
    if not is_copula or verb.is_negated or verb.first != quantity.phrase[1]:
        return None
    limit, small = context.sentence_of(quantity).last, context.lexicon.text.function_words
    for index in range(verb.first + 1, min(limit, verb.first + 1 + WORDS_OF_COMPLEMENT)):
        if not context.words[index][0].isalpha():
            return None
        for predicate, last in context.noun_predicates(index, MetricRole.COUNT):
            is_plural = to_singular(context.words[index], context.lexicon.text) != context.words[index]
            if is_plural and context.lexicon.definitions[predicate.metric].is_toll and predicate.needs is None:
                return MetricMatch(predicate.metric, "metric.complement", (context.span(index, last),))
        is_small = context.words[index] in small and context.words[index] not in context.lexicon.text.determiners
        if is_small and index > verb.first + 1:
            return None
    return None


def by_among(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«Parmi les blessés figurent deux policiers», "three children were among the dead"."""
    limit = context.sentence_of(quantity).last
    for first, last, _ in context.find(context.lexicon.claims.among, context.sentence_index(quantity)):
        if last >= limit or not context.same_clause(first, quantity.first):
            continue
        if first == quantity.phrase[1] and is_part(context, quantity):
            continue  # «dix blessés, dont six parmi les policiers»
        if is_owner(context, quantity):
            continue  # «deux frères d'un assaillant»
        for role in (MetricRole.STATE, MetricRole.COUNT):
            for predicate, end in context.noun_predicates(last, role):
                return MetricMatch(predicate.metric, "metric.among", (context.span(first, end),))
        match = among_counted(context, quantity, last)
        if match:
            return match
    return None


def by_opening_group(context: Context, quantity: Quantity) -> MetricMatch | None:
    """As in "Of those arrested, 404 are minors, 597 women": the group that opens a sentence, in parts."""
    sentence, text = context.sentence_of(quantity), context.lexicon.text
    first = sentence.first
    while first < quantity.first and context.words[first] in text.coordinators | text.adverbs:
        first += 1
    match = context.lexicon.claims.of_those.at(context.words, first, sentence.last)
    if match is None or quantity.form is NumeralForm.ARTICLE:
        return None
    if quantity.head is not None and not counts_person(context, quantity):
        return None
    for metric, end in befallen_at(context, first + match[0]):
        is_closed = end < quantity.first and context.words[end] == context.lexicon.signs.comma
        if is_closed and context.lexicon.definitions[metric].is_toll:
            return MetricMatch(metric, "metric.among", (context.span(first, end),))
    return None


def befallen_at(context: Context, index: int) -> Iterator[tuple[str, int]]:
    """What befell the people whom a noun or a participle at a token names, and the token after it."""
    for role in (MetricRole.STATE, MetricRole.COUNT):
        for predicate, end in context.noun_predicates(index, role):
            yield predicate.metric, end
    if context.words[index] in context.lexicon.quantities.generic_people:
        index += 1
    for reading in context.lexicon.verbs.table.get(context.words[index], ()):
        if reading.form is Form.PAST_PARTICIPLE:
            for predicate in context.lexicon.metrics.verbs.get(reading.lemma, ()):
                if predicate.role is MetricRole.PATIENT:
                    yield predicate.metric, index + 1


def among_counted(context: Context, quantity: Quantity, at: int) -> MetricMatch | None:
    """As in "three guards were among six people killed": the whole is counted too, and says what befell them."""
    for other in () if is_after_preposition(context, quantity) else neighbours(context, quantity):
        if other is quantity or not other.phrase[0] <= at <= other.first:
            continue
        match = by_strong_noun(context, other) or by_modifier(context, other) or by_noun(context, other)
        if match and is_less(quantity, other):
            return MetricMatch(match.metric, "metric.among", match.words, whole=other)
    return None


def is_owner(context: Context, quantity: Quantity) -> bool:
    """Whether a genitive ties one person to a noun before: «le frère d'un assaillant» counts the brother."""
    before = quantity.phrase[0] - 1
    is_led = before > 0 and context.words[before] in context.lexicon.text.genitives
    return is_led and quantity.form is NumeralForm.ARTICLE


def noun_match(context: Context, quantity: Quantity, role: MetricRole, *, may_be_people: bool) -> MetricMatch | None:
    """The metric whose noun is counted."""
    for index in head_tokens(quantity):
        for predicate, last in context.noun_predicates(index, role):
            is_weak = context.lexicon.definitions[predicate.metric].has_weak_nouns
            is_people = is_weak or context.words[index] in context.lexicon.quantities.people
            if not meets_need(context, quantity, predicate):
                continue
            if is_with_participle(context, quantity, last):
                continue
            if is_people == may_be_people and quantity.head is not None and last > quantity.head:
                return MetricMatch(predicate.metric, "metric.noun", (context.span(index, last),))
    return None


def by_strong_noun(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«deux morts», «17 détenus politiques»: the noun is the figure, whatever else the sentence says."""
    for index in head_tokens(quantity):
        for predicate, last in context.noun_predicates(index, MetricRole.COUNT):
            is_weak = context.lexicon.definitions[predicate.metric].has_weak_nouns
            if last > index + 1 and not is_weak and quantity.head is not None and last > quantity.head:
                if is_with_participle(context, quantity, last):
                    continue
                return MetricMatch(predicate.metric, "metric.noun", (context.span(index, last),))
    match = noun_match(context, quantity, MetricRole.COUNT, may_be_people=False)
    return None if match and befell_more(context, quantity, match) else match


def befell_more(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a verb tells what came of those that a noun counts: "two of the injured died"."""
    definitions = context.lexicon.definitions
    own = by_own_verb(context, quantity)
    if own is None or own.metric == match.metric or own.verb is None or not own.verb.is_finite:
        return False
    if is_some_of(context, quantity) or definitions[match.metric].is_total_undated:
        return True  # "86 cases are in intensive care"
    # «quatre blessés ont succombé»
    return (
        quantity.form is not NumeralForm.ORDINAL
        and definitions[match.metric].may_be_deadly
        and definitions[own.metric].is_deadly
    )


def by_noun_to_come(context: Context, quantity: Quantity) -> MetricMatch | None:
    """As in "379 confirmed and 47 probable cases", «4 et 3 sièges»: the noun that the next number brings."""
    text, limit = context.lexicon.text, context.sentence_of(quantity).last
    numbers = context.quantities_by_sentence[context.sentence_index(quantity)]
    at = bisect_left(numbers, quantity.first, key=lambda each: each.first) + 1
    following = numbers[at] if at < len(numbers) else None
    if quantity.unit is not None or following is None or following.head is None:
        return None
    match = state_of_next(context, quantity, following)
    if match:
        return match
    between = context.words[quantity.last : min(limit, following.phrase[0])]
    adjectives = between[:-1]
    is_led = bool(between) and between[-1] in text.coordinators and len(adjectives) < WORDS_BETWEEN
    if not is_led or (adjectives and not text.noun_head_is_last):
        return None
    if not adjectives and (quantity.head is not None or not is_alike_number(quantity, following)):
        return None
    if any(not word[0].isalpha() or word in text.function_words for word in adjectives):
        return None
    if any(to_singular(word, text) != word or word in context.lexicon.quantities.people for word in adjectives):
        return None
    match = by_strong_noun(context, following) or by_noun(context, following)
    may_serve = match is not None and is_countable(context, following, match)
    return replace(match, rule="metric.ellipsis") if match and may_serve else None


def state_of_next(context: Context, quantity: Quantity, following: Quantity) -> MetricMatch | None:
    """As in "with 13 soldiers and four guerrillas dead": what stands behind the last of a list is said of all."""
    if list_opener(context, following) is not quantity or following.head is None:
        return None
    match = by_modifier(context, following)
    is_behind = match is not None and context.token_at(match.words[0].start) > following.head
    return replace(match, rule="metric.ellipsis") if match and is_behind else None


def is_alike_number(quantity: Quantity, following: Quantity) -> bool:
    """Whether two numbers are written alike, so that one noun may serve both: «4 et 3», not "in 2019 and three"."""
    return quantity.form is following.form and quantity.form in {NumeralForm.DIGITS, NumeralForm.WORDS}


def is_with_participle(context: Context, quantity: Quantity, last: int) -> bool:
    """Whether a noun's phrase ends in a verb of its own: "three people injured in it died", "12 people wounded 30"."""
    if quantity.head is None or last <= quantity.head + 1:
        return False
    return takes_object(context, last - 1) or says_more_than_modifier(context, quantity)


def by_part(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«2 000 des 3 550 soldats», "two of the six hostages": the whole of which the number before is a part."""
    other = context.quantity_before(quantity)
    if other is None or not is_whole(context, quantity):
        return None
    match = by_act(context, other) or by_governing_verb(context, other)
    own = own_nouns(context, quantity)
    metric = match.metric if match and match.metric in own else next(iter(own), None)
    return replace(match, metric=metric, rule="metric.ellipsis") if match and metric else None


def own_nouns(context: Context, quantity: Quantity) -> dict[str, None]:
    """The metrics that the counted noun may be of, in the order of the table: «soldats» of forces."""
    if quantity.head is None:
        return {}
    roles = (MetricRole.COUNT, MetricRole.GROUP)
    return {each.metric: None for role in roles for each, _ in context.noun_predicates(quantity.head, role)}


def by_noun(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«300 manifestants»: the noun names people, of whom nothing else is said; «un manifestant» alone tells nothing."""
    if quantity.form is NumeralForm.ARTICLE:
        return None
    return noun_match(context, quantity, MetricRole.COUNT, may_be_people=True) or by_report(context, quantity)


def by_report(context: Context, quantity: Quantity) -> MetricMatch | None:
    """As in "no immediate reports of casualties": a nought counts what is reported."""
    text, limit = context.lexicon.text, context.sentence_of(quantity).last
    if quantity.form is not NumeralForm.ZERO or quantity.head is None:
        return None
    at = quantity.head + 1
    if context.words[quantity.head] not in context.lexicon.claims.documents or at >= limit:
        return None
    if context.words[at] not in text.genitives:
        return None
    while at + 1 < limit and context.words[at + 1] in text.determiners:
        at += 1
    for predicate, last in context.noun_predicates(at + 1, MetricRole.COUNT) if at + 1 < limit else ():
        if meets_need(context, quantity, predicate):
            return MetricMatch(predicate.metric, "metric.noun", (context.span(quantity.head, last),))
    return None


def by_act(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«la mort de neuf personnes», "the arrest of two men": the noun of the deed before those counted."""
    sentence = context.sentence_of(quantity)
    opener = list_opener(context, quantity)
    if opener:
        return by_act(context, opener)
    before = before_determiner(context, quantity)
    claims = context.lexicon.claims
    is_linked = before > sentence.first and context.words[before] in claims.act_links
    if is_linked or claims.act_link_phrases.ending_at(context.words, before + 1, sentence.first):
        return by_act_for(context, quantity)
    if before <= sentence.first or context.words[before] not in context.lexicon.text.genitives:
        return None
    is_definite = before < quantity.phrase[0] - 1
    for index in range(before - 1, max(sentence.first - 1, before - REACH_OF_ACT), -1):
        for predicate, last in context.noun_predicates(index, MetricRole.ACT):
            # "the funeral march of the ten members": those who march are not told by number
            is_told = is_definite and (last < before or not context.lexicon.definitions[predicate.metric].is_toll)
            if meets_need(context, quantity, predicate) and not is_told:
                if is_limit(context, quantity, index):
                    return None
                return MetricMatch(predicate.metric, "metric.act", (context.span(index, last),))
        if any(group.is_finite and group.head == index for group in context.parse.verbs_around(index)):
            return None
        if context.words[index] in context.lexicon.text.genitives and index == before - 2:
            return None
    return None


def is_limit(context: Context, quantity: Quantity, index: int) -> bool:
    """Whether a number only says how many may gather: "bans gatherings of more than 50 people"."""
    if index < context.sentence_of(quantity).first or index + 1 >= quantity.first:
        return False
    is_many = to_singular(context.words[index], context.lexicon.text) != context.words[index]
    vocabulary = context.parse.vocabulary(context.sentence_index(quantity))
    return is_many and quantity.qualifier in BOUNDED and not context.lexicon.claims.bans.isdisjoint(vocabulary)


def before_determiner(context: Context, quantity: Quantity) -> int:
    """The token before the number's phrase and its article: «la mort de ses deux enfants»."""
    before, text = quantity.phrase[0] - 1, context.lexicon.text
    if quantity.form is NumeralForm.ORDINAL:
        return before
    is_article = (
        before >= 0 and context.words[before] in text.determiners and context.words[before] not in text.genitives
    )
    return before - 1 if is_article else before


def by_sentencing(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«deux autres à 18 mois ferme», "three others to five years": those who get the term behind them."""
    numbers = context.quantities_by_sentence[context.sentence_index(quantity)]
    at = bisect_right(numbers, quantity.first, key=lambda each: each.first)
    if quantity.unit is not None or at == len(numbers) or numbers[at].unit not in TIME_UNITS:
        return None
    term, start = numbers[at], quantity.phrase[1]
    is_near = start == term.phrase[0] - 1 and context.words[start] in context.lexicon.claims.sentence_links
    if not is_near or (quantity.head is not None and not counts_person(context, quantity)):
        return None
    match = find_duration(context, term)
    sentenced = context.lexicon.definitions[match.metric].sentenced if match else None
    return MetricMatch(sentenced, "metric.sentencing", match.words) if match and sentenced else None


def by_act_for(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«trois ans de prison ferme pour deux policiers», "charges against six officers": a deed that is for somebody."""
    if not counts_person(context, quantity):
        return None
    sentence = context.sentence_of(quantity)
    before = before_determiner(context, quantity)
    for index in range(before - 1, max(sentence.first - 1, before + 1 - REACH_OF_ACT), -1):
        if not context.same_clause(index, quantity.first):
            return None
        for predicate, last in context.noun_predicates(index, MetricRole.ACT_FOR):
            return MetricMatch(predicate.metric, "metric.act", (context.span(index, last),))
    return None


def is_excepted(context: Context, quantity: Quantity) -> bool:
    """Whether those counted are the ones of whom nothing is told: "all but one of whom were freed"."""
    first = context.sentence_of(quantity).first
    return context.lexicon.claims.exceptions.ending_at(context.words, quantity.phrase[0], first) is not None


def is_dropped(context: Context, quantity: Quantity) -> bool:
    """Whether the verb before says that nothing comes of a deed: "dropped charges against 34 students"."""
    lead = before_determiner(context, quantity)
    if lead < 0 or context.words[lead] not in context.lexicon.claims.act_links:
        return False
    deeds = context.nouns(context.sentence_index(quantity), MetricRole.ACT_FOR)
    if not any(first < lead and context.same_clause(first, quantity.first) for first, _, _ in deeds):
        return False  # "the rate has dropped to 39 percent"
    # "dropped charges": the noun of the deed may look like a verb
    verbs = context.verbs_before(quantity)[:VERBS_WITH_DEED]
    return any(verb.lemma in context.lexicon.claims.dropping and not verb.is_negated for verb in verbs)


def by_possessed_act(context: Context, quantity: Quantity) -> MetricMatch | None:
    """As in "a West Virginia woman's death": the noun of the deed behind the possessive."""
    at, sentence = quantity.phrase[1], context.sentence_of(quantity)
    if at + 1 >= sentence.last or context.words[at] not in context.lexicon.text.possessive_endings:
        return None
    for index in range(at + 1, min(sentence.last, at + 1 + WORDS_BETWEEN)):
        for predicate, last in context.noun_predicates(index, MetricRole.ACT):
            return MetricMatch(predicate.metric, "metric.act", (context.span(index, last),))
    return None


def by_toll(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«le bilan est passé à 19», "the death toll has risen to 22": the number completes the noun of a toll."""
    if quantity.form is NumeralForm.ARTICLE:
        return None
    if quantity.head is not None and context.words[quantity.head] not in context.lexicon.quantities.generic_people:
        return None
    for first, last, predicate in reversed(context.nouns(context.sentence_index(quantity), MetricRole.TOLL)):
        if not meets_need(context, quantity, predicate):
            continue
        if last <= quantity.phrase[0] and (
            context.same_clause(last - 1, quantity.first) or is_resumed(context, quantity, last)
        ):
            numbers = context.quantities_by_sentence[context.sentence_index(quantity)]
            counts = [other for other in numbers if other.head is not None and other.counts_nothing is None]
            if any(first <= other.head < last for other in counts if other.head is not None):
                continue  # "with two deaths, the number of patients rose to 300"
            if counts_other_thing(context, quantity, last) or is_of_pronoun(context, quantity):
                break
            metric, end = toll_of(context, quantity, last) or (predicate.metric, last)
            return MetricMatch(metric, "metric.toll", (context.span(first, end),))
    return toll_behind(context, quantity) or by_number_of(context, quantity)


def by_elided_toll(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«le nombre de blessés monte à 300 et celui des disparus à 12»: whom the second number of a pair counts."""
    before, link = context.quantity_before(quantity), quantity.phrase[0] - 1
    if before is None or quantity.form is NumeralForm.ARTICLE or quantity.head is not None:
        return None
    if link <= before.last or context.words[link] not in context.lexicon.quantities.range_to:
        return None
    for first, last, _ in context.find(context.lexicon.claims.that_of, context.sentence_index(quantity)):
        if before.last <= first and last < link:
            for role in (MetricRole.COUNT, MetricRole.STATE):
                for predicate, end in context.noun_predicates(last, role):
                    if end == link and context.lexicon.definitions[predicate.metric].is_toll:
                        return MetricMatch(predicate.metric, "metric.toll", (context.span(first, end),))
    return None


def is_resumed(context: Context, quantity: Quantity, last: int) -> bool:
    """Whether the toll's verb stands behind a relative clause: «le bilan du séisme qui a frappé Gap monte à 12»."""
    text = context.lexicon.text
    relatives = [at for at in range(last, quantity.phrase[0]) if context.words[at] in text.relatives]
    if len(relatives) != 1:
        return False
    verbs = [verb for verb in context.verbs_before(quantity) if verb.is_finite and verb.first > relatives[0]]
    small = text.prepositions | text.adverbs | text.determiners
    if len(verbs) != VERBS_WITH_RELATIVE:
        return False
    return all(word in small for word in context.words[verbs[0].last : quantity.phrase[0]])


def is_of_pronoun(context: Context, quantity: Quantity) -> bool:
    """Whether a pronoun's verb leads to the number: «un bilan en hausse, sachant qu'ils étaient 50 000 samedi»."""
    verb = next(iter(context.verbs_before(quantity)), None)
    pronoun = context.lexicon.text.pronouns.get(context.words[verb.first - 1]) if verb and verb.first else None
    return pronoun is not None and pronoun.is_plural


def toll_of(context: Context, quantity: Quantity, at: int) -> tuple[str, int] | None:
    """The metric of those whom a genitive gives the toll to, and its end: «le bilan des disparus est de 53»."""
    if at + 1 >= quantity.phrase[0] or context.words[at] not in context.lexicon.text.genitives:
        return None
    for role in (MetricRole.COUNT, MetricRole.STATE):
        for predicate, end in context.noun_predicates(at + 1, role):
            if context.lexicon.definitions[predicate.metric].is_toll and end <= quantity.phrase[0]:
                return predicate.metric, end
    return None


def counts_other_thing(context: Context, quantity: Quantity, last: int) -> bool:
    """Whether the toll has its number, and a thing of no metric this one: "cases are now 40, with tests at 900"."""
    lexicon, text = context.lexicon, context.lexicon.text
    before = context.quantity_before(quantity)
    if before is None or before.first < last:
        return False
    known = lexicon.quantities.people | lexicon.actors.bodies | lexicon.actors.roles | text.function_words
    return any(
        context.words[at][0].isalpha()
        and context.words[at] not in known
        and context.words[at] not in text.determiners
        and context.words[at] not in lexicon.verbs.table
        and context.words[at] not in lexicon.metrics.nouns
        and not context.tokens.is_capitalized(at)
        and to_singular(context.words[at], text) != context.words[at]
        for at in range(before.phrase[1], quantity.phrase[0])
    )


def by_number_of(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«le nombre de personnes interpellées s'élève à 40», "the number of those killed is now 684"."""
    for first, last, _ in context.find(context.lexicon.claims.number_of, context.sentence_index(quantity)):
        # "the number of suspected cases": a participle right behind it is no verb
        verbs = [verb for verb in reversed(context.verbs_before(quantity)) if verb.is_finite and verb.first > last]
        if last > quantity.phrase[0] or len(verbs) > 2 or context.words[first - 1] in context.lexicon.text.prepositions:
            continue
        if any(last <= other.first <= last + 1 and other is not quantity for other in neighbours(context, quantity)):
            continue  # «un total de 875 personnes» has its number
        if len(verbs) == 2:
            # "the number of people who have died rose to 2,921": a verb says what befell those counted.
            is_near = verbs[0].first - last < REACH_OF_NUMBER
            if is_near or not is_resumed(context, quantity, last):
                return own_verb_match(context, quantity, verbs[0]) if is_near else None
        for index in range(last, min(last + REACH_OF_NUMBER, quantity.phrase[0])):
            is_protest = tells_of_protest(context, context.sentence_index(quantity))
            roles = (MetricRole.COUNT, MetricRole.STATE, *((MetricRole.GROUP,) if is_protest else ()))
            nouns = [each for role in roles for each in context.noun_predicates(index, role)]
            nouns += [
                each
                for each in context.noun_predicates(index, MetricRole.GROUP)
                if each[0].metric in context.lexicon.metrics.topics and context.has_topic(each[0].metric)
            ]  # "the number of dengue patients"
            for predicate, end in nouns:
                return MetricMatch(predicate.metric, "metric.toll", (context.span(first, end),))
            match = modifier_at(context, quantity, index, rule="metric.toll")
            if match:
                return match
    return None


def toll_behind(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«portant à huit le nombre de morts»: the noun of the toll right behind its number."""
    at, limit = quantity.phrase[1], context.sentence_of(quantity).last
    if quantity.head is not None or at + 1 >= limit or context.words[at] not in context.lexicon.text.determiners:
        return None
    for predicate, last in context.noun_predicates(at + 1, MetricRole.TOLL):
        return MetricMatch(predicate.metric, "metric.toll", (context.span(at + 1, last),))
    told = number_of_behind(context, quantity, at)
    if told:
        return told
    # «cifra en 4.500 los asistentes a la manifestación», «eleva a 17 los muertos»
    verb = next(iter(context.verbs_before(quantity)), None)
    is_told = verb is not None and verb.lemma in context.lexicon.verbs.copulas and verb.last == quantity.phrase[0]
    if not context.lexicon.text.verb_first or not (is_told or is_after_preposition(context, quantity)):
        return None
    sentence = context.sentence_index(quantity)
    roles = [MetricRole.COUNT, MetricRole.GROUP] if PROTEST in context.events_in(sentence) else [MetricRole.COUNT]
    for role in roles:
        for predicate, last in context.noun_predicates(at + 1, role):
            return MetricMatch(predicate.metric, "metric.toll", (context.span(at + 1, last),))
    return None


def number_of_behind(context: Context, quantity: Quantity, at: int) -> MetricMatch | None:
    """«porte à seize le nombre de suspects arrêtés»: whom the noun of number behind the figure is of."""
    limit = context.sentence_of(quantity).last
    match = context.lexicon.claims.number_of.at(context.words, at + 1, limit)
    if match is None:
        return None
    first = at + 1 + match[0]
    reach = range(first, min(first + REACH_OF_NUMBER, limit))
    # "the number of officers killed there": what befell them says more than who they are
    befallen = (modifier_at(context, quantity, index, rule="metric.toll") for index in reach)
    named = (
        MetricMatch(predicate.metric, "metric.toll", (context.span(at + 1, last),))
        for index in reach
        for predicate, last in context.noun_predicates(index, MetricRole.COUNT)
    )
    return next((match for match in befallen if match), None) or next(named, None)


def by_group(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«12 000 opposants» where nothing else is said of them and the clause tells of a gathering."""
    if quantity.form is NumeralForm.ARTICLE:
        return None
    match = noun_match(context, quantity, MetricRole.GROUP, may_be_people=True) or by_people(context, quantity)
    if not match:
        return None
    sentence = context.sentence_index(quantity)
    is_told = (
        PROTEST in context.events_in(sentence) if is_generic(context, quantity) else tells_of_protest(context, sentence)
    )
    if is_limit(context, quantity, quantity.phrase[0] - 2):
        return None
    if is_told:
        return MetricMatch(match.metric, "metric.group", match.words)
    for verb in context.parse.verbs_around(quantity.first):
        for predicate, last in context.predicates_of(verb, context.sentence_of(quantity).last):
            # «le festival a réuni 15 000 personnes» is no protest
            is_any_crowd = predicate.role is MetricRole.GATHER and is_generic(context, quantity)
            if is_any_crowd or not meets_need(context, quantity, predicate, verb):
                continue
            if predicate.metric == match.metric and context.same_clause(verb.head, quantity.first):
                return MetricMatch(match.metric, "metric.group", (*match.words, context.span(verb.first, last)), verb)
    return None


def by_people(context: Context, quantity: Quantity) -> MetricMatch | None:
    """As in "thousands of Algerians" where a protest is told of: a people, who do what any people may."""
    head, lexicon = quantity.head, context.lexicon
    if head is None or (context.words[head],) not in lexicon.actors.demonyms or not is_many(quantity):
        return None
    for word in sorted(lexicon.quantities.generic_people):
        for predicate in lexicon.metrics.nouns.get(word, ()):
            if predicate.role is MetricRole.GROUP and predicate.needs is None:
                return MetricMatch(predicate.metric, "metric.group", (context.span(head, head + 1),))
    return None
