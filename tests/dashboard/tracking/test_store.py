"""What the store keeps, and what it gives back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from threading import Thread

import pytest

from dashboard.tracking import store as store_module
from dashboard.tracking.errors import StoreError
from dashboard.tracking.selection import CSV_COLUMNS, PLOTTING_COLUMNS, Facet, Selection
from dashboard.tracking.store import Store
from extract.model import Claim, Document, Evidence, Flag, Role, Span, Step

EXACT_NUMBERS = [
    str(2**53 + 1),
    "0.1",
    "0.10",
    "12345678901234567890123",
    "1E+3",
    "-3.5",
    "0",
    "1E-24",
]

ODD_TEXTS = {
    "NUL": "12 morts\0 et 3 blessés\0",
    "line ends of every system": "un\r\ndeux\rtrois\n\u2028\u2029\x85quatre",
    "byte order mark and bidi controls": "\ufeff12 \u202emorts\u202c",
    "not normalised": "e\u0301 \u00e9 \ufb01 ①",
    "narrow blanks": "6\u202f700 arrestations, 80\u00a0%",
    "beyond the first plane": "12 morts 🕊️ \U0010ffff",
    "half a surrogate pair": "12 \ud83d morts",
    "SQL": "12 morts'); DROP TABLE claim; --",
}


def test_every_field_of_a_claim_comes_back(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    whole = build_claim("12")
    claim = build_claim(
        "deux",
        low=Decimal(2),
        high=None,
        value=Decimal(2),
        qualifier="at_least",
        part_of=(whole.start, whole.end),
        subject="policiers",
        agent="armée",
        place="Lomé",
        attribution="ministère de l’Intérieur",
        date_start=date(2020, 8, 17),
        date_end=date(2020, 8, 18),
        date_text="Mardi",
        date_precision="day",
        date_basis="relative",
        date_reach="sentence",
        kind="event",
        modality="asserted",
        confidence=0.93,
        flags=(Flag.ROUNDED,),
        snippet_start=0,
        evidence=(Evidence(Role.DATE, 0, 5),),
        locator="page 3",
        trace=(Step("dates", "weekday", (Span(0, 5), Span(7, 9))),),
    )
    keep(store, build_document(), whole, claim)
    row = store.read_claims(Selection()).iloc[1]

    stored = store.read_claim(row.id)

    assert stored.claim == claim


@pytest.mark.parametrize("digits", EXACT_NUMBERS)
def test_a_number_keeps_every_digit(
    store: Store,
    build_document: Callable[..., Document],
    build_claim: Callable[..., Claim],
    keep: Callable[..., bool],
    digits: str,
) -> None:
    number = Decimal(digits)
    keep(store, build_document(), build_claim(low=number, high=None, value=number))

    row = store.read_claims(Selection()).iloc[0]

    assert str(row.value) == digits
    assert str(row.low) == digits
    assert row.high is None
    assert row.value_real == float(digits)


def test_a_number_beyond_every_float_is_exact_and_cannot_be_drawn(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    number = Decimal("1E+400")
    keep(store, build_document(), build_claim(value=number))

    row = store.read_claims(Selection()).iloc[0]

    assert row.value == number
    assert row.value_real != row.value_real


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_a_text_comes_back_exactly(
    store: Store,
    build_document: Callable[..., Document],
    build_claim: Callable[..., Claim],
    keep: Callable[..., bool],
    text: str,
) -> None:
    name = text[3:]
    claim = build_claim(text[0:2], text=text, subject=name, snippet=text)
    keep(store, build_document(text, title=text), claim)
    [claim_id] = store.read_claims(Selection(actors=(name,))).id

    stored = store.read_claim(claim_id)

    assert stored.text == text
    assert stored.title == text
    assert stored.claim == claim


def test_the_hash_is_that_of_the_file(
    store: Store, build_document: Callable[..., Document], keep: Callable[..., bool]
) -> None:
    keep(store, build_document("12 morts\n"))

    [document] = store.read_documents()

    assert document.hash == "01b0f43cde87ff1e0af6e69d375d1507a825cff77a2b835505389e8306937018"


def test_a_part_names_its_whole_by_id(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    whole = build_claim("12")
    injured = replace(whole, metric="injured")
    part = build_claim("deux", part_of=(whole.start, whole.end))
    keep(store, build_document(), injured, whole, part)

    rows = store.read_claims(Selection()).set_index("quote")

    deaths = rows.loc["12"].set_index("metric").loc["deaths"]
    assert rows.loc["deux"].part_of == deaths.id
    assert deaths.part_of is None


def test_a_part_of_a_number_that_is_no_claim_keeps_where_that_stands(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    part = build_claim("deux", part_of=(7, 9))
    keep(store, build_document(), part)
    [row] = store.read_claims(Selection()).itertuples()

    assert row.part_of is None
    assert store.read_claim(row.id).claim.part_of == (7, 9)


def test_rows_have_the_columns_of_the_csv_and_then_those_of_a_chart(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    empty = store.read_claims(Selection())
    keep(store, build_document(), build_claim(subject=None, place="Lomé"))
    rows = store.read_claims(Selection())

    assert tuple(empty.columns) == tuple(rows.columns) == (*CSV_COLUMNS, *PLOTTING_COLUMNS)
    assert len(empty) == 0
    assert rows.iloc[0].series == "Lomé"
    assert rows.iloc[0].subject is None


def test_an_unknown_claim_is_none(store: Store) -> None:
    assert store.read_claim("cnobody") is None


# One document, several times


def test_the_same_document_twice_changes_nothing(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    keep(store, build_document(), build_claim())
    before = (store.data_version(), store.count_claims(), store.read_documents())

    was_new = keep(store, build_document(), build_claim())

    assert not was_new
    assert (store.data_version(), store.count_claims(), store.read_documents()) == before


def test_one_text_of_two_outlets_is_one_text_with_two_appearances(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    keep(store, build_document(publisher="Le Soir", source="/a.txt"), build_claim())
    keep(store, build_document(publisher="RTS", source="/b.txt"), build_claim())
    [row] = store.read_claims(Selection()).itertuples()

    stored = store.read_claim(row.id)

    assert [each.publisher for each in stored.appearances] == ["Le Soir", "RTS"]
    assert row.publisher == "Le Soir"
    assert store.read_documents()[0].appearances == 2


def test_the_outlet_that_was_first_dates_the_text(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    keep(store, build_document(publisher="RTS", published="2020-08-19"), build_claim())
    keep(store, build_document(publisher="AFP", published="2020-08-18"), build_claim())

    [row] = store.read_claims(Selection()).itertuples()

    assert (row.published, row.publisher) == ("2020-08-18", "AFP")


def test_a_new_date_makes_a_new_reading_and_keeps_the_old_one(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    keep(store, build_document(published=None), build_claim(date_end=None))
    [undated] = store.read_claims(Selection()).itertuples()
    keep(store, build_document(published="2020-08-18"), build_claim(date_end=date(2020, 8, 18)))
    [dated] = store.read_claims(Selection()).itertuples()

    history = store.read_history(dated.document_id)

    assert [(each.published, each.is_current, each.claims) for each in history] == [
        (None, False, 1),
        ("2020-08-18", True, 1),
    ]
    assert (undated.date_end, dated.date_end) == (None, "2020-08-18")
    assert undated.id == dated.id
    assert store.read_documents()[0].appearances == 1


def test_a_date_given_takes_the_flag_of_none_away(
    store: Store, build_document: Callable[..., Document], keep: Callable[..., bool]
) -> None:
    keep(store, build_document(published=None, flags=(Flag.NO_PUBLICATION_DATE,)))
    undated = store.read_documents()[0].flags
    keep(store, build_document())

    assert undated == (Flag.NO_PUBLICATION_DATE,)
    assert store.read_documents()[0].flags == ()


def test_new_metadata_alone_is_kept_without_a_new_reading(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    keep(store, build_document(), build_claim())
    before = store.data_version()
    keep(store, build_document(title="Lomé en deuil"), build_claim())
    [row] = store.read_claims(Selection()).itertuples()

    assert row.title == "Lomé en deuil"
    assert len(store.read_history(row.document_id)) == 1
    assert store.data_version() != before


def test_new_rules_read_a_known_text_again(
    store: Store,
    build_document: Callable[..., Document],
    build_claim: Callable[..., Claim],
    keep: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep(store, build_document(), build_claim())
    [old] = store.read_claims(Selection()).itertuples()
    monkeypatch.setattr(store_module, "RULES_VERSION", "99.0")

    was_read = keep(store, build_document(), build_claim("deux"))

    assert was_read
    assert list(store.read_claims(Selection()).quote) == ["deux"]
    assert [each.rules_version for each in store.read_history(old.document_id)][-1] == "99.0"


def test_a_claim_that_is_no_longer_made_still_opens_by_its_id(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    keep(store, build_document(published=None), build_claim())
    [row] = store.read_claims(Selection()).itertuples()
    keep(store, build_document(published="2020-08-18"))

    stored = store.read_claim(row.id)

    assert store.count_claims() == 0
    assert stored.claim.quote == "12"
    assert not stored.is_current


def test_a_plan_that_another_import_overtook_is_not_carried_out(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    document = build_document()
    plan = store.plan(document)
    keep(store, document, build_claim())
    before = store.data_version()

    was_saved = store.save_document(document, plan, document, [build_claim()], store.start_run([]))

    assert not was_saved
    assert (store.data_version(), store.count_claims()) == (before, 1)


def test_a_document_is_kept_whole_or_not_at_all(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim]
) -> None:
    document = build_document()
    run = store.start_run([])

    with pytest.raises(StoreError, match="NOT NULL"):
        store.save_document(document, store.plan(document), document, [build_claim(), build_claim(qualifier=None)], run)

    assert store.read_documents() == []
    assert store.read_runs()[0].given == 0


# What a page asks for


@pytest.fixture
def filled(
    store: Store,
    build_document: Callable[..., Document],
    build_claim: Callable[..., Claim],
    keep: Callable[..., bool],
) -> Store:
    keep(
        store,
        build_document(),
        build_claim("12", place="Lomé", attribution="police"),
        build_claim("12", metric="arrests", subject="Léo", agent="police", place="Lomé"),
        build_claim("deux", metric="arrests", subject="police", agent="police", place="Kpalimé"),
        build_claim("personnes", metric="other"),
    )
    return store


SELECTIONS = {
    "nothing asked: all but other": (Selection(), ["deaths", "arrests", "arrests"]),
    "other too": (Selection(include_other=True), ["deaths", "arrests", "other", "arrests"]),
    "other by name": (Selection(metric="other"), ["other"]),
    "a metric": (Selection(metric="arrests"), ["arrests", "arrests"]),
    "a name in any role": (Selection(actors=("police",)), ["deaths", "arrests", "arrests"]),
    "a name in one role": (Selection(actors=("police",), role="subject"), ["arrests"]),
    "one of two names": (Selection(actors=("Léo", "nobody")), ["arrests"]),
    "one of two places": (Selection(places=("Lomé", "Kpalimé")), ["deaths", "arrests", "arrests"]),
    "all at once": (Selection(metric="arrests", actors=("Léo",), places=("Kpalimé",)), []),
    "no SQL": (Selection(actors=("' OR 1=1 --",)), []),
}


@pytest.mark.parametrize(("selection", "metrics"), SELECTIONS.values(), ids=SELECTIONS)
def test_a_selection_narrows(filled: Store, selection: Selection, metrics: list[str]) -> None:
    assert list(filled.read_claims(selection).metric) == metrics


def test_a_role_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="'owner' is no role of an actor; the roles are subject, agent, attribution"):
        Selection(role="owner")


def test_claims_of_all_metrics_are_counted(filled: Store) -> None:
    assert filled.count_claims() == 4


def test_every_metric_stays_listed_with_its_count_under_the_other_filters(filled: Store) -> None:
    facets = filled.read_metrics(Selection(metric="deaths", places=("Lomé",)))

    assert facets == [Facet("arrests", 1), Facet("deaths", 1), Facet("other", 0)]


def test_a_name_counts_once_a_claim_however_many_roles_it_has(filled: Store) -> None:
    assert filled.read_actors(Selection()) == [Facet("police", 3), Facet("Léo", 1)]


def test_names_are_counted_in_the_role_that_is_asked_for(filled: Store) -> None:
    assert filled.read_actors(Selection(role="subject")) == [Facet("Léo", 1), Facet("police", 1)]


def test_a_chosen_name_stays_listed_where_the_other_filters_leave_it_nothing(filled: Store) -> None:
    facets = filled.read_actors(Selection(metric="deaths", actors=("Léo", "police")))

    assert facets == [Facet("police", 1), Facet("Léo", 0)]


def test_places_are_counted_under_the_other_filters_and_not_their_own(filled: Store) -> None:
    facets = filled.read_places(Selection(metric="arrests", places=("Lomé",)))

    assert facets == [Facet("Kpalimé", 1), Facet("Lomé", 1)]


def test_documents_come_latest_first_and_undated_ones_last(
    store: Store, build_document: Callable[..., Document], keep: Callable[..., bool]
) -> None:
    for text, published in {"a": None, "b": "2020-08-18", "c": "2021-01-01T08:00:00+01:00"}.items():
        keep(store, build_document(text, published=published))

    assert [each.appearance.published for each in store.read_documents()] == [
        "2021-01-01T08:00:00+01:00",
        "2020-08-18",
        None,
    ]


def test_the_version_changes_with_the_content_and_never_agrees_between_stores(
    store: Store, build_document: Callable[..., Document], keep: Callable[..., bool]
) -> None:
    with Store.in_memory() as other:
        versions = [store.data_version(), other.data_version()]
        keep(store, build_document())
        versions.append(store.data_version())

    assert len(set(versions)) == 3


def test_a_store_can_be_read_from_another_thread(filled: Store) -> None:
    counts = []
    thread = Thread(target=lambda: counts.append(filled.count_claims()))
    thread.start()
    thread.join()

    assert counts == [4]
