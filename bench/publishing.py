"""How right published facts are, and what decides that: `python -m bench.publishing`.

Reads every annotated set (see `bench.quality`), judges each fact, counts how many are right for
each rule and support, writes `reading/rules/trust.tsv` and the section of `bench/RESULTS.md`. Facts
of sets that are not among `trust.SETS` are judged by the table and never counted in it.
"""

import argparse
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality import (
    GOLD,
    REPORTS,
    RESULTS,
    Texts,
    annotated_sets,
    as_document,
    write,
)
from bench.report_gold import reports
from bench.scoring import judged
from ontology.model import Claim, Gap
from reading.gold import as_gold, known_to_gold, relation_name
from reading.model import Fact
from reading.read import read
from reading.rules import trust
from reading.rules.trust import Count, Counts, Support

MARKS = ("<!-- publishing:begin -->", "<!-- publishing:end -->")
KINDS = {"claim": "relations", "observation": "observations", "gap": "gaps"}
_PARTS = 10
_APART = tuple(held for held in Support if held is not Support.ALL)
_BARS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Case:
    """One fact read in an annotated text: its set and text, kind, rule, support, the verdict."""

    set: str
    text: str
    kind: str
    rule: str
    support: Support
    right: bool


def cases_of(name: str, golds: Texts) -> Iterator[Case]:
    """Every fact read in the texts of a set; repeats are neither right nor wrong and left out."""
    for key, truth in golds.items():
        reading = read(as_document(key, truth["text"]))
        verdicts = judged(truth, as_gold(reading))
        claims = [c for c in reading.claims if known_to_gold(c)]
        told: tuple[tuple[Sequence[Fact], Mapping[int, bool | None]], ...] = (
            (claims, verdicts.relations),
            (reading.observations, verdicts.observations),
            (reading.gaps, verdicts.gaps),
        )
        for facts, found in told:
            for place, fact in enumerate(facts):
                right = found[place]
                if right is not None and _key(fact) not in truth.get("unasked", ()):
                    held = trust.support(fact.grounds)
                    yield Case(name, f"{name}/{key}", _kind(fact), fact.rule, held, right)


def _key(fact: Fact) -> str:
    """What annotations call facts of its kind, claims by their relation."""
    return relation_name(fact.predicate) if isinstance(fact, Claim) else KINDS[_kind(fact)]


def _kind(fact: Fact) -> str:
    if isinstance(fact, Claim):
        return "claim"
    return "gap" if isinstance(fact, Gap) else "observation"


def counted(cases: Iterable[Case]) -> Counts:
    """How many cases are right for each rule, with each support and with all of them."""
    groups: dict[tuple[str, Support], list[Case]] = {}
    for case in cases:
        for held in (case.support, Support.ALL):
            groups.setdefault((case.rule, held), []).append(case)
    return {key: _count(group) for key, group in sorted(groups.items())}


def _count(cases: Sequence[Case]) -> Count:
    sets = {name: _pair(c for c in cases if c.set == name) for name in trust.SETS}
    return Count(*_pair(cases), sets)


def _pair(cases: Iterable[Case]) -> tuple[int, int]:
    verdicts = [case.right for case in cases]
    return sum(verdicts), len(verdicts)


def chances(cases: Sequence[Case], counts: Counts) -> list[float]:
    """How likely each case is right where these counts are what was measured."""
    return [trust.chance(c.rule, c.support, counts) for c in cases]


def with_texts_held_out(cases: Sequence[Case]) -> list[float]:
    """How likely each case is right by counts of the nine tenths of texts it does not belong to."""
    texts = sorted({c.text for c in cases}, key=lambda t: hashlib.sha256(t.encode()).hexdigest())
    parts = {text: i % _PARTS for i, text in enumerate(texts)}
    return _without(cases, [str(parts[c.text]) for c in cases])


def with_set_held_out(cases: Sequence[Case]) -> list[float]:
    """How likely each case is right by counts of the other sets alone."""
    return _without(cases, [c.set for c in cases])


def _without(cases: Sequence[Case], parts: Sequence[str]) -> list[float]:
    known = {
        part: counted(
            c for c, p in zip(cases, parts, strict=True) if p != part and c.set in trust.SETS
        )
        for part in sorted(set(parts))
    }
    pairs = zip(cases, parts, strict=True)
    return [chances([case], known[part])[0] for case, part in pairs]


def write_table(counts: Counts, target: Path = trust.TABLE) -> None:
    """Write the table of counts."""
    lines = ["\t".join(trust.COLUMNS)]
    for (rule, held), count in counts.items():
        sets = count.sets or {}
        cells = ["{}/{}".format(*sets.get(name, (0, 0))) for name in trust.SETS]
        lines.append("\t".join([rule, held, str(count.right), str(count.read), *cells]))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Measured:
    """All cases, how likely each is right by three ways of measuring, what is annotated."""

    cases: Sequence[Case]
    ways: tuple[Sequence[float], ...]
    annotated: dict[tuple[str, str], int]


