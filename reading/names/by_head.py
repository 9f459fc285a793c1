"""Parks, institutions and projects by the word their names end in."""

import re
from collections.abc import Iterator, Sequence

from ontology.model import EntityType
from reading.model import BlockKind
from reading.names import lexicon
from reading.names.headed import closes, headed
from reading.names.pieces import Piece, phrases
from reading.names.scene import Line, Scene, Sight, sight, spell
from reading.names.shape import brand_length, has_brand, is_generic, place_length
from reading.names.tokens import Token, cut, known

_LEAST_STEM, _LEAST_OWN = 2, 3
_NAMED, _PLACED, _DESCRIBED, _VAGUE, _HONOUR = 0.8, 0.55, 0.5, 0.3, 0.2
_NOTHING_ELSE = re.compile(r"建设|项目|工程|暨|[（(]?[一二三四五六首]期[）)]?|改造|提升")
_CAPACITY = re.compile(
    r"(?:年产|月产|日产)?(?<![\d.,])\d[\d.,]{0,11}\s?[万亿千百]?(?:吨|台套|台|套|片|颗|盏|个|辆|支|兆瓦|吉瓦|条|件|只|米|平方米|千瓦|亿瓦时|GW|MW)"
    r"的?[^，。；、的等和]{2,24}?(?:生产线|产线|装置)"
)
_UNLISTED = {_DESCRIBED: 0.38, _PLACED: 0.3}
_GATHERING = re.compile(
    r"(?:目前|现|已|共|累计|先后|内)*(?:集聚|聚集|汇聚|拥有|入驻|落户|引进|规划面积|占地|总面积)"
)
_AHEAD = 12
_COUNTED = re.compile(r"[\d一二三四五六七八九十百两]+多?[个条座家批项]")
_HERE = frozenset({"新区", "片区"})
_ANY_LINE = 0.6
_STATE, _SEEN_AHEAD, _SEEN_BACK = 0.3, 5, 4
_SUPERLATIVE = re.compile(
    r"(?:最[大强优好具全]|一流|领先|重要|知名|唯一|首[个座家条])[^，。；]{0,6}的?$"
)
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
    if any(t.text in lexicon.words("designations") or t.text[-2:] == "年度" for t in stem[:2]):
        return _HONOUR
    if heads == "park_heads" and _is_unnamed(stem):
        return 0.0
    placed = max(place_length(stem), int(stem[0].text in _HERE))
    own = stem[placed:]
    if placed and heads == "park_heads":
        return _PLACED if own and _is_unnamed(own) else _NAMED
    if placed:
        return _PLACED if own and is_generic(own) else _NAMED
    if is_generic(stem):
        return 0.0
    if brand_length(stem) or (len(stem[0].text) > 1 and not known(stem[0].text)):
        return _NAMED
    if text in lexicon.words("industries"):
        return _VAGUE
    generic = lexicon.words("generic")
    words = "".join(t.text for t in stem if t.text not in generic)
    if stem[0].text in _OF_THE_STATE and len(words) >= _LEAST_STEM:
        return _DESCRIBED
    return _DESCRIBED if len(words) >= _LEAST_OWN else _VAGUE


def _is_unnamed(own: Sequence[Token]) -> bool:
    return all(t.text in lexicon.words("unnaming") for t in own)


def _phase(piece: Piece, name: Sequence[Token]) -> tuple[Token, ...]:
    """The name with the phase behind its head (一期)."""
    after = [t for t in piece.tokens if t.start >= name[-1].end][:4]
    for count in range(len(after), 0, -1):
        if spell(after[:count]) in lexicon.words("phases"):
            return (*name, *after[:count])
    return tuple(name)


def _titled(line: Line) -> bool:
    return line.block.kind in _TITLES


def _is_described(piece: Piece, name: Sequence[Token]) -> bool:
    """Whether a name only says what something is or is to become (北方最大的特种线缆基地)."""
    before = spell([t for t in piece.tokens if t.end <= name[0].start][-_SEEN_BACK:])
    return bool(_SUPERLATIVE.search(before))


def _is_counted(name: Sequence[Token]) -> bool:
    """Whether a name begins with how many there are (29条生产线)."""
    counter = "".join(token.text for token in name[:2])
    return name[0].tag == "m" and bool(_COUNTED.fullmatch(counter))


def _is_honour(piece: Piece, name: Sequence[Token]) -> bool:
    """Whether a model base or zone is what somebody is called rather than where he is."""
    before = [t.text for t in piece.tokens if t.end <= name[0].start]
    model = any(word in spell(name) for word in ("示范", "先导", "试点"))
    return model and bool(before) and before[-1] in lexicon.words("honours")


