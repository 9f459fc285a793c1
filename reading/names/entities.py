"""One entity for the names that mean one thing within a document."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ontology.identity import core, entity_id, plain
from ontology.model import Entity, EntityType
from ontology.places import find
from reading.names import lexicon
from reading.names.judge import Verdict
from reading.names.places import gazetteer
from reading.names.shape import has_brand
from reading.names.tokens import cut

_Key = tuple[EntityType, str]
_SHORTEST = 2
_LEAST_BARE = {EntityType.PARK: 4, EntityType.FIRM: 3}
_ASIDE = re.compile(r"[（(][^（()）]*[）)]")
_ZONE = (
    ("高新技术产业开发区", "高新区"),
    ("高新技术产业园区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("综合保税区", "综保区"),
    ("自由贸易试验区", "自贸区"),
)


def _unpraised(name: str) -> str:
    for word in lexicon.beginnings(name, "quality"):
        if len(name) - len(word) >= _SHORTEST:
            return _unpraised(name.removeprefix(word))
    return name


def _key(kind: EntityType, name: str) -> str:
    """What two spellings of one name share: no legal form, bracket, or long zone word."""
    text = _ASIDE.sub("", name) or name
    if kind is EntityType.PARK:
        for long, short in _ZONE:
            text = text.replace(long, short)
        text = text.replace("市", "", 1) if not text.startswith("市") else text
    if kind is EntityType.PLACE and (place := find(name)):
        return place.id
    if kind is EntityType.SEGMENT:
        text = _unpraised(text)
    if kind is EntityType.PROJECT:
        text = (
            re.sub(r"(项目|工程)?([（(]?[一二三四五六首]期[）)]?)?(项目|工程)?$", "", text) or text
        )
    return core(kind, text)


def _without_place(name: str) -> str:
    for size in range(min(5, len(name) - 2), 1, -1):
        if name[:size] in gazetteer():
            return name[size:]
    return name


def _without_country(name: str) -> str:
    return name.removeprefix(next(lexicon.beginnings(name, "abroad"), ""))


def _bare(kind: EntityType, names: Sequence[str]) -> Iterator[str]:
    """The names of parks and firms without the place before them, where a name of its own is left."""
    for name in names if kind in _LEAST_BARE else ():
        rest = _without_place(name)
        if rest == name and kind is EntityType.FIRM:
            rest = _without_country(name)
        if rest != name and len(rest) >= _LEAST_BARE[kind] and has_brand(cut(rest)):
            yield rest


def _is_trade(text: str) -> bool:
    """Whether a text is nothing but words of trades (新材料, 数控机床), one after another."""
    trades = lexicon.words("trades")
    whole = {0}
    for end in range(1, len(text) + 1):
        if any(text[start:end] in trades for start in whole if start < end):
            whole.add(end)
    return bool(text) and len(text) in whole


def _shortened(by_key: Mapping[_Key, Sequence[Verdict]]) -> Iterator[tuple[_Key, _Key]]:
    """Short names of firms with the one full name that goes on from them with a trade only.

    甲重工 is 甲重工机械有限公司; 甲 is not 甲电池有限公司 where 甲化学有限公司 stands too.
    """
    firms = [key for kind, key in by_key if kind is EntityType.FIRM]
    legal = [
        key
        for key in firms
        if any(lexicon.ending(v.name, "legal_forms") for v in by_key[EntityType.FIRM, key])
    ]
    for short in firms:
        if short in legal:
            continue
        longer = [full for full in legal if _without_place(full).startswith(short)]
        if len(longer) == 1 and _is_trade(_without_place(longer[0]).removeprefix(short)):
            yield (EntityType.FIRM, short), (EntityType.FIRM, longer[0])


def group(verdicts: Sequence[Verdict]) -> dict[str, Entity]:
    """The entity of each name: spellings that differ only in form, place or bracket share one."""
    by_key: dict[_Key, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_key[verdict.type, _key(verdict.type, verdict.name)].append(verdict)
    keys = sorted(by_key, key=lambda k: (k[0], -len(k[1]), k[1]))
    leader: dict[_Key, _Key] = {k: k for k in keys}
    for kind, key in keys:
        if kind not in (EntityType.FIRM, EntityType.PARK, EntityType.INSTITUTION):
            continue
        short = plain(_without_place(key))
        if short != key and (kind, short) in by_key:
            leader[kind, short] = leader[kind, key]
    for short_key, full_key in _shortened(by_key):
        leader[short_key] = leader[full_key]
    members: dict[_Key, list[Verdict]] = defaultdict(list)
    for key_pair in keys:
        top = leader[key_pair]
        while leader[top] != top:
            top = leader[top]
        members[top] += by_key[key_pair]
    # Two keys may still lead to one id (甲（乙）有限公司, 甲乙公司): those are one entity too.
    by_id: dict[str, list[Verdict]] = defaultdict(list)
    for (kind, _), same in members.items():
        by_id[entity_id(kind, _fullest_first(same)[0])] += same
    found: dict[str, Entity] = {}
    for identifier, same in by_id.items():
        fullest, *others = _fullest_first(same)
        also = {*others, *_bare(same[0].type, (fullest, *others))} - {fullest}
        aliases = tuple(sorted(also, key=lambda name: (-len(name), name)))
        entity = Entity(identifier, same[0].type, fullest, aliases)
        found.update((verdict.name, entity) for verdict in same)
    return found


def _fullest_first(verdicts: Sequence[Verdict]) -> list[str]:
    return sorted({v.name for v in verdicts}, key=lambda name: (-len(name), name))
