"""Answers given before, for as long as the graph they were taken from is the one asked."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from pathlib import Path

from graph.store.model import Answer


class KeptAnswers:
    """The answers asked for last, of one checkpoint, up to so many bytes. Safe for threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._of: Path | None = None
        self._found: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, checkpoint: Path, key: Hashable) -> Answer | None:
        """The answer to a question about a checkpoint, if it is kept."""
        with self._lock:
            if self._of != checkpoint or key not in self._found:
                return None
            self._found.move_to_end(key)
            return self._found[key]

    def put(self, checkpoint: Path, key: Hashable, answer: Answer) -> None:
        """Keep an answer; those of other checkpoints, and the oldest, make room."""
        size = len(answer.body)
        if size * 4 > self._most:
            return
        with self._lock:
            if self._of != checkpoint:
                self._of, self._size = checkpoint, 0
                self._found.clear()
            if key not in self._found:
                self._size += size
                self._found[key] = answer
            while self._size > self._most:
                _, oldest = self._found.popitem(last=False)
                self._size -= len(oldest.body)
