"""Graphs of any size for the store: generated firms with what else documents say of them.

To the firms, cities and segments of `scale_graph` come parks with what they focus on, firms to be
recruited, numbers, gaps, weak claims and second sentences, in about the shares that the demo
documents have. Seeded: the same number of firms is the same graph.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from random import Random

from bench.graph_triples import said, written
from bench.scale_graph import CITIES, city, generated
from graph.statements import background_triples
from graph.store import Triple
from ontology import triples
from ontology.chains.model import ReferenceChain
from ontology.model import (
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Gap,
    GapKind,
    Metric,
    Observation,
    Quantity,
    Relation,
    Review,
    Status,
)

TRIPLES_A_FIRM = 57
"""Measured; says how many firms make a graph of about so many triples."""
_SEED = 20261121
_PARKS = 6
_YEARS = (2023, 2024, 2025, 2026)
_KINDS = (GapKind.MISSING, GapKind.WEAK, GapKind.IMPORT_DEPENDENT, GapKind.EXTERNAL_SUPPLY)
_GROUNDS = (("names:sure", "said:once"), ("names:weak", "said:once"), ("said:often",))


class StoreGraph:
    """The triples of a generated graph, made one after the other, and how many facts they tell."""

    def __init__(self, firms: int) -> None:
        self.known = generated(firms)
        self._random = Random(_SEED)
        self._count = min(_PARKS * CITIES, firms // 40)
        self._numbers: dict[str, int] = {"claims": 0, "observations": 0, "gaps": 0}

    @cached_property
    def _firms(self) -> tuple[tuple[str, ...], ...]:
        """The firms that each document names."""
        found: dict[str, dict[str, None]] = {id_: {} for id_ in self.known.documents}
        for claim in self.known.claims:
            if claim.predicate is Relation.IN_SEGMENT and claim.status is Status.ACTUAL:
                found[claim.document][claim.subject] = None
        return tuple(map(tuple, found.values()))

    @property
    def numbers(self) -> dict[str, int]:
        """The facts told so far, by kind."""
        return dict(self._numbers)

    def triples(self) -> Iterator[Triple]:
        """Every triple, the background of chains and terms among them; some come repeatedly."""
        known, chains = self.known, tuple(self.known.chains.values())
        yield from background_triples(chains)
        yield from written(replace(known, claims=(), gaps=()))
        for claim in known.claims:
            yield from self._claim(self._dressed(claim))
        yield from self._parks(chains)
        for number, document in enumerate(known.documents.values()):
            yield from self._of_document(number, document, chains)
        for gap in known.gaps:
            yield from self._gap(gap)

    def _claim(self, claim: Claim) -> Iterator[Triple]:
        self._numbers["claims"] += 1
        return said(claim)

    def _gap(self, gap: Gap) -> Iterator[Triple]:
        self._numbers["gaps"] += 1
        return triples.gap_triples(gap)

    def _dressed(self, claim: Claim) -> Claim:
        """A claim as rules leave it: with grounds, in four of ten cases a second sentence, or weak."""
        draw = self._random.random()
        (words,) = claim.evidence
        more = (
            (Evidence(words.document, 0, 19, "第00000000句原话在这里写着"),) if draw < 0.4 else ()
        )
        return replace(
            claim,
            confidence=0.6 + round(draw * 0.35, 2),
            evidence=(words, *(one for one in more if one != words)),
            review=Review.PENDING if draw > 0.75 else None,
            grounds=_GROUNDS[int(draw * 3)],
        )

    def _parks(self, chains: tuple[ReferenceChain, ...]) -> Iterator[Triple]:
        """Parks, each in a city and with one or two chains that it focuses on."""
        for park in range(self._count):
            id_, at = f"park-{park:04}", city(park % CITIES)
            name = f"{self.known.name(at)}{park // CITIES}号产业园"
            yield from triples.entity_triples(Entity(id_, EntityType.PARK, name))
            yield from self._says(id_, Relation.LOCATED_IN, at, 0)
            for chain in self._random.sample(chains, 1 + park % 2):
                yield from self._says(id_, Relation.FOCUSES_ON, chain.id, 0)

    def _of_document(
        self, number: int, document: Document, chains: tuple[ReferenceChain, ...]
    ) -> Iterator[Triple]:
        """What one document says beside its firms: numbers, targets, recruits, what is lacking."""
        chain = self._random.choice(chains)
        known = self._firms[number]
        for about in (chain.id, *known[::4]):
            yield from self._number(about, document, Metric.OUTPUT_VALUE, Status.ACTUAL)
        yield from self._number(chain.id, document, Metric.OUTPUT_VALUE, Status.TARGET)
        for firm in known[::17]:
            yield from self._says(firm, Relation.TARGET_FOR, chain.id, number, Status.TARGET)
            park = f"park-{self._random.randrange(self._count):04}"
            yield from self._says(firm, Relation.LOCATED_IN, park, number)
        for _ in range(1 + len(known) // 20):
            segment = self._random.choice(chain.segments)
            words = self._words(document.id)
            kind = self._random.choice(_KINDS)
            id_ = f"gap-more-{self._numbers['gaps']:08}"
            place = document.region
            yield from self._gap(
                Gap(id_, chain.id, "某物", kind, place, (words,), "generated", segment=segment.id)
            )

    def _number(
        self, about: str, document: Document, metric: Metric, status: Status
    ) -> Iterator[Triple]:
        self._numbers["observations"] += 1
        value = self._random.randrange(1, 5000)
        return triples.observation_triples(
            Observation(
                f"observation-{self._numbers['observations']:09}",
                about,
                metric,
                Quantity(Decimal(value), "亿元", f"{value}亿元"),
                status,
                (self._words(document.id),),
                "generated",
                year=self._random.choice(_YEARS),
                region=document.region,
            )
        )

    def _says(
        self,
        subject: str,
        predicate: Relation,
        target: str,
        number: int,
        status: Status = Status.ACTUAL,
    ) -> Iterator[Triple]:
        words = self._words(f"doc-{number:08}")
        id_ = f"claim-more-{self._numbers['claims']:09}"
        return self._claim(Claim(id_, subject, predicate, target, status, (words,), "generated"))

    def _words(self, document: str) -> Evidence:
        place = 100_000 + 40 * self._random.randrange(10_000)
        return Evidence(document, place, place + 21, f"第{place:08}句原话在这里写着，共有若干")


def firms_for(wanted: int) -> int:
    """How many firms make about so many triples.

    >>> firms_for(5_700_000)
    100000
    """
    return max(50, wanted // TRIPLES_A_FIRM)
