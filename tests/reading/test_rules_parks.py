"""Who lies in a park that an earlier sentence or the title names."""

from tests.reading.rule_page import claims, page_of

_NAMES = {"park": "星河产业园 明月产业园", "firm": "蓝桥科技 白帆电子", "project": "蓝桥电堆项目"}


def _in_parks(text: str) -> set[tuple[str, str]]:
    page = page_of(text, **_NAMES)
    return {(one[0], one[2]) for one in claims(page, "settled_in_park")}


def test_yuanqu_means_the_park_named_last() -> None:
    text = "7月的星河产业园塔吊林立，与明月产业园隔河相望。\n星河产业园起步早。\n目前，园区已集聚蓝桥科技、白帆电子等企业。"
    assert _in_parks(text) == {("蓝桥科技", "星河产业园"), ("白帆电子", "星河产业园")}


def test_what_two_parks_gathered_together_is_put_into_neither() -> None:
    assert _in_parks("星河产业园、明月产业园累计落户蓝桥科技等企业94家。") == set()


def test_a_page_with_one_park_in_front_speaks_of_its_residents() -> None:
    page = page_of(
        "星河产业园占地千亩。\n“订单排到年底。”蓝桥科技总经理林远说。\n蓝桥电堆项目封顶。",
        park="星河产业园",
        firm="蓝桥科技",
        project="蓝桥电堆项目",
    )
    assert {(one[0], one[2]) for one in claims(page, "settled_in_park")} == {
        ("蓝桥科技", "星河产业园"),
        ("蓝桥电堆项目", "星河产业园"),
    }


def test_customers_of_a_park_do_not_lie_in_it() -> None:
    assert _in_parks("星河产业园的产品供应给蓝桥科技。") == set()


def test_parks_beside_one_another_do_not_lie_in_one_another() -> None:
    assert _in_parks("星河产业园主攻整机，明月产业园主攻零部件。") == set()


def test_what_a_line_lists_behind_a_place_lies_there() -> None:
    page = page_of(
        "●甲山市：蓝桥电堆项目、蓝桥科技\n●乙河市：白帆电子",
        place="甲山市 乙河市",
        project="蓝桥电堆项目",
        firm="蓝桥科技 白帆电子",
    )
    assert {(one[0], one[2]) for one in claims(page, "lies_in")} == {
        ("蓝桥电堆项目", "甲山市"),
        ("蓝桥科技", "甲山市"),
        ("白帆电子", "乙河市"),
    }


def test_a_park_written_behind_its_city_and_district_is_where_it_is_begun() -> None:
    page = page_of(
        "蓝桥电堆项目在甲山市乙河区星河产业园举行奠基仪式。",
        place="甲山市 乙河区",
        project="蓝桥电堆项目",
        park="星河产业园",
    )
    lies = {(one[0], one[2]) for one in claims(page, "lies_in")}
    assert ("蓝桥电堆项目", "星河产业园") in lies
