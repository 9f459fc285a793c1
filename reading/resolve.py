"""The chains and segments of a reading tied to the reference chains."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ontology.chains.model import ReferenceChain
from ontology.identity import digest, plain
from ontology.model import (
    Claim,
    Entity,
    EntityType,
    Gap,
    GapScope,
    Observation,
    Reading,
    Relation,
    Status,
)
from reading.matching import Segments, chains_named
from reading.rules.chain_of_gap import GUESSED
from reading.rules.merge import merged
from reading.rules.stating import Said, claim_id, gap_id

_SHARE = 0.6  # confidence left where an umbrella name stands for several chains
UMBRELLA = "name:umbrella"
"""The ground of a fact whose chain is named by a word for several."""
_PARTS = (Relation.IN_CHAIN, Relation.LEADER_OF, Relation.TARGET_FOR)
_OF_CHAIN = (Relation.HAS_SEGMENT, Relation.IN_SEGMENT)


@dataclass(frozen=True, slots=True)
class _Ties:
    """What the chains and segments of one reading are tied to.

    `chains` gives the reference chains of each chain entity, `segments` the index of each reference
    chain by its id, `context` the chains that are said to have a segment, `joined` the chains that
    a firm or project is said to be part of.
    """

    entities: Mapping[str, Entity]
    chains: Mapping[str, tuple[ReferenceChain, ...]]
    segments: Mapping[str, Segments]
    context: Mapping[str, tuple[str, ...]]
    joined: Mapping[str, tuple[str, ...]]

    def chain_ids(self, chain: str) -> tuple[str, ...]:
        """The ids that a chain entity takes."""
        return tuple(c.id for c in self.chains.get(chain, ())) or (chain,)

    def named(self, chain: str, name: str) -> tuple[tuple[str, str], ...]:
        """The (chain, segment) ids of the reference segments that a name means in a chain."""
        found = ((c.id, self.segments[c.id].named(name)) for c in self.chains.get(chain, ()))
        return tuple((chain_id, segment) for chain_id, segment in found if segment)

    def segment(self, chain: str | None, segment: str) -> tuple[tuple[str | None, str], ...]:
        """The (chain, segment) ids that a segment takes in the context of a chain."""
        name = self.entities[segment].name if segment in self.entities else segment
        if chain is None:
            return ((None, segment),)
        named = self.named(chain, name)
        if named:
            return named
        references = self.chains.get(chain, ())
        own = references[0].id if len(references) == 1 else chain
        return ((own, keyed(own, name)),)


def keyed(chain: str, name: str) -> str:
    """The id of a segment that no reference chain knows: the chain's and its own name."""
    return f"segment-{digest((chain, plain(name)))}"


def resolve(reading: Reading, chains: Sequence[ReferenceChain]) -> Reading:
    """The same reading with the ids of the reference chains where names say the same.

    A chain whose name equals a reference chain's takes its id; a segment takes the id of the
    reference segment of its chain, or else one keyed by chain and name; a gap gets the segment its
    `what` names. A name for several chains at once stands for each, with less confidence.
    """
    ties = _ties(reading, chains)
    facts = merged(
        (
            *(made for claim in reading.claims for made in _claims(claim, ties)),
            *(_observation(seen, ties) for seen in reading.observations),
            *(made for gap in reading.gaps for made in _gaps(gap, ties)),
        )
    )
    claims = tuple(f for f in facts if isinstance(f, Claim))
    observations = tuple(f for f in facts if isinstance(f, Observation))
    gaps = tuple(f for f in facts if isinstance(f, Gap))
    entities = _entities(reading, chains, ties, _used(claims, observations, gaps))
    return replace(reading, entities=entities, claims=claims, observations=observations, gaps=gaps)


