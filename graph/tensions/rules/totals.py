"""Parts that a sentence lists behind their total."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from graph.knowledge import Knowledge
from graph.spoken import Number, Sentence, sentences
from graph.tensions.arithmetic import amount, bounded, is_amount, total, unit_of, written
from graph.tensions.model import Fit, Tension

_OPEN_LIST = re.compile(r"其中[，,：:]?")
_CLOSED_LIST = re.compile(r"[（(]|[：:]|分别为|分别是")
_NOT_A_PART = re.compile(
    r"同比|增长|增加|新增|下降|较上年|比上年|净增|每|人均|平均|占|到20\d\d年|以上$|(?<![超突])过$"
)
_RATE = re.compile(r"每|人均|平均|同比")
_FEWEST = 2
_CLOSE = 2


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and the parts listed behind it; `closed` where the list claims to be whole."""

    sentence: Sentence
    whole: Number
    parts: tuple[Number, ...]
    closed: bool

    @property
    def span(self) -> tuple[int, int]:
        """Where the breakdown stands in its sentence."""
        return self.whole.start, self.parts[-1].end


def parts_of_total(knowledge: Knowledge) -> Iterator[Tension]:
    """合计核对：一句话给出总数并列出各部分，各部分之和应等于（或不超过）总数。

    Totals: the parts listed behind a total must add up to it; where only some parts are listed
    (其中) they must not exceed it.
    """
    for document in knowledge.documents.values():
        for found in breakdowns(sentences(document)):
            if (tension := _checked(found)) is not None:
                yield tension


def breakdowns(said: tuple[Sentence, ...]) -> Iterator[Breakdown]:
    """Every total in some sentences behind which parts in its unit are listed."""
    for sentence in said:
        if not sentence.repeated:
            for mark in _OPEN_LIST.finditer(sentence.text):
                yield from _listed(sentence, mark, closed=False)
            for mark in _CLOSED_LIST.finditer(sentence.text):
                yield from _listed(sentence, mark, closed=True)


def _listed(sentence: Sentence, mark: re.Match[str], *, closed: bool) -> Iterator[Breakdown]:
    end = _end(sentence.text, mark)
    after = [n for n in sentence.numbers if mark.end() <= n.start < end]
    before = [n for n in sentence.numbers if n.end <= mark.start()]
    if not after or not before:
        return
    unit = unit_of(after[0].quantity)
    whole = next((n for n in reversed(before) if unit_of(n.quantity) == unit), None)
    same = (n for n in after if unit_of(n.quantity) == unit)
    # What is new or grown in the same unit speaks of something else: the list has ended.
    parts = tuple(takewhile(lambda n: _is_part(sentence, n), same))
    if whole is None or len(parts) < _FEWEST or not is_amount(whole.quantity):
        return
    # A bracket or colon lists the parts of the number directly before it.
    if closed and mark.start() - whole.end > _CLOSE:
        return
    if not _RATE.search(sentence.text[max(0, whole.start - 4) : whole.start]):
        yield Breakdown(sentence, whole, parts, closed)


def _end(text: str, mark: re.Match[str]) -> int:
    """Where a list ends: at the closing bracket; behind “、其中” at the next comma."""
    closing = {"（": "）", "(": ")"}.get(mark[0])
    within = "；;，" if text[: mark.start()].endswith("、") else "；;"
    ends = [text.find(c, mark.end()) for c in ([closing] if closing else within)]
    return min((e for e in ends if e >= 0), default=len(text))


def _is_part(sentence: Sentence, number: Number) -> bool:
    begin = max(sentence.text.rfind(m, 0, number.start) for m in "，、；（(：:")
    lead = sentence.text[begin + 1 : number.start]
    return is_amount(number.quantity) and not _NOT_A_PART.search(lead)


def _checked(found: Breakdown) -> Tension | None:
    added, stated = total(found.parts), amount(found.whole.quantity)
    if added == stated:
        verdict = Fit.AGREES
    elif _differs(found):
        verdict = Fit.DIFFERS
    else:
        return None
    return Tension(
        rule="parts_of_total",
        verdict=verdict,
        key=f"parts_{verdict.value}",
        values=(
            ("parts", " + ".join(n.quantity.stated_as for n in found.parts)),
            (
                "sum",
                written(added / amount(found.whole.quantity) * found.whole.quantity.value)
                if stated
                else written(added),
            ),
            ("total", found.whole.quantity.stated_as),
        ),
        evidence=(found.sentence.evidence(*found.span),),
        confidence=0.85 if found.closed or verdict is Fit.AGREES else 0.75,
    )


def _differs(found: Breakdown) -> bool:
    """Whether the parts cannot make up the total, whatever the bounds leave open."""
    if bounded((found.whole,)):
        return False
    whole = found.closed and not bounded(found.parts)
    return whole or total(found.parts) > amount(found.whole.quantity)
