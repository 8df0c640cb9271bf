"""The further metrics that one number counts: «300 morts et blessés», "were arrested, charged or sentenced"."""

from extract.claims.context import Context
from extract.claims.counted import is_countable, meets_need
from extract.claims.matches import MetricMatch
from extract.claims.verb_rules import befallen_in_relative, by_modifier, modifier_at
from extract.lexicon.verbs import Form
from extract.lexicon.words import MetricRole
from extract.model import Quantity
from extract.text.verbs import VerbGroup

JOINED = "metric.joined"


def find_joined(context: Context, quantity: Quantity, match: MetricMatch) -> list[MetricMatch]:
    """What else is said of those counted in the same breath as what gave the number its metric."""
    found = {match.metric: match}
    for other in (*namesakes(context, quantity, match), *words_behind(context, quantity, match)):
        if other.metric not in found and is_countable(context, quantity, other):
            found[other.metric] = other
    befallen = by_modifier(context, quantity) if match.rule == "metric.act" else None
    if befallen and is_countable(context, quantity, befallen) and not is_told_by(context, befallen, match):
        found.setdefault(befallen.metric, befallen)
    if match.rule in {"metric.own_verb", "metric.governing_verb"} and match.is_patient:
        befallen = by_modifier(context, quantity) or befallen_in_relative(context, quantity)
        if befallen and is_countable(context, quantity, befallen) and not is_told_by(context, befallen, match):
            found.setdefault(befallen.metric, befallen)  # «deux reporters enlevés lundi ont été libérés»
    verb = match.verb
    if verb and match.rule == "metric.governing_verb":
        for other in verbs_joined_before(context, quantity, verb):
            found.setdefault(other.metric, other)
    return [other for metric, other in found.items() if metric != match.metric]


def is_told_by(context: Context, befallen: MetricMatch, match: MetricMatch) -> bool:
    """Whether being dead tells it already: "the killing of a man shot on Monday"."""
    definitions = context.lexicon.definitions
    return definitions[befallen.metric].may_be_deadly and definitions[match.metric].is_deadly


def namesakes(context: Context, quantity: Quantity, match: MetricMatch) -> list[MetricMatch]:
    """The other metrics of the counted noun itself: "no casualties" are neither dead nor injured."""
    if match.rule != "metric.noun" or quantity.head is None:
        return []
    return [
        MetricMatch(predicate.metric, JOINED, (context.span(quantity.head, last),))
        for predicate, last in context.noun_predicates(quantity.head, MetricRole.COUNT)
        if meets_need(context, quantity, predicate)
    ]


def words_behind(context: Context, quantity: Quantity, match: MetricMatch) -> list[MetricMatch]:
    """The nouns or participles that «et», «ou» or a comma joins to the one that gave the metric."""
    index = end_of_match(context, quantity, match)
    limit = context.sentence_of(quantity).last
    found: list[MetricMatch] = []
    is_noun = match.rule == "metric.noun"
    while index is not None:
        index = past_joint(context, index, limit)
        other = word_at(context, quantity, index, is_noun=is_noun) if index is not None else None
        if index is None or other is None:
            break
        found.append(other)
        index += 1
    return found


def end_of_match(context: Context, quantity: Quantity, match: MetricMatch) -> int | None:
    """The token after the word that gave the metric; None where the words stand before the number."""
    if match.rule == "metric.noun":
        return quantity.head + 1 if quantity.head is not None else None
    if match.verb and match.rule in {"metric.own_verb", "metric.modifier"}:
        return match.verb.last
    if match.rule == "metric.own_state":
        return context.token_at(match.words[-1].end)  # "were missing and feared dead"
    return None


def past_joint(context: Context, index: int, limit: int) -> int | None:
    """The token after a comma or conjunction; None where none stands there."""
    text, start = context.lexicon.text, index
    while index < limit and (
        context.words[index] == context.lexicon.signs.comma or context.words[index] in text.coordinators
    ):
        index += 1
    return index if start < index < limit else None


def word_at(context: Context, quantity: Quantity, index: int, *, is_noun: bool) -> MetricMatch | None:
    """The noun or participle at a token, where the breath ends behind it."""
    limit = context.sentence_of(quantity).last
    if not is_noun:
        match = modifier_at(context, quantity, index, rule=JOINED)
        return match if match and ends_there(context, context.token_at(match.words[-1].end), limit) else None
    if not ends_there(context, index + 1, limit):
        return None
    for predicate, last in context.noun_predicates(index, MetricRole.COUNT):
        if meets_need(context, quantity, predicate):
            return MetricMatch(predicate.metric, JOINED, (context.span(index, last),))
    return None


def ends_there(context: Context, index: int, limit: int) -> bool:
    """Whether no noun or number follows that the word before would belong to."""
    if index >= limit:
        return True
    word, text = context.words[index], context.lexicon.text
    return not word[0].isalnum() or word in (
        text.prepositions | text.coordinators | text.subordinators | text.adverbs | text.by | text.determiners
    )


def verbs_joined_before(context: Context, quantity: Quantity, verb: VerbGroup) -> list[MetricMatch]:
    """As in "killed and wounded 12 men": the verbs that share their object with the one that governs the number."""
    found: list[MetricMatch] = []
    following = verb
    for other in reversed(context.parse.verbs_around(quantity.first)):
        if other.last > following.first - 1 or other.first >= verb.first:
            continue
        between = context.words[other.last : following.first]
        if not between or not is_joint(context, between):
            break
        for predicate, last in context.predicates_of(other, verb.last):
            is_active = not other.is_passive or other.form is Form.PAST_PARTICIPLE
            if predicate.role is MetricRole.PATIENT and is_active and meets_need(context, quantity, predicate, other):
                found.append(MetricMatch(predicate.metric, JOINED, (context.span(other.first, last),), other,
                                         is_patient=True))  # fmt: skip
        following = other
    return found


def is_joint(context: Context, words: list[str]) -> bool:
    """Whether words are only commas and conjunctions."""
    coordinators = context.lexicon.text.coordinators
    return all(word == context.lexicon.signs.comma or word in coordinators for word in words)
