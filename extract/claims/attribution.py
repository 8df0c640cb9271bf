"""To whom the text attributes a figure: quotations, «selon», verbs of saying in both orders, documents, polls."""

from bisect import bisect_left

from extract.actors.resolving import Sort
from extract.claims.context import Context
from extract.claims.matches import MetricMatch
from extract.claims.naming import SPEAKER, Named, actors_between, named_actor, past_article, to_name
from extract.claims.polls import POLL, poll_behind, poll_of
from extract.claims.shares import TIME_UNITS
from extract.claims.speakers import (
    PUBLISHERS,
    REACH,
    before_small_words,
    end_of_date,
    is_finite_verb,
    is_hyphen,
    past_adjuncts,
    speaker_at,
    speaker_before,
    speaker_behind,
)
from extract.lexicon.verbs import Form
from extract.lexicon.words import DatedBy
from extract.model import Quantity, Sentence, Span
from extract.text.verbs import VerbGroup

ACCORDING, SAID, QUOTED, CREDITED, SHOWN = (
    "attribution.according",
    "attribution.said",
    "attribution.quoted",
    "attribution.credited",
    "attribution.shown",
)
BEHIND_QUOTE = 6
"""Words behind a quotation within which its verb of saying begins."""
BEFORE_QUOTE = 16
"""Words before a quotation within which its verb of saying stands."""
MOST_VERBS_BACK = 3
"""Finite verbs before «en précisant que» among which the one with its speaker is."""
MOST_RETOLD = 3
"""Words of a source that takes up the one before: «la même source policière»."""
LONGEST_LEAD = 2
"""Words before a source that opens a sentence: «Et selon»."""
LONGEST_AGENT_GAP = 4
"""Words between a participle and its «par»: «publié mardi soir par»."""


def find_attribution(
    context: Context, quantity: Quantity, match: MetricMatch, before: Named | None = None, last: Named | None = None
) -> Named | None:
    """Who says the number, or None where the text states it itself.

    `before` is the source of the figure that this one plainly goes on from, `last` that of the last figure with one.
    """
    definition = context.lexicon.definitions[match.metric]
    # "X, in power for 26 years, said …": how long somebody has ruled is known to all.
    is_background = definition.dated_by is DatedBy.PUBLICATION_ALONE
    named = (
        by_quotation(context, quantity)
        or by_according(context, quantity)
        or by_credit(context, quantity)
        or (poll_of(context, quantity) if definition.is_of_poll else None)
        or (None if is_background else by_document(context, quantity) or by_saying(context, quantity))
        or (by_demand(context, quantity) if definition.is_sentence else None)
    )
    if named is not None and definition.statistics is not None and has_place(context, quantity, named):
        named = None  # "Conakry reported 16 new cases" says where, "Kiev said it had lost 200" who
    if named is not None and is_told_again(context, named):
        return last
    if named is None and last is not None and is_said_by_pronoun(context, quantity):
        return last
    return named or before or (document_before(context, quantity) if definition.statistics is not None else None)


def by_demand(context: Context, quantity: Quantity) -> Named | None:
    """«le parquet a requis six ans», "prosecutors sought 12 years": who asks for a term."""
    for verb in context.verbs_before(quantity):
        if verb.lemma in context.lexicon.claims.demanding and context.same_clause(verb.head, quantity.first):
            return speaker_before(context, verb, SAID) if verb.is_finite and not verb.is_passive else None
    return None


def has_place(context: Context, quantity: Quantity, named: Named) -> bool:
    """Whether what would be a source is a place whose verb has the number itself, and no clause, for its object."""
    if named.rule != SAID or named.span.start > quantity.start:
        return False
    first = context.token_at(named.span.start)
    actors = context.actors_by_sentence.get(context.tokens.sentences[first], [])
    spans = [Span(actor.start, actor.end) for actor in actors if actor.sort == Sort.PLACE]
    verbs = [verb for verb in context.parse.verbs_around(first) if first < verb.first < quantity.first]
    return named.span in spans and sum(verb.is_finite for verb in verbs) == 1


