"""Where names begin and end when verbs, lists and other names stand close to them."""

import pytest

from ontology.model import Document, EntityType
from reading.layout import lay_out
from reading.names import find
from reading.sentences import split


def named(text: str, kind: EntityType) -> set[str]:
    layout = lay_out(text)
    document = Document("doc-000000000000", "0" * 64, "own.txt", text)
    return {m.name for m in find(document, layout, split(layout)).mentions if m.type is kind}


def find_all(text: str) -> set[str]:
    return {name for kind in EntityType for name in named(text, kind)}


def test_an_institution_behind_a_firm_and_its_place_begins_at_the_place() -> None:
    text = "2023年，澜湖粮油与江西粮食科学研究院签订了合作协议。"
    assert "江西粮食科学研究院" in named(text, EntityType.INSTITUTION)


def test_an_institution_keeps_the_and_inside_its_name() -> None:
    text = "记者走进郑州氢能与燃料电池研究院，看到了新的试验台。"
    assert "郑州氢能与燃料电池研究院" in named(text, EntityType.INSTITUTION)


def test_the_number_of_a_list_is_no_part_of_a_name() -> None:
    text = "园区的做法，一是引人才，二是建平台，三是青湖大学与企业共同出题。"
    assert all(not name.startswith("三是") for name in named(text, EntityType.INSTITUTION))


def test_a_project_begins_behind_the_firm_and_the_verb_it_builds_with() -> None:
    text = "衡川科技新建光学镜头生产线项目，计划明年投产。"
    assert not any("新建" in name for name in named(text, EntityType.PROJECT))


def test_what_is_counted_by_projects_without_a_name_is_no_project() -> None:
    text = "要抓好滚动实施等重点项目工作，照着计划去推进。"
    assert named(text, EntityType.PROJECT) == set()


def test_items_of_a_list_that_end_in_a_verb_are_no_industries() -> None:
    text = "全市围绕货梯串起等产业做文章。"
    assert named(text, EntityType.CHAIN) == set()


def test_a_kind_of_institution_names_none() -> None:
    text = "全市新增国家技术创新中心、工程（技术）研究中心等平台12家，其中衡川大学机械研究院居首。"
    assert named(text, EntityType.INSTITUTION) == {"衡川大学机械研究院"}


def test_production_lines_that_are_counted_are_no_project() -> None:
    assert named("目前已有29条生产线投入生产，产能居前。", EntityType.PROJECT) == set()


def test_a_firm_behind_a_dash_begins_behind_it() -> None:
    text = "项目由设备制造商——德国禾田集团投资建设，总投资3亿元。"
    assert not any("—" in name for name in named(text, EntityType.FIRM))


def test_a_firm_the_tagger_knows_stays_one_in_a_list_of_projects() -> None:
    text = "园区内禾田医药科技有限公司、衡川医药等项目已经落地，磐石铸造二期项目开工。"
    assert "衡川医药" in named(text, EntityType.FIRM)


def test_a_time_before_projects_is_none() -> None:
    assert named("青湖区2024年等重点项目集中开工。", EntityType.PROJECT) == set()


def test_a_sector_keeps_its_last_word() -> None:
    text = "“十四五”时期，青湖区以软件和信息技术服务业为重点，大力发展软件和信息技术服务业。"
    assert "软件和信息技术服务业" in named(text, EntityType.CHAIN)
    assert "软件和信息技术服务" not in named(text, EntityType.CHAIN)


def test_a_name_in_an_open_quotation_begins_behind_the_mark() -> None:
    names = find_all("推广衡川集团“禾链云”等创新平台，服务中小企业。")
    assert not any("“" in name for name in names)


def test_roads_and_kinds_of_firms_are_no_firms() -> None:
    text = "推动衡青高铁、禾澜高速建设，支持境内外上市公司、紧密型城市医疗集团等企业发展。"
    assert named(text, EntityType.FIRM) == set()


