"""What an address of the explorer asks for: all that is shown stands in it, so that it is a saved view.

Ids hold no full stop and no tilde, which an address carries unchanged: they part the lists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ontology.errors import BadInput
from ontology.model import EntityType

STEP = 25
"""How many neighbours one click adds."""
LONGEST = 4000
"""Signs in the list parameters: addresses beyond some 8,000 are refused by servers on the way."""

ALL = "all"
"""The value of the parameter `chain` by which a reader asks for no chain in particular."""
EVERY = "all"
"""The type of a step that takes the best connected neighbours of any type."""
_NONE = "-"
"""The value of `open` when everything was folded, also what a start shows by itself."""
_LISTS = ("open", "pin", "drop")


class Face(StrEnum):
    """How the things are shown."""

    PICTURE = "picture"
    TABLE = "table"
    MATRIX = "matrix"
    FLOWS = "flows"


class Stand(StrEnum):
    """Which relations are shown: all, those that hold now, those planned or aimed at."""

    ANY = ""
    ACTUAL = "actual"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Step:
    """An unfolding: so many more neighbours of a node, of one type or (None) of any."""

    node: str
    kind: EntityType | None
    number: int = STEP

    def __str__(self) -> str:
        return f"{self.node}.{self.kind.value if self.kind else EVERY}.{self.number}"


@dataclass(frozen=True, slots=True)
class Pin:
    """A node that stays, and the place where it stays."""

    node: str
    x: int
    y: int

    def __str__(self) -> str:
        return f"{self.node}.{self.x}.{self.y}"


@dataclass(frozen=True, slots=True)
class Asked:
    """One view of the explorer.

    `entity` and `to` are ids or words as they were typed. `steps` is None where the address leaves
    it to the start what is unfolded. `first` is the number of nodes a chain or region starts with.
    """

    entity: str = ""
    to: str = ""
    chain: str = ""
    region: str = ""
    face: Face | None = None
    stand: Stand = Stand.ANY
    first: int = 0
    steps: tuple[Step, ...] | None = None
    pins: tuple[Pin, ...] = ()
    hidden: frozenset[EntityType] = frozenset()
    dropped: frozenset[str] = frozenset()
    chosen: str = ""

    @property
    def within(self) -> str:
        """The chain that bounds the view, "" for none."""
        return "" if self.chain == ALL else self.chain

    def changes(self) -> Mapping[str, str | None]:
        """The parameters of the address that say this view; None where one is left out."""
        steps = None if self.steps is None else _joined(self.steps) or _NONE
        return {
            "entity": self.entity or None,
            "to": self.to or None,
            "chain": self.chain or None,
            "as": self.face.value if self.face else None,
            "only": self.stand.value or None,
            "n": str(self.first) if self.first else None,
            "open": steps,
            "pin": _joined(self.pins) or None,
            "hide": "~".join(sorted(kind.value for kind in self.hidden)) or None,
            "drop": "~".join(sorted(self.dropped)) or None,
            "sel": self.chosen or None,
        }

    def unfolded(self, node: str, kind: EntityType | None) -> "Asked":
        """The view with one step more from a node; the last step goes on if it is the same."""
        before = self.steps or ()
        last = before[-1] if before else None
        if last and (last.node, last.kind) == (node, kind):
            further = replace(last, number=last.number + STEP)
            return replace(self, steps=(*before[:-1], further), chosen=node)
        return replace(self, steps=(*before, Step(node, kind)), chosen=node)

    def folded(self, node: str) -> "Asked":
        """The view without what was unfolded from a node."""
        return replace(self, steps=tuple(s for s in self.steps or () if s.node != node))

    def pinned(self, pin: Pin) -> "Asked":
        """The view with a node that stays at a place."""
        others = tuple(p for p in self.pins if p.node != pin.node)
        return replace(self, pins=(*others, pin))

    def unpinned(self, node: str) -> "Asked":
        """The view in which a node is held no more."""
        return replace(self, pins=tuple(p for p in self.pins if p.node != node))

    def without(self, node: str) -> "Asked":
        """The view without a node and what was unfolded from it."""
        rest = self.unpinned(node).folded(node)
        return replace(rest, dropped=self.dropped | {node}, chosen="")

    def showing(self, kind: EntityType) -> "Asked":
        """The view with a type shown, whether it was hidden or not."""
        return replace(self, hidden=self.hidden - {kind})

    def toggled(self, kind: EntityType) -> "Asked":
        """The view with a type hidden, or shown again."""
        return replace(self, hidden=self.hidden ^ {kind})


def asked(query: Mapping[str, str]) -> Asked:
    """What the parameters of an address ask for; BadInput says what is wrong with them."""
    long = sum(len(query.get(name, "")) for name in _LISTS)
    if long > LONGEST:
        raise BadInput(
            f"这个视图的地址太长（{long} 个字符，最多 {LONGEST}）：先收起一些展开，或换一个中心",
            f"The address of this view is too long ({long} signs, at most {LONGEST}): "
            "fold something first, or start from another thing",
        )
    first = query.get("n", "")
    return Asked(
        entity=query.get("entity", "").strip(),
        to=query.get("to", "").strip(),
        chain=query.get("chain", ""),
        region=query.get("region", ""),
        face=next((face for face in Face if face.value == query.get("as")), None),
        stand=next((s for s in Stand if s.value == query.get("only")), Stand.ANY),
        first=int(first[:6]) if first.isascii() and first.isdecimal() else 0,
        steps=tuple(_steps(query["open"])) if query.get("open") else None,
        pins=tuple(_pins(query.get("pin", ""))),
        hidden=frozenset(k for k in EntityType if k.value in query.get("hide", "").split("~")),
        dropped=frozenset(filter(None, query.get("drop", "").split("~"))),
        chosen=query.get("sel", ""),
    )


def _steps(text: str) -> Iterator[Step]:
    for token in text.split("~"):
        if token == _NONE:
            continue
        node, kind, number = _three(token, "open")
        types = {k.value: k for k in EntityType}
        if (kind not in types and kind != EVERY) or not _is_count(number):
            raise _unreadable("open", token)
        yield Step(node, types.get(kind), int(number))


def _pins(text: str) -> Iterator[Pin]:
    for token in filter(None, text.split("~")):
        node, x, y = _three(token, "pin")
        if not all(_is_count(value.removeprefix("-")) for value in (x, y)):
            raise _unreadable("pin", token)
        yield Pin(node, int(x), int(y))


def _three(token: str, name: str) -> tuple[str, str, str]:
    parts = token.split(".")
    if len(parts) != 3 or not parts[0]:  # noqa: PLR2004 a node and two values
        raise _unreadable(name, token)
    return parts[0], parts[1], parts[2]


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 5  # noqa: PLR2004 far off any picture


def _unreadable(name: str, token: str) -> BadInput:
    shown = token[:60]
    return BadInput(
        f"地址里的 {name} 读不懂「{shown}」：从页面上重新打开这个视图",
        f"“{shown}” in {name} of the address cannot be read: open the view again from the page",
    )


def _joined(parts: tuple[Step, ...] | tuple[Pin, ...]) -> str:
    return "~".join(map(str, parts))
