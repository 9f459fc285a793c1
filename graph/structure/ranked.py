"""Knock-outs as a measure, to be ranked and jackknifed."""

from collections.abc import Mapping

from graph.gaps.model import ChainBoard
from graph.jackknife import Measure, Value
from graph.structure.knockout import singles
from graph.structure.supply import Needs, supply_of
from ontology.chains.model import ReferenceChain


def losses(chain: ReferenceChain, needs: Needs = Needs.TABLE) -> Measure:
    """The measure that gives every segment and holder the demand lost without it; of equal ones the one that stops more ranks first."""

    def measure(drawn: ChainBoard) -> Mapping[str, Value]:
        return {k.removed[0]: k.gravity for k in singles(supply_of(drawn, chain, needs))}

    return measure
