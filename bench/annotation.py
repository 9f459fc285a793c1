"""The line notation of our own test sets, and its way into the shape of hand annotations.

`python -m bench.annotation` turns `bench/{own,blind,open,long}/passages/*.txt` into `gold/<id>.json`
beside them. The notation is described in `bench/own/README.md`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ontology.model import Metric

OWN = Path(__file__).resolve().parent / "own"
BLIND = Path(__file__).resolve().parent / "blind"
OPEN = Path(__file__).resolve().parent / "open"
LONG = Path(__file__).resolve().parent / "long"
TYPES = {
    "F": "Firm",
    "K": "Park",
    "J": "Project",
    "O": "Institution",
    "I": "Industry",
    "S": "Stage",
    "L": "Place",
}
RELATIONS = {
    "L": "located_in",
    "C": "in_chain",
    "H": "leader_of",
    "T": "target_for",
    "S": "has_stage",
    "O": "operates_in_stage",
    "P": "supplies",
    "D": "develops",
    "F": "focuses_on",
}
METRICS = frozenset(metric.value for metric in Metric)
GAPS = frozenset(
    ("missing", "weak", "import_dependent", "external_supply", "unmatched_local", "other")
)
LONGEST_QUOTE = 80
_SUFFIXES = ("产业链", "产业集群", "产业", "行业")
_OPEN = re.compile(r"\{([FKJOISL]):")
_BREAK = r"(?:\s|</?p>)*"
_BREAKS = re.compile(rf"{_BREAK}(?:\n|</?p>){_BREAK}")


class NotationError(ValueError):
    """A line of the notation says something the passage does not hold."""


@dataclass(slots=True)
class _Passage:
    id: str
    region: str
    date: str | None
    genre: str
    traps: tuple[int, ...]
    title: str
    text: str = ""
    entities: dict[str, dict[str, Any]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def canonical(self, name: str) -> str:
        if name not in self.names:
            raise NotationError(f"{self.id}: no entity {name!r}")
        return self.names[name]

    def forms(self, name: str) -> list[str]:
        entity = self.entities[self.canonical(name)]
        return [entity["name"], *entity["aliases"]]


def clean(name: str) -> str:
    """A name without the line breaks the text has inside it."""
    return _BREAKS.sub("", name).strip()


def broken_up(name: str) -> str:
    """The pattern of a name in a text whose lines, pages or tags may break it anywhere."""
    return _BREAK.join(map(re.escape, name))


def marked(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Plain text and (mark, start, end) of every mark, from text with nested marks.

    >>> marked("{J:{F:恒屿}二期}开工")
    ('恒屿二期开工', [('F', 0, 2), ('J', 0, 4)])
    """
    plain: list[str] = []
    found: list[tuple[str, int, int]] = []
    stack: list[tuple[str, int]] = []
    position = 0
    while position < len(text):
        opened = _OPEN.match(text, position)
        if opened:
            stack.append((opened[1], len(plain)))
            position = opened.end()
        elif text[position] == "}":
            if not stack:
                raise NotationError(f"a mark is closed that none opened: {text[:40]}")
            mark, start = stack.pop()
            found.append((mark, start, len(plain)))
            position += 1
        else:
            plain.append(text[position])
            position += 1
    if stack:
        raise NotationError(f"a mark stays open: {text[:40]}")
    return "".join(plain), found


def _head(line: str) -> _Passage:
    cells = [cell.strip() for cell in line[1:].split("|")]
    if len(cells) != 6:
        raise NotationError(f"a head line has six cells: {line}")
    name, region, date, genre, traps, title = cells
    numbers = tuple(int(n) for n in traps.split(",") if n not in {"", "-"})
    return _Passage(name, region, None if date == "-" else date, genre, numbers, title)


def _take_entities(passage: _Passage, body: str, aliases: list[list[str]]) -> None:
    passage.text, marks = marked(body)
    surfaces: dict[str, str] = {}
    for mark, start, end in sorted(marks, key=lambda m: (m[1], -m[2])):
        name = clean(passage.text[start:end])
        if surfaces.setdefault(name, TYPES[mark]) != TYPES[mark]:
            raise NotationError(f"{passage.id}: {name} is marked with two types")
    for group in aliases:
        surfaces.setdefault(group[0], next(surfaces[n] for n in group if n in surfaces))
    other = {alias: group[0] for group in aliases for alias in group[1:]}
    unbroken = clean(passage.text)
    for name, kind in surfaces.items():
        if name in other:
            continue
        forms = [name, *next((g[1:] for g in aliases if g[0] == name), [])]
        if kind == "Industry":
            forms += [f + s for f in forms[:1] for s in _SUFFIXES if f + s in unbroken]
        listed = list(dict.fromkeys(forms[1:]))
        passage.entities[name] = {"type": kind, "name": name, "aliases": listed}
        passage.names.update(dict.fromkeys(forms, name))


def _quoted(passage: _Passage, quote: str) -> str:
    """The span of the text a quote means: itself, or from its head to its tail around '…'."""
    if quote in passage.text:
        found: str | None = quote
    elif "…" in quote:
        head, _, tail = quote.partition("…")
        spans = re.finditer(f"{re.escape(head)}(?s:.*?){re.escape(tail)}", passage.text)
        found = min((s[0] for s in spans), key=len, default=None)
    else:
        broken = re.search(broken_up(quote), passage.text)
        found = broken[0] if broken else None
    if not found or len(found) > LONGEST_QUOTE:
        raise NotationError(f"{passage.id}: no quote of at most 80 characters: {quote}")
    return found


