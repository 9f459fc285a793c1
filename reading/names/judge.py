"""Which names a document holds: all the grounds for one spelling weighed together."""

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.model import EntityType
from reading.model import BlockKind, Layout
from reading.names import lexicon
from reading.names.made import CLOSING, PLACED
from reading.names.name_signs import Candidate, Marks, Met, likelihoods
from reading.names.opened import opened
from reading.names.places import HOME, is_place
from reading.names.references import ends_in_segment
from reading.names.registered import GROUND as REGISTERED
from reading.names.scene import Scene, Sight
from reading.names.told_lists import GROUND as COUNTED
from reading.names.told_lists import LED, STEP

_CHAIN_HEADS = ("产业", "行业", "集群", "链", "业")
_BECOME = re.compile(r"(?:打造|建成|成为|建设成)[^，。；、]{0,12}的\Z")
_AHEAD = 18
_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.BOX_TITLE})
_QUANTITY = re.compile(
    r"[（(](?:[约超近达逾共]|同比|增长|下降|占比?)*\d[\d.,]*(?:[%％]|[万亿]?[元吨家个户亩人台套条])[^（）()]*[）)]?$"
)
_EDGES = "“”‘’\"' 　·—-–（）()《》【】[].．、，；：:~～>＞"
_ASIDE = re.compile(r"[（(]([^（()）]+)[）)]$")
_ASIDES = {
    EntityType.PROJECT: re.compile(r"[（(][^（()）]*(?:元|亩|平方米|美元)[)）]$"),
    EntityType.PARK: re.compile(r"[（(](?:国家|省|市)级[)）]$"),
}
_LEAST_LEFT = 4
_OF_FIRMS = frozenset({"集团", "中国", "控股", "有限合伙", "香港", "国际", "亚洲", "股份"})
_SWALLOWING = frozenset({EntityType.PROJECT, EntityType.PARK, EntityType.INSTITUTION})
_SWALLOWED = _SWALLOWING | {EntityType.SEGMENT, EntityType.CHAIN, EntityType.PLACE}
_LEAST_SWALLOWING = 0.45
_NEAR = 8
_SECTOR = re.compile(r"(?<=[务造工品输流游展])业(?![务态绩主者链内界])")
_NUMBERED = "第"
_LINKS = ("-", ".")
_NO_LIST = frozenset({EntityType.FIRM, EntityType.PARK, EntityType.PLACE})
_NAMELESS = {
    EntityType.PLACE: "bare_areas",
    EntityType.PARK: "bare_parks",
    EntityType.FIRM: "nothing",
}
"""Words that stand where a name of the type could and name none: 新区, 边境经济合作区, 进口."""
_BORROWED = frozenset({"park name"})  # the park recurs, not the industry it is named after
_RECURRING, _RECURS = frozenset({EntityType.SEGMENT, EntityType.CHAIN}), 0.2
_SHORTEST, _LONGEST = 2, 60
_INSTITUTE, _ONLY_LISTED = "institution head", frozenset({"project list"})
_JOINED, _HALF = re.compile(r"(.+?)(?:以及|[及与和])(.+)"), 0.5
_SOME = re.compile(
    r"(?:一批|多种|各类|各种|一系列|[\d.]+余?[万亿]吨|[\d.]+[GM]Wh?)(?:本土|国产)?(?=[^级]{2})"
)
_OF_PROJECTS = frozenset({"made by a project", PLACED, CLOSING})
_GIVEN = frozenset({REGISTERED, HOME, COUNTED, STEP, LED})
"""Grounds that tell a name whatever else speaks against it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A name found: its type, how sure that is, the grounds, and where it was seen."""

    name: str
    type: EntityType
    confidence: float
    grounds: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def clean_span(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the quotation marks, dashes and half brackets at its edges."""
    body = text[start:end]
    kept = body.strip(_EDGES)
    start += body.find(kept) if kept else 0
    end = start + len(kept)
    if kept.count("（") > kept.count("）") and text[end : end + 1] == "）":
        end += 1
    if kept.count("(") > kept.count(")") and text[end : end + 1] == ")":
        end += 1
    return start, end


def _in_run(text: str, at: int) -> bool:
    """Whether a place lies inside a run of Latin letters and figures (LED, SMD-LED, 8.5)."""
    before, behind = text[max(0, at - 2) : at], text[at : at + 2]
    if before.endswith(_LINKS):
        return _latin(before[:-1]) and _latin(behind)
    if behind.startswith(_LINKS):
        return _latin(behind[1:]) and _latin(before[-1:])
    return _latin(before[-1:]) and _latin(behind)


def _is_list(kind: EntityType, name: str) -> bool:
    """Whether a name runs over a mark between the items of a list, as only some types do."""
    return kind in _NO_LIST and "、" in _ASIDE.sub("", name)


def _latin(text: str) -> bool:
    """Whether a text begins with a Latin letter or a figure."""
    return text[:1].isascii() and text[:1].isalnum()


def _opens_quote(name: str) -> bool:
    """Whether a name goes on from words before a quotation that it leaves open (甲集团“乙云)."""
    return name.count("“") > name.count("”")


def _unexplained(name: str) -> int:
    """How long the name of a firm is without the bracket that explains it (甲科技（轴承））."""
    aside = _ASIDE.search(name)
    if not aside or len(name) - len(aside[0]) < _SHORTEST:
        return len(name)
    inside = aside[1]
    return (
        len(name) if is_place(inside.removesuffix("市")) or inside in _OF_FIRMS else aside.start()
    )


def outermost(sights: Sequence[Sight]) -> list[Sight]:
    """The sights without parks, institutions and products that only stand inside longer names."""
    spans = sorted(
        (s.start, -s.end) for s in sights if s.type in _SWALLOWING and s.weight >= _LEAST_SWALLOWING
    )
    reach = -1
    cover: list[tuple[int, int]] = []
    for start, end in spans:
        if -end > reach:
            cover.append((start, -end))
            reach = -end
    kept: list[Sight] = []
    at = 0
    for seen in sorted(sights, key=lambda s: (s.start, s.end)):
        while at < len(cover) and cover[at][1] <= seen.start:
            at += 1
        inside = any(
            start <= seen.start and seen.end <= end and end - start > seen.end - seen.start
            for start, end in cover[at : at + 3]
        )
        if not (inside and seen.type in _SWALLOWED):
            kept.append(seen)
    return kept


def candidates(
    scene: Scene, sights: Iterable[Sight], thresholds: Mapping[EntityType, float]
) -> list[Candidate]:
    """Every name with a type that some ground speaks for, its grounds gathered."""
    grounds: dict[tuple[str, EntityType], dict[str, float]] = defaultdict(dict)
    places: dict[tuple[str, EntityType], set[tuple[int, int]]] = defaultdict(set)
    text = scene.layout.clean
    for seen in sights:
        start, end = _trimmed(text, seen)
        name = text[start:end]
        if not _SHORTEST <= len(name) <= _LONGEST or "\n" in name:
            continue
        if _in_run(text, start) or _in_run(text, end) or _is_list(seen.type, name):
            continue
        if seen.type in _NAMELESS and name in lexicon.words(_NAMELESS[seen.type]):
            continue
        key = (name, seen.type)
        grounds[key][seen.ground] = max(grounds[key].get(seen.ground, 0.0), seen.weight)
        places[key].add((start, end))
    for key, seen_at in places.items():
        if key[1] in _RECURRING and len(seen_at) > 1 and grounds[key].keys() != _BORROWED:
            grounds[key]["recurs"] = _RECURS
    starts, ends = scene.borders
    met = _met(scene.layout, sorted({name for name, _ in grounds}))
    found = []
    together = {key: 1 - math.prod(1 - w for w in of.values()) for key, of in grounds.items()}
    kinds: dict[str, list[EntityType]] = defaultdict(list)
    for name, kind in grounds:
        kinds[name].append(kind)
    full = [name for name, kind in grounds if kind is EntityType.FIRM and _has_form(name)]
    for (name, kind), of in sorted(grounds.items()):
        at = tuple(sorted(places[name, kind]))
        cut = all(start not in starts or end not in ends for start, end in at)
        enough = together[name, kind] >= thresholds[kind]
        rival = max((together[name, k] for k in kinds[name] if k is not kind), default=0.0)
        short = kind is EntityType.FIRM and any(f.startswith(name) and f != name for f in full)
        found.append(Candidate(name, kind, of, at, cut, met[name], enough, rival, short))
    return found


def _met(layout: Layout, names: Sequence[str]) -> Mapping[str, Met]:
    """How often and in what stead the letters of each name stand in a text."""
    if not names:
        return {}
    finder = AhoCorasick(names, matchkind=MatchKind.Standard)
    headlines = [(b.start, b.end) for b in layout.blocks if b.kind in _HEADLINES]
    begins = [start for start, _ in headlines]
    lines = {(block.start, block.end) for block in layout.blocks}
    clean, met = layout.clean, [[0] * len(fields(Met)) for _ in names]
    for which, start, end in finder.find_matches_as_indexes(clean, overlapping=True):
        one, above = met[which], bisect_right(begins, start) - 1
        one[0] += 1
        one[1] += clean.startswith(_CHAIN_HEADS, end)
        one[2] += above >= 0 and start < headlines[above][1]
        one[3] += (start, end) in lines
        one[4] += _becomes(clean, start)
    return {name: Met(*counts) for name, counts in zip(names, met, strict=True)}


def _becomes(text: str, start: int) -> bool:
    """Whether something is to become what stands at a place (打造成最大的…)."""
    before = text[max(0, start - _AHEAD) : start]
    return before.endswith("的") and bool(_BECOME.search(before))


def _trimmed(text: str, seen: Sight) -> tuple[int, int]:
    """A sight's span without what is no part of a name of its type."""
    start, end = clean_span(text, seen.start, seen.end)
    if seen.type is EntityType.FIRM:
        start += text[start:end].rfind("—") + 1  # 设备商——甲集团 names 甲集团 alone
        end = start + _unexplained(text[start:end])
        end -= text[start:end].endswith(_NUMBERED)  # 甲公司第|8.5代项目
    if seen.type is EntityType.CHAIN and _SECTOR.match(text, end):
        end += 1
    quantity = _QUANTITY.search(text, start, end)
    if quantity and seen.type is not EntityType.PROJECT:
        end = quantity.start()  # 集成电路（64.5亿元） names 集成电路
    if seen.type in _ASIDES:
        end -= len(_told_aside(seen.type, text[start:end]))
    if seen.type is EntityType.SEGMENT and (many := _SOME.match(text, start, end)):
        start = many.end()
    start += text[start:end].rfind("“") + 1 if _opens_quote(text[start:end]) else 0
    return start, end


def _told_aside(kind: EntityType, name: str) -> str:
    """What stands at the end of a name and speaks of it: how far it is, what it costs, its rank."""
    aside = _ASIDES[kind].search(name)
    if aside and len(name) - len(aside[0]) >= _LEAST_LEFT:
        return aside[0]
    state = lexicon.ending(name, "project_states") if kind is EntityType.PROJECT else ""
    return state if len(name) - len(state) >= _LEAST_LEFT else ""


def judge(
    given: Iterable[Candidate], marks: Marks | None, least: Mapping[EntityType, float]
) -> list[Verdict]:
    """The candidates that are likely enough names of their type, each of its likeliest type.

    Nobody knows how likely a technology is: words that may as well be something else are that.
    Where the tagger was not asked, the weights of the grounds together must be enough; a name that
    a registry knows, or that the text speaks for, needs no more.
    """
    told = list(given)
    institutes = {c.name for c in told if _INSTITUTE in c.grounds}
    best: dict[str, Verdict] = {}
    ranks: dict[str, float] = {}
    chances = [c.together for c in told] if marks is None else likelihoods(told, marks)
    carried = {
        at
        for at, (one, likely) in enumerate(zip(told, chances, strict=True))
        if (one.enough if marks is None else likely >= least[one.type]) or _is_carried(one)
    }
    carried |= opened(told, chances, carried) if marks else set()
    for at, (one, likely) in enumerate(zip(told, chances, strict=True)):
        if one.name in institutes and _ONLY_LISTED.issuperset(one.grounds):
            continue  # an institute among projects is one all the same
        is_given = not _GIVEN.isdisjoint(one.grounds)
        sure = max(likely, one.together) if one.enough or is_given else likely
        verdict = Verdict(one.name, one.type, sure, tuple(sorted(one.grounds)), tuple(one.places))
        rank = sure if is_given else likely * (one.type is not EntityType.TECHNOLOGY)
        if at in carried and rank >= ranks.get(one.name, 0.0):
            best[one.name], ranks[one.name] = verdict, rank
    return [verdict for _, verdict in sorted(best.items())]


def _is_carried(one: Candidate) -> bool:
    """Whether a candidate that weighs too little is read all the same: given, or made by a project."""
    return not _GIVEN.isdisjoint(one.grounds) or (one.enough and _is_made(one))


def _is_made(one: Candidate) -> bool:
    """Whether a project's name tells that it makes what a reference chain has a segment for."""
    return not _OF_PROJECTS.isdisjoint(one.grounds) and ends_in_segment(one.name)


def without_pairs(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The names without the links that two likely links make together (甲及乙)."""
    links = {v.name for v in verdicts if v.type is EntityType.SEGMENT and v.confidence >= _HALF}
    return [v for v in verdicts if not (v.type is EntityType.SEGMENT and _is_pair(v.name, links))]


def _is_pair(name: str, links: Container[str]) -> bool:
    halves = _JOINED.fullmatch(name)
    return halves is not None and halves[1] in links and halves[2] in links


def without_fragments(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The names without firms that only ever stand inside a longer, no less sure firm's name."""
    firms = [v for v in verdicts if v.type is EntityType.FIRM]
    spans = sorted(((s, e, v) for v in firms for s, e in v.places), key=lambda x: x[:2])
    free = set[str]()
    for i, (start, end, firm) in enumerate(spans):
        near = (*spans[max(0, i - _NEAR) : i], *spans[i + 1 : i + 1 + _NEAR])
        hosts = [v for s, e, v in near if s <= start and end <= e and e - s > end - start]
        if not any(v.confidence >= firm.confidence or _has_form(v.name) for v in hosts):
            free.add(firm.name)
    return [v for v in verdicts if v.type is not EntityType.FIRM or v.name in free]


def _has_form(name: str) -> bool:
    return bool(lexicon.ending(name, "legal_forms"))
