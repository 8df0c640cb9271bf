"""How sure the text is: asserted, unconfirmed, forecast, denied or hypothetical."""

from dataclasses import dataclass
from datetime import date

from extract.claims.attribution import is_saying
from extract.claims.context import Context
from extract.claims.counted import is_whole
from extract.claims.foreseen import (
    find_announced,
    find_behind,
    find_leading,
    find_ordered,
    find_promise,
    find_purpose,
    is_of_projection,
    may_be_faced,
)
from extract.claims.matches import MetricMatch
from extract.claims.shares import YEARS
from extract.claims.sums import begin_of_number
from extract.claims.tied_dates import is_contrasted, is_definite
from extract.lexicon.phrases import Phrases
from extract.lexicon.verbs import Form
from extract.lexicon.words import DatedBy
from extract.model import Modality, NumeralForm, Quantity, Span
from extract.text.verbs import Tense, VerbGroup

WORDS_OF_REVISION = 12
"""Words before a number within which it is told to be replaced, its date among them."""
WORDS_AFTER_NUMBER = 3
"""Words behind a number within which «auparavant» says that it holds no more: «contre 12 auparavant»."""
AFTERMATH = "modality.aftermath"
WHOLE = "modality.whole"
"""The rule of a group of which a part is to be something: «89 des 1 200 détenus seront libérés»."""
WORDS_OF_CHAIN = 4
"""Words between a negated verb and the infinitive that it still denies: «n'a pas encore réussi à libérer»."""
WORDS_OF_EXPLETIVE = 12
"""Words between «avant que» and the verb whose «ne» denies nothing."""
WORDS_OF_TOLL = 8
"""Words between «le bilan» and the verb that corrects it."""
OPENING = 3
"""Words after «craint», "denied" within which «que», "that" may open what is feared or denied."""


@dataclass(frozen=True)
class ModalityMatch:
    """The modality of a figure, by which rule and words."""

    modality: Modality
    rule: str
    spans: tuple[Span, ...] = ()


def find_modality(context: Context, quantity: Quantity, match: MetricMatch) -> ModalityMatch:
    """The modality that the verb of the number's clause, or a word of it, gives."""
    if is_answered_no(context, quantity):
        return ModalityMatch(Modality.DENIED, "modality.answered_no")
    definition = context.lexicon.definitions[match.metric]
    if definition.dated_by is DatedBy.SURVEY:
        return of_poll(context, quantity)
    if definition.dated_by is DatedBy.VOTE and is_bracketed(context, quantity):
        return ModalityMatch(Modality.ASSERTED, "modality.asserted")  # «devra affronter Anne Petit (22 %)»
    is_office = quantity.unit == YEARS and not definition.is_sentence
    if is_office and not (match.verb and match.verb.tense is Tense.FUTURE):
        return ModalityMatch(Modality.ASSERTED, "modality.asserted")  # "demanded that he, in power for 40 years, go"
    found = of_correction(context, quantity, match) or of_leading_words(context, quantity)
    if found and found.spans and is_of_aftermath(context, context.token_at(found.spans[0].start), quantity, match):
        return ModalityMatch(Modality.ASSERTED, AFTERMATH)
    if found:
        return found
    if is_whole(context, quantity):
        return ModalityMatch(Modality.ASSERTED, WHOLE)
    if is_named_sum(context, quantity):
        return ModalityMatch(Modality.ASSERTED, "modality.asserted")
    verb = match.verb if match.verb and match.verb.is_finite else governing_verb(context, quantity)
    verb = lead_of(context, verb) if verb else None
    if verb and is_of_aftermath(context, verb.last, quantity, match):
        return ModalityMatch(Modality.ASSERTED, AFTERMATH)
    if match.verb and not match.verb.is_finite and is_denied(context, match.verb, quantity):
        verb = match.verb  # "did not arrest": the auxiliary is no part of the group
    found = of_verb(context, verb, quantity, match) if verb else None
    found = found or of_plans(context, verb, quantity, match)
    return found or of_adverbs(context, quantity, match) or ModalityMatch(Modality.ASSERTED, "modality.asserted")


