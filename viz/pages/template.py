"""The pages on which a reference chain is edited: as it is, proposed, and before a change."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.chains.overlay import VALUES
from graph.chains.proposed import Proposal, propose
from graph.chains.sheet import SheetFormat, written
from graph.gaps.described import chain_of
from graph.gaps.phrases import phrase
from graph.structure.alternatives import assumed, shipped
from ontology.chains.difference import ChainDifference
from ontology.chains.model import ReferenceChain, ReferenceSegment
from ontology.errors import NotFound
from ontology.model import Evidence
from viz.quotes import Quote, quote, quotes
from viz.render import render
from viz.site import Site
from viz.view import View

_PROOFS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A segment of a chain: what it feeds by name, and the sentences it was proposed from."""

    segment: ReferenceSegment
    feeds: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()


def template(
    site: Site, view: View, chain_id: str, versions: tuple[str, ...], *, may_edit: bool = False
) -> str:
    """A reference chain with what can be done to it; without one what documents make of it."""
    chain = chain_of(site.knowledge, chain_id)
    if chain.id not in site.knowledge.chains:
        return _proposal(site, view, chain.id, may_edit=may_edit)
    own = {segment.id for segment in chain.segments}
    overlays = [o for o in site.knowledge.overlays if o.segment in own]
    return render(
        "template.html",
        view,
        chain=chain,
        name=site.name(chain.id, view.lang),
        rows=[Row(s, _feeds(chain, s, view.lang)) for s in chain.segments],
        versions=tuple(reversed(versions)),
        forms=tuple(SheetFormat),
        overlays=overlays,
        place=site.name,
        values=VALUES[1:],
        regions=site.choices(site.region(view)),
        region=site.region(view),
        assumed=assumed(chain, site.knowledge.alternatives),
        ours=site.knowledge.alternatives == shipped(),
        may_edit=may_edit,
    )


def template_change(
    site: Site, view: View, of: str, chain: ReferenceChain, found: ChainDifference
) -> str:
    """What a chain uploaded on the page of a chain would change, and the button to use it."""
    return render(
        "template_change.html",
        view,
        of=of,
        chain=chain,
        found=found,
        new=chain.id not in site.knowledge.chains,
        step=found.step.name.lower(),
        changes=[(phrase(f"change_{c.kind.value}", view.lang), c) for c in found.changes],
        sheet=written(chain, SheetFormat.CSV).decode("utf-8-sig"),
    )


def _proposal(site: Site, view: View, chain_id: str, *, may_edit: bool) -> str:
    try:
        found, why = propose(site.knowledge, chain_id), ""
    except NotFound as none:
        found, why = None, none.text(view.lang)
    return render(
        "template_proposal.html",
        view,
        of=chain_id,
        name=site.name(chain_id, view.lang),
        chain=found.chain if found else None,
        why=why,
        rows=tuple(_proposed(site, found)) if found else (),
        left_out=tuple(_left_out(site, found, view.lang)) if found else (),
        forms=tuple(SheetFormat),
        may_edit=may_edit,
    )


def _proposed(site: Site, found: Proposal) -> Iterator[Row]:
    for segment in found.chain.segments:
        # That a title names the chain says the least about a segment.
        telling = sorted(found.grounds[segment.id], key=lambda e: _is_title(site, e))
        yield Row(segment, (), quotes(site.knowledge, tuple(telling[:_PROOFS])))


def _left_out(site: Site, found: Proposal, lang: str) -> Iterator[tuple[str, str, Quote]]:
    """The names a person may still put in, why each is left out, and a sentence that lists it."""
    for out in found.left_out:
        why = phrase(f"unfit_{out.why.value}", lang)
        yield out.name, why, quote(site.knowledge, out.evidence[0])


def _is_title(site: Site, evidence: Evidence) -> bool:
    return evidence.quote in site.knowledge.documents[evidence.document].title


def _feeds(chain: ReferenceChain, segment: ReferenceSegment, lang: str) -> tuple[str, ...]:
    names = {s.id: _label(s, lang) for s in chain.segments}
    return tuple(names[fed] for fed in segment.feeds if fed in names)


def _label(segment: ReferenceSegment, lang: str) -> str:
    return segment.label_en if lang == "en" and segment.label_en else segment.label