def _ties(reading: Reading, chains: Sequence[ReferenceChain]) -> _Ties:
    entities = {entity.id: entity for entity in reading.entities}
    of = {e.id: chains_named(e, chains) for e in reading.entities if e.type is EntityType.CHAIN}
    context: dict[str, tuple[str, ...]] = {}
    joined: dict[str, tuple[str, ...]] = {}
    for claim in reading.claims:
        if claim.predicate is Relation.HAS_SEGMENT:
            _note(context, claim.object, claim.subject)
        elif claim.predicate in _PARTS and claim.status is not Status.NEGATED:
            _note(joined, claim.subject, claim.object)
    index = {chain.id: Segments.of(chain) for chain in chains}
    return _Ties(entities, of, index, context, joined)


def _note(known: dict[str, tuple[str, ...]], key: str, chain: str) -> None:
    known[key] = tuple(dict.fromkeys((*known.get(key, ()), chain)))


def _claims(claim: Claim, ties: _Ties) -> Iterator[Claim]:
    if claim.predicate is Relation.HAS_SEGMENT and claim.object not in ties.chains:
        for chain, segment in ties.segment(claim.subject, claim.object):
            yield _again(replace(claim, subject=chain or claim.subject, object=segment))
    elif claim.predicate is Relation.IN_SEGMENT:
        for chain, segment in ties.segment(_context(claim, ties), claim.object):
            yield _again(replace(claim, object=segment, chain=chain))
    else:
        subjects, objects = ties.chain_ids(claim.subject), ties.chain_ids(claim.object)
        shared = len(subjects) * len(objects) > 1
        kept = _umbrella(claim) if shared else claim
        for subject in subjects:
            for object_ in objects:
                yield _again(replace(kept, subject=subject, object=object_))


def _umbrella(claim: Claim) -> Claim:
    """The claim as one of several that a word for several chains may mean."""
    sure = round(claim.confidence * _SHARE, 3)
    return replace(claim, confidence=sure, grounds=(*claim.grounds, UMBRELLA))


def _context(claim: Claim, ties: _Ties) -> str | None:
    """The chain an inSegment claim is meant in.

    Its own, the only one that has the segment, or the only one of its subject whose reference chain
    knows the segment.
    """
    if claim.chain:
        return claim.chain
    known = ties.context.get(claim.object, ())
    if not known and claim.object in ties.entities:
        name = ties.entities[claim.object].name
        known = tuple(c for c in ties.joined.get(claim.subject, ()) if ties.named(c, name))
    return known[0] if len(known) == 1 else None


def _again(moved: Claim) -> Claim:
    """A claim whose ends were changed, with the id that goes with them."""
    said = Said(
        moved.subject, moved.predicate, moved.object, moved.status, moved.chain, moved.region
    )
    return replace(moved, id=claim_id(moved.document, said))


def _observation(seen: Observation, ties: _Ties) -> Observation:
    ids = tuple(segment for segment, _ in _measured(seen, ties)) or ties.chain_ids(seen.about)
    return replace(seen, about=ids[0]) if len(ids) == 1 else seen


def _measured(seen: Observation, ties: _Ties) -> Iterator[tuple[str, Entity]]:
    """The segments that a number is said of, in the chain that is said to have them."""
    entity = ties.entities.get(seen.about)
    if entity and entity.type is EntityType.SEGMENT:
        known = ties.context.get(entity.id, ())
        for _, segment in ties.segment(known[0] if len(known) == 1 else None, entity.id):
            yield segment, entity


def _gaps(gap: Gap, ties: _Ties) -> Iterator[Gap]:
    named = ties.named(gap.chain, gap.what) or _elsewhere(gap, ties)
    for chain, segment in named:
        yield _moved(gap, chain, segment, 1.0)
    if not named:
        ids = ties.chain_ids(gap.chain)
        for chain in ids:
            yield _moved(gap, chain, None, _SHARE if len(ids) > 1 else 1.0)


