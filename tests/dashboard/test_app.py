"""The page as a reader uses it, driven without a browser."""

import io
import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.commands.adding import add_documents
from dashboard.components import claim_table, drawing, exports, states
from dashboard.components.source import open_source
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from hostile.cases import read_cases

INVENTED = "Mardi à Lutz, 12 personnes sont mortes, puis 15, puis 18, selon la Garde de Zubrowka."

Opener = Callable[..., AppTest]
StoreMaker = Callable[..., Path]


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def read_figures(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value["figure"]) if app.dataframe else []


def read_html(app: AppTest) -> str:
    return "\n".join(element.value for element in app.html)


def read_sentence(app: AppTest) -> str:
    """The marked sentence of the claim card, without its labels and marks."""
    quote = re.search(r'<blockquote class="ft-sentence".*?</blockquote>', read_html(app), re.DOTALL)
    return re.sub(r"<small>.*?</small>|<[^>]+>", "", quote.group()) if quote else ""


def find_key(app: AppTest, kind: str) -> str:
    """The key that the chart or the table of the page has now."""
    keys = [key for key in app.session_state.to_dict() if re.fullmatch(rf"{kind}-.*-\d+", key)]
    assert len(keys) == 1
    return keys[0]


def click_point(app: AppTest, *claim_ids: str) -> AppTest:
    app.session_state[find_key(app, "chart")] = {"selection": {"pick": [{"id": each} for each in claim_ids]}}
    return run(app)


def tick_row(app: AppTest, *rows: int) -> AppTest:
    app.session_state[find_key(app, "table")] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return run(app)


def read_claim_ids(app: AppTest) -> list[str]:
    """The claims of the table's rows, in their order."""
    key = find_key(app, "table")
    return list(next(each.row_ids for each in app.session_state["watched_picks"].values() if each.key == key))


def read_drawn_ids(app: AppTest) -> set[str]:
    """Every claim that has a mark on some chart of the page."""
    datasets = [dataset for chart in app.get("vega_lite_chart") for dataset in chart.proto.datasets]
    frames = [pa.ipc.open_stream(io.BytesIO(dataset.data.data)).read_pandas() for dataset in datasets]
    return {str(claim) for frame in frames if "id" in frame for claim in frame["id"]}


def invented(*quotes: str, **unusual: object) -> list[dict[str, Any]]:
    numbers = {quote: Decimal(quote) for quote in quotes}
    return [
        {"quote": quote, "value": number, "low": number, "high": number, "place": "Lutz", **unusual}
        for quote, number in numbers.items()
    ]


def test_the_page_opens_on_the_metric_with_most_claims(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)

    assert '<h1 class="ft-title">Morts</h1>' in read_html(app)
    assert "2 chiffres dans 1 document" in read_html(app)
    assert read_figures(app) == ["au moins 2", "3"]


def test_another_metric_changes_chart_table_and_address(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)

    app.selectbox(key="metric").select("arrests")
    run(app)

    assert read_figures(app) == ["plus de 6\N{NARROW NO-BREAK SPACE}700"]
    assert read_drawn_ids(app) == set(read_claim_ids(app))
    assert app.query_params["metric"] == "arrests"


def test_an_actor_leaves_his_figures_of_all_metrics(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)

    app.multiselect(key="actor").select("Alexandre Loukachenko")
    run(app)

    assert read_figures(app) == ["26 ans", "80\N{NO-BREAK SPACE}%"]
    assert len(app.get("vega_lite_chart")) == 2
    assert "acteurs\N{NO-BREAK SPACE}: Alexandre Loukachenko" in read_html(app)
    assert dict(app.query_params) == {"actor": "Alexandre Loukachenko"}


def test_a_role_narrows_what_an_actor_leaves(open_app: Opener, make_store: StoreMaker) -> None:
    claims = [*invented("12", subject="Garde"), *invented("15", attribution="Garde")]
    app = open_app(make_store({"text": INVENTED, "published": "2026-03-03", "claims": claims}), actor="Garde")

    app.get_by_key("role").set_value("attribution")
    run(app)

    assert read_figures(app) == ["15"]
    assert app.query_params["role"] == "attribution"


