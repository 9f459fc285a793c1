"""What profiles and tables state: where things lie, who builds them, who works in a segment."""

from bench.quality import as_document
from ontology.model import Relation, Status
from reading.read import read

PROFILE = """江渚云岫智造园
区位：地处温州市瓯海区，距机场12公里，高铁穿园而过。
主导产业：机器人。
重点企业：恒屿电子、澜图科技（减速器）、瑞禾精密股份有限公司等。
拟建项目：恒屿电子封装二期项目、澜图科技伺服电机产线。
"""
ROWS = (
    "温州市机器人产业链重点项目表\n"
    "序号\t项目名称\t建设单位\t所在园区\t总投资（亿元）\t进展\n"
    "1\t年产5万套减速器项目\t澜图科技\t云岫智造园\t12.5\t主体封顶\n"
    "2\t封装测试基地二期\t恒屿电子\t临湖智谷产业园\t8\t已签约\n"
)
LINKS = (
    "温州市机器人产业链缺链清单\n"
    "环节\t现状\t本地企业\t对接目标\n"
    "减速器\t偏弱\t澜图科技、禾谷传动\t衡力谐波\n"
    "控制器\t空白\t—\t辰控自动化\n"
)


def _said(text: str, relation: Relation) -> set[tuple[str, str, Status]]:
    reading = read(as_document("t", text))
    names = {e.id: e.name for e in reading.entities}
    return {
        (names[c.subject], names[c.object], c.status)
        for c in reading.claims
        if c.predicate is relation
    }


def test_the_lines_of_a_profile_say_where_it_lies_and_whom_it_holds() -> None:
    located = _said(PROFILE, Relation.LOCATED_IN)
    for firm in ("恒屿电子", "澜图科技", "瑞禾精密股份有限公司"):
        assert (firm, "江渚云岫智造园", Status.ACTUAL) in located
    assert ("恒屿电子封装二期项目", "江渚云岫智造园", Status.PLANNED) in located
    assert any(s == "江渚云岫智造园" and o.endswith("瓯海区") for s, o, _ in located)


def test_the_rows_of_a_project_table_say_who_builds_what_where() -> None:
    located, developed = _said(ROWS, Relation.LOCATED_IN), _said(ROWS, Relation.DEVELOPS)
    assert ("澜图科技", "年产5万套减速器项目", Status.ACTUAL) in developed
    assert ("恒屿电子", "封装测试基地二期", Status.PLANNED) in developed
    assert ("年产5万套减速器项目", "云岫智造园", Status.ACTUAL) in located
    assert ("封装测试基地二期", "临湖智谷产业园", Status.PLANNED) in located


def test_the_rows_of_a_chain_table_say_who_is_there_and_who_is_wanted() -> None:
    wanted = _said(LINKS, Relation.TARGET_FOR)
    assert wanted == {
        ("衡力谐波", "机器人", Status.TARGET),
        ("辰控自动化", "机器人", Status.TARGET),
    }
    located = _said(LINKS, Relation.LOCATED_IN)
    assert ("澜图科技", "温州市", Status.ACTUAL) in located
    assert not any(name in {"衡力谐波", "辰控自动化"} for name, _, _ in located)
    worked = _said(LINKS, Relation.IN_SEGMENT)
    assert ("澜图科技", "减速器", Status.ACTUAL) in worked
    assert ("禾谷传动", "减速器", Status.ACTUAL) in worked


def test_every_quote_of_a_row_stands_in_the_document() -> None:
    reading = read(as_document("t", ROWS))
    assert all(ROWS[e.start : e.end] == e.quote for c in reading.claims for e in c.evidence)


def test_a_header_with_years_in_it_still_names_its_columns() -> None:
    text = (
        "企业名称\t产业链环节\t2023年营收（亿元）\t所在园区\n"
        "澜图科技\t减速器\t6.2\t云岫智造园\n"
        "恒屿电子\t控制器\t9.7\t临湖智谷产业园\n"
    )
    located = _said(text, Relation.LOCATED_IN)
    assert ("澜图科技", "云岫智造园", Status.ACTUAL) in located
    assert ("恒屿电子", "临湖智谷产业园", Status.ACTUAL) in located


def test_a_firm_settled_in_a_later_clause_lies_there() -> None:
    text = "恒屿电子有限公司主营减速器，年产能3600台，落户云岫智造产业园。"
    assert ("恒屿电子有限公司", "云岫智造产业园", Status.ACTUAL) in _said(text, Relation.LOCATED_IN)


def test_what_is_signed_is_planned() -> None:
    text = "温州市举行项目集中签约活动\n签约仪式上，澜图科技投资的澜图科技减速器项目备受关注。"
    developed = _said(text, Relation.DEVELOPS)
    assert {status for _, _, status in developed} == {Status.PLANNED}


SUPPLY = (
    "恒川市工程机械产业链供需对接表\n"
    "需求方\t需求产品\t现有供应商\t意向供给方\n"
    "岳岭重工\t多路阀\t禾谷液压\t澜图科技\n"
    "铁砺建机\t变频器\t自制\t瑞禾精密股份有限公司\n"
)
GROUPED = (
    "温州市风电装备产业链清单\n"
    "类别\t环节\t现状\t本地企业\t主要产品\n"
    "大部件\t叶片\t已有澜图科技一家\t—\t—\n"
    "\t塔筒\t充足\t禾谷传动\t混塔、钢塔\n"
)


