"""Marks of punctuation and of authorship, and how wide a line prints."""

import re

MARK = re.compile(r"[，。、；：！？]")

# The name of a photographer or a draughtsman behind a caption.
CREDIT = re.compile(
    r" ?[□（(]?(?:[\u4e00-\u9fff]{0,8}(?:记者|通讯员)) ?[\u4e00-\u9fff]{1,4}(?: [\u4e00-\u9fff]{1,4}){0,3} ?"
    r"(?:摄影?|供图|制图|图)[）)]? ?"
)

_AUTHORS = ("记者", "通讯员")
_END = re.compile(r"(?:(?:[。！？；：…!?;:]|——|―|─)[”’」』）)】]*|[上下][转接]第?.{1,4}版[）)])$")
_NARROW = re.compile(r"[^\u1100-\uffff]")


def credit_in(text: str) -> re.Match[str] | None:
    """The name of a photographer or a draughtsman in a text, which tells what he is."""
    return CREDIT.search(text) if any(word in text for word in _AUTHORS) else None


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
    return 2 * len(text) - len(_NARROW.findall(text))
