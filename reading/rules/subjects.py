"""Whom a number is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reading.rules.context import Context
from reading.rules.subject_candidates import Candidate, candidates
from reading.rules.subject_scene import NOBODY, Before, Scene, scene
from reading.rules.subject_signs import of_candidate, of_type
from reading.rules.subject_steps import Asked, steps
from reading.rules.topics import Topics
from reading.weights import Weights, chances, total, weights


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entities a number is about, how likely, and which rule finds somebody first.

    `as_rule` tells whether they are the ones that rule finds.
    """

    owners: tuple[str, ...] = ()
    chance: float = 1.0
    rule: str = ""
    as_rule: bool = True


@cache
def _weights() -> Weights:
    return weights(Path(__file__).with_name("subject_weights.tsv"))


def subjects(ctx: Context, told: Topics, asked: Asked, before: Before = NOBODY) -> Chosen:
    """The likeliest of those named near a number, above it, or found by rules."""
    found = tuple(steps(ctx, told, asked))
    at = scene(ctx, told, asked, found, before)
    return chosen(at, candidates(ctx, asked, found, at.topic), _weights())


def chosen(at: Scene, among: Sequence[Candidate], known: Weights) -> Chosen:
    """The likeliest owners of a number; nobody where no rule finds any."""
    rule, found = at.first
    if not rule or not among:
        return Chosen()
    types = {one.type for one in among}
    whole = {kind: total(of_type(at, kind), known) for kind in types}
    worths = [whole[one.type] + total(of_candidate(at, one), known) for one in among]
    best = worths.index(max(worths))
    owners = among[best].owners
    return Chosen(owners, chances(worths)[best], rule, owners == found)
