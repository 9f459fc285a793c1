"""A tagger trained on passages of our own writing: one more ground, independent of the grammar."""

import json
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from ontology.model import EntityType
from reading.names.labels import TYPES, Labels, Layer, Shares
from reading.names.scene import Scene, Sight

_FOLDER = Path(__file__).with_name("model")
_LONGEST = 160
"""Characters the tagger sees at once; longer sentences are cut at a comma."""
_WINDOW = 120
"""Neighbouring sentences are read together up to here: they tell what the names in them are."""
_GAP = 2
_BATCH = 4  # more at once falls out of the cache: 77,000 characters a second, with 32 50,000
_PAUSES = "，、；：,; 　"
_UNKNOWN, _START, _END = 1, 2, 3
_CODES = 0x10000

GROUND = "tagger"
_UNDOUBTED = frozenset({GROUND, "registry", "home region", "project list", "torn name"})
_DOUBTED = frozenset(TYPES.values()) - {EntityType.PLACE}
_NEAR = 12
_CONSIDERED, _LEAST_WEIGHT = 0.4, 0.02  # a weak mark is a candidate, no more
_BY_CLASS, _SURE_FIRM, _CONTRADICTED = "class word", 0.9, 0.5


@dataclass(frozen=True, slots=True)
class Trust:
    """What a mark weighs, chosen after `python -m bench.trust`."""

    certain: Mapping[EntityType, float]
    """The weight of a mark the tagger is certain of."""
    slope: float = 2.2
    """What a mark loses as certainty goes."""
    cutting: float = 0.7
    """The share left to a mark that cuts a word in two."""
    doubt: float = 0.8
    """The share left to other grounds where the tagger marks nothing of their type."""


TRUST = Trust(
    {
        EntityType.FIRM: 0.56,
        EntityType.PARK: 0.5,
        EntityType.PROJECT: 0.7,
        EntityType.INSTITUTION: 0.5,
        EntityType.CHAIN: 0.62,
        EntityType.SEGMENT: 0.7,
        EntityType.PLACE: 0.44,
    }
)

_Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Tagged:
    """A span the tagger marks, and how sure it is, between 0 and 1."""

    start: int
    end: int
    type: EntityType
    probability: float


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the tagger makes of a text: the spans it marks, and how likely it finds each label."""

    marks: tuple[Tagged, ...]
    labels: Labels


@dataclass(frozen=True)
class _Model:
    session: ort.InferenceSession
    numbers: _Numbers
    """The number of each character, by its code."""
    layers: tuple[tuple[str, ...], ...]
    """The labels of the outer names and of the names inside them."""

    def ids(self, text: str) -> _Numbers:
        """The numbers of the characters of a text, between the start and the end sign."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        known = self.numbers[np.minimum(codes, _CODES - 1)]
        return np.concatenate(([_START], known, [_END]))


@cache
def _model() -> _Model:
    settings = ort.SessionOptions()
    settings.intra_op_num_threads = 1  # the same sums in the same order, whatever the machine
    session = ort.InferenceSession(
        str(_FOLDER / "tagger.onnx"), settings, providers=["CPUExecutionProvider"]
    )
    facts = json.loads((_FOLDER / "tagger.json").read_text(encoding="utf-8"))
    return _Model(session, _numbers(facts["characters"]), tuple(map(tuple, facts["labels"])))


def _numbers(characters: Mapping[str, int]) -> _Numbers:
    """A table from codes to numbers: forms of one character have one number, spaces another."""
    table = np.full(_CODES, _UNKNOWN, dtype=np.int64)
    for code in range(_CODES - 1):
        table[code] = characters.get(_folded(chr(code)), _UNKNOWN)
    return table


def _folded(character: str) -> str:
    if character.isspace():
        return " "
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def _told(stretches: Sequence[tuple[int, str]]) -> Iterator[tuple[int, tuple[Shares, ...]]]:
    """The shares of all labels for some stretches of text, piece by piece, each with its start."""
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


