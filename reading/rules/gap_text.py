"""A clause with its names replaced by letters, so that ways of saying can be compared.

T the thing asked about, F a firm, X a firm named after another place, H here, L elsewhere, A abroad,
S a product, K a park, O an institution, J a project, I an industry, 0 a number, 1 one or two makers.
"""

import re
from collections.abc import Sequence
from functools import cache

from ontology.model import EntityType, GapKind
from reading.model import Mention
from reading.rules.context import Clause, Context
from reading.rules.gap_frames import macro
from reading.rules.sources import source

_LETTER = {
    EntityType.FIRM: "F",
    EntityType.PARK: "K",
    EntityType.INSTITUTION: "O",
    EntityType.PROJECT: "J",
    EntityType.CHAIN: "I",
    EntityType.SEGMENT: "S",
    EntityType.PRODUCT: "S",
}
_SPANS = ((0, 2), (0, 3), (0, 4), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1))
"""How many symbols of a run stand before T, and how many from T on."""
_ASIDE = re.compile(r"[“”‘’\"《》\s]")


@cache
def _masks() -> re.Pattern[str]:
    """The words for here, elsewhere and abroad, numbers, and adverbs that change nothing."""
    here = f"(?P<H>{macro('@here@').pattern}|{macro('@local@').pattern}|全[市省县区]|国产)"
    return re.compile(
        f"(?P<L>{macro('@elsewhere@').pattern})|{here}|(?P<A>{macro('@abroad@').pattern}(?!化)|进口(?=[机设品产装]))"
        r"|(?P<n1>(?<![\d.])[一1两2](?=[家户条个]))|(?P<n0>[\d０-９][\d,.]*|[二三四五六七八九十百千万几数多]+(?=[家户条个]))"
        r"|(?P<still>仍旧|仍然?|还是|还|依然|依旧|至今|尚)|(?P<all>几乎全部|全部|全都|均|都|全|皆|清一色)"
        r"|(?P<adv>主要|基本上?|大多数?|大部分|多半|一直|长期以?来?|目前|当前|眼下|始终|严重|高度|极度|十分|非常|普遍|较为|比较|相对|明显|也|则|却|就|倒)"
    )


def symbols(ctx: Context, clause: Clause) -> list[str]:
    """One symbol a character of a clause; a name or known word has it at its first character."""
    out = [
        "" if _ASIDE.match(c) else ("x" if c.isascii() and c.isalpha() else c) for c in clause.text
    ]
    taken = [False] * len(out)
    for m in clause.mentions:
        start, end = m.start - clause.start, m.end - clause.start
        out[start:end] = [_letter(ctx, m), *[""] * (end - start - 1)]
        taken[start:end] = [True] * (end - start)
    for found in _masks().finditer(clause.text):
        start, end = found.span()
        if not any(taken[start:end]):
            name = found.lastgroup or ""
            letter = {"n1": "1", "n0": "0", "still": "仍", "all": "全", "adv": ""}.get(name, name)
            out[start:end] = [letter, *[""] * (end - start - 1)]
    return out


def _letter(ctx: Context, mention: Mention) -> str:
    home = ctx.page.document.region
    if mention.type in (EntityType.PLACE, EntityType.FIRM):
        told = source(mention.name, home)
        firm = mention.type is EntityType.FIRM
        if told is GapKind.IMPORT_DEPENDENT:
            return "A"
        if told is GapKind.EXTERNAL_SUPPLY:
            return "X" if firm else "L"
        return "F" if firm else "H"
    return _LETTER.get(mention.type, "P")


def around(shown: Sequence[str], start: int, end: int) -> str:
    """A clause's symbols with the thing at [start, end) as T; in front where it stands outside.

    >>> around(["a", "b", "c"], 1, 2), around(["a", "b"], -1, -1)
    ('aTc', 'T|ab')
    """
    if start < 0:
        return "T|" + "".join(shown)
    return "".join([*shown[:start], "T", *shown[end:]])


def beside(text: str) -> set[str]:
    """The short runs of symbols that hold T.

    >>> sorted(beside("没T"))
    ['T$', '^没T', '^没T$', '没T', '没T$']
    """
    framed = f"^{text}$"
    at = framed.index("T")
    spans = ((at - before, at + after) for before, after in _SPANS)
    return {framed[begin:end] for begin, end in spans if begin >= 0 and end <= len(framed)}
