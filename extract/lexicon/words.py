"""What a lexicon holds, one frozen value for each stage that reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from extract.folding import Elision
from extract.lexicon.phrases import Phrases
from extract.lexicon.verbs import VerbTable
from extract.model import NamedSpan, Qualifier

Words = frozenset[str]
Marks = Phrases[bool]
"""Phrases that mean one thing; the entry is always True."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs that no language owns (languages/shared/signs.toml)."""

    spaces: Words
    """White space that may stand inside a number."""
    terminals: Words
    openers: Words
    closers: Words
    quotes: Words
    only_opening: Words
    """Quotation marks that only begin a quotation: «."""
    only_closing: Words
    ellipses: Words
    breaks: Words
    """Signs that part clauses: semicolon, colon, dash."""
    comma: str
    period: str
    dashes: Words
    dateline_ends: Words
    """Signs between a dateline and its text, with a space before them."""
    slashes: Words
    open_bracket: Words
    close_bracket: Words
    percent: Words
    minus: Words
    """Signs that make a share negative."""
    sure_minus: Words
    """The sign that is no dash: it makes any number negative."""
    plus: Words
    """Signs of an increase: «(+547)»."""
    fractions: Mapping[str, Decimal]
    number_marks: Words
    """Signs that stand before an identifier: #, №."""
    currencies: Mapping[str, str]
    """Currency signs to ISO 4217."""
    guessed_currencies: Words
    """Signs that several currencies share."""
    generations: Words
    """Letters behind the number of a network: 5G."""
    currency_prefixes: Mapping[str, str]
    currency_letters: Mapping[str, str]
    """Letters behind a number, in capitals as they stand: 500 DA."""
    letter_currencies: Mapping[str, str]
    """Letters hard before a large sum: the N of "N5 million"."""
    """Signs with the letters of their country: HK$, A$."""
    currency_codes: Words
    bidi_controls: Words


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A personal pronoun: whom it can stand for."""

    is_plural: bool
    gender: str


@dataclass(frozen=True, slots=True)
class TextWords:
    """Words that hold a sentence together (text.toml)."""

    elision: Elision
    noun_head_is_last: bool
    verb_first: bool
    """Whether a subject stands behind its verb as often as before it: «murieron doce»."""
    reflexives: Words
    """The pronoun that makes a verb passive or its subject's own: «se manifestaron 800»."""
    abbreviations: Words
    determiners: Words
    prepositions: Words
    genitives: Words
    """The prepositions that tie a noun to its complement: de, of."""
    coordinators: Words
    subordinators: Words
    relatives: Words
    subject_relatives: Words
    """Those that may be the subject of their verb: qui, who; not où, where."""
    object_relatives: Words
    """Those that may be the object of their verb alone: «les onze que la police a arrêtés»."""
    adverbs: Words
    adverb_endings: tuple[str, ...]
    adverb_phrases: Marks
    """Adverbs of several words, which may stand inside a verb: «ont par ailleurs été blessés»."""
    negations: Words
    weak_negations: Words
    """Those that deny only beside another: «n'est plus», but «la plus touchée»."""
    pronouns: Mapping[str, Pronoun]
    stressed_pronouns: Mapping[str, Pronoun]
    """Those that stand behind prepositions: selon lui, according to her."""
    clitics: Words
    possessives: Words
    possessive_endings: Words
    function_words: Words
    """What no noun phrase goes on with: prepositions, conjunctions, clitics, adverbs, pronouns."""
    partings: Words
    """Signs and words that part clauses: commas, brackets, quotes, conjunctions, relative pronouns."""
    time_words: Words
    """What dates a participle without a preposition: "arrested last week"."""
    verb_prefixes: Words
    """What a hyphen ties to a verb that stays a verb: "re-elected"."""
    infinitive_marks: Words
    """Words before an infinitive that looks like another form: to."""
    by: Words
    """The prepositions before the one who acts: par, by."""
    plural_endings: tuple[tuple[str, str], ...]
    invariable: Words
    """Nouns whose singular looks like a plural: pays, series."""


