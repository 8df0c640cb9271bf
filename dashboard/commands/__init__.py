"""The commands of `python -m dashboard`, one module a group; cli.py puts them together."""
