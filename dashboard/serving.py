"""A store and a port -> the pages served on this machine alone, until somebody ends them."""

import os
import re
import subprocess
import sys
import tomllib
import webbrowser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dashboard.tracking.location import STORE_VARIABLE

_ROOT = Path(__file__).resolve().parent.parent
_APP = Path(__file__).resolve().parent / "app.py"
_SETTINGS = _ROOT / ".streamlit" / "config.toml"

# What Streamlit prints when it is up, and when somebody else has the port.
_ADDRESS = re.compile(r"URL: (http://\S+)")
_PORT_TAKEN = "is not available"


def fail(reason: object) -> int:
    """Say in one line what went wrong; the exit code for it."""
    print(reason, file=sys.stderr)
    return 1


def serve_at(path: Path, port: int, *, opens_browser: bool) -> int | None:
    """Run the dashboard until it ends; its exit code, or None when the port is taken."""
    try:
        command = to_server_command(port)
    except OSError as error:
        return fail(f"{_SETTINGS}: cannot be read ({error.strerror}); install with: pip install -e .")
    environment = {
        **os.environ,
        STORE_VARIABLE: str(path.absolute()),
        "PYTHONPATH": os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH")))),
        "PYTHONUNBUFFERED": "1",
    }
    with subprocess.Popen(  # noqa: S603 our own command
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as server:
        try:
            return _follow(server, opens_browser=opens_browser)
        except KeyboardInterrupt:
            print("\nThe dashboard has ended.", file=sys.stderr)
            return 0
        finally:
            _end(server)


def _follow(server: "subprocess.Popen[str]", *, opens_browser: bool) -> int | None:
    """Tell the address once the server is up and pass on what it says; its exit code, None for a port that is taken."""
    lines = server.stdout or iter(())
    said = []
    for line in lines:
        said.append(line)
        if address := _ADDRESS.search(line):
            print(f"Figure Tracker: {address[1]} (Ctrl-C ends it)", flush=True)
            if opens_browser:
                webbrowser.open(address[1])
            sys.stderr.writelines(lines)
            return server.wait()
    if any(_PORT_TAKEN in line for line in said):
        return None
    sys.stderr.writelines(said)
    return fail("the dashboard could not be started; what Streamlit said stands above")


def _end(server: "subprocess.Popen[str]") -> None:
    """End the server, kindly at first."""
    if server.poll() is not None:
        return
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()


def to_server_command(port: int) -> list[str]:
    """The command that serves the pages, with the settings of .streamlit/config.toml whatever the current folder."""
    settings = tomllib.loads(_SETTINGS.read_text("utf-8"))
    return [sys.executable, "-m", "streamlit", "run", str(_APP), f"--server.port={port}", *_to_flags(settings)]


def _to_flags(settings: Mapping[str, Any], section: str = "") -> Iterator[str]:
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from _to_flags(value, f"{section}{name}.")
        else:
            for each in value if isinstance(value, list) else [value]:
                word = str(each).lower() if isinstance(each, bool) else str(each)
                yield f"--{section}{name}={word}"


def has_display() -> bool:
    """Whether a browser could show itself to somebody here."""
    if sys.platform in ("darwin", "win32"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
