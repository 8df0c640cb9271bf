"""Plurals and singulars of nouns, by the endings of text.toml."""

from extract.lexicon.words import TextWords


def to_plural(word: str, text: TextWords) -> str:
    """The regular plural of a noun or adjective; the first ending of text.toml that fits."""
    for old, new in text.plural_endings:
        if word.endswith(old):
            return word[: len(word) - len(old)] + new
    return word


def to_singular(word: str, text: TextWords) -> str:
    """The singular of a noun that follows the rule for plurals; an invariable one as it is."""
    if word in text.invariable:
        return word
    for old, new in text.plural_endings:
        if old != new and word.endswith(new) and (len(word) > len(new) or len(new) > 2):
            return word[: len(word) - len(new)] + old
    return word
