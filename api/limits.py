"""How large a request may be: counted while it comes in, not when it is all here."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ontology.errors import DocumentTooLarge

_ENVELOPE = 64 * 1024
"""What the multipart form adds to the document at most."""


class UploadLimit:
    """ASGI middleware under which reading a body past the limit raises DocumentTooLarge."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            receive = self._counted(receive, _announced(Headers(scope=scope)))
        await self._app(scope, receive, send)

    def _counted(self, receive: Receive, announced: int) -> Receive:
        seen = 0

        async def counting() -> Message:
            nonlocal seen
            self._check(announced)
            message = await receive()
            seen += len(message.get("body", b""))
            self._check(seen)
            return message

        return counting

    def _check(self, size: int) -> None:
        if size > self._most + _ENVELOPE:
            most = f"{self._most / 2**20:.3g}"
            raise DocumentTooLarge(
                f"上传的文件过大：上限是 {most} MB",
                f"The uploaded document is too large: the limit is {most} MB",
            )


def _announced(headers: Headers) -> int:
    """The length that the headers name; 0 where they name none, as a chunked body does."""
    length = headers.get("content-length", "")
    return int(length) if length.isdecimal() else 0
