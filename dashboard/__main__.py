"""`python -m dashboard`: the command line."""

import sys


def run() -> int:
    """Load the command line and run it; Ctrl-C while the libraries load ends without a traceback too."""
    try:
        from dashboard.cli import main  # noqa: PLC0415 loading is what may be interrupted

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())
