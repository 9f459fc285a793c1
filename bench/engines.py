"""Engines of other makers on this machine: where their programs are, what they are started with."""

import shutil
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

_VIRTUOSO = """\
[Database]
DatabaseFile = {0}/v.db
ErrorLogFile = {0}/v.log
LockFile = {0}/v.lck
TransactionFile = {0}/v.trx
xa_persistent_file = {0}/v.pxa
[TempDatabase]
DatabaseFile = {0}/t.db
TransactionFile = {0}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{1}
ServerThreads = 80
NumberOfBuffers = {2}
DirsAllowed = {4}
[HTTPServer]
ServerPort = 127.0.0.1:{3}
ServerThreads = 70
[SPARQL]
ResultSetMaxRows = 10000
{5}
"""


def program(name: str) -> str | None:
    """The path of a program: beside this Python, or on the search path; None if it is not there."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """What a Virtuoso is started with: where it answers HTTP and SQL, pages it keeps in memory.

    `graph` is the graph it asks where a query names none. It may load files beside its folder.
    """

    port: int
    admin: int
    buffers: int = 10_000
    graph: str = ""

    def write(self, folder: Path) -> Path:
        """The file of settings of one that keeps everything in a folder."""
        graph = f"DefaultGraph = {self.graph}" if self.graph else ""
        told = (folder, self.admin, self.buffers, self.port, folder.parent, graph)
        settings = folder / "virtuoso.ini"
        settings.write_text(_VIRTUOSO.format(*told), encoding="utf-8")
        return settings
