"""Lacks told by the signs of a clause, on sentences of our own: clear cases, and what is none."""

import pytest

from ontology.model import Gap
from reading.rules.context import context
from reading.rules.gap_choice import candidates
from reading.rules.gap_text import around, symbols
from tests.reading.rule_page import found, page_of


def told(text: str, products: str = "") -> set[tuple[str, str]]:
    """What a page about robots is read to lack, and how, by frames or by signs."""
    page = page_of(text, home="云帆新区", place="云帆新区", chain="机器人", segment=products)
    rules = ("stated_gaps", "gaps_by_signs")
    facts = [fact for rule in rules for fact in found(page, rule)]
    return {(fact.what, fact.kind.value) for fact in facts if isinstance(fact, Gap)}


@pytest.mark.parametrize(
    ("text", "products", "expected"),
    [
        ("机器人产业里，微型电机买自东莞，语音芯片买自惠州。", "微型电机 语音芯片", {("微型电机", "ExternalSupply"), ("语音芯片", "ExternalSupply")}),
        ("机器人产业短板也很清楚：碳纸、质子膜本地企业无一涉足。", "碳纸 质子膜", {("碳纸", "Missing"), ("质子膜", "Missing")}),
        ("机器人产业里，光栅尺进口品牌占九成。", "光栅尺", {("光栅尺", "ImportDependent")}),
        ("机器人产业存在短板。滚珠丝杠，区内从来没有人做。", "滚珠丝杠", {("滚珠丝杠", "Missing")}),
    ],
)  # fmt: skip
def test_what_no_frame_reads_is_told_by_its_signs(
    text: str, products: str, expected: set[tuple[str, str]]
) -> None:
    assert expected <= told(text, products)


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("机器人产业里，减速器已实现本地批量供应，产能居全国第一。", "减速器"),
        ("机器人产业里，减速器的短板已经补齐，不再依赖外地采购。", "减速器"),
        ("公司年产减速器5万台，产品销往宁波、苏州。", "减速器"),
        ("新区重点发展减速器、伺服电机。", "减速器 伺服电机"),
        ("控制器由新区的云帆电控生产，供应充足。", "控制器"),
        ("2023年新区机器人产业产值增长12%，新增企业30家。", ""),
    ],
)
def test_success_sales_plans_and_plain_numbers_are_no_lack(text: str, products: str) -> None:
    assert told(text, products) == set()


def test_nothing_is_told_twice_of_one_thing_in_one_sentence() -> None:
    page = page_of(
        "机器人产业里，微型电机买自东莞，全部从东莞购入。",
        home="云帆新区",
        place="云帆新区",
        chain="机器人",
        segment="微型电机",
    )
    facts = [f for rule in ("stated_gaps", "gaps_by_signs") for f in found(page, rule)]
    assert len({f.id for f in facts}) == 1


def test_a_clause_could_speak_of_its_subject_of_its_object_and_of_what_was_spoken_of_before() -> (
    None
):
    page = page_of("碳纸紧俏，本地缺少质子膜。", segment="碳纸 质子膜")
    ctx = context(page)
    by = {(things.names, things.by.split(":")[0]) for things in candidates(ctx, 1)}
    assert {(("质子膜",), "object"), (("碳纸",), "back1")} <= by


def test_names_numbers_and_adverbs_of_a_clause_become_symbols() -> None:
    page = page_of("减速器目前仍全部从云帆购入3万台", segment="减速器", firm="云帆")
    ctx = context(page)
    shown = symbols(ctx, ctx.clauses[0])
    assert around(shown, 0, 3) == "T仍全从F购入0万台"


def test_an_empty_page_lacks_nothing() -> None:
    assert told("机器人") == set()


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("机器人产业里，减速器项目投产后将填补全省高端减速器生产空白。", "减速器"),
        ("2.关键环节受制于人", ""),
        ("机器人产业链条还有断点。", ""),
        ("发展路径：依托霁川机器人，发展减速器和语音芯片。", "减速器 语音芯片"),
        ("招商方向：驱动电机、电控系统、内外饰、语音芯片。", "驱动电机 电控系统 语音芯片"),
    ],
)
def test_what_will_be_filled_words_for_no_thing_and_mere_wishes_are_no_lack(
    text: str, products: str
) -> None:
    assert told(text, products) == set()
