"""Which firms stand where two lists cross: chains or segments against the areas of a region."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.knowledge import Knowledge, holds
from graph.network import core_of
from graph.regions import Regions
from ontology.model import Claim, EntityType, Relation, Review, Status

_PLANS = (Status.PLANNED, Status.TARGET)


@dataclass(frozen=True, slots=True)
class Cell:
    """The firms at one crossing: those that are there, and those only planned."""

    there: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """All firms, planned ones included."""
        return len(self.there) + len(self.planned)


@dataclass(frozen=True, slots=True)
class Crossings:
    """Rows (chains, or the segments of one), columns (areas), and the cells that hold a firm.

    Both are sorted by how many firms they hold. The region itself is a column for firms that no
    document puts into a part of it. `nowhere` are the firms of the rows that no document places
    in the region.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)
    nowhere: int = 0

    def cell(self, row: str, column: str) -> Cell:
        """The cell of a row and a column; an empty one where no firm is known."""
        return self.cells.get((row, column), Cell())

    def row_size(self, row: str) -> int:
        """How many firms a row holds, each counted once however many areas it is in."""
        return len(self._firms(0, row))

    def column_size(self, column: str) -> int:
        """How many firms an area holds, each counted once however many rows it is in."""
        return len(self._firms(1, column))

    def _firms(self, end: int, name: str) -> set[str]:
        cells = (cell for ends, cell in self.cells.items() if ends[end] == name)
        return {firm for cell in cells for firm in (*cell.there, *cell.planned)}


def crossings(knowledge: Knowledge, regions: Regions, region: str, chain: str = "") -> Crossings:
    """The firms of every chain, or of every segment of one chain, by the parts of a region."""
    members = _members(knowledge, chain)
    placed: dict[str, Mapping[str, bool]] = {}
    found: defaultdict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    nowhere: set[str] = set()
    for row, firms in members.items():
        for firm, is_there in firms.items():
            if firm not in placed:
                placed[firm] = _parts(knowledge, regions, region, firm)
            for part, stays in placed[firm].items():
                found[row, part][firm] = is_there and stays
            if not placed[firm]:
                nowhere.add(firm)
    cells = {ends: _cell(firms) for ends, firms in sorted(found.items())}
    drawn = Crossings((), (), cells)
    rows = sorted({row for row, _ in cells}, key=lambda r: (-drawn.row_size(r), r))
    columns = sorted({part for _, part in cells}, key=lambda c: (-drawn.column_size(c), c))
    return Crossings(tuple(rows), tuple(columns), cells, len(nowhere))


def _cell(firms: Mapping[str, bool]) -> Cell:
    return Cell(
        tuple(sorted(f for f, is_there in firms.items() if is_there)),
        tuple(sorted(f for f, is_there in firms.items() if not is_there)),
    )


def _members(knowledge: Knowledge, chain: str) -> Mapping[str, Mapping[str, bool]]:
    """Row → firm → whether it is there now (else only planned)."""
    if chain:
        segments = sorted(core_of(knowledge, chain) - {chain})
        return {row: _firms(knowledge, (row,), chain) for row in segments}
    chains = (e.id for e in knowledge.value_chains)
    return {row: _firms(knowledge, sorted(core_of(knowledge, row)), row) for row in chains}


def _firms(knowledge: Knowledge, core: Iterable[str], chain: str) -> Mapping[str, bool]:
    firms: dict[str, bool] = {}
    for thing in core:
        for claim in knowledge.claims_to(thing):
            subject = knowledge.entities.get(claim.subject)
            meant = claim.chain in (None, chain) and _is_said(claim)
            if subject and subject.type is EntityType.FIRM and meant:
                firms[subject.id] = firms.get(subject.id, False) or holds(claim)
    return firms


def _is_said(claim: Claim) -> bool:
    return claim.review is not Review.REJECTED and claim.status is not Status.NEGATED


def _parts(knowledge: Knowledge, regions: Regions, region: str, firm: str) -> Mapping[str, bool]:
    """Each part of a region that a firm is in → whether it is there now; the inmost stays count."""
    parts: dict[str, bool] = {}
    for claim in knowledge.claims_from(firm, Relation.LOCATED_IN):
        planned = claim.status in _PLANS and claim.review is not Review.REJECTED
        way = regions.path(claim.object) if holds(claim) or planned else ()
        if region in way:
            part = way[max(way.index(region) - 1, 0)]
            parts[part] = parts.get(part, False) or holds(claim)
    # Who is in a part is also in the whole: that adds nothing.
    return {p: now for p, now in parts.items() if p != region or len(parts) == 1}
