"""The workspace: documents in, graph out; one bad file never stops the others."""

import hashlib
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from graph import registry
from graph.changes import Change, difference
from graph.closing import Closing
from graph.cluster import Cluster
from graph.datadir import Card, DataDir
from graph.decidable import check
from graph.decisions import Decision
from graph.interpret import Interpreter, attempted, edition, interpret
from graph.knowledge import Knowledge
from graph.replies import with_model
from graph.sources import Fault, Source, Upload, content, gather, name_of
from graph.state import State, WouldBe
from graph.store import EmbeddedStore, Opener, Store
from graph.together import OneFirm
from graph.workers import Workers
from ontology.errors import LiantuError, RemoteFault
from ontology.model import Reading
from reading.layout.columns import parsed
from reading.registry import Registered

if TYPE_CHECKING:
    from reading.language_model import LanguageModel

__all__ = ["BuildReport", "Fault", "Progress", "Read", "Workspace"]

Progress = Callable[[int, int, str], None]
"""Called with: documents done, documents in all, the name of the one that comes next."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read, and what a person should know about its reading."""

    document: str
    name: str
    problems: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What became of everything handed in, and what it changed in what is known."""

    read: tuple[Read, ...] = ()
    unchanged: tuple[str, ...] = ()
    skipped: tuple[Path, ...] = ()
    failed: tuple[Fault, ...] = ()
    change: Change = field(default_factory=Change)


Outcome = Read | Fault | str
"""What became of a document; a name alone where nothing was new."""


@dataclass(frozen=True, slots=True)
class Step:
    """A document to be read, its bytes safe on the disk, or what became of it already."""

    name: str
    sha256: str = ""
    card: Card = field(default_factory=lambda: Card(""))
    data: bytes = b""
    old: Card | None = None
    done: Fault | str | None = None


class Workspace(Closing):
    """A data directory in use; only one process at a time has it.

    The graph is a function of the documents and the decisions: the order in which they came, and
    what was removed again, leave no trace in it. `crew` makes those who read side by side.
    """

    crew: Callable[[Interpreter, int], Workers | Cluster] = Workers

    def __init__(self, folder: DataDir, reader: Interpreter, edition: str, opener: Opener) -> None:
        self._folder = folder
        self._interpret = reader
        self._edition = edition
        self._state = State(folder, opener)
        self._writing = threading.RLock()
        try:
            if not self._state.in_step():
                self._state.resync(self._state.edition or edition)
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        reader: Interpreter = interpret,
        model: "LanguageModel | None" = None,
        opener: Opener = EmbeddedStore.open,
    ) -> Self:
        """The workspace at a path; StoreLocked while another process has it.

        `opener` says where the graph is: in the data directory, or on a server (`remote.on`).
        With a `model` it reads beside the rules; what was read otherwise is read again next time.
        """
        folder = DataDir.open(Path(path), create=create)
        known = registry.kept(folder)
        listed, suffix = registry.names(known), registry.edition(known)
        if model is None:
            if known and reader is interpret:
                reader = partial(interpret, registry=listed)
            return cls(folder, reader, edition() + suffix, opener)
        suffix = f"-{model.edition}{suffix}"
        return cls(folder, with_model(model, folder, listed), edition() + suffix, opener)

    @property
    def store(self) -> Store:
        """The graph itself."""
        return self._state.store

    @property
    def generation(self) -> int:
        """The number of the graph's present state; grows with every change."""
        return self._state.generation

    @property
    def edition(self) -> str:
        """The edition of what reads documents here: another may read otherwise."""
        return self._edition

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, in order."""
        return self._state.decisions

    def knowledge(self) -> Knowledge:
        """All that is known; the same object until something changes."""
        return self._state.knowledge()

    def pending(self) -> tuple[str, ...]:
        """The names of documents kept but not yet in the graph: an interrupted build left them."""
        return tuple(card.name for _, card in self._pending())

    def problems(self) -> Mapping[str, tuple[str, ...]]:
        """What a person should know about the reading of each document, by document id."""
        return self._state.problems()

    def one_firm(self) -> tuple[OneFirm, ...]:
        """The names that go under the id of another firm, with the reason and the documents."""
        return self._state.one_firm()

    def columns(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """What the columns of each document's tables are read as, by document id."""
        return self._state.columns()

    def raw(self, document: str) -> bytes:
        """The bytes of a document as they were handed in."""
        return self._folder.raw(self.knowledge().document(document).sha256)

    def registry(self) -> tuple[Registered, ...]:
        """The firms that the user handed in a list of."""
        return registry.kept(self._folder)

    def checkpoint(self) -> Path:
        """A copy of the graph as it is now, for a `GuardedReader`."""
        return self._state.checkpoint()

    def build(
        self,
        sources: Iterable[Source],
        region: str = "",
        progress: Progress | None = None,
        jobs: int = 1,
        columns: str = "",
    ) -> BuildReport:
        """Read documents, files or whole folders, and what an interrupted build left over.

        `region` is the region that the documents speak for, where they do not say so themselves;
        `columns` are roles for columns of their tables (企业名称=firm), kept with each document.
        `jobs` is how many are read at a time, each in a process of its own if there are several;
        it changes nothing in the graph. Each document is in the graph before the next is reported.
        """
        parsed(columns)  # refused before anything is read
        said = Card("", region, columns)
        found = gather(sources)
        with self._writing:
            before = self.knowledge()
            outcomes = list(self._outcomes(found.sources, said, progress or _silent, jobs))
            self._finish()
            return BuildReport(
                read=tuple(o for o in outcomes if isinstance(o, Read)),
                unchanged=tuple(o for o in outcomes if isinstance(o, str)),
                skipped=found.skipped,
                failed=(*found.faults, *(o for o in outcomes if isinstance(o, Fault))),
                change=difference(before, self.knowledge()),
            )

    def add(self, source: Source, region: str = "", columns: str = "") -> BuildReport:
        """Read one more document; an error of ours if it cannot be read."""
        report = self.build((source,), region, columns=columns)
        for fault in report.failed:
            raise fault.error
        return report

    def read(self, data: bytes, card: Card) -> Reading:
        """What a document says; nothing of it is kept, an error of ours if it cannot be read."""
        found = _tried(Step(card.name, card=card, data=data), self._interpret)
        if isinstance(found, LiantuError):
            raise found
        return found

    def would_be(self, changes: Mapping[str, Reading | None]) -> WouldBe:
        """What would be known with other readings (by SHA-256; None: without a document)."""
        return self._state.would_be(changes)

    def take_in(self, data: bytes, card: Card, known: Reading | None = None) -> BuildReport:
        """Add a document whose reading is `known`: this edition made it of these bytes and card."""
        with self._writing:
            before = self.knowledge()
            step = self._taken(Upload(card.name, data), card)
            if step.done or known is None or step.card != card:
                return self.add(Upload(card.name, data), card.region, card.columns)
            outcome = self._settled(step, known)
            self._finish()
            if isinstance(outcome, Fault):
                raise outcome.error
            return BuildReport(read=(outcome,), change=difference(before, self.knowledge()))

    def remove(self, document: str) -> Change:
        """Take a document, and all that only it says, out of the graph and off the disk."""
        with self._writing:
            before = self.knowledge()
            sha256 = before.document(document).sha256
            self._folder.drop(sha256)
            self._state.commit({sha256: None})
            self._finish()
            return difference(before, self.knowledge())

    def decide(self, *made: Decision) -> Change:
        """Write down what a person decided, all of it or nothing, and draw the conclusions."""
        with self._writing:
            before = self.knowledge()
            for decision in made:
                check(decision, before)
            self._state.decide(made)
            return difference(before, self.knowledge())

    def rebuild(self, progress: Progress | None = None) -> BuildReport:
        """Make the graph anew from documents and decisions alone."""
        with self._writing:
            before = self.knowledge()
            self._state.restart(self._edition)
            report = self.build((), progress=progress)
            return replace(report, change=difference(before, self.knowledge()))

    def _outcomes(
        self, sources: tuple[Source, ...], said: Card, progress: Progress, jobs: int
    ) -> Iterator[Outcome]:
        """What becomes of each document, in order, however many are read at a time."""
        left_over = tuple(self._left_over())
        total = len(left_over) + len(sources)
        steps = self._steps(left_over, sources, said)
        side_by_side = min(jobs, total) > 1
        told = self._side_by_side(steps, jobs) if side_by_side else ((s, None) for s in steps)
        committed: dict[str, Card] = {}
        with closing(told):
            for done, (step, found) in enumerate(told):
                progress(done, total, step.name)
                if step.done:
                    yield step.done
                elif committed.get(step.sha256) == step.card:
                    yield step.name  # the same bytes under the same name once more
                else:
                    outcome = self._settled(step, found or _tried(step, self._interpret))
                    if isinstance(outcome, Read):
                        committed[step.sha256] = step.card
                    yield outcome
        progress(total, total, "")

    def _side_by_side(
        self, steps: Iterable[Step], jobs: int
    ) -> Generator[tuple[Step, Reading | LiantuError | None], None, None]:
        """The steps in order with what was read, by several processes ahead of who asks for it."""
        with self.crew(self._interpret, jobs) as workers:
            calls = (partial(_paired, step, workers.interpret) for step in steps)
            yield from workers.in_order(calls)

    def _steps(
        self, left_over: Iterable[tuple[str, Card]], sources: Iterable[Source], said: Card
    ) -> Iterator[Step]:
        """What is to be read: first what is kept already, then what is handed in."""
        for sha256, card in left_over:
            yield Step(card.name, sha256, card, self._folder.raw(sha256), card)
        for source in sources:
            yield self._taken(source, said)

    def _taken(self, source: Source, said: Card) -> Step:
        """One source ready to be read, or what became of it already."""
        name = name_of(source)
        try:
            data = content(source)
        except LiantuError as error:
            return Step(name, done=Fault(name, error))
        sha256 = hashlib.sha256(data).hexdigest()
        old = self._folder.card(sha256)
        card = _joined(old, replace(said, name=name))
        if card == old and self._state.has(sha256):
            return Step(name, done=name)
        self._folder.put(data, card)
        return Step(name, sha256, card, data, old)

    def _settled(self, step: Step, found: Reading | LiantuError) -> Read | Fault:
        """What was read of a document kept in the graph; one that cannot be read leaves no trace."""
        try:
            if isinstance(found, Reading):
                self._state.commit({step.sha256: found}, self._edition)
                return Read(found.document.id, step.card.name, found.problems, found.columns)
        except RemoteFault:
            raise  # no fault of the document: it stays, and the next build goes on with it
        except LiantuError as error:
            found = error
        if step.old and self._folder.card(step.sha256):
            self._folder.put(step.data, step.old)
        else:
            self._folder.drop(step.sha256)
        return Fault(step.name, found)

    def _cards(self) -> Iterator[tuple[str, Card]]:
        for sha256 in self._folder.documents():
            if card := self._folder.card(sha256):
                yield sha256, card

    def _left_over(self) -> Iterator[tuple[str, Card]]:
        """What is kept but not read, or not read by this edition of the program."""
        if self._is_current():
            return self._pending()
        return (c for c in self._cards() if self._state.read_by(c[0]) != self._edition)

    def _pending(self) -> Iterator[tuple[str, Card]]:
        return (found for found in self._cards() if not self._state.has(found[0]))

    def _is_current(self) -> bool:
        return self._state.edition == self._edition

    def _finish(self) -> None:
        """After a step: if this edition is new to the graph, check all of it; sweep up."""
        if not self._is_current():
            self._state.resync(self._edition)
        self._state.tidy()

    def close(self) -> None:
        """Let go of the data directory."""
        self._state.store.close()


def _joined(old: Card | None, new: Card) -> Card:
    """One card for the same bytes handed in twice: which name came first must not matter."""
    if old is None:
        return new
    return Card(min(old.name, new.name), new.region or old.region, new.columns or old.columns)


def _tried(step: Step, interpreter: Interpreter) -> Reading | LiantuError:
    if step.card.columns:
        interpreter = partial(interpreter, columns=step.card.columns)
    try:
        return attempted(interpreter, step.card.name, step.data, step.card.region)
    except LiantuError as error:
        return error


def _paired(step: Step, interpreter: Interpreter) -> tuple[Step, Reading | LiantuError | None]:
    here = step.done or step.card.columns  # a table is read in no time: no process of its own
    return step, None if here else _tried(step, interpreter)


def _silent(_done: int, _total: int, _name: str) -> None:
    """No progress shown."""
