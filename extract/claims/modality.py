"""How sure the text is: asserted, unconfirmed, forecast, denied or hypothetical."""

from dataclasses import dataclass
from datetime import date

from extract.claims.attribution import is_saying
from extract.claims.context import Context
from extract.claims.matches import MetricMatch
from extract.claims.tied_dates import is_contrasted, is_definite
from extract.lexicon.phrases import Phrases
from extract.lexicon.verbs import Form
from extract.lexicon.words import DatedBy
from extract.model import Modality, NumeralForm, Quantity, Span
from extract.text.verbs import Tense, VerbGroup

WORDS_AFTER_NUMBER = 3
"""Words behind a number within which «auparavant» says that it holds no more: «contre 12 auparavant»."""
AFTERMATH = "modality.aftermath"
WORDS_OF_CHAIN = 4
"""Words between a negated verb and the infinitive that it still denies: «n'a pas encore réussi à libérer»."""
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
    found = superseded(context, quantity) or of_leading_words(context, quantity)
    if found:
        return found
    if is_named_sum(context, quantity):
        return ModalityMatch(Modality.ASSERTED, "modality.asserted")
    verb = match.verb if match.verb and match.verb.is_finite else governing_verb(context, quantity)
    if verb and is_of_aftermath(context, verb, quantity, match):
        return ModalityMatch(Modality.ASSERTED, AFTERMATH)
    if match.verb and not match.verb.is_finite and is_denied(context, match.verb, quantity):
        verb = match.verb  # "did not arrest": the auxiliary is no part of the group
    found = of_verb(context, verb, quantity, match) if verb else None
    return found or of_adverbs(context, quantity, match) or ModalityMatch(Modality.ASSERTED, "modality.asserted")


def of_poll(context: Context, quantity: Quantity) -> ModalityMatch:
    """A poll's figure is asserted, in the conditional too, but for a supposed candidate or list."""
    for first, last, _ in context.find(context.lexicon.claims.supposed, context.sentence_index(quantity)):
        return ModalityMatch(Modality.HYPOTHETICAL, "modality.hypothetical", (context.span(first, last),))
    return ModalityMatch(Modality.ASSERTED, "modality.asserted")


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


def is_of_aftermath(context: Context, verb: VerbGroup, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether the deed is what something follows: «2 000 policiers seront mobilisés après la mort d'un jeune»."""
    if match.verb is not None or not match.words:
        return False
    first = context.token_at(match.words[0].start)
    if not verb.last <= first < quantity.first:
        return False
    text, stop = context.lexicon.text, first
    while stop > verb.last and context.words[stop - 1] in text.determiners:
        stop -= 1
    # «à la suite de la mort de»: the article may be part of the phrase («suite au décès»).
    return any(
        context.lexicon.claims.aftermath.ending_at(context.words, at, verb.last) for at in range(stop, first + 1)
    )


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
    undated = [at for at in range(sentence.first, stop) if at not in dated]
    match = claims.denied_before.ending_at([context.words[at] for at in undated], len(undated), 0) if dated else None
    if match:
        # «ramené vendredi de 14 à 13 morts»
        return ModalityMatch(Modality.DENIED, "modality.denied", (context.span(undated[-match[0]], stop),))
    if not is_contrasted(context, quantity):
        return None
    for at in range(quantity.last, min(sentence.last, quantity.phrase[1] + WORDS_AFTER_NUMBER)):
        if at in dated:
            continue
        behind = claims.denied_after.at(context.words, at, sentence.last)
        if behind:
            return ModalityMatch(Modality.DENIED, "modality.denied", (context.span(at, at + behind[0]),))
    return None


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
        if context.lexicon.definitions[match.metric].is_asserted_in_conditional:
            return None
        is_of_now = not (verb.form is Form.PAST_PARTICIPLE and has_perfect(context, verb))
        if verb.lemma in context.lexicon.claims.preventing and is_of_now:
            return ModalityMatch(Modality.HYPOTHETICAL, "modality.conditional", span)
        return ModalityMatch(of_conditional(context, verb, quantity, match), "modality.conditional", span)
    if verb.tense is Tense.FUTURE:
        return ModalityMatch(Modality.FORECAST, "modality.future", span)
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
    found = context.find(context.lexicon.claims.hypothetical, context.sentence_index(quantity))
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
    if any(word in context.lexicon.text.relatives for word in context.words[verb.last : quantity.first]):
        return False
    return verb.last <= quantity.first


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
    comma = context.lexicon.signs.comma
    return is_opened and len(verbs) == 1 and comma not in context.words[last : quantity.first]


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
            if is_before and context.same_clause(first, quantity.first) and not is_conceded(context, first):
                return ModalityMatch(modality, f"modality.{modality}", (context.span(first, last),))
    return None


def is_ahead(found: ModalityMatch, date_start: date | None, published: date | None) -> bool:
    """Whether a figure that nothing else marks is of days to come."""
    if found.modality is not Modality.ASSERTED or found.rule == AFTERMATH or date_start is None or published is None:
        return False
    return date_start > published
