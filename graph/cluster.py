"""Documents read by the workers of a Dask cluster: the same readings as here, byte for byte."""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from graph.closing import Closing
from graph.interpret import Interpreter, attempted, edition
from graph.workers import LIMITS, Limits, given_up, in_order
from ontology.errors import BadInput, LiantuError, MissingInput
from ontology.model import Reading

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
_START = 30  # seconds that a scheduler and its workers may take to answer


class Cluster(Closing):
    """The workers behind a scheduler; `interpret` may be called by threads.

    Every worker must have this edition of liantu: another may read otherwise, and is refused.
    """

    def __init__(
        self, address: str, interpreter: Interpreter, count: int, limits: Limits = LIMITS
    ) -> None:
        self._client = _connected(address)
        self._limits = limits
        # Sent with every document: what is laid out on workers beforehand is lost when they die.
        self._interpreter = interpreter
        try:
            workers = _alike(self._client, address)
        except BaseException:
            self._client.close()
            raise
        self._ahead = 2 * max(count, workers)
        self._threads = ThreadPoolExecutor(self._ahead)
        self._blamed = threading.Lock()

    def interpret(self, name: str, data: bytes, region: str) -> Reading:
        """What the interpreter makes of a document; an error of ours where its worker does not."""
        from distributed import KilledWorker  # noqa: PLC0415

        try:
            return self._interpreted(name, data, region)
        except KilledWorker:
            # Every document on a worker is blamed for its death: those blamed try again in turn.
            with self._blamed, suppress(KilledWorker):
                return self._interpreted(name, data, region)
        raise given_up(name, ("读取进程中止", "its process broke off"))

    def _interpreted(self, name: str, data: bytes, region: str) -> Reading:
        """The same, once; KilledWorker where it may have been this document or another."""
        asked = (self._interpreter, name, data, region)
        future = self._client.submit(_read, *asked, pure=False)
        try:
            answer = future.result(timeout=self._limits.seconds)
        except TimeoutError:
            self._stop(future)
            seconds = f"{self._limits.seconds:g}"
            raise given_up(name, (f"超过 {seconds} 秒", f"took over {seconds} seconds")) from None
        except (CancelledError, OSError):
            raise given_up(name, ("读取进程中止", "its process broke off")) from None
        if isinstance(answer, Reading):
            return answer
        kind, zh, en = answer
        raise kind(zh, en)

    def in_order(self, calls: Iterable[Callable[[], T]]) -> Iterator[T]:
        """The results of some calls in their order; a few calls are always under way ahead."""
        return in_order(self._threads, calls, self._ahead)

    def close(self) -> None:
        """Let go of the cluster, which goes on."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._client.close()

    def _stop(self, future: "Future") -> None:
        """Start the worker anew that will not come to an end; nothing else frees it."""
        processing = self._client.processing().items()
        busy = [worker for worker, keys in processing if future.key in keys]
        future.cancel()
        if busy:
            self._client.restart_workers(busy, raise_for_error=False)


def _read(
    interpreter: Interpreter, name: str, data: bytes, region: str
) -> Reading | tuple[type[LiantuError], str, str]:
    """What a worker does with one document; an error of ours travels as its parts."""
    try:
        return attempted(interpreter, name, data, region)
    except LiantuError as error:
        return type(error), error.zh, error.en


def _connected(address: str) -> "Client":
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError as fault:
        raise MissingInput(
            "没有 Dask；请安装 pip install 'liantu[cluster]'",
            "No Dask here; pip install 'liantu[cluster]'",
            "cluster",
        ) from fault
    try:
        return Client(address, timeout=_START, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise BadInput(
            f"连不上 Dask 调度器 {address}：{fault}",
            f"Cannot reach the Dask scheduler {address}: {fault}",
        ) from fault


def _alike(client: "Client", address: str) -> int:
    """How many workers there are, all of this edition."""
    from distributed import KilledWorker  # noqa: PLC0415

    workers = sorted(client.scheduler_info(n_workers=-1)["workers"])
    if not workers:
        raise BadInput(
            f"Dask 调度器 {address} 没有工作进程", f"The Dask scheduler {address} has no workers"
        )
    # As tasks, each in a thread of its worker: loading the reader would silence its event loop.
    asked = [client.submit(edition, workers=[worker], pure=False) for worker in workers]
    try:
        found = client.gather(asked, errors="raise")
    except (KilledWorker, CancelledError, OSError, ImportError) as fault:
        raise BadInput(
            f"Dask 工作进程上没有可用的 liantu：{fault}",
            f"The Dask workers cannot load liantu: {fault}",
        ) from fault
    other = [worker for worker, one in zip(workers, found, strict=True) if one != edition()]
    if other:
        raise BadInput(
            f"Dask 工作进程的 liantu 版本不同，会读出不同结果：{'、'.join(other)}",
            f"Dask workers with another edition of liantu would read otherwise: {', '.join(other)}",
        )
    return len(workers)
