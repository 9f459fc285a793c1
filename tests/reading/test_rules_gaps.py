"""Stated gaps on passages of our own: one for each thing, none from success or plans."""

import pytest

from ontology.model import Gap
from tests.reading.rule_page import found, gaps, page_of

_HOME = {"home": "云帆新区", "place": "云帆新区"}


def test_three_parts_bought_outside_are_three_gaps_and_unmatched_ones_too() -> None:
    page = page_of(
        "在新能源汽车领域，整车厂的电池、电机、电控三大核心部件配套企业均在外地，"
        "区内企业虽具备配套能力，但尚未与其形成合作关系。",
        chain="新能源汽车",
        **_HOME,
    )
    assert gaps(page) == {
        ("新能源汽车", what, kind)
        for what in ("电池", "电机", "电控")
        for kind in ("ExternalSupply", "UnmatchedLocal")
    }


def test_a_list_of_parts_that_cannot_be_made_is_split_and_its_purpose_left_out() -> None:
    page = page_of(
        "# 高端装备\n劣势：比如，为整机配套的大型、高档轴承、液压件及密封件等不能自主研制。",
        chain="高端装备",
        **_HOME,
    )
    assert gaps(page) == {
        ("高端装备", "大型、高档轴承", "ExternalSupply"),
        ("高端装备", "液压件", "ExternalSupply"),
        ("高端装备", "密封件", "ExternalSupply"),
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("缺少甲烯、乙烯等深加工原料。", {("甲烯", "Missing"), ("乙烯", "Missing")}),
        ("高端封测装备及材料仍基本依赖进口。", {("高端封测装备", "ImportDependent"), ("材料", "ImportDependent")}),
        ("一是研发投入低，核心技术薄弱。", {("研发投入", "Weak"), ("核心技术", "Weak")}),
        ("整机设计、芯片制造等产业链环节仍处于脱节状态。", {("整机设计", "UnmatchedLocal"), ("芯片制造", "UnmatchedLocal")}),
        ("关键零部件及大宗原料（如不锈钢、彩晶玻璃等）必须依靠外地供应商供应。", {
            ("关键零部件", "ExternalSupply"),
            ("大宗原料", "ExternalSupply"),
            ("不锈钢", "ExternalSupply"),
            ("彩晶玻璃", "ExternalSupply"),
        }),
        ("在深度算法、神经芯片等领域缺乏原创性成果。", {("深度算法", "Weak"), ("神经芯片", "Weak")}),
        ("除蓝桥轮胎外，大部分企业规模较小。", {("规模", "Weak")}),
        ("半导体材料长期依赖进口，设备全部从区外采购。", {("半导体材料", "ImportDependent"), ("设备", "ExternalSupply")}),
        ("驱动电机、电控系统缺少本地供应商。", {("驱动电机", "Missing"), ("电控系统", "Missing")}),
        ("电控软件、功率半导体等专业人才缺乏。", {("电控软件、功率半导体等专业人才", "Missing")}),
        ("压缩机方面，全市没有规模化生产企业。", {("压缩机", "Missing")}),
        ("产品以中低端为主。", {("产品", "Weak")}),
        ("高端产品较少、中低端产品过剩。", {("高端产品", "Weak"), ("中低端产品", "OtherGap")}),
        ("配套率不足45%且布局分散。", {("配套率", "Weak")}),
        ("处在价值链中间的产品制造环节，技术含量低。", {("产品制造", "Weak")}),
        ("其进口设备占比超过了七成。", {("进口设备", "ImportDependent")}),
    ],
)  # fmt: skip
def test_the_ways_of_stating_a_gap_are_told_apart(
    sentence: str, expected: set[tuple[str, str]]
) -> None:
    page = page_of(f"# 智能家电\n劣势：{sentence}", chain="智能家电", **_HOME)
    assert {(what, kind) for _, what, kind in gaps(page)} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "项目投产后填补全省制造空白。",
        "引进原料供应商，解决依靠外地供应商问题。",
        "突破技术短板，补齐产业链薄弱环节。",
        "规模不小于十亿元，单位能耗低于全国。",
        "与北川市相比差距较大。",
        "培育一批中小企业，推动低碳转型。",
        "存在“聚而不合、大而不强”现象。",
    ],
)
def test_success_plans_and_comparisons_state_no_gap(sentence: str) -> None:
    assert gaps(page_of(f"# 智能家电\n劣势：{sentence}", chain="智能家电", **_HOME)) == set()


