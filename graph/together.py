"""All documents as one body: whose names are one firm, and what several of them say alike.

Each document says what it says as decisions leave it, its firms under the ids that all documents
share, its facts lifted by independent documents that say the same: a function of (readings,
decisions, list of firms). It is kept up to date document by document; the order leaves no trace.
"""

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.corroboration import Voice, corroborated, voices
from graph.decisions import Settled, apply
from graph.grounding import neighbourhood
from graph.one_firm import Called, OneGround, Same, owners, same_firms, with_same
from graph.same_name import spelling
from ontology.identity import entity_id, plain
from ontology.model import Entity, EntityType, Reading
from ontology.places import find
from reading.registry import Registered

_SOURCES = ("corroboration", "decisions", "grounding", "one_firm", "same_name", "together")


_REASONS = {
    OneGround.SPELLING: ("只差写法或公司形式", "only spelling or legal form differs"),
    OneGround.REGISTRY: ("企业名录写作一家", "the list of firms gives both names to one firm"),
    OneGround.DOCUMENT: ("文档用两个名称称同一家", "a document calls one firm by both names"),
    OneGround.DECIDED: ("人工判定", "a person decided so"),
}


@dataclass(frozen=True, slots=True, order=True)
class OneFirm:
    """A name that goes under the id of another firm: its own id, why, and who calls it so."""

    gone: str
    kept: str
    ground: OneGround
    names: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def reason(self) -> tuple[str, str]:
        """Why, in Chinese and in English."""
        return _REASONS[self.ground]


class Together:
    """The readings of all documents, by the SHA-256 of each, as they stand side by side."""

    def __init__(self, settled: Settled, listed: Iterable[Registered] = ()) -> None:
        self._decided = settled
        self._listed = tuple(listed)
        self._raw: dict[str, Reading] = {}
        self._called: defaultdict[str, dict[str, Called]] = defaultdict(dict)
        self._owners = owners(self._listed)
        self._keys_of: dict[str, frozenset[Hashable]] = {}
        self._sharing: defaultdict[Hashable, set[str]] = defaultdict(set)
        self._same: dict[str, Same] = {}
        self._settled = settled
        self._applied: dict[str, Reading] = {}
        self._voices: dict[str, Mapping[Hashable, Voice]] = {}
        self._heard: defaultdict[Hashable, dict[str, Voice]] = defaultdict(dict)
        self._said: dict[str, Reading] = {}

    def readings(self) -> Mapping[str, Reading]:
        """What every document says, by its SHA-256."""
        return self._said

    def one_firm(self) -> tuple[OneFirm, ...]:
        """Every name that goes under another id, decided or certain, by id."""
        gone = sorted(id_ for id_ in self._settled.aliases if id_ in self._called)
        return tuple(
            OneFirm(
                id_,
                self._settled.entity(id_),
                self._same[id_].ground if id_ in self._same else OneGround.DECIDED,
                tuple(sorted({n for c in self._called[id_].values() for n in c.names})),
                tuple(sorted(self._raw[sha].document.id for sha in self._called[id_])),
            )
            for id_ in gone
        )

    def replace(self, changes: Mapping[str, Reading | None]) -> Mapping[str, Reading | None]:
        """Take new readings in (None: leave one out); gives what each document touched says now."""
        called: set[str] = set()
        for sha, reading in changes.items():
            called.update(self._forget(sha))
            if reading:
                called.update(self._learn(sha, reading))
        touched = {*changes, *self._renamed(called)}
        unsettled = {key for sha in touched for key in self._reheard(sha)}
        near = {sha for key in unsettled for sha in self._sayers(key)}
        found: dict[str, Reading | None] = {}
        for sha in sorted(touched | near):
            before, now = self._said.pop(sha, None), self._now(sha)
            if now:
                self._said[sha] = now
            if sha in changes or now != before:
                found[sha] = now
        return found

    def _learn(self, sha: str, reading: Reading) -> Iterator[str]:
        self._raw[sha] = reading
        for id_, called in _called_in(reading):
            self._called[id_][sha] = called
            yield id_

    def _forget(self, sha: str) -> Iterator[str]:
        if reading := self._raw.pop(sha, None):
            for id_, _ in _called_in(reading):
                del self._called[id_][sha]
                yield id_

    def _renamed(self, changed: set[str]) -> set[str]:
        """Find anew which firms are one; gives the documents in which that changes an id."""
        before, near = self._settled, self._near(changed)
        firms = {id_: _whole(self._called[id_].values()) for id_ in near if id_ in self._called}
        kept = {gone: same for gone, same in self._same.items() if gone not in near}
        found = same_firms(firms, self._decided, self._owners)
        self._same = kept | {same.gone: same for same in found}
        self._settled = with_same(self._decided, self._same.values())
        moved = (id_ for id_ in firms if before.entity(id_) != self._settled.entity(id_))
        return {sha for id_ in moved for sha in self._called[id_]}

    def _near(self, changed: set[str]) -> tuple[str, ...]:
        """The firms that can be one with some, over any number of steps, before or now."""
        keys = {key for id_ in changed for key in self._keys_of.get(id_, ())}
        for id_ in changed:
            keys.update(self._indexed(id_))
        seen, waiting, near = set(keys), list(keys), set(changed)
        while waiting:
            for id_ in self._sharing.get(waiting.pop(), set()) - near:
                near.add(id_)
                more = self._keys_of[id_] - seen
                seen |= more
                waiting.extend(more)
        return tuple(sorted(near))

    def _indexed(self, id_: str) -> frozenset[Hashable]:
        """What the names of a firm share with those it may be one with, brought up to date."""
        for key in self._keys_of.pop(id_, frozenset()):
            self._sharing[key].discard(id_)
            if not self._sharing[key]:
                del self._sharing[key]
        parts = self._called[id_].values()
        if not parts:
            del self._called[id_]
            return frozenset()
        called = _whole(parts)
        aliases = {entity_id(EntityType.FIRM, alias) for alias, _ in called.aliases}
        listed = self._owners.get(id_, frozenset())
        keys = {id_, self._decided.entity(id_), *aliases, *listed, *map(spelling, called.names)}
        self._keys_of[id_] = frozenset(keys)
        for key in keys:
            self._sharing[key].add(id_)
        return self._keys_of[id_]

    def _reheard(self, sha: str) -> Iterator[Hashable]:
        """Apply decisions and ids to one document anew; gives what it no longer or newly says."""
        old = self._voices.pop(sha, {})
        raw = self._raw.get(sha)
        new: Mapping[Hashable, Voice] = {}
        if raw:
            self._applied[sha] = apply(self._settled, raw)
            new = voices(self._applied[sha])
            self._voices[sha] = new
        else:
            self._applied.pop(sha, None)
        for key in (*old, *new):
            if old.get(key) == new.get(key):
                continue
            self._heard[key].pop(sha, None)
            if voice := new.get(key):
                self._heard[key][sha] = voice
            yield key

    def _sayers(self, key: Hashable) -> tuple[str, ...]:
        if not self._heard[key]:
            del self._heard[key]
            return ()
        return tuple(self._heard[key])

    def _now(self, sha: str) -> Reading | None:
        found = self._applied.get(sha)
        if found is None:
            return None
        own = {
            key: {voice.document: voice for voice in self._heard[key].values()}
            for key in self._voices[sha]
            if len(self._heard[key]) > 1
        }
        return corroborated(found, own) if own else found


