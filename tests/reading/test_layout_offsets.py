"""Every clean character leads back to its raw one, whatever the text."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reading.layout import lay_out
from reading.layout.characters import normal
from reading.model import Layout

MARK_FORMS = dict(zip("(),:;!?", "（），：；！？", strict=True)) | {'"': "“”", "'": "‘’"}
PLAIN_MARKS = {form: mark for mark, forms in MARK_FORMS.items() for form in forms}
_NOISE = re.compile(r"</?[a-z][^<>\n\r]*>|&\w+;|&#160;", re.IGNORECASE)

PIECES = st.sampled_from(
    [
        "第一章 发展基础\n",
        "一、主要成就\n\n",
        "（一）",
        "1.",
        "专栏 2 汽车产业发展路径\n",
        "发展路径\t支持整车企业发展纯电动汽车，建设零部件产业园\n",
        "企业\t产品\t产值\n",
        "优势：",
        "拟招商名录：\n",
        "●",
        "■",
        "<p>",
        "</p>",
        "&nbsp;",
        "\r\n",
        "\n\n",
        "\t",
        "　　",
        "\ufeff",
        "\x00",
        "\u202e",
        "１２",
        "青岛巿",
        "全市规模以上工业总产值达到3227.7亿元，",
        "项目已经投产。",
        "□本报记者 张三",
        "and words",
        "——",
        "“灯塔工厂”",
        "（下转第二版）",
        '(含外资),"链主"企业:',
        "10:30;",
    ]
)


def bare(text: str) -> str:
    """The text without blanks, tags and invisible characters, in normal forms."""
    plain = normal(_NOISE.sub("", text))
    shown = (c for c in plain if c.isprintable() and not c.isspace())
    return "".join(PLAIN_MARKS.get(c, c) for c in shown)


def check(layout: Layout) -> None:
    offsets = layout.offsets
    assert len(offsets) == len(layout.clean)
    assert all(a <= b for a, b in pairwise(offsets))
    for block in layout.blocks:
        assert 0 <= block.start < block.end <= len(layout.clean)
        assert "\n" not in layout.text(block)
        assert all(index < len(layout.blocks) for index in block.headings)
        evidence = layout.evidence("doc-x", block.start, block.end)
        assert layout.raw[evidence.start : evidence.end] == evidence.quote
        assert bare(evidence.quote) == bare(layout.text(block))
    for before, after in pairwise(layout.blocks):
        assert before.end <= after.start


@given(st.text(max_size=200))
def test_any_text_is_laid_out_with_true_offsets(raw: str) -> None:
    layout = lay_out(raw)
    for clean, offset in zip(layout.clean, layout.offsets, strict=True):
        same = clean in (normal(raw[offset]), *MARK_FORMS.get(raw[offset], ""))
        assert same or (clean in " \n" and (raw[offset] in "\r<&" or raw[offset].isspace()))


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_pages_in_pieces_keep_every_quote(raw: str) -> None:
    check(lay_out(raw))


def test_a_span_that_ends_in_a_blank_of_several_characters_ends_before_it() -> None:
    layout = lay_out("甲工厂&nbsp;乙")
    assert layout.evidence("doc-x", 0, 4).quote == "甲工厂"


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.data())
def test_any_span_of_a_block_quotes_its_own_words(raw: str, data: st.DataObject) -> None:
    layout = lay_out(raw)
    if layout.blocks:
        block = data.draw(st.sampled_from(layout.blocks))
        start = data.draw(st.integers(block.start, block.end - 1))
        end = data.draw(st.integers(start + 1, block.end))
        quote = layout.evidence("doc-x", start, end).quote
        assert bare(quote) == bare(layout.clean[start:end])
