"""Which links belong to which chains, by all signs of a page together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from ontology.model import Claim, Relation
from reading.model import Fact, Page
from reading.rules.context import Context, context
from reading.rules.language_model import Described
from reading.rules.link_pairs import Pair, pairs
from reading.rules.scope import place
from reading.rules.segments_of_chain import segment_status
from reading.rules.stating import Said, told
from reading.weights import chance, weights, worth

TABLE = Path(__file__).with_name("chain_of_link.tsv")
"""The weights of the signs, made by `python -m bench.chains --fit`."""
LEAST = 0.4
"""The chance from which on a link is told to belong to a chain."""
WEIGHED = Described(
    "chain_of_link",
    "没有规则归入产业链、但综合所在句子、段落、标题、全文主产业链、参考链等迹象（权重由已标注文本得出）很可能"
    "属于某产业链的环节；规则所归而迹象不支持的不收。",
    "A link that no rule gives to a chain, where its sentence, paragraph, headings, the page's main "
    "chain and the reference chains together make that likely, with weights fitted on annotated "
    "texts. What a rule gives against these signs is dropped.",
)


def weighed_links(page: Page, said: Iterable[Fact], read: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts read without the links of chains that are unlikely, and with those likely besides.

    `said` is what every rule said, before the unsure was left out.
    """
    ctx = context(page)
    claims = [fact for fact in said if isinstance(fact, Claim)]
    kept = [fact for fact in read if isinstance(fact, Claim)]
    shown = (one for one in pairs(ctx, claims, kept) if one.may_be)
    likely = {(one.chain, one.link): (one, likelihood(one)) for one in shown}
    right = {key for key, (_, sure) in likely.items() if sure >= LEAST}
    rest = tuple(fact for fact in read if not _is_link(fact) or _ends(fact) in right)
    have = {_ends(fact) for fact in rest if _is_link(fact)}
    made = (_made(ctx, *likely[key]) for key in sorted(right - have))
    return (*rest, *(one for some in made for one in some))


def likelihood(pair: Pair) -> float:
    """How likely a link belongs to a chain, at the place that speaks for it most."""
    return max(chance(worth(shown, known())) for shown in pair.shown)


@cache
def known() -> Mapping[str, float]:
    """The weights of the signs."""
    return weights(TABLE)


def _is_link(fact: Fact) -> bool:
    return isinstance(fact, Claim) and fact.predicate is Relation.HAS_SEGMENT


def _ends(fact: Fact) -> tuple[str, str]:
    return (fact.subject, fact.object) if isinstance(fact, Claim) else ("", "")


def _made(ctx: Context, pair: Pair, sure: float) -> Iterator[Claim]:
    """The claim of a pair: that of its rule, or one by the first place that shows it."""
    if pair.claims:
        yield max(pair.claims, key=lambda one: (one.confidence, one.id))
    elif pair.sights:
        sight = pair.sights[0]
        status = segment_status(ctx, sight.group)
        said = Said(pair.chain, Relation.HAS_SEGMENT, pair.link, status)
        made = told(ctx, f".{WEIGHED.name}", said, place(sight.shown_at), place(sight.link))
        yield replace(made, confidence=round(sure, 3))
