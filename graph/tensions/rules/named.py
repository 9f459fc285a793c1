"""A stated number of chains beside those that documents name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.knowledge import Knowledge
from graph.spoken import sentences
from graph.tensions.model import Fit, Tension
from ontology.identity import core
from ontology.model import EntityType, Evidence

_COUNTED = re.compile(r"(?P<count>[1-9]\d{0,2})\s*条(?:[一-鿿]{0,6})产业链")
_CHAIN = "产业链"


def count_against_names(knowledge: Knowledge) -> Iterator[Tension]:
    """链数与链名：文件说有多少条产业链，语料里为同一地区点名的有多少条；名单以外的不补。

    Counts and names: how many chains a document says a region has, and how many the documents of
    this region name as chains. The rest stays unknown: no list is filled in.
    """
    stated: defaultdict[tuple[str, int], list[Evidence]] = defaultdict(list)
    for document in knowledge.documents.values():
        for sentence in sentences(document):
            for found in _COUNTED.finditer(sentence.text):
                words = sentence.evidence(found.start(), found.end())
                stated[document.region, int(found["count"])].append(words)
    for (region, count), places in sorted(stated.items()):
        named = named_chains(knowledge, region)
        yield _tension(knowledge, (count, tuple(places)), named)


def named_chains(knowledge: Knowledge, region: str) -> Mapping[str, Evidence]:
    """The chains that the documents of a region name as “…产业链”, each with the first words.

    A region whose name the other holds (青岛 in 青岛市) is the same; without a region, all count.
    """
    names = {
        name: entity.id
        for entity in knowledge.entities.values()
        if entity.type is EntityType.CHAIN
        for name in (entity.name, *entity.aliases, core(EntityType.CHAIN, entity.name))
        if len(name) > 1
    }
    found: dict[str, Evidence] = {}
    for document in knowledge.documents.values():
        if document.region != region:
            continue
        for sentence in sentences(document):
            for mark in re.finditer(_CHAIN, sentence.text):
                before = sentence.text[: mark.start()]
                for name in sorted(names, key=lambda n: (-len(n), n)):
                    if before.endswith((name, f"{name}全", f"{name}”")):
                        words = sentence.evidence(mark.start() - len(name), mark.end())
                        found.setdefault(names[name], words)
                        break
    return found


def _tension(
    knowledge: Knowledge, stated: tuple[int, tuple[Evidence, ...]], named: Mapping[str, Evidence]
) -> Tension:
    count, places = stated
    full = len(named) == count
    names = "、".join(sorted(knowledge.name(chain) for chain in named))
    return Tension(
        rule="count_against_names",
        verdict=Fit.AGREES if full else Fit.OPEN,
        key="names_full" if full else "names_open",
        values=(("count", str(count)), ("named", str(len(named))), ("names", names)),
        evidence=(*places, *(named[chain] for chain in sorted(named))),
        confidence=0.9,
    )
