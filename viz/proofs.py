"""What stands behind a fact: its quotes with status, rule and confidence."""

from dataclasses import dataclass

from graph.gaps.model import Presence
from graph.knowledge import Knowledge, waits
from ontology.model import Claim, Evidence, Gap, Observation, Status
from viz.quotes import Quote, quotes


@dataclass(frozen=True, slots=True)
class Proof:
    """The quotes of one statement, its stand, the rule that read it, how sure that is.

    `waits` marks a statement too weak to be published.
    """

    quotes: tuple[Quote, ...]
    status: Status | None
    rule: str
    confidence: float | None
    waits: bool = False


def of_claim(knowledge: Knowledge, claim: Claim) -> Proof:
    """The proof of a claim."""
    return Proof(
        quotes(knowledge, claim.evidence), claim.status, claim.rule, claim.confidence, waits(claim)
    )


def of_observation(knowledge: Knowledge, seen: Observation) -> Proof:
    """The proof of a number."""
    return Proof(
        quotes(knowledge, seen.evidence), seen.status, seen.rule, seen.confidence, waits(seen)
    )


def of_gap(knowledge: Knowledge, gap: Gap) -> Proof:
    """The proof of a stated gap; it takes no stand of its own beyond being stated."""
    return Proof(quotes(knowledge, gap.evidence), None, gap.rule, gap.confidence, waits(gap))


def of_presence(knowledge: Knowledge, present: Presence) -> tuple[Proof, ...]:
    """The proofs that a firm or project is in a segment, each claim once, then bare evidence."""
    wanted = set(present.evidence)
    claims = _claims(knowledge, present.entity, wanted)
    covered = {e for claim in claims for e in claim.evidence}
    bare = tuple(e for e in present.evidence if e not in covered)
    status = Status.PLANNED if present.planned else Status.ACTUAL
    rest = (Proof(quotes(knowledge, bare), status, "", None),) if bare else ()
    return (*(of_claim(knowledge, claim) for claim in claims), *rest)


def _claims(knowledge: Knowledge, entity: str, wanted: set[Evidence]) -> tuple[Claim, ...]:
    about = (*knowledge.claims_from(entity), *knowledge.claims_to(entity))
    unique: dict[frozenset[Evidence], Claim] = {}
    for claim in about:
        if wanted & set(claim.evidence):
            unique.setdefault(frozenset(claim.evidence), claim)
    return tuple(unique.values())
