"""Long runs of anything are read in proportion to their length."""

from time import perf_counter

import pytest

from reading.facts import with_facts
from reading.formats import from_bytes
from reading.layout import lay_out
from reading.sentences import split

SIZE = 40_000
RUNS = [
    "a",
    "产",
    "。",
    "，",
    "（",
    "“",
    "<",
    "<p>",
    "\t",
    "\n",
    "\r\n",
    " ",
    "　",
    "1.",
    "一、",
    "■",
    "产\n",
]
RUNS += [
    "2019年",
    "新区",
    "专栏",
    "|",
    "&nbsp;",
    "产业链\n\n",
    "（一）",
    "记者",
    "《2019年",
    "在某市",
]


@pytest.mark.parametrize("run", RUNS)
def test_a_run_of_one_piece_is_laid_out_and_split_in_seconds(run: str) -> None:
    raw = run * (SIZE // len(run))
    document = from_bytes("a.txt", b"x" + raw.encode())
    start = perf_counter()
    layout = lay_out(document.text)
    split(layout)
    with_facts(document, layout)
    assert perf_counter() - start < 10
