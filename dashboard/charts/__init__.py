"""Rows in, Altair charts out; no Streamlit and no words of a language."""
