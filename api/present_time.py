"""Timelines, life cycles and tensions, dressed for an answer."""

from api.present import Presenter
from api.views import time as views
from graph.lifecycle import Comer, LifeCycle
from graph.series import Series
from graph.tensions.model import Tension
from graph.tensions.rules.series import Pair
from graph.tensions.subject import Told
from graph.tensions.words import reason
from graph.timeline import Mention, Timeline, When


def when(said: When) -> views.WhenView:
    """When something was said."""
    return views.WhenView(
        basis=said.basis,
        date=said.day,
        after=said.after or None,
        before=said.before or None,
    )


def timeline(
    present: Presenter, found: Timeline, numbers: tuple[Series, ...]
) -> views.TimelineView:
    """A timeline with the numbers of its subject."""
    return views.TimelineView(
        subject=present.thing(found.subject),
        related=present.things(found.related),
        by_name=present.things(found.by_name),
        undated=found.undated,
        mentions=tuple(_mention(present, one) for one in found.mentions),
        series=tuple(_series(present, one) for one in numbers),
    )


def _mention(present: Presenter, one: Mention) -> views.MentionView:
    return views.MentionView(
        when=when(one.when),
        status=one.status,
        names=present.things(one.names),
        progress=one.progress,
        phase=one.phase,
        evidence=present.evidence((one.evidence,))[0],
    )


def _series(present: Presenter, one: Series) -> views.SeriesView:
    return views.SeriesView(
        metric=one.metric,
        aimed=one.aimed,
        warned=one.warned,
        numbers=tuple(_number(present, number) for number in one.numbers),
        changes=tuple(map(_change, one.pairs)),
    )


def _number(present: Presenter, one: Told) -> views.NumberView:
    return views.NumberView(
        when=when(one.when),
        stated_as=one.observation.quantity.stated_as,
        status=one.observation.status,
        thing=one.thing,
        definition=one.definition,
        scope=one.observation.scope,
        evidence=present.evidence((one.evidence,))[0],
    )


def _change(pair: Pair) -> views.ChangeView:
    return views.ChangeView(differ=pair.differ, growth=pair.growth)


def life_cycle(present: Presenter, one: LifeCycle) -> views.LifeCycleView:
    """A life cycle with both sentences."""
    return views.LifeCycleView(
        chain=present.thing(one.gaps[0].chain),
        gaps=tuple(map(present.gap, one.gaps)),
        outcome=one.outcome,
        basis=one.basis,
        stated=when(one.stated),
        as_of=when(one.as_of),
        segments=present.things(one.segments),
        reached=present.things(one.reached),
        comers=tuple(_comer(present, comer) for comer in one.comers),
    )


def _comer(present: Presenter, one: Comer) -> views.ComerView:
    return views.ComerView(
        thing=present.thing(one.entity),
        segment=present.thing(one.segment),
        step=one.step,
        when=when(one.when),
        later=one.later,
        evidence=present.evidence(one.evidence),
    )


def tension(present: Presenter, one: Tension, lang: str) -> views.TensionView:
    """A tension with its reason in words."""
    return views.TensionView(
        id=one.id,
        rule=one.rule,
        verdict=one.verdict,
        confidence=one.confidence,
        reason=reason(one, lang),
        values=dict(one.values),
        evidence=present.evidence(one.evidence),
    )
