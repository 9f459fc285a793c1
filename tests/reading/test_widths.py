"""Marks typed in half width are read like printed ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.identity import document_id
from ontology.model import Document, Reading
from reading.layout.widths import full_width
from reading.read import read

NARROW = str.maketrans("，；：（）！？“”", ',;:()!?""')
PAGE = """湖州市新能源汽车产业链招商简报

一、发展现状
全市集聚规上企业86家,实现产值412.5亿元;其中,“链主”企业岚驰汽车(湖州)有限公司年产整车12万辆。
二、短板弱项
我市电驱动环节仍是空白,车规级芯片主要依赖进口;热管理系统企业少,本地配套率不足30%。
"""


def read_text(text: str) -> Reading:
    return read(Document(document_id("0" * 64), "0" * 64, "a.txt", text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("发展规划(2024—2028年)", "发展规划（2024—2028年）"),
        ("要求:到2025年,产值", "要求：到2025年，产值"),
        ("比重(约30%)", "比重（约30%）"),
        ("10:30 in (a, b)", "10:30 in (a, b)"),
        ("出货1,200套, 增长5.3%,8家达产", "出货1,200套， 增长5.3%，8家达产"),
        ("树脂(PA66),年产3万吨", "树脂（PA66），年产3万吨"),
        ('建设"一区三园"', "建设“一区三园”"),
        ('6"、8"硅片', '6"、8"硅片'),
        ("the firm's 'own' words", "the firm's 'own' words"),
    ],
)
def test_marks_beside_chinese_characters_get_their_chinese_form(typed: str, meant: str) -> None:
    assert full_width(typed) == meant


@given(st.text(alphabet="链主A3 ,:;!?()\"'、“%\n", max_size=60))
def test_a_line_keeps_its_length_and_stays_as_it_is_the_second_time(line: str) -> None:
    wide = full_width(line)
    assert len(wide) == len(line)
    assert len(full_width(wide)) == len(line)


def test_a_page_typed_with_half_width_marks_says_what_the_printed_one_says() -> None:
    printed, typed = (read_text(page) for page in (full_width(PAGE), PAGE.translate(NARROW)))
    assert len(printed.gaps) > 1
    for found, again in (
        (printed.gaps, typed.gaps),
        (printed.claims, typed.claims),
        (printed.observations, typed.observations),
    ):
        assert len(found) == len(again)
    assert [e.name for e in printed.entities] == [e.name for e in typed.entities]
    for gap in typed.gaps:
        for evidence in gap.evidence:
            assert evidence.quote in PAGE.translate(NARROW)
