"""The picture of technology routes: what is mastered, what is planned, what documents call lacking."""

from collections.abc import Iterator

from graph.gaps.listed import Section
from graph.knowledge import holds
from graph.report.ground import Ground, proof
from graph.report.model import Node, Picture, PictureKey, Tie
from graph.report.pictures.layers import layer, nothing, picture
from ontology.labels import label
from ontology.model import Basis, Claim, GapKind, GapScope, Relation


def technologies(ground: Ground) -> Picture:
    """Who masters what, in which segment; nothing is drawn where no document says so."""
    claims = [c for firm in _firms(ground) for c in ground.lively(firm, Relation.MASTERS)]
    mastered = [c for c in claims if holds(c)]
    known = {c.object for c in mastered}
    sought = [c for c in claims if c.object not in known]
    lacking = tuple(_lacking(ground))
    if not (claims or lacking):
        return nothing(ground, PictureKey.TECHNOLOGY)
    placed = {(p.supplier or p.entity): s for s, p in reversed(ground.present) if s}
    ends = {c.object: placed.get(c.subject, "") for c in claims}
    ends |= {node.id: segment for node, segment in lacking}
    layers = (
        layer(ground.say("layer_segment"), _segments(ground, set(ends.values()))),
        layer(ground.say("layer_mastered"), _nodes(ground, mastered)),
        layer(ground.say("layer_sought"), _nodes(ground, sought)),
        layer(ground.say("layer_lacking"), (node for node, _ in lacking)),
    )
    ties = [Tie(s, end, end not in known) for end, s in ends.items() if s]
    remark = ground.say("about_technology")
    return picture(ground, PictureKey.TECHNOLOGY, layers, ties, remark)


def _firms(ground: Ground) -> tuple[str, ...]:
    members = (e for _, p in ground.present for e in (p.entity, p.supplier or p.entity))
    return tuple(dict.fromkeys(members))


def _nodes(ground: Ground, claims: list[Claim]) -> Iterator[Node]:
    for technology in dict.fromkeys(c.object for c in claims):
        told = [c for c in claims if c.object == technology]
        who = ground.names(c.subject for c in told)
        planned = not any(map(holds, told))
        yield Node(
            technology, ground.name(technology), (who,), evidence=proof(told), planned=planned
        )


def _lacking(ground: Ground) -> Iterator[tuple[Node, str]]:
    """What documents say cannot be done or must be imported, with its segment."""
    for gap in ground.gaps:
        technical = gap.scope is GapScope.CAPABILITY or gap.kind is GapKind.IMPORT_DEPENDENT
        if technical and gap.basis is Basis.STATED and gap.section is Section.OPEN:
            kind = label(gap.kind, ground.lang)
            yield Node(gap.id, gap.what, (kind,), evidence=gap.evidence), gap.segment or ""


def _segments(ground: Ground, wanted: set[str]) -> Iterator[Node]:
    for row in ground.board.rows:
        if row.segment.id in wanted:
            spoken = (e for p in row.present for e in p.evidence)
            stated = (e for g in row.stated for e in g.evidence)
            found = tuple(dict.fromkeys((*spoken, *stated)))
            name = ground.name(row.segment.id)
            yield Node(row.segment.id, name, (), row.state, found, faint=not found)
