"""A park of the region focuses on the one chain that a text is about."""

from collections import Counter
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation
from reading.model import Page
from reading.rules.context import Context, context
from reading.rules.following.premises import Premises, follows
from reading.rules.stating import Said

_FEWEST, _MOST = 2, 0.6  # mentions of a chain, and its share, that make a text its own


def rule(page: Page, premises: Premises) -> Iterator[Claim]:
    """由“园区在本地”推得：通篇只讲一条产业链的文件，其中未写明方向的本地园区以该产业为方向。

    Follows from where a park lies: in a text about one chain, a park of the region or a smaller one
    within it focuses on that chain where nothing tells what it works on.
    """
    ctx = context(page)
    chain = _only_chain(ctx)
    if chain is None or page.home not in ctx.entities:
        return
    for lies in premises.told(Relation.LOCATED_IN):
        park = ctx.entities.get(lies.subject)
        if park is None or park.type is not EntityType.PARK or not _tells(ctx, chain, park.name):
            continue
        if not premises.of_subject(Relation.FOCUSES_ON, park.id):
            said = Said(park.id, Relation.FOCUSES_ON, chain, lies.status)
            yield follows(page, __name__, said, lies)


def _only_chain(ctx: Context) -> str | None:
    """The chain that nearly all mentions of chains mean, where no umbrella is over it."""
    counted = Counter(chain.entity for chain in ctx.chains)
    for entity, count in counted.most_common(1):
        if count >= _FEWEST and count > _MOST * counted.total() and entity != ctx.outline.umbrella:
            return entity
    return None


def _tells(ctx: Context, chain: str, name: str) -> bool:
    """Whether a park's name does not name another chain than the text's."""
    return ctx.chain_in_name(name) in (None, chain)
