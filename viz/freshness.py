"""How recent the evidence of a board is."""

from collections.abc import Iterator
from datetime import date

from graph.gaps.model import ChainBoard
from ontology.model import Evidence
from viz.site import Site


def last_evidence(site: Site, board: ChainBoard) -> date | None:
    """The date of the latest dated document that a board quotes, None where none is dated."""
    documents = {evidence.document for evidence in _quoted(board)}
    return max((day for d in documents if (day := site.issued(d))), default=None)


def _quoted(board: ChainBoard) -> Iterator[Evidence]:
    for present in (*(p for row in board.rows for p in row.present), *board.chain_level):
        yield from present.evidence
    for gap in (*(g for row in board.rows for g in row.stated), *board.unplaced):
        yield from gap.evidence
