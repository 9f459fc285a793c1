"""Two names joined by 和 or 、 that were taken for one: 甲市产业园和乙市物流基地."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.places import is_place
from reading.names.scene import Scene, Sight, spell
from reading.names.shape import brand_length
from reading.names.tokens import Token, cut

_WORKS = frozenset({EntityType.PARK, EntityType.PROJECT})
_LISTING = frozenset({"和", "及", "以及", "、"})
_WITH = "与"
_AND_SO_ON = re.compile(r"(?<=....)等(?:一批)?(?:重[点大])?(?:项目|工程)?$")
_HEADS = ("park_heads", "project_heads", "infrastructure", "phases")
_COUNT = re.compile(r"\d")
_LEAST = 4


def apart(scene: Scene, seen: Sight) -> Iterator[Sight]:
    """The sight of a park or project, or those of the two it holds.

    A name ends where a word ends it and one with a place or brand of its own follows; what only
    names a place lends its head to neither (甲市和乙市开发区 is read as 乙市开发区).
    """
    name = scene.text(seen.start, seen.end) if seen.type in _WORKS else ""
    closed = _AND_SO_ON.search(name)
    if closed:
        seen, name = replace(seen, end=seen.start + closed.start()), name[: closed.start()]
    if not _joins(name):
        yield seen
        return
    tokens = cut(name, seen.start)
    at = next((i for i in range(1, len(tokens) - 1) if _parts(tokens, i)), 0)
    if not at:
        yield seen
        return
    if _is_whole(tokens[:at]) or _COUNT.search(spell(tokens[:at])):
        yield replace(seen, end=tokens[at].start)
    yield from apart(scene, replace(seen, start=tokens[at + 1].start))


def _joins(name: str) -> bool:
    return any(mark in name for mark in (*_LISTING, _WITH))


def _parts(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token at `i` joins two names."""
    joint, right = tokens[i].text, tokens[i + 1 :]
    if joint not in _LISTING and joint != _WITH:
        return False
    whole = _is_whole(tokens[:i])
    if joint == "、" and right[0].tag == "m" and _COUNT.search(spell(tokens[:i])):
        return True
    if is_place(right[0].text) and len(right) > 1:
        return whole or joint != _WITH
    return whole and bool(brand_length(right)) and len(spell(right)) >= _LEAST


def _is_whole(tokens: Sequence[Token]) -> bool:
    """Whether words end like a park or work of its own."""
    name = spell(tokens)
    return len(name) >= _LEAST and any(lexicon.ending(name, heads) for heads in _HEADS)