def test_a_place_leaves_only_its_figures(open_app: Opener, make_store: StoreMaker) -> None:
    claims = [*invented("12"), *invented("15", place="Nebelsbad")]
    app = open_app(make_store({"text": INVENTED, "published": "2026-03-03", "claims": claims}))

    app.multiselect(key="place").select("Nebelsbad")
    run(app)

    assert read_figures(app) == ["15"]
    assert app.query_params["place"] == "Nebelsbad"


@pytest.mark.parametrize(
    ("key", "value", "unusual"),
    [
        ("voice", "Secours", {"attribution": "Secours"}),
        ("kind", "event", {"kind": "event"}),
        ("qualifier", "about", {"qualifier": "about"}),
        ("modality", "denied", {"modality": "denied"}),
        ("confidence", "high", {"confidence": 1.0}),
    ],
    ids=["voice", "kind", "qualifier", "modality", "confidence"],
)
def test_a_filter_that_is_folded_away_leaves_what_it_says(
    open_app: Opener, make_store: StoreMaker, key: str, value: str, unusual: dict[str, Any]
) -> None:
    claims = [*invented("12", attribution="Garde", confidence=0.2), *invented("15", **{"confidence": 0.2, **unusual})]
    app = open_app(make_store({"text": INVENTED, "published": "2026-03-03", "claims": claims}))
    option = next(each for each in app.multiselect(key=key).options if each.endswith("(1)"))

    app.multiselect(key=key).set_value([value])
    run(app)

    assert option
    assert read_figures(app) == [("environ 15" if key == "qualifier" else "15")]
    assert dict(app.query_params) == {key: value}
    assert "Plus de filtres (1 actif)" in [each.label for each in app.expander]


@pytest.mark.parametrize(("key", "value"), [("publisher", "Le Guet"), ("language", "en")], ids=["outlet", "language"])
def test_a_filter_on_documents_leaves_their_figures(
    open_app: Opener, make_store: StoreMaker, key: str, value: str
) -> None:
    first = {"text": INVENTED, "publisher": "Nouvelles", "claims": invented("12")}
    second = {"text": f"{INVENTED} Bis.", "publisher": "Le Guet", "language": "en", "claims": invented("15")}
    app = open_app(make_store(first, second))

    app.multiselect(key=key).set_value([value])
    run(app)

    assert read_figures(app) == ["15"]
    assert dict(app.query_params) == {key: value}


def test_a_rejected_figure_is_there_only_when_it_is_asked_for(open_app: Opener, make_store: StoreMaker) -> None:
    path = make_store({"text": INVENTED, "claims": [*invented("12"), *invented("15")]})
    with Store.open(path) as store:
        store.decide("claim", store.read_claims(Selection()).id[0], "reject")
    app = open_app(path)
    before = read_figures(app)

    app.multiselect(key="status").set_value(["reject"])
    run(app)

    assert (before, read_figures(app)) == (["15"], ["12"])


def test_a_period_leaves_the_figures_of_its_days(open_app: Opener, make_store: StoreMaker) -> None:
    claims = [
        *invented("12", date_start="2026-03-01", date_end="2026-03-01"),
        *invented("15", date_start="2026-03-09", date_end="2026-03-09"),
        *invented("18"),
    ]
    app = open_app(make_store({"text": INVENTED, "published": "2026-03-10", "claims": claims}))

    app.date_input(key="from").set_value(date(2026, 3, 5))
    run(app)

    assert read_figures(app) == ["15"]
    assert "depuis le 5 mars 2026" in read_html(app)
    assert dict(app.query_params) == {"from": "2026-03-05"}


def test_a_period_ends_where_it_is_said_to_end(open_app: Opener, make_store: StoreMaker) -> None:
    claims = [
        *invented("12", date_start="2026-03-01", date_end="2026-03-01"),
        *invented("15", date_start="2026-03-09", date_end="2026-03-09"),
    ]
    app = open_app(make_store({"text": INVENTED, "published": "2026-03-10", "claims": claims}))

    app.date_input(key="to").set_value(date(2026, 3, 1))
    run(app)

    assert read_figures(app) == ["12"]
    assert dict(app.query_params) == {"to": "2026-03-01"}


