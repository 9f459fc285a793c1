"""How well what a text's chains are is chosen, and what the signs weigh: `python -m bench.chains`.

Three choices are fitted with `--fit` on the texts that may be looked at (`documents`, `open`), one
after the other, since each shows signs to the next: the word a page is about where it names no
industry (`reading.topic`), the chain it is about among those it names (`reading.rules.main_chain`),
and which links belong to which chains (`reading.rules.chain_of_link`), this also on `reports`, which
go from one chain to the next. The texts of each writer are also counted with weights fitted on all
others.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.chain_examples import Text, link_choices, main_choice, texts, topic_choice
from bench.fitting import Choice, Pull, fitted, write
from bench.quality import GOLD, OPEN, REPORTS, measured_sets
from reading import topic
from reading.rules import chain_of_link, main_chain
from reading.weights import Weights, weights, worth

COMMAND = "python -m bench.chains --fit"
WINDOWS = ("documents", OPEN)


@dataclass(frozen=True, slots=True)
class Kind:
    """A choice to be fitted: its table, what it shows of a text, how its weights are held back.

    `renew` makes reading forget the weights it has read.
    """

    name: str
    table: Path
    choices: Callable[[Text], Iterable[Choice]]
    pull: Pull
    renew: Callable[[], None]


KINDS = (
    Kind(
        "topic",
        topic.TABLE,
        topic_choice,
        Pull({}, strength=2.0, least=3, steps=300),
        topic.known.cache_clear,
    ),
    Kind(
        "main chain",
        main_chain.TABLE,
        main_choice,
        Pull({}, strength=4.0, least=3, steps=300),
        main_chain.known.cache_clear,
    ),
    Kind(
        "links",
        chain_of_link.TABLE,
        link_choices,
        Pull({"pair": -2.0, "kept": 2.6}, strength=30.0, least=8, steps=300),
        chain_of_link.known.cache_clear,
    ),
)


def told(name: str, found: Sequence[Choice], known: Weights) -> str:
    """How many choices go to a right candidate, of how many that have one."""
    right = sum(_goes_right(choice, known) for choice in found)
    return f"{name:10} {right:5} of {len(found):5}"


def _goes_right(choice: Choice, known: Weights) -> bool:
    odds = [worth(shown, known) for shown in choice.candidates]
    return choice.right[odds.index(max(odds))]


def fit(kind: Kind, seen: Sequence[Text]) -> None:
    """Fit one kind of choice, tell how it does on each writer left out, write its table."""
    shown = [choice for text in seen for choice in kind.choices(text)]
    for writer in sorted({choice.source for choice in shown}):
        known = fitted([c for c in shown if c.source != writer], kind.pull)
        print(kind.name, "left out:", told(writer, [c for c in shown if c.source == writer], known))
    write(fitted(shown, kind.pull), kind.table, COMMAND)
    kind.renew()


def main() -> None:
    """Count the right choices in every set; with `--fit` fit the weights first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the weights and write their tables")
    sets = measured_sets(GOLD)
    windows = [name for name in WINDOWS if name in sets]
    if parser.parse_args().fit:
        fit(KINDS[0], list(texts(windows)))
        again = list(texts(windows))
        fit(KINDS[1], again)
        fit(KINDS[2], [*again, *texts(name for name in (REPORTS,) if name in sets)])
    for name in sets:
        of_set = list(texts([name]))
        for kind in KINDS:
            shown = [choice for text in of_set for choice in kind.choices(text)]
            print(f"{kind.name:10}", told(name, shown, weights(kind.table)))


if __name__ == "__main__":
    main()
