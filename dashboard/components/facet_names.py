"""A value of a filter as the store names it in, what the reader is shown for it out."""

from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_language

_BY_CATALOGUE = {"kind": "kind", "modality": "modality", "confidence": "confidence_band", "status": "status"}


def name_facet(facet: str, name: str, words: Words) -> str:
    """The words for a value: `au moins …`, `affirmé`, `français`; a name of a document is its own."""
    if facet in _BY_CATALOGUE:
        return words.name(_BY_CATALOGUE[facet], name)
    if facet == "qualifier":
        return words.name("qualifier_name", name)
    return write_language(name, words) if facet == "language" else name
