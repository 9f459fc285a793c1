"""A teacher: layers of the pretrained encoder fine-tuned on the corpus, its names varied."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch

from reading.training.encoder import Tagger
from reading.training.marks import Passage
from reading.training.samples import IGNORED, Sample, batches, padded, samples, targets
from reading.training.varied import all_varied

_BATCH, _RATE, _HEADS_RATE = 8, 1.5e-4, 1.5e-3
_WARM_UP, _INNER_SHARE, _DECAY = 0.06, 0.5, 0.01
_SEEDS_APART = 1000


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a network goes over what it learns, how fast, and by which dice.

    `rate` is the share of the usual rate: less for a network that was taught before.
    """

    rounds: int
    seed: int
    rate: float = 1.0


def taught(
    model: Tagger,
    corpus: Sequence[Passage],
    numbers: Mapping[str, int],
    given: Pace,
) -> Iterator[float]:
    """Fine-tune a teacher; gives the loss of each epoch.

    Each epoch varies the names in another way, the last one takes the passages as they are.
    """
    epochs, seed = given.rounds, given.seed
    order = random.Random(seed)  # noqa: S311 (an order of samples, not a secret)
    heads = [p for n, p in model.named_parameters() if n.split(".")[0] in {"outer", "inner"}]
    body = [p for n, p in model.named_parameters() if n.split(".")[0] not in {"outer", "inner"}]
    optimiser = torch.optim.AdamW(
        [{"params": heads}, {"params": body}],
        weight_decay=_DECAY,
        fused=True,
    )
    for epoch in range(epochs):
        last = epoch == epochs - 1
        chosen = corpus if last else all_varied(corpus, _SEEDS_APART * seed + epoch)
        groups = list(batches(samples(chosen, numbers, order), _BATCH, order))
        model.train()
        total = 0.0
        for at, group in enumerate(groups):
            done = (epoch + at / len(groups)) / epochs
            share = min(1.0, done / _WARM_UP) * max(0.02, 1 - done)
            optimiser.param_groups[0]["lr"] = _HEADS_RATE * given.rate * share
            optimiser.param_groups[1]["lr"] = _RATE * given.rate * share
            loss = _loss(model, group)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            total += loss.item()
        yield total / len(groups)


def _loss(model: Tagger, group: Sequence[Sample]) -> torch.Tensor:
    outer, inner = targets(group)
    with torch.autocast("cpu", torch.bfloat16):
        outer_scores, inner_scores = model(padded(group))
    entropy = torch.nn.functional.cross_entropy
    first = entropy(outer_scores.float().flatten(0, 1), outer.flatten(), ignore_index=IGNORED)
    second = entropy(inner_scores.float().flatten(0, 1), inner.flatten(), ignore_index=IGNORED)
    return first + _INNER_SHARE * second
