"""What earlier figures leave to a number: the metric understood, taken up by a pronoun, summed up or told again."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from extract.claims.context import Context
from extract.claims.counted import (
    counts_person,
    is_after_part_marker,
    is_generic,
    is_in_list,
    is_less,
    is_many,
    is_part,
    is_some_of,
)
from extract.claims.matches import MetricMatch, Told
from extract.claims.noun_rules import VOTES, by_group, counts_other_thing, noun_match
from extract.claims.shares import MONEY, VOTE_SHARE, YEARS
from extract.claims.verb_rules import (
    WORDS_BETWEEN,
    has_own_verb,
    is_adverb,
    is_after_preposition,
    list_opener,
    own_verb_match,
)
from extract.claims.wholes import summed_whole
from extract.lexicon.verbs import Form
from extract.lexicon.words import MetricRole
from extract.model import NumeralForm, Qualifier, Quantity, Span
from extract.quantities.units import PERCENT
from extract.text.verbs import VerbGroup

SEATS = "seats"
LAST_WON = 4
"""Figures back among which one that the same verb won tells what a bare number is."""
REACH_OF_SOURCE = 5
"""Words of a place between a crowd and who counted it."""
LAST_CROWDS = 6
"""Figures back among which a crowd is looked for that another one goes on from."""
NEAR = 3
"""Sentences back within which «d'entre eux» means the people of the last figure."""


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
    """«trois d'entre eux», "two of the victims", "among them six children": some of an earlier figure."""
    if not told or context.sentence_index(quantity) - context.sentence_index(told[-1].quantity) > NEAR:
        return None
    limit = context.sentence_of(quantity).last
    match = context.lexicon.claims.of_group.at(context.words, quantity.last, limit) if quantity.last < limit else None
    if match:
        at = quantity.last + match[0]
        is_other = is_other_deed(context, at) or is_in_apposition(context, quantity)
        is_other = is_other or says_more(context, quantity) or does_more(context, quantity)
        return None if is_other else some_of(context, quantity, told, range(quantity.last, at))
    if quantity.head is None or not counts_person(context, quantity):
        return None
    return some_of_named(context, quantity, told) or some_among(context, quantity, told)


def some_among(context: Context, quantity: Quantity, told: Sequence[Told]) -> MetricMatch | None:
    """«parmi eux, trois enfants», "the victims included five men": what leads to some of those told of."""
    verbs, claims = context.verbs_before(quantity), context.lexicon.claims
    known = context.lexicon.verbs.copulas | claims.including_verbs
    if verbs and verbs[0].lemma in known and verbs[0].last == quantity.phrase[0]:
        at = verbs[0].first - 1
        is_led = at > 0 and context.words[at - 1] in context.lexicon.text.determiners
        if is_led and stands_for_all(context, at):
            return some_of(context, quantity, told, range(at, at + 1))
    if has_own_verb(context, quantity):
        return None
    for first, last, _ in context.find(claims.among_group, context.sentence_index(quantity)):
        later = [verb for verb in verbs if verb.first >= last and verb.lemma not in context.lexicon.verbs.copulas]
        if last <= quantity.phrase[0] and not later:
            return some_of(context, quantity, told, range(first, last))
    opener = list_opener(context, quantity)
    return some_among(context, opener, told) if opener else None


def some_of_named(context: Context, quantity: Quantity, told: Sequence[Told]) -> MetricMatch | None:
    """As in "two of the soldiers": some of the figure before that counts people by the same noun."""
    if not is_some_of(context, quantity) or does_more(context, quantity):
        return None
    head = quantity.head or 0
    for figure in reversed(told):
        if context.sentence_index(quantity) - context.sentence_index(figure.quantity) > NEAR:
            return None
        noun = figure.quantity.head
        is_same = noun is not None and context.words[noun] == context.words[head] and noun != head
        if is_same and context.lexicon.definitions[figure.metric].is_toll:
            if not is_less(quantity, figure.quantity):
                return None  # "two climbers died. Hundreds of climbers are at the camp"
            words = (context.span(quantity.last, head + 1),)
            return MetricMatch(figure.metric, "metric.of_group", words, whole=figure.quantity)
    return None


