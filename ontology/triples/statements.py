"""Claims, observations and gaps as triples, each with its evidence."""

from collections.abc import Iterator

import pyoxigraph as ox

from ontology.model import Claim, Gap, Observation, Relation, Review, Status
from ontology.triples.terms import TYPE, coded, day, decimal, integer, node, prop, text
from ontology.triples.things import evidence_triples
from ontology.units import canonical
from ontology.vocab import RDF, term

_SUBJECT = ox.NamedNode(RDF + "subject")
_PREDICATE = ox.NamedNode(RDF + "predicate")
_OBJECT = ox.NamedNode(RDF + "object")
_Statement = Claim | Observation | Gap


def direct_triple(claim: Claim) -> ox.Triple | None:
    """The fact a claim makes: only an actual claim makes one, neither rejected nor in review."""
    if claim.status is not Status.ACTUAL or claim.review in (Review.REJECTED, Review.PENDING):
        return None
    return ox.Triple(node(claim.subject), coded(claim.predicate), _object(claim))


def claim_triples(claim: Claim) -> Iterator[ox.Triple]:
    """A claim with its evidence, without the direct triple it may support."""
    subject = node(claim.id)
    yield ox.Triple(subject, TYPE, prop("Claim"))
    yield ox.Triple(subject, _SUBJECT, node(claim.subject))
    yield ox.Triple(subject, _PREDICATE, coded(claim.predicate))
    yield ox.Triple(subject, _OBJECT, _object(claim))
    yield ox.Triple(subject, prop("status"), coded(claim.status))
    if claim.chain:
        yield ox.Triple(subject, prop("chain"), node(claim.chain))
    if claim.region:
        yield ox.Triple(subject, prop("inRegion"), node(claim.region))
    yield from _support(claim)


def observation_triples(observation: Observation) -> Iterator[ox.Triple]:
    """A number with its evidence, both as stated and in the canonical unit."""
    subject, quantity = node(observation.id), observation.quantity
    value, unit = canonical(quantity)
    yield ox.Triple(subject, TYPE, prop("Observation"))
    yield ox.Triple(subject, prop("about"), node(observation.about))
    yield ox.Triple(subject, prop("metric"), coded(observation.metric))
    yield ox.Triple(subject, prop("status"), coded(observation.status))
    yield ox.Triple(subject, prop("value"), decimal(value))
    yield ox.Triple(subject, prop("unit"), text(unit))
    yield ox.Triple(subject, prop("bound"), coded(quantity.bound))
    yield ox.Triple(subject, prop("statedValue"), text(str(quantity.value)))
    yield ox.Triple(subject, prop("statedUnit"), text(quantity.unit))
    yield ox.Triple(subject, prop("statedAs"), text(quantity.stated_as))
    if quantity.value_max is not None:
        ceiling = canonical(quantity, quantity.value_max)[0]
        yield ox.Triple(subject, prop("valueMax"), decimal(ceiling))
        yield ox.Triple(subject, prop("statedMax"), text(str(quantity.value_max)))
    if observation.year is not None:
        yield ox.Triple(subject, prop("year"), integer(observation.year))
    if observation.as_of:
        yield ox.Triple(subject, prop("asOf"), day(observation.as_of.isoformat()))
    if observation.scope:
        yield ox.Triple(subject, prop("scope"), text(observation.scope))
    if observation.region:
        yield ox.Triple(subject, prop("inRegion"), node(observation.region))
    yield from _support(observation)


def gap_triples(gap: Gap) -> Iterator[ox.Triple]:
    """A gap with its evidence."""
    subject = node(gap.id)
    yield ox.Triple(subject, TYPE, prop("Gap"))
    if gap.chain:
        yield ox.Triple(subject, prop("chain"), node(gap.chain))
    if gap.region:
        yield ox.Triple(subject, prop("inRegion"), node(gap.region))
    yield ox.Triple(subject, prop("kind"), coded(gap.kind))
    yield ox.Triple(subject, prop("basis"), coded(gap.basis))
    yield ox.Triple(subject, prop("gapScope"), coded(gap.scope))
    yield ox.Triple(subject, prop("what"), text(gap.what))
    if gap.segment:
        yield ox.Triple(subject, prop("atSegment"), node(gap.segment))
    yield from _support(gap)


def _support(statement: _Statement) -> Iterator[ox.Triple]:
    subject = node(statement.id)
    yield ox.Triple(subject, prop("rule"), text(statement.rule))
    yield ox.Triple(subject, prop("confidence"), decimal(statement.confidence))
    if statement.review:
        yield ox.Triple(subject, prop("review"), coded(statement.review))
    if statement.grounds:
        yield ox.Triple(subject, prop("grounds"), text(" ".join(statement.grounds)))
    for evidence in statement.evidence:
        yield ox.Triple(subject, prop("evidence"), node(evidence.id))
        yield from evidence_triples(evidence)


def _object(claim: Claim) -> ox.NamedNode:
    if claim.predicate is Relation.PHASE:
        return ox.NamedNode(term(claim.object))
    return node(claim.object)
