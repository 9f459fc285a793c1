"""What the gap rules rest on, as tables of plain values: one file each, read by any SQL engine.

`areas` is closed: an area stands beside itself and beside every area it lies in. Where a region
decided about a chain, `variants` names the way the region has it, and `segments` and `severities`
hold it under that name; everywhere else the variant is "". Ids are those of the graph, nothing is
NULL: "" where nothing is known.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from graph.chains.overlay import overlaid
from graph.gaps.board import stated_of
from graph.gaps.described import described
from graph.gaps.locality import homes_of, regions_of
from graph.gaps.membership import within_of
from graph.gaps.model import Finding
from graph.gaps.rules import GAP_RULES
from graph.gaps.severity import reach, weighed
from graph.gaps.weights import standard_weights
from graph.knowledge import Knowledge
from ontology.chains.model import ReferenceChain
from ontology.identity import digest, plain
from ontology.model import Basis, Claim, EntityType, Evidence, Gap, GapKind, GapScope, ProjectPhase

Row = tuple[str | int | float, ...]
TEXT, WHOLE, REAL = "VARCHAR", "INTEGER", "DOUBLE"
"""Types of columns by the names that every SQL dialect knows."""

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "areas": {"area": TEXT, "above": TEXT},
    "regions": {"region": TEXT, "name": TEXT},
    "entities": {"entity": TEXT, "kind": TEXT, "name": TEXT},
    "documents": {"document": TEXT, "home": TEXT, "issued": TEXT},
    "claims": {
        "claim": TEXT,
        "subject": TEXT,
        "predicate": TEXT,
        "object": TEXT,
        "status": TEXT,
        "review": TEXT,
        "chain": TEXT,
        "region": TEXT,
        "document": TEXT,
    },
    "spans": {
        "fact": TEXT,
        "place": WHOLE,
        "document": TEXT,
        "begins": WHOLE,
        "ends": WHOLE,
        "telling": WHOLE,
    },
    "stated": {
        "gap": TEXT,
        "chain": TEXT,
        "segment": TEXT,
        "kind": TEXT,
        "scope": TEXT,
        "region": TEXT,
    },
    "chains": {"chain": TEXT, "name": TEXT, "version": TEXT},
    "links": {"chain": TEXT, "segment": TEXT, "described": WHOLE, "name": TEXT},
    "segments": {"chain": TEXT, "variant": TEXT, "segment": TEXT, "min_firms": WHOLE},
    "variants": {"region": TEXT, "chain": TEXT, "variant": TEXT},
    "severities": {
        "chain": TEXT,
        "variant": TEXT,
        "segment": TEXT,
        "rule": TEXT,
        "scope": TEXT,
        "value": REAL,
    },
    "phases": {"phase": TEXT, "step": WHOLE},
    "rules": {"kind": TEXT, "rule": TEXT},
}
"""Every table with its columns in order."""

_RULE_OF = {
    GapKind.MISSING: "stated_missing",
    GapKind.WEAK: "stated_weak",
    GapKind.IMPORT_DEPENDENT: "import_dependent",
    GapKind.EXTERNAL_SUPPLY: "external_supply",
    GapKind.UNMATCHED_LOCAL: "unmatched_local",
    GapKind.OTHER: "stated_other",
}


def tables(knowledge: Knowledge) -> Mapping[str, Callable[[], Iterator[Row]]]:
    """Every table by name, its rows made when asked for, in an order of their own."""
    made = _Tables(knowledge)
    return {name: getattr(made, name) for name in COLUMNS}


def boarded(knowledge: Knowledge) -> tuple[ReferenceChain, ...]:
    """The chains that have boards: the reference chains, then those that only documents describe."""
    own = (e for e in knowledge.entities.values() if e.type is EntityType.CHAIN)
    others = sorted((e.name, e.id) for e in own if e.id not in knowledge.chains)
    return (*knowledge.chains.values(), *(described(knowledge, id_) for _, id_ in others))


@dataclass(frozen=True)
class _Tables:
    # Without slots: the chains and their variants are made once.
    knowledge: Knowledge

    @cached_property
    def _chains(self) -> tuple[ReferenceChain, ...]:
        return boarded(self.knowledge)

    @cached_property
    def _variants(self) -> Mapping[tuple[str, str], ReferenceChain]:
        """(region, chain) → the chain as the region has it, where it decided about it."""
        overlays = self.knowledge.overlays
        if not overlays:
            return {}
        regions = regions_of(self.knowledge)
        deciding = {o.region for o in overlays}
        found = {}
        for region in regions.areas():
            above = regions.above(region)
            if not deciding & {region, *above}:
                continue
            outwards = (region, *sorted(above, key=lambda a: (-len(regions.above(a)), a)))
            for chain in self._chains:
                changed = overlaid(chain, overlays, outwards)
                if changed is not chain:
                    found[region, chain.id] = changed
        return found

    def areas(self) -> Iterator[Row]:
        regions = regions_of(self.knowledge)
        for area in regions.areas():
            yield from ((area, above) for above in sorted({area, *regions.above(area)}))

    def regions(self) -> Iterator[Row]:
        for area in regions_of(self.knowledge).areas():
            yield area, self.knowledge.name(area)

    def entities(self) -> Iterator[Row]:
        for entity in self.knowledge.entities.values():
            yield entity.id, entity.type.value, entity.name

    def documents(self) -> Iterator[Row]:
        homes = homes_of(self.knowledge)
        for id_, document in self.knowledge.documents.items():
            yield id_, homes[id_], document.issued.isoformat() if document.issued else ""

    def claims(self) -> Iterator[Row]:
        for c in self.knowledge.claims:
            review = c.review.value if c.review else ""
            ends = (c.id, c.subject, c.predicate.value, c.object)
            yield (*ends, c.status.value, review, c.chain or "", c.region or "", c.document)

    def spans(self) -> Iterator[Row]:
        for claim in self.knowledge.claims:
            telling = self._telling(claim)
            for place, e in enumerate(claim.evidence):
                yield claim.id, place, e.document, e.start, e.end, int(e in telling)
        for gap in self.knowledge.gaps:
            for place, e in enumerate(gap.evidence):
                yield gap.id, place, e.document, e.start, e.end, 1

    def _telling(self, claim: Claim) -> tuple[Evidence, ...]:
        """The evidence of a claim that is more than a name of its subject (see `rests_on`)."""
        if len(claim.evidence) == 1:
            return claim.evidence
        subject = self.knowledge.entities.get(claim.subject)
        names = {plain(n) for n in (subject.name, *subject.aliases)} if subject else set()
        more = tuple(e for e in claim.evidence if plain(e.quote) not in names)
        return more or claim.evidence

    def stated(self) -> Iterator[Row]:
        for chain in self._chains:
            placed, _ = stated_of(self.knowledge, chain)
            for segment, gaps in placed.items():
                for g in gaps:
                    yield g.id, chain.id, segment, g.kind.value, g.scope.value, g.region

    def chains(self) -> Iterator[Row]:
        return ((chain.id, chain.label, chain.version) for chain in self._chains)

    def links(self) -> Iterator[Row]:
        for chain in self._chains:
            own = int(within_of(chain.id, chain.version) is not None)
            yield from ((chain.id, s.id, own, s.label) for s in chain.segments)

    def segments(self) -> Iterator[Row]:
        for chain, variant in self._all_variants():
            yield from ((chain.id, variant, s.id, s.min_firms) for s in chain.segments)

    def variants(self) -> Iterator[Row]:
        for (region, id_), chain in self._variants.items():
            yield region, id_, _variant(chain)

    def severities(self) -> Iterator[Row]:
        weights = standard_weights()
        for chain, variant in self._all_variants():
            reached = reach(chain)
            for segment in chain.segments:
                for rule, scope in product((r.__name__ for r in GAP_RULES), GapScope):
                    graded = weighed(_finding(rule, scope), segment, reached[segment.id], weights)
                    if graded.severity:
                        value = graded.severity.value
                        yield chain.id, variant, segment.id, rule, scope.value, value

    def phases(self) -> Iterator[Row]:
        return ((phase.value, step) for step, phase in enumerate(ProjectPhase))

    def rules(self) -> Iterator[Row]:
        return ((kind.value, rule) for kind, rule in _RULE_OF.items())

    def _all_variants(self) -> Iterable[tuple[ReferenceChain, str]]:
        """Every chain as it is, then each other way that some region has it, once."""
        found = {(chain.id, ""): (chain, "") for chain in self._chains}
        for chain in self._variants.values():
            found.setdefault((chain.id, _variant(chain)), (chain, _variant(chain)))
        return found.values()


def _variant(chain: ReferenceChain) -> str:
    """The name of a chain as some regions have it: equal ways share it."""
    return digest(f"{s.id} {s.criticality} {' '.join(s.feeds)}" for s in chain.segments)


def _finding(rule: str, scope: GapScope) -> Finding:
    gap = Gap("", "", "", GapKind.OTHER, "", (), rule, scope=scope)
    return Finding(rule, None, Basis.STATED, None, "", gap=gap)
