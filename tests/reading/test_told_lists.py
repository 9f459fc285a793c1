"""Lists that say themselves what their items are: their count fits, or they are a chain's steps."""

import pytest

from ontology.model import EntityType
from reading.layout import lay_out
from reading.names.scene import Scene, Source
from reading.names.told_lists import by_count, by_led, by_steps
from reading.sentences import split


def seen(source: Source, text: str) -> tuple[set[str], set[EntityType]]:
    layout = lay_out(text)
    scene = Scene.of(layout, split(layout))
    sights = list(source(scene))
    return {scene.text(s.start, s.end) for s in sights}, {s.type for s in sights}


@pytest.mark.parametrize(
    ("text", "items", "kind"),
    [
        ("形成煤化工、镁合金、岩纤三大产业。", "煤化工 镁合金 岩纤", "ValueChain"),
        ("打造轴承、渔具及钓具2个千亿级集群。", "轴承 渔具及钓具", "ValueChain"),
        ("打造轴承、渔具及箱包等3大新兴产业。", "轴承 渔具 箱包", "ValueChain"),
        ("培育四大主导产业：轴承、渔具、箱包和制伞。", "轴承 渔具 箱包 制伞", "ValueChain"),
        ("轴承产业抓好锻坯、磨削加工、检测服务三条主线。", "锻坯 磨削加工 检测服务", "Segment"),
        ("外延片、芯片、封装三个环节仍是空白。", "外延片 芯片 封装", "Segment"),
        ("以滚子、保持架为主的两大门类齐全。", "滚子 保持架", "Segment"),
    ],
)
def test_a_list_that_counts_its_items_says_what_they_are(text: str, items: str, kind: str) -> None:
    assert seen(by_count, text) == (set(items.split()), {EntityType(kind)})


@pytest.mark.parametrize(
    "text",
    [
        "形成轴承、齿轮、紧固件五大产业。",
        "推进轴承、齿轮、紧固件三大产业项目。",
        "轴承、齿轮、紧固件等产业有三家企业。",
    ],
)
def test_a_list_whose_count_differs_or_counts_something_else_says_nothing(text: str) -> None:
    assert seen(by_count, text)[0] == set()


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("形成“纺丝—织造—印染—成衣”的完整产业链。", "纺丝 织造 印染 成衣"),
        ("已形成原煤→甲醇→烯烃→塑料再生的闭环。", "原煤 甲醇 烯烃 塑料再生"),
        ("提供药物设计——临床试验——注册检验全链条服务。", "药物设计 临床试验 注册检验"),
        ("建成“铜矿-精炼铜-铜材”为一体的铜产业链。", "铜矿 精炼铜 铜材"),
    ],
)
def test_steps_that_dashes_join_to_a_chain_are_segments(text: str, steps: str) -> None:
    assert seen(by_steps, text) == (set(steps.split()), {EntityType.SEGMENT})


@pytest.mark.parametrize(
    "text",
    [
        "修通“县城—集镇—村组”公路。",
        "“北京—上海—广州”航线带动产业链。",
        "健全“排查—登记—销号”闭环管理机制。",
    ],
)
def test_other_things_that_dashes_join_are_no_steps(text: str) -> None:
    assert seen(by_steps, text)[0] == set()


def test_a_firm_that_leads_an_industry_as_its_master_names_both() -> None:
    text = "培育以澄江牧业为链主的乳品加工、以岚川为链主的铸钢等优势产业。"
    names, kinds = seen(by_led, text)
    assert names == {"澄江牧业", "乳品加工", "岚川", "铸钢"}
    assert kinds == {EntityType.FIRM, EntityType.CHAIN}


def test_masters_that_lead_a_way_of_working_name_no_industry() -> None:
    assert seen(by_led, "完善以龙头企业为链主的招商机制，壮大产业。")[0] == set()
