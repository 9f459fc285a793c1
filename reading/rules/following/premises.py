"""What is already told of a page, looked up by its ends, and how a claim is made out of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ontology.model import Claim, Relation, Status
from reading.model import Page
from reading.rules.stating import Said, claim

_LOSS = 0.9  # what a conclusion is less sure than its weakest premise
_WEAKEST = (Status.NEGATED, Status.TARGET, Status.PLANNED, Status.ACTUAL)
_By = Mapping[tuple[Relation, str], tuple[Claim, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Premises:
    """The claims of a page by relation and subject, and by relation and object."""

    claims: tuple[Claim, ...]
    _from: _By
    _into: _By

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> "Premises":
        """The claims that hold or are planned; what is denied proves nothing."""
        kept = tuple(c for c in claims if c.status is not Status.NEGATED)
        out: defaultdict[tuple[Relation, str], list[Claim]] = defaultdict(list)
        into: defaultdict[tuple[Relation, str], list[Claim]] = defaultdict(list)
        for one in kept:
            out[one.predicate, one.subject].append(one)
            into[one.predicate, one.object].append(one)
        frozen = ({key: tuple(found) for key, found in by.items()} for by in (out, into))
        return cls(kept, *frozen)

    def told(self, relation: Relation) -> tuple[Claim, ...]:
        """The claims of one relation."""
        return tuple(c for c in self.claims if c.predicate is relation)

    def of_subject(self, relation: Relation, subject: str) -> tuple[Claim, ...]:
        """What a relation says of a subject."""
        return self._from.get((relation, subject), ())

    def of_object(self, relation: Relation, object_: str) -> tuple[Claim, ...]:
        """What a relation says of an object."""
        return self._into.get((relation, object_), ())

    def objects(self, relation: Relation, subject: str) -> frozenset[str]:
        """What a relation leads to from a subject."""
        return frozenset(c.object for c in self.of_subject(relation, subject))


def follows(page: Page, rule: str, said: Said, *premises: Claim) -> Claim:
    """A claim that follows from others: their evidence together, surer than none of them."""
    evidence = tuple(sorted({shown for premise in premises for shown in premise.evidence}))
    sure = round(_LOSS * min(premise.confidence for premise in premises), 3)
    return replace(claim(page, rule, said, ()), evidence=evidence, confidence=sure)


def weakest(*premises: Claim) -> Status:
    """The status that all premises warrant: planned as soon as one is."""
    return min((premise.status for premise in premises), key=_WEAKEST.index)
