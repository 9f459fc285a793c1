"""A page's parts: what goes together, what heads what, what is not the text."""

import re

from reading.layout import lay_out
from reading.model import Block, BlockKind, Layout

COLUMN = """　　今年以来，园区加快集聚上下游企
业，整车项目已经竣工投产，零部件企
业增至44家，形成较为完整的链条，电
池工厂也在加紧建设之中，预计明年投
产，达产后产值将超过百亿元，成为全
省重要的新能源汽车生产基地，负责人

介绍说，下一步将继续引进配套企业。
"""


def texts(layout: Layout, *kinds: BlockKind) -> list[str]:
    return [layout.text(b) for b in layout.blocks if b.kind in kinds]


def the(layout: Layout, start: str) -> Block:
    return next(b for b in layout.blocks if layout.text(b).startswith(start))


def test_lines_of_a_column_become_one_paragraph_across_an_empty_line() -> None:
    layout = lay_out(COLUMN)
    assert len(layout.blocks) == 1
    assert "零部件企业增至44家" in layout.clean
    assert "负责人介绍说" in layout.clean


HEADED = """三、重点任务

链条招商
聚焦电池、电机、电控三大环节，绘制产业链图谱，梳理短板环节。
园区配套
支持各县区盘活闲置厂房，建设专业园区。
企业\t产品
岚驰电驱\t电机
"""


def kinds(layout: Layout) -> list[tuple[BlockKind, str]]:
    return [(block.kind, layout.text(block)) for block in layout.blocks]


def test_empty_lines_between_all_lines_and_blanks_before_all_lines_tell_nothing() -> None:
    spaced = re.sub("\n+", "\n\n", COLUMN + HEADED)
    assert kinds(lay_out(spaced)) == kinds(lay_out(re.sub("\n+", "\n", COLUMN + HEADED)))
    indented = "".join(f"　　{line}\n" for line in HEADED.splitlines())
    assert kinds(lay_out(indented)) == kinds(lay_out(HEADED))


def test_a_page_break_inside_a_word_is_mended() -> None:
    raw = (
        "园区现有企业30家。\n\n园区依托本地整车龙头企业，加快布局动力电池、驱动电机、电控系统等关键零部件，引进一批上下游配\n\n"
        "套企业，形成完整链条。\n"
    )
    layout = lay_out(raw)
    assert "上下游配套企业" in layout.clean
    start = layout.clean.index("配套企业")
    assert layout.evidence("doc-x", start, start + 4).quote == "配\n\n套企业"


def test_a_list_of_names_stays_a_list() -> None:
    raw = "重点企业名单如下：\n甲乙丙科技有限公司\n丁戊己科技有限公司\n庚辛壬科技有限公司\n子丑寅科技有限公司\n"
    assert "甲乙丙科技有限公司\n丁戊己科技有限公司\n" in lay_out(raw).clean


def test_headings_nest_by_their_numbers() -> None:
    raw = "第一章 发展基础\n\n一、主要成就\n\n1.整车规模壮大\n\n产值达到300亿元。\n\n二、存在问题\n\n配套不足。\n"
    layout = lay_out(raw)
    assert [(layout.text(b), b.level) for b in layout.blocks if b.level] == [
        ("第一章 发展基础", 1),
        ("一、主要成就", 2),
        ("1.整车规模壮大", 3),
        ("二、存在问题", 2),
    ]
    assert layout.heading_path(the(layout, "产值")) == (
        "第一章 发展基础",
        "一、主要成就",
        "1.整车规模壮大",
    )
    assert layout.heading_path(the(layout, "配套")) == ("第一章 发展基础", "二、存在问题")


def test_a_numbered_sentence_that_opens_a_paragraph_heads_it() -> None:
    raw = "（一）壮大整车产业。支持企业扩大产能，建设零部件产业园。\n"
    layout = lay_out(raw)
    assert texts(layout, BlockKind.HEADING) == ["（一）壮大整车产业。"]
    assert layout.heading_path(the(layout, "支持")) == ("（一）壮大整车产业。",)


def test_numbered_lines_without_text_between_them_are_a_list() -> None:
    raw = "一、重点项目\n1.整车项目\n2.电池项目\n3.电机项目\n二、保障措施\n加强领导。\n"
    layout = lay_out(raw)
    assert texts(layout, BlockKind.BULLET) == ["1.整车项目", "2.电池项目", "3.电机项目"]