def test_what_only_ends_like_an_institution_is_none() -> None:
    text = "建设青湖省域副中心，打造国际航运中心，充分发挥澜湖水产研究所的作用。"
    assert named(text, EntityType.INSTITUTION) == {"澜湖水产研究所"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("喷墨整机由睎岸数码、彩翎传动组装。", {"睎岸数码", "彩翎传动"}),
        ("除润垚再生科技有限公司外均已停产。", {"润垚再生科技有限公司"}),
        ("链主沪翎电子（黄石）有限公司已投产。", {"沪翎电子（黄石）有限公司"}),
        ("正极有云帆锂业、海岳材料两户，规模居全省第一。", {"云帆锂业", "海岳材料"}),
        ("云垚车辆有限公司（下称云垚）已经投产。", {"云垚车辆有限公司", "云垚"}),
    ],
)
def test_a_firm_begins_behind_and_ends_before_words_that_no_firm_holds(
    text: str, expected: set[str]
) -> None:
    found = named(text, EntityType.FIRM)
    assert found
    assert found <= expected


def test_a_phrase_with_a_word_that_no_firm_holds_is_no_firm() -> None:
    text = "配套情况：整机向合肥采购，并承接外地业务，很少选用本地产品。"
    assert named(text, EntityType.FIRM) == set()


def test_a_park_begins_behind_the_words_that_set_it_up() -> None:
    text = "区内另设白岸特医食品园，与青垚高新技术产业园相邻。"
    assert named(text, EntityType.PARK) == {"白岸特医食品园", "青垚高新技术产业园"}


def test_no_link_runs_across_the_verb_that_gathers_firms() -> None:
    text = "优势：新区集聚云帆汽车、远岸客车等整车企业2家，零部件企业46家。"
    assert not any("集聚" in name for name in find_all(text))


def test_no_name_begins_or_ends_inside_a_run_of_latin_letters_and_figures() -> None:
    text = "公司主营SMD-LED背光源封装，恒芯OLED材料项目签约，投资3.5亿元。"
    told = find_all(text)
    assert not {name for name in told if name.startswith(("ED", "LED背", "D-"))}
    assert not {name for name in told if name.endswith(("恒芯O", "OL", "SM", "S"))}


def test_what_a_project_costs_and_how_far_it_is_are_no_part_of_its_name() -> None:
    listed = "重点项目：恒禾新材年产3万吨隔膜项目（5.2亿元）、昊铂储能钠电基地（3亿元）。"
    told = named(listed, EntityType.PROJECT)
    assert told == {"恒禾新材年产3万吨隔膜项目", "昊铂储能钠电基地"}
    begun = named("今年，昊铂储能钠电基地开工。", EntityType.PROJECT)
    assert not any(name.endswith("开工") for name in begun)


def test_a_verb_that_founds_or_builds_something_is_no_part_of_its_name() -> None:
    text = "新设渝北化工职业技术学院，建好恒禾冷链物流基地。"
    assert named(text, EntityType.INSTITUTION) == {"渝北化工职业技术学院"}
    assert named(text, EntityType.PROJECT) == {"恒禾冷链物流基地"}


def test_the_title_of_a_work_is_no_firm() -> None:
    assert named("电视剧《青禾传》、舞剧《大江谣》获奖。", EntityType.FIRM) == set()


def test_the_river_that_a_public_work_is_named_after_is_no_firm() -> None:
    text = "推进青云江引水工程、澜渡河流域防洪治理工程，力争年内完工。"
    assert named(text, EntityType.FIRM) == set()


def test_a_campaign_is_no_firm() -> None:
    text = "加快实施新一轮找矿突破行动，深入开展爱国卫生、健康促进运动。"
    assert named(text, EntityType.FIRM) == set()


@pytest.mark.parametrize(
    "firm",
    ["江西赣汇能新材料股份有限公司", "霁园材料科技有限公司", "协霁新能源集团有限公司"],
)
def test_a_brand_that_looks_like_words_stays_with_its_trade_and_legal_form(firm: str) -> None:
    text = f"电站由{firm}投资建设，计划投资10亿元。"
    assert firm in named(text, EntityType.FIRM)


def test_a_verb_before_a_trade_with_a_legal_form_is_no_brand() -> None:
    text = "市里今年组建新能源集团有限公司，统筹各县电站。"
    assert all("组建" not in name for name in named(text, EntityType.FIRM))
