"""Rows of cells: boxes whose first cell names the second, and tables with a header."""

from collections.abc import Sequence
from itertools import groupby

from reading.layout.label_roles import role_of
from reading.layout.looks import Kind
from reading.layout.parts import Part, Piece
from reading.model import BlockKind, Columns

# The first cell of a box row is a word or two, the second says something at length.
_PAIR = 2
_LONGEST_LABEL = 12
_SHORTEST_CONTENT = 15
_LONGEST_HEADER = 14
_LONGEST_PART = 16  # characters of a line that parts a table


def _spans(piece: Piece) -> list[tuple[int, int]]:
    return [span for span in piece.cells if piece.text[slice(*span)].strip(" -:|")]


def _labelled(piece: Piece) -> Piece | None:
    """The row as one cell with its label, where a short cell names a long one."""
    spans = _spans(piece)
    if len(spans) != _PAIR:
        return None
    (start, first_end), (second, end) = spans
    label = piece.text[start:first_end].strip()
    is_named = len(label) <= _LONGEST_LABEL and not label[:1].isdigit()
    if is_named and end - second >= _SHORTEST_CONTENT:
        return piece.cut((Part(BlockKind.BOX_CELL, start, end, label=label),))
    return None


def _is_header(piece: Piece, given: frozenset[str]) -> bool:
    texts = [piece.text[slice(*span)].strip() for span in _spans(piece)]
    told = sum(role_of(text) is not None for text in texts) >= _PAIR
    digits = any(any(map(str.isdigit, text)) for text in texts)
    if given & set(texts):
        return True
    return all(len(t) <= _LONGEST_HEADER for t in texts) and len(texts) > 1 and (told or not digits)


def _is_rule(piece: Piece) -> bool:
    return not _spans(piece)


def _plain_row(piece: Piece, header: tuple[str, ...], *, heads: bool = True) -> Piece:
    """The row as cells, each labelled by its column and headed by the first cell with a word."""
    parts: list[Part] = []
    head: int | None = None
    # An empty first cell is lost with the blanks before a line: the row leaves its group unnamed.
    missing = piece.paragraph.indented and len(piece.cells) == len(header) - 1
    for column, (start, end) in enumerate(piece.cells, start=int(missing)):
        if not piece.text[start:end].strip():
            continue
        label = header[column] if column < len(header) else ""
        back = 0 if head is None else len(parts) - head
        parts.append(Part(BlockKind.BOX_CELL, start, end, label=label, row_head=back))
        if heads and head is None and any(c.isalpha() for c in piece.text[start:end]):
            head = len(parts) - 1
    return piece.cut(tuple(parts))


def _header(rows: Sequence[Piece], given: frozenset[str]) -> tuple[str, ...]:
    """The titles in the first of some rows; none where it is a row like the others."""
    if len(rows) < _PAIR or not _is_header(rows[0], given):
        return ()
    return tuple(rows[0].text[slice(*span)].strip() for span in rows[0].cells)


def _table(
    rows: Sequence[Piece], given: frozenset[str], header: tuple[str, ...], over: tuple[str, ...]
) -> list[Piece]:
    """The rows of a table with its own `header`, or with that of the part `over` it."""
    labelled = [_labelled(row) for row in rows]
    titled = bool(given) and _is_header(rows[0], given)
    if not titled and any(labelled) and not all(len(_spans(row)) > _PAIR for row in rows):
        return [found or _plain_row(row, ()) for row, found in zip(rows, labelled, strict=True)]
    body = [
        row.whole(BlockKind.FURNITURE) if _is_rule(row) else _plain_row(row, header or over)
        for row in rows[bool(header) :]
    ]
    return ([_plain_row(rows[0], (), heads=False)] if header else []) + body


def with_tables(pieces: Sequence[Piece], given: Columns = ()) -> list[Piece]:
    """The pieces with the cells of every run of rows told apart; `given` are titles of columns.

    Rows below a short line that parts a table (二、配套类) keep the titles of the table.
    """
    titles = frozenset(title for title, _ in given)
    result: list[Piece] = []
    over: tuple[str, ...] = ()
    for is_row, group in groupby(pieces, key=lambda p: p.open and p.is_kind(Kind.ROW)):
        members = list(group)
        if not is_row:
            over = over if _only_parts(members) else ()
            result += members
            continue
        header = _header(members, titles)
        fits = not header and all(len(row.cells) == len(over) for row in members)
        over = over if fits else header
        result += _table(members, titles, header, over)
    return result


def _only_parts(between: Sequence[Piece]) -> bool:
    """Whether what stands between two runs of rows is one short line."""
    return len(between) == 1 and len(between[0].text.strip()) <= _LONGEST_PART
