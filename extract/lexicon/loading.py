"""A language folder and the metrics in use -> one checked, frozen Lexicon; the only reader of TOML in extract."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from babel import Locale

from extract.errors import LexiconError
from extract.folding import Elision, fold, split_phrase
from extract.lexicon.currencies import read_currencies
from extract.lexicon.inflection import to_plural
from extract.lexicon.metric_words import MetricCollector
from extract.lexicon.name_pipelines import plug_in
from extract.lexicon.phrases import Phrases, first_words
from extract.lexicon.tables import Table, read_table, to_list
from extract.lexicon.verbs import VerbTable, build_noun_infinitives, build_verb_table
from extract.lexicon.words import (
    ActorWords,
    ClaimWords,
    DatedBy,
    DateWords,
    DurationVerb,
    GenericPlace,
    Holiday,
    Interval,
    Lexicon,
    MetricDefinition,
    MetricWords,
    NumberWords,
    Place,
    PlaceRank,
    Pronoun,
    QuantityWords,
    ShareWords,
    Signs,
    TextWords,
    VerbWords,
)
from extract.model import Qualifier
from extract.settings import read_pipelines

SECOND = 2
"""An ordinal above it names a part of a whole too: thirds, fifths."""
MILLES_IN_A_PERCENT = 10
"""How many thousandths make a hundredth."""

SHARED = "shared"
"""The folder of what no language owns."""


@cache
def load_lexicons() -> Mapping[str, Lexicon]:
    """Every language that has a folder, by its ISO 639-1 code, with the user's own pipelines for names.

    Raises LexiconError where a file is wrong, SettingError where a pipeline cannot be used.
    """
    root = files("extract") / "languages"
    codes = sorted(folder.name for folder in root.iterdir() if (folder / "text.toml").is_file())
    return plug_in({code: load_lexicon(code) for code in codes}, read_pipelines())


@cache
def load_lexicon(code: str) -> Lexicon:
    """The lexicon of one language; raises LexiconError naming the file, the key and the remedy."""
    folder = files("extract") / "languages" / code
    if not (folder / "text.toml").is_file():
        raise LexiconError(f"languages/{code}: there is no such language folder; add one as CONTRIBUTING.md says")
    return LexiconBuilder(code, folder).build()


class LexiconBuilder:
    """Reads the files of one language, stage by stage."""

    def __init__(self, code: str, folder: Traversable) -> None:
        self.code = code
        self.folder = folder
        text = read_table(folder / "text.toml", self.path("text.toml"))
        self.elision = Elision(text["elision"])
        self.text = text
        self.verb_table: VerbTable = {}

    def path(self, name: str) -> str:
        return f"languages/{self.code}/{name}"

    def open(self, name: str) -> Table:
        return Table(read_table(self.folder / name, self.path(name)), self.path(name), self.elision)

    def build(self) -> Lexicon:
        """Every stage's words, in the order of the pipeline."""
        definitions = load_metric_definitions()
        verbs = self.build_verbs()
        text = self.build_text()
        return Lexicon(
            code=self.code,
            signs=load_signs(),
            text=text,
            verbs=verbs,
            numbers=self.build_numbers(text),
            quantities=self.build_quantities(text, verbs),
            dates=self.build_dates(),
            actors=self.build_actors(text),
            metrics=self.build_metrics(text, verbs, definitions),
            claims=self.build_claims(),
            definitions=definitions,
        )

    def build_text(self) -> TextWords:
        table = Table(self.text, self.path("text.toml"), self.elision)
        pronouns = {
            fold(word): Pronoun(is_plural=entry["plural"], gender=entry["gender"])
            for word, entry in table.take("pronouns").items()
        }
        stressed = {
            fold(word): Pronoun(is_plural=entry["plural"], gender=entry["gender"])
            for word, entry in table.take("stressed_pronouns").items()
        }
        signs = load_signs()
        conjunctions = table.each(table.words, "coordinators subordinators relatives")
        others = table.each(table.words, "prepositions clitics adverbs")
        words = TextWords(
            **conjunctions,
            **others,
            function_words=conjunctions["coordinators"].union(
                conjunctions["subordinators"], pronouns, *others.values()
            ),
            partings=frozenset({signs.comma}).union(
                signs.breaks, signs.open_bracket, signs.close_bracket, signs.quotes, *conjunctions.values()
            ),
            stressed_pronouns=stressed,
            elision=Elision(table.take("elision")),
            noun_head_is_last=table.take("noun_head") == "last",
            verb_first=table.take("verb_first"),
            pronouns=pronouns,
            adverb_endings=table.endings("adverb_endings"),
            adverb_phrases=table.marks("adverb_phrases"),
            plural_endings=tuple((old, new) for old, new in table.take("plural_endings")),
            **table.each(
                table.words,
                """
                abbreviations determiners genitives subject_relatives object_relatives negations
                weak_negations reflexives
                possessives possessive_endings by invariable infinitive_marks verb_prefixes time_words
            """,
            ),
        )
        table.close()
        return words

    def build_verbs(self) -> VerbWords:
        table = self.open("verbs.toml")
        forms = build_verb_table(table.entries, self.path("verbs.toml"))
        folded = {fold(word): readings for word, readings in forms.items()}
        noun_infinitives = build_noun_infinitives(table.entries)
        for key in ("paradigm", "irregular"):
            table.entries.pop(key, None)
        sorts = table.each(table.words, "perfect passive copulas lasting future modal_conditional")
        chain = sorts["perfect"] | sorts["passive"] | sorts["future"]
        words = VerbWords(
            table=folded,
            noun_infinitives=noun_infinitives,
            auxiliaries=chain | sorts["copulas"] | sorts["modal_conditional"],
            helping=chain | sorts["modal_conditional"],
            takes_passive_auxiliary=table.words("takes_passive_auxiliary"),
            **sorts,
            **table.each(
                table.endings, "future_endings past_endings conditional_endings participle_endings many_endings"
            ),
        )
        table.close()
        return words

    def build_numbers(self, text: TextWords) -> NumberWords:
        table = self.open("numbers.toml")
        collectives = table.take("collectives")
        vague = {phrase: to_interval(ends) for phrase, ends in table.take("vague").items()}
        cardinals, ordinals = table.mapping("cardinals"), table.mapping("ordinals")
        hundreds, scales = table.mapping("hundreds"), table.mapping("scales")
        stems = {value: word for word, value in [*cardinals.items(), *hundreds.items(), *scales.items()]}
        words = NumberWords(
            cardinals=table.to_phrases(cardinals),
            hundreds=hundreds,
            scales=scales,
            suffix_scales=table.mapping("suffix_scales"),
            capital_scales=table.words("capital_scales"),
            no_scale_before=table.words("no_scale_before"),
            definite_articles=table.words("definite_articles"),
            joiners=table.words("joiners"),
            joins_tens_alone=table.take("joins_tens_alone"),
            halves=table.marks("halves"),
            teens_after=frozenset(table.take("teens_after")),
            largest_hundreds=table.take("largest_hundreds"),
            centuries_in_words=frozenset(table.take("centuries_in_words")),
            articles=table.words("articles"),
            ones=table.words("ones"),
            decimal_words=table.words("decimal_words"),
            minus_words=table.words("minus_words"),
            signed_before=table.words("signed_before"),
            digit_scales=table.mapping("digit_scales"),
            no_share_after=table.words("no_share_after"),
            doubtful_vague=table.words("doubtful_vague"),
            no_share_before=table.marks("no_share_before"),
            minus_not_after=table.words("minus_not_after"),
            never_first=table.words("never_first"),
            collective_adjectives=table.words("collective_adjectives"),
            collectives_not_after=table.words("collectives_not_after"),
            articles_not_after=table.words("articles_not_after"),
            never_share=table.words("never_share"),
            proportions=table.marks("proportions"),
            weak_proportions=table.marks("weak_proportions"),
            ordinals=ordinals,
            ordinal_stems={word: stems[value] for word, value in ordinals.items() if value in stems},
            ordinal_plurals={to_plural(word, text): value for word, value in ordinals.items() if value > SECOND},
            ordinal_suffixes=table.words("ordinal_suffixes"),
            collectives=table.to_phrases(collectives),
            collective_plurals={to_plural(fold(word), text): value for word, value in collectives.items()},
            vague=table.to_phrases(vague),
            indefinites={word: to_interval(ends) for word, ends in table.mapping("indefinites").items()},
            zeros=table.to_phrases(table.take("zeros")),
            fraction_units=table.mapping("fraction_units"),
            fractions=table.to_phrases({key: Decimal(value) for key, value in table.take("fractions").items()}),
            group_signs=frozenset(table.take("group_signs")),
            doubtful_group_signs=frozenset(table.take("doubtful_group_signs")),
            decimal_signs=frozenset(table.take("decimal_signs")),
            country_decimal_signs={
                country: sign
                for sign, countries in table.take("country_decimal_signs").items()
                for country in countries.split()
            },
        )
        table.close()
        return words

    def build_quantities(self, text: TextWords, verbs: VerbWords) -> QuantityWords:
        table = self.open("quantities.toml")
        currencies = read_currencies(self.code, self.elision, verbs.table, noun_is_last=text.noun_head_is_last)
        currencies |= {table.split(name): code for code, names in table.take("currencies").items() for name in names}
        scaled = table.phrases_by_meaning("scaled_currencies")
        currencies = {name: code for name, code in currencies.items() if name not in scaled}
        nothing = table.part("counts_nothing")
        of_units: dict[str, Any] = {
            "percent": table.to_phrases(
                dict.fromkeys(table.take("percent")["phrases"], 1)
                | dict.fromkeys(table.take("per_mille")["phrases"], MILLES_IN_A_PERCENT)
            ),
            "units": table.phrases_by_meaning("units"),
            "currencies": Phrases(currencies),
            "scaled_currencies": scaled,
            "hundredths": table.phrases_by_meaning("hundredths"),
            "guessed_currencies": table.phrases_by_meaning("guessed_currencies"),
        }
        words = QuantityWords(
            **of_units,
            unit_starters=find_unit_starters(of_units.values(), text),
            before=table.to_phrases(self.by_qualifier(table.take("before"))),
            after=table.to_phrases(self.by_qualifier(table.take("after"))),
            of_them=table.marks("of_them"),
            currency_marks=table.phrases_by_meaning("currency_marks"),
            currency_scales=table.mapping("currency_scales"),
            clock_before=nothing.marks("clock_before"),
            counts_nothing_before=nothing.phrases_by_meaning("before"),
            counts_nothing_after=nothing.phrases_by_meaning("after"),
            named=nothing.phrases_by_meaning("named"),
            streets=nothing.words("streets"),
            decade_endings=nothing.words("decade_endings"),
            ages_before=nothing.marks("age_before"),
            ages_after=nothing.marks("age_after"),
            ages_before_years=nothing.marks("age_before_years"),
            hours=nothing.words("hours"),
            age_openers=nothing.words("age_openers"),
            people_endings=table.endings("people_endings"),
            **table.each(
                table.words,
                """
                qualified_articles between between_and range_from range_to range_or changes changes_by lasting
                then all_of
                all_named before_noun measure_signs ellipses measures parted_measures people collectives
                generic_people not_people
            """,
            ),
        )
        nothing.close()
        table.close()
        return words

    def by_qualifier(self, groups: Mapping[str, Iterable[str]]) -> dict[str, Qualifier]:
        try:
            return {phrase: Qualifier(name) for name, phrases in groups.items() for phrase in phrases}
        except ValueError as error:
            raise LexiconError(f"{self.path('quantities.toml')}: {error}; name a qualifier of CLAIMS.md") from None

    def build_dates(self) -> DateWords:
        table = self.open("dates.toml")
        words = DateWords(
            months=table.mapping("months"),
            weekdays=table.mapping("weekdays"),
            days_from_today=table.to_phrases(table.take("days_from_today")),
            month_parts=table.to_phrases(table.take("month_parts")),
            units=table.to_phrases(table.take("units")),
            events=table.grouped("events"),
            days_from_anchor=table.to_phrases(table.take("days_from_anchor")),
            aftermaths=table.to_phrases(table.take("aftermaths")),
            same_times=table.to_phrases(table.take("same_times")),
            seasons={word: (first, last) for word, (first, last) in table.mapping("seasons").items()},
            year_fractions=table.mapping("year_fractions"),
            fraction_signs=table.mapping("fraction_signs"),
            holidays=table.to_phrases({name: Holiday(**entry) for name, entry in table.take("holidays").items()}),
            fixed_days=table.to_phrases(table.take("fixed_days")),
            day_first=table.take("day_first"),
            perfect_is_of_today=table.take("perfect_is_of_today"),
            names_are_capitalized=table.take("names_are_capitalized"),
            **table.each(
                table.marks,
                """
                today nights day_nights within since after_event
                event_day day_times habits as_of voting voting_verbs held
                exit_polls so_far causes back_then since_clause records period_links
                ago ago_after day_parts recently
                since_long before_anchor after_anchor ahead decade_before no_dates
            """,
            ),
            **table.each(
                table.words,
                """
                last next this day_articles day_ordinals year_prepositions between range_links
                month_nouns rolling weak_prepositions definites earlier harmful_events harm_verbs results of_time
                previous following every wholes year_subjects firsts closing named_by_days topics
                decade_endings
            """,
            ),
        )
        table.close()
        return words

    def build_actors(self, text: TextWords) -> ActorWords:
        table = self.open("actors.toml")
        countries, demonyms = self.read_places(text)
        words = ActorWords(
            countries=countries,
            demonyms=demonyms,
            demonyms_are_capitalized=table.take("demonyms_are_capitalized"),
            same_roles=table.to_phrases(
                {phrase: group for group, phrases in enumerate(table.take("same_roles")) for phrase in phrases}
            ),
            genders=table.grouped("genders"),
            generic_places=table.to_phrases(
                {
                    phrase: GenericPlace(sort)
                    for sort, phrases in table.take("generic_places").items()
                    for phrase in phrases
                }
            ),
            **table.each(
                table.words,
                """
                titles roles bodies forces attackers speakers particles place_prepositions weak_place_prepositions
                known_place_prepositions same settlements body_links streets bases destinations
                prefixes continents courts lengths borders place_tails place_nouns place_endings origins
                directions never_names
            """,
            ),
        )
        table.close()
        return words

    def read_places(self, text: TextWords) -> tuple[Phrases[Place], Phrases[frozenset[str]]]:
        """Names of countries, capitals and towns, and demonyms; CLDR's names are added to the table's."""
        name = self.path("places.toml")
        table = read_table(self.folder / "places.toml", name)
        territories = Locale(self.code).territories
        countries: dict[tuple[str, ...], Place] = {}
        demonyms: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for iso, entry in table.items():
            for spelling in entry["capitals"]:
                countries[split_phrase(spelling, self.elision)] = Place(iso, PlaceRank.CAPITAL)
            for spelling in [territories.get(iso, iso), *entry["names"]]:
                countries[split_phrase(spelling, self.elision)] = Place(iso, PlaceRank.COUNTRY)
            for demonym in entry["demonyms"]:
                for form in (demonym, to_plural(demonym, text)):
                    demonyms[split_phrase(form, self.elision)].add(iso)
        return (
            Phrases(self.read_towns() | countries),
            Phrases({words: frozenset(codes) for words, codes in demonyms.items()}),
        )

    def read_towns(self) -> dict[tuple[str, ...], Place]:
        """Regions and towns by name, and the country each lies in."""
        name = self.path("towns.toml")
        towns: dict[tuple[str, ...], Place] = {}
        for iso, entry in read_table(self.folder / "towns.toml", name).items():
            for key, rank in (("regions", PlaceRank.REGION), ("towns", PlaceRank.TOWN)):
                if key not in entry:
                    raise LexiconError(f"{name}: {iso}: «{key}» is missing; add it, empty if there is none")
                spellings = (split_phrase(spelling, self.elision) for spelling in entry[key])
                towns |= dict.fromkeys(spellings, Place(iso, rank))
        return towns

    def build_metrics(
        self, text: TextWords, verbs: VerbWords, definitions: Mapping[str, MetricDefinition]
    ) -> MetricWords:
        path = self.path("metrics.toml")
        collected = MetricCollector(path, self.elision, text, verbs)
        shares: list[ShareWords] = []
        durations: list[ShareWords] = []
        duration_verbs: dict[str, DurationVerb] = {}
        for metric, entries in read_table(self.folder / "metrics.toml", path).items():
            if metric == "example":
                continue
            if metric not in definitions:
                raise LexiconError(f"{path}: «{metric}» is no metric; define it in metrics/metrics.toml first")
            table = Table(entries, f"{path}: {metric}", self.elision)
            collected.add(metric, table)
            if "duration_verbs" in table.entries:
                links = table.words("duration_links")
                duration_verbs |= dict.fromkeys(table.words("duration_verbs"), DurationVerb(metric, links))
            for prefix, found in (("share", shares), ("duration", durations)):
                words = ShareWords(
                    metric=metric,
                    after=table.marks(f"{prefix}_after"),
                    before=table.marks(f"{prefix}_before"),
                    near=table.marks(f"{prefix}_near"),
                    needs=table.marks(f"{prefix}_needs"),
                    unless=table.marks(f"{prefix}_unless"),
                    rivals=table.marks(f"{prefix}_rivals"),
                    shrinking=table.marks(f"{prefix}_shrinking"),
                    topics=table.marks(f"{prefix}_topics"),
                    change=table.marks(f"{prefix}_change"),
                    opinion_verbs=table.words("opinion_verbs")
                    if "opinion_verbs" in table.entries and prefix == "share"
                    else frozenset(),
                )
                if len(words.after) + len(words.before) + len(words.near):
                    found.append(words)
            table.close()
        return collected.build(shares, durations, duration_verbs)

    def build_claims(self) -> ClaimWords:
        table = self.open("claims.toml")
        sayings: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in table.take("saying_phrases"):
            lemma, *rest = table.split(phrase)
            sayings[lemma].append(tuple(rest))
        words = ClaimWords(
            deed_endings=table.endings("deed_endings"),
            saying_phrases={lemma: tuple(rests) for lemma, rests in sayings.items()},
            **table.each(
                table.marks,
                """
                according heard_from totals unconfirmed unconfirmed_of denied denied_before denied_after former
                forecast feared supposed hypothetical
                part_of opening_totals sentence_totals still contrast compared inherit_share counted_anew of_group
                out_of act_link_phrases protest_purposes offence_links among_group among of_those that_of
                number_of
                neutral_tolls aftermath leads tally_topics differences other_terms
                attack_phrases share_levels event_totals requirements rate_words along_with initially supposing
                exceptions manners expletive
            """,
            ),
            **table.each(
                table.words,
                """
                attacks attack_verbs term_adjectives opinions strengths degrees falls falling_verbs change_links changes
                change_verbs
                voting_verbs thresholds respectively owners saying saying_that counting demanding neuters faceless
                citing retold quoting naming day_parts sentenced share_links sentencing
                crediting showing documents hearing polls
                increments forecast_verbs share_verbs share_owner denying_answers
                question_signs surveyed issued supposing_modals
                possible_modals preventing rates though definite act_links charge_links counting_verbs
                including_verbs of_them_before raising_verbs differences_before tally_links
                group_nouns sentence_links remaining holding active summing_verbs sum_links
                beginning planning_verbs promises projections facing revising revised_from adversatives
                falsehoods limits announcing grants purposes ordering
                captors trials dropping venues voters bans covering pro_objects
            """,
            ),
        )
        table.close()
        return words


