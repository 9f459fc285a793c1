"""Sentences end where a reader would stop."""

from hypothesis import given
from hypothesis import strategies as st

from reading.layout import lay_out
from reading.model import Modality
from reading.sentences import split


def sentences(raw: str) -> list[str]:
    layout = lay_out(raw)
    return [layout.clean[s.start : s.end] for s in split(layout)]


def test_a_sentence_ends_behind_its_mark_and_closing_quotes() -> None:
    raw = "“整车项目已经投产。”负责人说。园区现有企业20家！链条完整吗？"
    assert sentences(raw) == [
        "“整车项目已经投产。”",
        "负责人说。",
        "园区现有企业20家！",
        "链条完整吗？",
    ]


def test_marks_in_brackets_and_short_quotations_do_not_end_a_sentence() -> None:
    raw = "园区（含一期。二期）喊出“敢闯！敢试”的口号，引进企业20家。"
    assert sentences(raw) == [raw]


def test_a_long_clause_before_a_semicolon_is_a_sentence_and_a_short_one_is_not() -> None:
    raw = "整车企业2家；零部件企业30家。园区拥有整车企业2家、零部件企业30家和平台6个；产值达到300亿元。"
    assert sentences(raw) == [
        "整车企业2家；零部件企业30家。",
        "园区拥有整车企业2家、零部件企业30家和平台6个；",
        "产值达到300亿元。",
    ]


def test_cells_bullets_and_headings_are_sentences_of_their_own_without_labels() -> None:
    raw = (
        "第一章 汽车\n\n专栏1 汽车产业发展路径\n"
        "发展路径\t支持整车企业发展纯电动汽车，建设零部件产业园。\n"
        "劣势：电机依赖外购。\n"
    )
    assert sentences(raw) == [
        "第一章 汽车",
        "专栏1汽车产业发展路径",
        "支持整车企业发展纯电动汽车，建设零部件产业园。",
        "电机依赖外购。",
    ]


def test_page_furniture_is_no_sentence() -> None:
    raw = "发布时间：2024-03-05\n整车项目落户园区\n□本报记者 张三\n整车项目已经投产，产值30亿元。\n"
    assert sentences(raw) == ["整车项目落户园区", "整车项目已经投产，产值30亿元。"]


def test_a_bare_verb_is_a_plan_among_tasks_and_a_fact_among_achievements() -> None:
    raw = "一、主要成就\n推进整车项目建设，培育零部件企业。\n二、重点任务\n推进整车项目建设，培育零部件企业。\n"
    layout = lay_out(raw)
    moods = [s.modality for s in split(layout) if layout.clean[s.start] == "推"]
    assert moods == [Modality.ACTUAL, Modality.PLANNED]


@given(st.text(alphabet="产业链，。；！？“”（）…\n\t ", max_size=80))
def test_sentences_lie_in_order_inside_their_blocks(raw: str) -> None:
    layout = lay_out(raw)
    end = 0
    for sentence in split(layout):
        block = layout.blocks[sentence.block]
        assert max(end, block.start) <= sentence.start < sentence.end <= block.end
        end = sentence.end
