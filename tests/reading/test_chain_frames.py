"""What the tagger marks as a chain is surer where 产业 or 产业链 stands right behind it."""

import pytest

from ontology.model import EntityType
from reading.layout import lay_out
from reading.names.chain_frames import by_marked_head
from reading.names.scene import Scene, Sight
from reading.names.tagger import GROUND
from reading.sentences import split


def chains(text: str, name: str) -> list[str]:
    layout = lay_out(text)
    at = layout.clean.index(name)
    marked = Sight(at, at + len(name), EntityType.CHAIN, GROUND, 0.3)
    found = by_marked_head(Scene.of(layout, split(layout)), [marked])
    return [layout.clean[seen.start : seen.end] for seen in found]


@pytest.mark.parametrize(
    ("text", "name", "read"),
    [
        ("磐州的假睫毛产业链供需会昨日召开。", "假睫毛", ["假睫毛"]),
        ("藤产业建链补链任务清单", "藤", ["藤产业"]),
        ("假睫毛卖到了海外。", "假睫毛", []),
        ("藤行业协会成立。", "藤", []),
        ("麻绳及假睫毛产业发展很快。", "假睫毛", []),
    ],
)
def test_a_mark_right_before_its_head_is_a_chain(text: str, name: str, read: list[str]) -> None:
    assert chains(text, name) == read
