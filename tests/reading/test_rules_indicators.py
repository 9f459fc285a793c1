"""Numbers in tables of indicators, and in rows that begin with a chain, on tables of our own."""

from bench.quality import as_document
from ontology.model import Reading
from reading.read import read
from tests.reading.rule_page import observations, page_of

_HOME = {"home": "云帆市", "place": "云帆市"}


def test_a_row_of_indicators_gives_a_number_for_each_year() -> None:
    text = (
        "云帆市主要产业目标\n"
        "指标\t2025年基数\t2030年目标\t属性\n"
        "电机产业产值（亿元）\t1430\t2600\t预期性\n"
        "电机本地配套率（%）\t31\t50\t预期性\n"
        "国家级“小巨人”企业（家）\t27\t60\t预期性\n"
        "单位增加值能耗下降（%）\t—\t[14]\t约束性"
    )
    page = page_of(text, **_HOME, chain="电机")
    assert observations(page) == {
        ("电机", "output_value", "1.43E+3", "亿元", 2025, "Actual"),
        ("电机", "output_value", "2.6E+3", "亿元", 2030, "Target"),
        ("电机", "local_sourcing_rate", "31", "%", 2025, "Actual"),
        ("电机", "local_sourcing_rate", "5E+1", "%", 2030, "Target"),
        ("云帆市", "firm_count", "27", "家", 2025, "Actual"),
        ("云帆市", "firm_count", "6E+1", "家", 2030, "Target"),
        ("云帆市", "growth_rate", "-14", "%", 2030, "Target"),
    }


def test_years_behind_the_present_are_aimed_at_and_the_park_of_the_title_is_meant() -> None:
    text = (
        "星河产业园规划指标\n"
        "指标 2024年（现状）2027年2030年\n"
        "园区工业总产值（亿元）186 380 700\n"
        "已开发面积（平方公里）7.3 11.5 16"
    )
    page = page_of(text, **_HOME, park="星河产业园")
    assert {(o[0], o[2], o[4], o[5]) for o in observations(page)} == {
        ("星河产业园", "186", 2024, "Actual"),
        ("星河产业园", "3.8E+2", 2027, "Target"),
        ("星河产业园", "7E+2", 2030, "Target"),
        ("星河产业园", "7.3", 2024, "Actual"),
        ("星河产业园", "11.5", 2027, "Target"),
        ("星河产业园", "16", 2030, "Target"),
    }


def test_a_row_with_fewer_values_than_years_says_nothing() -> None:
    text = "云帆市指标\n指标\t2025年\t2030年\n电机产业产值（亿元）\t1430"
    assert not observations(page_of(text, **_HOME, chain="电机"))


def test_a_chain_that_opens_a_row_has_the_numbers_before_its_firms() -> None:
    text = (
        "云帆市重点产业链运行情况\n"
        "产业链\t规上企业数（家）\t产值（亿元）\t增速（%）\t链主企业\n"
        "工程机械\t87\t612.3\t6.4\t蓝桥重工有限公司\n"
        "生物医药\t96\t331\t-3.5\t星河药业有限公司\n"
    )
    found = _told(read(as_document("chains", text)))
    assert {
        ("工程机械", "firm_count", "87"),
        ("工程机械", "output_value", "612.3"),
        ("生物医药", "growth_rate", "-3.5"),
    } <= found


def _told(reading: Reading) -> set[tuple[str, str, str]]:
    names = {e.id: e.name for e in reading.entities}
    return {(names[o.about], o.metric.value, str(o.quantity.value)) for o in reading.observations}
