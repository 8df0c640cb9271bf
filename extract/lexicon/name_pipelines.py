"""A user's own spaCy pipeline as a further finder of names; none is needed, and nothing is downloaded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from extract.errors import SettingError
from extract.lexicon.tables import read_table
from extract.lexicon.words import Lexicon
from extract.model import NamedSpan
from extract.settings import PIPELINES, parse_pipelines

LONGEST_PIECE = 50_000
"""Characters given to a pipeline at once; spaCy's parsers need about 1 GB for 100 000 and refuse a million."""


@dataclass(frozen=True)
class NamePipeline:
    """One loaded pipeline: a text in, its named spans out."""

    nlp: Any
    sorts: Mapping[str, str]

    def read(self, text: str) -> list[NamedSpan]:
        """The names of the text that are of a person, an organisation, a place or a group, left to right."""
        return [span for start, end in cut(text) for span in self.read_piece(text[start:end], start)]

    def read_piece(self, piece: str, offset: int) -> Iterator[NamedSpan]:
        for entity in self.nlp(piece).ents:
            sort = self.sorts.get(entity.label_)
            if sort:
                yield NamedSpan(offset + entity.start_char, offset + entity.end_char, sort)


def cut(text: str) -> Iterator[tuple[int, int]]:
    """The text in pieces of at most LONGEST_PIECE characters, cut at the end of a line or between words."""
    start = 0
    while start < len(text):
        end = min(len(text), start + LONGEST_PIECE)
        if end < len(text):
            at = max(text.rfind("\n", start, end), text.rfind(" ", start, end))
            end = at + 1 if at > start else end
        yield start, end
        start = end


def plug_in(lexicons: Mapping[str, Lexicon], setting: str) -> Mapping[str, Lexicon]:
    """The lexicons, each with the pipeline that the setting names for its language.

    Raises SettingError where the setting cannot be read, spaCy is missing or a pipeline cannot be loaded.
    """
    plugged = dict(lexicons)
    for code, name in parse_pipelines(setting):
        if code not in plugged:
            raise SettingError(f"{PIPELINES}: there is no language {code!r}; name one of {', '.join(lexicons)}")
        plugged[code] = replace(plugged[code], names=load_pipeline(name))
    return plugged


@cache
def load_pipeline(name: str) -> NamePipeline:
    """The pipeline of a package or folder; raises SettingError, in one line, where it cannot be used."""
    try:
        spacy = import_module("spacy")
    except ImportError:
        raise SettingError(f"{PIPELINES}: spaCy is not installed; install it with: pip install spacy") from None
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError, KeyError) as error:
        reason = " ".join(str(error).split())
        raise SettingError(f"{PIPELINES}: the pipeline {name!r} cannot be loaded: {reason}") from error
    return NamePipeline(nlp, load_sorts())


@cache
def load_sorts() -> Mapping[str, str]:
    """What each label of a pipeline is a name of."""
    table = read_table(files("extract") / "languages" / "shared" / "entities.toml", "languages/shared/entities.toml")
    return {label: sort for sort, labels in table["sorts"].items() for label in labels}