def lead_of(context: Context, verb: VerbGroup) -> VerbGroup:
    """The verb whose auxiliary a joined verb shares: "will create jobs and spend $2 billion"."""
    if not is_joined_infinitive(context, verb):
        return verb
    groups = [each for each in context.parse.verbs_around(verb.first) if each.last < verb.first and each.is_finite]
    led = groups[-1] if groups else None
    is_open = led is not None and led.first + 1 < led.last and (led.tense is Tense.FUTURE or led.is_conditional)
    return led if led is not None and is_open else verb


def is_joined_infinitive(context: Context, verb: VerbGroup) -> bool:
    """Whether "and" goes before a bare verb that may be an infinitive: "plans to cut jobs and pay $2 billion"."""
    if verb.first < 1 or verb.last - verb.first > 1 or not context.lexicon.text.noun_head_is_last:
        return False
    readings = context.lexicon.verbs.table.get(context.words[verb.first], ())
    is_joined = context.words[verb.first - 1] in context.lexicon.text.coordinators
    return is_joined and any(reading.form is Form.INFINITIVE for reading in readings)


def of_plans(context: Context, verb: VerbGroup | None, quantity: Quantity, match: MetricMatch) -> ModalityMatch | None:
    """What a noun or the verb behind a number foresees: "a $4 billion plan", "300,000 are expected"."""
    faced = may_be_faced(context, quantity, match)
    found = (faced.first, faced.last) if faced else find_behind(context, quantity, verb)
    found = found or find_purpose(context, match) or find_ordered(context, match, verb)
    if found is None and context.lexicon.definitions[match.metric].may_be_promised:
        found = find_promise(context, quantity) or find_announced(context, quantity)
    if found:
        return ModalityMatch(Modality.FORECAST, "modality.forecast", (context.span(*found),))
    if context.lexicon.definitions[match.metric].is_projected and is_of_projection(context, quantity):
        return ModalityMatch(Modality.FORECAST, "modality.forecast")
    return None


def of_poll(context: Context, quantity: Quantity) -> ModalityMatch:
    """A poll's figure is asserted, in the conditional too, but for a supposed candidate or list."""
    for first, last, _ in context.find(context.lexicon.claims.supposed, context.sentence_index(quantity)):
        return ModalityMatch(Modality.HYPOTHETICAL, "modality.hypothetical", (context.span(first, last),))
    return ModalityMatch(Modality.ASSERTED, "modality.asserted")


def is_bracketed(context: Context, quantity: Quantity) -> bool:
    """Whether a number is all that stands in brackets behind a name."""
    before = quantity.phrase[0] - 1
    return before >= 0 and context.words[before] in context.lexicon.signs.open_bracket


def is_named_sum(context: Context, quantity: Quantity) -> bool:
    """Whether a sum of money is only the name of something known: "the $700 billion bailout will not be used"."""
    text = context.lexicon.text
    if quantity.unit not in context.lexicon.signs.currencies.values() or not text.noun_head_is_last:
        return False
    if quantity.last >= context.sentence_of(quantity).last or not is_definite(context, quantity):
        return False
    word = context.words[quantity.last]
    is_other = word in text.prepositions | text.coordinators | text.determiners | text.relatives | text.adverbs
    return word[0].isalpha() and not is_other and word not in context.lexicon.verbs.table


