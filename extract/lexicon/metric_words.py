"""The words of all metrics of one language -> tables by how they are looked up."""

from collections import defaultdict

from extract.errors import LexiconError
from extract.folding import Elision, split_phrase
from extract.lexicon.inflection import to_plural
from extract.lexicon.phrases import Phrases
from extract.lexicon.tables import Table
from extract.lexicon.words import MetricRole, MetricWords, Predicate, ShareWords, TextWords, VerbWords, Words


class MetricCollector:
    """Gathers the words of all metrics, by how they are looked up."""

    def __init__(self, path: str, elision: Elision, text: TextWords, verbs: VerbWords) -> None:
        self.path = path
        self.elision = elision
        self.text = text
        self.verb_table = verbs.table
        self.lemmas = {reading.lemma for readings in verbs.table.values() for reading in readings}
        self.nouns: dict[str, list[Predicate]] = defaultdict(list)
        self.phrases: dict[tuple[str, ...], list[Predicate]] = defaultdict(list)
        self.verbs: dict[str, list[Predicate]] = defaultdict(list)
        self.verb_phrases: dict[str, list[tuple[tuple[str, ...], Predicate]]] = defaultdict(list)

    def add(self, metric: str, table: Table) -> None:
        """The words of one metric, by role."""
        for role in (MetricRole.COUNT, MetricRole.GROUP, MetricRole.ACT, MetricRole.TOLL, MetricRole.STATE):
            for noun in table.take(role) if role in table.entries else ():
                self.add_noun(noun, Predicate(metric, role))
        for role in (MetricRole.PATIENT, MetricRole.SUBJECT, MetricRole.GATHER, MetricRole.OBJECT):
            for verb in table.take(role) if role in table.entries else ():
                self.add_verb(verb, Predicate(metric, role))

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
        if rest:
            self.verb_phrases[lemma].append((rest, predicate))
        else:
            self.verbs[lemma].append(predicate)

    def find_starters(self) -> Words:
        """The first words of nouns and phrases, and every form of the verbs."""
        verbs = set(self.verbs) | set(self.verb_phrases)
        forms = {word for word, readings in self.verb_table.items() if any(each.lemma in verbs for each in readings)}
        return frozenset(forms | set(self.nouns) | {phrase[0] for phrase in self.phrases})

    def build(
        self, shares: list[ShareWords], durations: list[ShareWords], duration_verbs: dict[str, str]
    ) -> MetricWords:
        return MetricWords(
            nouns={word: tuple(predicates) for word, predicates in self.nouns.items()},
            phrases=Phrases({phrase: tuple(predicates) for phrase, predicates in self.phrases.items()}),
            verbs={lemma: tuple(predicates) for lemma, predicates in self.verbs.items()},
            verb_phrases={
                lemma: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
                for lemma, entries in self.verb_phrases.items()
            },
            shares=tuple(shares),
            durations=tuple(durations),
            duration_verbs=duration_verbs,
            starters=self.find_starters(),
        )
