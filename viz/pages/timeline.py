"""The page of what became of gaps, and of what is said of one thing in the order of time."""

from collections import Counter
from dataclasses import dataclass

from graph.lifecycle import Comer, LifeCycle, Outcome, life_cycles
from graph.series import Series, series
from graph.timeline import DateOf, Timeline, When, timeline
from ontology.model import Basis
from viz.paging import paged
from viz.quotes import Quote, quote, quotes
from viz.render import render
from viz.site import Site
from viz.view import View

_PAGE = 50
"""Gaps on one page."""


@dataclass(frozen=True, slots=True)
class Life:
    """One stated gap with its sentence and those who came, as the page shows it."""

    chain: str
    chain_name: str
    what: str
    life: LifeCycle
    inferred: bool
    stated: str
    as_of: str
    quote: Quote
    reached: str
    rest: str
    comers: tuple["Came", ...]


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody who came to a segment."""

    comer: Comer
    name: str
    segment: str
    when: str
    own: bool
    quote: Quote


def timelines(site: Site, view: View) -> str:
    """What became of the gaps of a region, or with `thing` what is said of one thing when."""
    if view.asked("thing"):
        return _thing(site, view)
    region = site.region(view)
    known = site.knowledge
    lives = [
        life(site, view, one)
        for chain in (sorted(known.gaps_by_chain) if region else ())
        if view.asked("chain") in ("", chain)
        for one in life_cycles(known, chain, region)
    ]
    # Where something happened comes first; the rest keeps the order of chains and statements.
    lives.sort(key=lambda one: not one.comers)
    tally = Counter(one.life.outcome for one in lives)
    wanted = [one for one in lives if view.asked("outcome") in ("", one.life.outcome.value)]
    return render(
        "timeline.html",
        view,
        region=region,
        region_name=known.name(region) if region else "",
        regions=site.choices(region),
        chains=sorted((c, site.name(c, view.lang)) for c in known.gaps_by_chain),
        page=paged(view, wanted, _PAGE),
        outcomes=[(outcome, tally[outcome]) for outcome in Outcome if tally[outcome]],
    )


def life(site: Site, view: View, one: LifeCycle) -> Life:
    """What became of a stated gap, in the reader's language."""
    known = site.knowledge
    rest = tuple(s for s in one.segments if s not in one.reached)
    return Life(
        chain=one.gaps[0].chain,
        chain_name=site.name(one.gaps[0].chain, view.lang),
        what="、".join(gap.what for gap in one.gaps),
        life=one,
        inferred=one.basis is Basis.COMPUTED,
        stated=when_words(view, one.stated),
        as_of=when_words(view, one.as_of),
        quote=quote(known, one.evidence[0]),
        reached="、".join(site.name(s, view.lang) for s in one.reached),
        rest="、".join(site.name(s, view.lang) for s in rest) if one.reached else "",
        comers=tuple(_came(site, view, one, comer) for comer in one.comers),
    )


def _came(site: Site, view: View, life: LifeCycle, comer: Comer) -> Came:
    return Came(
        comer=comer,
        name=site.knowledge.name(comer.entity),
        segment=site.name(comer.segment, view.lang),
        when=when_words(view, comer.when),
        own=comer.document == life.gaps[0].document,
        quote=quote(site.knowledge, comer.evidence[0]),
    )


def when_words(view: View, said: When) -> str:
    """A date in words; an undated document says between which years it lies."""
    if said.day:
        stated = said.basis is DateOf.STATED
        return view.t("when.stated", year=said.day.year) if stated else said.day.isoformat()
    if said.after and said.before:
        return view.t("when.between", after=said.after, before=said.before)
    if said.after:
        return view.t("when.after", after=said.after)
    return view.t("when.before", before=said.before) if said.before else view.t("when.unknown")


def _thing(site: Site, view: View) -> str:
    known = site.knowledge
    found: Timeline = timeline(known, known.entity(view.asked("thing")).id)
    numbers: tuple[Series, ...] = series(known, found.subject)
    told = [
        (one, when_words(view, one.when), quotes(known, (one.evidence,))[0])
        for one in found.mentions
    ]
    names = {e: known.name(e) for e in found.related}
    return render(
        "timeline_of.html",
        view,
        subject=known.entity(found.subject),
        related="、".join(names.values()),
        by_name="、".join(names[e] for e in found.by_name),
        mentions=told,
        series=[_line(site, view, one) for one in numbers if one.pairs],
    )


def _line(site: Site, view: View, one: Series) -> tuple[Series, list[tuple[str, Quote, str]]]:
    """A series with, for each number, its date, its sentence and the step that led to it."""
    steps = ["", *(_step(view, pair.differ, pair.growth) for pair in one.pairs)]
    rows = [
        (when_words(view, number.when), quote(site.knowledge, number.evidence), step)
        for number, step in zip(one.numbers, steps, strict=True)
    ]
    return one, rows


def _step(view: View, differ: tuple[str, ...], growth: str) -> str:
    if differ:
        return view.t("timeline.differ", differ="、".join(view.t(f"differ.{d}") for d in differ))
    return view.t("timeline.growth", growth=growth) if growth else ""
