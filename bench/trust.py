"""Choose what a mark of the tagger weighs: `python -m bench.trust`.

Looks once at the passages kept out of training and, where they stand beside the checkout, at the
five annotated documents (never at the other sets), then weighs their names with other trust again
and again, changing one number at a time as long as the mean F1 of the two sets rises; prints what
it ends with, to be written into `reading.names.tagger.TRUST`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bench.quality import GOLD, annotated
from ontology.model import EntityType
from reading.gold import TYPES
from reading.layout import lay_out
from reading.names.finding import Looked, look, weigh
from reading.names.tagger import TRUST, Trust
from reading.sentences import split
from reading.training.marks import passages
from reading.training.measure import LETTERS, marked

_CERTAIN = (0.38, 0.44, 0.5, 0.56, 0.62, 0.7, 0.8)
_SLOPES, _CUTTING, _DOUBT = (0.6, 0.8, 1.0, 1.5, 2.2), (0.3, 0.5, 0.7, 1.0), (0.6, 0.7, 0.8, 0.9)
_LEAST_GAIN = 0.0005
_ROUNDS = 2
_SET = "documents"
_LETTERS = {TYPES[kind]: letter for kind, letter in LETTERS.items()}

Forms = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A text looked at, the region it speaks for, and the forms of each name annotated in it."""

    looked: Looked
    region: str
    names: tuple[Forms, ...]


def _looked(text: str) -> Looked:
    layout = lay_out(text)
    return look(layout, split(layout))


def kept_out() -> list[Case]:
    """The passages kept out of training."""
    chosen = (p for p in passages() if p.split == "test")
    return [Case(_looked(p.text), "", tuple(frozenset({n}) for n in marked(p))) for p in chosen]


def documents() -> list[Case]:
    """The annotated documents, where they are at hand."""
    if not (GOLD / _SET).is_dir():
        return []
    return [_document(truth) for truth in annotated(GOLD, _SET).values()]


def _document(truth: Mapping[str, Any]) -> Case:
    names = tuple(
        frozenset(
            ("".join(form.split()), _LETTERS[e["type"]]) for form in (e["name"], *e["aliases"])
        )
        for e in truth["entities"]
    )
    return Case(_looked(truth["text"]), truth.get("region") or "", names)


def quality(chosen: Sequence[Case], trust: Trust) -> float:
    """F1 over all names: a form read is right if some name has it, a name is found by any form."""
    right = read = found = named = 0
    for case in chosen:
        names = weigh(case.looked, case.region, (), trust).mentions
        mine = {("".join(m.name.split()), LETTERS[m.type]) for m in names if m.type in LETTERS}
        right += len(mine & frozenset[tuple[str, str]]().union(*case.names))
        read += len(mine)
        found += sum(bool(forms & mine) for forms in case.names)
        named += len(case.names)
    precision, recall = right / max(1, read), found / max(1, named)
    return 2 * precision * recall / max(1e-9, precision + recall)


def changes() -> Iterator[tuple[str, EntityType | None, float]]:
    """The numbers that may change: the field, the type if it has one for each, another value."""
    for kind in (k for k in EntityType if k in LETTERS):
        yield from (("certain", kind, value) for value in _CERTAIN)
    for field, values in (("slope", _SLOPES), ("cutting", _CUTTING), ("doubt", _DOUBT)):
        yield from ((field, None, value) for value in values)


def changed(trust: Trust, field: str, kind: EntityType | None, value: float) -> Trust:
    """The trust with one number changed."""
    if kind is not None:
        return replace(trust, certain={**trust.certain, kind: value})
    return Trust(
        trust.certain,
        value if field == "slope" else trust.slope,
        value if field == "cutting" else trust.cutting,
        value if field == "doubt" else trust.doubt,
    )


def main() -> None:
    """Climb from the trust in use."""
    sets = [chosen for chosen in (kept_out(), documents()) if chosen]

    def reached(trust: Trust) -> tuple[float, ...]:
        return tuple(quality(chosen, trust) for chosen in sets)

    best, trust = reached(TRUST), TRUST
    print([round(b, 4) for b in best], trust)
    for change in list(changes()) * _ROUNDS:
        other = changed(trust, *change)
        now = reached(other) if other != trust else best
        if sum(now) > sum(best) + _LEAST_GAIN * len(sets):
            best, trust = now, other
            print([round(b, 4) for b in best], change, flush=True)
    print(trust)


if __name__ == "__main__":
    main()
