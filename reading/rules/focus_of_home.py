"""What the region of a document works on, where that region is a zone."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Mention, Page
from reading.rules.context import Context, context
from reading.rules.home_region import home_near
from reading.rules.scope import place
from reading.rules.stating import Said, told

_CLUSTERS = re.compile(r"产业集群|主导产业|特色产业|产业体系|大产业|新兴产业|优势产业")
_COMING = re.compile(r"将|培育|打造|争取|力争")
_SEVERAL = 3


def rule(page: Page) -> Iterator[Claim]:
    """为某园区（片区）写的文件里，一句并列三个以上产业并称为产业集群、主导产业的，该园区以这些产业为方向。

    Where a document speaks for a zone and one sentence lists three or more chains as its clusters
    or leading industries, the zone focuses on them.
    """
    ctx = context(page)
    home = ctx.entities.get(page.home)
    if home is None or home.type is not EntityType.PARK:
        return
    for index, sentence in enumerate(page.sentences):
        chains = ctx.in_sentence(index, EntityType.CHAIN)
        text = page.text(sentence)
        if len({c.entity for c in chains}) < _SEVERAL or not _CLUSTERS.search(text):
            continue
        if any(p.entity != home.id for p in _places_before(ctx, index, chains[0])):
            continue
        status = Status.PLANNED if _COMING.search(text) else Status.ACTUAL
        for chain in chains:
            said = Said(home.id, Relation.FOCUSES_ON, chain.entity, status)
            yield told(ctx, __name__, said, *home_near(ctx, chain), place(chain))


def _places_before(ctx: Context, sentence: int, chain: Mention) -> tuple[Mention, ...]:
    """The places a sentence names before its first chain: it may speak of one of them."""
    start, _ = ctx.sentence_span(sentence)
    return ctx.page.mentions_in(start, chain.start, EntityType.PLACE, EntityType.PARK)
