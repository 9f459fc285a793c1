"""Passages as numbers: the stretches a tagger sees at once, and batches of them."""

import random
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import torch

from reading.training.encoder import BLANK, END, PAD, START, UNKNOWN
from reading.training.marks import INNER_LABELS, OUTER_LABELS, Passage, labels

LONGEST = 160
"""Characters a tagger sees at once; `reading.names.tagger` cuts its texts the same way."""
LENGTHS = (60, 110, LONGEST)
"""In training stretches are cut at one of these, so that short ones are met as well."""
IGNORED = -100
_SHORTEST, _SPREAD = 20, 30


@dataclass(frozen=True, slots=True)
class Sample:
    """A stretch of a passage as numbers: characters, outer labels, inner labels."""

    ids: tuple[int, ...]
    outer: tuple[int, ...]
    inner: tuple[int, ...]


S = TypeVar("S", bound=Sample)


def samples(
    chosen: Iterable[Passage], numbers: Mapping[str, int], chance: random.Random | None = None
) -> list[Sample]:
    """The passages cut into stretches, of the usual length or, given a chance, of any."""
    found = []
    for passage in chosen:
        outer, inner = labels(passage)
        longest = chance.choice(LENGTHS) if chance else LONGEST
        for start, end in stretches(passage.text, longest):
            outer_ids = tuple(map(OUTER_LABELS.index, outer[start:end]))
            inner_ids = tuple(map(INNER_LABELS.index, inner[start:end]))
            found.append(Sample(numbered(passage.text[start:end], numbers), outer_ids, inner_ids))
    return found


def numbered(text: str, numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The number of each character."""
    return tuple(_number(c, numbers) for c in text)


def _number(character: str, numbers: Mapping[str, int]) -> int:
    if character.isspace():
        return BLANK
    folded = unicodedata.normalize("NFKC", character).lower()
    return numbers.get(folded if len(folded) == 1 else character, UNKNOWN)


def stretches(text: str, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Where a text is cut: behind a sentence if one ends, else behind a comma."""
    start = 0
    while start < len(text):
        end = min(len(text), start + longest)
        if end < len(text):
            stop = max(text.rfind(mark, start + _SHORTEST, end) for mark in "。\n；！？")
            stop = stop if stop > 0 else text.rfind("，", start + _SHORTEST, end - 1)
            end = stop + 1 if stop > start else end
        if text[start:end].strip():
            yield start, end
        start = end


def batches(
    chosen: Sequence[S], size: int, shuffled: random.Random | None = None
) -> Iterator[list[S]]:
    """Samples of like length together, in random order for training."""
    noise = shuffled.random if shuffled else lambda: 0.0
    order = sorted(chosen, key=lambda s: len(s.ids) + _SPREAD * noise())
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    if shuffled:
        shuffled.shuffle(groups)
    yield from groups


def padded(group: Sequence[Sample]) -> torch.Tensor:
    """The characters of a batch between the start and the end sign."""
    width = max(len(s.ids) for s in group) + 2
    ids = torch.full((len(group), width), PAD)
    for row, sample in enumerate(group):
        ids[row, : len(sample.ids) + 2] = torch.tensor([START, *sample.ids, END])
    return ids


def targets(group: Sequence[Sample]) -> tuple[torch.Tensor, torch.Tensor]:
    """The labels of a batch, outer and inner, where characters are."""
    width = max(len(s.ids) for s in group) + 2
    outer = torch.full((len(group), width), IGNORED)
    inner = outer.clone()
    for row, sample in enumerate(group):
        size = len(sample.ids)
        outer[row, 1 : size + 1] = torch.tensor(sample.outer)
        inner[row, 1 : size + 1] = torch.tensor(sample.inner)
    return outer, inner