@dataclass(frozen=True, slots=True)
class VerbWords:
    """Verb forms, and which verbs build tenses and voices (verbs.toml)."""

    table: VerbTable
    perfect: Words
    """have, avoir: their present with a participle is past."""
    passive: Words
    """be, être."""
    lasting: Words
    """Verbs of a state that goes on: remain, rester."""
    copulas: Words
    """be, remain, rester: what follows says in what state their subject is."""
    future: Words
    """will, aller: with an infinitive, the future."""
    auxiliaries: Words
    """All of those: what no noun is, even right behind a number."""
    helping: Words
    """Those that lead a verb group: perfect, passive, future and modal verbs."""
    modal_conditional: Words
    """would, could, may, must."""
    takes_passive_auxiliary: Words
    """Verbs whose perfect is built with être: «est mort» is no passive."""
    future_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    conditional_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    """Endings of participles that no table holds, read only behind an auxiliary."""
    many_endings: tuple[str, ...]
    """Endings of verbs in the plural that few nouns have: «écopent» behind «six autres»."""
    noun_infinitives: VerbTable
    """Infinitives that are nouns but for an auxiliary before them: "will attack"."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The interval of a vague number."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """How the language writes numbers (numbers.toml)."""

    cardinals: Phrases[int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    suffix_scales: Mapping[str, int]
    """Scales written hard against digits: 3bn, 45k."""
    capital_scales: Words
    """Scales that small letters make a measure of: «45 MM» is millions, «45 mm» are millimetres."""
    no_scale_before: Words
    """Words before which such a letter is a measure: "10m high"."""
    definite_articles: Words
    """Behind them a scale alone is a number («la barre du million»), and digits with a point a name («le 49.3»)."""
    joiners: Words
    joins_tens_alone: bool
    """Whether a joiner stands between tens and units alone: «treinta y dos», but «mil y dos» is two numbers."""
    halves: Marks
    """«et demi»: half of the last scale more."""
    teens_after: frozenset[int]
    largest_hundreds: int
    """The largest number before a hundred: "twenty-five hundred"."""
    centuries_in_words: frozenset[int]
    """Centuries said as the first half of a year: "nineteen eighty-four"."""
    articles: Words
    articles_not_after: Words
    """Behind them an article is none: «quelqu'un» counts nobody."""
    ones: Words
    """The articles that are the number one as well: un, one, but not "a"."""
    decimal_words: Words
    """Words for the sign of decimals: «virgule», "point"."""
    minus_words: Words
    """Words that make the number behind them negative."""
    minus_not_after: Words
    """Words behind which they do not: «plus ou moins 50», «du moins cinq»."""
    never_first: Words
    """Hundreds that begin no number: «20 cents» are of a euro."""
    never_share: Words
    """Parts that are none of a whole, only of a scale or a measure: «un demi-million», no «demi-finale»."""
    weak_proportions: Marks
    """What says where and when too: "one in five", but "killed two in ten minutes"."""
    proportions: Marks
    """«sur», "out of": so many in ten."""
    signed_before: Words
    """What is often below nought: "-5 degrees"."""
    digit_scales: Mapping[str, int]
    """What multiplies digits but is no scale in words: "5 hundred"."""
    ordinals: Mapping[str, int]
    ordinal_stems: Mapping[str, str]
    """Each ordinal and a number word that is worth the same: «vingtième», «vingt»."""
    ordinal_plurals: Mapping[str, int]
    """«cinquièmes», "fifths": parts of a whole."""
    ordinal_suffixes: Words
    collectives: Phrases[int]
    collective_plurals: Mapping[str, int]
    """«deux dizaines»: read only behind a number."""
    collective_adjectives: Words
    """What may stand before a collective: «deux bonnes dizaines», "a good dozen"."""
    collectives_not_after: Words
    """Words behind which a collective with nothing to count is none: «en quarantaine», «la trentaine»."""
    vague: Phrases[Interval]
    doubtful_vague: Words
    """Vague numbers that are common nouns too: "test scores"."""
    indefinites: Mapping[str, Interval]
    zeros: Phrases[str]
    """How each is read: `determiner`; `pronoun` if the word stands alone; `negated` if it needs a negation; `counted`
    before a metric's own noun alone («sin heridos»); `idiom`: no nought."""
    fraction_units: Mapping[str, int]
    fractions: Phrases[Decimal]
    no_share_after: Words
    """Words behind which a half or a quarter is a part of a match or a year: "the first half"."""
    no_share_before: Marks
    """Phrases before which it is part of another word: "half way"."""
    group_signs: Words
    doubtful_group_signs: Words
    """Signs of thousands that some who write the language use for decimals: alone before three digits, flagged."""
    decimal_signs: Words
    country_decimal_signs: Mapping[str, str]
    """ISO 3166 code to the sign for decimals there, where countries of one language differ."""


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Qualifiers, ranges, units, and what counts nothing (quantities.toml)."""

    before: Phrases[Qualifier]
    after: Phrases[Qualifier]
    qualified_articles: Words
    """Articles that may stand between a qualifier and its number: «supera los 300», «más de la mitad»."""
    between: Words
    between_and: Words
    range_from: Words
    range_to: Words
    range_or: Words
    changes: Words
    """Verb lemmas and nouns of change: behind them «de 24 à 29 %» is two figures and no range."""
    changes_by: Words
    """Nouns of change right behind which «de 3 à 5» tells by how much, and is a range."""
    then: Words
    """«puis», "then": two numbers that share their scale and unit, and make no range."""
    percent: Phrases[int]
    """What makes a share of a number, and how many of it make one per cent: 10 for «pour mille»."""
    units: Phrases[str]
    currencies: Phrases[str]
    currency_marks: Phrases[str]
    """What stands before an amount as a sign does: Rs, RM."""
    hundredths: Phrases[str]
    """Coins of which a hundred make one of their currency: cents, pence."""
    scaled_currencies: Phrases[str]
    """Currencies whose names are other words too (pounds, livres): read only behind a scale."""
    guessed_currencies: Phrases[str]
    """Names that several currencies share (pesos), and the usual one; the article's country tells which it is."""
    unit_starters: Words
    """What a unit behind a number may begin with, of all the tables above: any other word spares the looking up."""
    currency_scales: Mapping[str, str]
    """Scales that name their currency too: «12 mdd» is 12 million dollars."""
    before_noun: Words
    """Adjectives that stand between a number and its noun: autres, jeunes, more."""
    parted_measures: Words
    """Measures whose hundredths may stand right behind them: «1 m 85»."""
    measures: Words
    """Nouns of measures, of which one may have a half or a quarter: heure, tonne, point."""
    measure_signs: Words
    """Signs of measures, which no noun goes on: "12 km southwest", "a 4,500 mAh battery"."""
    ellipses: Words
    """Words that stand for a noun said before: autres, others."""
    of_them: Marks
    """«d'entre eux», "of them": what stands right behind a number that is a part of the one before."""
    people_endings: tuple[str, ...]
    """Endings of nouns for people that no list holds: -eur, -ist."""
    people: Words
    """Nouns for people: a metric may say more of them than that they are there."""
    collectives: Words
    """Nouns that each stand for several people, and are their own unit: famille, household."""
    generic_people: Words
    """Nouns for people of no particular sort: personnes, victims; they name no subject."""
    not_people: Words
    """Animals and things that are killed, wounded or seized as people are."""
    counts_nothing_before: Phrases[str]
    counts_nothing_after: Phrases[str]
    named: Phrases[str]
    """What a number behind it only names, whatever follows: "Covid 19 cases", "the FTSE 100 closed"."""
    streets: Words
    """The last word of a street's name, where the number stands first: "12 Baker Street"."""
    decade_endings: Words
    """What makes a decade of tens: 1990s."""
    ages_before: Marks
    ages_after: Marks
    ages_before_years: Marks
    """What makes an age only of a number of years: «menores de 18 años», «a los 80 años»."""
    lasting: Words
    """Verb lemmas and nouns of lasting: behind them «de deux à trois heures» is how long, else a time of day."""
    age_openers: Words
    """What leads to an age at the head of a sentence: «À 18 ans, elle …»."""
    hours: Words
    """Hours: behind «a las» they are a time of day, else they last."""
    clock_before: Marks
    """What tells the hour of a day before a number of hours: «à», «vers»."""
    all_named: Words
    """Words of `all_of` that right before a number stand for those named, a noun behind it or not: «tous deux»."""
    all_of: Words


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that has a name: of a month, a weekday of a month, or so many days from Easter Sunday."""

    month: int = 1
    day: int = 1
    weekday: int = 0
    nth: int | None = None
    """Which such weekday of the month, -1 the last; None where `day` says it."""
    easter: int | None = None
    """Days after Easter Sunday, before it where negative."""
    plus: int = 0
    """Days after the day that the rest gives."""


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """Calendar words and relative days (dates.toml)."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    today: Marks
    nights: Marks
    """«cette nuit», "overnight": the day before publication and the day itself."""
    day_nights: Marks
    """«dans la nuit», "during the night": from the day that the text named last to the next, as `nights` where none."""
    days_from_today: Phrases[int]
    last: Words
    next: Words
    this: Words
    day_first: bool
    perfect_is_of_today: bool
    """Whether a perfect tells of what is new ("has been jailed"), where another tense tells tales."""
    names_are_capitalized: bool
    """Whether weekdays have a capital; where not, «le Journal du Dimanche» is a name."""
    day_articles: Words
    day_ordinals: Words
    month_parts: Phrases[str]
    year_prepositions: Words
    topics: Words
    """What leads to the event that something is about: "against last October's coup"."""
    so_far: Marks
    """Behind a unit: what of it is over, "for the year so far"."""
    named_by_days: Words
    """What is named by a day: "the April 19 Movement", «rue du 4 septembre»."""
    wholes: Words
    """«l'ensemble», "whole" before a year: «l'ensemble de 2019», "in whole 2014"."""
    year_subjects: Words
    """Verbs whose subject a year may be: "2020 saw 396 killings"."""
    weak_prepositions: Words
    """Those behind which four digits may count something: «pour 2000 personnes»."""
    since: Marks
    after_event: Marks
    between: Words
    range_links: Words
    events: Mapping[str, str]
    """The nouns of events that a date may belong to, and the group of nouns that name the same."""
    event_day: Marks
    day_times: Marks
    """«dans la soirée»: on the day that the text named last, else today."""
    same_times: Phrases[str]
    """«même date», "same month": what of the last date they repeat in another year."""
    as_of: Marks
    """«au», "as of" before a date: a sum as it stood then."""
    voting: Marks
    """Words of a vote without its noun: «se sont rendus aux urnes»."""
    results: Words
    """What is known after a vote: «selon les résultats publiés lundi»."""
    voting_verbs: Marks
    """Verbs of voting that the name of a people goes before: «les Ivoiriens ont voté»."""
    held: Marks
    """What ties an event's noun to its day: «s'est déroulé», "took place"."""
    exit_polls: Marks
    """«sortie des urnes»: polls of the day of the vote."""
    back_then: Marks
    """«à l'époque», "then" at the head of a sentence: at the time told before."""
    since_clause: Marks
    """«depuis que»: the date of its clause begins a count."""
    records: Marks
    """«le plus», "the deadliest" before «depuis»: nothing is counted since then."""
    within: Marks
    """«en» before «24 heures»."""
    earlier: Words
    """«déjà», "previously" beside a verb: on a day before that nothing tells."""
    harmful_events: Words
    """The groups of events that kill and hurt."""
    harm_verbs: Words
    """Verb lemmas of what kills and hurts: sombrer, s'effondrer, capsize, collapse."""
    of_time: Words
    """What a clause goes on with from a date: «samedi, où …», "in 1976, when …"."""
    habits: Marks
    """«chaque année», "every day": what is so told is of no day."""
    definites: Words
    """Articles and demonstratives that show an event already told: «l'attaque»."""
    ago: Marks
    ago_after: Marks
    units: Phrases[str]
    month_nouns: Words
    """«mois», between a part and its month: «début du mois de mars»."""
    day_parts: Marks
    """«matin», "night" behind a day."""
    recently: Marks
    """«ces derniers jours»: the publication date."""
    rolling: Words
    """"past" before a unit: the days up to publication, no calendar week or month."""
    since_long: Marks
    """«depuis» before a number of weeks."""
    aftermaths: Phrases[int]
    """How many days before the event was whose noun follows: «au lendemain de», "a week after"."""
    days_from_anchor: Phrases[int]
    """«la veille», «le lendemain»: days from the last day that the text named."""
    before_anchor: Marks
    after_anchor: Marks
    previous: Words
    following: Words
    causes: Marks
    """What looks like a word of what lies ahead and tells why: "due to heavy rain"."""
    ahead: Marks
    """«prévu», "scheduled": the date beside them is to come."""
    every: Words
    """«tous», "every": a weekday behind them is a habit and no day."""
    seasons: Mapping[str, tuple[int, int]]
    """The first and the last month of a season."""
    year_fractions: Mapping[str, int]
    """«trimestre», "half" behind an ordinal: the months it has."""
    closing: Words
    """"final" beside "last", before the quarter or months that end a year: "the final quarter of 2019"."""
    firsts: Words
    """«premiers», "first" before a number of months: «les neuf premiers mois de 2019»."""
    period_links: Marks
    """What a period stands before that ends on a date: "three months to September", «l'année close fin juin»."""
    fraction_signs: Mapping[str, int]
    """The letter of "Q3", and the months it has."""
    decade_before: Marks
    decade_endings: Words
    """The ending of "the 1990s"."""
    holidays: Phrases[Holiday]
    fixed_days: Phrases[date]
    """Days that are names: «11-Septembre»."""
    no_dates: Marks
    """Names and things that a word of the calendar is part of: «marché de Noël», "Bloody Sunday"."""


