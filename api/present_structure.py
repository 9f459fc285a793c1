"""Structure as the API answers it."""

from collections.abc import Iterable
from dataclasses import dataclass

from api import views
from api.present import Presenter
from graph.gaps.model import ChainBoard, SegmentRow
from graph.jackknife import Spread
from graph.structure.alternatives import assumed
from graph.structure.communities import Communities
from graph.structure.report import Element, Impact, Structure
from graph.structure.shared import SharedSegment
from graph.structure.supply import OUTSIDE, Needs, as_drawn
from graph.whatif import WhatIf
from ontology.chains.model import ReferenceChain
from ontology.model import EntityType

_PAIRS = 20
_OUTSIDE_NAME = "区外 · outside"


@dataclass(frozen=True, slots=True)
class StructurePresenter:
    """Dresses structure in names, chain by chain."""

    present: Presenter
    chain: ReferenceChain

    def structure(self, found: Structure) -> views.StructureView:
        """All of it; of the pairs the twenty worst."""
        segment = self.thing
        return views.StructureView(
            chain=self.present.thing(found.board.chain),
            region=self.present.thing(found.board.region),
            version=found.board.version,
            needs=found.needs,
            assumed=self._assumed(found.board, found.needs),
            unknown_share=found.board.unknown_share,
            singles=tuple(map(self.impact, found.singles)),
            pairs=tuple(map(self.impact, found.pairs[:_PAIRS])),
            bridges=tuple(
                views.BridgeView(source=segment(s), target=segment(t))
                for s, t in found.topology.bridges
            ),
            articulations=tuple(map(segment, found.topology.articulations)),
            alone=tuple(map(segment, found.topology.alone)),
            severities=tuple(
                views.SeveritySpreadView(segment=segment(id_), spread=self.spread(spread))
                for id_, spread in sorted(found.severities.items(), key=lambda s: s[1].rank)
            ),
        )

    def _assumed(self, drawn: ChainBoard, needs: Needs = Needs.TABLE) -> tuple[str, ...]:
        known = as_drawn(drawn, self.chain)
        return assumed(known, drawn.alternatives) if needs is Needs.TABLE else ()

    def knockout(self, drawn: ChainBoard, impact: Impact, needs: Needs) -> views.KnockoutView:
        """One joint removal."""
        return views.KnockoutView(
            chain=self.present.thing(drawn.chain),
            region=self.present.thing(drawn.region),
            version=drawn.version,
            needs=needs,
            assumed=self._assumed(drawn, needs),
            unknown_share=drawn.unknown_share,
            impact=self.impact(impact),
        )

    def impact(self, impact: Impact) -> views.ImpactView:
        """What stops, with its bounds and its range."""
        found = impact.knockout
        return views.ImpactView(
            removed=tuple(map(self._element, impact.elements)),
            stopped=tuple(map(self.thing, found.stopped)),
            loss=found.loss,
            stopped_share=found.stopped_share,
            excess=found.excess,
            mild=impact.mild,
            strict=impact.strict,
            spread=self.spread(impact.spread) if impact.spread else None,
        )

    def spread(self, spread: Spread) -> views.SpreadView:
        """A range with the titles of the documents that make it."""
        return views.SpreadView(
            value=spread.value,
            low=spread.low,
            high=spread.high,
            rank=spread.rank,
            best=spread.best,
            worst=spread.worst,
            telling=self.present.things(spread.telling),
        )

    def what_if(self, found: WhatIf) -> views.WhatIfView:
        """What differs."""
        before, after = found.before, found.after
        return views.WhatIfView(
            chain=self.present.thing(before.chain),
            region=self.present.thing(before.region),
            supposed=found.supposed,
            assumed=self._assumed(before),
            coverage_before=before.coverage,
            coverage_after=after.coverage,
            unknown_before=before.unknown_share,
            unknown_after=after.unknown_share,
            segments=tuple(
                views.StandChangeView(
                    segment=self.thing(change.before.segment.id),
                    before=_stand(change.before),
                    after=_stand(change.after),
                )
                for change in found.rows
            ),
            risks=tuple(
                views.RiskChangeView(
                    removed=self._named(risk.element, after),
                    before=risk.before.loss if risk.before else None,
                    after=risk.after.loss if risk.after else None,
                    stopped_before=risk.before.stopped_share if risk.before else None,
                    stopped_after=risk.after.stopped_share if risk.after else None,
                )
                for risk in found.risks
            ),
        )

    def thing(self, id_: str) -> views.Thing:
        """A segment, a firm or outside by name."""
        if id_ == OUTSIDE:
            return _outside()
        return self.present.segment(self.chain.id, id_)

    def _named(self, id_: str, drawn: ChainBoard) -> views.Thing:
        """A thing that may be supposed only: its name stands on the board."""
        known = self.thing(id_)
        name = drawn.names.get(id_, known.name)
        return known if known.type else known.model_copy(update={"name": name})

    def _element(self, element: Element) -> views.ElementView:
        return views.ElementView(
            thing=self.thing(element.id),
            kind=element.kind,
            holds=tuple(map(self.thing, element.holds)),
            evidence=self.present.evidence(element.evidence),
        )


def shared_views(found: Iterable[SharedSegment]) -> tuple[views.SharedView, ...]:
    """The shared classes with their segments."""
    return tuple(
        views.SharedView(
            code=shared.code,
            chains=shared.chains,
            weight=shared.weight,
            critical=shared.critical,
            members=tuple(
                views.SharedMemberView(
                    chain=views.Thing(id=chain.id, name=chain.label, type=EntityType.CHAIN),
                    segment=views.Thing(id=s.id, name=s.label, type=EntityType.SEGMENT),
                    criticality=s.criticality,
                )
                for chain, s in shared.members
            ),
        )
        for shared in found
    )


def communities_view(present: Presenter, region: str, found: Communities) -> views.CommunitiesView:
    """The groups, or why there are none."""
    zh, en = found.why_not or (None, None)
    return views.CommunitiesView(
        region=present.thing(region),
        groups=tuple(present.things(group) for group in found.groups),
        modularity=found.modularity,
        things=found.things,
        why_not=zh,
        why_not_en=en,
    )


def _outside() -> views.Thing:
    return views.Thing(id=OUTSIDE, name=_OUTSIDE_NAME)


def _stand(row: SegmentRow) -> views.StandView:
    return views.StandView(
        state=row.state,
        computed=row.computed,
        agreement=row.agreement,
        severity=row.severity.value if row.severity else None,
        firms=len({p.supplier or p.entity for p in row.present if not p.planned}),
    )
