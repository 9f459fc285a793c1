"""Parks, institutions and projects by the word their names end in."""

from collections.abc import Iterator, Sequence

from ontology.model import EntityType
from reading.model import BlockKind
from reading.names import lexicon
from reading.names.headed import headed
from reading.names.pieces import Piece
from reading.names.scene import Line, Scene, Sight, sight, spell
from reading.names.shape import brand_length, has_brand, is_generic, place_length
from reading.names.tokens import Token

_LEAST_STEM, _LEAST_OWN = 2, 3
_NAMED, _PLACED, _DESCRIBED, _VAGUE = 0.8, 0.55, 0.5, 0.3
_TITLES = frozenset({BlockKind.HEADING, BlockKind.BOX_TITLE, BlockKind.TITLE})
_OF_THE_STATE = frozenset({"国家", "中国", "全国", "全球"})


def _stem(name: Sequence[Token], heads: str) -> tuple[Token, ...]:
    head = lexicon.ending(spell(name), heads)
    left = name[-1].end - len(head)
    return tuple(token for token in name if token.end <= left)


def _strength(name: Sequence[Token], heads: str) -> float:
    """How much a name with a head word says beyond it: a place or brand, or just words."""
    stem = _stem(name, heads)
    text = spell(stem)
    if len(text) < _LEAST_STEM or lexicon.ending(spell(name), "government"):
        return 0.0
    placed = place_length(stem)
    own = stem[placed:]
    if placed:
        return _PLACED if own and is_generic(own) else _NAMED
    if is_generic(stem):
        return 0.0
    if brand_length(stem):
        return _NAMED
    if text in lexicon.words("industries"):
        return _VAGUE
    generic = lexicon.words("generic")
    words = "".join(t.text for t in stem if t.text not in generic)
    if stem[0].text in _OF_THE_STATE and len(words) >= _LEAST_STEM:
        return _DESCRIBED
    return _DESCRIBED if len(words) >= _LEAST_OWN else _VAGUE


def _phase(piece: Piece, name: Sequence[Token]) -> tuple[Token, ...]:
    """The name with the phase behind its head (一期)."""
    after = [t for t in piece.tokens if t.start >= name[-1].end][:4]
    for count in range(len(after), 0, -1):
        if spell(after[:count]) in lexicon.words("phases"):
            return (*name, *after[:count])
    return tuple(name)


def _titled(line: Line) -> bool:
    return line.block.kind in _TITLES


def by_park_head(scene: Scene) -> Iterator[Sight]:
    """A name that ends in 产业园, 开发区, 自贸片区, 基地 and the like."""
    for line in scene.lines:
        for piece in line.pieces:
            for name in headed(piece, "park_heads"):
                weight = _strength(name, "park_heads")
                kind = EntityType.PARK
                if spell(name).endswith("基地"):
                    weight *= 0.7
                    kind = EntityType.PROJECT if has_brand(name) else kind
                if weight:
                    yield sight(name, kind, "park head", weight)


def by_institution_head(scene: Scene) -> Iterator[Sight]:
    """A name that ends in 研究院, 大学, 实验室, 平台 and the like."""
    for line in scene.lines:
        for piece in line.pieces:
            for name in headed(piece, "institution_heads"):
                weight = _strength(name, "institution_heads")
                if weight:
                    yield sight(name, EntityType.INSTITUTION, "institution head", weight)


def by_project_head(scene: Scene) -> Iterator[Sight]:
    """A name that ends in 项目, 工程, 生产线, 智能工厂 …, with its phase."""
    for line in scene.lines:
        if _titled(line):
            continue
        for piece in line.pieces:
            for name in headed(piece, "project_heads"):
                weight = _strength(name, "project_heads")
                if not spell(name).endswith("项目"):
                    weight *= 0.7
                if weight:
                    yield sight(_phase(piece, name), EntityType.PROJECT, "project head", weight)
