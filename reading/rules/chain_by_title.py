"""Firms and projects in a document about one chain."""

from collections.abc import Iterator

from ontology.model import Claim
from reading.model import Page
from reading.rules.membership import members_by


def rule(page: Page) -> Iterator[Claim]:
    """通篇只讲一条产业链（标题点明，或全文只提这一条）的文件，其中未另行归类的企业、项目属于该产业链。

    In a document about one chain, named in its title or the only one it names, firms and projects
    that nothing else places belong to that chain.
    """
    yield from members_by("title", page, __name__)
