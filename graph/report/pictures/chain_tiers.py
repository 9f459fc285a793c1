"""The picture of the chain: its segments by tier, what feeds what, who is there, in which state."""

from collections.abc import Iterable, Sequence

from graph.gaps.model import SELF_DESCRIBED, Presence, SegmentRow
from graph.report.ground import Ground
from graph.report.model import Node, Picture, PictureKey, Tie
from graph.report.pictures.layers import layer, nothing, picture
from ontology.chains.model import Tier

_NAMED = 2
"""Firms named in a box; the list has all of them."""


def chain_tiers(ground: Ground) -> Picture:
    """The segments of the chain with their state; nothing is drawn where none is known."""
    board = ground.board
    if not board.rows:
        return nothing(ground, PictureKey.CHAIN)
    layers = [
        layer(
            ground.say(f"tier_{tier.value.lower()}"),
            (_node(ground, row) for row in board.rows if row.segment.tier is tier),
        )
        for tier in Tier
    ]
    ties = [Tie(r.segment.id, fed) for r in board.rows for fed in r.segment.feeds]
    own = board.version == SELF_DESCRIBED
    remark = ground.say("about_chain_own" if own else "about_chain", version=board.version)
    return picture(ground, PictureKey.CHAIN, layers, ties, remark)


def _node(ground: Ground, row: SegmentRow) -> Node:
    spoken = [e for p in row.present for e in p.evidence] + [
        e for g in row.stated for e in g.evidence
    ]
    return Node(
        row.segment.id,
        ground.name(row.segment.id),
        firms_line(ground, row.present),
        row.state,
        tuple(dict.fromkeys(spoken)),
        faint=not spoken,
    )


def firms_line(ground: Ground, present: Iterable[Presence]) -> tuple[str, ...]:
    """One line with the first firms by name and how many there are; no line without any.

    Those that are only planned come last and are marked.
    """
    told: dict[str, bool] = {}
    for one in sorted(present, key=lambda p: p.planned):
        told.setdefault(one.supplier or one.entity, one.planned)
    said = [
        ground.say("mark_planned", text=ground.name(firm)) if planned else ground.name(firm)
        for firm, planned in told.items()
    ]
    return line_of(ground, said)


def line_of(ground: Ground, said: Sequence[str]) -> tuple[str, ...]:
    """One line with the first names and how many there are; no line without any."""
    if not said:
        return ()
    names = ground.say("comma").join(said[:_NAMED])
    return (names if len(said) <= _NAMED else ground.say("others", names=names, n=len(said)),)