class PlaceRank(StrEnum):
    """What sort of place a name is of; the finer one says more of where something was."""

    COUNTRY = "country"
    REGION = "region"
    CAPITAL = "capital"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Place:
    """A name of a country, of its capital, or of a region or town in it."""

    country: str
    """The country's ISO 3166 code."""
    rank: PlaceRank

    @property
    def is_country(self) -> bool:
        """Whether the country itself is named."""
        return self.rank is PlaceRank.COUNTRY

    @property
    def is_town(self) -> bool:
        """Whether a town is named, a capital among them."""
        return self.rank in {PlaceRank.CAPITAL, PlaceRank.TOWN}

    @property
    def is_capital(self) -> bool:
        """Whether the country's capital is named."""
        return self.rank is PlaceRank.CAPITAL


class GenericPlace(StrEnum):
    """What words such as «la capitale» stand for."""

    COUNTRY = "country"
    CAPITAL = "capital"
    TOWN = "town"
    WORLD = "world"


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Titles, roles, bodies and places (actors.toml)."""

    titles: Words
    roles: Words
    bodies: Words
    """Nouns that begin the name of an organisation: ministère, Union, Party."""
    forces: Words
    """Who arrests and shoots: police, gendarmerie, troops."""
    attackers: Words
    """Who kills and wounds besides people and forces: kamikaze, gang."""
    speakers: Words
    """Common nouns that may be the source of a figure: parquet, hospital, officials."""
    particles: Words
    place_prepositions: Words
    """The prepositions behind which a name is a place: en, dans, in."""
    weak_place_prepositions: Words
    """Those that lead to people and times as well: à, vers."""
    known_place_prepositions: Words
    """Those behind which only a name known as a place is where something is: on, at, sur."""
    origins: Words
    """Those of the weak ones that say where something comes from or goes to: from, vers."""
    place_endings: Words
    """Nouns that make a place of the name before them: "Brazos County", "Munshiganj district"."""
    generic_places: Phrases[GenericPlace]
    """«le pays», "the city": they stand for a place that the text may name."""
    same_roles: Phrases[int]
    """Words for one office, by a number they share: président and chef de l'Etat."""
    genders: Mapping[str, str]
    """Titles and roles that tell whether a man or a woman is meant."""
    settlements: Words
    """Nouns for towns, which say no more than the name behind them: city, village."""
    body_links: Words
    """Prepositions inside the names of bodies: "for Migration"."""
    bases: Words
    """Words before a preposition that say where somebody lives or was born: basé, born."""
    destinations: Words
    """Prepositions that lead to where somebody is sent."""
    streets: Words
    """Nouns for streets and squares."""
    prefixes: Words
    """Small words that a hyphen ties to a name: al-, el-."""
    continents: Words
    """Names wider than any country."""
    courts: Words
    """Nouns of courts and prosecutors, who judge where they sit."""
    lengths: Words
    """Units of the way to a place that something is only near to: km, miles."""
    borders: Words
    """Nouns for the edge of a country, which something at it need not lie in."""
    place_tails: Words
    """Nouns for places that follow a name, in small letters: "Adidi village"."""
    same: Words
    """même, same: the noun behind it was named before."""
    place_nouns: Words
    directions: Words
    """Nouns that a genitive ties to a place: nord, banlieue, outskirts."""
    countries: Phrases[Place]
    """Names of countries, capitals, regions and towns, folded."""
    demonyms: Phrases[frozenset[str]]
    """Adjectives and names of inhabitants, folded, and the ISO codes of the countries they may mean."""
    demonyms_are_capitalized: bool
    never_names: Words


