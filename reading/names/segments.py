"""Segments: the products, parts, materials and steps that stand as links of a chain."""

from collections.abc import Iterator, Sequence

from ontology.model import EntityType
from reading.model import BlockKind
from reading.names import lexicon
from reading.names.scene import Scene, Sight, sight, spell
from reading.names.shape import ends_otherwise, has_brand, is_generic
from reading.names.tokens import Token

_LISTED, _ALONE = 0.45, 0.3
_SHORTEST, _LONGEST = 2, 20
_TITLES = frozenset({BlockKind.HEADING, BlockKind.BOX_TITLE, BlockKind.TITLE})


def _is_product(item: Sequence[Token]) -> bool:
    text = spell(item)
    if not _SHORTEST <= len(text) <= _LONGEST or is_generic(item) or has_brand(item):
        return False
    if text in lexicon.words("industries") or ends_otherwise(text):
        return False
    return bool(lexicon.ending(text, "product_heads"))


def by_product_head(scene: Scene) -> Iterator[Sight]:
    """A list item that ends like a product, part, material or step: …芯片, …材料, …设备."""
    for line in scene.lines:
        if line.block.kind in _TITLES:
            continue
        for series in line.series:
            weight = _LISTED if len(series.items) > 1 or series.open_ended else _ALONE
            for item in series.items:
                if _is_product(item):
                    yield sight(item, EntityType.SEGMENT, "product head", weight)