def _tag(chunks: Sequence[tuple[int, str]]) -> Iterator[tuple[int, tuple[Shares, ...]]]:
    model = _model()
    width = max(len(text) for _, text in chunks) + 2
    ids = np.zeros((len(chunks), width), dtype=np.int64)
    for row, (_, text) in enumerate(chunks):
        ids[row, : len(text) + 2] = model.ids(text)
    layers = [_softmax(scores) for scores in model.session.run(None, {"ids": ids})]
    for row, (start, text) in enumerate(chunks):
        yield start, tuple(shares[row, 1 : len(text) + 1] for shares in layers)


def _softmax(scores: Shares) -> Shares:
    powers: Shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Shares = powers / powers.sum(axis=-1, keepdims=True)
    return result


def _spans(start: int, labels: Sequence[str], shares: Shares) -> Iterator[Tagged]:
    """The runs of one begin label and the inside labels behind it."""
    best, sure = shares.argmax(axis=-1), shares.max(axis=-1)
    begins = [at for at in np.flatnonzero(best).tolist() if labels[best[at]].startswith("B-")]
    for at in begins:
        goes_on = best[at] + 1  # the inside label of a type follows its begin label
        end = at + 1
        while end < len(best) and best[end] == goes_on:
            end += 1
        kind = TYPES[labels[best[at]][2:]]
        yield Tagged(start + at, start + end, kind, float(sure[at:end].mean()))


def tagging(scene: Scene) -> Tagging:
    """What the tagger makes of the sentences of a document; the marks in the order of the text."""
    windows = [(start, scene.text(start, end)) for start, end in _windows(scene)]
    layers, found = _model().layers, list[Tagged]()
    size = len(scene.layout.clean) + 1
    whole = [np.zeros((size, len(labels)), dtype=np.float32) for labels in layers]
    for start, told in _told(windows):
        for labels, shares, of_text in zip(layers, told, whole, strict=True):
            found += _spans(start, labels, shares)
            of_text[start : start + len(shares)] = shares
    outer, inner = (Layer(*both) for both in zip(layers, whole, strict=True))
    return Tagging(tuple(sorted(found)), Labels(outer, inner))


def _windows(scene: Scene) -> Iterator[tuple[int, int]]:
    """The sentences, neighbours joined as long as the tagger sees them well."""
    opened: tuple[int, int] | None = None
    for line in scene.lines:
        start, end = line.sentence.start, line.sentence.end
        if opened and 0 <= start - opened[1] <= _GAP and end - opened[0] <= _WINDOW:
            opened = opened[0], end
            continue
        if opened:
            yield opened
        opened = start, end
    if opened:
        yield opened


def by_tagger(scene: Scene, marked: Iterable[Tagged], trust: Trust = TRUST) -> Iterator[Sight]:
    """The marks as grounds: weak ones hardly at all, ones that cut a word in two only weakly."""
    starts, ends = scene.borders
    for mark in marked:
        weight = trust.certain[mark.type] - trust.slope * (1 - mark.probability)
        if mark.start not in starts or mark.end not in ends:
            weight *= trust.cutting
        if weight > 0 or mark.probability >= _CONSIDERED:
            yield Sight(mark.start, mark.end, mark.type, GROUND, max(weight, _LEAST_WEIGHT))


def doubted(
    sights: Iterable[Sight], marked: Sequence[Tagged], trust: Trust = TRUST
) -> Iterator[Sight]:
    """All sights, those of names weakened where the tagger marks nothing of their type."""
    begins = [mark.start for mark in marked]
    for seen in sights:
        last = bisect_left(begins, seen.end)
        near = marked[max(0, last - _NEAR) : last]
        agreed = any(m.end > seen.start and m.type is seen.type for m in near)
        sure = agreed or seen.ground in _UNDOUBTED or seen.type not in _DOUBTED
        share = 1.0 if sure else trust.doubt
        if seen.ground == _BY_CLASS and seen.type is not EntityType.FIRM:
            share *= _CONTRADICTED if any(map(partial(_is_firm, seen), near)) else 1.0
        yield seen if share == 1 else replace(seen, weight=seen.weight * share)


def _is_firm(seen: Sight, mark: Tagged) -> bool:
    """Whether the tagger is sure that just these words are a firm (甲科技、乙医药等项目)."""
    same = (mark.start, mark.end) == (seen.start, seen.end)
    return same and mark.type is EntityType.FIRM and mark.probability >= _SURE_FIRM
