"""What a model is asked: the same words for every text, with a version made of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.identity import digest
from ontology.model import EntityType, Relation
from reading.language_model.schema import Answer
from reading.lexicon import rows

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Ends:
    """The types that the two ends of a relation may have."""

    subject: frozenset[EntityType]
    object: frozenset[EntityType]


@cache
def relations() -> Mapping[Relation, Ends]:
    """The relations a model may tell, with the types of their ends."""
    return {
        Relation(row["relation"]): Ends(_types(row["subject"]), _types(row["object"]))
        for row in rows(_HERE / "relations.tsv")
    }


@cache
def instructions() -> str:
    """What every request says before the text."""
    text = (_HERE / "instructions.txt").read_text(encoding="utf-8")
    lines = (
        f"- {row['relation']}：{row['subject'].replace(' ', '|')} → "
        f"{row['object'].replace(' ', '|')}，{row['meaning']}"
        for row in rows(_HERE / "relations.tsv")
    )
    return text.replace("{relations}", "\n".join(lines)).strip()


@cache
def version() -> str:
    """A digest of all that is asked: another prompt may get other replies."""
    schema = json.dumps(Answer.model_json_schema(), ensure_ascii=False, sort_keys=True)
    return digest((instructions(), schema))


def question(title: str, headings: tuple[str, ...], text: str) -> str:
    """A text as a model gets it: JSON, so that nothing in it can pretend to stand outside it."""
    return json.dumps({"title": title, "headings": headings, "text": text}, ensure_ascii=False)


def _types(cell: str) -> frozenset[EntityType]:
    return frozenset(EntityType(word) for word in cell.split())
