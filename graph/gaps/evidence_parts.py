"""What the sentences behind a gap add to its worth: how many sources, how old, planned or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.gaps.locality import Locality, is_planned
from graph.gaps.model import ChainBoard, Finding, SegmentRow
from graph.knowledge import Knowledge
from ontology.identity import plain
from ontology.model import Claim, Evidence, Observation, Relation, Review, Status

_FULL_SOURCES = 3
"""Three independent sources are as good as any number."""
_HALF_LIFE = 5.0
"""A plan period of years: what one period says of a link is worth half in the next."""
_YEAR = 365.25
_WISHED = (Status.PLANNED, Status.TARGET)


@dataclass(frozen=True, slots=True)
class Grounds:
    """The sentences for one part: its value between 0 and 1, a number to show, the evidence."""

    value: float
    number: float
    evidence: tuple[Evidence, ...] = ()


def sources(knowledge: Knowledge, row: SegmentRow, finding: Finding) -> Grounds:
    """How many independent sources stand behind a finding: three count in full.

    Sources of a stated gap are the publishers (documents, where none is named) of all gaps of its
    kind at its segment, of a computed one those of the firms on record. Equal sentences, printed
    again elsewhere, count once.
    """
    same = [g for g in row.stated if finding.gap and g.kind is finding.gap.kind]
    words = tuple(e for g in same for e in g.evidence[:1]) if finding.gap else finding.evidence
    told: dict[str, str] = {}
    for evidence in sorted(words):
        told.setdefault(plain(evidence.quote), _publisher(knowledge, evidence))
    found = len(set(told.values()))
    return Grounds(min(found, _FULL_SOURCES) / _FULL_SOURCES, found, tuple(dict.fromkeys(words)))


def freshness(knowledge: Knowledge, finding: Finding, latest: date | None) -> Grounds | None:
    """How young the latest dated sentence is: half after five years; None where no date is known.

    Age counts back from the latest document of the graph, not from today: the answer is the same
    on every day.
    """
    dated = [(d, e) for e in finding.evidence if (d := _issued(knowledge, e))]
    if not dated or latest is None:
        return None
    when, evidence = max(dated, key=lambda pair: (pair[0], pair[1]))
    years = (latest - when).days / _YEAR
    return Grounds(0.5 ** (years / _HALF_LIFE), round(years, 1), (evidence,))


def planned(locality: Locality, board: ChainBoard, row: SegmentRow) -> Grounds:
    """Whether plans of the region speak of the segment (1), of its chain only (0.5), or of neither.

    Plans are planned claims, projects that do not run yet, planned numbers, and wishes to recruit.
    """
    coming = tuple(e for p in row.present if p.planned for e in p.evidence)
    words = coming + tuple(_plans_for(locality, row.segment.id))
    if words:
        return Grounds(1.0, 1, tuple(dict.fromkeys(words)))
    words = tuple(dict.fromkeys(_plans_for(locality, board.chain)))
    return Grounds(0.5 if words else 0.0, 0, words)


def _plans_for(locality: Locality, thing: str) -> Iterator[Evidence]:
    known = locality.knowledge
    claims: Iterable[Claim] = (*locality.claims_near(thing), *known.claims_from(thing))
    for claim in claims:
        wished = claim.predicate is Relation.TARGET_FOR and claim.review is not Review.REJECTED
        negated = claim.status is Status.NEGATED
        if (is_planned(claim) or (wished and not negated)) and _here(locality, claim):
            yield from claim.evidence[:1]
    for seen in known.observations_by_about.get(thing, ()):
        if seen.status in _WISHED and seen.review is not Review.REJECTED and _here(locality, seen):
            yield from seen.evidence[:1]


def _here(locality: Locality, fact: Claim | Observation) -> bool:
    spoken = fact.region or locality.homes.get(fact.evidence[0].document, "")
    return spoken in locality.inside


def _publisher(knowledge: Knowledge, evidence: Evidence) -> str:
    document = knowledge.documents.get(evidence.document)
    return (document.publisher if document else "") or evidence.document


def _issued(knowledge: Knowledge, evidence: Evidence) -> date | None:
    document = knowledge.documents.get(evidence.document)
    return document.issued if document else None
