"""Readers of foreign formats run in a process of their own, with bounded memory and time.

The libraries behind them are large and partly not memory-safe, and anybody may upload a file: one
made to crash, starve or hang its reader costs a process and gives one sentence.
"""

import json
import subprocess
import sys
from pathlib import Path

from ontology import errors
from ontology.errors import BadInput, DamagedDocument
from reading.formats.allowance import longest
from reading.formats.extracted import Extracted

_ROOT = Path(__file__).resolve().parents[2]


def read_apart(suffix: str, name: str, data: bytes) -> Extracted:
    """What the reader of a suffix makes of the bytes; the errors are those it raises.

    DamagedDocument where it dies or overruns.
    """
    seconds = longest(suffix)
    asked = json.dumps({"suffix": suffix, "name": name}).encode() + b"\n"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reading.formats.worker"],
            cwd=_ROOT,
            input=asked + data,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _hopeless(name, (f"超过 {seconds} 秒", f"took over {seconds} seconds")) from None
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2][:200]
        raise _hopeless(name, ("读取程序中止", "the reader broke off")) from RuntimeError(last)
    answer = json.loads(done.stdout)
    if "error" in answer:
        kind: type[BadInput] = getattr(errors, answer["error"])
        raise kind(answer["zh"], answer["en"])
    answer["pages"], answer["notes"] = tuple(answer["pages"]), tuple(answer["notes"])
    return Extracted(**answer)


def _hopeless(name: str, why: tuple[str, str]) -> DamagedDocument:
    return DamagedDocument(
        f"读不了「{name}」：{why[0]}，文件可能已损坏。请用原来的软件打开、另存一次再试。",
        f"Cannot read '{name}': {why[1]}, the file may be damaged. Open it in the program it was "
        "made with, save it again and retry.",
    )
