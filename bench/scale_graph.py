"""A generated graph of many firms: cities, segments, projects, stated gaps; the same every time.

Sizes of cities fall off as rank^-0.6 (the largest of 300 has about 4 %), segments as rank^-1.1 (as
products do in a public list of listed firms and their products); a firm is in one to three segments.
A document speaks for one city and names some fifty firms.
"""

from collections.abc import Iterator
from random import Random

from graph.knowledge import Knowledge
from ontology.chains.loader import load_chains
from ontology.chains.model import ReferenceChain
from ontology.model import (
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Gap,
    GapKind,
    ProjectPhase,
    Relation,
    Status,
)

CITIES = 300
_PROVINCES = 31
_SEED = 20260701
_A_DOCUMENT = 50
_KINDS = (GapKind.MISSING, GapKind.WEAK, GapKind.IMPORT_DEPENDENT, GapKind.EXTERNAL_SUPPLY)
_ACTUAL, _PLANNED = Status.ACTUAL, Status.PLANNED


def city(number: int) -> str:
    """The id of a city; 0 is the largest."""
    return f"place-city-{number:03}"


def largest_city() -> str:
    """The city with most firms."""
    return city(0)


def middle_city() -> str:
    """The city in the middle by size."""
    return city(CITIES // 2)


def generated(firms: int) -> Knowledge:
    """The knowledge of so many firms."""
    return _Maker(firms).knowledge()


class _Maker:
    """Writes firms down one after the other, city by city and document by document."""

    def __init__(self, firms: int) -> None:
        self.random = Random(_SEED)
        self.chains = load_chains()
        self.firms = firms
        self.entities: dict[str, Entity] = {}
        self.documents: dict[str, Document] = {}
        self.claims: list[Claim] = []
        self.gaps: list[Gap] = []
        self.here: tuple[str, str, int] = ("", "", 0)
        places = [(chain, s.id) for chain in self.chains for s in chain.segments]
        self.random.shuffle(places)
        self.segments = places
        self.weights = [(rank + 1) ** -1.1 for rank in range(len(places))]

    def knowledge(self) -> Knowledge:
        parents = self._places()
        sizes = [(rank + 1) ** -0.6 for rank in range(CITIES)]
        number = 0
        for rank, size in enumerate(sizes):
            count = round(self.firms * size / sum(sizes))
            for _ in range(count):
                if number % _A_DOCUMENT == 0 or self.here[1] != city(rank):
                    self._open(city(rank))
                self._firm(number)
                number += 1
        self._names()
        return Knowledge(
            documents=self.documents,
            entities=self.entities,
            claims=tuple(self.claims),
            gaps=tuple(self.gaps),
            chains={chain.id: chain for chain in self.chains},
            parents=parents,
        )

    def _places(self) -> dict[str, str]:
        parents = {}
        for number in range(CITIES):
            above = f"place-province-{number % _PROVINCES:02}"
            self._entity(city(number), EntityType.PLACE, f"第{number}市")
            self._entity(above, EntityType.PLACE, f"第{number % _PROVINCES}省")
            parents[city(number)] = above
        return parents

    def _names(self) -> None:
        for chain in self.chains:
            self._entity(chain.id, EntityType.CHAIN, chain.label)
            for segment in chain.segments:
                self._entity(segment.id, EntityType.SEGMENT, segment.label)

    def _open(self, at: str) -> None:
        """Begin a document that speaks for a city."""
        id_ = f"doc-{len(self.documents):08}"
        self.documents[id_] = Document(id_, id_, f"{id_}.txt", "", region=at)
        self.here = (id_, at, 0)

    def _firm(self, number: int) -> None:
        id_ = f"firm-{number:08}"
        self._entity(id_, EntityType.FIRM, f"第{number}号公司")
        self._say(id_, Relation.LOCATED_IN, self.here[1])
        for chain, segment in self._drawn():
            self._say(id_, Relation.IN_SEGMENT, segment, chain=chain.id)
            if self.random.random() < 0.02:
                self._say(id_, Relation.LEADER_OF, chain.id)
            if self.random.random() < 0.002:
                self._lack(chain, segment)
        if self.random.random() < 0.05:
            self._project(number, id_)

    def _drawn(self) -> Iterator[tuple[ReferenceChain, str]]:
        many = 1 + (self.random.random() < 0.4) + (self.random.random() < 0.15)
        yield from {
            (chain.id, segment): (chain, segment)
            for chain, segment in self.random.choices(self.segments, self.weights, k=many)
        }.values()

    def _project(self, number: int, firm: str) -> None:
        """A project of the firm that is not finished yet."""
        id_ = f"project-{number:08}"
        self._entity(id_, EntityType.PROJECT, f"第{number}号项目")
        (chain, segment), *_ = self._drawn()
        self._say(firm, Relation.DEVELOPS, id_)
        self._say(id_, Relation.LOCATED_IN, self.here[1], _PLANNED)
        self._say(id_, Relation.IN_SEGMENT, segment, _PLANNED, chain.id)
        self._say(id_, Relation.PHASE, ProjectPhase.UNDER_CONSTRUCTION.value)

    def _entity(self, id_: str, kind: EntityType, name: str) -> None:
        self.entities[id_] = Entity(id_, kind, name)

    def _say(
        self,
        subject: str,
        predicate: Relation,
        target: str,
        status: Status = _ACTUAL,
        chain: str | None = None,
    ) -> None:
        id_ = f"claim-{len(self.claims):09}"
        evidence = (self._evidence(),)
        self.claims.append(
            Claim(id_, subject, predicate, target, status, evidence, "generated", chain=chain)
        )

    def _lack(self, chain: ReferenceChain, segment: str) -> None:
        kind = self.random.choice(_KINDS)
        self.gaps.append(
            Gap(
                f"gap-{len(self.gaps):08}",
                chain.id,
                "某物",
                kind,
                self.here[1],
                (self._evidence(),),
                "generated",
                segment=segment,
            )
        )

    def _evidence(self) -> Evidence:
        document, at, place = self.here
        self.here = (document, at, place + 20)
        return Evidence(document, place, place + 19, f"第{place:08}句原话在这里写着")
