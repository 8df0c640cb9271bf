"""Pairs of names that may be one actor are proposed with their reason, and joined by nobody but a person."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from dashboard.tracking.actors import list_actors, propose_merges
from dashboard.tracking.names import fold_name
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract.model import Claim, Document

Name = Callable[..., None]


@pytest.fixture
def name(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> Name:
    """Bring in a claim for each name, as its subject."""

    def name(*names: str) -> None:
        for number, each in enumerate(names):
            text = f"{each} {number} {len(store.read_documents())}: 12 personnes sont mortes"
            claim = build_claim("12 personnes", text=text, subject=each, value=Decimal(number))
            keep(store, build_document(text), claim)
        store.refresh()

    return name


def propose(store: Store) -> set[tuple[str, str, str]]:
    with store.database.reading():
        return {(*sorted((each.keep, each.other)), each.why) for each in propose_merges(store.database)}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("ONU", "Organisation des Nations unies", "initials"),
        ("Alexandre Loukachenko", "Loukachenko", "last_name"),
        ("Observatoire civique", "civique Observatoire", "word_order"),
        ("Alexandre Loukachenko", "Alexandre Loukachenka", "letters"),
    ],
)
def test_a_pair_is_proposed_with_its_reason(store: Store, name: Name, one: str, other: str, why: str) -> None:
    name(one, other)

    assert (*sorted((one, other)), why) in propose(store)


@pytest.mark.parametrize(
    ("one", "other"),
    [("G7", "G8"), ("Brigade 12", "Brigade 13"), ("police", "politique"), ("Jean Petit", "Paul Petit")],
)
def test_what_is_not_alike_enough_is_not_proposed(store: Store, name: Name, one: str, other: str) -> None:
    name(one, other)

    assert propose(store) == set()


def test_a_last_name_that_two_people_share_is_proposed_for_neither(store: Store, name: Name) -> None:
    name("Jean Petit", "Paul Petit", "Petit")

    assert propose(store) == set()


def test_what_a_person_keeps_apart_is_not_proposed_again(store: Store, name: Name) -> None:
    name("Alexandre Loukachenko", "Loukachenko")
    decision = store.decide("actor", "Loukachenko", "apart", names=["Alexandre Loukachenko"])
    assert propose(store) == set()

    store.undo(decision)
    assert propose(store) != set()


def test_actors_are_listed_with_all_their_names(store: Store, name: Name) -> None:
    name("Élus", "elus", "ÉLUS", "maires")

    with store.database.reading():
        actors = {actor.label: (actor.names, actor.claims) for actor in list_actors(store.database, 10)}

    assert actors == {"Élus": (("Élus", "elus", "ÉLUS"), 3), "maires": (("maires",), 1)}


def test_decisions_hold_in_whatever_order_they_are_undone(store: Store, name: Name) -> None:
    name("un", "deux", "trois", "quatre")
    first = store.decide("actor", "un", "merge", names=["deux"])
    second = store.decide("actor", "trois", "merge", names=["un"])
    store.decide("actor", "trois", "rename", label="tous")
    assert [facet.name for facet in store.read_actors(Selection())] == ["tous", "quatre"]

    store.undo(first)
    assert {facet.name: facet.count for facet in store.read_actors(Selection())} == {"tous": 2, "deux": 1, "quatre": 1}

    store.undo(second)
    assert {facet.name: facet.count for facet in store.read_actors(Selection())} == {
        "tous": 1, "un": 1, "deux": 1, "quatre": 1,
    }  # fmt: skip


def test_splitting_the_name_that_an_actor_goes_by_keeps_the_others_together(store: Store, name: Name) -> None:
    name("un", "deux", "trois")
    store.decide("actor", "un", "merge", names=["deux", "trois"])
    store.decide("actor", "un", "split")

    assert {facet.name: facet.count for facet in store.read_actors(Selection())} == {"un": 1, "deux": 2}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Biélorussie", "Belarus"), ("Côte d’Ivoire", "COTE D'IVOIRE"), ("États-Unis", "United States"), ("Élus", "elus")],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), [("Niger", "Nigeria"), ("—", "…"), ("G7", "G8"), ("Congo", "Gabon")])
def test_different_names_do_not(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)
