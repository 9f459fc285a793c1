"""Whether a project runs already, so that what it can make is no longer a plan."""

import re

from ontology.model import EntityType
from reading.rules.context import Clause, Context
from reading.rules.words import pattern

_STOP = re.compile(r"[，。；：！？\n]")
_PROJECTS = (EntityType.PROJECT,)
_AROUND = 300  # how far around a number its paragraph is asked
_AHEAD = 120  # how far before such a word a plan may stand


def makes_already(ctx: Context, clause: Clause, project: str) -> bool:
    """Whether the paragraph around a clause says that the project it tells of makes its product."""
    block = ctx.block_of(clause)
    start, end = max(block.start, clause.start - _AROUND), min(block.end, clause.end + _AROUND)
    return runs_within(ctx, (start, end), project)


def runs_within(ctx: Context, span: tuple[int, int], project: str) -> bool:
    """Whether a stretch of text says that a project makes its product."""
    start, end = span
    for hit in pattern("runs").finditer(ctx.page.layout.clean, start, end):
        if not _to_come(ctx, hit.start(), hit.end()) and project in _told_of(ctx, start, hit.end()):
            return True
    return False


def _told_of(ctx: Context, start: int, end: int) -> tuple[str, ...]:
    """The projects of the last list before a word that names any."""
    named = ctx.page.mentions_in(start, end, *_PROJECTS)
    if not named:
        return ()
    group = ctx.groups[ctx.group_at(named[-1].start)]
    return tuple(m.entity for m in group.of(*_PROJECTS)) or (named[-1].entity,)


def _to_come(ctx: Context, start: int, end: int) -> bool:
    """Whether what runs does so only in time to come: 预计年底投产, 投产后."""
    clean = ctx.page.layout.clean
    before = _STOP.split(clean[max(0, start - _AHEAD) : start])[-1]
    return clean.startswith(("后", "前", "之", "以后", "即"), end) or bool(
        pattern("runs_later").search(before)
    )
