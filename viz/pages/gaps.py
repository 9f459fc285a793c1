"""The page of all gaps of a region in one table, to be filtered and sorted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.gaps.model import ChainBoard, Finding, SegmentRow
from graph.knowledge import waits
from ontology.model import Basis, Gap, GapKind
from viz.quotes import Quote, quote
from viz.render import render
from viz.site import Site
from viz.view import View


@dataclass(frozen=True, slots=True)
class GapRow:
    """A line of the table: one stated gap, or one finding that the system computed."""

    chain: str
    chain_name: str
    segment: str
    segment_name: str
    what: str
    kind: GapKind
    basis: Basis
    severity: float | None
    quote: Quote | None
    version: str
    firms: int
    waits: bool = False


_MOST = 500
"""Lines on one page; a reader of more wants a filter."""

_Key = Callable[[GapRow], tuple[object, ...]]

_ORDERS: dict[str, _Key] = {
    "severity": lambda row: (row.severity if row.severity is not None else -1.0,),
    "chain": lambda row: (row.chain_name, row.segment_name),
    "segment": lambda row: (row.segment_name, row.chain_name),
    "kind": lambda row: (row.kind.value, row.severity or 0.0),
    "date": lambda row: (str(row.quote.issued or "") if row.quote else "",),
}


def gaps(site: Site, view: View) -> str:
    """The gap table of the reader's region, with the filters of the address."""
    region = site.region(view)
    boards = site.boards(region)
    # Asked for one kind, a reader wants all of it; otherwise one line says what another says too.
    every = bool(view.asked("kind"))
    found = [row for board in boards for row in _rows(site, board, view.lang, every=every)]
    silent = [row for row in found if row.kind is GapKind.NO_RECORD]
    order = view.asked("sort") or "-severity"
    down, key = order.startswith("-"), order.lstrip("-")
    key = key if key in _ORDERS else "severity"
    wanted = sorted((row for row in found if _asked_for(row, view)), key=_ORDERS[key], reverse=down)
    return render(
        "gaps.html",
        view,
        region=region,
        region_name=site.knowledge.name(region),
        regions=site.choices(region),
        chains=sorted((b.chain, site.name(b.chain, view.lang)) for b in boards),
        kinds=tuple(GapKind),
        bases=tuple(Basis),
        rows=wanted[:_MOST],
        total=len(wanted),
        silent=0 if view.asked("kind") else len(silent),
        waiting=sum(row.waits for row in wanted),
        order=key,
        down=down,
    )


def _asked_for(row: GapRow, view: View) -> bool:
    """Whether a row passes the filters; what nobody recorded is listed only when asked for."""
    if row.kind is GapKind.NO_RECORD and view.asked("kind") != GapKind.NO_RECORD:
        return False
    given = {"chain": row.chain, "kind": row.kind.value, "basis": row.basis.value}
    return all(view.asked(name) in ("", value) for name, value in given.items())


def _rows(site: Site, board: ChainBoard, lang: str, *, every: bool) -> Iterator[GapRow]:
    for row in board.rows:
        for finding in _told(row, every=every):
            yield _row(site, board, row, finding, lang)
    for gap in board.unplaced:
        yield _unplaced(site, board, gap, lang)


def _told(row: SegmentRow, *, every: bool) -> list[Finding]:
    """What is wrong with a segment: every stated gap, of the computed ones the gravest or all."""
    wrong = [f for f in row.findings if f.kind]
    stated = [f for f in wrong if f.gap]
    computed = [f for f in wrong if f.basis is Basis.COMPUTED]
    computed.sort(key=lambda f: -f.severity.value if f.severity else 0.0)
    return stated + (computed if every else computed[:1])


def _row(site: Site, board: ChainBoard, row: SegmentRow, finding: Finding, lang: str) -> GapRow:
    if finding.kind is None:
        raise ValueError(finding.rule)
    evidence = finding.gap.evidence[0] if finding.gap else None
    return GapRow(
        chain=board.chain,
        chain_name=site.name(board.chain, lang),
        segment=row.segment.id,
        segment_name=site.name(row.segment.id, lang),
        what=finding.gap.what if finding.gap else "",
        kind=finding.kind,
        basis=finding.basis,
        severity=finding.severity.value if finding.severity else None,
        quote=quote(site.knowledge, evidence) if evidence else None,
        version=board.version,
        firms=len({p.supplier or p.entity for p in row.present if not p.planned}),
        waits=finding.gap is not None and waits(finding.gap),
    )


def _unplaced(site: Site, board: ChainBoard, gap: Gap, lang: str) -> GapRow:
    return GapRow(
        chain=board.chain,
        chain_name=site.name(board.chain, lang),
        segment="",
        segment_name="",
        what=gap.what,
        kind=gap.kind,
        basis=gap.basis,
        severity=None,
        quote=quote(site.knowledge, gap.evidence[0]),
        version=board.version,
        firms=0,
        waits=waits(gap),
    )
