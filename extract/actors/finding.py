"""Tokens in, actors out: capitalised names and bodies with small letters, sorted by what stands around them."""

from extract.actors.plugged import join_names
from extract.actors.resolving import COUNTRY, DATELINE, LOCATIVE, TITLED, TOWN, WEAK, Sort, resolve_names
from extract.folding import APOSTROPHE, Elision
from extract.lexicon import Lexicon
from extract.lexicon.verbs import Form
from extract.lexicon.words import Place
from extract.model import Actor, Sentence, Tokens
from extract.text.parse import Parse

LONGEST_NAME = 8
"""Words that one name may have."""
LONGEST_COMPLEMENT = 4
"""Words after «de» that may belong to a body's name."""
LONGEST_DATELINE = 14
"""Tokens from a place to the dash of its dateline: "SAN JUAN, 3 May 89 (Radio Sol) --"."""


def find_actors(parse: Parse, lexicon: Lexicon) -> list[Actor]:
    """Every actor of the text, left to right, each with the text's own fullest name of it."""
    finder = ActorFinder(parse.tokens, lexicon)
    mentions = [actor for sentence in parse.sentences for actor in finder.find(sentence)]
    mentions += [actor for sentence in parse.sentences for actor in finder.find_first_word(sentence, mentions)]
    if lexicon.names is not None:
        mentions = join_names(mentions, lexicon.names.read(parse.tokens.text), parse.tokens, lexicon.text.determiners)
    return resolve_names(sorted(mentions, key=lambda actor: actor.start), parse.tokens, lexicon)


def closes_dateline(tokens: Tokens, lexicon: Lexicon, index: int) -> bool:
    """Whether a dash ends a dateline: one with a space before it, or right behind a full stop («LIMA.- »)."""
    words, period = tokens.words, lexicon.signs.period
    if words[index] not in lexicon.signs.dateline_ends or index == 0:
        return False
    is_spaced = tokens.starts[index] > tokens.ends[index - 1]
    is_followed = index + 1 < len(words) and tokens.starts[index + 1] > tokens.ends[index]
    return is_spaced or (words[index - 1] == period and is_followed)