class MetricRole(StrEnum):
    """What a word of a metric does to the number beside it."""

    COUNT = "count"
    """The counted noun is the figure: «deux morts»."""
    GROUP = "group"
    """The counted noun is of the figure's people where nothing else is said of them: «12 000 manifestants»."""
    PATIENT = "patient"
    """A verb that is done to those counted: «a tué douze personnes»."""
    SUBJECT = "subject"
    """A verb that those counted do: «douze personnes ont péri»."""
    GATHER = "gather"
    """A verb whose object is counted where its clause tells of a protest: «une marche qui a réuni 12 000 personnes»."""
    OBJECT = "object"
    """A verb phrase before those counted: «a coûté la vie à douze personnes»."""
    ACT = "act"
    """A noun before those counted: «l'arrestation de douze personnes»."""
    ACT_FOR = "act_for"
    """A noun whose «pour» or "against" leads to those counted: "charges against six officers"."""
    TOLL = "toll"
    """A noun that the number completes: «le bilan est passé à 12»."""
    OTHER = "other"
    """A longer phrase of a metric's verb that is none of its deeds: "released from hospital"."""
    EXCLUDED = "excluded"
    """Nouns of people that the metric leaves out: firefighters are no forces."""
    STATE = "state"
    """Adjectives of those counted: «12 people dead», «grièvement blessés»."""


