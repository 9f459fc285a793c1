"""The public set of listed firms and their products beside the checkout, loaded as a graph of ours.

It is no knowledge (no region, no source, doubtful edges) and no part of the product: it is large,
its names are real and its products hang together as real ones do, with hubs and cycles.
"""

import gzip
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from statistics import median
from typing import Final

from bench.graph_triples import said
from graph.name_index import Named, NameIndex
from graph.store import EmbeddedStore, GuardedReader, Means, Triple
from ontology import triples
from ontology.errors import LiantuError
from ontology.identity import digest, entity_id
from ontology.model import Claim, Document, Entity, EntityType, Evidence, Relation, Status
from ontology.vocab import SPARQL_PREFIXES, iri

SHARED: Final = Path(__file__).resolve().parents[2] / "shared" / "scale"
_DEADLINE: Final = 30.0
_DRAWN: Final = 20
_RELATIONS: Final = {
    "上游材料": Relation.SUPPLIES_TO,
    "下游产品": Relation.SUPPLIES_TO,
    "产品小类": Relation.PART_OF_GROUP,
}
_HUBS: Final = """
SELECT ?product (COUNT(DISTINCT ?firm) AS ?firms) { ?firm lt:makes ?product }
GROUP BY ?product ORDER BY DESC(?firms) ?product LIMIT 20
"""
_MAKERS: Final = """
SELECT DISTINCT ?input ?firm { ?input lt:suppliesTo <THING> . ?firm lt:makes ?input }
"""
_INPUTS: Final = "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x lt:suppliesTo+ <THING> }"
_WORDS: Final = """
SELECT ?words { ?claim rdf:object <THING> ; lt:evidence/lt:quote ?words }
"""


class _Set:
    """The three files as firms, products and what joins them; every line is its own sentence."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entities: dict[str, Entity] = {}
        self.claims = 0
        self.linked: dict[str, int] = {}

    def triples(self) -> Iterator[Triple]:
        """Every triple; some come repeatedly."""
        names = dict(self._lines("companies"))
        for number, (code, product) in enumerate(self._lines("company_product")):
            firm = self._entity(EntityType.FIRM, names.get(code, code))
            made = self._entity(EntityType.PRODUCT, product)
            yield from self._says("company_product", number, (firm, Relation.MAKES, made))
        for number, (one, other, kind) in enumerate(self._lines("product_product")):
            ends = [self._entity(EntityType.PRODUCT, name) for name in (one, other)]
            if kind == "上游材料":
                ends.reverse()  # the second is what the first is made of
            self.linked[ends[1]] = self.linked.get(ends[1], 0) + 1
            fact = (ends[0], _RELATIONS[kind], ends[1])
            yield from self._says("product_product", number, fact)
        for file in ("company_product", "product_product"):
            yield from triples.document_triples(Document(f"doc-{file}", file, f"{file}.tsv", ""))
        for entity in self.entities.values():
            yield from triples.entity_triples(entity)

    def _says(self, file: str, number: int, fact: tuple[str, Relation, str]) -> Iterator[Triple]:
        self.claims += 1
        subject, predicate, target = fact
        words = f"{self.entities[subject].name}\t{self.entities[target].name}"
        evidence = Evidence(f"doc-{file}", 40 * number, 40 * number + len(words), words)
        id_ = f"claim-{digest((file, str(number)))}"
        yield from said(
            Claim(id_, subject, predicate, target, Status.ACTUAL, (evidence,), "imported")
        )

    def _entity(self, kind: EntityType, name: str) -> str:
        id_ = entity_id(kind, name)
        self.entities.setdefault(id_, Entity(id_, kind, name))
        return id_

    def _lines(self, name: str) -> Iterator[list[str]]:
        with gzip.open(self.folder / f"{name}.tsv.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield line.rstrip("\n").split("\t")


def stressed(folder: Path, source: Path = SHARED) -> str:
    """Load the set, ask it, and say what that took."""
    found = _Set(source)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    store = EmbeddedStore.open(folder / "store")
    started = time.perf_counter()
    store.load(found.triples())
    store.flush()
    load = time.perf_counter() - started
    store.backup(folder / "checkpoint")
    size = sum(file.stat().st_size for file in (folder / "checkpoint").iterdir())
    number = len(store)
    store.close()
    started = time.perf_counter()
    index = NameIndex(Named(e.id, e.type, (e.name,)) for e in found.entities.values())
    indexed = time.perf_counter() - started
    return "\n".join(
        (
            "### A public set as a stress test",
            "",
            (
                "`--stress` imports `../shared/scale` (listed firms, products, what products are made of; its "
                f"doubtful edges are no knowledge): {len(found.entities):,} things, {found.claims:,} claims, "
                f"{number:,} triples in {load:.1f} s ({number / load:,.0f} a second), {size / 1e6:,.0f} MB on the "
                f"disk, {size / found.claims:,.0f} bytes a claim. The index of its names takes {indexed:.1f} s. "
                f"Asked of {_DRAWN} things drawn among those with most links and at random, median / slowest:"
            ),
            "",
            "| asked | ms |",
            "|---|--:|",
            *_rows(folder / "checkpoint", found, index),
        )
    )


def _rows(checkpoint: Path, found: _Set, index: NameIndex) -> Iterator[str]:
    linked = sorted(found.linked, key=lambda id_: (-found.linked[id_], id_))
    drawn = [*linked[: _DRAWN // 2], *Random(1).sample(linked, _DRAWN // 2)]
    asked: Mapping[str, tuple[str, ...]] = {
        "the 20 products that most firms make": (_HUBS,),
        "who makes what goes into a product": _about(_MAKERS, drawn),
        "all that goes into a product, over any number of steps": _about(_INPUTS, drawn),
        "every sentence about a product": _about(_WORDS, drawn),
    }
    with GuardedReader(checkpoint, Means(kept=0)) as reader:
        reader.start()
        for name, texts in asked.items():
            yield f"| {name} | {_told(lambda text: _ask(reader, text), texts)} |"
    names = [found.entities[id_].name[:2] for id_ in drawn]
    yield f"| names with two given characters (index) | {_told(lambda n: index.find(n, (), 20), names)} |"


def _about(text: str, drawn: list[str]) -> tuple[str, ...]:
    return tuple(text.replace("<THING>", f"<{iri(id_)}>") for id_ in drawn)


def _ask(reader: GuardedReader, text: str) -> None:
    reader.query(SPARQL_PREFIXES + text, timeout=_DEADLINE)


def _told(ask: Callable[[str], object], texts: tuple[str, ...] | list[str]) -> str:
    took, late = [], 0
    for text in texts:
        started = time.perf_counter()
        try:
            ask(text)
        except LiantuError:
            late += 1
        else:
            took.append((time.perf_counter() - started) * 1000)
    told = f"{median(took):.1f} / {max(took):,.1f}" if took else "–"
    return f"{told} ({late} not done after {_DEADLINE:g} s)" if late else told
