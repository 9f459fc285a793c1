"""Leaders, targets, developers, suppliers, segments, parks and phases, on passages of our own."""

import pytest

from tests.reading.rule_page import claims, page_of


@pytest.mark.parametrize(
    "text",
    [
        "依托蓝桥科技、白石材料等骨干企业，发展氢能产业。",
        "以蓝桥科技、白石材料为龙头的氢能产业集群正在形成。",
        "发挥蓝桥科技、白石材料龙头带动作用，做强氢能产业。",
        "氢能产业龙头企业蓝桥科技、白石材料扩产。",
    ],
)
def test_firms_called_leaders_or_leaned_on_lead_their_chain(text: str) -> None:
    page = page_of(text, chain="氢能", firm="蓝桥科技 白石材料")
    assert claims(page, "leaders") == {
        ("蓝桥科技", "leaderOf", "氢能", "Actual"),
        ("白石材料", "leaderOf", "氢能", "Actual"),
    }


def test_a_firm_merely_named_leads_nothing() -> None:
    page = page_of("蓝桥科技在氢能产业链扩产。", chain="氢能", firm="蓝桥科技")
    assert claims(page, "leaders") == set()


@pytest.mark.parametrize("verb", ["着力引进", "争取引进", "瞄准", "积极招引"])
def test_firms_after_words_of_recruiting_are_targets(verb: str) -> None:
    page = page_of(
        f"{verb}远山显示等知名企业，做强新型显示产业。", chain="新型显示", firm="远山显示"
    )
    assert claims(page, "targets") == {("远山显示", "targetFor", "新型显示", "Target")}
    assert claims(page, "chain_by_sentence", "home_region") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "新型显示产业链上，拟邀请远山显示来区设厂。",
        "新型显示产业链上，争取远山显示到新区建厂。",
        "新型显示产业链上，远山显示有意来设厂。",
        "新型显示产业链上，正在谈的远山显示看中3号厂房。",
        "新型显示产业链上，年底前完成对远山显示的上门对接。",
    ],
)
def test_firms_invited_talked_with_or_called_on_are_targets(sentence: str) -> None:
    page = page_of(sentence, firm="远山显示", chain="新型显示")
    assert claims(page, "targets") == {("远山显示", "targetFor", "新型显示", "Target")}


@pytest.mark.parametrize(
    "sentence",
    [
        "新型显示产业链上，远山显示来自长三角。",
        "新型显示产业链上，远山显示投资30亿元建厂。",
        "新型显示产业链上，远山显示应邀参加了展会。",
    ],
)
def test_where_a_firm_comes_from_and_what_it_builds_invites_nobody(sentence: str) -> None:
    page = page_of(sentence, firm="远山显示", chain="新型显示")
    assert claims(page, "targets") == set()


def test_firms_already_recruited_are_no_targets() -> None:
    page = page_of("现已引进远山显示等新型显示企业12家。", chain="新型显示", firm="远山显示")
    assert claims(page, "targets") == set()


def test_the_firm_in_front_of_a_project_and_the_investor_develop_it() -> None:
    page = page_of(
        "蓝桥科技电芯项目投产。由白石集团投资建设的隔膜项目将开工。远山投资的正极项目竣工。",
        firm="蓝桥科技 白石集团 远山",
        project="蓝桥科技电芯项目 隔膜项目 正极项目",
    )
    assert claims(page, "developers") == {
        ("蓝桥科技", "develops", "蓝桥科技电芯项目", "Actual"),
        ("白石集团", "develops", "隔膜项目", "Actual"),
        ("远山", "develops", "正极项目", "Actual"),
    }


def test_supply_is_planned_or_negated_as_the_text_says() -> None:
    page = page_of(
        "蓝桥科技为白石汽车提供电机配套。远山材料将专供东岭电气。海东零件未能为白石汽车配套。",
        firm="蓝桥科技 白石汽车 远山材料 东岭电气 海东零件",
    )
    assert claims(page, "supplies") == {
        ("蓝桥科技", "suppliesTo", "白石汽车", "Actual"),
        ("远山材料", "suppliesTo", "东岭电气", "Planned"),
        ("海东零件", "suppliesTo", "白石汽车", "Negated"),
    }


def test_segments_are_planned_where_they_are_to_be_developed() -> None:
    page = page_of(
        "# 新型储能\n优势：已具备电芯、隔膜等环节。\n重点发展正极材料、电解液。\n"
        "劣势：缺少负极材料等原料。",
        chain="新型储能",
        segment="电芯 隔膜 正极材料 电解液 负极材料",
    )
    assert claims(page, "segments_of_chain") == {
        ("新型储能", "hasSegment", "电芯", "Actual"),
        ("新型储能", "hasSegment", "隔膜", "Actual"),
        ("新型储能", "hasSegment", "正极材料", "Planned"),
        ("新型储能", "hasSegment", "电解液", "Planned"),
        ("新型储能", "hasSegment", "负极材料", "Actual"),
    }


