"""What is said of one thing in the order of time, in documents of our own writing."""

from datetime import date

import pytest

from graph.series import series
from graph.spoken import sentences
from graph.timeline import DateOf, Timeline, progress, said_when, timeline
from ontology.errors import NotFound
from ontology.identity import entity_id
from ontology.model import EntityType, Status
from tests.graph.written_documents import document, knowledge

WISH = "着力引进澄屏光电股份有限公司、远屏科技股份有限公司等面板企业。力争到2023年建成产业集群。2018年产值为50亿元。"
LANDED = "澄屏光电股份有限公司模组项目签约落地。"
RUNNING = "澄屏光电股份有限公司已正式投产，年产模组1亿片。"
MAKER = entity_id(EntityType.FIRM, "澄屏光电股份有限公司")


def of_maker() -> Timeline:
    return timeline(
        knowledge(
            document("c", RUNNING, date(2025, 5, 1), "星海新区"),
            document("a", WISH, None, "星海新区"),
            document("b", LANDED, date(2022, 3, 1), "星海新区"),
        ),
        MAKER,
    )


def test_mentions_stand_in_the_order_of_time_with_sentence_and_status() -> None:
    found = of_maker().mentions
    assert [m.evidence.quote[:4] for m in found] == ["着力引进", "澄屏光电", "澄屏光电"]
    assert [m.status for m in found] == [Status.TARGET, Status.ACTUAL, Status.ACTUAL]
    assert [m.progress for m in found] == ["着力引进", "签约", "投产"]


def test_an_undated_document_is_placed_by_the_years_it_speaks_of_and_says_so() -> None:
    first = of_maker().mentions[0]
    assert first.when.basis is DateOf.BOUNDED
    assert (first.when.day, first.when.after, first.when.before) == (None, 2018, 2023)
    assert of_maker().undated == 1


def test_a_document_without_date_and_years_comes_last_as_unknown() -> None:
    known = knowledge(
        document("a", "澄屏光电股份有限公司模组项目开工。", None),
        document("b", LANDED, date(2022, 3, 1)),
    )
    found = timeline(known, MAKER).mentions
    assert [m.when.basis for m in found] == [DateOf.DOCUMENT, DateOf.UNKNOWN]


def test_a_sentence_about_an_earlier_year_has_that_date() -> None:
    page = document("a", "2019年，澄屏光电股份有限公司建成投产。", date(2022, 3, 1))
    (sentence,) = sentences(page)
    assert said_when(page, sentence).day == date(2019, 12, 31)


def test_a_sentence_on_what_began_in_a_year_is_not_of_that_year() -> None:
    page = document("a", "园区自2019年揭牌以来，累计引进项目24个。", date(2022, 3, 1))
    (sentence,) = sentences(page)
    assert said_when(page, sentence).day == date(2022, 3, 1)


def test_a_repeated_sentence_counts_once() -> None:
    known = knowledge(document("a", f"{LANDED}\n\n{LANDED}", date(2022, 3, 1)))
    assert len(timeline(known, MAKER).mentions) == 1


def test_a_name_inside_the_longer_name_of_another_firm_is_no_mention() -> None:
    text = "澄海电器股份有限公司签约落地。澄海电器股份有限公司上海机电股份有限公司投产。"
    known = knowledge(document("a", text, date(2022, 3, 1)))
    ids = {known.name(e): e for e in known.entities}
    if "澄海电器股份有限公司上海机电股份有限公司" in ids:
        found = timeline(known, ids["澄海电器股份有限公司"])
        assert len(found.mentions) == 1


def test_every_quote_is_verbatim() -> None:
    texts = (WISH, LANDED, RUNNING)
    assert all(any(m.evidence.quote in t for t in texts) for m in of_maker().mentions)


def test_an_unknown_thing_is_not_found() -> None:
    with pytest.raises(NotFound):
        timeline(knowledge(document("a", LANDED)), "firm-000000000000")


@pytest.mark.parametrize(
    ("text", "word", "phase"),
    [
        ("云岭封测项目签约落地", "签约", "Signed"),
        ("该项目加快建设", "加快建设", "UnderConstruction"),
        ("园区占地百亩", "", ""),
    ],
)
def test_the_nearest_word_of_progress_is_taken(text: str, word: str, phase: str) -> None:
    assert progress(text) == (word, phase)


EARLY = "云岭集成电路产业园当前已洽谈落户产业链项目14个。"
LATE = "云岭集成电路产业园已累计集聚产业链上下游项目30个。"
PARK = entity_id(EntityType.PARK, "云岭集成电路产业园")


def test_numbers_counted_in_other_ways_are_listed_with_a_warning_and_without_growth() -> None:
    known = knowledge(
        document("a", EARLY, date(2022, 8, 1), "星海新区"),
        document("b", LATE, date(2024, 7, 1), "星海新区"),
    )
    (one,) = series(known, PARK)
    assert [n.observation.quantity.stated_as for n in one.numbers] == ["14个", "30个"]
    assert one.warned
    assert "definition" in one.pairs[0].differ
    assert one.pairs[0].growth == ""


def test_growth_is_given_where_nothing_but_the_time_differs() -> None:
    known = knowledge(
        document("a", LATE.replace("30", "20"), date(2022, 8, 1), "星海新区"),
        document("b", LATE, date(2024, 7, 1), "星海新区"),
    )
    (one,) = series(known, PARK)
    assert not one.warned
    assert one.pairs[0].growth == "50%"


def test_no_growth_is_given_from_an_undated_document() -> None:
    known = knowledge(
        document("a", LATE.replace("30", "20"), None, "星海新区"),
        document("b", LATE, date(2024, 7, 1), "星海新区"),
    )
    (one,) = series(known, PARK)
    assert one.pairs[0].growth == ""
