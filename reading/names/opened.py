"""Firms that a project surely read opens with: each stretch of words is in doubt, one is meant."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.labels import GROUND as LABELLED
from reading.names.name_signs import Candidate
from reading.names.places import is_place
from reading.names.shape import brand_length, could_be_firm, is_generic
from reading.names.tagger import GROUND as MARKED
from reading.names.tokens import KEPT, cut

_SURE, _HEARD, _UNHEARD = 0.5, 0.15, 0.2
_LONGEST_PLACE = 4
"""Letters of the longest place that may stand before the firm."""
_EARTH = frozenset("江河湖海山沟口村州乡镇岭峡湾岛滩港溪线路城关岗谷池洲入站")
"""What the names of rivers, hills, villages and lines end in."""
_COUNT = re.compile(r"[百千万亿数几]+[吨斤元亩台个只座条]")


def opened(
    told: Sequence[Candidate], chances: Sequence[float], carried: Collection[int]
) -> set[int]:
    """Which firms open projects that are read surely and in which no other firm is read.

    Of several stretches at the front of one name it is the likeliest that shows a brand.
    """
    firms = defaultdict[int, list[tuple[int, int]]](list)
    for at, one in enumerate(told):
        if one.type is EntityType.FIRM:
            for start, end in one.places:
                firms[start].append((end, at))
    found = set[int]()
    for start, end in _fronts(told, chances, carried):
        near = range(start, start + _LONGEST_PLACE + 1)
        there = [at for begin in near for stop, at in firms.get(begin, ()) if stop < end]
        branded = [at for at in there if _is_likely(told[at], chances[at])]
        if branded and not any(at in carried for at in there):
            found.add(max(branded, key=chances.__getitem__))
    return found


def _fronts(
    told: Sequence[Candidate], chances: Sequence[float], carried: Collection[int]
) -> list[tuple[int, int]]:
    """Where the projects stand that are read surely."""
    projects = [at for at in carried if told[at].type is EntityType.PROJECT]
    return [place for at in projects if chances[at] >= _SURE for place in told[at].places]


def _is_likely(one: Candidate, chance: float) -> bool:
    """Whether a firm is likely enough, the more so if the tagger heard of it."""
    heard = MARKED in one.grounds or LABELLED in one.grounds
    return chance >= (_HEARD if heard else _UNHEARD) and _shows_brand(one.name)


@lru_cache(maxsize=KEPT)
def _shows_brand(name: str) -> bool:
    """Whether a name could be a firm's and begins, behind a place at most, with a brand."""
    tokens = cut(name)
    own = tokens[1:] if len(tokens) > 1 and is_place(tokens[0].text) else tokens
    on_earth = name[-1] in _EARTH or bool(lexicon.ending(name, "infrastructure"))
    plain = is_place(name) or is_generic(own) or bool(_COUNT.match(name))
    branded = brand_length(own) and name not in lexicon.words("industries")
    return bool(branded) and could_be_firm(tokens) and not (plain or on_earth)
