"""A tagger trained on passages of our own writing: one more ground, independent of the grammar."""

import json
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from ontology.model import EntityType
from reading.names.scene import Scene, Sight

_FOLDER = Path(__file__).with_name("model")
_TYPES = {
    "F": EntityType.FIRM,
    "K": EntityType.PARK,
    "J": EntityType.PROJECT,
    "O": EntityType.INSTITUTION,
    "I": EntityType.CHAIN,
    "S": EntityType.SEGMENT,
    "L": EntityType.PLACE,
}
_LONGEST = 160
"""Characters the tagger sees at once; longer sentences are cut at a comma."""
_BATCH = 32
_PAUSES = "，、；：,; 　"

GROUND = "tagger"
_CERTAIN, _SLOPE = 0.5, 2.2
"""The weight of a mark the tagger is certain of, and what it loses as certainty goes."""
_CUTTING, _DOUBT = 0.5, 0.9
_PLACE = 0.75
"""A mark alone names no place: the gazetteer and the words of the text know places better."""
_UNDOUBTED = frozenset({GROUND, "registry", "home region"})
_DOUBTED = frozenset(_TYPES.values()) - {EntityType.PLACE}
_NEAR = 12

_Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, order=True)
class Tagged:
    """A span the tagger marks, and how sure it is, between 0 and 1."""

    start: int
    end: int
    type: EntityType
    probability: float


@dataclass(frozen=True)
class _Model:
    session: ort.InferenceSession
    characters: Mapping[str, int]
    layers: tuple[tuple[str, ...], ...]
    """The labels of the outer names and of the names inside them."""


@cache
def _model() -> _Model:
    settings = ort.SessionOptions()
    settings.intra_op_num_threads = 1  # the same sums in the same order, whatever the machine
    session = ort.InferenceSession(
        str(_FOLDER / "tagger.onnx"), settings, providers=["CPUExecutionProvider"]
    )
    facts = json.loads((_FOLDER / "tagger.json").read_text(encoding="utf-8"))
    return _Model(session, facts["characters"], tuple(map(tuple, facts["labels"])))


def tagged(stretches: Sequence[tuple[int, str]]) -> Iterator[Tagged]:
    """The spans marked in some stretches of text, each given with where it starts."""
    chunks = sorted((c for s in stretches for c in _chunks(*s)), key=lambda c: len(c[1]))
    for first in range(0, len(chunks), _BATCH):
        yield from _tag(chunks[first : first + _BATCH])


def _chunks(start: int, text: str) -> Iterator[tuple[int, str]]:
    while len(text) > _LONGEST:
        pause = max(text.rfind(mark, _LONGEST // 4, _LONGEST) for mark in _PAUSES)
        cut = pause + 1 if pause > 0 else _LONGEST
        yield start, text[:cut]
        start, text = start + cut, text[cut:]
    if text.strip():
        yield start, text


def _tag(chunks: Sequence[tuple[int, str]]) -> Iterator[Tagged]:
    model = _model()
    width = max(len(text) for _, text in chunks) + 2
    ids = np.zeros((len(chunks), width), dtype=np.int64)
    for row, (_, text) in enumerate(chunks):
        known = [model.characters.get(_folded(c), 1) for c in text]
        ids[row, : len(text) + 2] = [2, *known, 3]
    for labels, scores in zip(model.layers, model.session.run(None, {"ids": ids}), strict=True):
        for row, (start, text) in enumerate(chunks):
            yield from _spans(start, labels, _softmax(scores[row, 1 : len(text) + 1]))


def _folded(character: str) -> str:
    if character.isspace():
        return " "
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def _softmax(scores: _Scores) -> _Scores:
    powers: _Scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: _Scores = powers / powers.sum(axis=-1, keepdims=True)
    return result


def _spans(start: int, labels: Sequence[str], chances: _Scores) -> Iterator[Tagged]:
    """The runs of one begin label and the inside labels behind it."""
    best = chances.argmax(axis=-1)
    opened: int | None = None
    for at in range(len(best) + 1):
        label = labels[best[at]] if at < len(best) else "O"
        goes_on = opened is not None and label == "I" + labels[best[opened]][1:]
        if opened is not None and not goes_on:
            sure = float(chances[np.arange(opened, at), best[opened:at]].mean())
            kind = _TYPES[labels[best[opened]][2:]]
            yield Tagged(start + opened, start + at, kind, sure)
            opened = None
        if opened is None and label.startswith("B-"):
            opened = at


def marks(scene: Scene) -> tuple[Tagged, ...]:
    """Every span the tagger marks in the sentences of a document, in the order of the text."""
    stretches = [
        (line.sentence.start, scene.text(line.sentence.start, line.sentence.end))
        for line in scene.lines
    ]
    return tuple(sorted(tagged(stretches)))


def by_tagger(scene: Scene, marked: Iterable[Tagged]) -> Iterator[Sight]:
    """The marks as grounds: weak ones not at all, ones that cut a word in two only weakly."""
    words = [t for line in scene.lines for piece in line.pieces for t in piece.tokens]
    starts, ends = {t.start for t in words}, {t.end for t in words}
    for mark in marked:
        weight = _CERTAIN - _SLOPE * (1 - mark.probability)
        if mark.start not in starts or mark.end not in ends:
            weight *= _CUTTING
        if mark.type is EntityType.PLACE:
            weight *= _PLACE
        if weight > 0:
            yield Sight(mark.start, mark.end, mark.type, GROUND, weight)


def doubted(sights: Iterable[Sight], marked: Sequence[Tagged]) -> Iterator[Sight]:
    """All sights, those of names weakened where the tagger marks nothing of their type."""
    begins = [mark.start for mark in marked]
    for seen in sights:
        last = bisect_left(begins, seen.end)
        near = marked[max(0, last - _NEAR) : last]
        agreed = any(m.end > seen.start and m.type is seen.type for m in near)
        sure = agreed or seen.ground in _UNDOUBTED or seen.type not in _DOUBTED
        yield seen if sure else replace(seen, weight=seen.weight * _DOUBT)
