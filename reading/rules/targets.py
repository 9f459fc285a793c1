"""Firms a region wants to recruit."""

from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Page
from reading.rules.context import Context, context
from reading.rules.roles import listed_as_target, wooed
from reading.rules.scope import Chain, chains_over, heading_chain, place
from reading.rules.stating import Said, told


def rule(page: Page) -> Iterator[Claim]:
    """拟招商名录里的企业，以及“争取引进、着力引进、瞄准”之后点名的企业，是该产业链的招商目标。

    Firms of a recruitment list, and firms named after 争取引进, 着力引进 or 瞄准, are targets for the
    chain of the heading or sentence; nothing says that they are there.
    """
    ctx = context(page)
    for group in ctx.groups:
        members = group.of(EntityType.FIRM, EntityType.INSTITUTION)
        listed = bool(members) and listed_as_target(ctx, group)
        if not members or not (listed or wooed(ctx, group)):
            continue
        heading = heading_chain(ctx, group)
        over = chains_over(ctx, group) or _by_title(ctx)
        for chain in [c for c in over if not heading or c.by == "heading"] or over[:1]:
            for member in members:
                if listed or member.type is EntityType.FIRM:
                    said = Said(member.entity, Relation.TARGET_FOR, chain.entity, Status.TARGET)
                    yield told(ctx, __name__, said, place(chain.shown_at), place(member))


def _by_title(ctx: Context) -> tuple[Chain, ...]:
    """The chain of the document's title: a target counts even where nothing nearer names one."""
    title = ctx.outline.chain
    return (Chain(title.entity, title, "title"),) if title else ()