def test_a_decimal_is_no_number_of_a_heading() -> None:
    assert texts(lay_out("2.5亿元项目落地。\n"), BlockKind.HEADING) == []


def test_cells_of_a_box_bear_their_label_and_stand_under_its_title() -> None:
    raw = (
        "第四章 发展重点\n\n专栏 2 汽车产业发展路径及重点项目\t\n"
        "发展路径\t<p>支持整车企业发展纯电动汽车，建设零部件产业园，完善充电设施。</p>\n"
        "重点项目\t整车二期项目、电池扩产项目、电机生产线技术改\n\n造项目等。\n\n第五章 保障\n\n加强领导。\n"
    )
    layout = lay_out(raw)
    cells = [b for b in layout.blocks if b.kind is BlockKind.BOX_CELL]
    assert [b.label for b in cells] == ["发展路径", "重点项目"]
    assert layout.text(cells[1]).endswith("电机生产线技术改造项目等。")
    assert layout.heading_path(cells[0]) == ("第四章 发展重点", "专栏2汽车产业发展路径及重点项目")
    assert layout.heading_path(the(layout, "加强")) == ("第五章 保障",)
    assert "<p>" not in layout.clean


def test_labels_in_a_box_hold_until_the_next_one() -> None:
    raw = (
        "专栏9 汽车产业链现状\n\n优势：拥有整车企业2家。\n\n劣势：一是电机依赖外购。二是人才不足。\n\n"
        "拟招商名录：\n\n甲乙科技、丙丁股份有限公司、\n戊己电子。\n\n2.船舶工业\n\n优势突出。\n"
    )
    layout = lay_out(raw)
    found = [(b.label, layout.text(b)) for b in layout.blocks if b.kind is BlockKind.BOX_CELL]
    assert found == [
        ("优势", "优势：拥有整车企业2家。"),
        ("劣势", "劣势：一是电机依赖外购。二是人才不足。"),
        ("拟招商名录", "拟招商名录："),
        ("拟招商名录", "甲乙科技、丙丁股份有限公司、戊己电子。"),
    ]
    assert the(layout, "优势突出").label == ""


def test_a_table_labels_its_cells_by_column_and_heads_them_by_row() -> None:
    raw = "重点项目表\n序号\t项目名称\t总投资\n1\t整车二期项目\t30亿元\n2\t电池项目\t12亿元\n"
    layout = lay_out(raw)
    cell = the(layout, "30亿元")
    assert (cell.kind, cell.label) == (BlockKind.BOX_CELL, "总投资")
    assert layout.heading_path(cell)[-1] == "整车二期项目"


def test_a_markdown_table_is_a_table() -> None:
    raw = "# 项目\n\n| 项目 | 投资 |\n|---|---|\n| 整车项目 | 30亿元 |\n"
    layout = lay_out(raw)
    assert texts(layout, BlockKind.TITLE) == ["项目"] or texts(layout, BlockKind.HEADING) == [
        "项目"
    ]
    assert the(layout, "30亿元").label == "投资"


def test_furniture_of_a_newspaper_page_is_told_apart() -> None:
    raw = (
        "客户端·某某观察\n\n甲乙日报 聚焦\n\n主编 张三 美编 李四\n\n整车项目落户园区\n\n□本报记者 王五\n\n"
        "　　整车项目已经落户园区，总投资30亿元。（下转第二版）\n\n园区整车项目工地。□记者 赵六 摄\n"
    )
    layout = lay_out(raw)
    assert texts(layout, BlockKind.TITLE) == ["整车项目落户园区"]
    assert texts(layout, BlockKind.PARAGRAPH) == ["整车项目已经落户园区，总投资30亿元。"]
    assert texts(layout, BlockKind.CAPTION) == ["园区整车项目工地。"]
    assert texts(layout, BlockKind.FURNITURE) == [
        "客户端·某某观察",
        "甲乙日报 聚焦",
        "主编 张三 美编 李四",
        "□本报记者 王五",
        "（下转第二版）",
        "□记者 赵六 摄",
    ]


