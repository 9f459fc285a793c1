"""The table of inputs that replace each other as the API and the commands give it."""

from collections.abc import Iterable, Iterator, Mapping

from api.snapshot import Snapshot
from api.views import Thing
from api.views.alternatives import AlternativesView, AlternativeView
from graph.structure.alternatives import Alternative, keyed, shipped
from ontology.chains.model import ReferenceChain
from ontology.model import EntityType
from viz.texts import text


def alternatives_view(now: Snapshot, lang: str) -> AlternativesView:
    """The table in use, things by name; what the chains in use lack is left out."""
    chains = {chain.key: chain for chain in now.knowledge.chains.values()}
    rows = now.knowledge.alternatives
    return AlternativesView(
        ours=rows == shipped(),
        note=text("alternatives.assumed", lang),
        items=tuple(_views(rows, chains)),
    )


def _views(
    rows: Iterable[Alternative], chains: Mapping[str, ReferenceChain]
) -> Iterator[AlternativeView]:
    for row in rows:
        chain = chains.get(row.chain)
        segment = keyed(chain, row.segment) if chain else None
        if chain is None or segment is None:
            continue
        fed = (keyed(chain, key) for key in row.inputs)
        yield AlternativeView(
            chain=Thing(id=chain.id, name=chain.label, type=EntityType.CHAIN),
            segment=Thing(id=segment.id, name=segment.label, type=EntityType.SEGMENT),
            inputs=tuple(
                Thing(id=one.id, name=one.label, type=EntityType.SEGMENT) for one in fed if one
            ),
            source=row.source,
        )
