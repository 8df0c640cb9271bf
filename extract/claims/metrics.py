"""What a number counts here: the metric, by where the number stands to the words that name it.

Structure decides, not the nearest word: first what is said of those counted (a participle, their verb, the verb that
takes them as its object, the noun that governs them), then the counted noun itself, then what is understood.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.claims.context import Context
from extract.claims.matches import MetricMatch, Told
from extract.claims.shares import (
    MONEY,
    TIME_UNITS,
    find_duration,
    find_money,
    find_share,
    inherit_duration,
    inherit_share,
)
from extract.lexicon.verbs import Form
from extract.lexicon.words import MetricRole, Need, Predicate
from extract.model import NumeralForm, Qualifier, Quantity, Span
from extract.quantities.units import PERCENT
from extract.text.verbs import Tense, VerbGroup

OF_NOUN = frozenset({"metric.noun", "metric.group"})
"""Rules by which the counted noun itself tells that people are counted."""
VOTES = "votes"
SEATS = "seats"
PROTEST = "protest"
"""The group of events that people gather for (languages/*/dates.toml)."""
MANY = 100
"""People from which on soldiers or police are a force, whatever they do: "two soldiers said" nothing of one."""
NEAR = 3
"""Sentences back within which «d'entre eux» means the people of the last figure."""
WORDS_BETWEEN = 3
"""Words that may stand between a number's noun and the participle said of it."""
REACH_OF_NUMBER = 6
"""Words behind «le nombre de» among which those counted are named."""
WORDS_AFTER_VERB = 6
"""Words between a verb and those counted behind it: «murieron en el acto tres»."""
REACH_OF_ACT = 12
"""Words between an act's noun and the number it governs: «l'exécution, jeudi, par les rebelles, de 28 soldats»."""


def find_metric(
    context: Context, quantity: Quantity, inherited: MetricMatch | None, told: Sequence[Told] = ()
) -> MetricMatch | None:
    """The metric of a number, or None.

    `inherited` is that of the number before it in the sentence, `told` the figures of the text so far.
    """
    if is_difference(context, quantity):
        return None
    before = told[-1].metric if told else None
    if quantity.unit == PERCENT:
        return find_share(context, quantity) or inherit_share(context, quantity, inherited, before)
    if quantity.unit in TIME_UNITS:
        return find_duration(context, quantity) or inherit_duration(context, quantity, inherited)
    if quantity.unit is not None:
        return find_money(quantity)
    has_words = may_count(context, context.sentence_index(quantity))
    if inherited is None and before is None and not has_words:
        return None
    for rule in RULES if has_words else ():
        match = rule(context, quantity)
        if match and context.lexicon.definitions[match.metric].yields_to_noun:
            match = by_noun(context, quantity) or match
        if match and is_countable(context, quantity, match):
            return deadlier(context, match, by_mention(context, quantity, told))
    return (
        by_total(context, quantity, told)
        or by_ellipsis(context, quantity, inherited)
        or by_pronoun(context, quantity, before)
        or by_winning_verb(context, quantity, told)
        or by_group_told(context, quantity, told)
        or by_mention(context, quantity, told)
    )


def is_difference(context: Context, quantity: Quantity) -> bool:
    """Whether a number says by how much another exceeds or misses one: «1,1 million de plus que son rival»."""
    limit = context.sentence_of(quantity).last
    marks = context.lexicon.claims.differences
    before = quantity.phrase[0] - 1
    if before >= 0 and quantity.head is None and context.words[before] in context.lexicon.claims.differences_before:
        return quantity.unit is None
    return any(at < limit and marks.at(context.words, at, limit) for at in {quantity.last, quantity.phrase[1]})


def may_count(context: Context, sentence: int) -> bool:
    """Whether any word of a sentence may give a number its metric."""
    return context.may_count(sentence) or bool(context.find(context.lexicon.claims.tally_topics, sentence))


def deadlier(context: Context, match: MetricMatch, mention: MetricMatch | None) -> MetricMatch:
    """What befell those counted, dead where the text has told so: the three officers killed "were stabbed"."""
    is_hurt = context.lexicon.definitions[match.metric].may_be_deadly and match.verb is not None
    if mention and is_hurt and context.lexicon.definitions[mention.metric].is_deadly:
        return mention
    return match


def by_mention(context: Context, quantity: Quantity, told: Sequence[Told]) -> MetricMatch | None:
    """«les quatre victimes», "the three officers": those of an earlier figure, counted again."""
    before = quantity.phrase[0] - 1
    if before < 0 or context.words[before] not in context.lexicon.claims.definite or quantity.value is None:
        return None
    if not counts_person(context, quantity) or quantity.head is None:
        return None
    for figure in reversed(told):
        is_deadly = context.lexicon.definitions[figure.metric].is_deadly
        if is_deadly and figure.quantity.value == quantity.value and are_alike(context, figure.quantity, quantity):
            span = Span(figure.quantity.start, figure.quantity.end)
            return MetricMatch(figure.metric, "metric.mention", (span,), is_patient=True)
    return None


def are_alike(context: Context, first: Quantity, second: Quantity) -> bool:
    """Whether two numbers may count the same people: the same noun, or one that says nothing of them."""
    vague = context.lexicon.quantities.generic_people
    heads = {context.words[each.head] for each in (first, second) if each.head is not None}
    return len(heads) < 2 or bool(heads & vague)


def by_group_told(context: Context, quantity: Quantity, told: Sequence[Told]) -> MetricMatch | None:
    """«trois d'entre eux», "two of the victims", "among them six children": some of the figure before."""
    if not told or context.sentence_index(quantity) - context.sentence_index(told[-1].quantity) > NEAR:
        return None
    figure, claims = told[-1], context.lexicon.claims
    if not context.lexicon.definitions[figure.metric].is_toll:
        return None
    limit = context.sentence_of(quantity).last
    match = claims.of_group.at(context.words, quantity.last, limit) if quantity.last < limit else None
    if match:
        words = context.span(quantity.last, quantity.last + match[0])
        return None if says_more(context, quantity) else MetricMatch(figure.metric, "metric.of_group", (words,))
    if quantity.head is None or not counts_person(context, quantity):
        return None
    for first, last, _ in context.find(claims.among_group, context.sentence_index(quantity)):
        if last <= quantity.phrase[0]:
            return MetricMatch(figure.metric, "metric.of_group", (context.span(first, last),))
    return None


def by_total(context: Context, quantity: Quantity, told: Sequence[Told]) -> MetricMatch | None:
    """«portant le total à 283», "bringing the tally to 40": the sum of what the figure before counts."""
    if not told or quantity.head is not None or quantity.unit is not None:
        return None
    sentence = context.sentence_index(quantity)
    if sentence - context.sentence_index(told[-1].quantity) > 1:
        return None
    for first, last, _ in reversed(context.find(context.lexicon.claims.neutral_tolls, sentence)):
        if last <= quantity.phrase[0] and context.same_clause(first, quantity.first):
            figure = told[-2] if is_in_pair(context, quantity) and len(told) > 1 else told[-1]
            return MetricMatch(figure.metric, "metric.total", (context.span(first, last),))
    return None


def by_winning_verb(context: Context, quantity: Quantity, told: Sequence[Told]) -> MetricMatch | None:
    """As in "Labour took 262": seats or votes go on from the figure before, the noun left out."""
    if not told or quantity.head is not None or says_of_what(context, quantity):
        return None
    if context.sentence_index(quantity) - context.sentence_index(told[-1].quantity) > 1:
        return None
    definition = context.lexicon.definitions[told[-1].metric]
    if definition.counts_people or definition.unit not in {SEATS, VOTES}:
        return None
    for verb in context.verbs_before(quantity)[:1]:
        is_near = verb.last == quantity.phrase[0]
        if is_near and verb.lemma in context.lexicon.claims.share_verbs:
            return MetricMatch(told[-1].metric, "metric.share_inherited", (context.span(verb.first, verb.last),), verb)
    return None


def says_of_what(context: Context, quantity: Quantity) -> bool:
    """Whether a genitive behind the number names what is counted: «2 800 000 de signatures»."""
    at = quantity.phrase[1]
    return at < context.sentence_of(quantity).last and context.words[at] in context.lexicon.text.genitives


def is_in_pair(context: Context, quantity: Quantity) -> bool:
    """Whether a bare number is joined to another: "totals to 102 and 4,310" are of the two figures before, in turn."""
    numbers = context.quantities_by_sentence[context.sentence_index(quantity)]
    at = bisect_left(numbers, quantity.first, key=lambda each: each.first)
    return any(
        left.head is None
        and right.head is None
        and right.first - left.last == 1
        and context.words[left.last] in context.lexicon.text.coordinators
        for left, right in pairwise(numbers[max(0, at - 1) : at + 2])
    )


def by_counted_subject(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«les grévistes étaient 12 000», "the dead included 12 foreigners", the group before its number."""
    claims = context.lexicon.claims
    for verb in context.verbs_before(quantity)[:1]:
        is_count = quantity.head is None and verb.lemma in context.lexicon.verbs.copulas | claims.counting_verbs
        is_part = quantity.head is not None and verb.lemma in claims.including_verbs
        if not (is_count or is_part) or verb.last != quantity.phrase[0]:
            return None
        for index in range(max(context.sentence_of(quantity).first, verb.first - WORDS_BETWEEN), verb.first):
            for predicate, last in context.noun_predicates(index, MetricRole.COUNT):
                is_people = context.lexicon.definitions[predicate.metric].counts_people
                if is_people and meets_need(context, quantity, predicate):
                    return MetricMatch(predicate.metric, "metric.counted_subject", (context.span(index, last),), verb)
    return None


def by_tally(context: Context, quantity: Quantity) -> MetricMatch | None:
    """As in "voted 310 to 206", «par 310 contre 206»: the two sides of a vote, no noun with them."""
    sentence, claims = context.sentence_index(quantity), context.lexicon.claims
    if quantity.head is not None or not context.find(claims.tally_topics, sentence):
        return None
    numbers = context.quantities_by_sentence[sentence]
    at = bisect_left(numbers, quantity.first, key=lambda each: each.first)
    for left, right in pairwise(numbers[max(0, at - 1) : at + 2]):
        link = context.words[left.last : right.first]
        if len(link) == 1 and link[0] in claims.tally_links and left.head is None and right.head is None:
            return MetricMatch(VOTES, "metric.tally", (context.span(left.last, right.first),))
    return None


def says_more(context: Context, quantity: Quantity) -> bool:
    """Whether a participle of no metric is said of some of a group: «trois d'entre elles violées»."""
    limit = context.sentence_of(quantity).last
    match = context.lexicon.claims.of_group.at(context.words, quantity.last, limit) if quantity.last < limit else None
    stop = quantity.last + match[0] if match else limit
    return stop < limit and context.words[stop].endswith(context.lexicon.verbs.participle_endings)


def does_more(context: Context, quantity: Quantity) -> bool:
    """Whether a verb of no metric is said of the number: "12 were still being sought", not «deux sont des enfants»."""
    lexicon = context.lexicon
    for verb in context.verbs_after(quantity)[:1]:
        between = context.words[quantity.phrase[1] : verb.first]
        is_own = verb.is_finite and all(word in lexicon.text.adverbs for word in between)
        return is_own and verb.lemma not in lexicon.verbs.copulas | lexicon.verbs.perfect
    return False


def by_among(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«Parmi les blessés figurent deux policiers», "three children were among the dead"."""
    limit = context.sentence_of(quantity).last
    for first, last, _ in context.find(context.lexicon.claims.among, context.sentence_index(quantity)):
        if last >= limit or not context.same_clause(first, quantity.first):
            continue
        for role in (MetricRole.STATE, MetricRole.COUNT):
            for predicate, end in context.noun_predicates(last, role):
                return MetricMatch(predicate.metric, "metric.among", (context.span(first, end),))
    return None


def is_countable(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether the number's form may count the metric: articles, ordinals and noughts only a toll."""
    definition = context.lexicon.definitions[match.metric]
    if not context.has_topic(match.metric):
        return False
    if quantity.form is NumeralForm.ARTICLE:
        return definition.is_toll and (match.rule == "metric.noun" or counts_person(context, quantity))
    if quantity.form is NumeralForm.ORDINAL:
        return definition.is_toll and (match.rule in {"metric.noun", "metric.act"} or ranks_person(context, quantity))
    is_noun_left_out = match.verb is not None and match.verb.head == quantity.head
    if definition.counts_known_people and match.rule not in OF_NOUN and quantity.head is not None:
        return is_noun_left_out or counts_person(context, quantity)
    if definition.counts_people and quantity.head is not None:
        words = context.lexicon.quantities
        return context.words[quantity.head] not in words.not_people | words.measures
    # «30 de los 80 escaños»: the whole chamber is nobody's.
    return not any(
        other.last < quantity.first < other.phrase[1] and other.form is not NumeralForm.ARTICLE
        for other in neighbours(context, quantity)
    )


def ranks_person(context: Context, quantity: Quantity) -> bool:
    """Whether an ordinal counts one person on: "the fourth man charged in the case"; not "a fifth person was hurt"."""
    before = quantity.phrase[0] - 1
    is_definite = before >= 0 and context.words[before] in context.lexicon.claims.definite
    return is_definite and quantity.value != 1 and quantity.head is not None and counts_person(context, quantity)


def is_pronoun(context: Context, quantity: Quantity) -> bool:
    """Whether «un», "one" stands for somebody: "one fatally", «dont un grièvement»; not "one of the biggest banks"."""
    words, limit = context.words, context.sentence_of(quantity).last
    if words[quantity.first] not in context.lexicon.numbers.ones or quantity.last >= limit:
        return False
    is_of = words[quantity.last] in context.lexicon.text.genitives
    return not is_of or context.lexicon.claims.of_group.at(words, quantity.last, limit) is not None


def counts_person(context: Context, quantity: Quantity) -> bool:
    """Whether the counted noun is one for people, by the lists or by its ending."""
    if quantity.head is None or quantity.noun is None:
        return (
            quantity.form is NumeralForm.ZERO
            or stands_for_one(context, quantity)
            or is_in_list(context, quantity)
            or is_pronoun(context, quantity)
            or is_part(context, quantity)
        )
    words, roles = context.lexicon.quantities, context.lexicon.actors.roles
    for at in range(*quantity.noun):
        word = context.words[at]
        is_people = word in words.people or word in words.ellipses or word in roles
        if is_people and may_name_people(context, quantity, at):
            return True
    if context.tokens.is_capitalized(quantity.head) and quantity.head > context.sentence_of(quantity).first:
        # "12 Rohingya": a name that is counted is of a people or a group.
        return context.words[quantity.head] not in words.not_people
    is_demonym = (context.words[quantity.head],) in context.lexicon.actors.demonyms
    return is_demonym or context.words[quantity.head].endswith(words.people_endings)


def may_name_people(context: Context, quantity: Quantity, index: int) -> bool:
    """Whether a word of the noun phrase is no adjective behind its noun: «deux convois humanitaires» are no people."""
    is_adjective = not context.lexicon.text.noun_head_is_last and quantity.head is not None and index > quantity.head
    return not is_adjective or context.words[index - 1] in context.lexicon.signs.dashes


def stands_for_one(context: Context, quantity: Quantity) -> bool:
    """Whether the number itself stands for one of those said before: «otro murió», "another was hurt"."""
    return quantity.head is None and context.words[quantity.first] in context.lexicon.quantities.ellipses


def head_tokens(quantity: Quantity) -> range:
    """The tokens of the counted noun phrase up to and with its head."""
    if quantity.noun is None or quantity.head is None:
        return range(0)
    return range(quantity.noun[0], quantity.head + 1)


def noun_match(context: Context, quantity: Quantity, role: MetricRole, *, may_be_people: bool) -> MetricMatch | None:
    """The metric whose noun is counted."""
    for index in head_tokens(quantity):
        for predicate, last in context.noun_predicates(index, role):
            is_weak = context.lexicon.definitions[predicate.metric].has_weak_nouns
            is_people = is_weak or context.words[index] in context.lexicon.quantities.people
            if not meets_need(context, quantity, predicate):
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
                return MetricMatch(predicate.metric, "metric.noun", (context.span(index, last),))
    return noun_match(context, quantity, MetricRole.COUNT, may_be_people=False)


def by_part(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«2 000 des 3 550 soldats», "two of the six hostages": the whole of which the number before is a part."""
    other = context.quantity_before(quantity)
    if other is None or not is_whole(context, quantity):
        return None
    match = by_act(context, other) or by_governing_verb(context, other)
    own = own_nouns(context, quantity)
    metric = match.metric if match and match.metric in own else next(iter(own), None)
    return replace(match, metric=metric, rule="metric.ellipsis") if match and metric else None


def is_whole(context: Context, quantity: Quantity) -> bool:
    """Whether only «des», "of the" stands between the number before and this one: the whole of which that is a part."""
    text, other = context.lexicon.text, context.quantity_before(quantity)
    between = context.words[other.last : quantity.first] if other else []
    is_part = any(word in text.genitives for word in between)
    return is_part and all(word in text.genitives or word in text.determiners for word in between)


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
    return noun_match(context, quantity, MetricRole.COUNT, may_be_people=True)


def by_modifier(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«douze personnes tuées», "two wounded officers", «deux grièvement blessés»: a participle of those counted."""
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
    for index in after:
        if index < skipped:
            continue
        match = modifier_at(context, quantity, index)
        if match:
            return None if takes_object(context, index) else match
        if may_skip and index == first:
            skipped = index + 2
            continue
        if not may_stand_before_modifier(context, index, quantity):
            return None
    return None


def is_bare_complement(context: Context, index: int) -> bool:
    """Whether a genitive and a noun without an article stand here: "people of interest", «agents de police»."""
    text, limit = context.lexicon.text, context.parse.sentence_of(index).last
    if context.words[index] not in text.genitives or index + 1 >= limit:
        return False
    noun = context.words[index + 1]
    return noun[0].isalpha() and noun not in text.determiners and noun not in text.possessives


def is_of_counted_group(context: Context, quantity: Quantity) -> bool:
    """Whether a number is some of a group that has its own: of «dos de los quince heridos» the fifteen were hurt."""
    end = quantity.phrase[1]
    return any(quantity.last < other.first < end for other in neighbours(context, quantity))


def neighbours(context: Context, quantity: Quantity) -> list[Quantity]:
    """The numbers of the same sentence."""
    return context.quantities_by_sentence[context.sentence_index(quantity)]


def end_of_modifiers(context: Context, quantity: Quantity) -> int:
    """The token up to which a participle may stand before or as the noun: "three missing", but not «onze détenus»."""
    if quantity.head is None:
        return quantity.last
    is_people = context.words[quantity.head] in context.lexicon.quantities.people
    return quantity.head if is_people else quantity.head + 1


def after_head(quantity: Quantity) -> int:
    """The token after the counted noun, or after the number and its pronoun where the noun is left out."""
    if quantity.head is not None:
        return quantity.head + 1
    return quantity.noun[1] if quantity.noun else quantity.phrase[1]


MODIFIERS = {Form.PAST_PARTICIPLE: MetricRole.PATIENT, Form.PRESENT_PARTICIPLE: MetricRole.SUBJECT}
"""Participles beside a noun: «tuées» is done to those counted, "demonstrating" is what they do."""


def meets_need(context: Context, quantity: Quantity, predicate: Predicate, verb: VerbGroup | None = None) -> bool:
    """Whether what a word of a metric needs beside it is there."""
    if predicate.needs is Need.PERSON:
        return quantity.head is None or counts_person(context, quantity)
    if predicate.needs is Need.GROUP:
        return quantity.head is not None and any(
            each.metric == predicate.metric
            for role in (MetricRole.GROUP, MetricRole.COUNT)
            for each, _ in context.noun_predicates(quantity.head, role)
        )
    if predicate.needs is Need.MANY:
        return quantity.low is not None and quantity.low >= MANY
    if predicate.needs is Need.PROTEST:
        return tells_of_protest(context, context.sentence_index(quantity))
    if predicate.needs is Need.PRESENT:
        return verb is not None and (verb.tense is Tense.PRESENT or has_present_perfect(context, verb))
    if predicate.needs is Need.NUMBER:
        return quantity.form not in {NumeralForm.ARTICLE, NumeralForm.ORDINAL}
    return predicate.needs is None or quantity.form is NumeralForm.ZERO


def has_present_perfect(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb is in the perfect of the present: "we have detained two men" still holds them."""
    if verb.is_passive or verb.first == verb.head:
        return False
    readings = context.lexicon.verbs.table.get(context.words[verb.first], ())
    perfect = context.lexicon.verbs.perfect
    return any(reading.form is Form.PRESENT and reading.lemma in perfect for reading in readings)


def tells_of_protest(context: Context, sentence: int) -> bool:
    """Whether a sentence or the one before it names a protest."""
    return any(PROTEST in context.events_in(each) for each in range(max(0, sentence - 1), sentence + 1))


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
    return any(group.first < index == group.head for group in context.parse.verbs_around(index))


def takes_object(context: Context, index: int) -> bool:
    """Whether what looks like a participle is a verb with an object: "gunmen killed nine people"."""
    lexicon = context.lexicon
    readings = lexicon.verbs.table.get(context.words[index], ())
    if not any(reading.form is Form.PAST for reading in readings):
        return False
    following = index + 1
    if following >= context.parse.sentence_of(index).last:
        return False
    is_noun_phrase = (
        context.words[following] in lexicon.text.determiners or context.words[following] in lexicon.text.possessives
    )
    return is_noun_phrase or any(
        quantity.phrase[0] == following for quantity in context.quantities_by_sentence[context.tokens.sentences[index]]
    )


def may_stand_before_modifier(context: Context, index: int, quantity: Quantity) -> bool:
    """Whether a word may stand between the noun and its participle: adverbs, adjectives of the phrase, hyphens."""
    word, text = context.words[index], context.lexicon.text
    if index < quantity.phrase[1]:
        return True
    return word in text.adverbs or (bool(text.adverb_endings) and word.endswith(text.adverb_endings))


def by_verb_phrase(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«murieron quince y cuarenta resultaron heridas»: a verb before those counted, whatever follows them."""
    for verb in context.verbs_before(quantity)[:1]:
        if not context.same_clause(verb.head, quantity.first):
            return None
        for predicate, last in context.predicates_of(verb, quantity.phrase[0]):
            is_object = is_object_of_phrase(predicate, last, quantity)
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
    is_reflexive = verb.first > 0 and context.words[verb.first - 1] in context.lexicon.text.reflexives
    is_subject = predicate.role is MetricRole.SUBJECT and not verb.is_passive
    is_passive = predicate.role is MetricRole.PATIENT and (verb.is_passive or is_reflexive)
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
    if between and between[-1] in text.prepositions:
        return False
    begins = not between or between[0] in text.prepositions | text.adverbs | text.determiners | text.clitics
    has_other = any(last <= other.first < quantity.first for other in neighbours(context, quantity))
    dates = context.dates_by_sentence.get(context.sentence_index(quantity), [])
    is_dated = any(last <= mention.first <= last + 1 for mention in dates)
    return (begins or is_dated) and not has_other


def by_own_verb(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«douze personnes ont été tuées», "three men died": the verb whose subject is counted."""
    if is_after_preposition(context, quantity) or is_whole(context, quantity):
        return None
    for verb in context.verbs_after(quantity):
        is_subject = is_listed_subject(context, quantity, verb) or is_relative_subject(context, quantity, verb)
        if not context.same_clause(quantity.first, verb.head):
            match = own_verb_match(context, quantity, verb) if is_subject else None
            if match:
                return match
            continue
        if not verb.is_finite and is_of_counted_group(context, quantity):
            continue
        if does_what_follows(context, quantity, verb):
            return own_verb_match(context, quantity, verb)
        if verb.form is Form.PRESENT_PARTICIPLE:
            continue  # "58 people, including 12 children, remain missing"
        if not verb.is_finite and (
            not verb.is_passive or is_joined(context, verb) or is_parted(context, quantity, verb)
        ):
            return None
        if not verb.is_finite and is_counted_noun(context, verb.head):
            return None
        return own_verb_match(context, quantity, verb) or second_verb_match(context, quantity, verb)
    return None


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
        return own_verb_match(context, quantity, replace(second, is_passive=verb.is_passive or second.is_passive))
    return None


def does_what_follows(context: Context, quantity: Quantity, verb: VerbGroup) -> bool:
    """Whether an infinitive right behind those counted says what they do: «3 000 à défiler»."""
    is_near = (
        verb.first == quantity.phrase[1] + 1 and context.words[verb.first - 1] in context.lexicon.text.prepositions
    )
    return verb.form is Form.INFINITIVE and verb.first == verb.head and is_near


def is_relative_subject(context: Context, quantity: Quantity, verb: VerbGroup) -> bool:
    """Whether a relative pronoun right behind those counted is the verb's subject: "20,000 supporters who rallied"."""
    at, text = after_head(quantity), context.lexicon.text
    lead = {context.lexicon.signs.comma} | text.genitives | context.lexicon.quantities.all_of
    while at < verb.first and context.words[at] in lead:
        at += 1
    if at >= verb.first or context.words[at] not in text.relatives:
        return False
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
    if governing and governing_verb_match(context, governing, quantity):
        return False  # "killing 14 people, and a third man fled"
    if any(word in text.subordinators or word in signs.breaks or word in text.pronouns for word in between):
        return False
    return any(
        quantity.phrase[1] <= other.first and other.phrase[1] <= verb.first
        for other in context.quantities_by_sentence[context.sentence_index(quantity)]
    ) and not any(
        group.is_finite and quantity.last <= group.first < verb.first
        for group in context.parse.verbs_around(quantity.first)
    )


def own_verb_match(context: Context, quantity: Quantity, verb: VerbGroup) -> MetricMatch | None:
    """What a verb says of its subject: passive of a deed, active of what the subject does, or a state after be."""
    limit = context.parse.sentence_of(verb.head).last
    for predicate, last in context.predicates_of(verb, context.end_before_number(verb, limit)):
        if not meets_need(context, quantity, predicate, verb):
            continue
        fits = predicate.role is MetricRole.SUBJECT and not (verb.is_passive and verb.first < verb.head)
        if fits or (predicate.role is MetricRole.PATIENT and verb.is_passive):
            return MetricMatch(
                predicate.metric, "metric.own_verb", (context.span(verb.first, last),), verb,
                is_patient=predicate.role is MetricRole.PATIENT
            )  # fmt: skip
    if verb.lemma in context.lexicon.verbs.copulas:
        for index in range(verb.last, min(limit, verb.last + 2)):
            for predicate, last in context.noun_predicates(index, MetricRole.STATE):
                return MetricMatch(predicate.metric, "metric.own_state", (context.span(verb.first, last),), verb)
    return None


def is_after_preposition(context: Context, quantity: Quantity) -> bool:
    """Whether a preposition governs the number, so that it is neither subject nor object."""
    before = quantity.phrase[0] - 1
    if before < context.sentence_of(quantity).first:
        return False
    text, word = context.lexicon.text, context.words[before]
    # «des milliers» is an article, no preposition.
    is_article = word in text.determiners and quantity.form in {NumeralForm.VAGUE, NumeralForm.APPROXIMATE}
    numbers = context.lexicon.quantities
    is_range = quantity.qualifier is Qualifier.RANGE and word in numbers.between | numbers.range_from
    return word in text.prepositions and not is_article and not is_range and not is_of_group(context, before)


def is_of_group(context: Context, index: int) -> bool:
    """Whether a genitive ties the number to a word that only groups those counted: "a total of 58 people"."""
    is_genitive = index > 0 and context.words[index] in context.lexicon.text.genitives
    return is_genitive and context.words[index - 1] in context.lexicon.claims.group_nouns


def by_governing_verb(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«a arrêté 43 manifestants», "killed at least nine": the verb that takes those counted as its object."""
    for verb in () if is_whole(context, quantity) else context.verbs_before(quantity):
        if not context.same_clause(quantity.first, verb.head) and not shares_object(context, verb, quantity):
            return None
        match = governing_verb_match(context, verb, quantity)
        if match or not is_aside(verb):
            return match
    return None


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
        if is_object or is_object_of_phrase(predicate, last, quantity):
            return MetricMatch(
                predicate.metric, "metric.governing_verb", (context.span(verb.first, last),), verb,
                is_patient=predicate.role is MetricRole.PATIENT
            )  # fmt: skip
    return None


def is_coordinated(context: Context, verb: VerbGroup, quantity: Quantity) -> bool:
    """Whether a bare participle shares the auxiliary of a verb before it: «a tué deux gardes et blessé dix bergers»."""
    if verb.first < verb.head or not is_joined(context, verb) or quantity.phrase[0] != verb.last:
        return False
    return any(
        group.is_finite and not group.is_passive and group.form is Form.PAST_PARTICIPLE and group.last <= verb.first
        for group in context.parse.verbs_around(quantity.first)
    )


def is_joined(context: Context, verb: VerbGroup) -> bool:
    """Whether a comma or conjunction stands before a verb: it goes on with the subject of the one before."""
    before = context.words[verb.first - 1] if verb.first else ""
    return before in context.lexicon.text.coordinators or before == context.lexicon.signs.comma


def is_gathering(context: Context, predicate: Predicate, quantity: Quantity) -> bool:
    """Whether a verb of gathering has a protest beside it: «une marche qui a réuni quelque 12 000 personnes»."""
    if predicate.role is not MetricRole.GATHER:
        return False
    return PROTEST in context.events_in(context.sentence_index(quantity))


def is_object_of_phrase(predicate: Predicate, last: int, quantity: Quantity) -> bool:
    """Whether the number follows the verb phrase directly: «coûté la vie à vingt-sept ouvrières»."""
    return predicate.role is MetricRole.OBJECT and last == quantity.phrase[0]


def by_act(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«la mort de neuf personnes», "the arrest of two men": the noun of the deed before those counted."""
    sentence = context.sentence_of(quantity)
    before = quantity.phrase[0] - 1
    if before > sentence.first and context.words[before] in context.lexicon.claims.act_links:
        return by_act_for(context, quantity)
    if before <= sentence.first or context.words[before] not in context.lexicon.text.genitives:
        return None
    for index in range(before - 1, max(sentence.first - 1, before - REACH_OF_ACT), -1):
        for predicate, last in context.noun_predicates(index, MetricRole.ACT):
            if meets_need(context, quantity, predicate):
                return MetricMatch(predicate.metric, "metric.act", (context.span(index, last),))
        if any(group.is_finite and group.head == index for group in context.parse.verbs_around(index)):
            return None
        if context.words[index] in context.lexicon.text.genitives and index == before - 2:
            return None
    return None


def by_act_for(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«trois ans de prison ferme pour deux policiers», "charges against six officers": a deed that is for somebody."""
    if not counts_person(context, quantity):
        return None
    sentence = context.sentence_of(quantity)
    for index in range(quantity.phrase[0] - 2, max(sentence.first - 1, quantity.phrase[0] - REACH_OF_ACT), -1):
        if not context.same_clause(index, quantity.first):
            return None
        for predicate, last in context.noun_predicates(index, MetricRole.ACT_FOR):
            return MetricMatch(predicate.metric, "metric.act", (context.span(index, last),))
    return None


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
    if quantity.head is not None and context.words[quantity.head] not in context.lexicon.quantities.generic_people:
        return None
    for first, last, predicate in reversed(context.nouns(context.sentence_index(quantity), MetricRole.TOLL)):
        if last <= quantity.phrase[0] and context.same_clause(last - 1, quantity.first):
            return MetricMatch(predicate.metric, "metric.toll", (context.span(first, last),))
    return toll_behind(context, quantity) or by_number_of(context, quantity)


def by_number_of(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«le nombre de personnes interpellées s'élève à 40», "the number of those killed is now 684"."""
    for first, last, _ in context.find(context.lexicon.claims.number_of, context.sentence_index(quantity)):
        verbs = [verb for verb in reversed(context.verbs_before(quantity)) if verb.is_finite and verb.first >= last]
        if last > quantity.phrase[0] or len(verbs) > 2 or context.words[first - 1] in context.lexicon.text.prepositions:
            continue
        if len(verbs) == 2:
            # "the number of people who have died rose to 2,921": a verb says what befell those counted.
            is_near = verbs[0].first - last < REACH_OF_NUMBER
            return own_verb_match(context, quantity, verbs[0]) if is_near else None
        for index in range(last, min(last + REACH_OF_NUMBER, quantity.phrase[0])):
            nouns = (
                *context.noun_predicates(index, MetricRole.COUNT),
                *context.noun_predicates(index, MetricRole.STATE),
            )
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
    # «cifra en 4.500 los asistentes a la manifestación», «eleva a 17 los muertos»
    if not context.lexicon.text.verb_first or not is_after_preposition(context, quantity):
        return None
    sentence = context.sentence_index(quantity)
    roles = [MetricRole.COUNT, MetricRole.GROUP] if PROTEST in context.events_in(sentence) else [MetricRole.COUNT]
    for role in roles:
        for predicate, last in context.noun_predicates(at + 1, role):
            return MetricMatch(predicate.metric, "metric.toll", (context.span(at + 1, last),))
    return None


def by_ellipsis(context: Context, quantity: Quantity, inherited: MetricMatch | None) -> MetricMatch | None:
    """«dont deux grièvement», "and the opposition 134": the noun left out is that of the number before."""
    if inherited is None or quantity.form is NumeralForm.ORDINAL:
        return by_group(context, quantity)
    if is_governed_number(context, quantity) or says_more(context, quantity) or does_more(context, quantity):
        return None
    if inherited.metric == MONEY or context.lexicon.definitions[inherited.metric].unit == PERCENT:
        return None
    words = context.lexicon.quantities
    is_of_other = is_part(context, quantity) or is_in_brackets_of(context, quantity)
    if (
        quantity.head is None
        or (context.words[quantity.head] in words.ellipses)
        or is_of_other
        or is_in_list(context, quantity)
    ):
        definition = context.lexicon.definitions[inherited.metric]
        if quantity.form is NumeralForm.ARTICLE and not (is_of_other and definition.is_toll):
            return None
        if quantity.head is not None and context.words[quantity.head] in words.not_people:
            return None
        if not definition.counts_people and quantity.head is not None:
            return None
        return MetricMatch(inherited.metric, "metric.ellipsis", inherited.words, inherited.verb,
                           inherited.is_patient)  # fmt: skip
    return None


def is_in_brackets_of(context: Context, quantity: Quantity) -> bool:
    """Whether brackets behind another number hold this one: «2 blessés légers (un pompier et le conducteur)»."""
    before = quantity.phrase[0] - 1
    is_open = before >= 0 and context.words[before] in context.lexicon.signs.open_bracket
    return is_open and any(
        other.last <= before and before - other.phrase[1] <= WORDS_BETWEEN
        for other in context.quantities_by_sentence[context.sentence_index(quantity)]
    )


def is_governed_number(context: Context, quantity: Quantity) -> bool:
    """Whether a preposition ties the number to something else: «142 sièges sur 210»; «contre» goes on counting."""
    before = quantity.phrase[0] - 1
    if before < context.sentence_of(quantity).first:
        return False
    word = context.words[before]
    is_going_on = (word,) in context.lexicon.claims.inherit_share or word in context.lexicon.text.genitives
    return word in context.lexicon.text.prepositions and not is_going_on


def is_in_list(context: Context, quantity: Quantity) -> bool:
    """Whether a pronoun such as «autres», "others" is all that is counted."""
    if quantity.noun is None:
        return False
    return all(context.words[index] in context.lexicon.quantities.ellipses for index in range(*quantity.noun))


def is_part(context: Context, quantity: Quantity) -> bool:
    """Whether a number is a part of the one before: «dont deux», «dos de ellos»."""
    of_them = context.lexicon.quantities.of_them.at(context.words, quantity.last, context.sentence_of(quantity).last)
    return of_them is not None or is_after_part_marker(context, quantity)


def is_after_part_marker(context: Context, quantity: Quantity) -> bool:
    """Whether «dont», "including" leads to the number: right before it, or before the list that it goes on."""
    sentence, text = context.sentence_of(quantity), context.lexicon.text
    for first, last, _ in reversed(context.find(context.lexicon.claims.part_of, context.sentence_index(quantity))):
        if last > quantity.phrase[0]:
            continue
        between = range(last, quantity.phrase[0])
        has_end = any(context.words[at] in text.relatives | context.lexicon.signs.breaks for at in between)
        has_verb = any(
            group.is_finite and last <= group.first < quantity.phrase[0]
            for group in context.parse.verbs_around(quantity.first)
        )
        return first > sentence.first and not has_end and not has_verb
    return False


def by_pronoun(context: Context, quantity: Quantity, before: str | None) -> MetricMatch | None:
    """«ils étaient 806.000»: the group of the figure before, counted anew; `before` is that figure's metric."""
    if before is None or quantity.head is not None or not context.lexicon.definitions[before].counts_people:
        return None
    anew = context.lexicon.claims.counted_anew
    match = anew.ending_at(context.words, quantity.phrase[0], context.sentence_of(quantity).first)
    if match:
        return MetricMatch(before, "metric.pronoun", (context.span(quantity.phrase[0] - match[0], quantity.phrase[0]),))
    for verb in context.verbs_before(quantity)[:1]:
        lead = context.words[max(0, verb.first - 2) : verb.first]
        if verb.last == quantity.phrase[0] and any(word in context.lexicon.claims.of_them_before for word in lead):
            return MetricMatch(before, "metric.pronoun", (context.span(verb.first - 1, verb.last),), verb)
        pronoun = context.lexicon.text.pronouns.get(context.words[verb.first - 1]) if verb.first else None
        is_count = verb.lemma in context.lexicon.verbs.passive and verb.last == quantity.phrase[0]
        if pronoun and pronoun.is_plural and is_count:
            return MetricMatch(before, "metric.pronoun", (context.span(verb.first - 1, verb.last),), verb)
    return None


def is_generic(context: Context, quantity: Quantity) -> bool:
    """Whether the counted noun is one for people of no particular sort: «personnes», "people"."""
    return quantity.head is not None and context.words[quantity.head] in context.lexicon.quantities.generic_people


def by_group(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«12 000 opposants» where nothing else is said of them and the clause tells of a gathering."""
    match = noun_match(context, quantity, MetricRole.GROUP, may_be_people=True)
    if not match or quantity.form is NumeralForm.ARTICLE:
        return None
    if tells_of_protest(context, context.sentence_index(quantity)):
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


RULES = (
    by_strong_noun,
    by_act,
    by_modifier,
    by_possessed_act,
    by_verb_phrase,
    by_own_verb,
    by_governing_verb,
    by_part,
    by_among,
    by_noun,
    by_toll,
    by_counted_subject,
    by_tally,
)
"""The rules that look for a word of a metric, in the order in which they are tried."""
