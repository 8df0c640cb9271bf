"""Bytes of files, folders and JSON lines -> Documents, or a Refusal that says why."""

from extract.readers.files import read_documents

__all__ = ["read_documents"]
