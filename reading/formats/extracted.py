"""What a reader gives: the text of a file, and what is known of it before anything is read."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file, the encoding of its bytes, where its pages begin.

    `notes` are sentences on what of the file is not in the text.
    """

    text: str
    encoding: str
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


Reader = Callable[[str, bytes], Extracted]
"""(name, bytes) → text; raises an error of ours for bytes that are no such file."""
