"""One course in, its card out: what it is of, the latest number with its interval, a small picture, its voices."""

from dataclasses import replace

import streamlit as st

from dashboard.charts.sparkline import HEIGHT, WIDTH, build_sparkline, to_image_address
from dashboard.components.address import Address
from dashboard.components.markup import escape_markdown, escape_text
from dashboard.components.readings import to_date
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_count
from dashboard.i18n.verdicts import word_range, word_verdict
from dashboard.i18n.wording import name_metric, word_dates, word_figure
from dashboard.tracking.overview import Course
from dashboard.tracking.records import Saying


def show_course(view: View, course: Course) -> None:
    """The card; its heading leads to the page that shows all of it."""
    words = view.words
    st.page_link(
        view.pages["figures"], label=_word_heading(course, words), query_params=_to_address(view, course).to_query()
    )
    parts = [_build_latest(course, words), _build_picture(course, words), _build_counts(course, words)]
    st.html("".join([*parts, _build_verdict(course, words)]))


def _word_heading(course: Course, words: Words) -> str:
    """What the course is of, as Markdown: `**Morts** · Biélorussie`."""
    series = course.series or words["overview.one_document"]
    return f"**{escape_markdown(name_metric(course.metric, words))}** · {escape_markdown(series)}"


def _to_address(view: View, course: Course) -> Address:
    """The page of figures with this course on it; without a subject or place, by its only document."""
    start, series = view.address.without_filters(), (course.series,) if course.series else ()
    if course.is_subject:
        return replace(start, metric=course.metric, actors=series, role="subject")
    return replace(start, metric=course.metric, places=series, document=course.document_id)


def _build_latest(course: Course, words: Words) -> str:
    """The last number that somebody asserted, who did and for when."""
    if course.latest is None:
        return f'<p class="ft-latest">–</p><p class="ft-quiet">{escape_text(words["verdict.beside"])}</p>'
    saying = course.latest
    figure = word_figure(
        words, qualifier=saying.qualifier, unit=saying.unit, value=saying.value, low=saying.low, high=saying.high
    )
    kind = words.name("kind", course.kind)
    told = " · ".join(
        [
            *([kind[:1].upper() + kind[1:]] if kind else []),
            _word_when(saying, words),
            saying.voice or saying.publisher or words["saying.voice_unknown"],
        ]
    )
    return f'<p class="ft-latest">{escape_text(figure)}</p><p class="ft-told" dir="auto">{escape_text(told)}</p>'


def _word_when(saying: Saying, words: Words) -> str:
    return word_dates(
        words,
        start=to_date(saying.date_start),
        end=to_date(saying.date_end),
        precision=None,
        published=to_date(saying.published),
    )


def _build_picture(course: Course, words: Words) -> str:
    svg = build_sparkline(course.points, course.kind)
    if not svg or len(course.points) < 2:
        return ""
    alternative = escape_text(write_count("points", len(course.points), words))
    return f'<img class="ft-spark" src="{to_image_address(svg)}" alt="{alternative}" width="{WIDTH}" height="{HEIGHT}">'


def _build_counts(course: Course, words: Words) -> str:
    counts = [write_count("voices", course.voices, words), write_count("mentions", course.claims, words)]
    counts += [write_count("fresh", course.fresh, words)] if course.fresh else []
    return f'<p class="ft-counts">{escape_text(" · ".join(counts))}</p>'


def _build_verdict(course: Course, words: Words) -> str:
    """What the voices make of the latest figure, where there is more than one of them."""
    if course.contradictions:
        counted = escape_text(write_count("contradictions", course.contradictions, words))
        return (
            f'<p class="ft-verdict"><span class="ft-against">≠ {counted}</span>{_word_contradiction(course, words)}</p>'
        )
    key = f"overview.{course.figure.verdict}" if course.figure and course.figure.voices > 1 else ""
    if course.figure is None or key not in words:
        return ""
    return f'<p class="ft-verdict">{escape_text(words.fill(key, range=word_range(course.figure, words)))}</p>'


def _word_contradiction(course: Course, words: Words) -> str:
    """Who contradicts whom, where that is about the latest figure."""
    if course.figure is None or course.figure.verdict != "contradict":
        return ""
    return f"<br>{escape_text(word_verdict(course.figure, words))}"
