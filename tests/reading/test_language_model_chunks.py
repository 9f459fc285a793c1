"""How a text is cut into questions for a language model."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.language_model.chunks import Chunk, chunks
from reading.language_model.support import Passage, squeezed
from reading.layout import lay_out
from reading.model import BlockKind, Layout
from reading.sentences import split

PLAN = "望潮区氢能产业规划\n\n" + "\n\n".join(
    f"第{number}章 {title}\n\n" + f"{title}方面，岚帆氢能科技有限公司位于望潮氢谷产业园。" * 6
    for number, title in (("一", "发展基础"), ("二", "重点任务"), ("三", "保障措施"))
)


def cut(text: str, most: int) -> tuple[Layout, tuple[Chunk, ...]]:
    layout = lay_out(text)
    return layout, chunks(layout, split(layout), most)


def test_a_short_text_is_one_question() -> None:
    layout, made = cut(PLAN, 3000)
    assert len(made) == 1
    assert squeezed(made[0].text(layout)) == squeezed(layout.clean)


def test_a_section_begins_a_question_where_the_one_before_is_half_full() -> None:
    layout, made = cut(PLAN, 220)
    texts = [chunk.text(layout) for chunk in made]
    assert next(t for t in texts if "第二章" in t).startswith("第二章")
    assert all(len(text) <= 220 for text in texts)


def test_a_question_that_begins_inside_a_section_carries_its_headings() -> None:
    layout, made = cut(PLAN, 100)
    inside = [chunk for chunk in made if not chunk.text(layout).startswith(("第", "望潮区"))]
    assert inside
    assert all(chunk.heading_texts(layout)[-1].startswith("第") for chunk in inside)


def test_no_sentence_is_cut_that_fits() -> None:
    layout, made = cut(PLAN, 100)
    assert all(chunk.text(layout).endswith("。") for chunk in made[1:])


def test_a_sentence_longer_than_a_question_is_cut() -> None:
    layout, made = cut("甲" * 950 + "。", 200)
    assert len(made) == 5
    assert "".join(squeezed(chunk.text(layout)) for chunk in made) == "甲" * 950 + "。"


def test_an_empty_text_gives_no_question() -> None:
    assert cut("", 200)[1] == ()
    assert cut(" \n\n ", 200)[1] == ()


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="甲乙丙。，；\n 一、（）第章①：Ab1", max_size=600), st.integers(20, 300))
def test_all_that_is_text_is_asked_once_in_order(text: str, most: int) -> None:
    layout, made = cut(text, most)
    spoken = [b for b in layout.blocks if b.kind not in (BlockKind.FURNITURE, BlockKind.FOREIGN)]
    assert squeezed("".join(c.text(layout) for c in made)) == squeezed(
        "".join(layout.text(b) for b in spoken)
    )
    assert all(len(chunk.text(layout)) <= most for chunk in made)


@pytest.mark.parametrize("blank", ["", " ", "\n", "\u3000", "\u200b"])
def test_a_quote_is_found_whatever_blanks_part_its_characters(blank: str) -> None:
    layout, made = cut(PLAN, 3000)
    words = "岚帆氢能科技有限公司位于望潮氢谷产业园"
    span = Passage(layout, made[0]).quote(blank.join(words))
    assert span is not None
    assert squeezed(layout.clean[span[0] : span[1]]) == words


def test_two_sentences_with_something_left_out_between_them_are_no_quote() -> None:
    layout, made = cut("甲园在乙市。丙厂在丁市。戊社在己市。\n", 3000)
    passage = Passage(layout, made[0])
    assert passage.quote("甲园在乙市。戊社在己市。") is None
    assert passage.quote("甲园在乙市。丙厂在丁市。") == (0, 12)