def some_of(context: Context, quantity: Quantity, told: Sequence[Told], tokens: range) -> MetricMatch | None:
    """Some of the last toll: of the dead, where the words that stand for all may mean them («deux des victimes»)."""
    definitions = context.lexicon.definitions
    floor = context.sentence_index(quantity) - NEAR
    near = list(takewhile(lambda each: context.sentence_index(each.quantity) >= floor, reversed(told)))[::-1]
    deadly = [each for each in near if definitions[each.metric].is_deadly]
    is_of_dead = any(stands_for_all(context, at) for at in tokens)
    figure = deadly[-1] if is_of_dead and deadly else near[-1]
    if not definitions[figure.metric].is_toll:
        return None
    whole = figure.quantity if is_less(quantity, figure.quantity) else None
    words = (context.span(tokens.start, tokens.stop),)
    return MetricMatch(figure.metric, "metric.of_group", words, whole=whole)


def stands_for_all(context: Context, index: int) -> bool:
    """Whether a word is one for the dead, or for all whom something befell: "the victims"."""
    predicates = context.noun_predicates(index, MetricRole.COUNT)
    return any(context.lexicon.definitions[each.metric].is_deadly for each, _ in predicates)


def by_crowd_told(context: Context, quantity: Quantity, told: Sequence[Told]) -> MetricMatch | None:
    """«à Nice, on a compté 4 500 personnes», «2 000 participants»: the crowds of the figure before, told on."""
    figure = last_crowd(context, quantity, told) if is_many(quantity) else None
    if figure is None or context.words[quantity.phrase[0] - 1] in context.lexicon.claims.act_links:
        return None  # «2 000 manifestants pour 13 000 habitants»
    if quantity.head is None:
        is_bare = quantity.unit is None and figure is told[-1] and is_reckoned(context, quantity)
        words = (context.span(quantity.first, quantity.last),)
        return MetricMatch(figure.metric, "metric.crowd", words) if is_bare else None
    match = noun_match(context, quantity, MetricRole.GROUP, may_be_people=True)
    if match is None or match.metric != figure.metric:
        return None
    is_told = figure is told[-1] and (not is_generic(context, quantity) or is_reckoned(context, quantity))
    is_told = is_told or gathers(context, quantity, figure.metric) or is_elsewhere(context, quantity)
    return MetricMatch(figure.metric, "metric.crowd", match.words) if is_told else None


def last_crowd(context: Context, quantity: Quantity, told: Sequence[Told]) -> Told | None:
    """The last figure of people present, told a few sentences before at most, whatever else was told since."""
    definitions = context.lexicon.definitions
    for figure in reversed(told[-LAST_CROWDS:]):
        if context.sentence_index(quantity) - context.sentence_index(figure.quantity) > NEAR:
            return None
        if definitions[figure.metric].counts_people and not definitions[figure.metric].is_toll:
            return figure
    return None


def is_elsewhere(context: Context, quantity: Quantity) -> bool:
    """Whether a list of crowds goes on with a place: "3,000 in Lyon, more than 2,000 people in Nice"."""
    before, at = quantity.phrase[0] - 1, quantity.phrase[1]
    links = context.lexicon.text.coordinators | {context.lexicon.signs.comma}
    places = context.lexicon.text.prepositions - context.lexicon.text.genitives
    is_next = context.quantity_before(quantity) is not None and context.words[before] in links
    is_placed = at + 1 < context.sentence_of(quantity).last and context.words[at] in places
    return is_next and is_placed and context.tokens.is_capitalized(at + 1)


