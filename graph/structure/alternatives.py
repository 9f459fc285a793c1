"""Which inputs of a segment can replace each other: an assumption, kept as a table to edit."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.chains.model import ReferenceChain, ReferenceSegment

_FILE = Path(__file__).with_name("alternatives.csv")
COLUMNS = ("chain", "segment", "inputs", "source")
SEPARATOR = "|"
Groups = Mapping[str, tuple[frozenset[str], ...]]
"""Segment id → its groups of inputs: of each group one is enough, every group is needed."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Inputs of a segment of which one is enough, all by their keys, and who says so.

    No document does: every knock-out stands beside its bounds, which take nothing for granted.
    """

    chain: str
    segment: str
    inputs: tuple[str, ...]
    source: str = ""


@cache
def shipped() -> tuple[Alternative, ...]:
    """Our own table, from general knowledge."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Alternative(r["chain"], r["segment"], tuple(r["inputs"].split(SEPARATOR)), r["source"])
            for r in csv.DictReader(lines)
        )


def keyed(chain: ReferenceChain, word: str) -> ReferenceSegment | None:
    """The segment of a chain with this key, id or name."""
    return next((s for s in chain.segments if s.key == word), None) or chain.segment(word)


def assumed(chain: ReferenceChain, table: Iterable[Alternative]) -> tuple[str, ...]:
    """What a table takes for granted of a chain, in words."""
    names = {segment.key: segment.label for segment in chain.segments}
    return tuple(
        f"{names[one.segment]} ← {' / '.join(names.get(key, key) for key in one.inputs)}"
        + (f"（{one.source}）" if one.source else "")
        for one in table
        if one.chain == chain.key and one.segment in names
    )


def inputs(chain: ReferenceChain) -> Mapping[str, tuple[str, ...]]:
    """Segment id → the segments whose output it takes, in the chain's order."""
    return {
        s.id: tuple(other.id for other in chain.segments if s.id in other.feeds)
        for s in chain.segments
    }


def all_needed(chain: ReferenceChain) -> Groups:
    """Every input is needed: the strictest reading of the feeds edges."""
    return {id_: tuple(frozenset({one}) for one in fed) for id_, fed in inputs(chain).items()}


def any_enough(chain: ReferenceChain) -> Groups:
    """Any one input is enough: the mildest reading of the feeds edges."""
    return {id_: (frozenset(fed),) if fed else () for id_, fed in inputs(chain).items()}


def as_tabled(chain: ReferenceChain, table: Iterable[Alternative]) -> Groups:
    """Inputs that the table calls alternatives replace each other, all others are needed."""
    keys = {segment.key: segment.id for segment in chain.segments}
    said = tuple(one for one in table if one.chain == chain.key)
    groups: dict[str, tuple[frozenset[str], ...]] = {}
    fed_by = inputs(chain)
    for segment in chain.segments:
        fed = fed_by[segment.id]
        named = [one.inputs for one in said if one.segment == segment.key]
        tabled = [frozenset(keys[key] for key in group if keys.get(key) in fed) for group in named]
        free = [frozenset({one}) for one in fed if not any(one in group for group in tabled)]
        groups[segment.id] = tuple(sorted((*filter(None, tabled), *free), key=sorted))
    return groups
