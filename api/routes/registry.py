"""The list of firms that documents are read with."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from api.here import LibraryHere
from api.parameters import Limit, Offset
from api.views import Page, View

router = APIRouter(prefix="/api/registry", tags=["documents"])


class RegisteredView(View):
    """A firm of the list."""

    name: Annotated[str, Field(description="name", examples=["澄星汽车股份有限公司"])]
    aliases: Annotated[tuple[str, ...], Field(description="short names", examples=[["澄星"]])]
    code: Annotated[str, Field(description="credit code", examples=[""])]
    region: Annotated[str, Field(description="region", examples=["星海新区"])]


@router.get("", summary="企业名录")
def firms(library: LibraryHere, limit: Limit = 50, offset: Offset = 0) -> Page[RegisteredView]:
    """The firms handed in with `--registry`, by name."""
    found = library.registry()
    items = tuple(
        RegisteredView(name=f.name, aliases=f.aliases, code=f.code, region=f.region)
        for f in found[offset : offset + limit]
    )
    return Page(total=len(found), offset=offset, limit=limit, items=items)
