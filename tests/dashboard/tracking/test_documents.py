"""A document as its page shows it: every number with what became of it, its copies, its versions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.tracking.documents import Fate, WholeDocument, compare_versions, read_whole_document
from dashboard.tracking.importing import decide_date, import_documents, preview_date
from dashboard.tracking.store import Store
from extract import Claim, Document, load_lexicons

TEXT = "Le 3 mars, 12 personnes sont mortes et 4 écoles ont fermé, selon un témoin de 61 ans."


@pytest.fixture
def add(tmp_path: Path, store: Store) -> Callable[..., str]:
    """Read a text into the store with what is told of it; its number."""

    def add(name: str, text: str, **told: str) -> str:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.txt").write_text(text, "utf-8")
        lines = "".join(f'{key} = "{value}"\n' for key, value in told.items())
        (folder / "manifest.toml").write_text(f'[[document]]\nfile = "a.txt"\n{lines}', "utf-8")
        before = {each.document_id for each in store.read_documents()}
        import_documents(store, [folder], load_lexicons())
        (added,) = {each.document_id for each in store.read_documents()} - before
        return added

    return add


def read(store: Store, document_id: str) -> WholeDocument:
    whole = read_whole_document(store, load_lexicons(), document_id)
    assert whole is not None
    return whole


def fates(whole: WholeDocument) -> dict[str, Fate]:
    return {whole.document.text[each.start : each.end]: each.fate for each in whole.numbers}


def test_every_number_says_what_became_of_it(store: Store, add: Callable[..., str]) -> None:
    whole = read(store, add("one", TEXT, published="2026-03-05", language="fr"))

    assert fates(whole) == {"3": Fate.NOTHING, "12": Fate.CLAIM, "4": Fate.OTHER, "61": Fate.NOTHING}
    assert [each.reason for each in whole.numbers] == ["date", None, None, "age"]
    assert [claim.metric for each in whole.numbers for _, claim in each.claims] == ["deaths", "other"]


def test_marks_follow_each_other_without_overlap(store: Store, add: Callable[..., str]) -> None:
    whole = read(
        store, add("one", "Tuesday left 300 dead and wounded, 16 of them police, aged 20 to 30.", language="en")
    )

    ends = [0, *(each.end for each in whole.numbers)]
    assert all(each.start >= end for each, end in zip(whole.numbers, ends, strict=False))


def test_one_number_that_counts_two_things_has_two_claims(store: Store, add: Callable[..., str]) -> None:
    whole = read(store, add("one", "Le bilan est de 300 morts et blessés.", language="fr"))

    assert [claim.metric for _, claim in whole.numbers[0].claims] == ["deaths", "injured"]


def test_a_number_that_the_store_never_read_is_told_apart(
    store: Store, build_document: Callable[..., Document], keep: Callable[..., bool]
) -> None:
    keep(store, build_document())

    assert Fate.UNREAD in fates(read(store, store.read_documents()[0].document_id)).values()


def test_the_claims_of_the_store_stand_where_no_language_is_read(
    store: Store,
    build_document: Callable[..., Document],
    build_claim: Callable[..., Claim],
    keep: Callable[..., bool],
) -> None:
    keep(store, build_document(language="xx"), build_claim())
    whole = read(store, store.read_documents()[0].document_id)

    assert fates(whole) == {"12": Fate.CLAIM}
    assert not whole.is_explained


def test_no_document_has_an_unknown_number(store: Store) -> None:
    assert read_whole_document(store, load_lexicons(), "nothing") is None


def test_a_new_version_knows_the_old_one_and_what_it_changed(store: Store, add: Callable[..., str]) -> None:
    told = {"url": "https://a.example/1", "title": "Un bilan", "language": "fr"}
    old = add("old", "Mardi, 12 personnes sont mortes à Lomé.", published="2026-03-03", **told)
    new = add("new", "Mardi, 14 personnes sont mortes à Lomé.", published="2026-03-04", **told)

    assert [(each.document_id, each.relation) for each in read(store, new).relatives] == [(old, "older")]
    assert [(each.document_id, each.relation) for each in read(store, old).relatives] == [(new, "newer")]
    (change,) = compare_versions(store, old, new)
    assert change.fields["value"] == ["12", "14"]


def test_a_copy_knows_its_original_and_how_much_they_share(store: Store, add: Callable[..., str]) -> None:
    text = (
        "Le bilan des inondations est passé mercredi à onze morts, a annoncé la sécurité civile de Tolmère, qui cherche"
        " encore neuf disparus dans les bas quartiers de la ville où l'eau a atteint le premier étage des maisons."
    )
    first = add("first", text, publisher="One", published="2026-03-03")
    second = add("second", text + " Les écoles restent fermées.", publisher="Two", published="2026-03-03")

    (relative,) = read(store, second).relatives
    assert (relative.document_id, relative.relation, relative.publisher) == (first, "copy", "One")
    assert relative.share is not None
    assert relative.share > 0.9


def test_a_day_that_was_given_is_the_one_that_the_numbers_are_read_with(store: Store, add: Callable[..., str]) -> None:
    document_id = add("one", "Mardi, 12 personnes sont mortes à Lomé.", language="fr")
    changes = preview_date(store, load_lexicons(), document_id, "2026-03-05")
    assert read(store, document_id).document.published is None

    decide_date(store, load_lexicons(), document_id, "2026-03-05")
    whole = read(store, document_id)

    assert [change.new[1].date_end for change in changes if change.new] == [whole.numbers[0].claims[0][1].date_end]
    assert whole.document.published == "2026-03-05"
