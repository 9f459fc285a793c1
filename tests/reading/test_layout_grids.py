"""Tables drawn with blanks or bars, and lists below a headline."""

from hypothesis import given
from hypothesis import strategies as st

from reading.layout import lay_out
from reading.model import BlockKind, Layout

BARS = """澜岳市减速器产业链图谱说明
环节｜代表企业（本市）｜代表企业（市外）｜状态
轴承｜霁川轴承｜岚屿精工（苏州）｜基本自给
齿轮箱｜—｜德国沃恩传动｜空白
"""
BLANKS = """附表：澜岳市开发区主要指标
园区   面积   主营收入   主导产业
澜岳东湖化工园   23.5   96   化工新材料
澜岳南岭家居园   18.0   203.4   家居
"""


def rows(layout: Layout) -> list[list[tuple[str, str]]]:
    """The cells of each line with the title of their column."""
    found: dict[int, list[tuple[str, str]]] = {}
    for block in layout.blocks:
        if block.kind is BlockKind.BOX_CELL:
            line = layout.clean.count("\n", 0, block.start)
            found.setdefault(line, []).append((block.label, layout.text(block)))
    return list(found.values())


def test_lines_cut_by_upright_bars_are_a_table() -> None:
    _, first, second = rows(lay_out(BARS))
    assert first[0] == ("环节", "轴承")
    assert second[2] == ("代表企业（市外）", "德国沃恩传动")


def test_lines_cut_by_plain_bars_are_a_table_with_or_without_bars_around() -> None:
    plain = BARS.replace("｜", "|")
    assert rows(lay_out(plain)) == rows(lay_out(BARS))
    head, *body = plain.splitlines()[1:]
    boxed = [f"| {line} |" for line in (head, "---|---|---|---", *body)]
    text = "\n".join([plain.splitlines()[0], "", *boxed])
    assert ("环节", "轴承") in [cell for row in rows(lay_out(text)) for cell in row]


def test_lines_cut_by_plain_bars_are_a_table_and_one_with_a_bar_is_none() -> None:
    _, first, second = rows(lay_out(BARS.replace("｜", "|")))
    assert first[0] == ("环节", "轴承")
    assert second[2] == ("代表企业（市外）", "德国沃恩传动")
    assert rows(lay_out("首页|新闻|政务|服务\n澜岳市印发行动计划，明确发展目标。")) == []


def test_rows_below_a_line_that_parts_a_table_keep_its_titles() -> None:
    page = lay_out(
        "企业名称\t地址\t年销售收入（万元）\n霁川轴承\t南岭路\t2,160\n岚屿精工\t东湖路\t4,310\n"
        "二、配套类\n溪谷铸件\t东湖路\t3,300\n"
    )
    assert rows(page)[-1][-1] == ("年销售收入（万元）", "3,300")


def test_lines_cut_by_several_blanks_are_a_table() -> None:
    _, first, second = rows(lay_out(BLANKS))
    assert first[0] == ("园区", "澜岳东湖化工园")
    assert second[2] == ("主营收入", "203.4")


def test_one_line_with_wide_blanks_is_no_table() -> None:
    assert rows(lay_out("首页   新闻   政务   服务\n澜岳市印发行动计划，明确发展目标。")) == []


def test_a_list_below_a_headline_is_no_row_of_teasers() -> None:
    listed = "".join(
        f"[{link}] {firm}\n"
        for link, firm in (
            ("硅铁冶炼", "霁川盘龙硅业，所产六成供市内"),
            ("镁合金压铸", "岚屿科技、溪谷镁合金（停产）"),
            ("氧化铝", "本市不产，由外地铁路运入"),
            ("铝板带箔", "澜禾铝业延伸项目在建"),
        )
    )
    layout = lay_out(f"澜岳市企业名册（按环节排列）\n{listed}说明：名册每半年更新。\n")
    assert BlockKind.FOREIGN not in {block.kind for block in layout.blocks}


@given(st.lists(st.text("｜│甲乙 1\n\t。", max_size=12), max_size=8).map("\n".join))
def test_every_clean_character_of_a_drawn_table_has_its_raw_place(raw: str) -> None:
    layout = lay_out(raw)
    for clean, at in zip(layout.clean, layout.offsets, strict=True):
        assert clean == raw[at] or clean in "\t \n"
