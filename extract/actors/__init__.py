"""People, organisations, places and groups as written; the same one under several names."""

from extract.actors.finding import find_actors

__all__ = ["find_actors"]
