"""Numbers with a unit of their own: shares in per cent, years of rule, amounts of money."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.actors.resolving import Sort
from extract.claims.context import Context
from extract.claims.matches import MetricMatch, Told
from extract.claims.polls import polls_in
from extract.lexicon.currencies import all_currencies
from extract.lexicon.verbs import Form
from extract.lexicon.words import ShareWords
from extract.model import Actor, Quantity, Span
from extract.quantities.units import PERCENT
from extract.text.verbs import Tense

MONEY = "money"
YEARS = "years"
DAYS = "days"
TIME_UNITS = frozenset({"years", "months"})
VOTE_SHARE, POLL_SHARE, TURNOUT = "vote_share", "poll_share", "turnout"
SPLIT = frozenset({VOTE_SHARE, POLL_SHARE, "votes"})
"""What a vote splits into two sides."""
WHOLE = 100
"""What the two sides of a vote in per cent make."""
REACH_OF_NEED = 5
"""Words between «il faut», "requires" and the verb of winning."""
FARTHEST_BEHIND = 8
"""Words behind a rate within which the noun that names it stands."""
REACH_OF_STEP = 5
"""Words between a step and the share that it leads to: "dropped two points to 12 per cent"."""
SHARE_REACH = 3
"""Sentences back within which shares told make a per cent without a word of its own one of them."""


def find_share(context: Context, quantity: Quantity, told: Sequence[Told]) -> MetricMatch | None:
    """The metric of a per cent by words of its sentence; what is said of a vote to come in a poll is the poll's."""
    match = share_of_sentence(context, quantity)
    is_vote = match and (match.metric == VOTE_SHARE or (match.metric == TURNOUT and match.rule == "metric.share_after"))
    if match and is_vote and is_of_poll(context, quantity, told):
        return replace(match, metric=POLL_SHARE)
    return match


def is_of_poll(context: Context, quantity: Quantity, told: Sequence[Told]) -> bool:
    """As in "the party would scoop 10.5 percent of the vote", where the text tells of a poll."""
    verb = next(iter(context.verbs_before(quantity)), None)
    if verb is not None and verb.tense is Tense.PAST and not verb.is_conditional:
        return False
    last = last_share(context, quantity, told)
    if last is not None and last.metric == POLL_SHARE:
        return True
    return verb is not None and verb.is_conditional and bool(polls_in(context))


