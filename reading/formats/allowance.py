"""How much memory and time the reader of one foreign file gets, more where pictures are recognised."""

import resource
from importlib.util import find_spec

SECONDS = 120
"""What a reader may take for a file with text in it."""

PAGES_RECOGNISED = 60
"""A scan with more pages is read as far as this."""

_PAGE_SECONDS = 120
_MEMORY = 2 * 1024**3
_PICTURE_MEMORY = 4 * 1024**3


def recognises(suffix: str) -> bool:
    """Whether pictures in files of that suffix can be recognised: the extra `ocr` is installed."""
    return suffix == ".pdf" and find_spec("rapidocr") is not None


def longest(suffix: str) -> int:
    """The seconds after which nobody waits for the reader of that suffix any more."""
    return SECONDS + (PAGES_RECOGNISED * _PAGE_SECONDS if recognises(suffix) else 0)


def bind(suffix: str) -> None:
    """Bound the memory and the computing time of this process, which reads one file."""
    memory = _PICTURE_MEMORY if recognises(suffix) else _MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, longest(suffix)))


def allow_another_page() -> None:
    """Give a bounded process the computing time of one more page; an unbounded one is left alone."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft == resource.RLIM_INFINITY:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    wanted = int(used.ru_utime + used.ru_stime) + _PAGE_SECONDS
    ceiling = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (max(soft, ceiling), hard))
