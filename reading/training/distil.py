"""A student learns from the softened answers of its teachers, and from the marks of the corpus."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
import torch

from reading.training.encoder import PAD, UNKNOWN
from reading.training.samples import Sample, batches, padded
from reading.training.student import Student
from reading.training.teach import Pace

_BATCH, _RATE, _WARM_UP, _DECAY = 16, 2e-3, 0.05, 0.01
_MARKED = 0.4
"""The share of the corpus' own marks in what a student learns; the teachers have the rest."""
_HIDDEN = 0.02
"""Characters hidden in training, so that an unknown one is no surprise."""
_INNER_SHARE = 0.5

_Chances = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Lesson(Sample):
    """A stretch and, for each character, how likely each label is."""

    outer_chances: _Chances
    inner_chances: _Chances


def lessons(teachers: Sequence[Path], learned: Sequence[Sample]) -> Iterator[Lesson]:
    """The stretches with the answers of the teachers, in eight-bit ONNX, averaged.

    Stretches with marks mix them in; those without, whose labels are empty, take the answers.
    """
    settings = ort.SessionOptions()
    settings.intra_op_num_threads = 1
    sessions = [ort.InferenceSession(str(file), settings) for file in teachers]
    for group in batches(learned, _BATCH):
        ids = padded(group).numpy()
        answers = [session.run(None, {"ids": ids}) for session in sessions]
        outer, inner = (np.mean([_softmax(a[i]) for a in answers], axis=0) for i in (0, 1))
        for row, sample in enumerate(group):
            size = len(sample.ids)
            yield Lesson(
                sample.ids,
                sample.outer,
                sample.inner,
                _mixed(outer[row, 1 : size + 1], sample.outer),
                _mixed(inner[row, 1 : size + 1], sample.inner),
            )


def _softmax(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    powers: npt.NDArray[np.float32] = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: npt.NDArray[np.float32] = powers / powers.sum(axis=-1, keepdims=True)
    return result


def _mixed(answers: npt.NDArray[np.float32], marks: Sequence[int]) -> _Chances:
    if marks:
        answers = answers * (1 - _MARKED)
        answers[np.arange(len(marks)), list(marks)] += _MARKED
    return answers.astype(np.float16)


def learn(student: Student, taught: Sequence[Lesson], given: Pace) -> Iterator[float]:
    """Train a student; gives the loss of each pass over the lessons."""
    passes = given.rounds
    order = random.Random(given.seed)  # noqa: S311 (an order of samples, not a secret)
    optimiser = torch.optim.AdamW(student.parameters(), weight_decay=_DECAY, fused=True)
    for number in range(passes):
        groups = list(batches(taught, _BATCH, order))
        student.train()
        total = 0.0
        for at, group in enumerate(groups):
            done = (number + at / len(groups)) / passes
            optimiser.param_groups[0]["lr"] = (
                _RATE * given.rate * min(1.0, done / _WARM_UP, 1.02 - done)
            )
            loss = _loss(student, group)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            total += loss.item()
        yield total / len(groups)


def _loss(student: Student, group: Sequence[Lesson]) -> torch.Tensor:
    ids = padded(group)
    hidden = (torch.rand(ids.shape) < _HIDDEN) & (ids != PAD)
    with torch.autocast("cpu", torch.bfloat16):
        outer, inner = student(ids.masked_fill(hidden, UNKNOWN))
    first = _entropy(outer.float(), [lesson.outer_chances for lesson in group])
    return first + _INNER_SHARE * _entropy(inner.float(), [le.inner_chances for le in group])


def _entropy(scores: torch.Tensor, chances: Iterable[_Chances]) -> torch.Tensor:
    wanted = torch.zeros_like(scores)
    for row, one in enumerate(chances):
        wanted[row, 1 : len(one) + 1] = torch.from_numpy(one.astype(np.float32))
    return -(wanted * torch.log_softmax(scores, -1)).sum() / wanted.sum()
