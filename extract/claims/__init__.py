"""Neighbours joined: metric, subject, place, attribution, time and modality of each number."""

from extract.claims.assembling import Reading, read_claims

__all__ = ["Reading", "read_claims"]
