"""Stated against computed as the gap page shows it: a segment with the quotes of both sides."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.gaps.agreement import Compared
from graph.gaps.model import Presence
from graph.knowledge import waits
from ontology.model import GapKind
from viz.quotes import Quote, quote
from viz.site import Site

_SHOWN = 4
"""Firms and sentences on one side; the segment's page has all of them."""


@dataclass(frozen=True, slots=True)
class Said:
    """One stated gap: its kind, the part of the region it is stated for, its sentence."""

    kind: GapKind
    what: str
    region: str
    quote: Quote
    waits: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """One firm or project on record with a sentence that puts it there."""

    present: Presence
    quote: Quote


@dataclass(frozen=True, slots=True)
class Sides:
    """A segment with both sides; `more` counts what is left out on each."""

    row: Compared
    chain_name: str
    segment_name: str
    said: tuple[Said, ...]
    seen: tuple[Seen, ...]
    more: tuple[int, int]


def sides(site: Site, rows: Iterable[Compared], lang: str) -> tuple[Sides, ...]:
    """Segments with the quotes of both sides."""
    return tuple(_sides(site, row, lang) for row in rows)


def _sides(site: Site, row: Compared, lang: str) -> Sides:
    known = site.knowledge
    gaps = [finding.gap for finding in row.stated if finding.gap]
    return Sides(
        row=row,
        chain_name=site.name(row.chain, lang),
        segment_name=site.name(row.segment.id, lang),
        said=tuple(
            Said(
                kind=g.kind,
                what=g.what,
                region=_elsewhere(site, g.region, row),
                quote=quote(known, g.evidence[0]),
                waits=waits(g),
            )
            for g in gaps[:_SHOWN]
        ),
        seen=tuple(Seen(p, quote(known, p.evidence[0])) for p in row.present[:_SHOWN]),
        more=(max(0, len(gaps) - _SHOWN), max(0, len(row.present) - _SHOWN)),
    )


def _elsewhere(site: Site, region: str, row: Compared) -> str:
    """The name of the part of the region that a gap is stated for, "" where it is the whole."""
    return "" if region == row.region else site.knowledge.name(region)
