"""How well documents are read, against hand annotations: `python -m bench.quality`.

Reads the annotated texts of `../shared/gold/{documents,dev}` in this process, scores the readings
with the annotators' own scorer and writes the tables into `bench/RESULTS.md`.
"""

import argparse
import hashlib
import importlib.util
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from ontology.identity import document_id
from ontology.model import Document
from reading.gold import as_gold
from reading.read import read

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold"
RESULTS = ROOT / "bench" / "RESULTS.md"
SETS = ("documents", "dev")
MARKS = ("<!-- quality:begin -->", "<!-- quality:end -->")
WANTED = {"entity": 0.9, "relation": 0.8, "observation": 0.8, "gap": 0.8}
_LINES = ("entity", "relation", "observation", "gap")


@dataclass(frozen=True, slots=True)
class Measured:
    """The scorer's table for one set of texts, and how fast they were read."""

    name: str
    texts: int
    table: dict[str, dict[str, float]]
    kinds: tuple[int, int]
    characters_a_second: float


def scorer(gold: Path) -> ModuleType:
    """The scorer that stands beside the annotations."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(gold / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_document(name: str, text: str) -> Document:
    """A text as a document, as if it had been read from a UTF-8 file."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(document_id(sha), sha, f"{name}.txt", text)


def measure(gold: Path, name: str) -> Measured:
    """Read every annotated text of a set and score what was read."""
    score = scorer(gold)
    annotated: dict[str, dict[str, Any]] = score.load(str(gold / name))
    readings: dict[str, dict[str, Any]] = {}
    characters, seconds = 0, 0.0
    for key, truth in annotated.items():
        begun = time.perf_counter()
        reading = read(as_document(key, truth["text"]))
        seconds += time.perf_counter() - begun
        characters += len(truth["text"])
        readings[key] = {**as_gold(reading), "id": key}
    table, _, kinds, _ = score.evaluate(annotated, readings)
    return Measured(name, len(annotated), table, kinds, characters / seconds)


def _order(line: str) -> tuple[int, bool, bool, str]:
    return _LINES.index(line.split(maxsplit=1)[0].rstrip(",")), " ALL" in line, "," in line, line


def _table(measured: Measured) -> Iterator[str]:
    yield f"### {measured.name} ({measured.texts} texts)\n"
    yield "| what | annotated | read | right | P | R | F1 |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for line in sorted(measured.table, key=_order):
        row = measured.table[line]
        read_, right = row["tp"] + row["fp"] + row["dup"], row["tp"]
        yield (
            f"| {line} | {row['tp'] + row['fn']} | {read_} | {right} "
            f"| {row['P']:.2f} | {row['R']:.2f} | {row['F1']:.2f} |"
        )
    right, matched = measured.kinds
    yield f"\nKind of gap right: {right} of {matched}. "
    yield f"Speed: {measured.characters_a_second:,.0f} characters a second.\n"


def _shortfalls(measured: Measured) -> Iterator[str]:
    wanted = {
        "entity ALL": WANTED["entity"],
        "relation ALL": WANTED["relation"],
        "observation": WANTED["observation"],
        "gap": WANTED["gap"],
    }
    for line, aim in wanted.items():
        reached = measured.table.get(line, {}).get("F1", 0.0)
        if reached < aim:
            yield f"- {measured.name}: {line} F1 {reached:.2f}, aimed at {aim:.2f}"


def report(results: list[Measured]) -> str:
    """The section of `RESULTS.md`: what was measured, how, and where it falls short."""
    parts = [
        "## Quality of reading\n",
        "Reproduce with `python -m bench.quality` (needs the annotated texts in `../shared/gold`).",
        "Names, regions and dates are read from the text alone; nothing is given but the text.\n",
    ]
    for measured in results:
        parts.extend(_table(measured))
    parts.append("### Where it falls short\n")
    parts.extend(line for measured in results for line in _shortfalls(measured))
    parts.append(
        "\nThe five documents were read while the rules were written, the `dev` texts were looked "
        "at for errors: neither is unseen. One annotator made the annotations."
    )
    return "\n".join(parts)


def write(section: str, target: Path = RESULTS) -> None:
    """Put a section between its marks in the file of results; the rest of the file stays."""
    begin, end = MARKS
    text = target.read_text(encoding="utf-8") if target.exists() else "# Results\n"
    if begin not in text:
        text = f"{text.rstrip()}\n\n{begin}\n{end}\n"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    target.write_text(f"{before}{begin}\n{section}\n{end}{after}", encoding="utf-8")


def main() -> None:
    """Measure both sets, print the shortfalls, write the section and, if asked, the readings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--json", type=Path, help="write the scorer's tables here")
    asked = parser.parse_args()
    results = [measure(asked.gold, name) for name in SETS]
    write(report(results))
    if asked.json:
        tables = {m.name: m.table for m in results}
        asked.json.write_text(json.dumps(tables, ensure_ascii=False, indent=1), encoding="utf-8")
    for measured in results:
        for line in ("entity ALL", "relation ALL", "observation", "gap"):
            print(f"{measured.name:10} {line:14} F1 {measured.table[line]['F1']:.3f}")


if __name__ == "__main__":
    main()
