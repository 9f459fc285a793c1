"""The hostile suite at full length against a server: what died, what was written, what overran."""

import asyncio
import hashlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.engines import free_port
from bench.sparql_clients import exchange, request
from bench.sparql_hostile import BOMBS, fuzzed, nestings, services
from bench.sparql_servers import ROOT, Server, ask

_EVERYTHING = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
_TOKEN = "digest"
_LARGE = {
    "LIANTU_ANALYST_TOKEN": _TOKEN,
    "LIANTU_ANALYST_TIMEOUT": "120",
    "LIANTU_ROW_CAP": "1000000",
    "LIANTU_BYTE_CAP": "1000000000",
}
"""So that the whole graph can be asked for before and after."""
_DEADLINE = 2.0
_THROWERS = 4
_DEPTHS = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)


@dataclass(slots=True)
class Attack:
    """What was sent, and what came of it."""

    fuzzed: int
    statuses: Counter[int] = field(default_factory=Counter)
    nested: int = 0
    reached: int = 0
    written: bool = False
    died: bool = False
    over: list[float] = field(default_factory=list)
    healthy: list[float] = field(default_factory=list)
    grown: float = 0.0

    def lines(self) -> Iterator[str]:
        """What the section says."""
        told = ", ".join(f"{count:,} × {status}" for status, count in sorted(self.statuses.items()))
        over = sorted(self.over)
        worst = over[min(len(over) - 1, int(0.99 * len(over)))]
        well = sorted(self.healthy)
        yield (
            f"Hostile suite on the same server: {self.fuzzed:,} fuzzed requests ({told}; 0: the server hung "
            f"up on a broken request), 14 constructs nested {_DEPTHS[0]} to {_DEPTHS[-1]:,} deep "
            f"({self.nested} queries), 40 spellings of SERVICE, 12 bombs by {_THROWERS} clients. Server "
            f"{'died' if self.died else 'alive'}, graph {'changed' if self.written else 'unchanged (digest)'}, "
            f"connections at the listener: {self.reached}; bombs past their deadline of 2 s by at most "
            f"{max(over):.2f} s, 99 of 100 by {worst:.2f} s; `/healthz` meanwhile: median "
            f"{well[len(well) // 2] * 1000:.1f} ms, worst {well[-1] * 1000:.0f} ms; memory of the API "
            f"process grew by {self.grown:.0f} MiB."
        )


def attacked(folder: Path, number: int) -> Attack:
    """Everything hostile, one after the other, against a server with its own defaults."""
    port = free_port()
    command = [sys.executable, "-m", "bench.sparql_servers", "liantu", str(port), str(folder)]
    environment = {**os.environ, **_LARGE, "LIANTU_QUERY_BUDGET": "0"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True) as process:
        server = Server("liantu", "127.0.0.1", port, "/sparql", process.pid, 0.0)
        try:
            _wait(server)
            attack = Attack(number)
            before, size = _digest(server), _memory(process.pid)
            asyncio.run(_all(server, attack))
            attack.died = process.poll() is not None
            attack.written = _digest(server) != before
            attack.grown = (_memory(process.pid) - size) / 1024
            return attack
        finally:
            os.killpg(process.pid, signal.SIGKILL)


async def _all(server: Server, attack: Attack) -> None:
    await _bombed(server, attack)
    await _sent(server, [r.wire(server.host) for r in fuzzed(attack.fuzzed)], attack.statuses)
    deep = [request(server, q) for depth in _DEPTHS for _, q in nestings(depth) if len(q) < 60_000]
    attack.nested = len(deep)
    await _sent(server, deep, Counter())
    listener = await asyncio.start_server(_counting(attack), "127.0.0.1", 0)
    address = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}/"
    await _sent(server, [request(server, q) for q in services(address)], Counter())
    await asyncio.sleep(0.2)
    listener.close()


def _counting(attack: Attack) -> "_Accept":
    return _Accept(attack)


class _Accept:
    """Counts who comes."""

    def __init__(self, attack: Attack) -> None:
        self._attack = attack

    def __call__(self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._attack.reached += 1
        writer.close()


async def _bombed(server: Server, attack: Attack) -> None:
    bombs = [request(server, bomb) for bomb in BOMBS.values()]

    async def thrower() -> None:
        for bomb in bombs:
            started = time.perf_counter()
            await _one(server, bomb)
            attack.over.append(max(0.0, time.perf_counter() - started - _DEADLINE))

    throwers = [asyncio.create_task(thrower()) for _ in range(_THROWERS)]
    health = f"GET /healthz HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode()
    while not all(task.done() for task in throwers):
        started = time.perf_counter()
        assert await _one(server, health) == 200
        attack.healthy.append(time.perf_counter() - started)
        await asyncio.sleep(0.05)


async def _sent(server: Server, wires: list[bytes], statuses: Counter[int]) -> None:
    """Each request on a connection of its own, eight at a time."""
    places = asyncio.Semaphore(8)

    async def one(wire: bytes) -> None:
        async with places:
            statuses[await _one(server, wire)] += 1

    await asyncio.gather(*map(one, wires))


async def _one(server: Server, wire: bytes) -> int:
    """The status of the answer to a request; 0 where the server hung up."""
    try:
        reader, writer = await asyncio.open_connection(server.host, server.port)
    except OSError:
        return -1
    try:
        head = wire.startswith(b"HEAD")
        if head:
            writer.write(wire)
            return int((await reader.readuntil(b"\r\n\r\n"))[9:12])
        return await exchange(reader, writer, wire)
    except (EOFError, OSError, asyncio.IncompleteReadError):
        return 0
    finally:
        writer.close()


def _wait(server: Server) -> None:
    for _ in range(600):
        try:
            ask(server, "ASK {}")
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server does not answer")


def _digest(server: Server) -> str:
    """What the whole graph comes to."""
    return hashlib.sha256(ask(server, _EVERYTHING, "text/csv", token=_TOKEN)).hexdigest()


def _memory(process: int) -> int:
    """KiB that a process holds."""
    told = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    (line,) = (line for line in told.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1])
