"""The whole way from a document to what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ontology.model import (
    Claim,
    DateBasis,
    Document,
    EntityType,
    Gap,
    Observation,
    Reading,
)
from reading.facts import with_facts
from reading.heading_chains import with_heading_chains
from reading.home import at_home
from reading.layout import lay_out
from reading.layout.columns import columns as guessed
from reading.model import Columns, Layout, Page
from reading.names.finding import look, weigh
from reading.rules import facts
from reading.sentences import split
from reading.spoken_of import spoken_of
from reading.theme import with_theme, without_idle_theme
from reading.topic import with_topic


def read(
    document: Document,
    region: str = "",
    registry: Sequence[str] = (),
    *,
    tagged: bool = True,
    columns: Columns = (),
) -> Reading:
    """Everything a document says: entities, claims, observations, stated gaps, each with evidence.

    `region` overrides the place the document speaks for; `registry` holds names of firms known from
    elsewhere; without `tagged` names are found by rules alone; `columns` are roles that the user gives
    to columns of tables. Names stay as the text has them (see `reading.resolve`). No text makes it
    fail: what could not be found is told in `problems`.
    """
    page = page_of(document, region, registry, tagged=tagged, columns=columns)
    found = facts(page)
    reading = Reading(
        page.document,
        spoken_of(page, found),
        tuple(f for f in found if isinstance(f, Claim)),
        tuple(f for f in found if isinstance(f, Observation)),
        tuple(f for f in found if isinstance(f, Gap)),
    )
    reading = without_idle_theme(reading, page.mentions)
    problems = tuple(_problems(reading, page.layout))
    return replace(reading, problems=problems, columns=guessed(page.layout))


def page_of(
    document: Document,
    region: str = "",
    registry: Sequence[str] = (),
    *,
    tagged: bool = True,
    columns: Columns = (),
) -> Page:
    """The document laid out, cut into sentences and with its names found, ready for the rules."""
    layout = lay_out(document.text, columns)
    sentences = split(layout)
    looked = look(layout, sentences, tagged=tagged)
    known = with_facts(document, layout, looked.marked or ())
    if region:
        known = replace(known, region=region)
    names = weigh(looked, known.region, registry)
    mentions, entities, home = at_home(names, known.region, layout.clean)
    mentions, entities = with_heading_chains(layout, mentions, entities)
    page = with_topic(Page(known, layout, sentences, mentions, entities, home))
    entities = with_theme(layout, known.title, page.mentions, page.entities)
    return replace(page, entities=entities)


def _problems(reading: Reading, layout: Layout) -> Iterator[str]:
    """What a person should look at, in sentences."""
    document = reading.document
    yield from document.notes
    if not layout.clean.strip():
        yield "文件里没有可读的文字。"
        return
    if not document.title:
        yield "没有找到标题。"
    if not document.region:
        yield "没有认出文件所讲的地区：“本地”“外地”无从判断，请指明地区。"
    if document.issued_basis is DateBasis.UNKNOWN:
        yield "没有找到成文或发布日期：“今年”“去年”的数字没有年份。"
    if not any(e.type is EntityType.CHAIN for e in reading.entities):
        yield "没有找到产业或产业链的名称。"
    if not (reading.claims or reading.observations or reading.gaps):
        yield "没有读出任何事实。"
