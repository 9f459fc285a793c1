"""How the store grows: `python -m bench.store_scale --place DIR [--triples 100000 1000000 …]`.

For each size a graph is generated (seeded), loaded in bulk into a store in DIR, and asked as users
ask: the ready questions, questions about gaps in one region, everything said of one firm, all through
guarded readers. What was measured is kept in DIR, so that sizes can be run one at a time; a store
that is there already is only asked (`--ask`). Writes its section of `bench/RESULTS.md`.
"""

import argparse
import json
import os
import resource
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from bench.quality import RESULTS, write
from bench.scale_graph import CITIES
from bench.store_graph import StoreGraph, firms_for
from bench.store_stress import SHARED, stressed
from graph.store import EmbeddedStore, GuardedReader, Means
from graph.store.nursery import BYTES_A_QUAD
from ontology.errors import LiantuError, QueryTimeout
from ontology.questions import SlotKind, questions
from ontology.vocab import SPARQL_PREFIXES, iri

MARKS: Final = ("<!-- store:begin -->", "<!-- store:end -->")
_PLACES: Final = ("第0市", "第1市", f"第{CITIES // 2}市", f"第{CITIES - 1}市", "第3省")
_OF_GAPS: Final = ("03-no-record", "04-single", "19-coverage")
_COMPETENCY: Final = 20
_FIRMS: Final = 30
_STEP: Final = 2000
"""Triples of about one document."""
_SAID: Final = """
SELECT ?claim ?p ?o ?words {
  ?claim rdf:subject <FIRM> ; rdf:predicate ?p ; rdf:object ?o ; lt:evidence/lt:quote ?words }
"""
_NEAR: Final = """
SELECT DISTINCT ?p ?x ?q ?other {
  <FIRM> ?p ?x . ?other ?q ?x . ?other a lt:Firm . ?x a ?kind . VALUES ?kind { lt:Segment lt:Park } }
LIMIT 200
"""
Asked = Mapping[str, Sequence[str]]


@dataclass(slots=True)
class Found:
    """What one size took: seconds to load, bytes on the disk, milliseconds by query and run."""

    triples: int = 0
    facts: dict[str, int] = field(default_factory=dict)
    load: float = 0.0
    stepwise: float = 0.0
    disk: int = 0
    memory: int = 0
    in_memory: bool = False
    took: dict[str, list[float]] = field(default_factory=dict)
    late: list[str] = field(default_factory=list)
    busy: float = 0.0
    deadline: float = 0.0


def main() -> None:
    """Measure the sizes asked for, write the section from all that is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--place", type=Path, required=True)
    parser.add_argument("--triples", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--deadline", type=float, default=30.0)
    parser.add_argument("--load", action="store_true", help="load only")
    parser.add_argument("--ask", action="store_true", help="ask what is loaded already")
    parser.add_argument("--stress", action="store_true", help="import ../shared/scale")
    asked = parser.parse_args()
    for triples in asked.triples:
        folder = asked.place / f"{triples:09}"
        if not asked.ask:
            keep(folder, loaded(folder, triples))
        if not asked.load:
            keep(folder, answered(folder, kept(folder), asked.deadline))
    if asked.stress and SHARED.is_dir():
        (asked.place / "stress.md").write_text(stressed(asked.place / "stress"), encoding="utf-8")
    text = "\n".join(section(asked.place))
    write(text, RESULTS, MARKS)
    print(text)


def kept(folder: Path) -> Found:
    """What was measured of a size before."""
    return Found(**json.loads((folder / "found.json").read_text(encoding="utf-8")))


def keep(folder: Path, found: Found) -> None:
    """Keep what was measured of a size."""
    (folder / "found.json").write_text(json.dumps(asdict(found)), encoding="utf-8")


def loaded(folder: Path, triples: int) -> Found:
    """A generated graph loaded in bulk, the smaller ones document by document too."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    graph = StoreGraph(firms_for(triples))
    store = EmbeddedStore.open(folder / "store")
    started = time.perf_counter()
    store.load(graph.triples())
    store.flush()
    found = Found(load=time.perf_counter() - started, facts=graph.numbers)
    found.facts["firms"] = firms_for(triples)
    found.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    store.backup(folder / "checkpoint")
    found.triples = len(store)
    found.disk = sum(file.stat().st_size for file in (folder / "checkpoint").iterdir())
    store.close()
    shutil.rmtree(folder / "store")
    if triples <= 1_000_000:
        found.stepwise = _stepwise(folder / "steps", triples)
    return found


def _stepwise(folder: Path, triples: int) -> float:
    """The seconds of the same, about a document a transaction."""
    store = EmbeddedStore.open(folder)
    rest = StoreGraph(firms_for(triples)).triples()
    started = time.perf_counter()
    while step := tuple(islice(rest, _STEP)):
        store.apply((), step)
        store.flush()
    took = time.perf_counter() - started
    store.close()
    shutil.rmtree(folder)
    return took


def answered(folder: Path, found: Found, deadline: float) -> Found:
    """Every query asked through a guarded reader, as a server asks it."""
    found.took, found.late, found.deadline = {}, [], deadline
    means = Means(workers=2, kept=0)
    found.in_memory = found.triples * BYTES_A_QUAD <= means.memory // (means.workers + 1)
    with GuardedReader(folder / "checkpoint", means) as reader:
        reader.start()
        for name, texts in queries(found.facts["firms"]).items():
            found.took[name] = []
            for text in texts:
                if not _asked(reader, text, deadline, found.took[name]):
                    found.late.append(name)
                    break
    found.busy = os.getloadavg()[1]
    return found


