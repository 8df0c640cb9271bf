"""Who did it: the force that arrests, one said to kill or hurt, by voice, «par», relative clause and participle."""

from extract.actors.resolving import Sort
from extract.claims.context import Context
from extract.claims.matches import MetricMatch
from extract.claims.naming import Named, actors_between, is_led, named_actor, past_article, to_name
from extract.claims.speakers import antecedent, end_of_phrase, speaker_before
from extract.claims.subjects import named_later
from extract.lexicon.verbs import Form
from extract.lexicon.words import MetricRole
from extract.model import Quantity
from extract.text.verbs import VerbGroup

AGENT, BY = "agent.of_verb", "agent.by"
FORCE_METRICS = frozenset({"arrests", "detained"})
REACH_OF_NOUN = 4
"""Words between the noun of an attack and its «par»: «l'attaque menée lundi par»."""
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
    if not match.is_patient and not is_participle(context, match):
        return attacker_named(context, quantity, match)
    if verb is None:
        return agent_behind(context, context.token_at(match.words[-1].end), limit)
    if verb.is_passive and not is_joined_active(context, verb):
        return agent_behind(context, verb.last, limit) or attacker_named(context, quantity, match)
    return actor_of(context, verb) or attacker_named(context, quantity, match)


def attacker_named(context: Context, quantity: Quantity, match: MetricMatch) -> Named | None:
    """Whose attack it was, where no verb says who killed or hurt: "killed in a raid by rebels", "… when men fired"."""
    definition = context.lexicon.definitions[match.metric]
    if not definition.is_deadly and not definition.may_be_deadly:
        return None
    return author_of_attack(context, quantity) or attacker_acting(context, quantity)


def author_of_attack(context: Context, quantity: Quantity) -> Named | None:
    """«l'attaque menée lundi par les rebelles», «une attaque des rebelles»: the one «par» or a genitive ties to it."""
    sentence, attacks = context.sentence_of(quantity), context.lexicon.claims.attacks
    for at in range(sentence.first + 1, sentence.last - 1):
        if context.words[at] in context.lexicon.text.by:
            before = [word for word in context.words[max(sentence.first, at - REACH_OF_NOUN) : at] if word in attacks]
            found = doer_at(context, at + 1) if before else None
        elif context.words[at] in context.lexicon.text.genitives and context.words[at - 1] in attacks:
            found = attacker_at(context, at + 1)
        else:
            continue
        if found:
            return found
    return None


def attacker_at(context: Context, first: int) -> Named | None:
    """The noun phrase behind «attaque de» where it is of attackers or a body: «des rebelles», and no «du marché»."""
    found = doer_at(context, first)
    if found is None:
        return None
    begin, last = context.token_at(found.span.start), context.token_at(found.span.end)
    fighters = context.lexicon.actors.attackers
    is_body = any(actor.sort == Sort.ORGANISATION for actor in actors_between(context, begin, begin + 1))
    return found if is_body or any(context.words[at] in fighters for at in range(begin, last)) else None


def attacker_acting(context: Context, quantity: Quantity) -> Named | None:
    """As in "nine died when gunmen opened fire": the subject of a verb of attack in a tied clause."""
    text = context.lexicon.text
    for verb in context.parse.verbs_around(quantity.first):
        if not verb.is_finite or verb.is_passive or not is_attack(context, verb):
            continue
        found = speaker_before(context, verb, AGENT, must_speak=False)
        if found and can_act(context, found):
            lead = context.token_at(found.span.start) - 1
            while lead > 0 and context.words[lead] in text.determiners:
                lead -= 1
            if lead >= 0 and context.words[lead] in text.subordinators:
                return found
    return None


def is_attack(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb says that somebody attacks."""
    claims, limit = context.lexicon.claims, context.parse.sentence_of(verb.head).last
    return verb.lemma in claims.attack_verbs or claims.attack_phrases.at(context.words, verb.head, limit) is not None


def is_participle(context: Context, match: MetricMatch) -> bool:
    """Whether the word that gave the metric is a participle as well: «quatorze personnes blessées par la police»."""
    if match.rule != "metric.noun":
        return False
    last = context.token_at(match.words[-1].end) - 1
    return any(
        reading.form is Form.PAST_PARTICIPLE for reading in context.lexicon.verbs.table.get(context.words[last], ())
    )


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
    if not verb.is_finite and not verb.is_passive:
        found = doer_beside(context, verb)
        if found:
            return found
    groups = [group for group in context.parse.verbs_around(verb.first) if group.last <= verb.first and group.is_finite]
    doer = verb if verb.is_finite else (groups[-1] if groups else None)
    if doer is None:
        return None
    is_reflexive = doer.first > 0 and context.words[doer.first - 1] in context.lexicon.text.clitics
    if doer.is_passive and not is_reflexive:
        return None
    named = speaker_before(context, doer, AGENT, must_speak=False)
    return named if named and can_act(context, named) else None


def doer_beside(context: Context, verb: VerbGroup) -> Named | None:
    """The doer of an infinitive or active participle: «un homme ayant poignardé …», "a man convicted of killing …"."""
    sentence = context.parse.sentence_of(verb.first)
    at = verb.first - 1
    word, text = context.words[at], context.lexicon.text
    if at <= sentence.first or not word[0].isalpha() or word in text.by or word in text.coordinators:
        return None  # "killing seven people and wounding 30"
    named: Named | None
    if not is_led(context, context.words[at]):
        named = antecedent(context, verb.first, sentence, AGENT, must_speak=False)
    else:
        earlier = [group for group in context.parse.verbs_around(verb.first) if group.last <= verb.first]
        accused = earlier[-1] if earlier else None
        if accused is None or not accused.is_passive:
            return None
        named = (
            speaker_before(context, accused, AGENT, must_speak=False)
            if accused.is_finite
            else antecedent(context, accused.first, sentence, AGENT, must_speak=False)
        )
    return named if named and can_act(context, named) else None


def can_act(context: Context, named: Named) -> bool:
    """Whether a name is one who acts: a person or body, or a noun for people or forces; no storm, no place."""
    first, last = context.token_at(named.span.start), context.token_at(named.span.end)
    actors = actors_between(context, first, max(last, first + 1))
    heads = [actor for actor in actors if actor.first == first]
    if any(actor.sort in {Sort.PERSON, Sort.ORGANISATION} for actor in heads):
        return True
    if any(actor.sort == Sort.GROUP and actor.last >= last for actor in heads):
        return True  # "Israelis", but no "Israeli air strike"
    if actors and actors[0].first == first and actors[0].sort == Sort.NAME and actors[-1].sort == Sort.PERSON:
        return True  # «Anne et Paul Martin»
    actors_known = context.lexicon.actors
    people = actors_known.forces | actors_known.bodies | actors_known.attackers | context.lexicon.quantities.people
    head = context.words[last - 1 if context.lexicon.text.noun_head_is_last else first]
    # "Less than an hour later a third car bomb": only the noun itself shows by its ending that it is of people.
    is_of_people = head.endswith(context.lexicon.quantities.people_endings)
    return is_of_people or any(context.words[at] in people for at in range(first, last))


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
    last = end_of_phrase(context, first, sentence)
    for actor in actors_between(context, first, first + 1):
        is_adjective = actor.sort in {Sort.GROUP, Sort.NAME} and actor.last < last  # "Maoist rebels"
        if actor.sort != Sort.PLACE and not is_adjective:
            return named_actor(actor, BY)
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
