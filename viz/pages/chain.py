"""The page of one chain: its map, its gap list, its evidence."""

from graph.gaps.model import SegmentState
from viz.chain_map import chain_map
from viz.freshness import last_evidence
from viz.render import render
from viz.site import Site
from viz.view import View

_MANY = 18
"""Members of no stated segment that stand open below the map."""

_SHOWN = 5
"""Firms on a card; more are counted there and named in its details."""

_LARGE = 60
"""With more segments that documents name, each leads to its own card instead of unfolding here."""

_OPEN, _FOLDED = 5, 60
"""Gaps of no segment that stand in the gap list, open and in all; the gap table has every one."""

_PRESENT, _OFFERED, _PROOFS = 12, 3, 2
"""Firms, candidates and sentences that stand open in the details; their own cards have all."""


def chain(site: Site, view: View, chain_id: str) -> str:
    """The chain map of a chain in the reader's region; NotFound where there is no such chain."""
    board = site.board(chain_id, site.region(view))
    drawn = chain_map(site, board, view.lang)
    state = view.asked("state")
    return render(
        "chain.html",
        view,
        name=site.name(board.chain, view.lang),
        map=drawn,
        regions=site.choices(board.region),
        shown=_SHOWN,
        left_alone=site.left_alone,
        many=_MANY,
        most=_PRESENT,
        large=drawn.self_described and len(board.rows) > _LARGE,
        open=_OPEN,
        folded=_FOLDED,
        offered=_OFFERED,
        proofs=_PROOFS,
        latest=last_evidence(site, board),
        asked_state=state if state in set(SegmentState) else "",
        wires=[[w.source, w.target, w.state.value] for w in drawn.wires],
    )
