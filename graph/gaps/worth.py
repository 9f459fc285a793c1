"""Whether a gap is worth filling, by a published formula whose parts are shown and re-weighable.

worth = severity * (1 + v) / 2 for each of four more parts v between 0 and 1: independent sources,
freshness of the evidence, plan mention, fillability; every factor to the power of its weight. A
part without data counts as 0 and says so: it halves the worth, it never takes it away.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.candidates import nearest
from graph.gaps.evidence_parts import Grounds, freshness, planned, sources
from graph.gaps.locality import Locality
from graph.gaps.model import ChainBoard, Finding, SegmentRow, Severity
from graph.gaps.phrases import phrase
from graph.gaps.severity import halved, reach_among, weighed
from graph.gaps.weights import PARTS, Weights
from ontology.model import Basis, Candidate, Evidence

_DIGITS = 4
_WHOLE = ("kind", "criticality")
"""Parts that are factors as they are: a gap of no weight is none."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a worth: its value (None: no data), its factor, how often it counts, and why."""

    name: str
    value: float | None
    weight: float
    zh: str
    en: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def factor(self) -> float:
        """What the part multiplies the worth with, its weight left out."""
        value = self.value or 0.0
        return value if self.name in _WHOLE else halved(value)

    @property
    def counted(self) -> float:
        """What the part multiplies the worth with."""
        return round(math.pow(self.factor, self.weight), _DIGITS)

    def words(self, lang: str) -> str:
        """Why the part has its value, in a language."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Worth:
    """What filling a gap is worth: the product of its parts, and the severity within it."""

    value: float
    severity: Severity
    parts: tuple[Part, ...]

    @property
    def factors(self) -> tuple[float, ...]:
        """The factor of each part, weights left out."""
        return tuple(part.factor for part in self.parts)


class Appraiser:
    """Gives the worth of the gaps of one board."""

    def __init__(self, locality: Locality, board: ChainBoard, weights: Weights) -> None:
        self._locality = locality
        self._board = board
        self._weights = weights
        self._reach = reach_among(row.segment for row in board.rows)
        self._latest = latest_issue(locality)
        self._candidates: dict[str, tuple[Candidate, ...]] = {}

    def worth(self, row: SegmentRow, finding: Finding) -> Worth | None:
        """The worth of a finding about a row; None where its weight is nothing."""
        downstream = self._reach[row.segment.id]
        graded = weighed(finding, row.segment, downstream, self._weights).severity
        if graded is None:
            return None
        parts = (*self._severity_parts(row, graded), *self._further_parts(row, finding))
        value = math.prod(math.pow(part.factor, part.weight) for part in parts)
        return Worth(round(value, _DIGITS), graded, parts)

    def _severity_parts(self, row: SegmentRow, graded: Severity) -> tuple[Part, ...]:
        reached = round(graded.reach * len(self._board.rows))
        return (
            self._part("kind", graded.kind, rule=graded.rule),
            self._part("criticality", graded.criticality, n=row.segment.criticality),
            self._part("reach", graded.reach, n=reached, all=len(self._board.rows)),
        )

    def _further_parts(self, row: SegmentRow, finding: Finding) -> tuple[Part, ...]:
        known = self._locality.knowledge
        told = sources(known, row, finding)
        age = freshness(known, finding, self._latest)
        plan = planned(self._locality, self._board, row)
        plan_key = "plan_none" if not plan.value else "plan" if plan.number else "plan_chain"
        return (
            self._grounded("sources", told, "sources" if told.number else "sources_none"),
            self._grounded("freshness", age, "freshness"),
            self._grounded("plan", plan, plan_key),
            self._fillability(row, finding),
        )

    def _fillability(self, row: SegmentRow, finding: Finding) -> Part:
        if row.segment.id not in self._candidates:
            self._candidates[row.segment.id] = nearest(self._locality.knowledge, self._board, row)
        # Who was counted and found too few cannot fill what is left.
        counted = {p.supplier or p.entity for p in row.present if not p.planned}
        here = counted if finding.basis is Basis.COMPUTED else set()
        offered = [c for c in self._candidates[row.segment.id] if c.firm not in here]
        if not offered:
            return self._part("fillability", 0.0, key="fillability_none")
        best = max(offered, key=lambda c: (c.score, c.firm))
        part = self._part(
            "fillability",
            best.score,
            key=f"fillability_{best.kind.value}",
            firm=self._locality.knowledge.name(best.firm),
            n=len(offered),
        )
        return Part(part.name, part.value, part.weight, part.zh, part.en, best.evidence)

    def _grounded(self, name: str, grounds: Grounds | None, key: str) -> Part:
        if grounds is None:
            return self._part(name, None, key="undated")
        n: float | int = int(grounds.number) if name != "freshness" else grounds.number
        part = self._part(name, round(grounds.value, _DIGITS), key=key, n=str(n))
        return Part(name, part.value, part.weight, part.zh, part.en, grounds.evidence)

    def _part(self, name: str, value: float | None, key: str = "", **values: str | int) -> Part:
        said = {lang: phrase(f"worth_{key or name}", lang, **values) for lang in ("zh", "en")}
        return Part(name, value, self._weights.parts[name], said["zh"], said["en"])


def latest_issue(locality: Locality) -> date | None:
    """The date of the latest document of the graph."""
    dated = [d.issued for d in locality.knowledge.documents.values() if d.issued]
    return max(dated, default=None)


def published_formula(weights: Weights) -> Mapping[str, float]:
    """The parts of the formula in order with the weight of each."""
    return {name: weights.parts[name] for name in PARTS}
