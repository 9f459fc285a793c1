"""Marked passages: the plain text, and which characters belong to which name."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("passages")
TYPES = "FKJOISL"
NESTED_TYPES = "FKL"
OUTER_LABELS = ("O", *(f"{part}-{kind}" for kind in TYPES for part in "BI"))
INNER_LABELS = ("O", *(f"{part}-{kind}" for kind in NESTED_TYPES for part in "BI"))
_MARK = re.compile(rf"\{{([{TYPES}]):|\}}")
_HEAD = "# id="


@dataclass(frozen=True, slots=True)
class Marked:
    """A name in a passage: a span, its type, and how many names it stands inside of."""

    start: int
    end: int
    type: str
    depth: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage without its marks, and its marks."""

    id: str
    genre: str
    split: str
    text: str
    names: tuple[Marked, ...]


def unmarked(marked: str) -> tuple[str, tuple[Marked, ...]]:
    """The plain text and the names of a marked one; ValueError for a mark that does not close.

    >>> unmarked("{J:{F:甲}二期}开工")
    ('甲二期开工', (Marked(start=0, end=1, type='F', depth=1), Marked(start=0, end=3, type='J', depth=0)))
    """
    plain: list[str] = []
    names: list[Marked] = []
    opened: list[tuple[int, str]] = []
    length = at = 0
    for mark in _MARK.finditer(marked):
        plain.append(marked[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[1]:
            opened.append((length, mark[1]))
        elif opened:
            start, kind = opened.pop()
            names.append(Marked(start, length, kind, len(opened)))
        else:
            raise ValueError(f"a mark closes that never opened: …{marked[max(0, at - 20) : at]}")
    if opened:
        raise ValueError(f"a mark never closes: {marked[:40]}…")
    plain.append(marked[at:])
    return "".join(plain), tuple(names)


def passages(folder: Path = FOLDER) -> Iterator[Passage]:
    """Every passage of the corpus, file by file."""
    for file in sorted(folder.glob("*.txt")):
        head: dict[str, str] = {}
        lines: list[str] = []
        for line in [*file.read_text(encoding="utf-8").splitlines(), _HEAD]:
            if not line.startswith(_HEAD):
                lines.append(line)
                continue
            body = "\n".join(lines).strip("\n")
            if head and body.strip():
                text, names = unmarked(body)
                yield Passage(head["id"], head["genre"], head["split"], text, names)
            head = dict(part.split("=", 1) for part in line[2:].split() if "=" in part)
            lines = []


def digest(folder: Path = FOLDER) -> str:
    """A number that changes with every word and every mark of the corpus."""
    whole = hashlib.sha256()
    for file in sorted(folder.glob("*.txt")):
        whole.update(file.read_bytes())
    return whole.hexdigest()[:16]


def labels(passage: Passage) -> tuple[list[str], list[str]]:
    """A label for each character: of the outer names, and of the firms, parks, places inside."""
    outer, inner = ["O"] * len(passage.text), ["O"] * len(passage.text)
    for name in passage.names:
        if name.depth == 0:
            layer = outer
        elif name.depth == 1 and name.type in NESTED_TYPES:
            layer = inner
        else:
            continue
        layer[name.start : name.end] = [f"I-{name.type}"] * (name.end - name.start)
        layer[name.start] = f"B-{name.type}"
    return outer, inner
