"""The store and the readings in step: every change is one transaction, or did not happen."""

import shutil
import threading
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from graph import decisions, registry
from graph.chains import kept
from graph.chains.retied import retied
from graph.datadir import DataDir
from graph.decisions import Decision, Settled, settle
from graph.inferred import MARKED, inferred_triples, with_wider
from graph.knowledge import Knowledge
from graph.ledger import Ledger
from graph.statements import ancestry, background_triples
from graph.store import EmbeddedStore, Opener, Store, Triple
from graph.structure import alternatives_table
from graph.together import OneFirm, Together, together
from graph.together import edition as together_edition
from ontology.chains.model import ReferenceChain
from ontology.errors import DataDirectory, LiantuError
from ontology.identity import digest, document_id
from ontology.model import Reading

_READING = "reading:"
_READ_BY = "read-by:"
_DECISIONS = "decisions"
_CONCLUDED = "concluded"
_EDITION = "edition"
_GENERATION = "generation"
_LOADING = "loading"
"""Noted while very many triples are on their way: whoever opens the store then makes it good."""
_MANY = 50_000
"""Triples that are loaded in bulk: one update of more takes twice the time and much memory."""
_KEPT_CHECKPOINTS = 2
"""The newest, and the one that readers may still be leaving."""


@dataclass(frozen=True, slots=True)
class WouldBe:
    """What would be known with other readings, and which firms would go under another id."""

    knowledge: Knowledge
    one_firm: tuple[OneFirm, ...]


