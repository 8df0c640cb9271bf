"""One claim with its text in, the parts of its card as HTML out; every word of others goes through `escape_text`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote, urlencode

from dashboard.components.address import Address
from dashboard.components.markup import Mark, escape_link, escape_text, mark_text
from dashboard.components.passage import find_passage, is_cut
from dashboard.components.readings import to_date
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_day, write_percent
from dashboard.i18n.wording import name_metric, word_dates, word_figure, word_reading
from dashboard.tracking.records import Appearance, StoredClaim
from extract.model import Claim, Evidence, Role, Span, Step

START = Address()
"""The beginning of the links to the reader's own store."""

WORDS_OF_PLACE = 8
"""So many words find a sentence in its article."""

LONGEST_QUOTE = 90
"""How much of a rule's words the trace shows, in code points."""


def word_claim(stored: StoredClaim, words: Words) -> str:
    """The claim in plain words: `Plus de 6 700 arrestations, du 9 au 18 août 2020`."""
    claim = stored.claim
    figure = _word_figure(claim, words)
    number = claim.value if claim.value is not None else claim.high
    reading = word_reading(figure, claim.metric, claim.unit, number, words)
    if claim.qualifier == "vague":
        reading = words.fill("qualifier.vague_quote", figure=reading, quote=claim.quote)
    sentence = f"{reading}, {_word_dates(stored, words)}"
    if claim.attribution:
        sentence = words.fill("card.according", sentence=sentence, voice=claim.attribution)
    return sentence[:1].upper() + sentence[1:]


def build_heading(stored: StoredClaim, words: Words) -> str:
    """The claim in plain words, as the card's heading."""
    return f'<h3 class="ft-reading">{escape_text(word_claim(stored, words))}</h3>'


def build_sentence(stored: StoredClaim, words: Words) -> str:
    """The sentence of the number with its evidence marked, then the words that stand in other sentences."""
    claim, marks = stored.claim, _find_marks(stored.claim, words)
    start, end = _find_sentence(stored)
    html = _quote(stored, start, end, marks, "ft-sentence")
    outside = _find_outside(stored.text, marks, start, end)
    if outside:
        quotes = "".join(_quote(stored, first, last, marks, "ft-elsewhere") for first, last in outside)
        html += f'<p class="ft-quiet">{escape_text(words["card.elsewhere"])}</p>{quotes}'
    return html if claim.snippet or stored.text else ""


def build_source(stored: StoredClaim, words: Words) -> str:
    """Title, publisher and publication date, what is unknown said so, and the other places it came out in."""
    url = point_into(stored.url, stored.claim.snippet)
    lines = [_build_origin(stored.title, stored.publisher, stored.published, stored.published_basis, url, words)]
    others = [each for each in stored.appearances if not _is_main(each, stored)]
    if others:
        lines.append(f'<p class="ft-quiet">{escape_text(words["card.appearances"])}</p>')
        lines += [
            _build_origin(each.title, each.publisher, each.published, each.published_basis, each.url, words)
            for each in others
        ]
    return "".join(lines)


def point_into(url: str | None, snippet: str) -> str | None:
    """The address of an article with the place to scroll to, the first words of the sentence; as it is with a place."""
    first = " ".join(snippet.split()[:WORDS_OF_PLACE])
    if url is None or "#" in url or not first or not first.isprintable():
        return url
    # A hyphen would part what stands before the words from them.
    return f"{url}#:~:text={quote(first, safe='').replace('-', '%2D')}"


def build_facts(stored: StoredClaim, words: Words, start: Address = START) -> str:
    """What was read, field by field; the labels wear the style of their marks, so that this is the legend too."""
    claim = stored.claim
    roles = {each.role for each in claim.evidence}
    facts = [
        ("number", words["fact.number"], _word_number(claim, words)),
        ("qualifier", words["fact.qualifier"], _quote_evidence(stored, Role.QUALIFIER, words)),
        ("metric", words["fact.metric"], name_metric(claim.metric, words)),
        ("subject", words["fact.subject"], claim.subject),
        ("agent", words["fact.agent"], claim.agent),
        ("place", words["fact.place"], claim.place),
        ("attribution", words["fact.attribution"], claim.attribution),
        ("date", words["fact.date"], _word_dating(stored, words)),
        ("kind", words["fact.kind"], words.name("kind", claim.kind)),
        ("modality", words["fact.modality"], words.name("modality", claim.modality)),
        (
            "",
            words["fact.confidence"],
            write_percent(claim.confidence, words) if claim.confidence is not None else None,
        ),
        ("", words["fact.flags"], _word_flags([*claim.flags, *stored.flags], words)),
    ]
    items = (
        _build_fact(role, label, value, is_marked=role in roles or role == "number") for role, label, value in facts
    )
    return f'<dl class="ft-facts">{"".join(items)}{_build_whole(stored, words, start)}</dl>'


