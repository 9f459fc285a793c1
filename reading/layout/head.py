"""The head of a page: navigation, kicker, headline, subtitle, teasers of other articles."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reading.layout.characters import IDEOGRAPHS
from reading.layout.label_roles import opens_with_label
from reading.layout.looks import Kind
from reading.layout.marks import credit_in, ended
from reading.layout.parts import Piece
from reading.model import BlockKind

_LISTED = 2
_BYLINE = re.compile(r"□.{0,24}(?:记者|通讯员)|.{0,12}(?:本报讯|新华社)")
_OF_THE_BODY = (Kind.PLAIN, Kind.NUMBERED, Kind.BOX, Kind.BULLET, Kind.ROW, Kind.LABEL)
_DASHES = ("——", "――", "──", "--")
_FRONT_MATTER = re.compile(r"title ?[:：] ?['\"‘“]?(?P<title>.+?)['\"’”]?")
_ASIDE = re.compile(r"[（(][^（）()]{1,60}[）)]")
_PAGE_REFERENCE = re.compile(r"■?第?\d{1,2}版")
# A headline is short, a kicker may be long; the body begins with the first longer paragraph.
_SHORTEST, _LONGEST = 5, 40
_LONGEST_KICKER = 90
_LONGEST_HEAD = 40
_REPEATED = 8
# A teaser shares few of its character pairs with the article; where the page refers to other
# pages, the line may share some more and still belong to them.
_FOREIGN, _FOREIGN_WITH_REFERENCE = 0.3, 0.55
_ENOUGH_PAIRS, _FEWEST_PAIRS = 8, 3


def pairs(text: str) -> frozenset[str]:
    """The pairs of Chinese characters that stand side by side in a text.

    >>> sorted(pairs("产业链。"))
    ['业链', '产业']
    """
    return frozenset(
        [run[i : i + 2] for run in IDEOGRAPHS.findall(text) for i in range(len(run) - 1)]
    )


def _is_body(piece: Piece) -> bool:
    text = piece.text
    if piece.is_kind(Kind.NUMBERED, Kind.BOX, Kind.BULLET, Kind.ROW) and text[:2] not in _DASHES:
        return True
    if _ASIDE.fullmatch(text) or credit_in(text):
        return False
    if opens_with_label(text) or text.count("、") > _LISTED:
        return True
    finished = ended(text) and text[-1] not in "—―─…！!？?"
    return finished or len(text) > _LONGEST_KICKER or bool(_BYLINE.match(text))


def _head_length(pieces: Sequence[Piece]) -> int:
    """The number of pieces before the byline or, without one, before the first body paragraph."""
    for index, piece in enumerate(pieces[:_LONGEST_HEAD]):
        if _BYLINE.match(piece.text) or (piece.is_kind(*_OF_THE_BODY) and _is_body(piece)):
            return index
    return min(len(pieces), _LONGEST_HEAD)


def _front_matter(pieces: Sequence[Piece]) -> int:
    """The number of pieces in the data block at the top, lines of dashes included."""
    if not pieces or pieces[0].text != "---":
        return 0
    ends = (i for i, piece in enumerate(pieces[1:60], start=1) if piece.text == "---")
    return next(ends, -1) + 1


def _with_front_matter(pieces: Sequence[Piece], length: int) -> list[Piece]:
    result = list(pieces)
    for index in range(length):
        found = _FRONT_MATTER.fullmatch(pieces[index].text)
        kind = BlockKind.TITLE if found else BlockKind.FURNITURE
        piece = pieces[index].whole(kind)
        if found:
            start, end = found.span("title")
            piece = piece.cut((type(piece.parts[0])(kind, start, end),))
        result[index] = piece
    return result


def _headline(head: Sequence[Piece]) -> int | None:
    """The index of the headline: the line a web page says twice, else the first fitting one."""
    seen: dict[str, int] = {}
    for index, piece in enumerate(head):
        if len(piece.text) >= _REPEATED and piece.is_kind(Kind.PLAIN):
            if piece.text in seen:
                return index
            seen[piece.text] = index
    fitting = (
        i
        for i, piece in enumerate(head)
        if piece.is_kind(Kind.PLAIN, Kind.MARKDOWN)
        and _SHORTEST <= len(piece.text) - piece.look.mark <= _LONGEST
        and not piece.text.startswith(("（", "(", *_DASHES))
        and not piece.text.endswith(_DASHES)
        and not credit_in(piece.text)
        and len(pairs(piece.text)) >= _FEWEST_PAIRS
        and not (i and head[i - 1].text in (">", "＞", "»", "›"))
    )
    return next(fitting, None)


def _body_pairs(pieces: Iterable[Piece]) -> frozenset[str]:
    prose = (p.text for p in pieces if ended(p.text) and p.is_kind(Kind.PLAIN, Kind.BULLET))
    return frozenset().union(*map(pairs, prose))


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a page, its headline's index, and what tells a teaser from a subtitle."""

    pieces: Sequence[Piece]
    headline: int
    body: frozenset[str]

    @property
    def limit(self) -> float:
        """The share of its character pairs a line of this article has in common with the body."""
        referred = any(_PAGE_REFERENCE.match(piece.text) for piece in self.pieces)
        return _FOREIGN_WITH_REFERENCE if referred else _FOREIGN

    def is_navigation(self, index: int) -> bool:
        """Whether a line leads to the page and not to the text."""
        piece = self.pieces[index]
        title = self.pieces[self.headline].text
        repeated = any(p.text == title for p in self.pieces[: self.headline])
        return (
            piece.is_kind(Kind.FURNITURE)
            or bool(_ASIDE.fullmatch(piece.text))
            or len(piece.text) < _SHORTEST
            or (repeated and index < self.headline)
        )

    def is_teaser(self, index: int, before: Piece | None) -> bool:
        """Whether a line below the headline announces another article."""
        piece = self.pieces[index]
        own = pairs(piece.text)
        if index < self.headline or not self.body:
            return False
        strange = len(own & self.body) < self.limit * len(own)
        goes_on = bool(
            before
            and piece.paragraph.gap == 0
            and [part.kind for part in before.parts] == [BlockKind.FOREIGN]
        )
        return strange and (len(own) >= _ENOUGH_PAIRS or goes_on)

    def told(self, index: int, before: Piece | None) -> Piece:
        """The piece at an index with its role."""
        piece = self.pieces[index]
        if index == self.headline:
            return piece.whole(BlockKind.TITLE)
        if not piece.open or credit_in(piece.text):
            return piece
        if self.is_navigation(index):
            return piece.whole(BlockKind.FURNITURE)
        if self.is_teaser(index, before):
            return piece.whole(BlockKind.FOREIGN)
        return piece.whole(BlockKind.TITLE, label="引题" if index < self.headline else "副题")


