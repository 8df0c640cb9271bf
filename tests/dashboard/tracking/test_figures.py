"""Figures in the store: kept up with every import and decision, and read back with all that a sentence needs."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from dashboard.tracking.errors import DecisionError
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract.model import Claim, Document

Tell = Callable[..., str]


@pytest.fixture
def tell(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> Tell:
    """Bring in a short text of an outlet with one claim; the claim's id."""

    def tell(number: int, publisher: str | None = None, **known: object) -> str:
        day = str(known.pop("published", "2020-08-18"))
        text = f"{publisher}, {day} {known}: {number} personnes sont mortes"
        usual: dict[str, object] = {
            "text": text,
            "value": Decimal(number),
            "low": Decimal(number),
            "high": Decimal(number),
            "kind": "total",
            "modality": "asserted",
            "place": "Lomé",
        }
        claim = build_claim(f"{number} ".strip(), **{**usual, **known})
        start = text.rindex(f"{number} personnes")
        claim = Claim(**{**{name: getattr(claim, name) for name in claim.__slots__}, "start": start})
        keep(store, build_document(text, publisher=publisher, published=day), claim)
        store.refresh()
        return store.database.fetch_words("SELECT id FROM claim ORDER BY key DESC LIMIT 1")[0]

    return tell


def read_verdicts(store: Store) -> list[tuple[str, int, int]]:
    figures, total = store.read_figures()
    assert total == len(figures)
    return [(figure.verdict, figure.voices, figure.publishers) for figure in figures]


def test_ten_papers_that_quote_one_ministry_are_one_voice_and_ten_outlets(store: Store, tell: Tell) -> None:
    for number in range(10):
        tell(3, f"Journal {number}", attribution="ministère de l'Intérieur", date_end=None)

    assert {voices for _, voices, _ in read_verdicts(store)} == {1}


def test_one_source_in_several_outlets(store: Store, tell: Tell) -> None:
    for number in range(10):
        tell(3, f"Journal {number}", attribution="ministère", date_start=date(2020, 8, 18), date_end=date(2020, 8, 18))

    assert read_verdicts(store) == [("single", 1, 10)]


def days(day: int) -> dict[str, object]:
    return {"date_start": date(2020, 8, day), "date_end": date(2020, 8, day)}


def test_voices_that_contradict_each_other_are_told_with_who_says_what(store: Store, tell: Tell) -> None:
    tell(3, "Le Phare", attribution="ministère", **days(18))
    tell(5, "La Rade", **days(18))

    [figure], _ = store.read_figures(Selection(), verdicts=("contradict",))

    assert figure.reason.one is not None
    assert figure.reason.other is not None
    assert {figure.reason.one.voice, figure.reason.other.voice} == {"ministère", "La Rade"}
    assert (figure.low, figure.high) == (3, 5)
    story = store.read_figure(figure.id)
    assert story is not None
    assert [saying.value for saying in story.sayings] == [3, 5]


def test_a_figure_keeps_its_id_while_more_is_told_of_it(store: Store, tell: Tell) -> None:
    claim = tell(3, "Le Phare", **days(18))
    before = store.find_figure(claim)
    tell(2, "La Rade", **days(10))

    assert store.find_figure(claim) == before is not None


def test_spellings_of_one_name_are_one_actor_without_a_decision(store: Store, tell: Tell) -> None:
    tell(3, "A", place="Biélorussie", attribution="Ministère de l’Intérieur", **days(18))
    tell(3, "B", place="Belarus", attribution="ministère de l'intérieur", **days(18))

    assert read_verdicts(store) == [("single", 1, 2)]


def test_a_merge_joins_voices_and_figures_everywhere_and_can_be_undone(store: Store, tell: Tell) -> None:
    tell(3, "A", attribution="MVD", **days(18))
    tell(3, "B", attribution="ministère de l'Intérieur", **days(18))
    assert read_verdicts(store) == [("agree", 2, 2)]

    decision = store.decide("actor", "ministère de l'Intérieur", "merge", names=["MVD"], made_by="Ada")
    rows = store.read_claims(Selection(actors=("MVD",)))

    assert read_verdicts(store) == [("single", 1, 2)]
    assert set(rows.attribution) == {"ministère de l'Intérieur"}
    assert [facet.name for facet in store.read_actors(Selection())] == ["ministère de l'Intérieur"]

    store.undo(decision)

    assert read_verdicts(store) == [("agree", 2, 2)]
    assert set(store.read_claims(Selection()).attribution) == {"MVD", "ministère de l'Intérieur"}


def test_a_split_and_a_rename_hold_together(store: Store, tell: Tell) -> None:
    tell(3, "A", subject="Élus", **days(18))
    tell(4, "B", subject="elus", **days(18))
    store.decide("actor", "elus", "split")
    store.decide("actor", "elus", "rename", label="Élus de Lomé")

    assert sorted(facet.name for facet in store.read_actors(Selection())) == ["Élus", "Élus de Lomé"]
    assert list(store.read_claims(Selection(actors=("Élus de Lomé",))).value) == [4]
    assert set(store.read_claims(Selection()).series) == {"Élus", "Élus de Lomé"}


