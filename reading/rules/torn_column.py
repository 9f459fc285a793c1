"""Projects that a broken column carries away from the park they are told of."""

from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation
from reading.layout.torn import Torn, torn
from reading.model import Mention, Page
from reading.rules.context import context
from reading.rules.roles import project_status
from reading.rules.scope import place
from reading.rules.stating import Said, told

_AT = ("在", "走进", "来到")


def rule(page: Page) -> Iterator[Claim]:
    """被版面拆开的句子：上半句在一栏末尾，下半句在另一栏开头，下半句里的项目仍在上半句所说的园区。

    The sentence that a broken column tears in two goes on in another block: its projects lie in the
    park that its first half names.
    """
    found = torn(page.layout)
    park = _park(page, found) if found else None
    if found is None or park is None:
        return
    ctx = context(page)
    for project in _projects(page, found):
        status = project_status(ctx, ctx.groups[ctx.group_at(project.start)])
        said = Said(project.entity, Relation.LOCATED_IN, park.entity, status)
        yield told(ctx, __name__, said, place(park), place(project))


def _park(page: Page, found: Torn) -> Mention | None:
    """The park that the sentence of the head is said to be in (在甲产业园，…)."""
    head, clean = page.layout.blocks[found.head], page.layout.clean
    start = clean.rfind("。", head.start, found.start) + 1 or head.start
    parks = page.mentions_in(start, found.start, EntityType.PARK)
    single = len({park.entity for park in parks}) == 1
    return parks[0] if single and clean[start : parks[0].start].strip() in _AT else None


def _projects(page: Page, found: Torn) -> tuple[Mention, ...]:
    """The project that is torn, and those in the rest of its sentence."""
    tail = page.layout.blocks[found.tail]
    sentences = [s for s in page.sentences if s.block == found.tail]
    stop = sentences[0].end if sentences else tail.start
    if sentences and page.layout.clean[stop - 1] in "；;":
        stop = sentences[1].end if len(sentences) > 1 else stop
    return (
        *page.mentions_in(found.start, found.end, EntityType.PROJECT),
        *page.mentions_in(tail.start, stop, EntityType.PROJECT),
    )
