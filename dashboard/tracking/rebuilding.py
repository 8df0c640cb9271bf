"""Every stored text -> read anew with the rules of today, decisions carried over, and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.tracking.importing import Account, Progress, read_figures
from dashboard.tracking.store import Store
from extract import Refusal
from extract.lexicon import Lexicon


@dataclass(slots=True)
class Rebuild:
    """What became of texts and figures; which figures changed stands in `Store.read_changes(run)`."""

    run: int
    account: Account = field(default_factory=Account)
    new: int = 0
    gone: int = 0
    different: int = 0
    same: int = 0


def rebuild_documents(
    store: Store,
    lexicons: Mapping[str, Lexicon],
    *,
    progress: Progress = lambda account, line: None,  # noqa: ARG005 nobody listens
) -> Rebuild:
    """Read each text anew that was read with other rules; texts of which only sentences are known stay as they are.

    Ctrl-C ends it between two texts; what is left is done by the next rebuild.
    """
    documents = store.list_outdated()
    rebuild = Rebuild(store.start_run([], sort="rebuild"))
    account = rebuild.account
    account.expected = len(documents)
    try:
        store.take_run(rebuild.run, len(documents))
        for document_id in documents:
            line = _rebuild_document(store, document_id, lexicons, rebuild)
            progress(account, line)
        store.refresh()
    except KeyboardInterrupt:
        account.is_stopped = True
    store.end_run(rebuild.run, "stopped" if account.is_stopped else "finished")
    return rebuild


def _rebuild_document(store: Store, document_id: str, lexicons: Mapping[str, Lexicon], rebuild: Rebuild) -> str | None:
    document, _ = store.read_document(document_id)
    plan = store.plan(document)
    if plan.to_read is None:
        rebuild.account.count("known")
        store.save_known(rebuild.run)
        return None
    read = read_figures(plan.to_read, lexicons)
    if isinstance(read, Refusal):
        rebuild.account.count("refused")
        store.save_refusal(read, rebuild.run)
        return str(read)
    reading, claims = read
    saved = store.save_document(document, plan, reading, claims, rebuild.run)
    if saved is None:
        # An import changed the text in the meantime, and read it with the rules of today.
        rebuild.account.count("known")
        store.save_known(rebuild.run)
        return None
    rebuild.account.count("read")
    rebuild.account.claims += len(claims)
    counts = {sort: sum(change.sort == sort for change in saved.changes) for sort in ("new", "gone", "different")}
    rebuild.new += counts["new"]
    rebuild.gone += counts["gone"]
    rebuild.different += counts["different"]
    rebuild.same += len(claims) - counts["new"] - counts["different"]
    return None
