"""Whose the graph on a server is: one data directory writes it, one process at a time."""

import fcntl
import os
import secrets
from pathlib import Path
from typing import IO, Self

from ontology.errors import StoreLocked

_LOCK = ".lock"
_NAME = ".home"


class Home:
    """What stands in a data directory for a graph elsewhere: a name and a lock, held while open.

    Both lie beside the folder of an embedded store, which is removed when the graph is rebuilt.
    """

    def __init__(self, name: str, lock: IO[bytes]) -> None:
        self.name = name
        self._lock = lock

    @classmethod
    def open(cls, folder: Path) -> Self:
        """That of the store kept in a folder; StoreLocked if another process has it."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = folder.with_suffix(_LOCK).open("ab")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            lock.close()
            raise StoreLocked(
                f"数据目录 {folder.parent} 正被另一个 liantu 进程使用；请先停止它，或换一个目录",
                f"Another liantu process has {folder.parent} open; "
                "stop it or use another directory",
            ) from fault
        return cls(_named(folder.with_suffix(_NAME)), lock)

    def close(self) -> None:
        """Let others have the graph."""
        self._lock.close()


def _named(file: Path) -> str:
    """The name under which the server knows this data directory; given once."""
    if not file.exists():
        part = file.with_suffix(".part")
        part.write_text(secrets.token_hex(16), encoding="ascii")
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(file)
    return file.read_text(encoding="ascii").strip()
