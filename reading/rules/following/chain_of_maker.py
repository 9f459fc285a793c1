"""Who makes a segment of a chain belongs to that chain."""

from collections.abc import Iterator

from ontology.model import Claim, Relation
from reading.model import Page
from reading.rules.following.premises import Premises, follows
from reading.rules.stating import Said


def rule(page: Page, premises: Premises) -> Iterator[Claim]:
    """由“企业从事某环节、该环节属于某产业链”推得：未另行归类的企业、项目属于该产业链；招商目标和分属数条产业链的环节不推。

    Follows from what is made: a firm or project that no rule places and nobody woos belongs to the
    chain that has its segment, where that is one chain alone.
    """
    for makes in premises.told(Relation.IN_SEGMENT):
        placed = premises.of_subject(Relation.IN_CHAIN, makes.subject)
        if placed or premises.of_subject(Relation.TARGET_FOR, makes.subject):
            continue
        having = premises.of_object(Relation.HAS_SEGMENT, makes.object)
        if len({one.subject for one in having}) == 1:
            has = max(having, key=lambda one: (one.confidence, one.id))
            said = Said(makes.subject, Relation.IN_CHAIN, has.subject, makes.status)
            yield follows(page, __name__, said, makes, has)
