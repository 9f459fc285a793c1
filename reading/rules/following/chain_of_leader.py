"""Who leads a chain belongs to it."""

from collections.abc import Iterator

from ontology.model import Claim, Relation
from reading.model import Page
from reading.rules.following.premises import Premises, follows
from reading.rules.stating import Said


def rule(page: Page, premises: Premises) -> Iterator[Claim]:
    """由“龙头、链主、骨干企业”推得：某产业链的龙头企业属于该产业链。

    Follows from who leads: a leader of a chain belongs to the chain.
    """
    for leads in premises.told(Relation.LEADER_OF):
        if leads.object not in premises.objects(Relation.IN_CHAIN, leads.subject):
            said = Said(leads.subject, Relation.IN_CHAIN, leads.object, leads.status)
            yield follows(page, __name__, said, leads)
