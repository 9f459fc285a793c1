"""The region a document speaks for: the zone or place its title, headings and body name most."""

import re
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology import places
from reading.model import Layout
from reading.place_mentions import worth
from reading.places_named import (
    WEIGHTS,
    administrative,
    districts,
    finder_of_division,
    longest_first_met,
    named_districts,
    spoken,
    towns,
    zones,
)
from reading.self_named import dateline, level_spoken, own_government, self_named, titled

# A zone inside a city speaks for itself when it has this share of the city's mentions; less is
# enough where a title or heading names it.
_ZONE_SHARE, _TITLED_ZONE_SHARE = 0.8, 0.4

# A district without 区 or 县 may be a brand; less than this is said of a home by no text.
_SHORTENED, _LEAST = 0.5, 0.3
_DATELINE, _GOVERNMENT, _TITLED, _OWN_LEVEL, _OTHER_LEVEL = 5.0, 4.0, 2.0, 1.5, 0.6
_COUNTRY_ALONE, _SHARED, _ABOUT, _MANY, _NAMED_TOO = 0.5, 0.7, 0.6, 3, 0.4

_MEETING = re.compile(
    r"在(?P<place>[\u4e00-\u9fff]{2,12}?(?:省|自治区|市|县|区|州|盟|旗))"
    r"第?[一二三四五六七八九十\d]{1,3}届 ?人民代表大会"
)
_HEAD = 40
_COUNTRY = re.compile(r"我国|全国")
_LEVEL_OF = {places.Level.PROVINCE: "省", places.Level.CITY: "市", places.Level.DISTRICT: "县区"}


@dataclass(slots=True)
class _Weighed:
    """What each place's mentions weigh together, and where each is named first."""

    weights: dict[str, float]
    first: dict[str, int]

    def add(self, name: str, weight: float, at: int) -> None:
        self.weights[name] = self.weights.get(name, 0) + weight
        self.first[name] = min(at, self.first.get(name, at))


def _weighed(layout: Layout, named: tuple[str, ...]) -> _Weighed:
    said = "\n".join(text for _, text, _ in spoken(layout))
    known = {**named_districts(said), **administrative()}
    own = {*known, *named, *towns(layout), *self_named(layout)} - administrative().keys()
    finders = (finder_of_division(), AhoCorasick(sorted(own), matchkind=MatchKind.Standard))
    found = _Weighed({}, {})
    for block, text, weight in spoken(layout):
        spans = list(longest_first_met(text, *finders))
        for at, (start, _, form) in enumerate(spans):
            said_of = weight * worth(text, at, spans)
            said_of *= _SHORTENED if form in districts() else 1.0
            found.add(known.get(form, form), said_of, block.start + start)
        if country := len(_COUNTRY.findall(text)):
            found.add("我国", country * weight / 2, block.start)
    return found


def _alone(layout: Layout, named: tuple[str, ...], weights: dict[str, float]) -> dict[str, float]:
    """What a text says of 新区 or 片区 alone, as weight of the zone that is meant."""
    found: dict[str, float] = {}
    for word in ("新区", "片区", "开发区", "高新区"):
        own = tuple(zone for zone in named if zone.endswith(word))
        if own:
            leader = max(own, key=lambda zone: (weights.get(zone, 0), zone))
            bare = sum(
                1
                for _, text, _weight in spoken(layout)
                for match in re.finditer(word, text)
                if not text.endswith(own, 0, match.end())
            )
            found[leader] = bare / 2
    return found


def place_of_assembly(layout: Layout) -> str:
    """The place whose people's congress a report was given to, "" for any other text."""
    head = "\n".join(layout.text(block) for block in layout.blocks[:_HEAD])
    found = _MEETING.search(head)
    return found["place"] if found else ""


def region(layout: Layout) -> str:
    """The name of the place or zone a document speaks for, "" where none stands out.

    A report to a people's congress names it in its second line, a news item in its dateline, a
    government's site in its name; elsewhere the most named place counts, one spoken of as 全市 or
    全县 before others, and a zone before the city around it.
    """
    if place := place_of_assembly(layout):
        return place
    named = zones(layout)
    found = _weighed(layout, named)
    weights = found.weights
    if not weights:
        return ""
    for name, more in _alone(layout, named, weights).items():
        found.add(name, more, found.first.get(name, 0))
    _favour(layout, found)
    titles = "\n".join(text for block, text, _ in spoken(layout) if block.kind in WEIGHTS)
    level = level_spoken(layout)
    if "我国" in weights and not _COUNTRY.search(titles):
        weights["我国"] *= 0.0 if level else _COUNTRY_ALONE
    most = max(weights.values())
    if most < _LEAST:
        return ""
    zone = max(named, key=lambda name: (weights.get(name, 0), name), default="")
    share = _TITLED_ZONE_SHARE if zone and zone in titles else _ZONE_SHARE
    if zone and weights.get(zone, 0) >= share * most:
        return zone
    head = titled(layout)
    return _of_level(level, found, _called(head, found) if head else "")


def _favour(layout: Layout, found: _Weighed) -> None:
    """Give more to the place of a dateline, of the government that publishes, of a headline."""
    shown = (
        (dateline(layout), _DATELINE),
        (own_government(layout), _GOVERNMENT),
        (titled(layout), _TITLED),
    )
    for told, more in shown:
        name = _called(told, found) if told else ""
        if name:
            found.add(name, more, 0)


def _of_level(level: str, found: _Weighed, headed: str) -> str:
    """The most named place of the level the text speaks of as its own (全市, 我县), or of any.

    A city counts what is said of its districts where the text says 全市; where two districts of one
    city share the text, it is the city's.
    """
    weights = dict(found.weights)
    for name, weight in found.weights.items():
        above = _above(name)
        if (
            above
            and name != headed
            and (
                _whole(level, above, found)
                or _sisters(name, found.weights)
                or (not level and _many_cities(above, found.weights))
            )
        ):
            weights[above] = weights.get(above, 0) + _SHARED * weight
        own = level_of(name)
        if level and own:
            weights[name] *= _OWN_LEVEL if level in own else _OTHER_LEVEL
    return min(weights, key=lambda n: (-weights[n], found.first.get(n, 0), n))


def _whole(level: str, above: str, found: _Weighed) -> bool:
    """Whether a text that says 全市 or 全省 means the place above: it names it, or many of its own."""
    inside = [weight for name, weight in found.weights.items() if _above(name) == above]
    if not level or level != level_of(above) or not inside:
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
    """Whether a text names a province and many cities of it, none of them most of the time."""
    place = places.find(above)
    if above not in weights or place is None or place.level is not places.Level.PROVINCE:
        return False
    inside = [weight for name, weight in weights.items() if _above(name) == above]
    return len(inside) >= _MANY and max(inside) <= _ABOUT * sum(inside)


def _called(name: str, found: _Weighed) -> str:
    """A place by the name under which the text weighs it."""
    meant = districts().get(name, ())
    full = administrative().get(name) or (meant[0].name if len(meant) == 1 else "")
    if full in found.weights:
        return full
    return min((n for n in found.weights if n.startswith(name)), key=len, default=full or name)


def level_of(name: str) -> str:
    """The words 省, 市, 县, 区 by which a place of this name is spoken of."""
    place = places.find(name)
    if place is None or place.name != name:
        return name[-1] if name[-1] in "省市县区州镇乡" else ""
    if name in ("北京市", "上海市", "天津市", "重庆市"):
        return "市"
    if name.endswith("自治区"):
        return "省区"
    own = _LEVEL_OF[place.level]
    return "市" if place.level is places.Level.DISTRICT and name.endswith("市") else own
