"""One import: how far it is, the button that ends it, and at its end the account of everything that was given."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from dashboard.components.address import Address
from dashboard.components.document_list import UNDATED, read_rows
from dashboard.components.document_rows import name_document
from dashboard.components.markup import escape_markdown, escape_text, show_controls
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_count, write_number
from dashboard.i18n.refusals import word_refusal
from dashboard.tracking.background import State, find_state
from dashboard.tracking.errors import StoreError
from dashboard.tracking.records import ImportRun, StoredDocument
from dashboard.tracking.rows import OUTCOMES
from dashboard.tracking.store import Store
from extract.model import Refusal

SECONDS = 1.0
"""How often a page looks how far an import is."""

MOST_REFUSALS = 200
"""So many refusals stand on a page; their number is told in any case."""

MOST_LINKS = 5
"""So many of the documents read have a link of their own."""

EARLIER = 10
"""So many earlier imports are listed."""


def find_run(view: View) -> int | None:
    """The import that the address names, else one that is going on; None where there is neither."""
    asked = view.address.run or ""
    if asked.isascii() and asked.isdigit() and len(asked) < 15:
        return int(asked)
    running = [run.id for run in _read_runs(view.source.path) if find_state(run) == "running"]
    return running[-1] if running else None


def show_import(view: View, number: int) -> None:
    """The import as it stands now; while it goes on the page looks again by itself."""
    run = _read_run(view.source.path, number)
    if run is None:
        st.info(view.words.fill("import.missing", number=str(number)))
    elif find_state(run) == "running":
        _follow_import(view, number)
    else:
        with st.container(border=True, key="import_account"):
            st.html(build_account(run, find_state(run), view.words))
            _show_next_steps(view, run)


def show_earlier_imports(view: View, shown: int | None) -> None:
    """The last imports, each with a link to its account."""
    words = view.words
    runs = [run for run in reversed(_read_runs(view.source.path)) if run.id != shown and run.sort == "add"][:EARLIER]
    if not runs:
        return
    items = "".join(f"<li>{_build_earlier(run, view.address.without_filters(), words)}</li>" for run in runs)
    st.html(f'<h2 class="ft-subtitle">{escape_text(words["import.earlier"])}</h2><ul class="ft-changes">{items}</ul>')


def build_account(run: ImportRun, state: State, words: Words) -> str:
    """How an import ended, and what became of everything that was given, as HTML; the sum leaves nothing over."""
    counts = [write_count(f"import_{name}", getattr(run, name), words) for name in ("given", *OUTCOMES)]
    given, *outcomes = (f"<strong>{escape_text(count)}</strong>" for count in counts)
    found = [write_count("figures_found", run.claims, words)]
    found += [write_count("copies_found", run.copies, words)] if run.copies else []
    found += [write_count("versions_found", run.versions, words)] if run.versions else []
    return (
        f'<h2 class="ft-subtitle" role="status">{escape_text(words[f"import.{state}"])}</h2>'
        f'<p class="ft-sum">{given} = {" + ".join(outcomes)}</p>'
        f'<p class="ft-quiet">{escape_text(" · ".join(found))}</p>{_build_refusals(run, words)}'
    )


def word_progress(run: ImportRun, words: Words) -> str:
    """How far an import is, in words."""
    done = write_number(run.given, words)
    if not run.expected:
        return words.fill("import.progress_open", done=done)
    expected = write_number(max(run.expected, run.given), words)
    return words.fill("import.progress", done=done, expected=expected)


@st.fragment(run_every=SECONDS)
def _follow_import(view: View, number: int) -> None:
    """How far it is, read anew every second; the page is made anew when it has ended."""
    run = _read_run(view.source.path, number)
    if run is None or find_state(run) != "running":
        st.rerun()
    words = view.words
    with st.container(border=True, key="import_progress"):
        st.html(f'<p class="ft-lead">{escape_text(word_progress(run, words))}</p>')
        if run.current:
            current = words.fill("import.current", name=show_controls(_shorten(run.current)))
            st.html(f'<p class="ft-quiet">{escape_text(current)}</p>')
        st.button(words["import.cancel"], key="import_cancel", on_click=_ask_to_stop, args=(view.source.path, number))


def _ask_to_stop(path: str, number: int) -> None:
    try:
        with Store.open(path) as store:
            store.ask_to_stop(number)
    except StoreError as error:
        st.toast(show_controls(str(error)))


def _show_next_steps(view: View, run: ImportRun) -> None:
    """Where to go from here: the documents read, each by itself where they are few, and those without a date."""
    words, base = view.words, view.address.without_filters()
    documents = [row.stored for row in read_rows(view.source)]
    given = [each for each in documents if _was_given(each, run)]
    links = [(_name(each, words), replace(base, document=each.document_id)) for each in given[:MOST_LINKS]]
    if run.read or run.known:
        links.append((words["import.to_documents"], replace(base, order="added")))
    if any(each.published is None for each in given or documents):
        links.append((words["import.to_undated"], replace(base, states=(UNDATED,))))
    for label, address in links:
        st.page_link(view.pages["documents"], label=escape_markdown(label), query_params=address.to_query())


def _was_given(stored: StoredDocument, run: ImportRun) -> bool:
    source = stored.appearance.source or ""
    return any(source == path or source.startswith((f"{path}/", f"{path}:")) for path in run.paths)


def _name(stored: StoredDocument, words: Words) -> str:
    name = name_document(stored.appearance.title, stored.appearance.document, words)
    return f"{name} · {write_count('numbers', stored.claims, words)}"


def _build_refusals(run: ImportRun, words: Words) -> str:
    """Each thing that was refused or empty, with the reason and what to do."""
    if not run.told:
        return ""
    lines = (_word_line(refusal, run, words) for refusal in run.told[:MOST_REFUSALS])
    items = "".join(f'<li dir="auto">{escape_text(line)}</li>' for line in lines)
    more = len(run.told) - MOST_REFUSALS
    rest = f'<p class="ft-quiet">{escape_text(write_count("more_refusals", more, words))}</p>' if more > 0 else ""
    return f'<p class="ft-lead">{escape_text(words["import.refusals"])}</p><ul class="ft-changes">{items}</ul>{rest}'


def _word_line(refusal: Refusal, run: ImportRun, words: Words) -> str:
    """What was refused, why, and what to do."""
    said = {"reason": word_refusal(refusal.reason, words), "remedy": word_refusal(refusal.remedy, words)}
    return words.fill("import.refusal", source=_shorten_source(refusal.source, run), **said)


def _shorten_source(source: str, run: ImportRun) -> str:
    """The file without the folders that it lay in: these are nobody else's business on a page."""
    folders = sorted({path.rpartition("/")[0] for path in run.paths} | set(run.paths), key=len, reverse=True)
    folder = next((each for each in folders if each and source.startswith(f"{each}/")), None)
    return source[len(folder) + 1 :] if folder else source


def _build_earlier(run: ImportRun, base: Address, words: Words) -> str:
    query = urlencode(replace(base, run=str(run.id)).to_query())
    moment = run.started_at.replace("T", " ")[:16]
    summary = words.fill(
        "import.summary",
        moment=f"{moment} UTC",
        given=write_count("import_given", run.given, words),
        state=words[f"import.short_{find_state(run)}"],
    )
    return f'<a class="ft-permalink" href="add?{escape_text(query)}" target="_self">{escape_text(summary)}</a>'


def _shorten(name: str) -> str:
    return "/".join(name.replace("\\", "/").rsplit("/", 2)[-2:])


def _read_run(path: str, number: int) -> ImportRun | None:
    with Store.open(path, read_only=True) as store:
        return store.read_run(number)


def _read_runs(path: str) -> list[ImportRun]:
    with Store.open(path, read_only=True) as store:
        return store.read_runs()
