"""Facts drawn for judging, and their shares."""

from bench.audit import DRAWN, Published, drawn, section


def test_the_same_facts_are_drawn_whatever_is_published_beside_them() -> None:
    facts = [Published("number", f"云帆市 | output_value | {n}", ()) for n in range(500)]
    every = drawn(facts)
    half = drawn(facts[:250])
    assert len(every) == len(half) == DRAWN["number"]
    kept = {fact.digest for fact in facts[:250]}
    assert {fact.digest for fact in every} & kept <= {fact.digest for fact in half}


def test_a_fact_without_a_verdict_counts_as_not_judged() -> None:
    facts = [Published("claim", f"沐川电子 | locatedIn | {n}", ()) for n in range(4)]
    known = {facts[0].digest: "right", facts[1].digest: "name", facts[2].digest: "right"}
    line = next(line for line in section(facts, known, 1) if line.startswith("| claim"))
    assert line == "| claim | 4 | 4 | 3 | 2 | 0.67 | name 1 |"
