"""The body of a page: headings with and without numbers, bullets, captions, labels, the tail."""

import re
from collections.abc import Sequence

from reading.layout.head import pairs
from reading.layout.looks import Kind
from reading.layout.marks import CREDIT, MARK, credit_in, ended
from reading.layout.parts import LABEL_RANK, LEAD_RANK, PLAIN_RANK, Part, Piece
from reading.model import BlockKind

# A heading names what follows in at most this many characters; what follows is longer.
_LONGEST_NUMBERED, _LONGEST_PLAIN, _LONGEST_LEAD = 45, 34, 26
_SHORTEST_PLAIN, _SHORTEST_PROSE = 3, 40
_LONGEST_CAPTION = 60
_LIST_RANK = 5
_STACK = 3
# So many pieces below a line can make a heading of it: stacks of headlines are no higher.
_FAR = 9
_MANY_SQUARES = 5
_LONGEST_TAIL = 40
_SILENT = {BlockKind.FURNITURE, BlockKind.TITLE, BlockKind.FOREIGN}

_LIST_END = re.compile(r"(?:公司|集团|厂|企业|等)$")
_LEAD_STOP = re.compile(
    r"目前|当前|眼下|下一步|近[年日期]|今年|去年|前不久|据|预计|预测|初步|同时|此外|另外|其次|首先|其中|"
    r"未来|截至|到20|\d{1,2}月|我们|记者|这|那|并|也|但|而|各位|让我们"
)
_NAMED = re.compile(r"[^：:]{2,20}[：:].")
_SPEECH = re.compile(r"[说称道：:“]")
_TURN = re.compile(r"[（(][上下][转接]第?.{1,4}版[）)]$")
_DATELINE = re.compile(
    r"(?:□?(?:本报|[\u4e00-\u9fff]{2,6}(?:日报|晚报|新闻|网))[^，。]{0,8}讯 ?|(?:新华社|中新社|本报)[^，。]{1,12}\d{1,2}月\d{1,2}日电 ?)"
    r"(?:[（(][^（）()]{0,30}[）)])?|[（(](?:[^（）()]{0,8})?(?:记者|通讯员)[^（）()]{1,24}[）)]"
)


def _numbered(piece: Piece, *, listed: bool) -> Piece:
    """A numbered line: a heading, an item of a list, or a paragraph that begins with its heading."""
    text, rank = piece.text, piece.look.rank
    stop = text.find("。")
    if stop in (-1, len(text) - 1) and len(text) <= _LONGEST_NUMBERED:
        if listed or (text[-1] in "；;，、" and rank >= _LIST_RANK):
            return piece.whole(BlockKind.BULLET)
        return piece.whole(BlockKind.HEADING, rank)
    if 0 < stop < _LONGEST_NUMBERED and len(text) - stop > 1:
        head = Part(BlockKind.HEADING, 0, stop + 1, rank)
        return piece.cut((head, Part(BlockKind.PARAGRAPH, stop + 1, len(text))))
    return piece.whole(BlockKind.PARAGRAPH)


