"""What a number counts here: the metric, by where the number stands to the words that name it.

Structure decides, not the nearest word: first what is said of those counted (a participle, their verb, the verb that
takes them as its object, the noun that governs them), then the counted noun itself, then what is understood.
"""

from collections.abc import Callable, Sequence
from functools import cache

from extract.actors.resolving import Sort
from extract.claims.context import Context
from extract.claims.counted import MANY, counts_person, is_after_part_marker, is_countable
from extract.claims.matches import MetricMatch, Told
from extract.claims.noun_rules import (
    by_act,
    by_among,
    by_complement,
    by_counted_subject,
    by_elided_toll,
    by_noun,
    by_noun_to_come,
    by_opening_group,
    by_part,
    by_possessed_act,
    by_sentencing,
    by_strong_noun,
    by_tally,
    by_toll,
    is_dropped,
    is_excepted,
)
from extract.claims.shares import (
    DAYS,
    TIME_UNITS,
    find_days,
    find_duration,
    find_money,
    find_share,
    inherit_duration,
    inherit_share,
    is_other_term,
    is_required,
    is_threshold,
)
from extract.claims.told_rules import (
    by_crowd_told,
    by_ellipsis,
    by_group_told,
    by_increment,
    by_manner,
    by_mention,
    by_pro_verb,
    by_pronoun,
    by_sum,
    by_total,
    by_voters,
    by_winning_verb,
    deadlier,
)
from extract.claims.verb_rules import (
    by_governing_verb,
    by_included,
    by_modifier,
    by_own_verb,
    by_relative_object,
    by_verb_phrase,
)
from extract.lexicon.words import MetricRole
from extract.model import Kind, NumeralForm, Quantity
from extract.quantities.units import PERCENT

FARTHEST_DEGREE = 7
"""Words behind "none" within which the degree stands: "none of the injuries was thought to be life-threatening"."""
OLDEST = 120
"""Years that a person may be old: nobody on record lived longer than 122."""


def find_metric(
    context: Context, quantity: Quantity, inherited: MetricMatch | None, told: Sequence[Told] = ()
) -> MetricMatch | None:
    """The metric of a number, or None.

    `inherited` is that of the number before it in the sentence, `told` the figures of the text so far.
    """
    risen = by_increment(context, quantity, inherited)
    if risen:
        return risen
    if is_one_thing(context, quantity) or is_difference(context, quantity) or is_dropped(context, quantity):
        return None
    if is_excepted(context, quantity) or is_age_of_name(context, quantity) or is_none_so_bad(context, quantity, told):
        return None
    if quantity.unit == PERCENT:
        if is_threshold(context, quantity) or is_required(context, quantity):
            return None
        return find_share(context, quantity, told) or inherit_share(context, quantity, inherited, told)
    if quantity.unit in TIME_UNITS:
        if is_other_term(context, quantity) or is_article(context, quantity):
            return None
        return find_duration(context, quantity) or inherit_duration(context, quantity, inherited)
    if quantity.unit is not None:
        return find_days(context, quantity) if quantity.unit == DAYS else find_money(quantity)
    match = metric_counted(context, quantity, inherited, told)
    return None if match and is_risen_by(context, quantity, match) else match


def is_one_thing(context: Context, quantity: Quantity) -> bool:
    """Whether an article stands before a noun that is neither a figure nor for people: most articles of a text."""
    if quantity.form is not NumeralForm.ARTICLE or quantity.noun is None or counts_person(context, quantity):
        return False
    nouns = context.lexicon.metrics.nouns
    if any(context.words[at] in nouns for at in range(*quantity.noun)):
        return False
    marks, first = context.lexicon.claims.part_of, context.sentence_of(quantity).first
    return marks.ending_at(context.words, quantity.phrase[0], first) is None  # «deux blessés, dont un grave»


def metric_counted(
    context: Context, quantity: Quantity, inherited: MetricMatch | None, told: Sequence[Told]
) -> MetricMatch | None:
    """The metric of a number that counts people, votes or seats, by words near it, else by the figures before."""
    before = told[-1].metric if told else None
    has_words = may_count(context, context.sentence_index(quantity))
    if inherited is None and before is None and not has_words:
        return None
    for rule in (
        rules_for(context, quantity) if has_words and not is_next_of_others(context, quantity, inherited) else ()
    ):
        match = rule(context, quantity)
        if match and context.lexicon.definitions[match.metric].yields_to_noun:
            match = by_noun(context, quantity) or match
        if match and is_countable(context, quantity, match) and not is_spent(context, quantity, match, inherited):
            if is_of_dead(context, quantity, match, inherited):
                break
            return deadlier(context, match, by_mention(context, quantity, told))
    return (
        by_noun_to_come(context, quantity)
        or by_manner(context, quantity)
        or by_total(context, quantity, told)
        or by_winning_verb(context, quantity, told)
        or by_voters(context, quantity, inherited)
        or by_sum(context, quantity, inherited)
        or by_pro_verb(context, quantity, inherited)
        or by_ellipsis(context, quantity, inherited)
        or by_pronoun(context, quantity, before)
        or by_group_told(context, quantity, told)
        or by_crowd_told(context, quantity, told)
        or by_mention(context, quantity, told)
        or by_opening_group(context, quantity)
    )


