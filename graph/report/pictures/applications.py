"""The picture of applications: what is made in which segment, and who takes it."""

from collections.abc import Iterator

from graph.knowledge import holds
from graph.report.ground import Ground, proof
from graph.report.model import Node, Picture, PictureKey, Tie
from graph.report.pictures.chain_tiers import firms_line, line_of
from graph.report.pictures.layers import layer, nothing, picture
from ontology.chains.model import Tier
from ontology.model import Claim, Relation


def applications(ground: Ground) -> Picture:
    """Products and their takers; nothing is drawn where no document names any."""
    members = _members(ground)
    made = [c for m in members for c in ground.lively(m, Relation.MAKES)]
    sold = [c for m in members for c in ground.lively(m, Relation.SUPPLIES_TO)]
    downstream = tuple(_downstream(ground))
    if not (made or sold or downstream):
        return nothing(ground, PictureKey.APPLICATION)
    makers = [c.subject for c in (*made, *sold)]
    segments = {s for m in makers for s in members[m] if s} - {node.id for node in downstream}
    layers = (
        layer(ground.say("layer_segment"), _segments(ground, segments)),
        layer(ground.say("layer_product"), _ends(ground, made)),
        layer(ground.say("layer_use"), (*_ends(ground, sold), *downstream)),
    )
    ties = [Tie(s, c.object, not holds(c)) for c in made for s in members[c.subject] if s]
    ties += [
        Tie(m.object, c.object, not holds(c)) for c in sold for m in made if m.subject == c.subject
    ]
    bare = {c.subject for c in sold} - {c.subject for c in made}
    ties += [
        Tie(s, c.object, not holds(c))
        for c in sold
        if c.subject in bare
        for s in members[c.subject]
    ]
    remark = ground.say("about_application")
    return picture(ground, PictureKey.APPLICATION, layers, ties, remark)


def _members(ground: Ground) -> dict[str, list[str]]:
    """Member → its segments."""
    found: dict[str, list[str]] = {}
    for segment, present in ground.present:
        for entity in dict.fromkeys((present.entity, present.supplier or present.entity)):
            found.setdefault(entity, []).append(segment)
    return found


def _ends(ground: Ground, claims: list[Claim]) -> Iterator[Node]:
    for end in dict.fromkeys(c.object for c in claims):
        told = [c for c in claims if c.object == end]
        line = line_of(ground, [ground.name(s) for s in dict.fromkeys(c.subject for c in told)])
        planned = not any(map(holds, told))
        yield Node(end, ground.name(end), line, evidence=proof(told), planned=planned)


def _segments(ground: Ground, wanted: set[str]) -> Iterator[Node]:
    for row in ground.board.rows:
        if row.segment.id in wanted:
            spoken = tuple(dict.fromkeys(e for p in row.present for e in p.evidence))
            yield Node(
                row.segment.id, ground.name(row.segment.id), (), row.state, spoken, faint=not spoken
            )


def _downstream(ground: Ground) -> Iterator[Node]:
    """The downstream segments on record: the uses that the region has itself."""
    for row in ground.board.rows:
        if row.segment.tier is Tier.DOWNSTREAM and row.present:
            spoken = tuple(dict.fromkeys(e for p in row.present for e in p.evidence))
            line = firms_line(ground, row.present)
            yield Node(row.segment.id, ground.name(row.segment.id), line, row.state, spoken)
