"""One function a page: what is known and what the reader chose → HTML."""

from viz.pages.chain import chain
from viz.pages.compare import comparison
from viz.pages.document import document
from viz.pages.document_brought import document_brought
from viz.pages.document_page import document_page
from viz.pages.entity import entities, entity
from viz.pages.error import error
from viz.pages.evidence import evidence
from viz.pages.gaps import gaps
from viz.pages.names import names
from viz.pages.network import network, network_drawing, network_export, network_svg
from viz.pages.overview import overview
from viz.pages.query import Question, Written, query
from viz.pages.questions import Posed, default, question, questions
from viz.pages.reconcile import reconciliation
from viz.pages.review import review
from viz.pages.rules import rules
from viz.pages.structure import chain_structure
from viz.pages.template import template, template_change
from viz.pages.tensions import tensions
from viz.pages.timeline import timelines
from viz.pages.upload import Outcome, Tray, Waiting, documents
from viz.site import Site
from viz.view import View

__all__ = [
    "Outcome",
    "Posed",
    "Question",
    "Site",
    "Tray",
    "View",
    "Waiting",
    "Written",
    "chain",
    "chain_structure",
    "comparison",
    "default",
    "document",
    "document_brought",
    "document_page",
    "documents",
    "entities",
    "entity",
    "error",
    "evidence",
    "gaps",
    "names",
    "network",
    "network_drawing",
    "network_export",
    "network_svg",
    "overview",
    "query",
    "question",
    "questions",
    "reconciliation",
    "review",
    "rules",
    "template",
    "template_change",
    "tensions",
    "timelines",
]
