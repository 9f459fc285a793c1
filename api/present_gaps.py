"""The list of gaps and the agreement of both sides, dressed for an answer."""

from api import views
from api.present import Presenter
from graph.decisions import Decision
from graph.gaps.agreement import Compared
from graph.gaps.listed import ListedGap
from graph.gaps.stability import RankRange
from graph.gaps.worth import Part, Worth


def listed_gap(present: Presenter, gap: ListedGap) -> views.ListedGapView:
    """A gap of the list with its worth, its ranks and what was decided."""
    said = {**dict(present.gap(gap, gap.severity)), "state": gap.state}
    return views.ListedGapView(
        **said,
        section=gap.section,
        worth=_worth(present, gap.worth) if gap.worth else None,
        ranks=_ranks(gap.ranks) if gap.ranks else None,
        unknown_share=gap.unknown_share,
        decision=decided(gap.decision) if gap.decision else None,
    )


def decided(made: Decision) -> views.DecidedView:
    """A decision not to pursue something."""
    return views.DecidedView(target=made.target, because=made.note, who=made.who, when=made.when)


def compared(present: Presenter, row: Compared) -> views.BothSidesView:
    """A segment with both sides and their sentences."""
    return views.BothSidesView(
        chain=present.thing(row.chain),
        segment=present.segment(row.chain, row.segment.id),
        region=present.thing(row.scope),
        state=row.state,
        agreement=row.agreement,
        stated_state=row.stated_state,
        computed_state=row.computed_state,
        stated=tuple(map(present.finding, row.stated)),
        computed=tuple(map(present.finding, row.computed)),
        present=tuple(map(present.presence, row.present)),
        unknown_share=row.unknown_share,
    )


def _ranks(ranks: RankRange) -> views.RanksView:
    return views.RanksView(rank=ranks.rank, best=ranks.best, worst=ranks.worst)


def _worth(present: Presenter, worth: Worth) -> views.WorthView:
    return views.WorthView(
        value=worth.value, parts=tuple(_part(present, part) for part in worth.parts)
    )


def _part(present: Presenter, part: Part) -> views.PartView:
    return views.PartView(
        name=part.name,
        value=part.value,
        weight=part.weight,
        factor=part.counted,
        zh=part.zh,
        en=part.en,
        evidence=present.evidence(part.evidence),
    )
