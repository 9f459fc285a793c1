"""The picture of recruitment routes: what is lacking, whom to ask, where to put them."""

from collections.abc import Iterator

from graph.gaps.model import SegmentRow, SegmentState
from graph.offers import Offer
from graph.parks import ParkFit, ParkQuestion, parks_for
from graph.reconcile import has_gap
from graph.report.ground import Ground
from graph.report.model import Node, Picture, PictureKey, Tie
from graph.report.pictures.layers import layer, nothing, picture
from ontology.labels import label
from ontology.model import CandidateKind, GapKind

_GAPS = 8
_EACH = 2
"""Candidates drawn for one gap; the list names more."""
_NOBODY = "nobody"


def recruitment(ground: Ground) -> Picture:
    """The gravest gaps with their nearest candidates and the park that suits each best."""
    rows = sorted((r for r in ground.board.rows if _known(r)), key=_gravest)
    if not rows:
        return nothing(ground, PictureKey.RECRUITMENT)
    offered = {o.segment: o for o in ground.offers}
    shown = rows[:_GAPS]
    ties: list[Tie] = []
    asked: list[Node] = []
    landing: list[Node] = []
    for row in shown:
        offer, park = offered[row.segment.id], _park(ground, row)
        nodes = tuple(_candidates(ground, offer))
        asked += nodes
        landing += [_landing(ground, park)] if park else []
        for node in nodes:
            ties.append(Tie(row.segment.id, node.id, node.planned))
            if park and not node.faint:
                ties.append(Tie(node.id, park.park, planned=True))
    if not landing:
        landing = [Node("no_park", ground.say("no_park"), faint=True)]
    layers = (
        layer(ground.say("layer_gap"), (_gap(ground, row) for row in rows), _GAPS),
        layer(ground.say("layer_candidate"), asked, 2 * _GAPS),
        layer(ground.say("layer_landing"), landing),
    )
    return picture(ground, PictureKey.RECRUITMENT, layers, ties, ground.say("about_recruitment"))


def _known(row: SegmentRow) -> bool:
    return has_gap(row) and row.state is not SegmentState.UNKNOWN


def _gravest(row: SegmentRow) -> tuple[float, str]:
    return -(row.severity.value if row.severity else 0.0), row.segment.id


def _gap(ground: Ground, row: SegmentRow) -> Node:
    spoken = [e for g in row.stated for e in g.evidence] + [
        e for p in row.present for e in p.evidence
    ]
    kinds: dict[GapKind, None] = dict.fromkeys(g.kind for g in row.stated)
    line = ground.say("comma").join(label(kind, ground.lang) for kind in kinds)
    return Node(
        row.segment.id,
        ground.name(row.segment.id),
        (line,) if line else (),
        row.state,
        tuple(dict.fromkeys(spoken)),
    )


def _candidates(ground: Ground, offer: Offer) -> Iterator[Node]:
    for one in offer.candidates[:_EACH]:
        yield Node(
            one.firm,
            ground.name(one.firm),
            (label(one.kind, ground.lang),),
            evidence=one.evidence,
            planned=one.kind is not CandidateKind.LOCAL,
        )
    if not offer.candidates:
        yield Node(_NOBODY, ground.say("nobody"), faint=True)


def _park(ground: Ground, row: SegmentRow) -> ParkFit | None:
    """The park that suits a segment best, where a ground for it is on record."""
    question = ParkQuestion(row.segment.id)
    fits = parks_for(ground.knowledge, ground.chain, ground.board.region, ground.lang, question)
    return next((fit for fit in fits if fit.score > 0), None)


def _landing(ground: Ground, fit: ParkFit) -> Node:
    spoken = dict.fromkeys(e for part in fit.parts if part.known for e in part.evidence)
    score = ground.say("fit", score=f"{fit.score * 100:.0f}")
    return Node(fit.park, fit.name, (score,), evidence=tuple(spoken))
