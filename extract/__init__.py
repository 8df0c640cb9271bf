"""Text in, claims out; no database, no screen, no network (but for a cluster or bucket that a caller names)."""

from extract.errors import ExtractError
from extract.lexicon import load_lexicons
from extract.model import Claim, Document, Refusal
from extract.pipeline import extract_claims, extract_document
from extract.readers import read_documents

__all__ = [
    "Claim",
    "Document",
    "ExtractError",
    "Refusal",
    "extract_claims",
    "extract_document",
    "load_lexicons",
    "read_documents",
]