def is_of_dead(context: Context, quantity: Quantity, match: MetricMatch, inherited: MetricMatch | None) -> bool:
    """Whether a place only tells where some of the dead died: «20 morts, dont douze à l'hôpital»."""
    definitions = context.lexicon.definitions
    if inherited is None or match.verb is not None or match.rule != "metric.modifier":
        return False
    is_part = definitions[inherited.metric].is_deadly and not definitions[match.metric].is_deadly
    return is_part and is_after_part_marker(context, quantity)


def is_article(context: Context, quantity: Quantity) -> bool:
    """Whether a number is no more than «un», "one": it counts people alone, not «un an de prison» (CLAIMS.md)."""
    numbers, word = context.lexicon.numbers, context.words[quantity.first]
    return (
        quantity.value == 1
        and quantity.last == quantity.first + 1
        and (word in numbers.articles or word in numbers.ones)
    )


def is_none_so_bad(context: Context, quantity: Quantity, told: Sequence[Told]) -> bool:
    """«21 blessés, aucun grièvement», "none of them seriously": a degree leaves those told as many as before."""
    limit = context.sentence_of(quantity).last
    if quantity.form is not NumeralForm.ZERO or not told or quantity.last >= limit:
        return False
    if quantity.noun is not None and context.words[quantity.last] not in context.lexicon.text.genitives:
        return False
    stop = min(limit, quantity.last + FARTHEST_DEGREE)
    return any(word in context.lexicon.claims.degrees for word in context.words[quantity.last : stop])


def is_age_of_name(context: Context, quantity: Quantity) -> bool:
    """Whether brackets behind a person's name hold a bare number: "John Doe (45)" is 45 years old."""
    opening, closing, signs = quantity.first - 1, quantity.last, context.lexicon.signs
    if opening < 1 or closing >= len(context.words) or quantity.unit is not None or quantity.head is not None:
        return False
    if context.words[opening] not in signs.open_bracket or context.words[closing] not in signs.close_bracket:
        return False
    actors = context.actors_by_sentence.get(context.sentence_index(quantity), [])
    is_person = any(actor.last == opening and actor.sort == Sort.PERSON for actor in actors)
    return is_person and quantity.value is not None and quantity.value <= OLDEST


def is_difference(context: Context, quantity: Quantity) -> bool:
    """Whether a number says by how much another exceeds or misses one: «1,1 million de plus que son rival»."""
    limit = context.sentence_of(quantity).last
    marks = context.lexicon.claims.differences
    before = quantity.phrase[0] - 1
    is_signed = quantity.value is not None and quantity.value < 0
    is_led = before >= 0 and context.words[before] in context.lexicon.claims.differences_before
    if quantity.head is None and quantity.unit is None and (is_signed or is_led or is_behind_change(context, quantity)):
        return True
    if is_restated(context, quantity) or is_rate(context, quantity):
        return True
    behind = quantity.phrase[1]
    if is_led and quantity.unit == PERCENT and behind < limit and context.words[behind] in links_to(context):
        return True  # "down three to 30 per cent"
    if context.lexicon.claims.leads.ending_at(context.words, quantity.phrase[0], context.sentence_of(quantity).first):
        return True
    if any(at < limit and marks.at(context.words, at, limit) for at in {quantity.last, quantity.phrase[1]}):
        return True
    return is_more_of_thing(context, quantity)


def links_to(context: Context) -> frozenset[str]:
    """The words that lead from a step to its end: "to", «à»."""
    return context.lexicon.quantities.range_to


def is_more_of_thing(context: Context, quantity: Quantity) -> bool:
    """Whether things are counted that one has more than another: "59 seats more than in June", "12 more seats than"."""
    marks, limit = context.lexicon.claims.differences, context.sentence_of(quantity).last
    if quantity.head is None or quantity.head + 1 >= limit:
        return False
    behind = quantity.head + 1
    is_more = marks.at(context.words, behind, limit) is not None or (
        marks.at([context.words[quantity.last], context.words[behind]], 0, 2) is not None
    )
    return is_more and not counts_person(context, quantity)


def is_behind_change(context: Context, quantity: Quantity) -> bool:
    """Whether a word of change leads to the number by "of", «de»: "an increase of 21", «a diminué de quatre»."""
    link, text = quantity.phrase[0] - 1, context.lexicon.text
    if link < 1 or context.words[link] not in text.genitives | text.by | context.lexicon.claims.change_links:
        return False
    if context.words[link - 1] in context.lexicon.claims.changes:
        return True
    return any(
        verb.last == link and verb.lemma in context.lexicon.claims.change_verbs
        for verb in context.parse.verbs_around(link)
    )


