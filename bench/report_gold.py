"""The hand annotations of whole provincial reports, kept as places in their texts.

The reports stand beside the checkout; `bench/reports/*.tsv` holds no word of them. Each file names
its report, the digest of its text and how far it is annotated, then the names by where they stand
(a second place of one name is another way to write it), relations between names, and gaps; names
are numbered from 0 in their order. Sites and numbers are not annotated.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT.parent / "shared" / "corpus"
PLACES = ROOT / "bench" / "reports"
UNASKED = ("located_in", "observations")
"""What nobody annotated in the reports: nothing can be said of how it is read there."""


def reports(folder: Path = REPORTS) -> dict[str, Mapping[str, Any]]:
    """The annotated reports by id, in the shape of the other annotations; none without the texts."""
    if not folder.is_dir():
        return {}
    return {file.stem: _report(file, folder) for file in sorted(PLACES.glob("*.tsv"))}


def annotated_files() -> frozenset[str]:
    """The names of the reports that are annotated."""
    return frozenset(_lines(file)[0][1] for file in PLACES.glob("*.tsv"))


def _lines(file: Path) -> list[list[str]]:
    return [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]


def _report(file: Path, folder: Path) -> Mapping[str, Any]:
    (_, name), (_, digest), (_, until), *rest = _lines(file)
    whole = (folder / name).read_text(encoding="utf-8")
    if hashlib.sha256(whole.encode()).hexdigest() != digest:
        message = f"{name} is not the text that was annotated"
        raise ValueError(message)
    text = whole[: int(until)]
    names = [_name(text, line) for line in rest if line[0] == "name"]
    called = [one["name"] for one in names]
    return {
        "id": file.stem,
        "text": text,
        "unasked": UNASKED,
        "entities": names,
        "relations": [_relation(text, called, line) for line in rest if line[0] == "relation"],
        "gaps": [_gap(text, called, line) for line in rest if line[0] == "gap"],
        "observations": [],
    }


def _spans(text: str, places: Sequence[str]) -> list[str]:
    pairs = zip(places[::2], places[1::2], strict=True)
    return ["".join(text[int(start) : int(end)].split()) for start, end in pairs]


def _name(text: str, line: Sequence[str]) -> Mapping[str, Any]:
    first, *others = _spans(text, line[2:])
    return {"type": line[1], "name": first, "aliases": others}


def _relation(text: str, called: Sequence[str], line: Sequence[str]) -> Mapping[str, Any]:
    _, kind, subject, object_, status, *quote = line
    ends = {"subject": called[int(subject)], "object": called[int(object_)]}
    return {"type": kind, **ends, "status": status, "quote": _spans(text, quote)[0]}


def _gap(text: str, called: Sequence[str], line: Sequence[str]) -> Mapping[str, Any]:
    _, chain, kind, *places = line
    what, quote = _spans(text, places)
    return {"chain": called[int(chain)], "what": what, "kind": kind, "quote": quote}
