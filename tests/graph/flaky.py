"""A proxy between a store and its server that spoils what it is told to, on real connections."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import httpx2 as httpx

from graph.store.remote_place import Place


class Fault(StrEnum):
    """What can become of a request: the first three never reach the server, the others do."""

    REFUSED = "the connection is closed at once"
    BUSY = "503 with Retry-After"
    DEADLOCK = "500"
    CUT = "the server did it, the connection is cut before its answer"
    HALF = "the server did it, the connection is cut in the middle of its answer"
    SHORT = "the server did it, half the answer comes under its full length"
    LATE = "the server did it, the answer comes after the deadline"


BEFORE = (Fault.REFUSED, Fault.BUSY, Fault.DEADLOCK)
Plan = Callable[[int], Fault | None]
"""What becomes of the request with this number, counted from 0; None: nothing bad."""


class Proxy:
    """A proxy under way; `plan` may be changed at any time and starts counting anew."""

    def __init__(self, upstream: str, late: float) -> None:
        self.upstream = upstream
        self.late = late
        self.seen = 0
        self.port = 0
        self._plan: Plan = lambda _: None
        self._lock = threading.Lock()

    @property
    def plan(self) -> Plan:
        """What becomes of requests."""
        return self._plan

    @plan.setter
    def plan(self, plan: Plan) -> None:
        self._plan, self.seen = plan, 0

    def fault(self) -> Fault | None:
        """What becomes of the next request."""
        with self._lock:
            number, self.seen = self.seen, self.seen + 1
        return self._plan(number)

    def place(self, place: Place) -> Place:
        """The same place by way of this proxy."""
        return replace(
            place,
            query=self._here(place.query),
            update=self._here(place.update),
            graphs=self._here(place.graphs),
        )

    def _here(self, url: str) -> str:
        return f"http://127.0.0.1:{self.port}{urlsplit(url).path}" if url else ""


@contextmanager
def flaky(place: Place, late: float = 1.0) -> Iterator[Proxy]:
    """A proxy before the server of a place."""
    address = urlsplit(place.query)
    proxy = Proxy(f"{address.scheme}://{address.netloc}", late)
    with (
        httpx.Client(trust_env=False, timeout=30) as client,
        ThreadingHTTPServer(("127.0.0.1", 0), _handler(proxy, client)) as server,
    ):
        proxy.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield proxy
        server.shutdown()
        thread.join()


def _handler(proxy: Proxy, client: httpx.Client) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            fault = proxy.fault()
            if fault in BEFORE:
                self._refuse(fault)
                return
            url = proxy.upstream + self.path
            passed = {k: v for k, v in self.headers.items() if k.lower() != "host"}
            answer = client.request(self.command, url, content=body, headers=passed)
            self._pass_on(answer, fault)

        do_PUT = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _refuse(self, fault: Fault | None) -> None:
            if fault is Fault.REFUSED:
                self.close_connection = True
                return
            self.send_response(503 if fault is Fault.BUSY else 500)
            self.send_header("retry-after", "0")
            self.send_header("content-length", "0")
            self.end_headers()

        def _pass_on(self, answer: httpx.Response, fault: Fault | None) -> None:
            if fault is Fault.LATE:
                time.sleep(proxy.late)
            if fault is Fault.CUT:
                self.close_connection = True
                return
            body = answer.content
            self.send_response(answer.status_code)
            self.send_header("content-type", answer.headers.get("content-type", ""))
            if fault is Fault.HALF:
                self.send_header("transfer-encoding", "chunked")
                self.end_headers()
                self.wfile.write(b"ff\r\n" + body[:20])
                self.close_connection = True
                return
            half = body[: len(body) // 2]
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.close_connection = fault is Fault.SHORT
            with contextlib.suppress(BrokenPipeError):  # who waits no longer has gone
                self.wfile.write(half if fault is Fault.SHORT else body)

    return Handler


@contextmanager
def trickling() -> Iterator[str]:
    """The address of a server that sends a byte now and then, for ever."""
    ended = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):
                while not ended.wait(0.05):
                    self.wfile.write(b" ")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        ended.set()
        server.shutdown()
        thread.join()
