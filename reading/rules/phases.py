"""How far a project is."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, ProjectPhase, Relation, Status
from reading.model import Page
from reading.rules.context import Context, Group, context
from reading.rules.roles import listed_as_project
from reading.rules.scope import place
from reading.rules.stating import Said, told

_PHASES = (
    (ProjectPhase.TERMINATED, re.compile(r"终止|停建|搁置")),
    (
        ProjectPhase.IN_OPERATION,
        re.compile(r"投产|投入(?:生产|使用|运营)|运营|启用|投用|爬坡|量产"),
    ),
    (ProjectPhase.COMPLETED, re.compile(r"竣工|建成|完工|封顶")),
    (
        ProjectPhase.UNDER_CONSTRUCTION,
        re.compile(r"开工|动工|在建|施工|加[快紧]建设|启动建设|建设中"),
    ),
    (ProjectPhase.SIGNED, re.compile(r"签约|签署|签订")),
    (ProjectPhase.NEGOTIATING, re.compile(r"洽谈|在谈")),
)
_TO_COME = re.compile(r"将|拟|计划|预计|有望|争取|力争|尽快|确保|及早|前$")


def rule(page: Page) -> Iterator[Claim]:
    """项目的进度：洽谈、签约、待建、在建、竣工、投产；写明将要到达的进度为规划。

    The phase of a project (in talks, signed, to be built, under construction, completed, running);
    planned where the text says that it is still to be reached.
    """
    ctx = context(page)
    for group in ctx.groups:
        projects = group.of(EntityType.PROJECT)
        found = _phase(ctx, group) if projects else None
        if found is None:
            continue
        phase, status = found
        for project in projects:
            said = Said(project.entity, Relation.PHASE, phase.value, status)
            yield told(ctx, __name__, said, place(project), (group.end, _clause_end(ctx, group)))


def _clause_end(ctx: Context, group: Group) -> int:
    return ctx.clauses[group.clause].end


def _phase(ctx: Context, group: Group) -> tuple[ProjectPhase, Status] | None:
    """The first phase word after a list of projects in its clause, nearest to the list."""
    hits = [
        (hit.start(), order, phase)
        for order, (phase, words) in enumerate(_PHASES)
        for hit in words.finditer(group.after)
    ]
    if hits:
        at, _, phase = min(hits)
        coming = _TO_COME.search(group.after[:at]) or _TO_COME.search(group.before[-6:])
        return phase, Status.PLANNED if coming else Status.ACTUAL
    if listed_as_project(ctx, group):
        return ProjectPhase.TO_BUILD, Status.ACTUAL
    return None
