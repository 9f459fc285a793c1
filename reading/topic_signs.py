"""The words that a page may be about, by the signs they show: what it has and makes, and is known for."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ontology.model import EntityType
from reading.model import BlockKind, Mention, Page
from reading.names import lexicon
from reading.names.tokens import Token, cut, known
from reading.rules.words import table
from reading.weights import Signs

NONE = ""
"""The candidate for a page that is about none of its words."""
LONGEST = 6000
"""Longer pages name what they are about."""
_MOST_TOKENS, _SHORTEST, _LONGEST_WORD = 3, 2, 8
_MOST = 60
_WORD = re.compile(r"[\u4e00-\u9fff]+")
_NOUNS = frozenset(
    ("n", "vn", "nz", "j", "l", "nr", "zg", "an", "", "v", "a", "b", "ng", "i", "nt")
)
_NO_LAST = frozenset(("a", "ng"))
_BEHIND = (
    ("chain", re.compile(r"[”]?(?:全?产业链|产业集群|产业|行业|链条|链|行当)")),
    ("capital", re.compile(r"[”]?(?:之[都乡城府]|[名古]?[城镇都][”，。])")),
    ("output", re.compile(r"[”]?(?:产值|产量|网络销售|销售|出口|市场|销量|交易|订单)")),
    ("firms", re.compile(r"[”]?[^，。；、]{0,3}(?:企业|厂|公司|作坊|商户|主体|商家|老板|人)")),
    ("site", re.compile(r"[”]?[^，。；、]{0,3}(?:园|小镇|基地|城|集聚区|街区)")),
    ("body", re.compile(r"[”]?[^，。；、]{0,3}(?:检测|学院|协会|商会|研究院|研究所|中心|展)")),
    ("work", re.compile(r"[”]?的?(?:生产|加工|制造|研发|设计|配套|供应)")),
    ("end", re.compile(r"[”]?(?:[，。；：！？、\n（）]|$)")),
)
_BEFORE = (
    ("quote", re.compile(r"[“「]$")),
    ("start", re.compile(r"(?:^|[，。；：！？、\n　 ●■（【】>])$")),
    ("does", re.compile(r"(?:做|造|产|从事|搞|发展|聚焦|围绕|打造|培育|是|为|称作|靠|以)[“]?$")),
    ("of", re.compile(r"(?:的|这条|全[市县区省镇国]|我[市县区省]|当地|本地|本[市县区])$")),
    ("place", re.compile(r"[市县区省镇]$")),
)
_REACH = 4
_LISTS = (
    "trades",
    "product_heads",
    "generic",
    "never_chains",
    "bare_heads",
    "soft",
    "nominal",
    "boundaries",
    "scope_words",
)
_COUNTS = ((8, "8"), (5, "5"), (3, "3"), (2, "2"), (1, "1"))
_TELLING = (
    "behind:chain",
    "behind:capital",
    "behind:output",
    "behind:site",
    "before:name",
    "title",
    "in:",
    "is:",
)
_ASIDE = (BlockKind.FURNITURE, BlockKind.FOREIGN)
_MOST_PARTS = 3


@dataclass(slots=True)
class Word:
    """A word, or two or three together, with its places and the signs it shows."""

    text: str
    places: list[int] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)


def topics(page: Page) -> dict[str, Signs]:
    """The most telling words of a page and none of them, by their signs; {} for long pages."""
    if len(page.layout.clean) > LONGEST:
        return {}
    found = words(page).values()
    for word in found:
        word.signs.update(_of_all(page, word))
    telling = [word for word in found if any(s.startswith(_TELLING) for s in word.signs)]
    kept = sorted(telling, key=lambda w: (-len(w.places), -len(w.signs), w.text))[:_MOST]
    if not kept:
        return {}
    for word in kept:
        if len(word.places) == len(kept[0].places):
            word.signs.add("count:top")
    out: dict[str, Signs] = {word.text: dict.fromkeys(sorted(word.signs), 1.0) for word in kept}
    return {**out, NONE: {"none": 1.0}}


def words(page: Page) -> dict[str, Word]:
    """Every run of one to three nouns of a page, with where it stands and what stands around it."""
    around = _Around(page)
    found: dict[str, Word] = {}
    for sentence in page.sentences:
        if page.layout.blocks[sentence.block].kind not in _ASIDE:
            clean = page.layout.clean[sentence.start : sentence.end]
            tokens = cut(clean, sentence.start)
            for run in _runs(tokens):
                text = page.layout.clean[run[0].start : run[-1].end]
                if text in _of_genre() or lexicon.ending(text, "never_chains"):
                    continue
                word = found.setdefault(text, Word(text))
                word.places.append(run[0].start)
                word.signs.update(around.signs(run))
    return found


@cache
def _of_genre() -> frozenset[str]:
    """Words that reports use whatever they are about: 链主, 总投资."""
    named = (*table("words.tsv"), *table("metrics.tsv"))
    return frozenset(row["word"] for row in named)


def _runs(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Neighbouring nouns that may be a name together."""
    for at in range(len(tokens)):
        for end in range(at + 1, min(at + _MOST_TOKENS, len(tokens)) + 1):
            last = tokens[end - 1]
            if last.tag not in _NOUNS or not _WORD.fullmatch(last.text):
                break
            length = last.end - tokens[at].start
            if _SHORTEST <= length <= _LONGEST_WORD and last.tag not in _NO_LAST:
                yield tokens[at:end]


