"""How much one may ask for: bytes of a request, seconds of query time, queries at a time."""

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.faults import Busy, TooMany
from ontology.errors import DocumentTooLarge

_ENVELOPE = 64 * 1024
"""What the multipart form adds to the document at most."""
_MINUTE = 60.0
_CALLERS = 10_000
"""Callers remembered before those who owe nothing are forgotten."""


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


class QueryBudget:
    """Seconds of query time for each caller: a bucket that fills as time goes by.

    A caller may always begin a query while anything is left, and pays what it took afterwards:
    nobody knows beforehand. Safe for threads.
    """

    def __init__(self, a_minute: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_minute = a_minute
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def check(self, caller: str) -> None:
        """TooMany, with the seconds to wait, for a caller who has nothing left."""
        with self._lock:
            left = self._now(caller)
        if self._a_minute and left <= 0:
            wait = max(1, math.ceil(-left * _MINUTE / self._a_minute))
            raise TooMany(
                f"查询用时已超出每分钟 {self._a_minute:g} 秒的额度，请在 {wait} 秒后再试",
                f"More than {self._a_minute:g} seconds of queries a minute; try again in {wait} s",
                wait,
            )

    def charge(self, caller: str, seconds: float) -> None:
        """Take what a query took."""
        with self._lock:
            self._left[caller] = (self._now(caller) - seconds, self._clock())
            if len(self._left) > _CALLERS:
                self._left = {c: held for c, held in self._left.items() if not self._full(c)}

    def _now(self, caller: str) -> float:
        """The seconds left to a caller; at most those of two minutes."""
        most = 2 * self._a_minute
        if caller not in self._left:
            return most
        left, then = self._left[caller]
        return min(most, left + (self._clock() - then) * self._a_minute / _MINUTE)

    def _full(self, caller: str) -> bool:
        return self._now(caller) >= 2 * self._a_minute


class QueryPlaces:
    """How many queries may be under way or wait at a time; Busy past that. Safe for threads."""

    def __init__(self, most: int) -> None:
        self._places = threading.BoundedSemaphore(most)

    @contextmanager
    def one(self) -> Iterator[None]:
        """A place, for as long as a query takes."""
        if not self._places.acquire(blocking=False):
            raise Busy("查询太多，请稍后再试", "Too many queries at once; try again in a while")
        try:
            yield
        finally:
            self._places.release()
