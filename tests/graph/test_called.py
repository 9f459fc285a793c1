"""Chains and segments of reference chains have an English name, everything else its own."""

from graph.called import called
from tests.graph.gap_world import CHAIN, CORE

CHAINS = {CHAIN.id: CHAIN}


def test_a_reference_chain_and_its_segments_have_english_names() -> None:
    assert called(CHAINS, CHAIN.id, CHAIN.label, "en") == "Dream machines"
    assert called(CHAINS, CORE.id, CORE.label, "en") == CORE.label_en
    assert called(CHAINS, CORE.id, CORE.label, "zh") == CORE.label


def test_what_no_template_describes_keeps_its_name() -> None:
    assert called(CHAINS, "chain-x", "林下经济", "en") == "林下经济"
