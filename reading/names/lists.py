"""Names by the lists they stand in: the class word behind 等, the verb before, the box label."""

from collections.abc import Iterator, Sequence

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.chains import could_be_chain, trimmed
from reading.names.pieces import AND_SO_ON, LIST_MARK, Piece, Series
from reading.names.places import is_place
from reading.names.scene import Line, Scene, Sight, sight, spell
from reading.names.segments import split
from reading.names.shape import (
    could_be_firm,
    ends_otherwise,
    firm_likeness,
    has_brand,
    is_generic,
    is_likely_firm,
)
from reading.names.tokens import Token

_TARGETS, _PROJECTS = "拟招商名录", "重点项目"
_LONGEST_CLASS, _LONGEST_NAME = 10, 20
_POSITIONS = frozenset({"上游", "中游", "下游"})
_SHORT_TAIL = 2
_SHORTEST, _SHORTEST_HEADED = 2, 4
_HEADED = (
    ("park_heads", EntityType.PARK),
    ("institution_heads", EntityType.INSTITUTION),
    ("project_heads", EntityType.PROJECT),
)
_NOT_INSTITUTIONS = frozenset({EntityType.FIRM, EntityType.TECHNOLOGY})
_SUREST = 0.95
_ROW, _ROW_OF_INSTITUTES = 0.95, 0.64
_SURE_CHAIN = 0.84
_FINE, _OF_FINE = "细分", 0.75  # 细分领域 are parts of the industry that is spoken of
_GRAND, _NO_PRODUCT, _UNKNOWN_CHAIN = 0.6, 0.7, 0.75
_PROJECT, _SEEN_AHEAD = 1.15, 4
_REPRESENTING = ("代表", "主体", "核心", "重点", "特色", "支撑", "主导", "龙头")
_ALONE, _NOT_OPEN_ENDED = 0.8, 0.8
_SURE_FIRM, _FIRM_FOR_PROJECT, _PEER = 0.6, 0.4, 0.4
_FEW_PEERS, _MANY_PEERS = 0.34, 0.5


def class_of(tail: Sequence[Token]) -> tuple[EntityType | None, float]:
    """The type that the words behind a list give its items, and how strongly.

    The last class word decides, but a firm is a firm whatever it does (…等企业平台).
    """
    table = lexicon.weights("classes")
    found: tuple[EntityType | None, float] = None, 0.0
    if not tail:
        return found
    if any(token.text in lexicon.words("persons") for token in tail[:_LONGEST_CLASS]):
        return found
    for token in tail[:_LONGEST_CLASS]:
        words = [w for w in (token.text, token.text[-3:], token.text[-2:]) if w in table]
        if words and found[0] not in (EntityType.FIRM, EntityType.TECHNOLOGY):
            found = table[words[0]]
    if found[0] is EntityType.CHAIN and any(t.text == _FINE for t in tail[:_LONGEST_CLASS]):
        return EntityType.SEGMENT, _OF_FINE
    return found


def _is_grand(tail: Sequence[Token]) -> bool:
    """Whether a list is said to hold all great fields (等八大领域): those are industries."""
    counted = bool(tail) and (tail[0].tag == "m" or tail[0].text[-1] == "大")
    return counted and "领域" in spell(tail[:_SEEN_AHEAD])


def _is_bare_verb(item: Sequence[Token]) -> bool:
    """Whether an item is one verb or adjective (降糖, 便携式)."""
    return len(item) == 1 and item[0].tag in ("v", "vd", "a", "b", "d", "z")


def _fits(item: Sequence[Token], kind: EntityType) -> bool:
    text = spell(item)
    if len(text) < _SHORTEST:
        return False
    if kind is EntityType.SEGMENT and lexicon.ending(text, "product_heads") == text:
        return True
    if is_generic(item) or (kind is EntityType.SEGMENT and _is_bare_verb(item)):
        return False
    if kind is EntityType.FIRM:
        return could_be_firm(item)
    if kind in (EntityType.SEGMENT, EntityType.CHAIN):
        short = len(text) <= _LONGEST_NAME
        if kind is EntityType.CHAIN and lexicon.ending(text, "never_chains"):
            return False
        return short and not ends_otherwise(text) and firm_likeness(item) < _SURE_FIRM
    if kind is EntityType.PARK:
        return bool(lexicon.ending(text, "park_heads")) or has_brand(item)
    if kind is EntityType.INSTITUTION:
        return bool(lexicon.ending(text, "institution_heads")) or has_brand(item)
    if kind is EntityType.PROJECT:
        return len(text) >= _SHORTEST_HEADED and not is_place(text)
    if kind is EntityType.PLACE:
        return is_place(text) or is_place(text[:-1])
    return True


def _is_particular(item: Sequence[Token]) -> bool:
    """Whether an item names one thing in one place: a brand, a place, a number or a facility."""
    if spell(item)[-1] in "年月季期":
        return False
    facility = any(lexicon.ending(spell(item), heads) for heads in ("park_heads", "project_heads"))
    numbered = any(token.tag in ("m", "eng") for token in item)
    return facility or numbered or has_brand(item) or is_place(item[0].text)


