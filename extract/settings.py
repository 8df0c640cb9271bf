"""What the user's environment asks of the reading of texts: spaCy pipelines of their own."""

import os
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extract.errors import SettingError

PIPELINES = "FIGURE_TRACKER_SPACY"
"""The environment variable that names a pipeline a language: `fr=fr_core_news_sm en=/models/ours`."""


def read_pipelines() -> str:
    """The setting as the environment has it; empty where it asks for none."""
    return os.environ.get(PIPELINES, "")


def parse_pipelines(setting: str) -> list[tuple[str, str]]:
    """The pairs of a language's code and a pipeline's name or folder; raises SettingError where one is no pair."""
    pairs = [entry.partition("=") for entry in setting.split()]
    for code, _, name in pairs:
        if not code or not name:
            raise SettingError(f"{PIPELINES}={setting}: write language=pipeline, such as fr=fr_core_news_sm")
    return [(code, name) for code, _, name in pairs]


def fingerprint_pipelines(setting: str) -> str:
    """Eight hexadecimal digits that change with the pipelines and their versions; empty without any; loads none."""
    if not setting.split():
        return ""
    known = [setting, *(identify(entry.partition("=")[2]) for entry in setting.split())]
    return sha256("\0".join(known).encode()).hexdigest()[:8]


def identify(name: str) -> str:
    """What tells one version of a pipeline from the next: its `meta.json`, or the package's version."""
    meta = Path(name) / "meta.json"
    try:
        return meta.read_text(encoding="utf-8") if meta.is_file() else version(name)
    except (OSError, ValueError, PackageNotFoundError):
        return ""
