"""The hardened network view."""

import json
import re
from typing import Any

import networkx as nx
import pytest

from graph.network import network
from ontology.model import EntityType
from tests.viz import world
from viz.explorer.asked import asked
from viz.explorer.drawn import drawn, label_of
from viz.explorer.scene import scene
from viz.network import LIBRARY, SafeNetwork, within_budget, without_places
from viz.network_layout import placed
from viz.site import Site
from viz.vendor import FOLDER

SITE = Site(world.knowledge())


def picture(**query: str) -> dict[str, Any]:
    return drawn(SITE, scene(SITE, asked(query)), "zh")


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
    data = picture()
    assert data["options"]["physics"] == {"enabled": False}
    assert all(node["physics"] is False for node in data["nodes"])
    assert all({"x", "y"} <= set(node) for node in data["nodes"])


def test_planned_relations_are_dashed_and_denied_ones_dotted() -> None:
    dashes = {edge["status"]: edge["dashes"] for edge in picture()["edges"]}
    assert dashes == {"Actual": False, "Planned": [7, 5], "Negated": [2, 4]}


def test_no_two_nodes_share_a_place() -> None:
    places = placed(star(140))
    assert len(set(places.values())) == 141


def test_the_same_graph_is_laid_out_alike_every_time() -> None:
    graph = network(world.knowledge())
    assert placed(graph) == placed(graph.copy())


def test_beyond_the_budget_the_best_connected_and_the_one_asked_for_are_kept() -> None:
    kept = within_budget(star(400), "f399", 150)
    assert len(kept) == 150
    assert {"hub", "f399", "f000"} <= set(kept)


def test_places_that_everything_lies_in_are_left_out_of_the_whole() -> None:
    rest = without_places(network(world.knowledge()))
    assert world.HOME not in rest
    assert world.YUNLING in rest


def test_the_data_is_plain_json() -> None:
    data = picture()
    assert json.loads(json.dumps(data)) == data


def test_a_label_is_short_enough_for_its_column_and_counts_what_waits_behind_it() -> None:
    long = "一家名字很长很长的半导体股份有限公司"
    assert label_of(long, 27, pinned=True) == "⌖ 一家名字很长很长的… +27"


def test_the_library_is_the_vendored_one_and_puts_no_style_into_the_page() -> None:
    code = (FOLDER / LIBRARY).read_text(encoding="utf-8")
    assert not re.search(r"createElement\([\"']style[\"']\)", code)
