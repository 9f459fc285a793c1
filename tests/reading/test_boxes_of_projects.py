"""The key projects that the boxes of a plan list: each one whole, also where a page tears it."""

from ontology.model import Document, EntityType
from reading.layout import lay_out
from reading.names import find
from reading.sentences import split

PLAN = """专栏1 水泵产业“十四五”发展路径及重点项目
发展路径\t以节能改造为抓手，推动水泵、阀门等产品升级。
重点项目\t衡川泵业年产30万台节能水泵生产线改造提升项目、磐石精铸2×15万吨/年铸件项目、北渚阀门（高压）技术改</p>

造项目、青湖大学叶轮设计平台建设项目、澜湖节水装备产业园等。
专栏2 绿色建材产业“十四五”发展路径及重点项目
发展路径\t以固废利用为方向，招引龙头企业。
重点项目\t禾田新材料粉煤灰综合利用项目、石膏板智能化升级改造项目、省级建材检验基地暨产业园项目、云汐科技基于5G和人工智能的窑炉管控项目等等。
"""


def projects_behind(start: int, end: int) -> list[str]:
    layout = lay_out(PLAN)
    document = Document("doc-000000000000", "0" * 64, "own.txt", PLAN)
    names = find(document, layout, split(layout))
    inside = (layout.clean.index(f"专栏{start}"), layout.clean.find(f"专栏{end}"))
    last = inside[1] if inside[1] > 0 else len(layout.clean)
    return [
        m.name
        for m in names.mentions
        if m.type is EntityType.PROJECT and inside[0] <= m.start < last
    ]


def test_every_item_of_a_box_of_projects_is_a_project_from_mark_to_mark() -> None:
    assert projects_behind(1, 2) == [
        "衡川泵业年产30万台节能水泵生产线改造提升项目",
        "磐石精铸2×15万吨/年铸件项目",
        "北渚阀门（高压）技术改造项目",
        "青湖大学叶轮设计平台建设项目",
        "澜湖节水装备产业园",
    ]


def test_the_and_inside_the_name_of_a_project_parts_nothing() -> None:
    assert projects_behind(2, 3) == [
        "禾田新材料粉煤灰综合利用项目",
        "石膏板智能化升级改造项目",
        "省级建材检验基地暨产业园项目",
        "云汐科技基于5G和人工智能的窑炉管控项目",
    ]
