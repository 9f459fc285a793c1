"""Firms and projects in a sentence that names their chain."""

from collections.abc import Iterator

from ontology.model import Claim
from reading.model import Page
from reading.rules.membership import members_by


def rule(page: Page) -> Iterator[Claim]:
    """同一句中点明产业链的，句中企业、项目属于该产业链：在甲产业链，…；甲、乙等某某企业。

    A sentence that names a chain puts its firms and projects into it (在甲产业链，…; 甲、乙等某某企业).
    """
    yield from members_by("sentence", page, __name__)