class _Around:
    """What stands around the words of a page: other words, and the names they are part of."""

    def __init__(self, page: Page) -> None:
        self._clean = page.layout.clean
        self._names = [m for m in page.mentions if m.type is not EntityType.CHAIN]
        self._starts = [m.start for m in self._names]
        self._places = {m.end for m in page.mentions if m.type is EntityType.PLACE}

    def signs(self, run: Sequence[Token]) -> Iterator[str]:
        """The signs of one place of a word."""
        start, end = run[0].start, run[-1].end
        yield f"tokens:{len(run)}"
        yield f"tag:{run[-1].tag}"
        yield f"tags:{run[0].tag}-{run[-1].tag}"
        behind = (name for name, pattern in _BEHIND if pattern.match(self._clean, end))
        yield f"behind:{next(behind, 'else')}"
        near = self._clean[max(0, start - _REACH) : start]
        before = (name for name, pattern in _BEFORE if pattern.search(near))
        yield "before:name" if start in self._places else f"before:{next(before, 'else')}"
        at = bisect_right(self._starts, start) - 1
        if at >= 0:
            yield from self._inside(self._names[at], start, end)

    def _inside(self, name: Mention, start: int, end: int) -> Iterator[str]:
        if (name.start, name.end) == (start, end):
            yield f"is:{name.type.value}"
        elif end <= name.end:
            yield f"in:{name.type.value}"
        elif start < name.end:
            yield "across"


def _of_all(page: Page, word: Word) -> Iterator[str]:
    """The signs of all places of a word together."""
    yield f"count:{next(name for least, name in _COUNTS if len(word.places) >= least)}"
    yield f"length:{len(word.text)}"
    yield from (f"list:{name}" for name in _LISTS if word.text in lexicon.words(name))
    yield from (f"ends:{name}" for name in _LISTS if lexicon.ending(word.text, name))
    yield "known" if known(word.text) else "unknown"
    title = page.document.title
    if word.text in title:
        yield "title"
    if title.rstrip("。：: ").endswith(word.text):
        yield "title:ends"
    if page.sentences and word.places[0] < page.sentences[0].end:
        yield "opens"
    segments: Mapping[str, None] = {
        m.name: None for m in page.mentions if m.type is EntityType.SEGMENT
    }
    within = sum(word.text in name for name in segments)
    if within:
        yield f"segments:{min(within, _MOST_PARTS)}"
