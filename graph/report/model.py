"""What the pack is made of: lists of cells, layered pictures, numbered sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from graph.gaps.model import SegmentState
from ontology.model import DateBasis, Evidence


class Why(StrEnum):
    """Why a cell is empty."""

    UNSTATED = "unstated"
    UNRECOGNISED = "unrecognised"
    NOBODY = "nobody"
    NO_SEGMENT = "no_segment"
    BY_NAME = "by_name"
    NOT_FOLLOWED = "not_followed"


class ListKey(StrEnum):
    """The five lists, in the order in which they are handed in."""

    FIRMS = "firms"
    PROJECTS = "projects"
    CLUSTERS = "clusters"
    PROBLEMS = "problems"
    POLICIES = "policies"


class PictureKey(StrEnum):
    """The five pictures, in the order in which they are handed in."""

    CHAIN = "chain"
    TECHNOLOGY = "technology"
    APPLICATION = "application"
    DISTRICTS = "districts"
    RECRUITMENT = "recruitment"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: text with the sentences it rests on, or nothing with the reason.

    `waits` marks a cell that rests on facts too weak to be published.
    """

    text: str = ""
    evidence: tuple[Evidence, ...] = ()
    why: Why | None = None
    waits: bool = False

    def __post_init__(self) -> None:
        """Text without a sentence, or a sentence without text, is no cell."""
        if bool(self.text) != bool(self.evidence) or bool(self.text) == (self.why is not None):
            raise ValueError(self)


def cell(
    text: str, evidence: Iterable[Evidence], why: Why = Why.UNSTATED, *, waits: bool = False
) -> Cell:
    """A cell of the text; an empty one where there is no text or no sentence for it."""
    found = tuple(dict.fromkeys(evidence))
    return Cell(text, found, None, waits) if text and found else Cell(why=why)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list: its columns, its rows of cells, and remarks on what is not in it."""

    key: ListKey
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    remarks: tuple[str, ...] = ()

    @property
    def filled(self) -> int:
        """How many cells hold text."""
        return sum(bool(c.text) for row in self.rows for c in row)

    @property
    def blank(self) -> int:
        """How many cells are empty for a reason."""
        return sum(not c.text for row in self.rows for c in row)


@dataclass(frozen=True, slots=True)
class Node:
    """One box of a picture: its name, lines below it, its state where it is a segment.

    `faint` marks what only a template or nobody stands for: no sentence is behind it.
    """

    id: str
    text: str
    lines: tuple[str, ...] = ()
    state: SegmentState | None = None
    evidence: tuple[Evidence, ...] = ()
    planned: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """A column of a picture; `more` counts what is left out for want of room."""

    title: str
    nodes: tuple[Node, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from one box to another; dashed where it is only planned."""

    source: str
    target: str
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture as columns of boxes; without ground there are none, and `missing` says why."""

    key: PictureKey
    title: str
    layers: tuple[Layer, ...] = ()
    ties: tuple[Tie, ...] = ()
    remark: str = ""
    missing: str = ""

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All boxes, column by column."""
        return tuple(node for layer in self.layers for node in layer.nodes)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The sentences behind the picture."""
        return tuple(dict.fromkeys(e for node in self.nodes for e in node.evidence))


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered place in one document: where the words stand that a cell rests on."""

    number: int
    evidence: Evidence
    title: str
    publisher: str
    issued: date | None
    basis: DateBasis
    page: int | None

    @property
    def id(self) -> str:
        """The name of the source in all files of the pack."""
        return f"S{self.number}"


@dataclass(frozen=True, slots=True)
class Report:
    """The whole pack of one chain in one region; `summary` are sentences from the gap board."""

    chain: str
    chain_name: str
    region: str
    region_name: str
    version: str
    lang: str
    summary: tuple[str, ...]
    pictures: tuple[Picture, ...]
    sheets: tuple[Sheet, ...]
    sources: tuple[Source, ...]
    _numbers: dict[Evidence, int] = field(default_factory=dict, compare=False, repr=False)

    def numbers(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """The numbers of the sources of some evidence, ascending."""
        return tuple(sorted({self._numbers[e] for e in evidence}))


def cited(pictures: Iterable[Picture], sheets: Iterable[Sheet]) -> Iterator[Evidence]:
    """The evidence of the lists, row by row, then of the pictures: the order of its numbers."""
    for sheet in sheets:
        for row in sheet.rows:
            for one in row:
                yield from one.evidence
    for picture in pictures:
        yield from picture.evidence
