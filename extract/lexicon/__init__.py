"""What one language brings to the stages: loaded from its folder, checked, frozen."""

from extract.lexicon.inflection import to_singular
from extract.lexicon.loading import load_lexicon, load_lexicons
from extract.lexicon.words import Lexicon

__all__ = ["Lexicon", "load_lexicon", "load_lexicons", "to_singular"]
