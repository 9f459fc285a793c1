"""What a naive reading gets wrong, on passages of our own."""

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
