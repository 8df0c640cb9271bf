"""A figure of the store in, what its voices make of each other out: one sentence, with who says what for when."""

from datetime import date

from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_amount, write_days, write_number, write_percent
from dashboard.i18n.wording import name_metric, word_figure
from dashboard.tracking.records import FigureReason, Saying, StoredFigure


def word_verdict(figure: StoredFigure, words: Words) -> str:
    """Why the figure's verdict is what it is, in one sentence."""
    return word_reason(figure.reason, words)


def word_notes(figure: StoredFigure, words: Words) -> list[str]:
    """What else there is to know of the figure, each in one sentence: a fall, events that exceed their total."""
    return [word_reason(note, words) for note in figure.notes]


def word_reason(reason: FigureReason, words: Words) -> str:
    """A verdict's or a note's reason in one sentence."""
    unit = reason.other.unit if reason.other else None
    return words.fill(
        f"verdict.{reason.rule}",
        one=word_saying(reason.one, words),
        other=word_saying(reason.other, words),
        width=words.fill("saying.width", share=write_percent(float(reason.width), words)) if reason.width else "",
        pairs=_word_pairs(reason.count, words),
        count=write_number(reason.count, words),
        number=write_amount(reason.number, unit, words) if reason.number is not None else "",
    )


def word_saying(saying: Saying | None, words: Words) -> str:
    """Who says what for when: `plus de 6 700 (ministère de l'Intérieur, 18 août 2020)`."""
    if saying is None:
        return ""
    figure = word_figure(
        words, qualifier=saying.qualifier, unit=saying.unit, value=saying.value, low=saying.low, high=saying.high
    )
    voice = saying.voice or saying.publisher or words["saying.voice_unknown"]
    start, end = saying.date_start or saying.date_end, saying.date_end or saying.date_start
    if start is None or end is None:
        return words.fill("saying.undated", figure=figure, voice=voice)
    days = write_days(date.fromisoformat(start), date.fromisoformat(end), words)
    return words.fill("saying.full", figure=figure, voice=voice, days=days)


def word_range(figure: StoredFigure, words: Words) -> str:
    """What the latest words of the voices leave of the figure: `de 6 700 à 7 100 ou plus`."""
    if figure.low is None or figure.high is None:
        return words["range.none"]
    low, high = (write_amount(end, figure.unit, words) for end in (figure.low, figure.high))
    if figure.low != figure.high:
        return words.fill("range.between_open" if figure.is_open_high else "range.between", low=low, high=high)
    if figure.is_open_high:
        return words.fill("range.at_least", low=low)
    return words.fill("range.at_most", high=high) if figure.is_open_low else words.fill("range.exact", low=low)


def name_figure(figure: StoredFigure, words: Words) -> str:
    """What the figure is of: `Arrestations · Biélorussie`."""
    parts = [name_metric(figure.metric, words), figure.subject, figure.place]
    return " · ".join(part for part in parts if part)


def _word_pairs(count: int, words: Words) -> str:
    return words.fill(words.plural_key("pairs", count), n=write_number(count, words)) if count > 1 else ""
