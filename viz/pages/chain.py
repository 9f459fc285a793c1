"""The page of one chain: its map, its gap list, its evidence."""

from viz.chain_map import chain_map
from viz.render import render
from viz.site import Site
from viz.view import View

_MANY = 18
"""Members of no stated segment that stand open below the map."""

_SHOWN = 5
"""Firms on a card; more are counted there and named in its details."""


def chain(site: Site, view: View, chain_id: str) -> str:
    """The chain map of a chain in the reader's region; NotFound where there is no such chain."""
    board = site.board(chain_id, site.region(view))
    drawn = chain_map(site, board, view.lang)
    return render(
        "chain.html",
        view,
        name=site.name(board.chain, view.lang),
        map=drawn,
        regions=site.choices(board.region),
        shown=_SHOWN,
        left_alone=site.left_alone,
        many=_MANY,
        wires=[[w.source, w.target, w.state.value] for w in drawn.wires],
    )