def is_split(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether two sides of a vote were taken for a range, the loser named first: "trails 43-57 percent in the poll"."""
    low, high = quantity.low, quantity.high
    if low is None or high is None or low == high or low + high != WHOLE or match.metric not in SPLIT:
        return False
    return not context.lexicon.signs.dashes.isdisjoint(context.words[quantity.first : quantity.last])


def share_of_sentence(context: Context, quantity: Quantity) -> MetricMatch | None:
    """Whose per cent it is: by what follows («% des voix»), what precedes, then the nearest word of the same clause."""
    for rule, find in (("metric.share_after", words_after), ("metric.share_before", words_before)):
        for share in context.lexicon.metrics.shares:
            span = find(context, quantity, share)
            if span and fits_sentence(context, quantity, share) and not is_progress(context, quantity, span):
                return MetricMatch(share.metric, rule, (span,))
    changed = next(
        (match for share in context.lexicon.metrics.shares if (match := of_change(context, quantity, share))), None
    )
    if changed:
        return changed
    asked = next(
        (match for share in context.lexicon.metrics.shares if (match := of_people_asked(context, quantity, share))),
        None,
    )
    if asked:
        return asked
    near = [
        (distance(quantity, span), MetricMatch(share.metric, "metric.share_near", (span,)))
        for share in context.lexicon.metrics.shares
        if (span := words_near(context, quantity, share))
        and fits_sentence(context, quantity, share)
        and (context.lexicon.definitions[share.metric].is_change or not is_step(context, quantity))
    ]
    return min(near, key=lambda entry: entry[0])[1] if near else of_winning_verb(context, quantity)


def is_progress(context: Context, quantity: Quantity, span: Span) -> bool:
    """Whether a share tells how far the count is: "with 90% of the votes counted"; it is nobody's."""
    at, limit = context.token_at(span.end), context.sentence_of(quantity).last
    if span.start < quantity.start:
        return False
    verbs, text = context.lexicon.verbs, context.lexicon.text
    while at < limit and (
        context.words[at] in text.adverbs
        or any(form.lemma in verbs.perfect | verbs.passive for form in verbs.table.get(context.words[at], ()))
    ):
        at += 1
    counting = context.lexicon.claims.counting
    if is_covered(context, quantity):
        return True
    if any(verb.lemma in counting and verb.last == quantity.phrase[0] for verb in context.verbs_before(quantity)[:1]):
        return True  # "after counting 99% of the ballots"
    return at < limit and any(
        form.lemma in counting and form.form is Form.PAST_PARTICIPLE for form in verbs.table.get(context.words[at], ())
    )


def is_covered(context: Context, quantity: Quantity) -> bool:
    """Whether a share is of the vote that results stand for: "results representing 74 percent of the vote"."""
    covering, text = context.lexicon.claims.covering, context.lexicon.text
    return any(
        verb.lemma in covering
        and not verb.is_finite
        and all(word in text.prepositions for word in context.words[verb.last : quantity.phrase[0]])
        for verb in context.verbs_before(quantity)[:1]
    )


def of_winning_verb(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«obtient 12 %», where the sentence or the one before tells of a vote or a poll."""
    if has_other_complement(context, quantity) or is_complement(context, quantity):
        return None
    sentence = context.sentence_index(quantity)
    for verb in context.verbs_before(quantity)[:1]:
        if verb.lemma not in context.lexicon.claims.share_verbs or not context.same_clause(verb.head, quantity.first):
            return None
        for share in context.lexicon.metrics.shares:
            has_topic = any(context.find(share.topics, each) for each in range(max(0, sentence - 1), sentence + 1))
            if has_topic and fits_sentence(context, quantity, share):
                return MetricMatch(share.metric, "metric.share_verb", (context.span(verb.first, verb.last),), verb)
    return None


def of_change(context: Context, quantity: Quantity, share: ShareWords) -> MetricMatch | None:
    """«une hausse de 0,2 % du PIB»: the change of what follows, where that is a rate of its own."""
    limit, first = context.sentence_of(quantity).last, context.sentence_of(quantity).first
    match = share.change.at(context.words, quantity.phrase[1], limit) if quantity.phrase[1] < limit else None
    before, text = quantity.phrase[0] - 1, context.lexicon.text
    if match is None or before <= first or context.words[before] not in text.genitives:
        return None
    lead = context.words[max(first, before - 2) : before]
    if not any(word in context.lexicon.quantities.changes_by for word in lead):
        return None
    return MetricMatch(
        share.metric, "metric.share_after", (context.span(quantity.phrase[1], quantity.phrase[1] + match[0]),)
    )


def is_step(context: Context, quantity: Quantity) -> bool:
    """Whether the per cent tells by how much something changed: «le chômage a diminué de 7,4 %», not «de 9 à 8 %»."""
    before, words = quantity.phrase[0] - 1, context.lexicon.quantities
    if before <= context.sentence_of(quantity).first or context.words[before] not in context.lexicon.text.genitives:
        return False
    after = quantity.phrase[1]
    if after < context.sentence_of(quantity).last and context.words[after] in words.range_to:
        return False
    is_verb = any(verb.last == before and verb.lemma in words.changes for verb in context.verbs_before(quantity)[:1])
    return is_verb or context.words[before - 1] in words.changes_by


def of_people_asked(context: Context, quantity: Quantity, share: ShareWords) -> MetricMatch | None:
    """«81 % des Espagnols … selon un sondage»: a share of people, where the sentence holds the words a poll needs."""
    index, limit = quantity.phrase[1], context.sentence_of(quantity).last
    if not len(share.needs) or not has_other_complement(context, quantity):
        return None
    while index < limit and context.words[index] in context.lexicon.text.genitives | context.lexicon.text.determiners:
        index += 1
    index = past_adjective(context, index, limit)
    if index >= limit:
        return None
    is_people = is_for_people(context, index)
    if not is_people and not context.lexicon.actors.demonyms.at(context.words, index, limit):
        return None
    if not fits_sentence(context, quantity, share) and not gives_opinion(context, index, share):
        return None
    return MetricMatch(share.metric, "metric.share_after", (context.span(quantity.phrase[1], index + 1),))


def past_adjective(context: Context, index: int, limit: int) -> int:
    """The token of a noun for people that one adjective stands before: "of decided voters"."""
    if not context.lexicon.text.noun_head_is_last or index + 1 >= limit:
        return index
    is_people = [is_for_people(context, at) for at in (index, index + 1)]
    return index + 1 if is_people == [False, True] else index


def is_for_people(context: Context, index: int) -> bool:
    """Whether a word is a noun for people, by the lists or by its ending."""
    quantities = context.lexicon.quantities
    return context.words[index] in quantities.people or context.words[index].endswith(quantities.people_endings)


def gives_opinion(context: Context, index: int, share: ShareWords) -> bool:
    """Whether the first verb behind those asked is one of opinion: «43 % des Français estiment»."""
    verb = next((verb for verb in context.parse.verbs_around(index) if verb.first > index), None)
    return verb is not None and verb.lemma in share.opinion_verbs and context.same_clause(index, verb.head)


def distance(quantity: Quantity, span: Span) -> tuple[bool, int]:
    """How far words stand from a number; those before it are nearer than those behind."""
    return span.start > quantity.start, abs(span.start - quantity.start)


def fits_sentence(context: Context, quantity: Quantity, share: ShareWords) -> bool:
    """Whether the sentence holds a word that the metric needs, and none that makes it another."""
    sentence = context.sentence_index(quantity)
    has_needed = not len(share.needs) or bool(context.find(share.needs, sentence))
    return has_needed and not context.find(share.unless, sentence)


def words_after(context: Context, quantity: Quantity, share: ShareWords) -> Span | None:
    """The words right after a number that name what it is of."""
    limit = context.sentence_of(quantity).last
    index = quantity.phrase[1]
    if quantity.unit in TIME_UNITS and context.lexicon.text.noun_head_is_last:
        while index < limit and context.words[index] in context.lexicon.claims.term_adjectives:
            index += 1  # "a 12-month concurrent sentence"
    match = share.after.at(context.words, index, limit) if index < limit else None
    if match and share.metric == TURNOUT and do_other_than_vote(context, index + match[0]):
        return None
    return context.span(index, index + match[0]) if match else None


def do_other_than_vote(context: Context, index: int) -> bool:
    """Whether those before a token do not vote, or do something else: «32 % des électeurs ont choisi la majorité»."""
    verb = next((each for each in context.parse.verbs_around(index - 1) if each.first >= index), None)
    if verb is None or not context.same_clause(index - 1, verb.head) or verb.lemma in context.lexicon.verbs.copulas:
        return False
    return verb.is_negated or verb.lemma not in context.lexicon.claims.voting_verbs


def words_before(context: Context, quantity: Quantity, share: ShareWords) -> Span | None:
    """The words right before a number's phrase that name what it is."""
    end = before_term_adjectives(context, quantity)
    match = share.before.ending_at(context.words, end, context.sentence_of(quantity).first)
    return context.span(end - match[0], end) if match else None


def before_term_adjectives(context: Context, quantity: Quantity) -> int:
    """The token behind what leads to a term, adjectives passed: "received an additional 12 months"."""
    at = quantity.phrase[0]
    if quantity.unit not in TIME_UNITS:
        return at
    claims, text = context.lexicon.claims, context.lexicon.text
    if at > 1 and context.words[at - 1] in text.genitives and context.words[at - 2] in claims.group_nouns:
        at -= 2  # "jailed for a total of 28 years"
    while at > 0 and context.words[at - 1] in claims.term_adjectives:
        at -= 1
    is_passed = at < quantity.phrase[0] and context.words[at - 1] in text.determiners
    return at - 1 if is_passed else at


def words_near(context: Context, quantity: Quantity, share: ShareWords) -> Span | None:
    """The nearest word of the number's clause that names the metric; not where the number is of something else."""
    if has_other_complement(context, quantity):
        return None
    found = [
        (first, last)
        for first, last, _ in context.find(share.near, context.sentence_index(quantity))
        if (context.same_clause(first, quantity.first) or is_subject_on(context, last, quantity))
        and first - quantity.last <= FARTHEST_BEHIND
    ]
    if is_complement(context, quantity):
        # «une abstention de 38 %», but «une participation de 61 %»: only the noun it hangs on may name it.
        found = [place for place in found if place[1] == quantity.phrase[0] - 1]
    found = [place for place in found if not has_rival(context, place[0], quantity, share)]
    if not found:
        return None
    first, last = min(found, key=lambda place: abs(place[0] - quantity.first))
    return context.span(first, last)


def is_subject_on(context: Context, last: int, quantity: Quantity) -> bool:
    """Whether a second verb goes on with the subject: «le chômage recule de 0,2 point et s'établit à 8,2 %»."""
    text, between = context.lexicon.text, range(last, quantity.phrase[0])
    joints = [at for at in between if context.words[at] in text.coordinators]
    parting = (text.subordinators | text.relatives) - text.reflexives
    if len(joints) != 1 or any(context.words[at] in parting for at in between):
        return False
    small = text.adverbs | text.clitics | text.reflexives
    for verb in context.verbs_before(quantity)[:1]:
        lead = context.words[joints[0] + 1 : verb.first]
        return verb.is_finite and verb.first > joints[0] and all(word in small for word in lead)
    return False


def has_rival(context: Context, first: int, quantity: Quantity, share: ShareWords) -> bool:
    """Whether another rate is named between a metric's word and a number: «participation de 72 %, abstention 28 %»."""
    rivals = [at for at, _, _ in context.find(share.rivals, context.sentence_index(quantity))]
    if first > quantity.first:
        return any(at < first for at in rivals)
    return any(first < at < quantity.first for at in rivals)


def has_other_complement(context: Context, quantity: Quantity) -> bool:
    """Whether a genitive after the per cent ties it to a noun of its own: «80 % des maisons»."""
    index = quantity.phrase[1]
    is_led = index < context.sentence_of(quantity).last and context.words[index] in context.lexicon.text.genitives
    return is_led and owner_behind(context, quantity) is None and not has_possessive_behind(context, quantity)


def has_possessive_behind(context: Context, quantity: Quantity) -> bool:
    """Whether a share is that of somebody of those told: «el 47,7 % de su rival»."""
    person = quantity.phrase[1] + 2
    if (
        person >= context.sentence_of(quantity).last
        or context.words[person - 1] not in context.lexicon.text.possessives
    ):
        return False
    return context.words[person - 2] in context.lexicon.text.genitives and is_for_people(context, person)


def owner_behind(context: Context, quantity: Quantity) -> Actor | None:
    """Whose share it is where a genitive ties the name to it: «frente al 35 % de Clara Ortiz»."""
    at = quantity.phrase[1]
    if at >= len(context.words) or context.words[at] not in context.lexicon.text.genitives:
        return None
    actors = context.actors_by_sentence.get(context.sentence_index(quantity), [])
    return next((actor for actor in actors if actor.first == at + 1 and actor.sort == Sort.PERSON), None)


def is_of_name_or_date(context: Context, quantity: Quantity) -> bool:
    """Whether a genitive ties a share to a name or a time: «frente al 35 % del PP», «frente al 1,7 % de 2017»."""
    at, sentence = quantity.phrase[1] + 1, context.sentence_index(quantity)
    named = (*context.actors_by_sentence.get(sentence, ()), *context.dates_by_sentence.get(sentence, ()))
    return any(each.first == at for each in named)


def inherit_share(
    context: Context, quantity: Quantity, inherited: MetricMatch | None, told: Sequence[Told]
) -> MetricMatch | None:
    """«contre 27,4 % pour son rival»: the share of the number before; in the next sentences where it is somebody's."""
    if has_other_complement(context, quantity) and not (inherited and is_of_name_or_date(context, quantity)):
        return None
    if is_complement(context, quantity) and not (inherited and is_behind_name(context, quantity)):
        return None
    if is_of_rival(context, quantity):
        return None
    if inherited and context.lexicon.definitions[inherited.metric].unit == PERCENT:
        return MetricMatch(inherited.metric, "metric.share_inherited", inherited.words)
    last = last_share(context, quantity, told)
    if gives_bare_opinion(context, quantity) and (polls_in(context) or (last and last.metric == POLL_SHARE)):
        return MetricMatch(POLL_SHARE, "metric.share_opinion", (context.span(quantity.last, quantity.last + 1),))
    if last is None:
        words = share_words(context, quantity) if is_near_poll(context, quantity) else None
        return MetricMatch(POLL_SHARE, "metric.share_of_poll", (words,)) if words else None
    is_owned = context.lexicon.definitions[last.metric].has_owner
    words = (share_words(context, quantity) if is_owned else None) or pronoun_level(context, quantity, last)
    return MetricMatch(last.metric, "metric.share_inherited", (words,)) if words else None


def is_of_rival(context: Context, quantity: Quantity) -> bool:
    """Whether another rate is named between the number before and this one: "turnout was 72% and abstention 28%"."""
    sentence = context.sentence_index(quantity)
    before = [other.last for other in context.quantities_by_sentence[sentence] if other.last <= quantity.first]
    if goes_on_with_rival(context, sentence):
        return True
    first = before[-1] if before else context.sentence_of(quantity).first
    return any(
        first <= at < quantity.first
        for share in context.lexicon.metrics.shares
        for at, _, _ in context.find(share.rivals, sentence)
    )


def goes_on_with_rival(context: Context, sentence: int) -> bool:
    """Whether the sentence before names another rate, and this one a pronoun: «L'abstention est forte. Elle est …»."""
    here, pronouns = context.parse.vocabulary(sentence), context.lexicon.text.pronouns
    if not sentence or here.isdisjoint(pronouns):
        return False
    shares = context.lexicon.metrics.shares
    return any(
        len(share.rivals) and context.find(share.rivals, sentence - 1) and not context.find(share.near, sentence)
        for share in shares
    )


def gives_bare_opinion(context: Context, quantity: Quantity) -> bool:
    """Whether those asked are left out before what they think: "38% think that …", "31% are satisfied with …"."""
    verb = next((verb for verb in context.verbs_after(quantity) if verb.first >= quantity.phrase[1]), None)
    text = context.lexicon.text
    if verb is None or any(word not in text.adverbs for word in context.words[quantity.phrase[1] : verb.first]):
        return False
    opinions = {lemma for share in context.lexicon.metrics.shares for lemma in share.opinion_verbs}
    if verb.lemma in opinions:
        return True
    behind = context.words[verb.last : verb.last + 2]
    is_state = verb.lemma in context.lexicon.verbs.copulas or verb.is_passive
    return is_state and any(word in context.lexicon.claims.opinions for word in (context.words[verb.head], *behind))


def is_near_poll(context: Context, quantity: Quantity) -> bool:
    """Whether a poll is named in the sentence or a few before it, and no vote is told of."""
    sentence = context.sentence_index(quantity)
    return any(0 <= sentence - context.tokens.sentences[first] <= SHARE_REACH for first, _ in polls_in(context))


def last_share(context: Context, quantity: Quantity, told: Sequence[Told]) -> Told | None:
    """The last figure of the text, where it is a share of votes or voices told a few sentences before."""
    last = told[-1] if told else None
    if last is None or context.lexicon.definitions[last.metric].unit != PERCENT:
        return None
    is_near = context.sentence_index(quantity) - context.sentence_index(last.quantity) <= SHARE_REACH
    return last if is_near else None


def share_words(context: Context, quantity: Quantity) -> Span | None:
    """What gives a per cent to somebody among shares: «(3,5 %)» behind a name, «à 6,5 %», "would get 6 percent"."""
    before = quantity.phrase[0] - 1
    if before < context.sentence_of(quantity).first:
        return None
    if context.words[before] in context.lexicon.claims.share_links or is_in_brackets(context, quantity):
        return context.span(before, before + 1)
    if is_behind_step(context, quantity):
        return context.span(before, before + 1)
    for verb in context.parse.verbs_around(quantity.first):
        if verb.is_finite and quantity.phrase[0] <= verb.first < quantity.first:
            return context.span(verb.first, verb.last)  # «ne dépassent pas 1 %»
    for verb in context.verbs_before(quantity)[:1]:
        between = context.words[verb.last : quantity.phrase[0]]
        is_adjacent = verb.is_finite and all(word in context.lexicon.text.negations for word in between)
        if context.same_clause(verb.head, quantity.first) and (
            is_adjacent or verb.lemma in context.lexicon.claims.share_verbs
        ):
            return context.span(verb.first, verb.last)
    return None


def is_behind_step(context: Context, quantity: Quantity) -> bool:
    """Whether a step leads to the number: "up a point to 28 per cent", «gagne deux points à 34 %»."""
    words, lead = context.lexicon.quantities, quantity.phrase[0] - 1
    start = max(context.sentence_of(quantity).first, lead - REACH_OF_STEP)
    if context.words[lead] not in words.range_to:
        return False
    steps = words.changes | context.lexicon.claims.differences_before
    verbs = [verb for verb in context.verbs_before(quantity)[:1] if start <= verb.head < lead]
    is_step = any(word in steps for word in context.words[start:lead]) or any(
        verb.lemma in words.changes or verb.lemma in context.lexicon.claims.share_verbs for verb in verbs
    )
    is_told = any(
        start <= other.first < lead for other in context.quantities_by_sentence[context.sentence_index(quantity)]
    )
    return is_step and (is_told or not context.lexicon.numbers.articles.isdisjoint(context.words[start:lead]))


def is_in_brackets(context: Context, quantity: Quantity) -> bool:
    """Whether a bracket opens before the number, and a name stands before the bracket: «Eva Joli (3,5 %)»."""
    at, brackets = quantity.phrase[0] - 1, context.lexicon.signs.open_bracket
    actors = context.actors_by_sentence.get(context.sentence_index(quantity), [])
    return context.words[at] in brackets and any(actor.last == at for actor in actors)


def is_behind_name(context: Context, quantity: Quantity) -> bool:
    """Whether a name stands before the genitive: «X est crédité de 27 %, Y de 23,5 %»."""
    actors = context.actors_by_sentence.get(context.sentence_index(quantity), [])
    return any(actor.last == quantity.phrase[0] - 1 and actor.sort != Sort.PLACE for actor in actors)


def is_threshold(context: Context, quantity: Quantity) -> bool:
    """Whether a share is one to be passed: «le seuil de 5 %», "the 5 percent hurdle"."""
    thresholds, lead, behind = context.lexicon.claims.thresholds, quantity.phrase[0] - 1, quantity.phrase[1]
    if behind < context.sentence_of(quantity).last and context.words[behind] in thresholds:
        return True
    text = context.lexicon.text
    is_led = lead > 0 and context.words[lead] in text.prepositions | text.genitives | text.determiners
    return is_led and context.words[lead - 1] in thresholds


def is_behind_verb(context: Context, index: int) -> bool:
    """Whether a finite verb ends before a token, negations and small words passed: «n'a été que de 33 %»."""
    text = context.lexicon.text
    small = text.negations | text.adverbs | text.subordinators
    for verb in context.parse.verbs_around(index):
        if verb.is_finite and verb.last <= index and all(word in small for word in context.words[verb.last : index]):
            return True
    return False


def pronoun_level(context: Context, quantity: Quantity, last: Told) -> Span | None:
    """The verb by which a pronoun takes up the rate told before: «il était encore de 9,5 %», «elle reste à 2 %»."""
    if context.lexicon.definitions[last.metric].has_owner:
        return None
    words, text = context.words, context.lexicon.text
    small = text.adverbs | text.genitives | text.prepositions
    for verb in context.verbs_before(quantity)[:1]:
        is_near = all(word in small for word in words[verb.last : quantity.phrase[0]])
        is_level = verb.lemma in context.lexicon.verbs.copulas | context.lexicon.claims.share_verbs
        is_taken_up = verb.first > 0 and (
            words[verb.first - 1] in text.pronouns
            or context.lexicon.claims.rate_words.ending_at(words, verb.first, context.sentence_of(quantity).first)
        )
        if is_near and is_level and is_taken_up:
            return context.span(verb.first, verb.last)
    return None


def is_required(context: Context, quantity: Quantity) -> bool:
    """Whether a share is only what must be won: "must receive at least 15 percent", «il fallait obtenir 10 %»."""
    sentence = context.sentence_index(quantity)
    verb = next(iter(context.verbs_before(quantity)), None)
    if verb is None or verb.lemma not in context.lexicon.claims.share_verbs:
        return False
    return any(
        first < quantity.phrase[0] and 0 <= verb.head - last <= REACH_OF_NEED
        for first, last, _ in context.find(context.lexicon.claims.requirements, sentence)
    )


def is_complement(context: Context, quantity: Quantity) -> bool:
    """Whether the per cent is a noun's own: «une abstention de 38 %»."""
    at, text = quantity.phrase[0] - 1, context.lexicon.text
    if at < 1 or context.words[at] not in text.genitives or not context.words[at - 1][0].isalpha():
        return False
    # «la participation a été de 51 %», «et de 1,2 % pour 2013», «au lieu de 0,7 %».
    is_said = is_behind_verb(context, at)
    going_on = context.lexicon.claims.inherit_share
    is_going_on = going_on.ending_at(context.words, at + 1, context.sentence_of(quantity).first)
    if context.lexicon.claims.share_levels.ending_at(context.words, at, context.sentence_of(quantity).first):
        return False  # "unemployment is at a historic low of 3.5%"
    return not is_said and not is_going_on and context.words[at - 1] not in text.coordinators


def find_duration(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«au pouvoir depuis 26 ans», "26-year rule": a number of years that is of a metric."""
    for words in context.lexicon.metrics.durations:
        if not fits_sentence(context, quantity, words):
            continue
        for rule, find in (("metric.duration_before", words_before), ("metric.duration_after", words_after)):
            span = find(context, quantity, words)
            if span:
                return MetricMatch(words.metric, rule, (span,))
    return find_duration_verb(context, quantity)


def find_days(context: Context, quantity: Quantity) -> MetricMatch | None:
    """As in "jailed for 15 days": days are a sentence where a verb of sentencing leads to them, and no rule."""
    sentencing = context.lexicon.claims.sentencing
    if not any(verb.lemma in sentencing for verb in context.verbs_before(quantity)):
        return None
    match = None if is_other_term(context, quantity) else find_duration(context, quantity)
    return match if match and context.lexicon.definitions[match.metric].is_sentence else None


def is_other_term(context: Context, quantity: Quantity) -> bool:
    """Whether the words behind a number of years make it neither prison nor power: "two years' probation"."""
    at, limit = quantity.phrase[1], context.sentence_of(quantity).last
    return at < limit and context.lexicon.claims.other_terms.at(context.words, at, limit) is not None


def inherit_duration(context: Context, quantity: Quantity, inherited: MetricMatch | None) -> MetricMatch | None:
    """«5 et 4 ans de prison», «de 22 ans pour l'un et de 20 ans pour l'autre»: the term beside this one."""
    if has_other_complement(context, quantity):
        return None
    if inherited and context.lexicon.definitions[inherited.metric].unit == YEARS:
        return MetricMatch(inherited.metric, "metric.ellipsis", inherited.words)
    for other in context.quantities_by_sentence[context.sentence_index(quantity)]:
        if other.first == quantity.last + 1 and other.unit == quantity.unit:
            match = find_duration(context, other) or inherit_duration(context, other, None)
            return MetricMatch(match.metric, "metric.ellipsis", match.words) if match else None
    return None


def find_duration_verb(context: Context, quantity: Quantity) -> MetricMatch | None:
    """«préside la République depuis dix ans», "jailed him for six years": the clause's verb and its link."""
    before = before_term_adjectives(context, quantity) - 1
    if before < 0:
        return None
    for verb in context.verbs_before(quantity):
        entry = context.lexicon.metrics.duration_verbs.get(verb.lemma)
        if entry and context.words[before] in entry.links and context.same_clause(verb.head, quantity.first):
            words = (context.span(verb.first, verb.last), context.span(before, before + 1))
            return MetricMatch(entry.metric, "metric.duration_verb", words, verb)
    return None


def find_money(quantity: Quantity) -> MetricMatch | None:
    """An amount in a currency is money, whatever for; days and other units are none."""
    if quantity.unit not in all_currencies():
        return None
    return MetricMatch(MONEY, "metric.currency", tuple(iterate_unit(quantity)))


def iterate_unit(quantity: Quantity) -> Iterator[Span]:
    """The words or sign of the unit."""
    for each in quantity.evidence:
        if each.role == "unit":
            yield Span(each.start, each.end)
