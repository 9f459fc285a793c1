"""The list of firms in a data directory: an input like the documents, kept as one file."""

from collections.abc import Iterable

from graph.datadir import DataDir, write_whole
from ontology.identity import digest
from reading.registry import Registered, as_csv, from_list, joined, names

__all__ = ["edition", "keep", "kept", "names"]


def kept(folder: DataDir) -> tuple[Registered, ...]:
    """The firms in the list, none if there is no list."""
    file = folder.registry
    return from_list(file.name, file.read_bytes()) if file.exists() else ()


def keep(folder: DataDir, firms: Iterable[Registered]) -> tuple[Registered, ...]:
    """Add firms to the list; gives all of it."""
    found = joined((*kept(folder), *firms))
    write_whole(folder.registry, as_csv(found).encode())
    return found


def edition(firms: tuple[Registered, ...]) -> str:
    """What a list adds to the edition of reading: another list, another reading; "" for none."""
    return f"-{digest(names(firms))}" if firms else ""