def test_the_months_of_the_claims_are_told_beside_the_period(open_app: Opener, make_store: StoreMaker) -> None:
    days = [{"date_start": day, "date_end": day} for day in ("2026-03-01", "2026-03-09", "2026-05-02")]
    claims = [claim for quote, day in zip(("12", "15", "18"), days, strict=True) for claim in invented(quote, **day)]

    app = open_app(make_store({"text": INVENTED, "claims": claims}))

    assert "3 chiffres, de 03/2026 à 05/2026" in read_html(app)
    assert 'alt="le plus\N{NO-BREAK SPACE}: 2 en 03/2026"' in read_html(app)


def test_by_publication_a_period_means_the_days_that_texts_came_out(open_app: Opener, make_store: StoreMaker) -> None:
    days = {"date_start": "2026-03-01", "date_end": "2026-03-01"}
    early = {"text": INVENTED, "published": "2026-03-02", "claims": invented("12", **days)}
    late = {"text": f"{INVENTED} Bis.", "published": "2026-03-20", "claims": invented("15", **days)}
    app = open_app(make_store(early, late), **{"from": "2026-03-10"})
    before = read_figures(app)

    app.get_by_key("by").set_value("published")
    run(app)

    assert (before, read_figures(app)) == ([], ["15"])
    assert dict(app.query_params) == {"from": "2026-03-10", "by": "published"}


def test_words_find_sentences_and_the_address_keeps_them(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store, metric="all")

    app.text_input(key="q").set_value(' "troisième décès" ')
    run(app)

    assert "3" in read_figures(app)
    assert "recherche\N{NO-BREAK SPACE}: &quot;troisième décès&quot;" in read_html(app)
    assert app.query_params["q"] == '"troisième décès"'


def test_a_logarithmic_scale_stays_in_the_address(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)

    app.toggle(key="scale").set_value(True)
    run(app)

    assert '"type": "log"' in app.get("vega_lite_chart")[0].proto.spec
    assert dict(app.query_params) == {"scale": "log"}


def test_voices_that_contradict_each_other_stand_side_by_side(open_app: Opener, make_store: StoreMaker) -> None:
    day = {"date_start": "2026-03-01", "date_end": "2026-03-01", "kind": "event"}
    claims = [*invented("12", attribution="Garde", **day), *invented("15", attribution="<b>Secours</b>", **day)]
    app = open_app(make_store({"text": INVENTED, "published": "2026-03-03", "publisher": "Le Guet", "claims": claims}))

    sides = next(each.value for each in app.html if "ft-sides" in each.value)

    assert app.expander(key="contradictions").label == "≠ Des voix se contredisent sur 1 chiffre"
    assert re.findall(r"≠ </span>([^<]+)</td><td><strong>(\d+)", sides) == [
        ("Garde", "12"), ("&lt;b&gt;Secours&lt;/b&gt;", "15")]  # fmt: skip
    assert sides.count("Le Guet, 3 mars 2026") == 2


def test_many_figures_are_drawn_together_and_none_is_added_up(
    open_app: Opener, make_store: StoreMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "MOST_DRAWN", 2)
    monkeypatch.setattr(claim_table, "MOST_DRAWN", 2)
    monkeypatch.setattr(claim_table, "PAGE", 2)
    days = [{"date_start": f"2026-03-0{at}", "date_end": f"2026-03-0{at}", "kind": "event"} for at in (1, 1, 3)]
    claims = [claim for quote, day in zip(("12", "15", "18"), days, strict=True) for claim in invented(quote, **day)]
    app = open_app(make_store({"text": INVENTED, "published": "2026-03-05", "claims": claims}))
    first = read_figures(app)

    app.number_input(key="rows").set_value(2)
    run(app)

    assert any("réunis par jour" in each.value for each in app.caption)
    assert len(read_drawn_ids(app)) == 2
    assert (first, read_figures(app)) == (["12", "15"], ["18"])
    assert "3 chiffres dans 1 document" in read_html(app)
    assert dict(app.query_params) == {"rows": "1"}


