"""Words that only point back to what is lacking: 前者, 高端的, 其余, 省内."""

import pytest

from tests.reading.rule_page import gaps, page_of

_HOME = {"home": "云帆市", "place": "云帆市"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("光栅尺本地企业能做，高端规格还要进口。", {("光栅尺", "ImportDependent")}),
        ("主轴由云帆精工供应，兆瓦级以上的仍依赖进口。", {("主轴", "ImportDependent")}),
        ("密封件、刀库是弱项，前者主要来自宁波，后者依赖进口。", {
            ("密封件", "Weak"),
            ("刀库", "Weak"),
            ("密封件", "ExternalSupply"),
            ("刀库", "ImportDependent"),
        }),
        ("主轴：市内无人能做。", {("主轴", "Missing")}),
        ("刀库、主轴本地没有一家能做，全从上海进。", {
            ("刀库", "Missing"),
            ("主轴", "Missing"),
            ("刀库", "ExternalSupply"),
            ("主轴", "ExternalSupply"),
        }),
    ],
)  # fmt: skip
def test_a_word_without_a_thing_of_its_own_means_the_thing_named_before(
    sentence: str, expected: set[tuple[str, str]]
) -> None:
    page = page_of(
        f"数控机床产业起步。{sentence}",
        chain="数控机床",
        segment="光栅尺 主轴 密封件 刀库",
        **_HOME,
    )
    assert gaps(page) == {("数控机床", what, kind) for what, kind in expected}


@pytest.mark.parametrize(
    "sentence",
    [
        "省内空白。",
        "前者主要来自宁波。",
        "转型升级步伐仍需加快。",
        "扩大先进设备和能源资源进口。",
        "一是大而不强。",
        "刀库、主轴、光栅尺缺一样都不行。",
        "高炉提钛是全行业难题，不能算我市的短板。",
    ],
)
def test_what_points_at_nothing_and_what_is_no_thing_states_no_gap(sentence: str) -> None:
    page = page_of(f"数控机床产业起步。\n{sentence}", chain="数控机床", **_HOME)
    assert gaps(page) == set()


def test_a_grade_that_opens_a_point_of_its_own_is_the_thing_itself() -> None:
    page = page_of(
        "# 数控机床\n劣势：一是刀库依赖进口；二是高端牌号受制于人。",
        chain="数控机床",
        segment="刀库",
        **_HOME,
    )
    assert gaps(page) == {
        ("数控机床", "刀库", "ImportDependent"),
        ("数控机床", "高端牌号", "ImportDependent"),
    }
