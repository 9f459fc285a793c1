"""One hundred and fifty ways of saying that something is lacking, and of saying that nothing is."""

import csv
from pathlib import Path

import pytest

from tests.reading.laid_page import laid
from tests.reading.rule_page import gaps, page_of

_TABLE = Path(__file__).with_name("gap_sentences.tsv")
_OPENING = "云帆市数控机床产业起步较早。"


def _cases() -> list[tuple[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row["sentence"], row["expected"] or "") for row in rows]


def _expected(told: str) -> set[tuple[str, str, str]]:
    if not told:
        return set()
    things, _, kind = told.rpartition("=")
    return {("数控机床", thing, kind) for thing in things.split()}


@pytest.mark.parametrize(("sentence", "told"), _cases())
def test_a_sentence_states_just_these_gaps(sentence: str, told: str) -> None:
    page = page_of(_OPENING + sentence, chain="数控机床", place="云帆市", home="云帆市")
    assert gaps(page) == _expected(told)


def test_the_table_holds_a_hundred_and_fifty_sentences() -> None:
    told = [expected for _, expected in _cases()]
    assert len(told) >= 150
    assert sum(not expected for expected in told) >= 35


def test_a_row_of_a_table_says_which_link_is_lacking() -> None:
    page = laid(
        "云帆市机器人产业链断点清单\n"
        "环节\t产品\t断点描述\t外地来源\t拟攻坚对象\n"
        "上游\t谐波减速器\t空白\t苏州、日本\t远山传动\n"
        "上游\t编码器\t较弱\t—\t蓝桥电子\n"
        "中游\t本体\t较强\t—\t—\n",
        chain="机器人",
    )
    assert gaps(page) == {
        ("机器人", "谐波减速器", "Missing"),
        ("机器人", "谐波减速器", "ExternalSupply"),
        ("机器人", "编码器", "Weak"),
    }


def test_a_column_of_sources_elsewhere_makes_a_gap_of_the_product() -> None:
    page = laid(
        "云帆市机器人产业链供应情况\n"
        "环节\t产品\t主要来源地\n"
        "上游\t伺服电机\t日本\n"
        "上游\t机器人线缆\t苏州\n"
        "上游\t铸件\t本地\n",
        chain="机器人",
    )
    assert gaps(page) == {
        ("机器人", "伺服电机", "ImportDependent"),
        ("机器人", "机器人线缆", "ExternalSupply"),
    }


def test_a_link_whose_firms_make_something_is_what_its_row_calls_weak() -> None:
    page = laid(
        "云帆市机器人产业链图谱\n"
        "环节\t代表企业\t主要产品\t缺口判断\n"
        "精密铸造\t远山精铸\t壳体毛坯\t偏弱，仅一条线\n"
        "高纯靶材\t—\t—\t空白，可招外来企业\n",
        chain="机器人",
    )
    assert gaps(page) == {("机器人", "精密铸造", "Weak"), ("机器人", "高纯靶材", "Missing")}


def test_a_clause_that_only_says_where_from_speaks_of_what_was_lacking_before() -> None:
    page = page_of(
        _OPENING + "导轨省内无一家企业生产，全部购自山东和贵州。",
        chain="数控机床",
        place="云帆市",
        home="云帆市",
    )
    assert gaps(page) == {
        ("数控机床", "导轨", "Missing"),
        ("数控机床", "导轨", "ExternalSupply"),
    }


def test_a_heading_that_is_a_weakness_itself_states_a_gap() -> None:
    page = laid(
        "云帆市机器人产业链\n三、存在的问题\n（一）核心零部件受制于人。\n其他内容另行说明。\n",
        chain="机器人",
    )
    assert gaps(page) == {("机器人", "核心零部件", "ImportDependent")}


def test_a_label_makes_gaps_of_the_list_behind_it() -> None:
    page = laid(
        "云帆市机器人产业情况\n"
        "机器人产业近年来发展较快，全市有企业三十家，本体制造能力居全省前列。\n"
        "缺失环节：力矩传感器、控制器芯片。\n"
        "短板：谐波减速器。\n",
        chain="机器人",
    )
    assert gaps(page) == {
        ("机器人", "力矩传感器", "Missing"),
        ("机器人", "控制器芯片", "Missing"),
        ("机器人", "谐波减速器", "Weak"),
    }


def test_a_plan_that_aims_at_blank_links_says_that_they_are_blank() -> None:
    text = "机器人产业起步。着力引进远山公司，填补减速器、编码器环节空白。"
    page = laid(text, chain="机器人", segment="减速器 编码器")
    assert gaps(page) == {("机器人", "减速器", "Missing"), ("机器人", "编码器", "Missing")}


def test_a_project_that_filled_a_blank_leaves_none() -> None:
    text = "机器人产业起步。远山项目已经投产，填补了减速器、编码器环节空白。"
    assert gaps(laid(text, chain="机器人", segment="减速器 编码器")) == set()


def test_words_of_measure_count_only_behind_a_turn_or_under_a_heading_on_weaknesses() -> None:
    praise = page_of("数控机床产业起步。减速器环节仅有两家企业能做。", chain="数控机床")
    turn = page_of("数控机床产业起步。但减速器环节仅有两家企业。", chain="数控机床")
    assert gaps(praise) == set()
    assert gaps(turn) == {("数控机床", "减速器", "Weak")}


def test_what_comes_from_inside_the_home_province_is_no_gap() -> None:
    text = "数控机床产业起步。轴承主要从宁波采购，导轨主要从南京采购。"
    page = laid(text, region="浙江省", chain="数控机床")
    assert gaps(page) == {("数控机床", "导轨", "ExternalSupply")}


def test_the_name_of_the_home_region_means_here() -> None:
    page = page_of(
        _OPENING + "力矩电机云帆没有人做。", chain="数控机床", place="云帆市|云帆", home="云帆市"
    )
    assert gaps(page) == {("数控机床", "力矩电机", "Missing")}


def test_each_member_of_a_list_may_have_a_source_of_its_own() -> None:
    page = page_of(
        _OPENING + "针状焦须从锦州买、包覆沥青从大连买。",
        chain="数控机床",
        place="云帆市",
        home="云帆市",
    )
    assert gaps(page) == {
        ("数控机床", "针状焦", "ExternalSupply"),
        ("数控机床", "包覆沥青", "ExternalSupply"),
    }


def test_a_numbered_line_that_is_a_sentence_states_its_gap() -> None:
    page = laid(
        "云帆市数控机床产业体检\n（一）创新要素不足。\n全市研发平台建设起步早。\n（二）丝杠依赖进口。\n力度加大。\n",
        chain="数控机床",
    )
    assert gaps(page) == {("数控机床", "创新要素", "Weak"), ("数控机床", "丝杠", "ImportDependent")}


def test_a_share_of_what_is_needed_is_a_weak_link() -> None:
    page = page_of(
        _OPENING + "但控制器只能满足本地需求的8%左右。",
        chain="数控机床",
        place="云帆市",
        home="云帆市",
    )
    assert gaps(page) == {("数控机床", "控制器", "Weak")}
