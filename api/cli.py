"""The entry point of the command `liantu`."""

import io
import sys

from api.version import places, shadows

_INTERRUPTED = 130


def main() -> None:
    """Run the command line, unless another package hides one of ours."""
    hidden = shadows(places())
    if hidden:
        sys.stderr.writelines(f"{sentence}\n" for sentence in hidden)
        sys.exit(1)
    speak_utf8()
    try:
        # Only now: importing the commands imports every layer.
        from api.cli_commands import run  # noqa: PLC0415

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def speak_utf8() -> None:
    """Make files and pipes get UTF-8 whatever the locale; a terminal keeps its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            own = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=own, errors="backslashreplace")


if __name__ == "__main__":
    main()
