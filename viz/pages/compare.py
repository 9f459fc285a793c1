"""The page of one chain on two sides: two regions, two parks, or two dates."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice

from graph.compare import (
    ComparedSegment,
    Comparison,
    Difference,
    Side,
    compare_dates,
    compare_regions,
)
from graph.gaps.board import board
from graph.gaps.described import chain_of
from graph.gaps.phrases import phrase
from graph.regions import RegionFacts
from ontology.errors import BadInput
from ontology.labels import label
from ontology.model import Observation
from viz.quotes import Quote, quote, quotes
from viz.render import render
from viz.site import Site
from viz.view import View
from viz.wording import quantity

_SHOWN = 2
_TRIED, _PAIRS = 16, 4
"""Regions looked at, and pairs of them offered, where no comparison is asked for."""


@dataclass(frozen=True, slots=True)
class SideLine:
    """One side of a segment as the page shows it; `alone` are those of this side only."""

    side: Side
    firms: tuple[tuple[str, str], ...]
    alone: frozenset[str]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A segment with the words of its difference and both sides."""

    compared: ComparedSegment
    words: str
    left: SideLine
    right: SideLine


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One metric with the values of both sides in words, each with the sentence that gives it."""

    metric: str
    comparable: bool
    left: tuple[tuple[str, Quote], ...]
    right: tuple[tuple[str, Quote], ...]


def comparison(site: Site, view: View) -> str:
    """One chain in two regions, or with `from` and `to` in one region at two dates."""
    region = site.region(view)
    boards = site.boards(region)
    chain = view.asked("chain") or (boards[0].chain if boards else "")
    found, fault = _asked(site, view, chain, region)
    lines = [_line(site, view, s) for s in found.segments] if found else []
    silent = sum(line.compared.difference is Difference.NEITHER for line in lines)
    return render(
        "compare.html",
        view,
        region=region,
        chain=chain,
        chains=sorted((b.chain, site.name(b.chain, view.lang)) for b in boards),
        regions=_choices(site, region),
        region_name=site.knowledge.name(region) if region else "",
        pairs=() if found else _pairs(site, chain),
        years=() if found else _years(site),
        found=found,
        fault=fault,
        name=site.name(found.chain, view.lang) if found else "",
        lines=sorted(
            (line for line in lines if line.compared.difference is not Difference.NEITHER),
            key=lambda line: not line.compared.telling,
        ),
        silent=silent,
        figures=_figures(site, found, view) if found else (),
    )


def _asked(site: Site, view: View, chain: str, region: str) -> tuple[Comparison | None, str]:
    """The comparison asked for, or what is wrong with the question ("" if nothing is asked)."""
    left, right = view.asked("left"), view.asked("right")
    first, last = view.asked("from"), view.asked("to")
    known = site.knowledge
    if not chain or not ((left and right) or (first and last)):
        return None, ""
    wanted = chain_of(known, chain)
    try:
        if left and right:
            ends = known.find_region(left).id, known.find_region(right).id
            return compare_regions(known, wanted, ends[0], ends[1], view.lang), ""
        days = _day(first), _day(last)
        return compare_dates(known, wanted, region, days, view.lang), ""
    except BadInput as fault:
        return None, fault.text(view.lang)


def _day(text: str) -> date:
    """A day, or the last day of a year."""
    try:
        return date(int(text), 12, 31) if text.isdecimal() else date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            "日期应写作 2022-12-31 或 2022", "A day is written 2022-12-31 or 2022"
        ) from None


def _pairs(site: Site, chain: str) -> list[tuple[RegionFacts, RegionFacts]]:
    """Regions of which something of the chain is on record, two by two, none within the other."""
    if not chain:
        return []
    wanted = chain_of(site.knowledge, chain)
    drawn = ((p, board(site.knowledge, wanted, p.id, site.regions)) for p in site.places[:_TRIED])
    spoken = [place for place, found in drawn if found.unknown_share < 1]
    apart = (pair for pair in combinations(spoken, 2) if not _nested(site, pair[0].id, pair[1].id))
    return list(islice(apart, _PAIRS))


def _nested(site: Site, one: str, other: str) -> bool:
    return one in site.regions.path(other) or other in site.regions.path(one)


def _years(site: Site) -> tuple[int, ...]:
    """The years of the first and the last dated document, where they differ."""
    years = sorted({d.issued.year for d in site.knowledge.documents.values() if d.issued})
    return (years[0], years[-1]) if len(years) > 1 else ()


def _choices(site: Site, region: str) -> tuple[RegionFacts, ...]:
    return site.choices(region) if region else ()


def _line(site: Site, view: View, compared: ComparedSegment) -> Line:
    return Line(
        compared=compared,
        words=phrase(f"difference_{compared.difference.value}", view.lang),
        left=_side(site, compared.left, compared.firms_left),
        right=_side(site, compared.right, compared.firms_right),
    )


def _side(site: Site, side: Side, alone: tuple[str, ...]) -> SideLine:
    named = sorted((site.knowledge.name(firm), firm) for firm in side.firms)
    return SideLine(
        side=side,
        firms=tuple((firm, name) for name, firm in named),
        alone=frozenset(alone),
        quotes=quotes(site.knowledge, side.evidence[:_SHOWN]),
    )


def _figures(site: Site, found: Comparison, view: View) -> tuple[FigureLine, ...]:
    def told(seen: Observation) -> tuple[str, Quote]:
        return _told(seen, view.lang), quote(site.knowledge, seen.evidence[0])

    return tuple(
        FigureLine(
            metric=label(f.metric, view.lang),
            comparable=f.comparable,
            left=tuple(map(told, f.left)),
            right=tuple(map(told, f.right)),
        )
        for f in found.figures
    )


def _told(seen: Observation, lang: str) -> str:
    parts = (str(seen.year or ""), quantity(seen.quantity, lang), seen.scope)
    return " ".join(part for part in parts if part)
