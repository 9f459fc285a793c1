"""The answer to “who could fill it” for one gap: candidates, or the plain word that nobody is known.

Where nobody local is known, those one step up the chain are named: they are no candidates, but the
nearest the documents come to one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.candidates import candidates
from graph.gaps.model import ChainBoard, Presence, SegmentRow
from graph.gaps.phrases import listing, phrase, sentence
from graph.knowledge import Knowledge
from graph.reconcile import has_gap
from ontology.model import Candidate, CandidateKind, Evidence


@dataclass(frozen=True, slots=True)
class Before:
    """Who is on record in a segment that feeds the one with the gap."""

    segment: str
    firms: tuple[str, ...]
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Who could fill one segment of a board; `note` says what is not known, "" if nothing."""

    chain: str
    segment: str
    region: str
    candidates: tuple[Candidate, ...]
    before: tuple[Before, ...]
    note: str


def offers(knowledge: Knowledge, board: ChainBoard, lang: str = "zh") -> tuple[Offer, ...]:
    """An offer for every segment of a board with a gap, in the order of the chain."""
    return tuple(offer(knowledge, board, row, lang) for row in board.rows if has_gap(row))


def offer(knowledge: Knowledge, board: ChainBoard, row: SegmentRow, lang: str = "zh") -> Offer:
    """Who could fill one segment of a board."""
    found = candidates(knowledge, board, row, lang)
    before = tuple(_before(knowledge, board, row, lang))
    notes: tuple[str, ...] = ()
    if not found:
        notes = (phrase("no_candidate", lang),)
    elif CandidateKind.LOCAL not in {c.kind for c in found}:
        notes = (phrase("no_local", lang),)
    if notes:
        notes += tuple(b.text for b in before)
    return Offer(board.chain, row.segment.id, board.region, found, before, sentence(notes, lang))


def _before(
    knowledge: Knowledge, board: ChainBoard, row: SegmentRow, lang: str
) -> Iterator[Before]:
    for other in board.rows:
        if row.segment.id in other.segment.feeds and other.present:
            firms = tuple(dict.fromkeys(p.supplier or p.entity for p in other.present))
            name = (lang == "en" and other.segment.label_en) or other.segment.label
            names = listing(tuple(map(knowledge.name, firms)), lang)
            text = phrase("upstream", lang, segment=name, names=names)
            yield Before(other.segment.id, firms, text, _spoken(other.present))


def _spoken(present: Iterable[Presence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for p in present for e in p.evidence))