def is_told_again(context: Context, named: Named) -> bool:
    """Whether a source only takes up the one before: «le bilan», «la même source», "the report"."""
    first, last = context.token_at(named.span.start), context.token_at(named.span.end)
    words, claims = context.words[first:last], context.lexicon.claims
    if first == 0 or last - first > MOST_RETOLD or context.words[first - 1] in context.lexicon.numbers.ones:
        return False
    if any(word in context.lexicon.actors.same for word in words):
        return any(word in context.lexicon.actors.speakers for word in words)
    text = context.lexicon.text
    head = words[-1] if text.noun_head_is_last else words[0]
    is_led = context.words[first - 1] in text.determiners and context.words[first - 1] not in text.genitives
    return is_led and head in claims.retold and not actors_between(context, first, last)


def is_said_by_pronoun(context: Context, quantity: Quantity) -> bool:
    """Whether «il», "she" says what the number stands in, and nobody is named whom it could mean."""
    pronouns = context.lexicon.text.pronouns
    for verb in context.parse.verbs_around(quantity.first):
        if not verb.is_finite or not is_quoting(context, verb):
            continue
        around = context.words[verb.first + 1 : verb.last + LONGEST_AGENT_GAP]
        is_behind = is_inverted(context, verb) and any(word in context.lexicon.signs.dashes for word in around)
        at = before_small_words(context, verb, context.sentence_of(quantity)) - 1
        word = context.words[max(at, 0)]
        is_before = word in context.lexicon.claims.neuters or (word in pronouns and not is_anybody(context, at))
        if is_behind or is_before:
            return verb.first >= quantity.last or reaches(context, verb, quantity)
    return False


def is_anybody(context: Context, index: int) -> bool:
    """Whether a pronoun is that of who speaks or of anybody: «je», «on», "we"."""
    pronoun = context.lexicon.text.pronouns[context.words[index]]
    return pronoun.gender == SPEAKER


def by_quotation(context: Context, quantity: Quantity) -> Named | None:
    """The speaker of the quotation that the number stands in: named behind it, before it, or with the one before it."""
    quotations = context.quotations
    here = context.quotation_of(quantity.first)
    if here is None:
        return None
    for place in range(here, max(-1, here - 2), -1):
        first, last = quotations[place]
        if place < here and not is_same_paragraph(context, last, quotations[here][0]):
            return None
        named = speaker_after_quote(context, last) or speaker_before_quote(context, first)
        if named:
            return named
    return None


def is_same_paragraph(context: Context, first: int, second: int) -> bool:
    """Whether two tokens stand in one paragraph."""
    return context.parse.sentence_of(first).paragraph == context.parse.sentence_of(second).paragraph


def speaker_after_quote(context: Context, last: int) -> Named | None:
    """«…», a dit le préfet; "…," the mayor said."""
    if last >= len(context.words):
        return None
    sentence = context.parse.sentence_of(last)
    for verb in context.parse.verbs_around(last):
        if not last <= verb.first <= last + REACH or not is_quoting(context, verb):
            continue
        apposed = speaker_apposed(context, verb)
        if apposed or verb.first > last + LONGEST_BEHIND:
            return apposed
        between = range(last, verb.first)
        if any(context.words[at] in context.lexicon.signs.breaks for at in between):
            return None
        if all(is_no_subject(context, at) for at in between):
            return speaker_behind(context, verb, QUOTED)
        if verb.first - last <= LONGEST_BEHIND and sentence.last > verb.first:
            return speaker_before(context, verb, QUOTED)
    return None


LONGEST_BEHIND = 12
"""Words behind a quotation within which "the mayor of X, Y, said" ends."""


def is_no_subject(context: Context, index: int) -> bool:
    """Whether a word between a quotation and its verb is a sign, a clitic or an adverb: the order is inverted."""
    word, text = context.words[index], context.lexicon.text
    return not word[0].isalpha() or word in text.clitics or word in text.adverbs or word in text.coordinators


