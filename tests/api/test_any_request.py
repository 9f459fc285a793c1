"""Whatever is asked, the answer is no fault of the program."""

from urllib.parse import quote

from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.sampled_from(["新能源汽车", "云泽新区", "动力电池", "\x00", "../..", "%00", "{}", "' OR 1"]),
)
ADDRESSES = st.sampled_from(
    [
        "/api/documents/{0}",
        "/api/documents/{0}/brought",
        "/api/evidence/{0}",
        "/api/drafts/{0}",
        "/evidence/{0}",
        "/drafts/{0}",
        "/documents/{0}/pages/{1}",
        "/api/entities?q={0}",
        "/api/entities/{0}",
        "/api/chains?region={0}",
        "/api/chains/{0}?region={1}",
        "/api/chains/{0}/parks",
        "/api/chains/{0}/segments/{1}/candidates",
        "/api/chains/{0}/structure?needs={1}",
        "/api/chains/{0}/knockout?without={1}",
        "/api/chains/新能源汽车/knockout?without={0}&without={1}",
        "/api/chains/新能源汽车/whatif?name={0}&segment={1}",
        "/api/structure/communities?region={0}&chain={1}",
        "/api/gaps?chain={0}&region={1}",
        "/api/gaps?kind={0}&limit={1}",
        "/api/parks?region={0}",
        "/?region={0}&lang={1}",
        "/chains/{0}",
        "/gaps?kind={0}&sort={1}",
        "/entities?q={0}&type={1}",
        "/entities/{0}",
        "/documents/{0}",
        "/network?entity={0}",
        "/network?chain={0}&limit={1}",
        "/query?q={0}",
        "/{0}",
    ]
)
ONE_SHAPE = {"code", "message", "message_en", "detail"}


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(address=ADDRESSES, one=TEXTS, other=TEXTS)
def test_no_request_makes_the_program_fail(
    client: TestClient, address: str, one: str, other: str
) -> None:
    answer = client.get(address.format(quote(one, safe=""), quote(other, safe="")))
    assert answer.status_code < 500
    if answer.status_code >= 400:
        error = answer.json()["error"]
        assert set(error) <= ONE_SHAPE
        assert error["message"]
        assert error["message_en"]
