"""Graphs as files, written once for each state of the graph and handed out from there."""

import gzip
import hashlib
import shutil
from pathlib import Path
from threading import Lock
from typing import IO, Final, cast

from graph.store.checkpoint import WHOLE, Checkpoint, Counts, RdfForm, Usage

_LEVEL: Final = 6


class Dumps:
    """The files of the newest checkpoints asked for; those of older ones are removed.

    Safe for threads: a file is written by who asks first, while some others wait for it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writing = Lock()
        self._counting = Lock()
        self._counts: tuple[str, Counts] | None = None
        self._usage: tuple[str, Usage] | None = None

    def file(
        self, checkpoint: Path, form: RdfForm, graph: str = WHOLE, *, packed: bool = False
    ) -> Path:
        """A file with one graph of a checkpoint, or all; `packed` by gzip."""
        key = state_of(checkpoint)
        name = hashlib.sha256(graph.encode()).hexdigest()[:16]
        file = self._folder / key / f"{name}.{form.value}{'.gz' if packed else ''}"
        with self._writing:
            if not file.exists():
                self._keep_only(key)
                part = file.with_name(f".{file.name}.part")
                try:
                    with part.open("wb") as out:
                        _write(out, checkpoint, (form, graph), packed=packed)
                    part.replace(file)
                finally:
                    part.unlink(missing_ok=True)
        return file

    def counts(self, checkpoint: Path) -> Counts:
        """How much a checkpoint holds; counted once."""
        key = state_of(checkpoint)
        with self._counting:
            if self._counts is None or self._counts[0] != key:
                self._counts = key, Checkpoint(checkpoint).counts()
            return self._counts[1]

    def usage(self, checkpoint: Path) -> Usage:
        """How a checkpoint uses the terms of the ontology; looked up once."""
        key, counts = state_of(checkpoint), self.counts(checkpoint)
        with self._counting:
            if self._usage is None or self._usage[0] != key:
                self._usage = key, Checkpoint(checkpoint).usage(counts)
            return self._usage[1]

    def _keep_only(self, key: str) -> None:
        """Make room: the files of the state before this one may still be under way to somebody."""
        (self._folder / key).mkdir(parents=True, exist_ok=True)
        others = (folder for folder in self._folder.iterdir() if folder.name != key)
        for old in sorted(others, key=lambda folder: folder.stat().st_mtime_ns)[:-1]:
            shutil.rmtree(old, ignore_errors=True)


def state_of(checkpoint: Path) -> str:
    """A name for the content of a checkpoint, another one for every checkpoint ever made."""
    made = checkpoint.stat().st_mtime_ns
    return f"{checkpoint.name}-{made:x}"


def _write(out: IO[bytes], checkpoint: Path, what: tuple[RdfForm, str], *, packed: bool) -> None:
    opened = Checkpoint(checkpoint)
    if not packed:
        opened.write(out, *what)
        return
    # Without a time and a name in it, the same graph is the same file.
    with gzip.GzipFile("", "wb", _LEVEL, out, mtime=0) as squeezed:
        opened.write(cast("IO[bytes]", squeezed), *what)