def report(measured: Measured) -> str:
    """The section of results: published against review, for each set and kind."""
    names = tuple(dict.fromkeys(case.set for case in measured.cases))
    parts = [
        "## Published and in review\n",
        "Reproduce with `python -m bench.publishing`, which also writes the counts",
        "(`reading/rules/trust.tsv`). Facts of one rule with the same support are alike; they are",
        f"published if {trust.PUBLISHED:.0%} of them were right, all else waits (待核). *As shipped*",
        "judges by all counts, the texts' own among them; *texts held out* judges each tenth of the",
        "texts by the other nine, *set held out* each set by the others alone. R is the share of all",
        "annotated facts that is published and right.\n",
        _line("set", "kind", "annotated", "read", "P", "shipped: published", "P", "R")
        + " texts held out: published | P | R | set held out: published | P | R |",
        "|---|---|" + "--:|" * 12,
    ]
    for name in (*names, "all"):
        parts.extend(_rows(measured, name))
    parts.extend(_bars(measured, names))
    parts.append("\n### What is measured of each rule\n")
    parts.append("| rule | read | P | low (95 %) | " + " | ".join(_APART) + " |")
    parts.append("|---|" + "--:|" * (3 + len(_APART)))
    parts.extend(_rule_rows(counted(c for c in measured.cases if c.set in trust.SETS)))
    return "\n".join(parts)


def _rows(measured: Measured, name: str) -> Iterator[str]:
    for kind in (*KINDS, "all"):
        chosen = [
            i
            for i, c in enumerate(measured.cases)
            if kind in ("all", c.kind) and name in ("all", c.set)
        ]
        total = sum(
            number
            for (of_set, of_kind), number in measured.annotated.items()
            if kind in ("all", of_kind) and name in ("all", of_set)
        )
        right, read_ = _pair(measured.cases[i] for i in chosen)
        cells: list[str] = [name, kind, str(total), str(read_), _share(right, read_)]
        for way in measured.ways:
            right, out = _pair(measured.cases[i] for i in chosen if way[i] >= trust.PUBLISHED)
            cells += [str(out), _share(right, out), _share(right, total)]
        yield _line(*cells)


def _bars(measured: Measured, names: Sequence[str]) -> Iterator[str]:
    """What other bars for publishing would give, each text judged by the others."""
    yield "\n### Other bars\n"
    yield "Texts held out: P of what would be published, and its share of all that is read and right."
    yield "Whoever wants surer facts only asks for `lt:confidence` above a bar.\n"
    yield "| bar | " + " | ".join(f"{name} P | share" for name in names) + " |"
    yield "|--:|" + "--:|" * 2 * len(names)
    held = measured.ways[1]
    for bar in _BARS:
        cells = [f"{bar:.1f}"]
        for name in names:
            pairs = [(c, h) for c, h in zip(measured.cases, held, strict=True) if c.set == name]
            right, out = _pair(c for c, h in pairs if h >= bar)
            cells += [_share(right, out), _share(right, _pair(c for c, _ in pairs)[0])]
        yield _line(*cells)


def _rule_rows(counts: Counts) -> Iterator[str]:
    whole = {rule: count for (rule, held), count in counts.items() if held is Support.ALL}
    for rule in sorted(whole, key=lambda rule: (-whole[rule].read, rule)):
        alike = [counts.get((rule, held), Count()) for held in _APART]
        count = whole[rule]
        yield _line(
            f"`{rule}`",
            str(count.read),
            _share(count.right, count.read),
            f"{count.low:.2f}",
            *(f"{one.right}/{one.read}" if one.read else "–" for one in alike),
        )


def _line(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def main() -> None:
    """Judge every set at hand, write the table of counts and the section of results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--results", type=Path, default=RESULTS)
    asked = parser.parse_args()
    sets = [*annotated_sets(asked.gold), (REPORTS, reports())]
    cases = [case for name, golds in sets for case in cases_of(name, golds)]
    counts = counted(case for case in cases if case.set in trust.SETS)
    write_table(counts)
    annotated = {
        (name, kind): sum(len(truth.get(key) or ()) for truth in golds.values())
        for name, golds in sets
        for kind, key in KINDS.items()
    }
    ways = (chances(cases, counts), with_texts_held_out(cases), with_set_held_out(cases))
    section = report(Measured(cases, ways, annotated))
    write(section, asked.results, MARKS)
    print("\n".join(line for line in section.splitlines() if " all | " in line))


if __name__ == "__main__":
    main()