def test_a_rejected_claim_judges_nothing_and_stays_visible_with_its_status(store: Store, tell: Tell) -> None:
    tell(3, "A", **days(18))
    wrong = tell(30, "B", **days(18))
    decision = store.decide("claim", wrong, "reject", reason="misread")

    assert read_verdicts(store) == [("single", 1, 1)]
    assert list(store.read_claims(Selection(statuses=("reject",))).id) == [wrong]
    assert len(store.read_claims(Selection(statuses=("undecided",)))) == 1

    store.undo(decision)
    assert read_verdicts(store) == [("contradict", 2, 2)]


def test_money_is_compared_only_where_a_person_says_that_it_is_the_same(store: Store, tell: Tell) -> None:
    one = tell(3, "A", metric="money", unit="EUR", **days(18))
    other = tell(5, "B", metric="money", unit="EUR", **days(18))
    assert read_verdicts(store) == []

    decision = store.decide("claim", one, "same_figure", claims=[other])
    assert read_verdicts(store) == [("contradict", 2, 2)]

    store.undo(decision)
    assert read_verdicts(store) == []


def test_a_null_place_is_compared_within_one_document_only(store: Store, tell: Tell) -> None:
    tell(3, "A", place=None, **days(18))
    tell(5, "B", place=None, **days(18))

    assert read_verdicts(store) == [("single", 1, 1)] * 2


def test_a_decision_on_nothing_is_refused(store: Store, tell: Tell) -> None:
    tell(3, "A", **days(18))

    with pytest.raises(DecisionError, match="no figure names «Nobody»"):
        store.decide("actor", "Lomé", "merge", names=["Nobody"])
    with pytest.raises(DecisionError, match="no decision has the number 7"):
        store.undo(7)
    assert store.read_decisions() == []


# The rows of a chart


def test_rows_of_equal_number_and_days_are_one_row(store: Store, tell: Tell) -> None:
    for number in range(5):
        tell(3, f"Journal {number}", attribution="ministère", **days(18))
    tell(5, "La Rade", **days(18))

    series = store.read_series(Selection())

    assert (series.by, series.claims, series.undated) == ("exact", 6, 0)
    assert list(series.rows.value) == [3.0, 5.0]
    assert list(series.rows.claims) == [5, 1]
    assert list(series.rows.voices) == [1, 1]
    assert set(series.rows.verdict) == {"contradict"}


def test_events_of_a_month_are_never_added_up(store: Store, tell: Tell) -> None:
    for day in (3, 4, 20):
        tell(day, "A", kind="event", published=f"2020-08-{day:02}", **days(day))

    [row] = store.read_series(Selection(), by="month").rows.itertuples()

    assert (row.start, row.end) == ("2020-08-01", "2020-08-31")
    assert (row.low, row.high, row.figures) == (3, 20, 3)
    assert row.value != row.value


def test_a_running_count_s_last_state_stands_for_its_month(store: Store, tell: Tell) -> None:
    for day in (3, 4, 20):
        tell(day, "A", published=f"2020-08-{day:02}", **days(day))

    [row] = store.read_series(Selection(), by="month").rows.itertuples()

    assert (row.value, row.low, row.high, row.figures, row.claims) == (20, 3, 20, 1, 3)


@pytest.mark.parametrize(("by", "count"), [("day", 3), ("week", 2), ("month", 1), ("year", 1)])
def test_rows_by_any_stretch_of_time(store: Store, tell: Tell, by: str, count: int) -> None:
    for day in (3, 4, 20):
        tell(day, "A", published=f"2020-08-{day:02}", **days(day))

    assert len(store.read_series(Selection(), by=by).rows) == count  # type: ignore[arg-type]


def test_there_are_never_more_rows_than_asked_for(store: Store, tell: Tell) -> None:
    for day in (3, 4, 20, 21):
        tell(day, "A", kind="event", published=f"2020-08-{day:02}", **days(day))

    series = store.read_series(Selection(), most_rows=2)

    assert (series.by, len(series.rows), sum(series.rows.claims), series.left_out) == ("week", 2, 4, 0)


def test_what_has_no_room_in_a_chart_is_counted(store: Store, tell: Tell) -> None:
    for place in ("Lomé", "Accra", "Cotonou"):
        tell(3, "A", place=place, **days(3))

    series = store.read_series(Selection(), most_rows=2)

    assert (series.by, len(series.rows), series.left_out) == ("year", 2, 1)


def test_a_rejected_claim_is_in_no_chart_and_no_export_unless_it_is_asked_for(store: Store, tell: Tell) -> None:
    tell(3, "A", **days(18))
    wrong = tell(30, "B", **days(18))
    store.decide("claim", wrong, "reject")

    assert list(store.read_claims(Selection()).value) == [3]
    assert list(store.read_series(Selection()).rows.value) == [3]
    assert {facet.name: facet.count for facet in store.read_facets(Selection())["status"]} == {
        "undecided": 1,
        "reject": 1,
    }
    assert list(store.read_claims(Selection(statuses=("reject", "undecided"))).value) == [3, 30]


def test_whatever_is_typed_is_searched_for_and_never_an_operator(store: Store, tell: Tell) -> None:
    tell(3, "A", **days(18))

    for words in ("\ud800", "\0", '"', "AND", "NOT (", "lomé*", "NEAR(a b)", "content:x"):
        hits, total = store.search(words)
        assert (hits, total) == ([], 0)
        assert store.count_selected(Selection(words=words)) == 0
    assert store.count_selected(Selection(words="sont MORTÉS")) == 1