def _kind_of(item: Sequence[Token], kind: EntityType) -> EntityType:
    """The type an item takes from its class word, unless its own words say otherwise."""
    text = spell(item)
    if lexicon.ending(text, "institution_heads") and kind in _NOT_INSTITUTIONS:
        return EntityType.INSTITUTION
    if kind is EntityType.TECHNOLOGY:
        return kind
    if text.strip("“”") in lexicon.words("industries"):
        return EntityType.CHAIN
    if kind is EntityType.PROJECT and firm_likeness(item) >= _FIRM_FOR_PROJECT:
        return EntityType.FIRM
    product = lexicon.ending(text, "product_heads")
    if kind is EntityType.FIRM and product and not firm_likeness(item) and not has_brand(item):
        return EntityType.SEGMENT
    if kind is EntityType.PROJECT and product and not _is_particular(item):
        return EntityType.SEGMENT
    if kind in (EntityType.CHAIN, EntityType.INSTITUTION) and product:
        return EntityType.SEGMENT
    if kind is EntityType.PARK and product and not lexicon.ending(text, "park_heads"):
        return EntityType.CHAIN
    return kind


_Item = tuple[Token, ...]


def _bare(item: _Item) -> tuple[_Item, EntityType | None]:
    """An item without the apposition before the name (龙头企业X, 设备类项目X), and its type."""
    if len(item) == 1:
        return item, None
    classes = lexicon.weights("classes")
    start, kind = 0, None
    for i, token in enumerate(item[:-1]):
        if token.text in classes and token.text.endswith(("企业", "公司")):
            start, kind = i + 1, EntityType.FIRM
        if token.text == "项目" and spell(item[: i + 1]).endswith("类项目"):
            start, kind = i + 1, EntityType.PROJECT
        if token.text in _POSITIONS and i + 1 < len(item):
            start, kind = i + 1, EntityType.SEGMENT
    return item[start:], kind


def _says_class(tail: Sequence[Token]) -> bool:
    """Whether the words behind a list without 等 say what it is a list of (三大部件, 为代表的…)."""
    return bool(tail) and (tail[0].tag in ("m", "q") or tail[0].text in _REPRESENTING)


def _closed_by_class(items: list[_Item], series: Series) -> tuple[list[_Item], Sequence[Token]]:
    """The items and the class words of a list, also where the last item ends in its class word."""
    tail: Sequence[Token] = series.tail
    last = items[-1]
    closing = len(items) > 1 and len(last) > 1 and not series.open_ended
    if closing and last[-1].text in ("项目", "企业", "产业", "领域", "行业", "环节", "园区"):
        items[-1] = last[:-1]
        tail = last[-1:]
    elif not series.open_ended and not _says_class(tail):
        tail = ()
    return items, tail


def _peers(items: Sequence[Sequence[Token]], opened: EntityType | None) -> bool:
    """Whether the items are firms because enough of them look like firms and all could be."""
    if len(items) == 1 or not all(could_be_firm(item) for item in items):
        return False
    likely = sum(firm_likeness(item) > 0 for item in items)
    share = _FEW_PEERS if opened is EntityType.FIRM else _MANY_PEERS
    return likely >= share * len(items) and any(firm_likeness(i) >= _PEER for i in items)


def _listed(item: Sequence[Token]) -> Iterator[Sight]:
    """A second ground for an item that also ends in the head word of a park or an institution."""
    text = spell(item)
    for heads, kind in _HEADED:
        if lexicon.ending(text, heads) and len(text) > _SHORTEST_HEADED:
            yield sight(item, kind, "listed", 0.25)


def _counted_halves(item: _Item) -> Sequence[Sequence[Token]]:
    """甲200兆瓦和乙200兆瓦 as two projects: a number stands on both sides."""
    for i, token in enumerate(item):
        if token.text == "和" and all(
            any(t.tag == "m" for t in side) for side in (item[:i], item[i + 1 :])
        ):
            return [item[:i], item[i + 1 :]]
    return [item]


def _parts_of(item: _Item, kind: EntityType) -> Sequence[Sequence[Token]]:
    """The names in a list item: two products or industries joined by 和 are two."""
    if kind is EntityType.SEGMENT:
        return split(item)
    if kind is EntityType.PROJECT:
        return _counted_halves(item)
    return trimmed(item) if kind is EntityType.CHAIN else [item]


def _apposed(item: Sequence[Token], kind: EntityType | None) -> Iterator[Sight]:
    """An item that the words right before it name as a firm, a project or a position."""
    own = _kind_of(item, kind) if kind else None
    fits = is_likely_firm(item) if own is EntityType.FIRM else own and _fits(item, own)
    if own and fits:
        yield sight(item, own, "apposition", 0.6)


def _is_brand_with_product(item: Sequence[Token]) -> bool:
    """Whether an item is a firm's product rather than the firm (某某能源储能电池)."""
    product = lexicon.ending(spell(item), "product_heads")
    return bool(product) and has_brand(item) and not firm_likeness(item)


