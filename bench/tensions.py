"""How often what is called a tension is none: `python -m bench.tensions`.

Lists every alarm (verdict differs or soft) in our examples, in our training passages and, where
they stand beside the checkout, in the five documents and the provincial reports. Each alarm was
read by a person; `bench/tensions.tsv` holds by id whether it is one. Writes a section of
`bench/RESULTS.md`; an alarm without a judgement counts as false.
"""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.quality import GOLD, RESULTS, ROOT, as_document, write
from graph.grounding import grounded
from graph.knowledge import Knowledge, knowledge_of
from graph.tensions.found import tensions
from graph.tensions.model import Tension
from graph.tensions.words import reason
from ontology.chains.loader import load_chains
from ontology.model import Document, Reading
from reading.formats import SUFFIXES, load
from reading.lexicon import rows
from reading.read import read
from reading.resolve import resolve
from reading.training.marks import passages

MARKS = ("<!-- tensions:begin -->", "<!-- tensions:end -->")
JUDGED = ROOT / "bench" / "tensions.tsv"
SHARED = GOLD.parent


@dataclass(slots=True)
class Counted:
    """What was checked and alarmed in one set of texts."""

    texts: int = 0
    checks: int = 0
    alarms: list[Tension] = field(default_factory=list)


def _known(documents: Iterator[Document]) -> Knowledge:
    chains = load_chains()
    return knowledge_of((_reading(d) for d in documents), chains)


def _reading(document: Document) -> Reading:
    return grounded(resolve(read(document), load_chains()))


def _files(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.iterdir()):
        if path.suffix in SUFFIXES:
            yield load(path)


def sets() -> Iterator[tuple[str, Iterator[Knowledge]]]:
    """Each set with its knowledge: documents of one region together, others alone."""
    yield "examples", iter([_known(_files(ROOT / "examples"))])
    yield "passages", (_known(iter([as_document(p.id, p.text)])) for p in passages())
    if (SHARED / "documents").is_dir():
        yield "documents", iter([_known(_files(SHARED / "documents"))])
    if (SHARED / "corpus").is_dir():
        yield "reports", (_known(iter([d])) for d in _files(SHARED / "corpus"))


def measure() -> dict[str, Counted]:
    """What is found in every set at hand."""
    found: dict[str, Counted] = {}
    for name, many in sets():
        counted = found[name] = Counted()
        for known in many:
            checks = tensions(known)
            counted.texts += len(known.documents)
            counted.checks += len(checks)
            counted.alarms += [t for t in checks if t.alarm]
    return found


def judged(table: Path = JUDGED) -> Mapping[str, bool]:
    """Alarm id → whether a person who read both sentences calls it a tension."""
    return {row["id"]: row["tension"] == "yes" for row in rows(table)}


def report(found: Mapping[str, Counted], verdicts: Mapping[str, bool]) -> str:
    """The section of `RESULTS.md`."""
    lines = [
        "## Tensions",
        "",
        "Reproduce with `python -m bench.tensions`. An alarm is a check with the verdict",
        "differs or soft. Each was read by a person (`bench/tensions.tsv`); one that nobody",
        "judged counts as false. Examples and documents are read as one graph each, passages",
        "and reports one by one. The rules were written with these texts at hand, so the rate",
        "on texts of other places may be higher; with so few alarms it is not known closely.",
        "",
        "| texts | number | checks | alarms | right | false | rate of false alarms |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name, one in found.items():
        lines.append(_line(name, one.texts, one.checks, one.alarms, verdicts))
    every = [t for one in found.values() for t in one.alarms]
    texts, checks = (sum(getattr(o, part) for o in found.values()) for part in ("texts", "checks"))
    lines.append(_line("all", texts, checks, every, verdicts))
    return "\n".join(lines)


def _line(
    name: str, texts: int, checks: int, alarms: list[Tension], verdicts: Mapping[str, bool]
) -> str:
    right = sum(verdicts.get(t.id, False) for t in alarms)
    wrong = len(alarms) - right
    rate = f"{wrong / len(alarms):.1%}" if alarms else "no alarm"
    return f"| {name} | {texts} | {checks} | {len(alarms)} | {right} | {wrong} | {rate} |"


def main() -> None:
    """Measure, list the alarms, write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", type=Path, default=RESULTS)
    asked = parser.parse_args()
    found, verdicts = measure(), judged()
    for name, one in found.items():
        for alarm in one.alarms:
            said = {True: "yes", False: "no", None: "unjudged"}[verdicts.get(alarm.id)]
            print(name, alarm.id, said, alarm.rule, reason(alarm, "en"), sep="\t")
            for evidence in alarm.evidence:
                print("\t\t", "".join(evidence.quote.split())[:120])
    section = report(found, verdicts)
    write(section, asked.results, MARKS)
    print(section)


if __name__ == "__main__":
    main()