def gathers(context: Context, quantity: Quantity, metric: str) -> bool:
    """Whether those counted do what a crowd does: «2 200 personnes s'étaient réunies»."""
    for verb in context.verbs_before(quantity)[:1]:
        predicates = context.predicates_about(verb, quantity)
        is_drawn = any(each.metric == metric and each.role is MetricRole.GATHER for each, _ in predicates)
        if is_drawn and verb.last == quantity.phrase[0]:
            return True  # «la journée de grève avait rassemblé 118 500 personnes»
    for verb in context.verbs_after(quantity)[:1]:
        predicates = context.predicates_of(verb, context.sentence_of(quantity).last)
        if any(each.metric == metric and each.role is MetricRole.SUBJECT for each, _ in predicates):
            return context.same_clause(quantity.first, verb.head)
    return False


def is_reckoned(context: Context, quantity: Quantity) -> bool:
    """Whether somebody counts those told: «la police a dénombré 19 000 personnes», «900 selon la préfecture»."""
    claims, at = context.lexicon.claims, quantity.phrase[1]
    for verb in context.verbs_before(quantity)[:1]:
        is_told = verb.lemma in claims.saying and verb.last == quantity.phrase[0]  # «les syndicats annoncent 5 000»
        if verb.lemma in claims.counting or is_told:
            return True
    first, limit = context.sentence_of(quantity).first, context.sentence_of(quantity).last
    if context.words[quantity.phrase[0] - 1] in context.lexicon.text.genitives and claims.neutral_tolls.ending_at(
        context.words, quantity.phrase[0] - 1, first
    ):
        return True  # «donne la cifra de 30.000 personnes»
    at += at < limit and context.words[at] == context.lexicon.signs.comma
    stop = min(limit, at + REACH_OF_SOURCE)  # «40 000 personnes dans les rues selon la police»
    if quantity.head is None or any(verb.first < stop for verb in context.verbs_after(quantity)[:1]):
        stop = min(limit, at + 1)
    return any(claims.according.at(context.words, index, limit) is not None for index in range(at, stop))


def by_total(context: Context, quantity: Quantity, told: Sequence[Told]) -> MetricMatch | None:
    """«portant le total à 283», "bringing the tally to 40": the sum of what the figure before counts."""
    if not told or quantity.head is not None or quantity.unit is not None:
        return None
    if quantity.phrase[1] < len(context.words) and context.words[quantity.phrase[1]] in context.lexicon.text.genitives:
        return None  # "a spokesman from one of the unions"
    sentence = context.sentence_index(quantity)
    if sentence - context.sentence_index(told[-1].quantity) > 1 or goes_on_with_things(context, quantity):
        return None
    for first, last, _ in reversed(context.find(context.lexicon.claims.neutral_tolls, sentence)):
        if context.words[last] in context.lexicon.text.genitives:
            continue  # "the number of tests reached 300"
        if any(start <= first < end for start, end, _ in context.find(context.lexicon.claims.number_of, sentence)):
            continue  # "the total number of patients rose to 300"
        if last <= quantity.phrase[0] and context.same_clause(first, quantity.first):
            if counts_other_thing(context, quantity, last):
                return None
            figure = told[-2] if is_in_pair(context, quantity) and len(told) > 1 else told[-1]
            if context.lexicon.definitions[figure.metric].unit == PERCENT:
                return None
            return MetricMatch(figure.metric, "metric.total", (context.span(first, last),))
    return None


def goes_on_with_things(context: Context, quantity: Quantity) -> bool:
    """Whether the number before counts things, and this one goes on: «44 maisons détruites et 90 endommagées»."""
    other = context.quantity_before(quantity)
    if quantity.head is not None or other is None or other.head is None or is_behind_place(context, quantity):
        return False
    return context.words[other.head] in context.lexicon.quantities.not_people


def is_behind_place(context: Context, quantity: Quantity) -> bool:
    """Whether brackets behind a name hold the number: «dans 85 villes, surtout à Moscou (1 357)»."""
    opening = quantity.phrase[0] - 1
    is_open = opening > 0 and context.words[opening] in context.lexicon.signs.open_bracket
    return is_open and context.tokens.is_capitalized(opening - 1)


