"""A graph on any SPARQL 1.1 server: queries, updates and, where there is one, its graph store.

A step is made in two moves. Its triples are first laid into two graphs aside, in place of whatever
lies there; then one update takes over both, sets the notes and drops them. Each move can be made
again after an answer was lost: nothing is ever there twice, and no reader sees half a document.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Self

from pyoxigraph import Literal, RdfFormat, serialize
from pyoxigraph import Store as Oxigraph

from graph.store import remote_pages
from graph.store.model import DumpFormat, Opener, Result, Triple, is_ground, text_of
from graph.store.remote_home import Home
from graph.store.remote_http import Endpoint
from graph.store.remote_names import in_ascii, own_name, own_text
from graph.store.remote_place import Place
from graph.store.remote_results import GRAPH, ROWS, gives_graph, graph, table, terms
from graph.store.remote_trial import tried
from graph.store.writing import written
from ontology.errors import DataDirectory, RemoteUnfit

_NOTE = "urn:liantu:note:"
_VALUE = "<urn:liantu:value>"
_HOME = "home"
_PART = 20_000
"""Triples that a large addition sends at a time."""
_LINES = 1000
"""Triples an update may carry where there is no graph store: engines bound the length of one."""


class RemoteStore:
    """One graph on a server; the owner's notes lie in a named graph beside it.

    A data directory owns the graph it filled: two of them never write one graph.
    """

    def __init__(self, endpoint: Endpoint, home: Home) -> None:
        self._endpoint: Endpoint | None = endpoint
        self._home = home
        self._place = endpoint.place

    @classmethod
    def open(
        cls,
        folder: Path,
        place: Place,
        *,
        take_over: bool = False,
        sleep: Callable[[float], None] = time.sleep,
    ) -> Self:
        """The store at a place; `folder` is that of a data directory and locked from here on.

        With `take_over` a graph that another data directory filled becomes this one's.
        """
        home = Home.open(folder)
        endpoint = Endpoint(place, sleep)
        try:
            store = cls(endpoint, home)
            tried(endpoint, store._lay)
            store._own(take_over=take_over)
        except BaseException:
            endpoint.close()
            home.close()
            raise
        return store

    def query(self, sparql: str) -> Result:
        """The result of a SELECT, ASK, CONSTRUCT or DESCRIBE query of our own."""
        asked = in_ascii(sparql)
        if gives_graph(asked):
            return self._open().ask(asked, self._place.graph, GRAPH, graph)
        found = self._open().ask(asked, self._place.graph, ROWS, table)
        rows = tuple(tuple(map(own_text, row)) for row in found.rows)
        return replace(found, variables=tuple(map(own_name, found.variables)), rows=rows)

    def apply(
        self,
        remove: Iterable[Triple],
        add: Iterable[Triple],
        notes: Mapping[str, str | None] | None = None,
    ) -> None:
        """Remove and add triples, and set (None: forget) notes, all in one transaction."""
        parts = (("DELETE", "remove", _lines(remove)), ("INSERT", "add", _lines(add)))
        steps = []
        for verb, name, lines in parts:
            if lines:
                aside = self._place.aside(name)
                self._lay(aside, lines)
                there = _within(self._place.graph, "?s ?p ?o")
                steps.append(f"{verb} {{ {there} }} WHERE {{ GRAPH <{aside}> {{ ?s ?p ?o }} }}")
        steps += self._noting(notes or {})
        steps += [f"DROP SILENT GRAPH <{self._place.aside(name)}>" for _, name, _ in parts]
        self._open().update(" ;\n".join(steps))

    def load(self, add: Iterable[Triple]) -> None:
        """Add very many triples in parts, each a transaction: one that breaks off leaves some."""
        rest = iter(add)
        while part := tuple(islice(rest, _PART)):
            self.apply((), part)

    def notes(self) -> Mapping[str, str]:
        """What the owner noted beside the graph; no part of the graph or its dump."""
        return {key: value for key, value in self._all_notes().items() if key != _HOME}

    def triples(self) -> Iterator[Triple]:
        """Every triple of the graph, in no order."""
        return remote_pages.triples(self._open(), self._place.graph)

    def dump(self, form: DumpFormat = DumpFormat.TRIG) -> bytes:
        """The whole graph, byte for byte the same for the same triples."""
        return written(self.triples(), form)

    def __len__(self) -> int:
        """The number of triples; the server counts them."""
        return sum(remote_pages.counts(self._open(), self._place.graph).values())

    def clear(self) -> None:
        """Take every triple and every note off the server; the graph stays this directory's."""
        everything = f"DELETE WHERE {{ {_within(self._place.graph, '?s ?p ?o')} }}"
        notes = f"DELETE WHERE {{ GRAPH <{self._place.aside('notes')}> {{ ?s ?p ?o }} }}"
        self._open().update(" ;\n".join((everything, notes, *self._noting(self._mine))))

    def flush(self) -> None:
        """Nothing is left to write: the server answers an update when it is made."""

    def backup(self, folder: Path) -> None:
        """Write a copy that readers may open, into a folder that does not exist yet."""
        copy = Oxigraph(folder)
        copy.bulk_load(
            serialize(self.triples(), format=RdfFormat.N_TRIPLES), format=RdfFormat.N_TRIPLES
        )
        copy.optimize()

    def close(self) -> None:
        """Let go of the store; it cannot be used afterwards."""
        endpoint, self._endpoint = self._endpoint, None
        if endpoint:
            endpoint.close()
            self._home.close()

    @property
    def _mine(self) -> Mapping[str, str | None]:
        return {_HOME: self._home.name}

    def _open(self) -> Endpoint:
        if self._endpoint is None:
            raise DataDirectory("存储已经关闭", "The store is closed")
        return self._endpoint

    def _own(self, *, take_over: bool) -> None:
        """Make the graph this data directory's, or refuse one that is somebody else's."""
        owner = self._all_notes().get(_HOME)
        if owner == self._home.name:
            return
        if not take_over and (owner or len(self)):
            raise _foreign(self._place)
        self.apply((), (), self._mine)

    def _all_notes(self) -> dict[str, str]:
        sparql = f"SELECT ?k ?v WHERE {{ ?k {_VALUE} ?v }}"
        rows = self._open().ask(sparql, self._place.aside("notes"), ROWS, terms)
        return dict(sorted((text_of(k).removeprefix(_NOTE), text_of(v)) for k, v in rows))

    def _noting(self, notes: Mapping[str, str | None]) -> Iterator[str]:
        """The updates that set some notes, whatever they were."""
        if not notes:
            return
        aside = self._place.aside("notes")
        keys = " ".join(f"<{_NOTE}{key}>" for key in sorted(notes))
        old = f"GRAPH <{aside}> {{ ?k {_VALUE} ?v }}"
        yield f"DELETE {{ {old} }} WHERE {{ {old} VALUES ?k {{ {keys} }} }}"
        new = "".join(
            f"<{_NOTE}{key}> {_VALUE} {Literal(value)} . "
            for key, value in sorted(notes.items())
            if value is not None
        )
        if new:
            yield f"INSERT DATA {{ GRAPH <{aside}> {{ {new}}} }}"

    def _lay(self, aside: str, lines: bytes) -> None:
        """Make a graph aside hold these triples and no other."""
        endpoint = self._open()
        if self._place.graphs:
            endpoint.put_graph(aside, lines)
            return
        endpoint.update(f"DROP SILENT GRAPH <{aside}>")
        rest = iter(lines.decode().splitlines())
        while some := "\n".join(islice(rest, _LINES)):
            endpoint.update(f"INSERT DATA {{ GRAPH <{aside}> {{\n{some}\n}} }}")


