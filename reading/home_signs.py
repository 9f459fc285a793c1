"""What speaks for each place of a text being the one the text speaks for, as numbers to be weighed."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reading.lexicon import rows
from reading.model import BlockKind, Layout
from reading.names.tagger import Tagged
from reading.place_candidates import Marks, Seen, ancestors, around, forms, seen
from reading.place_mentions import ASIDE, LISTED
from reading.places_named import finder_of_division, is_park, longest_first_met, spoken
from reading.region import level_of
from reading.self_named import dateline, level_spoken, own_government

Signs = Mapping[str, Mapping[str, float]]
"""For each place by its full name, the signs it shows and how strongly, mostly between 0 and 1."""

_COUNTRY, _ALL_OF_IT = "我国", re.compile(r"我国|全国")
_OWN = re.compile(r"[全我本][市县区省州旗]")
_AROUND, _BEHIND, _MANY, _TOLD, _BARE = 60, 16, 3, 0.5, 2
_PLAIN_PARK, _FURNITURE = 0.8, 30


@dataclass(slots=True)
class _Tally:
    """What is counted of one place."""

    first: int
    weight: float = 0.0
    mentions: int = 0
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    flags: set[str] = field(default_factory=set)


def signs(layout: Layout, marked: Sequence[Tagged] = ()) -> Signs:
    """The signs of every place that a text may speak for."""
    marks = Marks.of(marked)
    known = forms(layout, marks)
    tallies: dict[str, _Tally] = {}
    for one in seen(layout, known, marks):
        _count(tallies.setdefault(one.name, _Tally(one.start)), one, layout)
    _parks(tallies, layout, marks)
    _told(tallies, layout, known)
    for name, weight in around({n: t.weight for n, t in tallies.items()}).items():
        inside = [t.first for n, t in tallies.items() if name in ancestors(n)]
        tallies[name] = _Tally(min(inside), weight, 1)
    level = level_spoken(layout)
    if not level:
        _country(tallies, layout)
    return _weighable(tallies, level)


def _count(tally: _Tally, one: Seen, layout: Layout) -> None:
    tally.weight += one.weight
    tally.mentions += 1
    tally.counts["full_share"] += one.form == one.name and len(one.name) > _BARE
    tally.counts["listed_share"] += one.worth == LISTED
    tally.counts["aside_share"] += one.worth <= ASIDE
    if one.block.kind is BlockKind.TITLE:
        tally.flags.add("title")
    near = layout.clean[max(one.block.start, one.start - _AROUND) : one.end + _AROUND]
    if _OWN.search(near):
        tally.flags.add("beside_own")


def _parks(tallies: dict[str, _Tally], layout: Layout, marks: Marks) -> None:
    """Parks a text names: it may speak for one of them."""
    titles = [b for b, _, _ in spoken(layout) if b.kind is BlockKind.TITLE]
    for mark in marks.parks:
        name = layout.clean[mark.start : mark.end]
        if "\n" not in name and is_park(name):
            tally = tallies.setdefault(name, _Tally(mark.start))
            tally.mentions += 1
            tally.weight += _PLAIN_PARK
            if any(b.start <= mark.start < b.end for b in titles):
                tally.flags.add("title")


def _told(tallies: dict[str, _Tally], layout: Layout, known: Mapping[str, str]) -> None:
    """What the dateline, the government that publishes and the offices in page furniture tell."""
    said = [("dateline", dateline(layout)), ("government", own_government(layout))]
    aside = [b for b in layout.blocks if b.kind is BlockKind.FURNITURE]
    for text in map(layout.text, aside[:_FURNITURE]):
        for _, end, form in longest_first_met(text, finder_of_division()):
            if _masthead().match(text[end : end + _BEHIND]):
                said.append(("masthead", form))
    for sign, form in said:
        if form:
            full = known.get(form) or min((n for n in tallies if n.startswith(form)), default=form)
            tally = tallies.setdefault(full, _Tally(0, 0.0, 1))
            tally.weight += _TOLD
            tally.flags.add(sign)


@cache
def _masthead() -> re.Pattern[str]:
    table = rows(Path(__file__).with_name("place_words.tsv"))
    words = "|".join(re.escape(row["word"]) for row in table if row["list"] == "masthead")
    return re.compile(rf"[市县区省州]?[\u4e00-\u9fff]{{0,8}}?(?:{words})")


def _country(tallies: dict[str, _Tally], layout: Layout) -> None:
    counted, first = 0, len(layout.clean)
    for block, text, _ in spoken(layout):
        for found in _ALL_OF_IT.finditer(text):
            counted += 1
            first = min(first, block.start + found.start())
    if counted:
        tallies[_COUNTRY] = _Tally(first, counted / 2, counted, flags={"country"})


def _weighable(tallies: Mapping[str, _Tally], level: str) -> Signs:
    """The counts of all places as signs, each beside what the others have."""
    most = max((t.weight for t in tallies.values()), default=0.0) or 1.0
    order = {n: i for i, n in enumerate(sorted(tallies, key=lambda n: (tallies[n].first, n)))}
    above = {name: ancestors(name) for name in tallies}
    inside: defaultdict[str, int] = defaultdict(int)
    for name in tallies:
        for larger in above[name]:
            inside[larger] += 1
    found: dict[str, Mapping[str, float]] = {}
    for name, tally in tallies.items():
        shares = {key: count / tally.mentions for key, count in tally.counts.items() if count}
        one = dict.fromkeys(sorted(tally.flags), 1.0) | shares
        one |= {"lead": tally.weight / most, "first": 1 / (1 + order[name])}
        one["most"] = float(tally.weight >= most)
        one["holds_many"] = float(inside[name] >= _MANY)
        one["inside_another"] = float(any(larger in tallies for larger in above[name]))
        if level and name != _COUNTRY:
            own = level_of(name)
            one["of_level" if own and level in own else "of_other_level"] = 1.0
        found[name] = one
    return found