def _elsewhere(gap: Gap, ties: _Ties) -> tuple[tuple[str, str], ...]:
    """The one reference segment of that very name, where the gap's own chain is only a guess."""
    if gap.confidence > GUESSED:
        return ()
    wanted = plain(gap.what)
    found = [(c, i.by_form[wanted]) for c, i in ties.segments.items() if wanted in i.by_form]
    return tuple(found) if len(found) == 1 else ()


def _moved(gap: Gap, chain: str, segment: str | None, share: float) -> Gap:
    """The gap of another chain and segment; what names a segment is a gap of the link."""
    return replace(
        gap,
        id=gap_id(gap.document, chain, gap.what, gap.kind, gap.region),
        chain=chain,
        segment=segment,
        scope=GapScope.LINK if segment else gap.scope,
        confidence=round(gap.confidence * share, 3),
        grounds=gap.grounds if share == 1.0 else (*gap.grounds, UMBRELLA),
    )


def _used(*facts: Iterable[Claim | Observation | Gap]) -> set[str]:
    ids: set[str] = set()
    for fact in (f for several in facts for f in several):
        if isinstance(fact, Claim):
            ids |= {fact.subject, fact.object, fact.chain or ""}
        elif isinstance(fact, Observation):
            ids.add(fact.about)
        else:
            ids |= {fact.chain, fact.region, fact.segment or ""}
    return ids - {""}


def _entities(
    reading: Reading, chains: Sequence[ReferenceChain], ties: _Ties, used: set[str]
) -> tuple[Entity, ...]:
    """The entities of the reading under their new ids; segments only where a fact speaks of them."""
    labels = {part.id: part.label for chain in chains for part in chain.segments}
    made: dict[str, Entity] = {}
    for entity in reading.entities:
        if entity.type is EntityType.CHAIN:
            for reference in ties.chains.get(entity.id, ()):
                _add(made, _named(reference.id, EntityType.CHAIN, reference.label, entity))
            if not ties.chains.get(entity.id) or entity.id in used:
                _add(made, entity)
        elif entity.type is not EntityType.SEGMENT:
            _add(made, entity)
    for segment, entity in _segments(reading, ties):
        if segment in used:
            label = labels.get(segment, entity.name)
            _add(made, _named(segment, EntityType.SEGMENT, label, entity))
    for segment in sorted(used & labels.keys() - made.keys()):
        made[segment] = Entity(segment, EntityType.SEGMENT, labels[segment])
    for chain in chains:
        if chain.id in used and chain.id not in made:
            made[chain.id] = Entity(chain.id, EntityType.CHAIN, chain.label)
    return tuple(made[key] for key in sorted(made))


def _segments(reading: Reading, ties: _Ties) -> Iterator[tuple[str, Entity]]:
    """The new ids of the reading's segments, in every context a fact speaks of them."""
    for seen in reading.observations:
        yield from _measured(seen, ties)
    for claim in reading.claims:
        if claim.predicate in _OF_CHAIN and claim.object in ties.entities:
            has = claim.predicate is Relation.HAS_SEGMENT
            entity = ties.entities[claim.object]
            if entity.type is EntityType.SEGMENT:
                chain = claim.subject if has else _context(claim, ties)
                for _, segment in ties.segment(chain, claim.object):
                    yield segment, entity


def _named(id_: str, kind: EntityType, label: str, entity: Entity) -> Entity:
    """An entity under a reference label, with the names the document uses as aliases."""
    aliases = tuple(dict.fromkeys(n for n in (entity.name, *entity.aliases) if n != label))
    return Entity(id_, kind, label, aliases)


def _add(made: dict[str, Entity], entity: Entity) -> None:
    known = made.get(entity.id)
    if known is None:
        made[entity.id] = entity
        return
    names = dict.fromkeys((*known.aliases, entity.name, *entity.aliases))
    aliases = tuple(n for n in names if n != known.name)
    made[entity.id] = replace(known, aliases=aliases)
