"""Modality: does a clause say what is, what is planned or aimed at, what is not, or a comparison."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from reading.lexicon import rows
from reading.model import Modality

_CLAUSE = re.compile(r"[^，。；！？：]*[，。；！？：]*")
# A plan or an aim governs the clauses that follow in its sentence until 已 or 目前 ends it.
_CARRIED = (Modality.PLANNED, Modality.TARGET)
_KEPT = 1024
"""Sentences remembered: one is asked for its mood as a whole and, much later, at each of its numbers."""


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A word that tells a mood; strong ones hold anywhere, aspect ones unless a plan governs."""

    modality: Modality
    strength: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A trigger at its place in a clause."""

    start: int
    trigger: _Trigger


@cache
def _lexicon() -> tuple[tuple[re.Pattern[str], _Trigger], ...]:
    table = rows(Path(__file__).with_name("modality.tsv"))
    return tuple(
        (re.compile(row["pattern"]), _Trigger(Modality(row["modality"]), row["strength"]))
        for row in table
    )


@cache
def _any_trigger() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _lexicon()))


def _triggers(clause: str) -> list[_Found]:
    if not _any_trigger().search(clause):
        return []
    found = [
        _Found(match.start(), trigger)
        for pattern, trigger in _lexicon()
        if pattern.search(clause)
        for match in pattern.finditer(clause)
    ]
    return sorted(found, key=lambda f: f.start)


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    for match in _CLAUSE.finditer(text):
        if match.group():
            yield match.start(), match.group()


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with the triggers that count in it and the mood it takes over from before."""

    start: int
    text: str
    triggers: tuple[_Found, ...]
    carried: _Trigger | None

    def at(self, position: int) -> _Trigger | None:
        """The trigger that governs a position: the nearest before it, else the first after.

        What is carried over from a clause before stands between the two, unless it is weak.
        """
        before = [f.trigger for f in self.triggers if self.start + f.start <= position]
        if before:
            return before[-1]
        after = self.triggers[0].trigger if self.triggers else None
        if self.carried and (after is None or self.carried.strength == "strong"):
            return self.carried
        return after


def _is_plan(trigger: _Trigger | None) -> bool:
    return bool(trigger and trigger.strength == "strong" and trigger.modality in _CARRIED)


def _is_settled(trigger: _Trigger | None) -> bool:
    return bool(trigger and trigger.strength == "strong" and trigger.modality is Modality.ACTUAL)


def _governed(found: list[_Found], carried: _Trigger | None) -> tuple[_Found, ...]:
    """The triggers that count: no aspect or weak word behind a strong one (已建成, 力争建成)."""
    kept: list[_Found] = []
    above = carried
    for each in found:
        trigger = each.trigger
        if trigger.strength != "strong" and (_is_plan(above) or _is_settled(above)):
            continue
        if _is_plan(trigger) or _is_settled(trigger):
            above = trigger
        kept.append(each)
    return tuple(kept)


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> tuple[_Clause, ...]:
    return tuple(_clauses_read(text))


def _clauses_read(text: str) -> Iterator[_Clause]:
    carried: _Trigger | None = None
    for start, clause in _clauses(text):
        triggers = _governed(_triggers(clause), carried)
        yield _Clause(start, clause, triggers, carried)
        for each in triggers:
            if (
                _is_plan(each.trigger)
                or _is_settled(each.trigger)
                or (each.start == 0 and carried is None and each.trigger.strength == "weak")
            ):
                carried = each.trigger
        if clause[-1] in "。！？":
            carried = None


def _mood(trigger: _Trigger | None, section: Modality | None) -> Modality | None:
    if trigger is None or (trigger.strength == "weak" and section is Modality.ACTUAL):
        return section
    # Among aims and tasks what is 建成 is to be built, unless a word like 已 says otherwise.
    if trigger.strength == "aspect" and section in _CARRIED:
        return section
    return trigger.modality


def modality_at(text: str, position: int, section: Modality | None = None) -> Modality:
    """The mood at a position of a sentence: of its clause, or carried over from one before.

    `section` is the mood of the section the sentence stands in, None if nothing tells it: it holds
    where no word does, and in a section about the past words like 推进 tell no plan.

    >>> text = "目前已集聚项目30个，计划至2025年完成投资1000亿元。"
    >>> modality_at(text, text.index("30")).value, modality_at(text, text.index("1000")).value
    ('actual', 'target')
    """
    for clause in _read(text):
        if clause.start <= position < clause.start + len(clause.text):
            return _mood(clause.at(position), section) or Modality.ACTUAL
    return section or Modality.ACTUAL


def mood(text: str, section: Modality | None = None) -> Modality | None:
    """The mood of most of a sentence, None where neither a word nor the section tells it."""
    weights: dict[Modality, int] = {}
    for clause in _read(text):
        last = clause.triggers[-1].trigger if clause.triggers else clause.carried
        told = _mood(last, section)
        if told:
            weights[told] = weights.get(told, 0) + len(clause.text)
    return max(weights, key=lambda m: (weights[m], m.value), default=None)


def modality(text: str) -> Modality:
    """The mood of most of a sentence; what no word tells is taken to be so.

    >>> modality("项目已经投产。").value, modality("尚未形成完整链条。").value
    ('actual', 'negated')
    """
    return mood(text) or Modality.ACTUAL
