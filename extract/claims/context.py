"""What the rules of this stage look at: one document's words and what the earlier stages found in them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from extract.actors.resolving import Sort
from extract.lexicon import Lexicon
from extract.lexicon.phrases import Phrases
from extract.lexicon.words import MetricRole, Place, Predicate
from extract.model import Actor, Basis, DateMention, Document, NumeralForm, Quantity, Sentence, Span, Tokens
from extract.text.parse import Parse
from extract.text.verbs import VerbGroup

Entry = TypeVar("Entry")
Value = TypeVar("Value", Quantity, DateMention, Actor)

VOTE = "vote"
"""The group of events that shares, seats and turnout are of (languages/*/dates.toml)."""
VAGUE_DAYS = frozenset(
    {"date.recently", "date.today", "date.from_day_before", "date.record", "date.aftermath_of_other"}
)
"""Rules of days that tell when something else was: «aujourd'hui» is often nowadays, «le lendemain» a sequel."""
LONGEST_NEWS = 4
"""Days that one piece of news may span: a weekend, a night, a few days of riots."""
LONGEST_COMPLEMENT = 5
"""Words between two counted nouns of a list, with what belongs to the first: «de la prison,»."""
WORDS_BEHIND_OBJECT = 4
"""Words between those counted and what a verb says of them: "left two people in the street dead"."""
WORDS_OF_AGENT = 4
"""Further words that the doer may take between a verb and its complement: "taken by the crew to hospital"."""
DATELINE = 14
"""Tokens at the head of a text within which a date only says when it was written."""


@dataclass(frozen=True)
class Context:
    """One document, read as far as quantities, dates and actors."""

    document: Document
    lexicon: Lexicon
    parse: Parse
    quantities: list[Quantity]
    dates: list[DateMention]
    actors: list[Actor]
    days_in_names: frozenset[int] = frozenset()
    """The tokens of days that are part of a name: "the April 19 Movement"."""
    _found: dict[tuple[int, int], list[Any]] = field(default_factory=dict, repr=False)
    places: dict[int, list[Any]] = field(default_factory=dict, repr=False)
    """The places of each sentence that a rule asked for (`claims/places.py`)."""
    noted: dict[str, Any] = field(default_factory=dict, repr=False)
    """What a rule works out once for the whole text, by its name."""
    _verbs_before: dict[tuple[int, int], list[VerbGroup]] = field(default_factory=dict, repr=False)
    _may_count: dict[int, bool] = field(default_factory=dict, repr=False)
    _roles: dict[int, frozenset[MetricRole]] = field(default_factory=dict, repr=False)
    _events: dict[int, dict[str, int]] = field(default_factory=dict, repr=False)
    _topics: dict[str, bool] = field(default_factory=dict, repr=False)
    _days: dict[str, list[DateMention]] = field(default_factory=dict, repr=False)
    _nouns: dict[tuple[int, MetricRole], list[tuple[int, int, Predicate]]] = field(default_factory=dict, repr=False)

    @cached_property
    def published_day(self) -> date | None:
        """The day on which the document was published, read once."""
        return self.document.published_day

    @cached_property
    def tokens(self) -> Tokens:
        """The document's tokens."""
        return self.parse.tokens

    @cached_property
    def words(self) -> list[str]:
        """The document's folded words."""
        return self.parse.tokens.words

    @cached_property
    def quantities_by_sentence(self) -> dict[int, list[Quantity]]:
        """The quantities of each sentence, left to right."""
        return self._by_sentence(self.quantities)

    @cached_property
    def dates_by_sentence(self) -> dict[int, list[DateMention]]:
        """The dates of each sentence, left to right."""
        return self._by_sentence(self.dates)

    @cached_property
    def actors_by_sentence(self) -> dict[int, list[Actor]]:
        """The actors of each sentence, left to right."""
        return self._by_sentence(self.actors)

    def is_in_name(self, index: int) -> bool:
        """Whether a token stands inside an actor's name: "United States"."""
        return index in self._tokens_of_names

    @cached_property
    def _tokens_of_names(self) -> set[int]:
        """The tokens inside the names of actors, each name as far as its sentence goes."""
        return {
            index
            for actor in self.actors
            for index in range(actor.first, min(actor.last, self.parse.sentence_of(actor.first).last))
        }

    def token_at(self, position: int) -> int:
        """The first token that begins at a character or behind it."""
        return bisect_left(self.tokens.starts, position)

    @cached_property
    def people(self) -> list[Actor]:
        """Every mention of a person, left to right."""
        return [actor for actor in self.actors if actor.sort == Sort.PERSON]

    def people_before(self, index: int) -> int:
        """How many mentions of people begin before a token."""
        return bisect_left(self.people, index, key=lambda actor: actor.first)

    def is_tight(self, index: int) -> bool:
        """Whether a token follows the one before it without a blank."""
        return index > 0 and self.tokens.starts[index] == self.tokens.ends[index - 1]

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """The first token inside each quotation and the token behind its last; none goes on over paragraphs."""
        signs, found, opened = self.lexicon.signs, [], -1
        paragraph = -1
        for index, word in enumerate(self.words):
            if word not in signs.quotes:
                continue
            here = self.parse.sentence_of(index).paragraph
            if opened >= 0 and here == paragraph and word not in signs.only_opening:
                found.append((opened, index))
                opened = -1
            elif word not in signs.only_closing:
                opened, paragraph = index + 1, here
        return found

    def quotation_of(self, index: int) -> int | None:
        """The number of the quotation that a token stands in."""
        place = bisect_right(self.quotations, index, key=lambda quotation: quotation[0]) - 1
        return place if place >= 0 and index < self.quotations[place][1] else None

    @cached_property
    def places_named(self) -> list[Actor]:
        """Every mention of a place, left to right."""
        return [actor for actor in self.actors if actor.sort == Sort.PLACE]

    @cached_property
    def countries_named(self) -> dict[str, Actor]:
        """The first mention of each country that the text names, by its ISO code."""
        found: dict[str, Actor] = {}
        for actor in self.places_named:
            place = self.place_known(actor)
            if place and place.is_country:
                found.setdefault(place.country, actor)
        return found

    def place_known(self, actor: Actor) -> Place | None:
        """What the tables say of a place; None for one that they do not hold."""
        found = self.lexicon.actors.countries.at(self.words, actor.first, actor.last)
        return found[1] if found and found[0] == actor.last - actor.first else None

    @cached_property
    def country_votes(self) -> Counter[str]:
        """How often the text speaks of each country, by ISO code: by its names, its adjectives and its towns."""
        votes = self.country_support.copy()
        for first, last, place in self.lexicon.actors.countries.find(self.words, 0, len(self.words)):
            if place.is_country and self.tokens.is_capitalized(first) and last:
                votes[place.country] += 1
        return votes

    @cached_property
    def country_support(self) -> Counter[str]:
        """How often the text speaks of each country by its adjective, its capital or its towns."""
        actors = self.lexicon.actors
        votes: Counter[str] = Counter()
        for first, _, countries in actors.demonyms.find(self.words, 0, len(self.words)):
            if self.tokens.is_capitalized(first) or not actors.demonyms_are_capitalized:
                votes.update(countries)
        for first, last, place in actors.countries.find(self.words, 0, len(self.words)):
            if not place.is_country and self.tokens.is_capitalized(first) and last:
                votes[place.country] += 1
        return votes

    def _by_sentence(self, values: list[Value]) -> dict[int, list[Value]]:
        found: dict[int, list[Value]] = {}
        for value in values:
            found.setdefault(self.tokens.sentences[value.first], []).append(value)
        return found

    def sentence_of(self, quantity: Quantity) -> Sentence:
        """The sentence that a number stands in."""
        parse = self.parse
        return parse.sentences[parse.tokens.sentences[quantity.first]]

    def same_clause(self, first: int, second: int) -> bool:
        """Whether two tokens share a verb."""
        return self.parse.clause_of(first) == self.parse.clause_of(second)

    @cached_property
    def votes(self) -> list[DateMention]:
        """The dates of votes, in the order of the text."""
        return [mention for mention in self.dates if mention.event == VOTE]

    @cached_property
    def news_days(self) -> list[DateMention]:
        """The days that may be those of what the text reports, in the order of the text.

        Not the date that only opens a page, none of the future, and nothing vaguer than a few days.
        """
        return [mention for mention in self.dates if self.is_day_of_news(mention) and not self.is_dateline(mention)]

    def days_once(self, name: str, find: Callable[[], list[DateMention]]) -> list[DateMention]:
        """Dates of the whole document that a rule picks, worked out once under the rule's name."""
        if name not in self._days:
            self._days[name] = find()
        return self._days[name]

    def note_once(self, name: str, find: Callable[[], Any]) -> Any:  # noqa: ANN401
        """What a rule works out once for the whole document, under the rule's name."""
        if name not in self.noted:
            self.noted[name] = find()
        return self.noted[name]

    def is_day_of_news(self, mention: DateMention) -> bool:
        """Whether a date may be the day of what the text reports."""
        published = self.published_day
        if mention.date_start is None or mention.date_end is None:
            return False
        if mention.rule in VAGUE_DAYS or mention.is_since:
            return False
        is_past = published is None or mention.date_start <= published
        return is_past and (mention.date_end - mention.date_start).days < LONGEST_NEWS

    def is_dateline(self, mention: DateMention) -> bool:
        """Whether a date at the head of the text only says when it was written: «13 juillet 2012. - …», "March 4 -"."""
        day = self.published_day
        if mention.first >= DATELINE or day is None:
            return False
        following = self.words[mention.last] if mention.last < len(self.words) else ""
        is_closed = following in self.lexicon.signs.dashes or following in self.lexicon.signs.close_bracket
        if is_closed or mention.basis is not Basis.STATED or mention.date_end != day:
            return is_closed
        # «Une femme a été retrouvée morte lundi 5 octobre» tells of the day itself
        return not any(verb.is_finite and verb.last <= mention.first for verb in self.parse.verbs_around(mention.first))

    def may_count(self, sentence: int) -> bool:
        """Whether any word of a metric stands in a sentence."""
        if sentence not in self._may_count:
            starters = self.lexicon.metrics.starters
            self._may_count[sentence] = not starters.isdisjoint(self.parse.vocabulary(sentence))
        return self._may_count[sentence]

    def roles_in(self, sentence: int) -> frozenset[MetricRole]:
        """What the words of metrics in a sentence may do to its numbers: a role that is not there, no word has."""
        if sentence not in self._roles:
            words, clues = self.parse.vocabulary(sentence), self.lexicon.metrics.clues
            found = [clue.roles for word in words & clues.keys() for clue in clues[word] if clue.others <= words]
            self._roles[sentence] = frozenset().union(*found)
        return self._roles[sentence]

    def has_topic(self, metric: str) -> bool:
        """Whether the text, anywhere, tells of what a metric needs: an illness, for cases."""
        if metric not in self._topics:
            topic = self.lexicon.metrics.topics.get(metric)
            self._topics[metric] = topic is None or bool(topic.find(self.words, 0, len(self.words)))
        return self._topics[metric]

    def find(self, table: Phrases[Entry], sentence: int) -> list[tuple[int, int, Entry]]:
        """Where the phrases of a table stand in a sentence, looked up once: first and last token, and the entry."""
        key = (sentence, id(table))
        if key not in self._found:
            here, may_stand = self.parse.sentences[sentence], table.may_stand_in(self.parse.vocabulary(sentence))
            self._found[key] = table.find(self.words, here.first, here.last) if may_stand else []
        return self._found[key]

    def quantity_before(self, quantity: Quantity) -> Quantity | None:
        """The number that stands before another in the same sentence."""
        return self._numbers_before.get(quantity.first)

    @cached_property
    def _numbers_before(self) -> dict[int, Quantity]:
        """By the first token of a number, the one before it in its sentence."""
        found: dict[int, Quantity] = {}
        for numbers in self.quantities_by_sentence.values():
            for before, number in pairwise(numbers):
                found.setdefault(number.first, before)
        return found

    def sentence_index(self, quantity: Quantity) -> int:
        """The number of the sentence that a quantity stands in."""
        return self.parse.tokens.sentences[quantity.first]

    def nouns(self, sentence: int, role: MetricRole) -> list[tuple[int, int, Predicate]]:
        """The nouns of a role in a sentence: first and last token, and what each says."""
        key = (sentence, role)
        if key not in self._nouns:
            here = self.parse.sentences[sentence]
            self._nouns[key] = [
                (index, last, predicate)
                for index in range(here.first, here.last)
                for predicate, last in self.noun_predicates(index, role)
            ]
        return self._nouns[key]

    def events_in(self, sentence: int) -> dict[str, int]:
        """The groups of events whose nouns stand in a sentence, each with the token of its first noun."""
        if sentence not in self._events:
            here, nouns = self.parse.sentences[sentence], self.lexicon.dates.events
            found = self._events[sentence] = {}
            for index in range(here.first, here.last):
                if self.words[index] in nouns and not self.is_month(index):
                    found.setdefault(nouns[self.words[index]], index)
        return self._events[sentence]

    def is_month(self, index: int) -> bool:
        """Whether a capital makes a month of a noun: "DHAKA, March 13"; "THE MARCH" tells nothing."""
        if not self.lexicon.dates.names_are_capitalized or self.words[index] not in self.lexicon.dates.months:
            return False
        return self.tokens.is_capitalized(index) and not self.tokens.raw(index).isupper()

    def span(self, first: int, last: int) -> Span:
        """The text of tokens `first` to `last`."""
        return self.tokens.span(first, last)

    def verbs_before(self, quantity: Quantity) -> list[VerbGroup]:
        """The verb groups of the number's sentence that end before its phrase, nearest first."""
        key = (quantity.first, quantity.phrase[0])
        if key not in self._verbs_before:
            groups = self.parse.verbs_around(quantity.first)
            self._verbs_before[key] = [group for group in reversed(groups) if group.last <= quantity.phrase[0]]
        return self._verbs_before[key]

    def verbs_after(self, quantity: Quantity) -> list[VerbGroup]:
        """The verb groups of the number's sentence that begin after its number, nearest first."""
        return [group for group in self.parse.verbs_around(quantity.first) if group.first >= quantity.last]

    def predicates_of(self, verb: VerbGroup, limit: int) -> list[tuple[Predicate, int]]:
        """What a verb says of those counted, and the token after its words: the longest phrase first."""
        metrics = self.lexicon.metrics
        phrases = metrics.verb_phrases.get(verb.lemma, ())
        for rest, _ in phrases:
            last = self.match_rest(verb.last, rest, limit)
            if last is not None:
                return [(predicate, last) for words, predicate in phrases if words == rest]
        return [(predicate, verb.last) for predicate in metrics.verbs.get(verb.lemma, ())]

    def predicates_about(self, verb: VerbGroup, quantity: Quantity) -> list[tuple[Predicate, int]]:
        """What a verb says of a number behind it; its words may go on behind it: "took 12 to hospital"."""
        words, limit = self.lexicon.metrics, self.sentence_of(quantity).last
        phrases = words.verb_phrases.get(verb.lemma, ())
        for rest, _ in phrases:
            same = [predicate for words_behind, predicate in phrases if words_behind == rest]
            last = self.match_rest(verb.last, rest, quantity.phrase[0])
            if last is not None and not self.has_number_between(last, quantity):
                return [(predicate, last) for predicate in same]
            after = quantity.phrase[1] - (1 if quantity.head is not None else 0)
            if self.match_rest(after, rest, self.end_of_object(quantity, limit, len(rest))) is not None:
                return [(predicate, verb.last) for predicate in same]
        return [(predicate, verb.last) for predicate in words.verbs.get(verb.lemma, ())]

    def end_of_object(self, quantity: Quantity, limit: int, length: int) -> int:
        """The token before which a verb's further words must end behind its object: "left two in the street dead"."""
        text, end = self.lexicon.text, min(limit, quantity.phrase[1] + length + WORDS_BEHIND_OBJECT)
        near = min(limit, quantity.phrase[1] + length + 1)
        numbers = {other.first for other in self.quantities_by_sentence[self.sentence_index(quantity)]}
        for at in range(quantity.phrase[1], end):
            word = self.words[at]
            if word in text.coordinators or not word[0].isalnum() or at in numbers:
                return min(at, end) if at >= near else near
        return end

    def end_before_number(self, verb: VerbGroup, limit: int) -> int:
        """The token before which the further words of a verb must end: the next number ("were shot, one fatally")."""
        numbers = self.quantities_by_sentence[self.tokens.sentences[verb.head]]
        at = bisect_left(numbers, verb.last, key=lambda each: each.first)
        while at < len(numbers) and numbers[at].first < limit:
            is_mere_article = numbers[at].form is NumeralForm.ARTICLE and numbers[at].head is not None
            if not is_mere_article:
                return numbers[at].first
            at += 1
        return limit

    def has_number_between(self, first: int, quantity: Quantity) -> bool:
        """Whether another number stands between a token and a number: "left three dead and seven injured"."""
        before = self.quantity_before(quantity)
        if before is None or before.phrase[1] <= first:
            return False
        return not self.goes_on_list(before, quantity) or self.has_number_between(first, before)

    def goes_on_list(self, before: Quantity, quantity: Quantity) -> bool:
        """Whether a comma or conjunction joins two counted nouns: «deux gardiens de la prison, une stagiaire»."""
        between, text = self.words[before.phrase[1] : quantity.phrase[0]], self.lexicon.text
        if before.head is None or quantity.head is None or not 0 < len(between) <= LONGEST_COMPLEMENT:
            return False
        links = text.coordinators | {self.lexicon.signs.comma}
        is_complement = len(between) == 1 or between[0] in text.genitives
        return is_complement and between[-1] in links and links.isdisjoint(between[:-1])

    def match_rest(self, index: int, rest: tuple[str, ...], limit: int, *, gap: int = 4) -> int | None:
        """The token after a verb's further words, few others between them: «coûté la vie mercredi à»."""
        cursor = index
        for word in rest:
            is_agent = cursor < limit and self.words[cursor] in self.lexicon.text.by
            stop = min(limit, cursor + gap + 1 + (WORDS_OF_AGENT if is_agent else 0))
            at = next((place for place in range(cursor, stop) if self.words[place] == word), None)
            if at is None:
                return None
            cursor = at + 1
        return cursor

    def noun_predicates(self, index: int, role: MetricRole) -> list[tuple[Predicate, int]]:
        """What a noun, of one word or several, says in a role, and the token after it."""
        word, metrics = self.words[index], self.lexicon.metrics
        if metrics.phrases.begin_with(word):
            match = metrics.phrases.at(self.words, index, self.parse.sentence_of(index).last)
            found = [(predicate, index + match[0]) for predicate in match[1] if predicate.role is role] if match else []
            if found:
                return found
        predicates = metrics.nouns.get(word)
        if predicates is None or self.is_month(index):
            return []
        return [(predicate, index + 1) for predicate in predicates if predicate.role is role]
