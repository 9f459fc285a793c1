import json

from graph.gaps.board import board
from graph.gaps.view import board_summary, gap_rows
from ontology.model import GapKind
from tests.graph.gap_world import CHAIN, CITY, CORE, DISTRICT, SHELL, World


def shown() -> World:
    """A stated gap with a firm beside it, a gap of no segment, and silence."""
    world = World()
    world.lack(GapKind.EXTERNAL_SUPPLY, CORE)
    world.local("甲方", CORE)
    world.lack(GapKind.WEAK, None)
    world.local("乙方", SHELL)
    world.local("丙方", SHELL)
    return world


def test_a_row_holds_the_gap_its_parts_and_its_sentence() -> None:
    known = shown().knowledge()
    (document,) = known.documents
    first = gap_rows(board(known, CHAIN, CITY.id))[0]
    assert first == {
        "chain": "chain-dream",
        "chain_name": "造梦机",
        "version": "1.2.0",
        "segment": "segment-core",
        "segment_name": "梦芯",
        "state": "external",
        "agreement": "contradict",
        "rule": "external_supply",
        "kind": "ExternalSupply",
        "basis": "stated",
        "scope": "link",
        "region": DISTRICT.id,
        "region_name": "戊己区",
        "whole": False,
        "what": "梦芯",
        "severity": 0.5625,
        "severity_parts": {"kind": 0.9, "criticality": 1.0, "reach": 0.25},
        "present": ["甲方"],
        "quote": "第0000句",
        "document": document,
        "title": "文件plan",
        "start": 0,
        "end": 6,
        "evidence": [
            {"document": document, "title": "文件plan", "start": 0, "end": 6, "quote": "第0000句"}
        ],
    }


def test_rows_come_gravest_first_and_filled_segments_give_none() -> None:
    rows = gap_rows(board(shown().knowledge(), CHAIN, DISTRICT.id))
    assert [(r["segment_name"], r["rule"], r["severity"]) for r in rows] == [
        ("梦芯", "external_supply", 0.5625),
        ("梦芯", "single_supplier", 0.2812),
        ("梦芯", "thin", 0.25),
        ("整机", "no_record", 0.15),
        ("梦矿", "no_record", 0.075),
        (None, "unplaced", None),
    ]


def test_rows_are_json_and_the_same_twice() -> None:
    one, two = (
        json.dumps(gap_rows(board(shown().knowledge(), CHAIN, DISTRICT.id))) for _ in range(2)
    )
    assert one == two


def test_a_summary_counts_every_state() -> None:
    assert board_summary(board(shown().knowledge(), CHAIN, DISTRICT.id)) == {
        "chain": "chain-dream",
        "chain_name": "造梦机",
        "version": "1.2.0",
        "region": DISTRICT.id,
        "region_name": "戊己区",
        "coverage": 0.4,
        "unknown_share": 0.5,
        "segments": 4,
        "filled": 1,
        "thin": 0,
        "single": 0,
        "planned": 0,
        "unmatched": 0,
        "weak": 0,
        "external": 1,
        "imported": 0,
        "missing": 0,
        "unknown": 2,
        "stated_gaps": 2,
    }
