"""What is lacking by the signs of a clause, where no rule of its own reads it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ontology.model import Gap, GapKind
from reading.model import Page
from reading.rules.context import context
from reading.rules.gap_cells import Lack
from reading.rules.gap_choice import lacking
from reading.rules.gap_facts import gaps
from reading.rules.stated_gaps import stated

_DENSE = 12
"""A block in which rules read so many clauses with lacks lists them plainly: signs add nothing."""


def rule(page: Page) -> Iterator[Gap]:
    """没有固定句式可循、但整句的种种迹象（缺、无、靠、从外地买、仅一家、率低、转折、表格栏目等）合起来表明某物缺失、薄弱、靠进口或靠外地的，是所述的缺口；各迹象的权重由标注语料拟合。

    Where no fixed frame applies, but the signs of a clause together (words of lacking, of buying
    elsewhere, a single maker, a low share, a turn, the column of a table) say that a thing is missing,
    weak, imported or bought outside, it is a stated gap; the weights of the signs are fitted.
    """
    ctx = context(page)
    read = {index for index, _ in stated(ctx)}
    blocks = Counter(ctx.block_of(ctx.clauses[index]).start for index in read)
    known = _Known([(ctx.clauses[index].sentence, lack) for index, lack in stated(ctx)])
    for index, clause in enumerate(ctx.clauses):
        if index in read or blocks[ctx.block_of(clause).start] >= _DENSE:
            continue
        for lack in lacking(ctx, index):
            if not known.takes(clause.sentence, lack):
                break  # the clause goes on about what is known
            yield from gaps(ctx, index, lack, __name__)


class _Known:
    """What is known to be lacking already, and in which sentence: said again it is nothing new."""

    def __init__(self, told: Iterable[tuple[int, Lack]]) -> None:
        self._everywhere: set[tuple[str, GapKind]] = set()
        self._sentence: dict[tuple[int, GapKind], list[str]] = {}
        for sentence, lack in told:
            self._keep(sentence, lack)

    def takes(self, sentence: int, lack: Lack) -> bool:
        """Whether a lack is new; it is known from now on."""
        near = self._sentence.get((sentence, lack.kind), ())
        if any((name, lack.kind) in self._everywhere for name in lack.things) or any(
            name in other or other in name for name in lack.things for other in near
        ):
            return False
        self._keep(sentence, lack)
        return True

    def _keep(self, sentence: int, lack: Lack) -> None:
        self._everywhere |= {(name, lack.kind) for name in lack.things}
        self._sentence.setdefault((sentence, lack.kind), []).extend(lack.things)
