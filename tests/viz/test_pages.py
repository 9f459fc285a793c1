"""The pages as HTML."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.gaps.described import chain_of
from graph.knowledge import Knowledge
from graph.store.checkpoint import Usage
from ontology.errors import NotFound
from ontology.identity import entity_id
from ontology.model import EntityType, Reading, Relation, Status
from ontology.vocab import iri, term
from tests.viz import world
from tests.viz.hostile import PAYLOAD, hostile
from viz import pages
from viz.pages import Question, Site, View
from viz.pages.ontology import ontology

_QUESTION = Question("q", "企业名称", "SELECT ?s WHERE { ?s a lt:Firm }")
_USAGE = Usage({term("Firm"): 2}, {term("Firm"): (iri(world.QIXIN),)})
Draw = Callable[[Site, View], str]


def _document(site: Site) -> str:
    return next(iter(site.knowledge.documents))


PAGES: dict[str, Draw] = {
    "overview": pages.overview,
    "chain": lambda site, view: pages.chain(site, view, world.IC),
    "structure": lambda site, view: pages.chain_structure(site, view, world.IC),
    "gaps": pages.gaps,
    "timeline": pages.timelines,
    "timeline of": lambda site, view: pages.timelines(
        site, View(view.lang, "", "/timeline", {**view.query, "thing": world.QIXIN})
    ),
    "tensions": pages.tensions,
    "reconcile": pages.reconciliation,
    "compare": lambda site, view: pages.comparison(
        site, View(view.lang, "", "/compare", {**view.query, "from": "2020", "to": "2030"})
    ),
    "entities": pages.entities,
    "entity": lambda site, view: pages.entity(site, view, world.QIXIN),
    "documents": pages.documents,
    "document": lambda site, view: pages.document(site, view, _document(site)),
    "network": pages.network,
    "rules": pages.rules,
    "review": pages.review,
    "names": pages.names,
    "query": lambda _, view: pages.query(view, [_QUESTION]),
    "ontology": lambda site, view: ontology(site, view, _USAGE, [_QUESTION]),
    "error": lambda _, view: pages.error(view, 404, "没有这一页"),
}
HOSTILE: dict[str, Draw] = {
    **PAGES,
    "query": lambda _, view: pages.query(view, [Question(PAYLOAD, PAYLOAD, PAYLOAD)]),
    "ontology": lambda site, view: ontology(
        site,
        view,
        Usage({}, {term("name"): (PAYLOAD, PAYLOAD), term("quote"): (iri(PAYLOAD), PAYLOAD)}),
        [Question(PAYLOAD, PAYLOAD, "lt:Firm")],
    ),
    "error": lambda _, view: pages.error(view, 404, PAYLOAD),
}


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(world.knowledge())


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_is_whole_and_says_its_language(site: Site, name: str, lang: str) -> None:
    html = PAGES[name](site, View(lang, "", f"/{name}", {"lang": lang}))
    assert html.startswith("<!doctype html>")
    assert f'<html lang="{"en" if lang == "en" else "zh-CN"}">' in html
    assert html.rstrip().endswith("</html>")
    assert html.count("<main") == html.count("<h1") == 1


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_script_or_style_in_itself(site: Site, name: str) -> None:
    html = PAGES[name](site, View())
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))[^>]*>", html) == []
    assert "<style" not in html
    assert re.findall(r"\sstyle=|\son[a-z]+=", html) == []


@pytest.mark.parametrize("name", PAGES)
def test_no_page_names_an_address_outside_the_server(site: Site, name: str) -> None:
    html = PAGES[name](site, View())
    assert re.findall(r"(?:src|href|action)=\"(?:https?:)?//[^\"]*", html) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_texts_titles_and_file_names_stay_text(name: str) -> None:
    html = HOSTILE[name](hostile(), View(query={"lang": PAYLOAD, "q": PAYLOAD, "sort": PAYLOAD}))
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_the_overview_shows_coverage_and_unknown_share_side_by_side(site: Site) -> None:
    html = pages.overview(site, View())
    assert re.search(r"覆盖率</span><b>35%</b>.*?未见记载</span><b>45%</b>", html, re.S)


def test_the_home_region_is_the_innermost_that_holds_most_facts(site: Site) -> None:
    assert site.default_region == world.HOME


def test_an_empty_graph_says_what_to_do() -> None:
    empty = Site(Knowledge())
    assert "liantu build" in pages.overview(empty, View())
    assert "liantu build" in pages.documents(empty, View())
    assert "没有符合条件的缺口" in pages.gaps(empty, View())
    assert "没有关系" in pages.network(empty, View())


def test_the_gap_table_is_sorted_by_worth_and_leads_to_the_sentence(site: Site) -> None:
    html = pages.gaps(site, View())
    grades = [int(n) for n in re.findall(r'data-th="值得度"><a [^>]*>(\d+)<', html)]
    assert len(grades) == 5
    assert grades == sorted(grades, reverse=True)
    gap = next(g for g in site.knowledge.gaps if g.what == "光掩模版")
    assert f"/documents/{gap.document}#{gap.evidence[0].id}" in html


def test_the_gap_table_filters_by_kind_and_hides_what_nobody_recorded(site: Site) -> None:
    weak = pages.gaps(site, View(query={"kind": "Weak"}))
    assert "产业领军人才不足" in weak
    assert ">光掩模版</a>" not in weak
    assert "不等于缺失" in pages.gaps(site, View())
    assert pages.gaps(site, View(query={"kind": "NoRecord"})).count("<tr id=") > 10


def test_a_denied_supply_is_shown_as_denied(site: Site) -> None:
    html = pages.entity(site, View(), world.QIXIN)
    assert re.search(r'class="fact negated".*?澄芯科技.*?尚未与启芯半导体', html, re.S)


def test_the_document_page_marks_every_evidence_once_by_its_id(site: Site) -> None:
    html = pages.document(site, View(), world.plan().document.id)
    ids = re.findall(r'<a id="(ev-[^"]+)">', html)
    read = world.plan()
    wanted = {e.id for claim in read.claims for e in claim.evidence}
    wanted |= {e.id for gap in read.gaps for e in gap.evidence}
    assert len(ids) == len(set(ids))
    assert wanted <= set(ids)


def test_the_raw_text_on_the_document_page_is_the_text_of_the_file(site: Site) -> None:
    html = pages.document(site, View(), world.plan().document.id)
    raw = re.search(r"data-raw>(.*?)</div>", html, re.S)
    assert raw is not None
    assert re.sub(r"<[^>]+>", "", raw[1]) == world.PLAN


def test_what_nobody_knows_is_not_found(site: Site) -> None:
    with pytest.raises(NotFound):
        pages.entity(site, View(), "firm-none")
    with pytest.raises(NotFound):
        pages.chain(site, View(), "没有这条链")
    with pytest.raises(NotFound):
        pages.overview(site, View(region="无名区"))


def test_the_gap_table_sorts_by_any_of_its_columns(site: Site) -> None:
    for order in ("severity", "-severity", "chain", "segment", "-kind", "date", "nonsense"):
        assert pages.gaps(site, View(query={"sort": order})).count("<tr id=") == 6, order
    dated = pages.gaps(site, View(query={"sort": "date", "basis": "stated"}))
    assert 'aria-sort="ascending"' in dated


def test_regions_stand_under_the_region_they_lie_in(site: Site) -> None:
    names = [place.name for place in site.choices(world.HOME)]
    assert names == ["澄湾市", "星海新区", "云岭集成电路产业园"]


def test_a_region_without_facts_can_still_be_the_one_chosen() -> None:
    empty = Site(world.knowledge(), home="云岭集成电路产业园")
    assert empty.default_region == world.YUNLING
    assert "云岭集成电路产业园" in pages.overview(empty, View())


def test_an_industry_that_only_documents_describe_is_drawn_without_lanes() -> None:
    document = world.paper("x.txt", "低空物流产业包括无人机配送。", "短讯", None, world.HOME)
    scribe = world.Scribe(document)
    chain = entity_id(EntityType.CHAIN, "低空物流")
    part = entity_id(EntityType.SEGMENT, "无人机配送")
    scribe.says(chain, Relation.HAS_SEGMENT, part, "包括无人机配送", Status.ACTUAL)
    named = world.things((EntityType.CHAIN, "低空物流"), (EntityType.SEGMENT, "无人机配送"))
    found = Site(world.knowledge(Reading(document, named, tuple(scribe.claims))))
    html = pages.chain(found, View(region=world.HOME), chain)
    assert "没有参考链：环节来自文件所述" in html
    assert 'class="map flat"' in html
    assert "无人机配送" in html


def test_the_id_a_chain_had_before_it_got_a_reference_chain_still_leads_to_it(site: Site) -> None:
    known = site.knowledge.chains[world.IC]
    proposed = replace(known, id="chain-proposed")
    chains = {**site.knowledge.chains, proposed.id: proposed}
    del chains[world.IC]
    entities = {k: e for k, e in site.knowledge.entities.items() if k != world.IC}
    taken = replace(site.knowledge, chains=chains, entities=entities)
    assert chain_of(taken, world.IC).id == "chain-proposed"


def test_an_opened_gap_shows_its_grounds_candidates_parks_and_progress(site: Site) -> None:
    gap = next(g for g in site.knowledge.gaps if g.what == "光掩模版")
    html = pages.gaps(site, View(query={"gap": gap.id}))
    shown = re.search(r'class="dossier">(.*?)</section>\n</div>', html, re.S)
    assert shown is not None
    text = shown[0]
    assert "<mark>光掩模版本地尚属空白</mark>" in text
    assert re.search(r"谁可以补上.*远晖光罩", text, re.S)
    assert re.search(r"适合落地的园区.*云岭集成电路产业园", text, re.S)
    assert re.search(r'class="line"><li><time>[^<]*2024', text)
    assert re.search(r'scope="row">值得度</th>.*= 0\.\d+', text, re.S)


def test_a_gap_is_filtered_by_whether_somebody_could_fill_it(site: Site) -> None:
    some = pages.gaps(site, View(query={"fill": "some"}))
    none = pages.gaps(site, View(query={"fill": "none"}))
    assert some.count('class="filler"') == some.count('<tr id="')
    assert 'class="filler"' not in none


def test_a_long_list_of_gaps_stands_on_pages_and_the_opened_gap_on_its_own(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["viz.pages.gaps"], "_PAGE", 10)
    view = View(query={"kind": "NoRecord"})
    every = re.findall(r'<tr id="([^"]+)"', pages.gaps(site, view))
    assert len(every) == 10
    second = pages.gaps(site, View(query={"kind": "NoRecord", "page": "2"}))
    other = re.findall(r'<tr id="([^"]+)"', second)
    assert other
    assert set(other).isdisjoint(every)
    opened = pages.gaps(site, View(query={"kind": "NoRecord", "gap": other[0]}))
    assert f'<tr id="{other[0]}" class="is-open">' in opened


def test_a_card_counts_its_firms_and_one_state_can_be_shown_alone(site: Site) -> None:
    html = pages.chain(site, View(), world.IC)
    assert "本地1家" in html
    only = pages.chain(site, View(query={"state": "missing"}), world.IC)
    assert only.count("is-apart") == only.count("data-node") - html.count("node s-missing")
    assert "is-apart" not in pages.chain(site, View(query={"state": "<b>"}), world.IC)


def test_the_overview_shows_kinds_and_the_latest_evidence_of_each_chain(site: Site) -> None:
    html = pages.overview(site, View())
    card = re.search(r'<article class="chain">(.*?)</article>', html, re.S)
    assert card is not None
    assert re.search(r'kind=Missing">缺失 <b>1</b>', card[1])
    assert "最新依据" in card[1]
    assert "2025-11-06" in card[1]


def test_the_segments_of_a_very_large_described_industry_lead_to_their_own_cards() -> None:
    names = [f"部件{i}" for i in range(61)]
    said = f"低空物流产业包括{'、'.join(names)}。"
    document = world.paper("x.txt", said, "短讯", None, world.HOME)
    scribe = world.Scribe(document)
    chain = entity_id(EntityType.CHAIN, "低空物流")
    parts = [entity_id(EntityType.SEGMENT, name) for name in names]
    for part in parts:
        scribe.says(chain, Relation.HAS_SEGMENT, part, said, Status.ACTUAL)
    named = world.things(
        (EntityType.CHAIN, "低空物流"), *((EntityType.SEGMENT, name) for name in names)
    )
    found = Site(world.knowledge(Reading(document, named, tuple(scribe.claims))))
    html = pages.chain(found, View(region=world.HOME), chain)
    assert f'href="/entities/{parts[0]}" data-select' in html
    assert "data-detail=" not in html


def test_the_search_page_knows_pinyin_initials(site: Site) -> None:
    assert "启芯半导体" in pages.entities(site, View(query={"q": "qxbdt"}))
    assert "没有找到" in pages.entities(site, View(query={"q": "查无此名"}))


def test_the_error_page_does_not_lead_back_into_the_error() -> None:
    html = pages.error(View(region="无名区", query={"region": "无名区", "lang": "en"}), 404, "没有")
    assert "region=" not in html
    assert "lang=en" in html


def test_drawing_twice_gives_the_same_bytes(site: Site) -> None:
    for draw in PAGES.values():
        assert draw(site, View()) == draw(Site(world.knowledge()), View())


def test_a_check_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(NotFound, match="parts_of_total"):
        pages.tensions(
            Site(world.knowledge()), View("zh", "", "/tensions", {"rule": "no_such_rule"})
        )


def test_a_card_leads_to_its_timeline_its_parts_and_what_each_document_brought(site: Site) -> None:
    page = pages.entity(site, View("zh", "", f"/entities/{world.QIXIN}"), world.QIXIN)
    plan = world.plan().document.id
    assert f'href="/timeline?thing={world.QIXIN}"' in page
    assert f'href="/documents/{plan}/brought"' in page
    jumps = set(re.findall(r'<a href="#([\w-]+)">', page))
    assert "papers" in jumps
    assert all(f'id="{part}"' in page for part in jumps)
