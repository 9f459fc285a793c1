"""Which sentences put somebody into a segment of a chain."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from graph.gaps.model import SELF_DESCRIBED
from graph.knowledge import Knowledge
from ontology.identity import plain
from ontology.model import Claim, Evidence, Gap, GapKind, Relation, Review

_ABSENT = (GapKind.MISSING, GapKind.EXTERNAL_SUPPLY, GapKind.IMPORT_DEPENDENT)


def memberships(
    knowledge: Knowledge,
    segment: str,
    gaps: Iterable[Gap],
    within: str | None = None,
    among: Iterable[Claim] | None = None,
) -> Iterator[Claim]:
    """The `inSegment` claims about a segment; `gaps` are those stated of it.

    With `among`, of these claims about the segment only.

    With `within`, only claims meant within that chain: a segment that only documents name may share
    its id with segments of other chains, one of a reference chain does not. The words that state
    a link to be missing or bought elsewhere put nobody into it: they name who lacks it.
    """
    denying = _denying(gaps)
    for claim in knowledge.claims_to(segment) if among is None else among:
        if claim.predicate is not Relation.IN_SEGMENT:
            continue
        if within and claim.chain not in (None, within):
            continue
        # Words of other documents touch nothing of a claim: comparing all with all is quadratic.
        for evidence in claim.evidence:
            if evidence.document in denying:
                break
        else:
            yield claim
            continue
        documents = {e.document for e in claim.evidence} & denying.keys()
        if not rests_on(knowledge, claim, [w for d in sorted(documents) for w in denying[d]]):
            yield claim


def within_of(chain: str, version: str) -> str | None:
    """The chain within which membership is meant; None where segments belong to one chain alone."""
    return chain if version == SELF_DESCRIBED else None


def rests_on(knowledge: Knowledge, claim: Claim, words: Collection[Evidence]) -> bool:
    """Whether a claim rests on some words alone: all its evidence touches them.

    Evidence that is nothing but a name of the subject says nothing by itself and is passed over.
    """
    if not any(overlap(e, w) for w in words for e in claim.evidence):
        return False
    subject = knowledge.entities.get(claim.subject)
    names = {plain(n) for n in (subject.name, *subject.aliases)} if subject else set()
    telling = [e for e in claim.evidence if plain(e.quote) not in names] or claim.evidence
    return all(any(overlap(e, w) for w in words) for e in telling)


def overlap(one: Evidence, other: Evidence) -> bool:
    """Whether two spans of evidence share any character."""
    return one.document == other.document and one.start < other.end and other.start < one.end


def _denying(gaps: Iterable[Gap]) -> Mapping[str, list[Evidence]]:
    """Document → its words that state a link to be missing or bought elsewhere."""
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for gap in gaps:
        if gap.kind in _ABSENT and gap.review is not Review.REJECTED:
            for words in gap.evidence:
                found[words.document].append(words)
    return found
