"""Which chain a page is about as a whole: its chains by the signs they show, weighed."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ontology.identity import core
from ontology.model import EntityType
from reading.model import BlockKind, Mention, Page
from reading.rules.words import words
from reading.weights import Signs, chances, weights, worth

TABLE = Path(__file__).with_name("main_chain.tsv")
"""The weights of the signs, made by `python -m bench.chains --fit`."""
NONE = ""
"""The candidate for a page about several chains, or about one that it does not name."""
_HEADS = (BlockKind.HEADING, BlockKind.BOX_TITLE)
_BEHIND = {
    "chained": re.compile(r"[”]?(?:全?产业链|链条|链|产业集群|集群)"),
    "spoken": re.compile(r"[”]?(?:产业|行业|领域|业)"),
    "firms": re.compile(r"[”]?[^，。；、]{0,4}(?:企业|公司|厂)"),
    "projects": re.compile(r"[”]?[^，。；、]{0,3}项目"),
}
_NAMED_SO = {"chained": "链", "spoken": "业"}
_LISTED = re.compile(r"[”]?[、和及与]")
_LIST_BEFORE = ("、", "和", "及", "与")
_OWNED = re.compile(r"[市县区省](?:的)?[“]?$")
_BEFORE = 4
_SHARES = ((0.8, "most"), (0.6, "much"), (0.4, "half"), (0.2, "some"), (0.0, "little"))
_COUNTS = ((8, "8"), (5, "5"), (3, "3"), (2, "2"), (1, "1"))
_MANY = ((15, "15"), (7, "7"), (4, "4"), (3, "3"), (2, "2"), (1, "1"))
_PAGE = ((3, "several"), (2, "two"), (1, "one"))
_SURE = ((0.8, "high"), (0.6, "fair"), (0.0, "low"))
_LONGEST_NAME, _MOST_HEADED = 6, 4
_SHORT, _LONG = 600, 3000
_MOST_COMPARED = 200
_OPENS = 8  # a name this near the start of a sentence is what it speaks of
_LATE, _SPREAD = 0.7, 0.5
_INSIDE = (EntityType.PARK, EntityType.PROJECT, EntityType.INSTITUTION)
_CROSSED = (
    "first",
    "titled",
    "count:top",
    "share:most",
    "share:much",
    "share:half",
    "opens-page",
    "headed",
)
Places = Mapping[str, Sequence[Mention]]


@lru_cache(maxsize=4)
def likely_chains(page: Page) -> Mapping[str, float]:
    """How likely a page is about each chain that it names; worked out once a page."""
    shown = candidates(page)
    if not shown:
        return {}
    sure = chances(worth(signs, known()) for signs in shown.values())
    return {id_: chance for id_, chance in zip(shown, sure, strict=True) if id_ != NONE}


def candidates(page: Page) -> dict[str, Signs]:
    """The chains of a page in the order of their first naming, and none of them, by their signs."""
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in page.mentions:
        if mention.type is EntityType.CHAIN:
            places[mention.entity].append(mention)
    if not places:
        return {}
    seen = _Seen.on(page, places)
    many = _graded(len(places), _PAGE)
    out: dict[str, Signs] = {}
    for at, (id_, found) in enumerate(places.items()):
        shown = {*_of_counts(seen, id_), *_of_name(seen, id_)}
        shown |= {*_of_namings(seen, found), *_of_standing(seen, found)}
        if at == 0:
            shown.add("first")
        crossed = {f"{sign}&{many}" for sign in shown.intersection(_CROSSED)}
        out[id_] = dict.fromkeys(sorted(shown | crossed), 1.0)
    out[NONE] = dict.fromkeys(_of_none(seen), 1.0)
    return out


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """What of a page is asked of every chain, worked out once."""

    page: Page
    counts: Mapping[str, int]
    names: Mapping[str, str]
    bare: Mapping[str, str]
    inside: Mapping[str, str]
    headed: frozenset[str]
    homes: frozenset[int]
    starts: Sequence[int]

    @classmethod
    def on(cls, page: Page, places: Places) -> "_Seen":
        """What a page holds, with the places of its chains."""
        names = {e.id: e.name for e in page.entities if e.id in places}
        heads = (b for b in page.layout.blocks if b.kind in _HEADS)
        headed = (m for b in heads for m in page.mentions_in(b.start, b.end, EntityType.CHAIN))
        return cls(
            page,
            {id_: len(found) for id_, found in places.items()},
            names,
            {id_: core(EntityType.CHAIN, names[id_]) for id_ in places},
            {
                kind.value: "\n".join(e.name for e in page.entities if e.type is kind)
                for kind in _INSIDE
            },
            frozenset(m.entity for m in headed),
            frozenset(m.end for m in page.mentions if m.entity == page.home),
            [sentence.start for sentence in page.sentences],
        )

    def others(self, id_: str) -> Iterator[tuple[str, str]]:
        """The other chains with their bare names; none on a page of hundreds."""
        if len(self.bare) <= _MOST_COMPARED:
            yield from ((other, name) for other, name in self.bare.items() if other != id_)


@cache
def known() -> Mapping[str, float]:
    """The weights of the signs."""
    return weights(TABLE)


def _graded(value: float, grades: Sequence[tuple[float, str]]) -> str:
    """The name of the highest grade that a value reaches."""
    return next(name for least, name in grades if value >= least)


def _of_counts(seen: _Seen, id_: str) -> Iterator[str]:
    """How often a chain is named, by itself and with those whose names share words with its own."""
    own, bare = seen.counts[id_], seen.bare[id_]
    kin = sum(seen.counts[o] for o, name in seen.others(id_) if bare in name or name in bare)
    total, top = sum(seen.counts.values()), max(seen.counts.values())
    yield f"share:{_graded(own / total, _SHARES)}"
    yield f"kin:{_graded((own + kin) / total, _SHARES)}"
    yield f"count:{_graded(own, _COUNTS)}"
    if own == top:
        yield "count:top" if list(seen.counts.values()).count(top) == 1 else "count:tie"
    elif own * 2 < top:
        yield "count:small"


def _of_name(seen: _Seen, id_: str) -> Iterator[str]:
    """What a chain's name is like, and what other names hold it."""
    bare, name = seen.bare[id_], seen.names[id_]
    yield from (f"name:{kind}" for kind in ("broad", "vague", "manner") if name in words(kind))
    yield f"name:{min(len(bare), _LONGEST_NAME)}"
    for _, other in seen.others(id_):
        if bare in other:
            yield "name:in-other"
        if other in bare:
            yield "name:holds-other"
    yield from (f"in:{kind}" for kind, names in seen.inside.items() if bare in names)
    if bare in seen.page.document.title:
        yield "titled"


