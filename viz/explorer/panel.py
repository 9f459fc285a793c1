"""What the explorer says of the chosen thing: what could be unfolded, and every sentence about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.explore import neighbours
from ontology.labels import label
from ontology.model import Claim, EntityType, ProjectPhase, Relation, Review, Status
from viz.explorer.asked import STEP, Pin
from viz.explorer.scene import Scene
from viz.proofs import Proof, of_claim
from viz.site import Site
from viz.view import View

_MOST = 40
"""Facts of one group in the panel; the card has the rest."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The neighbours of one type: how many there are, how many not drawn, how to draw more."""

    kind: EntityType
    total: int
    unseen: int
    next: int
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """What claims of one status say of two things; `shown` if the other is in the picture."""

    other: str
    name: str
    status: Status
    shown: bool
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """The claims of one relation in one direction, the first of them."""

    title: str
    told: tuple[Told, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Panel:
    """The chosen thing, what to do with it (addresses, "" where it cannot be done), its claims."""

    id: str
    name: str
    kind: EntityType
    behind: tuple[Behind, ...]
    fold: str
    pin: str
    unpin: str
    drop: str
    groups: tuple[ToldGroup, ...]


def panel(site: Site, view: View, scene: Scene) -> Panel | None:
    """The panel of the chosen thing, or of the one that the view is about; None without one."""
    asked = scene.asked
    chosen = asked.chosen or (asked.entity if not asked.to else "")
    if chosen not in scene.graph:
        return None
    x, y = scene.spots[chosen]
    pinned = any(pin.node == chosen for pin in asked.pins)
    pin = asked.pinned(Pin(chosen, round(x), round(y)))
    unfolded = any(step.node == chosen for step in asked.steps or ())
    return Panel(
        id=chosen,
        name=site.name(chosen, view.lang),
        kind=site.knowledge.entities[chosen].type,
        behind=_behind(site, view, scene, chosen),
        fold=view.here(**asked.folded(chosen).changes()) if unfolded else "",
        pin="" if pinned else view.here(**pin.changes()),
        unpin=view.here(**asked.unpinned(chosen).changes()) if pinned else "",
        drop="" if chosen in scene.focus else view.here(**asked.without(chosen).changes()),
        groups=tuple(_groups(site, view, scene, chosen)),
    )


def _behind(site: Site, view: View, scene: Scene, thing: str) -> tuple[Behind, ...]:
    made = []
    for kind, others in neighbours(site.knowledge, thing).items():
        unseen = scene.unseen[thing].get(kind, 0)
        more = scene.asked.unfolded(thing, kind).showing(kind)
        address = view.here(**more.changes()) if unseen else ""
        made.append(Behind(kind, len(others), unseen, min(unseen, STEP), address))
    return tuple(made)


def _groups(site: Site, view: View, scene: Scene, thing: str) -> Iterable[ToldGroup]:
    known = site.knowledge
    for relation in Relation:
        outward = _told(site, view, scene, known.claims_from(thing, relation), out=True)
        inward = _told(site, view, scene, known.claims_to(thing, relation), out=False)
        for title, told in (
            (label(relation, view.lang), outward),
            (view.t("inverse." + relation.value), inward),
        ):
            if told:
                yield ToldGroup(title, told[:_MOST], len(told))


def _told(
    site: Site, view: View, scene: Scene, claims: Iterable[Claim], *, out: bool
) -> tuple[Told, ...]:
    joined: dict[tuple[str, Status], list[Claim]] = {}
    for claim in claims:
        if claim.review is not Review.REJECTED:
            other = claim.object if out else claim.subject
            joined.setdefault((other, claim.status), []).append(claim)
    found = [
        Told(
            other if other in site.knowledge.entities else "",
            _name(site, view, same[0], other),
            status,
            other in scene.graph,
            tuple(of_claim(site.knowledge, claim) for claim in same[:3]),
        )
        for (other, status), same in joined.items()
    ]
    return tuple(sorted(found, key=lambda t: not t.shown))


def _name(site: Site, view: View, claim: Claim, other: str) -> str:
    if claim.predicate is Relation.PHASE and other == claim.object:
        return label(ProjectPhase(claim.object), view.lang)
    return site.name(other, view.lang)
