"""Where a text says itself whom it speaks for: datelines, governments' names, 全市 and 我县."""

import re
from collections import Counter
from collections.abc import Iterator

from ontology import places
from reading.model import BlockKind, Layout
from reading.names.tokens import cut

_HEAD = 400
_PLACE = r"[\u4e00-\u9fff]{2,7}?"
_DATELINES = (
    re.compile(rf"(?:^|[\s（(])本报(?P<name>{_PLACE})(?:讯|电|\d)", re.MULTILINE),
    re.compile(rf"(?:^|[\s□])(?P<name>{_PLACE})(?:日报|晚报|发布|新闻网)(?:讯|消息)", re.MULTILINE),
    re.compile(rf"据(?P<name>{_PLACE})(?:发布|日报|新闻)"),
)
_NOT_A_PLACE = re.compile(r"记者|通讯员|今日|昨日|日前|近日|综合|快讯|特|专|评论|社")
_GOVERNMENT = re.compile(
    rf"(?:^|[\s>＞»])(?P<name>{_PLACE}(?:省|市|县|区|州|旗|盟))(?:人民政府|政府网|委员会|政务|招商|经济开发区管)"
)
_TITLED = re.compile(
    r"[\s《“【●■◆▶▲▍▎（(—·]*(?P<name>(?:[\u4e00-\u9fff]{2,7}?(?:省|市|县|区|州|旗|盟)){1,3})(?!域|间)"
)
_LINES, _LONGEST_TITLE = 4, 60
_SENTENCE = re.compile(r"[。；！？，：:]\s*$")
_OWN = re.compile(
    r"(?:全|我|本|该)(?P<level>[省市县区州旗镇乡])(?!域|间|级|内外|村|亲)|(?P<seat>[市县区省州])[委里](?![员会])"
)
_FEWEST = 1
_NAMED_ONCE = re.compile(
    r"(?:^|[\s，。：“《（(—]|在|近日|日前|来自|走进|届|省)"
    r"(?P<name>[\u4e00-\u9fff]{2,3}(?:市|县|州))(?=[\u4e00-\u9fff“，、]|$)",
    re.MULTILINE,
)
_WORDS = re.compile(
    r"着|了|的|过|[全本各我城门超上股都集楼区县省跨进地夜该两多][市县州]|[\u4e00-\u9fff]*(?:都市|上市|超市|城市|门市|股市|后市|入市|九州|神州)"
)


_NO_NAMES = frozenset({"v", "vn", "r", "m", "q", "d", "p", "c", "u", "uj", "ul", "a", "t", "f"})


def _head(layout: Layout) -> str:
    return layout.clean[:_HEAD]


def dateline(layout: Layout) -> str:
    """The place of the dateline (本报甲讯), "" without one."""
    for pattern in _DATELINES:
        for found in pattern.finditer(_head(layout)):
            if not _NOT_A_PLACE.search(found["name"]):
                return found["name"]
    return ""


def own_government(layout: Layout) -> str:
    """The place whose government or party committee publishes a page, "" without one."""
    found = _GOVERNMENT.search(_head(layout))
    return found["name"] if found else ""


def titled(layout: Layout) -> str:
    """The place, by its full name, that a line at the head of a text opens with; "" without one."""
    for block in layout.blocks[:_LINES]:
        text = layout.text(block)
        found = _TITLED.match(text) if len(text) < _LONGEST_TITLE else None
        if found and not _SENTENCE.search(text):
            name = found["name"]
            for at in range(len(name) - 2):
                if name[at:] in places.names():
                    return name[at:]
    return ""


def level_spoken(layout: Layout) -> str:
    """The level a text speaks of as its own: 市 where it says 全市 or 我市; "" in doubt."""
    counted: Counter[str] = Counter()
    for block in layout.blocks:
        if block.kind not in (BlockKind.FURNITURE, BlockKind.FOREIGN):
            for found in _OWN.finditer(layout.text(block)):
                counted[found["level"] or found["seat"]] += 2 if found["level"] else 1
    ranked = counted.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0] if ranked[0][1] > _FEWEST else ""


def self_named(layout: Layout) -> tuple[str, ...]:
    """Cities and counties that the head of a text names, known to a gazetteer or not."""
    return tuple(sorted(set(_towns(_head(layout)))))


def _towns(text: str) -> Iterator[str]:
    for found in _NAMED_ONCE.finditer(text):
        name = found["name"]
        known = any(name[i:] in places.names() for i in (1, 2)) or name in places.names()
        words = cut(name[:-1])
        if not known and not _WORDS.search(name) and not any(w.tag in _NO_NAMES for w in words):
            yield name
