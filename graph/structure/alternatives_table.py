"""The table of alternatives as a file to edit: read with its faults named, kept, taken into use.

alternatives/<digest>.csv of the data directory. A table, once kept, never changes; which one is in
use is a decision, and it takes the place of ours as a whole.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.chains.sheet import cells
from graph.datadir import DataDir, write_whole
from graph.decisions import Decision, DecisionKind
from graph.structure.alternatives import COLUMNS, SEPARATOR, Alternative, keyed, shipped
from ontology.chains.model import ReferenceChain, ReferenceSegment
from ontology.errors import BadChainFile, NotFound
from ontology.identity import digest

TARGET = "alternatives"
"""What a decision about the table is about: there is one."""
_FEWEST = 2

Table = tuple[Alternative, ...]


def written(table: Iterable[Alternative]) -> bytes:
    """A table as separated text, byte for byte the same for the same table."""
    out = io.StringIO(newline="")
    rows = ((a.chain, a.segment, SEPARATOR.join(a.inputs), a.source) for a in table)
    csv.writer(out, lineterminator="\n").writerows((COLUMNS, *rows))
    return out.getvalue().encode("utf-8-sig")


def read(name: str, data: bytes, chains: Iterable[ReferenceChain]) -> Table:
    """The table in a .csv or .xlsx file, held to the chains in use; names as good as keys.

    BadChainFile names the line of a chain, segment or input that there is not.
    """
    known = {word: chain for chain in chains for word in (chain.key, chain.label, chain.id)}
    return tuple(_Line(name, n, row).alternative(known) for n, row in _rows(name, data))


def in_use(folder: DataDir, wanted: str) -> Table:
    """The kept table of this digest, ours for ""; NotFound where it is gone."""
    if not wanted:
        return shipped()
    file = folder.alternatives / f"{wanted}.csv"
    if not file.exists():
        raise NotFound(
            f"数据目录里没有可替代投入表 {file.name}",
            f"The data directory has no table of alternatives {file.name}",
        )
    return tuple(
        Alternative(r["chain"], r["segment"], tuple(r["inputs"].split(SEPARATOR)), r["source"])
        for _, r in _rows(file.name, file.read_bytes())
    )


def using(folder: DataDir, table: Table, note: str = "") -> Decision:
    """Keep a table and give the decision to use it from now on."""
    data = written(table)
    name = digest([data.decode()])
    file = folder.alternatives / f"{name}.csv"
    if not file.exists():
        write_whole(file, data)
    return Decision(DecisionKind.ALTERNATIVES, TARGET, name, note=note)


def removing(note: str = "") -> Decision:
    """The decision to go back to our own table; the one in use stays kept."""
    return Decision(DecisionKind.ALTERNATIVES, TARGET, note=note)


class _Line:
    """One line of a table with where it stands, for the sentence that refuses it."""

    def __init__(self, file: str, number: int, row: Mapping[str, str]) -> None:
        self._where = f"{file} 第{number}行", f"{file}, line {number}"
        self._row = row

    def alternative(self, chains: Mapping[str, ReferenceChain]) -> Alternative:
        """What the line says, by keys."""
        chain = chains.get(self._row["chain"])
        if chain is None:
            raise self._fault(
                f"没有参照链「{self._row['chain']}」",
                f"there is no reference chain '{self._row['chain']}'",
            )
        segment = self._segment(chain, self._row["segment"])
        words = (part.strip() for part in self._row["inputs"].split(SEPARATOR))
        named = [self._segment(chain, word) for word in words if word]
        keys = tuple(dict.fromkeys(one.key for one in named))
        for one in named:
            if segment.id not in one.feeds:
                raise self._fault(
                    f"「{one.label}」不供给「{segment.label}」",
                    f"'{one.key}' does not feed '{segment.key}'",
                )
        if len(keys) < _FEWEST:
            raise self._fault(
                f"「inputs」要有至少两个环节，用 {SEPARATOR} 隔开",
                f"'inputs' needs at least two segments with {SEPARATOR} between them",
            )
        return Alternative(chain.key, segment.key, keys, self._row["source"])

    def _segment(self, chain: ReferenceChain, word: str) -> ReferenceSegment:
        if found := keyed(chain, word):
            return found
        raise self._fault(
            f"「{chain.label}」没有环节「{word}」", f"'{chain.key}' has no segment '{word}'"
        )

    def _fault(self, zh: str, en: str) -> BadChainFile:
        return BadChainFile(f"{self._where[0]}：{zh}", f"{self._where[1]}: {en}")


def _rows(name: str, data: bytes) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The lines of a table under their column heads, with their numbers."""
    lines = [(n, [c.strip() for c in line]) for n, line in enumerate(cells(name, data), 1)]
    filled = [(n, line) for n, line in lines if any(line)]
    heads: Sequence[str] = filled[0][1] if filled else ()
    if absent := [column for column in COLUMNS[:3] if column not in heads]:
        raise BadChainFile(
            f"{name} 第1行缺少列名 {'、'.join(absent)}",
            f"{name}, line 1 lacks the columns {', '.join(absent)}",
        )
    for number, line in filled[1:]:
        yield number, {**dict.fromkeys(COLUMNS, ""), **dict(zip(heads, line, strict=False))}
