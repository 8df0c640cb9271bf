"""How sure the text is: asserted, unconfirmed, forecast, denied or hypothetical."""

from dataclasses import dataclass

from extract.claims.context import Context
from extract.claims.metrics import MetricMatch
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
    verb = match.verb if match.verb and match.verb.is_finite else governing_verb(context, quantity)
    if verb:
        found = of_verb(context, verb, quantity)
        if found:
            return found
    return of_words(context, quantity) or ModalityMatch(Modality.ASSERTED, "modality.asserted")


def governing_verb(context: Context, quantity: Quantity) -> VerbGroup | None:
    """The nearest finite verb of the number's clause."""
    groups = [
        verb
        for verb in context.parse.verbs_around(quantity.first)
        if verb.is_finite and context.same_clause(verb.head, quantity.first)
    ]
    return min(groups, key=lambda verb: abs(verb.head - quantity.first)) if groups else None


def of_verb(context: Context, verb: VerbGroup, quantity: Quantity) -> ModalityMatch | None:
    """The French conditional of hearsay («aurait fait»), the future, and a negated verb."""
    span = (context.span(verb.first, verb.last),)
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
    sentence = context.sentence_of(quantity)
    for modality, table in tables:
        for first, last, _ in table.find(context.words, sentence.first, sentence.last):
            if first < quantity.first and context.same_clause(first, quantity.first):
                return ModalityMatch(modality, f"modality.{modality}", (context.span(first, last),))
    return None
