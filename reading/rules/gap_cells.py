"""What labels and tables say is lacking: 短板：甲、乙, a cell 空白 in the row of a link."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ontology.model import EntityType, GapKind
from reading.layout.label_roles import LabelRole
from reading.layout.labelled import Labelled, labelled
from reading.rules.context import Context
from reading.rules.gap_frames import filled
from reading.rules.gap_phrases import is_thing, listed
from reading.rules.sources import source
from reading.rules.stating import Span

_STATES = (
    (GapKind.MISSING, re.compile(r"(?:目前|现为|为|尚?属|完全|基本|仍)*(?:空白|缺失|缺位|断点|断链|缺环|空缺|缺|无|没有|未布局|待引进|待招引|无企业|暂无|尚无|暂缺|待征集|待补链|待招商|待引入|待对接|招引中|无本地企业|未量产|未起步|不能生产|无法生产)")),
    (GapKind.WEAK, re.compile(r"(?:较|偏|很|比较|相对)?(?:弱|薄弱|不足|短板|偏少|较少|弱项|堵点|卡点|低端|单一)")),
    (GapKind.IMPORT_DEPENDENT, re.compile(r"(?:全部|主要|基本|高度|依赖|靠)*进口(?:为主)?|卡脖子|受制于人")),
    (GapKind.EXTERNAL_SUPPLY, re.compile(r"(?:全部|主要|均|需)*(?:外购|外采|外协|外地采购|外地供应)")),
)  # fmt: skip
_MISSING_LABEL = re.compile(r"缺失|空白|断点|缺口|缺项|待补|要补|缺环")
_BROAD_LABEL = re.compile(r"现状|问题|不足|短处|判断")
_SUBJECTS = (LabelRole.PRODUCT, LabelRole.SEGMENT, LabelRole.NAME, LabelRole.CHAIN)
_NOWHERE = re.compile(r"[—\-－/ 、无有]*|本地.{0,4}|已有.*|较?[强好全]|完整|齐全|优势.*")
_PRODUCTS = (EntityType.SEGMENT, EntityType.PRODUCT)
_DETAIL = re.compile(r"[，；,;（(]")
_LONGEST_STATE = 10
_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class Lack:
    """Some things said to be lacking in one way, where that is said, and what kind of rule reads it."""

    kind: GapKind
    things: tuple[str, ...]
    at: Span
    by: str = "cell"


def cell_lacks(ctx: Context) -> Iterator[Lack]:
    """What the labels and rows of a page say is lacking."""
    values = labelled(ctx.page.layout)
    for row, members in groupby(values, key=lambda value: value.row):
        if row is None:
            yield from (lack for value in members if (lack := _behind_label(ctx, value)))
        else:
            yield from _in_row(ctx, list(members))


def _text(ctx: Context, value: Labelled) -> str:
    return ctx.page.layout.clean[value.start : value.end]


def _behind_label(ctx: Context, value: Labelled) -> Lack | None:
    """The list behind 短板 or 缺失环节: nothing but names of things up to the first stop."""
    if value.role is not LabelRole.GAP or value.end - value.start > _LONGEST_VALUE:
        return None
    words = re.split(r"[。；，]", _text(ctx, value))[0]
    if any(filled(words)) or _NOWHERE.fullmatch(words):
        return None
    things = listed(words)
    inside = ctx.page.mentions_in(value.start, value.end, *_PRODUCTS)
    products = [m.name for m in inside]
    known = all(any(name in thing for name in products) for thing in things)
    if (
        not things
        or not all(map(is_thing, things))
        or (_BROAD_LABEL.search(value.label) and not known)
    ):
        return None
    missing = _MISSING_LABEL.search(value.label)
    kind = GapKind.MISSING if missing else GapKind.WEAK
    return Lack(kind, things, (value.start, value.start + len(words)))


def _in_row(ctx: Context, row: Sequence[Labelled]) -> Iterator[Lack]:
    """What a row about a link says of it: that it is lacking, or where it is bought."""
    subject, things = _subject(ctx, row)
    if subject is None:
        return
    told: set[GapKind] = set()
    for value in row:
        kind = None if value is subject else _kind(ctx, value)
        if kind and kind not in told:
            told.add(kind)
            yield Lack(kind, things, (subject.start, value.end))
        lack = None if kind or told or value is subject else _behind_label(ctx, value)
        if lack:
            yield lack
            return


def _subject(ctx: Context, row: Sequence[Labelled]) -> tuple[Labelled | None, tuple[str, ...]]:
    """The cell that says what a row is about, and the things in it: its product, link or name.

    A product behind the firms of a link is what they make, not what the row is about.
    """
    firms = (value.start for value in row if value.role is LabelRole.FIRM)
    first_firm = next(firms, len(ctx.page.layout.clean))
    links = any(value.role is LabelRole.SEGMENT for value in row)
    for role in _SUBJECTS:
        for value in row:
            made = links and role is LabelRole.PRODUCT and value.start > first_firm
            if value.role is not role or made:
                continue
            things = tuple(thing for thing in listed(_text(ctx, value)) if is_thing(thing))
            if things:
                return value, things
    return None, ()


def _kind(ctx: Context, value: Labelled) -> GapKind | None:
    words = _DETAIL.split(_text(ctx, value).strip(" 。；"))[0]
    if value.role in (LabelRole.GAP, LabelRole.STATE, LabelRole.LEVEL, LabelRole.FIRM):
        if len(words) > _LONGEST_STATE:
            return None
        return next((kind for kind, state in _STATES if state.fullmatch(words)), None)
    if value.role is not LabelRole.OUTSIDE or _NOWHERE.fullmatch(words):
        return None
    return source(words, ctx.page.document.region)
