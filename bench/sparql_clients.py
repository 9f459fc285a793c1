"""Clients of the SPARQL bench: so many connections that ask one question after the other."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from bench.sparql_servers import JSON, Server


@dataclass(slots=True)
class Load:
    """What came back: seconds of each answer by status, in all and while it lasted."""

    seconds: float
    took: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    broken: int = 0

    @property
    def answered(self) -> float:
        """Whole answers (status 200) a second."""
        return self.statuses[200] / self.seconds

    def percentile(self, share: float) -> float:
        """The seconds within which a share of the answers of any status came."""
        ordered = sorted(self.took)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def request(server: Server, query: str, accept: str = JSON) -> bytes:
    """A query as the bytes of a request."""
    return (
        f"GET {server.path}?query={quote(query, safe='')} HTTP/1.1\r\n"
        f"Host: {server.host}:{server.port}\r\nAccept: {accept}\r\n\r\n"
    ).encode()


def loaded(server: Server, requests: Sequence[bytes], clients: int, seconds: float) -> Load:
    """So many clients, each asking in turn from a place of its own, for so many seconds."""
    return asyncio.run(_loaded(server, requests, clients, seconds))


async def _loaded(server: Server, requests: Sequence[bytes], clients: int, seconds: float) -> Load:
    load = Load(seconds)
    until = time.perf_counter() + seconds
    starts = (number * len(requests) // clients for number in range(clients))
    turns = ([*requests[start:], *requests[:start]] for start in starts)
    started = time.perf_counter()
    await asyncio.gather(*(_client(server, turn, until, load) for turn in turns))
    load.seconds = time.perf_counter() - started
    return load


async def _client(server: Server, requests: Sequence[bytes], until: float, load: Load) -> None:
    connection = None
    number = 0
    while time.perf_counter() < until:
        started = time.perf_counter()
        try:
            if connection is None:
                connection = await asyncio.open_connection(server.host, server.port)
            status = await exchange(*connection, requests[number % len(requests)])
        except (OSError, EOFError, ValueError):
            load.broken += 1
            if connection is not None:
                connection[1].close()
            connection = None
            await asyncio.sleep(0.05)
        else:
            load.took.append(time.perf_counter() - started)
            load.statuses[status] += 1
        number += 1
    if connection is not None:
        connection[1].close()


async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, asked: bytes) -> int:
    """The status of an answer, all of whose body came; EOFError where it breaks off."""
    writer.write(asked)
    await writer.drain()
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head[9:12])
    if b"transfer-encoding: chunked" in head:
        while size := int((await reader.readline()).split(b";")[0], 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
    return status
