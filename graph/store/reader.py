"""Other people's queries, answered by a process that is killed when it overruns."""

import json
import os
import queue
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from graph.store import guard
from graph.store.model import Answer, Dataset
from ontology.errors import BadQuery, DataDirectory, QueryTimeout

_ROOT = Path(__file__).resolve().parents[2]
_START = 30.0
"""Seconds that a worker may take to open a checkpoint."""
_CHUNK = 1 << 16


class GuardedReader:
    """Answers queries over a checkpoint in worker processes, each query within its deadline.

    Safe for threads: a query waits, within its deadline, for a worker that is free.
    """

    def __init__(self, checkpoint: Path, *, workers: int = 1, most_rows: int = 10_000) -> None:
        self._most_rows = most_rows
        self._free: queue.Queue[_Worker] = queue.Queue()
        self._all = [_Worker(checkpoint) for _ in range(workers)]
        for worker in self._all:
            self._free.put(worker)

    def query(
        self,
        sparql: str,
        accept: str = "application/sparql-results+json",
        timeout: float = 10.0,
        *,
        dataset: Dataset | None = None,
        expand: Callable[[str], str] = str,
    ) -> Answer:
        """The answer, or BadQuery (not valid, not allowed, too heavy) or QueryTimeout.

        `dataset` are the graphs asked, in place of those that the query names; `expand` gives what
        the engine is asked for a query that passed the guard.
        """
        guard.inspect(sparql)
        question = _Question(expand(sparql), accept, self._most_rows, dataset)
        deadline = time.monotonic() + timeout
        try:
            worker = self._free.get(timeout=timeout)
        except queue.Empty:
            raise _late(timeout) from None
        try:
            return worker.answer(question, _Deadline(deadline, timeout))
        finally:
            self._free.put(worker)

    def move_to(self, checkpoint: Path) -> None:
        """Read another checkpoint from each worker's next query on."""
        for worker in self._all:
            worker.checkpoint = checkpoint

    def close(self) -> None:
        """End the worker processes."""
        for worker in self._all:
            worker.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class _Question:
    sparql: str
    accept: str
    most: int
    dataset: Dataset | None

    def frame(self, timeout: float) -> bytes:
        """The question as its worker reads it."""
        graphs = self.dataset and {"default": self.dataset.default, "named": self.dataset.named}
        asked = {"query": self.sparql, "accept": self.accept, "most": self.most}
        return json.dumps({**asked, "dataset": graphs, "timeout": timeout}).encode()


class _Deadline:
    """The moment at which a query ends, and how long it was given."""

    def __init__(self, at: float, given: float) -> None:
        self.at = at
        self.given = given


class _Worker:
    """One worker process, started again whenever it is gone or reads an old checkpoint."""

    def __init__(self, checkpoint: Path) -> None:
        self.checkpoint = checkpoint
        self._reading: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def answer(self, question: _Question, deadline: _Deadline) -> Answer:
        process = self._running()
        # Opening a checkpoint is no part of the query's time.
        left = max(deadline.at - time.monotonic(), min(deadline.given, 1.0))
        until = time.monotonic() + left
        try:
            _write(process.stdin, question.frame(left))
            head = json.loads(_read(process.stdout, until))
            body = _read(process.stdout, until)
        except TimeoutError:
            self.stop()
            raise _late(deadline.given) from None
        except (EOFError, BrokenPipeError):
            self.stop()
            raise BadQuery(
                "查询过于繁重，已中止；请缩小范围或加上 LIMIT",
                "The query was too heavy and was stopped; narrow it or add LIMIT",
            ) from None
        return _answer(head, body)

    def stop(self) -> None:
        """Kill the process, if there is one."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        process = self._process
        if process and process.poll() is None and self._reading == self.checkpoint:
            return process
        self.stop()
        return self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "graph.store.worker", str(self.checkpoint.resolve())],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,
        )
        self._process, self._reading = process, self.checkpoint
        try:
            _read(process.stdout, time.monotonic() + _START)
        except (EOFError, TimeoutError):
            self.stop()
            raise DataDirectory(
                f"检查点 {self.checkpoint} 打不开", f"Cannot open the checkpoint {self.checkpoint}"
            ) from None
        return process


def _answer(head: dict[str, object], body: bytes) -> Answer:
    if fault := head.get("fault"):
        raise BadQuery(f"查询写法有误：{fault}", f"The query is not valid: {fault}")
    if head.get("too_large"):
        raise BadQuery(
            "结果过大；请缩小范围或加上 LIMIT", "The result is too large; narrow it or add LIMIT"
        )
    return Answer(body, str(head["media_type"]), bool(head["truncated"]))


def _late(given: float) -> QueryTimeout:
    return QueryTimeout(
        f"查询超过 {given:g} 秒，已中止；请缩小范围或加上 LIMIT",
        f"The query ran past {given:g} seconds and was stopped; narrow it or add LIMIT",
    )


def _write(pipe: IO[bytes] | None, frame: bytes) -> None:
    if pipe is None:
        raise BrokenPipeError
    pipe.write(struct.pack(">Q", len(frame)) + frame)
    pipe.flush()


def _read(pipe: IO[bytes] | None, until: float) -> bytes:
    """One frame, or TimeoutError at the moment given, or EOFError when the process is gone."""
    if pipe is None:
        raise EOFError
    (length,) = struct.unpack(">Q", _exactly(pipe, 8, until))
    return _exactly(pipe, length, until)


def _exactly(pipe: IO[bytes], length: int, until: float) -> bytes:
    parts, missing = [], length
    while missing:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise TimeoutError
        part = os.read(pipe.fileno(), min(missing, _CHUNK))
        if not part:
            raise EOFError
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
