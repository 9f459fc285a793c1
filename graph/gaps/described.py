"""A chain as the documents themselves describe it, where no template does."""

from collections.abc import Iterator

from graph.gaps.model import SELF_DESCRIBED
from graph.knowledge import Knowledge
from ontology.chains.model import ReferenceChain, ReferenceSegment, Tier
from ontology.errors import NotFound
from ontology.identity import entity_id
from ontology.model import Claim, EntityType, Relation, Review, Status

_ORDINARY = 1


def chain_of(knowledge: Knowledge, chain: str) -> ReferenceChain:
    """The reference chain with this id or name, otherwise the chain as documents describe it.

    The id a chain had before it got a reference chain still leads to it. NotFound names what is
    near.
    """
    if chain in knowledge.chains:
        return knowledge.chains[chain]
    try:
        id_ = knowledge.find_chain(chain).id
    except NotFound:
        if taken := _taken_over(knowledge, chain):
            return taken
        raise
    return knowledge.chains.get(id_) or described(knowledge, id_)


def _taken_over(knowledge: Knowledge, former: str) -> ReferenceChain | None:
    for known in knowledge.chains.values():
        if any(entity_id(EntityType.CHAIN, n) == former for n in (known.label, *known.aliases)):
            return known
    return None


def described(knowledge: Knowledge, chain: str) -> ReferenceChain:
    """A chain of the segments that documents name as its own, by name; where they lie is unknown.

    A segment is named by a `hasSegment` claim, by a firm said to be in it within this chain, or by
    a gap stated for it. Negated and rejected statements name nothing.
    """
    entity = knowledge.entity(chain)
    ids = sorted(set(_segments(knowledge, chain)), key=lambda id_: (knowledge.name(id_), id_))
    return ReferenceChain(
        id=chain,
        key=chain,
        label=entity.name,
        label_en=entity.name,
        version=SELF_DESCRIBED,
        segments=tuple(_segment(knowledge, id_) for id_ in ids),
        aliases=entity.aliases,
    )


def _segment(knowledge: Knowledge, id_: str) -> ReferenceSegment:
    name = knowledge.name(id_)
    known = knowledge.entities.get(id_)
    return ReferenceSegment(
        id=id_,
        key=id_,
        label=name,
        label_en=name,
        tier=Tier.UNKNOWN,
        criticality=_ORDINARY,
        source=SELF_DESCRIBED,
        basis=SELF_DESCRIBED,
        aliases=known.aliases if known else (),
    )


def _segments(knowledge: Knowledge, chain: str) -> Iterator[str]:
    for claim in knowledge.claims_from(chain, Relation.HAS_SEGMENT):
        if _says(claim):
            yield claim.object
    for claim in knowledge.claims_with(Relation.IN_SEGMENT):
        if claim.chain == chain and _says(claim):
            yield claim.object
    for gap in knowledge.gaps_by_chain.get(chain, ()):
        if gap.segment and gap.review is not Review.REJECTED:
            yield gap.segment


def _says(claim: Claim) -> bool:
    return claim.status is not Status.NEGATED and claim.review is not Review.REJECTED