def test_weak_words_count_only_where_weaknesses_are_announced() -> None:
    praise = page_of("# 智能家电\n企业数量较少但实力强，成本较低。", chain="智能家电", **_HOME)
    assert gaps(praise) == set()


def test_an_announced_shortcoming_takes_the_lists_that_follow() -> None:
    page = page_of(
        "# 二、存在问题\n机器人产业关键技术存在短板，如减速器、控制器等关键产品，伺服电机等部件。",
        chain="机器人",
        **_HOME,
    )
    assert {what for _, what, _ in gaps(page)} == {"关键技术", "减速器", "控制器", "伺服电机"}


def test_the_sentence_of_a_gap_is_quoted_and_the_gap_goes_when_it_goes() -> None:
    text = "# 智能家电\n劣势：缺少压缩机。电机依赖进口。"
    whole = page_of(text, chain="智能家电", **_HOME)
    cut = page_of(text.replace("缺少压缩机。", ""), chain="智能家电", **_HOME)
    assert {what for _, what, _ in gaps(whole)} == {"压缩机", "电机"}
    assert {what for _, what, _ in gaps(cut)} == {"电机"}
    for gap in found(whole, "stated_gaps"):
        assert isinstance(gap, Gap)
        assert gap.what in gap.evidence[0].quote


def test_people_and_markets_are_told_from_links() -> None:
    page = page_of(
        "# 智能家电\n劣势：专业人才缺乏。压缩机依赖进口。研发能力不足。", chain="智能家电", **_HOME
    )
    scopes = {g.what: g.scope.value for g in found(page, "stated_gaps") if isinstance(g, Gap)}
    assert scopes == {"专业人才": "talent", "压缩机": "link", "研发能力": "capability"}


def test_what_a_spokesman_says_is_stated_too() -> None:
    page = page_of(
        "新型储能产业扩产。“电控系统仍然依靠外地供应商。”负责人坦言。", chain="新型储能", **_HOME
    )
    assert gaps(page) == {("新型储能", "电控系统", "ExternalSupply")}


def test_a_chain_only_named_pages_before_makes_a_gap_a_guess() -> None:
    text = "氢能扩产。\n光伏扩产。\n机器人扩产。\n液压件仍需进口。"
    page = page_of(text, chain="氢能 光伏 机器人", **_HOME)
    [gap] = [g for g in found(page, "stated_gaps") if isinstance(g, Gap)]
    assert (gap.what, gap.confidence < 0.6) == ("液压件", True)


def test_only_the_part_that_local_firms_can_make_is_unmatched() -> None:
    page = page_of(
        "新能源汽车整车所用的动力电池、驱动电机目前都要从区外采购，"
        "区内虽有企业建成电池生产线，却还没有进入其供应体系。",
        chain="新能源汽车",
        **_HOME,
    )
    assert gaps(page) == {
        ("新能源汽车", "动力电池", "ExternalSupply"),
        ("新能源汽车", "驱动电机", "ExternalSupply"),
        ("新能源汽车", "动力电池", "UnmatchedLocal"),
    }


def test_a_report_on_towns_and_offices_states_no_gap_of_a_chain() -> None:
    text = "钢铁扩产。\n光伏扩产。\n机器人扩产。\n城镇化相对滞后。\n政府工作中还存在不足。"
    assert gaps(page_of(text, chain="钢铁 光伏 机器人", **_HOME)) == set()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("轴承主要从德国、日本进口。", "ImportDependent"),
        ("轴承由外资企业垄断。", "ImportDependent"),
        ("轴承主要采购自瑞典。", "ImportDependent"),
        ("轴承仍从洛阳、无锡采购。", "ExternalSupply"),
        ("轴承大多由省外企业供应。", "ExternalSupply"),
    ],
)
def test_what_comes_from_another_place_or_from_abroad_is_a_gap(sentence: str, kind: str) -> None:
    page = page_of(f"数控机床产业起步。{sentence}", chain="数控机床", segment="轴承", **_HOME)
    assert gaps(page) == {("数控机床", "轴承", kind)}


@pytest.mark.parametrize(
    "sentence", ["轴承由本地企业供应。", "轴承向德国、日本供应。", "轴承从设计到制造自成体系。"]
)
def test_what_is_made_here_or_sold_abroad_is_no_gap(sentence: str) -> None:
    page = page_of(f"数控机床产业起步。{sentence}", chain="数控机床", segment="轴承", **_HOME)
    assert gaps(page) == set()
