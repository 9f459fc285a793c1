"""Columns of boxes kept to a page, and the lines between boxes that are on it."""

from collections.abc import Iterable, Sequence

from graph.report.ground import Ground
from graph.report.model import Layer, Node, Picture, PictureKey, Tie

MOST = 12
"""Boxes in one column: more cannot be read on a page."""


def layer(title: str, nodes: Iterable[Node], most: int = MOST) -> Layer:
    """A column of the first boxes, each once, with how many are left out."""
    unique = tuple({node.id: node for node in nodes}.values())
    return Layer(title, unique[:most], max(0, len(unique) - most))


def picture(
    ground: Ground, key: PictureKey, layers: Sequence[Layer], ties: Iterable[Tie], remark: str
) -> Picture:
    """A picture of columns that hold anything, with the lines whose ends are both drawn."""
    drawn = {node.id for one in layers for node in one.nodes}
    kept = {(t.source, t.target): t for t in sorted(ties, key=lambda t: not t.planned)}
    shown = [t for t in kept.values() if {t.source, t.target} <= drawn and t.source != t.target]
    return Picture(
        key,
        ground.say(f"picture_{key.value}"),
        tuple(one for one in layers if one.nodes),
        tuple(sorted(shown, key=lambda t: (t.source, t.target))),
        remark,
    )


def nothing(ground: Ground, key: PictureKey) -> Picture:
    """The picture that is not drawn, with the reason."""
    title = ground.say(f"picture_{key.value}")
    return Picture(key, title, missing=ground.say(f"missing_{key.value}"))
