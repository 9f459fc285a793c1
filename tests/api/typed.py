"""What tests know of a command line: typed words in, exit code and both outputs out."""

from typing import Protocol

Said = tuple[int, str, str]
"""Exit code, stdout, stderr."""


class Typed(Protocol):
    """Runs one command line."""

    def __call__(self, *arguments: object) -> Said: ...
