"""Small pages with known names, so that a rule can be tested without finding names first."""

import hashlib
import re

from ontology.identity import document_id, entity_id
from ontology.model import Claim, Document, Entity, EntityType, Gap, Observation
from reading.model import Block, BlockKind, Fact, Layout, Mention, Page, Sentence
from reading.rules import RULES

_LABELS = re.compile(r"^(优势|劣势|重点项目|发展路径|拟招商名录)(?:[：:]|$)")
_TYPES = {
    "firm": EntityType.FIRM,
    "park": EntityType.PARK,
    "place": EntityType.PLACE,
    "institution": EntityType.INSTITUTION,
    "chain": EntityType.CHAIN,
    "segment": EntityType.SEGMENT,
    "project": EntityType.PROJECT,
}


def page_of(text: str, *, home: str = "", **names: str) -> Page:
    """A page whose lines are blocks (`# ` opens a heading) and whose names are given by type.

    Names are separated by blanks; `甲|乙` gives a name with an alias.
    """
    entities, forms = _entities(names)
    lines = text.strip("\n").split("\n")
    clean = "\n".join(line.removeprefix("# ") for line in lines)
    blocks = _blocks(lines)
    sha = hashlib.sha256(clean.encode()).hexdigest()
    document = Document(document_id(sha), sha, "passage.txt", clean, title=_title(lines))
    layout = Layout(clean, clean, tuple(range(len(clean))), blocks)
    return Page(
        document,
        layout,
        _sentences(clean, blocks),
        _mentions(clean, forms),
        entities,
        forms[home][0] if home else "",
    )


def _title(lines: list[str]) -> str:
    return lines[0].removeprefix("# ") if lines[0].startswith("# ") else ""


def _entities(
    names: dict[str, str],
) -> tuple[tuple[Entity, ...], dict[str, tuple[str, EntityType]]]:
    entities: list[Entity] = []
    forms: dict[str, tuple[str, EntityType]] = {}
    for kind, listed in names.items():
        for written in listed.split():
            name, *aliases = written.split("|")
            made = entity_id(_TYPES[kind], name)
            entities.append(Entity(made, _TYPES[kind], name, tuple(aliases)))
            forms.update(dict.fromkeys((name, *aliases), (made, _TYPES[kind])))
    return tuple(entities), forms


def _blocks(lines: list[str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    position, heading = 0, -1
    for line in lines:
        body = line.removeprefix("# ")
        end = position + len(body)
        if line.startswith("# "):
            blocks.append(Block(BlockKind.HEADING, position, end, 1))
            heading = len(blocks) - 1
        else:
            label = _LABELS.match(body)
            kind = BlockKind.BOX_CELL if label else BlockKind.PARAGRAPH
            above = (heading,) if heading >= 0 else ()
            blocks.append(Block(kind, position, end, 0, label[1] if label else "", above))
        position = end + 1
    return tuple(blocks)


def _sentences(clean: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(block.start + m.start(), block.start + m.end(), index)
        for index, block in enumerate(blocks)
        for m in re.finditer(r"[^。！？]+[。！？]?”?", clean[block.start : block.end])
    )


def _mentions(clean: str, forms: dict[str, tuple[str, EntityType]]) -> tuple[Mention, ...]:
    if not forms:
        return ()
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return tuple(
        Mention(m.start(), m.end(), forms[m[0]][1], m[0], forms[m[0]][0])
        for m in pattern.finditer(clean)
    )


def found(page: Page, rule: str) -> tuple[Fact, ...]:
    """Everything one rule finds on a page."""
    [named] = [r for r in RULES if r.name == rule]
    return tuple(named.apply(page))


def claims(page: Page, *rules: str) -> set[tuple[str, str, str, str]]:
    """The claims of some rules as (subject, predicate, object, status), by name."""
    names = {e.id: e.name for e in page.entities}
    return {
        (
            names.get(fact.subject, fact.subject),
            fact.predicate.value,
            names.get(fact.object, fact.object),
            fact.status.value,
        )
        for rule in rules
        for fact in found(page, rule)
        if isinstance(fact, Claim)
    }


def gaps(page: Page) -> set[tuple[str, str, str]]:
    """The stated gaps of a page as (chain, what, kind)."""
    names = {e.id: e.name for e in page.entities}
    return {
        (names[fact.chain], fact.what, fact.kind.value)
        for fact in found(page, "stated_gaps")
        if isinstance(fact, Gap)
    }


def observations(page: Page) -> set[tuple[str, str, str, str, int | None, str]]:
    """The numbers of a page as (about, metric, value, unit, year, status)."""
    names = {e.id: e.name for e in page.entities}
    return {
        (
            names[fact.about],
            fact.metric.value,
            str(fact.quantity.value.normalize()),
            fact.quantity.unit,
            fact.year,
            fact.status.value,
        )
        for fact in found(page, "measured")
        if isinstance(fact, Observation)
    }
