"""Who is counted: whether they are people, and whether what a word of a metric needs stands beside it."""

from extract.claims.context import Context
from extract.claims.matches import MetricMatch
from extract.lexicon import to_singular
from extract.lexicon.verbs import Form
from extract.lexicon.words import MetricRole, Need, Predicate
from extract.model import NumeralForm, Quantity
from extract.text.verbs import Tense, VerbGroup

OF_NOUN = frozenset({"metric.noun", "metric.group"})
"""Rules by which the counted noun itself tells that people are counted."""
PROTEST = "protest"
"""The group of events that people gather for (languages/*/dates.toml)."""
MANY = 100
"""People from which on soldiers or police are a force, whatever they do: "two soldiers said" nothing of one."""


def is_countable(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether the number's form may count the metric: articles, ordinals and noughts only a toll."""
    definition = context.lexicon.definitions[match.metric]
    if not context.has_topic(match.metric):
        return False
    if quantity.form is NumeralForm.ARTICLE:
        return definition.is_toll and (match.rule == "metric.noun" or counts_person(context, quantity))
    if is_of_compound(context, quantity) or is_excluded(context, quantity, match):
        return False
    if quantity.form is NumeralForm.ORDINAL:
        if quantity.value == 1 and quantity.head is not None and is_plural(context, quantity.head):
            return False  # "the first cases were reported on Sunday"
        if quantity.value == 1 and definition.has_weak_nouns and match.rule == "metric.noun":
            return False  # "the first defendant to plead guilty"
        return definition.is_toll and (match.rule in {"metric.noun", "metric.act"} or ranks_person(context, quantity))
    is_broken = quantity.low is not None and quantity.low == quantity.high and quantity.low != int(quantity.low)
    if is_part_of_things(context, quantity) or (definition.counts_people and is_broken):
        return False
    is_noun_left_out = (match.verb is not None and match.verb.head == quantity.head) or is_participle(context, quantity)
    if definition.counts_known_people and match.rule not in OF_NOUN and quantity.head is not None:
        return is_noun_left_out or counts_person(context, quantity) or counts_cases(context, quantity)
    if (
        definition.has_members
        and match.rule == "metric.act"
        and quantity.head is not None
        and is_other_noun(context, quantity, match)
    ):
        return False
    if definition.counts_people and quantity.head is not None:
        words = context.lexicon.quantities
        return context.words[quantity.head] not in words.not_people | words.measures
    # «30 de los 80 escaños»: the whole chamber is nobody's.
    return not any(
        other.last < quantity.first < other.phrase[1] and other.form is not NumeralForm.ARTICLE
        for other in neighbours(context, quantity)
    )


def counts_cases(context: Context, quantity: Quantity) -> bool:
    """Whether the noun is of those who are ill: "86 cases were in intensive care"."""
    if quantity.head is None:
        return False
    predicates = context.noun_predicates(quantity.head, MetricRole.COUNT)
    return any(context.lexicon.definitions[each.metric].is_total_undated for each, _ in predicates)


def is_excluded(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether the noun names people that the metric leaves out: firefighters are no forces."""
    if quantity.head is None:
        return False
    predicates = context.noun_predicates(quantity.head, MetricRole.EXCLUDED)
    return any(predicate.metric == match.metric for predicate, _ in predicates)


def is_of_compound(context: Context, quantity: Quantity) -> bool:
    """Whether a hyphen ties the number to a thing: "a five-truck convoy"; not "a 12-man patrol"."""
    if quantity.noun is None or quantity.head is None or quantity.noun[0] != quantity.last + 1:
        return False
    is_tied = context.words[quantity.last] in context.lexicon.signs.dashes and context.is_tight(quantity.last)
    word = context.words[quantity.noun[0]]
    return is_tied and word not in context.lexicon.quantities.people and word not in context.lexicon.claims.strengths


def is_plural(context: Context, index: int) -> bool:
    """Whether a word looks like a noun in the plural."""
    return to_singular(context.words[index], context.lexicon.text) != context.words[index]


def ranks_person(context: Context, quantity: Quantity) -> bool:
    """Whether an ordinal counts one person on: "the fourth man charged in the case"; not "a fifth person was hurt"."""
    before = quantity.phrase[0] - 1
    is_definite = before >= 0 and context.words[before] in context.lexicon.claims.definite
    return is_definite and quantity.value != 1 and quantity.head is not None and counts_person(context, quantity)


def is_other_noun(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether the noun behind a gathering names nobody who gathers: «une marche émaillée de quelques heurts»."""
    head = quantity.head
    if head is None or counts_person(context, quantity):
        return False
    return all(each.metric != match.metric for each, _ in context.noun_predicates(head, MetricRole.GROUP))


def is_part_of_things(context: Context, quantity: Quantity) -> bool:
    """Whether a number without a noun is a part of things: «54 drones abattus, dont 24 dans la nuit»."""
    other = context.quantity_before(quantity)
    if quantity.head is not None or other is None or other.head is None or not is_after_part_marker(context, quantity):
        return False
    return context.words[other.head] in context.lexicon.quantities.not_people


def is_pronoun(context: Context, quantity: Quantity) -> bool:
    """Whether «un», "one" stands for somebody: "one fatally", «dont un grièvement»; not "one of the biggest banks"."""
    words, limit = context.words, context.sentence_of(quantity).last
    if words[quantity.first] not in context.lexicon.numbers.ones or quantity.last >= limit:
        return False
    is_of = words[quantity.last] in context.lexicon.text.genitives
    return not is_of or context.lexicon.claims.of_group.at(words, quantity.last, limit) is not None


def is_some_of(context: Context, quantity: Quantity) -> bool:
    """Whether a number is some of a group that the noun behind «des», "of the" names."""
    if quantity.head is not None and quantity.head <= quantity.last:
        return False
    return (
        quantity.last < context.sentence_of(quantity).last
        and context.words[quantity.last] in context.lexicon.text.genitives
    )


def is_less(quantity: Quantity, whole: Quantity) -> bool:
    """Whether a number may be a part of another by its size."""
    return quantity.low is not None and (whole.high is None or quantity.low <= whole.high)


def is_participle(context: Context, quantity: Quantity) -> bool:
    """Whether a participle stands for those counted: "twelve of those arrested"."""
    if quantity.head is None or not is_some_of(context, quantity):
        return False
    readings = context.lexicon.verbs.table.get(context.words[quantity.head], ())
    return any(reading.form is Form.PAST_PARTICIPLE for reading in readings)


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
        is_people = is_people or (word in words.collectives and quantity.form is not NumeralForm.ARTICLE)
        if is_people and may_name_people(context, quantity, at):
            return True
    if any(context.lexicon.definitions[each.metric].has_members and last > quantity.head + 1
           for each, last in context.noun_predicates(quantity.head, MetricRole.COUNT)):  # fmt: skip
        return True  # «deux gilets jaunes»
    if context.words[quantity.head] in words.not_people:
        return False
    if words.ages_after.ending_at(context.words, quantity.head + 1, quantity.last):
        return True  # "a 15-year-old"
    if context.tokens.is_capitalized(quantity.head) and quantity.head > context.sentence_of(quantity).first:
        return True  # "12 Rohingya": a name that is counted is of a people or a group.
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


def is_whole(context: Context, quantity: Quantity) -> bool:
    """Whether only «des», "of the" stands between the number before and this one: the whole of which that is a part."""
    text, other = context.lexicon.text, context.quantity_before(quantity)
    between = context.words[other.last : quantity.first] if other else []
    is_part = any(word in text.genitives for word in between)
    return is_part and all(word in text.genitives or word in text.determiners for word in between)


def is_of_counted_group(context: Context, quantity: Quantity) -> bool:
    """Whether a number is some of a group that has its own: of «dos de los quince heridos» the fifteen were hurt."""
    end = quantity.phrase[1]
    others = (other for other in neighbours(context, quantity) if other.counts_nothing is None)
    return any(quantity.last < other.first < end for other in others)


def neighbours(context: Context, quantity: Quantity) -> list[Quantity]:
    """The numbers of the same sentence."""
    return context.quantities_by_sentence[context.sentence_index(quantity)]


def after_head(quantity: Quantity) -> int:
    """The token after the counted noun, or after the number and its pronoun where the noun is left out."""
    if quantity.head is not None:
        return quantity.head + 1
    return quantity.noun[1] if quantity.noun else quantity.phrase[1]


def meets_need(context: Context, quantity: Quantity, predicate: Predicate, verb: VerbGroup | None = None) -> bool:
    """Whether what a word of a metric needs beside it is there."""
    if predicate.is_reflexive and (verb is None or not is_reflexive(context, verb)):
        return False
    if predicate.needs is Need.PERSON:
        return quantity.head is None or counts_person(context, quantity)
    if predicate.needs is Need.KNOWN_PERSON:
        return quantity.head is not None and counts_person(context, quantity)
    if predicate.needs is Need.GROUP:
        return quantity.head is not None and any(
            each.metric == predicate.metric and (each.needs is not Need.MANY or is_many(quantity))
            for role in (MetricRole.GROUP, MetricRole.COUNT)
            for each, _ in context.noun_predicates(quantity.head, role)
        )
    if predicate.needs is Need.MANY:
        return is_many(quantity)
    if predicate.needs is Need.PROTEST:
        sentence = context.sentence_index(quantity)
        has_purpose = verb is not None and bool(context.find(context.lexicon.claims.protest_purposes, sentence))
        return tells_of_protest(context, sentence) or (has_purpose and is_many(quantity))
    if predicate.needs is Need.PRESENT:
        if verb is not None and is_led_by_modal(context, verb):
            return False  # "a boat that can hold 900 people"
        if verb is None or context.words[verb.first - 1] in context.lexicon.claims.venues:
            return False  # "the school holds 800 students"
        is_now = verb.tense is Tense.PRESENT or has_present_perfect(context, verb)
        return is_now or lasts(context, verb)
    if predicate.needs is Need.CAPTOR:
        return counts_person(context, quantity) and verb is not None and is_done_by_captor(context, verb)
    if predicate.needs is Need.TRIAL:
        return verb is not None and verb.tense is Tense.PAST and tells_of_trial(context)
    if predicate.needs is Need.NUMBER:
        return quantity.form not in {NumeralForm.ARTICLE, NumeralForm.ORDINAL}
    return predicate.needs is None or quantity.form is NumeralForm.ZERO


def is_done_by_captor(context: Context, verb: VerbGroup) -> bool:
    """Whether kidnappers stand where the doer of a verb does: before it, or behind it in the passive."""
    sentence, captors = context.parse.sentence_of(verb.head), context.lexicon.claims.captors
    doers = range(verb.last, sentence.last) if verb.is_passive else range(sentence.first, verb.first)
    return any(context.words[at] in captors for at in doers)


def tells_of_trial(context: Context) -> bool:
    """Whether the text tells of a court."""
    trials = context.lexicon.claims.trials
    found: bool = context.note_once("trials", lambda: not trials.isdisjoint(context.words))
    return found


def is_reflexive(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb has its reflexive pronoun: «se sont tués», «qui s'y étaient réfugiés»."""
    reflexives = context.lexicon.text.reflexives
    return any(word in reflexives for word in context.words[max(0, verb.first - 2) : verb.head])


def is_many(quantity: Quantity) -> bool:
    """Whether the number is at least that of a force or a crowd."""
    least = quantity.value if quantity.low is None else quantity.low  # "nearly 200 police"
    return least is not None and least >= MANY


def is_led_by_modal(context: Context, verb: VerbGroup) -> bool:
    """Whether can, may or must leads a verb group."""
    verbs = context.lexicon.verbs
    readings = verbs.table.get(context.words[verb.first], ())
    return any(reading.lemma in verbs.modal_conditional for reading in readings)


def has_present_perfect(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb is in the perfect of the present: "we have detained two men" still holds them."""
    if verb.is_passive or verb.first == verb.head:
        return False
    readings = context.lexicon.verbs.table.get(context.words[verb.first], ())
    perfect = context.lexicon.verbs.perfect
    return any(reading.form is Form.PRESENT and reading.lemma in perfect for reading in readings)


def lasts(context: Context, verb: VerbGroup) -> bool:
    """Whether a passive tells a state and no act: "were being held", "were still held", «étaient toujours détenus»."""
    if not verb.is_passive:
        return False
    lexicon = context.lexicon
    if lexicon.claims.still.find(context.words, verb.first, verb.head):
        return True
    return any(
        reading.form is Form.PRESENT_PARTICIPLE and reading.lemma in lexicon.verbs.passive
        for word in context.words[verb.first : verb.head]
        for reading in lexicon.verbs.table.get(word, ())
    )


def tells_of_protest(context: Context, sentence: int) -> bool:
    """Whether a sentence or the one before it names a protest."""
    return any(PROTEST in context.events_in(each) for each in range(max(0, sentence - 1), sentence + 1))


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
    return part_marker(context, quantity) is not None


def part_marker(context: Context, quantity: Quantity) -> int | None:
    """The first token of the «dont», "including" that leads to a number or to the list that it goes on."""
    sentence, text = context.sentence_of(quantity), context.lexicon.text
    for first, last, _ in reversed(context.find(context.lexicon.claims.part_of, context.sentence_index(quantity))):
        if last > quantity.phrase[0]:
            continue
        between = range(last, quantity.phrase[0])
        has_end = any(context.words[at] in text.relatives | context.lexicon.signs.breaks for at in between)
        has_verb = any(
            (group.is_finite or is_infinitive(context, group)) and last <= group.first < quantity.phrase[0]
            for group in context.parse.verbs_around(quantity.first)
        )
        return first if first > sentence.first and not has_end and not has_verb else None
    return None


def is_infinitive(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb group begins with an infinitive: «pour avoir porté un masque»."""
    readings = context.lexicon.verbs.table.get(context.words[verb.first], ())
    return bool(readings) and all(reading.form is Form.INFINITIVE for reading in readings)


def is_generic(context: Context, quantity: Quantity) -> bool:
    """Whether the counted noun is one for people of no particular sort: «personnes», "people"."""
    return quantity.head is not None and context.words[quantity.head] in context.lexicon.quantities.generic_people
