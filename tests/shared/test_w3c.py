"""The W3C tests of SPARQL 1.1 through our HTTP endpoint: the list of what passes never changes."""

import pytest

from bench.w3c import SUITE, Outcome, changes, outcomes

pytestmark = pytest.mark.skipif(
    not SUITE.is_dir(), reason="the W3C tests are not beside this checkout (../shared/w3c)"
)


def test_exactly_the_known_tests_fail() -> None:
    found = outcomes()
    assert len(found) == 388
    assert changes(found) == []


def test_a_change_either_way_is_told() -> None:
    better = Outcome("protocol/update_post_form")
    worse = Outcome("protocol/query_get", "status 500")
    told = changes([better, worse])
    assert "protocol/update_post_form: passes, not status 403" in told
    assert "protocol/query_get: status 500, not passes" in told
    assert any(line.startswith("bindings/graph: is no test") for line in told)