class Need(StrEnum):
    """What a word of a metric needs beside it to say so."""

    PERSON = "person"
    """The counted noun must be one for people: "treated 12 men", not "treated 12 crops"."""
    KNOWN_PERSON = "known_person"
    """The counted noun must be there and be one for people: "lost 12 soldiers", not "lost three of four"."""
    GROUP = "group"
    """The counted noun must be one of the metric's own: "the presence of 500 soldiers", not "of two men"."""
    MANY = "many"
    """The number must be large: "12,000 soldiers" are a force, two are not."""
    PROTEST = "protest"
    """A protest must be told of: "12,000 people attended" the march, not the wedding."""
    PRESENT = "now"
    """The verb must be in the present: "are detained" is a state, "were detained" was an act."""
    NUMBER = "number"
    """The number must be more than an article or a rank: "12 murders", not "a murder"."""
    ZERO = "zero"
    """The number must be none: "no casualties" denies the dead and the injured."""
    CAPTOR = "captor"
    """Those who do it must be ones who abduct: "gunmen took away five men", not "police took away five men"."""
    TRIAL = "trial"
    """The text must tell of a court: "have been jailed" is a sentence there, and elsewhere a state."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a word or phrase says: which metric, in which role."""

    metric: str
    role: MetricRole
    needs: Need | None = None
    is_reflexive: bool = False
    """Whether a verb says so only with its reflexive pronoun: «se tuer» is to die, «tuer» is not."""


@dataclass(frozen=True, slots=True)
class ShareWords:
    """Where a per cent or a number of years belongs to a metric."""

    metric: str
    after: Marks
    before: Marks
    near: Marks
    needs: Marks
    """Words of the sentence without which it is none."""
    topics: Marks
    """Words of the sentence or of the one before, with which a verb of winning votes tells it: «obtient 12 %»."""
    opinion_verbs: Words
    """Verbs of those asked, behind which the sentence needs no other word: «43 % des Français estiment»."""
    unless: Marks
    """Words of the sentence that make it something else: «sondage» makes a share of voices a poll's."""
    shrinking: Marks
    """What falls below its size of before, and so has a negative rate: «le PIB a reculé de 0,2 %»."""
    rivals: Marks
    """Rates that news gives beside it, each with its own number: «72 % de participation, une abstention de 28 %»."""
    change: Marks
    """What a rise or fall of so much makes it: «une hausse de 0,2 % du PIB»."""


@dataclass(frozen=True, slots=True)
class DurationVerb:
    """A verb behind which a number of years is of a metric."""

    metric: str
    links: Words
    """What ties the years to it: «gouverne depuis», "jailed for"."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What a word tells of a metric in a sentence that holds some other words too: «vie» and «coûté»."""

    others: Words
    """The other words of the phrase; none of a word that says it alone."""
    roles: frozenset[MetricRole]


