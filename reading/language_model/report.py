"""One sentence on what became of everything a model told."""

from collections.abc import Mapping
from dataclasses import dataclass

from reading.language_model.support import Refusal


@dataclass(frozen=True, slots=True)
class Outcome:
    """The numbers of one document: pieces of text, things accepted, and why the others were not."""

    model: str
    pieces: int
    accepted: int
    same: int
    refused: Mapping[Refusal, int]
    unanswered: Mapping[str, int]


def report(outcome: Outcome) -> str:
    """The sentence.

    >>> report(Outcome("m", 3, 2, 1, {Refusal.NO_QUOTE: 4}, {"超时": 1}))
    '大语言模型「m」读了 3 段，给出 6 条，采纳 2 条（1 条规则也读出），丢弃 4 条（引文不在原文 4）；1 段没有回答（超时 1）。'
    """
    thrown = sum(outcome.refused.values())
    silent = sum(outcome.unanswered.values())
    words = f"大语言模型「{outcome.model}」读了 {outcome.pieces} 段，给出 {outcome.accepted + thrown} 条"
    words += f"，采纳 {outcome.accepted} 条"
    words += f"（{outcome.same} 条规则也读出）" if outcome.same else ""
    words += f"，丢弃 {thrown} 条"
    if thrown:
        words += f"（{_listed({r.value: outcome.refused.get(r, 0) for r in Refusal})}）"
    if silent:
        words += f"；{silent} 段没有回答（{_listed(outcome.unanswered)}）"
    return words + "。"


def _listed(counts: Mapping[str, int]) -> str:
    """Reasons with their numbers, the most frequent first."""
    kept = sorted((-count, reason) for reason, count in counts.items() if count)
    return "、".join(f"{reason} {-count}" for count, reason in kept)