def find_unit_starters(tables: Iterable[Phrases[Any]], text: TextWords) -> frozenset[str]:
    """Every word or sign that a unit behind a number may begin with, and what may lead to it: a genitive, a hyphen."""
    signs = load_signs()
    return (
        frozenset(first_words(*tables)) | {fold(sign) for sign in (*signs.currencies, *signs.currency_letters)}
        | signs.percent | signs.currency_codes | signs.dashes | text.genitives
    )  # fmt: skip


def to_interval(ends: list[int]) -> Interval:
    """The interval of a vague number, both ends included."""
    low, high = ends
    return Interval(Decimal(low), Decimal(high))


@cache
def load_metric_definitions() -> Mapping[str, MetricDefinition]:
    """Every metric that can be tracked, by its id."""
    name = "metrics/metrics.toml"
    table = read_table(files("extract") / "metrics" / "metrics.toml", name)
    return {metric: to_definition(metric, entry) for metric, entry in table.items()}


def to_definition(metric: str, entry: Mapping[str, Any]) -> MetricDefinition:
    """One metric's definition, of a TOML table."""
    return MetricDefinition(
        id=metric,
        unit=entry["unit"] or None,
        kind=entry["kind"],
        is_toll=entry.get("toll", False),
        is_deadly=entry.get("deadly", False),
        has_weak_nouns=entry.get("weak_nouns", False),
        outranks_participles=entry.get("outranks_participles", False),
        yields_to_noun=entry.get("yields_to_noun", False),
        may_be_deadly=entry.get("may_be_deadly", False),
        counts_people=entry["unit"] == "people",
        place_from_passage=entry.get("place_from_passage", entry["unit"] == "people"),
        low=Decimal(entry["low"]) if "low" in entry else None,
        high=Decimal(entry["high"]) if "high" in entry else None,
        dated_by=DatedBy(entry.get("dated_by", "event")),
        is_state=entry.get("state", False),
        is_projected=entry.get("projected", False),
        may_be_promised=entry.get("promised", False),
        is_level_in_present=entry.get("level_in_present", False),
        is_total_undated=entry.get("total_undated", False),
        counts_known_people=entry.get("known_people", False),
        has_owner=entry.get("owner", True),
        has_members=entry.get("members", False),
        is_sentence=entry.get("sentence", False),
        is_change=entry.get("change", False),
        sentenced=entry.get("sentenced"),
        is_deed=entry.get("deed", False),
        is_of_poll=entry.get("of_poll", False),
        is_judged=entry.get("judged", False),
        is_sent=entry.get("sent", False),
        statistics=entry.get("statistics"),
        bulletin=entry.get("bulletin"),
        is_asserted_in_conditional=entry.get("asserted_in_conditional", False),
        about_width=Decimal(str(entry["about"])),
    )


@cache
def load_signs() -> Signs:
    """The signs that no language owns."""
    name = f"languages/{SHARED}/signs.toml"
    table = Table(read_table(files("extract") / "languages" / SHARED / "signs.toml", name), name, Elision.AFTER)
    currencies = table.take("currencies")
    codes = frozenset(fold(code) for code in to_list(table.take("currency_codes")["words"]))
    signs = Signs(
        currencies=currencies,
        guessed_currencies=frozenset(table.take("guessed_currencies")["words"]),
        currency_codes=codes,
        currency_prefixes=table.take("currency_prefixes"),
        currency_letters=table.take("currency_letters"),
        letter_currencies=table.take("letter_currencies"),
        fractions={sign: Decimal(value) for sign, value in table.take("fractions").items()},
        comma=table.take("comma"),
        period=table.take("period"),
        **{
            key: frozenset(table.take(key))
            for key in (
                "spaces", "terminals", "openers", "closers", "quotes", "only_opening", "only_closing",
                "ellipses", "breaks", "dashes", "dateline_ends", "slashes",
                "open_bracket", "close_bracket", "percent", "number_marks",
                "minus",
                "sure_minus", "plus", "bidi_controls", "generations",
            )
        },
    )  # fmt: skip
    table.close()
    return signs
