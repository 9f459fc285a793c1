"""Whether a decision can be made: what it is about is there, and it makes sense."""

from graph.chains import overlay
from graph.decisions import Decision, DecisionKind
from graph.knowledge import Knowledge
from ontology.errors import BadInput, NotFound
from ontology.model import Entity, Review


def check(decision: Decision, knowledge: Knowledge) -> None:
    """Refuse a decision about something that is not there, or that makes no sense."""
    if decision.kind is DecisionKind.OVERLAY:
        for thing in overlay.meant(decision.target, decision.value):
            knowledge.entity(thing)
        return
    if decision.kind is DecisionKind.REVIEW:
        kinds = (knowledge.claims, knowledge.observations, knowledge.gaps)
        if not any(fact.id == decision.target for facts in kinds for fact in facts):
            raise NotFound(f"没有断言「{decision.target}」", f"No claim '{decision.target}'")
        if decision.value not in ("", Review.ACCEPTED, Review.REJECTED):
            raise BadInput(
                f"复核只能是 {Review.ACCEPTED}、{Review.REJECTED}，不能是「{decision.value}」",
                f"A review is {Review.ACCEPTED} or {Review.REJECTED}, not '{decision.value}'",
            )
    elif decision.kind in (DecisionKind.ALIAS, DecisionKind.KEEP_APART) and decision.value:
        other = knowledge.entity(decision.value)
        # Two kept apart may be one at the moment, and the target known by the other's id only.
        if decision.kind is DecisionKind.ALIAS:
            _check_types(knowledge.entity(decision.target), other)


def _check_types(one: Entity, other: Entity) -> None:
    if one.type is not other.type:
        raise BadInput(
            f"「{one.name}」与「{other.name}」类型不同，不能是同一个",
            f"'{one.name}' and '{other.name}' are of different types and cannot be one",
        )