def build_trace(stored: StoredClaim, words: Words) -> str:
    """What each rule that made the claim did, stage by stage, with the words that it went by."""
    if not stored.claim.trace:
        return f'<p class="ft-quiet">{escape_text(words["card.why_none"])}</p>'
    stages = groupby(stored.claim.trace, key=lambda step: step.stage)
    items = "".join(_build_stage(stage, steps, stored, words) for stage, steps in stages)
    return f'<dl class="ft-trace">{items}</dl>'


def build_background(stored: StoredClaim, words: Words) -> str:
    """How the publication date is known, the licence and the file, where somebody said."""
    lines = [
        words.fill("card.published_known", basis=stored.published_reason) if stored.published_reason else None,
        words.fill("card.licence", licence=stored.licence) if stored.licence else None,
        words.fill("card.source_file", source=name_source(stored.source)) if stored.source else None,
    ]
    return "".join(f'<p class="ft-quiet">{escape_text(line)}</p>' for line in lines if line)


def name_source(source: str) -> str:
    """The file and its folder: the whole path is nobody else's business on a page that may be shown about."""
    return "/".join(source.replace("\\", "/").rsplit("/", 2)[-2:])


def build_permalink(claim_id: str, words: Words, start: Address = START) -> str:
    """A link that opens this one claim, whatever the filters of this page."""
    return _link_claim(claim_id, words["card.permalink"], words, start)


def _word_figure(claim: Claim, words: Words) -> str:
    return word_figure(
        words, qualifier=claim.qualifier, unit=claim.unit, value=claim.value, low=claim.low, high=claim.high
    )


def _word_number(claim: Claim, words: Words) -> str:
    """The text's own number beside what it was read as: `6700 : plus de 6 700`."""
    return f"{claim.quote} → {_word_figure(claim, words)}"


def _quote_evidence(stored: StoredClaim, role: Role, words: Words) -> str | None:
    """The text's own words for a role; None where it has none."""
    spans = [Span(each.start, each.end) for each in stored.claim.evidence if each.role == role]
    return ", ".join(words.fill("date.from_words", words=_cut(span, stored.text)) for span in spans) or None


def _word_dates(stored: StoredClaim, words: Words) -> str:
    claim = stored.claim
    return word_dates(
        words,
        start=claim.date_start,
        end=claim.date_end,
        precision=claim.date_precision,
        published=to_date(stored.published),
    )


def _word_dating(stored: StoredClaim, words: Words) -> str:
    """The days, the text's own words for them, and how the one follows from the other."""
    claim = stored.claim
    parts = [
        words.fill("date.from_words", words=claim.date_text) if claim.date_text else None,
        words.name("basis", claim.date_basis) if claim.date_basis else None,
        words.name("reach", claim.date_reach) if claim.date_reach else None,
    ]
    known = ", ".join(part for part in parts if part)
    return f"{_word_dates(stored, words)} ({known})" if known else _word_dates(stored, words)


def _word_flags(flags: Iterable[str], words: Words) -> str | None:
    return " ; ".join(words.name("flag", flag) for flag in dict.fromkeys(flags)) or None


def _find_marks(claim: Claim, words: Words) -> list[Mark]:
    """The number and its evidence; where they overlap, the style is that of the role that comes first in `Role`."""
    order = list(Role)
    evidence = {Evidence(Role.NUMBER, claim.start, claim.end), *claim.evidence}
    in_order = sorted(evidence, key=lambda each: (order.index(each.role), each.start))
    return [Mark(each.start, each.end, each.role, words[f"role.{each.role}"]) for each in in_order]


def _find_sentence(stored: StoredClaim) -> tuple[int, int]:
    """Where the claim's sentence begins and ends in the text."""
    claim = stored.claim
    if claim.snippet:
        return claim.snippet_start, claim.snippet_start + len(claim.snippet)
    return find_passage(stored.text, claim.start, claim.end)


