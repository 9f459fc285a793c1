"""What one document brings: the difference it makes to everything that is known without it.

The same question is asked before a document is accepted and long after: what is known with it and
what would be known without it are compared, so the order in which documents came leaves no trace.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.corroboration import said
from graph.gaps.board import boards
from graph.gaps.locality import homes_of
from graph.gaps.model import ChainBoard, SegmentRow, SegmentState
from graph.knowledge import Knowledge, waits
from graph.lifecycle import Outcome, life_cycles
from graph.state import WouldBe
from graph.tensions.found import tensions
from graph.tensions.model import Fit, Tension
from graph.together import OneFirm
from ontology.identity import plain
from ontology.model import Claim, Document, Entity, Evidence, Gap, Observation, Review

Fact = Claim | Observation | Gap

_TELLING = (Fit.DIFFERS, Fit.SOFT, Fit.INCOMPARABLE)
_ALIKE = 0.6
"""Documents that share this much of the shorter one's sentences are shown as probably one text."""
_SENTENCE = re.compile(r"[。！？；\n]+")
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of the document and the other documents that say the same; none: it alone does."""

    fact: Fact
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A segment whose state the document changes in a region, and the words that speak there."""

    region: str
    chain: str
    segment: str
    name: str
    before: SegmentState
    after: SegmentState
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """A stated gap of which something else becomes."""

    gap: Gap
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Alike:
    """A document with mostly the same sentences, and the share of them."""

    document: str
    share: float


@dataclass(frozen=True, slots=True)
class Brought:
    """The difference a document makes.

    `entities` are known through it alone, `known` counts those it names that others name too.
    `lifted` are facts of other documents that are published only with its word beside them, `sunk`
    those that are not any more. `merges` are names that go under another id only with it.
    """

    document: Document
    entities: tuple[Entity, ...] = ()
    known: int = 0
    facts: tuple[Told, ...] = ()
    lifted: tuple[Fact, ...] = ()
    sunk: tuple[Fact, ...] = ()
    moved: tuple[Moved, ...] = ()
    fates: tuple[Fate, ...] = ()
    merges: tuple[OneFirm, ...] = ()
    tensions: tuple[Tension, ...] = ()
    ended: tuple[Tension, ...] = ()
    alike: tuple[Alike, ...] = ()

    @property
    def alone(self) -> tuple[Told, ...]:
        """The facts that no other document says."""
        return tuple(told for told in self.facts if not told.others)

    @property
    def confirmed(self) -> tuple[Told, ...]:
        """The facts that other documents say too."""
        return tuple(told for told in self.facts if told.others)


def brought(without: WouldBe, having: WouldBe, document: str, regions: Iterable[str]) -> Brought:
    """What a document brings to what is known without it; boards are compared in some regions."""
    before, after = without.knowledge, having.knowledge
    facts = [fact for fact in _facts(after) if fact.document == document]
    named = {id_ for fact in facts for id_ in _ids(fact)}
    homes = homes_of(after).get(document, "")
    places = tuple(dict.fromkeys(r for r in (homes, *regions) if r in after.entities))
    new = tuple(after.entities[id_] for id_ in after.entities.keys() - before.entities.keys())
    lifted, sunk = _reviewed(before, after)
    gone = {one.gone for one in without.one_firm}
    checks = {t.id: t for t in tensions(before)}
    found = {t.id: t for t in tensions(after)}
    return Brought(
        document=after.documents[document],
        entities=tuple(sorted(new, key=lambda e: (e.type, e.name, e.id))),
        known=len(named & before.entities.keys()),
        facts=tuple(_told(before, facts)),
        lifted=lifted,
        sunk=sunk,
        moved=tuple(m for region in places for m in _moved(before, after, document, region)),
        fates=tuple(dict.fromkeys(f for region in places for f in _fates(before, after, region))),
        merges=tuple(one for one in having.one_firm if one.gone not in gone),
        tensions=tuple(t for id_, t in found.items() if id_ not in checks and _tells(t)),
        ended=tuple(t for id_, t in checks.items() if id_ not in found and t.alarm),
        alike=alike(before, after.documents[document]),
    )


