"""The errors of extract, a small family; every message is one sentence with place and remedy.

ExtractError
├── LexiconError     a language folder or metric table that cannot be used
├── UnreadableError  bytes that are no document
└── SettingError     a date or language given by the caller that means nothing
"""


class ExtractError(ValueError):
    """Anything that extract refuses, said in one line."""


class LexiconError(ExtractError):
    """A language folder or a metric table is wrong; names the file, the key and the remedy."""


class UnreadableError(ExtractError):
    """A file or a record cannot be read as a document."""


class SettingError(ExtractError):
    """A publication date or a language that the caller gave is not one."""
