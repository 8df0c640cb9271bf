"""Numerals alone: what «12,5 millions» is worth, not what it counts."""

from extract.numbers.finding import find_numerals

__all__ = ["find_numerals"]
