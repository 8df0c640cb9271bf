"""Which rules and words this is: a number for people, and a fingerprint that changes with any of them."""

from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from extract.settings import fingerprint_pipelines, read_pipelines

NUMBER = "0.1.0"
"""The release, as CHANGELOG.md names it."""

ENDINGS = (".py", ".toml")


def fingerprint(folder: Traversable) -> str:
    """Ten hexadecimal digits of all the code and data below a folder."""
    digest = sha256()
    for path in iterate(folder):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:10]


def iterate(folder: Traversable) -> list[Traversable]:
    """The files of code and data below a folder, in an order that does not depend on the machine."""
    found: list[Traversable] = []
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.is_dir():
            found += iterate(path)
        elif path.name.endswith(ENDINGS):
            found.append(path)
    return found


def name_rules(pipelines: str) -> str:
    """The version of the rules, words and plugged-in pipelines, as a store notes it."""
    parts = [fingerprint(files("extract")), fingerprint_pipelines(pipelines)]
    return f"{NUMBER}+{'.'.join(filter(None, parts))}"


RULES_VERSION = name_rules(read_pipelines())
"""What a store notes of each reading: a text is read anew when any rule, word or pipeline has changed."""
