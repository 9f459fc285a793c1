"""Who develops a project works in the segment that the project works in."""

from collections.abc import Iterator

from ontology.model import Claim, Relation
from reading.model import Page
from reading.rules.following.premises import Premises, follows, weakest
from reading.rules.stating import Said


def rule(page: Page, premises: Premises) -> Iterator[Claim]:
    """由“企业开发某项目、项目从事某环节”推得：该企业从事该环节，状态取两者中较弱的。

    Follows from who develops what: the firm that develops a project works in its segment, planned
    where either is.
    """
    for develops in premises.told(Relation.DEVELOPS):
        own = premises.objects(Relation.IN_SEGMENT, develops.subject)
        for makes in premises.of_subject(Relation.IN_SEGMENT, develops.object):
            if makes.object not in own:
                status = weakest(develops, makes)
                said = Said(
                    develops.subject, Relation.IN_SEGMENT, makes.object, status, makes.chain
                )
                yield follows(page, __name__, said, develops, makes)
