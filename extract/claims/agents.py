"""Who did it: the force that arrests, one said to kill or hurt, by voice, «par», relative clause and participle."""

from extract.actors.resolving import Sort
from extract.claims.context import Context
from extract.claims.matches import MetricMatch
from extract.claims.naming import Named, actors_between, named_actor, past_article, to_name
from extract.claims.speakers import end_of_phrase, speaker_before
from extract.claims.subjects import named_later
from extract.lexicon.verbs import Form
from extract.lexicon.words import MetricRole
from extract.model import Quantity
from extract.text.verbs import VerbGroup

AGENT, BY = "agent.of_verb", "agent.by"
FORCE_METRICS = frozenset({"arrests", "detained"})
REACH_OF_BY = 8
"""Words behind a passive within which its «par» stands: «ont été tuées lundi soir par»."""


def find_agent(context: Context, quantity: Quantity, match: MetricMatch, before: Named | None) -> Named | None:
    """Who did it: of arrests the force shown acting, of deaths and wounds one said to kill or hurt.

    `before` is the agent of the number that this one goes on from.
    """
    if not context.lexicon.definitions[match.metric].is_deed:
        return None
    found = agent_told(context, quantity, match)
    if found:
        return named_later(context, found)
    if match.rule == "metric.ellipsis" and before:
        return before
    return acting_force(context, quantity) if match.metric in FORCE_METRICS else None


def agent_told(context: Context, quantity: Quantity, match: MetricMatch) -> Named | None:
    """The agent by the word that gave the metric: its subject, what «par» leads to, or the doer of the noun."""
    verb, limit = match.verb, context.sentence_of(quantity).last
    if match.rule == "metric.act":
        return agent_of_act(context, quantity)
    if not match.is_patient:
        return None
    if verb is None:
        return agent_behind(context, context.token_at(match.words[-1].end), limit)
    if verb.is_passive and not is_joined_active(context, verb):
        return agent_behind(context, verb.last, limit)
    return actor_of(context, verb)


def is_joined_active(context: Context, verb: VerbGroup) -> bool:
    """Whether a participle shares the auxiliary of an active verb: «avaient séquestré et tué»."""
    if verb.first < verb.head or verb.first == 0:
        return False
    joining = context.lexicon.text.coordinators | {context.lexicon.signs.comma}
    if context.words[verb.first - 1] not in joining:
        return False
    groups = [group for group in context.parse.verbs_around(verb.first) if group.last <= verb.first]
    return bool(groups) and groups[-1].is_finite and not groups[-1].is_passive and groups[-1].first < groups[-1].head


def actor_of(context: Context, verb: VerbGroup) -> Named | None:
    """The subject of a deed where it can act; of «…, tuant 12 personnes» and «a séquestré et tué» the verb's before."""
    groups = [group for group in context.parse.verbs_around(verb.first) if group.last <= verb.first and group.is_finite]
    doer = verb if verb.is_finite else (groups[-1] if groups else None)
    if doer is None:
        return None
    is_reflexive = doer.first > 0 and context.words[doer.first - 1] in context.lexicon.text.clitics
    if doer.is_passive and not is_reflexive:
        return None
    named = speaker_before(context, doer, AGENT, must_speak=False)
    return named if named and can_act(context, named) else None


def can_act(context: Context, named: Named) -> bool:
    """Whether a name is one who acts: a person or body, or a noun for people or forces; no storm, no place."""
    first, last = context.token_at(named.span.start), context.token_at(named.span.end)
    actors = actors_between(context, first, max(last, first + 1))
    if any(actor.first == first and actor.sort in {Sort.PERSON, Sort.ORGANISATION, Sort.GROUP} for actor in actors):
        return True
    actors_known = context.lexicon.actors
    people = actors_known.forces | actors_known.bodies | actors_known.attackers | context.lexicon.quantities.people
    endings = context.lexicon.quantities.people_endings
    return any(context.words[at] in people or context.words[at].endswith(endings) for at in range(first, last))


def agent_behind(context: Context, first: int, last: int) -> Named | None:
    """The one behind «par», "by" after a passive, days and places passed."""
    for at in range(first, min(last - 1, first + REACH_OF_BY)):
        word = context.words[at]
        if word == context.lexicon.signs.comma or any(verb.first == at for verb in context.parse.verbs_around(at)):
            return None
        if word in context.lexicon.text.by:
            return doer_at(context, at + 1)
    return None


def doer_at(context: Context, first: int) -> Named | None:
    """The noun phrase behind «par» where it can act: a person, a force, people; no car and no bomb."""
    sentence = context.parse.sentence_of(first)
    first = past_article(context, first, sentence.last)
    if first >= sentence.last:
        return None
    for actor in actors_between(context, first, first + 1):
        if actor.sort != Sort.PLACE:
            return named_actor(actor, BY)
    last = end_of_phrase(context, first, sentence)
    if last <= first:
        return None
    named = Named(to_name(context, first, last), BY, context.span(first, last))
    return named if can_act(context, named) else None


def agent_of_act(context: Context, quantity: Quantity) -> Named | None:
    """«l'exécution, jeudi, par les rebelles, de 28 soldats», "the arrest of 12 men by police"."""
    sentence = context.sentence_of(quantity)
    for at in range(
        max(sentence.first, quantity.phrase[0] - REACH_OF_BY), min(sentence.last - 1, quantity.phrase[1] + 3)
    ):
        if context.words[at] in context.lexicon.text.by and not quantity.phrase[0] <= at < quantity.phrase[1]:
            return doer_at(context, at + 1)
    return None


def acting_force(context: Context, quantity: Quantity) -> Named | None:
    """The force that acts in the sentence: «matées par la police … plus de 6700 arrestations»."""
    sentence = context.sentence_of(quantity)
    for at in range(sentence.first, sentence.last - 1):
        if context.words[at] in context.lexicon.text.by and not is_of_other(context, quantity, at):
            found = doer_at(context, at + 1)
            if found and has_force(context, found):
                return found
    for verb in context.verbs_before(quantity):
        if verb.is_finite and not verb.is_passive and is_deed(context, verb):
            found = speaker_before(context, verb, AGENT, must_speak=False)
            if found and has_force(context, found):
                return found
    return None


def is_of_other(context: Context, quantity: Quantity, index: int) -> bool:
    """Whether another number stands between this one and a «par» behind it."""
    others = context.quantities_by_sentence[context.sentence_index(quantity)]
    return any(quantity.last <= other.first < index for other in others)


def is_deed(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb does something to those counted: arrêter, disperse."""
    limit = context.parse.sentence_of(verb.head).last
    is_of_metric = any(predicate.role is MetricRole.PATIENT for predicate, _ in context.predicates_of(verb, limit))
    return is_of_metric or verb.form is not Form.PRESENT_PARTICIPLE


def has_force(context: Context, named: Named) -> bool:
    """Whether a name holds the noun of a force: police, gendarmerie."""
    return any(word in context.lexicon.actors.forces for word in named.name.casefold().split())