def is_risen_by(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a level rose or fell by so many: "the number of detainees rose by 300 people"."""
    is_level = context.lexicon.definitions[match.metric].kind == Kind.LEVEL
    return is_level and is_behind_change(context, quantity)


def is_rate(context: Context, quantity: Quantity) -> bool:
    """Whether a number is of so many: "52 hospitalizations per 100,000"."""
    ends = {quantity.phrase[1], quantity.phrase[1] if quantity.head is None else quantity.head + 1}
    limit = context.sentence_of(quantity).last - 1
    bases = {at + 1 for at in ends if at < limit and context.words[at] in context.lexicon.claims.rates}
    if not bases:
        return False
    numbers = context.quantities_by_sentence[context.sentence_index(quantity)]
    return any(other.phrase[0] in bases and other.value is not None and other.value >= MANY for other in numbers)


def is_next_of_others(context: Context, quantity: Quantity, inherited: MetricMatch | None) -> bool:
    """Whether an ordinal counts on from another metric: in «deux hommes tués, un troisième blessé» one is hurt."""
    other = context.quantity_before(quantity)
    if quantity.form is not NumeralForm.ORDINAL or inherited is None or other is None:
        return False
    return other.value is not None and quantity.value == other.value + 1


def is_spent(context: Context, quantity: Quantity, match: MetricMatch, inherited: MetricMatch | None) -> bool:
    """Whether a toll's noun has had its number: «un bilan de 719 personnes interpellées, contre 994 la veille»."""
    other = context.quantity_before(quantity)
    if inherited is None or other is None or match.rule != "metric.toll" or match.metric == inherited.metric:
        return False
    return all(span.end <= other.start for span in match.words)


def is_restated(context: Context, quantity: Quantity) -> bool:
    """Whether brackets write out the number before: «onze (11) soldats» are one figure."""
    other, signs = context.quantity_before(quantity), context.lexicon.signs
    if other is None or other.value != quantity.value or quantity.last >= len(context.words):
        return False
    is_inside = other.last == quantity.first - 1 and context.words[other.last] in signs.open_bracket
    return is_inside and context.words[quantity.last] in signs.close_bracket


def may_count(context: Context, sentence: int) -> bool:
    """Whether any word of a sentence may give a number its metric."""
    return context.may_count(sentence) or bool(context.find(context.lexicon.claims.tally_topics, sentence))


Rule = Callable[[Context, Quantity], MetricMatch | None]
OF_NOUN = frozenset({MetricRole.COUNT})
OF_ACT = frozenset({MetricRole.ACT, MetricRole.ACT_FOR})
OF_STATE = frozenset({MetricRole.STATE})
OF_SUBJECT = frozenset({MetricRole.SUBJECT, MetricRole.PATIENT, MetricRole.STATE})
OF_OBJECT = frozenset({MetricRole.PATIENT, MetricRole.GATHER, MetricRole.OBJECT})
OF_TOLL = OF_NOUN | OF_SUBJECT | {MetricRole.TOLL, MetricRole.GROUP}
RULES: tuple[tuple[Rule, frozenset[MetricRole]], ...] = (
    (by_elided_toll, OF_NOUN | OF_STATE),
    (by_strong_noun, OF_NOUN),
    (by_act, OF_ACT),
    (by_modifier, OF_SUBJECT),
    (by_possessed_act, OF_ACT),
    (by_verb_phrase, OF_SUBJECT | OF_OBJECT),
    (by_own_verb, OF_SUBJECT),
    (by_governing_verb, OF_OBJECT),
    (by_relative_object, OF_OBJECT),
    (by_included, OF_SUBJECT | OF_OBJECT),
    (by_part, OF_ACT | OF_OBJECT),
    (by_complement, OF_NOUN),
    (by_among, OF_NOUN | OF_STATE | OF_SUBJECT),
    (by_noun, OF_NOUN),
    (by_toll, OF_TOLL),
    (by_counted_subject, OF_NOUN | {MetricRole.GROUP}),
)
"""The rules that look for a word of a metric, in the order in which they are tried, with the roles of its words."""
RULES_WITHOUT_WORDS: tuple[Rule, ...] = (by_sentencing, by_tally)
"""The rules that look at terms and tallies, tried last."""


def rules_for(context: Context, quantity: Quantity) -> tuple[Rule, ...]:
    """The rules that a number may fit: an article counts nobody where neither its noun is a figure nor for people."""
    if quantity.form is NumeralForm.ARTICLE and not counts_person(context, quantity):
        return (by_strong_noun,)
    return rules_of(context.roles_in(context.sentence_index(quantity)))


@cache
def rules_of(roles: frozenset[MetricRole]) -> tuple[Rule, ...]:
    """The rules that words of these roles may fit, in their order."""
    return (*(rule for rule, needed in RULES if not roles.isdisjoint(needed)), *RULES_WITHOUT_WORDS)