def test_industries_listed_under_a_chain_are_part_of_it() -> None:
    page = page_of(
        "# 高端装备\n聚焦工程机械、数控机床等重点领域。",
        chain="高端装备 工程机械 数控机床",
    )
    assert claims(page, "chains_of_chain") == {
        ("高端装备", "hasSegment", "工程机械", "Actual"),
        ("高端装备", "hasSegment", "数控机床", "Actual"),
    }


def test_a_project_works_in_the_segment_its_name_holds() -> None:
    page = page_of(
        "# 新型储能\n重点项目：蓝桥科技电芯扩产项目。\n蓝桥科技隔膜项目竣工投产。",
        chain="新型储能",
        firm="蓝桥科技",
        segment="电芯 隔膜",
        project="蓝桥科技电芯扩产项目 蓝桥科技隔膜项目",
    )
    assert claims(page, "segment_of_project") == {
        ("蓝桥科技电芯扩产项目", "inSegment", "电芯", "Planned"),
        ("蓝桥科技", "inSegment", "电芯", "Planned"),
        ("蓝桥科技隔膜项目", "inSegment", "隔膜", "Actual"),
        ("蓝桥科技", "inSegment", "隔膜", "Actual"),
    }


def test_a_firm_works_in_what_it_is_said_to_make() -> None:
    page = page_of(
        "蓝桥科技主要生产电芯、隔膜。电解液企业白石材料扩产。远山、东岭等正极材料企业落户。"
        "海东材料将生产负极材料。",
        firm="蓝桥科技 白石材料 远山 东岭 海东材料",
        segment="电芯 隔膜 电解液 正极材料 负极材料",
    )
    assert claims(page, "segment_of_firm") == {
        ("蓝桥科技", "inSegment", "电芯", "Actual"),
        ("蓝桥科技", "inSegment", "隔膜", "Actual"),
        ("白石材料", "inSegment", "电解液", "Actual"),
        ("远山", "inSegment", "正极材料", "Actual"),
        ("东岭", "inSegment", "正极材料", "Actual"),
        ("海东材料", "inSegment", "负极材料", "Planned"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "蓝桥汽车所用的电池、电机目前都要从区外采购。",
        "蓝桥汽车电池、电机均由外地企业供应。",
        "蓝桥汽车生产所需电池、电机依赖进口。",
    ],
)
def test_a_firm_that_buys_something_does_not_work_in_it(text: str) -> None:
    page = page_of(text, firm="蓝桥汽车", segment="电池 电机")
    assert claims(page, "segment_of_firm") == set()


def test_a_park_focuses_on_the_chain_in_its_name_and_on_what_it_says() -> None:
    page = page_of(
        "云帆氢能产业园重点发展氢能产业。星河科技城将围绕机器人产业集聚企业。"
        "规划建设千亩光伏产业园。",
        park="云帆氢能产业园 星河科技城 光伏产业园",
        chain="氢能 机器人 光伏",
    )
    assert claims(page, "focus_by_name") == {
        ("云帆氢能产业园", "focusesOn", "氢能", "Actual"),
        ("光伏产业园", "focusesOn", "光伏", "Planned"),
    }
    assert claims(page, "focus_by_words") == {
        ("云帆氢能产业园", "focusesOn", "氢能", "Actual"),
        ("星河科技城", "focusesOn", "机器人", "Planned"),
    }


def test_under_the_heading_of_a_chain_a_leaned_on_park_focuses_on_it() -> None:
    page = page_of(
        "# 船舶海工\n依托海湾修造船基地，提高配套水平。", chain="船舶海工", park="海湾修造船基地"
    )
    assert claims(page, "focus_by_heading") == {
        ("海湾修造船基地", "focusesOn", "船舶海工", "Actual")
    }


def test_a_zone_focuses_on_the_clusters_its_document_lists() -> None:
    page = page_of(
        "培育形成氢能、机器人、光伏等多个产业集群。",
        home="云帆片区",
        park="云帆片区",
        chain="氢能 机器人 光伏",
    )
    assert claims(page, "focus_of_home") == {
        ("云帆片区", "focusesOn", "氢能", "Planned"),
        ("云帆片区", "focusesOn", "机器人", "Planned"),
        ("云帆片区", "focusesOn", "光伏", "Planned"),
    }


