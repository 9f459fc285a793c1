"""Public works: roads, water, grids, schools, which stand in a region's plan but in no industry."""

import re
from functools import cache

from reading.model import Mention
from reading.rules.context import Context, Group
from reading.rules.words import pattern, words

_HEAD = re.compile(
    r"(?:[（(][^）)]{1,8}[）)])?(?:[、和及与][^，。；]{1,30}?)?等[^，。；、]{0,8}?(?P<work>[^，。；、]{1,12})"
)
_SHORT_HEAD = 30
_MOTORWAY = "高速"  # short for a motorway only where nothing but its stage follows: not 高速光模块


def is_public_work(ctx: Context, group: Group, member: Mention) -> bool:
    """Whether a name is that of public works, or stands in a list that is one of public works."""
    if _ends().search(member.name):
        return True
    after = ctx.page.layout.clean[member.end : group.end + _SHORT_HEAD]
    head = _HEAD.match(after)
    return bool(head and pattern("public_works").search(head["work"]))


def serves(chain: str) -> bool:
    """Whether a chain's name is of the kind that public works belong to: 物流, 电力, 水利."""
    return bool(pattern("public_trade").search(chain))


@cache
def _ends() -> re.Pattern[str]:
    """Finds a word of public works that nothing but the stages of building follow in a name."""
    works = "|".join(map(re.escape, (*words("public_works"), _MOTORWAY)))
    tails = "|".join(map(re.escape, words("works_tail")))
    stage = r"[（(][^）)]*[）)]|[一二三四五六七八九十\d号第回东西南北中]|[\u4e00-\u9fff]{2,3}段"
    road = r"^[GS]\d{1,3}(?!\d|[A-Za-z])"
    return re.compile(rf"{road}|电入[\u4e00-\u9fff]|(?:{works})(?:{stage}|{tails}|与)*$")
