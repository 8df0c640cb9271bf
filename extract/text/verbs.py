"""The verb groups of a sentence: which verb, in which voice, tense and mood."""

from dataclasses import dataclass
from enum import StrEnum

from extract.lexicon import Lexicon
from extract.lexicon.verbs import FINITE, Form, VerbForm, is_verb_alone
from extract.model import Sentence, Tokens


class Tense(StrEnum):
    """The time of a verb group."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


FIRST_YEAR, LAST_YEAR = 1900, 2100
PAST_FORMS = frozenset({Form.PAST, Form.IMPERFECT, Form.PAST_PARTICIPLE})
FUTURE_FORMS = frozenset({Form.FUTURE, Form.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Auxiliaries, adverbs and main verb: tokens `first` to `last`, the main verb at `head`."""

    first: int
    last: int
    head: int
    lemma: str
    form: Form
    """The form of the main verb."""
    tense: Tense
    is_finite: bool
    is_passive: bool
    is_conditional: bool
    is_negated: bool


def find_verbs(tokens: Tokens, sentence: Sentence, lexicon: Lexicon) -> list[VerbGroup]:
    """Every verb group of a sentence, left to right."""
    return VerbFinder(tokens, sentence, lexicon).find()


class VerbFinder:
    """Walks a sentence's tokens and gathers auxiliaries with their main verb."""

    def __init__(self, tokens: Tokens, sentence: Sentence, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.sentence = sentence
        self.words = tokens.words
        self.verbs = lexicon.verbs
        self.text = lexicon.text
        self.number_words = lexicon.numbers
        self.adjectives = lexicon.quantities.before_noun
        """«une ancienne juge»: what stands behind them is a noun."""

    def find(self) -> list[VerbGroup]:
        groups, index = [], self.sentence.first
        while index < self.sentence.last:
            group = self.group_at(index)
            if group:
                groups.append(group)
            index = group.last if group else index + 1
        return groups

    def group_at(self, index: int) -> VerbGroup | None:
        """The verb group that begins at a token."""
        readings = self.readings(index)
        if not readings:
            return None
        chain = [(index, readings)]
        cursor = index + 1
        while self.is_auxiliary(chain[-1][1]):
            following = self.next_verb(cursor)
            if following is None:
                break
            chain.append((following, self.verbs.table.get(self.words[following]) or self.guess_participle(following)))
            cursor = following + 1
        return self.to_group(chain)

    def readings(self, index: int) -> tuple[VerbForm, ...]:
        """What verb forms the token may be here; none where a determiner makes a noun of it."""
        readings = self.verbs.table.get(self.words[index]) or self.guess(index)
        if not readings or index == self.sentence.first:
            return readings
        before = self.words[index - 1]
        is_noun = before in self.text.determiners and before not in self.text.clitics
        # "in 2019 died two": a year counts nothing.
        is_count = before.isdecimal() and not (len(before) == 4 and FIRST_YEAR <= int(before) <= LAST_YEAR)
        is_counted = is_count or (before,) in self.number_words.cardinals
        if self.is_auxiliary(readings) or is_verb_alone(readings):
            return readings
        if is_noun or is_counted or before in self.text.possessives or before in self.adjectives:
            return ()
        return readings

    def guess(self, index: int) -> tuple[VerbForm, ...]:
        """A verb that no table holds, by an ending that only verbs have."""
        word = self.words[index]
        if len(word) < 6 or self.tokens.is_capitalized(index):
            return ()
        for endings, form in (
            (self.verbs.conditional_endings, Form.CONDITIONAL),
            (self.verbs.past_endings, Form.PAST),
            (self.verbs.future_endings, Form.FUTURE),
        ):
            if endings and word.endswith(endings):
                return (VerbForm(word, form),)
        return ()

    def guess_participle(self, index: int) -> tuple[VerbForm, ...]:
        """A participle that no table holds, behind an auxiliary: «avaient séquestré»."""
        word = self.words[index]
        endings = self.verbs.participle_endings
        if len(word) < 5 or not endings or not word.endswith(endings) or word in self.text.adverbs:
            return ()
        return (VerbForm(word, Form.PAST_PARTICIPLE),)

    def is_auxiliary(self, readings: tuple[VerbForm, ...]) -> bool:
        return any(
            reading.lemma in self.verbs.perfect
            or reading.lemma in self.verbs.passive
            or reading.lemma in self.verbs.future
            or reading.lemma in self.verbs.modal_conditional
            for reading in readings
        )

    def next_verb(self, index: int) -> int | None:
        """The next verb form of the same group, past adverbs, negations and unstressed pronouns."""
        while index < self.sentence.last:
            word = self.words[index]
            if self.verbs.table.get(word) or self.guess_participle(index):
                return index
            if not self.may_stand_between(word):
                return None
            index += 1
        return None

    def may_stand_between(self, word: str) -> bool:
        return (
            word in self.text.adverbs
            or word in self.text.negations
            or word in self.text.clitics
            or (bool(self.text.adverb_endings) and word.endswith(self.text.adverb_endings))
        )

    def to_group(self, chain: list[tuple[int, tuple[VerbForm, ...]]]) -> VerbGroup:
        """One group of a chain of verb forms; the last is the main verb."""
        chosen = [self.choose(readings, is_first=place == 0, is_alone=len(chain) == 1)
                  for place, (_, readings) in enumerate(chain)]  # fmt: skip
        first, head = chain[0][0], chain[-1][0]
        lead, main = chosen[0], chosen[-1]
        return VerbGroup(
            first=first,
            last=head + 1,
            head=head,
            lemma=main.lemma,
            form=main.form,
            tense=self.tense(chosen),
            is_finite=lead.form in FINITE,
            is_passive=self.is_passive(chosen),
            is_conditional=lead.form is Form.CONDITIONAL,
            is_negated=any(
                self.words[index] in self.text.negations
                for index in range(max(self.sentence.first, first - 2), head + 1)
            ),
        )

    def choose(self, readings: tuple[VerbForm, ...], *, is_first: bool, is_alone: bool) -> VerbForm:
        """One reading of a form: finite where it leads the group, a participle or infinitive behind an auxiliary."""
        if is_alone and is_first:
            return readings[0]
        wanted = FINITE if is_first else {Form.PAST_PARTICIPLE, Form.INFINITIVE, Form.PRESENT_PARTICIPLE}
        return next((reading for reading in readings if reading.form in wanted), readings[0])

    def tense(self, chosen: list[VerbForm]) -> Tense:
        lead, main = chosen[0], chosen[-1]
        if self.is_future(chosen):
            return Tense.FUTURE
        if lead.form in FUTURE_FORMS:
            return Tense.FUTURE if len(chosen) == 1 or main.form is Form.INFINITIVE else Tense.PAST
        if lead.form in PAST_FORMS:
            return Tense.PAST
        if len(chosen) > 1 and main.form is Form.PAST_PARTICIPLE and not self.is_present_passive(chosen):
            return Tense.PAST
        return Tense.PRESENT

    def is_future(self, chosen: list[VerbForm]) -> bool:
        """«vont voter», "will vote", and the passive: «seront jugés», "will be tried"; «aura tué» looks back."""
        lead, main = chosen[0], chosen[-1]
        if lead.lemma in self.verbs.future:
            return any(form.form is Form.INFINITIVE for form in chosen[1:])
        is_passive = lead.lemma in self.verbs.passive and main.lemma not in self.of_state
        return lead.form is Form.FUTURE and main.form is Form.PAST_PARTICIPLE and is_passive

    def is_present_passive(self, chosen: list[VerbForm]) -> bool:
        lead, main = chosen[0], chosen[-1]
        return len(chosen) == 2 and lead.lemma in self.verbs.passive and main.lemma not in self.of_state

    @property
    def of_state(self) -> frozenset[str]:
        return self.verbs.takes_passive_auxiliary

    def is_passive(self, chosen: list[VerbForm]) -> bool:
        """A participle that be or être governs, or a bare one; not that of «est mort»."""
        main = chosen[-1]
        if main.form is not Form.PAST_PARTICIPLE or main.lemma in self.of_state:
            return False
        return len(chosen) == 1 or chosen[-2].lemma in self.verbs.passive
