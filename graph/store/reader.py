"""Other people's queries, answered by a process that is killed when it overruns."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from graph.closing import Closing
from graph.store import frames, guard
from graph.store.answers import Most
from graph.store.kept import KeptAnswers
from graph.store.model import Answer, Dataset
from graph.store.pool import Pool
from ontology.errors import BadQuery, DataDirectory, LiantuError, QueryTimeout

MEMORY = 1024**3
_JSON = "application/sparql-results+json"


class NoWorkerFree(LiantuError):
    """A query that could not begin in time, because others take all processes."""

    http_status = 503
    code = "busy"

    def __init__(self) -> None:
        super().__init__("查询太多，请稍后再试", "Too many queries at once; try again in a while")


@dataclass(frozen=True, slots=True)
class Means:
    """What queries may use: processes, memory for copies of the graph and for answers kept."""

    workers: int = 1
    memory: int = MEMORY
    """Bytes for the copy of the graph that each worker may come to hold, all together."""
    kept: int = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the media types its answer may have, its graphs, and the seconds it may take."""

    sparql: str
    accept: str = _JSON
    timeout: float = 10.0
    dataset: Dataset | None = None


class GuardedReader(Closing):
    """Answers queries over a checkpoint in worker processes, each query within its deadline.

    Safe for threads and event loops: a query waits, within its deadline, for a worker. The
    processes start with the first query, or with `start`.
    """

    def __init__(
        self, checkpoint: Path, means: Means | None = None, most: Most | None = None
    ) -> None:
        self._means = means or Means()
        self._most = most or Most()
        self._now = _Reading(checkpoint)
        self._changing = threading.RLock()
        self._kept = KeptAnswers(self._means.kept)

    @property
    def checkpoint(self) -> Path:
        """The checkpoint that the next query is asked of."""
        return self._now.checkpoint

    def query(
        self,
        sparql: str,
        accept: str = _JSON,
        timeout: float = 10.0,
        *,
        dataset: Dataset | None = None,
        expand: Callable[[str], str] = str,
    ) -> Answer:
        """The answer, for callers without an event loop; see `ask`."""
        return asyncio.run(self.ask(Question(sparql, accept, timeout, dataset), expand))

    async def ask(
        self,
        question: Question,
        expand: Callable[[str], str] = str,
        spent: Callable[[float], None] = lambda _seconds: None,
    ) -> Answer:
        """The answer, or BadQuery (not valid, not allowed, too heavy), QueryTimeout, NoWorkerFree.

        `expand` gives what the engine is asked for a query that passed the guard. An answer that
        was given before of the same graph is given again. `spent` is told the seconds that a
        worker took.
        """
        key = (question.sparql, question.accept, question.dataset)
        reading = self._now
        if found := self._kept.get(reading.checkpoint, key):
            return found
        guard.inspect(question.sparql)
        if reading.pool is None or not reading.pool.alive:
            # Starting takes a moment, which is no part of the query's time.
            reading = await asyncio.to_thread(self._started)
        asked = _Asked(replace(question, sparql=expand(question.sparql)), self._most, spent)
        found = await _answered(reading.ready(), asked)
        if guard.is_lasting(question.sparql):
            self._kept.put(reading.checkpoint, key, found)
        return found

    def start(self) -> None:
        """Start the processes, if they are not there, and wait until they are ready."""
        self._started()

    def move_to(self, checkpoint: Path) -> None:
        """Read another checkpoint from the next query on; until it is ready the old one answers."""
        with self._changing:
            old = self._now.pool
            pool = None
            # A checkpoint that cannot be opened is told to whoever asks next.
            with suppress(DataDirectory):
                pool = self._new_pool(checkpoint) if old else None
            self._now = _Reading(checkpoint, pool)
            if old:
                old.retire()

    def close(self) -> None:
        """End the processes."""
        with self._changing:
            if self._now.pool is not None:
                self._now.pool.close()
            self._now = _Reading(self._now.checkpoint)

    def _started(self) -> "_Reading":
        with self._changing:
            now = self._now
            if now.pool is None or not now.pool.alive:
                if now.pool is not None:
                    now.pool.close()
                self._now = _Reading(now.checkpoint, self._new_pool(now.checkpoint))
            return self._now

    def _new_pool(self, checkpoint: Path) -> Pool:
        means = self._means
        # Each worker comes to have pages of its own of what it was born with.
        return Pool(checkpoint, means.workers, means.memory // (means.workers + 1))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is read, and by whom, if anybody asked yet."""

    checkpoint: Path
    pool: Pool | None = None

    def ready(self) -> Pool:
        """The pool, started."""
        if self.pool is None:
            raise NoWorkerFree
        return self.pool


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as the engine gets it."""

    question: Question
    most: Most
    spent: Callable[[float], None]

    def message(self, left: float) -> bytes:
        """The question as its worker reads it."""
        asked = self.question
        dataset = asdict(asked.dataset) if asked.dataset else None
        head = {"query": asked.sparql, "accept": asked.accept, "dataset": dataset, "timeout": left}
        return frames.packed({**head, "rows": self.most.rows, "bytes": self.most.size})


async def _answered(pool: Pool, asked: _Asked) -> Answer:
    """The answer of the first worker that is free, within the time the question has."""
    given = asked.question.timeout
    loop = asyncio.get_running_loop()
    until = loop.time() + given
    try:
        async with asyncio.timeout_at(until):
            worker = await pool.take()
    except TimeoutError:
        raise NoWorkerFree from None
    dead, started = True, loop.time()
    try:
        left = max(0.05, until - started)
        async with asyncio.timeout(left):
            head, body = await worker.ask(asked.message(left))
        dead = False
    except TimeoutError:
        raise _late(given) from None
    except EOFError:
        if not pool.alive:
            raise NoWorkerFree from None
        if loop.time() >= until:
            raise _late(given) from None
        raise BadQuery(
            "查询过于繁重，已中止；请缩小范围或加上 LIMIT",
            "The query was too heavy and was stopped; narrow it or add LIMIT",
        ) from None
    finally:
        asked.spent(loop.time() - started)
        pool.give(worker, dead=dead)
    if fault := head.get("fault"):
        raise BadQuery(f"查询写法有误：{fault}", f"The query is not valid: {fault}")
    return Answer(body, str(head["media_type"]), bool(head["truncated"]))


def _late(given: float) -> QueryTimeout:
    return QueryTimeout(
        f"查询超过 {given:g} 秒，已中止；请缩小范围或加上 LIMIT",
        f"The query ran past {given:g} seconds and was stopped; narrow it or add LIMIT",
    )
