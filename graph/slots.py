"""The words that a slot of a ready question may hold in a graph."""

from collections.abc import Callable, Mapping

from graph.gaps.described import chain_of
from graph.knowledge import Knowledge
from ontology.chains.model import ReferenceSegment
from ontology.errors import BadInput
from ontology.identity import plain
from ontology.model import EntityType
from ontology.questions import Question, SlotKind

TYPES: Mapping[SlotKind, EntityType] = {
    SlotKind.CHAIN: EntityType.CHAIN,
    SlotKind.SEGMENT: EntityType.SEGMENT,
    SlotKind.REGION: EntityType.PLACE,
    SlotKind.PARK: EntityType.PARK,
    SlotKind.FIRM: EntityType.FIRM,
}
"""Of which class the things are that a slot names; years are none."""


def words(
    knowledge: Knowledge, question: Question, given: Mapping[SlotKind, str]
) -> dict[SlotKind, str]:
    """The slots of a question as the graph calls what was given; open ones may be left out.

    NotFound names what is near, BadInput a slot without a word or a year that is none.
    """
    found = {}
    for slot in question.slots:
        if word := given.get(slot.kind, "").strip():
            found[slot.kind] = meant(knowledge, slot.kind, word)
        elif not slot.open:
            raise BadInput(f"这个问题要给出{slot.name}", f"This question needs a {slot.kind.value}")
    return found


def meant(knowledge: Knowledge, kind: SlotKind, word: str) -> str:
    """What the graph calls the thing with this id, name, alias or English name."""
    return _MEANT[kind](knowledge, word)


def choices(knowledge: Knowledge, kind: SlotKind) -> tuple[str, ...]:
    """All words that a slot of a kind may hold: those of reference chains first, late years first."""
    if kind is SlotKind.YEAR:
        years = {seen.year for seen in knowledge.observations if seen.year}
        return tuple(str(year) for year in sorted(years, reverse=True))
    listed: set[str] = set()
    if kind is SlotKind.CHAIN:
        listed = {chain.label for chain in knowledge.chains.values()}
    if kind is SlotKind.SEGMENT:
        listed = {segment.label for segment in _segments(knowledge)}
    named = {e.name for e in knowledge.entities.values() if e.type is TYPES[kind]}
    return (*sorted(listed), *sorted(named - listed))


def _chain(knowledge: Knowledge, word: str) -> str:
    for chain in knowledge.chains.values():
        if plain(word) in map(plain, (chain.key, chain.label, chain.label_en, *chain.aliases)):
            return chain.label
    return chain_of(knowledge, word).label


def _segment(knowledge: Knowledge, word: str) -> str:
    for one in _segments(knowledge):
        if word == one.id or plain(word) in map(plain, (one.label, one.label_en, *one.aliases)):
            return one.label
    return knowledge.find_segment(word).name


def _segments(knowledge: Knowledge) -> tuple[ReferenceSegment, ...]:
    return tuple(s for chain in knowledge.chains.values() for s in chain.segments)


def _year(_: Knowledge, word: str) -> str:
    number = word.removesuffix("年").strip()
    if len(number) == len("2025") and number.isascii() and number.isdecimal():
        return number
    raise BadInput(f"年度应写作 2025，不能是「{word}」", f"A year is written 2025, not “{word}”")


_MEANT: Mapping[SlotKind, Callable[[Knowledge, str], str]] = {
    SlotKind.CHAIN: _chain,
    SlotKind.SEGMENT: _segment,
    SlotKind.REGION: lambda knowledge, word: knowledge.find_region(word).name,
    SlotKind.PARK: lambda knowledge, word: knowledge.find_park(word).name,
    SlotKind.FIRM: lambda knowledge, word: knowledge.find_firm(word).name,
    SlotKind.YEAR: _year,
}
