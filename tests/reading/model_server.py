"""A small real HTTP server that answers as a language model would, or as one should not."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from reading.language_model import Endpoint, LanguageModel, Reply
from reading.language_model.replies import reply_key

Answering = Callable[[dict[str, Any]], str]
"""(headings and text of a question) → the words of the answer."""


@dataclass
class ModelServer:
    """A running server: what it says, and what it was asked."""

    answer: Answering
    status: int = 200
    raw: bytes | None = None
    drip: threading.Event | None = None
    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    def endpoint(self, timeout: float = 10, key: str = "") -> Endpoint:
        return Endpoint(self.address, "m1", key, timeout, pauses=())

    def model(self, chunk: int = 3000) -> LanguageModel:
        return LanguageModel("m1", self.endpoint().ask, chunk)


class Kept:
    """Replies kept in memory."""

    def __init__(self) -> None:
        self.replies: dict[tuple[str, str], Reply] = {}

    def find(self, document: str, key: str) -> str | None:
        found = self.replies.get((document, key))
        return found.answer if found else None

    def keep(self, document: str, reply: Reply) -> None:
        assert reply.key == reply_key(reply.model, reply.prompt, reply.text)
        self.replies[document, reply.key] = reply


@contextmanager
def serving(answer: Answering | str) -> Iterator[ModelServer]:
    """A server on a free port of this machine for as long as the block runs."""
    found = ModelServer(answer if callable(answer) else lambda _: answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found.asked.append({"path": self.path, **body})
            found.keys.append(self.headers["Authorization"])
            if found.raw is None:
                words = found.answer(json.loads(body["messages"][1]["content"]))
                content = json.dumps({"choices": [{"message": {"content": words}}]}).encode()
            else:
                content = found.raw
            self.send_response(found.status)
            if found.status in (301, 302, 307):
                self.send_header("Location", f"{found.address}/elsewhere")
            self.end_headers()
            try:
                if found.drip:
                    while not found.drip.wait(0.02):
                        self.wfile.write(b" ")
                        self.wfile.flush()
                self.wfile.write(content)
            except ConnectionError:
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.address = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield found
    finally:
        if found.drip:
            found.drip.set()
        server.shutdown()
        thread.join()
        server.server_close()
