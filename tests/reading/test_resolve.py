"""Names tied to reference chains and segments, on chains of our own."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ontology.chains.model import ReferenceChain, ReferenceSegment, Tier
from ontology.model import (
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Gap,
    Metric,
    Observation,
    Quantity,
    Reading,
    Relation,
    Status,
)
from reading.matching import Segments, chains_named
from reading.model import Page
from reading.resolve import keyed, resolve
from reading.rules import facts
from tests.reading.rule_page import page_of


def _segment(chain: str, key: str, label: str, *aliases: str) -> ReferenceSegment:
    return ReferenceSegment(
        f"segment-{chain}-{key}",
        key,
        label,
        key,
        Tier.MIDSTREAM,
        2,
        "invented",
        "test",
        aliases,
    )


STORAGE = ReferenceChain(
    "chain-storage",
    "storage",
    "新型储能",
    "storage",
    "1",
    (
        _segment("storage", "cell", "储能电池", "电芯"),
        _segment("storage", "separator", "隔膜"),
        _segment("storage", "cathode", "正极材料"),
        _segment("storage", "anode", "负极材料"),
    ),
    ("储能",),
)
HYDROGEN = ReferenceChain(
    "chain-hydrogen",
    "hydrogen",
    "氢能",
    "hydrogen",
    "1",
    (_segment("hydrogen", "stack", "电堆"), _segment("hydrogen", "plate", "双极板")),
)
CHAINS = (STORAGE, HYDROGEN)


def _reading(page: Page) -> Reading:
    found = facts(page)
    return Reading(
        page.document,
        page.entities,
        tuple(f for f in found if isinstance(f, Claim)),
        tuple(f for f in found if isinstance(f, Observation)),
        tuple(f for f in found if isinstance(f, Gap)),
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("电芯", "segment-storage-cell"),
        ("高性能隔膜", "segment-storage-separator"),
        ("隔膜制造", "segment-storage-separator"),
        ("湿法锂电隔膜", "segment-storage-separator"),
        ("正极", None),
        ("材料", None),
        ("电池", "segment-storage-cell"),
        ("逆变器", None),
    ],
)
def test_a_segment_is_known_by_label_alias_or_head_and_never_by_guess(
    name: str, expected: str | None
) -> None:
    assert Segments.of(STORAGE).named(name) == expected


def test_a_compound_of_two_chains_means_both_and_an_unknown_name_none() -> None:
    page = page_of("氢能和储能、新型储能产业链、纺织", chain="氢能和储能 新型储能产业链 纺织")
    named = {e.name: [c.key for c in chains_named(e, CHAINS)] for e in page.entities}
    assert named == {
        "氢能和储能": ["hydrogen", "storage"],
        "新型储能产业链": ["storage"],
        "纺织": [],
    }


def test_chains_and_segments_take_the_reference_ids_and_keep_their_names_as_aliases() -> None:
    page = page_of(
        "# 储能产业\n依托蓝桥科技，开发电芯。劣势：缺少湿法隔膜、逆变器。",
        home="云帆区",
        place="云帆区",
        chain="储能产业",
        firm="蓝桥科技",
        segment="电芯 逆变器",
    )
    resolved = resolve(_reading(page), CHAINS)
    names = {e.id: (e.name, e.aliases) for e in resolved.entities}
    assert names["chain-storage"] == ("新型储能", ("储能产业",))
    assert names["segment-storage-cell"] == ("储能电池", ("电芯",))
    told = {(c.predicate.value, c.object) for c in resolved.claims}
    assert ("inChain", "chain-storage") in told
    assert ("inSegment", "segment-storage-cell") in told
    assert ("hasSegment", keyed("chain-storage", "逆变器")) in told
    assert {(g.what, g.chain, g.segment) for g in resolved.gaps} == {
        ("湿法隔膜", "chain-storage", "segment-storage-separator"),
        ("逆变器", "chain-storage", None),
    }


def test_every_id_a_fact_uses_is_an_entity_of_the_reading() -> None:
    page = page_of(
        "# 氢能和储能\n依托蓝桥科技，开发电芯、电堆、逆变器。劣势：缺少双极板。",
        home="云帆区",
        place="云帆区",
        chain="氢能和储能",
        firm="蓝桥科技",
        segment="电芯 电堆 逆变器",
    )
    resolved = resolve(_reading(page), CHAINS)
    known = {e.id for e in resolved.entities}
    for claim in resolved.claims:
        assert {claim.subject, claim.object} <= known
        assert claim.chain is None or claim.chain in known
    for gap in resolved.gaps:
        assert {gap.chain, gap.region} <= known
        assert (gap.what, gap.chain, gap.segment) == (
            "双极板",
            "chain-hydrogen",
            "segment-hydrogen-plate",
        )
    assert {e.type for e in resolved.entities} >= {EntityType.CHAIN, EntityType.SEGMENT}


def test_a_claim_about_an_umbrella_holds_for_each_chain_with_less_confidence() -> None:
    page = page_of("依托蓝桥科技，做强氢能和储能产业。", chain="氢能和储能", firm="蓝桥科技")
    before = {c.confidence for c in _reading(page).claims if c.predicate.value == "inChain"}
    after = [c for c in resolve(_reading(page), CHAINS).claims if c.predicate.value == "inChain"]
    assert {c.object for c in after} == {"chain-storage", "chain-hydrogen"}
    assert max(c.confidence for c in after) < min(before)


def test_without_reference_chains_nothing_changes_but_the_keys_of_segments() -> None:
    page = page_of("# 储能产业\n重点发展电芯。", chain="储能产业", segment="电芯")
    reading = _reading(page)
    resolved = resolve(reading, ())
    assert [c.evidence for c in resolved.claims] == [c.evidence for c in reading.claims]
    assert {e.name for e in resolved.entities} == {"储能产业", "电芯"}


def test_a_guessed_chain_gives_way_to_the_one_chain_that_has_a_segment_of_that_name() -> None:
    page = page_of(
        "光伏扩产。\n机器人扩产。\n纺织扩产。\n双极板仍需进口。",
        home="云帆区",
        place="云帆区",
        chain="光伏 机器人 纺织",
    )
    resolved = resolve(_reading(page), CHAINS)
    assert [(g.what, g.chain, g.segment) for g in resolved.gaps] == [
        ("双极板", "chain-hydrogen", "segment-hydrogen-plate")
    ]
    assert {"chain-hydrogen", "segment-hydrogen-plate"} <= {e.id for e in resolved.entities}


def _made(*claims: tuple[str, Relation, str]) -> Reading:
    kinds = {
        "蓝桥": EntityType.FIRM,
        "储能": EntityType.CHAIN,
        "氢能": EntityType.CHAIN,
        "电芯": EntityType.SEGMENT,
    }
    entities = tuple(Entity(name, kind, name) for name, kind in kinds.items())
    said = tuple(
        Claim(f"claim-{n}", one, relation, other, Status.ACTUAL, (_QUOTE,), "test")
        for n, (one, relation, other) in enumerate(claims)
    )
    return Reading(Document(_QUOTE.document, "0" * 64, "a.txt", "蓝桥做电芯"), entities, said)


_QUOTE = Evidence("doc-000000000000", 0, 5, "蓝桥做电芯")


def test_a_link_whose_chain_nobody_says_lies_in_the_chain_of_its_firm() -> None:
    both = (("蓝桥", Relation.IN_CHAIN, "储能"), ("蓝桥", Relation.IN_CHAIN, "氢能"))
    making = ("蓝桥", Relation.IN_SEGMENT, "电芯")
    told = {(c.object, c.chain) for c in resolve(_made(*both, making), CHAINS).claims}
    assert ("segment-storage-cell", "chain-storage") in told
    alone = resolve(_made(both[1], making), CHAINS).claims
    assert ("电芯", None) in {(c.object, c.chain) for c in alone}


def test_a_number_about_a_link_goes_to_the_reference_segment_of_its_chain() -> None:
    amount = Quantity(Decimal(5), "亿元", "5亿元")
    seen = Observation(
        "number-1", "电芯", Metric.OUTPUT_VALUE, amount, Status.ACTUAL, (_QUOTE,), "test"
    )
    told = replace(_made(("储能", Relation.HAS_SEGMENT, "电芯")), observations=(seen,))
    resolved = resolve(told, CHAINS)
    assert [o.about for o in resolved.observations] == ["segment-storage-cell"]
    untied = resolve(replace(_made(), observations=(seen,)), CHAINS)
    assert [o.about for o in untied.observations] == ["电芯"]
    assert "电芯" in {e.id for e in untied.entities}