def test_a_table_of_supply_says_who_supplies_whom_with_what() -> None:
    assert _said(SUPPLY, Relation.SUPPLIES_TO) == {
        ("禾谷液压", "岳岭重工", Status.ACTUAL),
        ("澜图科技", "岳岭重工", Status.PLANNED),
        ("瑞禾精密股份有限公司", "铁砺建机", Status.PLANNED),
    }
    makers = {subject for subject, _, _ in _said(SUPPLY, Relation.IN_SEGMENT)}
    assert makers == {"禾谷液压", "澜图科技", "瑞禾精密股份有限公司"}


def test_a_table_of_offers_says_whom_each_firm_supplies() -> None:
    text = (
        "恒川市工程机械产业链供给清单\n"
        "供给方\t可供件\t现有客户\n"
        "禾谷液压有限公司\t多路阀\t岳岭重工有限公司，无外地客户\n"
        "瑞禾精密股份有限公司\t变频器\t铁砺建机有限公司（拟）、岳岭重工有限公司\n"
    )
    supplied = {(s, o) for s, o, _ in _said(text, Relation.SUPPLIES_TO)}
    assert ("禾谷液压有限公司", "岳岭重工有限公司") in supplied
    assert ("瑞禾精密股份有限公司", "岳岭重工有限公司") in supplied


def test_a_table_of_needs_says_from_whom_each_firm_buys() -> None:
    text = (
        "恒川市工程机械产业链需求清单\n"
        "需求方\t需求件\t现供应来源\n"
        "岳岭重工有限公司\t多路阀\t三成购自禾谷液压有限公司\n"
        "铁砺建机有限公司\t变频器\t瑞禾精密股份有限公司、进口\n"
    )
    assert _said(text, Relation.SUPPLIES_TO) == {
        ("禾谷液压有限公司", "岳岭重工有限公司", Status.ACTUAL),
        ("瑞禾精密股份有限公司", "铁砺建机有限公司", Status.ACTUAL),
    }
    buyers = {"岳岭重工有限公司", "铁砺建机有限公司"}
    assert not buyers & {subject for subject, _, _ in _said(text, Relation.IN_SEGMENT)}


def test_a_row_below_a_group_keeps_its_columns_and_its_firms_make_the_rows_products() -> None:
    working = _said(GROUPED, Relation.IN_SEGMENT)
    assert ("澜图科技", "叶片", Status.ACTUAL) in working
    for made in ("塔筒", "混塔", "钢塔"):
        assert ("禾谷传动", made, Status.ACTUAL) in working


CHAINS = (
    "恒川市重点产业链招商目录\n"
    "产业链\t链主企业\t薄弱环节\t拟招商企业\n"
    "光伏产业链\t岳岭光电\t银浆\t晶澄能源\n"
    "纺织产业链\t铁砺针织\t染整助剂\t瑞禾化学\n"
)


def test_a_row_headed_by_a_chain_says_who_leads_it_and_whom_it_wants() -> None:
    led = {(s, o.removesuffix("产业链")) for s, o, _ in _said(CHAINS, Relation.LEADER_OF)}
    wanted = {(s, o.removesuffix("产业链")) for s, o, _ in _said(CHAINS, Relation.TARGET_FOR)}
    assert led == {("岳岭光电", "光伏"), ("铁砺针织", "纺织")}
    assert wanted == {("晶澄能源", "光伏"), ("瑞禾化学", "纺织")}


def test_a_firm_to_be_recruited_for_a_link_is_to_make_it_and_is_in_no_chain_yet() -> None:
    text = (
        "恒川市风电装备产业链清单\n"
        "环节\t本地企业\t下一步对接\n"
        "叶片\t澜图科技\t禾谷复材\n"
        "塔筒\t禾谷传动\t瑞禾精密股份有限公司\n"
    )
    working = _said(text, Relation.IN_SEGMENT)
    assert ("瑞禾精密股份有限公司", "塔筒", Status.PLANNED) in working
    assert ("禾谷传动", "塔筒", Status.ACTUAL) in working
    placed = {subject for subject, _, _ in _said(text, Relation.IN_CHAIN)}
    assert "瑞禾精密股份有限公司" not in placed


def test_a_title_of_a_column_in_quotation_marks_is_read_like_one_without() -> None:
    text = (
        "温州市公布一批“链主”企业。\n"
        "序号 | 所属重点产业链 | “链主”企业名称 | 镇街（园区） | 牵头部门 |\n"
        "1 | 机器人 | 温州澜图科技有限公司 | 柳市 | 市经信局 |\n"
        "2 | 光伏 | 浙江岳岭光电有限公司 | 乐清市 | 市发改委 |\n"
    )
    assert {(s, o) for s, o, _ in _said(text, Relation.LEADER_OF)} == {
        ("温州澜图科技有限公司", "机器人"),
        ("浙江岳岭光电有限公司", "光伏"),
    }
    assert ("浙江岳岭光电有限公司", "乐清市") in {
        (s, o) for s, o, _ in _said(text, Relation.LOCATED_IN)
    }
