"""Which of several chains of a page a gap is of."""

import pytest

from reading.rules.chain_of_gap import chain_of
from reading.rules.context import context
from tests.reading.rule_page import gaps, page_of

_HOME = {"home": "云帆市", "place": "云帆市"}


@pytest.mark.parametrize(
    "text",
    [
        "存在短板。（1）光伏产业链条较长，银浆从外地采购。（2）工程机械“有壳无芯”，柱塞泵依赖进口。",
        "存在短板。1.光伏产业配套不足。银浆从外地采购。2.工程机械产业。柱塞泵依赖进口。",
        "光伏产业与工程机械产业都有短板：其一，光伏产业的银浆从外地采购；其二，工程机械产业的柱塞泵依赖进口。",
    ],
)
def test_a_point_of_a_list_speaks_of_the_chain_it_opens_with(text: str) -> None:
    page = page_of(text, chain="光伏 工程机械", segment="银浆 柱塞泵", **_HOME)
    assert {
        ("光伏", "银浆", "ExternalSupply"),
        ("工程机械", "柱塞泵", "ImportDependent"),
    } <= gaps(page)


def test_a_point_that_names_no_chain_is_of_the_chain_the_passage_opens_with() -> None:
    page = page_of(
        "光伏产业存在短板。（1）银浆从外地采购。（2）工程机械产业的柱塞泵依赖进口。（3）检测平台不足。",
        chain="光伏 工程机械",
        **_HOME,
    )
    assert ("光伏", "检测平台", "Weak") in gaps(page)


def test_a_short_name_before_a_word_for_a_field_means_the_chain_that_ends_in_it() -> None:
    page = page_of(
        "主导产业为光伏、高端医疗器械。光伏产业链条较长。器械板块以诊断为主，球管依赖进口。",
        chain="光伏 高端医疗器械",
        segment="球管",
        **_HOME,
    )
    assert gaps(page) == {("高端医疗器械", "球管", "ImportDependent")}


def test_of_a_compound_the_part_that_the_paragraph_names_is_meant() -> None:
    page = page_of(
        "# 云帆市磷化工及电池材料行动方案\n"
        "磷化工做精，电池材料做大。\n"
        "当前电池材料仍是单腿走路，铜箔依赖进口。",
        chain="磷化工及电池材料 磷化工 电池材料",
        segment="铜箔",
        **_HOME,
    )
    assert gaps(page) == {("电池材料", "铜箔", "ImportDependent")}


def test_a_kind_of_what_the_document_is_about_is_no_chain_of_its_own_in_a_point() -> None:
    page = page_of(
        "# 云帆市陶瓷产业规划\n存在问题：一是先进陶瓷“有苗无林”，陶瓷粉体依赖进口。",
        chain="陶瓷 先进陶瓷",
        segment="陶瓷粉体",
        **_HOME,
    )
    assert gaps(page) == {("陶瓷", "陶瓷粉体", "ImportDependent")}


def test_a_chain_named_far_away_gives_way_to_one_the_page_is_far_likelier_about() -> None:
    text = (
        "乳品加工发展迅速。乳品加工产值最大。乳品加工龙头多。\n酿酒产值第二。酿酒企业多。\n"
        "肉制品也有一些。\n项目建设提速。\n载体平台提档升级。\n冷链设备主要依赖进口。"
    )
    page = page_of(text, chain="乳品加工 酿酒 肉制品", segment="冷链设备", **_HOME)
    ctx = context(page)
    clause = ctx.clauses[-1]
    chain, sure = chain_of(ctx, clause, clause.end)
    assert (chain and chain.name, sure < 0.6) == ("乳品加工", True)


def test_the_former_and_the_latter_are_the_two_chains_named_before() -> None:
    page = page_of(
        "云帆市做大光伏和工程机械两大产业。前者缺银浆，后者的柱塞泵全靠进口。",
        chain="光伏 工程机械",
        segment="银浆 柱塞泵",
        **_HOME,
    )
    assert gaps(page) == {
        ("光伏", "银浆", "Missing"),
        ("工程机械", "柱塞泵", "ImportDependent"),
    }


def test_a_thing_is_of_the_chain_that_its_clause_says_it_is_of() -> None:
    page = page_of(
        "与光伏产业链条较为完整不同，工程机械的柱塞泵仍然依赖进口。",
        chain="光伏 工程机械",
        segment="柱塞泵",
        **_HOME,
    )
    assert gaps(page) == {("工程机械", "柱塞泵", "ImportDependent")}


def test_far_from_any_chain_a_page_about_none_of_its_many_gives_none() -> None:
    names = "光伏 氢能 钢铁 纺织 造纸 家具 酿酒 陶瓷 水泥 玻璃 轮胎 制糖 制茶 渔业 文旅"
    lines = [
        f"{name}扩产，{other}提质。"
        for name, other in zip(*[iter(names.split())] * 2, strict=False)
    ]
    page = page_of(
        "\n".join(
            [
                "一年来，各项工作有序推进。",
                *lines,
                "项目建设提速。",
                "城乡面貌改善。",
                "精深加工不足。",
            ]
        ),
        chain=names,
        segment="精深加工",
        **_HOME,
    )
    assert gaps(page) == set()


def test_the_course_of_an_industry_is_no_link_of_it() -> None:
    page = page_of("能源产业扩产。三是能源产业转型不及预期。", chain="能源", **_HOME)
    assert gaps(page) == set()
