"""The pages, one file each, each a list of steps."""
