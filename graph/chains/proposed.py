"""A reference chain proposed from the documents alone: what they name as its parts, and where.

Only published claims count. A segment's place on the chain is the word 上游, 中游 or 下游 that its
sentence puts before it, or after the list it stands in; supplies are never guessed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.knowledge import Knowledge, waits
from ontology.chains.model import ReferenceChain, ReferenceSegment, Tier
from ontology.errors import BadInput, NotFound
from ontology.identity import digest, plain
from ontology.model import Claim, Entity, EntityType, Evidence, Relation, Review, Status

VERSION = "0.1.0"
_TIER_WORD = re.compile(r"上\s*游|中\s*游|下\s*游")
_TIERS = {"上": Tier.UPSTREAM, "中": Tier.MIDSTREAM, "下": Tier.DOWNSTREAM}
_KEY = re.compile(r"[a-z][a-z0-9]{0,39}")
_BOUNDARY = "。！？\n"
_AFTER = re.compile(r"[^。；，,;\n]{0,12}等\s*(上|中|下)\s*游")
_QUOTE = 80
_ORDER = (Tier.UPSTREAM, Tier.MIDSTREAM, Tier.DOWNSTREAM, Tier.SUPPORT, Tier.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A chain to be looked over and activated; `grounds` are the sentences of each segment."""

    chain: ReferenceChain
    grounds: Mapping[str, tuple[Evidence, ...]]


def propose(knowledge: Knowledge, chain: str, key: str = "") -> Proposal:
    """The template that documents make of a chain which has none yet, given by id or name.

    BadInput where it has one; NotFound where no published sentence names a part of it.
    """
    entity = knowledge.find_chain(chain)
    if entity.id in knowledge.chains:
        raise BadInput(
            f"「{entity.name}」已有参照链，请导出后修改",
            f"“{entity.name}” has a reference chain; export it and edit that",
        )
    own = _key(knowledge, entity, key)
    parts = _parts(knowledge, entity)
    if not parts:
        raise NotFound(
            f"没有已发布的原文说明「{entity.name}」由哪些环节组成",
            f"No published sentence says of which segments “{entity.name}” consists",
        )
    made = [_segment(knowledge, own, id_, claims) for id_, claims in parts.items()]
    made.sort(key=lambda pair: (_ORDER.index(pair[0].tier), pair[1][0], pair[0].key))
    return Proposal(
        ReferenceChain(
            id=f"chain-{own}",
            key=own,
            label=entity.name,
            label_en=entity.name,
            version=VERSION,
            segments=tuple(segment for segment, _ in made),
            aliases=entity.aliases,
        ),
        {segment.id: evidence for segment, evidence in made},
    )


def _key(knowledge: Knowledge, chain: Entity, wanted: str) -> str:
    """The key asked for, or one made of the name; BadInput for one that cannot be had."""
    own = wanted or f"c{digest((plain(chain.name),))[:8]}"
    if not _KEY.fullmatch(own):
        raise BadInput(
            f"代号应由小写字母开头，只含 a–z 和 0–9，不能是「{own}」",
            f"A key begins with a letter and has only a–z and 0–9, not '{own}'",
        )
    if any(known.key == own for known in knowledge.chains.values()):
        raise BadInput(
            f"代号「{own}」已属另一条产业链", f"The key '{own}' belongs to another chain already"
        )
    return own


def without_template(knowledge: Knowledge) -> tuple[tuple[Entity, int], ...]:
    """The chains without a template of which documents name parts, with how many, most first."""
    own = (e for e in knowledge.entities.values() if e.type is EntityType.CHAIN)
    found = [(e, len(_parts(knowledge, e))) for e in own if e.id not in knowledge.chains]
    named = [(e, count) for e, count in found if count]
    return tuple(sorted(named, key=lambda pair: (-pair[1], pair[0].name, pair[0].id)))


def _parts(knowledge: Knowledge, chain: Entity) -> dict[str, tuple[Claim, ...]]:
    """Segment id → the claims that make it a part; two spellings of a name are one part."""
    by_name: dict[str, str] = {}
    parts: defaultdict[str, tuple[Claim, ...]] = defaultdict(tuple)
    others = {plain(e.name) for e in knowledge.entities.values() if e.type is EntityType.CHAIN}
    for claim in _naming(knowledge, chain.id):
        name = plain(knowledge.name(claim.object))
        # A whole industry is no part of another one, and no chain a part of itself.
        if name and name not in others:
            parts[by_name.setdefault(name, claim.object)] += (claim,)
    return dict(parts)


def _naming(knowledge: Knowledge, chain: str) -> Iterator[Claim]:
    for claim in knowledge.claims_from(chain, Relation.HAS_SEGMENT):
        if _published(claim):
            yield claim
    for claim in knowledge.claims_with(Relation.IN_SEGMENT):
        if claim.chain == chain and _published(claim):
            yield claim


def _published(claim: Claim) -> bool:
    stands = claim.status is not Status.NEGATED and claim.review is not Review.REJECTED
    return stands and not waits(claim)


def _segment(
    knowledge: Knowledge, chain: str, id_: str, claims: tuple[Claim, ...]
) -> tuple[ReferenceSegment, tuple[Evidence, ...]]:
    known = knowledge.entities.get(id_)
    names = (knowledge.name(id_), *(known.aliases if known else ()))
    evidence = tuple(dict.fromkeys(e for claim in claims for e in claim.evidence))
    key = f"s{digest((plain(names[0]),))[:8]}"
    segment = ReferenceSegment(
        id=f"seg-{chain}-{key}",
        key=key,
        label=names[0],
        label_en=names[0],
        tier=_tier(knowledge, names, evidence),
        criticality=1,
        source=_source(knowledge, evidence[0]),
        basis="document",
        aliases=names[1:],
    )
    return segment, evidence


def _tier(knowledge: Knowledge, names: tuple[str, ...], evidence: Iterable[Evidence]) -> Tier:
    """Where most of the sentences put a segment; unknown where none does or they disagree."""
    said = Counter(
        tier for e in evidence for name in names[:1] if (tier := _placed(knowledge, name, e))
    )
    ranked = said.most_common(2)
    if not ranked or (ranked[1:] and ranked[0][1] == ranked[1][1]):
        return Tier.UNKNOWN
    return ranked[0][0]


def _placed(knowledge: Knowledge, name: str, evidence: Evidence) -> Tier | None:
    """The place on the chain that the sentence of some evidence gives to a name in it."""
    text = knowledge.documents[evidence.document].text
    start = max(text.rfind(mark, 0, evidence.start) for mark in _BOUNDARY) + 1
    at = text.find(name, start, evidence.end)
    if at < 0:
        return None
    if after := _AFTER.match(text, at + len(name)):
        return _TIERS[after[1]]
    before = [found[0] for found in _TIER_WORD.finditer(text, start, at)]
    return _TIERS[before[-1][0]] if before else None


def _source(knowledge: Knowledge, evidence: Evidence) -> str:
    title = "".join(knowledge.name(evidence.document).split())
    words = "".join(evidence.quote.split())
    return f"{title}「{words if len(words) <= _QUOTE else words[: _QUOTE - 1] + '…'}」"
