"""Numerals with qualifiers, ranges, units and counted nouns; and numbers that count nothing."""

from extract.quantities.finding import find_quantities

__all__ = ["find_quantities"]
