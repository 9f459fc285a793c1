"""How right what is published of real reports is, read sentence by sentence: `python -m bench.audit`.

Draws some of the facts published from the provincial reports beside the checkout that nobody
annotated. Each was held against its words; `bench/audit.tsv` keeps the verdict by the digest of
what the fact says, so a fact that is read anew as before keeps its verdict. Writes a section of
`bench/RESULTS.md`; `--open` lists the facts drawn that have no verdict yet.
"""

import argparse
import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality import ROOT, write
from bench.report_gold import REPORTS, annotated_files
from ontology.model import Claim, Gap, Observation, Reading
from reading.formats import load
from reading.model import Fact
from reading.read import read

MARKS = ("<!-- audit:begin -->", "<!-- audit:end -->")
JUDGED = ROOT / "bench" / "audit.tsv"
DRAWN: Mapping[str, int] = {"claim": 120, "number": 80, "gap": 40}
"""How many facts of each kind are drawn; fewer where fewer are published."""
RIGHT = "right"
_SHOWN = 120
_HEAD = """## Published facts of real reports, held against their words

Reproduce with `python -m bench.audit`. Drawn from all that is published of {reports} provincial
reports that nobody annotated; each fact was held against its sentence by one of two judges who had
not written the rules, one in six by one who had. A fact is right if the report says it of just this thing, with this status, year and
metric; names cut wrongly are wrong.

| kind | published | drawn | judged | right | share | what was wrong |
|---|--:|--:|--:|--:|--:|---|"""


@dataclass(frozen=True, slots=True)
class Published:
    """A published fact: its kind, what it says, and the words that state it."""

    kind: str
    says: str
    quotes: tuple[str, ...]

    @property
    def digest(self) -> str:
        """What the fact says as a short digest; the order of digests is the order of drawing."""
        return hashlib.sha256(f"{self.kind}|{self.says}".encode()).hexdigest()[:12]


def published(name: str, reading: Reading) -> Iterator[Published]:
    """The facts of a reading that wait for no review."""
    named = {entity.id: entity.name for entity in reading.entities}
    told: tuple[tuple[str, Sequence[Fact]], ...] = (
        ("claim", reading.claims),
        ("number", reading.observations),
        ("gap", reading.gaps),
    )
    for kind, facts in told:
        for fact in facts:
            if fact.review is None:
                quotes = tuple(" ".join(e.quote.split()) for e in fact.evidence)
                yield Published(kind, " | ".join((name, *_said(fact, named))), quotes)


def _said(fact: Fact, named: Mapping[str, str]) -> tuple[str, ...]:
    if isinstance(fact, Claim):
        ends = named.get(fact.subject, ""), named.get(fact.object, fact.object)
        return fact.predicate.value, *ends, fact.status.value
    if isinstance(fact, Gap):
        return named.get(fact.chain, ""), fact.what, fact.kind.value
    return _counted(fact, named)


def _counted(fact: Observation, named: Mapping[str, str]) -> tuple[str, ...]:
    value = f"{fact.quantity.value} {fact.quantity.unit}"
    when = str(fact.year or "")
    return named.get(fact.about, ""), fact.metric.value, value, when, fact.status.value


def drawn(facts: Iterable[Published]) -> list[Published]:
    """The facts of each kind whose digests come first."""
    found: list[Published] = []
    by_digest = sorted({fact.digest: fact for fact in facts}.items())
    for kind, many in DRAWN.items():
        found += [fact for _, fact in by_digest if fact.kind == kind][:many]
    return found


def verdicts(path: Path = JUDGED) -> dict[str, str]:
    """What was judged of each digest: `right`, or in a word what is wrong."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["digest"]: row["verdict"] for row in csv.DictReader(lines, delimiter="\t")}


def section(facts: Sequence[Published], known: Mapping[str, str], reports: int) -> Iterator[str]:
    """The lines of the table."""
    yield _HEAD.format(reports=reports)
    for kind in DRAWN:
        those = [fact for fact in facts if fact.kind == kind]
        taken = drawn(those)
        said = [known[fact.digest] for fact in taken if fact.digest in known]
        right = said.count(RIGHT)
        share = f"{right / len(said):.2f}" if said else "–"
        wrong = Counter(verdict for verdict in said if verdict != RIGHT)
        kinds = ", ".join(f"{what} {n}" for what, n in wrong.most_common())
        counts = f"{len(those)} | {len(taken)} | {len(said)} | {right} | {share}"
        yield f"| {kind} | {counts} | {kinds or '–'} |"


def main() -> None:
    """Write the table, or list the facts drawn that nobody judged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--open", action="store_true", help="list the facts without a verdict")
    given = parser.parse_args()
    paths = [p for p in sorted(REPORTS.glob("*.txt")) if p.name not in annotated_files()]
    if not paths:
        parser.error(f"no reports in {REPORTS}")
    facts = [fact for path in paths for fact in published(path.stem, read(load(path)))]
    known = verdicts()
    if given.open:
        for fact in drawn(facts):
            if fact.digest not in known:
                print(fact.digest, fact.says, " // ".join(q[:_SHOWN] for q in fact.quotes))
        return
    write("\n".join(section(facts, known, len(paths))), marks=MARKS)


if __name__ == "__main__":
    main()
