"""Projects named after a chain."""

from collections.abc import Iterator
from functools import lru_cache

from ontology.identity import core
from ontology.model import Claim, EntityType, Relation
from reading.model import Page
from reading.rules.context import HEADINGS, Context, Group, context
from reading.rules.roles import excluded, project_status
from reading.rules.scope import chains_over, place
from reading.rules.stating import Said, told
from reading.rules.words import words


def rule(page: Page) -> Iterator[Claim]:
    """项目名称里含有产业名、而句子未另行点明产业链的，项目属于该产业链；标题另有产业链的，只有该产业也自有标题时两者都属于。

    A project whose name holds the name of a chain belongs to it, unless its sentence names another
    one; under the heading of another chain it belongs to both where its own has a heading too.
    """
    ctx = context(page)
    for group in ctx.groups:
        for project in group.of(EntityType.PROJECT):
            chain = ctx.chain_in_name(project.name)
            if chain and not excluded(ctx, group) and not _told(ctx, group, chain):
                said = Said(project.entity, Relation.IN_CHAIN, chain, project_status(ctx, group))
                yield told(ctx, __name__, said, place(project))


def _told(ctx: Context, group: Group, chain: str) -> bool:
    """Whether the sentence of a list says which chain it belongs to, or the heading names the same.

    Under a heading with another chain a project belongs to both (氢能 stands in its own name) only
    if the page treats that chain as one: 物联网 in a name may be what a factory uses.
    """
    over = chains_over(ctx, group)
    if any(found.by == "sentence" for found in over):
        return True
    headed = [found for found in over if found.by == "heading"]
    name = ctx.entities[chain].name
    vague = name in words("broad") or name in words("manner") or name in words("vague")
    same = any(_same(ctx, found.entity, chain) for found in headed)
    return vague or (bool(headed) and (same or chain not in _headed(ctx)))


@lru_cache(maxsize=4)
def _headed(ctx: Context) -> frozenset[str]:
    """The chains that headings of a page name: others are mere words of a project's name."""
    blocks = (b for b in ctx.page.layout.blocks if b.kind in HEADINGS)
    named = (ctx.page.mentions_in(b.start, b.end, EntityType.CHAIN) for b in blocks)
    return frozenset(chain.entity for found in named for chain in found)


def _same(ctx: Context, one: str, other: str) -> bool:
    names = [core(EntityType.CHAIN, ctx.entities[chain].name) for chain in (one, other)]
    return names[0] in names[1] or names[1] in names[0]
