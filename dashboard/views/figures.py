"""The main page: the figures of one metric over time, the sentence behind each, the table, the downloads."""

from dashboard.components.claim_card import show_chosen_claim
from dashboard.components.claim_table import show_downloads, show_table
from dashboard.components.page_heading import show_heading
from dashboard.components.readings import add_readings
from dashboard.components.states import show_no_rows
from dashboard.components.timeline import show_timelines
from dashboard.components.view import View


def show_figures(view: View) -> None:
    """The claims that the filters let through, as a chart, as sentences and as a table; always the same ones."""
    rows = add_readings(view.read_rows(), view.words)
    show_heading(view, rows)

    if rows.empty:
        show_no_rows(view.words)
        show_chosen_claim(view, rows)
        return

    show_timelines(view, rows)
    show_chosen_claim(view, rows)
    show_table(view, rows)
    show_downloads(view, rows)