@dataclass(frozen=True, slots=True)
class MetricWords:
    """The words of all metrics in one language (metrics.toml)."""

    nouns: Mapping[str, tuple[Predicate, ...]]
    """Counted nouns, act nouns and toll nouns, folded, of one word."""
    phrases: Phrases[tuple[Predicate, ...]]
    """The same of several words."""
    verbs: Mapping[str, tuple[Predicate, ...]]
    """Verb lemmas."""
    verb_phrases: Mapping[str, tuple[tuple[tuple[str, ...], Predicate], ...]]
    """Verb lemma, then the words that must follow it."""
    shares: tuple[ShareWords, ...]
    durations: tuple[ShareWords, ...]
    subject_pasts: Words
    """Pasts of what people counted do, a verb right behind their number too: "53,000 participated", "12 died"."""
    subject_presents: Words
    """Presents of what people counted do, a verb behind the number of many and before a preposition: "15 die in"."""
    topics: Mapping[str, Marks]
    """By metric, words of which one must stand in the text: «cas» are of an illness, not of fraud."""
    duration_verbs: Mapping[str, DurationVerb]
    """By verb lemma, such as gouverner and condamner: the metric of the years behind it."""
    starters: Words
    """Every word that a noun or verb of a metric may begin with: a sentence without one counts nothing tracked."""
    clues: Mapping[str, tuple[Clue, ...]]
    """By word, the roles that its nouns, phrases and verbs have in a sentence that holds all of their words."""


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Attribution, kind and modality (claims.toml)."""

    according: Marks
    saying: Words
    """Verb lemmas of saying, with the figure in what follows."""
    saying_that: Words
    """Verb lemmas that say something only before «que» or a quotation: juger, relever, find."""
    counting: Words
    """Verb lemmas of counting: what stands right behind them is said: dénombrer, recenser."""
    neuters: Words
    """Pronouns for bodies that speak: "it said"."""
    faceless: Words
    """Nouns that are counted and say nothing of who they are: bodies, lives."""
    demanding: Words
    """Verb lemmas of asking for a sentence: requérir, seek."""
    citing: Words
    """Verb lemmas whose agent passes on what another said: citer, quote."""
    retold: Words
    """Nouns of a source named before: le bilan, the report."""
    quoting: Words
    """Verb lemmas that say something only beside a quotation: lancer, s'indigner, write."""
    naming: Words
    """Participles before somebody's name: nommé, named."""
    deed_endings: tuple[str, ...]
    """Endings of nouns for deeds, which are of no people: -tion, -ment."""
    day_parts: Words
    """Words behind a day: soir, night."""
    sentenced: Words
    """Prepositions before the one sentenced besides those of shares: contre, against."""
    share_links: Words
    """Prepositions between an owner and the share: avec, with."""
    sentencing: Words
    """Verb lemmas whose object is sentenced: condamner, jail."""
    crediting: Words
    """Verb lemmas that name a source by «par» besides those of saying: créditer, compile, share."""
    showing: Words
    """Verb lemmas by which a document says something: montrer, donner, show."""
    documents: Words
    """Nouns of what may show a figure: résultats, étude, data, footage."""
    hearing: Words
    """Verb lemmas of hearing from somebody: «a-t-on appris auprès de»."""
    heard_from: Marks
    polls: Words
    """Nouns of opinion polls."""
    saying_phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    """Verb lemma, then the words that must follow: «faire état de»."""
    totals: Marks
    increments: Words
    unconfirmed: Marks
    """«apparemment»: words that hold for the verb of their clause."""
    unconfirmed_of: Marks
    """«accusé de»: words that lead to what is not sure."""
    denied: Marks
    denied_after: Marks
    """«auparavant» behind a number that another is compared with."""
    former: Marks
    """«le précédent bilan»: what it gives holds no more."""
    denied_before: Marks
    """«et non», "instead of": they deny the number right behind them."""
    denying_answers: Words
    """«non»: a question answered so is denied."""
    question_signs: Words
    forecast: Marks
    """«promet de», "plans to": words that lead to what is to come, wished or feared."""
    feared: Marks
    """"feared" behind those counted."""
    supposed: Marks
    """«en cas de», "runoff": a poll's figures under a supposition."""
    supposing_modals: Words
    """"would": what depends on a condition."""
    possible_modals: Words
    """«pourrait», "may"."""
    along_with: Marks
    """«ainsi que», "along with": those behind it share what befell the one before."""
    rates: Words
    """pour, per: what a rate is of: "52 deaths per 100,000"."""
    preventing: Words
    """éviter, prevent: "deaths could be prevented" has none dead."""
    though: Words
    """«même» before «si», «bien» behind it: they make no condition of it."""
    forecast_verbs: Words
    """Verb lemmas of promising, demanding, fearing: what follows is to come, as is their subject in the passive."""
    planning_verbs: Words
    """Verb lemmas that foresee the infinitive behind them: s'engager, agree."""
    promises: Words
    """Nouns of plans and promises beside a number: promesse, plan, pledge."""
    projections: Words
    """Nouns of what a rate is to be: prévision, target."""
    announcing: Words
    """Verb lemmas by which money is announced: what is announced is not yet paid."""
    grants: Words
    """Nouns of money that may be announced: aide, compensation; not profits."""
    purposes: Words
    """Nouns before an infinitive of what is wanted: opération, plot."""
    ordering: Words
    """Verb lemmas before the noun of a deed that is ordered: «a ordonné la libération de»."""
    facing: Words
    """Verb lemmas of who may be sentenced: risquer, face."""
    revising: Words
    """Verb lemmas by which a toll is corrected: ramener, lower."""
    revised_from: Words
    """The preposition before the toll that was corrected: de, from."""
    adversatives: Words
    """What stands behind a negation for what is so instead: mais, but."""
    initially: Marks
    """«d'abord», "initially" beside a verb of saying: what was said holds no more."""
    falsehoods: Words
    """Predicates that deny their subject: faux, untrue."""
    limits: Words
    """Verb lemmas of passing a mark: denied, they still give it («ne dépasse pas 50 %»)."""
    expletive: Marks
    """«avant que»: the «ne» behind it denies nothing."""
    supposing: Marks
    """«sans», "without" at the head of a sentence with a conditional."""
    hypothetical: Marks
    part_of: Marks
    opening_totals: Marks
    """«au total», "so far": at the head of a sentence they hold for all its figures."""
    sentence_totals: Marks
    """«derniers chiffres officiels»: anywhere in a sentence they hold for all its figures."""
    still: Marks
    """«toujours», "currently": a state as it is now."""
    remaining: Words
    """«restants», "remaining" beside a number: those whom a state still holds."""
    summing_verbs: Words
    """Verb lemmas by which a count comes to a number: porter, rise, bring."""
    sum_links: Words
    """What stands between such a verb and the number: à, to."""
    beginning: Words
    """Verb lemmas of beginning: éclater, erupt."""
    active: Words
    """«actifs», "active" behind a number of cases: those that are ill at one time."""
    holding: Words
    """Verb lemmas by which people are kept or live somewhere: retenir, héberger, shelter."""
    surveyed: Words
    """«réalisé», "conducted": behind them stand the days of a poll."""
    issued: Words
    """«paru», "released": behind them stands the day on which a poll was made known."""
    contrast: Marks
    """«contre», "up from": the number behind them is of another day or of somebody else."""
    compared: Marks
    """«que en», "than in": the date behind them is of what the figure is held against."""
    inherit_share: Marks
    """«contre»: the other side's share or votes."""
    share_levels: Marks
    """«un niveau», "an annual rate", "a record low": what a genitive ties a per cent to, of the metric beside it."""
    share_verbs: Words
    """Verb lemmas of winning votes, behind which a bare per cent goes on with the shares before it."""
    counted_anew: Marks
    """«il y en avait», "there were": the group of the figure before is counted once more."""
    definite: Words
    """Determiners of those already told of: les, ces, the."""
    of_group: Marks
    """«d'entre eux», "of the victims", behind a number: it counts some of the figure before."""
    out_of: Marks
    """What leads to the whole of which the clause goes on to count a part: «sur les 40 blessés, cinq …»."""
    among_group: Marks
    """«parmi eux», before a number."""
    voters: Words
    """Nouns of those whose votes a share is: électeurs, voters."""
    venues: Words
    """What holds people without keeping them: école, stadium."""
    captors: Words
    """Those who hold or take people against the law: ravisseurs, gunmen."""
    trials: Words
    """Words of a court, of which one makes a sentence of "jailed": tribunal, judge."""
    exceptions: Marks
    """What leads to those of whom the clause does not tell: "all but one", «tous sauf deux»."""
    manners: Marks
    """What leads to how many at a time did something: «par centaines», "by the hundreds"."""
    pro_objects: Words
    """Pronouns that stand for what a verb before said: «deux autres l'ont été», «dos lo fueron»."""
    bans: Words
    """Words of what limits how many may gather: interdire, ban."""
    covering: Words
    """Verb lemmas of how much of a vote results stand for: porter, represent."""
    dropping: Words
    """Verb lemmas that end charges: "dropped the charges against 34 people" charges nobody."""
    charge_links: Words
    """Before what somebody stands accused of having done: «accusé d'avoir tué»."""
    protest_purposes: Marks
    """What tells of a protest beside a crowd that gathers: «contre», "to demand"."""
    offence_links: Marks
    """Before the event for which people are arrested: «dans le cadre de», "in connection with"."""
    act_link_phrases: Marks
    """«à l'encontre de»: the same in several words."""
    act_links: Words
    """pour, contre: from the noun of a deed to those it is for."""
    leads: Marks
    """«une avance de 96 voix»: by how much one is ahead of another."""
    aftermath: Marks
    """«après», "in response to": what they lead to has happened, whatever is to follow it."""
    sentence_links: Words
    """«deux autres à 18 mois ferme»: from those sentenced to their term."""
    neutral_tolls: Marks
    """«le total», "the tally": a sum of what the figure before counts."""
    respectively: Words
    """What gives each of several numbers to one of several names: respectivement."""
    changes: Words
    """Nouns of change, whose "of" leads to a difference: increase, baisse."""
    falls: Words
    """Nouns of falling: «un recul de 0,2 %», "a 0.2 percent contraction"."""
    falling_verbs: Words
    change_links: Words
    """What leads to by how much, beside genitives and "by": «aumentó en 300 personas»."""
    change_verbs: Words
    """Verb lemmas of change: diminuer, rise."""
    voting_verbs: Words
    """What voters do who turn out."""
    requirements: Marks
    """What makes a share only one that must be won: «il faut», "required to"."""
    term_adjectives: Words
    """Adjectives between a sentence and its years: "a collective 25 years"."""
    opinions: Words
    """What those asked are: satisfied, opposés."""
    strengths: Words
    """What a hyphen ties to the number of a force: "2,700-strong"."""
    degrees: Words
    """How badly people are hurt: «21 blessés, aucun grièvement» says nothing of how many are."""
    rate_words: Marks
    """What takes up a rate told before: "that figure", «ce taux»."""
    owners: Words
    """Nouns that may have votes, beside people and bodies: liste, coalition."""
    thresholds: Words
    """Nouns of shares that are to be passed: seuil, hurdle."""
    attacks: Words
    """Nouns of deeds that kill, whose «par» names who kills: attaque, raid."""
    attack_verbs: Words
    """Verb lemmas whose subject kills those who die in the deed: "died when gunmen stormed …"."""
    attack_phrases: Marks
    """Verbs of several words that say so: ouvert le feu."""
    event_totals: Marks
    """Words of a sum that the toll of one dated event has as well: bilan, "in all"."""
    other_terms: Marks
    """Behind a number of years: what it is of, where that is neither prison nor power: probation, inéligibilité."""
    differences: Marks
    """«de plus que», "more than", behind a number: it only says by how much two others differ."""
    differences_before: Words
    """up, down: a bare number behind them is a change."""
    raising_verbs: Words
    """know, report, présumer: in the passive, what follows is said of their subject ("are known to have died")."""
    of_them_before: Words
    """en, before a verb: «la préfecture en a compté 23 000»."""
    including_verbs: Words
    """compter, include: "the dead included 12 foreigners"."""
    group_nouns: Words
    """total, groupe: «un groupe de douze hommes» are twelve men."""
    counting_verbs: Words
    """compter, number: their subject is counted by what follows."""
    tally_links: Words
    """contre, to: between the two sides of a vote."""
    tally_topics: Marks
    """Words of a vote without which two such numbers are a score."""
    number_of: Marks
    """«le nombre de»: what follows names those counted, the number comes last."""
    among: Marks
    """«parmi les», before the noun or adjective that says what befell them: «parmi les blessés»."""
    that_of: Marks
    """What stands for a toll's noun beside another's: «celui des disparus à 12», "that of the missing to 12"."""
    of_those: Marks
    """What opens a sentence on the parts of a group: «Des personnes arrêtées, 404 sont mineures»."""
    share_owner: Words
    """The prepositions before whose share it is: pour, for."""


