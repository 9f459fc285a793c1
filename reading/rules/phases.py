"""How far a project is."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, ProjectPhase, Relation, Status
from reading.model import Modality, Page
from reading.rules.context import Context, Group, context
from reading.rules.number_mood import section_of
from reading.rules.roles import PAST, listed_as_project, pushed_for
from reading.rules.scope import place
from reading.rules.stating import Said, told

_PHASES = (
    (ProjectPhase.TERMINATED, re.compile(r"终止|停建|搁置")),
    (
        ProjectPhase.IN_OPERATION,
        re.compile(
            r"投产(?!要求|条件|准备)|投入(?:生产|使用|运营)|运营(?!中心|商|总部)|启用|投用|爬坡|量产"
        ),
    ),
    (ProjectPhase.COMPLETED, re.compile(r"竣工|建成|完工|封顶")),
    (
        ProjectPhase.UNDER_CONSTRUCTION,
        re.compile(
            r"(?:签约|签订|签署)[、暨并及和即]{0,2}(?:当[年天月日场])?(?:开工|动工)"
            r"|开工|动工|在建|施工|加[快紧]建设|启动建设|建设中"
        ),
    ),
    (ProjectPhase.SIGNED, re.compile(r"签约|签署|签订")),
    (ProjectPhase.NEGOTIATING, re.compile(r"洽谈|在谈")),
)
_TO_COME = re.compile(r"将|拟|计划|预计|有望|争取|力争|尽快|确保|及早|明年|后年|[到至]20\d\d年|前$")
_IN_HAND = re.compile(r"在建|续建|加[快紧]建设|施工|建设中")
"""What only what is begun already can be, however it is pushed on."""
_OF_THE_NEXT = re.compile(r"(?:[、和与及])$")
_ONCE_DONE = re.compile(r"[^，。；、]{0,4}(?<![前最先])(?:后|时(?!间))")
_OR = re.compile(r"(?:建设)?或")
_KIND = re.compile(r"(?:的)?[^，。；、]{0,4}项目")
_DONE = re.compile(r"已|目前|现")
_STARTED = (
    (ProjectPhase.IN_OPERATION, re.compile(r"(?:投产|投用|投运|运营|启用)了?$")),
    (ProjectPhase.COMPLETED, re.compile(r"(?:建成|竣工)了?$")),
    (ProjectPhase.UNDER_CONSTRUCTION, re.compile(r"(?:[开动]工(?:建设)?|续建)了?$")),
)
"""What is said of works right before they are named: 建成甲大桥, 开工建设乙项目."""
_PLANS = (Modality.PLANNED, Modality.TARGET)


def rule(page: Page) -> Iterator[Claim]:
    """项目的进度：洽谈、签约、待建、在建、竣工、投产；写明将要到达、推动到达或列在打算里的进度为规划。

    The phase of a project (in talks, signed, to be built, under construction, completed, running);
    planned where the text says that it is still to be reached, pushes for it or stands among plans.
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
    """How far the projects of a list are, by the words after it or else right before it."""
    hits = [
        (hit.start(), order, hit, phase)
        for order, (phase, words) in enumerate(_PHASES)
        for hit in words.finditer(group.after)
        if not _ONCE_DONE.match(group.after, hit.end())
    ]
    if hits:
        _, _, hit, phase = min(hits, key=lambda found: found[:2])
        return _told_after(ctx, group, hit, phase)
    if listed_as_project(ctx, group):
        return ProjectPhase.TO_BUILD, Status.ACTUAL
    return _told_before(ctx, group)


def _told_after(
    ctx: Context, group: Group, hit: re.Match[str], phase: ProjectPhase
) -> tuple[ProjectPhase, Status] | None:
    """What a phase word tells of the list before it.

    What is said of the next item (以及在建乙电站) and one of two (开工或通车) tell nothing.
    """
    lead = group.after[: hit.start()]
    if _OF_THE_NEXT.search(lead) or _OR.match(group.after, hit.end()):
        return None
    if _TO_COME.search(lead) or _TO_COME.search(group.before[-6:]):
        return phase, Status.PLANNED
    sure = _IN_HAND.match(hit[0]) or _KIND.match(group.after, hit.end()) or _DONE.search(lead)
    return phase, Status.PLANNED if not sure and _pushed(ctx, group) else Status.ACTUAL


def _told_before(ctx: Context, group: Group) -> tuple[ProjectPhase, Status] | None:
    """What the verb right before a list tells of it."""
    found = ((phase, words.search(group.before)) for phase, words in _STARTED)
    phase, hit = next(((p, hit) for p, hit in found if hit), (None, None))
    if phase is None or hit is None:
        return None
    planned = ctx.page.sentences[ctx.clauses[group.clause].sentence].modality in _PLANS
    coming = _TO_COME.search(group.before) or _pushed(ctx, group)
    unsure = planned and not _past(ctx, group) and not PAST.search(group.before[: hit.start()])
    begun = _IN_HAND.match(hit[0])
    return phase, Status.PLANNED if (coming or unsure) and not begun else Status.ACTUAL


def _past(ctx: Context, group: Group) -> bool:
    return section_of(ctx, ctx.block_of(ctx.clauses[group.clause])) is Modality.ACTUAL


def _pushed(ctx: Context, group: Group) -> bool:
    """Whether a phase is told among plans, or only pushed for (推动…开工)."""
    section = section_of(ctx, ctx.block_of(ctx.clauses[group.clause]))
    return pushed_for(ctx, group) or section in _PLANS
