"""What a route may ask for: the library, and the graph as it is now."""

from typing import Annotated

from fastapi import Depends, Request

from api.desk import Desk
from api.library import Library
from api.snapshot import Snapshot


# Coroutines: the framework calls plain functions in threads of their own, which takes longer.
async def library_of(request: Request) -> Library:
    """The library that the server was started with."""
    library: Library = request.app.state.library
    return library


LibraryHere = Annotated[Library, Depends(library_of)]


async def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


DeskHere = Annotated[Desk, Depends(_desk)]


async def _now(library: LibraryHere) -> Snapshot:
    return library.now


Now = Annotated[Snapshot, Depends(_now)]