def test_every_export_holds_exactly_the_claims_of_the_filters(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store, metric="arrests")

    source = open_source(str(seed_store))
    written = {form: source.write_claims(Selection("arrests"), form) for form in exports.FORMS}

    assert [button.label for button in app.get("download_button")] == [
        "CSV", "CSV pour Excel français", "JSON, un chiffre par ligne", "Parquet"]  # fmt: skip
    assert len(written["csv"].splitlines()) == 2
    assert written["csv-fr"].startswith(b"\xef\xbb\xbfid;metric;")
    assert json.loads(written["jsonl"])["value"] == 6700
    assert len(pd.read_parquet(io.BytesIO(written["parquet"]))) == 1
    assert app.code[0].value.startswith("Arrestations. 1 chiffre, d’après Figure Tracker")


def test_every_option_tells_how_many_figures_it_would_leave(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)

    assert app.selectbox(key="metric").options[-1] == "Toutes les mesures (6)"
    assert app.multiselect(key="actor").options[0] == "Alexandre Loukachenko (2)"


def test_other_numbers_are_hidden_until_they_are_asked_for(open_app: Opener, make_store: StoreMaker) -> None:
    claims = [*invented("12"), *invented("15", metric="other", unit="médaille")]
    app = open_app(make_store({"text": INVENTED, "published": "2026-03-03", "claims": claims}), metric="all")
    before = read_figures(app)

    app.toggle(key="other").set_value(True)
    run(app)

    assert before == ["12"]
    assert read_figures(app) == ["12", "15"]
    assert app.query_params["other"] == "1"


def test_hiding_the_other_numbers_leads_back_to_a_metric(open_app: Opener, make_store: StoreMaker) -> None:
    claims = [*invented("12"), *invented("15", metric="other", unit="médaille")]
    app = open_app(make_store({"text": INVENTED, "published": "2026-03-03", "claims": claims}), metric="other")
    before = read_figures(app)

    app.toggle(key="other").set_value(False)
    run(app)

    assert before == ["15"]
    assert read_figures(app) == ["12"]


def test_the_reset_shows_everything_again_and_keeps_the_language(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store, lang="en", metric="arrests", actor="police", place="Biélorussie")

    app.button(key="reset").click()
    run(app)

    assert read_figures(app) == ["at least 2", "3"]
    assert dict(app.query_params) == {"lang": "en"}


def test_filters_that_leave_nothing_say_so(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store, metric="arrests", actor="Alexandre Loukachenko")

    assert read_figures(app) == []
    assert "Retirez un filtre" in app.info[0].value
    assert "Cliquez sur un point" not in read_html(app)


def test_a_click_on_a_point_shows_its_sentence_with_the_number_marked(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)

    click_point(app, read_claim_ids(app)[0])

    assert "faisant au moins deux morts, des dizaines de blessés" in read_sentence(app)
    assert '<mark class="ft-number"><span>deux</span><small>nombre</small></mark>' in read_html(app)
    assert "Au moins 2 morts, du 9 au 18 août 2020" in read_html(app)
    assert "titre inconnu" in read_html(app)
    assert "paru le 18 août 2020 (date déduite)" in read_html(app)


def test_a_click_beside_the_points_closes_the_card(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)
    click_point(app, read_claim_ids(app)[0])

    click_point(app)

    assert read_sentence(app) == ""
    assert "claim" not in app.query_params


def test_a_ticked_row_shows_its_sentence_and_empties_the_chart(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)
    first, second = read_claim_ids(app)
    click_point(app, first)
    clicked_chart = find_key(app, "chart")

    tick_row(app, 1)

    assert "un troisième décès" in read_sentence(app)
    assert app.query_params["claim"] == second
    assert clicked_chart not in app.session_state


def test_the_same_point_can_be_picked_again_after_another_row(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)
    first, _ = read_claim_ids(app)
    click_point(app, first)
    tick_row(app, 1)

    click_point(app, first)

    assert app.query_params["claim"] == first


def test_the_table_has_the_clicked_claim_ticked(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)

    click_point(app, read_claim_ids(app)[1])

    assert app.session_state[find_key(app, "table")]["selection"]["rows"] == [1]


def test_closing_the_card_takes_the_claim_out_of_the_address(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)
    click_point(app, read_claim_ids(app)[0])

    app.button(key="close_card").click()
    run(app)

    assert read_sentence(app) == ""
    assert "claim" not in app.query_params