def _of_namings(seen: _Seen, found: Sequence[Mention]) -> Iterator[str]:
    """How a chain is named: as an industry, as a kind of firm, in lists, as the place's own."""
    clean = seen.page.layout.clean
    kinds: Counter[str] = Counter()
    for mention in found:
        before = clean[max(0, mention.start - _BEFORE) : mention.start]
        for kind, words_behind in _BEHIND.items():
            named_so = kind in _NAMED_SO and mention.name.endswith(_NAMED_SO[kind])
            if named_so or words_behind.match(clean, mention.end):
                kinds[kind] += 1
                break
        listed = _LISTED.match(clean, mention.end) or before.endswith(_LIST_BEFORE)
        kinds["listed" if listed else "unlisted"] += 1
        kinds["owned"] += mention.start in seen.homes or bool(_OWNED.search(before))
        kinds["quoted"] += before.endswith("“")
    for kind, count in kinds.items():
        if count:
            yield f"some:{kind}"
        if count > 1:
            yield f"two:{kind}"
        if count == len(found):
            yield f"all:{kind}"


def _of_standing(seen: _Seen, found: Sequence[Mention]) -> Iterator[str]:
    """Where on the page a chain is named, and how sure its name is."""
    yield f"sure:{_graded(max(m.confidence for m in found), _SURE)}"
    first, last, whole = found[0], found[-1], len(seen.page.layout.clean)
    opening = [at for at, s in enumerate(seen.page.sentences[:2]) if first.end <= s.end]
    if opening:
        yield "opens-page" if opening[0] == 0 else "opens-second"
    if first.entity in seen.headed:
        yield "headed"
    opens = sum(_opens(seen.starts, mention) for mention in found)
    if opens:
        yield "opens-sentence" if opens == 1 else "opens-sentences"
    if last.start - first.start > _SPREAD * whole:
        yield "spread"
    if last.start > _LATE * whole:
        yield "late"


def _opens(starts: Sequence[int], mention: Mention) -> bool:
    """Whether a name stands at the start of its sentence."""
    at = bisect_right(starts, mention.start) - 1
    return at >= 0 and mention.start - starts[at] <= _OPENS


def _of_none(seen: _Seen) -> Iterator[str]:
    """What speaks for a page about several chains: many names, none of them often, many headings."""
    counts = seen.counts.values()
    length = len(seen.page.layout.clean)
    yield "none"
    yield f"none:chains-{_graded(len(counts), _MANY)}"
    yield f"none:share-{_graded(max(counts) / sum(counts), _SHARES)}"
    yield f"none:count-{_graded(max(counts), _COUNTS)}"
    yield f"none:headed-{min(len(seen.headed), _MOST_HEADED)}"
    yield f"none:{'short' if length < _SHORT else 'long' if length > _LONG else 'middling'}"
