"""The same words say the same in every format, and no format is read in silence."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.errors import BadInput, DamagedDocument, EmptyDocument
from ontology.model import Claim, Gap, Observation
from reading.formats import SUFFIXES, from_bytes
from reading.formats.apart import read_apart
from reading.formats.table import reader
from reading.read import read
from tests.reading.written import LINES, PASSAGE, TITLE, WRITERS

ABORTING = {".xls", ".xlsx"}
"""Formats whose library ends the process where a damaged file asks for too much memory."""
Fact = Claim | Observation | Gap


def said(fact: Fact) -> str:
    """A fact without the document it stands in."""
    quotes = ["".join(e.quote.split()) for e in fact.evidence]
    if isinstance(fact, Claim):
        return f"{fact.subject} {fact.predicate} {fact.object} {fact.status} {quotes}"
    if isinstance(fact, Observation):
        number = fact.quantity
        return f"{fact.about} {fact.metric} {number.value}{number.unit} {fact.year} {quotes}"
    return f"{fact.chain} {fact.kind} {fact.what} {quotes}"


@cache
def facts(suffix: str) -> Counter[str]:
    reading = read(from_bytes(f"规划{suffix}", WRITERS[suffix]()))
    assert reading.document.title == TITLE
    found: tuple[Fact, ...] = (*reading.claims, *reading.observations, *reading.gaps)
    for evidence in (e for fact in found for e in fact.evidence):
        assert reading.document.text[evidence.start : evidence.end] == evidence.quote
    return Counter(map(said, found))


def outcome(suffix: str, name: str, data: bytes) -> str:
    """The error's sentence in both languages, or the name and the text; other errors go on."""
    try:
        if suffix in ABORTING:
            return name + read_apart(suffix, name, data).text
        return name + reader(suffix)(name, data).text
    except BadInput as error:
        return error.zh if name in error.en else ""


def test_the_passage_says_something_of_every_sort() -> None:
    reading = read(from_bytes("规划.txt", PASSAGE.encode()))
    assert len(reading.claims) >= 4
    assert len(reading.observations) >= 3
    assert len(reading.gaps) >= 3


def test_every_suffix_has_a_writer() -> None:
    assert {SUFFIXES[suffix] for suffix in SUFFIXES} == {SUFFIXES[suffix] for suffix in WRITERS}


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_the_same_words_say_the_same_in_each_format(suffix: str) -> None:
    assert facts(suffix) == facts(".txt")


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_every_line_comes_out_whole_and_in_order(suffix: str) -> None:
    text = "".join(from_bytes(f"a{suffix}", WRITERS[suffix]()).text.split())
    places = [text.find("".join(line.split())) for line in LINES]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("suffix", sorted(set(WRITERS) - {".txt", ".md"}))
def test_a_file_cut_off_is_damaged_or_still_text_but_never_a_fault(suffix: str) -> None:
    whole = WRITERS[suffix]()
    if whole[:2] == b"PK":
        with pytest.raises(DamagedDocument, match="规划"):
            from_bytes(f"规划{suffix}", whole[: len(whole) // 2])
    for part in (8, len(whole) // 3, len(whole) - 20):
        assert "规划" in outcome(suffix, "规划", whole[:part])


@pytest.mark.parametrize("suffix", sorted(set(SUFFIXES)))
def test_a_file_of_another_kind_is_named(suffix: str) -> None:
    for other, write in WRITERS.items():
        data = write()
        if (
            not data.startswith((b"PK", b"%PDF", b"\xd0\xcf"))
            or SUFFIXES[other] == SUFFIXES[suffix]
        ):
            continue
        with pytest.raises(DamagedDocument) as caught:
            from_bytes(f"a{suffix}", data)
        assert other in caught.value.zh
        assert other in caught.value.en


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_an_empty_file_is_empty_in_each_format(suffix: str) -> None:
    with pytest.raises(EmptyDocument):
        from_bytes(f"a{suffix}", b"")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(set(SUFFIXES.values()))),
    st.binary(max_size=400),
    st.sampled_from((0, 8, 200)),
)
def test_any_bytes_are_read_or_refused_in_a_sentence(kind: str, data: bytes, real: int) -> None:
    suffix = next(s for s in WRITERS if SUFFIXES[s] == kind)
    start = WRITERS[suffix]()[:real]
    assert "规划" in outcome(suffix, "规划", start + data)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WRITERS)), st.data())
def test_a_damaged_byte_is_survived(suffix: str, data: st.DataObject) -> None:
    whole = bytearray(WRITERS[suffix]())
    for _ in range(3):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    assert "规划" in outcome(suffix, "规划", bytes(whole))
