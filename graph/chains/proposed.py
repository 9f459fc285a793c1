"""A reference chain made of what documents say of a chain that has no template yet.

Its segments are the parts that sentences tie to the chain (`Bond`), on its place where
the sentence gives it one. What feeds what, English names and industry classes stay for the editor.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from graph.chains.bonds import Bond, Tie, ties
from graph.chains.part_names import Judge, Unfit, judge, spelling
from graph.knowledge import Knowledge, grouped, waits
from ontology.chains.model import ReferenceChain, ReferenceSegment, Tier
from ontology.errors import BadInput, NotFound
from ontology.identity import digest, plain
from ontology.model import Claim, Entity, EntityType, Evidence, Relation, Review, Status
from reading.rules.positions import is_vague
from reading.rules.words import words

VERSION = "0.1.0"
_FEWEST = 3  # one or two parts are no chain
_PARAGRAPHS = 2  # paragraphs on the chain that are worth a heading
_KEY = re.compile(r"[a-z][a-z0-9]{0,39}")
_QUOTE = 80
_ORDER = (Tier.UPSTREAM, Tier.MIDSTREAM, Tier.DOWNSTREAM, Tier.SUPPORT, Tier.UNKNOWN)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A name that documents list under the chain and the proposal leaves out, and why."""

    name: str
    why: Unfit
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A chain to be looked over and activated; `grounds` are the sentences of each segment.

    Within a place of the chain the segments stand by how firmly and often documents tie them to it;
    `left_out` are the names a person may still put in.
    """

    chain: ReferenceChain
    grounds: Mapping[str, tuple[Evidence, ...]]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A part under all its spellings, the commonest first, with what ties it to the chain."""

    names: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    ties: tuple[Tie, ...]

    @property
    def bond(self) -> Bond:
        """The firmest of its ties; several paragraphs on the chain are as good as a heading."""
        best = max((tie.bond for tie in self.ties), default=Bond.ELSEWHERE)
        paragraphs = len({t.words for t in self.ties if t.bond is Bond.PARAGRAPH})
        return Bond.HEADING if best is Bond.PARAGRAPH and paragraphs >= _PARAGRAPHS else best

    @property
    def tier(self) -> Tier:
        """Where most of the sentences put it; unknown where none does or they disagree."""
        ranked = Counter(tie.tier for tie in self.ties if tie.tier).most_common(2)
        if not ranked or (ranked[1:] and ranked[0][1] == ranked[1][1]):
            return Tier.UNKNOWN
        return ranked[0][0]

    @property
    def place(self) -> tuple[int, int, int, int, Evidence, str]:
        """Where it stands in the proposal: place on the chain, firmness, documents, sentences."""
        documents = len({e.document for e in self.evidence})
        said = len({tie.words for tie in self.ties})
        first = _ORDER.index(self.tier), -self.bond
        return (*first, -documents, -said, self.evidence[0], self.names[0])


def propose(knowledge: Knowledge, chain: str, key: str = "") -> Proposal:
    """The template that documents make of a chain which has none yet, given by id or name.

    BadInput where it has one; NotFound where sentences tie fewer than three parts to it.
    """
    entity = knowledge.find_chain(chain)
    if entity.id in knowledge.chains:
        raise BadInput(
            f"「{entity.name}」已有参照链，请导出后修改",
            f"“{entity.name}” has a reference chain; export it and edit that",
        )
    own = _key(knowledge, entity, key)
    parts, left_out = _sorted_out(knowledge, entity, judge(knowledge))
    if len(parts) < _FEWEST:
        raise NotFound(
            f"已发布的原文不足以说明「{entity.name}」由哪些环节组成：只有 {len(parts)} 个，"
            f"至少要 {_FEWEST} 个",
            f"Published sentences tie only {len(parts)} parts to “{entity.name}”; "
            f"a proposal takes {_FEWEST}",
        )
    made = [(_segment(knowledge, own, part), part.evidence) for part in parts]
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
        left_out,
    )


def without_template(knowledge: Knowledge) -> tuple[tuple[Entity, int], ...]:
    """The chains for which one can be proposed, with the number of parts, most first."""
    if knowledge not in _OFFERED:
        _OFFERED[knowledge] = _offered(knowledge)
    return _OFFERED[knowledge]


_OFFERED: WeakKeyDictionary[Knowledge, tuple[tuple[Entity, int], ...]] = WeakKeyDictionary()
"""Remembered as long as the knowledge lives: documents are cut into sentences for it."""


def _offered(knowledge: Knowledge) -> tuple[tuple[Entity, int], ...]:
    fit = judge(knowledge)
    chains = (e for e in knowledge.entities.values() if e.type is EntityType.CHAIN)
    own = [e for e in chains if e.id not in knowledge.chains and not _is_broad(e.name)]
    # Cutting documents into sentences costs most: not for chains with too few names anyway.
    several = [e for e in own if len(_spelt(knowledge, e)) >= _FEWEST]
    found = [(e, len(_sorted_out(knowledge, e, fit)[0])) for e in several]
    named = [(e, count) for e, count in found if count >= _FEWEST]
    return tuple(sorted(named, key=lambda pair: (-pair[1], pair[0].name, pair[0].id)))