def _find_outside(text: str, marks: Sequence[Mark], start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of the marks that stand outside the claim's own, in the order of the text."""
    outside = [mark for mark in marks if mark.end <= start or mark.start >= end]
    return sorted({find_passage(text, mark.start, mark.end) for mark in outside})


def _quote(stored: StoredClaim, start: int, end: int, marks: Sequence[Mark], style: str) -> str:
    language = f' lang="{escape_text(stored.language)}"' if stored.language else ""
    marked = mark_text(stored.text, start, end, marks) + ("…" if is_cut(stored.text, end) else "")
    return f'<blockquote class="{style}" dir="auto"{language}>{marked}</blockquote>'


def _build_origin(
    title: str | None, publisher: str | None, published: str | None, basis: str | None, url: str | None, words: Words
) -> str:
    """One line: title, publisher, date; linked where there is a web address."""
    heading = f"<cite>{escape_text(title)}</cite>" if title else f"<em>{escape_text(words['card.unknown_title'])}</em>"
    link = escape_link(url)
    linked = f'<a href="{link}" target="_blank" rel="noopener noreferrer">{heading}</a>' if link else heading
    paper = escape_text(publisher) if publisher else f"<em>{escape_text(words['card.unknown_publisher'])}</em>"
    return f'<p class="ft-origin">{linked} · {paper} · {_build_published(published, basis, words)}</p>'


def _build_published(published: str | None, basis: str | None, words: Words) -> str:
    day = to_date(published)
    if day is None:
        return f"<em>{escape_text(words['card.unknown_date'])}</em>"
    written = words.fill("card.published", day=words.fill("date.day", day=write_day(day, words)))
    known = f" ({words.name('published_basis', basis)})" if basis else ""
    return escape_text(written + known)


def _is_main(appearance: Appearance, stored: StoredClaim) -> bool:
    """Whether this is the appearance whose title and date head the card."""
    main = (stored.title, stored.publisher, stored.published, stored.url)
    return (appearance.title, appearance.publisher, appearance.published, appearance.url) == main


def _build_fact(role: str, label: str, value: str | None, *, is_marked: bool) -> str:
    if not value:
        return ""
    key = (
        f'<mark class="ft-{role}"><span>{escape_text(label)}</span></mark>'
        if is_marked and role
        else escape_text(label)
    )
    return f'<dt>{key}</dt><dd dir="auto">{escape_text(value)}</dd>'


def _build_whole(stored: StoredClaim, words: Words, start: Address) -> str:
    """The link to the claim that this one is a part of, where it is one."""
    if stored.part_of is None:
        return ""
    link = _link_claim(stored.part_of, words["card.whole"], words, start)
    return f"<dt>{escape_text(words['fact.part_of'])}</dt><dd>{link}</dd>"


def _link_claim(claim_id: str, text: str, words: Words, start: Address) -> str:
    query = urlencode(replace(start, language=words.language, claim=claim_id).to_query(), doseq=True)
    return f'<a class="ft-permalink" href="figures?{escape_text(query)}" target="_self">{escape_text(text)}</a>'


def _build_stage(stage: str, steps: Iterable[Step], stored: StoredClaim, words: Words) -> str:
    items = "".join(f"<dd>{_build_step(step, stored, words)}</dd>" for step in steps)
    return f"<dt>{escape_text(words.name('stage', stage))}</dt>{items}"


def _build_step(step: Step, stored: StoredClaim, words: Words) -> str:
    """The sentence of a rule, then the text's own words; a rule of an older version may have only its id."""
    sentence = words.name("rule", step.rule)
    quotes = "".join(f" {_build_quote(span, stored, words)}" for span in step.spans)
    return escape_text(sentence[:1].upper() + sentence[1:]) + quotes


def _build_quote(span: Span, stored: StoredClaim, words: Words) -> str:
    quoted = words.fill("date.from_words", words=_cut(span, stored.text))
    return f'<span class="ft-words" dir="auto">{escape_text(quoted)}</span>'


def _cut(span: Span, text: str) -> str:
    quoted = span.of(text)
    return quoted if len(quoted) <= LONGEST_QUOTE else f"{quoted[:LONGEST_QUOTE]}…"
