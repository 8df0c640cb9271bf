"""The noun that a number counts, with its adjectives; no tagger, only what may not stand in a noun phrase."""

from extract.lexicon import Lexicon, to_singular
from extract.lexicon.verbs import FINITE, Form, is_verb_alone
from extract.lexicon.words import MetricRole
from extract.model import Tokens, value
from extract.text.deeds import tells_deed, tells_of_others

EM_DASH = "\N{EM DASH}"
"""A dash that parts and never joins: "hurt 12—a boy among them"."""
SHORTEST_VERB = 5
"""A verb that is known by its ending alone has more letters than these."""
JOINED_ADJECTIVES = 2
"""Further adjectives that may stand between those that "and" joins and their noun: "old and new reported cases"."""
LONGEST_PHRASE = 6
"""Words after a number that may still belong to its noun."""


@value
class NounPhrase:
    """Tokens `first` to `last`, the noun itself at `head`; None where the noun is left out."""

    first: int
    last: int
    head: int | None


def find_noun(
    tokens: Tokens, last: int, limit: int, lexicon: Lexicon, *, is_partitive: bool, is_many: bool = True
) -> NounPhrase:
    """The noun phrase after a number; `is_partitive` where «de» stands between them («des dizaines de blessés»).

    `is_many` where the noun that is counted stands in the plural.
    """
    if 0 < last < limit and tokens.words[last - 1].isdecimal() and not tokens.words[last][0].isalpha():
        is_joined = tokens.words[last].isdecimal() or tokens.words[last] in lexicon.signs.slashes
        if is_joined:
            return NounPhrase(last, last, None)
    finder = NounFinder(tokens, limit, lexicon, is_many=is_many)
    if finder.starts_time(last):
        return NounPhrase(last, last, None)
    if last + 1 < limit and tokens.words[last] in lexicon.signs.quotes:
        last += 1  # «au moins 30 "corps sans vie"»
    compound = finder.find_suffix(last) or finder.find_compound(last)
    if compound:
        return compound
    cursor = last
    if is_partitive:
        cursor = finder.past_partitive(cursor)
    behind = finder.past_age(cursor)
    if behind > cursor and finder.end_of_phrase(behind) == behind:
        return NounPhrase(cursor, behind, behind - 1)  # "a 15-year-old was hurt"
    first = cursor = behind
    while cursor < limit and finder.is_before_noun(cursor):
        cursor += 1
    if cursor < limit and tokens.words[cursor] in lexicon.quantities.measure_signs:
        return NounPhrase(first, cursor + 1, cursor)
    stop = finder.end_of_phrase(finder.past_joined_adjectives(cursor))
    if stop == cursor:
        return NounPhrase(first, cursor, None)
    if lexicon.text.noun_head_is_last:
        return NounPhrase(first, stop, finder.last_head(cursor, stop, is_many=is_many))
    return NounPhrase(first, stop, cursor)