class State:
    """What a data directory holds at a moment; safe to ask from several threads.

    Notes in the store, written with the triples in one transaction, say which reading of which
    document is in the graph, after which decisions, made by which edition of this program.
    """

    def __init__(self, folder: DataDir, opener: Opener = EmbeddedStore.open) -> None:
        self.folder = folder
        self._opener = opener
        self.store: Store = opener(folder.store)
        self._lock = threading.RLock()
        self._decisions = decisions.load(folder.decisions)
        self._notes = self._noted()
        self._unsure = False
        self._raw: dict[str, Reading] | None = None
        self._listed = registry.kept(folder)
        self._together = Together(Settled())
        self._ledger = self._empty_ledger()
        self._knowledge: Knowledge | None = None

    @property
    def generation(self) -> int:
        """How many transactions the graph has seen: another number, another graph."""
        return int(self._notes.get(_GENERATION, "0"))

    @property
    def edition(self) -> str:
        """The edition of the program that made the graph, "" before there is one."""
        return self._notes.get(_EDITION, "")

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, in order."""
        return self._decisions

    @property
    def settled(self) -> Settled:
        """What holds after all decisions."""
        return settle(self._decisions)

    def documents(self) -> tuple[str, ...]:
        """The SHA-256 of every document in the graph, sorted."""
        keys = sorted(self._notes)
        return tuple(k.removeprefix(_READING) for k in keys if k.startswith(_READING))

    def has(self, sha256: str) -> bool:
        """Whether a document is in the graph."""
        return _READING + sha256 in self._notes

    def lost(self) -> tuple[str, ...]:
        """Documents in the graph whose card or reading is gone from the disk."""
        return tuple(
            sha256
            for sha256 in self.documents()
            if self.folder.card(sha256) is None
            or not self.folder.has_reading(self._notes[_READING + sha256])
        )

    def in_step(self) -> bool:
        """Whether the graph has its background, all decisions and conclusions, no document lost."""
        decided = self._notes.get(_DECISIONS) == self._footing()
        whole = _CONCLUDED in self._notes and _LOADING not in self._notes
        return bool(self.edition) and decided and whole and not self.lost()

    def knowledge(self) -> Knowledge:
        """All that is known; the same object until something changes."""
        with self._lock:
            if self._knowledge is None:
                self._readings()
                self._knowledge = self._all_known()
            return self._knowledge

    def would_be(self, changes: Mapping[str, Reading | None]) -> WouldBe:
        """What would be known after a commit of readings; nothing is committed."""
        with self._lock:
            raw = self._readings()
            settled = self.settled
            there = {sha: self._tied(settled, raw[sha]) if sha in raw else None for sha in changes}
            tied = {sha: r and self._tied(settled, r) for sha, r in changes.items()}
            try:
                self._put(tied)
                found = WouldBe(self._all_known(), self._together.one_firm())
                self._put(there)
            except BaseException:
                self._raw = None  # memory holds neither the one nor the other: it is made anew
                raise
            return found

    def problems(self) -> Mapping[str, tuple[str, ...]]:
        """What a person should know about the reading of each document, by document id."""
        with self._lock:
            found = {r.document.id: r.problems for r in self._readings().values()}
        return dict(sorted(found.items()))

    def columns(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """What the columns of the tables in each document are read as, by document id."""
        with self._lock:
            found = {r.document.id: r.columns for r in self._readings().values()}
        return dict(sorted(found.items()))

    def one_firm(self) -> tuple[OneFirm, ...]:
        """The names that go under the id of another firm, decided or certain."""
        with self._lock:
            self._readings()
            return self._together.one_firm()

    def read_by(self, sha256: str) -> str:
        """The edition of the program that read a document, "" if that is not known."""
        return self._notes.get(_READ_BY + sha256, "")

    def commit(self, changes: Mapping[str, Reading | None], edition: str = "") -> None:
        """Take readings in, by the SHA-256 of their documents; None takes a document out.

        `edition` is that of the program which read them.
        """
        with self._lock:
            self._make_good()
            raw = self._readings()
            settled = self.settled
            notes = {f"{_READING}{sha}": self._kept(reading) for sha, reading in changes.items()}
            notes |= {_READ_BY + sha: edition if r else None for sha, r in changes.items()}
            tied = {sha: r and self._tied(settled, r) for sha, r in changes.items()}
            self._step(self._together.replace(tied), notes)
            for sha256, reading in changes.items():
                if reading:
                    raw[sha256] = reading
                else:
                    raw.pop(sha256, None)

    def decide(self, made: tuple[Decision, ...]) -> None:
        """Write decisions down, in order, and bring the graph after them in one step."""
        with self._lock:
            self._make_good()
            raw = self._readings()
            before = self.settled
            for decision in made:
                decisions.append(self.folder.decisions, decision)
                self._decisions = (*self._decisions, decision)
            after = self.settled
            if after.templates != before.templates:
                self.resync(self.edition)
                return
            said = self._together.readings()
            self._together = self._all_together(after, raw)
            now = self._together.readings()
            applied = {sha: now[sha] for sha in raw if now[sha] != said[sha]}
            self._step(applied, {_DECISIONS: self._footing()})
            self.conclude()

    def conclude(self) -> None:
        """Bring what follows from all documents together after them, in one transaction.

        It is asked for once a build, not once a document: it looks at everything that is known.
        """
        with self._lock:
            self._make_good()
            if _CONCLUDED in self._notes:
                return
            known = self.knowledge()
            wanted = inferred_triples(known, self._together.one_firm())
            there = frozenset(with_wider(self.store.query(MARKED).triples))
            self._write(there - wanted, wanted - there, {_CONCLUDED: "yes"})
            self._knowledge = known

    def resync(self, edition: str) -> None:
        """Make the graph what readings, decisions and background say, whatever it was."""
        with self._lock:
            notes: dict[str, str | None] = {_READING + sha256: None for sha256 in self.lost()}
            for key in notes:
                del self._notes[key]
            self._raw = self._knowledge = None
            known = self.knowledge()
            follows = inferred_triples(known, self._together.one_firm())
            wanted = self._background | self._ledger.triples() | follows
            there = frozenset(self.store.triples())
            notes |= {_EDITION: edition, _DECISIONS: self._footing(), _CONCLUDED: "yes"}
            self._write(there - wanted, wanted - there, notes)
            self._knowledge = known

    def restart(self, edition: str) -> None:
        """Throw the graph away, down to its background; the number of its state goes on."""
        with self._lock:
            generation = self.generation
            self.store.clear()
            self.store.close()
            self.folder.clear_store()
            self.store = self._opener(self.folder.store)
            self._notes = {_GENERATION: str(generation)}
            self.resync(edition)

    def checkpoint(self) -> Path:
        """A copy of the store as it is now, for readers in other processes."""
        with self._lock:
            folder = self.folder.checkpoints / f"{self.generation:08d}"
            if not folder.exists():
                part = folder.with_suffix(".part")
                shutil.rmtree(part, ignore_errors=True)
                part.parent.mkdir(parents=True, exist_ok=True)
                self.store.flush()
                self.store.backup(part)
                part.rename(folder)
                for old in sorted(self.folder.checkpoints.iterdir())[:-_KEPT_CHECKPOINTS]:
                    shutil.rmtree(old)
            return folder

    def tidy(self) -> None:
        """Draw the conclusions, and remove readings that are not in the graph any more."""
        self.conclude()
        keep = (value for key, value in self._notes.items() if key.startswith(_READING))
        self.folder.keep_only(frozenset(keep))

    @property
    def chains(self) -> tuple[ReferenceChain, ...]:
        """The reference chains in use."""
        return kept.in_use(self.folder, self.settled.templates)

    @property
    def _background(self) -> frozenset[Triple]:
        return _background_of(self.chains)

    def _put(self, tied: Mapping[str, Reading | None]) -> None:
        """Put readings side by side with the others in memory alone."""
        said = self._together.replace(tied)
        self._ledger.replace({document_id(sha): r for sha, r in said.items()})

    def _all_known(self) -> Knowledge:
        settled = self.settled
        return replace(
            self._ledger.knowledge(),
            overlays=settled.overlays,
            alternatives=alternatives_table.in_use(self.folder, settled.alternatives),
        )

    def _empty_ledger(self) -> Ledger:
        return Ledger(self.chains, ancestry)

    def _tied(self, settled: Settled, reading: Reading) -> Reading:
        """A reading tied to the chains in use."""
        if not settled.templates:
            return reading
        # Reviewed first: what is tied to another segment takes another id, its review stays.
        reviewed = decisions.apply(settled, reading)
        return retied(reviewed, kept.in_use(self.folder, settled.templates))

    def _all_together(self, settled: Settled, raw: Mapping[str, Reading]) -> Together:
        """The readings side by side, as the decisions and the list of firms leave them."""
        tied = {sha: self._tied(settled, reading) for sha, reading in raw.items()}
        return together(tied, settled, self._listed)

    def _footing(self) -> str:
        """A digest of what the graph rests on beside its readings."""
        return digest((together_edition(), repr(self._listed), *map(repr, self._decisions)))

    def _kept(self, reading: Reading | None) -> str | None:
        return self.folder.keep_reading(reading) if reading else None

    def _readings(self) -> dict[str, Reading]:
        """The readings as they were read, by SHA-256; loads them, and the ledger, when needed."""
        self._make_sure()
        if self._raw is None:
            raw = {sha256: self._reading(sha256) for sha256 in self.documents()}
            settled = self.settled
            self._ledger = self._empty_ledger()
            self._together = self._all_together(settled, raw)
            said = self._together.readings()
            self._ledger.replace({document_id(sha): r for sha, r in said.items()})
            self._raw = raw
        return self._raw

    def _noted(self) -> dict[str, str]:
        """The notes of a store just opened; one that cannot even tell them is let go."""
        try:
            return dict(self.store.notes())
        except BaseException:
            self.store.close()
            raise

    def _make_sure(self) -> None:
        """Ask the store what it holds, where that is not known."""
        if self._unsure:
            self._notes, self._unsure = dict(self.store.notes()), False

    def _make_good(self) -> None:
        """Take away what a load that broke off left in the graph."""
        self._make_sure()
        if _LOADING in self._notes:
            self.resync(self.edition)

    def _reading(self, sha256: str) -> Reading:
        if reading := self.folder.reading(self._notes[_READING + sha256]):
            return reading
        raise DataDirectory(
            f"{self.folder.root}/readings 里的文件已损坏；请删除 readings 与 store 两个目录，"
            "再运行 liantu build（文档和决定都在）",
            f"A file in {self.folder.root}/readings is damaged; delete readings and store and run "
            "liantu build again (documents and decisions are safe)",
        )

    def _step(self, applied: Mapping[str, Reading | None], notes: Mapping[str, str | None]) -> None:
        delta = self._ledger.replace({document_id(sha): r for sha, r in applied.items()})
        written = {**notes, _CONCLUDED: None}
        self._write(delta.remove - self._background, delta.add, written)

    def _write(
        self, remove: Iterable[Triple], add: Collection[Triple], notes: Mapping[str, str | None]
    ) -> None:
        """One transaction, on the disk before this returns; if it fails, memory forgets it too."""
        written = {**notes, _LOADING: None, _GENERATION: str(self.generation + 1)}
        self._knowledge = None
        try:
            if len(add) >= _MANY:
                self.store.apply((), (), {_LOADING: "yes"})
                self.store.load(add)
                add = ()
            self.store.apply(remove, add, written)
        except BaseException:
            # A server that broke off may have done it or not: it is asked before the next step.
            self._raw, self._unsure = None, True
            with suppress(LiantuError):
                self._make_sure()
            raise
        self.store.flush()
        self._notes = {k: v for k, v in {**self._notes, **written}.items() if v is not None}


@lru_cache(maxsize=2)
def _background_of(chains: tuple[ReferenceChain, ...]) -> frozenset[Triple]:
    return background_triples(chains)
