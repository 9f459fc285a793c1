"""Relations that only all signs of two names together make likely."""

from itertools import pairwise

from ontology.model import Claim, Relation
from reading.model import Page
from reading.rules import facts, read_by_rules
from reading.rules.context import context
from reading.rules.named_together import rule
from reading.rules.pair_ground import ground
from reading.rules.pair_sights import ALLOWED, closest, sights
from reading.rules.pair_signs import Told, signs
from reading.rules.pair_worth import CHOICES, chances_of, competing, table
from reading.weights import chance, weights
from tests.reading.rule_page import page_of

_SPOTS = page_of(
    "星河产业园是岚州市储能产业的主承载区，园区主攻储能。",
    park="星河产业园",
    place="岚州市",
    chain="储能",
)
_LEANING = page_of(
    "依托蓝桥科技，突破电驱桥、减速器。云溪电子落户岚州市。",
    firm="蓝桥科技 云溪电子",
    segment="电驱桥 减速器",
    place="岚州市",
)


def _names(page: Page, relation: Relation) -> dict[tuple[str, str], float]:
    called = {e.id: e.name for e in page.entities}
    known = weights(table(relation))
    choices = competing(context(page), read_by_rules(page), relation)
    told = [one for choice in choices for one in chances_of(choice, known)]
    return {(called[s.pair[0]], called[s.pair[1]]): share for s, share in told}


def test_the_industry_a_park_is_called_the_home_of_is_its_direction() -> None:
    called = {e.id: e.name for e in _SPOTS.entities}
    focus = [
        (called[c.subject], called[c.object], c.rule)
        for c in facts(_SPOTS)
        if isinstance(c, Claim) and c.predicate is Relation.FOCUSES_ON
    ]
    assert focus == [("星河产业园", "储能", "named_together")]


def test_a_firm_leant_on_likelier_makes_what_its_sentence_wants_than_a_firm_of_the_next() -> None:
    shares = _names(_LEANING, Relation.IN_SEGMENT)
    assert shares["蓝桥科技", "电驱桥"] > shares["云溪电子", "电驱桥"]
    assert shares["蓝桥科技", "减速器"] > shares["云溪电子", "减速器"]


def test_what_a_rule_reads_is_likelier_than_what_none_reads() -> None:
    shares = _names(_LEANING, Relation.LOCATED_IN)
    assert shares["云溪电子", "岚州市"] > shares["蓝桥科技", "岚州市"]


def test_nothing_is_told_again_that_a_rule_reads_and_every_quote_shows_its_names() -> None:
    for page in (_SPOTS, _LEANING):
        said = read_by_rules(page)
        read = {(c.subject, c.predicate, c.object) for c in said if isinstance(c, Claim)}
        for claim in rule(page, said):
            assert (claim.subject, claim.predicate, claim.object) not in read
            quoted = "".join(e.quote for e in claim.evidence)
            assert all(
                e.name in quoted for e in page.entities if e.id in (claim.subject, claim.object)
            )


def test_only_types_that_a_relation_allows_are_paired() -> None:
    ctx = context(_LEANING)
    for relation, (subjects, objects) in ALLOWED.items():
        for one, other in sights(ctx, relation):
            assert ctx.entities[one].type in subjects
            assert ctx.entities[other].type in objects


def test_the_closest_sight_is_that_in_one_clause() -> None:
    page = page_of(
        "蓝桥科技投产。去年，它扩产。\n电驱桥由蓝桥科技生产。", firm="蓝桥科技", segment="电驱桥"
    )
    ctx = context(page)
    [seen] = sights(ctx, Relation.IN_SEGMENT).values()
    near = closest(ctx, seen)
    assert near.shown is not None
    assert page.layout.clean[near.shown.start : near.subject.end] == "电驱桥由蓝桥科技"


def test_the_members_of_two_lists_of_one_length_are_known_as_twins() -> None:
    page = page_of(
        "蓝桥科技、云溪电子分别生产电驱桥、减速器。",
        firm="蓝桥科技 云溪电子",
        segment="电驱桥 减速器",
    )
    ctx = context(page)
    told = Told.by((), Relation.IN_SEGMENT)
    shown = {
        tuple(ctx.entities[end].name for end in pair): signs(ground(ctx), told, pair, seen)
        for pair, seen in sights(ctx, Relation.IN_SEGMENT).items()
    }
    assert "list=next_twin|first" in shown["蓝桥科技", "电驱桥"]
    assert "list=next_crossed|first" in shown["蓝桥科技", "减速器"]


def test_a_subject_has_few_candidates_however_long_a_list_is() -> None:
    firms = [f"蓝{chr(0x4E00 + n)}科技" for n in range(80)]
    links = [f"件{chr(0x5E00 + n)}" for n in range(80)]
    text = f"{'、'.join(firms)}供应{'、'.join(links)}。"
    page = page_of(text, firm=" ".join(firms), segment=" ".join(links))
    found = sights(context(page), Relation.IN_SEGMENT)
    assert len(found) <= 16 * len(firms)


def test_chances_are_shares_and_every_relation_says_what_competes() -> None:
    assert set(CHOICES) == set(ALLOWED)
    shares = sorted(_names(_LEANING, Relation.IN_SEGMENT).values())
    assert all(0 <= one <= other <= 1 for one, other in pairwise(shares))
    assert chance(0.0) == 0.5
