"""What became of gaps, and what is said of one thing in the order of time."""

from fastapi import APIRouter

from api import present_time
from api.here import Now
from api.moved import MOVED, CurrentId
from api.parameters import Chain, Region
from api.views.time import LifeCycleList, TimelineView
from graph.lifecycle import life_cycles
from graph.series import series
from graph.timeline import timeline

router = APIRouter(prefix="/api", tags=["time"])


@router.get("/timeline", summary="缺口的来龙去脉")
def gaps_in_time(now: Now, *, chain: Chain = "", region: Region = "") -> LifeCycleList:
    """What became of every stated gap of a chain, or of all, in a region.

    A gap is open until a later document puts somebody in a segment it names. Whatever is said
    beyond “open” is inferred, with the date and both sentences; undated documents change nothing.
    """
    place = now.region(region)
    known = now.knowledge
    chains = [known.find_chain(chain).id] if chain else sorted(known.gaps_by_chain)
    items = tuple(
        present_time.life_cycle(now.present, one)
        for id_ in (chains if place else ())
        for one in life_cycles(known, id_, place)
    )
    return LifeCycleList(region=now.present.maybe(place), items=items)


@router.get("/timeline/{entity}", summary="按时间排列的记载", responses=MOVED)
def in_time(now: Now, entity: CurrentId) -> TimelineView:
    """What documents say of a firm, project or park in the order of time, with its numbers.

    Numbers that are counted otherwise stand side by side with a warning, without any growth.
    """
    found = timeline(now.knowledge, now.knowledge.entity(entity).id)
    return present_time.timeline(now.present, found, series(now.knowledge, found.subject))
