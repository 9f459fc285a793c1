"""How a rule says what it found: claims with ids made of their content and exact evidence."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ontology.identity import digest
from ontology.model import Claim, Evidence, GapKind, Relation, Status
from reading.model import Block, Page
from reading.rules.context import Clause, Context

LONGEST_QUOTE = 120
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """The content of a claim before it has evidence."""

    subject: str
    predicate: Relation
    object: str
    status: Status = Status.ACTUAL
    chain: str | None = None
    region: str | None = None


def quotes(page: Page, spans: Sequence[Span]) -> tuple[Evidence, ...]:
    """The evidence for some clean spans, each once, in the order of the text."""
    return tuple(sorted({page.evidence(start, end) for start, end in spans if end > start}))


def claim_id(document: str, said: Said) -> str:
    """The id of a claim: a digest of its document and content, not of its evidence."""
    parts = (
        document,
        said.subject,
        said.predicate.value,
        said.object,
        said.status.value,
        said.chain or "",
        said.region or "",
    )
    return f"claim-{digest(parts)}"


def gap_id(document: str, chain: str, what: str, kind: GapKind, region: str) -> str:
    """The id of a stated gap: a digest of its document and content."""
    return f"gap-{digest((document, chain, what, kind.value, region))}"


def claim(page: Page, rule: str, said: Said, spans: Sequence[Span]) -> Claim:
    """A claim with its id and evidence."""
    return Claim(
        id=claim_id(page.document.id, said),
        subject=said.subject,
        predicate=said.predicate,
        object=said.object,
        status=said.status,
        evidence=quotes(page, spans),
        rule=rule.rpartition(".")[2],
        chain=said.chain,
        region=said.region,
    )


def told(ctx: Context, rule: str, said: Said, *places: Span) -> Claim:
    """A claim whose evidence is the clauses around some places."""
    return claim(ctx.page, rule, said, spans_around(ctx, *places))


def spans_around(ctx: Context, *places: Span) -> tuple[Span, ...]:
    """The shortest spans of whole clauses that show some places; two where they lie far apart."""
    ordered = sorted(places)
    first, last = ordered[0], max(ordered, key=lambda place: place[1])
    left, right = ctx.clauses[ctx.clause_at(first[0])], ctx.clauses[ctx.clause_at(last[1] - 1)]
    if left.sentence == right.sentence:
        for start, end in (
            (left.start, right.end),
            (left.start, last[1]),
            (first[0], right.end),
            (first[0], last[1]),
        ):
            if end - start <= LONGEST_QUOTE:
                return (_trimmed(ctx, start, end),)
    return tuple(dict.fromkeys(_around(ctx, place) for place in ordered))


def _around(ctx: Context, place: Span) -> Span:
    clause = ctx.clauses[ctx.clause_at(place[0])]
    whole: Clause | Block = clause
    if not clause.start <= place[0] < clause.end:
        blocks = ctx.page.layout.blocks
        whole = blocks[max(0, bisect_right(blocks, place[0], key=lambda b: b.start) - 1)]
    start, end = min(whole.start, place[0]), max(whole.end, place[1])
    if end - start > LONGEST_QUOTE:
        start = max(start, place[0] - LONGEST_QUOTE // 3)
        end = min(end, max(place[1], start + LONGEST_QUOTE))
    return _trimmed(ctx, start, end)


def _trimmed(ctx: Context, start: int, end: int) -> Span:
    text = ctx.page.layout.clean
    while start < end and text[start] in " \t\n\u3000，。；、：“”●■":
        start += 1
    while end > start and text[end - 1] in " \t\n\u3000，。；、：":
        end -= 1
    return start, end
