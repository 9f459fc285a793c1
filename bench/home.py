"""How often the place a text speaks for is found, and what its signs weigh: `python -m bench.home`.

The weights are fitted on the sets whose texts may be looked at (`documents`, `dev`, `open`) and on
the provincial reports beside the checkout: the logarithm of odds of each place of a text against its
other places, pulled towards the weights set by hand (`PRIOR`). Without `--fit` it only counts.
"""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bench.fitting import Choice, Pull, fitted, write
from bench.quality import GOLD, ROOT, annotated, measured_sets
from bench.spellings import plainly
from ontology import places
from reading.home_signs import signs
from reading.layout import lay_out
from reading.names.finding import look
from reading.region import region
from reading.sentences import split
from reading.spoken_for import MOST_NAMED, spoken_for, with_most_named

REPORTS = ROOT.parent / "shared" / "corpus"
TABLE = ROOT / "reading" / "home_weights.tsv"
WINDOWS = ("documents", "dev", "open")
PRIOR = {
    "dateline": 1.5,
    "government": 1.0,
    MOST_NAMED: 1.0,
    "title": 1.0,
    "masthead": 0.5,
    "aside_share": -0.5,
    "country": -0.5,
}
COMMAND = "python -m bench.home --fit"
_REPORT_HEAD = 6000
_NONE = (None, "", "-")


@dataclass(frozen=True, slots=True)
class Example:
    """The places of a text by their signs, and which of them it speaks for."""

    signs: Mapping[str, Mapping[str, float]]
    right: frozenset[str]


def same(truth: Mapping[str, Any], read: str) -> bool:
    """Whether a place read is the annotated region, by any of its names."""
    region_ = truth["region"]
    forms = {region_}
    for entity in truth["entities"]:
        own = {entity["name"], *entity.get("aliases", ())}
        forms |= own if region_ in own else set()
    if any(_key(form) == _key(read) for form in forms):
        return True
    known = places.find(read) and places.find(region_)
    return bool(read) and not known and (region_.endswith(read) or read.endswith(region_))


def _key(name: str) -> str:
    known = places.find(name)
    return known.id if known else plainly(name)


def count(name: str) -> tuple[int, int]:
    """How many texts of a set have their region right, of how many that name one."""
    told = [t for t in annotated(GOLD, name).values() if t.get("region", "") not in _NONE]
    right = 0
    for truth in told:
        layout = lay_out(truth["text"])
        right += same(truth, spoken_for(layout, look(layout, split(layout)).marked or ()))
    return right, len(told)


def examples() -> Iterator[Example]:
    """Every text to fit on that names its region."""
    for name in WINDOWS:
        if name in measured_sets(GOLD):
            for truth in annotated(GOLD, name).values():
                if truth.get("region", "") not in _NONE:
                    yield _example(truth["text"], truth)
    for path in sorted(REPORTS.glob("*.txt")):
        truth = {"region": path.name.split("_")[1], "entities": ()}
        yield _example(path.read_text(encoding="utf-8")[:_REPORT_HEAD], truth)


def _example(text: str, truth: Mapping[str, Any]) -> Example:
    layout = lay_out(text)
    named = region(layout)
    shown = signs(layout, look(layout, split(layout)).marked or ())
    return Example(with_most_named(shown, named), frozenset(n for n in shown if same(truth, n)))


def choice(one: Example) -> Choice:
    """The places of a text as candidates."""
    return Choice(tuple(one.signs.values()), tuple(name in one.right for name in one.signs))


def main() -> None:
    """Count the right regions of every set; with `--fit` fit the weights first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the weights and write their table")
    if parser.parse_args().fit:
        write(fitted([choice(e) for e in examples()], Pull(PRIOR)), TABLE, COMMAND)
    for name in measured_sets(GOLD):
        right, told = count(name)
        print(f"{name:10} {right} of {told}")


if __name__ == "__main__":
    main()
