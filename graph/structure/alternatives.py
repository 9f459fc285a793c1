"""Which inputs of a segment can replace each other, as a table beside the code says."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ontology.chains.model import ReferenceChain

_FILE = Path(__file__).with_name("alternatives.csv")
Groups = Mapping[str, tuple[frozenset[str], ...]]
"""Segment id → its groups of inputs: of each group one is enough, every group is needed."""


@cache
def alternatives() -> Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """Chain key and segment key → the keys of inputs that replace each other, group by group."""
    found: defaultdict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    with _FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["chain"], row["segment"]].append(tuple(row["inputs"].split("|")))
    return {place: tuple(groups) for place, groups in found.items()}


@cache
def assumed(chain: str) -> tuple[str, ...]:
    """What the table takes for granted of a chain, given by its key: no document says so.

    Every knock-out stands beside its bounds, which take nothing for granted.
    """
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = tuple(csv.DictReader(lines))
    return tuple(row["source"] for row in rows if row["chain"] == chain)


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


def as_tabled(chain: ReferenceChain) -> Groups:
    """Inputs that the table calls alternatives replace each other, all others are needed."""
    keys = {segment.key: segment.id for segment in chain.segments}
    groups: dict[str, tuple[frozenset[str], ...]] = {}
    for segment in chain.segments:
        fed = inputs(chain)[segment.id]
        named = alternatives().get((chain.key, segment.key), ())
        tabled = [frozenset(keys[key] for key in group if keys.get(key) in fed) for group in named]
        free = [frozenset({one}) for one in fed if not any(one in group for group in tabled)]
        groups[segment.id] = tuple(sorted((*filter(None, tabled), *free), key=sorted))
    return groups
