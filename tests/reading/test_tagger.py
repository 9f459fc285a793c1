"""The trained tagger marks names of shapes no list holds, and never fails."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import EntityType
from reading.layout import lay_out
from reading.names.scene import Scene, Sight
from reading.names.tagger import GROUND, by_tagger, doubted, tagging
from reading.sentences import split


def scene(text: str) -> Scene:
    layout = lay_out(text)
    return Scene.of(layout, split(layout))


def marked(text: str) -> dict[str, EntityType]:
    stage = scene(text)
    marks = tagging(stage).marks
    return {stage.text(m.start, m.end): m.type for m in marks if m.probability > 0.5}


def test_a_bare_brand_is_marked_a_firm_by_what_is_said_of_it() -> None:
    found = marked("依托磬屿科技、砺珂等龙头企业，发展机器人产业。")
    assert found == {
        "磬屿科技": EntityType.FIRM,
        "砺珂": EntityType.FIRM,
        "机器人": EntityType.CHAIN,
    }


def test_links_of_a_chain_are_marked_as_segments() -> None:
    found = marked("全市光伏产业缺少银浆、边框、接线盒等配套环节。")
    assert {n for n, k in found.items() if k is EntityType.SEGMENT} == {"银浆", "边框", "接线盒"}


def test_words_of_policy_are_marked_as_no_firm() -> None:
    found = marked("要大力弘扬企业家精神，加快科技创新，深化放管服改革，优化营商环境。")
    assert EntityType.FIRM not in found.values()


def test_a_name_is_marked_where_it_stands_however_much_stands_before_it() -> None:
    before, text = f"{'各级各部门要提高认识，' * 12}确保落实。", "磬屿电子投资的二期项目开工。"
    here = {(m.start, m.end) for m in tagging(scene(text)).marks}
    far = len(before)
    there = {(m.start - far, m.end - far) for m in tagging(scene(before + text)).marks}
    assert here == there != set()


def test_a_name_the_tagger_does_not_mark_is_weakened_and_never_strengthened() -> None:
    seen = Sight(0, 4, EntityType.FIRM, "shape", 0.6)
    registered = Sight(0, 4, EntityType.FIRM, "registry", 0.9)
    left = list(doubted([seen, registered], []))
    assert [s.weight for s in left] == [0.6 * 0.8, 0.9]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_marks_inside_it_and_weights_below_one(text: str) -> None:
    stage = scene(text)
    for seen in by_tagger(stage, tagging(stage).marks):
        assert 0 <= seen.start < seen.end <= len(stage.layout.clean)
        assert 0 < seen.weight < 1
        assert seen.ground == GROUND


def test_a_sentence_of_any_length_is_read_in_pieces() -> None:
    text = "磬屿电子、砺珂传动" * 400
    found = tagging(scene(text)).marks
    assert max(m.end for m in found) > len(text) - 20
