"""The rules that give the things of a picture their looks; the legend is made from the same rules.

Colour is never the only sign: types stand in columns and in words, stands differ in their strokes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.knowledge import Knowledge, waits
from ontology.model import EntityType, Review, Status
from viz import STATIC

Dash = tuple[int, ...]
SOLID: Dash = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What an edge is drawn by: its stand, and whether all its claims wait for review."""

    status: Status
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class LineLook:
    """A rule for edges: where it applies, their stroke and colour, the key of its words."""

    key: str
    colour: str
    dash: Dash
    applies: Callable[[Line], bool]


LINE_LOOKS: tuple[LineLook, ...] = (
    LineLook("network.negated", "missing", (2, 4), lambda line: line.status is Status.NEGATED),
    LineLook("network.planned", "wire", (7, 5), lambda line: line.status is not Status.ACTUAL),
    LineLook("network.waiting", "wire", (1, 3), lambda line: line.waiting),
    LineLook("network.actual", "wire", SOLID, lambda _: True),
)
"""The first rule that applies gives the look."""


@dataclass(frozen=True, slots=True)
class BoxLook:
    """A rule for nodes beyond their type: their border, a sign before the name, its words' key."""

    key: str
    dash: Dash = SOLID
    sign: str = ""


PINNED = BoxLook("network.pinned", sign="⌖")
INTENDED = BoxLook("network.intended", dash=(5, 4))


def line_look(line: Line) -> LineLook:
    """The look of an edge."""
    return next(look for look in LINE_LOOKS if look.applies(line))


def line_of(knowledge: Knowledge, status: Status, claims: tuple[str, ...]) -> Line:
    """What an edge of some claims is drawn by."""
    return Line(status, all(waits(knowledge.by_id[claim]) for claim in claims))


def type_colour(kind: EntityType) -> str:
    """The name of the colour of a type, as the style sheet has it."""
    return f"t-{kind.value.lower()}"


def is_intended(knowledge: Knowledge, thing: str) -> bool:
    """Whether everything that is said of a thing is planned or aimed at: it may never come."""
    claims = (*knowledge.claims_from(thing), *knowledge.claims_to(thing))
    stands = [claim.status for claim in claims if claim.review is not Review.REJECTED]
    return bool(stands) and all(s in (Status.PLANNED, Status.TARGET) for s in stands)


def palette() -> dict[str, str]:
    """The light colours of the style sheet by name, for pictures that stand alone."""
    return dict(_colours((Path(STATIC) / "base.css").read_text(encoding="utf-8")))


def _colours(sheet: str) -> Iterator[tuple[str, str]]:
    first = sheet[sheet.index(":root {") : sheet.index("}")]
    for part in first.partition("{")[2].split(";"):
        name, _, value = part.strip().partition(":")
        if name.startswith("--") and value.strip().startswith("#"):
            yield name[2:], value.strip()
