"""Searching names: our index, alone and inside SPARQL, against reading every label.

`python -m bench.text_search --names 1000000` makes so many invented names (seeded), indexes them,
puts their labels into a store, and asks both for parts of names, pinyin and initials. `CONTAINS` is
what SPARQL has without an index; it finds neither pinyin nor initials.
"""

import argparse
import os
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from pyoxigraph import Literal, NamedNode, Quad, Store

from bench.quality import RESULTS, write
from graph.name_index import Named, NameIndex
from graph.store import GuardedReader, Means
from graph.text_match import expanded
from ontology.model import EntityType
from ontology.vocab import ONT, SKOS, iri

MARKS: Final = ("<!-- text:begin -->", "<!-- text:end -->")
_FIRST: Final = "甲乙丙丁戊己庚辛东西南北中宏远达通汇金银海天华盛昌隆"
_WORDS: Final = (
    *("光电", "生物", "科技", "新材料", "装备", "制造", "智能", "海洋", "化工", "医药", "汽车"),
    *("电子", "集成", "电路", "软件", "能源", "环保", "食品", "纺织", "机械", "精密", "航空"),
    *("数控", "机床", "半导体", "芯片", "显示", "模组", "重庆", "银行"),
)
_ASKED: Final = (
    ("two characters", "光电"),
    ("four characters", "生物医药"),
    ("one character", "芯"),
    ("a rare name", "甲乙丙光电"),
    ("in every name", "有限公司"),
    ("pinyin", "guangdian"),
    ("pinyin of a rare name", "jiayibingguangdian"),
    ("initials", "jybgd"),
)
_TIMES: Final = 5
_Result = TypeVar("_Result")


def names(number: int) -> Iterator[str]:
    """Invented names of firms."""
    chance = random.Random(7)
    for _ in range(number):
        start = "".join(chance.choices(_FIRST, k=3))
        yield f"{start}{''.join(chance.choices(_WORDS, k=2))}有限公司"


def main() -> None:
    """Measure and write the section of `RESULTS.md`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=1_000_000)
    number = parser.parse_args().names
    with TemporaryDirectory() as folder:
        text = measured(number, Path(folder))
    write(text, RESULTS, MARKS)
    print(text)


def measured(number: int, folder: Path) -> str:
    """The section."""
    things = [
        Named(f"firm-{at:012x}", EntityType.FIRM, (name,)) for at, name in enumerate(names(number))
    ]
    index, making = timed(lambda: NameIndex(things))
    _, sounding = timed(lambda: index.find("a", (), 1))
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    store, loading = timed(lambda: _store(folder / "checkpoint", things))
    del store
    told = (
        f"`python -m bench.text_search --names {number}`: {number:,} invented names in the index, "
        f"as labels in a store on the disk ({loading:.0f} s to load). The index takes {making:.1f} s "
        f"to make, its pinyin {sounding:.1f} s more when first asked for; {resident:,} MiB resident. "
        f"Load of the machine {os.getloadavg()[1]:.0f}. "
        f"Median of {_TIMES}, the 20 best hits (for `CONTAINS` the first 20 by name), through the guarded reader where SPARQL is asked."
    )
    lines = [
        "## Searching names",
        "",
        told,
        "",
        "| asked for | text | index | `lt:textMatch` | `CONTAINS` | ratio |",
        "|---|---|--:|--:|--:|--:|",
    ]
    with GuardedReader(folder / "checkpoint", Means(kept=0)) as reader:
        reader.start()
        lines += [_row(index, reader, kind, words) for kind, words in _ASKED]
    return "\n".join(lines)


def _row(index: NameIndex, reader: GuardedReader, kind: str, words: str) -> str:
    def ids(text: str, limit: int) -> list[str]:
        return [hit.id for hit in index.find(text, (), limit)]

    head = f"PREFIX lt: <{ONT}> PREFIX skos: <{SKOS}> SELECT ?x ?name "
    match = f'{head} {{ (?x ?rank) lt:textMatch ("{words}" 20) . ?x skos:prefLabel ?name }}'
    scan = f'{head} {{ ?x skos:prefLabel ?name FILTER(CONTAINS(?name, "{words}")) }} ORDER BY ?name LIMIT 20'
    alone = median(lambda: ids(words, 20))
    inside = median(lambda: reader.query(match, timeout=120, expand=lambda q: expanded(q, ids)))
    if words.isascii():
        return f"| {kind} | {words} | {_ms(alone)} | {_ms(inside)} | not possible | |"
    read = median(lambda: reader.query(scan, timeout=120))
    return f"| {kind} | {words} | {_ms(alone)} | {_ms(inside)} | {_ms(read)} | {read / inside:,.0f} × |"


def _store(folder: Path, things: list[Named]) -> Store:
    label = NamedNode(f"{SKOS}prefLabel")
    store = Store(str(folder))
    store.bulk_extend(
        Quad(NamedNode(iri(thing.id)), label, Literal(thing.names[0], language="zh"))
        for thing in things
    )
    store.flush()
    store.optimize()
    return store


def timed(run: Callable[[], _Result]) -> tuple[_Result, float]:
    """What a run gives, and its seconds."""
    started = time.perf_counter()
    found = run()
    return found, time.perf_counter() - started


def median(run: Callable[[], object]) -> float:
    """The median seconds of some runs, after one that is not counted."""
    run()
    return statistics.median(timed(run)[1] for _ in range(_TIMES))


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    main()
