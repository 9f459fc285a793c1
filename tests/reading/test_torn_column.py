"""A sentence that the page order has torn in two: its head ends one column, its tail opens another."""

from hypothesis import given
from hypothesis import strategies as st

from ontology.model import Document, EntityType, Relation
from reading.layout import lay_out
from reading.layout.torn import torn
from reading.model import BlockKind
from reading.read import read

TAIL = "项目正加快主体施工，将打造中国南方最大的特种线缆生产基地；云汐高速光模块签约落地，将进一步丰富产业链。"
BETWEEN = """前三季度，全市新开工项目20个，总投资150亿元，工业投资保持两位数增长。

“新项目”撑起“新园区”

"""
HEAD = (
    "在江州市新型线缆产业园，禾田线缆项目顺利实现产能爬坡，已有6条生产线投入生产，"
    "满产后可年产电缆1.5万公里；澜湖导体项目已完成主体施工；衡川高性能特种线缆"
)
PAGE = f"{TAIL}\n\n{BETWEEN}{HEAD}\n"


def document(text: str) -> Document:
    return Document("doc-000000000000", "0" * 64, "own.txt", text)


def located(text: str) -> set[tuple[str, str]]:
    reading = read(document(text))
    names = {entity.id: entity.name for entity in reading.entities}
    return {
        (names.get(c.subject, c.subject), names.get(c.object, c.object))
        for c in reading.claims
        if c.predicate is Relation.LOCATED_IN
    }


def test_the_name_at_the_end_of_a_column_is_a_project_where_another_opens_with_the_word() -> None:
    reading = read(document(PAGE))
    projects = {e.name for e in reading.entities if e.type is EntityType.PROJECT}
    assert "衡川高性能特种线缆" in projects


def test_what_a_project_is_to_become_is_no_second_project() -> None:
    reading = read(document(PAGE))
    assert all("特种线缆生产基地" not in e.name for e in reading.entities)


def test_the_projects_of_both_halves_lie_in_the_park_of_the_first() -> None:
    park = "江州市新型线缆产业园"
    assert {("衡川高性能特种线缆", park), ("云汐高速光模块", park)} <= located(PAGE)


def test_a_claim_over_both_halves_quotes_both() -> None:
    reading = read(document(PAGE))
    names = {entity.id: entity.name for entity in reading.entities}
    claim = next(
        c
        for c in reading.claims
        if c.predicate is Relation.LOCATED_IN and names[c.subject] == "云汐高速光模块"
    )
    quotes = [evidence.quote for evidence in claim.evidence]
    assert any("云汐高速光模块" in quote for quote in quotes)
    assert any("江州市新型线缆产业园" in quote for quote in quotes)


def test_the_text_keeps_its_order() -> None:
    layout = lay_out(PAGE)
    assert list(layout.offsets) == sorted(layout.offsets)
    assert torn(layout) is not None


def test_two_columns_that_stop_in_the_open_are_joined_to_nothing() -> None:
    assert torn(lay_out(f"{PAGE}\n■一张图片的说明。\n\n{HEAD}材料\n")) is None


def test_a_paragraph_below_its_heading_is_no_tail() -> None:
    assert torn(lay_out(f"衡川线缆二期\n\n{TAIL}\n\n{BETWEEN}{HEAD}\n")) is None


def test_a_sentence_broken_inside_a_word_across_an_empty_line_is_no_heading() -> None:
    text = "全市加快建设先进制造业基地，推动龙头企业与配套企业在园区内集\n\n聚，形成完整的线缆产业链，目前已有企业30家。\n"
    kinds = {block.kind for block in lay_out(text).blocks}
    assert BlockKind.HEADING not in kinds


def test_a_headline_with_a_comma_above_a_paragraph_is_a_heading() -> None:
    text = (
        "强链补链，线缆集群加速成形\n\n今年以来，江州市推动龙头企业与配套企业在园区内集聚，"
        "形成完整的线缆产业链，目前已有企业30家，产值超过百亿元。\n\n从单打独斗到抱团，小企业也有了市场\n\n"
        "在江州市新型线缆产业园，禾田线缆项目顺利实现产能爬坡，已有6条生产线投入生产，满产后可年产电缆1.5万公里。\n"
    )
    layout = lay_out(text)
    found = [
        layout.text(b) for b in layout.blocks if b.kind in (BlockKind.HEADING, BlockKind.TITLE)
    ]
    assert found == ["强链补链，线缆集群加速成形", "从单打独斗到抱团，小企业也有了市场"]


@given(st.text(alphabet="项目正在，。；\n甲乙线缆园", max_size=200))
def test_any_text_is_asked_for_its_torn_sentence(text: str) -> None:
    layout = lay_out(text)
    found = torn(layout)
    assert found is None or layout.clean[found.start : found.end].strip()
