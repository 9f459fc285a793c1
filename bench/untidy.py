"""Does reading depend on how a text was typed? `python -m bench.untidy`.

Sets the annotated texts in other ways that say the same: half-width marks, straight quotation marks,
blanks beside digits, lines cut at one width, empty lines between all lines. F1 should hardly move;
where the ends of lines are what a table or a heading is known by, losing them costs.
"""

import argparse
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quality import GOLD, RESULTS, annotated, measured_sets, readings_of, write
from bench.scoring import score_all

MARKS = ("<!-- untidy:begin -->", "<!-- untidy:end -->")
LINES = ("entity ALL", "relation ALL", "observation", "gap")
WIDTH = 38
"""Characters in a line that is cut."""
Texts = Mapping[str, Mapping[str, Any]]

_HAN = "[\u4e00-\u9fff]"
_HALF = str.maketrans("，；：（）！？", ",;:()!?")
_CORNERS = str.maketrans("“”‘’", "「」『』")
_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_BESIDE_CHINESE = re.compile(rf"(?<={_HAN})(?=[\dA-Za-z])|(?<=[\dA-Za-z%])(?={_HAN})")
_BEHIND_MARK = re.compile(r"(?<=[，；：。、])(?=[^\n])")
_THOUSANDS = re.compile(r"(?<![\d.])(\d{1,3})(\d{3})(?=(?:\.\d+)?[亿万家个人元吨])")


def cut(text: str) -> str:
    """The text with lines of one width at most, rows of tables left whole."""
    return "\n".join(
        line if "\t" in line else "\n".join(line[i : i + WIDTH] for i in range(0, len(line), WIDTH))
        for line in text.split("\n")
    )


def spaced(text: str) -> str:
    """The text with one empty line between any two lines."""
    return re.sub(r"\n+", "\n\n", text)


WAYS: Mapping[str, Callable[[str], str]] = {
    "half-width marks": lambda text: text.translate(_HALF),
    "straight quotation marks": lambda text: re.sub("[“”]", '"', text),
    "corner brackets for quotation": lambda text: text.translate(_CORNERS),
    "blanks between Chinese and digits": lambda text: _BESIDE_CHINESE.sub(" ", text),
    "a blank behind every mark": lambda text: _BEHIND_MARK.sub(" ", text),
    "full-width digits": lambda text: text.translate(_WIDE_DIGITS),
    "thousands parted by commas": lambda text: _THOUSANDS.sub(r"\1,\2", text),
    "an empty line after every line": spaced,
    "every line indented": lambda text: re.sub(r"^(?=.)", "　　", text, flags=re.MULTILINE),
    f"lines cut at {WIDTH}": cut,
    f"lines cut at {WIDTH}, empty lines between": lambda text: spaced(cut(text)),
    "a line for every sentence": lambda text: re.sub(r"。(?!\n)", "。\n", text),
    "no line ends at all": lambda text: text.replace("\n", " "),
}


@dataclass(frozen=True, slots=True)
class Set:
    """F1 of the lines of one set, set in one way."""

    texts: str
    way: str
    f1: tuple[float, ...]


def _f1(golds: Texts) -> tuple[float, ...]:
    readings, _ = readings_of(golds)
    counts = score_all(golds, readings).counts
    return tuple(counts[line].f1 for line in LINES)


def untidy(name: str, golds: Texts) -> Iterator[Set]:
    """Read a set of annotated texts as they are, and set in every other way."""
    yield Set(name, "as it is", _f1(golds))
    for way, turned in WAYS.items():
        yield Set(name, way, _f1({k: {**g, "text": turned(g["text"])} for k, g in golds.items()}))


def report(found: Sequence[Set]) -> str:
    """The section of `RESULTS.md`."""
    head = "| set | typed | names | relations | numbers | gaps |\n|---|---|--:|--:|--:|--:|"
    rows = (
        f"| {one.texts} | {one.way} | " + " | ".join(f"{f1:.3f}" for f1 in one.f1) + " |"
        for one in found
    )
    return "\n".join(
        (
            "## Typed otherwise\n",
            "Reproduce with `python -m bench.untidy`: F1 of the same annotated texts, set in other",
            "ways that say the same. Where lines are cut or lost, what their ends told is lost.\n",
            head,
            *rows,
        )
    )


def main() -> None:
    """Measure the sets at hand and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--sets", nargs="+", default=("documents", "dev", "long"))
    asked = parser.parse_args()
    names = [name for name in measured_sets(asked.gold) if name in asked.sets]
    found = [one for name in names for one in untidy(name, annotated(asked.gold, name))]
    write(report(found), RESULTS, MARKS)
    for one in found:
        print(f"{one.texts:10} {one.way:45}", *(f"{f1:.3f}" for f1 in one.f1))


if __name__ == "__main__":
    main()
