"""The answers around the gap board as the API gives them."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.present import Presenter
from api.views import answers as views
from graph.chains.proposed import Proposal
from graph.compare import ComparedSegment, Comparison, End, Side
from graph.gaps.phrases import phrase
from graph.kinship import Kin
from graph.offers import Offer
from graph.reconcile import ListedTarget, OpenGap, Reconciliation
from ontology.chains.difference import ChainDifference
from ontology.chains.model import ReferenceChain


@dataclass(frozen=True, slots=True)
class Answers:
    """Dresses offers, reconciliations and comparisons in names and sentences."""

    present: Presenter
    lang: str = "zh"

    def offer(self, found: Offer) -> views.OfferView:
        """Who could fill one segment."""
        present = self.present
        return views.OfferView(
            chain=present.thing(found.chain),
            segment=present.segment(found.chain, found.segment),
            region=present.thing(found.region),
            note=found.note,
            items=tuple(map(present.candidate, found.candidates)),
            before=tuple(
                views.BeforeView(
                    segment=present.segment(found.chain, before.segment),
                    firms=present.things(before.firms),
                    evidence=present.evidence(before.evidence),
                )
                for before in found.before
            ),
        )

    def reconciliation(self, found: Reconciliation) -> views.ReconciliationView:
        """A list against the gaps of its chain."""
        return views.ReconciliationView(
            chain=self.present.thing(found.chain),
            region=self.present.thing(found.region),
            version=found.version,
            listed=found.listed,
            note="" if found.listed else phrase("no_list", self.lang),
            targets=tuple(self._target(found.chain, t) for t in found.targets),
            gaps=tuple(self._gap(found.chain, g) for g in found.gaps),
            targets_without_gap=len(found.targets_without_gap),
            gaps_without_target=len(found.gaps_without_target),
        )

    def _target(self, chain: str, target: ListedTarget) -> views.TargetView:
        present = self.present
        return views.TargetView(
            firm=present.thing(target.firm),
            fit=target.fit,
            gaps=tuple(present.segment(chain, s) for s in target.gaps),
            kin=tuple(map(self._kin, target.kin)),
            landings=tuple(
                views.LandingView(
                    member=present.thing(landing.member),
                    document=present.thing(landing.document),
                    issued=landing.issued,
                    order=landing.order,
                    evidence=present.evidence(landing.evidence),
                )
                for landing in target.landings
            ),
            waiting=target.waiting,
            text=target.text,
            listed=present.evidence(target.listed),
            evidence=present.evidence(target.evidence),
        )

    def _kin(self, kin: Kin) -> views.KinView:
        return views.KinView(
            member=self.present.thing(kin.member),
            ground=kin.ground,
            words=kin.words,
            inferred=kin.inferred,
            evidence=self.present.evidence(kin.evidence),
        )

    def _gap(self, chain: str, gap: OpenGap) -> views.OpenGapView:
        return views.OpenGapView(
            segment=self.present.segment(chain, gap.segment) if gap.segment else None,
            what=gap.what,
            kinds=gap.kinds,
            state=gap.state,
            targets=self.present.things(gap.targets),
            evidence=self.present.evidence(gap.evidence),
        )

    def comparison(self, found: Comparison) -> views.ComparisonView:
        """One chain on two sides."""
        present = self.present
        return views.ComparisonView(
            chain=present.thing(found.chain),
            version=found.version,
            left=self._end(found.left),
            right=self._end(found.right),
            cautions=tuple(views.CautionView(code=c.code, text=c.text) for c in found.cautions),
            segments=tuple(self._compared(found.chain, s) for s in found.segments),
            figures=tuple(
                views.FigureView(
                    metric=f.metric,
                    comparable=f.comparable,
                    left=tuple(map(present.observation, f.left)),
                    right=tuple(map(present.observation, f.right)),
                )
                for f in found.figures
            ),
        )

    def _end(self, end: End) -> views.EndView:
        return views.EndView(
            region=self.present.thing(end.region),
            day=end.day,
            coverage=end.coverage,
            unknown_share=end.unknown_share,
            documents=end.documents,
        )

    def _compared(self, chain: str, found: ComparedSegment) -> views.ComparedSegmentView:
        return views.ComparedSegmentView(
            segment=self.present.segment(chain, found.segment) if found.segment else None,
            name=found.name,
            difference=found.difference,
            left=self._side(found.left),
            right=self._side(found.right),
        )

    def _side(self, side: Side) -> views.SideView:
        return views.SideView(
            state=side.state,
            firms=self.present.things(side.firms),
            gaps=side.gaps,
            evidence=self.present.evidence(side.evidence),
        )

    def proposal(self, found: Proposal) -> views.ProposalView:
        """A chain as documents have it."""
        return views.ProposalView(
            key=found.chain.key,
            label=found.chain.label,
            version=found.chain.version,
            segments=tuple(
                views.ProposedSegmentView(
                    key=segment.key,
                    label=segment.label,
                    tier=segment.tier.value,
                    evidence=self.present.evidence(found.grounds[segment.id]),
                )
                for segment in found.chain.segments
            ),
            left_out=tuple(
                views.LeftOutView(
                    name=out.name,
                    why=out.why,
                    text=phrase(f"unfit_{out.why.value}", self.lang),
                    evidence=self.present.evidence(out.evidence),
                )
                for out in found.left_out
            ),
        )


def difference_view(chain: ReferenceChain, found: ChainDifference) -> views.ChainDifferenceView:
    """What an edited chain changes."""
    return views.ChainDifferenceView(
        key=chain.key,
        label=chain.label,
        old=found.old,
        new=found.new,
        step=found.step.name.lower(),
        changes=tuple(
            views.ChangeView(
                kind=change.kind.value,
                segment=change.segment,
                label=change.label,
                field=change.field,
                before=change.before,
                after=change.after,
            )
            for change in found.changes
        ),
    )


def template_views(
    chains: Iterable[tuple[ReferenceChain, tuple[str, ...]]],
) -> tuple[views.TemplateView, ...]:
    """The chains in use, each with the versions kept."""
    return tuple(
        views.TemplateView(
            key=chain.key,
            label=chain.label,
            version=chain.version,
            versions=versions,
            segments=len(chain.segments),
        )
        for chain, versions in chains
    )
