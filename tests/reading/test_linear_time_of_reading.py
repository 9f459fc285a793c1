"""Whatever a text is made of, reading it takes steps in proportion to its length."""

import cProfile
from pathlib import Path

import pytest

from reading.formats import from_bytes, load
from reading.read import read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SIZE = 3_100
"""Past the longest sentence and the longest paragraph that are read as one."""
MOST_GROWTH = 2.5
FEW = 50_000
"""What a text of one mark may take: nobody waits for so little."""
RUNS = (
    "、",
    "（",
    "（）",
    "1",
    "123亿元",
    "的",
    "等",
    "“",
    "\n",
    "甲\t乙\n",
    "专栏1\n",
    "一、汽车\n",
    "望潮精密机械有限公司",
    "望潮精密机械有限公司。",
    "望潮精密机械有限公司、",
    "某某市",
    "缺乏电池，",
    "到2025年产值达到100亿元，",
)


def steps(text: str) -> int:
    """How many calls it takes to read a text: the same on every machine, however busy."""
    document = from_bytes("a.txt", f"链{text}".encode())
    profile = cProfile.Profile()
    # The tagger reads windows of bounded width one by one, and would take most of the time.
    profile.runcall(read, document, tagged=False)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.fixture(scope="module", autouse=True)
def lexicons_loaded() -> None:
    # What is loaded once belongs to neither of two texts.
    for text in sorted(EXAMPLES.glob("*.txt")):
        read(load(text))


@pytest.mark.parametrize("run", RUNS)
def test_twice_the_length_takes_about_twice_the_steps(run: str) -> None:
    once, twice = (run * (size // len(run)) for size in (SIZE, 2 * SIZE))
    few = steps(once)  # first: what is remembered of it may only make the other cheaper
    assert steps(twice) < MOST_GROWTH * few + FEW
