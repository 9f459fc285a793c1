"""The first page: what is known of every chain of a region, and how much is not."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from graph.gaps.model import SELF_DESCRIBED, ChainBoard, SegmentState
from ontology.model import EntityType, Evidence, Gap, GapKind, Review
from viz.freshness import last_evidence
from viz.quotes import Quote, quote
from viz.render import render
from viz.site import Site
from viz.view import View

_RECENT = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A segment as a small square."""

    id: str
    name: str
    state: SegmentState


@dataclass(frozen=True, slots=True)
class ChainCard:
    """A chain in a few figures; `words` says in words what the squares show."""

    board: ChainBoard
    name: str
    cells: tuple[Cell, ...]
    firms: int
    stated: int
    kinds: tuple[tuple[GapKind, int], ...]
    latest: date | None
    words: str

    @property
    def described(self) -> bool:
        """Whether only documents describe the chain, no reference chain."""
        return self.board.version == SELF_DESCRIBED


@dataclass(frozen=True, slots=True)
class RecentGap:
    """A stated gap and the way to it."""

    kind: GapKind
    what: str
    link: str


@dataclass(frozen=True, slots=True)
class Recent:
    """A sentence with the gaps that it states."""

    gaps: tuple[RecentGap, ...]
    quote: Quote


def overview(site: Site, view: View) -> str:
    """The overview of the reader's region."""
    region = site.region(view)
    cards = [_card(site, view, board) for board in site.boards(region)]
    known = [card for card in cards if _says_something(card)]
    here = _stated_here(site, region)
    kinds = Counter(gap.kind for gap in here).most_common()
    return render(
        "overview.html",
        view,
        region=region,
        region_name=site.knowledge.name(region),
        regions=site.choices(region),
        active=[card for card in known if not card.described],
        described=[card for card in known if card.described],
        silent=[card for card in cards if not _says_something(card) and not card.described],
        stated=len(here),
        kinds=[(kind, n, n / kinds[0][1]) for kind, n in kinds],
        recent=_recent(site, view, here),
        latest=site.last_issued,
        **_figures(site, region),
    )


def _figures(site: Site, region: str) -> dict[str, int]:
    entities = site.knowledge.entities
    residents = site.regions.residents(region) if region else ()
    inside = site.regions.inside(region) if region else frozenset()
    firms = {e.id for e in entities.values() if e.type is EntityType.FIRM}
    parks = {e.id for e in entities.values() if e.type is EntityType.PARK}
    return {
        "firms": len(firms),
        "firms_here": len(firms & set(residents)),
        "parks": len(parks & inside),
        "documents": len(site.knowledge.documents),
    }


def _card(site: Site, view: View, board: ChainBoard) -> ChainCard:
    cells = tuple(
        Cell(r.segment.id, site.name(r.segment.id, view.lang), r.state) for r in board.rows
    )
    tally = Counter(cell.state for cell in cells)
    present = {p.entity for row in board.rows for p in row.present}
    kinds = Counter(gap.kind for row in board.rows for gap in row.stated)
    kinds.update(gap.kind for gap in board.unplaced)
    return ChainCard(
        board=board,
        name=site.name(board.chain, view.lang),
        cells=cells,
        firms=len(present | {p.entity for p in board.chain_level}),
        stated=sum(kinds.values()),
        kinds=tuple(kinds.most_common()),
        latest=last_evidence(site, board),
        words=view.t("comma").join(
            f"{view.t('state.' + state.value)} {tally[state]}"
            for state in SegmentState
            if tally[state]
        ),
    )


def _says_something(card: ChainCard) -> bool:
    return bool(card.firms or card.stated or card.board.unknown_share < 1)


def _stated_here(site: Site, region: str) -> list[Gap]:
    """The gaps stated for the region or a part of it, of the latest documents first."""
    inside = site.regions.inside(region) if region else frozenset()
    here = [g for g in site.knowledge.gaps if g.region in inside and g.review != Review.REJECTED]
    return sorted(here, key=lambda gap: site.issued(gap.document) or date.min, reverse=True)


def _recent(site: Site, view: View, gaps: list[Gap]) -> list[Recent]:
    by_place: dict[Evidence, list[Gap]] = {}
    for gap in gaps:
        by_place.setdefault(gap.evidence[0], []).append(gap)
    return [
        Recent(tuple(_linked(view, gap) for gap in stated), quote(site.knowledge, evidence))
        for evidence, stated in list(by_place.items())[:_RECENT]
    ]


def _linked(view: View, gap: Gap) -> RecentGap:
    link = view.link(f"/chains/{gap.chain}") + (f"#{gap.segment}" if gap.segment else "")
    return RecentGap(gap.kind, gap.what, link)
