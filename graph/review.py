"""The review queue: facts too weak to be published, with what speaks for and against each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.decisions import Decision, DecisionKind
from graph.knowledge import Knowledge, waits
from ontology.model import Claim, Gap, Observation, Review
from reading.rules import trust
from reading.rules.trust import Count, Support

Fact = Claim | Observation | Gap


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fact in the queue, the support it has, and how many facts like it were right."""

    fact: Fact
    support: Support
    alike: Count

    @property
    def doubts(self) -> tuple[str, ...]:
        """The grounds that speak against it."""
        return tuple(g for g in self.fact.grounds if g in trust.DOUBTS)


def facts(knowledge: Knowledge) -> Iterator[Fact]:
    """Every gap, claim and number."""
    yield from knowledge.gaps
    yield from knowledge.claims
    yield from knowledge.observations


def queue(knowledge: Knowledge, rule: str = "", document: str = "") -> tuple[Waiting, ...]:
    """What waits, of one rule or document or of all: gaps first, then the likeliest."""
    found = (
        fact
        for fact in facts(knowledge)
        if waits(fact) and rule in ("", fact.rule) and document in ("", fact.document)
    )
    return tuple(map(_waiting, sorted(found, key=_rank)))


def by_rule(knowledge: Knowledge) -> Mapping[str, int]:
    """How many facts of each rule wait, the most first."""
    counts = Counter(fact.rule for fact in facts(knowledge) if waits(fact))
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def read_by_rule(knowledge: Knowledge) -> Mapping[str, tuple[int, int]]:
    """How many facts of each rule are published, and how many wait; rejected ones left out."""
    told = [fact for fact in facts(knowledge) if fact.review is not Review.REJECTED]
    waiting = Counter(fact.rule for fact in told if waits(fact))
    everything = Counter(fact.rule for fact in told)
    return {rule: (n - waiting[rule], waiting[rule]) for rule, n in sorted(everything.items())}


def verdicts(
    targets: Iterable[str], verdict: Review, because: str = "", who: str = ""
) -> tuple[Decision, ...]:
    """The decisions that accept or reject some facts."""
    return tuple(
        Decision(DecisionKind.REVIEW, target, verdict.value, who=who, note=because)
        for target in dict.fromkeys(targets)
    )


def _waiting(fact: Fact) -> Waiting:
    held = trust.support(fact.grounds)
    return Waiting(fact, held, trust.counts().get((fact.rule, held), Count()))


def _rank(fact: Fact) -> tuple[bool, float, str, int, str]:
    first = fact.evidence[0]
    return not isinstance(fact, Gap), -fact.confidence, first.document, first.start, fact.id