def test_another_filter_closes_the_card(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)
    click_point(app, read_claim_ids(app)[0])

    app.selectbox(key="metric").select("injured")
    run(app)

    assert read_sentence(app) == ""
    assert dict(app.query_params) == {"metric": "injured"}


def test_a_link_to_a_claim_opens_its_metric_and_its_card(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store, metric="arrests")
    arrests = read_claim_ids(app)[0]

    linked = open_app(seed_store, claim=arrests)

    assert '<h1 class="ft-title">Arrestations</h1>' in read_html(linked)
    assert "plus de 6700 arrestations" in read_sentence(linked)
    assert f'href="figures?lang=fr&amp;claim={arrests}"' in read_html(linked)


def test_a_linked_claim_outside_the_filters_is_shown_and_said_to_be_so(open_app: Opener, seed_store: Path) -> None:
    arrests = read_claim_ids(open_app(seed_store, metric="arrests"))[0]

    app = open_app(seed_store, claim=arrests, metric="deaths")

    assert "plus de 6700 arrestations" in read_sentence(app)
    assert "pas dans la sélection" in read_html(app)


def test_a_link_to_a_claim_that_never_was_says_so_as_plain_text(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store, claim="<img src=x>![](http://evil.test/x)")

    assert "Aucun chiffre ne porte le numéro &lt;img src=x&gt;" in read_html(app)
    assert not app.markdown


@pytest.mark.parametrize(
    "address",
    [
        {"metric": "<script>alert(1)</script>"},
        {"role": "king", "actor": "police"},
        {"lang": "xx"},
        {"actor": ["nobody", "![x](http://evil.test)"], "place": "nowhere"},
        {"other": "maybe", "unknown": "1"},
    ],
    ids=["metric", "role", "language", "names", "more"],
)
def test_an_address_that_nobody_wrote_still_opens_a_page(
    open_app: Opener, seed_store: Path, address: dict[str, Any]
) -> None:
    app = open_app(seed_store, **address)

    assert "<script>" not in read_html(app)
    assert not app.markdown


def test_no_figure_is_left_out_for_want_of_a_date(open_app: Opener, make_store: StoreMaker) -> None:
    dated = {"date_start": "2026-03-01", "date_end": "2026-03-02"}
    store = make_store(
        {"text": INVENTED, "published": "2026-03-03", "claims": [*invented("12", **dated), *invented("15")]},
        {"text": f"{INVENTED} Bis.", "claims": invented("18")},
    )

    app = open_app(store)

    assert sorted(read_figures(app)) == ["12", "15", "18"]
    assert read_drawn_ids(app) == set(read_claim_ids(app))
    assert "3 chiffres dans 2 documents" in read_html(app)
    assert list(app.dataframe[0].value["dating"]) == [
        "du 1er au 2 mars 2026",
        "non daté, placé au jour de parution (3 mars 2026)",
        "non daté, parution inconnue",
    ]


def test_units_and_currencies_get_charts_of_their_own(open_app: Opener, make_store: StoreMaker) -> None:
    claims = [
        *invented("12", metric="money", unit="EUR"),
        *invented("15", metric="money", unit="USD"),
        *invented("18", metric="money", unit="USD"),
    ]

    app = open_app(make_store({"text": INVENTED, "published": "2026-03-03", "claims": claims}))

    assert len(app.get("vega_lite_chart")) == 2
    assert read_drawn_ids(app) == set(read_claim_ids(app))


def test_charts_past_the_first_ones_wait_in_a_drawer(open_app: Opener, make_store: StoreMaker) -> None:
    numbers = [str(number) for number in range(10, 22)]
    claims = [claim for number in numbers for claim in invented(number, metric="other", unit=f"chose {number}")]

    app = open_app(make_store({"text": " ".join(numbers), "published": "2026-03-03", "claims": claims}), metric="other")

    assert app.expander(key="more_charts").label == "6 autres graphiques"
    assert len(read_figures(app)) == 12


