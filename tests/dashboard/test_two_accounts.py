"""The seed and a second account of the same days: figures with their range and course, and one contradiction."""

import json
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.tracking.location import STORE_VARIABLE
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store

SECOND = Path(__file__).parent / "second_account"
OBSERVATORY = "Observatoire civique des détentions"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with both accounts, filled by the command line."""
    path = tmp_path_factory.mktemp("store") / "figures.db"
    seeds = Path(__file__).resolve().parents[2] / "seeds"
    assert main(["add", str(seeds), str(SECOND), "--store", str(path)]) == 0
    return path


@pytest.fixture(autouse=True)
def use_store(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STORE_VARIABLE, str(path))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_the_arrests_are_one_figure_with_its_range(capsys: pytest.CaptureFixture[str]) -> None:
    printed = run(capsys, "figures", "--metric", "arrests")

    assert "Arrests · Biélorussie: 6,700 to 7,100 or more" in printed
    assert "2 voices in 2 outlets" in printed
    assert "more than 6,700 (unknown source, 9 to 18 August 2020)" in printed
    assert f"about 7,100 ({OBSERVATORY}, 9 to 18 August 2020)" in printed
    assert printed.endswith("\n1 figure\n")


def test_the_deaths_are_one_figure_that_goes_from_at_least_two_to_three(capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(run(capsys, "figures", "--metric", "deaths", "--json"))

    sayings = [(each["voice"], each["qualifier"], each["value"]) for each in record["sayings"]]
    assert sayings == [
        (None, "at_least", 2),
        ("ministère de l'Intérieur", "exact", 3),
        (OBSERVATORY, "exact", 5),
    ]
    assert (record["starts"], record["date_end"]) == ("2020-08-09", "2020-08-18")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "contradict each other: no number fits both"),
        ("fr", "se contredisent : aucun nombre ne convient aux deux"),
    ],
)
def test_the_contradiction_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], language: str, sentence: str
) -> None:
    printed = run(capsys, "conflicts", "--language", language).replace("\N{NO-BREAK SPACE}", " ")

    assert sentence in printed
    assert "3 (ministère de l'Intérieur" in printed
    assert f"5 ({OBSERVATORY}" in printed
    assert printed.endswith("\n1 figure\n")


def test_the_rows_of_the_chart_show_the_same(path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        deaths = store.read_series(Selection(metric="deaths")).rows
        arrests = store.read_series(Selection(metric="arrests")).rows

    assert list(zip(deaths.value, deaths.is_open_high, strict=True)) == [(2, True), (3, False), (5, False)]
    assert set(deaths.verdict) == {"contradict"}
    assert deaths.figure.nunique() == 1
    assert list(zip(arrests.value, arrests.is_open_high, strict=True)) == [(6700, True), (7100, False)]
    assert (arrests.figure.nunique(), set(arrests.verdict)) == (1, {"agree"})


def test_by_month_the_count_s_range_and_its_contradiction_stay_visible(path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        [row] = store.read_series(Selection(metric="deaths"), by="month").rows.itertuples()

    assert (row.low, row.high, row.verdict, row.voices) == (2, 5, "contradict", 3)


def test_scripts_get_json(capsys: pytest.CaptureFixture[str]) -> None:
    stats = json.loads(run(capsys, "stats", "--json"))
    hit = json.loads(run(capsys, "search", "decompte minsk OBSERVATOIRE", "--json"))
    actors = [json.loads(line)["label"] for line in run(capsys, "actors", "--json").splitlines()]

    assert (stats["documents"], stats["verdicts"]["contradict"]) == (2, 1)
    assert hit["publisher"] == "Le Courrier de Vessy"
    assert OBSERVATORY in actors


def test_a_decision_on_actors_is_noted_listed_and_undone(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "actors", "merge", "ministère de l'Intérieur", OBSERVATORY, "--by", "Ada", "--reason", "for the test")
    merged = run(capsys, "conflicts")
    log = run(capsys, "actors", "log")
    run(capsys, "actors", "undo", "1")

    assert merged == "0 figures\n"
    assert "merge ministère de l'Intérieur" in log
    assert "by Ada: for the test" in log
    assert run(capsys, "conflicts").endswith("\n1 figure\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["merge", "police"], "takes 2 names"),
        (["undo", "x"], "«x» is no number of a decision"),
    ],
)
def test_a_wrong_decision_is_a_usage_error(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["actors", *arguments])

    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_a_wrong_day_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["conflicts", "--from", "yesterday"])

    assert caught.value.code == 2
    assert "write a day as 2020-08-18" in capsys.readouterr().err
