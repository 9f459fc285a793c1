"""The hardened network view."""

import json
import re

import networkx as nx
import pytest

from graph.network import network
from ontology.model import EntityType
from tests.viz import world
from viz.network import BUDGET, LIBRARY, SafeNetwork, drawn, within_budget, without_places
from viz.network_layout import placed
from viz.vendor import FOLDER


def star(leaves: int) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("hub", name="hub", type=EntityType.PLACE)
    for i in range(leaves):
        graph.add_node(f"f{i:03}", name=f"f{i:03}", type=EntityType.FIRM)
        graph.add_edge(f"f{i:03}", "hub", key="locatedIn-Actual", status="Actual")
    return graph


def test_a_network_makes_no_pages_and_writes_no_files() -> None:
    made = SafeNetwork()
    for unsafe in (made.generate_html, made.write_html, made.save_graph, made.show):
        with pytest.raises(NotImplementedError):
            unsafe("x.html")


def test_places_are_fixed_in_python_and_physics_is_off() -> None:
    known = world.knowledge()
    data = drawn(network(known), {e: known.name(e) for e in known.entities}).data()
    assert data["options"]["physics"] == {"enabled": False}
    assert all(node["fixed"] and node["physics"] is False for node in data["nodes"])
    assert all({"x", "y"} <= set(node) for node in data["nodes"])


def test_planned_relations_are_dashed_and_denied_ones_dotted() -> None:
    known = world.knowledge()
    data = drawn(network(known), {e: known.name(e) for e in known.entities}).data()
    dashes = {edge["status"]: edge["dashes"] for edge in data["edges"]}
    assert dashes == {"Actual": False, "Planned": [6, 5], "Negated": [2, 4]}


def test_no_two_nodes_share_a_place() -> None:
    places = placed(star(140))
    assert len(set(places.values())) == 141


def test_the_same_graph_is_laid_out_alike_every_time() -> None:
    graph = network(world.knowledge())
    assert placed(graph) == placed(graph.copy())


def test_beyond_the_budget_the_best_connected_and_the_one_asked_for_are_kept() -> None:
    kept = within_budget(star(400), "f399")
    assert len(kept) == BUDGET
    assert {"hub", "f399", "f000"} <= set(kept)


def test_places_that_everything_lies_in_are_left_out_of_the_whole() -> None:
    rest = without_places(network(world.knowledge()))
    assert world.HOME not in rest
    assert world.YUNLING in rest


def test_the_data_is_plain_json_with_labels_of_readable_length() -> None:
    known = world.knowledge()
    data = drawn(network(known), {e: known.name(e) for e in known.entities}).data()
    assert json.loads(json.dumps(data))
    assert max(len(node["label"]) for node in data["nodes"]) <= 12


def test_the_library_is_the_vendored_one_and_puts_no_style_into_the_page() -> None:
    code = (FOLDER / LIBRARY).read_text(encoding="utf-8")
    assert not re.search(r"createElement\([\"']style[\"']\)", code)
