"""Text in, claims out; no database, no screen, no network."""
