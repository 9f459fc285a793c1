"""The gaps of a whole country: `python -m bench.sql --firms 10000 100000 [--spark 10000]`.

Generated graphs (seeded); every segment of every chain in every region, by the rules (region by
region, in this process) and by one SQL text on DuckDB and on Spark. The lines have to be equal. The
rules are given some regions only where all would take too long. Writes its section of
`bench/RESULTS.md`. Spark needs `pip install pyspark` and Java.
"""

import argparse
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.quality import RESULTS, write
from bench.scale_graph import generated
from graph.gaps.board import board
from graph.gaps.locality import regions_of
from graph.knowledge import Knowledge
from graph.sql import duck, files, spark
from graph.sql.line import Line
from graph.sql.tables import boarded

MARKS: Final = ("<!-- sql:begin -->", "<!-- sql:end -->")
DUCKDB: Final = "DuckDB"
SPARK: Final = "Spark"
AGAIN: Final = "Spark, once more"
_BY_RULES: Final = 40
"""Regions drawn up by the rules where there are very many firms."""
_FEW: Final = 200_000


@dataclass(slots=True)
class Run:
    """One size: what it holds, and seconds by engine."""

    firms: int
    claims: int
    regions: int
    tables: float = 0.0
    size: int = 0
    lines: int = 0
    asked: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


def by_rules(knowledge: Knowledge, regions: Collection[str] = ()) -> list[Line]:
    """Every board as lines, each made by `graph.gaps.board`; of some regions or of all."""
    found = []
    for region in regions or regions_of(knowledge).areas():
        for chain in boarded(knowledge):
            for row in board(knowledge, chain, region).rows:
                suppliers = {p.supplier or p.entity for p in row.present if not p.planned}
                line = Line(
                    region=region,
                    chain=chain.id,
                    segment=row.segment.id,
                    state=row.state.value,
                    computed=row.computed.value,
                    scope=row.scope,
                    agreement=row.agreement.value,
                    suppliers=len(suppliers),
                    present=len(row.present),
                    stated=len(row.stated),
                    severity=row.severity.value if row.severity else None,
                )
                found.append(line)
    return sorted(found, key=key)


def key(line: Line) -> tuple[str, str, str]:
    """What a line is about."""
    return line.region, line.chain, line.segment


def main() -> None:
    """Measure every size, hold the answers equal, write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--firms", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument(
        "--spark", type=int, nargs="*", default=[], help="sizes that Spark is given"
    )
    asked = parser.parse_args()
    with TemporaryDirectory() as place:
        runs = [measured(Path(place) / str(firms), firms, asked.spark) for firms in asked.firms]
    text = "\n".join(section(runs))
    write(text, RESULTS, MARKS)
    print(text)


def measured(folder: Path, firms: int, of_spark: Collection[int]) -> Run:
    """One size by every engine."""
    known = generated(firms)
    regions = tuple(regions_of(known).areas())
    run = Run(firms, len(known.claims), len(regions))
    started = time.perf_counter()
    files.export(known, folder)
    run.tables = time.perf_counter() - started
    run.size = sum(file.stat().st_size for file in folder.iterdir())
    chosen = regions if firms <= _FEW else regions[:: len(regions) // _BY_RULES]
    run.asked = len(chosen)
    wanted = _told(run, "rules", lambda: by_rules(known, chosen))
    parquet = files.parquet_files(folder)
    answers = {DUCKDB: _told(run, DUCKDB, lambda: duck.lines(parquet))}
    if firms in of_spark:
        started = time.perf_counter()
        with spark.session() as session:
            run.seconds["start"] = time.perf_counter() - started
            for name in (SPARK, AGAIN):
                answers[name] = _told(run, name, lambda: spark.asked(session, parquet))
    for name, found in answers.items():
        run.lines = len(found)
        same = set(chosen)
        if [line for line in found if line.region in same] != wanted:
            raise SystemExit(f"{name} gives other lines than the rules at {firms} firms")
    return run


def _told(run: Run, name: str, work: Callable[[], Iterable[Line]]) -> list[Line]:
    """The lines that some work gives, in order, its seconds noted under a name."""
    started = time.perf_counter()
    found = sorted(work(), key=key)
    run.seconds[name] = time.perf_counter() - started
    print(run.firms, name, f"{run.seconds[name]:.1f} s", flush=True)
    return found


def section(runs: Sequence[Run]) -> Iterator[str]:
    """The lines of the section."""
    sizes = " ".join(str(run.firms) for run in runs)
    given = " ".join(str(run.firms) for run in runs if SPARK in run.seconds)
    yield from (
        "## Gaps of a whole country",
        "",
        (
            f"Reproduce with `python -m bench.sql --firms {sizes}{f' --spark {given}' if given else ''}` (seeded; "
            f"{os.cpu_count()} cores, load of the machine afterwards {os.getloadavg()[1]:.0f}). Every segment of "
            "every chain in every region: by the rules region by region (`graph.gaps.board`, in one process), and by "
            "one SQL text over the Parquet tables. The lines are compared whole (state, scope, agreement, suppliers, "
            "severity) and are the same, or the bench fails. Where the rules are given some regions only, all are "
            "extrapolated."
        ),
        "",
        (
            "| firms | claims | regions | lines | tables written | their size | rules | DuckDB | times the rules "
            "| Spark starts | Spark, first answer | Spark, once more |"
        ),
        "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    )
    for run in runs:
        rules = run.seconds["rules"] * run.regions / run.asked
        part = (
            ""
            if run.asked == run.regions
            else f" ({run.asked} regions: {run.seconds['rules']:.0f} s)"
        )
        cells = (
            f"{run.firms:,}",
            f"{run.claims:,}",
            f"{run.regions:,}",
            f"{run.lines:,}",
            f"{run.tables:.1f} s",
            f"{run.size / 1e6:.0f} MB",
            f"{rules:.1f} s{part}",
            f"{run.seconds[DUCKDB]:.1f} s",
            f"{rules / run.seconds[DUCKDB]:.1f} ×",
            *(_seconds(run, name) for name in ("start", SPARK, AGAIN)),
        )
        yield f"| {' | '.join(cells)} |"


def _seconds(run: Run, name: str) -> str:
    return f"{run.seconds[name]:.1f} s" if name in run.seconds else "–"


if __name__ == "__main__":
    main()
