"""Verb forms from a table of paradigms: which verb a word may be, in which form."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from extract.errors import LexiconError


class Form(StrEnum):
    """The forms of a verb that rules tell apart."""

    INFINITIVE = "infinitive"
    PRESENT = "present"
    IMPERFECT = "imperfect"
    PAST = "past"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    SUBJUNCTIVE = "subjunctive"
    PAST_PARTICIPLE = "past_participle"
    PRESENT_PARTICIPLE = "present_participle"


FINITE = frozenset({Form.PRESENT, Form.IMPERFECT, Form.PAST, Form.FUTURE, Form.CONDITIONAL, Form.SUBJUNCTIVE})


NEVER_NOUNS = frozenset({Form.IMPERFECT, Form.PAST, Form.FUTURE, Form.CONDITIONAL})
"""Finite forms that nouns and adjectives do not share."""


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a word as a verb."""

    lemma: str
    form: Form


VerbTable = Mapping[str, tuple[VerbForm, ...]]


def build_verb_table(table: Mapping[str, Any], path: str) -> dict[str, tuple[VerbForm, ...]]:
    """Every form of every verb of a `verbs.toml`: its paradigms, then its irregular verbs."""
    readings: dict[str, list[VerbForm]] = defaultdict(list)
    for name, paradigm in table.get("paradigm", {}).items():
        for lemma in paradigm["verbs"].split():
            for word, form in inflect(lemma, paradigm, f"{path}: paradigm.{name}"):
                if not (is_noun(paradigm) and form is Form.INFINITIVE):
                    readings[word].append(VerbForm(lemma, form))
    for lemma, forms in table.get("irregular", {}).items():
        for form in Form:
            for word in forms.get(form, ()):
                readings[word].append(VerbForm(lemma, form))
        readings[lemma].append(VerbForm(lemma, Form.INFINITIVE))
    return {word: tuple(dict.fromkeys(forms)) for word, forms in readings.items()}


def build_noun_infinitives(table: Mapping[str, Any]) -> dict[str, tuple[VerbForm, ...]]:
    """The infinitives of the paradigms whose infinitive is a noun as well: attack, plan."""
    paradigms = [paradigm for paradigm in table.get("paradigm", {}).values() if is_noun(paradigm)]
    lemmas = [lemma for paradigm in paradigms for lemma in paradigm["verbs"].split()]
    return {lemma: (VerbForm(lemma, Form.INFINITIVE),) for lemma in lemmas}


def is_noun(paradigm: Mapping[str, Any]) -> bool:
    """Whether a paradigm is of verbs whose infinitive is a noun as well."""
    return bool(paradigm.get("is_noun"))


def inflect(lemma: str, paradigm: Mapping[str, Any], where: str) -> list[tuple[str, Form]]:
    """The forms of a regular verb; raises LexiconError where it does not end as its paradigm says."""
    ending = paradigm["lemma_ending"]
    if not lemma.endswith(ending):
        raise LexiconError(f"{where}: «{lemma}» does not end in «{ending}»; move it to another paradigm")
    stem = lemma[: len(lemma) - len(ending)]
    forms = [(stem + each, form) for form in Form for each in paradigm.get(form, ())]
    return [(lemma, Form.INFINITIVE), *forms]


def is_verb_alone(readings: tuple[VerbForm, ...]) -> bool:
    """Whether a word's forms are such as no noun has: «a las tres murieron dos» counts no «murieron»."""
    return bool(readings) and all(reading.form in NEVER_NOUNS for reading in readings)
