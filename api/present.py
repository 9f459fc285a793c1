"""From the objects of the graph to what the API answers with."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from api import views
from graph.gaps.listed import ListedGap
from graph.gaps.model import ChainBoard, Finding, Presence, SegmentRow, Severity
from graph.knowledge import Knowledge, grouped, is_fact
from graph.parks import ParkFit
from graph.review import Waiting
from ontology.labels import label
from ontology.model import (
    Candidate,
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Gap,
    Observation,
    ProjectPhase,
    Relation,
    Review,
)


@dataclass(frozen=True, slots=True)
class Presenter:
    """Dresses ids in names and facts in their sentences, from one knowledge."""

    knowledge: Knowledge

    def thing(self, entity: str) -> views.Thing:
        """An id with its name and class."""
        known = self.knowledge.entities.get(entity)
        name = self.knowledge.name(entity)
        return views.Thing(id=entity, name=name, type=known.type if known else None)

    def maybe(self, entity: str | None) -> views.Thing | None:
        """The thing, if there is one."""
        return self.thing(entity) if entity else None

    def things(self, entities: Iterable[str]) -> tuple[views.Thing, ...]:
        """Things in the order given."""
        return tuple(map(self.thing, entities))

    def evidence(self, spans: Iterable[Evidence]) -> tuple[views.EvidenceView, ...]:
        """Evidence with the title of its document."""
        return tuple(
            views.EvidenceView(
                id=span.id,
                document=span.document,
                title=self.knowledge.name(span.document),
                start=span.start,
                end=span.end,
                page=self._page(span),
                quote=span.quote,
            )
            for span in spans
        )

    def _page(self, span: Evidence) -> int | None:
        document = self.knowledge.documents.get(span.document)
        return document.page(span.start) if document else None

    def entity(self, entity: Entity) -> views.EntityView:
        """An entity with the number of claims that name it."""
        known = self.knowledge
        number = len(known.claims_from(entity.id)) + len(known.claims_to(entity.id))
        return views.EntityView(
            id=entity.id,
            type=entity.type,
            name=entity.name,
            aliases=entity.aliases,
            claims=number,
        )

    def claim(self, claim: Claim) -> views.ClaimView:
        """A claim with the names of what it joins."""
        return views.ClaimView(
            id=claim.id,
            subject=self.thing(claim.subject),
            predicate=claim.predicate,
            object=self.thing(claim.object),
            status=claim.status,
            holds=is_fact(claim),
            chain=self.maybe(claim.chain),
            region=self.maybe(claim.region),
            review=claim.review,
            rule=claim.rule,
            confidence=claim.confidence,
            evidence=self.evidence(claim.evidence),
        )

    def observation(self, seen: Observation) -> views.ObservationView:
        """An observation as a number with its words."""
        quantity = seen.quantity
        most = quantity.value_max
        return views.ObservationView(
            id=seen.id,
            about=self.thing(seen.about),
            metric=seen.metric,
            value=float(quantity.value),
            value_max=None if most is None else float(most),
            unit=quantity.unit,
            stated_as=quantity.stated_as,
            bound=quantity.bound,
            status=seen.status,
            year=seen.year,
            as_of=seen.as_of,
            scope=seen.scope,
            region=self.maybe(seen.region),
            review=seen.review,
            rule=seen.rule,
            confidence=seen.confidence,
            evidence=self.evidence(seen.evidence),
        )

    def gap(self, gap: Gap | ListedGap, severity: Severity | None = None) -> views.GapView:
        """A gap with its severity where the board gives one."""
        return views.GapView(
            id=gap.id,
            basis=gap.basis,
            kind=gap.kind,
            scope=gap.scope,
            chain=self.thing(gap.chain),
            segment=self._segment_thing(gap.chain, gap.segment),
            region=self.thing(gap.region),
            what=gap.what,
            severity=severity_view(severity),
            review=gap.review,
            rule=gap.rule,
            confidence=gap.confidence,
            evidence=self.evidence(gap.evidence),
        )

    def words(self, fact: Claim | Observation | Gap) -> str:
        """A fact in one short Chinese line."""
        if isinstance(fact, Claim):
            ends = self.thing(fact.subject).name, self._object(fact)
            return f"{ends[0]} {label(fact.predicate)} {ends[1]}"
        if isinstance(fact, Gap):
            return f"{self.thing(fact.chain).name}：{fact.what}（{label(fact.kind)}）"
        when = f"{fact.year}年" if fact.year else ""
        return f"{self.thing(fact.about).name} {when}{label(fact.metric)} {fact.quantity.stated_as}"

    def waiting(self, one: Waiting) -> views.WaitingView:
        """A fact of the review queue with what speaks for and against it."""
        fact = one.fact
        return views.WaitingView(
            id=fact.id,
            words=self.words(fact),
            rule=fact.rule,
            confidence=fact.confidence,
            support=one.support,
            alike_right=one.alike.right,
            alike_read=one.alike.read,
            grounds=fact.grounds,
            doubts=one.doubts,
            evidence=self.evidence(fact.evidence),
        )

    def _object(self, claim: Claim) -> str:
        if claim.predicate is Relation.PHASE:
            return label(ProjectPhase(claim.object))
        return self.thing(claim.object).name

    def document(self, document: Document) -> views.DocumentView:
        """A document with the numbers of its facts."""
        known = self.knowledge
        return described(
            document,
            claims=len(known.by_document.get(document.id, ())),
            observations=sum(o.document == document.id for o in known.observations),
            gaps=sum(g.document == document.id for g in known.gaps),
        )

    def document_detail(
        self,
        document: Document,
        problems: tuple[str, ...] = (),
        columns: tuple[tuple[str, str], ...] = (),
    ) -> views.DocumentDetail:
        """A document with its text and everything read from it."""
        claims = self.knowledge.by_document.get(document.id, ())
        seen = grouped(self.knowledge.observations, lambda o: o.document).get(document.id, ())
        gaps = grouped(self.knowledge.gaps, lambda g: g.document).get(document.id, ())
        named = {id_ for claim in claims for id_ in (claim.subject, claim.object)}
        named |= {o.about for o in seen} | {g.chain for g in gaps}
        named |= {g.segment for g in gaps if g.segment}
        return views.DocumentDetail(
            document=self.document(document),
            problems=problems,
            columns=dict(columns),
            text=document.text,
            spans=spans(document, (*claims, *seen, *gaps)),
            entities=self.things(sorted(named & set(self.knowledge.entities))),
            claims=tuple(map(self.claim, claims)),
            observations=tuple(map(self.observation, seen)),
            gaps=tuple(map(self.gap, gaps)),
        )

    def board(self, board: ChainBoard) -> views.BoardView:
        """A board with every name and sentence."""
        return views.BoardView(
            chain=self.thing(board.chain),
            region=self.thing(board.region),
            version=board.version,
            coverage=board.coverage,
            unknown_share=board.unknown_share,
            segments=tuple(map(self._segment, board.rows)),
            unplaced=tuple(map(self.gap, board.unplaced)),
            members=tuple(map(self.presence, board.chain_level)),
            enclosing=tuple(map(self.gap, board.enclosing)),
            weights=board.weights,
        )

    def _segment(self, row: SegmentRow) -> views.SegmentView:
        graver = {f.gap.id: f.severity for f in row.findings if f.gap}
        return views.SegmentView(
            id=row.segment.id,
            label=row.segment.label,
            label_en=row.segment.label_en,
            tier=row.segment.tier,
            criticality=row.segment.criticality,
            feeds=row.segment.feeds,
            state=row.state,
            computed=row.computed,
            agreement=row.agreement,
            scope=self.thing(row.scope),
            present=tuple(map(self.presence, row.present)),
            findings=tuple(map(self.finding, row.findings)),
            stated=tuple(self.gap(gap, graver.get(gap.id)) for gap in row.stated),
            severity=severity_view(row.severity),
        )

    def presence(self, here: Presence) -> views.PresenceView:
        """A firm or project that is there, with its sentences."""
        behind = here.supplier if here.supplier != here.entity else None
        return views.PresenceView(
            thing=self.thing(here.entity),
            planned=here.planned,
            leader=here.leader,
            supplier=self.maybe(behind),
            evidence=self.evidence(here.evidence),
        )

    def finding(self, found: Finding) -> views.FindingView:
        """What a rule says of a segment."""
        return views.FindingView(
            rule=found.rule,
            basis=found.basis,
            kind=found.kind,
            state=found.state,
            region=self.thing(found.region),
            severity=severity_view(found.severity),
            gap=found.gap.id if found.gap else None,
            evidence=self.evidence(found.evidence),
        )

    def segment(self, chain: str, segment: str) -> views.Thing:
        """A segment by its label in the reference chain, which documents may never name."""
        reference = self.knowledge.chains.get(chain)
        named = reference.segment(segment) if reference else None
        if named is None:
            return self.thing(segment)
        return views.Thing(id=segment, name=named.label, type=EntityType.SEGMENT)

    def _segment_thing(self, chain: str, segment: str | None) -> views.Thing | None:
        return self.segment(chain, segment) if segment else None

    def candidate(self, candidate: Candidate) -> views.CandidateView:
        """A candidate with the sentences that speak for it."""
        return views.CandidateView(
            firm=self.thing(candidate.firm),
            kind=candidate.kind,
            score=candidate.score,
            reason=candidate.reason,
            evidence=self.evidence(candidate.evidence),
        )

    def park_fit(self, fit: ParkFit) -> views.ParkFitView:
        """A park for a chain with the sentences behind each ground."""
        return views.ParkFitView(
            park=self.thing(fit.park),
            area=self.maybe(fit.area),
            score=fit.score,
            rank=fit.rank,
            best=fit.span.best,
            worst=fit.span.worst,
            stable=fit.span.stable,
            parts=tuple(
                views.ParkPartView(
                    name=part.name,
                    known=part.known,
                    worth=part.worth,
                    text=part.text,
                    evidence=self.evidence(part.evidence),
                )
                for part in fit.parts
            ),
        )


def severity_view(severity: Severity | None) -> views.SeverityView | None:
    """A severity with its parts, if there is one."""
    if severity is None:
        return None
    return views.SeverityView(
        kind=severity.kind,
        criticality=severity.criticality,
        reach=severity.reach,
        value=severity.value,
        rule=severity.rule,
    )


def spans(
    document: Document, facts: Iterable[Claim | Observation | Gap]
) -> tuple[views.SpanView, ...]:
    """The places of a document that facts rest on, in order, each with its unrejected facts."""
    places: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.review is Review.REJECTED:
            continue
        for span in fact.evidence:
            if span.document == document.id:
                places[span.start, span.end].add(fact.id)
    return tuple(
        views.SpanView(start=start, end=end, page=document.page(start), facts=tuple(sorted(ids)))
        for (start, end), ids in sorted(places.items())
    )


def described(
    document: Document, *, claims: int, observations: int, gaps: int
) -> views.DocumentView:
    """A document with so many facts."""
    return views.DocumentView(
        id=document.id,
        name=document.name,
        title=document.title or document.name,
        publisher=document.publisher,
        issued=document.issued,
        issued_basis=document.issued_basis,
        region=document.region,
        genre=document.genre,
        sha256=document.sha256,
        characters=len(document.text),
        claims=claims,
        observations=observations,
        gaps=gaps,
    )
