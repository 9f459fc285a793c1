"""How the gap board grows: `python -m bench.scale`.

Generates a graph of a million firms, draws the boards of one chain and of all chains for a region,
and asks the same of a plain networkx graph and of rdflib. Each engine runs in a process of its own,
so that its memory is its own; where rdflib cannot hold the graph, the sizes are said and compared
like with like. Writes its section of `bench/RESULTS.md`.
"""

import argparse
import gc
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.quality import RESULTS, write
from bench.scale_graph import CITIES, generated, largest_city, middle_city
from bench.scale_others import networkx_counts, networkx_graph, rdflib_counts, rdflib_graph
from graph.gaps.board import board, boards
from graph.gaps.locality import homes_of, regions_of
from graph.gaps.model import ChainBoard, SegmentFacts
from graph.knowledge import Knowledge

MARKS = ("<!-- scale:begin -->", "<!-- scale:end -->")
_MIB = 1 << 20
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Run:
    """What one engine took: seconds by step, its memory, and the firms it counted by segment."""

    engine: str
    firms: int
    seconds: dict[str, float] = field(default_factory=dict)
    counts: dict[str, Counts] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)


def resident() -> int:
    """The memory this process holds now, in bytes."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * 4096


def timed(run: Run, step: str, work: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401
    """The result of some work on what is given, its seconds of processor noted under a step.

    All engines work in one thread; what else the machine does must not be counted.
    """
    start = time.process_time()
    found = work(*given)
    run.seconds[step] = time.process_time() - start
    return found


def ours(firms: int) -> Run:
    """The board on our own knowledge."""
    run = Run("liantu", firms)
    gc.disable()
    known = timed(run, "generate", generated, firms)
    timed(run, "index", _indexed, known)
    gc.freeze()
    gc.enable()
    run.notes["memory"] = resident()
    run.notes.update(
        entities=len(known.entities),
        claims=len(known.claims),
        gaps=len(known.gaps),
        documents=len(known.documents),
    )
    regions = regions_of(known)
    chain = next(iter(known.chains.values()))
    for name, city in (("largest", largest_city()), ("middle", middle_city())):
        timed(run, f"one chain, {name}", board, known, chain, city, regions)
        drawn = timed(run, f"all chains, {name}", boards, known, city, regions)
        again = timed(run, f"all chains again, {name}", boards, known, city, regions)
        assert again == drawn
        run.counts[name] = suppliers(drawn)
        run.notes[f"firms in {name}"] = len(regions.residents(city))
    run.notes["memory after boards"] = resident()
    run.notes["load"] = round(os.getloadavg()[0])
    return run


def networkx_run(firms: int) -> Run:
    """The same counts on a networkx graph of firms, segments and cities."""
    run = Run("networkx", firms)
    gc.disable()
    known = generated(firms)
    before = resident()
    graph = timed(run, "load", networkx_graph, known)
    gc.enable()
    run.notes["memory"] = resident() - before
    for name, city in (("largest", largest_city()), ("middle", middle_city())):
        found = timed(run, f"all chains, {name}", networkx_counts, graph, known, city)
        run.counts[name] = found
    return run


def rdflib_run(firms: int) -> Run:
    """The same counts, then the whole board, as SPARQL in rdflib."""
    run = Run("rdflib", firms)
    known = generated(firms)
    before = resident()
    graph = timed(run, "load", rdflib_graph, known)
    run.notes["memory"] = resident() - before
    run.notes["triples"] = len(graph)
    for name, city in (("largest", largest_city()), ("middle", middle_city())):
        for form in ("counts", "board"):
            step = f"{form}, {name}"
            found = timed(run, step, rdflib_counts, graph, city, form)
            run.counts[step] = found
    return run


def suppliers(drawn: tuple[ChainBoard, ...]) -> Counts:
    """Segment id → the firms at work there, 0 left out."""
    found: Counter[str] = Counter()
    for one in drawn:
        for row in one.rows:
            facts = SegmentFacts(row.segment, one.region, row.present, row.stated)
            found[row.segment.id] = len(facts.suppliers)
    return {segment: n for segment, n in sorted(found.items()) if n}


def _indexed(known: Knowledge) -> None:
    """Make every index that boards use, as a server has them after its first page."""
    for index in ("by_subject", "by_object", "by_predicate", "by_document", "by_region"):
        getattr(known, index)
    len(known.gaps_by_chain)
    homes_of(known)
    regions_of(known)


def apart(work: Callable[[int], Run], firms: int) -> Run:
    """A run in a process of its own."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, work, firms))
    process.start()
    there.close()
    try:
        run: Run = here.recv()
    finally:
        process.join()
    print(run.engine, run.firms, run.seconds, run.notes, flush=True)
    return run


