"""An annotated text with every proper name exchanged for another of the same shape.

The exchange keeps the length of every name, so layout, line breaks and offsets stay what they
were: a place becomes another place of its level, a brand other characters of its kind, and what a
name shares with other names (trade, legal form, 产业园, 研究院) stays.
"""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.annotation import broken_up
from bench.other_places import other_places
from ontology.places import find

_WORDS = Path(__file__).with_name("generic_words.txt")
_BRANDS = (
    "恒屿磐瀚澜昊晟睿曜岚峻嵘铭钧鼎鑫锐凌骏骁驰翎翊翰煜烁炜焱烨辉晖映昕晗曦旭昶朗璟琨瑾琪珂瑜璞珩琅"
    "琛瑶沣泓沛浚涵润淇湛溥滢漾澄济沐洛汐泽渝源浩涛渊泰安宁康盈裕丰茂盛隆兴旺达通顺祥福禄嘉佳益利亨"
    "卓越超凡颖慧哲贤德信诚义仁厚博广宏伟巍崇峰岳峦岩石松柏桐楠梓榕枫桦森林茗芃芷蓝苍青碧翠墨玄玉金"
    "银星辰宸宇宙穹霄云霖霁雷电风鹏鹤鸿雁鹰隼龙麟虎豹象狮鲲鲸九万千百亿久永常久启创奇拓展跃腾飞升"
    "赛领先冠尊圣御君尚雅韵律弦歌舞诗书画印棋乐正方圆中和合同心联众智思维想知行远航帆舟舵锚港湾"
)
_FOREIGN = "克斯特尔德巴贝尼卡拉罗莱文森维普兰夫勒姆坦奥诺科瑟丹默伯迪费雷施劳登希梅索法阿布"
_GROUNDS = (
    "江河山湖川溪岭阳陵原州平宁泉林峰桥岗塘浦洲汀屏潭坪岩坡井营堡屯寨店庄桃柳松竹梅兰菊榆槐桂石沙云龙"
    "凤虎鹿马牛羊白黑青红黄东西南北上下大小长高清明"
)
_NUMERALS = "一二三四五六七八九十双"
_KEPT = frozenset("中国华汽钢")
"""Characters that make a name's shape (中…, …汽, …钢) and stay."""
_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "公司", "集团")
_TRIES = 60
_WORDED = ("name", "subject", "object", "chain", "region", "what", "quote")
_SWAPPED = ("Firm", "Park", "Institution", "Place")

Annotation = Mapping[str, Any]


@cache
def generic_words() -> tuple[str, ...]:
    """Words that many names share, the longest first."""
    words = _WORDS.read_text(encoding="utf-8").split()
    return tuple(sorted(set(words), key=lambda w: (-len(w), w)))


@dataclass(frozen=True, slots=True)
class Swap:
    """What is exchanged in one text: places anywhere, characters inside the names listed."""

    places: Mapping[str, str]
    letters: Mapping[str, str]
    names: tuple[tuple[str, frozenset[int]], ...]

    def text(self, text: str) -> str:
        """The text, or any string out of it, with the names exchanged; the length stays."""
        written = list(text)
        done = bytearray(len(text))
        for name, own in self.names:
            for hit in re.finditer(broken_up(name), text):
                if not all(done[hit.start() : hit.end()]):
                    self._name(written, hit, name, own)
                    done[hit.start() : hit.end()] = b"\1" * (hit.end() - hit.start())
        for place, other in self.places.items():
            for hit in re.finditer(broken_up(place), text):
                for at, letter in zip(_letters(hit, place), other, strict=True):
                    written[at] = letter
        return "".join(written)

    def _name(self, written: list[str], hit: re.Match[str], name: str, own: frozenset[int]) -> None:
        for number, at in enumerate(_letters(hit, name)):
            if number in own:
                written[at] = self.letters.get(name[number], name[number])


def _letters(hit: re.Match[str], name: str) -> list[int]:
    """Where in the text each character of a name stands that breaks may interrupt."""
    at, found = hit.start(), []
    for letter in name:
        at = hit.string.index(letter, at)
        found.append(at)
        at += 1
    return found


def _surfaces(gold: Annotation, *kinds: str) -> list[str]:
    found = {
        name
        for entity in gold["entities"]
        if entity["type"] in kinds
        for name in (entity["name"], *entity["aliases"])
    }
    return sorted(found, key=lambda n: (-len(n), n))


def own_part(name: str, shared: Iterable[str]) -> frozenset[int]:
    """Which characters of a name are its own: not shared words, not digits, not marks.

    >>> sorted(own_part("驭岚电驱（芜湖）有限公司", ("芜湖", "有限公司", "电驱")))
    [0, 1]
    """
    own = {i for i, c in enumerate(name) if c.isalpha()}
    free = [True] * len(name)
    for word in shared:
        for hit in re.finditer(re.escape(word), name):
            if all(free[hit.start() : hit.end()]):
                free[hit.start() : hit.end()] = [False] * len(word)
    return frozenset(i for i in own if free[i])