class DatedBy(StrEnum):
    """What gives the day of a figure that its own words do not date."""

    EVENT = "event"
    """The event that the passage tells."""
    RALLY = "rally"
    """The event that the passage tells, else the publication date."""
    VOTE = "vote"
    """The vote that the text dates, never another event."""
    PERIOD = "period"
    """The month, quarter or year named beside it, else the publication date."""
    SURVEY = "survey"
    """The days of the survey, else the publication date."""
    PUBLICATION = "publication"
    """The publication date, unless the clause gives another."""
    PUBLICATION_ALONE = "publication_alone"
    """The publication date: words such as «depuis 1994» date its beginning."""


@dataclass(frozen=True, slots=True)
class MetricDefinition:
    """What can be tracked, in no language (metrics/metrics.toml)."""

    id: str
    unit: str | None
    kind: str
    is_toll: bool
    is_deadly: bool
    """Whether those counted are dead."""
    may_be_deadly: bool
    """Whether those counted may be the dead of another figure: men "were stabbed"."""
    has_weak_nouns: bool
    """Whether its nouns name people, of whom a verb or participle says more: "12 protesters were hurt"."""
    outranks_participles: bool
    """Whether its verb says more than a participle of those counted: "three people injured on Monday died"."""
    yields_to_noun: bool
    """Whether its verbs say less than the noun of another metric: "hold three hostages"."""
    counts_people: bool
    place_from_passage: bool
    low: Decimal | None
    high: Decimal | None
    dated_by: DatedBy
    is_state: bool
    """Whether it may be told as it is now («sont toujours portés disparus»): then it is a level of publication day."""
    is_level_in_present: bool
    """Whether a present verb is enough for that: «sont hospitalisées»."""
    is_projected: bool
    """Whether forecasts of it are news of their own: growth."""
    may_be_promised: bool
    """Whether plans and promises are of so much of it: money, forces."""
    is_total_undated: bool
    """Whether it is a sum so far where no date tells otherwise."""
    counts_known_people: bool
    """Whether a verb alone is too little: the noun must be one for people («déployer 500 policiers»)."""
    is_asserted_in_conditional: bool
    """Whether a conditional states it all the same: a poll's «obtiendrait 27 %»."""
    has_owner: bool
    """Whether it is somebody's: a share is, a rate is not."""
    has_members: bool
    """Whether its nouns are of people: manifestants, otages; those of deaths are of the dead alone."""
    is_sentence: bool
    """Whether it is a term that somebody is sentenced to."""
    is_change: bool
    """Whether the rate is itself one of change: inflation, growth."""
    sentenced: str | None
    """The metric that counts those sentenced to it."""
    is_deed: bool
    """Whether somebody may have done it to those counted."""
    is_of_poll: bool
    """Whether it is a poll's: the poll is the source."""
    is_judged: bool
    """Whether a court judges those counted: where it sits is their place."""
    is_sent: bool
    """Whether those counted may be sent somewhere: where they are sent is their place."""
    statistics: str | None
    """A word shared by the metrics that one source gives together; None where it is given alone."""
    bulletin: str | None
    """A word shared by those that it gives together once it gave two of them."""
    about_width: Decimal
    """The share of the value by which «environ» may be off."""


class NameReader(Protocol):
    """What finds names by other means than the rules."""

    def read(self, text: str) -> list[NamedSpan]:
        """The names of a text, left to right."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that one language brings to the stages, and the metrics in use."""

    code: str
    signs: Signs
    text: TextWords
    verbs: VerbWords
    numbers: NumberWords
    quantities: QuantityWords
    dates: DateWords
    actors: ActorWords
    metrics: MetricWords
    claims: ClaimWords
    definitions: Mapping[str, MetricDefinition]
    names: NameReader | None = None
    """A user's own finder of names, beside the rules."""
