"""The list of projects: who builds what, how far it is, for how much."""

from collections import defaultdict

from graph.gaps.model import Presence
from graph.gaps.presence import phase_of
from graph.knowledge import holds
from graph.report.ground import Ground, all_wait, is_plan, proof
from graph.report.model import Cell, ListKey, Sheet, cell
from graph.report.words import words
from ontology.labels import label
from ontology.model import EntityType, Metric, Relation

_COLUMNS = "col_project col_developer col_segment col_phase col_investment col_numbers col_place"


def projects(ground: Ground) -> Sheet:
    """Every project that documents put in the chain in the region."""
    found: defaultdict[str, list[tuple[str, Presence]]] = defaultdict(list)
    for segment, present in ground.present:
        if present.type is EntityType.PROJECT:
            found[present.entity].append((segment, present))
    return Sheet(
        ListKey.PROJECTS,
        ground.say("list_projects"),
        words(_COLUMNS, ground.lang),
        tuple(_row(ground, project, tuple(seen)) for project, seen in found.items()),
    )


def _row(ground: Ground, project: str, seen: tuple[tuple[str, Presence], ...]) -> tuple[Cell, ...]:
    spoken = tuple(e for _, p in seen for e in p.evidence)
    built = ground.knowledge.claims_to(project, Relation.DEVELOPS)
    built = tuple(c for c in built if holds(c) or is_plan(c))
    return (
        cell(ground.name(project), spoken, waits=all(ground.present_waits(s, p) for s, p in seen)),
        cell(ground.names(c.subject for c in built), proof(built), waits=all_wait(built)),
        ground.segments(seen),
        _phase(ground, project),
        ground.numbers((project,), Metric.INVESTMENT),
        ground.numbers((project,), but=(Metric.INVESTMENT, Metric.OTHER)),
        ground.objects(project, Relation.LOCATED_IN),
    )


def _phase(ground: Ground, project: str) -> Cell:
    phase = phase_of(ground.knowledge, project)
    if phase is None:
        return cell("", ())
    claims = ground.knowledge.claims_from(project, Relation.PHASE)
    telling = [c for c in claims if holds(c) and c.object == phase.value]
    return cell(label(phase, ground.lang), proof(telling), waits=all_wait(telling))