def _names(gold: Annotation, places: Mapping[str, str]) -> tuple[tuple[str, frozenset[int]], ...]:
    fields = [n for n in _surfaces(gold, "Industry", "Stage") if len(n) > 1]
    shared = sorted((*places, *generic_words(), *fields), key=lambda w: (-len(w), w))
    firms, areas = set(_surfaces(gold, "Firm")), set(_surfaces(gold, "Place"))
    telling = [*firms, *(old for old, new in places.items() if old != new)]
    names = []
    for name in _surfaces(gold, *_SWAPPED):
        own = own_part(name, shared)
        if name in firms and not _told(name, own, telling):
            own = own_part(name, _FORMS)
        # A place of the gazetteer without a counterpart keeps its name.
        names.append((name, frozenset() if name in areas and find(name) else own))
    return tuple(names)


def _told(name: str, own: frozenset[int], others: Iterable[str]) -> bool:
    """Whether something tells a firm from others: characters of its own, a place, a longer name."""
    return any(name[i] not in _KEPT for i in own) or any(
        other != name and (other in name or name in other) for other in others
    )


def _letter_map(
    letters: Sequence[str], grounds: frozenset[str], chance: random.Random
) -> dict[str, str]:
    """Another character of the same kind for each: no two become one."""
    pools = {}
    kinds = {"brand": _BRANDS, "foreign": _FOREIGN, "number": _NUMERALS, "ground": _GROUNDS}
    for name, pool in kinds.items():
        free = sorted(set(pool))
        chance.shuffle(free)
        pools[name] = free
    exchanged: dict[str, str] = {}
    for letter in letters:
        if letter in _KEPT:
            continue
        if letter.isascii():
            new = chr((ord(letter.lower()) - ord("a") + 7) % 26 + ord("a"))
            exchanged[letter] = new.upper() if letter.isupper() else new
        else:
            kind = "ground" if letter in grounds else _kind(letter)
            taken = set(exchanged.values())
            exchanged[letter] = _other(letter, pools[kind] or pools["brand"], taken)
    return exchanged


def _other(letter: str, pool: list[str], taken: set[str]) -> str:
    """A character drawn from the pool, another than the letter; the letter if none is left."""
    while pool:
        new = pool.pop()
        if new != letter and new not in taken:
            return new
    return letter


def _kind(letter: str) -> str:
    return "number" if letter in _NUMERALS else "foreign" if letter in _FOREIGN else "brand"


def _grounds(gold: Annotation, names: Iterable[tuple[str, frozenset[int]]]) -> frozenset[str]:
    """The characters that parks and new areas have of their own: mostly names of grounds."""
    areas = set(_surfaces(gold, "Park", "Place"))
    found = {name[i] for name, own in names for i in own if name in areas}
    return frozenset(found - {name[i] for name, own in names for i in own if name not in areas})


def _runs(name: str, own: frozenset[int]) -> list[str]:
    """The stretches of a name that are its own."""
    marked = "".join(c if i in own else " " for i, c in enumerate(name))
    return marked.split()


def swap_of(gold: Annotation, seed: int) -> Swap:
    """An exchange for one annotated text; the same seed gives the same one.

    New brands do not stand in the text already, so that no two firms become one.
    """
    chance = random.Random(f"{gold['id']}-{seed}")
    text = re.sub(r"\s", "", gold["text"])
    spoken = [*_surfaces(gold, *_SWAPPED), *_surfaces(gold, "Project")]
    places = other_places(spoken, text, chance)
    names = _names(gold, places)
    grounds = _grounds(gold, names)
    runs = sorted({run for name, own in names for run in _runs(name, own)})
    letters = sorted({letter for run in runs for letter in run})
    for _ in range(_TRIES):
        exchanged = _letter_map(letters, grounds, chance)
        new = ["".join(exchanged.get(c, c) for c in run) for run in runs if len(run) > 1]
        if not any(brand in text for brand in new if set(brand) - _KEPT):
            break
    return Swap(places, exchanged, names)


def swapped(gold: Annotation, seed: int) -> dict[str, Any]:
    """The annotated text with its names exchanged, in the text and in every annotation."""
    swap = swap_of(gold, seed)
    text = swap.text(gold["text"])

    def carried(words: str) -> str:
        hit = re.search(broken_up(words), gold["text"])
        return "".join(text[at] for at in _letters(hit, words)) if hit else swap.text(words)

    def item(old: Mapping[str, Any]) -> dict[str, Any]:
        new = {key: carried(old[key]) if key in _WORDED else old[key] for key in old}
        if "aliases" in old:
            new["aliases"] = [carried(alias) for alias in old["aliases"]]
        return new

    lists = ("entities", "relations", "observations", "gaps")
    return {
        **gold,
        "text": text,
        "title": carried(gold["title"]),
        "region": carried(gold["region"]),
        **{key: [item(old) for old in gold[key]] for key in lists},
    }
