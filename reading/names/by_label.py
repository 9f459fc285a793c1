"""Names by the label they stand behind: 重点企业：甲、乙; the cells of a column 建设单位."""

import re
from collections.abc import Iterator, Sequence

from ontology.model import EntityType
from reading.layout.label_roles import LabelRole
from reading.layout.labelled import Labelled, labelled
from reading.names import lexicon
from reading.names.chains import bare, could_be_chain
from reading.names.pieces import phrases
from reading.names.places import is_place
from reading.names.scene import Scene, Sight, sight, spell
from reading.names.shape import could_be_firm, is_generic, is_likely_firm
from reading.names.tokens import Token, cut

_TYPES = {
    LabelRole.FIRM: EntityType.FIRM,
    LabelRole.DEVELOPER: EntityType.FIRM,
    LabelRole.TARGET: EntityType.FIRM,
    LabelRole.INSTITUTION: EntityType.INSTITUTION,
    LabelRole.PROJECT: EntityType.PROJECT,
    LabelRole.PARK: EntityType.PARK,
    LabelRole.SEGMENT: EntityType.SEGMENT,
    LabelRole.CHAIN: EntityType.CHAIN,
}
_CHAIN_CELL = 0.6
_CELL, _LINE, _LIKELY, _LONE, _KNOWN_HEAD = 0.8, 0.62, 0.75, 0.45, 0.7
_SHORTEST, _LONGEST, _LONGEST_PROJECT = 2, 24, 40
_OPEN, _CLOSE = "（(", "）)"
_MARKS, _COMMAS = "、；;/", "，,"
_ASIDE_MOST = 10
_COUNTED = frozenset("家个户项余多")


def items(text: str, offset: int = 0) -> Iterator[tuple[int, int]]:
    """The spans of the things a value lists, marks inside brackets and asides left alone.

    >>> list(items("甲科技（轴承、齿轮）、乙股份等5家，另有个体户"))
    [(0, 10), (11, 14)]
    """
    depth = start = 0
    marks = _MARKS if "、" in text else _MARKS + _COMMAS
    for place, mark in enumerate(text + "、"):
        depth = max(0, depth + (mark in _OPEN) - (mark in _CLOSE))
        if mark in marks and (not depth or place == len(text)):
            body = re.split(r"[，,](?![^（(]*[）)])", text[start:place])[0].rstrip()
            lead = len(body) - len(body.lstrip())
            end = start + len(_without_and_so_on(body))
            if end > start + lead:
                yield offset + start + lead, offset + end
            start = place + 1


def _without_and_so_on(body: str) -> str:
    head, mark, tail = body.rpartition("等")
    counted = any(c.isdigit() or c in _COUNTED for c in tail)
    return head if mark and head and (not tail or counted) else body


def _named(text: str, start: int) -> int:
    """Where a name ends before the bracket that explains it (甲科技（轴承）); 0 if none does."""
    for mark in _OPEN:
        at = text.find(mark)
        inside = text[at + 1 : -1]
        closed = at > 1 and text[-1] in _CLOSE
        if closed and not is_place(inside.removesuffix("市")):
            return start + at
    return 0


def by_label(scene: Scene) -> Iterator[Sight]:
    """The items behind a label or in a column that says what they are."""
    for value in labelled(scene.layout):
        kind = _TYPES.get(value.role)
        if kind is None:
            continue
        first = scene.text(value.start, value.end).partition("。")[0]
        spans = list(items(first, value.start))
        for start, end in spans:
            stop = _named(scene.text(start, end), start) or end
            tokens: Sequence[Token] = cut(scene.text(start, stop), start)
            if kind is EntityType.FIRM and value.row is None:
                tokens = _phrase(tokens)
            if kind is EntityType.CHAIN:
                yield from _chains(tokens, value)
                continue
            found = _sight(tokens, kind, _weight(value, len(spans))) if tokens else None
            if found:
                yield found


def _chains(tokens: Sequence[Token], value: Labelled) -> Iterator[Sight]:
    """The industry in a cell of a column 产业链; behind a plain label a sentence may follow."""
    heads = lexicon.words("chain_heads")
    cut_off = next((i for i, t in enumerate(tokens) if i and t.text in heads), len(tokens))
    whole = cut_off >= len(tokens) - 1
    stem = bare(tokens[:cut_off])
    if value.row is not None and whole and stem and could_be_chain(stem):
        yield sight(stem, EntityType.CHAIN, "labelled", _CHAIN_CELL)


def _phrase(tokens: Sequence[Token]) -> Sequence[Token]:
    """The name in an item that may say more (重点引进甲, 甲拥有…): its one phrase, or the first."""
    found = [phrase for _, phrase in phrases(tokens)]
    if len(found) == 1 and found[0][-1] == tokens[-1]:
        return found[0]
    first = bool(found) and found[0][0] == tokens[0] and is_likely_firm(found[0])
    return found[0] if first else ()


def _weight(value: Labelled, count: int) -> float:
    if value.row is not None:
        return _CELL
    return _LINE if count > 1 else _LONE


def _sight(tokens: Sequence[Token], kind: EntityType, weight: float) -> Sight | None:
    """The sight of an item, of the type its own last word says or the label's."""
    text = spell(tokens)
    if not _SHORTEST <= len(text) <= _LONGEST_PROJECT or is_generic(tokens) or text.isascii():
        return None
    if text in lexicon.words("nothing"):
        return None
    if lexicon.ending(text, "institution_heads") and kind in (
        EntityType.FIRM,
        EntityType.INSTITUTION,
    ):
        return sight(tokens, EntityType.INSTITUTION, "labelled", _KNOWN_HEAD)
    if kind is EntityType.PROJECT:
        return sight(tokens, kind, "labelled", weight)
    if len(text) > _LONGEST:
        return None
    if kind is EntityType.FIRM:
        likely = is_likely_firm(tokens)
        sure = max(weight, _LIKELY) if likely else weight
        return sight(tokens, kind, "labelled", sure) if could_be_firm(tokens) else None
    if kind is EntityType.PARK:
        return None if is_place(text) else sight(tokens, kind, "labelled", weight)
    return sight(tokens, kind, "labelled", weight)
