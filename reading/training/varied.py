"""Passages varied for training: names swapped for others of their type, stretches cut anew."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reading.training.marks import Marked, Passage

SWAPPED = {"F": 0.35, "K": 0.35, "O": 0.35, "L": 0.2, "J": 0.15, "I": 0.1, "S": 0.15}
"""How often a name of a type is swapped for another one."""
_WHOLE = frozenset("JKO")
"""Types whose names may hold names: a swap brings its own names along."""

Name = tuple[str, tuple[Marked, ...]]


def pool(corpus: Iterable[Passage]) -> dict[str, list[Name]]:
    """The names of each type in some passages, each with the names inside it."""
    found: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for passage in corpus:
        for name in passage.names:
            words = passage.text[name.start : name.end]
            found[name.type][words] = (words, _inside(passage, name))
    return {kind: [names[w] for w in sorted(names)] for kind, names in found.items()}


def _inside(passage: Passage, host: Marked) -> tuple[Marked, ...]:
    return tuple(
        Marked(n.start - host.start, n.end - host.start, n.type, n.depth - host.depth)
        for n in passage.names
        if n.depth > host.depth and host.start <= n.start and n.end <= host.end
    )


def varied(passage: Passage, names: Mapping[str, Sequence[Name]], chance: random.Random) -> Passage:
    """The passage with some names exchanged, the same name always for the same other one."""
    others: dict[tuple[str, str], Name] = {}
    for name in passage.names:
        key = (name.type, passage.text[name.start : name.end])
        if key not in others:
            swaps = chance.random() < SWAPPED[name.type]
            kept = (key[1], _inside(passage, name))
            others[key] = chance.choice(names[name.type]) if swaps else kept
    text, marks = _rendered(passage, 0, len(passage.text), 0, others)
    return Passage(passage.id, passage.genre, passage.split, text, tuple(marks))


def _rendered(
    passage: Passage, start: int, end: int, depth: int, others: Mapping[tuple[str, str], Name]
) -> tuple[str, list[Marked]]:
    parts: list[str] = []
    marks: list[Marked] = []
    at, length = start, 0
    for name in sorted(passage.names, key=lambda n: n.start):
        if name.depth != depth or not start <= name.start or name.end > end:
            continue
        parts.append(passage.text[at : name.start])
        length += name.start - at
        words, inside = passage.text[name.start : name.end], _inside(passage, name)
        other, others_inside = others[name.type, words]
        if other == words and inside:
            other, deeper = _rendered(passage, name.start, name.end, depth + 1, others)
        else:
            deeper = [Marked(n.start, n.end, n.type, n.depth + depth) for n in others_inside]
        marks.append(Marked(length, length + len(other), name.type, depth))
        marks += [Marked(n.start + length, n.end + length, n.type, n.depth) for n in deeper]
        parts.append(other)
        length += len(other)
        at = name.end
    parts.append(passage.text[at:end])
    return "".join(parts), marks


def all_varied(corpus: Sequence[Passage], seed: int) -> Iterator[Passage]:
    """Every passage, varied; another seed varies them in another way."""
    chance = random.Random(seed)  # noqa: S311 (a choice of names, not a secret)
    names = pool(corpus)
    for passage in corpus:
        yield varied(passage, names, chance)