def _is_listed(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a numbered line is an item of a list: its neighbours bear its rank, no body between.

    The last item of a list has one neighbour only; two above it, or a name and its content in the
    line itself, make it an item.
    """
    piece = pieces[index]
    if piece.look.rank < _LIST_RANK:
        return False
    above = [p.look.rank == piece.look.rank for p in reversed(pieces[max(0, index - 2) : index])]
    following = pieces[index + 1 : index + 2]
    if following and following[0].look.rank == piece.look.rank:
        return True
    if not any(above[:1]):
        return False
    last = not following or following[0].look.rank > 0 or following[0].is_kind(Kind.BOX)
    return last or above == [True, True] or bool(_NAMED.match(piece.text))


def _is_prose(piece: Piece) -> bool:
    return piece.is_kind(Kind.PLAIN, Kind.BULLET, Kind.LABEL, Kind.ROW) and (
        len(piece.text) >= _SHORTEST_PROSE or not piece.is_kind(Kind.PLAIN)
    )


def _is_plain_heading(piece: Piece, below: Sequence[Piece]) -> bool:
    text, following = piece.text, next(iter(below), None)
    fits = _SHORTEST_PLAIN < len(text) <= _LONGEST_PLAIN and not ended(text)
    names = text[-1] not in "，、" and len(pairs(text)) > 1 and not _LIST_END.search(text)
    if not fits or not names or following is None:
        return False
    return _heads(following) or (
        len(below) > 1 and following.is_kind(Kind.PLAIN) and _is_plain_heading(following, below[1:])
    )


def _heads(following: Piece) -> bool:
    """Whether a piece is something a heading can stand above."""
    if following.is_kind(Kind.NUMBERED, Kind.BOX, Kind.CAPTION):
        return True
    return _is_prose(following) or (ended(following.text) and bool(MARK.search(following.text)))


def _is_lead(piece: Piece, following: Piece | None) -> bool:
    """Whether a short sentence on its own heads the long paragraph below it."""
    text = piece.text
    fits = len(text) <= _LONGEST_LEAD and text.endswith("。") and text.count("。") == 1
    says = _LEAD_STOP.match(text) or _SPEECH.search(text)
    below = following is not None and following.is_kind(Kind.PLAIN)
    return fits and not says and below and len(following.text if following else "") >= 2 * len(text)


def _caption(piece: Piece, squares: int) -> Piece:
    is_list = piece.text[:1] in "■□" and squares >= _MANY_SQUARES
    short = len(piece.text) <= _LONGEST_CAPTION
    return piece.whole(BlockKind.CAPTION if short and not is_list else BlockKind.BULLET)


def _plain(piece: Piece, below: Sequence[Piece]) -> Piece:
    text = piece.text
    if credit := credit_in(text):
        return _with_credits(piece, credit)
    if _is_plain_heading(piece, below):
        return piece.whole(BlockKind.HEADING, PLAIN_RANK)
    if _is_lead(piece, below[0] if below else None):
        return piece.whole(BlockKind.HEADING, LEAD_RANK)
    dateline, turn = _DATELINE.match(text), _TURN.search(text)
    start, end = dateline.end() if dateline else 0, turn.start() if turn else len(text)
    parts = (
        Part(BlockKind.FURNITURE, 0, start),
        Part(BlockKind.PARAGRAPH, start, end),
        Part(BlockKind.FURNITURE, end, len(text)),
    )
    return piece.cut(tuple(p for p in parts if p.end > p.start))


def _with_credits(piece: Piece, first: re.Match[str]) -> Piece:
    """A caption with the name of its photographer cut off."""
    parts, start = [], 0
    for found in CREDIT.finditer(piece.text, first.start()):
        parts.append(Part(BlockKind.CAPTION, start, found.start()))
        parts.append(Part(BlockKind.FURNITURE, *found.span()))
        start = found.end()
    parts.append(Part(BlockKind.CAPTION, start, len(piece.text)))
    return piece.cut(tuple(p for p in parts if p.end > p.start))


def _labelled(piece: Piece) -> Piece:
    alone = len(piece.text) == piece.look.mark
    kind = BlockKind.HEADING if alone else BlockKind.PARAGRAPH
    part = Part(kind, 0, len(piece.text), LABEL_RANK if alone else 0, piece.look.label)
    return piece.cut((part,))


def _seen(pieces: Sequence[Piece], index: int, squares: int) -> Piece:
    piece = pieces[index]
    near = pieces[index + 1 : index + _FAR]
    below = [p for p in near if not p.is_kind(Kind.FURNITURE)]
    match piece.look.kind:
        case Kind.FURNITURE:
            return piece.whole(BlockKind.FURNITURE)
        case Kind.BOX:
            return piece.whole(BlockKind.BOX_TITLE)
        case Kind.NUMBERED:
            return _numbered(piece, listed=_is_listed(pieces, index))
        case Kind.MARKDOWN:
            return piece.whole(BlockKind.HEADING, piece.look.rank)
        case Kind.LABEL:
            return _labelled(piece)
        case Kind.CAPTION:
            return _caption(piece, squares)
        case Kind.BULLET:
            return (
                _caption(piece, squares) if piece.text[0] in "■□" else piece.whole(BlockKind.BULLET)
            )
        case _:
            return _plain(piece, below)


def with_body(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with a role for everything that has none yet."""
    squares = sum(1 for piece in pieces if piece.text[:1] in "■□" and piece.is_kind(Kind.BULLET))
    return [
        _seen(pieces, index, squares) if piece.open else piece for index, piece in enumerate(pieces)
    ]


def _is_prose_role(piece: Piece) -> bool:
    kinds = {part.kind for part in piece.parts}
    return bool(kinds & {BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.BOX_CELL}) and (
        ended(piece.text) or len(piece.text) > _LONGEST_TAIL or BlockKind.BOX_CELL in kinds
    )


def with_tail(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the short lines below an article's last sentence as furniture."""
    prose = [index for index, piece in enumerate(pieces) if _is_prose_role(piece)]
    said = sum(len(pieces[index].text) for index in prose)
    # In a list of names the short lines are the content.
    rest = sum(len(p.text) for p in pieces if not _SILENT & {part.kind for part in p.parts})
    if not prose or 2 * said < rest:
        return list(pieces)
    last = prose[-1]
    tail = [
        p.whole(BlockKind.FURNITURE) if p.is_kind(Kind.PLAIN) and not credit_in(p.text) else p
        for p in pieces[last + 1 :]
    ]
    return [*pieces[: last + 1], *tail]


def with_stacks(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with headings that stand in a stack freed of their rank.

    Three headings without numbers one upon the other belong to columns further down that the page
    order has torn away: none of them heads what comes next.
    """
    result = list(pieces)
    run: list[int] = []
    for index, piece in enumerate([*pieces, None]):
        if piece and [p.rank for p in piece.parts] == [PLAIN_RANK] and piece.is_kind(Kind.PLAIN):
            run.append(index)
            continue
        if len(run) >= _STACK:
            for member in run:
                result[member] = pieces[member].whole(BlockKind.HEADING)
        run = []
    return result


def with_strange_captions(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the captions that belong to a teaser marked as foreign too."""
    parts = [(p.text[t.start : t.end], t.kind) for p in pieces for t in p.parts]
    strange = [pairs(text) for text, kind in parts if kind is BlockKind.FOREIGN]
    if not strange:
        return list(pieces)
    home = frozenset[str]().union(*(pairs(t) for t, k in parts if k is BlockKind.PARAGRAPH))
    theirs = frozenset[str]().union(*strange) - home
    if not theirs:
        return list(pieces)
    return [_freed(piece, theirs) for piece in pieces]


def _freed(piece: Piece, theirs: frozenset[str]) -> Piece:
    foreign = BlockKind.FOREIGN
    return piece.cut(
        tuple(
            Part(foreign, p.start, p.end)
            if p.kind is BlockKind.CAPTION and len(pairs(piece.text[p.start : p.end]) & theirs) > 1
            else p
            for p in piece.parts
        )
    )