def _lines(triples: Iterable[Triple]) -> bytes:
    """Triples as N-Triples, sorted: the same step is the same request."""
    found = sorted(triples, key=str)
    if unnamed := next((t for t in found if not is_ground(t)), None):
        raise ValueError(f"a blank node cannot be sent twice without harm: {unnamed}")
    return serialize(found, format=RdfFormat.N_TRIPLES) or b""


def _within(name: str, pattern: str) -> str:
    return f"GRAPH <{name}> {{ {pattern} }}" if name else pattern


def _foreign(place: Place) -> RemoteUnfit:
    where = f"<{place.graph}>" if place.graph else "默认图"
    which = f"The graph <{place.graph}>" if place.graph else "The default graph"
    return RemoteUnfit(
        f"SPARQL 服务 {place.query} 的{where}里已有别的数据目录或程序写的内容；请用 LIANTU_STORE_GRAPH "
        "换一个命名图，或确认可以覆盖后设置 LIANTU_STORE_TAKE_OVER=true",
        f"{which} of {place.query} was written by another data directory or program; name another "
        "in LIANTU_STORE_GRAPH, or set LIANTU_STORE_TAKE_OVER=true if it may be overwritten",
    )


def on(place: Place, *, take_over: bool = False) -> Opener:
    """What opens the store at a place."""
    return partial(RemoteStore.open, place=place, take_over=take_over)
