"""Who leads a chain."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation
from reading.model import Mention, Page
from reading.rules.context import Context, Group, context
from reading.rules.developers import developer_in_name
from reading.rules.roles import excluded
from reading.rules.scope import chains_over, place
from reading.rules.stating import Said, told
from reading.rules.words import pattern

_AS_LEADER = re.compile(
    r"^(?:[\s“”’]*等)?[^，。；、]{0,4}为(?:龙头|核心|首|引领|骨干|链主|代表|主体)"
)

_NEAR = 14


def named_leaders(ctx: Context, group: Group) -> tuple[Mention, ...]:
    """The firms of a list that the words around it call leaders or lean on."""
    firms = group.of(EntityType.FIRM)
    if not firms or excluded(ctx, group):
        return ()
    before, after = group.before.rstrip(" “《‘"), group.after
    called = pattern("leader").search(group.head[:_NEAR])
    led = re.match(r"[”’\s]*(?:集团|公司)?(?:等)?(?:龙头|链主)", after)
    titled = re.search(r"(?:龙头|骨干|链主|头部|领军)(?:企业)?[“”]?$", before)
    as_leader = before.endswith("以") and _AS_LEADER.match(after)
    followed = re.search(r"龙头企业(?:陆续|先后|相继)?(?:落户|入驻)", after)
    leaned = before.endswith("依托")
    return firms if called or led or titled or as_leader or followed or leaned else ()


def rule(page: Page) -> Iterator[Claim]:
    """文件称为龙头、骨干、链主、头部，或写明“依托甲、乙”“以甲为龙头”的企业，是该产业链的龙头。

    Firms that a document calls 龙头, 骨干, 链主 or 头部, or leans on (依托甲、乙; 以甲为龙头), lead the
    chain of the heading or sentence.
    """
    ctx = context(page)
    for group in ctx.groups:
        for firm in named_leaders(ctx, group):
            yield from _leads(ctx, group, firm.entity, firm)
        if pattern("leader").search(group.head[:_NEAR]):
            for project in group.of(EntityType.PROJECT):
                developer = developer_in_name(ctx, project.name)
                if developer:
                    yield from _leads(ctx, group, developer.id, project)


def _leads(ctx: Context, group: Group, firm: str, shown_at: Mention) -> Iterator[Claim]:
    for chain in chains_over(ctx, group):
        said = Said(firm, Relation.LEADER_OF, chain.entity)
        yield told(ctx, __name__, said, place(chain.shown_at), place(shown_at))
