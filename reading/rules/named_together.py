"""What only the weighing of all signs tells of two names that stand near each other."""

import re
from collections.abc import Iterator, Sequence

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Fact, Modality, Page
from reading.rules.context import Context, context
from reading.rules.pair_ground import ground
from reading.rules.pair_sights import ALLOWED, Sight
from reading.rules.pair_worth import Seen, likely, may_be_told
from reading.rules.roaming import roams
from reading.rules.roles import making_status, project_status
from reading.rules.scope import place
from reading.rules.stating import Said, told

ENOUGH = 0.3
"""From which chance on a pair is told: chosen on sets of texts left out of the fit.

A fact that is right in more than half as many cases as F1 makes of all facts raises F1; what is likely
enough to be published is measured by itself (`trust`).
"""
_SITED = (Relation.LOCATED_IN, Relation.FOCUSES_ON)
_COMING = re.compile(r"将|拟|规划|力争|争取|打造|培育|谋划|意向|签约|签订|签署")
_STILL = (Modality.PLANNED, Modality.TARGET)


def rule(page: Page, facts: Sequence[Fact]) -> Iterator[Claim]:
    """没有一条规则读出、但把两个名称之间的各种迹象（距离、次序、并列、括号、中间的词、表格的行列、别的规则怎么读）合起来看很可能成立的关系：位于、从事环节、开发项目、园区方向。各迹象的分量由标注过的文本拟合得出。

    Relations that no rule reads but that all signs of two names together make likely: how far apart
    and in which order they stand, lists, brackets, the words between, rows and columns, what rules
    read of either. The weights of the signs are fitted on annotated texts.
    """
    ctx = context(page)
    for relation in ALLOWED:
        for seen, chance in likely(ctx, facts, relation):
            sight = seen.sight if chance >= ENOUGH and not seen.voted else None
            told_here = sight and may_be_told(ctx, relation, seen.pair, sight)
            if sight and told_here and not _passed_by(ctx, relation, sight):
                yield _claim(ctx, relation, seen, sight)


def _passed_by(ctx: Context, relation: Relation, sight: Sight) -> bool:
    """Whether a page that roams names a park and its industry or site without joining them.

    An industry must stand in the park's sentence where no heading names one, a site in the same clause.
    """
    if sight.shown is None or relation not in _SITED or not roams(ctx):
        return False
    ends = [ctx.clause_at(one.start) for one in (sight.subject, sight.shown)]
    if relation is Relation.LOCATED_IN:
        return ends[0] != ends[1]
    clauses = [ctx.clauses[at] for at in ends]
    headed = ctx.heading_chain(ctx.block_of(clauses[0])) is not None
    return clauses[0].sentence != clauses[1].sentence and not headed


def _claim(ctx: Context, relation: Relation, seen: Seen, sight: Sight) -> Claim:
    subject, object_ = seen.pair
    shown = [place(one) for one in (sight.subject, sight.shown) if one]
    return told(
        ctx, __name__, Said(subject, relation, object_, _status(ctx, relation, sight)), *shown
    )


def _status(ctx: Context, relation: Relation, sight: Sight) -> Status:
    """Planned where a project is, or where the words before the object are of intention."""
    on = ground(ctx)
    ends = [one for one in (sight.shown, sight.subject) if one]
    project = next((one for one in ends if one.type is EntityType.PROJECT), None)
    if project:
        making = relation is Relation.IN_SEGMENT
        return (making_status if making else project_status)(ctx, on.group(project))
    if relation is Relation.LOCATED_IN or sight.shown is None:
        return Status.ACTUAL
    group = on.group(sight.shown)
    sentence = ctx.page.sentences[ctx.clauses[group.clause].sentence]
    coming = sentence.modality in _STILL or _COMING.search(group.before)
    return Status.PLANNED if coming else Status.ACTUAL
