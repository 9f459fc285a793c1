"""Firms and projects under a heading that names a chain."""

from collections.abc import Iterator

from ontology.model import Claim
from reading.model import Page
from reading.rules.membership import members_by


def rule(page: Page) -> Iterator[Claim]:
    """标题或专栏名指明产业链时，其下的企业、项目属于该产业链；招商目标与对比企业除外，未开工的项目为规划。

    Firms and projects under a heading or box title that names a chain belong to that chain, unless
    they are targets or comparisons; projects that are not yet under way are planned.
    """
    yield from members_by("heading", page, __name__)