def alike(knowledge: Knowledge, document: Document) -> tuple[Alike, ...]:
    """The other documents that are probably the same text, the nearest first."""
    own = _sentences(document)
    found = []
    for other in knowledge.documents.values():
        theirs = _sentences(other)
        if other.id == document.id or not own or not theirs:
            continue
        share = len(own & theirs) / min(len(own), len(theirs))
        if share >= _ALIKE:
            found.append(Alike(other.id, share))
    return tuple(sorted(found, key=lambda a: (-a.share, a.document)))


@lru_cache(maxsize=1000)
def _sentences(document: Document) -> frozenset[str]:
    parts = map(plain, _SENTENCE.split(document.text))
    return frozenset(part for part in parts if len(part) >= _SHORTEST)


def _facts(knowledge: Knowledge) -> Iterator[Fact]:
    everything: tuple[Fact, ...] = (*knowledge.gaps, *knowledge.claims, *knowledge.observations)
    for fact in everything:
        if fact.review is not Review.REJECTED:
            yield fact


def _ids(fact: Fact) -> tuple[str, ...]:
    match fact:
        case Claim():
            return (fact.subject, fact.object)
        case Observation():
            return (fact.about,)
        case Gap():
            return (fact.chain, fact.region, fact.segment or "")


def _told(before: Knowledge, facts: Iterable[Fact]) -> Iterator[Told]:
    sources: defaultdict[Hashable, set[str]] = defaultdict(set)
    for fact in _facts(before):
        sources[said(fact)].add(fact.document)
    for fact in facts:
        yield Told(fact, tuple(sorted(sources.get(said(fact), ()))))


def _reviewed(before: Knowledge, after: Knowledge) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The facts of both that wait only without the document, and those that wait only with it."""
    waited = {fact.id: waits(fact) for fact in _facts(before)}
    changed = [f for f in _facts(after) if waited.get(f.id, waits(f)) != waits(f)]
    return tuple(f for f in changed if not waits(f)), tuple(f for f in changed if waits(f))


def _moved(before: Knowledge, after: Knowledge, document: str, region: str) -> Iterator[Moved]:
    known = {b.chain: _rows(b) for b in _boards(before, region)}
    for drawn in _boards(after, region):
        rows = known.get(drawn.chain, {})
        for row in drawn.rows:
            old = rows.get(row.segment.id, SegmentState.UNKNOWN)
            if old is not row.state:
                # Where it speaks only through others' words, those are shown.
                spoken = _behind(row)
                words = tuple(e for e in spoken if e.document == document) or spoken[:1]
                segment = row.segment
                yield Moved(region, drawn.chain, segment.id, segment.label, old, row.state, words)


def _boards(knowledge: Knowledge, region: str) -> tuple[ChainBoard, ...]:
    return boards(knowledge, region) if region in knowledge.entities else ()


def _rows(board: ChainBoard) -> Mapping[str, SegmentState]:
    return {row.segment.id: row.state for row in board.rows}


def _behind(row: SegmentRow) -> tuple[Evidence, ...]:
    spoken = [e for present in row.present for e in present.evidence]
    spoken += [e for gap in row.stated for e in gap.evidence]
    return tuple(dict.fromkeys(spoken))


def _fates(before: Knowledge, after: Knowledge, region: str) -> Iterator[Fate]:
    if region not in before.entities:
        return
    for chain in sorted(before.gaps_by_chain):
        known = {gap.id: life for life in life_cycles(before, chain, region) for gap in life.gaps}
        for life in life_cycles(after, chain, region):
            for gap in life.gaps:
                old = known.get(gap.id)
                if old and old.outcome is not life.outcome:
                    yield Fate(gap, old.outcome, life.outcome)


def _tells(tension: Tension) -> bool:
    return tension.verdict in _TELLING
