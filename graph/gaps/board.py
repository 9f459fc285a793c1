"""The gap board of a chain for a region: every segment with its state, its firms, its sentences."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.chains.overlay import overlaid
from graph.gaps.coverage import coverage, unknown_share
from graph.gaps.described import described
from graph.gaps.locality import Locality, locality_of
from graph.gaps.membership import memberships, within_of
from graph.gaps.model import (
    SELF_DESCRIBED,
    ChainBoard,
    Finding,
    Presence,
    SegmentFacts,
    SegmentRow,
    Severity,
)
from graph.gaps.presence import presences
from graph.gaps.rules import GAP_RULES
from graph.gaps.severity import reach, weighed
from graph.gaps.verdict import verdict
from graph.gaps.weights import Weights, standard_weights
from graph.knowledge import Knowledge
from graph.regions import Regions
from ontology.chains.model import ReferenceChain, ReferenceSegment
from ontology.model import Gap, Relation, Review

__all__ = ["GAP_RULES", "board", "boards"]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the rows of one board share."""

    locality: Locality
    chain: ReferenceChain
    reach: Mapping[str, float]
    weights: Weights


def board(
    knowledge: Knowledge,
    chain: ReferenceChain,
    region: str,
    regions: Regions | None = None,
    weights: Weights | None = None,
) -> ChainBoard:
    """The gap board of a chain for a region given by its id.

    Facts of the regions inside count, those of any other do not. `chain_of` gives the chain of a
    name. `weights` are other severity weights than the published ones.
    """
    locality = locality_of(knowledge, region, regions)
    return _board(locality, chain, weights or standard_weights())


def boards(
    knowledge: Knowledge, region: str, regions: Regions | None = None
) -> tuple[ChainBoard, ...]:
    """The boards of every reference chain, then of the chains that only documents describe.

    A chain of the second kind is shown where it has a segment on record, an unplaced gap or a
    member in the region.
    """
    locality = locality_of(knowledge, region, regions)
    weights = standard_weights()
    reference = [_board(locality, chain, weights) for chain in knowledge.chains.values()]
    own = (
        _board(locality, described(knowledge, e.id), weights)
        for e in knowledge.value_chains
        if e.id not in knowledge.chains
    )
    return (*reference, *(b for b in own if _says_something(b)))


def _says_something(found: ChainBoard) -> bool:
    return found.coverage is not None or bool(found.unplaced or found.chain_level)


def _board(locality: Locality, chain: ReferenceChain, weights: Weights) -> ChainBoard:
    chain = overlaid(chain, locality.knowledge.overlays, locality.outwards)
    ground = _Ground(locality, chain, reach(chain), weights)
    placed, unplaced = stated_of(locality.knowledge, chain)
    rows = tuple(_row(ground, s, placed.get(s.id, ())) for s in chain.segments)
    inside = tuple(g for g in unplaced if locality.covers(g))
    everything = (*unplaced, *(g for gaps in placed.values() for g in gaps))
    in_rows = {p.entity for row in rows for p in row.present}
    found = ChainBoard(
        chain=chain.id,
        chain_name=chain.label,
        region=locality.region,
        region_name=locality.knowledge.name(locality.region),
        version=chain.version,
        rows=rows,
        coverage=coverage(rows),
        unknown_share=unknown_share(rows),
        unplaced=inside,
        chain_level=tuple(p for p in _members(locality, chain) if p.entity not in in_rows),
        enclosing=tuple(g for g in everything if g.region in locality.above),
        unlocated=tuple(g for g in everything if not g.region and not locality.covers(g)),
        weights=weights.version,
        alternatives=tuple(a for a in locality.knowledge.alternatives if a.chain == chain.key),
    )
    return replace(found, names=_names(locality.knowledge, found))