def _is_broad(name: str) -> bool:
    """Whether a word stands for many industries (制造业) or for none (系统)."""
    return name in words("broad") or is_vague(name)


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


def _sorted_out(
    knowledge: Knowledge, chain: Entity, fit: Judge
) -> tuple[tuple[_Part, ...], tuple[LeftOut, ...]]:
    """The parts of a chain in the order of the proposal, and the names left out."""
    parts: list[_Part] = []
    left: list[LeftOut] = []
    for part in _parts(knowledge, chain):
        loose = Unfit.ELSEWHERE if part.bond < Bond.HEADING else None
        why = fit(part.names[0], part.bond) or loose
        if why:
            left.append(LeftOut(part.names[0], why, part.evidence))
        else:
            parts.append(part)
    parts.sort(key=lambda part: part.place)
    left.sort(key=lambda out: (out.evidence[0], out.name))
    return tuple(parts), tuple(left)


def _parts(knowledge: Knowledge, chain: Entity) -> Iterator[_Part]:
    """What claims list under a chain, each thing once under all spellings.

    What waits for review counts where its sentence itself puts it 上游, 中游 or 下游: a person looks
    a proposal over anyway.
    """
    for claims in _spelt(knowledge, chain).values():
        part = _part(knowledge, chain, claims)
        if part.bond >= Bond.PLACED or not all(map(waits, claims)):
            yield part


def _spelt(knowledge: Knowledge, chain: Entity) -> Mapping[str, list[Claim]]:
    """The claims that list things under a chain, by what the spellings of a thing share."""
    spelt: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in _naming(knowledge, chain.id):
        if name := knowledge.name(claim.object):
            spelt[spelling(name, chain.name)].append(claim)
    return spelt


def _part(knowledge: Knowledge, chain: Entity, claims: list[Claim]) -> _Part:
    said = Counter(knowledge.name(claim.object) for claim in claims)
    known = (knowledge.entities.get(claim.object) for claim in claims)
    aliases = dict.fromkeys(alias for entity in known if entity for alias in entity.aliases)
    # Of names said equally often the shortest: it is the one without a grade before it.
    names = sorted(said, key=lambda name: (-said[name], len(name), name))
    every = tuple(dict.fromkeys((*names, *aliases)))
    found = dict.fromkeys(e for claim in claims for e in claim.evidence)
    # The words that name the part come before those that only name the chain.
    evidence = tuple(sorted(found, key=lambda e: (not any(n in e.quote for n in every), e)))
    return _Part(every, evidence, tuple(_ties(knowledge, chain, every, evidence)))


def _ties(
    knowledge: Knowledge, chain: Entity, names: tuple[str, ...], evidence: Iterable[Evidence]
) -> Iterator[Tie]:
    by_document: defaultdict[str, list[Evidence]] = defaultdict(list)
    for span in evidence:
        by_document[span.document].append(span)
    for id_, spans in sorted(by_document.items()):
        document = knowledge.documents[id_]
        yield from ties(document, spans, (chain.name, *chain.aliases), names)


def _naming(knowledge: Knowledge, chain: str) -> Iterator[Claim]:
    for claim in knowledge.claims_from(chain, Relation.HAS_SEGMENT):
        if _stands(claim):
            yield claim
    yield from filter(_stands, _meant_in(knowledge).get(chain, ()))


_MEANT: WeakKeyDictionary[Knowledge, Mapping[str, tuple[Claim, ...]]] = WeakKeyDictionary()


def _meant_in(knowledge: Knowledge) -> Mapping[str, tuple[Claim, ...]]:
    """Chain without a template → the `inSegment` claims meant in it, gathered once."""
    if knowledge not in _MEANT:
        claims = knowledge.claims_with(Relation.IN_SEGMENT)
        own = (c for c in claims if c.chain and c.chain not in knowledge.chains)
        _MEANT[knowledge] = grouped(own, lambda claim: claim.chain or "")
    return _MEANT[knowledge]


def _stands(claim: Claim) -> bool:
    return claim.status is not Status.NEGATED and claim.review is not Review.REJECTED


def _segment(knowledge: Knowledge, chain: str, part: _Part) -> ReferenceSegment:
    key = f"s{digest((plain(part.names[0]),))[:8]}"
    return ReferenceSegment(
        id=f"seg-{chain}-{key}",
        key=key,
        label=part.names[0],
        label_en=part.names[0],
        tier=part.tier,
        criticality=1,
        source=_source(knowledge, part),
        basis="document",
        aliases=part.names[1:],
    )


def _source(knowledge: Knowledge, part: _Part) -> str:
    """The title of the first document and its words that name the part."""
    first = part.evidence[0]
    title = "".join(knowledge.name(first.document).split())
    said = "".join(first.quote.split())
    return f"{title}「{said if len(said) <= _QUOTE else said[: _QUOTE - 1] + '…'}」"
