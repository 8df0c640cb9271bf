"""A text's sentences with their verbs and clauses, each worked out when it is first asked for."""

from extract.lexicon import Lexicon
from extract.model import Sentence, Tokens
from extract.text.clauses import ClauseFinder
from extract.text.sentences import split_sentences
from extract.text.tokens import tokenize
from extract.text.verbs import VerbFinder, VerbGroup


class Parse:
    """Tokens and sentences of a text; verbs and clauses of a sentence only where a rule looks at it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.tokens: Tokens = tokenize(text, lexicon)
        self.sentences: list[Sentence] = split_sentences(self.tokens, lexicon)
        self._verb_finder = VerbFinder(self.tokens, lexicon)
        self._clause_finder = ClauseFinder(self.tokens, lexicon)
        self._vocabularies: dict[int, frozenset[str]] = {}
        self._verbs: dict[int, list[VerbGroup]] = {}
        self._clauses: dict[int, list[int]] = {}

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[self.tokens.sentences[token]]

    def vocabulary(self, sentence: int) -> frozenset[str]:
        """The words of a sentence, each once: what no table needs to look for token by token."""
        if sentence not in self._vocabularies:
            here = self.sentences[sentence]
            self._vocabularies[sentence] = frozenset(self.tokens.words[here.first : here.last])
        return self._vocabularies[sentence]

    def verbs(self, sentence: int) -> list[VerbGroup]:
        """The verb groups of a sentence."""
        if sentence not in self._verbs:
            self._verbs[sentence] = self._verb_finder.find(self.sentences[sentence])
        return self._verbs[sentence]

    def verbs_around(self, token: int) -> list[VerbGroup]:
        """The verb groups of the sentence that a token stands in."""
        return self.verbs(self.tokens.sentences[token])

    def clause_of(self, token: int) -> tuple[int, int]:
        """The sentence of a token and the number of its clause there: equal for tokens that share a verb."""
        index = self.tokens.sentences[token]
        if index not in self._clauses:
            self._clauses[index] = self._clause_finder.find(self.sentences[index], self.verbs(index))
        return index, self._clauses[index][token - self.sentences[index].first]
