"""How sure the text is: asserted, unconfirmed, forecast, denied or hypothetical."""

from dataclasses import dataclass

from extract.claims.context import Context
from extract.claims.matches import MetricMatch
from extract.lexicon.phrases import Phrases
from extract.lexicon.verbs import Form
from extract.model import Modality, NumeralForm, Quantity, Span
from extract.text.verbs import Tense, VerbGroup


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
    denial = denied_right_before(context, quantity)
    if denial:
        return denial
    verb = match.verb if match.verb and match.verb.is_finite else governing_verb(context, quantity)
    if verb:
        definition = context.lexicon.definitions[match.metric]
        found = of_verb(context, verb, quantity, is_asserted=definition.is_asserted_in_conditional)
        if found:
            return found
    return of_words(context, quantity) or ModalityMatch(Modality.ASSERTED, "modality.asserted")


def governing_verb(context: Context, quantity: Quantity) -> VerbGroup | None:
    """The nearest finite verb of the number's clause."""
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


def denied_right_before(context: Context, quantity: Quantity) -> ModalityMatch | None:
    """«12 morts, et non 21»: the number that stands behind the denial is what the text says is wrong."""
    sentence = context.sentence_of(quantity)
    stop = quantity.phrase[0]
    for end in (stop, stop - 1):
        match = context.lexicon.claims.denied_before.ending_at(context.words, end, sentence.first)
        if match and (end == stop or context.words[end] in context.lexicon.text.genitives):
            return ModalityMatch(Modality.DENIED, "modality.denied", (context.span(end - match[0], end),))
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


def of_verb(context: Context, verb: VerbGroup, quantity: Quantity, *, is_asserted: bool) -> ModalityMatch | None:
    """The French conditional of hearsay («aurait fait»), the future, and a negated verb."""
    span = (context.span(verb.first, verb.last),)
    if verb.is_conditional and is_asserted:
        return None
    if verb.is_conditional:
        is_hearsay = verb.form is Form.PAST_PARTICIPLE or is_state(context, verb)
        modality = Modality.UNCONFIRMED if is_hearsay else Modality.FORECAST
        return ModalityMatch(modality, "modality.conditional", span)
    if verb.tense is Tense.FUTURE:
        return ModalityMatch(Modality.FORECAST, "modality.future", span)
    if verb.lemma in context.lexicon.claims.forecast_verbs and verb.last <= quantity.first:
        return ModalityMatch(Modality.FORECAST, "modality.forecast_verb", span)
    if is_denied(context, verb, quantity):
        return ModalityMatch(Modality.DENIED, "modality.negated", span)
    return None


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


def of_words(context: Context, quantity: Quantity) -> ModalityMatch | None:
    """A word of the clause: «présumé», "allegedly", «promet de»."""
    claims = context.lexicon.claims
    tables: tuple[tuple[Modality, Phrases[bool]], ...] = (
        (Modality.HYPOTHETICAL, claims.hypothetical),
        (Modality.DENIED, claims.denied),
        (Modality.UNCONFIRMED, claims.unconfirmed),
        (Modality.FORECAST, claims.forecast),
    )
    for modality, table in tables:
        for first, last, _ in context.find(table, context.sentence_index(quantity)):
            if first < quantity.first and context.same_clause(first, quantity.first):
                return ModalityMatch(modality, f"modality.{modality}", (context.span(first, last),))
    return None