def _classed(items: Sequence[_Item], series: Series, tail: Sequence[Token]) -> Iterator[Sight]:
    """The items by the class words behind the list, or by their likeness to firms."""
    kind, weight = class_of(tail)
    grand = kind is EntityType.CHAIN and _is_grand(tail)
    opened, _ = lexicon.weights("openers").get(series.opener, (None, 0.0))
    peers = kind in (None, EntityType.FIRM, EntityType.PROJECT) and _peers(items, opened)
    if peers:
        for item in items:
            if not (kind is EntityType.PROJECT and _is_brand_with_product(item)):
                yield sight(item, EntityType.FIRM, "peers", 0.5)
    if not kind:
        return
    factor = 1.0 if series.open_ended else _NOT_OPEN_ENDED
    industries = lexicon.words("industries")
    for item in items:
        sure_chain = kind is EntityType.CHAIN and weight >= _SURE_CHAIN
        own = kind if grand or sure_chain else _kind_of(item, kind)
        if peers and own is EntityType.PROJECT and not _is_brand_with_product(item):
            own = EntityType.FIRM
        if not _fits(item, own):
            continue
        if own is EntityType.PROJECT and len(items) == 1 and not _is_particular(item):
            continue
        surer = _PROJECT if own is EntityType.PROJECT else 1.0
        share = (_GRAND if grand else weight) * factor * surer
        for part in _parts_of(item, own):
            if own is not EntityType.CHAIN or grand or could_be_chain(part):
                vague = own is EntityType.CHAIN and not (grand or sure_chain)
                less = _UNKNOWN_CHAIN if vague and spell(part) not in industries else 1.0
                yield sight(part, own, "class word", min(share * less, _SUREST))


def _opened(items: Sequence[_Item], series: Series) -> Iterator[Sight]:
    """The items by the word that opens the list (依托, 重点发展)."""
    kind, strength = lexicon.weights("openers").get(series.opener, (None, 0.0))
    if not kind:
        return
    strength *= 1.0 if len(items) > 1 or series.open_ended else _ALONE
    for item in items:
        if not (is_likely_firm(item) if kind is EntityType.FIRM else _fits(item, kind)):
            continue
        product = lexicon.ending(spell(item), "product_heads")
        share = _NO_PRODUCT if kind is EntityType.SEGMENT and not product else 1.0
        for part in _parts_of(item, kind):
            yield sight(part, kind, "opener", strength * share)


def _sights(line: Line, series: Series) -> Iterator[Sight]:
    if _stands_alone(line, series):
        item, apposed = _bare(series.items[0])
        yield from _apposed(item, apposed) if item else ()
        return
    bare = [_bare(item) for item in series.items]
    stated = [kind for _, kind in bare]
    positioned = EntityType.SEGMENT if stated[0] is EntityType.SEGMENT else None
    items, tail = _closed_by_class([item for item, _ in bare], series)
    for item, apposed in zip(items, stated, strict=True):
        yield from _apposed(item, positioned or apposed) if item else ()
    items = [item for item in items if item]
    if not items:
        return
    opened = series.opener in lexicon.weights("openers")
    if tail or len(items) > 1:
        yield from _classed(items, series, tail)
    if opened:
        yield from _opened(items, series)
    for item in items:
        if opened or len(items) > 1 or series.open_ended:
            yield from _listed(item)
        if line.block.label == _TARGETS and could_be_firm(item):
            yield sight(item, EntityType.FIRM, "target list", 0.9)


def _stands_alone(line: Line, series: Series) -> bool:
    """Whether a list is one phrase that nothing around it makes a name, as most are."""
    alone = len(series.items) == 1 and not (series.open_ended or line.block.label == _TARGETS)
    around = series.opener in lexicon.weights("openers") or _says_class(series.tail)
    return alone and not around


def _whole(pieces: Sequence[Piece], i: int) -> tuple[Token, ...]:
    """The words of the list item that begins with a piece, also where a 等 stands inside it."""
    piece = pieces[i]
    following = pieces[i + 1] if i + 1 < len(pieces) else None
    if piece.after != AND_SO_ON or not following or len(following.tokens) <= _SHORT_TAIL:
        return piece.tokens
    if not lexicon.ending(spell(following.tokens), "project_heads"):
        return piece.tokens
    return (*piece.tokens, *following.tokens)


def by_project_list(scene: Scene) -> Iterator[Sight]:
    """The items of a box cell labelled 重点项目: each is a project, word for word."""
    for line in scene.lines:
        if line.block.label != _PROJECTS:
            continue
        for i, piece in enumerate(line.pieces):
            item = _whole(line.pieces, i)
            listed = LIST_MARK in (piece.before, piece.after)
            if listed and piece.before != AND_SO_ON and not is_generic(item):
                institute = lexicon.ending(spell(item), "institution_heads")
                sure = _ROW_OF_INSTITUTES if institute else _ROW
                yield sight(item, EntityType.PROJECT, "project list", sure)


def by_list(scene: Scene) -> Iterator[Sight]:
    """The items of lists, by what stands behind, before and above the list."""
    for line in scene.lines:
        for series in line.series:
            yield from _sights(line, series)
