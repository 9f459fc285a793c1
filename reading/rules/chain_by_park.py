"""Firms and projects in a park that is named after its chain."""

from collections.abc import Iterator

from ontology.model import Claim
from reading.model import Page
from reading.rules.membership import members_by


def rule(page: Page) -> Iterator[Claim]:
    """园区以产业命名的，落在园区里的企业、项目属于该产业链（句中、标题未另行点明时）。

    Firms and projects of a park that is named after a chain belong to that chain, unless the
    sentence or a heading names another one.
    """
    yield from members_by("park", page, __name__)
