"""Values told together: 甲、乙分别为3和5, 居第3和第4位, 收入、税收分别达到3亿元和1亿元."""

import re
from dataclasses import dataclass, replace

from ontology.model import EntityType
from reading.rules.context import Context, Group

_RESPECTIVELY = re.compile(r"分别|依次|各为")
_JOINED = re.compile(r"(?:左右|以[上下内]|[多余])?[、和与及，以 ]{1,3}")
_LIST = re.compile(r"[、和与及]|以及")
_OWNERS = (
    EntityType.FIRM,
    EntityType.PARK,
    EntityType.PROJECT,
    EntityType.PLACE,
    EntityType.CHAIN,
    EntityType.INSTITUTION,
    EntityType.SEGMENT,
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_SPAN = re.compile(r"(?<!\d)(20\d\d)年?(?:[-－—–~～]{1,2}|至|到)(20\d\d)年")
_NEAR = 12  # how near 分别 stands before its first value
_REACH = 60  # how far before its first value a list may end


@dataclass(frozen=True, slots=True)
class Share:
    """What one of several values told together belongs to: an entity, or the words of its metric.

    `nobody`: to a thing whose name is not known, where names of its neighbours are. `year` is the
    one of several years that it is told of, 0 where none is.
    """

    about: str = ""
    words: str = ""
    nobody: bool = False
    year: int = 0


def runs(ctx: Context, spans: list[tuple[int, int]]) -> list[list[int]]:
    """The indexes of values that stand in one list (22.5%、15.8%和6.1%), two or more each."""
    found: list[list[int]] = []
    for index, (start, _) in enumerate(spans):
        if index and _JOINED.fullmatch(ctx.page.layout.clean[spans[index - 1][1] : start]):
            found[-1].append(index)
        else:
            found.append([index])
    return [run for run in found if len(run) > 1]


def shares(ctx: Context, spans: list[tuple[int, int]]) -> dict[int, Share]:
    """By the start of each value that is told together with others, what it belongs to.

    As many names as values stand before them, or as many nouns before 分别: the first has the first.
    """
    found: dict[int, Share] = {}
    for run in runs(ctx, spans):
        first = spans[run[0]][0]
        begin = max(ctx.clauses[ctx.clause_at(first)].start, first - 2 * _REACH)
        named = _names(ctx, begin, first, len(run))
        told = [Share(about=name) for name in named] or _by_nouns(ctx, begin, first, len(run))
        told = told or [Share()] * len(run)
        years = _years(ctx, first, len(run)) or (0,) * len(run)
        for share, year, index in zip(told, years, run, strict=False):
            found[spans[index][0]] = replace(share, year=year)
    return found


def _years(ctx: Context, first: int, count: int) -> tuple[int, ...]:
    """The years that as many values belong to: 2021年至2023年，产值依次为46亿元、71亿元、98亿元."""
    start, _ = ctx.sentence_span(ctx.clauses[ctx.clause_at(first)].sentence)
    before = ctx.page.layout.clean[max(start, first - 2 * _REACH) : first]
    if not _RESPECTIVELY.search(before[-_NEAR:]):
        return ()
    for span in reversed(list(_SPAN.finditer(before))):
        years = tuple(range(int(span[1]), int(span[2]) + 1))
        return years if len(years) == count else ()
    named = tuple(dict.fromkeys(int(year) for year in _YEAR.findall(before)))
    return named if len(named) == count else ()


def _names(ctx: Context, begin: int, first: int, count: int) -> tuple[str, ...]:
    """The names of the last list before the values, where it has as many members."""
    at = ctx.group_at(first)
    groups = ctx.groups[max(0, at - 3) : at + 1]
    for group in reversed(groups):
        if group.start < begin or group.end > first or first - group.end > _REACH:
            continue
        members = group.of(*_OWNERS)
        if len(members) == count == len(_uniform(group)):
            return tuple(m.entity for m in members)
    return ()


def _uniform(group: Group) -> tuple[str, ...]:
    """The members of a list whose names are all of one type."""
    kinds = {m.type for m in group.mentions}
    return tuple(m.entity for m in group.mentions) if len(kinds) == 1 else ()


def _by_nouns(ctx: Context, begin: int, first: int, count: int) -> list[Share]:
    """The nouns listed before 分别, where there are as many; some may hold a name, some none."""
    before = ctx.page.layout.clean[begin:first]
    told = _RESPECTIVELY.search(before)
    cuts = list(_LIST.finditer(before, 0, told.start())) if told else []
    if not told or not 0 < count - 1 <= len(cuts):
        return []
    kept = cuts[len(cuts) - count + 1 :]
    left = [cuts[-count].end()] if len(cuts) >= count else [0]
    starts, ends = [*left, *(c.end() for c in kept)], [*(c.start() for c in kept), told.start()]
    found = []
    for start, end in zip(starts, ends, strict=True):
        names = ctx.page.mentions_in(begin + start, begin + end, *_OWNERS)
        found.append(Share(about=names[-1].entity if names else "", words=before[start:end]))
    if any(share.about for share in found):
        return [share if share.about else Share(nobody=True) for share in found]
    return found
