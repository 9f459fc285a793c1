"""Oxigraph inside this process, in a folder of the data directory or in memory."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Self

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
)
from pyoxigraph import Store as Oxigraph

from graph.store.model import NOTES, DumpFormat, Result, Triple, text_of
from graph.store.walls import OPENED_AT_ONCE
from graph.store.writing import written
from ontology.errors import BadQuery, DataDirectory, StoreLocked

_ENGINE_FAULTS = (OSError, RuntimeError)
"""What the engine raises for a lock, a full disk or a damaged file."""

_NOTE = "urn:liantu:note:"


class EmbeddedStore:
    """One Oxigraph store: the triples lie in the default graph, the owner's notes in a graph aside.

    Queries run here are our own. Those of other people go through `GuardedReader`.
    """

    def __init__(self, engine: Oxigraph) -> None:
        self._engine: Oxigraph | None = engine

    @classmethod
    def memory(cls) -> Self:
        """An empty store that is gone with the process."""
        return cls(Oxigraph())

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The store in a folder, made if there is none; StoreLocked if another process has it."""
        try:
            return cls(Oxigraph(folder))
        except _ENGINE_FAULTS as fault:
            raise _unusable(folder, fault) from fault

    def query(self, sparql: str) -> Result:
        """The result of a SELECT, ASK, CONSTRUCT or DESCRIBE query of our own."""
        try:
            found = self._open().query(sparql)
        except SyntaxError as fault:
            raise BadQuery(f"查询写法有误：{fault}", f"The query is not valid: {fault}") from fault
        if isinstance(found, QueryBoolean):
            return Result(truth=bool(found))
        if isinstance(found, QueryTriples):
            return Result(triples=tuple(found))
        return _rows(found)

    def apply(
        self,
        remove: Iterable[Triple],
        add: Iterable[Triple],
        notes: Mapping[str, str | None] | None = None,
    ) -> None:
        """Remove and add triples, and set (None: forget) notes, all in one transaction."""
        old_notes, new_notes = self._note_lines(notes or {})
        steps = (
            ("DELETE DATA", (_line(t) for t in remove), old_notes),
            ("INSERT DATA", (_line(t) for t in add), new_notes),
        )
        # One update request is one transaction; str() of a term is its SPARQL spelling.
        update = ";\n".join(f"{verb} {{\n{_block(t, n)}}}" for verb, t, n in steps)
        try:
            self._open().update(update)
        except _ENGINE_FAULTS as fault:
            raise _unwritten(fault) from fault

    def load(self, add: Iterable[Triple]) -> None:
        """Add very many triples, the fastest way there is: one that breaks off leaves some of them."""
        try:
            # Writes sorted files past the log, and never holds all of them in memory.
            self._open().bulk_extend(Quad(*triple) for triple in add)
        except _ENGINE_FAULTS as fault:
            raise _unwritten(fault) from fault

    def notes(self) -> Mapping[str, str]:
        """What the owner noted beside the graph; no part of the graph or its dump."""
        quads = self._open().quads_for_pattern(None, NOTES, None, NOTES)
        found = {text_of(q.subject).removeprefix(_NOTE): text_of(q.object) for q in quads}
        return dict(sorted(found.items()))

    def triples(self) -> Iterator[Triple]:
        """Every triple of the graph, in no order."""
        for quad in self._open().quads_for_pattern(None, None, None, DefaultGraph()):
            yield quad.triple

    def dump(self, form: DumpFormat = DumpFormat.TRIG) -> bytes:
        """The whole graph, byte for byte the same for the same triples."""
        return written(self.triples(), form)

    def __len__(self) -> int:
        """The number of triples; counts them one by one."""
        return sum(1 for _ in self.triples())

    def clear(self) -> None:
        """Take every triple and every note away."""
        self._open().clear()

    def flush(self) -> None:
        """Write everything through to the disk."""
        self._open().flush()

    def backup(self, folder: Path) -> None:
        """Write a copy that readers may open, into a folder that does not exist yet."""
        self._open().backup(folder)
        # The engine links its files into the copy: that takes no time and no room. Every
        # transaction leaves files behind, though, and readers on the disk open only so many.
        if len(list(folder.glob("*.sst"))) > OPENED_AT_ONCE:
            copy = Oxigraph(folder)
            copy.optimize()
            del copy
            gc.collect()

    def close(self) -> None:
        """Let go of the store; it cannot be used afterwards."""
        # Oxigraph has no close: the lock goes with the last reference.
        self._engine = None
        gc.collect()

    def _open(self) -> Oxigraph:
        if self._engine is None:
            raise DataDirectory("存储已经关闭", "The store is closed")
        return self._engine

    def _note_lines(self, notes: Mapping[str, str | None]) -> tuple[str, str]:
        """The lines that take back the old values of some notes, and those that set the new."""
        old = self.notes() if notes else {}
        remove = (_note(key, old[key]) for key in notes if key in old)
        add = (_note(key, value) for key, value in notes.items() if value is not None)
        return "".join(remove), "".join(add)


def _rows(found: QuerySolutions) -> Result:
    variables = tuple(variable.value for variable in found.variables)
    rows = tuple(
        tuple(None if term is None else text_of(term) for term in solution) for solution in found
    )
    return Result(variables, rows)


def _line(triple: Triple) -> str:
    return f"{triple} .\n"


def _note(key: str, value: str) -> str:
    quad = Quad(NamedNode(_NOTE + key), NOTES, Literal(value), NOTES)
    return _line(quad.triple)


def _block(triples: Iterable[str], notes: str) -> str:
    graph = (f"GRAPH {NOTES} {{\n{notes}}}\n",) if notes else ()
    return "".join(chain(triples, graph))


def _unusable(folder: Path, fault: Exception) -> DataDirectory:
    if "lock" in str(fault).lower():
        return StoreLocked(
            f"数据目录 {folder.parent} 正被另一个 liantu 进程使用；请先停止它，或换一个目录",
            f"Another liantu process has {folder.parent} open; stop it or use another directory",
        )
    return DataDirectory(
        f"存储 {folder} 打不开，可能已损坏（{fault}）。文档和决定都在：删除该目录后重新运行 liantu build 即可重建",
        f"The store {folder} cannot be opened and may be corrupt ({fault}). Documents and decisions "
        "are safe: delete that folder and run liantu build again",
    )


def _unwritten(fault: Exception) -> DataDirectory:
    return DataDirectory(
        f"写不进存储（{fault}），这一步没有生效；请检查磁盘空间后重试",
        f"Cannot write to the store ({fault}); nothing was changed. Check the disk and try again",
    )
