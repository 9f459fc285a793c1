"""What if a firm or project came: the board with it and without it, and what differs.

The newcomer is a supposition: its claims rest on a document that says so itself, they live in a
copy of the knowledge and are never stored. Stated gaps stay as stated: a firm that comes answers
them with a contradiction, it does not unsay them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.gaps.board import board
from graph.gaps.model import ChainBoard, SegmentRow
from graph.knowledge import Knowledge
from graph.regions import Regions
from graph.structure.knockout import Knockout, singles
from graph.structure.supply import as_drawn, supply_of
from ontology.chains.model import ReferenceChain
from ontology.errors import BadInput
from ontology.identity import digest, document_id, entity_id
from ontology.labels import label
from ontology.model import (
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    ProjectPhase,
    Relation,
    Review,
    Status,
)

RULE = "supposition"
_NEWCOMERS = (EntityType.FIRM, EntityType.PROJECT)


@dataclass(frozen=True, slots=True)
class Supposition:
    """A firm or project supposed to work in some segments of a chain in a region.

    With `phase`, a project that has come so far; a firm has none. `planned` supposes a plan only.
    """

    name: str
    segments: tuple[str, ...]
    region: str
    type: EntityType = EntityType.FIRM
    planned: bool = False
    phase: ProjectPhase | None = None


@dataclass(frozen=True, slots=True)
class RowChange:
    """A segment whose row differs: the row before and after."""

    before: SegmentRow
    after: SegmentRow


@dataclass(frozen=True, slots=True)
class RiskChange:
    """An element whose knock-out differs, before and after; None where it is not there."""

    element: str
    before: Knockout | None
    after: Knockout | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a supposition changes: boards before and after, the rows and knock-outs that differ.

    `supposed` is the supposition in words, `risks` are the knock-outs of single elements whose loss
    or stopped share differs.
    """

    supposed: str
    before: ChainBoard
    after: ChainBoard
    rows: tuple[RowChange, ...]
    risks: tuple[RiskChange, ...]


def what_if(
    knowledge: Knowledge, chain: ReferenceChain, supposed: Supposition, regions: Regions
) -> WhatIf:
    """What differs on the chain's board for the region if the supposition held."""
    before = board(knowledge, chain, supposed.region, regions)
    then = with_supposition(knowledge, as_drawn(before, chain), supposed)
    after = board(then, chain, supposed.region, regions)
    rows = tuple(
        RowChange(old, new)
        for old, new in zip(before.rows, after.rows, strict=True)
        if _told(old) != _told(new)
    )
    words = _document(knowledge, chain, supposed).text
    return WhatIf(words, before, after, rows, tuple(_risks(before, after, chain)))


def with_supposition(
    knowledge: Knowledge, chain: ReferenceChain, supposed: Supposition
) -> Knowledge:
    """A copy of the knowledge in which the supposition is claimed by a document of its own."""
    _refuse_nonsense(chain, supposed)
    document = _document(knowledge, chain, supposed)
    newcomer = Entity(entity_id(supposed.type, supposed.name), supposed.type, supposed.name)
    known = knowledge.entities.get(newcomer.id, newcomer)
    return replace(
        knowledge,
        documents={**knowledge.documents, document.id: document},
        entities={**knowledge.entities, known.id: known},
        claims=(*knowledge.claims, *_claims(chain, supposed, document, known.id)),
    )


def _refuse_nonsense(chain: ReferenceChain, supposed: Supposition) -> None:
    """BadInput where a supposition says too little or something impossible."""
    ids = {segment.id for segment in chain.segments}
    if not supposed.name.strip() or not supposed.segments:
        raise BadInput(
            "假设要有名称和至少一个环节", "A supposition needs a name and at least one segment"
        )
    if supposed.type not in _NEWCOMERS:
        raise BadInput("只能假设新增企业或项目", "Only a firm or a project can be supposed to come")
    if supposed.phase and supposed.type is not EntityType.PROJECT:
        raise BadInput("只有项目才有阶段", "Only a project has a phase")
    if strange := [s for s in supposed.segments if s not in ids]:
        raise BadInput(
            f"「{strange[0]}」不是{chain.label}的环节",
            f"“{strange[0]}” is no segment of {chain.label_en}",
        )


def _document(knowledge: Knowledge, chain: ReferenceChain, supposed: Supposition) -> Document:
    """The supposition in words: every claim quotes it."""
    named = {segment.id: segment.label for segment in chain.segments}
    where = knowledge.name(supposed.region)
    stand = label(Status.PLANNED if supposed.planned else Status.ACTUAL)
    phase = f"，{label(supposed.phase)}" if supposed.phase else ""
    links = "、".join(named[s] for s in supposed.segments)
    text = f"假设：{supposed.name}在{where}从事{chain.label}的{links}（{stand}{phase}）。"
    sha = digest((RULE, text))
    return Document(document_id(sha), sha, f"{RULE}.txt", text, title="假设（未入库）")


def _claims(
    chain: ReferenceChain, supposed: Supposition, document: Document, newcomer: str
) -> Iterator[Claim]:
    status = Status.PLANNED if supposed.planned else Status.ACTUAL
    evidence = (Evidence(document.id, 0, len(document.text), document.text),)
    said = [(Relation.LOCATED_IN, supposed.region)]
    said += [(Relation.IN_SEGMENT, segment) for segment in dict.fromkeys(supposed.segments)]
    if supposed.phase:
        said.append((Relation.PHASE, supposed.phase.value))
    for predicate, target in said:
        yield Claim(
            id=f"claim-{digest((RULE, newcomer, predicate, target, status))}",
            subject=newcomer,
            predicate=predicate,
            object=target,
            status=Status.ACTUAL if predicate is Relation.PHASE else status,
            evidence=evidence,
            rule=RULE,
            confidence=1.0,
            chain=chain.id if predicate is Relation.IN_SEGMENT else None,
            review=Review.ACCEPTED,
        )


def _told(row: SegmentRow) -> tuple[object, ...]:
    """What a reader sees of a row."""
    grave = row.severity.value if row.severity else None
    present = tuple((p.entity, p.planned) for p in row.present)
    return row.state, row.computed, row.agreement, grave, present


def _risks(before: ChainBoard, after: ChainBoard, chain: ReferenceChain) -> Iterator[RiskChange]:
    old = {k.removed[0]: k for k in singles(supply_of(before, chain))}
    new = {k.removed[0]: k for k in singles(supply_of(after, chain))}
    for element in dict.fromkeys((*old, *new)):
        one, other = old.get(element), new.get(element)
        if (one and one.gravity) != (other and other.gravity):
            yield RiskChange(element, one, other)
