"""The methods an address takes, named to whoever tries another one."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

_WRITES: Final = ("POST", "PUT", "PATCH", "DELETE")


def refuse_others(router: APIRouter, path: str, *taken: str) -> None:
    """Make a path that reads (and takes `taken`) tell its methods and refuse all others."""
    allow = ", ".join(("GET", "HEAD", *taken, "OPTIONS"))

    async def other(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"allow": allow})
        raise HTTPException(405, headers={"allow": allow})

    methods = [method for method in _WRITES if method not in taken]
    router.add_api_route(path, other, methods=["OPTIONS", *methods], include_in_schema=False)
