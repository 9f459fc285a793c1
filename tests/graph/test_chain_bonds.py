"""How firmly sentences tie a part to a chain, and what a proposed chain leaves out."""

from dataclasses import replace

import pytest

from graph.chains.bonds import Bond, Tie, ties
from graph.chains.part_names import Unfit, judge, spelling
from graph.chains.proposed import Proposal, propose, without_template
from graph.knowledge import Knowledge, knowledge_of
from ontology.chains.loader import load_chains
from ontology.chains.model import Tier
from ontology.errors import NotFound
from ontology.identity import entity_id
from ontology.model import Claim, Document, Entity, EntityType, Evidence, Reading, Relation, Status
from reading.formats import from_bytes
from reading.resolve import keyed

CHAIN = "林下经济"
CHAIN_ID = entity_id(EntityType.CHAIN, CHAIN)


def document(text: str) -> Document:
    return from_bytes("规划.txt", text.encode())


def span(of: Document, words: str) -> Evidence:
    start = of.text.index(words)
    return Evidence(of.id, start, start + len(words), words)


def tie(text: str, part: str = "菌草") -> Tie:
    page = document(text)
    found = list(ties(page, [span(page, part)], (CHAIN,), (part,)))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "bond", "tier"),
    [
        ("林下经济产业链上游包括菌种，中游包括菌草加工。", Bond.PLACED, Tier.MIDSTREAM),
        ("林下经济产业重点发展菌种、菌草等。", Bond.SENTENCE, None),
        ("推广菌种、菌草等林下经济产品。", Bond.SENTENCE, None),
        ("林下经济产业基础较好，在菌种、菌草等领域形成优势。", Bond.SENTENCE, None),
        ("一、加快发展林下经济\n重点培育菌种、菌草。", Bond.HEADING, None),
        ("发展林下经济产业。重点培育菌种、菌草。", Bond.HEADING, None),
        (
            "林下经济产业去年增长较快，带动了全县三个乡镇近两千户农户就业，产值居全市前列，增速也居前。\
全县另有菌草、竹编两个项目开工。",
            Bond.PARAGRAPH,
            None,
        ),
        ("茶叶、林下经济、菌草等特色产业加快壮大。", Bond.ELSEWHERE, None),
        ("全县林下经济收入稳步增长。\n\n新建菌草基地两个。", Bond.ELSEWHERE, None),
        ("改造林下经济道路；建成菌草基地。", Bond.ELSEWHERE, None),
    ],
)
def test_words_tie_a_part_to_a_chain_as_firmly_as_they_stand(
    text: str, bond: Bond, tier: Tier | None
) -> None:
    found = tie(text)
    assert (found.bond, found.tier) == (bond, tier)


def test_a_sentence_broken_over_lines_is_one_sentence() -> None:
    assert tie("林下经济产业链上游包括菌种、\n菌草，中游包括加工。").tier is Tier.UPSTREAM


def read(text: str, *parts: str, others: tuple[tuple[EntityType, str], ...] = ()) -> Knowledge:
    """What a text says, written down by hand: each of some names is listed under the chain."""
    page = document(text)
    chain = Entity(CHAIN_ID, EntityType.CHAIN, CHAIN)
    entities = [chain, *(Entity(entity_id(t, n), t, n) for t, n in others)]
    claims = []
    for name in parts:
        part = Entity(keyed(chain.id, name), EntityType.SEGMENT, name)
        entities.append(part)
        said = (span(page, name),)
        claims.append(
            Claim(
                f"claim-{part.id}",
                chain.id,
                Relation.HAS_SEGMENT,
                part.id,
                Status.ACTUAL,
                said,
                "t",
            )
        )
    reading = Reading(page, tuple(entities), tuple(claims), (), ())
    return knowledge_of([reading], load_chains())


def labels(found: Proposal) -> list[str]:
    return [segment.label for segment in found.chain.segments]


def left(found: Proposal) -> dict[str, Unfit]:
    return {out.name: out.why for out in found.left_out}


def test_a_proposal_leaves_out_what_no_analyst_would_call_a_part() -> None:
    known = read(
        "林下经济产业包括菌种、菌草、林药、系统、云麓菌业灵芝、“三棵树基地。\n\n全县新建公路、路灯。",
        *("菌种", "菌草", "林药", "系统", "云麓菌业灵芝", "“三棵树基地", "路灯"),
        others=((EntityType.FIRM, "云麓菌业有限公司"),),
    )
    found = propose(known, CHAIN)
    assert labels(found) == ["菌种", "菌草", "林药"]
    assert left(found) == {
        "系统": Unfit.GENERAL,
        "云麓菌业灵芝": Unfit.OWNED,
        "“三棵树基地": Unfit.TORN,
        "路灯": Unfit.ELSEWHERE,
    }
    assert all(out.evidence for out in found.left_out)


def test_spellings_of_one_part_become_one_segment_with_aliases() -> None:
    known = read(
        "林下经济产业包括高端菌种、菌种、林下经济菌草、菌草加工、林药。",
        *("高端菌种", "菌种", "林下经济菌草", "菌草加工", "林药"),
    )
    found = {s.label: s.aliases for s in propose(known, CHAIN).chain.segments}
    assert found == {"菌种": ("高端菌种",), "菌草加工": ("林下经济菌草",), "林药": ()}


def test_what_is_said_more_firmly_stands_first() -> None:
    known = read(
        "一、林下经济\n建设林药基地。\n林下经济产业链上游包括菌种，下游包括康养。\n"
        "林下经济产业中菌草增长最快。",
        *("林药", "菌种", "康养", "菌草"),
    )
    assert labels(propose(known, CHAIN)) == ["菌种", "康养", "菌草", "林药"]


def test_the_words_that_name_a_part_come_first_among_its_evidence() -> None:
    known = read("林下经济产业包括菌种、菌草、林药。", "菌种", "菌草", "林药")
    chain = Evidence(next(iter(known.documents)), 0, 4, CHAIN)
    claims = tuple(replace(c, evidence=(chain, *c.evidence)) for c in known.claims)
    found = propose(replace(known, claims=claims), CHAIN)
    for segment in found.chain.segments:
        assert [e.quote for e in found.grounds[segment.id]] == [segment.label, CHAIN]
        assert segment.source.endswith(f"「{segment.label}」")


def test_two_parts_are_no_chain() -> None:
    known = read("林下经济产业包括菌种、菌草。", "菌种", "菌草")
    assert without_template(known) == ()
    with pytest.raises(NotFound, match="只有 2 个"):
        propose(known, CHAIN)


def test_a_general_word_is_a_part_where_the_sentence_is_about_the_chain() -> None:
    fit = judge(read("林下经济产业包括菌种、菌草。", "菌种"))
    assert fit("检测", Bond.SENTENCE) is None
    assert fit("检测", Bond.HEADING) is Unfit.GENERAL
    assert fit("产品", Bond.PLACED) is Unfit.GENERAL


def test_a_place_in_front_tells_the_owner_of_a_name() -> None:
    fit = judge(read("林下经济产业包括菌种。", "菌种", others=((EntityType.PLACE, "云麓县"),)))
    assert fit("云麓县菌草", Bond.SENTENCE) is Unfit.OWNED
    assert fit("菌草", Bond.SENTENCE) is None


def test_a_name_keeps_its_own_words_where_nothing_else_would_be_left() -> None:
    assert spelling("林下经济", "林下经济") == "林下经济"
    assert spelling("加工", "林下经济") == "加工"
