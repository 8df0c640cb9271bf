"""The command line: what it does, what it says, and with which code it ends."""

import csv
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import cli, serving
from dashboard.cli import main
from dashboard.commands import adding
from dashboard.tracking import importing
from dashboard.tracking import store as store_module
from dashboard.tracking.location import STORE_VARIABLE
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store

COMMANDS = ["add", "rebuild", "export", "figures", "conflicts", "actors", "decide", "search", "stats", "serve"]
ROOT = Path(__file__).parents[2]
DATED = "Mardi, 12 personnes sont mortes à Lomé. La police a procédé à 30 arrestations."


@pytest.fixture(autouse=True)
def store_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store that commands use when none is named."""
    path = tmp_path / "data" / "figures.db"
    monkeypatch.setenv(STORE_VARIABLE, str(path))
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "lome.txt"
    path.write_text(DATED)
    return path


def read_csv(content: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter))


# add


def test_add_prints_the_account_and_where_the_figures_are(
    article: Path, store_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["add", str(article), "--published", "2020-08-18"])

    printed = capsys.readouterr()
    assert code == 0
    assert printed.out.splitlines() == [
        "given 1 = read 1 + already known 0 + empty 0 + refused 0; figures in what was read: 2",
        f"The figures are in {store_path}",
    ]
    assert printed.err == ""


def test_what_is_refused_is_told_in_one_line_and_the_rest_is_done(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.txt"

    code = main(["add", str(missing), str(article)])

    printed = capsys.readouterr()
    assert code == 1
    assert printed.err.startswith(f"{missing}: ")
    assert printed.err.count("\n") == 1
    assert "given 2 = read 1 + already known 0 + empty 0 + refused 1" in printed.out


def test_an_empty_file_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").touch()

    code = main(["add", str(tmp_path / "empty.txt")])

    assert code == 0
    assert "empty 1" in capsys.readouterr().out


def test_an_undated_document_is_added_and_the_way_to_date_it_is_said(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["add", str(article)])

    printed = capsys.readouterr().out
    assert code == 0
    assert f"No publication date is known of {article}, " in printed
    assert "write published = 2020-08-18 into manifest.toml, or give --published 2020-08-18" in printed


def test_several_undated_documents_are_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{name}: 12 morts")

    main(["add", str(tmp_path)])

    assert f"known of {tmp_path / 'a.txt'} and 2 more documents, so" in capsys.readouterr().out


def test_a_wrong_date_is_a_usage_error_that_names_it_and_leaves_no_store(
    article: Path, store_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["add", str(article), "--published", "18/08/2020"])

    assert caught.value.code == 2
    assert "18/08/2020" in capsys.readouterr().err
    assert not store_path.exists()


def test_a_language_that_does_not_exist_refuses_the_file_in_one_line(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["add", str(article), "--language", "elvish"])

    captured = capsys.readouterr()
    assert code == 1
    assert captured.err.startswith(f"{article}: the language «elvish» does not exist")
    assert "given 1 = read 0 + already known 0 + empty 0 + refused 1" in captured.out


def test_the_form_of_a_date_is_said_when_it_is_wrong(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["add", str(article), "--published", "18/08/2020"])

    assert "2020-08-18" in capsys.readouterr().err


def test_sigterm_ends_an_import_with_a_message(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(adding, "_to_progress", lambda _bar: stop)

    code = main(["add", str(article), str(article)])

    printed = capsys.readouterr()
    assert code == 130
    assert printed.err == "Stopped; what was read is kept, and the same command goes on from there.\n"
    assert "given 1 = read 1" in printed.out


def test_a_store_that_cannot_be_used_is_told_in_one_line(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["add", str(article), "--store", str(tmp_path)])

    printed = capsys.readouterr()
    assert code == 1
    assert printed.err == f"{tmp_path}: is a folder; name a file in it with --store {tmp_path / 'figures.db'}\n"


def test_no_traceback_reaches_a_terminal_whatever_the_locale(article: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "add", article, tmp_path / "Minsk – août.txt"],
        cwd=ROOT,
        env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", STORE_VARIABLE: str(tmp_path / "é.db")},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 1
    assert b"given 2 = read 1" in done.stdout
    assert b"Traceback" not in done.stderr


# export


@pytest.fixture
def loaded(article: Path) -> None:
    """A store with one article's figures."""
    main(["add", str(article), "--published", "2020-08-18"])


@pytest.mark.usefixtures("loaded")
def test_export_writes_the_tracked_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "figures.csv"

    code = main(["export", "-o", str(output)])

    rows = read_csv(output.read_bytes().decode())
    assert code == 0
    assert {(row["metric"], row["value"]) for row in rows} == {("deaths", "12"), ("arrests", "30")}
    assert capsys.readouterr().err.endswith(f"{output}: 2 figures\n")


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("filters", "values"),
    [
        (["--metric", "arrests"], ["30"]),
        (["--place", "Lomé", "--metric", "deaths"], ["12"]),
        (["--place", "nowhere"], []),
        (["--actor", "nobody", "--role", "agent"], []),
    ],
    ids=str,
)
def test_export_honours_its_filters(tmp_path: Path, filters: list[str], values: list[str]) -> None:
    output = tmp_path / "figures.csv"

    main(["export", "-o", str(output), *filters])

    assert [row["value"] for row in read_csv(output.read_bytes().decode())] == values


