"""Layout: a page's raw text → clean text, its blocks, and the way back to every raw character."""

from reading.layout.assembly import assemble
from reading.layout.body import with_body, with_stacks, with_strange_captions, with_tail
from reading.layout.characters import lines
from reading.layout.grids import with_grids
from reading.layout.head import with_head
from reading.layout.joining import paragraphs
from reading.layout.parts import pieces
from reading.layout.repeats import with_repeats
from reading.layout.tables import with_tables
from reading.model import Columns, Layout


def lay_out(raw: str, columns: Columns = ()) -> Layout:
    r"""The layout of a raw text; takes time in proportion to its length and never fails.

    A clean character is the raw one at its offset, but for the forms `characters.normal` gives and
    for the tabs between the cells of a drawn table.
    Paragraphs are parted by one line break, cells by tabs; blocks leave out the marks before
    bullets and captions. `columns` are the roles that the user gives to columns of tables.

    >>> page = lay_out("一、汽车\n整车项目落\n\n户，总投资30亿元。")
    >>> [page.text(block) for block in page.blocks]
    ['一、汽车', '整车项目落', '户，总投资30亿元。']
    """
    drawn = tuple(with_grids(tuple(lines(raw))))
    laid = with_tables(with_head(pieces(tuple(paragraphs(drawn)))), columns)
    told = with_strange_captions(with_stacks(with_tail(with_body(laid))))
    clean, offsets, blocks = assemble(told)
    return Layout(raw, clean, offsets, with_repeats(clean, blocks), columns)
