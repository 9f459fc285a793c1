"""A list of things beside the number that closes it."""

import re
from collections.abc import Iterator

from graph.knowledge import Knowledge
from graph.spoken import Sentence, sentences
from graph.tensions.arithmetic import count_of
from graph.tensions.model import Fit, Tension

_CLOSED = re.compile(
    r"(?<![^，。；：:（）()])"
    r"(?P<list>[^，。；：:、（）()\d]{1,20}(?:、[^，。；：:、（）()\d]{1,20}){1,30}?)"
    r"(?<![几数近约“第“-])(?P<count>[两二三四五六七八九十]{1,2}|[2-9]|[1-9]\d)(?P<unit>[大个家条类项])"
    r"(?P<head>[^，。；、\d]{2,10})"
)
_AND = re.compile(r"[和及与]|以及")
_OPEN = re.compile(r"等$|等共?$")
_LEAST = 2
_LONGEST = 8
"""Longer names are clauses: the number behind them need not count them."""


def list_against_count(knowledge: Knowledge) -> Iterator[Tension]:
    """列举与个数：“甲、乙、丙三大……”所列名称的个数应等于所写的数。

    Lists and counts: as many names must be listed as the number behind the list says; names joined
    by 和 or 及 may count as one or as two.
    """
    for document in knowledge.documents.values():
        for sentence in sentences(document):
            if not sentence.repeated:
                yield from _compared(sentence)


def _compared(sentence: Sentence) -> Iterator[Tension]:
    for found in _CLOSED.finditer(sentence.text):
        listed = found["list"]
        if _OPEN.search(listed) or listed.count("“") != listed.count("”"):
            continue
        names = listed.split("、")
        least, most = len(names), len(names) + sum(len(_AND.findall(n)) for n in names)
        stated = count_of(found["count"])
        if stated < _LEAST:
            continue
        fits = least <= stated <= most
        if not fits and not _meant_whole(found, stated, (least, most)):
            continue
        yield Tension(
            rule="list_against_count",
            verdict=Fit.AGREES if fits else Fit.DIFFERS,
            key="list_agrees" if fits else "list_differs",
            values=(
                ("stated", f"{found['count']}{found['unit']}"),
                ("named", str(least) if least == most else f"{least}–{most}"),
                ("names", listed),
            ),
            evidence=(sentence.evidence(found.start(), found.end("unit")),),
            confidence=0.8 if fits else 0.6,
        )


def _meant_whole(found: re.Match[str], stated: int, counted: tuple[int, int]) -> bool:
    """Whether a number that does not fit surely counts the list: “甲、乙、丙四大”, off by one."""
    short = all(len(name) <= _LONGEST for name in found["list"].split("、"))
    near = stated in (counted[0] - 1, counted[1] + 1)
    return found["unit"] == "大" and short and near and not _AND.search(found["list"][-2:])
