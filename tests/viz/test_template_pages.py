"""The pages of reference chains where every name in the chain is an attack."""

from dataclasses import replace

from ontology.chains.difference import difference
from ontology.chains.model import ReferenceChain
from tests.viz import world
from tests.viz.hostile import PAYLOAD
from viz import pages
from viz.pages import Site, View

CLOSING = f"</textarea>{PAYLOAD}"


def hostile() -> ReferenceChain:
    """The invented chain with the payload in every text."""
    chain = world.CHAINS[0]
    segments = tuple(
        replace(s, label=CLOSING, label_en=CLOSING, source=CLOSING, aliases=(CLOSING,))
        for s in chain.segments
    )
    return replace(chain, label=CLOSING, label_en=CLOSING, version="1.1.0", segments=segments)


def hostile_site() -> Site:
    """The invented world with the hostile chain in the place of the own one."""
    known = world.knowledge()
    return Site(replace(known, chains={**known.chains, world.IC: hostile()}))


def test_the_table_of_a_chain_shows_hostile_names_as_text() -> None:
    html = pages.template(hostile_site(), View(), world.IC, ("1.1.0", CLOSING), may_edit=True)
    assert "&lt;/textarea&gt;" in html
    assert "<script>alert" not in html
    assert "</textarea>" not in html
    assert "<img src=x" not in html


def test_the_changes_of_a_hostile_table_and_its_hidden_copy_stay_text() -> None:
    site = Site(world.knowledge())
    found = difference(world.CHAINS[0], hostile())
    html = pages.template_change(site, View(), world.IC, hostile(), found)
    assert html.count("&lt;/textarea&gt;") > len(hostile().segments)
    assert "<script>alert" not in html
    assert "</textarea>" not in html
    assert '"\'" ' not in html


def test_lists_structure_and_map_of_a_hostile_chain_stay_text() -> None:
    site = hostile_site()
    drawn = (
        pages.reconciliation(site, View(query={"chain": world.IC})),
        pages.chain_structure(site, View(query={"without": PAYLOAD[:0]}), world.IC),
        pages.chain(site, View(), world.IC),
        pages.gaps(site, View(query={"view": "agreement"})),
    )
    for html in drawn:
        assert "<script>alert" not in html
        assert "<img src=x" not in html
