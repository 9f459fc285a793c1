"""The whole way from a text to facts, on documents of our own and on any text at all."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.identity import document_id
from ontology.model import (
    Claim,
    Document,
    Evidence,
    Gap,
    Observation,
    Reading,
    Relation,
    Status,
)
from reading.read import read

_PLAN = """云帆市高新区新型储能产业“十五五”发展规划

第一章 发展基础

一、存在问题

1.产业配套有待完善

目前，全区新型储能产业链本地配套率相对较低，正极材料、隔膜等关键原料必须依靠外地供应商供应。

第二章 发展重点

一、以示范工程为牵引发展新型储能

依托蓝桥储能科技有限公司、白石新材料股份有限公司等龙头企业，重点发展电芯、储能变流器。到2030年，新型储能产业产值力争突破300亿元。

拟招商名录：

远山能源集团、东岭电气股份有限公司等。
"""


def _document(text: str, name: str = "plan.txt") -> Document:
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(document_id(sha), sha, name, text)


def _told(reading: Reading, relation: Relation) -> set[tuple[str, str, Status]]:
    names = {e.id: e.name for e in reading.entities}
    return {
        (names[c.subject], names[c.object], c.status)
        for c in reading.claims
        if c.predicate is relation
    }


def _evidence(reading: Reading) -> list[Evidence]:
    facts: list[Claim | Observation | Gap] = [
        *reading.claims,
        *reading.observations,
        *reading.gaps,
    ]
    return [evidence for fact in facts for evidence in fact.evidence]


def test_a_plan_gives_leaders_targets_gaps_and_numbers() -> None:
    reading = read(_document(_PLAN))
    leaders = {firm for firm, _, _ in _told(reading, Relation.LEADER_OF)}
    assert leaders == {"蓝桥储能科技有限公司", "白石新材料股份有限公司"}
    targets = _told(reading, Relation.TARGET_FOR)
    assert {firm for firm, _, _ in targets} == {"远山能源集团", "东岭电气股份有限公司"}
    assert {status for _, _, status in targets} == {Status.TARGET}
    assert {"正极材料", "隔膜"} <= {gap.what for gap in reading.gaps}
    assert {(o.metric.value, o.year, o.status.value) for o in reading.observations} == {
        ("output_value", 2030, "Target")
    }


def test_a_sentence_taken_out_takes_its_gaps_with_it() -> None:
    cut = _PLAN.replace("，正极材料、隔膜等关键原料必须依靠外地供应商供应", "")
    assert not {"正极材料", "隔膜"} & {gap.what for gap in read(_document(cut)).gaps}


def test_every_quote_stands_in_the_raw_text_where_it_says() -> None:
    reading = read(_document(_PLAN))
    assert _evidence(reading)
    for evidence in _evidence(reading):
        assert _PLAN[evidence.start : evidence.end] == evidence.quote


def test_the_region_given_by_a_person_counts_over_the_one_found() -> None:
    reading = read(_document(_PLAN), region="松岭县")
    assert reading.document.region == "松岭县"
    home = {e.id for e in reading.entities if e.name == "松岭县"}
    assert len(home) == 1
    assert {gap.region for gap in reading.gaps} == home


def test_what_could_not_be_found_is_told_in_sentences() -> None:
    assert read(_document(" \n\n")).problems == ("文件里没有可读的文字。",)
    problems = read(_document("今天天气很好。")).problems
    assert "没有找到产业或产业链的名称。" in problems
    assert "没有读出任何事实。" in problems


def test_reading_twice_gives_the_same() -> None:
    assert read(_document(_PLAN)) == read(_document(_PLAN))


_PIECES = st.sampled_from(
    ["依托", "蓝桥科技", "、", "，", "。", "\n", "氢能产业", "产业园", "等", "缺乏", "5亿元", "“", "（",
     "）", "项目", "专栏1 ", "\t", "劣势：", "位于", "2025年", "A", " ", "占", "%", "有限公司"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=40).map("".join)))
def test_no_text_makes_reading_fail_and_all_quotes_are_verbatim(text: str) -> None:
    for evidence in _evidence(read(_document(text))):
        assert text[evidence.start : evidence.end] == evidence.quote
