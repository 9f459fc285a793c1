"""Messages between this process and its workers: a head in JSON and a body, their lengths first."""

import asyncio
import socket
import struct
from collections.abc import Mapping
from typing import Any

import orjson

COMMAND = struct.Struct(">cQ")
FORK, KILL, READY = b"F", b"K", b"R"
"""What a nursery is told, and what it says once: a letter and the number of a worker."""

_LENGTHS = struct.Struct(">IQ")
_CHUNK = 1 << 18


def packed(head: Mapping[str, Any], body: bytes = b"") -> bytes:
    """One message."""
    told = orjson.dumps(head)
    return _LENGTHS.pack(len(told), len(body)) + told + body


def receive(channel: socket.socket) -> tuple[dict[str, Any], bytes] | None:
    """The next message; None where the other side is gone."""
    lengths = channel.recv(_LENGTHS.size, socket.MSG_WAITALL)
    if len(lengths) < _LENGTHS.size:
        return None
    head, body = _LENGTHS.unpack(lengths)
    told = channel.recv(head, socket.MSG_WAITALL)
    return orjson.loads(told), channel.recv(body, socket.MSG_WAITALL) if body else b""


async def exchange(channel: socket.socket, question: bytes) -> tuple[dict[str, Any], bytes]:
    """What comes back for a message; EOFError where the other side goes before all is here."""
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(channel, question)
    seen = bytearray()
    head = body = 0
    while True:
        part = await loop.sock_recv(channel, _CHUNK)
        if not part:
            raise EOFError
        seen += part
        if not head and len(seen) >= _LENGTHS.size:
            head, body = _LENGTHS.unpack_from(seen)
        if head and len(seen) >= _LENGTHS.size + head + body:
            start = _LENGTHS.size + head
            return orjson.loads(seen[_LENGTHS.size : start]), bytes(seen[start : start + body])
