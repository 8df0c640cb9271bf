"""The series of a chart in, a colour and a shape for each out.

Six hues that stay apart for the colour-blind together with their shapes; each has a contrast of 3 to 1
or more on white and on Streamlit's dark ground, so that one palette serves both (a test computes it).
"""

from dataclasses import dataclass

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#C4679B", "#3A97D4", "#A87900")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down")
REST_COLOUR = "#767676"
REST_SYMBOL = "triangle-right"


@dataclass(frozen=True)
class SeriesScale:
    """Which label gets which colour and shape; every series past the first six shares one."""

    labels: tuple[str, ...]
    """The most frequent first among all claims of the metric, so that filters do not recolour what they leave."""
    rest: str
    """The label of the shared one."""

    @property
    def domain(self) -> list[str]:
        """The labels in the order of the legend."""
        return [*self.labels[: len(COLOURS)], *([self.rest] if self.has_rest else [])]

    @property
    def colours(self) -> list[str]:
        """The colour of each label of `domain`."""
        return [*COLOURS[: len(self.labels)], *([REST_COLOUR] if self.has_rest else [])]

    @property
    def symbols(self) -> list[str]:
        """The shape of each label of `domain`."""
        return [*SYMBOLS[: len(self.labels)], *([REST_SYMBOL] if self.has_rest else [])]

    @property
    def has_rest(self) -> bool:
        """Whether there are more series than colours."""
        return len(self.labels) > len(COLOURS)

    def find_label(self, label: str) -> str:
        """The label under which a series is drawn: its own, or the shared one."""
        return label if label in self.labels[: len(COLOURS)] else self.rest
