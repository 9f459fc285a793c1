"""The pack as one page of HTML that opens from a disk and asks nothing of any network."""

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from graph.knowledge import Knowledge
from graph.report.model import Cell, Report
from graph.report.words import word
from viz.render import environment
from viz.report.layered import laid_out
from viz.report.notes import Reference, notes, references
from viz.report.svg import svg

_STYLE = Path(__file__).parent / "parts" / "report.css"


def html(knowledge: Knowledge, report: Report) -> bytes:
    """The page; the same pack gives the same bytes."""
    style = _STYLE.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    # Made here from escaped text alone, like the templates.
    drawings = {p.key: Markup(svg(laid_out(p, report.lang))) for p in report.pictures if p.nodes}  # noqa: S704

    def say(key: str, **values: str | int) -> str:
        return word(key, report.lang, **values)

    def marks(cell: Cell) -> tuple[Reference, ...]:
        return references(report.numbers(cell.evidence))

    page = environment().get_template("report.html")
    text = page.render(
        report=report,
        say=say,
        marks=marks,
        style=Markup(style),  # noqa: S704 our own file
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        drawings=drawings,
        notes=notes(knowledge, report),
    )
    return text.encode()
