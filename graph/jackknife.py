"""Leave one document out: how far a number or a rank rests on a single document.

A measure is taken anew without each document that has any say in it, and the lowest and highest
value and rank met are shown beside the full one (the jackknife of Quenouille 1949 and Tukey 1958,
with documents as the units, because one article states many facts at once).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.gaps.board import board
from graph.gaps.model import ChainBoard
from graph.knowledge import AREAS, Knowledge
from graph.regions import Regions
from ontology.chains.model import ReferenceChain
from ontology.model import Claim, Relation

Value = tuple[float, ...]
Measure = Callable[[ChainBoard], Mapping[str, Value]]
"""A number for each thing it is taken of, and others that part equal ones; greater ranks first."""

_NOTHING: Value = (0.0,)
_MEMBERSHIP = (Relation.IN_SEGMENT, Relation.IN_CHAIN, Relation.LEADER_OF)


@dataclass(frozen=True, slots=True)
class Spread:
    """A value and its rank with all documents, and the range of both over all leavings-out.

    `rank` 1 is the greatest; equal values share a rank. `telling` are the documents whose absence
    changes the value or the rank.
    """

    value: float
    low: float
    high: float
    rank: int
    best: int
    worst: int
    telling: tuple[str, ...] = ()

    @property
    def stable(self) -> bool:
        """Whether no single document moves the rank."""
        return self.best == self.worst


@dataclass(frozen=True, slots=True)
class Ground:
    """What a measure is taken of: a chain in a region, on some knowledge with its regions."""

    knowledge: Knowledge
    regions: Regions
    chain: ReferenceChain
    region: str

    def board(self) -> ChainBoard:
        """The gap board with all documents."""
        return board(self.knowledge, self.chain, self.region, self.regions)


def severities(drawn: ChainBoard) -> Mapping[str, Value]:
    """Segment id → the severity of its gravest gap, 0 where there is none."""
    grave = {row.segment.id: row.severity for row in drawn.rows}
    return {id_: (severity.value if severity else 0.0,) for id_, severity in grave.items()}


def spreads(ground: Ground, *measures: Measure) -> tuple[Mapping[str, Spread], ...]:
    """The spread of everything that each measure is taken of, in the order of the full measure.

    A thing that a leaving-out no longer knows has the value 0 there.
    """
    full = ground.board()
    without = [(document, drawn) for document, drawn in boards_without(ground)]
    return tuple(_spreads(m(full), [(d, m(b)) for d, b in without]) for m in measures)


def boards_without(ground: Ground) -> Iterator[tuple[str, ChainBoard]]:
    """The board without each document that has any say in it, by document id.

    Only what concerns the chain is looked at again, so the cost is one small board a document;
    the nesting of regions is made anew only for documents that state where areas lie.
    """
    small, nesting = _concerning(ground), _nesting(ground.knowledge)
    mentioned = {claim.document for claim in small.claims} | {gap.document for gap in small.gaps}
    for document in sorted(mentioned | set(nesting.by_document)):
        nests = document in nesting.by_document
        regions = Regions(without(nesting, document)) if nests else ground.regions
        yield document, board(without(small, document), ground.chain, ground.region, regions)


def without(knowledge: Knowledge, document: str) -> Knowledge:
    """The same knowledge without anything that one document says."""
    return replace(
        knowledge,
        documents={id_: d for id_, d in knowledge.documents.items() if id_ != document},
        claims=tuple(c for c in knowledge.claims if c.document != document),
        observations=tuple(o for o in knowledge.observations if o.document != document),
        gaps=tuple(g for g in knowledge.gaps if g.document != document),
    )


def ranks(values: Mapping[str, Value]) -> Mapping[str, int]:
    """The rank of each value, 1 for the greatest; equal values share the better rank.

    >>> ranks({"a": (0.5,), "b": (0.9,), "c": (0.5,)})
    {'a': 2, 'b': 1, 'c': 2}
    """
    ordered = sorted(values.values(), reverse=True)
    first: dict[Value, int] = {}
    for place, value in enumerate(ordered, 1):
        first.setdefault(value, place)
    return {name: first[value] for name, value in values.items()}


def _spreads(
    full: Mapping[str, Value], left: list[tuple[str, Mapping[str, Value]]]
) -> Mapping[str, Spread]:
    names = tuple(full)
    whole = ranks(full)
    others = [(d, {n: found.get(n, _NOTHING) for n in names}) for d, found in left]
    ranked = [(d, found, ranks(found)) for d, found in others]
    return {
        name: Spread(
            value=full[name][0],
            low=min(found[name][0] for found in (full, *(found for _, found, _ in ranked))),
            high=max(found[name][0] for found in (full, *(found for _, found, _ in ranked))),
            rank=whole[name],
            best=min((whole[name], *(of[name] for _, _, of in ranked))),
            worst=max((whole[name], *(of[name] for _, _, of in ranked))),
            telling=tuple(
                document
                for document, found, of in ranked
                if found[name] != full[name] or of[name] != whole[name]
            ),
        )
        for name in names
    }


def _concerning(ground: Ground) -> Knowledge:
    """The knowledge that a board of the chain looks at."""
    known, chain = ground.knowledge, ground.chain
    things = (chain.id, *(segment.id for segment in chain.segments))
    members = {c.subject for thing in things for c in known.claims_to(thing, *_MEMBERSHIP)}
    developers = {c.subject for m in members for c in known.claims_to(m, Relation.DEVELOPS)}
    claims: dict[str, Claim] = {}
    for thing in sorted({*members, *developers, *things}):
        claims.update((c.id, c) for c in (*known.claims_from(thing), *known.claims_to(thing)))
    concerned = set(things)
    gaps = {g.id: g for g in known.gaps if g.chain == chain.id or g.segment in concerned}
    mentioned = {c.document for c in claims.values()} | {g.document for g in gaps.values()}
    # What a document speaks for is told by all the places it names: see `homes_of`.
    for document in mentioned:
        stays = known.by_document.get(document, ())
        claims.update((c.id, c) for c in stays if c.predicate is Relation.LOCATED_IN)
    kept = frozenset(claims)
    return replace(
        known,
        documents={id_: d for id_, d in known.documents.items() if id_ in mentioned},
        claims=tuple(c for c in known.claims if c.id in kept),
        observations=(),
        gaps=tuple(g for g in known.gaps if g.id in gaps or g.document in mentioned),
    )


def _nesting(knowledge: Knowledge) -> Knowledge:
    """What the nesting of areas rests on: the areas and the claims where they lie."""
    areas = {id_: e for id_, e in knowledge.entities.items() if e.type in AREAS}
    stays = (c for c in knowledge.claims_with(Relation.LOCATED_IN) if c.subject in areas)
    return Knowledge(entities=areas, claims=tuple(stays), parents=knowledge.parents)
