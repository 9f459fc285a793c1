"""PDF files: columns, running heads, pages, turned pages, scans and traps."""

import random

import pytest

from ontology.errors import DamagedDocument, LockedDocument, ScannedDocument
from reading.formats import from_bytes
from reading.formats.pdf import read
from tests.reading.written_pdf import At, Stroke, Thing, broken, column, pdf

LEFT = "望潮区今年引进新能源汽车零部件企业十六家，其中驱动电机企业三家、电控系统企业两家，全部投产后年产值可达八十亿元。"
MIDDLE = "集成电路产业园二期开工建设，规划面积三平方公里，重点发展功率器件和封装测试，建成后可容纳设计企业一百家。"
RIGHT = "本报讯，港口机械企业与高校共建实验室，围绕液压件和高档轴承攻关，第一批样机已经交付用户试用，反映良好。"


def news(*, shuffled: bool = False) -> bytes:
    """A page of a newspaper: a headline over three columns, below it an article in two."""
    things: list[Thing] = [At(120, 780, "望潮经济快报头条新闻", 24)]
    for x, text in zip((60, 230, 400), (LEFT, MIDDLE, RIGHT), strict=True):
        things += column(x, 730, broken(text, 12))
    things.append(At(60, 560, "园区短讯", 18))
    long = LEFT + RIGHT
    lines = broken(long, 18)
    half = len(lines) // 2
    things += column(60, 530, lines[:half]) + column(300, 530, lines[half:])
    if shuffled:
        random.Random(7).shuffle(things)
    return pdf([things])


@pytest.mark.parametrize("order", ["as written", "shuffled"])
def test_columns_are_read_one_after_the_other_however_the_file_orders_them(order: str) -> None:
    lines = [
        line for line in read("a.pdf", news(shuffled=order == "shuffled")).text.split("\n") if line
    ]
    assert lines == ["望潮经济快报头条新闻", LEFT, MIDDLE, RIGHT, "园区短讯", LEFT + RIGHT]


def plan(count: int) -> bytes:
    """Pages with a running head, a page number and one paragraph that runs through them all."""
    lines = broken((LEFT + MIDDLE + RIGHT).replace("。", "，") * count, 36)
    share = len(lines) // count + 1
    pages: list[list[Thing]] = []
    for i in range(count):
        edge = (At(72, 800, "望潮区发展规划"), At(290, 40, f"- {i + 1} -"))
        pages.append([*edge, *column(72, 740, lines[i * share : (i + 1) * share])])
    return pdf(pages)


def test_running_heads_and_page_numbers_are_left_out_and_pages_stitched() -> None:
    found = read("a.pdf", plan(4))
    assert found.text == (LEFT + MIDDLE + RIGHT).replace("。", "，") * 4 + "\n"


def test_each_page_begins_where_its_first_character_stands() -> None:
    found = read(
        "a.pdf",
        pdf(
            [
                column(72, 740, [words])
                for words in ("第一页只有这些文字。", "第二页的文字也不是很多。")
            ]
        ),
    )
    assert found.text == "第一页只有这些文字。\n第二页的文字也不是很多。\n"
    assert found.pages == (0, 11)
    whole = read("a.pdf", plan(4))
    assert len(whole.pages) == 4
    assert sorted(set(whole.pages)) == list(whole.pages)


def test_a_paragraph_that_fills_its_last_line_does_not_swallow_the_next() -> None:
    text = "产" * 33 + "。"
    found = read("a.pdf", pdf([column(72, 740, broken(text, 36) + broken("业" * 50 + "。", 36))]))
    assert found.text == f"{text}\n{'业' * 50}。\n"


def test_names_side_by_side_are_read_across() -> None:
    rows = [("澄星汽车", "整车"), ("驰电线束", "线束"), ("望海隔膜", "隔膜")]
    things = [
        At(x, 700 - 20 * i, w)
        for i, row in enumerate(rows)
        for x, w in zip((72, 250), row, strict=True)
    ]
    assert read("a.pdf", pdf([things])).text == "澄星汽车\t整车\n驰电线束\t线束\n望海隔膜\t隔膜\n"


def test_a_ruled_table_is_read_row_by_row_and_a_cell_over_two_rows_once() -> None:
    lines = [Stroke(60, y, 540, y) for y in (740, 640)]
    lines += [Stroke(160, 690, 540, 690), *(Stroke(x, 740, x, 640) for x in (60, 160, 540))]
    cells: list[Thing] = [At(70, 685, "发展路径"), *lines]
    cells += column(170, 722, [LEFT[:30], LEFT[30:]])
    cells += column(170, 672, [RIGHT[:30], RIGHT[30:]])
    page = [At(60, 770, "专栏一 望潮区的产业"), *cells, *column(60, 600, broken(MIDDLE, 38))]
    text = read("a.pdf", pdf([page])).text.replace("\n\n", "\n")
    assert text == f"专栏一 望潮区的产业\n发展路径\t{LEFT}\n{RIGHT}\n{MIDDLE}\n"


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    lines: list[Thing] = [At(100 + 18 * i, 72, x) for i, x in enumerate(broken(LEFT, 30))]
    turned = pdf([lines]).replace(b"1 0 0 1", b"0 1 -1 0")
    assert read("a.pdf", turned).text == f"{LEFT}\n"
    other: list[Thing] = [At(400 - 18 * i, 600, x) for i, x in enumerate(broken(LEFT, 30))]
    assert read("a.pdf", pdf([other]).replace(b"1 0 0 1", b"0 -1 1 0")).text == f"{LEFT}\n"


def test_words_printed_twice_to_look_bold_stand_once() -> None:
    things = [
        At(72, 700, "产业基础"),
        At(72.4, 700, "产业基础"),
        *column(72, 680, broken(LEFT, 30)),
    ]
    assert read("a.pdf", pdf([things])).text.split("\n")[0] == "产业基础"


def test_a_file_of_pictures_is_a_scan() -> None:
    with pytest.raises(ScannedDocument, match="扫描"):
        from_bytes("a.pdf", pdf([[], []]))


def test_a_password_is_told() -> None:
    encrypted = pdf([column(72, 740, [LEFT])]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"00" * 32
        + b">/U<"
        + b"00" * 32
        + b">>>",
    )
    with pytest.raises(LockedDocument, match="密码"):
        from_bytes("a.pdf", encrypted)


def test_pages_that_hold_each_other_are_damaged() -> None:
    circle = pdf([column(72, 740, [LEFT])]).replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]")
    with pytest.raises((DamagedDocument, ScannedDocument)):
        from_bytes("a.pdf", circle)
