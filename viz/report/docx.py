"""The pack as a Word document: pictures, lists, sources; every mark leads to its sentence.

The notes are paragraphs with bookmarks, not Word's own footnotes: one sentence often stands behind
a dozen cells, and hundreds of footnotes below a table push it off its pages.
"""

from pathlib import Path

from graph.knowledge import Knowledge
from graph.report.model import Report
from graph.report.words import word
from viz.report import package
from viz.report.docx_body import body
from viz.report.docx_text import escaped
from viz.report.emf import emf
from viz.report.layered import laid_out
from viz.report.notes import notes
from viz.report.svg import svg

_PARTS = Path(__file__).parent / "parts"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(knowledge: Knowledge, report: Report) -> bytes:
    """The pack as one file; the same pack gives the same bytes."""
    drawings = {p.key: laid_out(p, report.lang) for p in report.pictures if p.nodes}
    pictures: dict[str, bytes] = {}
    targets = [(f"{package.RELATIONS}/{kind}", f"{kind}.xml") for kind in ("styles", "settings")]
    targets.append((f"{package.RELATIONS}/footer", "footer1.xml"))
    ids: dict[str, tuple[str, str]] = {}
    for key, drawing in drawings.items():
        for suffix, content in (("emf", emf(drawing)), ("svg", svg(drawing).encode())):
            pictures[f"word/media/{key.value}.{suffix}"] = content
            targets.append((f"{package.RELATIONS}/image", f"media/{key.value}.{suffix}"))
        ids[key.value] = (f"rId{len(targets) - 1}", f"rId{len(targets)}")
    text = body(report, notes(knowledge, report), drawings, ids)
    title = word("title", report.lang, chain=report.chain_name)
    return package.packed(
        {
            "[Content_Types].xml": _types(),
            "_rels/.rels": package.relations(
                ((package.OFFICE, "word/document.xml"), (package.CORE, "docProps/core.xml"))
            ),
            "docProps/core.xml": package.core(escaped(title)),
            "word/document.xml": text.encode(),
            "word/_rels/document.xml.rels": package.relations(targets),
            **{f"word/{name}.xml": _part(name) for name in ("styles", "settings", "footer1")},
            **pictures,
        }
    )


def _types() -> bytes:
    main = {"document": "document.main", "styles": "styles", "settings": "settings"}
    kinds = {f"/word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind in main.items()}
    return package.content_types(
        {
            "rels": package.RELATIONS_TYPE,
            "xml": "application/xml",
            "emf": "image/x-emf",
            "svg": "image/svg+xml",
        },
        {
            **kinds,
            "/word/footer1.xml": f"{_WORD}.footer+xml",
            "/docProps/core.xml": package.CORE_TYPE,
        },
    )


def _part(name: str) -> bytes:
    return (_PARTS / f"{name}.xml").read_bytes()
