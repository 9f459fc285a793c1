"""What a naive reading gets wrong, on passages of our own."""

import hashlib

from ontology.identity import document_id
from ontology.model import Document, EntityType, Reading
from reading.layout import lay_out
from reading.read import read
from tests.reading.rule_page import claims, gaps, observations, page_of

_ALL_PLACES = ("home_region", "settled_in_park", "lies_in", "place_in_front")


def test_a_model_region_elsewhere_keeps_its_own_firms_and_numbers() -> None:
    page = page_of(
        "东港湾区产业园围绕龙头企业远山光电汇聚了上下游项目30余个，整个产业链投资超过500亿元。",
        home="云帆市",
        place="云帆市 东港",
        park="东港湾区产业园",
        firm="远山光电",
        chain="新型显示",
    )
    assert ("远山光电", "locatedIn", "云帆市", "Actual") not in claims(page, *_ALL_PLACES)
    assert {o[0] for o in observations(page)} == {"东港湾区产业园"}


def test_a_relation_that_is_denied_is_no_relation() -> None:
    page = page_of(
        "在新能源汽车领域，整车厂的电池配套企业均在外地，蓝桥科技虽具备能力，但尚未与其形成合作关系。",
        home="云帆新区",
        place="云帆新区",
        chain="新能源汽车",
        firm="蓝桥科技",
    )
    assert claims(page, "supplies") == set()
    assert ("新能源汽车", "整车厂的电池", "UnmatchedLocal") in gaps(page) or (
        "新能源汽车",
        "电池",
        "UnmatchedLocal",
    ) in gaps(page)


def test_full_output_still_to_come_is_a_plan() -> None:
    page = page_of("蓝桥项目已有29条生产线投产，满产后可年产模组1.5亿片。", project="蓝桥项目")
    capacity = {(o[3], o[5]) for o in observations(page) if o[1] == "capacity"}
    assert [unit for unit, _ in capacity] == ["亿片"]
    assert {status for _, status in capacity} <= {"Planned", "Target"}


def test_the_parent_on_the_list_is_not_the_joint_venture_at_home() -> None:
    page = page_of(
        "# 汽车\n发展路径：依托远山通用，发展纯电动车型。\n拟招商名录：远山汽车集团、东岭汽车等。",
        home="云帆新区",
        place="云帆新区",
        chain="汽车",
        firm="远山通用 远山汽车集团 东岭汽车",
    )
    assert claims(page, "targets") == {
        ("远山汽车集团", "targetFor", "汽车", "Target"),
        ("东岭汽车", "targetFor", "汽车", "Target"),
    }
    assert claims(page, "home_region") == {("远山通用", "locatedIn", "云帆新区", "Actual")}
    assert claims(page, "leaders") == {("远山通用", "leaderOf", "汽车", "Actual")}


def test_an_exception_is_not_counted_among_the_weak() -> None:
    page = page_of(
        "# 橡胶\n劣势：除蓝桥轮胎、白石轮胎外，大部分企业规模较小。",
        home="云帆新区",
        place="云帆新区",
        chain="橡胶",
        firm="蓝桥轮胎 白石轮胎",
    )
    assert gaps(page) == {("橡胶", "规模", "Weak")}


def test_a_box_that_repeats_the_text_adds_a_quote_and_no_fact() -> None:
    page = page_of(
        "到2030年，氢能产业产值达到500亿元。\n氢能产业 产值达到500亿元。",
        home="云帆新区",
        place="云帆新区",
        chain="氢能",
    )
    assert len(observations(page)) == 1


def _read(text: str) -> Reading:
    sha = hashlib.sha256(text.encode()).hexdigest()
    return read(Document(document_id(sha), sha, "page.txt", text))


def _named(reading: Reading, kind: EntityType) -> set[str]:
    return {entity.name for entity in reading.entities if entity.type is kind}


_NEWSPAPER = """云帆日报
今日关注
05版
小驿站传递大温暖，全区建成驿站3处
山坡上的马铃薯种植面积已达12000亩
远山半导体封测项目在江宁高新区投产
本报记者 林一舟
10月8日，记者从江宁高新区获悉，远山半导体封测项目日前建成投产，总投资30亿元。该项目由远山半导
体科技有限公司建设，年产功率模块200万只，是江宁高新区集成电路产业的重点项目。
"""


