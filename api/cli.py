"""The entry point of the command `liantu`."""

import sys

from api.version import places, shadows


def main() -> None:
    """Run the command line, unless another package hides one of ours."""
    hidden = shadows(places())
    if hidden:
        sys.stderr.writelines(f"{sentence}\n" for sentence in hidden)
        sys.exit(1)
    # Only now: importing the commands imports every layer.
    from api.cli_commands import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