@pytest.mark.parametrize(
    ("text", "phase", "status"),
    [
        ("蓝桥项目签约。", "Signed", "Actual"),
        ("蓝桥项目开工建设。", "UnderConstruction", "Actual"),
        ("蓝桥项目预计年底竣工。", "Completed", "Planned"),
        ("蓝桥项目已正式投产。", "InOperation", "Actual"),
        ("重点项目：蓝桥项目等。", "ToBuild", "Actual"),
        ("蓝桥项目签约暨开工仪式昨日举行。", "UnderConstruction", "Actual"),
        ("蓝桥项目实现当年签约、当年开工。", "UnderConstruction", "Actual"),
        ("推动蓝桥项目等一批重点工程开工建设。", "UnderConstruction", "Planned"),
        ("力促蓝桥项目建成投用。", "Completed", "Planned"),
        ("推动蓝桥项目等在建项目加快进度。", "UnderConstruction", "Actual"),
        ("成功推动蓝桥项目竣工。", "Completed", "Actual"),
        ("建成蓝桥项目。", "Completed", "Actual"),
        ("今年续建蓝桥项目。", "UnderConstruction", "Actual"),
        ("计划开工建设蓝桥项目。", "UnderConstruction", "Planned"),
        ("# 重点任务\n蓝桥项目投入使用。", "InOperation", "Planned"),
        ("# 重点任务\n开工建设蓝桥项目。", "UnderConstruction", "Planned"),
        ("# 工作回顾\n推动蓝桥项目开工。", "UnderConstruction", "Actual"),
    ],
)
def test_the_phase_of_a_project_is_read_from_the_words_around_it(
    text: str, phase: str, status: str
) -> None:
    page = page_of(text, project="蓝桥项目")
    assert claims(page, "phases") == {("蓝桥项目", "phase", phase, status)}


@pytest.mark.parametrize(
    "text",
    [
        "蓝桥项目全部建成投产后，年产值可达3亿元。",
        "蓝桥项目达到投产要求。",
        "蓝桥项目等一批工程开工或通车。",
        "推进蓝桥项目以及在建的两座电站。",
        "蓝桥项目运营中心面积2万平方米。",
    ],
)
def test_what_comes_later_or_is_said_of_others_tells_no_phase(text: str) -> None:
    assert claims(page_of(text, project="蓝桥项目"), "phases") == set()


def test_a_firm_owned_by_another_is_part_of_its_group() -> None:
    page = page_of("蓝桥集团所属白石通航交付首架飞机。", firm="蓝桥集团 白石通航")
    assert claims(page, "group_members") == {("白石通航", "partOfGroup", "蓝桥集团", "Actual")}


def test_firms_listed_by_chain_under_a_title_of_leaders_and_others_lead_their_chains() -> None:
    page = page_of(
        "# 磐州市重点产业链链主企业及机构（部分）\n氢能：蓝桥科技、白石材料。",
        chain="氢能",
        firm="蓝桥科技 白石材料",
    )
    assert claims(page, "leaders") == {
        ("蓝桥科技", "leaderOf", "氢能", "Actual"),
        ("白石材料", "leaderOf", "氢能", "Actual"),
    }


def test_firms_behind_a_label_of_leaders_lead_also_behind_brackets_and_full_stops() -> None:
    page = page_of(
        "# 氢能产业\n龙头企业：蓝桥科技（电堆）、白石材料。东岭电气以储氢瓶为主，产品供应远山重卡。",
        chain="氢能",
        firm="蓝桥科技 白石材料 东岭电气 远山重卡",
        segment="电堆 储氢瓶",
    )
    leaders = {subject for subject, _, _, _ in claims(page, "leaders")}
    assert leaders == {"蓝桥科技", "白石材料", "东岭电气"}


def test_the_tail_of_a_name_in_a_list_of_projects_is_no_link() -> None:
    page = page_of(
        "绿色石化产业提质，实施蓝桥催化剂、东岭石化新材料、白石精细化工等重点项目。",
        chain="绿色石化",
        project="蓝桥催化剂 白石精细化工",
        segment="东岭石化新材料",
    )
    assert claims(page, "segments_of_chain") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "氢能产业以蓝桥科技、白石材料为依托，建设检测平台。",
        "氢能产业中，蓝桥科技、白石材料等投资都超过三千万元，是全市的龙头企业。",
        "氢能产业龙头方面，蓝桥科技、白石材料产值均在五亿元以上。",
        "氢能产业里有蓝桥科技、白石材料这样产值过十亿元的储氢龙头。",
    ],
)
def test_who_is_leant_on_or_called_a_leader_behind_other_words_leads(sentence: str) -> None:
    page = page_of(sentence, chain="氢能", firm="蓝桥科技 白石材料")
    leaders = {subject for subject, _, _, _ in claims(page, "leaders")}
    assert leaders == {"蓝桥科技", "白石材料"}