def test_teasers_of_other_articles_on_the_page_add_no_numbers_and_no_names() -> None:
    reading = _read(_NEWSPAPER)
    values = {str(seen.quantity.value.normalize()) for seen in reading.observations}
    assert {"3E+1", "2E+2"} <= values
    assert not values & {"3", "1.2E+4", "12000"}


def test_a_name_broken_by_the_end_of_a_line_is_one_name_and_is_quoted_as_it_stands() -> None:
    reading = _read(_NEWSPAPER)
    assert "远山半导体科技有限公司" in _named(reading, EntityType.FIRM)
    quotes = {e.quote for claim in reading.claims for e in claim.evidence}
    assert any("远山半导\n体科技有限公司" in quote for quote in quotes)
    for claim in reading.claims:
        for one in claim.evidence:
            assert one.quote == _NEWSPAPER[one.start : one.end]


def test_reporters_and_photographers_are_nobody_of_the_industry() -> None:
    text = (
        "合肥市新型显示产业加快发展\n本报记者 刘一腾 通讯员 周小伟\n"
        "10月8日，合肥市举行新型显示产业推介会，远山光电股份有限公司签约落户。\n"
        "（记者 赵小波 摄影报道）"
    )
    names = {entity.name for entity in _read(text).entities}
    assert not any(person in name for person in ("刘一腾", "周小伟", "赵小波") for name in names)


def test_a_project_broken_by_leaked_markup_inside_its_name_is_whole() -> None:
    text = (
        "专栏5 集成电路产业重点项目\n重点项目\t远山半导体封装测试产线技术改</p>\n\n"
        "造项目、蓝桥微电子特种气体生产基地项目、白石光电传感器芯片项目。\n"
        "合肥巿集成电路产业规模达到300亿元。"
    )
    reading = _read(text)
    assert "远山半导体封装测试产线技术改造项目" in lay_out(text).clean
    assert len(_named(reading, EntityType.PROJECT)) == 3
    assert "合肥市" in _named(reading, EntityType.PLACE)


def test_targets_hidden_in_prose_are_targets_and_not_at_home() -> None:
    text = (
        "合肥市新型显示产业聚焦面板环节，着力引进远山光电、蓝桥显示、白石电子等知名面板生产商，"
        "加快建设产业基地。"
    )
    reading = _read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    told = {(names.get(c.subject), c.predicate.value) for c in reading.claims}
    firms = {"远山光电", "蓝桥显示", "白石电子"}
    assert {subject for subject, said in told if said == "targetFor"} == firms
    assert not {subject for subject, said in told if said == "locatedIn"} & firms


def test_what_cannot_be_made_is_spread_over_the_whole_list_and_over_nothing_else() -> None:
    page = page_of(
        "# 高端装备\n劣势：为整机配套的大型、高档轴承、液压件、密封件、传动件、数控单元等"
        "不能自主研制，仍需从国内外大量购进。",
        chain="高端装备",
    )
    things = {what for _, what, _ in gaps(page)}
    assert things == {"大型、高档轴承", "液压件", "密封件", "传动件", "数控单元"}


def test_two_kinds_of_capacity_in_one_sentence_stay_two_and_are_aims() -> None:
    text = (
        "合肥市净水设备项目由远山净水科技有限公司建设，"
        "计划年产260万台整机、滤芯1000万支，满产后可年产模组1.5亿片。"
    )
    capacity = [o for o in _read(text).observations if o.metric.value == "capacity"]
    assert sorted(o.quantity.unit for o in capacity) == ["万台", "万支", "亿片"]
    assert {o.status.value for o in capacity} <= {"Planned", "Target"}


def test_an_achievement_of_a_chain_is_no_gap_though_it_speaks_of_a_blank() -> None:
    page = page_of(
        "# 集成电路\n该项目在新区落户，填补了全省集成电路制造产业空白。缺少光刻胶。",
        chain="集成电路",
    )
    assert gaps(page) == {("集成电路", "光刻胶", "Missing")}
