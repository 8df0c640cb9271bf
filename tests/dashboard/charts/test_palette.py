"""Colours and shapes that stay apart and can be seen on both grounds."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest

from dashboard.charts.palette import COLOURS, REST_COLOUR, REST_SYMBOL, SYMBOLS, SeriesScale

LIGHT, DARK = "#FFFFFF", "#181715"

# Machado, Oliveira and Fernandes 2009, severity 1: how the colour-blind see linear RGB.
SIGHTS = {
    "all cones": np.eye(3),
    "protanopia": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    "deuteranopia": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "tritanopia": np.array([[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
}


def to_linear(colour: str) -> np.ndarray:
    shares = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(to_linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted([luminance(first), luminance(second)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ground", [LIGHT, DARK])
@pytest.mark.parametrize("colour", [*COLOURS, REST_COLOUR])
def test_every_colour_stands_out_from_both_grounds(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_first_colours_stay_apart_for_the_colour_blind(sight: str) -> None:
    seen = [np.clip(SIGHTS[sight] @ to_linear(colour), 0, 1) for colour in COLOURS[:3]]
    distances = [float(np.linalg.norm(np.sqrt(one) - np.sqrt(other))) for one, other in itertools.combinations(seen, 2)]

    assert min(distances) > 0.1


def test_no_two_series_share_a_shape() -> None:
    assert len({*SYMBOLS, REST_SYMBOL}) == len(COLOURS) + 1


@pytest.mark.parametrize(
    ("labels", "rest"), [(["a"], False), (list("abcdef"), False), (list("abcdefg"), True), ([], False)],
    ids=["one", "as many as colours", "more than colours", "none"],
)  # fmt: skip
def test_only_more_series_than_colours_share_one(labels: Sequence[str], *, rest: bool) -> None:
    scale = SeriesScale(tuple(labels), "autres")

    assert scale.has_rest is rest
    assert len(scale.domain) == len(scale.colours) == len(scale.symbols)


def test_series_past_the_colours_share_the_last_one() -> None:
    scale = SeriesScale(tuple("abcdefgh"), "autres")

    assert scale.find_label("a") == "a"
    assert scale.find_label("g") == scale.find_label("unknown") == "autres"
