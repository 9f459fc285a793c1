"""The page of one chain's structure: what stops without whom, and what a newcomer would change."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.gaps.described import chain_of
from graph.gaps.model import ChainBoard
from graph.jackknife import Ground, Spread
from graph.structure.alternatives import assumed
from graph.structure.knockout import ElementKind
from graph.structure.report import Impact, impact_of, removable, structure
from graph.structure.supply import OUTSIDE, Needs, as_drawn, supply_of
from graph.whatif import Supposition, WhatIf, what_if
from ontology.chains.model import ReferenceChain
from ontology.model import EntityType
from viz.quotes import Quote, quotes
from viz.render import render
from viz.site import Site
from viz.view import View

_OPEN = 12
"""Ranks that stand open; the others unfold."""

_PAIRS = 8
_PROOFS = 3


@dataclass(frozen=True, slots=True)
class Fall:
    """A knock-out as the page shows it: names, shares, range, and the sentences behind it."""

    names: tuple[str, ...]
    firms: tuple[tuple[str, str], ...]
    stopped: tuple[str, ...]
    impact: Impact
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be removed, by id and name."""

    id: str
    name: str
    kind: ElementKind


def chain_structure(site: Site, view: View, chain_id: str) -> str:
    """The structure of a chain in the reader's region, with the removal or newcomer asked for."""
    chain = chain_of(site.knowledge, chain_id)
    drawn = site.board(chain.id, site.region(view))
    needs = Needs(view.asked("needs")) if view.asked("needs") in set(Needs) else Needs.TABLE
    ground = Ground(site.knowledge, site.regions, chain, drawn.region)
    found = structure(ground, drawn, needs)
    named = _Named(site, view, chain)
    return render(
        "structure.html",
        view,
        board=drawn,
        name=site.name(chain.id, view.lang),
        regions=site.choices(drawn.region),
        choices=named.choices(drawn),
        needs=needs,
        every_need=tuple(Needs),
        asked=_asked(named, drawn, needs),
        assumed=assumed(as_drawn(drawn, chain), drawn.alternatives),
        supposed=_supposed(site, view, chain, drawn),
        falls=[named.fall(impact) for impact in found.singles],
        most=_OPEN,
        pairs=[named.fall(impact) for impact in found.pairs[:_PAIRS]],
        grave=[(named(id_), spread) for id_, spread in _by_rank(found.severities)],
        bridges=[(named(one), named(other)) for one, other in found.topology.bridges],
        joints=[named(id_) for id_ in found.topology.articulations],
        segments=[(segment.id, named(segment.id)) for segment in as_drawn(drawn, chain).segments],
        named=named,
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """What things of a chain are called in the reader's language."""

    site: Site
    view: View
    chain: ReferenceChain

    def __call__(self, id_: str) -> str:
        if id_ == OUTSIDE:
            return self.view.t("outside")
        segment = next((s for s in self.chain.segments if s.id == id_), None)
        if segment is None:
            return self.site.name(id_, self.view.lang)
        return segment.label_en if self.view.lang == "en" and segment.label_en else segment.label

    def choices(self, drawn: ChainBoard) -> list[Choice]:
        """Everything that can be removed, as a list to choose from."""
        elements = removable(supply_of(drawn, self.chain))
        return [Choice(element.id, self(element.id), element.kind) for element in elements]

    def fall(self, impact: Impact, *, proven: bool = False) -> Fall:
        """A knock-out in words, with its sentences if they are wanted."""
        evidence = tuple(dict.fromkeys(e for one in impact.elements for e in one.evidence))
        firms = [one for one in impact.elements if one.kind is ElementKind.FIRM]
        return Fall(
            names=tuple(self(one.id) for one in impact.elements),
            firms=tuple((one.id, self(one.id)) for one in firms),
            stopped=tuple(self(id_) for id_ in impact.knockout.stopped),
            impact=impact,
            quotes=quotes(self.site.knowledge, evidence[:_PROOFS]) if proven else (),
        )


def _asked(named: _Named, drawn: ChainBoard, needs: Needs) -> Fall | None:
    """The removal that the address asks for."""
    wanted = [named.view.asked(key) for key in ("without", "and") if named.view.asked(key).strip()]
    if not wanted:
        return None
    impact = impact_of(named.site.knowledge, drawn, named.chain, wanted, needs)
    return named.fall(impact, proven=True)


def _supposed(site: Site, view: View, chain: ReferenceChain, drawn: ChainBoard) -> WhatIf | None:
    """What the newcomer that the address supposes would change."""
    name, asked = view.asked("name").strip(), view.asked("segment").strip()
    if not name or not asked:
        return None
    segment = chain.segment(asked)
    supposed = Supposition(
        name=name,
        segments=(segment.id if segment else asked,),
        region=drawn.region,
        type=EntityType.PROJECT if view.asked("type") == "Project" else EntityType.FIRM,
        planned=bool(view.asked("planned")),
    )
    return what_if(site.knowledge, chain, supposed, site.regions)


def _by_rank(found: Mapping[str, Spread]) -> list[tuple[str, Spread]]:
    return sorted(found.items(), key=lambda item: item[1].rank)
