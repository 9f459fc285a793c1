"""What a step changed in what is known: nothing is overwritten unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from graph.knowledge import Knowledge
from ontology.model import Claim, Entity, Gap, Observation

_Thing = TypeVar("_Thing", Claim, Entity, Gap, Observation)


@dataclass(frozen=True, slots=True)
class Difference:
    """What came, went and changed (same id, other content) of one kind; ids sorted."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed)


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two states of knowledge, and the document that made it, if one did."""

    document: str = ""
    entities: Difference = Difference()
    claims: Difference = Difference()
    observations: Difference = Difference()
    gaps: Difference = Difference()
    problems: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entities or self.claims or self.observations or self.gaps)


def difference(
    before: Knowledge, after: Knowledge, document: str = "", problems: tuple[str, ...] = ()
) -> Change:
    """What changed from one state to another."""
    return Change(
        document=document,
        entities=_differ(before.entities, after.entities),
        claims=_differ(_by_id(before.claims), _by_id(after.claims)),
        observations=_differ(_by_id(before.observations), _by_id(after.observations)),
        gaps=_differ(_by_id(before.gaps), _by_id(after.gaps)),
        problems=problems,
    )


def _by_id(things: tuple[_Thing, ...]) -> Mapping[str, _Thing]:
    return {thing.id: thing for thing in things}


def _differ(before: Mapping[str, _Thing], after: Mapping[str, _Thing]) -> Difference:
    both = before.keys() & after.keys()
    return Difference(
        new=tuple(sorted(after.keys() - before.keys())),
        gone=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(sorted(id_ for id_ in both if before[id_] != after[id_])),
    )
