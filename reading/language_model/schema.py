"""What a model may answer: JSON of known types; whatever else it writes is dropped and counted."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json

from ontology.model import EntityType, GapKind, Relation, Status

_MOST_ITEMS = 400  # a chunk of a few thousand characters does not say more
_LOOSE = re.compile(r"(?<![!-~])\s+|\s+(?![!-~])")
_THOUGHT = "</think>"


def joined(name: str) -> str:
    """A name without the blanks that models put between Chinese and Latin characters.

    >>> joined("5G 高新园 A 区"), joined("Blue Sky 电池")
    ('5G高新园A区', 'Blue Sky电池')
    """
    return _LOOSE.sub("", name)


_Name = Annotated[str, AfterValidator(joined)]


class _Told(BaseModel):
    model_config = ConfigDict(
        frozen=True, str_strip_whitespace=True, json_schema_extra={"additionalProperties": False}
    )


class ToldFact(_Told):
    """A relation between two things, as told by a model."""

    subject: _Name
    subject_type: EntityType
    relation: Relation
    object: _Name
    object_type: EntityType
    status: Status
    quote: str


class ToldGap(_Told):
    """A lack in a chain, as told by a model."""

    chain: _Name
    what: _Name
    kind: GapKind
    quote: str


class Answer(_Told):
    """The whole answer, as the schema handed to the endpoint asks for it."""

    facts: tuple[ToldFact, ...]
    gaps: tuple[ToldGap, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What could be read of an answer, and how many items could not."""

    facts: tuple[ToldFact, ...] = ()
    gaps: tuple[ToldGap, ...] = ()
    malformed: int = 0


_T = TypeVar("_T", bound=_Told)


def parse(answer: str) -> Parsed:
    """The sound items of an answer, each looked at by itself.

    Markdown fences, words around the JSON and thoughts before it are left aside; an answer cut off
    keeps the items that are whole. An answer that is no such JSON counts as one malformed item.

    >>> parse("好的：").malformed
    1
    """
    found = _json(answer)
    if not isinstance(found, dict):
        return Parsed(malformed=1)
    facts, gaps = _items(found.get("facts")), _items(found.get("gaps"))
    sound_facts, sound_gaps = _sound(ToldFact, facts), _sound(ToldGap, gaps)
    malformed = len(facts) + len(gaps) - len(sound_facts) - len(sound_gaps)
    return Parsed(sound_facts, sound_gaps, malformed)


def _json(answer: str) -> object:
    """The JSON object in an answer; None if there is none."""
    text = answer[answer.rfind(_THOUGHT) + len(_THOUGHT) :] if _THOUGHT in answer else answer
    start, end = text.find("{"), text.rfind("}") + 1
    if start < 0:
        return None
    whole = _read(text[start:end])
    return _read(text[start:], allow_partial=True) if whole is None else whole


def _read(text: str, *, allow_partial: bool = False) -> object:
    try:
        return from_json(text, allow_partial=allow_partial)
    except ValueError:
        return None


def _items(found: object) -> list[Any]:
    """A list of items; one that is no list is one item, and a malformed one."""
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def _sound(kind: type[_T], items: list[Any]) -> tuple[_T, ...]:
    made = (_made(kind, item) for item in items[:_MOST_ITEMS])
    return tuple(one for one in made if one is not None)


def _made(kind: type[_T], item: object) -> _T | None:
    try:
        return kind.model_validate(item)
    except ValidationError:
        return None
