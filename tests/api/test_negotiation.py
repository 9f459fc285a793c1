"""What an Accept header means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.faults import NotAcceptable
from api.negotiation import OFFERED, accepted

JSON = "application/sparql-results+json"
TURTLE = "text/turtle"


def test_without_a_header_json_and_turtle_come_first_of_their_kinds() -> None:
    assert accepted(None) == OFFERED
    assert accepted("*/*") == OFFERED


def test_the_heaviest_wish_comes_first() -> None:
    assert accepted("text/csv;q=0.5, text/turtle")[:2] == (TURTLE, "text/csv")


def test_an_exact_wish_beats_a_wildcard_whatever_their_order() -> None:
    assert "text/csv" not in accepted("*/*, text/csv;q=0")
    assert accepted("text/*;q=0.2, text/csv;q=0.9, */*;q=0.1")[0] == "text/csv"


def test_a_partial_wildcard_gives_only_its_half() -> None:
    assert accepted("text/*") == ("text/csv", "text/tab-separated-values", TURTLE)


def test_plain_names_stand_for_the_sparql_ones() -> None:
    assert accepted("application/json")[0] == JSON
    assert accepted("application/xml")[0] == "application/sparql-results+xml"


@pytest.mark.parametrize("header", ["image/png", "text/csv;q=0", "text/csv;q=viel", "nonsense"])
def test_nothing_on_offer_is_refused_with_what_there_is(header: str) -> None:
    with pytest.raises(NotAcceptable) as error:
        accepted(header)
    assert header in error.value.zh
    assert JSON in error.value.en


@given(st.text(max_size=60))
def test_no_header_breaks_it(header: str) -> None:
    try:
        found = accepted(header)
    except NotAcceptable:
        return
    assert set(found) <= set(OFFERED)
    assert found
