"""How well scanned pages are recognised: `python -m bench.ocr`, with the extra `ocr` installed.

Prints a text of `examples` on pages, makes pictures of them as a scanner would (clean, and aslant with
specks), reads those, and counts the characters that differ. Writes a section of `bench/RESULTS.md`.
"""

import sys
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bench.quality import ROOT, write
from reading.formats.allowance import recognises
from reading.formats.pdf import read
from tests.reading.written_pdf import HEIGHT, At, Thing, broken, column, pdf
from tests.reading.written_scan import Dots, pictures, scan

TEXT = ROOT / "examples" / "plan-xinghai.txt"
MARKS = ("<!-- ocr:begin -->", "<!-- ocr:end -->")
_LINE, _LINES, _EDGE = 36, 36, 72
# The top of a page lies this much beside its foot, and so many dots of a hundred are specks.
_ASLANT, _SPECKS = 0.008, 0.004


@dataclass(frozen=True, slots=True)
class Counted:
    """How one kind of picture was read: pages, characters, how many differ, seconds."""

    kind: str
    pages: int
    characters: int
    wrong: int
    wrong_but_for_width: int
    seconds: float
    note: str


def printed(text: str) -> bytes:
    """The text on pages as a PDF file, 36 characters a line and 36 lines a page."""
    lines = [line for part in text.splitlines() if part.strip() for line in broken(part, _LINE)]
    pages: list[list[Thing]] = [
        column(_EDGE, HEIGHT - _EDGE, lines[i : i + _LINES]) for i in range(0, len(lines), _LINES)
    ]
    return pdf(pages or [[At(_EDGE, _EDGE, "")]])


def worn(dots: Dots) -> Dots:
    """A page as a bad scanner gives it: aslant, with specks, its black gone grey."""
    high, wide = dots.shape
    slant = [np.roll(row, round(_ASLANT * (high - i))) for i, row in enumerate(dots)]
    chance = np.random.default_rng(7).random((high, wide))
    grey = (60 + 0.7 * np.stack(slant)).astype(np.uint8)
    return np.where(chance < _SPECKS, np.uint8(40), grey).astype(np.uint8)


def distance(one: str, other: str) -> int:
    """The fewest characters to put in, take out or exchange to make one text of the other."""
    places = np.arange(len(other) + 1)
    row = places.copy()
    letters = np.array(list(other))
    for index, letter in enumerate(one, 1):
        best = np.minimum(row[1:] + 1, row[:-1] + (letters != letter))
        best = np.concatenate(([index], best))
        row = np.minimum.accumulate(best - places) + places
    return int(row[-1])


def _bare(text: str) -> str:
    return "".join(text.split())


def counted(kind: str, pages: list[Dots], meant: str) -> Counted:
    """Read these pictures and compare with what they show."""
    begun = time.process_time()
    found = read("scan.pdf", scan(pages))
    seconds = time.process_time() - begun
    folded = [unicodedata.normalize("NFKC", _bare(text)) for text in (meant, found.text)]
    return Counted(
        kind,
        len(pages),
        len(_bare(meant)),
        distance(_bare(meant), _bare(found.text)),
        distance(folded[0], folded[1]),
        seconds,
        found.notes[0],
    )


def report(results: list[Counted]) -> str:
    """The section of `RESULTS.md`."""
    return "\n".join(_lines(results))


def _lines(results: list[Counted]) -> Iterator[str]:
    yield "## Recognising scanned pages\n"
    yield "Reproduce with `pip install 'liantu[ocr]'` and `python -m bench.ocr`:"
    yield f"`{TEXT.relative_to(ROOT)}` printed on pages, pictured at 150 dots an inch, recognised"
    yield "without network. Characters that differ are insertions, deletions and exchanges, white"
    yield "left out; the last rate takes full and half width for one. Seconds are of one processor.\n"
    yield "| pictures | pages | characters | differ | rate | rate but for width | seconds a page |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for one in results:
        yield (
            f"| {one.kind} | {one.pages} | {one.characters} | {one.wrong} "
            f"| {one.wrong / one.characters:.2%} "
            f"| {one.wrong_but_for_width / one.characters:.2%} "
            f"| {one.seconds / one.pages:.1f} |"
        )
    yield ""
    yield "These are printed pages: a real scan with stamps, folds or handwriting is read worse."


def main() -> None:
    """Measure clean and worn pages, print and write what was found."""
    if not recognises(".pdf"):
        sys.exit("the extra liantu[ocr] is not installed")
    meant = TEXT.read_text(encoding="utf-8")
    clean = pictures(printed(meant))
    results = [
        counted("clean", clean, meant),
        counted("aslant, grey, with specks", [worn(page) for page in clean], meant),
    ]
    write(report(results), marks=MARKS)
    for one in results:
        print(f"{one.kind}: {one.wrong} of {one.characters} differ, {one.note}")


if __name__ == "__main__":
    main()
