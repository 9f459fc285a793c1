"""Every link of a page with every chain it may belong to, and the signs that tell whether it does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from ontology.chains.loader import load_chains
from ontology.chains.model import ReferenceChain
from ontology.model import Claim, Entity, EntityType, Relation, Status
from reading.matching import Segments, chains_named
from reading.model import Mention
from reading.names import lexicon
from reading.rules.chains_around import Around, around, of_page
from reading.rules.context import THINGS, Context, Group
from reading.rules.positions import LACK, chain_of, is_link, is_vague, may_be_link
from reading.rules.roles import compared, listed_as_target
from reading.weights import Signs

_SURE = ((0.85, "high"), (0.7, "fair"), (0.5, "low"), (0.01, "poor"), (0.0, "none"))
_DOUBTFUL = 0.6
_MOST_SIGHTS = 4
_UNFIT = frozenset(("link:used", "link:vague", "link:aside"))
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sight:
    """One place that shows a link near a chain, and by what signs."""

    group: Group
    link: Mention
    shown_at: Mention
    signs: frozenset[str]


@dataclass(slots=True)
class Pair:
    """A chain and a link of it by their ids, with the claims, signs and places that speak for it."""

    chain: str
    link: str
    claims: list[Claim] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)
    sights: list[Sight] = field(default_factory=list)

    @property
    def may_be(self) -> bool:
        """Whether a rule tells the pair, or a place shows the link as more than something used."""
        return bool(self.claims) or any(not _UNFIT & sight.signs for sight in self.sights)

    @property
    def shown(self) -> tuple[Signs, ...]:
        """The signs of the pair at each of the first places that show it, or of itself alone."""
        places = [sight.signs for sight in self.sights[:_MOST_SIGHTS]] or [frozenset[str]()]
        return tuple(dict.fromkeys(sorted(self.signs | one), 1.0) for one in places)


class _Told:
    """What the rules have told of links, looked up in all directions."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.has: dict[Key, list[Claim]] = defaultdict(list)
        self.makers: dict[str, set[str]] = defaultdict(set)
        self.chains: dict[str, set[str]] = defaultdict(set)
        for one in claims:
            if one.status is Status.NEGATED:
                continue
            if one.predicate is Relation.HAS_SEGMENT:
                self.has[one.subject, one.object].append(one)
            elif one.predicate is Relation.IN_SEGMENT:
                self.makers[one.object].add(one.subject)
            elif one.predicate is Relation.IN_CHAIN:
                self.chains[one.subject].add(one.object)


def pairs(ctx: Context, told: Iterable[Claim], read: Iterable[Claim]) -> list[Pair]:
    """All pairs of a page in the order of their ids.

    `told` is what every rule said, `read` what of it was sure enough to be kept.
    """
    known = _Told(told)
    found: dict[Key, Pair] = {}
    for group in ctx.groups:
        for link, sight in _seen(ctx, group):
            pair = found.setdefault((sight[0], link.entity), Pair(sight[0], link.entity))
            pair.sights.append(sight[1])
    for (chain, name), claims in known.has.items():
        found.setdefault((chain, name), Pair(chain, name)).claims.extend(claims)
    kept = {(one.subject, one.object) for one in read if one.predicate is Relation.HAS_SEGMENT}
    _judge(ctx, known, found, kept)
    return [found[key] for key in sorted(found)]


def _seen(ctx: Context, group: Group) -> Iterator[tuple[Mention, tuple[str, Sight]]]:
    """The links of a list with each chain near it."""
    links = group.of(EntityType.SEGMENT)
    if not links:
        return
    near = _with_own(group, around(ctx, group.start, group.end, ctx.clauses[group.clause]))
    usual = chain_of(ctx, group)
    for link in links:
        of_link = frozenset(_of_link(ctx, group, link))
        for one in near.values():
            over = {"over:none"}
            if usual:
                over = {f"over:{usual.by}" if usual.entity == one.chain else "over:other"}
            yield link, (one.chain, Sight(group, link, one.shown_at, one.signs | of_link | over))


