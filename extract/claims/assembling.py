"""Quantities in, claims out: each number's fields gathered, with the words and rules that gave them."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from extract.actors.resolving import Sort
from extract.claims.agents import find_agent
from extract.claims.attribution import find_attribution
from extract.claims.confidence import find_confidence
from extract.claims.context import VOTE, Context
from extract.claims.days import Known, Timing
from extract.claims.going_on import Source, source_after, source_going_on
from extract.claims.joined import find_joined
from extract.claims.kinds import KindMatch, find_kind, is_ongoing_sum, is_perfect_sum, may_go_on_since
from extract.claims.matches import MetricMatch, Told
from extract.claims.metrics import find_metric
from extract.claims.modality import ModalityMatch, find_modality, is_ahead
from extract.claims.naming import Named
from extract.claims.passage_days import find_passage_day
from extract.claims.places import (
    find_economy,
    find_place,
    main_country,
    main_place,
    named_country,
    place_before,
    place_in_sentence,
)
from extract.claims.shares import is_split
from extract.claims.signs import with_sign
from extract.claims.subjects import Before, find_subject
from extract.claims.tied_dates import find_mention, is_contrasted, is_definite, is_of_saying
from extract.claims.timing import find_timing
from extract.claims.wholes import find_whole
from extract.dates.events import OF_OTHER
from extract.folding import fold
from extract.lexicon import to_singular
from extract.lexicon.currencies import currency_called, currency_of
from extract.lexicon.words import DatedBy, MetricDefinition
from extract.model import (
    OTHER,
    Basis,
    Claim,
    DateMention,
    Evidence,
    Flag,
    Kind,
    Modality,
    NumeralForm,
    Outcome,
    Precision,
    Quantity,
    Reach,
    Role,
    Span,
    Step,
)
from extract.quantities.shapes import SCORE

STAGE = "claims"
REPEATED = "date.repeated"
REPEATED_FROM = 20
"""The least number that is taken for the same again although a noun is left out."""
EVENT = "kind.event"
"""The rule of what one event caused, where no word says more."""
OF_VOTE = "place.of_vote"
PASSAGE = 4
"""Sentences back within which a date or place of another figure still holds."""
PART_OF_DATE = "date"
FAR_AHEAD, FAR_BACK = 50, 200
"""Years after and before publication beyond which a date is flagged: plans reach 2070, anniversaries 1826."""


@dataclass(frozen=True)
class Reading:
    """What became of one number: its claim, or why it counts nothing."""

    quantity: Quantity
    outcome: Outcome
    reason: str
    claim: Claim | None = None


@dataclass(frozen=True)
class Figure:
    """All that was found of one number, before it becomes a claim."""

    quantity: Quantity
    match: MetricMatch
    subject: Named | None
    agent: Named | None
    place: Named | None
    attribution: Named | None
    kind: KindMatch
    timing: Timing
    modality: ModalityMatch
    whole: Quantity | None


@dataclass
class Passage:
    """What the figures read so far leave to the next ones."""

    sentence: int = -1
    match: MetricMatch | None = None
    subject: Named | None = None
    quantity: Quantity | None = None
    event: DateMention | None = None
    event_sentence: int = -1
    vote: DateMention | None = None
    place: Named | None = None
    place_sentence: int = -1
    agent: Named | None = None
    last_subject: Named | None = None
    subjects: dict[Decimal | None, Named] = field(default_factory=dict)
    """Whom the figures so far are about, by their value."""
    source: Source | None = None
    last_source: Named | None = None
    """Who said the last figure that somebody said."""
    kind: KindMatch | None = None
    """That of the figure before in the sentence."""
    places: dict[tuple[str, Decimal | None], Named] = field(default_factory=dict)
    """Where the figures so far are, by metric and value: a number said again is of the same place."""
    told: list[Told] = field(default_factory=list)
    """The figures of the text so far."""
    wholes: dict[int, Quantity] = field(default_factory=dict)
    """By the first token of a part, the number that it is a part of."""


def read_claims(context: Context) -> list[Reading]:
    """Every number of the document, left to right, with what became of it."""
    return ClaimReader(context).read()


class ClaimReader:
    """Walks the numbers of a document; what one figure tells of place and date may hold for the next."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.passage = Passage()
        self.told: dict[tuple[str, Decimal | None, Decimal | None], Figure] = {}
        self.figures: dict[tuple[int, str], Figure] = {}
        """Every figure by where it begins and what it counts."""
        """The first figure of each metric and interval."""
        self.date_tokens = {index for mention in context.dates for index in range(mention.first, mention.last)}
        self.date_tokens |= context.days_in_names

    def read(self) -> list[Reading]:
        return [reading for quantity in self.context.quantities for reading in self.read_one(quantity)]

    def read_one(self, quantity: Quantity) -> list[Reading]:
        """What became of one number: a reading for each metric it counts; none for an article that counts no toll."""
        self.enter_sentence(quantity)
        is_article = quantity.form is NumeralForm.ARTICLE
        if quantity.first in self.date_tokens and quantity.form is not NumeralForm.ZERO:
            return [] if is_article else [Reading(quantity, Outcome.COUNTS_NOTHING, PART_OF_DATE)]
        if is_article and (
            self.explains_ordinal(quantity) or self.explains_name(quantity) or self.explains_part(quantity)
        ):
            return []
        match = None
        if not quantity.counts_nothing:
            match = find_metric(self.context, quantity, self.passage.match, self.passage.told)
        if match is None:
            reading = self.without_metric(quantity)
            return [reading] if reading else []
        if is_split(self.context, quantity, match):
            return [Reading(quantity, Outcome.COUNTS_NOTHING, SCORE)]
        figures = [self.gather(quantity, each) for each in (match, *find_joined(self.context, quantity, match))]
        self.remember(figures[0])
        return [self.to_reading(figure) for figure in figures]

    def to_reading(self, figure: Figure) -> Reading:
        """The claim that a figure makes."""
        claim = with_sign(self.context, figure.quantity, figure.match, to_claim(self.context, figure))
        if Flag.CURRENCY_GUESSED in claim.flags:
            claim = replace(claim, unit=self.guess_currency(figure.quantity, claim.unit))
        return Reading(figure.quantity, Outcome.CLAIM, figure.match.rule, claim)

    def guess_currency(self, quantity: Quantity, usual: str | None) -> str | None:
        """The currency of a sign or name that several share: that of the article's country, else the usual."""
        context = self.context
        quote = context.document.text[quantity.start : quantity.end]
        sign = next((sign for sign in context.lexicon.signs.guessed_currencies if sign in quote), None)
        if self.main_country is None:
            return usual
        if sign is not None:
            return currency_of(self.main_country, sign) or usual
        words = next((each for each in quantity.evidence if each.role is Role.UNIT), None)
        name = fold(context.document.text[words.start : words.end]) if words else ""
        return currency_called(self.main_country, name, context.lexicon.code) or usual

    @cached_property
    def main_country(self) -> str | None:
        """The country that the whole text is about, worked out once."""
        return main_country(self.context)

    def explains_ordinal(self, quantity: Quantity) -> bool:
        """«un troisième décès, un jeune homme …»: the apposition behind an ordinal names the one counted."""
        words, signs = self.context.words, self.context.lexicon.signs
        before = self.passage.quantity
        return (
            before is not None
            and before.form is NumeralForm.ORDINAL
            and quantity.first - before.phrase[1] <= 1
            and words[quantity.first - 1] == signs.comma
        )

    def explains_part(self, quantity: Quantity) -> bool:
        """As in "one of them an officer": what stands behind a part says who it is."""
        before, marks = self.passage.quantity, self.context.lexicon.claims.of_group
        if before is None:
            return False
        match = marks.at(self.context.words, before.last, quantity.first)
        return match is not None and before.last + match[0] == quantity.first

    def explains_name(self, quantity: Quantity) -> bool:
        """«Olessia Stogova, une Russe arrêtée …»: names alone are not counted, and this says who one is."""
        comma = quantity.phrase[0] - 1
        if comma < 1 or self.context.words[comma] != self.context.lexicon.signs.comma:
            return False
        actors = self.context.actors_by_sentence.get(self.context.tokens.sentences[quantity.first], [])
        has_age = self.context.words[comma - 1].isdecimal() and self.context.words[comma - 2] == (
            self.context.lexicon.signs.comma
        )
        if has_age:
            comma -= 2  # "Ann Lee, 49, a nurse, was killed"
        return any(actor.last == comma and actor.sort == Sort.PERSON for actor in actors)

    def enter_sentence(self, quantity: Quantity) -> None:
        """A new sentence inherits no metric."""
        sentence = self.context.tokens.sentences[quantity.first]
        if sentence != self.passage.sentence:
            self.passage.sentence = sentence
            self.passage.agent = None
            self.passage.match = self.passage.subject = self.passage.quantity = self.passage.kind = None

    def without_metric(self, quantity: Quantity) -> Reading | None:
        """A number of no metric: `other` where it counts something, else the reason why it counts nothing."""
        if quantity.form is NumeralForm.ARTICLE:
            return None
        if quantity.form is NumeralForm.ZERO or is_bare_indefinite(quantity):
            return Reading(quantity, Outcome.COUNTS_NOTHING, "no_toll")
        reason = quantity.counts_nothing or ("rank" if quantity.form is NumeralForm.ORDINAL else None)
        if reason is None and quantity.head is None and quantity.unit is None and self.stands_for_named(quantity):
            reason = "no_noun"
        if reason:
            return Reading(quantity, Outcome.COUNTS_NOTHING, reason)
        return Reading(quantity, Outcome.OTHER, "metric.none", to_other(self.context, quantity))

    def stands_for_named(self, quantity: Quantity) -> bool:
        """Whether a number without a noun stands for those named ("the two") or goes with a name before it."""
        before = quantity.first - 1
        if before < 0:
            return False
        word = self.context.words[before]
        is_inside = before > self.context.sentence_of(quantity).first
        is_name = is_inside and self.context.tokens.is_capitalized(before) and quantity.form is NumeralForm.DIGITS
        is_pronoun = word in self.context.lexicon.text.determiners and quantity.form is NumeralForm.WORDS
        return is_name or is_pronoun or word.isdecimal()

    def gather(self, quantity: Quantity, match: MetricMatch) -> Figure:
        """Every field of one figure."""
        context, passage = self.context, self.passage
        definition = context.lexicon.definitions[match.metric]
        event = find_passage_day(context, passage.sentence, passage.event, passage.event_sentence)
        mention = find_mention(context, quantity, match)
        is_sum = event is not None and event.is_since and may_go_on_since(context, quantity, match)
        since = event if is_sum else None
        kind = find_kind(context, quantity, match, mention[0] if mention else since, self.kind_before(quantity), event)
        is_open = event is None or event.is_since or is_of_saying(context, event)
        if kind.rule == EVENT and mention is None and is_open and is_perfect_sum(context, quantity, match):
            kind = KindMatch(Kind.TOTAL, "kind.perfect")
        if kind.rule == EVENT and mention is None and is_ongoing_sum(context, quantity, match):
            kind = KindMatch(Kind.TOTAL, "kind.perfect")
        modality = find_modality(context, quantity, match)
        before = passage.vote if definition.dated_by is DatedBy.VOTE else event
        known = Known(mention, kind, modality.modality, before)
        timing = find_timing(context, quantity, match, known)
        if is_ahead(modality, timing.date_start, context.published_day):
            modality = ModalityMatch(Modality.FORECAST, "modality.date_ahead", timing.spans)
        told = self.told_before(quantity, match)
        whole = find_whole(context, quantity, match, passage.told, passage.wholes)
        of_whole = self.figure_of(whole, match)
        if not mention and of_whole is not None and not has_deed(quantity, match):
            kind, timing = of_whole.kind, of_whole.timing  # «40 malades, dont 4 en réanimation», of the same day
        elif told and not mention and (told.timing.date_start or timing.basis is not Basis.PUBLISHED):
            kind, timing = told.kind, replace(told.timing, rule=REPEATED, reach=Reach.PASSAGE)
        return Figure(
            quantity=quantity,
            match=match,
            subject=find_subject(context, quantity, match, self.subjects_before(quantity)),
            agent=find_agent(context, quantity, match, passage.agent) or (told.agent if told else None),
            place=self.find_place(quantity, match, definition, timing),
            attribution=find_attribution(
                context,
                quantity,
                match,
                source_going_on(context, quantity, match, passage.source, timing.date_end),
                passage.last_source,
            ),
            kind=kind,
            timing=timing,
            modality=modality,
            whole=whole,
        )  # fmt: skip

    def is_other_event(self, timing: Timing) -> bool:
        """Whether a figure is of an event that the text only counts back to, and tells another of its sort."""
        event = timing.event
        if event is None or event.rule != OF_OTHER:
            return False
        words, events = self.context.words, self.context.lexicon.dates.events
        here = self.context.parse.sentence_of(event.first)
        is_again = sum(events.get(word) == event.event for word in words[here.first : here.last]) > 1
        return is_again or any(each.event == event.event and each.start != event.start for each in self.context.dates)

    def figure_of(self, whole: Quantity | None, match: MetricMatch) -> Figure | None:
        """What was read of the number that a figure is a part of, where both count the same."""
        return self.figures.get((whole.start, match.metric)) if whole is not None else None

    def is_said(self, event: DateMention, quantity: Quantity) -> bool:
        """Whether a date is only that of the saying of a figure, in a clause of its own."""
        context = self.context
        return is_of_saying(context, event) and not context.same_clause(event.first, quantity.first)

    def kind_before(self, quantity: Quantity) -> KindMatch | None:
        """The kind that a figure goes on with: that of the one before, or a sum where cases were just told."""
        context, passage = self.context, self.passage
        if passage.kind is not None or not passage.told:
            return passage.kind
        last = passage.told[-1]
        is_near = passage.sentence - context.tokens.sentences[last.quantity.first] <= 1
        is_sum = context.lexicon.definitions[last.metric].is_total_undated
        is_many = quantity.form is not NumeralForm.ARTICLE
        return KindMatch(Kind.TOTAL, "kind.undated") if is_near and is_sum and is_many else None

    def subjects_before(self, quantity: Quantity) -> Before:
        """The subjects that the figures before leave to this one."""
        passage, words = self.passage, self.context.words
        lead = words[max(0, quantity.phrase[0] - 2) : quantity.phrase[0]]
        is_definite = any(word in self.context.lexicon.claims.definite for word in lead)
        is_all = any(word in self.context.lexicon.quantities.all_of for word in lead)
        again = passage.subjects.get(quantity.value) if quantity.value != 1 and (is_definite or is_all) else None
        whole = passage.match.metric if passage.match else None
        is_of_one = passage.quantity is not None and passage.quantity.value == 1
        last = passage.told[-1].quantity if passage.told else None
        is_next = (
            last is not None
            and self.context.tokens.sentences[last.first] == passage.sentence - 1
            and (quantity.value or 0) <= (last.value or 0)
        )
        return Before(passage.subject, whole, is_of_one, passage.last_subject, is_next, again)

    def told_before(self, quantity: Quantity, match: MetricMatch) -> Figure | None:
        """The figure that a number repeats: «les quatre décès», or the same number of the same noun."""
        told = self.told.get((match.metric, *worth(quantity)))
        if told is None or not told.timing.rule or quantity.value == 1:
            return None
        words = self.context.words
        nouns = [words[each.head] for each in (quantity, told.quantity) if each.head is not None]
        # "killed at least 46. … At least 46 people were killed": a number that leaves its noun out is the same one
        is_toll = self.context.lexicon.definitions[match.metric].is_toll
        is_told_bare = is_toll and quantity.value is not None and quantity.value >= REPEATED_FROM
        is_same_noun = nouns[0] == nouns[1] if len(nouns) > 1 else is_told_bare
        return told if is_definite(self.context, quantity) or (is_same_noun and told.timing.date_start) else None

    def find_place(
        self, quantity: Quantity, match: MetricMatch, definition: MetricDefinition, timing: Timing
    ) -> Named | None:
        """The place of a figure; only of people counted is the passage's place theirs too.

        What is counted since a vote is of the place that voted, not of the street that the sentence before tells of.
        """
        if not definition.place_from_passage:
            return place_in_sentence(self.context, quantity)
        if not definition.counts_people:
            return find_economy(self.context, quantity)
        is_near = self.is_same_paragraph(self.passage.place_sentence)
        before = (self.passage.place if is_near else None) or place_before(self.context, self.passage.sentence)
        if timing.event is not None and timing.event.is_since and timing.event.event == VOTE and self.place_of_vote:
            before = self.place_of_vote
        known = self.passage.places.get((match.metric, quantity.value)) if quantity.value != 1 else None
        if known is not None and (before is None or is_definite(self.context, quantity)):
            before = known  # «les quatre victimes»
        return find_place(
            self.context,
            quantity,
            before,
            lambda: self.main_place,
            judges=definition.is_judged,
            is_sent=definition.is_sent,
        )

    def is_same_paragraph(self, sentence: int) -> bool:
        """Whether a sentence stands a few before the one being read, in the same paragraph."""
        if sentence < 0 or self.passage.sentence - sentence > PASSAGE:
            return False
        sentences = self.context.parse.sentences
        return sentences[sentence].paragraph == sentences[self.passage.sentence].paragraph

    @cached_property
    def main_place(self) -> Named | None:
        """The place that the whole text is about, worked out once."""
        return main_place(self.context)

    @cached_property
    def place_of_vote(self) -> Named | None:
        """The country that the text is about, where it names it, else the place it is about."""
        country = named_country(self.context)
        if country:
            return Named(country.name, OF_VOTE, Span(country.start, country.end))
        return replace(self.main_place, rule=OF_VOTE) if self.main_place else None

    def remember(self, figure: Figure) -> None:
        """What the next numbers may take from this one."""
        passage = self.passage
        passage.match, passage.subject, passage.quantity = figure.match, figure.subject, figure.quantity
        passage.last_subject, passage.agent = figure.subject, figure.agent
        if figure.subject is not None and figure.quantity.value is not None:
            passage.subjects.setdefault(figure.quantity.value, figure.subject)
        passage.told.append(Told(figure.quantity, figure.match.metric))
        self.figures[figure.quantity.start, figure.match.metric] = figure
        if figure.whole is not None:
            passage.wholes[figure.quantity.first] = figure.whole
        passage.last_source = figure.attribution or passage.last_source
        passage.source = source_after(
            self.context, figure.quantity, figure.match, passage.source, figure.attribution, figure.timing.date_end
        )
        passage.kind = figure.kind
        definition = self.context.lexicon.definitions[figure.match.metric]
        self.told.setdefault((figure.match.metric, *worth(figure.quantity)), figure)
        is_compared = is_contrasted(self.context, figure.quantity)
        event = None if self.is_other_event(figure.timing) else figure.timing.event
        is_stated = event is not None and figure.kind.kind is Kind.TOTAL and not event.is_since
        is_stated = is_stated or (event is not None and self.is_said(event, figure.quantity))
        day = self.context.published_day
        is_to_come = event is not None and event.date_start is not None and day is not None and event.date_start > day
        if event is not None and definition.counts_people and not (is_compared or is_stated or is_to_come):
            passage.event, passage.event_sentence = event, passage.sentence
        is_vote = definition.dated_by is DatedBy.VOTE and event is not None
        if is_vote and event is not None and not is_coarser(event, passage.vote) and not self.is_looking_back(event):
            passage.vote = event
        is_of_event = definition.place_from_passage and definition.kind == Kind.EVENT
        if figure.place is not None and is_of_event and figure.place.rule in {"place.sentence", OF_VOTE}:
            passage.place, passage.place_sentence = figure.place, passage.sentence
            if figure.quantity.value is not None:
                passage.places.setdefault((figure.match.metric, figure.quantity.value), figure.place)

    def is_looking_back(self, event: DateMention) -> bool:
        """Whether a year is only that of a vote held against the one told first: "99 seats, against 52 in 2019"."""
        if event.precision is not Precision.YEAR or len(self.passage.told) < 2:
            return False
        last = self.passage.told[-2]
        is_of_vote = self.context.lexicon.definitions[last.metric].dated_by is DatedBy.VOTE
        return is_of_vote and self.context.tokens.sentences[last.quantity.first] == self.passage.sentence


