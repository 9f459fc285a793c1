"""Whom a number is about where its clause names nobody, on passages of our own."""

from tests.reading.rule_page import observations, page_of

_HOME = {"home": "云帆市", "place": "云帆市 北川市"}


def _about(text: str, **names: str) -> set[tuple[str, str, str]]:
    page = page_of(text, **_HOME, **names)
    return {(seen[0], seen[1], seen[2]) for seen in observations(page)}


def test_the_former_and_the_latter_are_the_two_named_last() -> None:
    text = "蓝桥科技、星河动力先后落户。\n前者投资14亿元，后者投资3亿元，去年产值5亿元。"
    assert _about(text, firm="蓝桥科技 星河动力") == {
        ("蓝桥科技", "investment", "14"),
        ("星河动力", "investment", "3"),
        ("星河动力", "output_value", "5"),
    }


def test_the_latter_of_a_comparison_is_the_place_compared_with() -> None:
    text = "与北川市相比，差距仍然不小。后者泵类产能超过700万台。"
    assert _about(text) == {("北川市", "capacity", "7E+2")}


def test_its_turnover_is_that_of_the_firm_spoken_of() -> None:
    text = "蓝桥科技去年出口电机16万台；今年上半年，受价格影响，其营收为91亿元。"
    assert ("蓝桥科技", "output_value", "91") in _about(text, firm="蓝桥科技")


def test_where_a_firm_sits_does_not_take_its_numbers() -> None:
    text = "蓝桥科技创建于2004年，总部设在北川市，占地210亩，厂房面积13万平方米。"
    assert {seen[0] for seen in _about(text, firm="蓝桥科技")} == {"蓝桥科技"}


def test_a_chain_that_alone_opens_a_paragraph_keeps_it() -> None:
    text = "——电机。2025年产值达到180亿元，线上销售占比为45%。\n阀门，粗加工产能为920万吨。"
    assert _about(text, chain="电机 阀门") == {
        ("电机", "output_value", "1.8E+2"),
        ("电机", "share", "45"),
        ("阀门", "capacity", "9.2E+2"),
    }


def test_each_industry_of_an_enumeration_grows_by_itself() -> None:
    text = "分行业看，电机产业增加值增长10%，阀门增长5%，石材下降2%。"
    assert _about(text, chain="电机 阀门 石材") == {
        ("电机", "growth_rate", "1E+1"),
        ("阀门", "growth_rate", "5"),
        ("石材", "growth_rate", "-2"),
    }


def test_things_counted_behind_a_chain_are_not_its_growth() -> None:
    assert ("电脑", "capacity", "4.2E+3") not in _about(
        "蓝桥科技年产电脑4200万台。", chain="电脑", firm="蓝桥科技"
    )


def test_a_page_that_opens_with_its_one_chain_tells_of_it() -> None:
    text = "云帆市电机产业产值达到200亿元。\n短板也很明显。\n高端产品占比不足三成。"
    assert ("电机", "share", "3E+1") in _about(text, chain="电机")


def test_a_place_compared_with_keeps_the_numbers_of_its_sentence() -> None:
    text = "电机产业分布不均。北川市规上企业421家，产值296亿元。"
    assert {seen[0] for seen in _about(text, chain="电机")} == {"北川市"}


def test_the_company_is_the_firm_named_last_whatever_it_does() -> None:
    text = "蓝桥科技扎根云帆市。2024年，公司实现销售收入14亿元，净利润1亿元。"
    assert {seen[0] for seen in _about(text, firm="蓝桥科技")} == {"蓝桥科技"}


def test_what_shall_be_invested_is_that_of_the_project_in_the_making() -> None:
    text = "蓝桥科技正筹建北岸电机项目，拟投资8亿元。"
    assert _about(text, firm="蓝桥科技", project="北岸电机项目") == {
        ("北岸电机项目", "investment", "8")
    }


def test_turnover_told_behind_a_count_of_firms_is_that_of_their_industry() -> None:
    text = "云帆市现有电机企业86家，产值210亿元，同比增长6%。"
    assert _about(text, chain="电机") == {
        ("云帆市", "firm_count", "86"),
        ("电机", "output_value", "2.1E+2"),
        ("电机", "growth_rate", "6"),
    }


def test_a_sentence_that_opens_with_its_place_keeps_its_growth() -> None:
    text = "电机产业初具规模。云帆市工业总产值达到687亿元，同比增长9.6%。"
    assert ("云帆市", "growth_rate", "9.6") in _about(text, chain="电机")


def test_what_stands_in_the_bracket_of_a_project_is_the_projects() -> None:
    text = "北岸电机项目（蓝桥科技，投资18亿元）。"
    assert _about(text, firm="蓝桥科技", project="北岸电机项目") == {
        ("北岸电机项目", "investment", "18")
    }


def test_a_chain_whose_name_looks_like_a_time_opens_its_paragraph_too() -> None:
    text = "现代化工。坚持总量控制，产值由185亿元提高到350亿元。"
    assert {seen[0] for seen in _about(text, chain="现代化工")} == {"现代化工"}


def test_within_some_years_opens_a_clause_as_a_time() -> None:
    text = "电机产业产值达到200亿元；五年内转子产能由18万台提升到32万台。"
    assert ("转子", "capacity", "18") in _about(text, chain="电机", segment="转子")