def is_of_aftermath(context: Context, floor: int, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether the deed is what something follows: «2 000 policiers seront mobilisés après la mort d'un jeune».

    `floor` is the token behind which the words that lead to it stand.
    """
    if match.verb is not None or not match.words:
        return False
    first = context.token_at(match.words[0].start)
    if not floor <= first < quantity.first:
        return False
    text, stop = context.lexicon.text, first
    while stop > floor and context.words[stop - 1] in text.determiners:
        stop -= 1
    # «à la suite de la mort de»: the article may be part of the phrase («suite au décès»).
    return any(context.lexicon.claims.aftermath.ending_at(context.words, at, floor) for at in range(stop, first + 1))


def governing_verb(context: Context, quantity: Quantity) -> VerbGroup | None:
    """The nearest finite verb of the number's clause; «ne … que» parts no clauses."""
    lead = quantity.phrase[0] - 1
    if lead >= 0 and context.words[lead] in context.lexicon.text.relatives:
        for verb in context.parse.verbs_around(quantity.first):
            if verb.is_finite and verb.is_negated and verb.last == lead:
                return verb
    own = next(iter(context.verbs_after(quantity)), None)
    if own and own.is_finite and context.same_clause(own.head, quantity.first):
        between = context.words[quantity.phrase[1] : own.first]
        if all(word in context.lexicon.text.adverbs for word in between):
            return own  # "he went on to say 300 deaths could be prevented"
    groups = [
        verb
        for verb in context.parse.verbs_around(quantity.first)
        if verb.is_finite and context.same_clause(verb.head, quantity.first) and is_tied(context, verb, quantity)
    ]
    return min(groups, key=lambda verb: abs(verb.head - quantity.first)) if groups else None


def is_tied(context: Context, verb: VerbGroup, quantity: Quantity) -> bool:
    """Whether the number belongs to the verb: behind it, or before it without a comma («Élu avec 80 %, il doit …»)."""
    if verb.last <= quantity.first:
        return True
    return context.lexicon.signs.comma not in context.words[quantity.last : verb.first]


def of_correction(context: Context, quantity: Quantity, match: MetricMatch) -> ModalityMatch | None:
    """What the text says was replaced or is not so; a forecast that was revised is still one («au lieu de 0,7 %»)."""
    found = superseded(context, quantity) or said_at_first(context, quantity) or called_false(context, quantity)
    if found and context.lexicon.definitions[match.metric].is_projected:
        return of_leading_words(context, quantity) or found
    return found


def said_at_first(context: Context, quantity: Quantity) -> ModalityMatch | None:
    """«la police avait d'abord annoncé 14 morts»: a figure that did not stay."""
    if not context.find(context.lexicon.claims.initially, context.sentence_index(quantity)):
        return None
    for verb in context.verbs_before(quantity)[:2]:
        if not (is_saying(context, verb) or verb.lemma in context.lexicon.claims.counting) or not is_looking_back(
            verb, context
        ):
            continue
        first = max(context.sentence_of(quantity).first, verb.first - 2)
        marks = context.lexicon.claims.initially.find(context.words, first, min(quantity.first, verb.last + 3))
        if marks:
            return ModalityMatch(Modality.DENIED, "modality.denied", (context.span(marks[0][0], marks[0][1]),))
    return None


def is_looking_back(verb: VerbGroup, context: Context) -> bool:
    """Whether a verb is in a pluperfect: «avait annoncé», "had said"."""
    lead = context.lexicon.verbs.table.get(context.words[verb.first], ())
    past = {Form.PAST, Form.IMPERFECT}
    is_of_have = any(reading.lemma in context.lexicon.verbs.perfect and reading.form in past for reading in lead)
    return is_of_have and verb.form is Form.PAST_PARTICIPLE


def called_false(context: Context, quantity: Quantity) -> ModalityMatch | None:
    """«le chiffre de 14 morts est faux»: the predicate denies its subject."""
    claims, stop = context.lexicon.claims, context.sentence_of(quantity).last
    for verb in context.verbs_after(quantity)[:2]:
        if verb.lemma in context.lexicon.verbs.copulas and context.same_clause(verb.head, quantity.first):
            for at in range(verb.last, min(stop, verb.last + 3)):
                if context.words[at] in claims.falsehoods and not verb.is_negated:
                    return ModalityMatch(Modality.DENIED, "modality.denied", (context.span(verb.first, at + 1),))
    return None


def superseded(context: Context, quantity: Quantity) -> ModalityMatch | None:
    """«12 morts, et non 21», "revised down from 27", «contre 12 auparavant»: what the text says holds no more."""
    claims, sentence = context.lexicon.claims, context.sentence_of(quantity)
    stop = quantity.phrase[0]
    for end in (stop, stop - 1):
        match = claims.denied_before.ending_at(context.words, end, sentence.first)
        if match and (end == stop or context.words[end] in context.lexicon.text.genitives):
            return ModalityMatch(Modality.DENIED, "modality.denied", (context.span(end - match[0], end),))
    dated = {at for mention in context.dates_by_sentence.get(context.tokens.sentences[stop], [])
             for at in range(mention.first, mention.last)}  # fmt: skip
    undated = [at for at in range(max(sentence.first, stop - WORDS_OF_REVISION), stop) if at not in dated]
    match = claims.denied_before.ending_at([context.words[at] for at in undated], len(undated), 0) if dated else None
    if match:
        # «ramené vendredi de 14 à 13 morts»
        return ModalityMatch(Modality.DENIED, "modality.denied", (context.span(undated[-match[0]], stop),))
    revised = revised_before(context, quantity)
    if revised:
        return ModalityMatch(Modality.DENIED, "modality.denied", (context.span(revised.first, revised.last),))
    if not is_contrasted(context, quantity):
        return None
    for at in range(quantity.last, min(sentence.last, quantity.phrase[1] + WORDS_AFTER_NUMBER)):
        if at in dated:
            continue
        behind = claims.denied_after.at(context.words, at, sentence.last)
        if behind:
            return ModalityMatch(Modality.DENIED, "modality.denied", (context.span(at, at + behind[0]),))
    return None


def revised_before(context: Context, quantity: Quantity) -> VerbGroup | None:
    """The verb that corrects a toll from a number: «a ramené le bilan de 14 à 13», "lowered to 13 from 14"."""
    claims, words = context.lexicon.claims, context.words
    first = begin_of_number(context, quantity)
    if first < 1 or words[first - 1] not in claims.revised_from:
        return None
    groups = [verb for verb in context.parse.verbs_around(quantity.first) if verb.last <= first]
    if not groups or groups[-1].lemma not in claims.revising:
        return None
    verb, stop = groups[-1], context.sentence_of(quantity).last
    begin = max(context.sentence_of(quantity).first, verb.first - WORDS_OF_TOLL)
    is_from_to = any(words[at] in claims.sum_links for at in range(quantity.last, min(stop, quantity.phrase[1] + 3)))
    is_to_from = any(words[at] in claims.sum_links for at in range(verb.last, first - 1))
    is_toll = any(context.lexicon.claims.event_totals.find(words, begin, first))
    return verb if (is_from_to or is_to_from) and is_toll else None


def is_answered_no(context: Context, quantity: Quantity) -> bool:
    """Whether the number stands in a question that the next sentence answers with «non»."""
    index = context.tokens.sentences[quantity.first]
    claims = context.lexicon.claims
    if context.words[context.sentence_of(quantity).last - 1] not in claims.question_signs:
        return False
    if index + 1 >= len(context.parse.sentences):
        return False
    answer = context.parse.sentences[index + 1]
    return any(
        word in claims.denying_answers for word in context.words[answer.first : min(answer.last, answer.first + 2)]
    )


def of_verb(context: Context, verb: VerbGroup, quantity: Quantity, match: MetricMatch) -> ModalityMatch | None:
    """The French conditional of hearsay («aurait fait»), the future, and a negated verb."""
    span = (context.span(verb.first, verb.last),)
    if verb.is_conditional:
        definition = context.lexicon.definitions[match.metric]
        if definition.is_sentence and context.words[verb.first] in context.lexicon.claims.possible_modals:
            return ModalityMatch(Modality.FORECAST, "modality.conditional", span)  # "could be jailed for ten years"
        if definition.is_asserted_in_conditional:
            return None
        is_of_now = not (verb.form is Form.PAST_PARTICIPLE and has_perfect(context, verb))
        if verb.lemma in context.lexicon.claims.preventing and is_of_now:
            return ModalityMatch(Modality.HYPOTHETICAL, "modality.conditional", span)
        return ModalityMatch(of_conditional(context, verb, quantity, match), "modality.conditional", span)
    if verb.tense is Tense.FUTURE:
        return ModalityMatch(Modality.FORECAST, "modality.future", span)
    is_prevented = verb.lemma in context.lexicon.claims.preventing and verb.last <= quantity.first
    if is_prevented and match.rule == "metric.noun" and context.lexicon.definitions[match.metric].is_toll:
        return ModalityMatch(Modality.HYPOTHETICAL, "modality.hypothetical", span)
    if verb.lemma in context.lexicon.claims.forecast_verbs and verb.last <= quantity.first:
        return ModalityMatch(Modality.FORECAST, "modality.forecast_verb", span)
    if is_denied(context, verb, quantity) and not is_far_object(verb, match):
        return ModalityMatch(Modality.DENIED, "modality.negated", span)
    return None


def is_far_object(verb: VerbGroup, match: MetricMatch) -> bool:
    """Whether what was done stands too far behind a negation for it: «n'étaient pas vains, ayant permis de libérer»."""
    return match.verb is not None and match.verb.first - verb.last > WORDS_OF_CHAIN


def of_conditional(context: Context, verb: VerbGroup, quantity: Quantity, match: MetricMatch) -> Modality:
    """What a conditional says: of the past or present hearsay, of the future a forecast, under «si» a supposition.

    "Would" supposes, unless somebody said that it would be so; "could have", "may have" is hearsay.
    """
    claims, words = context.lexicon.claims, context.words
    is_perfect = verb.form is Form.PAST_PARTICIPLE and has_perfect(context, verb)
    if words[verb.first] in claims.supposing_modals:
        is_said = not is_perfect and said_before(context, verb)
        return Modality.FORECAST if is_said else Modality.HYPOTHETICAL
    if is_supposed(context, quantity) or could_have_been(context, verb):
        return Modality.HYPOTHETICAL
    if is_perfect or is_state(context, verb):
        return Modality.UNCONFIRMED
    if words[verb.first] in claims.possible_modals:
        return Modality.UNCONFIRMED if has_perfect_infinitive(context, verb) else Modality.FORECAST
    is_of_now = context.lexicon.definitions[match.metric].is_toll and not said_before(context, verb)
    return Modality.UNCONFIRMED if is_of_now else Modality.FORECAST


def has_perfect(context: Context, verb: VerbGroup) -> bool:
    """Whether a conditional looks back: «aurait tué», «serait mort», "would have killed"; not «serait jugé»."""
    verbs, words = context.lexicon.verbs, context.words
    if verb.lemma in verbs.takes_passive_auxiliary:
        return True
    return any(
        reading.lemma in verbs.perfect - verbs.passive
        for at in range(verb.first, verb.head)
        for reading in verbs.table.get(words[at], ())
    )


def has_perfect_infinitive(context: Context, verb: VerbGroup) -> bool:
    """Whether the infinitive of «pourrait» looks back: «pourrait avoir tué»."""
    if verb.form is Form.PAST_PARTICIPLE:
        return has_perfect(context, verb)
    following = [group for group in context.parse.verbs_around(verb.first) if group.first == verb.last]
    return any(group.form is Form.PAST_PARTICIPLE and has_perfect(context, group) for group in following)


def could_have_been(context: Context, verb: VerbGroup) -> bool:
    """«aurait pu faire»: it did not happen."""
    table = context.lexicon.verbs.table
    possible = {reading.lemma for word in context.lexicon.claims.possible_modals for reading in table.get(word, ())}
    is_of_can = any(
        reading.lemma in possible and reading.form is Form.PAST_PARTICIPLE
        for at in range(verb.first + 1, verb.last)
        for reading in table.get(context.words[at], ())
    )
    return is_of_can and has_perfect(context, verb)


def is_supposed(context: Context, quantity: Quantity) -> bool:
    """Whether the sentence sets a condition: «si», "if"; «même si» sets none."""
    claims, begin = context.lexicon.claims, context.sentence_of(quantity).first
    if any(first <= begin + 1 for first, _, _ in context.find(claims.supposing, context.sentence_index(quantity))):
        return True  # «sans le vaccin, 20 000 personnes seraient mortes»
    found = context.find(claims.hypothetical, context.sentence_index(quantity))
    return any(not is_conceded(context, first) for first, _, _ in found)


def is_conceded(context: Context, index: int) -> bool:
    """Whether «même», "even" before «si», or «bien» behind it («si bien que», «si bien»), makes no condition of it."""
    around = context.words[max(0, index - 1) : index + 2 : 2] if index else context.words[1:2]
    return any(word in context.lexicon.claims.though for word in around)


def said_before(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb of saying or planning leads to a verb: «a annoncé qu'il verserait», "said it would send"."""
    claims = context.lexicon.claims
    return any(
        each.last <= verb.first and (is_saying(context, each) or each.lemma in claims.forecast_verbs)
        for each in context.parse.verbs_around(verb.first)
    )


def is_state(context: Context, verb: VerbGroup) -> bool:
    """Whether the conditional is of be or have: «le bilan serait de 12 morts»."""
    return verb.lemma in context.lexicon.verbs.passive | context.lexicon.verbs.perfect


def is_denied(context: Context, verb: VerbGroup, quantity: Quantity) -> bool:
    """Whether a negation stands with the verb; a nought brings its own, and «ne … que» denies nothing."""
    if not verb.is_negated or quantity.form is NumeralForm.ZERO:
        return False
    text, claims = context.lexicon.text, context.lexicon.claims
    ending = text.relatives | claims.adversatives  # «il n'y a pas eu 14 morts mais 12»
    if any(word in ending for word in context.words[verb.last : quantity.first]):
        return False
    if has_expletive(context, verb):
        return False
    if any(each.lemma in claims.limits and each.is_negated for each in context.parse.verbs_around(verb.first)):
        return False  # «ne dépasse pas la barre des 50 %»
    return verb.last <= quantity.first


def has_expletive(context: Context, verb: VerbGroup) -> bool:
    """Whether a verb's only negation denies nothing: «avant que la police ne les disperse», not «n'a pas dispersé»."""
    words = context.words
    before = max(context.parse.sentence_of(verb.first).first, verb.first - WORDS_OF_EXPLETIVE)
    if not context.lexicon.claims.expletive.find(words, before, verb.first):
        return False
    around = words[max(before, verb.first - 2) : verb.last + 1]
    return sum(word in context.lexicon.text.negations for word in around) == 1


def of_leading_words(context: Context, quantity: Quantity) -> ModalityMatch | None:
    """Words that lead to what is denied, alleged, feared or planned: «accusé de», "denied that", «promet de»."""
    claims = context.lexicon.claims
    tables: tuple[tuple[Modality, Phrases[bool]], ...] = (
        (Modality.DENIED, claims.denied),
        (Modality.UNCONFIRMED, claims.unconfirmed_of),
        (Modality.FORECAST, claims.forecast),
    )
    for modality, table in tables:
        for first, last, _ in context.find(table, context.sentence_index(quantity)):
            if leads_to(context, last, quantity):
                return ModalityMatch(modality, f"modality.{modality}", (context.span(first, last),))
    for first, last in find_leading(context, quantity):
        if leads_to(context, last, quantity):
            return ModalityMatch(Modality.FORECAST, "modality.forecast_verb", (context.span(first, last),))
    return None


def leads_to(context: Context, last: int, quantity: Quantity) -> bool:
    """Whether the number stands in what the words up to a token lead to: no other finite verb but that behind «que»."""
    if last > quantity.first:
        return False
    text = context.lexicon.text
    verbs = [
        verb
        for verb in context.parse.verbs_around(last)
        if verb.is_finite
        and last < verb.first < quantity.first
        and context.words[verb.first - 1] not in text.infinitive_marks
        and not is_joined_infinitive(context, verb)
    ]
    is_opened = any(word in text.subordinators for word in context.words[last - 1 : last + OPENING])
    # "allege he killed six": the conjunction is left out
    is_opened = is_opened or (last < len(context.words) and context.words[last] in text.pronouns)
    # "fear a repeat of the epidemic where 4,000 died": of those a noun is told
    if any(context.words[at] in text.relatives for at in range(last + OPENING, quantity.phrase[0])):
        return False
    if not verbs:
        # "denies targeting civilians but thousands have been killed"
        # "is projected to fall to 5%": the infinitive opens a clause of its own
        start = last if last < len(context.words) and context.words[last] in text.infinitive_marks else last - 1
        is_same = is_opened or context.same_clause(start, quantity.first)
        return is_same and not is_broken_off(context, last, quantity)
    parting = context.lexicon.signs.breaks | {context.lexicon.signs.comma}
    return is_opened and len(verbs) == 1 and parting.isdisjoint(context.words[last : quantity.first])


def is_broken_off(context: Context, last: int, quantity: Quantity) -> bool:
    """Whether a sign that parts clauses, or two commas, stand between: the number goes on with the main clause."""
    signs, tokens = context.lexicon.signs, context.tokens
    between = range(last, quantity.phrase[0])
    # The comma of «0,3 %» parts nothing.
    commas = sum(tokens.words[at] == signs.comma and tokens.ends[at] < tokens.starts[at + 1] for at in between)
    return commas > 1 or any(tokens.words[at] in signs.breaks for at in between)


def of_adverbs(context: Context, quantity: Quantity, match: MetricMatch) -> ModalityMatch | None:
    """A word of the clause that holds for its verb: «apparemment», "reportedly", «si», "feared dead"."""
    claims = context.lexicon.claims
    tables: tuple[tuple[Modality, Phrases[bool]], ...] = (
        (Modality.HYPOTHETICAL, claims.hypothetical),
        (Modality.DENIED, claims.former),
        (Modality.UNCONFIRMED, claims.unconfirmed),
        (Modality.FORECAST, claims.feared),
    )
    end = max((span.end for span in match.words), default=0)
    for modality, table in tables:
        for first, last, _ in context.find(table, context.sentence_index(quantity)):
            is_before = first < quantity.first or context.tokens.starts[first] < end
            # «supposons que»: the conjunction opens the clause that the words hold for.
            opens = last - 1 if context.words[last - 1] in context.lexicon.text.subordinators else first
            is_of_clause = context.same_clause(opens, quantity.first) or is_right_before(context, last, match)
            if is_before and is_of_clause and not is_of_other_verb(context, first, last, quantity, match):
                return ModalityMatch(modality, f"modality.{modality}", (context.span(first, last),))
    return None


def is_right_before(context: Context, last: int, match: MetricMatch) -> bool:
    """Whether a word stands right before those of the metric: "were missing and feared dead"."""
    return any(context.token_at(span.start) in {last, last - 1} for span in match.words)


def is_of_other_verb(context: Context, first: int, last: int, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether «même» goes before, or the word is only of an aside: "a bomb, apparently hidden in a car, killed 3"."""
    if is_conceded(context, first):
        return True
    following = [verb for verb in context.parse.verbs_around(first) if last in {verb.first, verb.first + 1}]
    aside = next((verb for verb in following if verb != match.verb), None)
    if aside is None or aside.last >= quantity.first:
        return False
    comma = context.lexicon.signs.comma
    return context.words[first - 1] == comma and comma in context.words[aside.last : quantity.first]


def is_ahead(found: ModalityMatch, date_start: date | None, published: date | None) -> bool:
    """Whether a figure that nothing else marks is of days to come."""
    if (
        found.modality is not Modality.ASSERTED
        or found.rule in {AFTERMATH, WHOLE}
        or date_start is None
        or published is None
    ):
        return False
    return date_start > published
