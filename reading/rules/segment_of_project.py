"""What a project makes, by its name."""

from collections.abc import Iterator

from ontology.identity import plain
from ontology.model import Claim, EntityType, Relation
from reading.model import Mention, Page
from reading.names.name_signs import ADDRESSED
from reading.rules import segments_of_chain
from reading.rules.context import Context, Group, context
from reading.rules.developers import developer_in_name, opened_by
from reading.rules.roles import excluded, making_status
from reading.rules.scope import chains_over, place
from reading.rules.segments_of_chain import nearest_chain
from reading.rules.stating import Said, told
from reading.rules.words import words


def segments_in_name(ctx: Context, name: str) -> tuple[str, ...]:
    """The segments named inside another name, longest first, none inside another.

    What begins inside the name of the firm that opens a project's name is none.
    """
    rest = plain(name)[opened_by(ctx, name) :]
    found: list[str] = []
    for alias, segment in ctx.outline.forms[EntityType.SEGMENT]:
        if alias in rest and alias not in words("vague_in_name"):
            rest = rest.replace(alias, "\n", 1)
            found.append(segment)
    return tuple(dict.fromkeys(found))


def rule(page: Page) -> Iterator[Claim]:
    """所属产业链已写明（政府工作报告不要求）、名称中含有环节或产品名的项目，项目及其开发企业从事该环节。

    A project of a chain whose name holds the name of a segment or product works in that segment,
    and so does the firm that develops it. A government's report to its assembly lists projects of
    all kinds side by side and need not name their chain.
    """
    ctx = context(page)
    said = {(c.subject, c.object) for c in segments_of_chain.rule(page)}
    for group in ctx.groups:
        if excluded(ctx, group):
            continue
        for project in group.of(EntityType.PROJECT):
            for found in _of_project(ctx, group, project):
                # What the text says of the chain itself tells better whether it has the segment.
                if (found.subject, found.object) not in said:
                    yield found


def _of_project(ctx: Context, group: Group, project: Mention) -> Iterator[Claim]:
    chained = bool(chains_over(ctx, group)) or ctx.chain_in_name(project.name) is not None
    if not chained and ADDRESSED not in ctx.page.layout.clean:
        return
    firm = developer_in_name(ctx, project.name)
    chain = nearest_chain(ctx, group)
    status = making_status(ctx, group)
    for segment in segments_in_name(ctx, project.name):
        for subject in (project.entity, *([firm.id] if firm else [])):
            within = chain.entity if chain else None
            said = Said(subject, Relation.IN_SEGMENT, segment, status, within)
            yield told(ctx, __name__, said, place(project))