def _occurrences(text: str, forms: Iterable[str]) -> list[tuple[int, int]]:
    return [hit.span() for form in forms for hit in re.finditer(broken_up(form), text)]


def _widened(text: str, start: int, end: int) -> str:
    """The clause around a span, as far as a quote may reach."""
    stops = "。；！？\n\t"
    left, right = start, end
    while left > 0 and text[left - 1] not in stops and end - left < LONGEST_QUOTE - 8:
        left -= 1
    while right < len(text) and text[right] not in stops and right - left < LONGEST_QUOTE:
        right += 1
    return text[left:right].strip()[:LONGEST_QUOTE]


def _stated(passage: _Passage, subject: str, object_: str) -> str:
    """The clause that names both ends nearest to each other, or the subject alone."""
    ones = _occurrences(passage.text, passage.forms(subject))
    others = _occurrences(passage.text, passage.forms(object_))
    pairs = [(min(a[0], b[0]), max(a[1], b[1])) for a in ones for b in others]
    start, end = min(pairs, key=lambda p: (p[1] - p[0], p[0]))
    if end - start > LONGEST_QUOTE - 10:
        start, end = ones[0]
    return _widened(passage.text, start, end)


def _relations(passage: _Passage, line: str, quote: str) -> Iterator[dict[str, Any]]:
    code, _, rest = line.partition(" ")
    subjects, _, objects = rest.partition(" > ")
    status = "negated" if code[1:] == "!" else "planned" if code[0].islower() else "actual"
    kind = RELATIONS[code[0].upper()]
    for subject in subjects.split(","):
        for object_ in objects.split(","):
            ends = passage.canonical(subject.strip()), passage.canonical(object_.strip())
            yield {
                "type": kind,
                "subject": ends[0],
                "object": ends[1],
                "status": "planned" if kind == "target_for" else status,
                "quote": quote or _stated(passage, *ends),
            }


def _observation(passage: _Passage, line: str) -> dict[str, Any]:
    subject, metric, value, unit, year, kind, quote = line[2:].split("|", 6)
    if metric not in METRICS or kind not in {"a", "t"}:
        raise NotationError(f"{passage.id}: {line}")
    number = float(value)
    return {
        "subject": passage.names.get(subject, subject),
        "metric": metric,
        "value": int(number) if number.is_integer() else number,
        "unit": unit,
        "year": None if year == "-" else int(year),
        "kind": "actual" if kind == "a" else "target",
        "quote": _quoted(passage, quote),
    }


def _gaps(passage: _Passage, line: str) -> Iterator[dict[str, Any]]:
    chain, things, kind, quote = line[2:].split("|")
    if kind not in GAPS:
        raise NotationError(f"{passage.id}: {line}")
    for what in things.split(","):
        yield {
            "chain": passage.names.get(chain, chain),
            "region": passage.region,
            "what": what,
            "kind": kind,
            "quote": _quoted(passage, quote),
        }


def _annotated(head: str, lines: list[str]) -> dict[str, Any]:
    passage = _head(head)
    cut = lines.index("--")
    facts = [line for line in lines[cut + 1 :] if line.strip()]
    aliases = [[a.strip() for a in f[2:].split("|")] for f in facts if f.startswith("= ")]
    _take_entities(passage, "\n".join(lines[:cut]) + "\n", aliases)
    relations: list[dict[str, Any]] = []
    observations: list[dict[str, Any]] = []
    gaps: list[dict[str, Any]] = []
    quote = ""
    for line in facts:
        if line.startswith("> "):
            quote = "" if line == "> -" else _quoted(passage, line[2:])
        elif line.startswith("N "):
            observations.append(_observation(passage, line))
        elif line.startswith("G "):
            gaps.extend(_gaps(passage, line))
        elif not line.startswith("= "):
            relations.extend(_relations(passage, line, quote))
    return {
        "id": passage.id,
        "title": passage.title,
        "source": "liantu, own writing",
        "date": passage.date,
        "region": passage.region,
        "genre": passage.genre,
        "traps": list(passage.traps),
        "text": passage.text,
        "entities": list(passage.entities.values()),
        "relations": relations,
        "observations": observations,
        "gaps": gaps,
    }


def annotations(written: str) -> Iterator[dict[str, Any]]:
    """Every passage of a file of the notation, in the shape of hand annotations."""
    head, lines = "", list[str]()
    for line in written.splitlines():
        if line.startswith("# "):
            if head:
                yield _annotated(head, lines)
            head, lines = line, []
        else:
            lines.append(line)
    if head:
        yield _annotated(head, lines)


def own_passages(folder: Path = OWN) -> list[dict[str, Any]]:
    """All passages of one of our own test sets, as written."""
    files = sorted((folder / "passages").glob("*.txt"))
    return [a for file in files for a in annotations(file.read_text(encoding="utf-8"))]


def as_json(annotation: dict[str, Any]) -> str:
    """The file that holds one annotation."""
    return json.dumps(annotation, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write one file a passage, and take away files of passages that are no more."""
    for written in (OWN, BLIND, OPEN, LONG):
        gold = written / "gold"
        for old in gold.glob("*.json"):
            old.unlink()
        for annotation in own_passages(written):
            (gold / f"{annotation['id']}.json").write_text(as_json(annotation), encoding="utf-8")


if __name__ == "__main__":
    main()
