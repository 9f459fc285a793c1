"""The thing that is lacking, out of what a clause says about it."""

import pytest

from reading.rules.gap_phrases import is_thing, listed


@pytest.mark.parametrize(
    ("phrase", "things"),
    [
        ("汽车行业面临芯片和原材料", ("芯片", "原材料")),
        ("该项目将有效缓解市场上高端隔膜", ("高端隔膜",)),
        ("围绕关键零部件如动力电池、电机", ("动力电池", "电机")),
        ("企业开发、测试、制造、在线检测等基础装备", ("基础装备",)),
        ("轴承、齿轮等装备", ("轴承", "齿轮")),
        ("岚溪电子信息产业的封测环节", ("封测",)),
    ],
)
def test_what_is_lacking_is_told_without_what_is_done_about_it(
    phrase: str, things: tuple[str, ...]
) -> None:
    assert listed(phrase) == things


@pytest.mark.parametrize("phrase", ["中西部", "沿海", "释放", "零部件比例", "上榜企业"])
def test_a_region_or_a_share_is_no_thing_that_is_lacking(phrase: str) -> None:
    assert not is_thing(phrase)
