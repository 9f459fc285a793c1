"""What is, what is planned, what is aimed at, what is not."""

import pytest

from reading.modality import modality, modality_at
from reading.model import Modality

A, P, T = Modality.ACTUAL, Modality.PLANNED, Modality.TARGET
N, C = Modality.NEGATED, Modality.COMPARISON

SENTENCES = [
    ("园区已集聚上下游企业44家。", A),
    ("整车项目建成投产，产能达到20万辆。", A),
    ("双方签约落地一批项目。", A),
    ("2023年实现产值300亿元。", A),
    ("该项目将建设三条生产线。", P),
    ("计划投资30亿元建设二期工程。", P),
    ("规划建设千亩产业园。", P),
    ("积极引进下游封装企业。", P),
    ("争取引进知名封测企业。", P),
    ("打造全国重要的产业基地。", P),
    ("整车二期项目即将开工。", P),
    ("支持骨干企业建设研发中心。", P),
    ("力争五年内产值突破500亿元。", T),
    ("到2028年，产业规模达到300亿元。", T),
    ("到“十五五”末，产值达到800亿元。", T),
    ("投产后可年产电机20万台。", T),
    ("预计年底封顶。", T),
    ("本地企业尚未进入其供应体系。", N),
    ("高档轴承不能自主研制。", N),
    ("区内没有芯片设计企业。", N),
    ("新区缺乏领军人才。", N),
    ("与先进地区相比，配套率偏低。", C),
    ("行业地位逐渐被邻市取代。", C),
    ("近千家企业通过三年行动计划的评审。", A),
    ("将军路产业园现有企业30家。", A),
    ("该项目填补省内空白。", A),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_the_mood_of_a_sentence(text: str, expected: Modality) -> None:
    assert modality(text) is expected


POSITIONS = [
    ("目前已集聚项目30个，计划至2025年完成投资1000亿元，人才突破1.2万人。", "30", A),
    ("目前已集聚项目30个，计划至2025年完成投资1000亿元，人才突破1.2万人。", "1.2", T),
    ("一期已正式投产。未来，将具备年产20亿只的能力，实现年产值200亿元。", "200", P),
    ("一期已投产，二期将于明年开工。", "投产", A),
    ("一期已投产，二期将于明年开工。", "开工", P),
    ("将建成投产三条生产线。", "投产", P),
    ("已有29条生产线投入生产，满产后可年产1.5亿片。", "29", A),
    ("已有29条生产线投入生产，满产后可年产1.5亿片。", "1.5", T),
    ("电池企业均在外地，尚未与其形成合作关系。", "外地", A),
    ("电池企业均在外地，尚未与其形成合作关系。", "合作", N),
    ("电机、电控不能自主研制，仍需要大量购进。", "购进", A),
]


@pytest.mark.parametrize(("text", "word", "expected"), POSITIONS)
def test_the_mood_at_a_word(text: str, word: str, expected: Modality) -> None:
    assert modality_at(text, text.index(word)) is expected


def test_a_section_about_the_past_silences_weak_words() -> None:
    text = "推进30个技改项目建设。"
    assert modality_at(text, text.index("30")) is P
    assert modality_at(text, text.index("30"), Modality.ACTUAL) is A


def test_a_plan_ends_with_its_sentence() -> None:
    text = "力争突破100亿元。园区企业20家。"
    assert modality_at(text, text.index("20家")) is A
