"""What every colour, line and shape of the pages means, each shown beside its words."""

from dashboard.charts.palette import COLOURS, REST_COLOUR, REST_SYMBOL, SYMBOLS
from dashboard.components.legends import KINDS
from dashboard.components.markup import escape_text
from dashboard.i18n.catalogue import Words
from extract.model import Role

ROLES = tuple(role for role in Role if role is not Role.UNIT)


def build_chart_guide(words: Words) -> str:
    """The marks of the charts, and what their colours and shapes stand for, as HTML."""
    glyphs = "".join(
        f'<li><span class="ft-glyph ft-glyph-{kind}"></span>{escape_text(words[f"mark.{kind}"])}</li>' for kind in KINDS
    )
    pairs = zip((*COLOURS, REST_COLOUR), (*SYMBOLS, REST_SYMBOL), strict=True)
    series = "".join(
        f'<span class="ft-glyph ft-glyph-{symbol}" style="color: {colour}"></span>' for colour, symbol in pairs
    )
    told = escape_text(words["about.series"])
    return f'<ul class="ft-legend">{glyphs}</ul><p class="ft-series">{series}</p><p class="ft-quiet">{told}</p>'


def build_text_guide(words: Words) -> str:
    """The marks of the numbers of a document, as HTML."""
    items = "".join(
        f'<li><span class="ft-sample ft-sample-{fate}">12</span>{escape_text(words[f"about.fate_{fate}"])}</li>'
        for fate in ("claim", "other", "nothing", "unread")
    )
    return f'<ul class="ft-legend">{items}</ul>'


def build_card_guide(words: Words) -> str:
    """The marks of the sentence on a card, as HTML."""
    marks = (f'<mark class="ft-{role}"><span>{escape_text(words[f"role.{role}"])}</span></mark>' for role in ROLES)
    return f'<ul class="ft-legend">{"".join(f"<li>{mark}</li>" for mark in marks)}</ul>'
