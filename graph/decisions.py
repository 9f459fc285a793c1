"""What people decided: lines that are only ever added, and what they make of a reading."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from graph.chains import overlay
from graph.chains.overlay import Overlay
from graph.merging import joined
from ontology.errors import DataDirectory
from ontology.model import Claim, Gap, Observation, Reading, Review

_Fact = TypeVar("_Fact", Claim, Observation, Gap)


class DecisionKind(StrEnum):
    """What a decision is about."""

    REVIEW = "review"
    ALIAS = "alias"
    KEEP_APART = "keep_apart"
    NOT_PURSUED = "not_pursued"
    OVERLAY = "overlay"
    ACTIVATE = "activate"
    ALTERNATIVES = "alternatives"


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing a person decided; a later decision on the same target takes the place of it.

    review: `target` is a claim, observation or gap, `value` Accepted, Rejected or "" (undo).
    alias: the entity `target` is the entity `value`; "" undoes. keep_apart: they never are.
    not_pursued: the gap or segment `target` is left alone; `value` "" undoes.
    overlay: the segment of `target` (region/segment) is "off" in the region, or of criticality
    `value` there; "" undoes. activate: of the chain with the key `target` the version `value` is in
    use; "" leads back to ours. alternatives: the kept table `value` says which inputs replace each
    other; "" leads back to ours. `when` is what the caller says, an ISO date or time.
    """

    kind: DecisionKind
    target: str
    value: str = ""
    who: str = ""
    when: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds after all decisions: the last word on each target."""

    reviews: Mapping[str, Review] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    not_pursued: frozenset[str] = frozenset()
    overlays: tuple[Overlay, ...] = ()
    templates: Mapping[str, str] = field(default_factory=dict)
    alternatives: str = ""

    def entity(self, entity: str) -> str:
        """The id under which an entity goes."""
        while entity in self.aliases:
            entity = self.aliases[entity]
        return entity


def settle(decisions: Iterable[Decision]) -> Settled:
    """What holds after all decisions, in the order in which they were made."""
    reviews: dict[str, Review] = {}
    aliases: dict[str, str] = {}
    apart: set[frozenset[str]] = set()
    not_pursued: set[str] = set()
    overlays: dict[str, Overlay] = {}
    templates: dict[str, str] = {}
    alternatives = ""
    for made in decisions:
        match made.kind:
            case DecisionKind.REVIEW:
                reviews.pop(made.target, None)
                if made.value:
                    reviews[made.target] = Review(made.value)
            case DecisionKind.ALIAS:
                apart.discard(frozenset((made.target, made.value)))
                _alias(aliases, made)
            case DecisionKind.KEEP_APART:
                apart.add(frozenset((made.target, made.value)))
                _part(aliases, made.target, made.value)
            case DecisionKind.NOT_PURSUED:
                (not_pursued.add if made.value else not_pursued.discard)(made.target)
            case DecisionKind.OVERLAY:
                _overlay(overlays, made)
            case DecisionKind.ACTIVATE:
                templates.pop(made.target, None)
                if made.value:
                    templates[made.target] = made.value
            case DecisionKind.ALTERNATIVES:
                alternatives = made.value
    return Settled(
        reviews,
        aliases,
        frozenset(apart),
        frozenset(not_pursued),
        tuple(overlays[place] for place in sorted(overlays)),
        dict(sorted(templates.items())),
        alternatives,
    )


def left_alone(decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """The gaps and segments that are not pursued, each with the decision that says why."""
    last = {made.target: made for made in decisions if made.kind is DecisionKind.NOT_PURSUED}
    return {target: made for target, made in last.items() if made.value}


def apply(settled: Settled, reading: Reading) -> Reading:
    """The reading as the decisions leave it; the same object where they leave it alone."""
    if not (settled.reviews or settled.aliases):
        return reading
    return replace(
        reading,
        entities=joined(replace(e, id=settled.entity(e.id)) for e in reading.entities),
        claims=tuple(_claim(settled, claim) for claim in reading.claims),
        observations=tuple(_observation(settled, seen) for seen in reading.observations),
        gaps=tuple(_gap(settled, gap) for gap in reading.gaps),
    )


def load(file: Path) -> tuple[Decision, ...]:
    """The decisions in a file, none if there is no file; a line cut off at the end is no decision."""
    if not file.exists():
        return ()
    *lines, _cut_off = file.read_text(encoding="utf-8").split("\n")
    return tuple(_parsed(file, number, line) for number, line in enumerate(lines, 1))


def append(file: Path, decision: Decision) -> None:
    """Add one decision at the end of a file, on the disk before this returns."""
    line = json.dumps(asdict(decision), ensure_ascii=False, sort_keys=True) + "\n"
    with file.open("ab+") as out:
        out.truncate(_whole_lines(file))
        out.write(line.encode())
        out.flush()
        os.fsync(out.fileno())


def _whole_lines(file: Path) -> int:
    """The length of a file without a last line that was never finished."""
    return file.read_bytes().rfind(b"\n") + 1


def _parsed(file: Path, number: int, line: str) -> Decision:
    try:
        fields = json.loads(line)
        made = Decision(**{**fields, "kind": DecisionKind(fields["kind"])})
        if made.kind is DecisionKind.REVIEW and made.value:
            Review(made.value)
    except (ValueError, TypeError, KeyError) as fault:
        raise DataDirectory(
            f"{file} 第 {number} 行不是一条决定：{fault}",
            f"{file}, line {number}, is no decision: {fault}",
        ) from fault
    return made


def _overlay(overlays: dict[str, Overlay], made: Decision) -> None:
    overlays.pop(made.target, None)
    if made.value:
        region, segment = overlay.meant(made.target, made.value)
        overlays[made.target] = Overlay(region, segment, made.value, made.note, made.who, made.when)


def _alias(aliases: dict[str, str], made: Decision) -> None:
    aliases.pop(made.target, None)
    if not made.value:
        return
    # The later word wins: what led back from the new name to this one is undone.
    step = made.value
    while step in aliases:
        if aliases[step] == made.target:
            del aliases[step]
            break
        step = aliases[step]
    if made.value != made.target:
        aliases[made.target] = made.value


def _part(aliases: dict[str, str], one: str, other: str) -> None:
    for a, b in ((one, other), (other, one)):
        if aliases.get(a) == b:
            del aliases[a]


def _review(settled: Settled, fact: _Fact) -> _Fact:
    review = settled.reviews.get(fact.id, fact.review)
    return fact if review is fact.review else replace(fact, review=review)


def _claim(settled: Settled, claim: Claim) -> Claim:
    found = replace(
        _review(settled, claim),
        subject=settled.entity(claim.subject),
        object=settled.entity(claim.object),
        chain=claim.chain and settled.entity(claim.chain),
        region=claim.region and settled.entity(claim.region),
    )
    return claim if found == claim else found


def _observation(settled: Settled, seen: Observation) -> Observation:
    return replace(
        _review(settled, seen),
        about=settled.entity(seen.about),
        region=seen.region and settled.entity(seen.region),
    )


def _gap(settled: Settled, gap: Gap) -> Gap:
    return replace(
        _review(settled, gap),
        chain=settled.entity(gap.chain),
        region=settled.entity(gap.region),
        segment=gap.segment and settled.entity(gap.segment),
    )