def by_winning_verb(context: Context, quantity: Quantity, told: Sequence[Told]) -> MetricMatch | None:
    """As in "Labour took 262": seats or votes go on from the last figure that the same verb won, the noun left out."""
    if not told or quantity.head is not None or says_of_what(context, quantity):
        return None
    if context.sentence_index(quantity) - context.sentence_index(told[-1].quantity) > 1:
        return None
    for verb in context.verbs_before(quantity)[:1]:
        metric = metric_won(context, told, verb)
        if metric and verb.last == quantity.phrase[0] and verb.lemma in context.lexicon.claims.share_verbs:
            return MetricMatch(metric, "metric.share_inherited", (context.span(verb.first, verb.last),), verb)
    return None


def metric_won(context: Context, told: Sequence[Told], verb: VerbGroup) -> str | None:
    """Seats or votes: what the last figures that the verb won are, else the last figure told."""
    won = [each for each in told[-LAST_WON:] if is_won(context, each.metric)]
    by_same = [
        each for each in won
        if any(other.lemma == verb.lemma and other.last == each.quantity.phrase[0]
               for other in context.verbs_before(each.quantity)[:1])
    ]  # fmt: skip
    if by_same:
        return by_same[-1].metric
    return told[-1].metric if is_won(context, told[-1].metric) else None


def is_won(context: Context, metric: str) -> bool:
    """Whether a metric counts seats or votes."""
    definition = context.lexicon.definitions[metric]
    return not definition.counts_people and definition.unit in {SEATS, VOTES}


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


def is_in_apposition(context: Context, quantity: Quantity) -> bool:
    """Whether people named right before are the group: "the attackers, two of them, fled"."""
    comma = quantity.phrase[0] - 1
    if comma <= context.sentence_of(quantity).first or context.words[comma] != context.lexicon.signs.comma:
        return False
    before = context.quantity_before(quantity)
    is_counted = before is not None and before.phrase[1] == comma
    word, words = context.words[comma - 1], context.lexicon.quantities
    is_place = context.tokens.is_capitalized(comma - 1) and (word,) not in context.lexicon.actors.demonyms
    is_people = word in words.people or (word.endswith(words.people_endings) and not is_place)  # «à Nantes, 15 000 …»
    return is_people and not is_counted


def says_more(context: Context, quantity: Quantity) -> bool:
    """Whether a participle of no metric is said of some of a group: «trois d'entre elles violées»."""
    limit = context.sentence_of(quantity).last
    match = context.lexicon.claims.of_group.at(context.words, quantity.last, limit) if quantity.last < limit else None
    stop = quantity.last + match[0] if match else limit
    if stop >= limit:
        return False
    forms = {reading.form for reading in context.lexicon.verbs.table.get(context.words[stop], ())}
    is_participle = context.words[stop].endswith(context.lexicon.verbs.participle_endings)
    return is_participle or forms == {Form.PRESENT_PARTICIPLE}


def is_other_deed(context: Context, index: int) -> bool:
    """Whether a verb of no metric follows: «quatre d'entre elles étaient accompagnées», but not «sont des enfants»."""
    lexicon = context.lexicon
    small = lexicon.text.adverbs | lexicon.text.negations
    for verb in context.parse.verbs_around(index):
        if verb.first >= index:
            is_near = verb.is_finite and all(word in small for word in context.words[index : verb.first])
            return is_near and verb.lemma not in lexicon.verbs.copulas | lexicon.verbs.perfect
    return False


def does_more(context: Context, quantity: Quantity) -> bool:
    """Whether a verb of no metric is said of the number: "12 were still being sought", not «deux sont des enfants»."""
    lexicon = context.lexicon
    for verb in context.verbs_after(quantity)[:1]:
        between = range(quantity.phrase[1], verb.first)
        is_own = verb.is_finite and all(
            is_adverb(context, index) or context.words[index] in lexicon.text.negations for index in between
        )
        is_mere = verb.lemma in lexicon.verbs.copulas | lexicon.verbs.perfect and not verb.is_negated
        return is_own and not is_mere
    return False