def test_export_brings_other_numbers_only_when_asked(tmp_path: Path) -> None:
    article = tmp_path / "medals.txt"
    article.write_text("Le président a décerné mardi plus de 300 médailles à des pompiers.")
    main(["add", str(article), "--published", "2020-08-18", "--language", "fr"])

    metrics = []
    for arguments in ([], ["--all"]):
        main(["export", "-o", str(tmp_path / "figures.csv"), *arguments])
        metrics.append([row["metric"] for row in read_csv((tmp_path / "figures.csv").read_text())])

    assert metrics == [[], ["other"]]


@pytest.mark.usefixtures("loaded")
def test_export_can_write_for_a_french_excel(tmp_path: Path) -> None:
    output = tmp_path / "figures.csv"

    main(["export", "-o", str(output), "--format", "csv-fr"])

    assert {row["value"] for row in read_csv(output.read_text("utf-8-sig"), ";")} == {"12", "30"}


@pytest.mark.usefixtures("loaded")
def test_export_to_standard_output_is_the_csv_alone(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    capsysbinary.readouterr()

    main(["export", "-o", "-", "--metric", "deaths"])

    assert [row["value"] for row in read_csv(capsysbinary.readouterr().out.decode())] == ["12"]


@pytest.mark.usefixtures("loaded")
def test_an_output_that_cannot_be_written_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["export", "-o", str(tmp_path)])

    assert code == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path}: cannot be written")


def test_export_without_a_store_says_how_to_make_one(store_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["export", "-o", "figures.csv"])

    assert code == 1
    assert capsys.readouterr().err == (
        f"{store_path}: there is no store yet; make one with: python -m dashboard add PATH\n"
    )


# rebuild, and files for other programs