class ActorFinder:
    """Finds the names of one sentence."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.lexicon = lexicon
        self.actors = lexicon.actors
        self.sentence = Sentence(0, 0, 0, 0, 0)
        self.is_upper = False
        self.known: set[str] | None = None
        self.taken: set[int] = set()
        places = lexicon.actors.place_prepositions | lexicon.actors.weak_place_prepositions
        self.articles = lexicon.text.determiners - places - lexicon.text.genitives
        """Determiners between a preposition and its place; «aux» is both."""

    def find(self, sentence: Sentence) -> list[Actor]:
        """The actors of a sentence, left to right, none inside another."""
        self.sentence = sentence
        text = self.tokens.text[sentence.start : sentence.end]
        self.is_upper = text.isupper() and sentence.last - sentence.first > 4
        found: list[Actor] = []
        reached = sentence.first
        for index in self.beginnings(sentence):
            if index < reached:
                continue
            if found and self.belongs_to_body(found[-1], index):
                # "Albuquerque police": the body takes in the name before it.
                found.pop()
            actor = self.actor_at(index, found[-1].last if found else sentence.first)
            if actor:
                found.append(actor)
                reached = actor.last
        return found

    def beginnings(self, sentence: Sentence) -> list[int]:
        """The tokens of a sentence that may name an actor, by themselves: capitals, and the nouns of bodies."""
        text, starts, words, bodies = self.tokens.text, self.tokens.starts, self.words, self.actors.bodies
        places = range(sentence.first, sentence.last)
        return [index for index in places if text[starts[index]].isupper() or words[index] in bodies]

    def belongs_to_body(self, actor: Actor, index: int) -> bool:
        """Whether a place or a people stands right before a body whose noun stands last."""
        is_before = actor.last == index and actor.sort in {Sort.PLACE, Sort.GROUP}
        return is_before and self.lexicon.text.noun_head_is_last and self.words[index] in self.actors.bodies

    def find_first_word(self, sentence: Sentence, mentions: list[Actor]) -> list[Actor]:
        """A name known from elsewhere that opens a sentence alone, where a capital tells nothing."""
        if self.known is None:
            self.known = {mention.name.rsplit(maxsplit=1)[-1] for mention in mentions if mention.sort == Sort.PERSON}
            self.taken = {mention.first for mention in mentions}
        first = sentence.first
        if first in self.taken or self.tokens.raw(first) not in self.known:
            return []
        return [self.build(first, first + 1, Sort.PERSON, "actor.known")]

    def actor_at(self, index: int, floor: int) -> Actor | None:
        """The actor whose name begins, or whose noun stands, at a token."""
        is_capital = self.tokens.is_capitalized(index)
        if is_capital:
            match = self.actors.countries.at(self.words, index, self.sentence.last)
            if match and (self.is_upper or self.is_whole_place(index, index + match[0])):
                return self.build(index, index + match[0], Sort.PLACE, self.rule_of_place(index, *match))
        if self.words[index] in self.actors.bodies and not self.is_side(index):
            return self.body(index, floor)
        if is_capital and not self.is_upper and self.may_be_name(index):
            return self.name(index)
        return None

    def is_side(self, index: int) -> bool:
        """Whether a noun that may be of a body says which part of a place is meant: «dans le centre de Marseille»."""
        behind = index + 2
        while behind < self.sentence.last and self.words[behind] in self.lexicon.text.determiners:
            behind += 1  # «dans le centre de l'Italie»
        if self.words[index] not in self.actors.directions or behind >= self.sentence.last:
            return False
        is_small = self.words[index + 1] in self.lexicon.text.genitives and not self.tokens.is_capitalized(index)
        return is_small and self.actors.countries.at(self.words, behind, self.sentence.last) is not None

    def rule_of_place(self, index: int, length: int, place: Place) -> str:
        """How sure a name of the tables is: a country's and a capital's, and any behind «en», "in"; a dateline's."""
        if self.is_dateline(index, index + length):
            return DATELINE
        is_state = place.is_country or place.is_capital
        return COUNTRY if is_state or self.place_evidence(index) is LOCATIVE else TOWN

    def is_whole_place(self, first: int, last: int) -> bool:
        """Whether tokens that read as a place name it: not «La défense a plaidé», and no part of a longer name."""
        is_led = last > first + 1 and self.words[first] in self.lexicon.text.determiners
        return not (is_led and self.tokens.raw(first + 1)[0].islower()) and not self.goes_on(last)

    def goes_on(self, index: int) -> bool:
        """Whether a capitalised word follows that makes a longer name: «Paris Saint-Germain»."""
        if index >= self.sentence.last or not self.tokens.is_capitalized(index) or not self.is_name_word(index):
            return False
        return not self.is_title(index)

    def may_be_name(self, index: int) -> bool:
        word, raw = self.words[index], self.tokens.raw(index)
        if raw.isupper() and len(raw) > 2 and word in self.lexicon.text.relatives:
            # "the WHO said"
            return True
        is_calendar = word in self.lexicon.dates.weekdays or word in self.lexicon.dates.months
        if word in self.actors.never_names or (is_calendar and not self.is_first_name(index)):
            return False
        if index != self.sentence.first:
            return True
        # The first word of a sentence is always capitalised: only another sign makes it a name.
        is_known = word in self.actors.titles or word in self.actors.roles or word in self.actors.bodies
        return not is_known and word not in self.lexicon.verbs.table and self.stands_as_name(index)

    def is_first_name(self, index: int) -> bool:
        """Whether a month is a person's name: «Julio Andrade», where months have no capital."""
        dates, after = self.lexicon.dates, index + 1
        if dates.names_are_capitalized or self.words[index] not in dates.months or after >= self.sentence.last:
            return False
        return self.words[after][0].isalpha() and self.tokens.is_capitalized(after)

    def stands_as_name(self, index: int) -> bool:
        """Whether the first word of a sentence is followed by another capital, or is written all in capitals."""
        raw = self.tokens.raw(index)
        following = index + 1
        return (
            (len(raw) > 1 and raw.isupper())
            or self.is_compound(index)
            or (
                following < self.sentence.last
                and self.tokens.is_capitalized(following)
                and self.is_name_word(following)
            )
            or (following < self.sentence.last and self.may_be_predicate(following))
        )

    def may_be_predicate(self, index: int) -> bool:
        """Whether a word may be the verb of the name before it: no gerund, as in "Mandatory sentencing called for"."""
        readings = self.lexicon.verbs.table.get(self.words[index], ())
        return any(reading.form is not Form.PRESENT_PARTICIPLE for reading in readings)

    def is_compound(self, index: int) -> bool:
        """Whether a hyphen ties another capital to the first word of a sentence: «Jean-Michel»."""
        dash, second = index + 1, index + 2
        starts, ends = self.tokens.starts, self.tokens.ends
        return (
            second < self.sentence.last
            and self.words[dash] in self.lexicon.signs.dashes
            and starts[dash] == ends[index]
            and starts[second] == ends[dash]
            and self.tokens.is_capitalized(second)
            and not self.tokens.raw(second).isupper()
        )

    def is_name_word(self, index: int) -> bool:
        return self.words[index][0].isalpha() and self.words[index] not in self.actors.never_names

    def name(self, index: int) -> Actor | None:
        """A run of capitalised words, particles between them."""
        last = self.end_of_name(index)
        if self.is_agency_told(index):
            last = index + 1  # «a déclaré à l'AFP Moussa Traoré»
        if self.is_complement_of_role(index):
            last = self.end_of_complement(index, last)
        first = index
        has_title = self.is_titled(first)
        while first < last - 1 and (self.is_title(first) or self.ends_title(first)):
            first, has_title = first + 1, True
        if first < last and self.words[first] == self.lexicon.signs.period:
            first += 1
        inner = self.behind_inner_title(first, last)
        if inner is not None:
            first, has_title = inner, True
        if first >= last or (last == first + 1 and self.is_title(first)):
            return None
        sort, rule = self.sort(first, last, has_title=has_title)
        if self.is_before_role(last) and not has_title and sort is not Sort.ORGANISATION:
            # "French Interior Minister": what stands before a role is no name.
            return None
        return self.build(first, last, sort, rule)

    def ends_title(self, index: int) -> bool:
        """Whether a hyphen ties a title to the next word: "Secretary-General Ana Tal"."""
        is_dash = self.words[index] in self.lexicon.signs.dashes
        return is_dash and index > self.sentence.first and self.is_title(index - 1) and self.is_title(index + 1)

    def behind_inner_title(self, first: int, last: int) -> int | None:
        """The token behind an abbreviated title inside a run of capitals: "Kessar Gov. Ana Tal" is Ana Tal."""
        for at in range(first + 1, last - 2):
            if self.words[at] in self.actors.titles and self.words[at + 1] == self.lexicon.signs.period:
                return at + 2
        return None

    def is_complement_of_role(self, index: int) -> bool:
        """Whether a genitive ties a name to a role: «le ministre de l'Intérieur Gérald Darmanin»."""
        text, at = self.lexicon.text, index - 1
        if text.noun_head_is_last:
            return False
        while at > self.sentence.first and self.words[at] in text.determiners and self.words[at] not in text.genitives:
            at -= 1
        if at <= self.sentence.first or self.words[at] not in text.genitives:
            return False
        return any(word in self.actors.roles for word in self.words[max(self.sentence.first, at - 2) : at])

    def end_of_complement(self, first: int, last: int) -> int:
        """Where a role's complement ends and the name of who has it begins: behind a place, an acronym or one word."""
        place = self.actors.countries.at(self.words, first, last)
        if place and first + place[0] < last:
            return first + place[0]
        for at in range(first + 1, last - 1):
            if self.words[at] in self.actors.genders and self.tokens.is_capitalized(at):
                return at
        words = [at for at in range(first, last) if self.tokens.is_capitalized(at)]
        is_tight = any(self.words[at] in self.lexicon.signs.dashes for at in range(first, min(last, first + 2)))
        return words[1] if len(words) > 2 and not is_tight and words[1] == first + 1 else last

    def is_before_role(self, index: int) -> bool:
        """Whether a role with a capital follows the name, which then belongs to the role: "Interior Minister"."""
        if not self.lexicon.text.noun_head_is_last or index >= self.sentence.last:
            return False
        return self.words[index] in self.actors.roles and self.tokens.is_capitalized(index)

    def is_title(self, index: int) -> bool:
        word = self.words[index]
        return word in self.actors.titles or word in self.actors.roles or word == self.lexicon.signs.period

    def is_titled(self, first: int) -> bool:
        """Whether a title or a role stands before the name, a full stop and adjectives passed."""
        for at in range(first - 1, max(self.sentence.first - 1, first - 4), -1):
            word = self.words[at]
            if word in self.actors.titles or word in self.actors.roles:
                return True
            is_passed = word == self.lexicon.signs.period or (word,) in self.actors.demonyms or word[0].isalpha()
            if not is_passed or word in self.lexicon.text.prepositions or word in self.lexicon.text.determiners:
                return False
        return False

    def end_of_name(self, index: int) -> int:
        """The token after the name that begins at `index`."""
        cursor = index + 1
        is_in_titles = self.is_title(index)
        while cursor < min(self.sentence.last, index + LONGEST_NAME):
            step = self.name_step(cursor)
            if not step or (self.words[cursor] in self.actors.roles and not is_in_titles):
                break
            is_in_titles = is_in_titles and self.is_title(cursor)
            cursor += step
        return cursor

    def name_step(self, cursor: int) -> int:
        """How many tokens from here on still belong to the name."""
        tokens, word = self.tokens, self.words[cursor]
        is_tight = tokens.starts[cursor] == tokens.ends[cursor - 1]
        following = cursor + 1
        has_next = following < self.sentence.last
        if self.is_number_sign(cursor):
            return 3  # "Pit No. 4"
        if self.is_possessive_of_many(cursor):
            return 2 if word[-1] == APOSTROPHE else 1
        if word[0].isalpha() and tokens.is_capitalized(cursor):
            return 1 if word not in self.lexicon.dates.weekdays and word not in self.lexicon.dates.months else 0
        if word.isdecimal() and cursor + 2 < self.sentence.last and tokens.starts[following] == tokens.ends[cursor]:
            # "35th Street"
            is_ordinal = self.words[following] in self.lexicon.numbers.ordinal_suffixes
            return 3 if is_ordinal and tokens.is_capitalized(cursor + 2) else 0
        if word in self.lexicon.signs.dashes and is_tight and has_next:
            return 2 if tokens.starts[following] == tokens.ends[cursor] else 0
        if word == self.lexicon.signs.period and is_tight and has_next:
            is_short = len(self.words[cursor - 1]) == 1 or self.words[cursor - 1] in self.actors.titles
            return 1 if is_short and tokens.is_capitalized(following) else 0
        if word in self.actors.body_links and has_next and self.goes_on_body(cursor):
            return 2  # "International Organization for Migration"
        if word in self.actors.prefixes and self.ties_capital(following):
            return 3  # "Omar al-Bashir"
        if word in self.actors.particles and has_next and tokens.is_capitalized(following):
            return 2 if self.is_name_word(following) and not self.is_titled_by(cursor) else 0
        if self.lexicon.text.elision is Elision.BEFORE and is_tight and word[0] == APOSTROPHE and len(word) > 3:
            return 1
        return 0

    def goes_on_body(self, link: int) -> bool:
        """Whether a preposition goes on the name of a body, a capital behind it."""
        is_body = any(word in self.actors.bodies for word in self.words[max(self.sentence.first, link - 2) : link])
        is_named = self.tokens.is_capitalized(link - 1) and self.tokens.is_capitalized(link + 1)
        return is_body and is_named and self.is_name_word(link + 1)

    def ties_capital(self, dash: int) -> bool:
        """Whether a hyphen ties a capitalised word to the one before it."""
        behind, tokens = dash + 1, self.tokens
        if behind >= self.sentence.last or self.words[dash] not in self.lexicon.signs.dashes:
            return False
        is_tight = tokens.starts[dash] == tokens.ends[dash - 1] and tokens.starts[behind] == tokens.ends[dash]
        return is_tight and tokens.is_capitalized(behind)

    def is_number_sign(self, cursor: int) -> bool:
        """Whether a short word, its full stop and digits number what is named: "Pit No. 4"."""
        behind = cursor + 2
        if behind >= self.sentence.last or self.words[cursor + 1] != self.lexicon.signs.period:
            return False
        is_sign = self.lexicon.quantities.counts_nothing_before.at(self.words, cursor, cursor + 1) is not None
        return self.words[behind].isdecimal() and is_sign

    def is_possessive_of_many(self, cursor: int) -> bool:
        """Whether a possessive belongs to a body's name: "Teachers' Union", "People's Party", not "Peru's Congress"."""
        words, before = self.words, self.words[cursor - 1]
        if not self.lexicon.text.noun_head_is_last or cursor + 1 >= self.sentence.last:
            return False
        if words[cursor] == APOSTROPHE:
            is_of_many = before[-1] == "s" and (before,) not in self.actors.countries
        else:
            is_of_many = words[cursor][0] == APOSTROPHE and before in self.lexicon.quantities.people
        if not is_of_many:
            return False
        at = cursor + 1
        while at < min(self.sentence.last, cursor + LONGEST_COMPLEMENT) and self.tokens.is_capitalized(at):
            if words[at] in self.actors.bodies:
                return True
            at += 1
        return False

    def is_titled_by(self, cursor: int) -> bool:
        """Whether «de» after a single word more likely opens a complement («Mali de Keita») than goes on a name."""
        if self.lexicon.text.noun_head_is_last and self.words[cursor] in self.lexicon.text.genitives:
            # "Mike Ryan of the WHO", but "Bank of England": only a body goes on behind "of".
            return not any(word in self.actors.bodies for word in self.words[max(0, cursor - 3) : cursor])
        return self.words[cursor] in self.lexicon.text.genitives and self.words[cursor - 1] in self.actors.roles

    def sort(self, first: int, last: int, *, has_title: bool) -> tuple[Sort, str]:
        """What a name is of, by the words in it and before it, and the rule that says so."""
        words = self.words[first:last]
        if any(word in self.actors.bodies for word in words) or "".join(words) in self.actors.bodies:
            return Sort.ORGANISATION, "actor.body"
        if all(word in self.actors.directions for word in words) and self.place_evidence(first) is not LOCATIVE:
            return Sort.NAME, "actor.name"  # "the Northern and Eastern divisions"
        if self.has_place_ending(first, last):
            return Sort.PLACE, LOCATIVE
        if has_title:
            return Sort.PERSON, TITLED
        if tuple(words[:1]) in self.actors.demonyms and tuple(words[1:]) in self.actors.countries:
            return Sort.PLACE, LOCATIVE  # "Iraqi Kurdistan"
        if tuple(words) in self.actors.countries:
            return Sort.PLACE, TOWN
        if tuple(words) in self.actors.demonyms:
            return Sort.GROUP, "actor.demonym"
        if self.is_dateline(first, last):
            return Sort.PLACE, DATELINE
        evidence = None if self.is_modifier(first, last) else self.place_evidence(first)
        raw = self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]
        is_acronym = raw.isupper() and len(words) == 1 and len(raw) > 1
        if evidence and not (is_acronym and evidence is WEAK) and not (" " in raw and evidence is WEAK):
            return Sort.PLACE, evidence
        if is_acronym:
            return Sort.ORGANISATION, "actor.acronym"
        return (Sort.PERSON if " " in raw else Sort.NAME), "actor.name"

    def has_place_ending(self, first: int, last: int) -> bool:
        """Whether a name ends in a noun for places, or one follows it: "Brazos County", "Munshiganj district"."""
        endings = self.actors.place_endings
        if last - first > 1 and self.words[last - 1] in endings:
            return True
        if last >= self.sentence.last or self.tokens.raw(last)[0].isupper():
            return False
        is_people = tuple(self.words[first:last]) in self.actors.demonyms  # "the Indonesian island of Sulawesi"
        return (self.words[last] in endings and not is_people) or self.is_before_tail(first, last)

    def is_before_tail(self, first: int, last: int) -> bool:
        """Whether a noun for places in small letters ends a name: "Adidi village", not "Indian state of"."""
        words, behind = self.words, last + 1
        if words[last] not in self.actors.place_tails or tuple(words[first:last]) in self.actors.demonyms:
            return False
        is_open = behind < self.sentence.last and (
            words[behind] in self.lexicon.text.genitives or self.tokens.is_capitalized(behind)
        )
        return not is_open and not self.tokens.raw(first).isupper()

    def is_modifier(self, first: int, last: int) -> bool:
        """Whether a name only describes the noun behind it, as in "in the PALM trial"."""
        text = self.lexicon.text
        if not text.noun_head_is_last or last >= self.sentence.last or first == self.sentence.first:
            return False
        word = self.words[last]
        is_noun = word[0].isalpha() and self.tokens.raw(last)[0].islower() and word not in self.lexicon.verbs.table
        is_small = word in text.prepositions or word in text.coordinators or word in text.subordinators
        return self.words[first - 1] in text.determiners and is_noun and not is_small and word not in text.adverbs

    def place_evidence(self, first: int) -> str | None:
        """Whether what stands before a name makes a place of it, surely, perhaps or not at all.

        Surely behind «en», "in", a noun for places and «au nord de»; perhaps behind «à», which leads to people too.
        """
        at = first - 1
        while at > self.sentence.first and self.words[at] in self.articles:
            at -= 1
        if at < self.sentence.first or self.words[first - 1] in self.lexicon.text.possessives:
            return None
        word = self.compound_at(at)
        if word in self.actors.place_prepositions or word in self.actors.place_nouns:
            # "in the PALM trial", "in the National Assembly": behind an article a name may be of anything.
            is_sure = at == first - 1 or not self.lexicon.text.noun_head_is_last
            return LOCATIVE if is_sure or word in self.actors.place_nouns else WEAK
        if self.is_of_place(at + 1):
            return LOCATIVE
        if word in self.actors.weak_place_prepositions:
            if self.is_heard(at) or self.words[at - 1] in self.actors.roles:
                return None  # «le secrétaire d'Etat à l'Intérieur»
            is_apposed = self.words[at - 1] == self.lexicon.signs.comma and at - 1 > self.sentence.first
            if is_apposed and self.actors.countries.ending_at(self.words, at - 1, self.sentence.first):
                return LOCATIVE  # «dans le centre du Portugal, à Lunor Grande»
        is_of_event = word in self.lexicon.text.genitives and self.words[at - 1] in self.lexicon.dates.events
        return WEAK if word in self.actors.weak_place_prepositions or is_of_event else None

    def is_agency_told(self, index: int) -> bool:
        """Whether an acronym is of who hears, and the speaker's name follows it."""
        raw, at = self.tokens.raw(index), index - 1
        while at > self.sentence.first and self.words[at] in self.articles:
            at -= 1
        is_led = at > self.sentence.first and self.words[at] in self.actors.weak_place_prepositions
        return is_led and raw.isupper() and len(raw) > 1 and self.is_heard(at)

    def is_heard(self, index: int) -> bool:
        """Whether a preposition leads to who is told something: «a déclaré une autorité locale à Radio Sol»."""
        claims, table = self.lexicon.claims, self.lexicon.verbs.table
        for at in range(index - 1, max(self.sentence.first - 1, index - LONGEST_COMPLEMENT - 2), -1):
            if not self.words[at][0].isalpha():
                return False
            if any(
                reading.lemma in claims.saying or reading.lemma in claims.quoting
                for reading in table.get(self.words[at], ())
            ):
                return True
        return False

    def compound_at(self, index: int) -> str:
        """The word that ends at a token, with what a hyphen ties to it: «lieu-dit»."""
        words, starts, ends = self.words, self.tokens.starts, self.tokens.ends
        is_tied = index - 2 >= self.sentence.first and words[index - 1] in self.lexicon.signs.dashes
        is_tied = is_tied and starts[index] == ends[index - 1] and starts[index - 1] == ends[index - 2]
        return "-".join((words[index - 2], words[index])) if is_tied else words[index]

    def is_of_place(self, first: int) -> bool:
        """«les rues de Conakry», "the city of Kandahar": a noun of places ties the name by a genitive."""
        if first - 2 < self.sentence.first or self.words[first - 1] not in self.lexicon.text.genitives:
            return False
        nouns = self.actors.place_nouns | self.actors.directions
        noun = self.words[first - 2]
        if noun in nouns or noun.removesuffix("s") in nouns:
            return True
        # «le village voisin de Tarem»
        is_plain = (
            noun[0].isalpha() and noun not in self.lexicon.text.function_words and first - 3 >= self.sentence.first
        )
        is_adjective = not self.lexicon.text.noun_head_is_last and is_plain and noun not in self.lexicon.verbs.table
        return is_adjective and self.words[first - 3] in nouns

    def is_dateline(self, first: int, last: int) -> bool:
        """As in "MANILA - …", "YORK, Pa. – …", "Paris (AFP) - …": a name that opens a paragraph, then a sign."""
        if first != self.sentence.first or last >= self.sentence.last or self.tokens.raw(last)[0].islower():
            return False
        is_listed = tuple(self.words[first:last]) in self.actors.countries
        if self.tokens.sentences[first] > 1 and not is_listed:
            return False
        if self.words[last] in self.lexicon.signs.breaks and is_listed and self.tokens.raw(first).isupper():
            # "SHIMLA: At least 18 people were killed …", but «Toulouse : 3 000 manifestants»
            return True
        is_place = self.tokens.raw(first).isupper() or self.words[last] in self.lexicon.signs.open_bracket
        is_inside = False
        for at in range(last, min(self.sentence.last, last + LONGEST_DATELINE)):
            is_inside = self.words[at] not in self.lexicon.signs.close_bracket and (
                is_inside or self.words[at] in self.lexicon.signs.open_bracket
            )
            if is_inside:
                continue  # "BRUSSELS (dpa) -"
            if closes_dateline(self.tokens, self.lexicon, at):
                is_lead = at == last and self.tokens.sentences[first] == 0  # «Niamey - Cent civils …»
                return is_place or (is_listed and (is_lead or self.words[at - 1] == self.lexicon.signs.period))
            is_word = self.words[at][0].isalpha() and self.tokens.raw(at)[0].islower()
            is_date = self.words[at] in self.lexicon.dates.months or self.words[at] in self.lexicon.text.genitives
            if is_word and not is_date:
                return False
        return False

    def body(self, index: int, floor: int) -> Actor:
        """«ministère de l'Intérieur», «commission électorale», "coast guard": a body's noun with what belongs to it."""
        first, last = index, index + 1
        if self.lexicon.text.noun_head_is_last:
            first = self.start_of_body(index, floor)
        else:
            is_acronym = self.tokens.raw(index).isupper() and self.is_complement_of_role(index)
            last = last if is_acronym else self.past_adjectives(last)
        last = self.past_complement(last)
        if last + 1 < self.sentence.last and self.words[last] in self.actors.body_links and self.goes_on_body(last):
            last = self.end_of_name(last + 1)
        return self.build(first, last, Sort.ORGANISATION, "actor.body")

    def start_of_body(self, index: int, floor: int) -> int:
        """The first word of a body whose noun stands last: adjectives and nouns before it."""
        first = index
        while first - 1 >= max(floor, index - LONGEST_COMPLEMENT) and self.may_modify(first - 1):
            first -= 1
        return first

    def may_modify(self, index: int) -> bool:
        word, text = self.words[index], self.lexicon.text
        if not word[0].isalpha() or word in self.actors.never_names or word in self.actors.roles:
            return False
        if word[-1] == APOSTROPHE:
            return False  # «la préfecture n'a compté», «le ministère s'en tient»
        if self.tokens.is_capitalized(index) and not self.is_upper and index > self.sentence.first:
            # "the Rose Party"
            return True
        is_function = word in text.determiners or word in text.prepositions or word in text.coordinators
        return not is_function and word not in text.adverbs and word not in self.lexicon.verbs.table

    def past_adjectives(self, index: int) -> int:
        """Past the adjectives and joined words after a body's noun: «commission électorale centrale»."""
        last = index
        while last < min(self.sentence.last, index + LONGEST_COMPLEMENT):
            step = self.name_step(last)
            if step and (self.tokens.is_capitalized(last) or step == 2):
                last += step
            elif (
                self.may_modify(last) and self.words[last] not in self.lexicon.text.subordinators | self.actors.speakers
            ):
                last += 1
            else:
                break
        return last

    def past_complement(self, index: int) -> int:
        """Past «de l'Intérieur», «des médecins soudanais», "of Health and Welfare"."""
        if index >= self.sentence.last or self.words[index] not in self.lexicon.text.genitives:
            return index
        cursor = index + 1
        while cursor < self.sentence.last and self.words[cursor] in self.lexicon.text.determiners:
            cursor += 1
        if cursor >= self.sentence.last or not self.words[cursor][0].isalpha():
            return index
        if self.tokens.is_capitalized(cursor) and not self.is_upper:
            return self.end_of_name(cursor)
        last = cursor
        while last < min(self.sentence.last, cursor + LONGEST_COMPLEMENT) and self.may_modify(last):
            last += 1
        return last if last > cursor else index

    def build(self, first: int, last: int, sort: Sort, rule: str) -> Actor:
        span = self.tokens.span(first, last)
        name = " ".join(span.of(self.tokens.text).split())
        return Actor(span.start, span.end, first, last, name, sort, rule)
