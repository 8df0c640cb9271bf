"""The words of all metrics of one language -> tables by how they are looked up."""

from collections import Counter, defaultdict
from dataclasses import replace

from extract.errors import LexiconError
from extract.folding import Elision, split_phrase
from extract.lexicon.inflection import to_plural
from extract.lexicon.phrases import Phrases
from extract.lexicon.tables import Table
from extract.lexicon.verbs import Form
from extract.lexicon.words import (
    Clue,
    DurationVerb,
    Marks,
    MetricRole,
    MetricWords,
    Need,
    Predicate,
    ShareWords,
    TextWords,
    VerbWords,
    Words,
)


def laxness(predicate: Predicate) -> int:
    """How little a word needs beside it: what needs most is tried first."""
    if predicate.needs in {Need.CAPTOR, Need.TRIAL}:
        return 0
    return 1 if predicate.needs else 2


class MetricCollector:
    """Gathers the words of all metrics, by how they are looked up."""

    def __init__(self, path: str, elision: Elision, text: TextWords, verbs: VerbWords) -> None:
        self.path = path
        self.elision = elision
        self.text = text
        self.verb_table = verbs.table
        self.noun_infinitives = verbs.noun_infinitives
        self.lemmas = {reading.lemma for readings in verbs.table.values() for reading in readings}
        self.nouns: dict[str, list[Predicate]] = defaultdict(list)
        self.phrases: dict[tuple[str, ...], list[Predicate]] = defaultdict(list)
        self.verbs: dict[str, list[Predicate]] = defaultdict(list)
        self.topics: dict[str, Marks] = {}
        self.verb_phrases: dict[str, list[tuple[tuple[str, ...], Predicate]]] = defaultdict(list)

    def add(self, metric: str, table: Table) -> None:
        """The words of one metric, by role."""
        for role in (
            MetricRole.COUNT,
            MetricRole.GROUP,
            MetricRole.ACT,
            MetricRole.ACT_FOR,
            MetricRole.TOLL,
            MetricRole.STATE,
            MetricRole.EXCLUDED,
        ):
            for key, need in self.needs_of(role):
                for noun in table.take(key) if key in table.entries else ():
                    self.add_noun(noun, Predicate(metric, role, need))
        if len(topics := table.marks("topics")):
            self.topics[metric] = topics
        for role in (
            MetricRole.PATIENT,
            MetricRole.SUBJECT,
            MetricRole.GATHER,
            MetricRole.OBJECT,
            MetricRole.OTHER,
        ):
            for key, need in self.needs_of(role):
                for verb in table.take(key) if key in table.entries else ():
                    self.add_verb(verb, Predicate(metric, role, need))

    def needs_of(self, role: MetricRole) -> list[tuple[str, Need | None]]:
        """The keys of a role in metrics.toml, and what the words under each need; the strictest come first."""
        return [*((f"{role}_{need}", need) for need in Need), (role, None)]

    def add_noun(self, noun: str, predicate: Predicate) -> None:
        words = split_phrase(noun, self.elision)
        plurals = tuple(to_plural(word, self.text) for word in words)
        forms = {words}
        if predicate.role is not MetricRole.TOLL:
            forms |= {plurals, (*words[:-1], plurals[-1]), (plurals[0], *words[1:])}
        for form in forms:
            if len(form) == 1:
                self.nouns[form[0]].append(predicate)
            else:
                self.phrases[form].append(predicate)

    def add_verb(self, phrase: str, predicate: Predicate) -> None:
        words = split_phrase(phrase, self.elision)
        at = next((index for index, word in enumerate(words) if word in self.lemmas), None)
        if at is None:
            raise LexiconError(f"{self.path}: {predicate.metric}: no word of «{phrase}» is in verbs.toml; add its verb")
        lemma, rest = words[at], words[at + 1 :]
        if self.text.reflexives.intersection(words[:at]):
            predicate = replace(predicate, is_reflexive=True)
        if rest:
            self.verb_phrases[lemma].append((rest, predicate))
        else:
            self.verbs[lemma].append(predicate)

    def find_starters(self) -> Words:
        """The first words of nouns and phrases, and every form of the verbs."""
        verbs = set(self.verbs) | set(self.verb_phrases)
        forms = {word for word, readings in self.verb_table.items() if any(each.lemma in verbs for each in readings)}
        return frozenset(forms | set(self.nouns) | {phrase[0] for phrase in self.phrases})

    def find_clues(self) -> dict[str, tuple[Clue, ...]]:
        """By word, what it may tell of any metric, each with the other words that it takes."""
        roles: dict[str, dict[Words, set[MetricRole]]] = defaultdict(lambda: defaultdict(set))
        uses = Counter(word for phrase in self.phrases for word in phrase)
        for phrase, predicates in (*(((noun,), each) for noun, each in self.nouns.items()), *self.phrases.items()):
            rarest = min(phrase, key=lambda word: uses[word])
            roles[rarest][frozenset(phrase) - {rarest}].update(predicate.role for predicate in predicates)
        for word, readings in (*self.verb_table.items(), *self.noun_infinitives.items()):
            for lemma in {reading.lemma for reading in readings}:
                alone = [((), predicate) for predicate in self.verbs.get(lemma, ())]
                for rest, predicate in (*alone, *self.verb_phrases.get(lemma, ())):
                    roles[word][frozenset(rest)].add(predicate.role)
        return {
            word: tuple(Clue(others, frozenset(found)) for others, found in each.items())
            for word, each in roles.items()
        }

    def find_subject_forms(self, form: Form) -> Words:
        """The words that can be a form of a verb that people counted do, and of no other."""
        lemmas = {
            lemma
            for lemma, predicates in self.verbs.items()
            if all(predicate.role is MetricRole.SUBJECT for predicate in predicates)
        }
        return frozenset(
            word
            for word, readings in self.verb_table.items()
            if any(each.form is form for each in readings) and all(each.lemma in lemmas for each in readings)
        )

    def build(
        self, shares: list[ShareWords], durations: list[ShareWords], duration_verbs: dict[str, DurationVerb]
    ) -> MetricWords:
        return MetricWords(
            nouns={word: tuple(sorted(predicates, key=laxness)) for word, predicates in self.nouns.items()},
            phrases=Phrases(
                {phrase: tuple(sorted(predicates, key=laxness)) for phrase, predicates in self.phrases.items()}
            ),
            verbs={lemma: tuple(sorted(predicates, key=laxness)) for lemma, predicates in self.verbs.items()},
            verb_phrases={
                lemma: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), laxness(entry[1]))))
                for lemma, entries in self.verb_phrases.items()
            },
            shares=tuple(shares),
            durations=tuple(durations),
            duration_verbs=duration_verbs,
            topics=self.topics,
            subject_pasts=self.find_subject_forms(Form.PAST),
            subject_presents=self.find_subject_forms(Form.PRESENT),
            starters=self.find_starters(),
            clues=self.find_clues(),
        )