class NounFinder:
    """Which tokens may stand in a noun phrase."""

    def __init__(self, tokens: Tokens, limit: int, lexicon: Lexicon, *, is_many: bool = True) -> None:
        self.is_many = is_many
        self.tokens = tokens
        self.words = tokens.words
        self.limit = limit
        self.lexicon = lexicon

    def find_compound(self, index: int) -> NounPhrase | None:
        """The noun that a hyphen ties to the number: "a 12-hour siege", "a 15-member council"."""
        if not self.lexicon.text.noun_head_is_last or index + 1 >= self.limit or not self.is_inner_hyphen(index):
            return None
        word = self.words[index + 1]
        if not word.isalpha() or word in self.lexicon.text.prepositions or self.starts_age(index):
            return None
        stop = self.end_of_phrase(index + 1)
        if word in self.lexicon.claims.strengths and index + 2 < self.limit and self.words[index + 2].isalpha():
            stop = max(stop, index + 3)  # "a 2,700-strong force"
            return NounPhrase(index + 2, stop, stop - 1)
        return NounPhrase(index + 1, stop, index + 1)

    def starts_time(self, index: int) -> bool:
        """Whether a time stands right behind the number, one week or month of it: "injured 72 last month"."""
        dates = self.lexicon.dates
        if not self.lexicon.text.noun_head_is_last or index + 1 >= self.limit:
            return False
        if self.words[index] not in dates.last | dates.next:
            return False
        following = self.words[index + 1]
        is_unit = dates.units.at(self.words, index + 1, self.limit) is not None and not self.is_plural(following)
        return is_unit or following in dates.weekdays or following in dates.months

    def find_suffix(self, index: int) -> NounPhrase | None:
        """The measure written hard against digits: 128GB, "a 120Hz screen"."""
        if not 0 < index < self.limit or not self.words[index].isalpha() or not self.words[index - 1].isdecimal():
            return None
        is_tight = self.tokens.starts[index] == self.tokens.ends[index - 1]
        return NounPhrase(index, index + 1, index) if is_tight else None

    def starts_age(self, index: int) -> bool:
        """Whether an age stands at a token: "-year-old"."""
        return self.lexicon.quantities.ages_after.at(self.words, index, self.limit) is not None

    def past_partitive(self, index: int) -> int:
        """Past «de», «d'autres», «of the»."""
        if index < self.limit and self.words[index] in self.lexicon.text.genitives:
            index += 1
            while index < self.limit and (self.is_number(index) or self.words[index] in self.lexicon.text.determiners):
                index += 1
        return index

    def past_joined_adjectives(self, index: int) -> int:
        """The figure's noun behind adjectives that "and" joins: "103 confirmed, probable and suspected cases"."""
        text, comma, at = self.lexicon.text, self.lexicon.signs.comma, index
        if not text.noun_head_is_last:
            return index
        while at + 1 < self.limit and self.words[at + 1] == comma and self.is_adjective(at):
            at += 2
        is_first = at + 2 < self.limit and self.words[at + 1] in text.coordinators and self.is_adjective(at)
        if not is_first or not self.is_adjective(at + 2):
            return index
        stop = min(self.limit, at + 3 + JOINED_ADJECTIVES)
        nouns = (self.lexicon.metrics.nouns.get(word, ()) for word in self.words[at + 3 : stop])
        roles = [{each.role for each in predicates} for predicates in nouns]
        behind = next((place for place, found in enumerate(roles, at + 3) if MetricRole.COUNT in found), None)
        if behind is None or not all(map(self.is_adjective, range(at + 3, behind))):
            return index
        return behind

    def is_adjective(self, index: int) -> bool:
        """Whether a word may be an adjective before a noun: no plural, no name for people, no small word."""
        word, text = self.words[index], self.lexicon.text
        if not word[0].isalpha() or word in text.function_words or (word,) in self.lexicon.numbers.cardinals:
            return False
        is_noun = any(each.role is MetricRole.COUNT for each in self.lexicon.metrics.nouns.get(word, ()))
        return not is_noun and not self.is_plural(word) and word not in self.lexicon.quantities.people

    def is_number(self, index: int) -> bool:
        """Whether a number stands between «des» and the noun: «152 des 180 sièges»."""
        is_sign = self.words[index] in self.lexicon.numbers.group_signs and self.words[index - 1].isdecimal()
        is_sign = is_sign or (self.words[index] in self.lexicon.signs.dashes and self.is_inner_hyphen(index))
        return is_sign or self.words[index].isdecimal() or (self.words[index],) in self.lexicon.numbers.cardinals

    def past_age(self, index: int) -> int:
        """Past an age that stands before its noun: "a 4-year-old girl"."""
        match = None
        if index + 1 < self.limit and (
            self.words[index].isdecimal() or (self.words[index],) in self.lexicon.numbers.cardinals
        ):
            match = self.lexicon.quantities.ages_after.at(self.words, index + 1, self.limit)
        return index + 1 + match[0] if match and match[0] > 1 else index

    def is_before_noun(self, index: int) -> bool:
        """Whether a word only leads to the noun: an adjective, or a prefix with its hyphen («ex-détenus»)."""
        words, before_noun = self.words, self.lexicon.quantities.before_noun
        is_prefix = words[index] in self.lexicon.signs.dashes and words[index - 1] in before_noun
        return words[index] in before_noun or (is_prefix and index + 1 < self.limit)

    def end_of_phrase(self, index: int) -> int:
        """The token after the noun phrase that begins at `index`."""
        stop = index
        while stop < min(self.limit, index + LONGEST_PHRASE) and self.may_belong(stop, index):
            stop += 1
        return stop

    def may_belong(self, index: int, first: int) -> bool:
        word = self.words[index]
        if not word[0].isalpha():
            is_inner = self.is_inner_hyphen(index) or self.is_number_of_name(index, first)
            return (index > first and is_inner) or self.is_inner_period(index)
        text = self.lexicon.text
        if word in text.function_words or word in text.determiners or word in text.negations:
            return index == first and self.is_head_of_compound(index)
        if word in self.lexicon.dates.weekdays or word in self.lexicon.dates.months:
            return False
        if index > first and (word,) in self.lexicon.numbers.cardinals:
            return False  # "45 people missing two days later"
        if index == first:
            is_doing = word in self.lexicon.metrics.subject_pasts or is_verb_alone(
                self.lexicon.verbs.table.get(word, ())
            )
            is_lone = self.is_lone_verb(index) or self.is_lone_adverb(index) or self.is_plain_verb(index)
            is_lone = is_lone or tells_deed(self.words, index, self.limit, self.lexicon)
            is_lone = is_lone or tells_of_others(self.words, index, self.lexicon)
            return not self.is_auxiliary(word) and not is_doing and not is_lone
        if text.adverb_endings and word.endswith(text.adverb_endings) and len(word) > 5:
            return False
        if self.has_verb_ending(index):
            return False
        is_joined = self.words[index - 1] in self.lexicon.signs.dashes
        if not text.noun_head_is_last and self.tokens.is_capitalized(index) and not is_joined:
            return False
        if self.is_behind_adverb(index) or self.is_document(index) or self.is_end_of_compound(index):
            return True
        return not self.is_verb(index) and not self.is_unknown_verb(index)

    def is_plain_verb(self, index: int) -> bool:
        """Whether what many do stands before a preposition: "15 die in a stampede", not "two patrol cars"."""
        text, following = self.lexicon.text, index + 1
        if not self.is_many or self.words[index] not in self.lexicon.metrics.subject_presents:
            return False
        return following < self.limit and self.words[following] in text.prepositions | text.subordinators

    def is_lone_verb(self, index: int) -> bool:
        """Whether a word right behind the number looks like its verb, with no noun to come: "53,000 participated"."""
        predicates = self.lexicon.metrics.nouns.get(self.words[index], ())
        is_state = any(predicate.role is MetricRole.STATE for predicate in predicates)
        is_verb = self.words[index].endswith(self.lexicon.verbs.participle_endings) or (
            is_state and self.words[index] in self.lexicon.verbs.table
        )
        text = self.lexicon.text
        following = self.words[index + 1] if index + 1 < self.limit else ""
        if text.noun_head_is_last and following in text.determiners and self.is_past(index):
            return True  # "five more lost their lives"
        if not text.noun_head_is_last or not (is_verb or self.is_past(index)) or self.is_before_noun(index - 1):
            return False
        if not following or not following[0].isalpha():
            return True
        return following in text.prepositions or following in text.determiners or following in text.coordinators

    def is_past(self, index: int) -> bool:
        """Whether a word can only be the past or participle of a verb: "lost", "thought"."""
        readings = self.lexicon.verbs.table.get(self.words[index], ())
        return bool(readings) and all(reading.form in {Form.PAST, Form.PAST_PARTICIPLE} for reading in readings)

    def is_behind_adverb(self, index: int) -> bool:
        """Whether a participle stands behind an adverb and before a noun: "602 newly confirmed infections"."""
        endings, before = self.lexicon.text.adverb_endings, self.words[index - 1]
        is_participle = any(
            reading.form is Form.PAST_PARTICIPLE for reading in self.lexicon.verbs.table.get(self.words[index], ())
        )
        is_last = index + 1 >= self.limit or not self.words[index + 1][0].isalpha()
        return (
            bool(endings)
            and before.endswith(endings)
            and is_participle
            and not is_last
            and not (
                self.words[index + 1] in self.lexicon.text.prepositions
                or self.words[index + 1] in self.lexicon.text.coordinators
            )
        )

    def is_end_of_compound(self, index: int) -> bool:
        """Whether a hyphen ties a participle to the word before it: "4 storm-related deaths"."""
        is_tied = self.words[index - 1] in self.lexicon.signs.dashes and self.is_inner_hyphen(index - 1)
        return is_tied and self.lexicon.text.noun_head_is_last

    def is_head_of_compound(self, index: int) -> bool:
        """Whether a hyphen ties a small word to an adjective's other half: "an off-duty guard", "a would-be robber"."""
        is_tied = index + 2 < self.limit and self.is_inner_hyphen(index + 1)
        return is_tied and self.lexicon.text.noun_head_is_last and self.words[index + 2][0].isalpha()

    def is_document(self, index: int) -> bool:
        """Whether a noun looks like a verb behind an adjective: "no immediate reports", "felony arrests"."""
        predicates = self.lexicon.metrics.nouns.get(self.words[index], ())
        is_figure = any(predicate.role is MetricRole.COUNT and predicate.needs is None for predicate in predicates)
        forms = {reading.form for reading in self.lexicon.verbs.table.get(self.words[index], ())}
        is_present = forms <= {Form.PRESENT, Form.INFINITIVE}
        is_noun = (is_figure and is_present) or self.words[index] in self.lexicon.claims.documents
        if not self.lexicon.text.noun_head_is_last or not is_noun:
            return False
        before = self.words[index - 1]
        return before not in self.lexicon.quantities.people and not self.is_plural(before)

    def has_verb_ending(self, index: int) -> bool:
        """Whether a word that no table holds ends as only a verb does: «120 migrantes naufragaron»."""
        endings = self.lexicon.verbs.past_endings
        return bool(endings) and len(self.words[index]) > SHORTEST_VERB and self.words[index].endswith(endings)

    def is_unknown_verb(self, index: int) -> bool:
        """Whether a word that no table holds looks like the verb of the people before it: "protesters blocked"."""
        endings = self.lexicon.verbs.participle_endings
        is_last = self.lexicon.text.noun_head_is_last
        before = self.words[index - 1]
        is_counted = before in self.lexicon.quantities.people or self.is_plural(before)
        return is_last and is_counted and self.words[index].endswith(endings)

    def is_plural(self, word: str) -> bool:
        """Whether a word looks like a noun in the plural."""
        return to_singular(word, self.lexicon.text) != word

    def is_lone_adverb(self, index: int) -> bool:
        """Whether an adverb stands where no noun follows: "one fatally,", but "12 family members"."""
        endings = self.lexicon.text.adverb_endings
        if not endings or not self.words[index].endswith(endings):
            return False
        following = self.words[index + 1] if index + 1 < self.limit else ""
        if not following[:1].isalpha() or following in self.lexicon.text.prepositions:
            return True
        # "another seriously hurt on Monday": no noun behind the participle either
        readings = self.lexicon.verbs.table.get(following, ())
        is_participle = any(reading.form is Form.PAST_PARTICIPLE for reading in readings)
        behind = self.words[index + 2] if index + 2 < self.limit else ""
        text = self.lexicon.text
        return is_participle and (
            not behind[:1].isalpha() or behind in text.prepositions or behind in text.coordinators
        )

    def is_inner_period(self, index: int) -> bool:
        """Whether a full stop belongs to initials: "3,500 U.S. troops"."""
        tokens = self.tokens
        is_period = self.words[index] == self.lexicon.signs.period and index + 1 < self.limit
        return is_period and len(self.words[index - 1]) == 1 and tokens.ends[index - 1] == tokens.starts[index]

    def is_inner_hyphen(self, index: int) -> bool:
        tokens = self.tokens
        is_hyphen = self.words[index] in self.lexicon.signs.dashes - {EM_DASH} and index + 1 < self.limit
        return (
            is_hyphen
            and tokens.ends[index - 1] == tokens.starts[index]
            and tokens.ends[index] == tokens.starts[index + 1]
        )

    def is_number_of_name(self, index: int, first: int) -> bool:
        """Whether a number ends a name in the phrase: that of "COVID-19 cases", "F-16 jets"."""
        is_behind = index >= first + 2 and self.words[index].isdecimal() and self.is_inner_hyphen(index - 1)
        return is_behind and self.words[index - 2].isalpha()

    def is_auxiliary(self, word: str) -> bool:
        verbs = self.lexicon.verbs
        return any(
            reading.form in FINITE and reading.lemma in verbs.auxiliaries for reading in verbs.table.get(word, ())
        )

    def is_verb(self, index: int) -> bool:
        """Whether a word ends the phrase as a verb: a finite form, or the participle of a metric's verb."""
        word = self.words[index]
        readings = self.lexicon.verbs.table.get(word, ())
        if not readings:
            return False
        if self.lexicon.text.noun_head_is_last:
            return True
        return any(reading.form in FINITE for reading in readings)

    def last_head(self, first: int, stop: int, *, is_many: bool) -> int:
        """The noun where it stands last; a metric's own noun before a participle counts too.

        Of many it is the last word in the plural: what follows it is no noun of theirs.
        """
        for index in range(first, stop):
            predicates = self.lexicon.metrics.nouns.get(self.words[index], ())
            roles = {predicate.role for predicate in predicates}
            is_last = index + 1 == stop or self.tokens.is_capitalized(index + 1)
            if MetricRole.STATE in roles and index > first and self.is_plural(self.words[index - 1]):
                continue  # "left 17 sailors dead"
            if is_last and MetricRole.COUNT in roles:
                return index
        plurals = [index for index in range(first, stop) if self.is_plural(self.words[index])] if is_many else []
        return plurals[-1] if plurals else stop - 1
