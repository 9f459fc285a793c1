"""The structure of a chain in a region in one answer: knock-outs, weak spots, ranges."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.gaps.model import ChainBoard
from graph.jackknife import Ground, Spread, severities, spreads
from graph.knowledge import Knowledge
from graph.naming import not_found
from graph.structure.knockout import ElementKind, Knockout, element_kind, knockout, pairs, singles
from graph.structure.ranked import losses
from graph.structure.supply import OUTSIDE, Needs, Supply, as_drawn, supply_of
from graph.structure.topology import Topology, topology
from ontology.chains.model import ReferenceChain
from ontology.errors import BadInput
from ontology.identity import plain
from ontology.model import Evidence

_OUTSIDE_WORDS = ("outside", "区外", "外地", "进口")
_MOST_REMOVED = 20
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Element:
    """Something that can be removed, with the sentences that put it where it is."""

    id: str
    kind: ElementKind
    holds: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """A knock-out, and the loss if any one input were enough (`mild`) or all needed (`strict`).

    The reference chain does not say which inputs replace each other beyond its table, so the true
    loss lies between the two. `spread` is how value and rank move when one document is left out.
    """

    elements: tuple[Element, ...]
    knockout: Knockout
    mild: float
    strict: float
    spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """All of it for one chain in one region; `severities` are spreads by segment id."""

    board: ChainBoard
    chain: ReferenceChain
    needs: Needs
    singles: tuple[Impact, ...]
    pairs: tuple[Impact, ...]
    topology: Topology
    severities: Mapping[str, Spread]


@dataclass(frozen=True, slots=True)
class _Readings:
    """The supply as it is read, and by the mildest and the strictest reading."""

    own: Supply
    mild: Supply
    strict: Supply

    def impact(self, found: Knockout, spread: Spread | None = None) -> Impact:
        return Impact(
            elements=tuple(_element(self.own, one) for one in found.removed),
            knockout=found,
            mild=knockout(self.mild, found.removed).loss,
            strict=knockout(self.strict, found.removed).loss,
            spread=spread,
        )


def structure(ground: Ground, drawn: ChainBoard, needs: Needs = Needs.TABLE) -> Structure:
    """The structure of a chain in a region, every rank with its range; `drawn` is its board."""
    chain = ground.chain
    readings = _readings(drawn, chain, needs)
    grave, lost = spreads(ground, severities, losses(chain, needs))
    return Structure(
        board=drawn,
        chain=chain,
        needs=needs,
        singles=tuple(readings.impact(k, lost.get(k.removed[0])) for k in singles(readings.own)),
        pairs=tuple(readings.impact(k) for k in pairs(readings.own)),
        topology=topology(as_drawn(drawn, chain)),
        severities=grave,
    )


def impact_of(
    knowledge: Knowledge,
    drawn: ChainBoard,
    chain: ReferenceChain,
    asked: Iterable[str],
    needs: Needs = Needs.TABLE,
) -> Impact:
    """What stops when all that is asked for falls away at once: ids, names or 区外 (outside).

    NotFound names what is near, BadInput refuses to remove nothing or more than twenty things.
    """
    readings = _readings(drawn, chain, needs)
    chain = as_drawn(drawn, chain)
    wanted = [_called(knowledge, readings.own, chain, text) for text in asked if text.strip()]
    if not 0 < len(set(wanted)) <= _MOST_REMOVED:
        raise BadInput(
            f"请给出 1 至 {_MOST_REMOVED} 个要移除的环节或企业",
            f"Name 1 to {_MOST_REMOVED} segments or firms to remove",
        )
    joint = knockout(readings.own, wanted)
    alone = {id_ for one in set(wanted) for id_ in knockout(readings.own, (one,)).stopped}
    return readings.impact(joint.beyond(readings.own, alone))


def removable(supply: Supply) -> tuple[Element, ...]:
    """Everything that can be removed: the segments in order of supply, then who holds them."""
    ids = (*(link.id for link in supply.links), *supply.holders)
    return tuple(_element(supply, one) for one in ids)


def _readings(drawn: ChainBoard, chain: ReferenceChain, needs: Needs) -> _Readings:
    own, mild, strict = (supply_of(drawn, chain, n) for n in (needs, Needs.ANY, Needs.ALL))
    return _Readings(own, mild, strict)


def _element(supply: Supply, id_: str) -> Element:
    held = supply.held_by(id_)
    return Element(
        id=id_,
        kind=element_kind(supply, id_),
        holds=tuple(link.id for link in held),
        evidence=tuple(dict.fromkeys(e for link in held for e in link.holders[id_])),
    )


def _called(knowledge: Knowledge, supply: Supply, chain: ReferenceChain, text: str) -> str:
    """The id of the segment or holder that a text names."""
    wanted = plain(text)
    if text in {*supply.holders, *(link.id for link in supply.links)}:
        return text
    if text.strip().lower() in _OUTSIDE_WORDS:
        return OUTSIDE
    if segment := chain.segment(text):
        return segment.id
    for holder in supply.holders:
        known = knowledge.entities.get(holder)
        if known and wanted in map(plain, (known.name, *known.aliases)):
            return holder
    names = (*(s.label for s in chain.segments), *map(knowledge.name, supply.holders))
    near = tuple(name for name in names if wanted and wanted in plain(name))[:_NEAR]
    raise not_found("在册的环节或企业", "segment or firm on record here", text, near)
