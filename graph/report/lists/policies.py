"""The list of policies: plans at hand, and those that documents name in 《》, with what they say."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph.report.ground import Ground, is_plan
from graph.report.lists.printed import printed, printed_date
from graph.report.model import Cell, ListKey, Sheet, Why, cell
from graph.report.words import words
from graph.spoken import Sentence, sentences
from ontology.model import Document, Evidence, Genre, Metric, Observation, Relation, Review, Status
from reading.lexicon import rows

_COLUMNS = "col_policy col_policy_kind col_publisher col_issued col_said col_names_chain"
_NAMED = re.compile(r"《([^《》]{4,60})》")
_BRACKETS = re.compile(r"[（(〔\[][^（）()〔〕\[\]]*[）)〕\]]$")
_SHOWN = 6
"""Targets named in one cell; the document has all of them."""


def policies(ground: Ground) -> Sheet:
    """The plans that speak of the chain, then the policies named beside it."""
    telling = tuple(_telling(ground))
    own = tuple(_own(ground, d) for d in telling if d.genre is Genre.PLAN)
    return Sheet(
        ListKey.POLICIES,
        ground.say("list_policies"),
        words(_COLUMNS, ground.lang),
        (*own, *_named(ground, telling)),
    )


def _telling(ground: Ground) -> Iterator[Document]:
    """The documents that say anything of the chain here, by date and name."""
    known = ground.knowledge
    spoken = {e.document for _, p in ground.present for e in p.evidence}
    spoken |= {e.document for gap in ground.gaps for e in gap.evidence}
    spoken |= {o.document for o in known.observations_by_about.get(ground.board.chain, ())}
    # A gap of no known region is on no board: its document does not speak for this one.
    found = (known.documents[d] for d in spoken)
    yield from sorted(found, key=lambda d: (str(d.issued or ""), d.title, d.id))


def _own(ground: Ground, document: Document) -> tuple[Cell, ...]:
    title = printed(document, document.title or document.name)
    issued = printed_date(document)
    return (
        cell(document.title or document.name, title, Why.UNRECOGNISED),
        cell(ground.say("own_document"), title, Why.UNRECOGNISED),
        cell(document.publisher, printed(document, document.publisher), Why.UNRECOGNISED),
        cell(document.issued.isoformat() if document.issued else "", issued, Why.UNRECOGNISED),
        _said(ground, document),
        cell(ground.board.chain_name, printed(document, ground.board.chain_name)),
    )


def _said(ground: Ground, document: Document) -> Cell:
    """The targets a document sets for the chain, and the parks it plans for it."""
    known, chain = ground.knowledge, ground.board.chain
    numbers = [
        o
        for o in known.observations_by_about.get(chain, ())
        if o.document == document.id and _aims(o)
    ]
    parks = [
        c
        for c in known.claims_to(chain, Relation.FOCUSES_ON)
        if c.document == document.id and is_plan(c)
    ]
    spoken = [(ground.number(o), o.evidence) for o in numbers]
    spoken += [(ground.say("mark_planned", text=ground.name(c.subject)), c.evidence) for c in parks]
    said = dict(spoken[:_SHOWN])
    return cell(ground.say("semicolon").join(said), (e for found in said.values() for e in found))


def _aims(seen: Observation) -> bool:
    wished = seen.status in (Status.TARGET, Status.PLANNED)
    return wished and seen.review is not Review.REJECTED and seen.metric is not Metric.OTHER


def _named(ground: Ground, telling: tuple[Document, ...]) -> Iterator[tuple[Cell, ...]]:
    """The policies in 《》 in whose sentence the chain or one of its segments is named."""
    own = {d.title for d in telling}
    found: dict[str, list[tuple[Evidence, str]]] = {}
    for document in telling:
        for sentence in sentences(document):
            if beside := _chain_word(ground, sentence):
                for name in _policies_of(sentence):
                    if name not in own:
                        found.setdefault(name, []).append((sentence.evidence(), beside))
    for name in sorted(found):
        spoken = tuple(e for e, _ in found[name])
        beside = "、".join(dict.fromkeys(word for _, word in found[name]))
        yield (
            cell(f"《{name}》", spoken),
            cell(ground.say("named_document"), spoken),
            cell("", (), Why.UNRECOGNISED),
            cell("", (), Why.UNRECOGNISED),
            cell("", ()),
            cell(beside, spoken),
        )


def _policies_of(sentence: Sentence) -> Iterator[str]:
    for match in _NAMED.finditer(sentence.text):
        bare = match[1]
        while _BRACKETS.search(bare):
            bare = _BRACKETS.sub("", bare)
        if bare.endswith(_heads()):
            yield match[1]


def _chain_word(ground: Ground, sentence: Sentence) -> str:
    """The longest name of the chain, of one of its segments or of an alias in a sentence."""
    chain = ground.chain
    names = {chain.label, *chain.aliases, *(s.label for s in chain.segments)}
    said = [name for name in names if len(name) > 1 and name in sentence.text]
    return max(said, key=lambda n: (len(n), n), default="")


@cache
def _heads() -> tuple[str, ...]:
    return tuple(row["head"] for row in rows(Path(__file__).parents[1] / "policy_heads.tsv"))