def _send(there: Connection, work: Callable[[int], Run], firms: int) -> None:
    there.send(work(firms))


def main() -> None:
    """Measure, hold the counts of all engines equal, write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--firms", type=int, default=1_000_000)
    parser.add_argument("--rdflib", type=int, default=1_000, help="firms that rdflib is given")
    asked = parser.parse_args()
    small = apart(ours, asked.rdflib)
    sparql = apart(rdflib_run, asked.rdflib)
    big = apart(ours, asked.firms)
    plain = apart(networkx_run, asked.firms)
    for name in ("largest", "middle"):
        assert plain.counts[name] == big.counts[name], name
        assert sparql.counts[f"counts, {name}"] == small.counts[name], name
        assert sparql.counts[f"board, {name}"] == small.counts[name], name
    text = section(big, plain, small, sparql)
    write(text, RESULTS, MARKS)
    print(text)


def section(big: Run, plain: Run, small: Run, sparql: Run) -> str:
    """The section of the results."""
    n, s = big.notes, small.firms
    size = f"{n['entities']:,} entities, {n['claims']:,} claims, {n['gaps']:,} stated gaps"
    lines = [
        "## Gap board at scale",
        "",
        (
            f"Reproduce with `python -m bench.scale --firms {big.firms} --rdflib {s}` (seeded; about four "
            "minutes, 4 GiB)."
        ),
        (
            f"Generated: {big.firms:,} firms in {CITIES} cities and all segments of the reference chains "
            f"({size}, {n['documents']:,} documents); sizes of cities and segments fall off as in lists "
            "of real firms. "
            f"The largest city has {n['firms in largest']:,} firms and projects, the middle one "
            f"{n['firms in middle']:,}. The counts of firms at work in each segment are the same in every "
            "engine (asserted)."
        ),
        "",
        (
            f"Load at {big.firms:,} firms: generate {big.seconds['generate']:.1f} s, index "
            f"{big.seconds['index']:.1f} s; {big.notes['memory'] // _MIB:,} MiB resident afterwards, "
            f"{n['memory after boards'] // _MIB:,} MiB after all boards. networkx graph alone: "
            f"{plain.notes['memory'] // _MIB:,} MiB, {plain.seconds['load']:.1f} s."
        ),
        "",
        "| question | region | liantu | networkx | ratio |",
        "|---|---|--:|--:|--:|",
    ]
    lines += _beside_networkx(big, plain)
    lines += [
        "",
        (
            f"At {s:,} firms, where rdflib holds the claims too ({sparql.notes['triples']:,} triples, "
            f"{sparql.notes['memory'] // _MIB:,} MiB, {sparql.seconds['load']:.0f} s to load):"
        ),
        "",
        "| question in SPARQL | region | liantu, whole board | rdflib | ratio |",
        "|---|---|--:|--:|--:|",
    ]
    lines += _beside_rdflib(small, sparql)
    lines += [
        "",
        (
            "Seconds are those of the processor, in one thread each; the load of the machine was "
            f"{n['load']} on {os.cpu_count()} processors, which lengthens them. "
            "Ours is timed from the first question about a region (one chain, then all); what the board "
            "adds in every row (severity, agreement, scope) is asked of no other engine. rdflib is given a step a group, which it joins by its indexes; "
            "as one group the question was not done after eight minutes at 3,000 firms."
        ),
    ]
    return "\n".join(lines)


def _beside_networkx(big: Run, plain: Run) -> Iterator[str]:
    """The rows of the first table: the same question to our board and to a plain graph."""
    for name in ("largest", "middle"):
        mine, other = big.seconds[f"all chains, {name}"], plain.seconds[f"all chains, {name}"]
        yield (
            f"| board of one chain, first question about the region | {name} city | "
            f"{big.seconds[f'one chain, {name}']:.3f} s | | |"
        )
        yield (
            f"| boards of all chains (networkx: only the counts) | {name} city | {mine:.3f} s | "
            f"{other:.3f} s | {other / mine:.1f} × |"
        )


def _beside_rdflib(small: Run, sparql: Run) -> Iterator[str]:
    """The rows of the second table: our whole board and two questions in SPARQL."""
    for name in ("largest", "middle"):
        mine = small.seconds[f"one chain, {name}"] + small.seconds[f"all chains, {name}"]
        for form, words in (
            ("counts", "only the firms counted by segment, from direct triples"),
            ("board", "firms with their sentences, plans, stated gaps with theirs"),
        ):
            other = sparql.seconds[f"{form}, {name}"]
            yield f"| {words} | {name} city | {mine:.3f} s | {other:.3f} s | {other / mine:.0f} × |"


if __name__ == "__main__":
    main()
