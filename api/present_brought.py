"""Drafts and what a document brings, dressed for an answer."""

from api import views
from api.desk import Laid
from api.present import Presenter, described
from api.present_time import tension
from graph.brought import Brought, Fact, Told
from graph.knowledge import waits
from ontology.model import Claim, Gap, Observation


def draft(laid: Laid) -> views.DraftView:
    """A draft with the numbers of what was read."""
    found = laid.reading
    read = described(
        found.document,
        claims=len(found.claims),
        observations=len(found.observations),
        gaps=len(found.gaps),
    )
    return views.DraftView(
        id=laid.draft.id,
        came=laid.draft.came,
        size=laid.draft.size,
        document=read,
        problems=found.problems,
        columns=dict(found.columns),
    )


def difference(present: Presenter, found: Brought) -> views.BroughtView:
    """What a document brings, with every name and sentence."""
    return views.BroughtView(
        document=found.document.id,
        entities=present.things(e.id for e in found.entities),
        known=found.known,
        facts=tuple(_told(present, told) for told in found.facts),
        lifted=tuple(_told(present, Told(fact, ())) for fact in found.lifted),
        sunk=tuple(_told(present, Told(fact, ())) for fact in found.sunk),
        moved=tuple(
            views.MovedView(
                region=present.thing(m.region),
                chain=present.thing(m.chain),
                segment=present.segment(m.chain, m.segment),
                before=m.before,
                after=m.after,
                evidence=present.evidence(m.evidence),
            )
            for m in found.moved
        ),
        fates=tuple(
            views.FateView(gap=present.gap(f.gap), before=f.before, after=f.after)
            for f in found.fates
        ),
        merges=tuple(
            views.MergeView(names=m.names, kept=present.thing(m.kept), ground=m.ground)
            for m in found.merges
        ),
        tensions=tuple(tension(present, t, "zh") for t in found.tensions),
        ended=tuple(tension(present, t, "zh") for t in found.ended),
        alike=tuple(
            views.AlikeView(document=present.thing(a.document), share=a.share) for a in found.alike
        ),
    )


def resting(present: Presenter, fact: Fact) -> views.RestingView:
    """A fact that rests on some words."""
    return views.RestingView(
        id=fact.id,
        kind=_kind(fact),
        words=present.words(fact),
        status=None if isinstance(fact, Gap) else fact.status,
        waits=waits(fact),
        rule=fact.rule,
        confidence=fact.confidence,
    )


def _told(present: Presenter, told: Told) -> views.ToldView:
    return views.ToldView(
        id=told.fact.id,
        kind=_kind(told.fact),
        words=present.words(told.fact),
        waits=waits(told.fact),
        others=present.things(told.others),
        evidence=present.evidence(told.fact.evidence),
    )


def _kind(fact: Fact) -> views.FactKind:
    if isinstance(fact, Claim):
        return "claim"
    return "number" if isinstance(fact, Observation) else "gap"
