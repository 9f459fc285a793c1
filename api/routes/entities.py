"""Entities: search by name, alias, pinyin or initials, and one with everything said of it."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.here import Now
from api.moved import MOVED, CurrentId
from api.parameters import Limit, Offset, Words
from api.views import EntityDetail, EntityView, Page
from ontology.model import EntityType

router = APIRouter(prefix="/api/entities", tags=["entities"])

OfType = Annotated[
    EntityType | None, Query(alias="type", description="only of this class", examples=["Firm"])
]


@router.get("", summary="查找实体")
def entities(
    now: Now,
    *,
    q: Words = "",
    kind: OfType = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Page[EntityView]:
    """Things whose name, alias, pinyin or initials match; all, by name, without words."""
    found = now.found(q, kind)
    items = tuple(map(now.present.entity, found[offset : offset + limit]))
    return Page(total=len(found), offset=offset, limit=limit, items=items)


@router.get("/{entity}", summary="一个实体", responses=MOVED)
def one_entity(entity: CurrentId, now: Now) -> EntityDetail:
    """One thing: claims in both directions, numbers and gaps, each with its sentences.

    The id of a firm that was merged into another leads there.
    """
    return now.entity_detail(now.knowledge.entity(entity))
