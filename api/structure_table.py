"""Knock-outs as a table for a spreadsheet: one line an element or pair, with its sentences."""

from collections.abc import Iterator

from api.cli_output import as_csv
from api.views import ImpactView, StructureView

_HEAD = {
    "zh": (
        "单独或成对,名次,最好名次,最差名次,没有了,需求损失,下界,上界,全链停摆,额外损失,"
        "停下的环节,依据原文,文档"
    ),
    "en": (
        "alone or pair,rank,best rank,worst rank,without,loss,mildest,strictest,chain stopped,"
        "excess,what stops,sentences,documents"
    ),
}


def structure_table(found: StructureView, lang: str) -> str:
    """Every single knock-out, the gravest first, then the key pairs, as CSV."""
    alone, pair = ("单独", "成对") if lang == "zh" else ("alone", "pair")
    rows = [_row(alone, impact) for impact in found.singles]
    rows += [_row(pair, impact) for impact in found.pairs]
    return as_csv(_HEAD[lang].split(","), rows)


def _row(kind: str, impact: ImpactView) -> tuple[str, ...]:
    spread = impact.spread
    ranks = (spread.rank, spread.best, spread.worst) if spread else ("", "", "")
    shares = (impact.loss, impact.mild, impact.strict, impact.stopped_share, impact.excess)
    proof = [e for element in impact.removed for e in element.evidence]
    return (
        kind,
        *map(str, ranks),
        " + ".join(element.thing.name for element in impact.removed),
        *map(str, shares),
        "、".join(thing.name for thing in impact.stopped),
        " | ".join(_once(e.quote for e in proof)),
        " | ".join(_once(e.title for e in proof)),
    )


def _once(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys("".join(w.split()) for w in words))
