"""Marks at the end of a line, and how wide it prints."""

import re

MARK = re.compile(r"[，。、；：！？]")

_END = re.compile(r"(?:(?:[。！？；：…!?;:]|——|―|─)[”’」』）)】]*|[上下][转接]第?.{1,4}版[）)])$")
_WIDE = re.compile(r"[\u1100-\uffff]")


def ended(text: str) -> bool:
    """Whether a text ends the way a sentence or an announcement does.

    >>> ended("项目已经投产。"), ended("项目已经投"), ended("持续发力——")
    (True, False, True)
    """
    return bool(_END.search(text[-12:]))


def width(text: str) -> int:
    """The number of display cells of a text: two for a Chinese character.

    >>> width("5G基站")
    6
    """
    return len(text) + len(_WIDE.findall(text))
