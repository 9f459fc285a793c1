"""How well a network marks the outer names of passages it never saw."""

from collections import Counter
from collections.abc import Sequence

import torch
from torch import nn

from reading.training.marks import OUTER_LABELS, TYPES
from reading.training.samples import Sample, batches, padded

_BATCH = 16


def scored(model: nn.Module, kept_out: Sequence[Sample]) -> dict[str, float]:
    """F1 of exact outer spans for each type and for all."""
    model.eval()
    counts: Counter[tuple[str, str]] = Counter()
    with torch.no_grad():
        for group in batches(kept_out, _BATCH):
            best = model(padded(group))[0].argmax(-1)
            for row, sample in enumerate(group):
                read = spans(best[row, 1 : len(sample.ids) + 1].tolist())
                right = spans(sample.outer)
                for which, found in (("both", read & right), ("either", read), ("either", right)):
                    counts.update((which, kind) for _, _, kind in found)
                    counts[which, "all"] += len(found)
    return {
        kind: round(2 * counts["both", kind] / max(1, counts["either", kind]), 3)
        for kind in (*TYPES, "all")
    }


def spans(numbers: Sequence[int]) -> set[tuple[int, int, str]]:
    """The runs of one begin label and the inside labels behind it."""
    found: set[tuple[int, int, str]] = set()
    for at, number in enumerate(numbers):
        if OUTER_LABELS[number].startswith("B-"):
            end = at + 1
            while end < len(numbers) and numbers[end] == number + 1:
                end += 1
            found.add((at, end, OUTER_LABELS[number][2:]))
    return found
