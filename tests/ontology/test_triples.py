"""Objects become triples and come back the same, through a real engine."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from ontology.identity import digest, entity_id
from ontology.model import (
    Basis,
    Bound,
    Claim,
    DateBasis,
    Document,
    Entity,
    EntityType,
    Evidence,
    Gap,
    GapKind,
    GapScope,
    Genre,
    Metric,
    Observation,
    ProjectPhase,
    Quantity,
    Relation,
    Review,
    Status,
)
from ontology.triples import (
    Objects,
    claim_triples,
    direct_triple,
    document_triples,
    entity_triples,
    gap_triples,
    objects_of,
    observation_triples,
)

WORDS = st.text(alphabet="甲乙丙丁园区产业 AB12（）\n\"\\'<>", min_size=1, max_size=12)
NAMES = st.text(alphabet="甲乙丙丁园区产业AB12（）", min_size=1, max_size=12)
IDS = st.integers(0, 9).map(lambda n: entity_id(EntityType.FIRM, f"企业{n}"))
CONFIDENCE = st.integers(0, 1000).map(lambda n: n / 1000)
NUMBERS = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False, allow_infinity=False)
REVIEWS = st.none() | st.sampled_from(Review)
GROUNDS = st.lists(st.sampled_from(["names:sure", "agree", "home:assumed"]), unique=True).map(tuple)


@st.composite
def evidences(draw: st.DrawFn) -> tuple[Evidence, ...]:
    spans = draw(st.sets(st.integers(0, 500), min_size=1, max_size=3))
    return tuple(Evidence("doc-000000000001", s, s + 4, draw(WORDS)) for s in sorted(spans))


def number(*parts: object) -> str:
    return digest(map(str, parts))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    predicate = draw(st.sampled_from(Relation))
    is_phase = predicate is Relation.PHASE
    target = draw(st.sampled_from(ProjectPhase)).value if is_phase else draw(IDS)
    subject, evidence = draw(IDS), draw(evidences())
    return Claim(
        id=f"claim-{number(subject, predicate, target, evidence)}",
        subject=subject,
        predicate=predicate,
        object=target,
        status=draw(st.sampled_from(Status)),
        evidence=evidence,
        rule=draw(NAMES),
        confidence=draw(CONFIDENCE),
        chain=draw(st.none() | IDS),
        region=draw(st.none() | IDS),
        review=draw(REVIEWS),
        grounds=draw(GROUNDS),
    )


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    value = draw(NUMBERS)
    quantity = Quantity(
        value=value,
        unit=draw(st.sampled_from(["亿元", "万吨/年", "%", "家", "亩", "拍"])),
        stated_as=draw(WORDS),
        bound=draw(st.sampled_from(Bound)),
        value_max=draw(st.none() | NUMBERS),
    )
    about, evidence = draw(IDS), draw(evidences())
    return Observation(
        id=f"observation-{number(about, quantity, evidence)}",
        about=about,
        metric=draw(st.sampled_from(Metric)),
        quantity=quantity,
        status=draw(st.sampled_from(Status)),
        evidence=evidence,
        rule=draw(NAMES),
        confidence=draw(CONFIDENCE),
        year=draw(st.none() | st.integers(1990, 2050)),
        as_of=draw(st.none() | st.dates(date(2000, 1, 1), date(2040, 1, 1))),
        scope=draw(st.just("") | NAMES),
        region=draw(st.none() | IDS),
        review=draw(REVIEWS),
        grounds=draw(GROUNDS),
    )


@st.composite
def gaps(draw: st.DrawFn) -> Gap:
    evidence, what = draw(evidences()), draw(NAMES)
    return Gap(
        id=f"gap-{number(what, evidence)}",
        chain=draw(st.just("") | IDS),
        what=what,
        kind=draw(st.sampled_from(GapKind)),
        region=draw(st.just("") | IDS),
        evidence=evidence,
        rule=draw(NAMES),
        basis=draw(st.sampled_from(Basis)),
        scope=draw(st.sampled_from(GapScope)),
        segment=draw(st.none() | IDS),
        confidence=draw(CONFIDENCE),
        review=draw(REVIEWS),
        grounds=draw(GROUNDS),
    )


def through_a_store(triples: Iterable[ox.Triple]) -> Objects:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    return objects_of(quad.triple for quad in store)


@given(claims())
def test_a_claim_comes_back_the_same(claim: Claim) -> None:
    assert through_a_store(claim_triples(claim)).claims == (claim,)


@given(observations())
def test_an_observation_comes_back_with_the_number_as_it_was_stated(
    observation: Observation,
) -> None:
    assert through_a_store(observation_triples(observation)).observations == (observation,)


@given(gaps())
def test_a_gap_comes_back_the_same(gap: Gap) -> None:
    assert through_a_store(gap_triples(gap)).gaps == (gap,)


@given(st.sampled_from(EntityType), NAMES, st.sets(NAMES, max_size=3))
def test_an_entity_comes_back_the_same(kind: EntityType, name: str, aliases: set[str]) -> None:
    entity = Entity(entity_id(kind, name), kind, name, tuple(sorted(aliases)))
    assert through_a_store(entity_triples(entity)).entities == (entity,)


def test_a_document_comes_back_without_its_text() -> None:
    document = Document(
        id="doc-000000000001",
        sha256="0" * 64,
        name="规划.txt",
        text="",
        encoding="gb18030",
        title="甲市产业规划",
        publisher="甲市人民政府",
        issued=date(2024, 3, 1),
        issued_basis=DateBasis.PRINTED,
        region="甲市",
        genre=Genre.PLAN,
    )
    assert through_a_store(document_triples(document)).documents == (document,)


@given(claims())
def test_only_an_actual_published_claim_makes_a_direct_triple(claim: Claim) -> None:
    makes = claim.status is Status.ACTUAL and claim.review in (None, Review.ACCEPTED)
    assert (direct_triple(claim) is not None) == makes


def test_a_number_with_idle_zeros_keeps_its_spelling() -> None:
    quantity = Quantity(Decimal("1.50"), "亿元", "1.50亿元")
    evidence = (Evidence("doc-000000000001", 0, 6, "1.50亿元"),)
    observation = Observation(
        "observation-1",
        entity_id(EntityType.FIRM, "甲"),
        Metric.OUTPUT_VALUE,
        quantity,
        Status.ACTUAL,
        evidence,
        "r",
    )
    back = through_a_store(observation_triples(observation)).observations[0]
    assert str(back.quantity.value) == "1.50"
