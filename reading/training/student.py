"""The small tagger that ships: dilated convolutions around one layer of attention."""

from dataclasses import dataclass

import torch
from torch import nn

from reading.training.encoder import PAD

_SPREAD = 0.5
"""How far the components of a character lie apart at first."""
_REACH = 3
"""Neighbours a convolution sees at once: the character, one before it, one behind it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide and how deep a student is: the steps of the convolutions before and behind."""

    width: int = 256
    before: tuple[int, ...] = (1, 2)
    behind: tuple[int, ...] = (1, 2)
    heads: int = 4
    attending: int = 1


class Convolution(nn.Module):
    """A character with its neighbours `step` apart.

    It is written as one product, not as a convolution, so that it runs in eight bits.
    """

    def __init__(self, width: int, step: int) -> None:
        super().__init__()
        self.step = step
        self.mixed = nn.Linear(_REACH * width, width)
        self.norm = nn.LayerNorm(width)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """The next hidden states; `seen` is 1 where a token is and 0 where none is."""
        length = x.shape[1]
        wide = nn.functional.pad(x * seen, (0, 0, self.step, self.step))
        parts = [wide[:, at * self.step : at * self.step + length] for at in range(_REACH)]
        return self.norm(x + self.drop(torch.relu(self.mixed(torch.cat(parts, -1)))))


class Attention(nn.Module):
    """Each character looks at the whole stretch, then thinks for itself."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.joined = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.widen, self.narrow = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.norm_one, self.norm_two = nn.LayerNorm(width), nn.LayerNorm(width)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """The next hidden states; `seen` is 1 where a token is and 0 where none is."""
        batch, length, width = x.shape
        parts = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        hidden = (seen.transpose(1, 2)[:, None] - 1) * 1e4
        scores = query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5 + hidden
        attended = (torch.softmax(scores, -1) @ value).transpose(1, 2)
        x = self.norm_one(x + self.drop(self.joined(attended.reshape(batch, length, width))))
        return self.norm_two(x + self.drop(self.narrow(torch.relu(self.widen(x)))))


class Student(nn.Module):
    """Characters to two rows of label scores: outer names, and names inside them."""

    def __init__(self, characters: int, shape: Shape, outer: int, inner: int) -> None:
        super().__init__()
        width = shape.width
        self.character = nn.Embedding(characters, width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(
            [Convolution(width, step) for step in shape.before]
            + [Attention(width, shape.heads) for _ in range(shape.attending)]
            + [Convolution(width, step) for step in shape.behind]
        )
        self.outer, self.inner = nn.Linear(width, outer), nn.Linear(width, inner)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores for each label at each token."""
        seen = (ids != PAD).to(torch.float32)[:, :, None]
        x = self.drop(self.norm(self.character(ids)))
        for layer in self.layers:
            x = layer(x, seen)
        x = self.drop(x)
        return self.outer(x), self.inner(x)


def begun(teacher: torch.Tensor, shape: Shape, outer: int, inner: int) -> Student:
    """An untrained student that knows its teacher's characters: their main components."""
    student = Student(len(teacher), shape, outer, inner)
    centred = teacher - teacher.mean(0)
    _, _, directions = torch.linalg.svd(centred, full_matrices=False)
    known = centred @ directions[: shape.width].T
    student.character.weight.data = known * (_SPREAD / known.std())
    return student