def _with_own(group: Group, near: Mapping[str, Around]) -> dict[str, Around]:
    """With the chains that stand in the same list."""
    out = dict(near)
    for chain in group.of(EntityType.CHAIN):
        known = near.get(chain.entity)
        signs = (known.signs if known else frozenset[str]()) | {"together"}
        out[chain.entity] = Around(chain.entity, chain, signs)
    return out


def _of_link(ctx: Context, group: Group, link: Mention) -> Iterator[str]:
    """How a link stands in its list and clause."""
    clause = ctx.clauses[group.clause]
    if link.name in lexicon.words("bare_heads"):
        yield "link:bare"
    if is_vague(link.name):
        yield "link:vague"
    yield "link:stated" if is_link(ctx, group, link) else "link:unstated"
    if not may_be_link(group, link):
        yield "link:used"
    if LACK.search(clause.text):
        yield "link:lacking"
    if listed_as_target(ctx, group) or compared(ctx, group):
        yield "link:aside"
    if len(group.of(*THINGS)) > 1:
        yield "link:listed"
    if ctx.page.mentions_in(clause.start, group.start, EntityType.FIRM):
        yield "link:of-firm"
    if link.confidence < _DOUBTFUL:
        yield "link:doubtful"


def _judge(ctx: Context, told: _Told, found: Mapping[Key, Pair], kept: set[Key]) -> None:
    """Give all pairs the signs that need everything of the page."""
    placed: dict[str, set[str]] = defaultdict(set)
    for pair in found.values():
        if pair.claims:
            placed[pair.link].add(pair.chain)
    sure: dict[str, float] = defaultdict(float)
    for mention in ctx.page.mentions:
        sure[mention.entity] = max(sure[mention.entity], mention.confidence)
    for pair in found.values():
        pair.signs.add("pair")
        if (pair.chain, pair.link) in kept:
            pair.signs.add("kept")
        pair.signs.update(_of_rules(ctx, pair, rivals=bool(placed[pair.link] - {pair.chain})))
        pair.signs.update(_of_makers(told, pair))
        pair.signs.update(_of_reference(ctx, pair))
        for end, entity in (("link", pair.link), ("chain", pair.chain)):
            grade = next(name for least, name in _SURE if sure[entity] >= least)
            pair.signs.add(f"{end}:sure-{grade}")


def _of_rules(ctx: Context, pair: Pair, *, rivals: bool) -> Iterator[str]:
    """Which rules tell a pair, and how its chain stands to the page."""
    whole = of_page(ctx, pair.chain)
    yield from whole
    under = next((s for s in sorted(whole) if s.startswith("page:under")), "page:top")
    told = "told" if pair.claims else "untold"
    yield f"{under}&{told}"
    yield f"{'rivals' if rivals else 'alone'}:{told}"
    rules = {one.rule for one in pair.claims}
    for rule in rules:
        yield f"rule:{rule}"
        yield f"{under}&rule:{rule}"
    if len(rules) > 1:
        yield "rules:several"


def _of_makers(told: _Told, pair: Pair) -> Iterator[str]:
    """Whether those who make a link belong to the chain."""
    makers = told.makers.get(pair.link, set())
    if any(pair.chain in told.chains.get(maker, ()) for maker in makers):
        yield "makers:inside"
    elif makers:
        yield "makers:elsewhere"


@cache
def _references() -> tuple[ReferenceChain, ...]:
    return load_chains()


@cache
def _named(chain: Entity) -> tuple[ReferenceChain, ...]:
    return chains_named(chain, _references())


@cache
def _segments(chain: str) -> Segments:
    return Segments.of(next(one for one in _references() if one.id == chain))


def _of_reference(ctx: Context, pair: Pair) -> Iterator[str]:
    """What the reference chains know of a link."""
    chain, link = ctx.entities.get(pair.chain), ctx.entities.get(pair.link)
    if chain is None or link is None:
        return
    if link.type is EntityType.CHAIN:
        yield "link:chain"
    elif known := _named(chain):
        has = any(_segments(one.id).named(link.name) for one in known)
        yield "reference:has" if has else "reference:lacks"
