"""Knock-outs as a measure, to be ranked and jackknifed."""

from collections.abc import Mapping

from graph.gaps.model import ChainBoard
from graph.jackknife import Measure
from graph.structure.knockout import singles
from graph.structure.supply import Needs, supply_of
from ontology.chains.model import ReferenceChain


def losses(chain: ReferenceChain, needs: Needs = Needs.TABLE) -> Measure:
    """The measure that gives every segment and holder the demand lost without it."""

    def measure(drawn: ChainBoard) -> Mapping[str, float]:
        return {k.removed[0]: k.loss for k in singles(supply_of(drawn, chain, needs))}

    return measure
