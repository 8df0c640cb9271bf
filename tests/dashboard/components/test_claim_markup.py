"""The parts of the claim card, from the seed's claims and from claims of which little is known."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.components.address import Address
from dashboard.components.claim_markup import (
    build_background,
    build_facts,
    build_permalink,
    build_sentence,
    build_source,
    build_trace,
    point_into,
    word_claim,
)
from dashboard.i18n.catalogue import load_words
from dashboard.tracking.records import StoredClaim
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract.model import Span, Step

FR, EN = load_words("fr"), load_words("en")


def read_claim(path: Path, quote: str) -> StoredClaim:
    with Store.open(path, read_only=True) as store:
        rows = store.read_claims(Selection(include_other=True))
        claim = store.read_claim(rows[rows["quote"] == quote]["id"].iloc[0])
    assert claim is not None
    return claim


def read_text(html: str) -> list[str]:
    """The lines of a list of terms, without tags and with plain blanks."""
    return [re.sub("<[^>]+>", "", line).replace("\N{NO-BREAK SPACE}", " ") for line in re.split("</d[td]>", html)[:-1]]


@pytest.fixture
def seed(seed_store: Path) -> Callable[[str], StoredClaim]:
    return lambda quote: read_claim(seed_store, quote)


Reader = Callable[[str], StoredClaim]


@pytest.mark.parametrize(
    ("quote", "french", "english"),
    [
        ("26", "26 ans au pouvoir, le 18 août 2020", "26 years in power, 18 August 2020"),
        ("80%", "80 % des voix, le 9 août 2020", "80% of the vote, 9 August 2020"),
        ("deux", "Au moins 2 morts, du 9 au 18 août 2020", "At least 2 deaths, 9 to 18 August 2020"),
        ("6700", "Plus de 6 700 arrestations, du 9 au 18 août 2020", "More than 6,700 arrests, 9 to 18 August 2020"),
        (
            "troisième",
            "3 morts, le 18 août 2020, selon ministère de l'Intérieur",
            "3 deaths, 18 August 2020, according to ministère de l'Intérieur",
        ),
        (
            "dizaines",
            "De l’ordre de 20 à 99 blessés (« dizaines »), du 9 au 18 août 2020",
            "Roughly 20 to 99 people injured (“dizaines”), 9 to 18 August 2020",
        ),
    ],
)
def test_a_claim_is_read_out_in_plain_words(seed: Reader, quote: str, french: str, english: str) -> None:
    assert re.sub("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", " ", word_claim(seed(quote), FR)) == french
    assert word_claim(seed(quote), EN) == english


def test_the_sentence_has_each_word_of_evidence_marked_in_its_own_way(seed: Reader) -> None:
    sentence = build_sentence(seed("6700"), FR).split("</blockquote>")[0]

    assert '<mark class="ft-number"><span>6700</span><small>nombre</small></mark>' in sentence
    assert '<mark class="ft-qualifier"><span>plus de</span><small>précision</small></mark>' in sentence
    assert '<mark class="ft-metric"><span>arrestations</span><small>mesure</small></mark>' in sentence
    assert '<mark class="ft-agent"><span>police</span><small>auteur</small></mark>' in sentence


def test_evidence_of_other_sentences_is_shown_in_them(seed: Reader) -> None:
    _, *elsewhere = re.findall(r"<blockquote.*?</blockquote>", build_sentence(seed("6700"), FR))

    assert len(elsewhere) == 2
    assert any(
        '<mark class="ft-place"><span>Biélorussie</span><small>lieu</small></mark>' in quote for quote in elsewhere
    )
    assert any("Depuis l&#x27;élection contestée du <mark" in quote for quote in elsewhere)


def test_a_claim_without_sentence_or_evidence_still_shows_its_number(make_store: Callable[..., Path]) -> None:
    claim = {"quote": "12", "value": Decimal(12), "snippet": ""}
    stored = read_claim(make_store({"text": "Titre\nIl y a 12 morts. Fin.", "claims": [claim]}), "12")

    sentence = build_sentence(stored, FR)

    assert 'Il y a <mark class="ft-number"><span>12</span><small>nombre</small></mark> morts.</blockquote>' in sentence


def test_what_is_unknown_of_the_article_is_said_to_be_unknown(make_store: Callable[..., Path]) -> None:
    stored = read_claim(make_store({"text": "12 morts.", "claims": [{"quote": "12"}]}), "12")

    assert build_source(stored, FR) == (
        '<p class="ft-origin"><em>titre inconnu</em> · <em>éditeur inconnu</em> · '
        "<em>date de parution inconnue</em></p>"
    )


def test_the_article_is_named_with_its_date_and_how_that_is_known(make_store: Callable[..., Path]) -> None:
    known = {
        "title": "Deuil <à> Lutz",
        "publisher": "Le Courrier",
        "published": "2026-03-01",
        "published_basis": "inferred",
        "url": "https://example.org/a",
    }
    stored = read_claim(make_store({"text": "12 morts.", "claims": [{"quote": "12"}], **known}), "12")

    source = build_source(stored, FR)

    assert "<cite>Deuil &lt;à&gt; Lutz</cite>" in source
    assert 'href="https://example.org/a#:~:text=12%20morts."' in source
    assert "Le Courrier · paru le 1er mars 2026 (date déduite)" in source


def test_the_facts_wear_the_style_of_their_marks(seed: Reader) -> None:
    facts = build_facts(seed("6700"), FR)

    assert '<dt><mark class="ft-agent"><span>Auteur</span></mark></dt><dd dir="auto">police</dd>' in facts
    assert '<dt>Assurance</dt><dd dir="auto">affirmé</dd>' in facts
    assert "Sujet" not in facts


def test_flags_and_confidence_are_said_in_words(make_store: Callable[..., Path]) -> None:
    claim = {"quote": "12", "flags": ("rounded", "new_flag"), "confidence": 0.92}
    stored = read_claim(make_store({"text": "12 morts.", "claims": [claim]}), "12")

    facts = build_facts(stored, EN)

    assert "rounded value ; new_flag" in facts
    assert "92%" in facts


def test_a_part_leads_to_its_whole(make_store: Callable[..., Path]) -> None:
    claims = [{"quote": "16"}, {"quote": "deux", "part_of": (0, 2)}]
    store = make_store({"text": "16 blessés dont deux policiers.", "claims": claims})

    facts = build_facts(read_claim(store, "deux"), FR)

    assert f'href="figures?lang=fr&amp;claim={read_claim(store, "16").id}"' in facts


def test_the_trace_says_what_each_rule_did_stage_by_stage(seed: Reader) -> None:
    assert read_text(build_trace(seed("6700"), FR)) == [
        "Le nombre",
        "Écrit en chiffres « 6700 »",
        "Ce que le texte en dit",
        "Mesure : le nom compté la désigne « plus de » « arrestations »",
    ]
    assert read_text(build_trace(seed("6700"), EN))[-1] == (
        "Metric: the counted noun names it “plus de” “arrestations”"
    )


def test_the_trace_shows_the_words_of_a_document_and_of_an_older_rule_as_they_are(
    make_store: Callable[..., Path],
) -> None:
    trace = (Step("old<stage", "old<rule", (Span(0, 12),)),)
    stored = read_claim(
        make_store({"text": "<b>12</b>\u202e morts.", "claims": [{"quote": "12", "trace": trace}]}), "12"
    )

    html = build_trace(stored, FR)

    assert "<dt>old&lt;stage</dt><dd>Old&lt;rule " in html
    assert '&lt;b&gt;12&lt;/b&gt;<span class="ft-control" title="RIGHT-TO-LEFT OVERRIDE">[U+202E]</span> m' in html


def test_a_claim_without_a_trace_says_so(make_store: Callable[..., Path]) -> None:
    stored = read_claim(make_store({"text": "12 morts.", "claims": [{"quote": "12"}]}), "12")

    assert "aucune trace" in build_trace(stored, FR)


def test_the_background_gives_reason_licence_and_file(make_store: Callable[..., Path]) -> None:
    known = {"published_reason": "«mardi»", "licence": "unknown", "source": "seeds/a.txt"}
    stored = read_claim(make_store({"text": "12 morts.", "claims": [{"quote": "12"}], **known}), "12")

    background = build_background(stored, FR)

    assert all(words in background for words in ("«mardi»", "Licence", "seeds/a.txt"))


def test_a_permalink_holds_language_and_claim_alone() -> None:
    assert 'href="figures?lang=en&amp;claim=a%26b"' in build_permalink("a&b", EN)


def test_links_of_the_examples_stay_with_the_examples() -> None:
    start = Address(is_example=True)

    assert 'href="figures?lang=en&amp;claim=c1&amp;examples=1"' in build_permalink("c1", EN, start)


@pytest.mark.parametrize(
    ("url", "snippet", "link"),
    [
        ("https://a.test/x", "Peut-être 12 morts", "https://a.test/x#:~:text=Peut%2D%C3%AAtre%2012%20morts"),
        ("https://a.test/x#part", "12 morts", "https://a.test/x#part"),
        ("https://a.test/x", "\ud800 12 morts", "https://a.test/x"),
        ("https://a.test/x", "", "https://a.test/x"),
        (None, "12 morts", None),
    ],
    ids=["words", "place already", "no character", "no sentence", "no address"],
)
def test_the_link_to_an_article_leads_to_the_sentence(url: str | None, snippet: str, link: str | None) -> None:
    assert point_into(url, snippet) == link
