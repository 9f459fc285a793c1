"""Firms that are one without anybody deciding it, over all documents: by spelling, list or document.

Three grounds, each certain by itself: the names differ in nothing but legal form, width or where
their place stands; the list of firms handed in gives one as a short name of the other; a document
calls one firm by both names, and the other name comes from documents of the same region, or of one
that the gazetteer does not know (a new area of the city). What a person keeps apart stays apart.
The result depends on the names alone, never on their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.decisions import Settled
from graph.same_name import is_trade, spelling
from ontology.identity import core, entity_id
from ontology.model import EntityType
from reading.registry import Registered

_SHORTEST_ALIAS = 4
"""A brand with a trade; shorter names of a document are anybody's."""
_PLACED = "place-"
"""How the id of a region begins that the gazetteer knows."""


class OneGround(StrEnum):
    """Why two names are certainly one firm."""

    SPELLING = "spelling"
    REGISTRY = "registry"
    DOCUMENT = "document"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Called:
    """What documents call the firm of one id: its spellings, other names, and where they speak.

    `aliases` are (other name, region of the document that gives it), `regions` those of all.
    """

    names: frozenset[str]
    aliases: frozenset[tuple[str, str]] = frozenset()
    regions: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The longest spelling, of equals the first by code point."""
        return min(self.names, key=lambda n: (-len(n), n))


@dataclass(frozen=True, slots=True, order=True)
class Same:
    """One firm that goes under the id of another, and why."""

    gone: str
    kept: str
    ground: OneGround


def same_firms(
    firms: Mapping[str, Called], settled: Settled, listed: Mapping[str, frozenset[str]]
) -> tuple[Same, ...]:
    """The firms that are one beyond what people decided, each under the id of the longest name.

    `listed` are the `owners` of the names in the list of firms.
    """
    found = sorted({*_by_spelling(firms), *_by_list(firms, listed), *_by_document(firms)})
    classes = _Classes(firms, settled)
    for one, other, ground in found:
        classes.join(one, other, ground)
    return classes.joined()


def with_same(settled: Settled, same: Iterable[Same]) -> Settled:
    """What holds after all decisions and what is certain without one."""
    return replace(settled, aliases={**settled.aliases, **{s.gone: s.kept for s in same}})


_Edge = tuple[str, str, OneGround]


def _by_spelling(firms: Mapping[str, Called]) -> Iterator[_Edge]:
    groups: defaultdict[object, set[str]] = defaultdict(set)
    for id_, called in firms.items():
        for name in called.names:
            groups[spelling(name)].add(id_)
    for ids in groups.values():
        first, *others = sorted(ids)
        yield from ((first, other, OneGround.SPELLING) for other in others)


def owners(listed: Iterable[Registered]) -> Mapping[str, frozenset[str]]:
    """The id of each name in a list of firms → the ids of the firms that go by it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for firm in listed:
        own = entity_id(EntityType.FIRM, firm.name)
        for name in (firm.name, *firm.aliases):
            found[entity_id(EntityType.FIRM, name)].add(own)
    return {id_: frozenset(owning) for id_, owning in found.items()}


def _by_list(firms: Mapping[str, Called], listed: Mapping[str, frozenset[str]]) -> Iterator[_Edge]:
    """Firms that the list gives one name; a short name of several firms ties nothing."""
    called: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in sorted(firms):
        if len(listed.get(id_, ())) == 1:
            (owner,) = listed[id_]
            called[owner].append(id_)
    for first, *others in called.values():
        yield from ((first, other, OneGround.REGISTRY) for other in others)


def _by_document(firms: Mapping[str, Called]) -> Iterator[_Edge]:
    """Names that documents give to one firm alone, where their regions are the same."""
    owners: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for id_, called in firms.items():
        for alias, region in called.aliases:
            if _is_telling(called.name, alias):
                owners[entity_id(EntityType.FIRM, alias)][id_].add(region)
    for alias, owning in owners.items():
        if len(owning) != 1 or alias in owning or alias not in firms:
            continue
        ((owner, regions),) = owning.items()
        if "" not in regions and _may_be_one(firms[alias].regions, regions):
            one, other = sorted((alias, owner))
            yield one, other, OneGround.DOCUMENT


def _may_be_one(here: frozenset[str], there: set[str]) -> bool:
    """Whether documents can speak of one region: the same, or one the gazetteer does not place."""
    placed = {region for region in there if region.startswith(_PLACED)}
    return "" not in here and all(
        region in there or not (placed and region.startswith(_PLACED)) for region in here
    )


def _is_telling(name: str, alias: str) -> bool:
    """Whether a short name goes on in the full one and is no group, place or trade by itself."""
    long, short = spelling(name), spelling(alias)
    bare = core(EntityType.FIRM, alias)
    return (
        len(bare) >= _SHORTEST_ALIAS
        and not is_trade(bare)
        and long.bare.startswith(short.bare)
        and (long.places, long.group, long.branch) == (short.places, short.group, short.branch)
    )


class _Classes:
    """Ids in groups that grow together, never across what people keep apart."""

    def __init__(self, firms: Mapping[str, Called], settled: Settled) -> None:
        self._firms = firms
        self._settled = settled
        self._members: dict[str, frozenset[str]] = {}
        self._grounds: dict[str, OneGround] = {}
        for id_ in sorted({*firms, *settled.aliases}):
            root = settled.entity(id_)
            self._members[root] = self._members.get(root, frozenset()) | {id_, root}
        self._class = {root: root for root in self._members}

    def join(self, one: str, other: str, ground: OneGround) -> None:
        left, right = self._head(one), self._head(other)
        if left == right or self._is_apart(left, right):
            return
        kept, gone = sorted((left, right), key=self._rank)
        self._members[kept] |= self._members.pop(gone)
        self._class[gone] = kept
        self._grounds[gone] = ground

    def joined(self) -> tuple[Same, ...]:
        """Every root that is not its own head, each with the ground that took it in."""
        pairs = ((root, self._head(root)) for root in sorted(self._class))
        return tuple(Same(r, head, self._grounds[r]) for r, head in pairs if r != head)

    def _head(self, id_: str) -> str:
        head = self._settled.entity(id_)
        while self._class[head] != head:
            head = self._class[head]
        return head

    def _rank(self, root: str) -> tuple[int, str]:
        names = (self._firms[m].name for m in self._members[root] if m in self._firms)
        return -max(map(len, names), default=0), root

    def _is_apart(self, left: str, right: str) -> bool:
        kept = self._settled.apart
        return bool(kept) and any(
            frozenset((a, b)) in kept for a in self._members[left] for b in self._members[right]
        )
