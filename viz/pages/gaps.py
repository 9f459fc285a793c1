"""The page of all gaps of a region: ranked by worth, opened part by part, decided about."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.gaps.agreement import Compared, compared, tally
from graph.gaps.listed import ListedGap, Section
from graph.gaps.model import Agreement, SegmentState
from graph.gaps.weights import PARTS, Weights, change, standard_weights
from graph.gaps.worth import Part
from ontology.model import Basis, GapKind
from viz.pages.both_sides import Sides, sides
from viz.pages.dossier import dossier
from viz.paging import paged
from viz.quotes import Quote, quote
from viz.render import render
from viz.site import Site
from viz.view import View


@dataclass(frozen=True, slots=True)
class GapRow:
    """A line of the table: one gap, with its names and the quote of its first sentence."""

    gap: ListedGap
    chain_name: str
    segment_name: str
    quote: Quote | None

    @property
    def filler(self) -> Part | None:
        """The part of the worth that says who could fill the gap."""
        return _filler(self.gap)

    @property
    def what(self) -> str:
        """The phrase that names the thing lacking."""
        return self.gap.what if self.gap.basis is Basis.STATED else ""


_PAGE = 100
"""Lines on one page."""

_Key = Callable[[GapRow], tuple[object, ...]]

_ORDERS: dict[str, _Key] = {
    "worth": lambda row: (row.gap.worth.value if row.gap.worth else -1.0,),
    "severity": lambda row: (row.gap.severity.value if row.gap.severity else -1.0,),
    "chain": lambda row: (row.chain_name, row.segment_name),
    "segment": lambda row: (row.segment_name, row.chain_name),
    "kind": lambda row: (row.gap.kind.value, row.gap.worth.value if row.gap.worth else 0.0),
    "fill": lambda row: ((row.filler.value or 0.0) if row.filler else -1.0,),
    "date": lambda row: (str(row.quote.issued or "") if row.quote else "",),
}


def gaps(site: Site, view: View, *, may_decide: bool = False) -> str:
    """The gap table of the reader's region, with the filters and weights of the address."""
    seen = site.published if view.asked("published") else site
    region = seen.region(view)
    shared = {
        "region": region,
        "region_name": site.knowledge.name(region),
        "regions": site.choices(region),
        "chains": sorted((b.chain, site.name(b.chain, view.lang)) for b in seen.boards(region)),
        "sides": view.asked("view") == "agreement",
    }
    if shared["sides"]:
        return render("gaps.html", view, **shared, **_agreement(seen, view, region))
    return render("gaps.html", view, **shared, **_table(seen, view, region), may_decide=may_decide)


def asked_weights(view: View) -> Weights:
    """The published weights with those of the address: `w_reach=2`; BadInput for a bad one."""
    given = {name: view.asked(f"w_{name}") for name in PARTS}
    told = dict(change(f"{name}={value}") for name, value in given.items() if value)
    standard = standard_weights()
    changed = {name: weight for name, weight in told.items() if weight != standard.parts[name]}
    return standard.with_changes(changed)


def _table(site: Site, view: View, region: str) -> Mapping[str, object]:
    weights = asked_weights(view)
    listed = site.gaps(region, weights=weights)
    # Asked for one kind, a reader wants all of it; otherwise one line says what another says too.
    every = bool(view.asked("kind"))
    shown = listed if every else tuple(_once_a_segment(listed))
    rows = [_row(site, gap, view.lang) for gap in shown if _asked_for(gap, view)]
    found = {section: [r for r in rows if r.gap.section is section] for section in Section}
    order = view.asked("sort") or "-worth"
    down, key = order.startswith("-"), order.lstrip("-")
    key = key if key in _ORDERS else "worth"
    wanted = sorted(found[Section.OPEN], key=_ORDERS[key], reverse=down)
    opened = next((r for r in wanted if r.gap.id == view.asked("gap")), None)
    silent = {g.segment for g in listed if g.kind is GapKind.NO_RECORD}
    return {
        "kinds": tuple(GapKind),
        "bases": tuple(Basis),
        "page": paged(view, wanted, _PAGE, opened),
        "apart": found[Section.NOT_PURSUED],
        "astray": found[Section.UNLOCATED],
        "opened": opened.gap.id if opened else "",
        "dossier": dossier(site, view, opened.gap, region) if opened else None,
        "weights": weights,
        "reweighted": weights is not standard_weights(),
        "silent": 0 if every else len(silent),
        "waiting": sum(row.gap.waits for row in wanted),
        "order": key,
        "down": down,
    }


def _agreement(site: Site, view: View, region: str) -> Mapping[str, object]:
    chain, how, state = (view.asked(key) for key in ("chain", "agreement", "state"))
    rows = [r for r in compared(site.boards(region)) if chain in ("", r.chain)]
    known = [r for r in rows if r.stated or r.present]
    wanted: list[Compared] = [
        r
        for r in (rows if state else known)
        if how in ("", r.agreement.value) and state in ("", r.state.value)
    ]
    page = paged(view, wanted, _PAGE)
    found: tuple[Sides, ...] = sides(site, page.items, view.lang)
    return {
        "found": found,
        "page": page,
        "silent": len(rows) - len(known),
        "tally": tally(known),
        "agreements": tuple(Agreement),
        "states": tuple(SegmentState),
    }


def _asked_for(gap: ListedGap, view: View) -> bool:
    """Whether a gap passes the filters; what nobody recorded is listed only when asked for."""
    if (
        gap.kind is GapKind.NO_RECORD
        and gap.section is Section.OPEN
        and view.asked("kind") != GapKind.NO_RECORD
    ):
        return False
    filler = _filler(gap)
    given = {
        "kind": gap.kind.value,
        "basis": gap.basis.value,
        "fill": "" if filler is None else "some" if filler.value else "none",
    }
    if gap.chain:
        given["chain"] = gap.chain
    return all(view.asked(name) in ("", value) for name, value in given.items())


def _filler(gap: ListedGap) -> Part | None:
    parts = gap.worth.parts if gap.worth else ()
    return next((part for part in parts if part.name == "fillability"), None)


def _once_a_segment(listed: tuple[ListedGap, ...]) -> Iterator[ListedGap]:
    """Every stated gap, of the open computed ones of a segment the worthiest alone."""
    told: set[tuple[str, str | None]] = set()
    for gap in listed:
        place = gap.chain, gap.segment
        if gap.basis is Basis.COMPUTED and gap.section is Section.OPEN:
            if place in told:
                continue
            told.add(place)
        yield gap


def _row(site: Site, gap: ListedGap, lang: str) -> GapRow:
    stated = gap.basis is Basis.STATED and gap.evidence
    return GapRow(
        gap=gap,
        chain_name=site.name(gap.chain, lang) if gap.chain else "",
        segment_name=site.name(gap.segment, lang) if gap.segment else "",
        quote=quote(site.knowledge, gap.evidence[0]) if stated else None,
    )
