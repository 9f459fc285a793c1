"""Which names a document holds: all the grounds for one spelling weighed together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.places import is_place
from reading.names.scene import Scene, Sight

_EDGES = "“”‘’\"' 　·—-–（）()《》【】[].．、，；：:~～>＞"
_ASIDE = re.compile(r"[（(]([^（()）]+)[）)]$")
_OF_FIRMS = frozenset({"集团", "中国", "控股", "有限合伙", "香港", "国际", "亚洲", "股份"})
_SWALLOWING = frozenset({EntityType.PROJECT, EntityType.PARK, EntityType.INSTITUTION})
_SWALLOWED = _SWALLOWING | {EntityType.SEGMENT, EntityType.CHAIN, EntityType.PLACE}
_LEAST_SWALLOWING = 0.45
_NEAR = 8
_SECTOR = re.compile(r"(?<=[务造工品输流游展])业(?![务态绩主者链内界])")
_BORROWED = frozenset({"park name"})  # the park recurs, not the industry it is named after
_RECURRING, _RECURS = frozenset({EntityType.SEGMENT, EntityType.CHAIN}), 0.2
_SHORTEST, _LONGEST = 2, 60


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


def judge(
    scene: Scene, sights: Iterable[Sight], thresholds: dict[EntityType, float]
) -> list[Verdict]:
    """The names whose grounds together reach the threshold of their type, best type each."""
    grounds: dict[tuple[str, EntityType], dict[str, float]] = defaultdict(dict)
    places: dict[tuple[str, EntityType], set[tuple[int, int]]] = defaultdict(set)
    text = scene.layout.clean
    for seen in sights:
        start, end = clean_span(text, seen.start, seen.end)
        if seen.type is EntityType.FIRM:
            start += text[start:end].rfind("—") + 1  # 设备商——甲集团 names 甲集团 alone
            end = start + _unexplained(text[start:end])
        if seen.type is EntityType.CHAIN and _SECTOR.match(text, end):
            end += 1
        start += text[start:end].rfind("“") + 1 if _opens_quote(text[start:end]) else 0
        name = text[start:end]
        if not _SHORTEST <= len(name) <= _LONGEST or "\n" in name:
            continue
        key = (name, seen.type)
        grounds[key][seen.ground] = max(grounds[key].get(seen.ground, 0.0), seen.weight)
        places[key].add((start, end))
    for key, seen_at in places.items():
        if key[1] in _RECURRING and len(seen_at) > 1 and grounds[key].keys() != _BORROWED:
            grounds[key]["recurs"] = _RECURS
    best: dict[str, Verdict] = {}
    for (name, kind), found in sorted(grounds.items()):
        doubt = 1.0
        for weight in found.values():
            doubt *= 1 - weight
        at = tuple(sorted(places[name, kind]))
        verdict = Verdict(name, kind, 1 - doubt, tuple(sorted(found)), at)
        if name not in best or verdict.confidence > best[name].confidence:
            best[name] = verdict
    return [v for _, v in sorted(best.items()) if v.confidence >= thresholds[v.type]]


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
