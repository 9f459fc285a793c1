"""What the explorer shows: steps, folds, pins, filters, ways, and places that stay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import BadInput, NotFound
from ontology.identity import entity_id
from ontology.model import Entity, EntityType
from tests.viz import world
from tests.viz.crowd import crowded, firm
from viz.explorer.asked import Asked, Face, Pin, Stand, Step, asked
from viz.explorer.listed import legend, listed
from viz.explorer.scene import BUDGET, FIRST, Scene, scene
from viz.network_layout import COLUMNS
from viz.site import Site

SITE = crowded(60)
PARK, FIRM = world.YUNLING, EntityType.FIRM
_IDS = st.sampled_from([world.YUNLING, world.QIXIN, world.HOME, firm(3)])
_STEPS = st.builds(Step, _IDS, st.sampled_from([None, *EntityType]), st.integers(1, 99))
_PINS = st.builds(Pin, _IDS, st.integers(-9999, 9999), st.integers(-9999, 9999))


def see(site: Site = SITE, **query: str) -> Scene:
    return scene(site, asked(query))


def spots_kept(before: Scene, after: Scene) -> bool:
    both = set(before.spots) & set(after.spots)
    return all(before.spots[node] == after.spots[node] for node in both)


@given(
    steps=st.lists(_STEPS, max_size=9),
    pins=st.lists(_PINS, max_size=5),
    hidden=st.frozensets(st.sampled_from(list(EntityType))),
    face=st.sampled_from([None, *Face]),
    stand=st.sampled_from(list(Stand)),
)
def test_an_address_says_all_that_a_view_shows(
    steps: list[Step],
    pins: list[Pin],
    hidden: frozenset[EntityType],
    face: Face | None,
    stand: Stand,
) -> None:
    view = Asked(
        entity=PARK,
        to=world.QIXIN,
        face=face,
        stand=stand,
        first=40,
        steps=tuple(steps),
        pins=tuple(pins),
        hidden=hidden,
        dropped=frozenset({world.HOME}),
        chosen=PARK,
    )
    said = {name: value for name, value in view.changes().items() if value is not None}
    assert asked(said) == view


def test_a_thing_starts_with_some_neighbours_of_each_type_and_the_count_of_the_rest() -> None:
    seen = see(entity=PARK)
    assert len(seen.graph) == 1 + 15 + 1 + 1 + 1
    assert dict(seen.unseen[PARK]) == {FIRM: 45}
    assert seen.total == 64


def test_a_step_adds_its_number_and_leaves_everything_where_it_stands() -> None:
    first = see(entity=PARK)
    more = scene(SITE, first.asked.unfolded(PARK, FIRM))
    assert len(more.graph) == len(first.graph) + 25
    assert dict(more.unseen[PARK]) == {FIRM: 20}
    assert spots_kept(first, more)


def test_two_like_steps_in_a_row_are_one_in_the_address() -> None:
    first = see(entity=PARK).asked.folded(PARK)
    twice = first.unfolded(PARK, FIRM).unfolded(PARK, FIRM)
    assert twice.changes()["open"] == f"{PARK}.Firm.50"


def test_the_same_address_gives_the_same_places_again() -> None:
    query = {"entity": PARK, "open": f"{PARK}.all.30~{firm(1)}.Segment.25"}
    assert see(SITE, **query).spots == see(crowded(60), **query).spots


def test_no_two_things_share_a_place_however_much_is_unfolded() -> None:
    seen = see(entity=PARK, open=f"{PARK}.all.50~{world.HOME}.all.25~{world.IC}.all.25")
    assert len(set(seen.spots.values())) == len(seen.graph) == 58


def test_folding_takes_away_what_was_unfolded_but_keeps_what_is_pinned() -> None:
    first = see(entity=PARK)
    kept = min(node for node in first.graph if node.startswith("firm-"))
    x, y = first.spots[kept]
    pinned = first.asked.pinned(Pin(kept, round(x), round(y)))
    after = scene(SITE, pinned.folded(PARK))
    assert set(after.graph) == {PARK, kept}
    assert after.spots[kept] == (x, y)


def test_pinning_moves_nothing() -> None:
    first = see(entity=PARK)
    x, y = first.spots[world.HOME]
    pinned = scene(SITE, first.asked.pinned(Pin(world.HOME, round(x), round(y))))
    assert pinned.spots == first.spots


def test_a_step_from_a_thing_that_is_not_shown_does_nothing() -> None:
    assert set(see(entity=PARK, open=f"{world.QIXIN}.Firm.25").graph) == {PARK}


def test_a_hidden_type_goes_and_comes_back_to_its_places() -> None:
    first = see(entity=PARK)
    hidden = scene(SITE, first.asked.toggled(FIRM))
    assert {node for node in first.graph if node.startswith("firm-")}.isdisjoint(hidden.graph)
    assert scene(SITE, hidden.asked.toggled(FIRM)).spots == first.spots
    assert spots_kept(first, hidden)


def test_what_is_taken_out_stays_out() -> None:
    first = see(entity=PARK)
    rest = scene(SITE, first.asked.without(world.HOME))
    assert world.HOME not in rest.graph
    assert EntityType.PLACE not in rest.unseen[PARK]


def test_a_picture_holds_at_most_its_budget_and_tells_what_is_left() -> None:
    many = crowded(420)
    seen = see(many, entity=PARK, open=f"{PARK}.Firm.400")
    assert len(seen.graph) == BUDGET == 300
    assert seen.left == 400 - 299
    assert seen.total > 400


def test_a_chain_starts_with_its_best_connected_things() -> None:
    seen = see(crowded(420), chain="集成电路")
    assert len(seen.graph) == FIRST
    assert seen.total > 420


def test_the_stand_asked_for_filters_relations_and_what_they_leave_alone() -> None:
    planned = see(chain="集成电路", only="planned")
    statuses = {data["status"] for _, _, data in planned.graph.edges(data=True)}
    assert statuses == {"Planned"}
    assert world.QIXIN not in planned.graph


def test_a_way_stands_from_left_to_right() -> None:
    seen = see(entity=world.QIXIN, to=firm(0))
    across = [seen.spots[thing][0] for thing in (seen.ways.ways[0] if seen.ways else ())]
    assert across == sorted(across)
    assert len(across) == 3


def test_what_nothing_joins_is_shown_apart() -> None:
    lone = entity_alone(SITE)
    seen = see(lone, entity=world.QIXIN, to="孤星科技")
    assert seen.ways is not None
    assert seen.ways.ways == ()
    assert len(set(seen.spots.values())) == 2


def entity_alone(site: Site) -> Site:
    lone = Entity(entity_id(FIRM, "孤星科技"), FIRM, "孤星科技")
    known = replace(site.knowledge, entities={**site.knowledge.entities, lone.id: lone})
    return Site(known)


def test_words_find_a_thing_and_tell_what_else_they_could_mean() -> None:
    seen = see(entity="yunling")
    assert seen.asked.entity in {world.YUNLING, *seen.also}
    assert seen.also
    with pytest.raises(NotFound, match="没有实体「查无此名」"):
        see(entity="查无此名")


def test_an_address_that_cannot_be_read_says_which_part() -> None:
    with pytest.raises(BadInput, match=r"open 读不懂「firm-1\.Star\.2」"):
        asked({"open": "firm-1.Star.2"})
    with pytest.raises(BadInput, match="pin 读不懂"):
        asked({"pin": "firm-1.1e9.2"})


def test_the_legend_names_the_looks_that_occur_and_no_others() -> None:
    seen = see(Site(world.knowledge()), chain="集成电路")
    boxes, lines = legend(Site(world.knowledge()), seen)
    kinds = [entry.kind for entry in boxes if entry.kind]
    order = [kind for column in COLUMNS for kind in column]
    assert kinds == sorted(kinds, key=order.index)
    assert [(e.key, e.number) for e in boxes if not e.kind] == [("network.intended", 1)]
    assert [entry.key for entry in lines] == [
        "network.actual",
        "network.planned",
        "network.negated",
    ]
    assert sum(entry.number for entry in lines) == seen.graph.number_of_edges()


def test_the_list_holds_every_node_and_both_ends_of_every_relation() -> None:
    seen = see(entity=PARK)
    nodes = listed(SITE, seen, "zh")
    assert {node.id for node in nodes} == set(seen.graph)
    assert nodes[0].id == PARK
    assert sum(len(node.edges) for node in nodes) == 2 * seen.graph.number_of_edges()
