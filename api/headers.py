"""The headers every answer carries, and the refusal of writes from other sites."""

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.cors import may_read
from api.faults import Forbidden, fault_of

POLICY: Final = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Other sites learn nothing; under no-referrer our own forms would come with "Origin: null".
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class SecurityHeaders:
    """ASGI middleware: adds the headers, refuses other sites' writes and names not our own.

    `hosts` are the names that requests may be addressed to, None for any; pages of `origins` may
    ask what is open to them.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: frozenset[str] | None = None,
        origins: frozenset[str] = frozenset(),
    ) -> None:
        self._app = app
        self._hosts = hosts
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if refusal := self._refused(scope, Headers(scope=scope)):
            await _answer(refusal)(scope, receive, dressed)
        else:
            await self._app(scope, receive, dressed)

    def _refused(self, scope: Scope, headers: Headers) -> Forbidden | None:
        name = _name(headers.get("host", ""))
        if self._hosts is not None and name not in self._hosts:
            return Forbidden(
                f"本服务不以「{name}」之名应答；如需允许，设置 LIANTU_HOSTS",
                f"This server does not answer to the name “{name}”; LIANTU_HOSTS can allow it",
            )
        foreign = _is_foreign(headers) and not may_read(scope, self._origins)
        if scope["method"] not in SAFE and foreign:
            return Forbidden(
                "不接受来自其他网站的写入请求", "Requests from pages of other sites are refused"
            )
        return None


def _name(host: str) -> str:
    """The name in a Host header, without port and brackets."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser says that the request comes from another site's page."""
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host", "")


def _answer(refusal: Forbidden) -> Response:
    fault = fault_of(refusal)
    return Response(fault.as_json(), fault.status, media_type="application/json")
