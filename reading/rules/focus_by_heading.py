"""Parks a plan leans on under the heading of a chain."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Page
from reading.rules.context import context
from reading.rules.roles import excluded
from reading.rules.scope import heading_chain, place
from reading.rules.stating import Said, told

_CARRIER = re.compile(r"(?:依托|以|发挥|拥有|推进|利用|推动|加快|和|现有|建设)[^，。；]{0,6}$")
_COMING = re.compile(r"建设[^，。；]{0,6}$|打造[^，。；]{0,6}$")
_AS = re.compile(r"^为")


def rule(page: Page) -> Iterator[Claim]:
    """某产业标题之下，作为载体被依托、拥有、推进的园区，以该产业为方向；尚待建设的为规划。

    Under the heading of a chain, parks that are leaned on, owned or pushed forward focus on it;
    planned where they are still to be built.
    """
    ctx = context(page)
    for group in ctx.groups:
        parks = group.of(EntityType.PARK)
        chain = heading_chain(ctx, group) if parks else None
        if chain is None or excluded(ctx, group) or not _CARRIER.search(group.before):
            continue
        if _AS.match(group.after) and ctx.page.mentions_in(
            group.end, ctx.clauses[group.clause].end, EntityType.CHAIN
        ):
            continue
        status = Status.PLANNED if _COMING.search(group.before) else Status.ACTUAL
        for park in parks:
            if park.entity != page.home:
                said = Said(park.entity, Relation.FOCUSES_ON, chain.entity, status)
                yield told(ctx, __name__, said, place(chain), place(park))
