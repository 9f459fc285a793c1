"""All that is known of one gap, for the gap page: its ground, who could fill it, where, since when."""

from dataclasses import dataclass

from graph.gaps.agreement import compared
from graph.gaps.listed import ListedGap
from graph.gaps.model import ChainBoard
from graph.lifecycle import life_cycles
from ontology.model import Basis
from viz.chain_map import FittingPark, Offer, fitting_parks, offers
from viz.pages.both_sides import Sides, sides
from viz.pages.timeline import Life, life
from viz.quotes import Quote, quotes
from viz.site import Site
from viz.view import View

_QUOTES = 3
"""Sentences shown for one part; the segment's page has all of them."""


@dataclass(frozen=True, slots=True)
class OpenPart:
    """One part of the gap's worth as the page shows it."""

    name: str
    value: float | None
    weight: float
    factor: float
    words: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """One gap opened: `sides`, `offers` are of its segment, `life` is None for a computed gap."""

    gap: ListedGap
    quotes: tuple[Quote, ...]
    parts: tuple[OpenPart, ...]
    sides: Sides | None
    offers: tuple[Offer, ...]
    parks: tuple[FittingPark, ...]
    life: Life | None


def dossier(site: Site, view: View, gap: ListedGap, region: str) -> Dossier:
    """Everything about a gap of a chain in a region."""
    board = site.board(gap.chain, region)
    row = next((r for r in board.rows if r.segment.id == gap.segment), None)
    stated = gap.basis is Basis.STATED
    return Dossier(
        gap=gap,
        quotes=quotes(site.knowledge, gap.evidence[:_QUOTES]) if stated else (),
        parts=_parts(site, gap, view.lang),
        sides=_sides(site, board, gap, view.lang),
        offers=offers(site, board, row, view.lang) if row else (),
        parks=fitting_parks(site, board, view.lang, gap.segment or ""),
        life=_life(site, view, gap, region) if stated else None,
    )


def _parts(site: Site, gap: ListedGap, lang: str) -> tuple[OpenPart, ...]:
    return tuple(
        OpenPart(
            name=part.name,
            value=part.value,
            weight=part.weight,
            factor=part.counted,
            words=part.words(lang),
            quotes=quotes(site.knowledge, part.evidence[:_QUOTES]),
        )
        for part in (gap.worth.parts if gap.worth else ())
    )


def _sides(site: Site, board: ChainBoard, gap: ListedGap, lang: str) -> Sides | None:
    rows = (r for r in compared((board,)) if r.segment.id == gap.segment)
    return next(iter(sides(site, rows, lang)), None)


def _life(site: Site, view: View, gap: ListedGap, region: str) -> Life | None:
    lives = life_cycles(site.knowledge, gap.chain, region)
    found = next((one for one in lives if any(g.id == gap.id for g in one.gaps)), None)
    return life(site, view, found) if found else None
