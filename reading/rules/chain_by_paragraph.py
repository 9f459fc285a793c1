"""Firms and projects in a paragraph about one chain."""

from collections.abc import Iterator

from ontology.model import Claim
from reading.model import Page
from reading.rules.membership import members_by


def rule(page: Page) -> Iterator[Claim]:
    """段落前文讲的是某产业链，而本句、标题、园区都未另行点明时，句中企业、项目属于该产业链。

    Where neither its sentence, nor a heading, nor a park names a chain, a firm or project belongs
    to the chain its paragraph named last.
    """
    yield from members_by("paragraph", page, __name__)
