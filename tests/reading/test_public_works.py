"""Public works stand in a region's plan, but in no industry."""

from reading.rules.context import context
from reading.rules.public_works import is_public_work
from tests.reading.rule_page import claims, page_of

WAYS = ("chain_by_sentence", "chain_by_paragraph", "chain_by_title", "chain_by_developer")


def test_public_works_under_an_industry_belong_to_none() -> None:
    page = page_of(
        "在光伏产业，云帆至白石高速公路、远山水库扩建工程、东岭500千伏输变电工程、蓝桥电池项目开工。",
        chain="光伏",
        project="云帆至白石高速公路 远山水库扩建工程 东岭500千伏输变电工程 蓝桥电池项目",
    )
    assert claims(page, *WAYS) == {("蓝桥电池项目", "inChain", "光伏", "Actual")}


def test_public_works_belong_to_an_industry_of_their_own_kind() -> None:
    page = page_of(
        "在现代物流产业，云帆铁路二期、远山港码头扩建工程开工。",
        chain="现代物流",
        project="云帆铁路二期 远山港码头扩建工程",
    )
    assert {chain for _, _, chain, _ in claims(page, *WAYS)} == {"现代物流"}


def test_products_named_after_roads_and_grids_are_no_public_works() -> None:
    page = page_of(
        "推进云帆高速光模块扩产项目、白石特高压绝缘子智能工厂、兰山高速云青段、G15线扩容工程。",
        project="云帆高速光模块扩产项目 白石特高压绝缘子智能工厂 兰山高速云青段 G15线扩容工程",
    )
    ctx = context(page)
    told = {m.name: is_public_work(ctx, g, m) for g in ctx.groups for m in g.mentions}
    assert [name for name, public in told.items() if public] == ["兰山高速云青段", "G15线扩容工程"]


def test_a_name_in_a_list_of_roads_is_one_of_public_works() -> None:
    page = page_of(
        "光伏产业壮大。云青（扩建）、白远等高速公路建成。", chain="光伏", firm="云青 白远"
    )
    assert claims(page, *WAYS) == set()
