"""New rules: every text is read anew, what changed is told, and what people decided holds on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.tracking import importing
from dashboard.tracking import store as store_module
from dashboard.tracking.importing import decide_date, import_documents, preview_date, undo_date
from dashboard.tracking.rebuilding import rebuild_documents
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract import Claim, Document, load_lexicons
from extract.errors import SettingError

TEXT = "Mardi, 12 personnes sont mortes à Lomé, dont deux policiers."
Reader = Callable[[Sequence[Claim]], None]


@pytest.fixture
def read_as(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """From here on the rules read these claims."""

    def read_as(claims: Sequence[Claim]) -> None:
        def extract_document(document: Document, _lexicons: object) -> tuple[Document, list[Claim]]:
            return document, list(claims)

        monkeypatch.setattr(importing, "extract_document", extract_document)

    return read_as


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch, read_as: Reader) -> Reader:
    """New rules, which read these claims."""

    def upgrade(claims: Sequence[Claim]) -> None:
        read_as(claims)
        monkeypatch.setattr(store_module, "RULES_VERSION", store_module.RULES_VERSION + "+")

    return upgrade


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "lome.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def add(store: Store, article: Path) -> Callable[[], object]:
    return lambda: import_documents(store, [article], load_lexicons(), published="2020-08-18", language="fr")


def test_a_rebuild_says_what_is_new_gone_and_different(
    store: Store,
    add: Callable[[], object],
    build_claim: Callable[..., Claim],
    read_as: Reader,
    upgrade: Reader,
) -> None:
    twelve, two = build_claim("12", text=TEXT), build_claim("deux", text=TEXT, value=Decimal(2), low=Decimal(2))
    read_as([twelve, two])
    add()
    new = build_claim("policiers", text=TEXT, metric="injured")
    upgrade([replace(twelve, metric="injured", value=Decimal(13)), new])

    rebuild = rebuild_documents(store, load_lexicons())
    changes = {change.sort: change for change in store.read_changes(rebuild.run)}

    assert (rebuild.new, rebuild.gone, rebuild.different, rebuild.same) == (1, 1, 1, 0)
    assert changes["different"].fields == {"metric": ["deaths", "injured"], "value": ["12", "13"]}
    assert (changes["gone"].quote, changes["new"].quote) == ("deux", "policiers")
    assert "different: injured «12»" in str(changes["different"])
    assert rebuild_documents(store, load_lexicons()).account.given == 0


def test_a_link_to_a_claim_leads_to_what_stands_there_after_a_rebuild(
    store: Store, add: Callable[[], object], build_claim: Callable[..., Claim], read_as: Reader, upgrade: Reader
) -> None:
    read_as([build_claim("12", text=TEXT)])
    add()
    [old] = store.read_claims(Selection()).id
    upgrade([build_claim("12 personnes", text=TEXT)])
    rebuild_documents(store, load_lexicons())

    [new] = store.read_claims(Selection()).id
    stored = store.read_claim(old)

    assert new != old
    assert stored is not None
    assert (stored.id, stored.claim.quote) == (new, "12 personnes")


def test_a_decision_goes_with_its_claim_through_a_rebuild(
    store: Store, add: Callable[[], object], build_claim: Callable[..., Claim], read_as: Reader, upgrade: Reader
) -> None:
    read_as([build_claim("12", text=TEXT)])
    add()
    [old] = store.read_claims(Selection()).id
    decision = store.decide("claim", old, "reject")
    upgrade([build_claim("12 personnes", text=TEXT)])
    rebuild_documents(store, load_lexicons())

    assert list(store.read_claims(Selection(statuses=("reject",))).quote) == ["12 personnes"]
    store.undo(decision)
    assert list(store.read_claims(Selection(statuses=("undecided",))).quote) == ["12 personnes"]


def test_a_claim_that_a_person_accepted_stays_when_no_rule_reads_it_any_more(
    store: Store, add: Callable[[], object], build_claim: Callable[..., Claim], read_as: Reader, upgrade: Reader
) -> None:
    read_as([build_claim("12", text=TEXT)])
    add()
    [claim] = store.read_claims(Selection()).id
    store.decide("claim", claim, "accept")
    upgrade([])
    rebuild = rebuild_documents(store, load_lexicons())
    [row] = store.read_claims(Selection()).itertuples()

    assert (row.id, row.status, row.flags) == (claim, "accept", "kept_by_decision")
    assert (rebuild.gone, rebuild.new) == (0, 0)


def test_a_text_whose_reading_fails_keeps_its_old_figures(
    store: Store, add: Callable[[], object], build_claim: Callable[..., Claim], read_as: Reader, upgrade: Reader,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    read_as([build_claim("12", text=TEXT)])
    add()
    upgrade([])

    def fail(_document: Document, _lexicons: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(importing, "extract_document", fail)
    rebuild = rebuild_documents(store, load_lexicons())

    assert rebuild.account.refused == 1
    assert store.count_claims() == 1


# A day that a person knows


def test_what_a_day_would_change_is_shown_before_it_is_kept(store: Store, article: Path) -> None:
    lexicons = load_lexicons()
    import_documents(store, [article], lexicons, language="fr")
    [document] = store.read_documents()
    before = store.read_claims(Selection())

    changes = preview_date(store, lexicons, document.document_id, "2020-08-18")
    assert store.read_claims(Selection()).equals(before)
    decision = decide_date(store, lexicons, document.document_id, "2020-08-18", made_by="Ada")
    dated = store.read_claims(Selection())

    assert any("date_end" in change.fields for change in changes)
    assert set(dated.published) == {"2020-08-18"}
    assert set(dated.date_end) == {"2020-08-18"}
    assert set(dated.id) == set(before.id)

    undo_date(store, lexicons, decision)
    assert set(store.read_claims(Selection()).published) == {None}


def test_a_decided_day_outlives_another_import_of_the_document(store: Store, article: Path) -> None:
    lexicons = load_lexicons()
    import_documents(store, [article], lexicons, language="fr")
    decide_date(store, lexicons, store.read_documents()[0].document_id, "2020-08-18")
    import_documents(store, [article], lexicons, published="2020-08-25", language="fr")

    assert set(store.read_claims(Selection()).published) == {"2020-08-18"}


def test_a_day_that_is_none_is_refused(store: Store, article: Path) -> None:
    import_documents(store, [article], load_lexicons(), language="fr")

    with pytest.raises(SettingError, match="is no date"):
        preview_date(store, load_lexicons(), store.read_documents()[0].document_id, "yesterday")