def test_the_interface_follows_the_browser_and_the_choice(open_app: Opener, seed_store: Path) -> None:
    english = open_app(seed_store, locale="en-GB", metric="arrests")
    shown_first = read_figures(english)

    english.get_by_key("lang").set_value("fr")
    run(english)

    assert shown_first == ["more than 6,700"]
    assert read_figures(english) == ["plus de 6\N{NARROW NO-BREAK SPACE}700"]
    assert english.query_params["lang"] == "fr"


def test_an_unknown_language_gets_french(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store, locale="ja-JP")

    assert "Morts" in read_html(app)


def test_names_and_sentences_run_nothing_and_hide_nothing(open_app: Opener, make_store: StoreMaker) -> None:
    text = "12 <img src=x onerror=alert(1)> \u202e15\u202c morts \x00 \udc80."
    hostile = {"subject": "<b>*gras*</b>", "place": "\u202eztuL", "attribution": "\udc80 ![x](http://evil.test)"}
    store = make_store(
        {
            "text": text,
            "published": "2026-03-03",
            "title": "<script>alert(1)</script>",
            "url": "javascript:alert(1)",
            "claims": invented("12", **hostile),
        }
    )
    app = open_app(store)

    click_point(app, read_claim_ids(app)[0])

    page = read_html(app)
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert all(mark in page for mark in ("[U+202E]", "[U+0000]", "[U+DC80]"))
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "javascript:" not in page
    assert not app.markdown
    assert app.dataframe[0].value["place"][0] == "[U+202E]ztuL"


def test_an_empty_store_tells_how_to_add_the_first_document(open_app: Opener, make_store: StoreMaker) -> None:
    app = open_app(make_store())

    assert '<h1 class="ft-title">Aucun chiffre pour l’instant</h1>' in read_html(app)
    assert app.code[0].value == "python -m dashboard add seeds/"


def test_a_missing_store_tells_how_to_add_the_first_document(open_app: Opener, tmp_path: Path) -> None:
    app = open_app(tmp_path / "none.db")

    assert '<h1 class="ft-title">Pas encore de base de chiffres</h1>' in read_html(app)
    assert app.code[0].value == "python -m dashboard add seeds/"