def speaker_before_quote(context: Context, first: int) -> Named | None:
    """The mayor said: "…"; «Le préfet ne cède pas : "…"»."""
    opening = first - 2
    if opening < 0:
        return None
    signs = context.lexicon.signs
    before = context.words[opening]
    verbs = [verb for verb in context.parse.verbs_around(opening) if verb.last <= opening + 1]
    for verb in reversed(verbs):
        if opening + 1 - verb.last > BEFORE_QUOTE or not is_quoting(context, verb):
            continue
        if is_inverted(context, verb) and before not in signs.breaks:
            return speaker_behind(context, verb, QUOTED)  # «…, a dit un élu. "…"»
        return speaker_before(context, verb, QUOTED)
    if before in signs.breaks and verbs and verbs[-1].is_finite:
        return speaker_before(context, verbs[-1], QUOTED)
    return None


def is_quoting(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb says something, of the family that leads to a quotation among them: lancer, s'indigner, write."""
    return verb.is_finite and (verb.lemma in context.lexicon.claims.quoting or is_saying(context, verb))


def by_according(context: Context, quantity: Quantity) -> Named | None:
    """«selon les organisateurs», "according to": the one nearest to the number that is not another number's."""
    sentence = context.sentence_of(quantity)
    found = [
        (first, last, named)
        for first, last, _ in context.find(context.lexicon.claims.according, context.sentence_index(quantity))
        if (named := source_behind(context, last, sentence)) and (named.rule != POLL or quantity.unit not in TIME_UNITS)
    ]
    after = [entry for entry in found if entry[0] >= quantity.last]
    if after and not is_of_other(context, quantity, after[0][0], is_alone=len(found) == 1):
        return after[0][2]
    before = [entry for entry in found if entry[0] < quantity.first]
    return before[-1][2] if before and reaches_on(context, before[-1][0], quantity) else None


def reaches_on(context: Context, source: int, quantity: Quantity) -> bool:
    """Whether «selon X» before a number holds for it: not where it is another number's aside, or in its brackets.

    What opens the sentence holds behind a semicolon too: «Selon X, 30 cas ont été signalés ; 12 à Nice».
    """
    is_opening = source - context.sentence_of(quantity).first <= LONGEST_LEAD
    if leaves_brackets(context, source, quantity.first):
        return False
    others = context.quantities_by_sentence[context.sentence_index(quantity)]
    is_aside = any(other.last <= source for other in others if not other.counts_nothing)
    if is_aside and not context.same_clause(source, quantity.first):
        return False
    return is_opening or not is_parted(context, source, quantity.first)


def leaves_brackets(context: Context, first: int, second: int) -> bool:
    """Whether the brackets that a token stands in close before another token."""
    depth, signs = 0, context.lexicon.signs
    for word in context.words[first:second]:
        depth += (word in signs.open_bracket) - (word in signs.close_bracket)
        if depth < 0:
            return True
    return False


def is_parted(context: Context, first: int, second: int) -> bool:
    """Whether a sign such as a semicolon parts a source from the number."""
    breaks = context.lexicon.signs.breaks - context.lexicon.signs.dashes
    return any(
        context.words[at] in breaks and context.tokens.starts[at] > context.tokens.ends[at - 1]
        for at in range(first, second)
    )  # fmt: skip


def source_behind(context: Context, first: int, sentence: Sentence) -> Named | None:
    """The source named after «selon»: a poll, who published the bulletin cited, or the noun phrase itself."""
    if first >= sentence.last:
        return None
    saying = next((verb for verb in context.parse.verbs_around(first) if verb.first == first and verb.is_finite), None)
    if saying and is_saying(context, saying):
        return speaker_behind(context, saying, ACCORDING)  # «según informó a la prensa el alcalde»
    return (
        poll_behind(context, first)
        or publisher_behind(context, first, sentence)
        or common_source(context, first)
        or speaker_at(context, first, ACCORDING)
    )


def common_source(context: Context, first: int) -> Named | None:
    """«de source policière»: the phrase that cites is a part of the name."""
    if context.words[first - 1] not in context.lexicon.actors.speakers:
        return None
    last = first + 1
    return Named(to_name(context, first - 1, last), ACCORDING, context.span(first - 1, last))


def publisher_behind(context: Context, first: int, sentence: Sentence) -> Named | None:
    """«un bilan provisoire communiqué lundi par le ministère de la Santé»: who gave out what is cited."""
    for at in range(first, min(sentence.last - 1, first + 2 * LONGEST_AGENT_GAP)):
        if context.words[at] == context.lexicon.signs.comma:
            return None
        verb = next((verb for verb in context.parse.verbs_around(at) if verb.first == at), None)
        is_agentive = verb and verb.last < sentence.last and context.words[verb.last] in context.lexicon.text.by
        if verb and (verb.form is Form.PAST_PARTICIPLE or is_agentive):
            # «selon les pompiers cités par le journal»: who cites is not who says.
            is_cited = verb.lemma in context.lexicon.claims.citing
            return None if is_cited else agent_of_saying(context, verb, sentence.last)
    return None


def agent_of_saying(context: Context, verb: VerbGroup, limit: int) -> Named | None:
    """The one behind «par», "by" after a participle, a day between them passed."""
    for at in range(verb.last, min(limit - 1, verb.last + LONGEST_AGENT_GAP)):
        if context.words[at] in context.lexicon.text.by:
            return speaker_at(context, past_article(context, at + 1, limit), ACCORDING)
    return None


def is_of_other(context: Context, quantity: Quantity, stop: int, *, is_alone: bool) -> bool:
    """Whether a source behind the number is only another number's, which stands between them.

    A comma before the only source of a sentence makes it everybody's; without one it is that of its own clause.
    """
    others = [
        other
        for other in context.quantities_by_sentence[context.tokens.sentences[quantity.first]]
        if quantity.last <= other.first < stop and not other.counts_nothing
    ]
    if not others:
        return False
    is_bracketed = any(
        word in context.lexicon.signs.open_bracket for word in context.words[quantity.last : others[0].first]
    )
    # «65 000 ont défilé, a indiqué le ministère, 250 000 selon la CGT»
    is_said = any(
        quantity.last <= verb.first < others[0].first and is_saying(context, verb) and is_inverted(context, verb)
        for verb in context.parse.verbs_around(quantity.first)
    )
    # "Unions said 3 million marched, against 1.2 million according to police"
    groups = [group for group in context.parse.verbs_around(quantity.first) if group.last <= quantity.first]
    is_said = is_said or any(is_saying(context, group) and reaches(context, group, quantity) for group in groups)
    if not is_alone or is_bracketed or is_said:
        return True
    if context.words[stop - 1] == context.lexicon.signs.comma:
        return False
    between = context.words[quantity.last : others[0].first]
    return any(word in context.lexicon.text.relatives for word in between)


def by_credit(context: Context, quantity: Quantity) -> Named | None:
    """«créditée de 10 % des voix par la commission», "estimated at 300 by police", "footage shared by police"."""
    sentence = context.sentence_of(quantity)
    for verb in context.verbs_before(quantity):
        is_agentive = verb.last < sentence.last and context.words[verb.last] in context.lexicon.text.by
        if not (verb.is_passive or is_agentive) or not is_published(context, verb):
            continue
        if verb.is_finite and not context.same_clause(verb.head, quantity.first):
            continue  # "claimed by a group that killed five people"
        named = agent_of_saying(context, verb, sentence.last)
        if named:
            return named
        if not context.same_clause(verb.head, quantity.first):
            continue
        for at in range(quantity.last, min(sentence.last - 1, quantity.phrase[1] + 2 * LONGEST_AGENT_GAP)):
            if is_finite_verb(context, at):
                break
            if context.words[at] in context.lexicon.text.by and context.same_clause(at, quantity.first):
                return speaker_at(context, at + 1, CREDITED)
    return None


def is_published(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb is one of saying, publishing or crediting."""
    claims = context.lexicon.claims
    return verb.lemma in claims.crediting or verb.lemma in claims.saying


def by_document(context: Context, quantity: Quantity) -> Named | None:
    """«les résultats officiels donnent X vainqueur avec 80 %», "data showed 12 people": a document as its subject."""
    for verb in context.verbs_before(quantity):
        if not is_showing(context, verb):
            continue
        document = document_of(context, verb)
        if document is not None:
            return document
        if verb.is_finite and context.same_clause(verb.head, quantity.first):
            return None  # «les chiffres montrent …, tandis que la CGT a rapporté 400 000»
    return None


def is_showing(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb is one of which a document may be the subject."""
    return not verb.is_passive and (verb.lemma in context.lexicon.claims.showing or is_saying(context, verb))


def document_of(context: Context, verb: VerbGroup) -> Named | None:
    """The document that is a verb's subject: "data from the ministry showed"."""
    claims, words = context.lexicon.claims, context.words
    first = verb.first - 1
    begin = max(context.parse.sentence_of(verb.head).first, verb.first - LONGEST_BEHIND)
    # "Statistics Estonia" is no document.
    while first >= begin and (words[first] not in claims.documents or opens_name(context, first)):
        if not words[first][0].isalpha() or words[first] in context.lexicon.text.subordinators:
            return None
        first -= 1
    return document_at(context, first, verb.first) if first >= begin else None


def opens_name(context: Context, index: int) -> bool:
    """Whether a token opens a name of several words, or ends that of a body: "Office for National Statistics"."""
    actors = context.actors_by_sentence.get(context.tokens.sentences[index], [])
    return any(
        (actor.first == index and actor.last > index + 1)
        or (
            actor.first < index < actor.last
            and actor.sort == Sort.ORGANISATION
            and context.tokens.is_capitalized(actor.first)
        )
        for actor in actors
    )


def document_before(context: Context, quantity: Quantity) -> Named | None:
    """The document that closes the sentence before, where it gives no figure: "Prices rose, data from X showed."."""
    here = context.sentence_index(quantity)
    dates = context.dates_by_sentence.get(here - 1, [])
    dated = {at for mention in dates for at in range(mention.first, mention.last)}
    numbers = context.quantities_by_sentence.get(here - 1, ())
    if here == 0 or any(not other.counts_nothing and other.first not in dated for other in numbers):
        return None
    last = context.parse.sentences[here - 1].last - 1
    for verb in context.parse.verbs_around(last):
        if verb.is_finite and is_showing(context, verb) and closes(context, verb):
            return document_of(context, verb)
    return None


def document_at(context: Context, noun: int, stop: int) -> Named:
    """The document whose noun stands at a token, with its adjectives; its publisher's name where «par» gives it."""
    text = context.lexicon.text
    sentence = context.parse.sentence_of(noun)
    for at in range(noun + 1, stop - 1):
        if context.words[at] in text.by:
            named = speaker_at(context, at + 1, SHOWN)
            if named:
                return named
    publisher = owner_of(context, noun) if text.noun_head_is_last else None
    if publisher is not None:
        return publisher
    first = last = noun
    while text.noun_head_is_last and first - 1 >= sentence.first and is_modifier(context, first - 1):
        first -= 1
    last += 1
    while not text.noun_head_is_last and last < stop and is_modifier(context, last):
        last += 1
    if last < stop and context.words[last] in text.genitives | context.lexicon.actors.origins:
        behind = past_article(context, last + 1, stop)
        for actor in actors_between(context, behind, min(stop, behind + 2)):
            if actor.sort in PUBLISHERS:
                return named_actor(actor, SHOWN)  # «les chiffres officiels du ministère», "figures from the ministry"
    return Named(to_name(context, first, last), SHOWN, context.span(first, last))


def owner_of(context: Context, document: int) -> Named | None:
    """As in "the Statistics Office's monthly estimates": the body that owns a document, adjectives between them."""
    at = document - 1
    while (
        at > 0
        and document - at <= LONGEST_AGENT_GAP
        and context.words[at] not in context.lexicon.text.possessive_endings
    ):
        if not is_modifier(context, at):
            return None
        at -= 1
    for actor in actors_between(context, context.parse.sentence_of(document).first, at):
        if (
            actor.last == at
            and actor.sort in PUBLISHERS
            and context.words[at] in context.lexicon.text.possessive_endings
        ):
            return named_actor(actor, SHOWN)
    return None


def is_modifier(context: Context, index: int) -> bool:
    """Whether a word belongs to the noun beside it: an adjective or a name."""
    word, text = context.words[index], context.lexicon.text
    is_small = word in text.determiners or word in text.prepositions or word in text.coordinators
    return word[0].isalpha() and not is_small and word not in text.subordinators and word not in text.adverbs


def by_saying(context: Context, quantity: Quantity) -> Named | None:
    """«a fait état mardi d'un troisième décès», «, a annoncé le parquet», "the coast guard said"."""
    elided = speaker_beside(context, quantity)
    if elided:
        return elided
    # "Police estimated about 300 marched": the verb may be the number's qualifier too.
    groups = [group for group in context.parse.verbs_around(quantity.first) if group.last <= quantity.first]
    for verb in reversed(groups):
        if reaches(context, verb, quantity):
            named = heard_from(context, verb) or speaker_ahead(context, verb)
            if named:
                return named
    for verb in context.verbs_after(quantity):
        if verb.is_finite and verb.lemma in context.lexicon.claims.showing and closes(context, verb):
            document = document_of(context, verb) if verb.first > quantity.last else None
            if document:
                return document  # "…, official data showed on Tuesday"
        if not is_saying(context, verb) and verb.lemma not in context.lexicon.claims.hearing:
            continue
        named = heard_from(context, verb) or speaker_closing(context, verb, quantity)
        if named:
            return named
    return None


def speaker_beside(context: Context, quantity: Quantity) -> Named | None:
    """«la police a compté 25 000 manifestants, les syndicats 150 000»: who stands right before, the verb left out."""
    words, last = context.words, quantity.phrase[0]
    parts = context.lexicon.text.coordinators | {context.lexicon.signs.comma}
    begin = context.sentence_of(quantity).first
    first = last
    while first > begin and last - first <= LONGEST_AGENT_GAP and words[first - 1] not in parts:
        first -= 1
    groups = [verb for verb in context.parse.verbs_around(quantity.first) if verb.last <= quantity.first]
    if first in {begin, last} or last - first > LONGEST_AGENT_GAP or not groups:
        return None
    if groups[-1].last > first or not groups[-1].is_finite or not is_saying(context, groups[-1]):
        return None
    named = speaker_at(context, first, SAID, must_speak=True)
    is_place = any(actor.sort == Sort.PLACE for actor in actors_between(context, first, last))
    is_whole = named is not None and context.token_at(named.span.end) == last
    return named if is_whole and not is_place else None


def is_saying(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb group says something: by its verb, or by the phrase that goes on behind it."""
    claims = context.lexicon.claims
    if is_hyphened(context, verb) or context.is_in_name(verb.head):
        return False
    if verb.lemma in claims.saying or verb.lemma in claims.counting:
        return True
    if verb.lemma in claims.saying_that:
        return leads_to_saying(context, verb)
    limit = context.parse.sentence_of(verb.head).last
    return any(
        context.match_rest(verb.last, rest, limit) is not None for rest in claims.saying_phrases.get(verb.lemma, ())
    )


def leads_to_saying(context: Context, verb: VerbGroup) -> bool:
    """Whether «que», a colon or a quotation follows a verb that does other things too: «le parquet relève que …»."""
    limit = context.parse.sentence_of(verb.head).last
    behind = context.words[verb.last : min(limit, verb.last + LONGEST_AGENT_GAP)]
    signs = context.lexicon.signs
    is_saying = any(word in context.lexicon.text.subordinators or word in signs.quotes for word in behind)
    before = context.words[max(0, verb.first - 3) : verb.first]
    # «…, a écrit l'institut»
    is_closing = is_inverted(context, verb) and not context.lexicon.text.noun_head_is_last and not verb.is_passive
    return is_saying or (is_closing and verb.is_finite) or any(word in signs.quotes for word in before)


def is_hyphened(context: Context, verb: VerbGroup) -> bool:
    """Whether a participle is only the end of a compound: "self-described"."""
    dashes = context.lexicon.signs.dashes
    return verb.first > 0 and context.words[verb.first - 1] in dashes and context.is_tight(verb.first)


def reaches(context: Context, verb: VerbGroup, quantity: Quantity) -> bool:
    """Whether the number is part of what a verb before it says."""
    if verb.is_passive and verb.lemma not in context.lexicon.claims.hearing:
        return False
    if verb.lemma in context.lexicon.claims.hearing:
        return True
    if not is_saying(context, verb) or is_parted(context, verb.last + 1, quantity.first) or is_aside(context, verb):
        return False
    if verb.lemma in context.lexicon.claims.counting:
        numbers = context.quantities_by_sentence[context.sentence_index(quantity)]
        first = next(number for number in numbers if number.first >= verb.last)
        between = context.words[verb.last : first.phrase[0]]
        is_led = any(
            word in context.lexicon.text.prepositions and word not in context.lexicon.text.genitives for word in between
        )
        return context.same_clause(verb.head, quantity.first) and not is_led and not has_place_before(context, verb)
    return not is_in_relative(context, verb) or context.same_clause(verb.head, quantity.first)


def has_place_before(context: Context, verb: VerbGroup) -> bool:
    """Whether a place has, rather than somebody counts: «l'Italie, pays le plus touché, compte 13 915 morts»."""
    actors = context.actors_by_sentence.get(context.tokens.sentences[verb.head], [])
    before = [actor for actor in actors if actor.last <= verb.first]
    return bool(before) and before[-1].sort == Sort.PLACE


def is_aside(context: Context, verb: VerbGroup) -> bool:
    """Whether an inverted verb says what stands before it: «…, a annoncé le parquet, et la police a arrêté …»."""
    if context.lexicon.text.noun_head_is_last or not is_inverted(context, verb):
        return False
    sentence = context.parse.sentence_of(verb.head)
    first = past_adjuncts(context, verb.last, sentence)
    return first < sentence.last and (
        context.words[first] in context.lexicon.text.determiners or context.tokens.is_capitalized(first)
    )


def is_in_relative(context: Context, verb: VerbGroup) -> bool:
    """Whether a relative pronoun leads to a verb, so that what it says ends with its clause."""
    return verb.first > 0 and context.words[verb.first - 1] in context.lexicon.text.relatives


def speaker_ahead(context: Context, verb: VerbGroup) -> Named | None:
    """The subject of a verb of saying; of «en précisant que», "went on to say" that of the finite verb before it."""
    is_infinitive = verb.first > 0 and context.words[verb.first - 1] in context.lexicon.text.infinitive_marks
    if verb.is_finite and not is_infinitive:
        return speaker_before(context, verb, SAID)
    groups = [group for group in context.parse.verbs_around(verb.first) if group.last <= verb.first and group.is_finite]
    for group in groups[: -1 - MOST_VERBS_BACK : -1]:
        if is_saying(context, group) and is_inverted(context, group):
            return speaker_behind(context, group, SAID)
        named = speaker_before(context, group, SAID)
        if named:
            return named
    return None


def heard_from(context: Context, verb: VerbGroup) -> Named | None:
    """«a-t-on appris mardi auprès du parquet»: from whom it was heard."""
    claims = context.lexicon.claims
    if verb.lemma not in claims.hearing:
        return None
    sentence = context.parse.sentence_of(verb.head)
    first = verb.last
    while first < sentence.last and end_of_date(context, first) > first:
        first = end_of_date(context, first)
    match = claims.heard_from.at(context.words, first, sentence.last) if first < sentence.last else None
    return source_behind(context, first + match[0], sentence) if match else None


def speaker_closing(context: Context, verb: VerbGroup, quantity: Quantity) -> Named | None:
    """The speaker of a verb that closes what is said: «…, a annoncé le parquet», "…, police said"."""
    if not verb.is_finite or verb.is_passive or is_parted(context, quantity.last, verb.first):
        return None
    if is_inverted(context, verb):
        if verb.lemma in context.lexicon.claims.counting and verb.lemma not in context.lexicon.claims.saying:
            return None  # «Ce budget, qui …, enregistre une hausse»
        return (speaker_apposed(context, verb) if quantity.last < verb.first else None) or speaker_behind(
            context, verb, SAID
        )
    if not context.lexicon.text.noun_head_is_last or not closes(context, verb):
        return None
    named = speaker_before(context, verb, SAID)
    if named is None:
        return None
    before = before_small_words(context, verb, context.parse.sentence_of(verb.head)) - 1
    is_pronoun = context.words[before] in context.lexicon.text.pronouns  # its person is named elsewhere
    lead = before if is_pronoun else bisect_left(context.tokens.starts, named.span.start)
    while lead > quantity.last and is_modifier_or_article(context, lead - 1):
        lead -= 1
    signs = context.lexicon.signs
    return named if lead > quantity.last and context.words[lead - 1] in signs.quotes | {signs.comma} else None


def speaker_apposed(context: Context, verb: VerbGroup) -> Named | None:
    """As in "12 died, Ana Tal, a nurse in charge of the ward, told Radio Sol": a name, what it is, and the verb."""
    comma, quotes = context.lexicon.signs.comma, context.lexicon.signs.quotes
    if not context.lexicon.text.noun_head_is_last or context.words[verb.first - 1] != comma:
        return None
    floor = max(context.parse.sentence_of(verb.head).first, verb.first - REACH)
    for actor in reversed(actors_between(context, floor + 1, verb.first - 1)):
        if actor.sort != Sort.PERSON or context.words[actor.last] != comma:
            continue
        is_behind_said = context.words[actor.first - 1] in quotes | {comma}
        return named_actor(actor, SAID) if is_behind_said else None
    return None


def is_modifier_or_article(context: Context, index: int) -> bool:
    """Whether a word belongs to the noun phrase behind it, as does who owns it: "Chile's state agency Sol"."""
    text = context.lexicon.text
    is_small = context.words[index] in text.determiners or context.words[index] in text.possessive_endings
    return is_small or is_hyphen(context, index) or is_modifier(context, index)


def closes(context: Context, verb: VerbGroup) -> bool:
    """Whether nothing said follows a verb of saying: a sign, a day, an adverb or a preposition stands behind it."""
    sentence = context.parse.sentence_of(verb.head)
    if verb.last < sentence.last and context.words[verb.last] in context.lexicon.numbers.articles:
        return False  # "the governor declared a state of disaster"
    if not any(group.is_finite and group.first >= verb.last for group in context.parse.verbs_around(verb.head)):
        return True
    behind = past_adjuncts(context, verb.last, sentence)
    return behind >= sentence.last or not context.words[behind][0].isalpha() or behind > verb.last


def is_inverted(context: Context, verb: VerbGroup) -> bool:
    """Whether a comma or a closing quotation mark stands right before the verb: «…, a annoncé le parquet»."""
    cursor = verb.first - 1
    while cursor > 0 and context.words[cursor] in context.lexicon.text.clitics:
        cursor -= 1
    return context.words[cursor] in context.lexicon.signs.quotes | {context.lexicon.signs.comma}
