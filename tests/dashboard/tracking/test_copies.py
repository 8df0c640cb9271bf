"""The same agency text in several outlets, cut or edited, is told from texts that merely speak of one thing."""

from collections.abc import Callable

from dashboard.tracking.copies import find_runs, measure_share
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract.model import Claim, Document

AGENCY = (
    "Les pompiers ont repris mercredi soir le contrôle de l'incendie qui ravageait depuis dimanche les "
    "collines au-dessus du port de Vessy, a annoncé la préfecture. Au moins quatorze personnes sont "
    "mortes et près de deux cents maisons ont été détruites, selon un bilan provisoire. Des renforts "
    "venus de trois départements voisins avaient été envoyés sur place dans la nuit, tandis que les "
    "habitants des hameaux les plus menacés étaient logés dans les écoles de la ville. Le vent, qui "
    "soufflait encore à soixante kilomètres par heure dans la matinée, est tombé vers midi."
)
CUT = AGENCY[: AGENCY.index(" Des renforts")]
EDITED = AGENCY.replace("mercredi soir", "dans la soirée de mercredi").replace("quatorze", "quinze").upper()
OTHER = (
    "À Vessy, l'heure est au décompte. Au lendemain de la fin de l'incendie, les familles cherchent "
    "encore des nouvelles de leurs proches. Au moins quatorze personnes sont mortes, dit la préfecture, "
    "qui n'a pas donné leurs noms. Sur les collines noircies, des voisins fouillent les cendres de leurs "
    "maisons à la recherche de ce qui peut être sauvé."
)


def keep_all(keep: Callable[..., bool], store: Store, documents: list[Document]) -> list[tuple[str, int]]:
    """Each document's publisher with the number of the first text of its family, in the order of the texts."""
    for document in documents:
        keep(store, document)
    return store.database.fetch(
        "SELECT publisher, leader FROM likeness JOIN appearance ON appearance.text = likeness.text"
        " ORDER BY appearance.id"
    )


def test_a_cut_and_an_edited_text_are_copies_and_another_report_is_none(
    store: Store, build_document: Callable[..., Document], keep: Callable[..., bool]
) -> None:
    texts = {"Agence": AGENCY, "Le Cap": CUT, "La Rade": EDITED, "L'Écho": OTHER}
    documents = [build_document(text, publisher=publisher) for publisher, text in texts.items()]

    families = keep_all(keep, store, documents)

    assert families == [("Agence", 1), ("Le Cap", 1), ("La Rade", 1), ("L'Écho", 4)]


def test_two_families_become_one_when_the_text_that_joins_them_comes_last(
    store: Store, build_document: Callable[..., Document], keep: Callable[..., bool]
) -> None:
    middle = len(AGENCY) // 2
    texts = [AGENCY[:middle], AGENCY[middle:], AGENCY]

    families = keep_all(keep, store, [build_document(text, publisher=str(at)) for at, text in enumerate(texts)])

    assert families == [("0", 1), ("1", 1), ("2", 1)]


def test_short_texts_are_copies_only_when_they_are_the_same_but_for_white_space(
    store: Store, build_document: Callable[..., Document], keep: Callable[..., bool]
) -> None:
    texts = ["Douze morts à Lomé.", "Douze  morts\nà Lomé.", "Treize morts à Lomé."]

    families = keep_all(keep, store, [build_document(text, publisher=str(at)) for at, text in enumerate(texts)])

    assert [leader for _, leader in families] == [1, 1, 3]


def test_what_is_cut_from_a_long_text_is_found_in_it() -> None:
    assert measure_share(find_runs(AGENCY), find_runs(CUT)) > 0.95


# New versions of a page

URL = "https://www.lecap.test/vessy/incendie?utm_source=lettre#suite"
SAME_URL = "https://lecap.test/vessy/incendie/"


def test_a_new_version_of_a_page_takes_the_place_of_the_old_one_which_stays(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim]
) -> None:
    later = AGENCY.replace("quatorze", "seize")
    run = store.start_run([])
    saved = []
    for text, url, word in ((AGENCY, URL, "quatorze"), (later, SAME_URL, "seize")):
        document = build_document(text, url=url)
        snippet = text[: text.index(" Des renforts")]
        claim = build_claim(word, text=text, snippet=snippet, value=(word == "seize" and 16) or 14)
        saved.append(store.save_document(document, store.plan(document), document, [claim], run))

    assert saved[1] is not None
    assert saved[1].version_of == store.database.fetch_words("SELECT document_id FROM text ORDER BY id")[0]
    assert [change.sort for change in saved[1].changes] == ["different"]
    assert saved[1].changes[0].fields["value"] == ["14", "16"]
    assert store.count_claims() == 1
    assert len(store.read_documents()) == 2
    assert store.read_run(run).versions == 1  # type: ignore[union-attr]


def test_an_address_that_many_unlike_texts_share_hides_none_of_them(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    for text in (AGENCY, OTHER, "Un tout autre texte: 12 morts à Lomé, et rien sur les collines."):
        quote = "12" if "12" in text else "quatorze"
        keep(store, build_document(text, url="https://corpus.test/articles"), build_claim(quote, text=text))

    assert store.count_claims() == 3


def test_the_front_page_of_a_site_is_no_address_of_an_article(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    for text in (AGENCY, CUT):
        keep(store, build_document(text, url="https://lecap.test/"), build_claim("quatorze", text=text))

    assert store.count_claims() == 2


def test_a_text_that_another_outlet_still_has_counts_on(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    keep(store, build_document(AGENCY, url=URL, publisher="Le Cap"), build_claim("quatorze", text=AGENCY))
    keep(
        store,
        build_document(AGENCY, url="https://rade.test/a", publisher="La Rade"),
        build_claim("quatorze", text=AGENCY),
    )
    later = AGENCY.replace("quatorze", "seize")
    keep(store, build_document(later, url=SAME_URL, publisher="Le Cap"), build_claim("seize", text=later))

    assert store.count_claims() == 2


def test_lists_and_cards_say_what_is_a_copy_and_what_was_replaced(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], keep: Callable[..., bool]
) -> None:
    later = AGENCY.replace("quatorze", "seize")
    keep(store, build_document(AGENCY, url=URL), build_claim("quatorze", text=AGENCY))
    [old] = store.read_claims(Selection()).id
    keep(store, build_document(later, url=SAME_URL), build_claim("seize", text=later))

    first, second = sorted(store.read_documents(), key=lambda document: document.superseded_by is None)
    claim = store.read_claim(old)

    assert (first.superseded_by, second.superseded_by) == (second.document_id, None)
    assert second.copy_of == first.document_id
    assert claim is not None
    assert claim.superseded_by == second.document_id
