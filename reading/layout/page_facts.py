"""Lines in which a page tells of itself: where it comes from, when and by whom it was put up.

Web pages set several of these facts in one line, in any order: 来源：甲日报 作者：乙 2023-05-16 09:12.
"""

import re
from functools import cache
from pathlib import Path

from reading.lexicon import rows

_LONGEST, _LONGEST_FACT, _LONGEST_BESIDE = 200, 40, 14
_DATE = (
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
    r"(?: ?T?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_ADDRESS = re.compile(r"https?[:：]//[^\s\u4e00-\u9fff]+")
_DATED = re.compile(_DATE)
_SAYS = re.compile(r"[。；！？，、]")
_MEDIUM = re.compile(
    r"[|｜·\s]*(?:\S{0,10}(?:日报|晚报|早报|晨报|时报|都市报|商报|新报|周刊|新闻网?|在线|网|客户端|公众号|频道|动态))?[|｜\s]*"
)
_READ = re.compile(r"\d+次")


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(
        re.escape(row["word"]) for row in rows(Path(__file__).with_name("page_facts.tsv"))
    )
    return re.compile(rf"[（(【\[]?(?:{words})[】\]）)]? ?[：:]")


def tells_of_itself(text: str) -> bool:
    """Whether a line holds nothing but facts about the page: two with labels, or one beside a date.

    >>> tells_of_itself("来源：岚溪日报 作者：张某 日期：2023-05-16 09:12")
    True
    >>> tells_of_itself("岚溪日报 2023-05-16 09:12"), tells_of_itself("2023-05-16 项目开工")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    plain = _ADDRESS.sub("", text)
    labels = list(_label().finditer(plain))
    if not labels:
        return _is_dated(plain)
    ends = [*(found.start() for found in labels[1:]), len(plain)]
    facts = [plain[found.end() : end] for found, end in zip(labels, ends, strict=True)]
    if any(len(fact) > _LONGEST_FACT or _SAYS.search(fact) for fact in facts):
        return False
    before = plain[: labels[0].start()].strip()
    dated = bool(before) and _is_dated(before)
    return dated or (len(labels) > 1 and not before)


def _is_dated(text: str) -> bool:
    """Whether a text is one date with nothing but the name of a medium beside it."""
    beside, count = _DATED.subn("", text, count=1)
    beside = _READ.sub("", beside)
    return count == 1 and len(beside) <= _LONGEST_BESIDE and bool(_MEDIUM.fullmatch(beside))
