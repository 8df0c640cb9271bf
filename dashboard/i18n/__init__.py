"""The words, numbers and dates of the interface, in the reader's language; the words stand in `*.toml`."""
