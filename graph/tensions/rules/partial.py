"""A list whose parts make up the whole total, beside a sentence that gives them a smaller share."""

import re
from collections.abc import Iterator
from decimal import Decimal

from graph.knowledge import Knowledge
from graph.spoken import Sentence, sentences
from graph.tensions.arithmetic import PERCENT, amount, count_of, total
from graph.tensions.model import Fit, Tension
from graph.tensions.rules.totals import Breakdown, breakdowns

_SHARE = re.compile(
    r"([两二三四五六七八九十]+|\d+)[大个]([^，。；、\d]{0,16}?)(?:产值|收入|规模|总量)?[^，。；\d]{0,4}占比?"
)
_WHOLE = Decimal(100)
_FEWEST = 3
_NEAR = 6


def share_of_complete_list(knowledge: Knowledge) -> Iterator[Tension]:
    """合计与占比：几项之和恰为总数，另一处却说这几项只占总数的一部分。

    A whole with a share: so many parts add up to exactly the total, while another sentence of the
    document says that so many make up less than all of it.
    """
    for document in knowledge.documents.values():
        said = sentences(document)
        whole = [b for b in breakdowns(said) if len(b.parts) >= _FEWEST and _adds_up(b)]
        for sentence in said if whole else ():
            yield from _against(sentence, whole)


def _adds_up(found: Breakdown) -> bool:
    return total(found.parts) == amount(found.whole.quantity)


def _against(sentence: Sentence, whole: list[Breakdown]) -> Iterator[Tension]:
    for mark in _SHARE.finditer(sentence.text):
        share = next((n for n in sentence.numbers if n.start >= mark.end()), None)
        if share is None or share.start - mark.end() > _NEAR or share.quantity.unit != PERCENT:
            continue
        count = count_of(mark[1])
        for found in whole:
            same_mood = sentence.to_come == found.sentence.to_come
            if count == len(found.parts) and share.quantity.value < _WHOLE and same_mood:
                yield _tension(sentence, (mark.start(), share.end), found, share.quantity.stated_as)


def _tension(sentence: Sentence, span: tuple[int, int], found: Breakdown, share: str) -> Tension:
    return Tension(
        rule="share_of_complete_list",
        verdict=Fit.DIFFERS,
        key="complete_list",
        values=(
            ("count", str(len(found.parts))),
            ("total", found.whole.quantity.stated_as),
            ("share", share),
        ),
        evidence=(found.sentence.evidence(*found.span), sentence.evidence(*span)),
        confidence=0.8,
    )