def together(
    readings: Mapping[str, Reading], settled: Settled, listed: Iterable[Registered] = ()
) -> Together:
    """All readings at once."""
    found = Together(settled, listed)
    found.replace(readings)
    return found


def _called_in(reading: Reading) -> Iterator[tuple[str, Called]]:
    """The firms of a reading, each id with what the document calls it."""
    region = _home(reading.document.region)
    named: defaultdict[str, set[Entity]] = defaultdict(set)
    for entity in reading.entities:
        if entity.type is EntityType.FIRM:
            named[entity.id].add(entity)
    for id_, entities in named.items():
        called = {n for e in entities for n in (e.name, *e.aliases)}
        own = {n for n in called if entity_id(EntityType.FIRM, n) == id_}
        others = frozenset((n, region) for n in called - own)
        yield id_, Called(frozenset(own or {min(called)}), others, frozenset({region}))


@cache
def _home(region: str) -> str:
    """The region a document speaks for, by the city where the gazetteer knows one."""
    known = find(neighbourhood(region)) if region else None
    return known.id if known else plain(region)


def _whole(parts: Iterable[Called]) -> Called:
    found = tuple(parts)
    return Called(
        frozenset(n for c in found for n in c.names),
        frozenset(a for c in found for a in c.aliases),
        frozenset(r for c in found for r in c.regions),
    )


@cache
def edition() -> str:
    """A digest of the code and words that decide what is one firm and what is lifted."""
    found = hashlib.sha256()
    folder = Path(__file__).parent
    for file in (*(f"{name}.py" for name in _SOURCES), "trades.txt"):
        found.update((folder / file).read_bytes())
    return found.hexdigest()[:16]
