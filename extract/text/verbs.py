"""The verb groups of a sentence: which verb, in which voice, tense and mood."""

from dataclasses import replace
from enum import StrEnum

from extract.lexicon import Lexicon, to_singular
from extract.lexicon.verbs import FINITE, Form, VerbForm, is_verb_alone
from extract.model import Sentence, Tokens, value
from extract.text.deeds import tells_deed, tells_of_others


class Tense(StrEnum):
    """The time of a verb group."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST_SMALL_WORD = 4
"""Letters of the words that a title in capitals leaves small: «from», "with"."""
FEWEST_PLAIN_WORDS = 3
"""Longer words without a capital from which on a sentence is no title."""
PAST_FORMS = frozenset({Form.PAST, Form.IMPERFECT, Form.PAST_PARTICIPLE})
FUTURE_FORMS = frozenset({Form.FUTURE, Form.CONDITIONAL})


@value
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


class VerbFinder:
    """Walks the tokens of a text, a sentence at a time, and gathers auxiliaries with their main verb."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.sentence = Sentence(0, 0, 0, 0, 0)
        self.words = tokens.words
        self.verbs = lexicon.verbs
        self.text = lexicon.text
        self.number_words = lexicon.numbers
        self.adjectives = lexicon.quantities.before_noun - lexicon.quantities.generic_people
        """«une ancienne juge»: what stands behind them is a noun."""
        actors, claims = lexicon.actors, lexicon.claims
        self.nouns = (
            actors.forces, actors.bodies, actors.roles, actors.titles, actors.speakers, claims.documents, claims.polls,
            lexicon.quantities.people,
        )  # fmt: skip
        """Nouns that an article makes sure of: «les forces de l'ordre» forces nobody."""
        self.subject_pasts = lexicon.metrics.subject_pasts
        self.subject_presents = lexicon.metrics.subject_presents
        self.people = lexicon.quantities.people
        self.qualifiers = lexicon.quantities.before
        self.saying = lexicon.claims.saying
        """Verbs whose object is a clause of its own: "police said men accused of …"."""
        self.dashes = lexicon.signs.dashes
        self.comma = lexicon.signs.comma
        self.weekdays = lexicon.dates.weekdays
        self.time_words = lexicon.text.time_words | frozenset(lexicon.dates.weekdays)
        """What a participle is dated by without a preposition: "abducted Friday", "arrested last week"."""
        self.participle_links = lexicon.text.prepositions | lexicon.text.by | self.time_words
        """What follows a participle that goes on: "accused of", "led by", "held Friday"."""
        self.quotes = lexicon.signs.quotes
        """«ayant "poignardé plusieurs personnes"»: a quotation may begin inside a verb."""
        self.partings = lexicon.text.partings
        self.documents, self.according = claims.documents, claims.according
        self.is_noun_last = lexicon.text.noun_head_is_last
        self.months = lexicon.dates.months
        self.has_month_names = lexicon.dates.names_are_capitalized
        self.negations = lexicon.text.negations - lexicon.text.weak_negations
        self.ends_of_adverbs = self.text.adverb_phrases.ends
        verbs = lexicon.verbs
        self.endings = verbs.conditional_endings + verbs.past_endings + verbs.future_endings

    def find(self, sentence: Sentence) -> list[VerbGroup]:
        """Every verb group of a sentence, left to right."""
        self.sentence = sentence
        groups, reached = [], sentence.first
        for index in self.beginnings():
            if self.words[index] in self.ends_of_adverbs and self.is_in_adverb(index):
                continue
            group = self.group_at(index) if index >= reached else None
            if group:
                groups.append(group)
                reached = group.last
        return self.mark_reduced(groups)

    def is_in_adverb(self, index: int) -> bool:
        """Whether a word that looks like a verb begins or ends an adverb of several: «a priori», «en hausse»."""
        phrases, sentence = self.text.adverb_phrases, self.sentence
        return bool(
            phrases.at(self.words, index, sentence.last) or phrases.ending_at(self.words, index + 1, sentence.first)
        )

    def beginnings(self) -> list[int]:
        """The tokens that may be verbs by themselves: those of the table, and those whose ending only verbs have."""
        words, table, endings, first = self.words, self.verbs.table, self.endings, self.sentence.first
        here = words[first : self.sentence.last]
        found = [index for index, word in enumerate(here, first) if word in table or word.endswith(endings)]
        marks, infinitives = self.text.infinitive_marks, self.verbs.noun_infinitives
        if marks and not marks.isdisjoint(here):
            marked = [
                index for index, word in enumerate(here, first) if word in infinitives and words[index - 1] in marks
            ]
            found = sorted({*found, *marked})
        return found

    def mark_reduced(self, groups: list[VerbGroup]) -> list[VerbGroup]:
        """The groups, those that only look like a past no longer finite: "men accused of spying were arrested"."""
        if not any(self.is_doubtful(group) or self.is_after_comma(group) for group in groups):
            return groups
        marked: list[VerbGroup] = []
        for place, group in enumerate(groups):
            after = groups[place + 1 :]
            is_reduced = (self.is_doubtful(group) and self.has_verb_beside(marked, after, group)) or (
                self.is_after_comma(group) and self.is_aside(marked, after, group)
            )
            marked.append(replace(group, is_finite=False, is_passive=True, form=Form.PAST_PARTICIPLE)
                          if is_reduced else group)  # fmt: skip
        return marked

    def is_doubtful(self, group: VerbGroup) -> bool:
        """Whether a past may be a participle of the noun before it: alone, before a preposition or an auxiliary."""
        before = self.words[group.first - 1] if group.first > self.sentence.first else ""
        return (
            before[:1].isalnum()
            and before not in self.text.pronouns
            and before not in self.partings
            and before not in self.text.adverbs
            and self.may_be_participle(group)
        )

    def is_after_comma(self, group: VerbGroup) -> bool:
        """Whether a past that may be a participle stands behind a comma: "two men, accused of theft, were held"."""
        is_inside = group.first > self.sentence.first + 1
        return is_inside and self.words[group.first - 1] == self.comma and self.may_be_participle(group)

    def is_aside(self, before: list[VerbGroup], after: list[VerbGroup], group: VerbGroup) -> bool:
        """Whether a subject waits for its verb on both sides of a past between commas: then it is a participle."""
        later = next((other for other in after if other.is_finite and not self.may_be_participle(other)), None)
        if later is None or self.words[later.first - 1] != self.comma or later.first - 1 <= group.last:
            return False
        start = group.first - 1
        while start > self.sentence.first and self.words[start - 1] not in self.partings:
            start -= 1
        return not any(other.is_finite and other.lemma not in self.saying and other.first >= start for other in before)

    def may_be_participle(self, group: VerbGroup) -> bool:
        """Whether a lone past looks like a participle with its complement: "accused of", "led by", "held were"."""
        if group.last - group.first > 1 or group.form is not Form.PAST:
            return False
        following = self.words[group.last] if group.last < self.sentence.last else ""
        return (
            (following in self.participle_links or self.is_finite_auxiliary(following))
            and group.lemma not in self.saying
            and self.words[group.head] not in self.subject_pasts
            and any(form.form is Form.PAST_PARTICIPLE for form in self.verbs.table.get(self.words[group.head], ()))
            and not self.starts_number(group.last)
        )

    def is_finite_auxiliary(self, word: str) -> bool:
        """Whether a word is a finite form of an auxiliary: "the men arrested were freed"."""
        return any(each.form in FINITE and each.lemma in self.verbs.helping for each in self.verbs.table.get(word, ()))

    def starts_number(self, index: int) -> bool:
        """Whether a number or its qualifier begins at a token: "killed at least 28", an object and no complement."""
        limit = self.sentence.last
        if index >= limit or self.words[index].isdecimal():
            return index < limit
        return self.qualifiers.at(self.words, index, limit) is not None

    def has_verb_beside(self, before: list[VerbGroup], after: list[VerbGroup], group: VerbGroup) -> bool:
        """Whether another finite verb stands in the same stretch: then the doubtful one is a participle."""
        earlier = next((other for other in reversed(before) if other.is_finite), None)
        if earlier and earlier.lemma not in self.saying and not self.is_parted(earlier.last, group.first):
            return True
        later = next((other for other in after if other.is_finite and not self.is_doubtful(other)), None)
        return later is not None and not self.is_parted(group.last, later.first)

    def is_parted(self, first: int, last: int) -> bool:
        """Whether a sign or conjunction between two tokens parts their clauses."""
        return any(word in self.partings for word in self.words[first:last])

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
            chain.append((following, self.behind_auxiliary(following)))
            cursor = following + 1
        return self.to_group(chain)

    def readings(self, index: int) -> tuple[VerbForm, ...]:
        """What verb forms the token may be here; none where a determiner makes a noun of it."""
        readings = self.verbs.table.get(self.words[index]) or self.guess(index)
        if not readings and index > self.sentence.first and self.words[index - 1] in self.text.infinitive_marks:
            readings = self.verbs.noun_infinitives.get(self.words[index], ())  # "tried to capture"
        if readings and (self.is_month(index) or self.is_inside_name(index)):
            return ()
        if index == self.sentence.first:
            # «Entre 100 et 200 mineurs ont été tués»
            return () if readings and self.is_preposition(index, readings) else readings
        if not readings:
            return readings
        if (
            self.is_head_of_compound(index)
            or self.is_end_of_compound(index)
            or self.is_noun_behind_article(index, readings)
            or self.is_noun_behind_participle(index, readings)
        ):
            return ()
        before = self.words[index - 1]
        is_noun = before in self.text.determiners and before not in self.text.clitics
        if is_noun and self.is_relative(index - 1):
            is_noun = False  # "the fire that killed two"
        if before in self.text.determiners and any(self.words[index] in nouns for nouns in self.nouns):
            return ()
        if self.is_article_of_noun(index, readings):
            return ()
        if before in self.text.genitives and all(reading.form is Form.INFINITIVE for reading in readings):
            # «le gouvernement vient d'annoncer»
            is_noun = False
        # "in 2019 died two": a year counts nothing.
        if self.words[index] in self.documents and self.is_source(index):
            return ()
        is_count = before.isdecimal() and not (len(before) == 4 and FIRST_YEAR <= int(before) <= LAST_YEAR)
        is_counted = is_count or (before,) in self.number_words.cardinals
        is_noun = is_noun or is_counted or before in self.text.possessives or before in self.adjectives
        if (
            not is_noun
            and not self.is_preposition(index, readings)
            and not self.is_noun_of_preposition(before, readings)
        ):
            return readings
        is_copula = any(reading.lemma in self.verbs.copulas for reading in readings)
        is_doing = is_copula or is_verb_alone(readings) or (is_counted and self.is_done_by_many(index))
        is_doing = is_doing or (before not in self.text.determiners and self.is_past_of_object(index, readings))
        is_doing = is_doing or (is_counted and tells_deed(self.words, index, self.sentence.last, self.lexicon))
        is_doing = is_doing or tells_of_others(self.words, index, self.lexicon)
        return readings if is_doing or self.is_auxiliary(readings) else ()

    def is_past_of_object(self, index: int, readings: tuple[VerbForm, ...]) -> bool:
        """Whether a past stands before its object's article or possessive: "five more lost their lives"."""
        if not self.text.noun_head_is_last or index + 1 >= self.sentence.last:
            return False
        is_past = all(reading.form in {Form.PAST, Form.PAST_PARTICIPLE} for reading in readings)
        return is_past and self.words[index + 1] in self.text.possessives

    def is_done_by_many(self, index: int) -> bool:
        """Whether a verb behind a number tells what those counted do: "12 died", "15 die in a stampede"."""
        word, following = self.words[index], index + 1
        if word not in self.subject_presents or self.words[index - 1] in self.number_words.ones:
            return word in self.subject_pasts
        is_led = following < self.sentence.last and self.words[following] in self.text.prepositions
        return is_led or word in self.subject_pasts

    def is_noun_behind_article(self, index: int, readings: tuple[VerbForm, ...]) -> bool:
        """Whether a preposition stands before the article of what could only be a finite verb: «de la force»."""
        if index - 2 < self.sentence.first or self.words[index - 1] not in self.text.determiners:
            return False
        before = self.words[index - 2]
        is_led = before in self.text.prepositions or before in self.text.genitives
        return is_led and all(reading.form in FINITE for reading in readings)

    def is_noun_behind_participle(self, index: int, readings: tuple[VerbForm, ...]) -> bool:
        """Whether a present participle behind a preposition makes a plural of the word: "at polling stations"."""
        if not self.text.noun_head_is_last or index - 2 < self.sentence.first:
            return False
        lead = self.words[index - 2]
        if lead not in self.text.prepositions or lead in self.text.genitives or lead in self.text.subordinators:
            return False
        before = self.verbs.table.get(self.words[index - 1], ())
        is_participle = bool(before) and all(reading.form is Form.PRESENT_PARTICIPLE for reading in before)
        return is_participle and all(reading.form is Form.PRESENT for reading in readings)

    def is_head_of_compound(self, index: int) -> bool:
        """Whether a hyphen ties a word to the one behind it, where such compounds are no verbs: "free-flowing"."""
        last = index + 2
        if not self.text.noun_head_is_last or last >= self.sentence.last or self.words[index + 1] not in self.dashes:
            return False
        starts, ends = self.tokens.starts, self.tokens.ends
        return starts[index + 1] == ends[index] and starts[last] == ends[index + 1] and self.words[last][0].isalpha()

    def is_end_of_compound(self, index: int) -> bool:
        """Whether a hyphen ties the word to one before it: "self-described"; "re-elected" stays a verb."""
        first = index - 2
        if self.words[index - 1] not in self.dashes or first < self.sentence.first:
            return False
        starts, ends = self.tokens.starts, self.tokens.ends
        is_tight = starts[index] == ends[index - 1] and starts[index - 1] == ends[first]
        return is_tight and self.words[first][0].isalpha() and self.words[first] not in self.text.verb_prefixes

    def is_source(self, index: int) -> bool:
        """Whether words that name a source lead to a noun that looks like a verb: "according to recent reports"."""
        start = self.sentence.first
        if not self.is_noun_last:
            return False
        return any(
            self.according.ending_at(self.words, at, start) for at in range(max(start + 1, index - 3), index + 1)
        )

    def is_relative(self, index: int) -> bool:
        """Whether a word that may be a determiner stands behind a noun, and so is a relative pronoun: "that"."""
        first = index - 1
        if self.words[index] not in self.text.relatives or first < self.sentence.first:
            return False
        word = self.words[first]
        return word[0].isalpha() and word not in self.text.function_words and word not in self.verbs.table

    def is_inside_name(self, index: int) -> bool:
        """Whether a capitalized word stands between two others, not in a title: "Oakland Unified School District"."""
        if not self.has_month_names or not self.sentence.first < index < self.sentence.last - 1:
            return False
        capitals = self.tokens.is_capitalized
        if not (capitals(index) and capitals(index - 1) and capitals(index + 1)):
            return False
        places = range(self.sentence.first, self.sentence.last)
        plain = sum(len(self.words[at]) > LONGEST_SMALL_WORD and not capitals(at) for at in places)
        return plain >= FEWEST_PLAIN_WORDS

    def is_month(self, index: int) -> bool:
        """Whether a verb's form is a month here, by its capital: "in May", "last March"."""
        return self.has_month_names and self.words[index] in self.months and self.tokens.is_capitalized(index)

    def is_article_of_noun(self, index: int, readings: tuple[VerbForm, ...]) -> bool:
        """Whether what may be a pronoun is an article, no subject before it: «Dans l'attaque», «La marche»."""
        before, lead = self.words[index - 1], index - 2
        if before not in self.text.determiners or before not in self.text.clitics:
            return False
        is_led = lead < self.sentence.first or (
            self.words[lead] in self.text.prepositions and self.words[lead] not in self.text.clitics
        )
        return is_led and all(reading.form in FINITE for reading in readings)

    def is_preposition(self, index: int, readings: tuple[VerbForm, ...]) -> bool:
        """Whether a word is a preposition that only looks like a verb: «entre», «sous», "considering"."""
        word, text = self.words[index], self.text
        is_function_word = word in text.prepositions or word in text.coordinators or word in text.determiners
        return is_function_word and Form.INFINITIVE not in {reading.form for reading in readings}

    def is_noun_of_preposition(self, before: str, readings: tuple[VerbForm, ...]) -> bool:
        """Whether what could only be a finite verb stands behind a preposition, and so is a noun: «sans cause».

        So is an infinitive that lacks its mark: "on board".
        """
        marks = self.text.infinitive_marks
        bare = FINITE | {Form.INFINITIVE} if marks and before not in marks else FINITE
        is_after_preposition = before in self.text.prepositions and before not in self.text.clitics
        return is_after_preposition and all(reading.form in bare for reading in readings)

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

    def behind_auxiliary(self, index: int) -> tuple[VerbForm, ...]:
        """What verb forms a token may be behind an auxiliary, where no noun can stand."""
        word = self.words[index]
        readings = self.verbs.table.get(word, ()) + self.verbs.noun_infinitives.get(word, ())
        if readings and self.is_preposition(index, readings):
            return ()
        return readings or self.guess_participle(index)

    def is_auxiliary(self, readings: tuple[VerbForm, ...]) -> bool:
        helping = self.verbs.helping
        return any(reading.lemma in helping for reading in readings)

    def next_verb(self, index: int) -> int | None:
        """The next verb form of the same group, past adverbs, negations and unstressed pronouns."""
        while index < self.sentence.last:
            word = self.words[index]
            if self.behind_auxiliary(index):
                return index
            phrase = self.text.adverb_phrases.at(self.words, index, self.sentence.last)
            passed = self.length_of_day(index) or self.length_of_subject(index)
            if phrase is None and not passed and not self.may_stand_between(word):
                return None
            index += phrase[0] if phrase else passed or 1
        return None

    def length_of_subject(self, index: int) -> int:
        """How many tokens a pronoun takes that hyphens tie to the auxiliary before it: «a-t-il précisé»."""
        starts, ends, at = self.tokens.starts, self.tokens.ends, index
        while at + 1 < self.sentence.last and self.words[at] in self.dashes and starts[at] == ends[at - 1]:
            if self.words[at + 1] in self.text.pronouns:
                return at + 2 - index
            if len(self.words[at + 1]) > 1:
                return 0
            at += 2
        return 0

    def length_of_day(self, index: int) -> int:
        """How many tokens a weekday takes that stands inside a verb: "were on Friday sentenced", «ont mardi arrêté»."""
        at = index + 1 if self.words[index] in self.text.prepositions else index
        is_day = at < self.sentence.last and self.words[at] in self.weekdays
        return at + 1 - index if is_day else 0

    def may_stand_between(self, word: str) -> bool:
        return (
            word in self.text.adverbs
            or word in self.quotes
            or (word in self.text.negations and word not in self.text.determiners)
            or word in self.text.clitics
            or (bool(self.text.adverb_endings) and word.endswith(self.text.adverb_endings))
        )

    def to_group(self, chain: list[tuple[int, tuple[VerbForm, ...]]]) -> VerbGroup:
        """One group of a chain of verb forms; the last is the main verb."""
        chosen = [self.choose(index, readings, is_first=place == 0, is_alone=len(chain) == 1)
                  for place, (index, readings) in enumerate(chain)]  # fmt: skip
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
            is_negated=self.is_negated(max(self.sentence.first, first - 2), head + 1),
        )

    def is_negated(self, first: int, last: int) -> bool:
        """Whether a word of negation stands between two tokens, no name: «le Non a gagné»."""
        return not self.negations.isdisjoint(self.words[first:last]) and any(
            self.words[at] in self.negations and not self.is_named(at) for at in range(first, last)
        )

    def is_named(self, index: int) -> bool:
        """Whether an article makes a noun of a negation: «le Non a obtenu 57 %»."""
        return index > self.sentence.first and self.words[index - 1] in self.text.determiners

    def choose(self, index: int, readings: tuple[VerbForm, ...], *, is_first: bool, is_alone: bool) -> VerbForm:
        """One reading of a form: finite where it leads the group, a participle or infinitive behind an auxiliary."""
        if is_alone and is_first:
            return self.choose_alone(readings, self.words[index - 1] if index > self.sentence.first else "")
        wanted = FINITE if is_first else {Form.PAST_PARTICIPLE, Form.INFINITIVE, Form.PRESENT_PARTICIPLE}
        return next((reading for reading in readings if reading.form in wanted), readings[0])

    def choose_alone(self, readings: tuple[VerbForm, ...], before: str) -> VerbForm:
        """The reading of a verb that stands alone: "remain" is finite behind its subject in the plural."""
        is_copula = readings[0].lemma in self.verbs.copulas and before not in self.text.prepositions
        if readings[0].form is not Form.INFINITIVE or not (is_copula or self.may_be_plural_subject(before)):
            return readings[0]
        return next((reading for reading in readings if reading.form in FINITE), readings[0])

    def may_be_plural_subject(self, word: str) -> bool:
        """Whether a word may end the subject of a verb in the plural."""
        pronoun = self.text.pronouns.get(word)
        is_number = word.isdecimal() or (word,) in self.number_words.cardinals
        return (
            (pronoun is not None and pronoun.is_plural)
            or word in self.people
            or to_singular(word, self.text) != word
            or (is_number and word not in self.number_words.ones)
        )

    def tense(self, chosen: list[VerbForm]) -> Tense:
        lead, main = chosen[0], chosen[-1]
        if self.is_future(chosen):
            return Tense.FUTURE
        if lead.form in FUTURE_FORMS:
            # «pourraient être jugés», but «pourraient avoir tué»
            is_passive = any(form.form is Form.INFINITIVE and form.lemma in self.verbs.passive for form in chosen[1:-1])
            is_ahead = len(chosen) == 1 or main.form is Form.INFINITIVE or is_passive
            return Tense.FUTURE if is_ahead else Tense.PAST
        if lead.form in PAST_FORMS:
            return Tense.PAST
        if len(chosen) > 1 and main.form is Form.PAST_PARTICIPLE and not self.is_present_passive(chosen):
            return Tense.PAST
        return Tense.PRESENT

    def is_future(self, chosen: list[VerbForm]) -> bool:
        """«vont voter», «seront jugés», "will be tried"; «aura tué» and «debieron huir» look back."""
        lead, main = chosen[0], chosen[-1]
        if lead.lemma in self.verbs.future:
            return lead.form is not Form.PAST and any(form.form is Form.INFINITIVE for form in chosen[1:])
        is_passive = lead.lemma in self.verbs.passive and main.lemma not in self.of_state
        return lead.form is Form.FUTURE and main.form is Form.PAST_PARTICIPLE and is_passive

    def is_present_passive(self, chosen: list[VerbForm]) -> bool:
        lead, main = chosen[0], chosen[-1]
        is_of_be = all(form.lemma in self.verbs.passive for form in chosen[:-1])  # "are being held"
        return is_of_be and lead.form is Form.PRESENT and main.lemma not in self.of_state

    @property
    def of_state(self) -> frozenset[str]:
        return self.verbs.takes_passive_auxiliary

    def is_passive(self, chosen: list[VerbForm]) -> bool:
        """A participle that be or être governs, or a bare one; not that of «est mort»."""
        main = chosen[-1]
        if main.form is not Form.PAST_PARTICIPLE or main.lemma in self.of_state:
            return False
        return len(chosen) == 1 or chosen[-2].lemma in self.verbs.passive
