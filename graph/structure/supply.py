"""Who holds each segment of a chain in a region, and what each segment needs to run.

A segment runs if it is not itself removed, somebody who holds it is left (OR over holders), and of
every group of its inputs one runs (AND over groups, OR within a group):

    up(s | R) = s ∉ R  ∧  (H(s) = ∅ ∨ H(s) ∖ R ≠ ∅)  ∧  ∀ g ∈ G(s) ∃ p ∈ g: up(p | R)

H(s) are the firms on record in s in the region, and OUTSIDE where a document says that s is
supplied from outside or imported. H(s) = ∅ means that nobody is *on record*, never that there is
nobody: such a segment falls only when it is removed itself. G(s) are the groups of alternatives
(see `graph.structure.alternatives`). The feeds graph of a reference chain has no circle, so one
pass in the order of the chain decides.

AND/OR supply follows Perera, Bell & Bliemer 2017 (Applied Network Science 2:33: reachability of
demand) and Henselmann & Harth 2024 (alternatives among suppliers).
"""

import graphlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from graph.gaps.model import ChainBoard, SegmentRow
from graph.structure.alternatives import (
    Alternative,
    Groups,
    all_needed,
    any_enough,
    as_tabled,
    inputs,
    shipped,
)
from ontology.chains.model import ReferenceChain
from ontology.model import Evidence, GapKind, GapScope

OUTSIDE = "outside"
"""Everybody outside the region, taken as one supplier."""

_FROM_OUTSIDE = (GapKind.EXTERNAL_SUPPLY, GapKind.IMPORT_DEPENDENT)


class Needs(StrEnum):
    """How the feeds edges are read: the truth lies between ANY and ALL, TABLE is our reading."""

    TABLE = "table"
    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Link:
    """A segment as a part of supply: its weight, its input groups, who holds it with the proof."""

    id: str
    name: str
    weight: int
    groups: tuple[frozenset[str], ...] = ()
    holders: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Supply:
    """The links of a chain, inputs before what they feed; `final` are those that feed no other.

    The final links are where demand is met; each counts with its criticality.
    """

    links: tuple[Link, ...]
    final: frozenset[str]

    @property
    def holders(self) -> tuple[str, ...]:
        """Every holder of any link, sorted."""
        return tuple(sorted({holder for link in self.links for holder in link.holders}))

    def held_by(self, holder: str) -> tuple[Link, ...]:
        """The links that somebody holds."""
        return tuple(link for link in self.links if holder in link.holders)


def chain_supply(
    chain: ReferenceChain,
    needs: Needs = Needs.TABLE,
    holders: Mapping[str, Mapping[str, tuple[Evidence, ...]]] | None = None,
    table: Iterable[Alternative] | None = None,
) -> Supply:
    """The supply of a chain with the given holders of each segment; by default nobody is known.

    `table` says which inputs replace each other; by default our own does.
    """
    segments = {segment.id: segment for segment in chain.segments}
    groups = _groups(chain, needs, shipped() if table is None else table)
    order = graphlib.TopologicalSorter(inputs(chain)).static_order()
    links = tuple(
        Link(
            id=id_,
            name=segments[id_].label,
            weight=segments[id_].criticality,
            groups=groups[id_],
            holders=(holders or {}).get(id_, {}),
        )
        for id_ in order
    )
    final = frozenset(
        s.id for s in chain.segments if not any(target in segments for target in s.feeds)
    )
    return Supply(links, final)


def supply_of(board: ChainBoard, chain: ReferenceChain, needs: Needs = Needs.TABLE) -> Supply:
    """The supply of a chain in the region of a board, held by those the board shows."""
    holders = {row.segment.id: holders_of(row) for row in board.rows}
    return chain_supply(as_drawn(board, chain), needs, holders, board.alternatives)


def as_drawn(board: ChainBoard, chain: ReferenceChain) -> ReferenceChain:
    """A chain as its board has it: a region may have switched segments off or weighed them anew."""
    segments = tuple(row.segment for row in board.rows)
    return replace(chain, version=board.version, segments=segments)


def _groups(chain: ReferenceChain, needs: Needs, table: Iterable[Alternative]) -> Groups:
    match needs:
        case Needs.ALL:
            return all_needed(chain)
        case Needs.ANY:
            return any_enough(chain)
        case Needs.TABLE:
            return as_tabled(chain, table)


def holders_of(row: SegmentRow) -> Mapping[str, tuple[Evidence, ...]]:
    """Who holds a segment: the firms that are there now, and OUTSIDE where a document says so."""
    found: defaultdict[str, tuple[Evidence, ...]] = defaultdict(tuple)
    for present in row.present:
        if not present.planned:
            found[present.supplier or present.entity] += present.evidence
    for gap in row.stated:
        if gap.kind in _FROM_OUTSIDE and gap.scope is GapScope.LINK:
            found[OUTSIDE] += gap.evidence
    return {holder: tuple(dict.fromkeys(found[holder])) for holder in sorted(found)}


def running(supply: Supply, removed: Iterable[str] = ()) -> frozenset[str]:
    """The links that still run when some links or holders are removed, all at once."""
    gone = frozenset(removed)
    up: set[str] = set()
    for link in supply.links:
        held = not link.holders or any(holder not in gone for holder in link.holders)
        if link.id not in gone and held and all(group & up for group in link.groups):
            up.add(link.id)
    return frozenset(up)
