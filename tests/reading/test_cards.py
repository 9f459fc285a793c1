"""Profiles and tables: every labelled line and every row says what it is about."""

from bench.quality import as_document
from ontology.model import EntityType
from reading.layout import lay_out
from reading.layout.label_roles import LabelRole, role_of
from reading.layout.labelled import labelled
from reading.read import page_of
from reading.rules.cards import Card, cards

PROFILE = """江渚市云岫智造园
地址：江渚市临湖区桂花路8号
主导产业：机器人、集成电路
入驻企业：恒屿电子、澜图科技（减速器）、瑞禾精密股份有限公司等32家，另有孵化团队9个
公共平台：云岫检测技术研究院
在建项目：恒屿电子封装二期、澜图科技伺服电机产线
联系电话：0000-1234567
"""
TABLE = (
    "序号\t项目名称\t建设单位\t所在园区\t总投资（亿元）\n"
    "1\t年产5万套减速器项目\t澜图科技\t云岫智造园\t12.5\n"
    "2\t封装测试基地二期\t恒屿电子\t临湖智谷\t8\n"
)


def _cards(text: str) -> tuple[Card, ...]:
    return cards(page_of(as_document("t", text)))


def test_labels_of_profiles_and_columns_have_roles() -> None:
    assert role_of("主导产业") is LabelRole.CHAIN
    assert role_of("入驻企业") is LabelRole.FIRM
    assert role_of("总投资（亿元）") is LabelRole.MONEY
    assert role_of("建设地点") is LabelRole.SITE
    assert role_of("薄弱环节") is LabelRole.GAP
    assert role_of("拟招商名录") is LabelRole.TARGET
    assert role_of("他表示") is None
    assert role_of("建议") is None


def test_each_line_of_a_profile_is_labelled_with_its_exact_words() -> None:
    layout = lay_out(PROFILE)
    found = {v.label: layout.clean[v.start : v.end] for v in labelled(layout)}
    assert found["主导产业"] == "机器人、集成电路"
    assert found["公共平台"] == "云岫检测技术研究院"
    assert found["地址"] == "江渚市临湖区桂花路8号"


def test_several_labels_in_one_line_end_where_the_next_begins() -> None:
    layout = lay_out(
        "●云岫食品城　主导产业：休闲食品；重点企业：甜澜食品、禾香印包。\n●其他　在建。"
    )
    found = [(v.role, layout.clean[v.start : v.end]) for v in labelled(layout)]
    assert found == [(LabelRole.CHAIN, "休闲食品"), (LabelRole.FIRM, "甜澜食品、禾香印包")]


def test_a_profile_is_about_the_park_above_its_lines() -> None:
    (card,) = _cards(PROFILE)
    assert (card.subject.type, card.subject.name) == (EntityType.PARK, "江渚市云岫智造园")
    firms = [m.name for line in card.of(LabelRole.FIRM) for m in line.of(EntityType.FIRM)]
    assert firms == ["恒屿电子", "澜图科技", "瑞禾精密股份有限公司"]


def test_a_row_of_a_project_table_is_about_its_project() -> None:
    rows = [card for card in _cards(TABLE) if card.row]
    assert [card.subject.name for card in rows] == ["年产5万套减速器项目", "封装测试基地二期"]
    owners = [line.mentions[0].name for card in rows for line in card.of(LabelRole.DEVELOPER)]
    assert owners == ["澜图科技", "恒屿电子"]


def test_prose_with_a_colon_is_no_profile() -> None:
    assert _cards("园区负责人说：我们还缺一家做模具的企业。\n他建议：再等一等。") == ()
