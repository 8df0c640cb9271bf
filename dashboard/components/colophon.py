"""What the program is made of: versions, licences, and where the store lies."""

import platform
import re
from importlib import metadata

from dashboard.components.markup import escape_text
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_number
from dashboard.tracking.records import Stats
from extract.version import NUMBER, RULES_VERSION

DISTRIBUTION = "figure-tracker"

LONGEST_LICENCE = 60
"""The name of a licence is no longer."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_CLASSIFIER = "License :: "


def build_versions(words: Words) -> str:
    """The release, the version of the rules, and the program that runs it, as HTML."""
    facts = {
        "about.release": NUMBER,
        "about.rules": RULES_VERSION,
        "about.python": platform.python_version(),
    }
    return _build_facts({words[key]: value for key, value in facts.items()})


def build_store(path: str, stats: Stats, words: Words) -> str:
    """Where the store lies and what it holds, as HTML."""
    counts = {
        "documents": stats.documents,
        "claims": stats.claims,
        "figures": stats.figures,
        "copies": stats.copies,
        "superseded": stats.superseded,
        "outdated": stats.outdated,
        "decisions": stats.decisions,
    }
    facts = {words["about.path"]: path, words["about.size"]: words.fill("about.megabytes", n=f"{stats.megabytes:.1f}")}
    facts |= {words[f"about.{name}"]: write_number(count, words) for name, count in counts.items()}
    hint = f'<p class="ft-quiet">{escape_text(words["about.rebuild"])}</p>' if stats.outdated else ""
    return _build_facts(facts) + hint


def build_licences(words: Words) -> str:
    """What the program stands on, with version and licence as each says of itself, as HTML."""
    rows = "".join(
        f'<tr><th scope="row">{escape_text(name)}</th><td>{escape_text(version)}</td>'
        f"<td>{escape_text(licence or words['about.licence_unknown'])}</td></tr>"
        for name, version, licence in find_libraries()
    )
    return f'<div class="ft-scroll"><table class="ft-table">{rows}</table></div>'


def find_libraries() -> list[tuple[str, str, str | None]]:
    """Name, version and licence of each library that the program asks for; None for a licence that is not told."""
    try:
        wanted = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return []
    names = [match.group() for line in wanted if "extra ==" not in line and (match := _NAME.match(line))]
    return [_describe(name) for name in sorted(names, key=str.casefold)]


def _describe(name: str) -> tuple[str, str, str | None]:
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return name, "", None
    return name, str(told["Version"]), _find_licence(told)


def _find_licence(told: metadata.PackageMetadata) -> str | None:
    """The licence as an expression, else as a short word, else from the classifiers."""
    for key in ("License-Expression", "License"):
        word = next(iter(told.get_all(key) or ()), "")
        # Some give the whole text of the licence there.
        if word and len(word) <= LONGEST_LICENCE:
            return str(word)
    classifiers = [each for each in told.get_all("Classifier") or [] if each.startswith(_CLASSIFIER)]
    return classifiers[0].rsplit(" :: ", 1)[-1] if classifiers else None


def _build_facts(facts: dict[str, str]) -> str:
    items = "".join(f"<dt>{escape_text(name)}</dt><dd>{escape_text(value)}</dd>" for name, value in facts.items())
    return f'<dl class="ft-facts">{items}</dl>'