def test_navigation_above_a_repeated_title_is_furniture() -> None:
    raw = (
        "首页\n\t资讯中心\n\t整车项目落户东部园区\n整车项目落户东部园区\n发布时间：2021-04-19\n"
        "整车项目落户东部园区，总投资30亿元，今年开工。\n\n某网采购群：12345678\n"
    )
    layout = lay_out(raw)
    assert texts(layout, BlockKind.TITLE) == ["整车项目落户东部园区"]
    assert texts(layout, BlockKind.PARAGRAPH) == ["整车项目落户东部园区，总投资30亿元，今年开工。"]
    assert layout.blocks[-1].kind is BlockKind.FURNITURE


def test_teasers_of_other_articles_are_foreign_and_subtitles_are_not() -> None:
    raw = (
        "整车项目落户东部园区\n\n零部件企业加快集聚，园区链条日趋完整\n\n"
        "北部山区草莓采摘节热闹开幕\n种植面积达到3200亩\n\n■2版 ■3版\n\n□本报记者 王五\n\n"
        "　　整车项目落户东部园区，带动零部件企业加快集聚，园区产业链条日趋完整，总投资30亿元。\n"
    )
    layout = lay_out(raw)
    assert texts(layout, BlockKind.FOREIGN) == ["北部山区草莓采摘节热闹开幕", "种植面积达到3200亩"]
    assert texts(layout, BlockKind.TITLE) == [
        "整车项目落户东部园区",
        "零部件企业加快集聚，园区链条日趋完整",
    ]


def test_a_caption_that_repeats_the_body_names_the_block_it_repeats() -> None:
    raw = (
        "□本报记者 王五\n\n整车产业园致力于构建国内领先的新能源汽车产业集群，已集聚企业110余家。\n\n"
        "■整车产业园致力于构建国内领先的新能源汽车产业集群。\n"
    )
    layout = lay_out(raw)
    caption = layout.blocks[-1]
    assert caption.kind is BlockKind.CAPTION
    assert caption.repeats is not None
    assert layout.text(layout.blocks[caption.repeats]).startswith("整车产业园")


def test_three_stacked_headlines_head_nothing() -> None:
    raw = (
        "整车优势产业\n提质扩容\n\n电池新兴产业\n持续壮大\n\n"
        "　　整车项目在东部园区开工建设，总投资30亿元，计划年产整车20万辆，明年竣工投产，带动就业。\n"
    )
    layout = lay_out("园区聚链成势\n\n□本报记者 王五\n\n" + raw)
    assert the(layout, "整车项目在").headings == ()


def test_strange_characters_are_put_right_one_by_one() -> None:
    layout = lay_out("\ufeff青岛巿１２家企业\u200b落户\x00园区。\r\n")
    assert layout.clean.strip() == "青岛市12家企业落户园区。"
    assert layout.raw[layout.offsets[2]] == "巿"


def test_blanks_between_chinese_and_latin_go_and_those_between_words_stay() -> None:
    layout = lay_out("到 2025 年，联合 U 谷 发展 Cloud Native 产业。")
    assert layout.clean == "到2025年，联合U谷 发展Cloud Native产业。"


def test_lines_wrapped_at_one_width_are_joined_between_short_headings() -> None:
    raw = (
        "某某市产业发展行动方案\n为加快新能源汽车产业发展，根据全省部署，结合我市实际，制\n定本方案。\n"
        "一、发展基础\n（一）产业规模。全市新能源汽车产业实现产值三百亿元，同\n比增长15%，拥有规上企业68家，"
        "其中整车企业两家、动力电池企\n业五家，本地配套率达到35%。\n二、主要目标\n"
        "到明年底，全市新能源汽车产业产值突破六百亿元，本地配套\n率提高到50%以上。\n"
    )
    layout = lay_out(raw)
    assert "结合我市实际，制定本方案。" in layout.clean
    assert "同比增长15%" in layout.clean
    assert "动力电池企业五家" in layout.clean
    assert "本地配套率提高到50%以上。" in layout.clean
    assert layout.heading_path(the(layout, "到明年底")) == ("二、主要目标",)


def test_framed_labels_and_datelines_are_known() -> None:
    layout = lay_out("【优势】整车企业集聚。\n甲乙日报讯（记者 张三）整车项目投产，产值30亿元。\n")
    assert the(layout, "【优势】").label == "优势"
    assert the(layout, "整车项目").kind is BlockKind.PARAGRAPH
    assert texts(layout, BlockKind.FURNITURE) == ["甲乙日报讯（记者 张三）"]