def worth(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """What a number stands for when it is told again: «au moins 25 morts», «les 25 morts»; of a vague one its ends."""
    return (quantity.value, quantity.value) if quantity.value is not None else (quantity.low, quantity.high)


def has_deed(quantity: Quantity, match: MetricMatch) -> bool:
    """Whether a participle behind a number tells of its people: «dont deux Français enlevés au Bénin»."""
    return match.verb is not None and not match.verb.is_finite and match.verb.first >= quantity.last


def is_coarser(mention: DateMention, other: DateMention | None) -> bool:
    """Whether a date is a year or a month where the other is a day: a vote of the past beside the one told of."""
    coarse = {Precision.YEAR, Precision.MONTH}
    return other is not None and mention.precision in coarse and other.precision not in coarse


def is_bare_indefinite(quantity: Quantity) -> bool:
    """Whether «plusieurs», "several" alone counts nothing that is tracked: then it is no number (CLAIMS.md)."""
    return quantity.form is NumeralForm.VAGUE and any(step.rule == "words.indefinite" for step in quantity.trace)


def unit_before(context: Context, quantity: Quantity) -> str | None:
    """The unit of the number before, where this one leaves it out: «30 mois de prison, dont 15 ferme»."""
    other = context.quantity_before(quantity)
    return other.unit if other else None


def unit_of(context: Context, quantity: Quantity, definition: MetricDefinition) -> str | None:
    """The metric's unit, families where it counts families, or what stands with the number."""
    words = context.lexicon.quantities
    if quantity.head is not None and context.words[quantity.head] in words.collectives:
        return to_singular(context.words[quantity.head], context.lexicon.text)
    if definition.unit not in {None, "years"}:
        return definition.unit
    return quantity.unit or unit_before(context, quantity)


def to_claim(context: Context, figure: Figure) -> Claim:
    """One figure as a claim."""
    quantity, timing = figure.quantity, figure.timing
    definition = context.lexicon.definitions[figure.match.metric]
    base = to_other(context, quantity)
    spans = timing.spans
    flags = (*base.flags, Flag.FAR_DATE) if is_far(context, timing) else base.flags
    return replace(
        base,
        metric=figure.match.metric,
        unit=unit_of(context, quantity, definition),
        part_of=(figure.whole.start, figure.whole.end) if figure.whole else None,
        subject=name_of(figure.subject),
        agent=name_of(figure.agent),
        place=name_of(figure.place),
        attribution=name_of(figure.attribution),
        date_start=timing.date_start,
        date_end=timing.date_end,
        date_text=spans[0].of(context.document.text) if spans and timing.date_start else None,
        date_precision=timing.precision,
        date_basis=timing.basis,
        date_reach=timing.reach,
        kind=figure.kind.kind,
        modality=figure.modality.modality,
        confidence=find_confidence(quantity, figure.match),
        flags=flags,
        evidence=tuple(sorted({*base.evidence, *to_evidence(figure)}, key=lambda each: (each.start, each.role))),
        trace=(*base.trace, *to_steps(figure)),
    )


def is_far(context: Context, timing: Timing) -> bool:
    """Whether a figure's days lie so far from publication that a slip of the pen is likely."""
    day = context.published_day
    if day is None or timing.date_end is None:
        return False
    return timing.date_end.year - day.year > FAR_AHEAD or day.year - timing.date_end.year > FAR_BACK


def name_of(named: Named | None) -> str | None:
    """The name alone, for a field."""
    return named.name if named else None


def to_other(context: Context, quantity: Quantity) -> Claim:
    """A number with its sentence and reading, and no metric."""
    text = context.document.text
    sentence = context.sentence_of(quantity)
    noun = None
    if quantity.head is not None:
        noun = to_noun(context, quantity.head, quantity)
    flags = quantity.flags
    if context.published_day is None:
        flags = (*flags, Flag.NO_PUBLICATION_DATE)
    return Claim(
        document=context.document.id,
        start=quantity.start,
        end=quantity.end,
        quote=text[quantity.start : quantity.end],
        metric=OTHER,
        low=quantity.low,
        high=quantity.high,
        value=quantity.value,
        qualifier=quantity.qualifier,
        unit=quantity.unit or noun,
        flags=tuple(dict.fromkeys((*context.document.flags, *flags))),
        snippet=text[sentence.start : sentence.end],
        snippet_start=sentence.start,
        evidence=quantity.evidence,
        trace=quantity.trace,
    )


def to_noun(context: Context, head: int, quantity: Quantity) -> str:
    """The counted noun, in the singular where more than one is counted."""
    word = context.words[head]
    is_one = quantity.value == 1 and quantity.low == quantity.high
    return word if is_one else to_singular(word, context.lexicon.text)


def to_evidence(figure: Figure) -> list[Evidence]:
    """The words that gave each field."""
    spans: list[tuple[Role, Span]] = [(Role.METRIC, span) for span in figure.match.words]
    for role, named in (
        (Role.SUBJECT, figure.subject),
        (Role.AGENT, figure.agent),
        (Role.PLACE, figure.place),
        (Role.ATTRIBUTION, figure.attribution),
    ):
        if named:
            spans.append((role, named.span))
    spans += [(Role.DATE, span) for span in figure.timing.spans]
    spans += [(Role.KIND, span) for span in figure.kind.spans]
    spans += [(Role.MODALITY, span) for span in figure.modality.spans]
    return [Evidence(role, span.start, span.end) for role, span in spans]


def to_steps(figure: Figure) -> list[Step]:
    """How the claim was made, rule by rule."""
    steps = [Step(STAGE, figure.match.rule, figure.match.words)]
    names = (figure.subject, figure.agent, figure.place, figure.attribution)
    steps += [Step(STAGE, named.rule, (named.span,)) for named in names if named]
    steps.append(Step(STAGE, figure.timing.rule, figure.timing.spans))
    steps.append(Step(STAGE, figure.kind.rule, figure.kind.spans))
    steps.append(Step(STAGE, figure.modality.rule, figure.modality.spans))
    return steps
