"""Where the store lies when nobody says: FIGURE_TRACKER_STORE, else the user's own data folder."""

import os
import sys
from pathlib import Path

from dashboard.tracking.errors import UnusableStoreError

STORE_VARIABLE = "FIGURE_TRACKER_STORE"


def find_store_path() -> Path:
    """The file named by FIGURE_TRACKER_STORE, else `figure-tracker/figures.db` in the user's data folder."""
    named = os.environ.get(STORE_VARIABLE)
    if named:
        return Path(named)
    return _find_data_folder() / "figure-tracker" / "figures.db"


def _find_data_folder() -> Path:
    """The folder where this system keeps a user's data."""
    if sys.platform == "win32":
        return _absolute_variable("LOCALAPPDATA") or _find_home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return _find_home() / "Library" / "Application Support"
    return _absolute_variable("XDG_DATA_HOME") or _find_home() / ".local" / "share"


def _absolute_variable(name: str) -> Path | None:
    """The folder that the variable names; None when it is unset or relative, which XDG says to ignore."""
    folder = Path(os.environ.get(name, ""))
    return folder if folder.is_absolute() else None


def _find_home() -> Path:
    """The user's home, from HOME or, where that is unset, from the system's list of users."""
    try:
        home = Path.home()
    except RuntimeError:
        home = Path()
    # An empty HOME gives the root folder, which is nobody's home.
    if not home.is_absolute() or home == Path(home.anchor):
        raise UnusableStoreError(
            f"no home folder is known to keep the figures in; name a file with --store FILE or {STORE_VARIABLE}=FILE"
        )
    return home
