"""The page of recruitment lists held against gaps, chain by chain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from graph.reconcile import ListedTarget, OpenGap, Reconciliation, reconcile
from viz.quotes import Quote, quotes
from viz.render import render
from viz.site import Site
from viz.view import View

_SHOWN = 2
"""Quotes shown for one line; the thing's own page has all of them."""


@dataclass(frozen=True, slots=True)
class TargetLine:
    """Listed firms of which the same is said, with its quotes and the names of what they fit."""

    targets: tuple[ListedTarget, ...]
    segments: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class GapLine:
    """One gap with its name, the names of the targets that fit it, and its quotes."""

    gap: OpenGap
    name: str
    targets: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ListSection:
    """The list of one chain with its lines on both sides."""

    held: Reconciliation
    name: str
    targets: tuple[TargetLine, ...]
    gaps: tuple[GapLine, ...]


def reconciliation(site: Site, view: View) -> str:
    """The lists of a region against its gaps; chains without a list stand in one line each."""
    region = site.region(view)
    held = [reconcile(site.knowledge, board, view.lang) for board in site.boards(region)]
    wanted = view.asked("chain")
    shown = [r for r in held if r.chain == wanted or (not wanted and r.says_something)]
    sections = [_section(site, view, r) for r in shown if r.listed or r.chain == wanted]
    return render(
        "reconcile.html",
        view,
        region=region,
        region_name=site.knowledge.name(region),
        regions=site.choices(region),
        chains=sorted((r.chain, site.name(r.chain, view.lang)) for r in held if r.says_something),
        sections=sections,
        without=[(r, site.name(r.chain, view.lang)) for r in shown if not r.listed],
    )


def _section(site: Site, view: View, held: Reconciliation) -> ListSection:
    return ListSection(
        held=held,
        name=site.name(held.chain, view.lang),
        targets=tuple(_together(_target(site, view, t) for t in sorted(held.targets, key=_told))),
        gaps=tuple(_gap(site, view, g) for g in held.gaps),
    )


def _target(site: Site, view: View, target: ListedTarget) -> TargetLine:
    segments = tuple(site.name(segment, view.lang) for segment in target.gaps)
    # First the words that list the firm by name, then what else was said: kin, landings.
    naming = sorted(target.listed, key=lambda e: target.name not in e.quote)
    spoken = (*naming[:1], *(e for e in target.evidence if e not in target.listed))
    return TargetLine((target,), segments, quotes(site.knowledge, spoken[:_SHOWN]))


def _told(target: ListedTarget) -> tuple[bool, bool]:
    """A key by which firms that fit a gap come first, then those whose house is here."""
    return not target.gaps, not (target.kin or target.landings)


def _together(lines: Iterable[TargetLine]) -> Iterator[TargetLine]:
    """Neighbouring lines that differ by the firm's name alone as one line."""
    for (segments, said, *_), alike in groupby(lines, key=_alike):
        yield TargetLine(tuple(t for line in alike for t in line.targets), segments, said)


def _alike(line: TargetLine) -> tuple[tuple[str, ...], tuple[Quote, ...], str, bool]:
    (target,) = line.targets
    return line.segments, line.quotes, target.text, bool(target.kin)


def _gap(site: Site, view: View, gap: OpenGap) -> GapLine:
    comma = view.t("comma")
    name = site.name(gap.segment, view.lang) if gap.segment else comma.join(gap.what)
    return GapLine(
        gap=gap,
        name=name,
        targets=tuple(map(site.knowledge.name, gap.targets)),
        quotes=quotes(site.knowledge, gap.evidence[:_SHOWN]),
    )
