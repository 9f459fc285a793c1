"""A document's bytes → everything read from it: the whole of reading as one function."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypedDict, Unpack

import ontology
import reading
from graph.grounding import grounded
from graph.publishing import published
from ontology.chains.loader import load_chains
from ontology.errors import LiantuError
from ontology.model import Reading
from reading.formats import from_bytes
from reading.layout.columns import parsed
from reading.read import read
from reading.resolve import resolve

Interpreter = Callable[..., Reading]
"""(name, bytes, region given by the user) → reading; the same for the same arguments, always.

Where the user gave roles to columns of tables, they come as `columns`.
"""


More = Callable[[Reading], Reading]
"""What adds to the reading of the rules, before names are tied to what is known."""


class Given(TypedDict, total=False):
    """What a user gave beside the documents: names of firms, roles of the columns of a table."""

    registry: tuple[str, ...]
    columns: str


def interpret(
    name: str,
    data: bytes,
    region: str = "",
    more: More | None = None,
    **given: Unpack[Given],
) -> Reading:
    """What one document says, tied to the reference chains and to the gazetteer, weak facts marked."""
    found = read(
        from_bytes(name, data),
        region,
        given.get("registry", ()),
        columns=parsed(given.get("columns", "")),
    )
    return published(grounded(resolve(more(found) if more else found, load_chains())))


def attempted(reader: Interpreter, name: str, data: bytes, region: str) -> Reading:
    """What a reader makes of a document; every failure is an error of ours."""
    try:
        return reader(name, data, region)
    except LiantuError:
        raise
    except Exception as fault:
        # A fault of ours in one document must not keep the others from being read.
        raise LiantuError(
            f"读「{name}」时程序出错（{fault!r}）；其他文档不受影响，请报告这个问题",
            f"The program failed on '{name}' ({fault!r}); other documents are unaffected, "
            "please report this",
        ) from fault


@cache
def edition() -> str:
    """A digest of everything that reading depends on: another edition may read otherwise."""
    found = hashlib.sha256()
    for package in (reading, ontology):
        folder = Path(str(package.__file__)).parent
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]
