"""What a worker gives up before it evaluates anything: memory, core dumps, files, the network."""

import ctypes
import platform
import resource
import struct
import sys
from pathlib import Path

MEMORY = 1024**3
"""What a worker may use beyond what it was born with."""
_PAGE = resource.getpagesize()
OPENED_AT_ONCE = 16
"""The table files that the engine opens at once; the others it opens when a query needs them."""

# Linux: socket, connect, socketpair and bind by processor; from asm/unistd.h.
_CALLS = {"x86_64": (0xC000003E, (41, 42, 49, 53)), "aarch64": (0xC00000B7, (198, 199, 200, 203))}
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | 13, 0x80000000
_PARENT_DEATH, _SIGKILL = 1, 9


def give_up_rights(folder: Path | None) -> None:
    """Bound the memory, write no core dump, reach no network, open no file.

    `folder` is a store on disk that the engine reads from; one of more than a few files goes on
    opening its own, behind a filter that refuses sockets. OSError where no wall can be had.
    """
    mapped = _size(folder) if folder else 0
    limit(resource.RLIMIT_AS, _address_space() + MEMORY + mapped)
    limit(resource.RLIMIT_CORE, 0)
    filtered = _refuse_sockets()
    if folder is None or len(list(folder.glob("*.sst"))) <= OPENED_AT_ONCE:
        limit(resource.RLIMIT_NOFILE, 0)
    elif not filtered:
        raise OSError("this system cannot refuse sockets to a process that opens files")


def die_with_parent() -> None:
    """End this process when the one that started it ends, however that ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH, _SIGKILL, 0, 0, 0)


def limit(kind: int, most: int) -> None:
    """Lower a limit of this process, for good."""
    _, hard = resource.getrlimit(kind)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (allowed, allowed))


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir() if file.is_file())


def _address_space() -> int:
    """Bytes of addresses in use; 0 where the system does not tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text(encoding="ascii").split()[0]) * _PAGE if told.exists() else MEMORY


def _refuse_sockets() -> bool:
    """Have the kernel refuse every socket to this process; whether it does."""
    known = _CALLS.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    program = _program(*known)
    lines = ctypes.create_string_buffer(program, len(program))
    head = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(lines))
    call = ctypes.CDLL(None, use_errno=True).prctl
    call(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(call(_SECCOMP, _FILTER, ctypes.create_string_buffer(head, len(head))) == 0)


def _program(processor: int, calls: tuple[int, ...]) -> bytes:
    """The filter: kill a foreign processor's call, refuse these calls, allow all others."""

    def line(code: int, yes: int, no: int, value: int) -> bytes:
        return struct.pack("HBBI", code, yes, no, value)

    steps = [line(_LOAD, 0, 0, 4), line(_EQUAL, 1, 0, processor), line(_RETURN, 0, 0, _KILL)]
    steps.append(line(_LOAD, 0, 0, 0))
    for place, number in enumerate(calls):
        steps.append(line(_EQUAL, len(calls) - place, 0, number))
    steps += [line(_RETURN, 0, 0, _ALLOW), line(_RETURN, 0, 0, _REFUSE)]
    return b"".join(steps)