def by_ellipsis(context: Context, quantity: Quantity, inherited: MetricMatch | None) -> MetricMatch | None:
    """«dont deux grièvement», "and the opposition 134": the noun left out is that of the number before."""
    if inherited is None or quantity.form is NumeralForm.ORDINAL:
        return by_group(context, quantity)
    if is_governed_number(context, quantity) or says_more(context, quantity) or does_more(context, quantity):
        return None
    if is_number_of_thing(context, quantity) or is_number_of_others(context, quantity):
        return None
    if completes_thing(context, quantity) or is_in_apposition(context, quantity):
        return None
    if goes_on_with_things(context, quantity):
        return None
    if inherited.metric == MONEY or context.lexicon.definitions[inherited.metric].unit == PERCENT:
        return None
    if context.lexicon.definitions[inherited.metric].unit == YEARS:
        return part_of_term(context, quantity, inherited)
    words = context.lexicon.quantities
    is_of_other = is_part(context, quantity) or is_in_brackets_of(context, quantity)
    if (
        quantity.head is None
        or (context.words[quantity.head] in words.ellipses)
        or is_of_other
        or is_in_list(context, quantity)
        or is_announced(context, quantity)
        or is_same_elsewhere(context, quantity)
    ):
        definition = context.lexicon.definitions[inherited.metric]
        if quantity.form is NumeralForm.ARTICLE and not (
            definition.is_toll
            and not is_after_preposition(context, quantity)
            and (is_of_other or is_somewhere(context, quantity))
        ):
            return None
        not_people = words.not_people | words.measures | words.measure_signs
        if quantity.head is not None and context.words[quantity.head] in not_people:
            return None
        if not definition.counts_people and quantity.head is not None:
            return None
        if quantity.form is NumeralForm.ARTICLE and names_document(context, quantity):
            return None
        return MetricMatch(inherited.metric, "metric.ellipsis", inherited.words, inherited.verb,
                           inherited.is_patient)  # fmt: skip
    return None


def by_pro_verb(context: Context, quantity: Quantity, inherited: MetricMatch | None) -> MetricMatch | None:
    """«deux autres l'ont été mardi», «dos más lo fueron»: a pronoun stands for what the verb before said."""
    pronouns = context.lexicon.claims.pro_objects
    if inherited is None or not pronouns or not counts_person(context, quantity):
        return None
    for verb in context.verbs_after(quantity)[:1]:
        is_taken_up = verb.lemma in context.lexicon.verbs.copulas and context.words[verb.first - 1] in pronouns
        if is_taken_up and quantity.phrase[1] >= verb.first - 1:
            words = (context.span(verb.first - 1, verb.last),)
            return MetricMatch(inherited.metric, "metric.pronoun", words)
    return None


def by_increment(context: Context, quantity: Quantity, inherited: MetricMatch | None) -> MetricMatch | None:
    """«20 265 morts (+547 en un jour)»: by how many a toll rose."""
    sign, signs = quantity.phrase[0] - 1, context.lexicon.signs
    other = context.quantity_before(quantity)
    if inherited is None or other is None or quantity.unit is not None or sign < 1 or quantity.head is not None:
        return None
    is_signed = context.words[sign] in signs.plus and context.words[sign - 1] in signs.open_bracket
    if not is_signed or not context.lexicon.definitions[inherited.metric].is_toll:
        return None
    return replace(inherited, rule="metric.increment", whole=None)


