"""`python -m build_tools` is the command `edition`."""

import sys


def main() -> None:
    """The command `edition`; Ctrl+C ends it in one line with status 130, while it starts too."""
    try:
        from build_tools.cli import main as edition

        edition()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
