"""The errors of the store, a small family; every message is one line with place and remedy.

StoreError
├── MissingStoreError   there is no store at that place
├── UnusableStoreError  a file, folder or place that cannot serve as a store, or is damaged
├── NewerStoreError     a store that a newer version of this program made
├── DecisionError       a decision on something that is not there, or that nobody can take
└── BusyStoreError      another program kept the store to itself for too long
"""


class StoreError(ValueError):
    """Anything that the store refuses, said in one line."""


class MissingStoreError(StoreError):
    """There is no store at that place yet."""


class UnusableStoreError(StoreError):
    """What stands at that place is no store, is damaged, or cannot be read or written."""


class NewerStoreError(StoreError):
    """The store was made by a newer version of this program, which knows more than this one."""


class BusyStoreError(StoreError):
    """Another program held the store for longer than the waiting time."""


class DecisionError(StoreError):
    """A decision that could not hold."""
