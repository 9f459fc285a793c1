"""How far two annotators of the same texts agree: `python -m bench.agreement`.

Scores the second annotation of some texts of `blind` (`bench/again`) as if it had been read, and what
is read against both, and writes the table into `bench/RESULTS.md`.
"""

from collections.abc import Iterator

from bench.annotation import own_passages
from bench.quality import BLIND, GOLD, ROOT, Texts, annotated, readings_of, write
from bench.scoring import score_all

AGAIN = ROOT / "bench" / "again"
MARKS = ("<!-- agreement:begin -->", "<!-- agreement:end -->")
FEWEST = 15
"""Lines with fewer annotated items say nothing."""
_HEAD = """## Two annotators of the same texts

Reproduce with `python -m bench.agreement`. {texts} texts of `blind` were annotated a second time, by annotators who
saw neither the first annotation nor what is read: F1 of the second against the first, and of what is
read against each. No reader can be measured much above the first column.

| what | annotated | second and first | read and first | read and second |
|---|--:|--:|--:|--:|"""


def table(first: Texts, second: Texts) -> Iterator[str]:
    """The lines of the table."""
    read, _ = readings_of(first)
    again, one, other = (
        score_all(truth, told).counts
        for truth, told in ((first, dict(second)), (first, read), (second, read))
    )
    yield _HEAD.format(texts=len(first))
    for what, count in again.items():
        many = count.right + count.missed
        if many >= FEWEST:
            shown = " | ".join(f"{c[what].f1:.2f}" for c in (again, one, other))
            yield f"| {what} | {many} | {shown} |"


def main() -> None:
    """Write the table."""
    second = {passage["id"]: passage for passage in own_passages(AGAIN)}
    blind = annotated(GOLD, BLIND)
    first = {id_: blind[id_] for id_ in second}
    write("\n".join(table(first, second)), marks=MARKS)


if __name__ == "__main__":
    main()
