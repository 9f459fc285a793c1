"""Every name of ours answers: readers get its page, programs the triples."""

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import NamedNode, RdfFormat, parse

from ontology.labels import ontology_triples
from ontology.vocab import BASE, ID, ONT
from tests.api.town import MAKER

MACHINE = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
READER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def address(iri: str) -> str:
    return "/" + iri.removeprefix(BASE)


@pytest.fixture(scope="module")
def names(client: TestClient) -> list[str]:
    """Every IRI of our namespace that the graph mentions."""
    dump = client.get("/data/liantu.nq").content
    found = {
        term.value
        for quad in parse(dump, format=RdfFormat.N_QUADS)
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(BASE)
    }
    return sorted(found)


def test_every_name_leads_a_reader_to_a_page_that_is_there(
    client: TestClient, names: list[str]
) -> None:
    assert len(names) > 400
    pages: dict[str, str] = {}
    for iri in names:
        answer = client.get(address(iri), headers=READER, follow_redirects=False)
        assert (answer.status_code, "Accept" in answer.headers["vary"]) == (303, True), iri
        page = answer.headers["location"].partition("#")[0]
        pages[page.partition("-")[0]] = page  # one of each kind: all would take a minute
    assert set(pages) >= {"/ontology", "/documents/doc", "/chains/chain", "/entities/firm"}
    assert {page for page in pages.values() if client.get(page).status_code != 200} == set()


def test_every_name_gives_a_program_the_triples_about_it(
    client: TestClient, names: list[str]
) -> None:
    asked: set[str] = set()
    for iri in names:
        place = address(iri).partition("#")[0]
        if place in asked:
            continue
        asked.add(place)
        answer = client.get(place, headers={"accept": "application/n-triples"})
        assert answer.status_code == 200, iri
        assert f"<{iri}>" in answer.text, iri


@pytest.mark.parametrize("kind", MACHINE)
def test_all_formats_give_the_same_triples(client: TestClient, kind: str) -> None:
    answer = client.get(f"/id/{MAKER.id}", headers={"accept": kind})
    assert answer.headers["content-type"].partition(";")[0] == kind
    form = RdfFormat.from_media_type(kind)
    found = {str(quad.triple) for quad in parse(answer.content, format=form)}
    plain = client.get(f"/id/{MAKER.id}", headers={"accept": "application/n-triples"})
    assert found == {str(q.triple) for q in parse(plain.content, format=RdfFormat.N_TRIPLES)}
    assert f"<{ID}{MAKER.id}> <{ONT}leaderOf> <{ID}" in plain.text
    assert f'"{MAKER.name}"@zh' in plain.text


def test_a_statement_comes_with_its_words(client: TestClient) -> None:
    gap = client.get("/api/gaps").json()["items"][0]["id"]
    answer = client.get(f"/id/{gap}", headers={"accept": "text/turtle"})
    assert "lt:quote" in answer.text
    led = client.get(f"/id/{gap}", headers=READER, follow_redirects=False)
    page, _, anchor = led.headers["location"].partition("#")
    assert f'id="{anchor}"' in client.get(page).text


def test_the_language_asked_for_stays(client: TestClient) -> None:
    led = client.get(f"/id/{MAKER.id}?lang=en", headers=READER, follow_redirects=False)
    assert led.headers["location"] == f"/entities/{MAKER.id}?lang=en"


@pytest.mark.parametrize("path", ["/id/firm-none", "/id/a%20b", "/gb4754/0000", "/ont/9.9"])
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_an_unknown_name_is_not_found(client: TestClient, path: str, accept: str) -> None:
    assert client.get(path, headers={"accept": accept}).status_code == 404


def test_a_format_that_there_is_not_is_refused(client: TestClient) -> None:
    for path in (f"/id/{MAKER.id}", "/ontology", "/ont", "/gb4754/3973"):
        assert client.get(path, headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("path", ["/ontology", "/ontology.ttl", "/ont"])
def test_the_ontology_comes_as_triples_with_a_tag(client: TestClient, path: str) -> None:
    turtle = {"accept": "text/turtle"}
    answer = client.get(path, headers=turtle)
    found = {q.triple for q in parse(answer.content, format=RdfFormat.TURTLE)}
    assert {str(t) for t in found} >= {str(t) for t in ontology_triples() if "_:" not in str(t)}
    again = client.get(path, headers=turtle | {"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    other = client.get("/ontology", headers={"accept": "application/ld+json"})
    assert other.headers["content-type"] == "application/ld+json"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_has_an_anchor_for_every_term_and_links_that_lead_somewhere(
    client: TestClient, lang: str
) -> None:
    html = client.get(f"/ontology?lang={lang}", headers=READER).text
    terms = {
        t.subject.value.removeprefix(ONT)
        for t in ontology_triples()
        if isinstance(t.subject, NamedNode) and t.subject.value.startswith(ONT)
    }
    assert {name for name in terms if f'id="{name}"' not in html} == set()
    within = {part.partition('"')[0] for part in html.split('href="#')[1:]}
    assert {anchor for anchor in within if f'id="{anchor}"' not in html} == set()
    assert "企业" in html
    assert "A company, group or brand that acts as a firm in a text" in html
    counted = client.get(
        "/sparql",
        params={"query": f"SELECT (COUNT(*) AS ?n) {{ ?s <{ONT}locatedIn> ?o }}"},
        headers={"accept": "text/csv"},
    ).text.split()[1]
    entry = html.partition('id="locatedIn"')[2].partition("</article>")[0]
    assert (f"{counted} uses" if lang == "en" else f"用 {counted} 次") in entry
    assert "/query?" in entry