def _asked(reader: GuardedReader, text: str, deadline: float, took: list[float]) -> bool:
    """Ask once; whether it came back in time. One that was quick is asked four times more."""
    for _ in range(5):
        started = time.perf_counter()
        try:
            reader.query(text, timeout=deadline)
        except QueryTimeout:
            return False
        except LiantuError as fault:
            print(fault, flush=True)
            return False
        took.append((time.perf_counter() - started) * 1000)
        if took[-1] > 1000:
            break
    return True


def queries(firms: int) -> Asked:
    """Every query by the name of its kind."""
    ready = {question.name: question for question in questions()}
    found: dict[str, Sequence[str]] = {name: (question.text,) for name, question in ready.items()}
    for name in _OF_GAPS:
        filled = (ready[name].filled({SlotKind.REGION: place}) for place in _PLACES)
        found[f"{name} in a region"] = tuple(filled)
    drawn = Random(1).sample(range(firms * 9 // 10), min(_FIRMS, firms // 2))
    for name, text in (("all that is said of a firm", _SAID), ("its neighbours", _NEAR)):
        found[name] = tuple(
            SPARQL_PREFIXES + text.replace("<FIRM>", f"<{iri(f'firm-{n:08}')}>") for n in drawn
        )
    return found


def section(place: Path) -> Iterator[str]:
    """The lines of the section, from every size that was measured."""
    sizes = [kept(file.parent) for file in sorted(place.glob("*/found.json"))]
    yield from _loads(sizes)
    yield from _groups(sizes)
    yield from _each(sizes)
    stress = place / "stress.md"
    if stress.exists():
        yield ""
        yield stress.read_text(encoding="utf-8").strip()


def _loads(sizes: Sequence[Found]) -> Iterator[str]:
    yield from (
        "## The store at scale",
        "",
        (
            "Reproduce with `python -m bench.store_scale --place DIR --triples 100000 1000000 10000000` (seeded; "
            f"{os.cpu_count()} cores). The graphs are shaped like ours: firms with segments, regions, parks, "
            "projects, numbers and gaps, every fact with its sentence, a quarter of the claims waiting for "
            "review. Loading counts making the triples, too; *step by step* is a transaction of about a "
            "document with the disk told each time."
        ),
        "",
        (
            "| triples | claims | numbers, gaps | loaded in bulk, s | triples a second | step by step, s "
            "| on the disk, MB | bytes a claim | bytes a triple | peak memory, MiB | read from | load of the machine |"
        ),
        "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|--:|",
    )
    for one in sizes:
        claims, more = one.facts["claims"], one.facts["observations"] + one.facts["gaps"]
        cells = (
            f"{one.triples:,}",
            f"{claims:,}",
            f"{more:,}",
            f"{one.load:.1f}",
            f"{one.triples / one.load:,.0f}",
            f"{one.stepwise:.1f}" if one.stepwise else "–",
            f"{one.disk / 1e6:,.0f}",
            f"{one.disk / claims:,.0f}",
            f"{one.disk / one.triples:,.0f}",
            f"{one.memory >> 20:,}",
            "memory" if one.in_memory else "disk",
            f"{one.busy:.0f}",
        )
        yield f"| {' | '.join(cells)} |"


def _groups(sizes: Sequence[Found]) -> Iterator[str]:
    kinds: Mapping[str, Callable[[str], bool]] = {
        "the 20 competency questions": lambda n: n[:2].isdigit() and _number(n) <= _COMPETENCY,
        "the other ready questions": lambda n: n[:2].isdigit() and _number(n) > _COMPETENCY,
        "gaps of one region (3 questions, 5 regions)": lambda n: n.endswith("in a region"),
        "all that is said of a firm, with sentences": lambda n: n.startswith("all that"),
        "firms beside a firm (segment, park)": lambda n: n.startswith("its neighbours"),
    }
    yield ""
    yield (
        "Through a guarded reader with nothing kept and at most 10,000 rows, p50 / p95 in ms over the runs that "
        "came back; in brackets how many were not done after "
        f"{', '.join(f'{one.deadline:g} s' for one in sizes)}:"
    )
    yield ""
    yield "| asked | " + " | ".join(f"{one.triples:,} triples" for one in sizes) + " |"
    yield "|---|" + "--:|" * len(sizes)
    for name, belongs in kinds.items():
        yield f"| {name} | " + " | ".join(_cell(one, belongs) for one in sizes) + " |"

    yield ""
    yield (
        "What is asked of one firm, one chain or one region stays quick; a question that lists and sorts all "
        "sentences of a whole country does not, and is meant to be asked with a region or a firm in its slot, of a "
        "larger engine (`docs/engines.md`) or, for gaps, of the SQL text below."
    )


def _cell(one: Found, belongs: Callable[[str], bool]) -> str:
    times = sorted(t for name, took in one.took.items() if belongs(name) for t in took)
    late = sum(belongs(name) for name in one.late)
    if not times:
        return f"({late})" if late else "–"
    told = f"{_share(times, 0.5)} / {_share(times, 0.95)}"
    return f"{told} ({late})" if late else told


def _share(times: Sequence[float], share: float) -> str:
    value = times[min(len(times) - 1, int(share * len(times)))]
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def _each(sizes: Sequence[Found]) -> Iterator[str]:
    yield ""
    yield "Median of each, ms:"
    yield ""
    yield "| question | " + " | ".join(f"{one.triples:,}" for one in sizes) + " |"
    yield "|---|" + "--:|" * len(sizes)
    for name in dict.fromkeys(name for one in sizes for name in one.took):
        cells = (
            "late"
            if name in one.late
            else _share(sorted(one.took[name]), 0.5)
            if one.took.get(name)
            else "–"
            for one in sizes
        )
        yield f"| {name} | {' | '.join(cells)} |"


def _number(name: str) -> int:
    return int(name[:2])


if __name__ == "__main__":
    main()
