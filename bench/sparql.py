"""The SPARQL service beside other engines: `python -m bench.sparql [--firms 1000] [--fuzz 10000]`.

Every engine gets the same graph in the same run, each server in a process of its own; engines that are
not installed (`pip install --group bench`, `apt-get install virtuoso-opensource-7`) are left out and
named. Answers are compared before anything is timed. Writes the section into `bench/RESULTS.md`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log
from pathlib import Path
from statistics import median

import orjson

from bench.quality import write
from bench.sparql_attack import attacked
from bench.sparql_clients import Load, loaded, request
from bench.sparql_data import made, questions
from bench.sparql_hostile import BOMBS
from bench.sparql_servers import Server, ask, peers, processor, running

MARKS = ("<!-- sparql:begin -->", "<!-- sparql:end -->")
_PREFIXES = (
    "PREFIX lt: <https://w3id.org/liantu/ont#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
)
_CHEAP = f"{_PREFIXES}SELECT ?f ?n WHERE {{ ?f a lt:Firm ; skos:prefLabel ?n }} LIMIT 10"
_MIDDLE = (
    f"{_PREFIXES}SELECT ?s (COUNT(DISTINCT ?f) AS ?n) WHERE {{ ?f lt:inSegment ?s ; "
    "lt:locatedIn/lt:within* ?r . ?r skos:prefLabel '第3省'@zh } "
    "GROUP BY ?s ORDER BY DESC(?n) LIMIT 10"
)
_COUNTED = ("19-coverage",)
"""Ready questions that numbers of firms by segment and region could answer."""
_CLIENTS = (1, 8, 64)
_MOST = 5
_DISTINCT = 200
"""Spellings of a query, so that no answer kept from before stands in for the engine."""


@dataclass(slots=True)
class Measured:
    """What one engine took."""

    ready: float
    questions: dict[str, float] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    ten: float = 0.0
    cost: float = 0.0
    """Seconds of processor that the engine takes for a 10-row query."""
    loads: dict[tuple[str, int], Load] = field(default_factory=dict)


def main() -> None:
    """Measure every engine at hand and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--firms", type=int, default=1000)
    parser.add_argument("--fuzz", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=2.0, help="that each load lasts")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _, _, triples = made(folder, asked.firms)
        rdflib = _rdflib(folder)
        answered = {name: text for name, text in questions().items() if rdflib[name][1] >= 0}
        found = {
            name: measured(name, command, folder, (answered, asked.seconds))
            for name, command in peers(folder).items()
        }
        lines = list(report(triples, asked.firms, found, rdflib))
        write("\n".join(lines), marks=MARKS)
        lines += ["", *attacked(folder, asked.fuzz).lines()]
    write("\n".join(lines), marks=MARKS)
    print("\n".join(lines))


def measured(
    name: str, command: list[str], folder: Path, asked: tuple[Mapping[str, str], float]
) -> Measured:
    """All that is asked of one engine: questions once, then loads of so many seconds each."""
    texts, seconds = asked
    with running(name, command, folder) as server:
        print(name, "is ready", file=sys.stderr, flush=True)
        found = Measured(server.seconds)
        for question, query in texts.items():
            found.questions[question], found.rows[question] = _timed(server, query)
        requests = _spellings(server, _CHEAP)
        before = processor(server.process)
        load = loaded(server, requests, 1, 2 * seconds)
        found.ten = load.percentile(0.5)
        found.cost = (processor(server.process) - before) / max(1, load.statuses[200])
        for mix, shares in _mixes(server).items():
            if mix == "hostile" and not name.startswith("liantu"):
                continue
            for clients in _CLIENTS:
                found.loads[mix, clients] = loaded(server, shares, clients, seconds)
        return found


def _timed(server: Server, query: str) -> tuple[float, int]:
    """The best of three, and how many rows came; the limit and -1 where none did."""
    best, rows = float(_MOST), -1
    for _ in range(3):
        started = time.perf_counter()
        try:
            body = ask(server, query, timeout=_MOST)
        except OSError:
            return best, rows
        took = time.perf_counter() - started
        best, rows = min(best, took), len(orjson.loads(body)["results"]["bindings"])
        if took > 1:
            break
    return best, rows


def _spellings(server: Server, query: str) -> list[bytes]:
    return [request(server, f"{query} # {number}") for number in range(_DISTINCT)]


def _mixes(server: Server) -> Mapping[str, Sequence[bytes]]:
    """Requests in turn: ten rows; counts by region; nine cheap ones to a bomb."""
    bombs = [request(server, bomb) for bomb in BOMBS.values()]
    cheap, middle = _spellings(server, _CHEAP), _spellings(server, _MIDDLE)
    hostile = [one for n, bomb in enumerate(bombs) for one in (*cheap[9 * n : 9 * n + 9], bomb)]
    return {"cheap": cheap, "middle": middle, "hostile": hostile}


def _rdflib(folder: Path) -> dict[str, tuple[float, int]]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.sparql_rdflib", str(folder), str(_MOST)],
        capture_output=True,
        check=True,
    )
    return {name: (took, rows) for name, (took, rows) in json.loads(done.stdout).items()}


def _mean(ratios: Sequence[float]) -> float:
    """The geometric mean."""
    return exp(sum(map(log, ratios)) / len(ratios))