def _row(ground: _Ground, segment: ReferenceSegment, gaps: tuple[Gap, ...]) -> SegmentRow:
    locality, chain = ground.locality, ground.chain
    within = within_of(chain.id, chain.version)
    near = locality.claims_near(segment.id)
    members = memberships(locality.knowledge, segment.id, gaps, within, near)
    facts = SegmentFacts(
        segment=segment,
        region=locality.region,
        present=presences(locality, chain.id, members),
        stated=tuple(g for g in gaps if locality.covers(g)),
    )
    findings = tuple(_findings(ground, facts))
    ruling = verdict(findings, locality.region, _answering_parts(locality, facts))
    telling = [f.severity for f in findings if f.severity and f.region == ruling.scope]
    return SegmentRow(
        segment=segment,
        state=ruling.state,
        present=facts.present,
        stated=facts.stated,
        severity=max(telling, key=_gravity, default=None),
        findings=findings,
        computed=ruling.computed,
        agreement=ruling.agreement,
        scope=ruling.scope,
    )


def _gravity(of: Severity) -> tuple[float, str]:
    return of.value, of.rule


def _findings(ground: _Ground, facts: SegmentFacts) -> Iterator[Finding]:
    """What every rule finds, each finding with its severity."""
    segment = facts.segment
    for rule in GAP_RULES:
        for finding in rule(facts):
            yield weighed(finding, segment, ground.reach[segment.id], ground.weights)


def _answering_parts(locality: Locality, facts: SegmentFacts) -> frozenset[str]:
    """The parts of the region that hold every firm on record (all of them, if there is none)."""
    parts = {g.region for g in facts.stated} - {locality.region}
    return frozenset(p for p in parts if _holds_all(locality.regions.inside(p), facts.actual))


def _holds_all(part: frozenset[str], present: Iterable[Presence]) -> bool:
    return all(any(area in part for area in p.areas) for p in present)


def _members(locality: Locality, chain: ReferenceChain) -> tuple[Presence, ...]:
    claims = locality.claims_near(chain.id)
    wanted = (c for c in claims if c.predicate in (Relation.IN_CHAIN, Relation.LEADER_OF))
    return presences(locality, chain.id, wanted)


def stated_of(
    known: Knowledge, chain: ReferenceChain
) -> tuple[Mapping[str, tuple[Gap, ...]], tuple[Gap, ...]]:
    """The unrejected gaps stated of a chain anywhere: those of each segment, and those of none."""
    placed: dict[str, tuple[Gap, ...]] = {segment.id: () for segment in chain.segments}
    unplaced: list[Gap] = []
    own = chain.version != SELF_DESCRIBED
    for gap in known.gaps if own else known.gaps_by_chain.get(chain.id, ()):
        if gap.review is Review.REJECTED:
            continue
        segment = gap.segment if own else gap.segment or _called(chain, gap.what)
        if segment in placed:
            placed[segment] += (gap,)
        elif gap.chain == chain.id:
            unplaced.append(gap)
    return placed, tuple(unplaced)


def _called(chain: ReferenceChain, what: str) -> str | None:
    """The segment of a described chain that has the name of the thing lacking.

    For reference chains reading has already decided which segment a thing means.
    """
    named = chain.segment(what)
    return named.id if named else None


def _names(knowledge: Knowledge, found: ChainBoard) -> Mapping[str, str]:
    """The names of the areas, suppliers and documents that a board mentions."""
    apart = (*found.unplaced, *found.enclosing, *found.unlocated)
    gaps = [*apart, *(g for r in found.rows for g in r.stated)]
    present = [*found.chain_level, *(p for r in found.rows for p in r.present)]
    evidence = [e for gap in gaps for e in gap.evidence]
    evidence += [e for p in present for e in p.evidence]
    ids = {found.region, *(g.region for g in gaps), *(e.document for e in evidence)}
    ids |= {id_ for p in present for id_ in (p.supplier, *p.areas)}
    return {id_: knowledge.name(id_) for id_ in sorted(ids - {""})}
