"""One function a page: what is known and what the reader chose → HTML."""

from viz.pages.chain import chain
from viz.pages.compare import comparison
from viz.pages.document import document, documents
from viz.pages.entity import entities, entity
from viz.pages.error import error
from viz.pages.gaps import gaps
from viz.pages.names import names
from viz.pages.network import network, network_drawing, network_export, network_svg
from viz.pages.overview import overview
from viz.pages.query import Question, query
from viz.pages.reconcile import reconciliation
from viz.pages.review import review
from viz.pages.rules import rules
from viz.pages.structure import chain_structure
from viz.pages.template import template, template_change
from viz.pages.tensions import tensions
from viz.pages.timeline import timelines
from viz.site import Site
from viz.view import View

__all__ = [
    "Question",
    "Site",
    "View",
    "chain",
    "chain_structure",
    "comparison",
    "document",
    "documents",
    "entities",
    "entity",
    "error",
    "gaps",
    "names",
    "network",
    "network_drawing",
    "network_export",
    "network_svg",
    "overview",
    "query",
    "reconciliation",
    "review",
    "rules",
    "template",
    "template_change",
    "tensions",
    "timelines",
]