def by_manner(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«ils se sont rassemblés par centaines», "were arrested by the dozens": how many did so at a time."""
    lead = context.lexicon.claims.manners.ending_at(
        context.words, quantity.phrase[0], context.sentence_of(quantity).first
    )
    if quantity.form is not NumeralForm.VAGUE or quantity.head is not None or lead is None:
        return None
    for verb in context.verbs_before(quantity)[:1]:
        counted = counted_by_hundreds(context, verb)
        match = counted or own_verb_match(context, quantity, verb)
        return replace(match, rule="metric.manner") if match else None
    return None


def counted_by_hundreds(context: Context, verb: VerbGroup) -> MetricMatch | None:
    """«les blessés se comptent par centaines»: what the noun before a verb of counting says."""
    claims = context.lexicon.claims
    if verb.lemma not in claims.counting | claims.counting_verbs:
        return None
    start = context.parse.sentence_of(verb.head).first
    for at in range(verb.first - 1, max(start, verb.first - WORDS_BETWEEN) - 1, -1):
        for predicate, last in context.noun_predicates(at, MetricRole.COUNT):
            return MetricMatch(predicate.metric, "metric.manner", (context.span(at, last),))
    return None


def is_same_elsewhere(context: Context, quantity: Quantity) -> bool:
    """Whether the noun before is counted again where else: «deux gardes tués à Gap et trois gardes à Nice»."""
    other, at = context.quantity_before(quantity), quantity.phrase[1]
    if other is None or other.head is None or quantity.head is None or at >= context.sentence_of(quantity).last:
        return False
    text, link = context.lexicon.text, context.words[quantity.phrase[0] - 1]
    is_joined = link in text.coordinators or link == context.lexicon.signs.comma
    is_placed = context.words[at] in text.prepositions - text.genitives
    return is_joined and is_placed and context.words[other.head] == context.words[quantity.head]


def by_voters(context: Context, quantity: Quantity, inherited: MetricMatch | None) -> MetricMatch | None:
    """«96,5 % des voix, soit 75 762 électeurs», "(68,664 voters)": the votes that a share is of."""
    if inherited is None or inherited.metric != VOTE_SHARE or quantity.head is None:
        return None
    lead = context.words[quantity.phrase[0] - 1]
    is_apposed = lead in context.lexicon.signs.open_bracket or (lead,) in context.lexicon.claims.inherit_share
    if not is_apposed or context.words[quantity.head] not in context.lexicon.claims.voters:
        return None
    return MetricMatch(VOTES, "metric.voters", (context.span(quantity.head, quantity.head + 1),))


def by_sum(context: Context, quantity: Quantity, inherited: MetricMatch | None) -> MetricMatch | None:
    """«douze morts: huit femmes et quatre enfants»: people that make up, together, the number before them."""
    if inherited is None or not context.lexicon.definitions[inherited.metric].counts_people:
        return None
    whole = summed_whole(context, quantity)
    if whole is None:
        return None
    return replace(inherited, rule="metric.sum", whole=None)


def is_announced(context: Context, quantity: Quantity) -> bool:
    """Whether a participle of saying is all that stands with a number: «contre 14 annoncés auparavant»."""
    if quantity.head is None:
        return False
    claims = context.lexicon.claims
    return any(
        reading.form is Form.PAST_PARTICIPLE and reading.lemma in claims.saying | claims.counting
        for reading in context.lexicon.verbs.table.get(context.words[quantity.head], ())
    )


def names_document(context: Context, quantity: Quantity) -> bool:
    """Whether the noun is of what tells the figures: «1 082 interpellations dont 900 gardes à vue, un bilan établi»."""
    if quantity.head is None:
        return False
    is_toll = bool(context.noun_predicates(quantity.head, MetricRole.TOLL))
    return is_toll or context.words[quantity.head] in context.lexicon.claims.documents


def is_somewhere(context: Context, quantity: Quantity) -> bool:
    """Whether «une» alone stands for somebody told with where: «deux à Gap, une à Digne et une à Nice»."""
    is_alone = quantity.head is None and context.words[quantity.first] in context.lexicon.numbers.ones
    at = quantity.last
    places = context.lexicon.text.prepositions - context.lexicon.text.genitives
    is_placed = at + 1 < context.sentence_of(quantity).last and context.words[at] in places
    return is_alone and is_placed and context.tokens.is_capitalized(at + 1)


def part_of_term(context: Context, quantity: Quantity, inherited: MetricMatch) -> MetricMatch | None:
    """«30 mois de prison, dont 15 ferme»: the unit left out; «pour les deux autres» are people."""
    limit, following = context.sentence_of(quantity).last, quantity.last
    is_named = following < limit and any(
        words.metric == inherited.metric and words.after.at(context.words, following, limit)
        for words in context.lexicon.metrics.durations
    )
    is_bare = quantity.noun is None and is_after_part_marker(context, quantity)
    if not is_named and not is_bare:
        return None
    return MetricMatch(inherited.metric, "metric.ellipsis", inherited.words)


def is_number_of_thing(context: Context, quantity: Quantity) -> bool:
    """Whether a bare number names the thing before it: "runway 24", «piste 3»; not "the opposition 134".

    So does one that a genitive ties to a thing: "a magnitude of 7.6"; not "a total of 40", "the year's high of 76".
    """
    before, sentence = quantity.phrase[0] - 1, context.sentence_of(quantity)
    if before > sentence.first and context.words[before] in context.lexicon.text.genitives:
        levels = context.lexicon.claims.share_levels
        if context.words[before - 1] in context.lexicon.claims.group_nouns or levels.ending_at(
            context.words, before, sentence.first
        ):
            return False
        before -= 1
    if quantity.head is not None or before < sentence.first or context.tokens.is_capitalized(before):
        return False
    if context.words[before] in context.lexicon.numbers.articles and before > sentence.first:
        before -= 1  # «contre une cinquantaine»
    word, lexicon = context.words[before], context.lexicon
    if not word[0].isalpha() or word in lexicon.text.function_words or word in lexicon.verbs.table:
        return False
    lead = context.words[max(sentence.first, before - 2) : before]
    joints = lexicon.text.coordinators | {lexicon.signs.comma}
    if len(lead) == 2 and lead[0] in joints and lead[1] in lexicon.text.determiners:
        return False  # a subject whose verb is left out
    if word in lexicon.text.negations:
        return False  # «deux morts, pas cinq»
    names_people = word in lexicon.quantities.people or word in lexicon.actors.bodies or word in lexicon.actors.roles
    is_manner = bool(lexicon.text.adverb_endings) and word.endswith(lexicon.text.adverb_endings)
    return not names_people and not is_manner


def completes_thing(context: Context, quantity: Quantity) -> bool:
    """Whether a form of be or become ties a bare number to a thing: "the temperature was 40"."""
    lexicon = context.lexicon
    for verb in context.verbs_before(quantity)[:1]:
        between = context.words[verb.last : quantity.phrase[0]]
        if verb.lemma not in lexicon.verbs.copulas or any(word not in lexicon.text.adverbs for word in between):
            return False
        word = context.words[verb.first - 1] if verb.first > context.sentence_of(quantity).first else ""
        dates = context.dates_by_sentence.get(context.sentence_index(quantity), [])
        if any(mention.first < verb.first <= mention.last for mention in dates):
            return False  # «esta semana fueron 650»
        is_noun = word[:1].isalpha() and word not in lexicon.text.function_words and word not in lexicon.verbs.table
        is_known = word in lexicon.quantities.people or word in lexicon.metrics.nouns
        return quantity.head is None and is_noun and not is_known and not context.tokens.is_capitalized(verb.first - 1)
    return False


def is_number_of_others(context: Context, quantity: Quantity) -> bool:
    """Whether the clause says whose number it gives: "the toll is 170, the number who have recovered 6,361"."""
    before = context.quantity_before(quantity)
    return before is not None and any(
        before.last <= first and last <= quantity.phrase[0]
        for first, last, _ in context.find(context.lexicon.claims.number_of, context.sentence_index(quantity))
    )


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
    word, words = context.words[before], context.lexicon.quantities
    if quantity.qualifier is Qualifier.RANGE and word in words.between | words.range_from:
        return False
    is_going_on = (word,) in context.lexicon.claims.inherit_share or word in context.lexicon.text.genitives
    return word in context.lexicon.text.prepositions and not is_going_on


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
        between = context.words[verb.last : quantity.phrase[0]]
        small = context.lexicon.text.adverbs | context.lexicon.text.object_relatives
        is_count = verb.lemma in context.lexicon.verbs.passive and all(word in small for word in between)
        if pronoun and pronoun.is_plural and is_count:
            return MetricMatch(before, "metric.pronoun", (context.span(verb.first - 1, verb.last),), verb)
    return None
