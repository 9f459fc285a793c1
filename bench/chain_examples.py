"""Annotated texts as choices of a topic, of a main chain and of the chains of links."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.fitting import Choice
from bench.quality import GOLD, OPEN, annotated, as_document
from bench.spellings import spellings
from ontology.model import Claim, Entity, EntityType, Status
from reading.model import Page
from reading.read import page_of
from reading.rules import by_rules, main_chain
from reading.rules.context import Context, context
from reading.rules.link_pairs import Pair, pairs
from reading.rules.segments_of_chain import segment_status
from reading.topic_signs import NONE, topics

_ENDS = {
    "in_chain": "object",
    "leader_of": "object",
    "target_for": "object",
    "has_stage": "subject",
}
_MAIN, _FEWEST = 0.4, 0.2
_WRITER = 2  # letters of a passage's id that name its writer
_CHAIN, _LINK = "Industry", "Stage"
Forms = frozenset[str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is read and as it is annotated, and who wrote it."""

    writer: str
    page: Page
    truth: Mapping[str, Any]

    def forms(self, name: str, kind: str = _CHAIN) -> Forms:
        """The plain spellings of an annotated name."""
        own = (e for e in self.truth["entities"] if e["name"] == name)
        return next((_forms((name, *e["aliases"]), e["type"]) for e in own), _forms([name], kind))


def texts(names: Iterable[str]) -> Iterator[Text]:
    """The texts of some sets."""
    for name in names:
        for key, truth in annotated(GOLD, name).items():
            writer = key[:_WRITER] if name == OPEN else name
            yield Text(writer, page_of(as_document(key, truth["text"])), truth)


def topic_choice(text: Text) -> Iterator[Choice]:
    """The words of a short page; right is the one that names the chain most facts speak of.

    Pages that name an industry, where reading asks for no topic, teach what a topic looks like too.
    """
    shown = topics(text.page)
    if shown:
        said = _said(text.truth)
        most = [text.forms(c) for c, n in said.most_common(1) if n >= _MAIN * said.total()]
        right = {w for w in shown if w != NONE and any(_forms([w], _CHAIN) & m for m in most)}
        wanted = right or {NONE}
        yield Choice(tuple(shown.values()), tuple(word in wanted for word in shown), text.writer)


def main_choice(text: Text) -> Iterator[Choice]:
    """The chains read on a page; right is the one most facts speak of, none where few do."""
    shown, said = main_chain.candidates(text.page), _said(text.truth)
    if not shown or not said:
        return
    of = {e.id: _of(e) for e in text.page.entities if e.id in shown}
    spoken = {id_: sum(n for c, n in said.items() if text.forms(c) & of[id_]) for id_ in of}
    most = max(spoken.values())
    told = most >= _FEWEST * said.total()
    right = tuple(told and spoken[id_] == most if id_ in of else not told for id_ in shown)
    yield Choice(tuple(shown.values()), right, text.writer)


def _said(truth: Mapping[str, Any]) -> Counter[str]:
    """How many annotated facts speak of each chain."""
    told = [one[_ENDS[one["type"]]] for one in truth["relations"] if one["type"] in _ENDS]
    return Counter((*told, *(gap["chain"] for gap in truth["gaps"])))


def link_choices(text: Text) -> Iterator[Choice]:
    """A yes or no for every link with every chain near it, at each place that shows both."""
    told, read = by_rules(text.page)
    ctx = context(text.page)
    wanted = [
        (text.forms(one["subject"]), text.forms(one["object"], _LINK), one["status"])
        for one in text.truth["relations"]
        if one["type"] == "has_stage"
    ]
    for pair in pairs(ctx, _claims(told), _claims(read)):
        chain, link = ctx.entities.get(pair.chain), ctx.entities.get(pair.link)
        if chain is not None and link is not None:
            ends, status = (_of(chain), _of(link)), _status(ctx, pair)
            right = any(ends[0] & c and ends[1] & s and status == m for c, s, m in wanted)
            for shown in pair.shown:
                yield Choice((shown, {}), (right, not right), text.writer)


def _claims(facts: Sequence[object]) -> list[Claim]:
    return [fact for fact in facts if isinstance(fact, Claim)]


def _status(ctx: Context, pair: Pair) -> str:
    """The mood in which a pair is told, or would be."""
    said = {one.status for one in pair.claims}
    if not said and pair.sights:
        said = {segment_status(ctx, pair.sights[0].group)}
    return "actual" if Status.ACTUAL in said else "planned"


def _of(entity: Entity) -> Forms:
    kind = _CHAIN if entity.type is EntityType.CHAIN else _LINK
    return _forms((entity.name, *entity.aliases), kind)


def _forms(names: Iterable[str], kind: str) -> Forms:
    return frozenset(form for name in names for form in spellings(name, kind))