def with_head(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the roles of everything above the body.

    The headline is the TITLE without a label, kickers are labelled 引题 and subtitles 副题;
    teasers whose words the article does not take up are FOREIGN.
    """
    matter = _front_matter(pieces)
    result = _with_front_matter(pieces, matter)
    if any(part.kind is BlockKind.TITLE for piece in result[:matter] for part in piece.parts):
        return result
    length = max(matter, _head_length(pieces))
    headline = _headline(pieces[matter:length])
    if headline is None:
        return result
    head = _Head(tuple(result[:length]), headline + matter, _body_pairs(pieces[length:]))
    for index in range(matter, length):
        result[index] = head.told(index, result[index - 1] if index else None)
    return result if _outweighed(result[:length], pieces[length:]) else _short(pieces, head)


def _outweighed(head: Sequence[Piece], body: Sequence[Piece]) -> bool:
    """Whether the lines taken for teasers are fewer words than the article below them."""
    strange = (p.text for p in head if [part.kind for part in p.parts] == [BlockKind.FOREIGN])
    return sum(map(len, strange)) <= sum(len(p.text) for p in body if ended(p.text))


def _short(pieces: Sequence[Piece], head: _Head) -> list[Piece]:
    """The pieces with a head that ends at its headline: what stands below is a list."""
    result = list(pieces)
    for index in range(head.headline + 1):
        result[index] = head.told(index, result[index - 1] if index else None)
    return result