def test_a_rebuild_with_the_same_rules_reads_nothing_anew(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", str(article), "--published", "2020-08-18"])
    capsys.readouterr()

    assert main(["rebuild"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "given 0 = read 0 + already known 0 + refused 0",
        "figures: 0 new, 0 gone, 0 different, 0 the same",
    ]


def test_a_rebuild_with_other_rules_says_what_changed(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["add", str(article), "--published", "2020-08-18"])
    monkeypatch.setattr(store_module, "RULES_VERSION", "99")
    monkeypatch.setattr(importing, "extract_document", lambda document, _lexicons: (document, []))
    capsys.readouterr()

    assert main(["rebuild"]) == 0
    printed = capsys.readouterr().out
    assert "figures: 0 new, 2 gone, 0 different, 0 the same" in printed
    assert "gone: deaths «12»" in printed

    assert main(["rebuild", "--changes", "2", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["sort"], line["quote"]) for line in lines] == [("gone", "12"), ("gone", "30")]


def test_add_prints_its_account_for_scripts(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(article), "--json"]) == 0

    account = json.loads(capsys.readouterr().out)
    assert (account["given"], account["read"], account["refused"], account["undated"]) == (1, 1, 0, 1)


@pytest.mark.parametrize("form", ["jsonl", "parquet", "csv", "csv-fr"])
def test_add_takes_every_export_back(article: Path, tmp_path: Path, form: str) -> None:
    main(["add", str(article), "--published", "2020-08-18"])
    path = tmp_path / f"figures.{form.removesuffix('-fr')}"
    assert main(["export", "-o", str(path), "--format", form]) == 0

    assert main(["add", str(path), "--store", str(tmp_path / "other.db")]) == 0
    with Store.open(tmp_path / "other.db", read_only=True) as store:
        rows = store.read_claims(Selection())
    assert list(rows.quote) == ["12", "30"]
    assert set(rows.published) == {"2020-08-18"}


def test_an_export_says_how_many_rejected_figures_it_leaves_out(
    article: Path, store_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", str(article), "--published", "2020-08-18"])
    with Store.open(store_path) as store:
        store.decide("claim", store.read_claims(Selection()).id[0], "reject")
    capsys.readouterr()

    main(["export", "-o", str(tmp_path / "figures.csv")])

    assert "figures.csv: 1 figure; 1 rejected left out, --status reject writes them" in capsys.readouterr().err


# serve


def test_the_server_is_bound_to_this_machine_and_tells_nobody() -> None:
    command = serving.to_server_command(8765)

    assert str(ROOT / "dashboard" / "app.py") in command
    assert set(command) >= {
        "--server.port=8765",
        "--server.address=127.0.0.1",
        "--server.headless=true",
        "--server.allowedHosts=localhost",
        "--server.allowedHosts=127.0.0.1",
        "--server.enableCORS=true",
        "--server.enableXsrfProtection=true",
        "--server.fileWatcherType=none",
        "--browser.gatherUsageStats=false",
        "--client.showErrorDetails=none",
        "--client.toolbarMode=viewer",
    }


def test_the_colours_of_both_themes_are_handed_over() -> None:
    command = serving.to_server_command(8765)

    assert {"--theme.light.primaryColor=#0072B2", "--theme.dark.primaryColor=#3A97D4"} <= set(command)


def test_an_upload_is_limited() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())

    assert 0 < settings["server"]["maxUploadSize"] <= 50


class Server:
    """A stand-in for Streamlit: says what it is told to say, and ends or stays."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ports: list[int] = []
        self.scripts: dict[int, str] = {}
        monkeypatch.setattr(serving, "to_server_command", self.to_command)

    def to_command(self, port: int) -> list[str]:
        self.ports.append(port)
        return [sys.executable, "-c", self.scripts.get(port, "import sys; sys.exit('Port is not available')")]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    return Server(monkeypatch)


def test_a_port_that_is_taken_leads_to_the_next(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.scripts[9002] = "print('  URL: http://127.0.0.1:9002')"

    code = main(["serve", "--no-browser", "--port", "9000"])

    assert code == 0
    assert server.ports == [9000, 9001, 9002]
    assert capsys.readouterr().out == "Figure Tracker: http://127.0.0.1:9002 (Ctrl-C ends it)\n"


def test_the_search_for_a_port_ends(
    server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "PORTS_TRIED", 2)

    code = main(["serve", "--no-browser", "--port", "9000"])

    assert code == 1
    assert server.ports == [9000, 9001]
    assert capsys.readouterr().err == "no port from 9000 to 9001 is free; name another with --port\n"


def test_a_server_that_does_not_start_is_told_with_its_own_words(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.scripts[9000] = "import sys; sys.exit('no module named streamlit')"

    code = main(["serve", "--no-browser", "--port", "9000"])

    assert code == 1
    assert capsys.readouterr().err == (
        "no module named streamlit\nthe dashboard could not be started; what Streamlit said stands above\n"
    )


@pytest.mark.parametrize(
    ("variables", "arguments", "opened"),
    [
        ({"DISPLAY": ":0"}, [], ["http://127.0.0.1:9000"]),
        ({"WAYLAND_DISPLAY": "wayland-0"}, [], ["http://127.0.0.1:9000"]),
        ({"DISPLAY": ":0"}, ["--no-browser"], []),
        ({}, [], []),
    ],
    ids=str,
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_the_address_is_opened_where_there_is_a_display(
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    arguments: list[str],
    opened: list[str],
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    seen: list[str] = []
    monkeypatch.setattr("webbrowser.open", seen.append)
    server.scripts[9000] = "print('  URL: http://127.0.0.1:9000')"

    main(["serve", "--port", "9000", *arguments])

    assert seen == opened


def test_serve_hands_the_store_to_the_pages(
    server: Server, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.scripts[9000] = f"import os; print('URL: http://' + os.environ['{STORE_VARIABLE}'])"
    named = tmp_path / "named.db"

    main(["serve", "--no-browser", "--port", "9000", "--store", str(named), "--load", str(article)])

    assert f"http://{named}" in capsys.readouterr().out
    with Store.open(named, read_only=True) as store:
        assert store.count_claims() == 2


@pytest.mark.parametrize("port", ["0", "-1", "65536", "http", "٨"])
def test_a_wrong_port_is_a_usage_error(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["serve", f"--port={port}"])

    assert caught.value.code == 2
    assert f"«{port}» is no port" in capsys.readouterr().err


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_streamlit_itself_is_served_on_the_next_port_and_ends_when_told_to(taken_port: int, tmp_path: Path) -> None:
    # From another folder, so that only what is handed over can be what holds.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    environment.pop("HOME", None)
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", "--no-browser", "--port", str(taken_port)],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as serving:
        assert serving.stdout is not None
        line = serving.stdout.readline()
        serving.send_signal(signal.SIGTERM)
        _, errors = serving.communicate(timeout=30)

    address = re.fullmatch(r"Figure Tracker: http://127\.0\.0\.1:(\d+) \(Ctrl-C ends it\)\n", line)
    assert address
    assert taken_port < int(address[1]) < taken_port + cli.PORTS_TRIED
    assert serving.returncode == 0
    assert "The dashboard has ended." in errors
    assert "Traceback" not in errors


# All of them


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])

    assert caught.value.code == 0
    assert f"examples:\npython -m dashboard {command}" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["fetch"], ["add"], ["export"], ["export", "-o", "x", "--format", "pdf"]])
def test_a_wrong_command_line_is_a_usage_error(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert caught.value.code == 2
