"""The list of clusters: the parks with a ground for the chain, ground by ground."""

from graph.park_grounds import settings
from graph.parks import ParkFit
from graph.report.ground import Ground, all_wait, proof
from graph.report.model import Cell, ListKey, Sheet, Why, cell
from graph.report.words import words
from ontology.model import Evidence, Relation

_GROUNDS = ("focus", "residents", "projects", "services", "space", "conflicts", "rent", "energy")
_HERE = ("neighbours", "residents", "projects")


def clusters(ground: Ground) -> Sheet:
    """The parks that are for the chain or hold somebody of it, the best fitting first."""
    shown = [fit for fit in ground.parks if _of_the_chain(fit)]
    others = len(ground.parks) - len(shown)
    columns = ("col_park", "col_area", *(f"col_{name}" for name in _GROUNDS), "col_fit")
    return Sheet(
        ListKey.CLUSTERS,
        ground.say("list_clusters"),
        words(" ".join(columns), ground.lang),
        tuple(_row(ground, fit) for fit in shown),
        (ground.say("remark_other_parks", n=others),) if others else (),
    )


def _of_the_chain(fit: ParkFit) -> bool:
    """Whether a park is more than one whose chain has a segment of the same industry class."""
    known = {part.name: part.worth for part in fit.parts if part.known}
    here = any(name in known for name in _HERE)
    return here or known.get("focus", 0.0) > settings().focus["related"]


def _row(ground: Ground, fit: ParkFit) -> tuple[Cell, ...]:
    parts = {part.name: part for part in fit.parts if part.known}
    spoken = tuple(e for part in parts.values() for e in part.evidence)
    told = (
        cell(parts[n].text, parts[n].evidence) if n in parts else cell("", ()) for n in _GROUNDS
    )
    return (
        cell(fit.name, spoken),
        _area(ground, fit),
        *told,
        cell(_score(ground, fit), spoken),
    )


def _area(ground: Ground, fit: ParkFit) -> Cell:
    """The area a park lies in, where a sentence and not its name alone says so."""
    lying = [c for c in ground.lively(fit.park, Relation.LOCATED_IN) if c.object == fit.area]
    spoken: tuple[Evidence, ...] = proof(lying)
    return cell(ground.name(fit.area), spoken, Why.BY_NAME, waits=all_wait(lying))


def _score(ground: Ground, fit: ParkFit) -> str:
    value = f"{fit.score * 100:.0f}"
    if fit.span.stable:
        return ground.say("rank_firm", value=value, rank=fit.rank)
    return ground.say("rank", value=value, rank=fit.rank, best=fit.span.best, worst=fit.span.worst)
