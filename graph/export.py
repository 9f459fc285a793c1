"""The graph as a file: RDF, GraphML, or a table of claims for a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from enum import StrEnum

import networkx as nx

from graph.knowledge import Knowledge
from graph.network import network
from graph.store.model import DumpFormat, Store
from ontology.labels import label
from ontology.model import Claim, ProjectPhase, Relation


class ExportFormat(StrEnum):
    """How the graph can be handed on."""

    TRIG = "trig"
    NT = "nt"
    JSONLD = "jsonld"
    RDF12 = "rdf12"
    GRAPHML = "graphml"
    CSV = "csv"


MEDIA_TYPES = {
    ExportFormat.TRIG: "application/trig",
    ExportFormat.NT: "application/n-triples",
    ExportFormat.JSONLD: "application/ld+json",
    ExportFormat.RDF12: "text/turtle; version=1.2",
    ExportFormat.GRAPHML: "application/graphml+xml",
    ExportFormat.CSV: "text/csv; charset=utf-8",
}
_COLUMNS = (
    ("断言编号", "claim"),
    ("主体类型", "subject_type"),
    ("主体", "subject"),
    ("关系", "relation"),
    ("客体类型", "object_type"),
    ("客体", "object"),
    ("状态", "status"),
    ("复核", "review"),
    ("置信度", "confidence"),
    ("规则", "rule"),
    ("文档", "document"),
    ("起", "start"),
    ("止", "end"),
    ("原文", "quote"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(form: ExportFormat, knowledge: Knowledge, store: Store, lang: str = "zh") -> bytes:
    """The graph in a format, byte for byte the same for the same graph."""
    match form:
        case ExportFormat.GRAPHML:
            return graphml(knowledge)
        case ExportFormat.CSV:
            return claims_table(knowledge, lang)
        case _:
            return store.dump(DumpFormat(form.value))


def graphml(knowledge: Knowledge) -> bytes:
    """The network of all claims as GraphML; claim ids of an edge are joined by spaces."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    whole = network(knowledge)
    for node, data in whole.nodes(data=True):
        graph.add_node(node, name=_printable(data["name"]), type=str(data["type"]))
    for subject, target, key, data in whole.edges(keys=True, data=True):
        graph.add_edge(subject, target, key=key, **{**data, "claims": " ".join(data["claims"])})
    return "".join(f"{line}\n" for line in nx.generate_graphml(graph)).encode()


def claims_table(knowledge: Knowledge, lang: str = "zh") -> bytes:
    """All claims, a row each, as CSV that a spreadsheet opens without running anything in it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([en if lang == "en" else zh for zh, en in _COLUMNS])
    for claim in knowledge.claims:
        writer.writerow([inert(cell) for cell in _cells(knowledge, claim, lang)])
    # The byte order mark tells spreadsheets that the file is UTF-8.
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> inert("=1+1"), inert("甲方")
    ("'=1+1", '甲方')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(knowledge: Knowledge, claim: Claim, lang: str) -> Iterator[str]:
    evidence = claim.evidence[0]
    subject, target = knowledge.entities.get(claim.subject), knowledge.entities.get(claim.object)
    yield claim.id
    yield label(subject.type, lang) if subject else ""
    yield knowledge.name(claim.subject)
    yield label(claim.predicate, lang)
    yield label(target.type, lang) if target else ""
    yield _object(knowledge, claim, lang)
    yield label(claim.status, lang)
    yield label(claim.review, lang) if claim.review else ""
    yield f"{claim.confidence:g}"
    yield claim.rule
    yield knowledge.name(claim.document)
    yield str(evidence.start)
    yield str(evidence.end)
    yield evidence.quote


def _object(knowledge: Knowledge, claim: Claim, lang: str) -> str:
    if claim.predicate is Relation.PHASE:
        return label(ProjectPhase(claim.object), lang)
    return knowledge.name(claim.object)


def _printable(text: str) -> str:
    """The text without the control characters that XML forbids."""
    return "".join(c for c in text if c.isprintable() or c in "\t\n\r")