def report(
    triples: int,
    firms: int,
    found: Mapping[str, Measured],
    rdflib: Mapping[str, tuple[float, int]],
) -> Iterator[str]:
    """The lines of the section."""
    names = [name for name in questions() if rdflib[name][1] >= 0]
    yield from (
        "## SPARQL service",
        "",
        (
            f"Reproduce with `python -m bench.sparql --firms {firms}`. The graph: what is read from the demo "
            f"documents (and the real ones beside the checkout) and {firms:,} generated firms, {triples:,} "
            f"triples; {os.cpu_count()} cores, clients on the same ones, load average of the machine afterwards "
            f"{os.getloadavg()[1]:.0f}. Every server in a process of its "
            "own, one after the other; times are those of a client over HTTP, the best of three. *Nothing "
            "kept*: the answers that liantu keeps until the graph changes are switched off. *pyoxigraph in "
            "FastAPI* is the raw engine in memory behind the same web server, without guard and limits."
        ),
        "",
        (
            f"| engine | ready with the graph, s | {len(names)} questions: times rdflib | rows as rdflib | "
            "10-row query, median ms | its processor time, ms |"
        ),
        "|---|--:|--:|--:|--:|--:|",
    )
    for name, one in found.items():
        same = [q for q in names if one.rows[q] == rdflib[q][1]]
        ratio = f"{_mean([rdflib[q][0] / one.questions[q] for q in same]):.1f} ×" if same else "–"
        yield (
            f"| {name} | {one.ready:.1f} | {ratio} | {len(same)} of {len(names)} | "
            f"{one.ten * 1000:.2f} | {one.cost * 1000:.2f} |"
        )
    yield f"| rdflib, in process | {rdflib['load'][0]:.1f} | 1 × | | | |"
    yield ""
    late = [name for name in questions() if name not in names]
    if late:
        yield f"Left out, because rdflib was not done after {_MOST} s or failed: {', '.join(late)}."
        yield ""
    yield from _loads(found)
    yield from _verdicts(found)
    yield from _counts(found, rdflib, names)


def _loads(found: Mapping[str, Measured]) -> Iterator[str]:
    heads = " | ".join(f"{clients} clients" for clients in _CLIENTS)
    yield "Whole answers a second / milliseconds within which 99 of 100 came:"
    yield ""
    yield f"| mix | engine | {heads} |"
    yield "|---|---|--:|--:|--:|"
    for mix in ("cheap", "middle", "hostile"):
        for name, one in found.items():
            if (mix, 1) not in one.loads:
                continue
            cells = (one.loads[mix, clients] for clients in _CLIENTS)
            told = (f"{c.answered:,.0f} / {c.percentile(0.99) * 1000:,.0f}" for c in cells)
            yield f"| {mix} | {name} | {' | '.join(told)} |"
    yield ""
    yield (
        "Hostile: nine cheap queries to one of twelve bombs, asked of nobody else (they would not come "
        "back); bombs end with 504 at the deadline of 2 s, what cannot wait with 503."
    )


def _verdicts(found: Mapping[str, Measured]) -> Iterator[str]:
    raw = found["pyoxigraph in FastAPI"].ten
    kept, fresh = found["liantu"].ten, found["liantu, nothing kept"].ten
    dear, cheap = found["liantu, nothing kept"].cost, found["pyoxigraph in FastAPI"].cost
    rest = [
        median(one.questions.values())
        for one in (found["liantu, nothing kept"], found["pyoxigraph in FastAPI"])
    ]
    yield ""
    yield (
        f"The guarded path costs {(fresh - raw) * 1000:.2f} ms a 10-row query: {fresh / raw:.1f} times the raw "
        f"engine over HTTP where nothing is kept, {kept / raw:.1f} times as it ships (wanted: at most "
        f"1.5). In processor time of server and workers, which other work on the machine changes less: "
        f"{dear / cheap:.2f} times where nothing is kept, {found['liantu'].cost / cheap:.2f} times as it ships. "
        f"Median of the questions: {rest[0] * 1000:.1f} ms against {rest[1] * 1000:.1f} ms."
    )


def _counts(
    found: Mapping[str, Measured], rdflib: Mapping[str, tuple[float, int]], names: Sequence[str]
) -> Iterator[str]:
    """What counts by segment and region kept in the graph could bring at most."""
    fresh = found["liantu, nothing kept"]
    same = [q for q in names if fresh.rows[q] == rdflib[q][1]]
    free = {q: fresh.ten if q in _COUNTED else fresh.questions[q] for q in same}
    now = _mean([rdflib[q][0] / fresh.questions[q] for q in same])
    most = _mean([rdflib[q][0] / free[q] for q in same])
    told = ", ".join(q for q in same if q in _COUNTED) or "none of them"
    yield ""
    yield (
        "Counts by segment and region are not kept in the graph. Of these questions only a count could use them "
        f"({told}); all others give names and sentences. Did counts answer it as quickly as ten rows, the mean where "
        f"nothing is kept would be {most:.1f} × in place of {now:.1f} ×. The boards, which do count by segment and "
        "region, are made in process once for each state of the graph, and answers to whole queries are kept as "
        "long: that is what the first line of the table measures."
    )


if __name__ == "__main__":
    main()
