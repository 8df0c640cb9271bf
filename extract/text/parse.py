"""A text's sentences with their verbs and clauses, each worked out when it is first asked for."""

from extract.lexicon import Lexicon
from extract.model import Sentence, Tokens
from extract.text.clauses import find_clauses
from extract.text.sentences import split_sentences
from extract.text.tokens import tokenize
from extract.text.verbs import VerbGroup, find_verbs


class Parse:
    """Tokens and sentences of a text; verbs and clauses of a sentence only where a rule looks at it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.tokens: Tokens = tokenize(text, lexicon)
        self.sentences: list[Sentence] = split_sentences(self.tokens, lexicon)
        self._verbs: dict[int, list[VerbGroup]] = {}
        self._clauses: dict[int, list[int]] = {}

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[self.tokens.sentences[token]]

    def verbs(self, sentence: int) -> list[VerbGroup]:
        """The verb groups of a sentence."""
        if sentence not in self._verbs:
            self._verbs[sentence] = find_verbs(self.tokens, self.sentences[sentence], self.lexicon)
        return self._verbs[sentence]

    def verbs_around(self, token: int) -> list[VerbGroup]:
        """The verb groups of the sentence that a token stands in."""
        return self.verbs(self.tokens.sentences[token])

    def clause_of(self, token: int) -> tuple[int, int]:
        """The sentence of a token and the number of its clause there: equal for tokens that share a verb."""
        index = self.tokens.sentences[token]
        if index not in self._clauses:
            sentence = self.sentences[index]
            self._clauses[index] = find_clauses(self.tokens, sentence, self.verbs(index), self.lexicon)
        return index, self._clauses[index][token - self.sentences[index].first]
