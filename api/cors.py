"""Which web sites may ask the open part of the API: none, or an exact list.

Only addresses that read are open, and never with the credentials of a browser.
"""

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN: Final = ("/sparql", "/data", "/.well-known/void", "/id", "/api")
"""What the listed sites may read; of these only /sparql takes POST, for queries."""
_SHOWN: Final = "ETag, Retry-After, X-Liantu-Truncated, Content-Disposition"
_TAKEN: Final = "Accept, Content-Type, If-None-Match, Authorization"
_DAY: Final = "86400"


class ListedSites:
    """ASGI middleware: lets pages of the listed origins read what is open."""

    def __init__(self, app: ASGIApp, origins: frozenset[str]) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not may_read(scope, self._origins):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers["origin"]
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await Response(status_code=204, headers=_allowed(scope, origin))(scope, receive, send)
            return

        async def opened(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                answer["access-control-allow-origin"] = origin
                answer["access-control-expose-headers"] = _SHOWN
                answer.add_vary_header("Origin")
            await send(message)

        await self._app(scope, receive, opened)


def may_read(scope: Scope, origins: frozenset[str]) -> bool:
    """Whether a request comes from a page of a listed origin and asks for what is open to it."""
    path = scope["path"]
    is_open = any(path == place or path.startswith(f"{place}/") for place in OPEN)
    if not is_open or Headers(scope=scope).get("origin", "") not in origins:
        return False
    return scope["method"] in _methods(path)


def _methods(path: str) -> tuple[str, ...]:
    return ("GET", "HEAD", "OPTIONS", *(("POST",) if path == "/sparql" else ()))


def _allowed(scope: Scope, origin: str) -> dict[str, str]:
    return {
        "access-control-allow-origin": origin,
        "access-control-allow-methods": ", ".join(_methods(scope["path"])),
        "access-control-allow-headers": _TAKEN,
        "access-control-max-age": _DAY,
        "vary": "Origin",
    }
