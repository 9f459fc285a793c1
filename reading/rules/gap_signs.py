"""The signs that a clause says of some things that they are lacking, and in which way."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reading.lexicon import rows
from reading.rules.context import NAMED, Clause, Context
from reading.rules.gap_stance import at_turn, is_asked, is_over, is_point, on_weaknesses
from reading.rules.gap_text import around, beside, symbols
from reading.rules.gap_things import PRODUCTS, Things


def _patterns(group: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a group of the table, by name; <source> stands for the words of its part."""
    return {
        row["name"]: re.compile(row["pattern"].replace("<source>", _PARTS["source"]))
        for row in _TABLE
        if row["group"] == group
    }


_TABLE = rows(Path(__file__).with_name("gap_cues.tsv"))
_PARTS = {row["name"]: row["pattern"] for row in _TABLE if row["group"] == "part"}
_PATTERNS = _patterns("cue")
_WAY_PATTERNS = _patterns("way")
_END_PATTERNS = {n: re.compile(f"(?:{p.pattern})$") for n, p in _patterns("end").items()}
_LABEL_PATTERNS = _patterns("label")
_DONE, _ANY, _FILLED = (re.compile(_PARTS[part]) for part in ("done", "any", "filled"))
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)[%％]|([一二两三四五六七八九])成")
_TENTHS = "一二三四五六七八九"
_SHARES = ("share low", "share middle", "share high")
_SHARE_TENTHS = (4, 7)
_LENGTHS = ("2", "3-5", "6-9", "10+")
_LENGTH_STEPS = (3, 6, 10)
_NEAR = 4
_SHORT, _LONG = 10, 30


@dataclass(frozen=True, slots=True)
class Told:
    """A clause ready to be asked what it says is lacking: its symbols, its signs, its cues."""

    index: int
    shown: tuple[str, ...]
    signs: Mapping[str, float]
    cues: tuple[str, ...]
    ways: tuple[str, ...]


def could_lack(text: str) -> bool:
    """Whether a clause has any word that statements of lacking have, and tells of no success."""
    return bool(_ANY.search(text)) and not (_DONE.search(text) or _FILLED.search(text))


def told(ctx: Context, index: int) -> Told:
    """A clause with its symbols and the signs it shows whatever it is asked about."""
    clause = ctx.clauses[index]
    shown = tuple(symbols(ctx, clause))
    text = "".join(shown)
    setting = _setting(ctx, clause)
    size = "short" if len(text) < _SHORT else "long" if len(text) > _LONG else "middling"
    return Told(
        index,
        shown,
        dict.fromkeys((*setting, f"clause {size}"), 1.0),
        tuple(name for name, seen in _PATTERNS.items() if seen.search(text)),
        tuple(name for name, seen in _WAY_PATTERNS.items() if seen.search(text)),
    )


def _setting(ctx: Context, clause: Clause) -> set[str]:
    block = ctx.block_of(clause)
    sentence = ctx.page.sentences[clause.sentence]
    out = {f"block {block.kind.value}", f"mood {sentence.modality.value}"}
    if on_weaknesses(ctx, block):
        out.add("on weaknesses")
    if is_point(ctx, block):
        out.add("point")
    if at_turn(ctx, clause):
        out.add("at turn")
    if is_over(clause.text):
        out.add("over")
    if is_asked(ctx, clause):
        out.add("question")
    path = (*ctx.page.layout.heading_path(block), block.label)
    for where, text in (("heading", path[-2] if len(path) > 1 else ""), ("label", block.label)):
        out |= {
            f"{where} {name}"
            for name, seen in _LABEL_PATTERNS.items()
            if text and seen.search(text)
        }
    share = _PERCENT.search(clause.text)
    if share:
        tenths = float(share[1]) / 10 if share[1] else _TENTHS.find(share[2]) + 1
        out.add(_SHARES[bisect_right(_SHARE_TENTHS, tenths)])
    index = ctx.clause_at(clause.start)
    for step, name in ((-1, "before"), (1, "after")):
        if (
            0 <= index + step < len(ctx.clauses)
            and ctx.clauses[index + step].sentence == clause.sentence
        ):
            text = ctx.clauses[index + step].text
            out |= {
                f"{name} {cue}"
                for cue in ("lack", "weak", "lean", "buy", "good", "plan", "past")
                if _PATTERNS[cue].search(text)
            }
    return out


def signs(ctx: Context, clause: Told, things: Things) -> Mapping[str, float]:
    """What speaks for some things being lacking by a clause, besides the signs of the clause."""
    own = ctx.clauses[clause.index]
    inside = own.start <= things.at[0] and things.at[1] <= own.end
    start, end = (things.at[0] - own.start, things.at[1] - own.start) if inside else (-1, -1)
    text = around(clause.shown, start, end)
    what = _of_things(ctx, things)
    kind = next((name for name in ("product", "of product") if name in what), "no product")
    ways = _sides(clause, text)
    out = {"any", f"by {things.by}", *what, *ways, *_cues(clause, text)}
    out |= {f"{way}, {share}" for way in ways for share in clause.signs if share in _SHARES}
    out |= {f"{way}, {kind}" for way in ways} | {f"{way}, by {things.by}" for way in ways}
    out |= {f"beside {one}" for one in beside(text)}
    return dict.fromkeys(out, 1.0)


def _cues(clause: Told, text: str) -> Iterator[str]:
    """The cues of a clause by the side of T they stand on and how near."""
    at = text.index("T")
    before, after = text[:at], text[at + 1 :]
    for name in clause.cues:
        found = _PATTERNS[name].search(after)
        if found:
            yield f"{name} behind" if found.start() > _NEAR else f"{name} close behind"
        if _PATTERNS[name].search(before):
            yield f"{name} in front"


def _sides(clause: Told, text: str) -> set[str]:
    """The ways of lacking that a clause has, by the side of T."""
    at = text.index("T")
    before, after = text[:at], text[at + 1 :]
    out = set()
    for name in clause.ways:
        if _WAY_PATTERNS[name].search(after):
            out.add(f"{name} behind")
        elif _WAY_PATTERNS[name].search(before):
            out.add(f"{name} in front")
    return out


def _of_things(ctx: Context, things: Things) -> set[str]:
    out = {"several" if len(things.names) > 1 else "alone"}
    last = things.names[-1]
    out |= {f"ends {name}" for name, seen in _END_PATTERNS.items() if seen.search(last)}
    held = ctx.page.mentions_in(*things.at)
    if any(m.type in PRODUCTS for m in held):
        whole = any(m.name in things.names for m in held if m.type in PRODUCTS)
        out.add("product" if whole else "of product")
    out |= {f"holds {m.type.value}" for m in held if m.type in NAMED}
    longest = max(map(len, things.names))
    out.add(f"length {_LENGTHS[bisect_right(_LENGTH_STEPS, longest)]}")
    if any(c.isdigit() for name in things.names for c in name):
        out.add("digits")
    return out
