"""Firms a region wants to recruit."""

from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import BlockKind, Page
from reading.rules.context import Context, Group, context
from reading.rules.main_chain import likely_chains
from reading.rules.roles import listed_as_target, wooed
from reading.rules.scope import Chain, chains_over, heading_chain, place
from reading.rules.stating import Said, told

_LIKELY = 0.4
"""The chance from which on a page is about a chain that firms are wanted for."""


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
        over = chains_over(ctx, group) or _of_page(ctx, group)
        for chain in [c for c in over if not heading or c.by == "heading"] or over[:1]:
            for member in members:
                if listed or member.type is EntityType.FIRM:
                    said = Said(member.entity, Relation.TARGET_FOR, chain.entity, Status.TARGET)
                    yield told(ctx, __name__, said, place(chain.shown_at), place(member))


def _of_page(ctx: Context, group: Group) -> tuple[Chain, ...]:
    """The chain of the title, or outside of tables the likeliest: a target counts even so."""
    title = ctx.outline.chain
    if title is None and ctx.block_of(ctx.clauses[group.clause]).kind is not BlockKind.BOX_CELL:
        likely = likely_chains(ctx.page)
        top = max(likely, key=lambda chain: likely[chain], default="")
        likeliest = (m for m in ctx.chains if m.entity == top and likely[top] >= _LIKELY)
        title = next(likeliest, None)
    return (Chain(title.entity, title, "title"),) if title else ()