def test_a_broken_store_is_one_line(open_app: Opener, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("Ceci n'est pas une base.", "utf-8")

    app = open_app(broken)

    assert app.error[0].value == "La base de chiffres ne s’ouvre pas"
    assert str(broken) in app.code[0].value
    assert "\n" not in app.code[0].value


def test_new_documents_show_up_in_the_next_run(open_app: Opener, make_store: StoreMaker) -> None:
    first = {"text": INVENTED, "published": "2026-03-03", "claims": invented("12")}
    app = open_app(make_store(first))

    make_store(first | {"text": f"{INVENTED} Bis."})
    run(app)

    assert read_figures(app) == ["12", "12"]


def test_a_table_of_the_page_is_a_frame_of_plain_cells(open_app: Opener, seed_store: Path) -> None:
    table = open_app(seed_store).dataframe[0].value

    assert isinstance(table, pd.DataFrame)
    assert list(table["attribution"].fillna("")) == ["", "ministère de l'Intérieur"]


def read_cards(app: AppTest) -> list[str]:
    """What stands on each card of the overview, one line each."""
    headings = [link.proto.label.replace("\\", "") for link in app.main.get("page_link")]
    bodies = [each.value for each in app.html if 'class="ft-latest"' in each.value]
    return [f"{heading}: {re.sub('<[^>]+>', ' ', body)}" for heading, body in zip(headings, bodies, strict=True)]


def test_the_app_opens_on_the_overview_in_the_readers_language(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store, page="", locale="en-GB")

    assert '<h1 class="ft-title">Overview</h1>' in read_html(app)
    assert "5 figures followed in 1 document, from 2 voices" in read_html(app)
    assert not app.selectbox


def test_the_overview_begins_with_the_figure_of_most_voices(open_app: Opener, seed_store: Path) -> None:
    first, *others = read_cards(open_app(seed_store, page=""))

    assert first.startswith("**Morts** · Biélorussie:  3 ")
    assert "2 voix · 2 mentions · +2 en 7 jours" in first
    assert any("**Arrestations** · Biélorussie:  plus de 6\N{NARROW NO-BREAK SPACE}700 " in card for card in others)


def test_a_card_of_the_overview_leads_to_its_figures(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store, page="", lang="fr")

    queries = [link.proto.query_string for link in app.main.get("page_link")]

    assert queries[0] == "lang=fr&metric=deaths&place=Bi%C3%A9lorussie"
    assert "lang=fr&metric=vote_share&role=subject&actor=Alexandre+Loukachenko" in queries


def test_the_overview_tells_who_contradicts_whom(open_app: Opener, make_store: StoreMaker) -> None:
    days = {"date_start": "2026-03-01", "date_end": "2026-03-01", "kind": "event"}
    claims = [*invented("12", attribution="Garde", **days), *invented("15", attribution="Secours", **days)]
    app = open_app(make_store({"text": INVENTED, "published": "2026-03-03", "claims": claims}), page="")

    (card,) = read_cards(app)

    assert "≠ 1 contradiction" in card
    assert "12 (Garde, le 1er mars 2026) et 15 (Secours, le 1er mars 2026) se contredisent" in card


def test_the_overview_of_one_metric_stays_in_the_address(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store, page="")

    app.get_by_key("overview_metric").set_value("arrests")
    run(app)
    app.get_by_key("order").set_value("fresh")
    run(app)

    assert len(read_cards(app)) == 1
    assert dict(app.query_params) == {"metric": "arrests", "order": "fresh"}


def test_more_cards_come_when_they_are_asked_for(open_app: Opener, make_store: StoreMaker) -> None:
    claims = [claim for at in range(10, 40) for claim in invented(str(at), place=f"Ort {at}")]
    app = open_app(make_store({"text": " ".join(map(str, range(10, 40))), "claims": claims}), page="")
    before = len(read_cards(app))

    app.button(key="more_courses").click()
    run(app)

    assert (before, len(read_cards(app))) == (24, 30)


def test_names_on_a_card_are_no_markup(open_app: Opener, make_store: StoreMaker) -> None:
    claims = invented("12", subject="*<b>x</b>* [l](http://evil.test) $a$ :red[b]")
    app = open_app(make_store({"text": INVENTED, "claims": claims}), page="")

    label = app.main.get("page_link")[0].proto.label

    assert label.endswith(r"· \*\<b\>x\<\/b\>\* \[l\]\(http\:\/\/evil\.test\) \$a\$ \:red\[b\]")


def test_the_examples_are_told_to_be_invented_and_can_be_left(
    open_app: Opener, seed_store: Path, tmp_path: Path
) -> None:
    seed_store.rename(tmp_path / "examples.db")
    with Store.open(seed_store):
        pass
    app = open_app(seed_store, page="", examples="1")
    shown, links = read_html(app), [link.proto.query_string for link in app.get("page_link")]

    app.button(key="leave_examples").click()
    run(app)

    assert "Exemples inventés" in shown
    assert all("examples=1" in link for link in links)
    assert '<h1 class="ft-title">Aucun chiffre pour l’instant</h1>' in read_html(app)
    assert dict(app.query_params) == {}


def test_the_button_of_an_empty_store_loads_the_examples(
    open_app: Opener, make_store: StoreMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Path] = []
    monkeypatch.setattr(states, "start_examples", started.append)
    store = make_store()
    app = open_app(store, page="")

    app.button(key="load_examples").click()
    run(app)

    assert started == [store]
    assert dict(app.query_params) == {"examples": "1"}


def test_links_between_the_pages_keep_the_language_and_leave_the_filters(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store, lang="en", metric="deaths")

    assert {link.proto.query_string for link in app.sidebar.get("page_link")} == {"lang=en"}


def open_decided(open_app: Opener, make_store: StoreMaker) -> tuple[AppTest, str]:
    """The card of a claim of twelve deaths, and its id."""
    path = make_store({"text": INVENTED, "published": "2026-03-03", "claims": [*invented("12"), *invented("15")]})
    with Store.open(path) as store:
        claim = str(store.read_claims(Selection()).id[0])
    return open_app(path, claim=claim), claim


def test_a_claim_found_wrong_is_left_out_and_comes_back(open_app: Opener, make_store: StoreMaker) -> None:
    app, claim = open_decided(open_app, make_store)

    app.text_input(key=f"decide_by_{claim}").set_value("Ana")
    app.button(key=f"reject_{claim}").click()
    run(app)
    rejected = read_figures(app)
    app.button(key="undo_1").click()
    run(app)

    assert (rejected, read_figures(app)) == (["15"], ["12", "15"])
    assert "Rejeté · Ana, " in read_html(app)
    assert "annulé" in read_html(app)


def test_a_corrected_claim_shows_its_new_value_everywhere(open_app: Opener, make_store: StoreMaker) -> None:
    app, claim = open_decided(open_app, make_store)

    app.text_input(key=f"field_value_{claim}").set_value("1 200")
    app.selectbox(key=f"field_metric_{claim}").select("injured")
    app.text_input(key=f"decide_reason_{claim}").set_value("une faute de frappe")
    app.button(key=f"save_{claim}").click()
    run(app)

    assert '<h1 class="ft-title">Blessés</h1>' in read_html(app)
    assert read_figures(app) == ["1\N{NARROW NO-BREAK SPACE}200"]
    assert "corrigé par une personne" in read_html(app)
    assert "une faute de frappe" in read_html(app)


def test_a_correction_that_cannot_hold_is_refused_in_words(open_app: Opener, make_store: StoreMaker) -> None:
    app, claim = open_decided(open_app, make_store)

    app.text_input(key=f"field_date_start_{claim}").set_value("demain")
    app.button(key=f"save_{claim}").click()
    run(app)

    assert app.error[0].value == "La base refuse cette décision"
    assert "write 6700 or 12.5, and 2020-08-18" in app.code[-1].value
    assert read_figures(app) == ["12", "15"]


def test_a_number_that_has_two_readings_changes_nothing(open_app: Opener, make_store: StoreMaker) -> None:
    app, claim = open_decided(open_app, make_store)

    app.text_input(key=f"field_value_{claim}").set_value("1.200")
    app.button(key=f"save_{claim}").click()
    run(app)

    assert "« 1.200 » se lit de deux façons" in app.code[-1].value.replace("\N{NO-BREAK SPACE}", " ")
    assert read_figures(app) == ["12", "15"]


def test_the_card_shows_the_other_words_on_its_figure_and_its_place(open_app: Opener, seed_store: Path) -> None:
    app = open_app(seed_store)

    click_point(app, read_claim_ids(app)[1])

    sides = next(each.value for each in app.html if "ft-sides" in each.value)
    assert sides.count("<tr class=") == 2
    assert 'aria-current="true"' in sides
    (place,) = [link.proto for link in app.main.get("page_link") if link.proto.label == "Voir dans le document"]
    assert "document=" in place.query_string
    assert "at=" in place.query_string
    assert "3 morts, le 18 août 2020, selon ministère de l&#x27;Intérieur" in read_html(app)


@pytest.mark.parametrize("category", ["formula", "html", "unicode"])
def test_hostile_documents_run_nothing_and_lose_nothing_on_any_page(
    open_app: Opener, tmp_path: Path, category: str
) -> None:
    path = tmp_path / "figures.db"
    paths = [str(case.write(tmp_path)) for case in read_cases(category)]
    add_documents(path, paths)
    with Store.open(path, read_only=True) as store:
        claims = list(store.read_claims(Selection(include_other=True)).id)

    overview = open_app(path, page="", lang="fr")
    figures = open_app(path, metric="all", other="1")
    cards = [open_app(path, metric="all", other="1", claim=claim) for claim in claims[:12]]

    assert claims
    assert set(read_claim_ids_of(figures)) == set(claims)
    for app in (overview, figures, *cards):
        page = "".join(each.value for each in app.html if "<style>" not in each.value)
        tags = " ".join(re.findall(r"<[^<>]*>", page))
        assert not re.search(r"<(script|img (?!class=\"ft-spark\")|iframe|svg)|javascript:|\son\w+=", tags)
        assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)


def read_claim_ids_of(app: AppTest) -> list[str]:
    """The claims of the table, whatever charts are beside it."""
    return [row for each in app.session_state["watched_picks"].values() for row in each.row_ids]