def by_park_head(scene: Scene) -> Iterator[Sight]:
    """A name that ends in 产业园, 开发区, 自贸片区, 基地 and the like."""
    for line in scene.lines:
        for piece in line.pieces:
            for name in headed(piece, "park_heads"):
                ordinary = lexicon.ending(spell(name), "not_parks")
                if len(ordinary) >= max(
                    _LEAST_STEM, len(lexicon.ending(spell(name), "park_heads"))
                ):
                    continue
                weight = _strength(name, "park_heads")
                weight = _UNLISTED.get(weight, weight)
                if weight in _UNLISTED.values() and _gathers(scene, name[-1].end):
                    weight = _DESCRIBED
                if weight and (_is_honour(piece, name) or _is_described(piece, name)):
                    weight = _HONOUR
                kind = EntityType.PARK
                if spell(name).endswith("基地"):
                    weight *= 0.7
                    kind = EntityType.PROJECT if has_brand(name) else kind
                if weight:
                    yield sight(name, kind, "park head", weight)


def _gathers(scene: Scene, end: int) -> bool:
    """Whether the words behind a name say what only a park does: it has gathered firms."""
    return bool(_GATHERING.match(scene.text(end, min(end + _AHEAD, len(scene.layout.clean)))))


def _is_product(name: Sequence[Token]) -> bool:
    """Whether a name ends in a product that only looks like an institution (…钻井平台)."""
    text = spell(name)
    product = lexicon.ending(text, "product_heads")
    return len(product) > len(lexicon.ending(text, "institution_heads"))


def by_institution_head(scene: Scene) -> Iterator[Sight]:
    """A name that ends in 研究院, 大学, 实验室, 平台 and the like."""
    for line in scene.lines:
        for piece in line.pieces:
            for name in headed(piece, "institution_heads"):
                weight = _strength(name, "institution_heads")
                if spell(name).endswith(("平台", "中心")):
                    weight = _UNLISTED.get(weight, weight)
                if weight and not _is_product(name):
                    yield sight(name, EntityType.INSTITUTION, "institution head", weight)


def by_project_head(scene: Scene) -> Iterator[Sight]:
    """A name that ends in 项目, 工程, 生产线, 智能工厂, with its phase."""
    for line in scene.lines:
        if _titled(line):
            continue
        for piece in line.pieces:
            for name in headed(piece, "project_heads"):
                weight = _strength(name, "project_heads")
                weight = _UNLISTED.get(weight, weight)
                if not spell(name).endswith("项目"):
                    weight *= 0.7
                if spell(name).endswith("线") and not (has_brand(name) or place_length(name)):
                    weight *= _ANY_LINE
                if not weight or _is_counted(name) or _is_described(piece, name):
                    continue
                whole = _phase(piece, name)
                yield sight(whole, EntityType.PROJECT, "project head", weight)
                if weight > _VAGUE and _has_state(piece, whole):
                    yield sight(whole, EntityType.PROJECT, "project state", _STATE)


def by_capacity(scene: Scene) -> Iterator[Sight]:
    """A plant told by what it makes a year: 年产3万吨…生产线, 10万套…项目."""
    for line in scene.lines:
        text = scene.text(line.sentence.start, line.sentence.end)
        for match in _CAPACITY.finditer(text):
            start = line.sentence.start + match.start()
            yield Sight(start, start + len(match[0]), EntityType.PROJECT, "capacity", 0.6)


def _has_state(piece: Piece, name: Sequence[Token], ahead: int = _SEEN_AHEAD) -> bool:
    """Whether the words right behind a project say how far it is."""
    after = [t for t in piece.tokens if t.start >= name[-1].end][:ahead]
    return any(t.text in lexicon.words("project_states") for t in after)


def by_progress(scene: Scene) -> Iterator[Sight]:
    """A brand and its product of which is said what is said of projects: …模组签约落地."""
    states = lexicon.words("project_states")
    for line in scene.lines:
        for piece in line.pieces:
            told = not states.isdisjoint(piece.words)
            for _, phrase in phrases(piece.tokens) if told else ():
                if len(phrase) <= _LEAST_STEM:
                    continue
                product = lexicon.ending(spell(phrase), "product_heads")
                if product and _has_state(piece, phrase, 2) and has_brand(phrase):
                    yield sight(phrase, EntityType.PROJECT, "progress", 0.5)


def by_institution_in_name(scene: Scene, sights: Sequence[Sight]) -> Iterator[Sight]:
    """The institution that the name of a project or park opens with."""
    for host in sights:
        if host.type not in (EntityType.PROJECT, EntityType.PARK):
            continue
        tokens = cut(scene.text(host.start, host.end), host.start)
        for i in range(len(tokens) - 2, 0, -1):
            if not closes(tokens, i, "institution_heads"):
                continue
            name, rest = tokens[: i + 1], spell(tokens[i + 1 :])
            if _is_product(name) or not _NOTHING_ELSE.sub("", rest):
                continue
            if _strength(name, "institution_heads") >= _DESCRIBED:
                yield sight(name, EntityType.INSTITUTION, "opens a project", 0.5)
                break
