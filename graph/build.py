"""The workspace: documents in, graph out; one bad file never stops the others."""

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from graph import registry
from graph.changes import Change, difference
from graph.datadir import Card, DataDir
from graph.decisions import Decision, DecisionKind
from graph.interpret import Interpreter, edition, interpret
from graph.knowledge import Knowledge
from graph.replies import with_model
from graph.sources import Fault, Source, content, gather, name_of
from graph.state import State
from graph.store import EmbeddedStore
from ontology.errors import BadInput, LiantuError, NotFound
from ontology.model import Entity, Reading, Review
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


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What became of everything handed in, and what it changed in what is known."""

    read: tuple[Read, ...] = ()
    unchanged: tuple[str, ...] = ()
    skipped: tuple[Path, ...] = ()
    failed: tuple[Fault, ...] = ()
    change: Change = field(default_factory=Change)


class Workspace:
    """A data directory in use; only one process at a time has it.

    The graph is a function of the documents and the decisions: the order in which they came, and
    what was removed again, leave no trace in it.
    """

    def __init__(self, folder: DataDir, reader: Interpreter, edition: str) -> None:
        self._folder = folder
        self._interpret = reader
        self._edition = edition
        self._state = State(folder)
        self._writing = threading.RLock()
        if not self._state.in_step():
            self._state.resync(self._state.edition or edition)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        reader: Interpreter = interpret,
        model: "LanguageModel | None" = None,
    ) -> Self:
        """The workspace at a path; StoreLocked while another process has it.

        With a `model` documents are read by the rules and by it, and those read otherwise are read
        again at the next build.
        """
        folder = DataDir.open(Path(path), create=create)
        known = registry.kept(folder)
        listed = registry.names(known)
        suffix = registry.edition(known)
        if model is None:
            by_list = partial(interpret, registry=listed)
            return cls(
                folder, by_list if known and reader is interpret else reader, edition() + suffix
            )
        return cls(
            folder, with_model(model, folder, listed), f"{edition()}-{model.edition}{suffix}"
        )

    @property
    def store(self) -> EmbeddedStore:
        """The graph itself."""
        return self._state.store

    @property
    def generation(self) -> int:
        """The number of the graph's present state; grows with every change."""
        return self._state.generation

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
        self, sources: Iterable[Source], region: str = "", progress: Progress | None = None
    ) -> BuildReport:
        """Read documents, files or whole folders, and what an interrupted build left over.

        `region` is the region that the documents speak for, where they do not say so themselves.
        """
        found = gather(sources)
        with self._writing:
            before = self.knowledge()
            outcomes = list(self._outcomes(found.sources, region, progress or _silent))
            self._finish()
            return BuildReport(
                read=tuple(o for o in outcomes if isinstance(o, Read)),
                unchanged=tuple(o for o in outcomes if isinstance(o, str)),
                skipped=found.skipped,
                failed=(*found.faults, *(o for o in outcomes if isinstance(o, Fault))),
                change=difference(before, self.knowledge()),
            )

    def add(self, source: Source, region: str = "") -> BuildReport:
        """Read one more document; an error of ours if it cannot be read."""
        report = self.build((source,), region)
        for fault in report.failed:
            raise fault.error
        return report

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
                _check(decision, before)
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
        self, sources: tuple[Source, ...], region: str, progress: Progress
    ) -> Iterator[Read | Fault | str]:
        left_over = tuple(self._pending() if self._is_current() else self._cards())
        total = len(left_over) + len(sources)
        for done, (sha256, card) in enumerate(left_over):
            progress(done, total, card.name)
            yield self._again(sha256, card)
        for done, source in enumerate(sources, len(left_over)):
            progress(done, total, name_of(source))
            yield self._taken(source, region)
        progress(total, total, "")

    def _taken(self, source: Source, region: str) -> Read | Fault | str:
        """What becomes of one source: its bytes are safe before reading begins."""
        name = name_of(source)
        try:
            data = content(source)
        except LiantuError as error:
            return Fault(name, error)
        sha256 = hashlib.sha256(data).hexdigest()
        old = self._folder.card(sha256)
        card = _joined(old, Card(name, region))
        if card == old and self._state.has(sha256):
            return name
        self._folder.put(data, card)
        try:
            return self._read(sha256, card, data)
        except LiantuError as error:
            if old:
                self._folder.put(data, old)
            else:
                self._folder.drop(sha256)
            return Fault(name, error)

    def _again(self, sha256: str, card: Card) -> Read | Fault:
        """What becomes of a document that is kept already."""
        try:
            return self._read(sha256, card, self._folder.raw(sha256))
        except LiantuError as error:
            return Fault(card.name, error)

    def _read(self, sha256: str, card: Card, data: bytes) -> Read:
        found = _interpreted(self._interpret, card, data)
        self._state.commit({sha256: found})
        return Read(found.document.id, card.name, found.problems)

    def _cards(self) -> Iterator[tuple[str, Card]]:
        for sha256 in self._folder.documents():
            if card := self._folder.card(sha256):
                yield sha256, card

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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _joined(old: Card | None, new: Card) -> Card:
    """One card for the same bytes handed in twice: which name came first must not matter."""
    if old is None:
        return new
    return Card(min(old.name, new.name), new.region or old.region)


def _interpreted(reader: Interpreter, card: Card, data: bytes) -> Reading:
    try:
        return reader(card.name, data, card.region)
    except LiantuError:
        raise
    except Exception as fault:
        # A fault of ours in one document must not keep the others from being read.
        raise LiantuError(
            f"读「{card.name}」时程序出错（{fault!r}）；其他文档不受影响，请报告这个问题",
            f"The program failed on '{card.name}' ({fault!r}); other documents are unaffected, "
            "please report this",
        ) from fault


def _silent(_done: int, _total: int, _name: str) -> None:
    """No progress shown."""


def _check(decision: Decision, knowledge: Knowledge) -> None:
    """Refuse a decision about something that is not there, or that makes no sense."""
    if decision.kind is DecisionKind.REVIEW:
        kinds = (knowledge.claims, knowledge.observations, knowledge.gaps)
        if not any(fact.id == decision.target for facts in kinds for fact in facts):
            raise NotFound(f"没有断言「{decision.target}」", f"No claim '{decision.target}'")
        if decision.value not in ("", Review.ACCEPTED, Review.REJECTED):
            raise BadInput(
                f"复核只能是 {Review.ACCEPTED}、{Review.REJECTED}，不能是「{decision.value}」",
                f"A review is {Review.ACCEPTED} or {Review.REJECTED}, not '{decision.value}'",
            )
    elif decision.kind in (DecisionKind.ALIAS, DecisionKind.KEEP_APART) and decision.value:
        other = knowledge.entity(decision.value)
        # Two kept apart may be one at the moment, and the target known by the other's id only.
        if decision.kind is DecisionKind.ALIAS:
            _check_types(knowledge.entity(decision.target), other)


def _check_types(one: Entity, other: Entity) -> None:
    if one.type is not other.type:
        raise BadInput(
            f"「{one.name}」与「{other.name}」类型不同，不能是同一个",
            f"'{one.name}' and '{other.name}' are of different types and cannot be one",
        )
