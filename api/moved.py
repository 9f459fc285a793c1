"""Ids that are gone: whoever asks for a merged firm is led to the one it goes under now."""

from typing import Annotated, Any, Final

from fastapi import Depends, Request
from starlette.responses import RedirectResponse, Response

from api.here import Now
from api.parameters import Id

MOVED: Final[dict[int | str, dict[str, Any]]] = {
    308: {
        "description": "The id of a firm that goes under another one now: `location` leads there",
        "headers": {"location": {"schema": {"type": "string"}}},
    }
}


class Moved(Exception):
    """Somebody asked for an id that is gone; its words are the same address with the new id."""


def _current(entity: Id, now: Now, request: Request) -> str:
    if kept := now.site.goes_under.get(entity):
        query = f"?{request.url.query}" if request.url.query else ""
        raise Moved(request.url.path.replace(entity, kept) + query)
    return entity


CurrentId = Annotated[str, Depends(_current)]
"""The id of an entity in the address; one that is gone is answered by where it went."""


async def to_new_place(_: Request, error: Exception) -> Response:
    """The answer for an id that is gone; asked again each time, for people may part names again."""
    return RedirectResponse(str(error), 308, {"cache-control": "no-cache"})
