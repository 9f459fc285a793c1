"""What every store gives, whatever engine is behind it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

__all__ = ["Answer", "Dataset", "DumpFormat", "Opener", "Result", "Store", "Triple"]

NOTES = NamedNode("urn:liantu:notes")
"""The graph aside in which the owner of a store keeps notes; no reader sees it."""


class DumpFormat(StrEnum):
    """How a whole graph can be written down."""

    TRIG = "trig"
    NT = "nt"
    JSONLD = "jsonld"
    RDF12 = "rdf12"
    """Turtle 1.2, claims as annotations."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one of our own queries gives: rows of plain strings, a yes or no, or triples."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[str | None, ...], ...] = ()
    truth: bool | None = None
    triples: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to somebody's query, written out; `truncated` where a limit cut it."""

    body: bytes
    media_type: str
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked of, by IRI: those merged for it and those it may name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Store(Protocol):
    """A graph that is read by queries and changed by whole transactions."""

    def query(self, sparql: str) -> Result:
        """The result of a SELECT, ASK, CONSTRUCT or DESCRIBE query of our own."""

    def apply(
        self,
        remove: Iterable[Triple],
        add: Iterable[Triple],
        notes: Mapping[str, str | None] | None = None,
    ) -> None:
        """Remove and add triples, and set (None: forget) notes, all in one transaction."""

    def load(self, add: Iterable[Triple]) -> None:
        """Add very many triples, the fastest way there is: one that breaks off leaves some of them."""

    def notes(self) -> Mapping[str, str]:
        """What the owner noted beside the graph; no part of the graph or its dump."""

    def triples(self) -> Iterator[Triple]:
        """Every triple of the graph, in no order."""

    def dump(self, form: DumpFormat = DumpFormat.TRIG) -> bytes:
        """The whole graph, byte for byte the same for the same triples."""

    def __len__(self) -> int:
        """The number of triples."""

    def clear(self) -> None:
        """Take every triple and every note away."""

    def flush(self) -> None:
        """Write everything through to the disk."""

    def backup(self, folder: Path) -> None:
        """Write a copy that readers may open, into a folder that does not exist yet."""

    def close(self) -> None:
        """Let go of the store; it cannot be used afterwards."""


Opener = Callable[[Path], Store]
"""Opens the store of a data directory; the path is that of the folder kept for it there."""


def text_of(term: object) -> str:
    """The plain text of a term: an IRI or a literal's value."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def is_ground(triple: Triple) -> bool:
    """Whether a triple names both its ends: only such triples look the same in every file."""
    return not isinstance(triple.subject, BlankNode) and not isinstance(triple.object, BlankNode)
