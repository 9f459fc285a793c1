"""The decision that a gap is not pursued: made only of a gap that is listed, and with a reason."""

from api.faults import Forbidden
from api.library import Library
from api.snapshot import Snapshot
from api.views import PursuitAsked
from graph.decisions import Decision, DecisionKind
from graph.gaps.listed import ListedGap
from ontology.errors import BadInput, NotFound


def settle(library: Library, asked: PursuitAsked) -> ListedGap:
    """Keep the decision; gives the gap as it is listed after it. Forbidden on a read-only server."""
    if library.read_only:
        raise Forbidden("本服务只读，不接受决定", "This server is read-only and takes no decisions")
    gap, made = pursuit(library.now, asked)
    library.decide((made,))
    return next(g for g in library.now.gaps("", asked.region) if g.id == gap.id)


def pursuit(now: Snapshot, asked: PursuitAsked) -> tuple[ListedGap, Decision]:
    """The gap meant and the decision about it; of a segment its first gap stands for all.

    NotFound where the region lists no such gap, BadInput for a gap left without a reason.
    """
    because = asked.because.strip()
    if not asked.pursued and not because:
        raise BadInput(
            "不招引要写明理由（because）", "Not to pursue a gap needs a reason (because)"
        )
    listed = now.gaps("", asked.region)
    gap = next((g for g in listed if asked.target in (g.id, g.segment)), None)
    if gap is None:
        place = now.knowledge.name(now.region(asked.region))
        raise NotFound(
            f"「{place}」没有缺口「{asked.target}」；推算的缺口按地区编号，请给出地区",
            f"{place} has no gap “{asked.target}”; computed gaps belong to a region: name it",
        )
    value = "" if asked.pursued else "yes"
    made = Decision(DecisionKind.NOT_PURSUED, asked.target, value, who=asked.who, note=because)
    return gap, made
