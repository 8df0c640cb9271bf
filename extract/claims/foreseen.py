"""What is planned, demanded, promised or feared: the verbs and nouns that make a forecast of a figure."""

from collections.abc import Iterator

from extract.claims.context import Context
from extract.claims.matches import MetricMatch
from extract.lexicon.verbs import Form
from extract.model import Quantity
from extract.text.verbs import VerbGroup

WORDS_TO_INFINITIVE = 4
"""Words between "agreed" and its infinitive: «s'est engagée mardi à verser»."""
WORDS_TO_PURPOSE = 3
"""Words between "operation" and its infinitive: "to", «visant à»."""
WORDS_OF_PROMISE = 6
"""Words between "pledge" and its sum: «promesse d'une aide de 10 millions»."""
Place = tuple[int, int]


def find_leading(context: Context, quantity: Quantity) -> Iterator[Place]:
    """The verbs before a number that foresee what follows: «espérons», "agreed to release"."""
    claims = context.lexicon.claims
    groups = context.parse.verbs_around(quantity.first)
    for at, verb in enumerate(groups):
        if verb.last > quantity.first:
            return
        following = groups[at + 1] if at + 1 < len(groups) else None
        is_planning = verb.lemma in claims.planning_verbs and opens_infinitive(context, verb, following)
        if is_planning and following and verb.lemma in claims.voting_verbs and quantity.last <= following.first:
            continue  # "voted 234 to 198 to impeach": the count is of what was done
        # "non-life threatening injuries": no auxiliary makes a verb of it
        is_participle = verb.form is Form.PRESENT_PARTICIPLE and not verb.is_finite
        if (verb.lemma in claims.forecast_verbs and not is_participle) or is_planning:
            yield verb.first, verb.last


def opens_infinitive(context: Context, verb: VerbGroup, following: VerbGroup | None) -> bool:
    """Whether the next verb is an infinitive that hangs on a verb: "offered to pay", «compte envoyer»."""
    if following is None or following.form is not Form.INFINITIVE:
        return False
    between = context.words[verb.last : following.first]
    return len(between) <= WORDS_TO_INFINITIVE and not any(not word[0].isalnum() for word in between)


def find_behind(context: Context, quantity: Quantity, verb: VerbGroup | None) -> Place | None:
    """A verb that foresees its own subject: "300,000 are expected", «l'envoi de 500 soldats est envisagé»."""
    if verb is None or verb.first < quantity.last:
        return None
    claims = context.lexicon.claims
    if verb.is_passive and verb.lemma in claims.forecast_verbs:
        return verb.first, verb.last
    if not verb.is_passive and verb.lemma not in context.lexicon.verbs.copulas:
        return None
    for first, last, _ in context.find(claims.forecast, context.sentence_index(quantity)):
        if verb.first <= first <= verb.last:
            return first, last
    return None


def find_promise(context: Context, quantity: Quantity) -> Place | None:
    """A noun of plans or promises that holds the number: «une promesse de 10 millions», "a $4 billion plan"."""
    claims, words, text = context.lexicon.claims, context.words, context.lexicon.text
    sentence = context.sentence_of(quantity)
    behind = range(quantity.last, min(sentence.last, quantity.phrase[1] + 1))
    for at in behind if text.noun_head_is_last else ():
        if words[at] in claims.promises:
            return at, at + 1
        if words[at] in text.function_words:
            break
    for at in range(quantity.phrase[0] - 1, max(sentence.first, quantity.phrase[0] - WORDS_OF_PROMISE) - 1, -1):
        if words[at] in claims.promises:
            is_tied = at + 1 < sentence.last and words[at + 1] in text.genitives | text.prepositions
            return (at, at + 1) if is_tied else None
        if not word_is_plain(context, at):
            return None
    return None


def word_is_plain(context: Context, index: int) -> bool:
    """Whether a token is neither a sign nor a finite verb."""
    if not context.words[index][0].isalnum():
        return False
    return not any(verb.is_finite and verb.first <= index < verb.last for verb in context.parse.verbs_around(index))


def is_of_projection(context: Context, quantity: Quantity) -> bool:
    """Whether a rate is that of a forecast or a target: «la prévision de croissance a été abaissée à 2 %»."""
    projections = context.lexicon.claims.projections
    first = context.sentence_of(quantity).first
    return any(
        context.words[at] in projections and context.same_clause(at, quantity.first)
        for at in range(first, quantity.phrase[0])
    )


def may_be_faced(context: Context, quantity: Quantity, match: MetricMatch) -> VerbGroup | None:
    """The verb by which somebody may be sentenced: "faces up to 20 years", «risque dix ans»."""
    if not context.lexicon.definitions[match.metric].is_sentence:
        return None
    facing = context.lexicon.claims.facing
    groups = [verb for verb in context.parse.verbs_around(quantity.first) if verb.last <= quantity.first]
    faced = [verb for verb in groups[-2:] if verb.lemma in facing and context.same_clause(verb.head, quantity.first)]
    return faced[-1] if faced else None


def find_announced(context: Context, quantity: Quantity) -> Place | None:
    """The verb by which a grant is announced: "announced compensation of $10,000"."""
    claims, words = context.lexicon.claims, context.words
    groups = [verb for verb in context.parse.verbs_around(quantity.first) if verb.last <= quantity.first]
    if not groups or groups[-1].lemma not in claims.announcing:
        return None
    verb, stop = groups[-1], min(context.sentence_of(quantity).last, quantity.phrase[1] + 2)
    is_grant = any(
        words[at] in claims.grants for at in (*range(verb.last, quantity.first), *range(quantity.last, stop))
    )
    return (verb.first, verb.last) if is_grant and context.same_clause(verb.head, quantity.first) else None


def find_purpose(context: Context, match: MetricMatch) -> Place | None:
    """A noun whose infinitive tells what is wanted: "a plot to kill 20", «une opération pour libérer 16 otages»."""
    verb = match.verb
    if verb is None or verb.form is not Form.INFINITIVE or verb.is_finite:
        return None
    first = max(context.parse.sentence_of(verb.first).first, verb.first - WORDS_TO_PURPOSE)
    for at in range(verb.first - 1, first - 1, -1):
        if context.words[at] in context.lexicon.claims.purposes:
            return at, verb.last
    return None


def find_ordered(context: Context, match: MetricMatch, verb: VerbGroup | None) -> Place | None:
    """The verb that orders a deed told by a noun: "ordered the release of 26 prisoners"."""
    if verb is None or match.rule != "metric.act" or verb.lemma not in context.lexicon.claims.ordering:
        return None
    return verb.first, verb.last
