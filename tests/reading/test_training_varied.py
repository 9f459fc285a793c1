"""Passages are varied without losing a mark, and a stale model is noticed."""

import json
from pathlib import Path

import pytest

from reading.training.marks import Passage, digest, passages, unmarked
from reading.training.varied import all_varied, pool, varied

CORPUS = tuple(passages())
MODEL = Path(__file__).parents[2] / "reading" / "names" / "model"


class Always:
    """A chance that always swaps and always takes the last name."""

    def random(self) -> float:
        return 0.0

    def choice(self, names: list[object]) -> object:
        return names[-1]


def passage(marked: str) -> Passage:
    return Passage("x", "news", "train", *unmarked(marked))


def named(one: Passage) -> list[tuple[str, str, int]]:
    return sorted((one.text[n.start : n.end], n.type, n.depth) for n in one.names)


def test_a_name_is_swapped_for_the_same_other_one_wherever_it_stands() -> None:
    others = pool([passage("{F:乙集团}")])
    found = varied(passage("{F:甲}说，{F:甲}投产。"), others, Always())  # type: ignore[arg-type]
    assert found.text == "乙集团说，乙集团投产。"
    assert named(found) == [("乙集团", "F", 0), ("乙集团", "F", 0)]


def test_a_swapped_project_brings_its_own_developer_along() -> None:
    others = pool([passage("{J:{F:乙}三期}")])
    found = varied(passage("总投资的{J:{F:甲集团}二期}开工"), others, Always())  # type: ignore[arg-type]
    assert found.text == "总投资的乙三期开工"
    assert named(found) == [("乙", "F", 1), ("乙三期", "J", 0)]


def test_variants_keep_every_mark_on_words_of_its_type() -> None:
    known = {(kind, words) for kind, names in pool(CORPUS).items() for words, _ in names}
    for one, other in zip(CORPUS[:150], all_varied(CORPUS[:150], 5), strict=True):
        assert len([n for n in one.names if n.depth == 0]) == len(
            [n for n in other.names if n.depth == 0]
        )
        for words, kind, depth in named(other):
            assert depth > 0 or kind in "JKO" or (kind, words) in known


def test_the_same_seed_varies_the_corpus_the_same_way() -> None:
    assert list(all_varied(CORPUS[:40], 7)) == list(all_varied(CORPUS[:40], 7))


def test_the_shipped_model_was_trained_on_the_corpus_as_it_stands() -> None:
    facts = json.loads((MODEL / "tagger.json").read_text(encoding="utf-8"))
    assert (facts["passages"], facts["digest"]) == (len(CORPUS), digest())


def test_the_shipped_model_is_small() -> None:
    assert (MODEL / "tagger.onnx").stat().st_size < 5_000_000


@pytest.mark.parametrize("word", ["{F:甲}", "{F:乙}"])
def test_the_digest_changes_with_the_corpus(tmp_path: Path, word: str) -> None:
    (tmp_path / "c.txt").write_text(f"# id=c-1 genre=news split=train\n{word}\n", encoding="utf-8")
    before = digest(tmp_path)
    (tmp_path / "c.txt").write_text("# id=c-1 genre=news split=test\n丙\n", encoding="utf-8")
    assert digest(tmp_path) != before
