"""How firmly the sentences of documents tie a part to a chain."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from graph.spoken import Sentence, clause, sentences
from ontology.chains.model import Tier
from ontology.model import Document, Evidence
from reading.model import BlockKind

_TIER_WORD = re.compile(r"(上|中|下)\s*游")
_TIERS = {"上": Tier.UPSTREAM, "中": Tier.MIDSTREAM, "下": Tier.DOWNSTREAM}
_AFTER = re.compile(r"[^。；，,;]{0,12}等\s*(上|中|下)\s*游")
_ABOUT = re.compile(r"[”」）)]?(?:全?产业|全?行业|业|全?链|领域|集群|装备|产品|方面|[：:])")
_BESIDE = re.compile(r"(?:产业|业)?[、及和与]")
_HEADED = re.compile(rf"{_ABOUT.pattern}|.{{0,6}}(?:发展|转型|升级|布局|调研|规划|方案)|[”。\s]*$")
_HEADING = 40  # characters of the longest heading
_OPENING = 14  # a chain named this early is what its sentence is about: 加快发展低空经济产业


class Bond(IntEnum):
    """How firmly words tie a part to a chain, the firmest last.

    ELSEWHERE: the chain is named somewhere else only. PARAGRAPH: a sentence on the chain opens the
    paragraph. HEADING: the chain stands in a heading above or in the title. SENTENCE: the sentence
    is about the chain. PLACED: one so tied is put 上游, 中游 or 下游.
    """

    ELSEWHERE = 0
    PARAGRAPH = 1
    HEADING = 2
    SENTENCE = 3
    PLACED = 4


@dataclass(frozen=True, slots=True)
class Tie:
    """A sentence that names a part: how firmly it is tied to the chain, and put where on it."""

    bond: Bond
    tier: Tier | None
    words: str


def ties(
    document: Document, spans: Iterable[Evidence], chain: tuple[str, ...], part: tuple[str, ...]
) -> Iterator[Tie]:
    """The ties between a chain and a part, each given by its names, in the sentences of evidence."""
    found = {s.index: s for span in spans if (s := sentence_at(document, span.start))}
    for sentence in found.values():
        place = _first(sentence.text, part)
        if place:
            bond, tier = _bond(sentence, chain, place), _tier(sentence.text, place)
            placed = tier is not None and bond is not Bond.ELSEWHERE
            yield Tie(Bond.PLACED if placed else bond, tier if placed else None, sentence.text)


def sentence_at(document: Document, raw: int) -> Sentence | None:
    """The sentence in which a place of the raw text lies, None in furniture."""
    every = sentences(document)
    if not every:
        return None
    at = bisect_left(every[0].layout.offsets, raw)
    found = every[max(0, bisect_right(every, at, key=lambda s: s.at) - 1)]
    return found if found.at <= at < found.at + len(found.text) else None


def _bond(sentence: Sentence, chain: tuple[str, ...], part: tuple[int, int]) -> Bond:
    if any(_ties(sentence.text, at, part) for at in _all(sentence.text, chain)):
        return Bond.SENTENCE
    before = [text for text in _before(sentence) if _opens(text, chain)]
    if any(_heads(heading, chain) for heading in (*_headings(sentence), *before)):
        return Bond.HEADING
    return Bond.PARAGRAPH if before else Bond.ELSEWHERE


def _ties(text: str, chain: tuple[int, int], part: tuple[int, int]) -> bool:
    """Whether a sentence is about the chain where it names the part.

    The part's name holds the chain's or stands right behind it; or the chain rules the part's own
    clause or opens the sentence. A chain that is one of a list with others rules nothing.
    """
    start, end = chain
    if part[0] <= end <= part[1]:
        return True
    if end > part[1]:
        # 甲、乙等低空经济产业链: the list stands before its chain.
        return "，" not in text[part[1] : start] and bool(_ABOUT.match(text, end))
    if _BESIDE.match(text, end) or "；" in text[end : part[0]]:
        return False
    begin, _ = clause(text, part[0])
    return bool(_ABOUT.match(text, end)) and (start >= begin or start <= _OPENING)


def _headings(sentence: Sentence) -> Iterator[str]:
    """The headings over a sentence and the title of its document."""
    layout = sentence.layout
    yield from layout.heading_path(layout.blocks[sentence.block])
    yield from (layout.text(b) for b in layout.blocks[:3] if b.kind is BlockKind.TITLE)
    yield sentence.document.title


def _heads(heading: str, chain: tuple[str, ...]) -> bool:
    """Whether a short line is about a chain: 加快发展低空经济, not 食品抽检 about 食品."""
    if len(heading) > _HEADING:
        return False
    return any(_HEADED.match(heading, end) for _, end in _all(heading, chain))


def _before(sentence: Sentence) -> Iterator[str]:
    """The earlier sentences of the same paragraph."""
    every = sentences(sentence.document)
    for earlier in reversed(every[: sentence.index]):
        if earlier.block != sentence.block:
            return
        yield earlier.text


def _opens(text: str, chain: tuple[str, ...]) -> bool:
    """Whether a sentence begins with what it says of a chain."""
    return any(s <= _OPENING and _ABOUT.match(text, e) for s, e in _all(text, chain))


def _first(text: str, names: tuple[str, ...]) -> tuple[int, int] | None:
    return min(_all(text, names), default=None)


def _all(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where names stand in a text."""
    for name in names:
        for found in re.finditer(re.escape(name), text):
            yield found.span()


def _tier(text: str, part: tuple[int, int]) -> Tier | None:
    """The place on a chain that a sentence gives to what stands in it at a place."""
    if after := _AFTER.match(text, part[1]):
        return _TIERS[after[1]]
    before = _TIER_WORD.findall(text, 0, part[0])
    return _TIERS[before[-1]] if before else None
