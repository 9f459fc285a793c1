"""The list of firms: who is in the chain here, where, with what."""

from collections import defaultdict
from collections.abc import Mapping

from graph.gaps.model import Presence
from graph.knowledge import holds
from graph.report.ground import Ground, all_wait, proof
from graph.report.model import Cell, ListKey, Sheet, cell
from graph.report.words import words
from ontology.model import EntityType, Metric, Relation

_COLUMNS = (
    "col_firm col_segment col_stand col_leader col_place col_products col_technologies col_numbers"
)


def firms(ground: Ground) -> Sheet:
    """Every firm that documents put in the chain in the region, those without a segment last."""
    found = _members(ground)
    segmentless = any(not any(s for s, _ in seen) for seen in found.values())
    return Sheet(
        ListKey.FIRMS,
        ground.say("list_firms"),
        words(_COLUMNS, ground.lang),
        tuple(_row(ground, firm, tuple(seen)) for firm, seen in found.items()),
        (ground.say("remark_members"),) if segmentless else (),
    )


def _members(ground: Ground) -> Mapping[str, list[tuple[str, Presence]]]:
    """Firm → where it is, in the order of the chain; by its projects where it has no own place."""
    found: defaultdict[str, list[tuple[str, Presence]]] = defaultdict(list)
    for segment, present in ground.present:
        firm = present.supplier or present.entity
        if ground.is_a(firm, EntityType.FIRM):
            found[firm].append((segment, present))
    return found


def _row(ground: Ground, firm: str, seen: tuple[tuple[str, Presence], ...]) -> tuple[Cell, ...]:
    spoken = tuple(e for _, p in seen for e in p.evidence)
    idle = all(ground.present_waits(s, p) for s, p in seen)
    actual = [p for _, p in seen if not p.planned]
    stand = ground.say("actual" if actual else "planned")
    behind = (e for p in (actual or [p for _, p in seen]) for e in p.evidence)
    leads = [
        c
        for c in ground.knowledge.claims_from(firm, Relation.LEADER_OF)
        if c.object == ground.board.chain and holds(c)
    ]
    return (
        cell(ground.name(firm), spoken, waits=idle),
        ground.segments(seen),
        cell(stand, behind, waits=idle),
        cell(ground.say("leads") if leads else "", proof(leads), waits=all_wait(leads)),
        ground.objects(firm, Relation.LOCATED_IN),
        ground.objects(firm, Relation.MAKES),
        ground.objects(firm, Relation.MASTERS),
        ground.numbers((firm,), but=(Metric.INVESTMENT, Metric.OTHER)),
    )
