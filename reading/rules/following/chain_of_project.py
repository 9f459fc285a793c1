"""A project belongs to the chain of the firm that develops it, and the firm to the project's."""

from collections.abc import Iterator

from ontology.model import Claim, Relation
from reading.model import Page
from reading.rules.following.premises import Premises, follows, weakest
from reading.rules.stating import Said


def rule(page: Page, premises: Premises) -> Iterator[Claim]:
    """由“企业开发某项目”推得：两者之一属于唯一一条产业链、另一方未归类的，另一方也属于该产业链。

    Follows from who develops what: where the project or its firm belongs to one chain and nothing
    places the other, the other belongs to it too.
    """
    for develops in premises.told(Relation.DEVELOPS):
        ends = (develops.subject, develops.object)
        for known, other in (ends, ends[::-1]):
            places = premises.of_subject(Relation.IN_CHAIN, known)
            if len({c.object for c in places}) == 1 and not premises.of_subject(
                Relation.IN_CHAIN, other
            ):
                status = weakest(develops, places[0])
                said = Said(other, Relation.IN_CHAIN, places[0].object, status)
                yield follows(page, __name__, said, develops, places[0])
