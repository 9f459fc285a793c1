"""Text that XML can hold, on one line."""

import re

from viz.wording import tidy

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    r"""A text on one line without the signs that no XML document may hold.

    >>> plain("甲\x00\n乙")
    '甲乙'
    """
    return tidy(_FORBIDDEN.sub("", text))
