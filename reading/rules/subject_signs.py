"""The signs by which the subject of a number is known among the names around it."""

import re
from collections.abc import Iterator

from ontology.model import EntityType
from reading.model import Mention
from reading.rules.block_topics import opening
from reading.rules.context import Clause, Context
from reading.rules.once import once
from reading.rules.subject_candidates import Candidate, survey
from reading.rules.subject_scene import Scene
from reading.rules.topics import is_topic
from reading.rules.words import words

_FRONT = re.compile(
    r"(在|由|与|同|和|及|向|对|从|自|给|为|以|被|把|将|比|较|据|除|于|至|到|占|含|包括|围绕|依托|按|随着?|聚焦|面向|高于|低于|不如|来自|隶属|居|、|的|是|（|：|，|“|”|建成|建设|投资|引进|拥有|其中|全国|全省|全市)[“《（\s]*$"
)
_BEHIND = re.compile(
    r"[”’）)》]?\s*(的|、|等|（|，|：|是|有|为|达|实现|产业|行业|业|集群|企业|公司|项目|园|规模|产值|产量|产能|占|已|共|去年|今年|现|目前|年|总|将|和|与|及|以|在|内|里|上|一期|二期|\d)"
)
_PROFILE = EntityType.PARK, EntityType.CHAIN, EntityType.FIRM, EntityType.PROJECT
_DISTANCES = (2, 6, 12, 25, 60)
_LEAD = 60  # how far into a clause its opening words may reach
_OFTEN = 4


def of_type(scene: Scene, type_: EntityType) -> Iterator[str]:
    """The signs that all candidates of a type share."""
    kind = type_.value
    yield kind
    yield from (f"{kind}: {sign}" for sign in scene.general)
    yield from _of_kinds(scene.ctx, type_)


@once
def _of_kinds(ctx: Context, type_: EntityType) -> tuple[str, ...]:
    """Of how many of its type a candidate is one, and what else the page names."""
    known, kind = survey(ctx).of_type, type_.value
    only = (f"{kind} only one",) if known[type_] == 1 else ()
    return (*only, *(f"{kind} page {min(known[other], 2)} {other.value}" for other in _PROFILE))


def of_candidate(scene: Scene, one: Candidate) -> list[str]:
    """The signs of a candidate beside those of its type."""
    kind = one.type.value
    where = _where(scene, one)
    found = [where, f"{kind} {where}", f"{scene.metric} {where}"]
    if len(one.owners) > 1:
        found.append("several")
    found += _by_rules(scene, one, kind)
    found += _of_survey(scene.ctx, (one.owners[-1], one.type))
    found += _of_page(scene, one, kind)
    found += _of_topics(scene, one, kind)
    found += _of_before(scene, one, kind)
    if one.seen and where != "earlier":
        found += _of_name(scene, one.seen, kind, where)
    if one.behind:
        found += _of_name_behind(scene, one.behind, kind)
    return found


def _where(scene: Scene, one: Candidate) -> str:
    """How far the nearest name before a number is, in clauses, sentences and blocks."""
    seen, ctx, clause = one.seen, scene.ctx, scene.asked.clause
    if seen is None:
        return "behind" if one.behind else "above"
    if seen.start >= clause.start:
        return "clause"
    if seen.start < scene.block.start:
        return "earlier"
    other = ctx.clauses[ctx.clause_at(seen.start)]
    if other.sentence == clause.sentence:
        apart = ctx.clause_at(clause.start) - ctx.clause_at(seen.start)
        return "clause before" if apart == 1 else "sentence"
    return "sentence before" if other.sentence == clause.sentence - 1 else "block"


def _by_rules(scene: Scene, one: Candidate, kind: str) -> Iterator[str]:
    for step in one.steps:
        yield from (f"rule {step}", f"{kind} rule {step}")
    rule, owners = scene.first
    if one.owners == owners:
        yield from ("first", f"first {rule}")
        yield from (f"{kind} first {rule}", f"{kind} first {scene.metric}")


@once
def _of_survey(ctx: Context, one: tuple[str, EntityType]) -> tuple[str, ...]:
    """How the page as a whole names a candidate: often, first of all, in its title."""
    entity, type_ = one
    known, kind = survey(ctx), type_.value
    signs = {
        f"{kind} named {min(known.counts[entity], _OFTEN)}": True,
        f"{kind} most named": known.most.get(type_) == entity,
        f"{kind} opens page": entity in known.opening,
        f"{kind} titled": entity in known.titled,
    }
    return tuple(sign for sign, holds in signs.items() if holds)


def _of_page(scene: Scene, one: Candidate, kind: str) -> Iterator[str]:
    """Whether a candidate is above the number: in a heading, as the page's chain or region."""
    known, entity = scene.survey, one.owners[-1]
    for depth, index in enumerate(reversed(scene.block.headings)):
        if entity in known.heads.get(index, ()):
            yield f"{kind} heading {min(depth, 1)}"
            break
    chain = scene.ctx.outline.chain
    if chain and chain.entity == entity:
        yield from ("chain of page", f"chain of page {scene.metric}")
    if scene.ctx.entities[entity].name in words("broad"):
        yield "broad"
    if entity == scene.meant:
        yield from (f"{kind} meant", f"meant {scene.metric}")
    if entity == scene.ctx.page.home:
        yield from ("home", f"home {scene.metric}", f"{kind} home")
        yield from (f"home: {sign}" for sign in scene.general[1:])


def _of_topics(scene: Scene, one: Candidate, kind: str) -> Iterator[str]:
    """Whether the clause, the clauses before or the block speak of a candidate."""
    topic, entity = scene.topic, one.owners[-1]
    if entity in topic.entities:
        sure = "sure" if topic.sure else "unsure"
        here = "own" if topic.at >= scene.asked.clause.start else "carried"
        yield from (f"topic {sure} {here}", f"{kind} topic {sure} {here}")
        yield f"topic {here} {scene.metric}"
    elif topic.entities and topic.type:
        yield f"{kind} not the topic {topic.type.value}"
    if entity in scene.latest.owners:
        yield from (f"{kind} latest topic", f"latest topic {scene.metric}")
        if "nobody in clause" in scene.general:
            yield f"{kind} latest topic, nobody in clause"
    if entity in scene.latest.of_type.get(one.type, ()):
        yield f"{kind} latest topic of its type"
    if entity in scene.whole.entities:
        yield f"{kind} topic of block"


def _of_before(scene: Scene, one: Candidate, kind: str) -> Iterator[str]:
    """Whether the number before belongs to a candidate, and how far away that is."""
    before = scene.before.asked
    if before is None:
        return
    apart = _apart(scene, before.clause)
    if set(one.owners) & set(scene.before.owners):
        yield from (f"same as before, {apart}", f"{kind} same as before, {apart}")
        yield f"same as before, {before.metric.value} {scene.metric}"
        if "nobody in clause" in scene.general:
            yield f"{kind} same as before, nobody in clause, {apart}"
    elif scene.before.owners:
        yield f"{kind} other than before, {apart}"
    if one.seen and one.seen.start < before.start and apart != "page":
        yield f"{kind} before the number before, {apart}"


def _apart(scene: Scene, other: Clause) -> str:
    """The smallest part of the page that holds the number and another clause."""
    clause = scene.asked.clause
    if other.start == clause.start:
        return "clause"
    if other.sentence == clause.sentence:
        return "sentence"
    return "block" if other.start >= scene.block.start else "page"


def _of_name(scene: Scene, seen: Mention, kind: str, where: str) -> Iterator[str]:
    """The signs of the nearest name before a number: what stands around it, and what between."""
    ctx, clean = scene.ctx, scene.ctx.page.layout.clean
    clause = ctx.clauses[ctx.clause_at(seen.start)]
    yield from _front(scene, seen, kind, where)
    behind = _BEHIND.match(clean, seen.end, min(clause.end, seen.end + 8))
    word = "number" if behind and behind[1].isdigit() else behind[1] if behind else "else"
    yield f"{kind} behind {word}"
    if where == "clause":
        yield f"clause behind {word}"
        yield from _between(scene, seen, kind)
    if seen.type is EntityType.CHAIN and is_topic(ctx, seen):
        yield f"as industry {where}"
    later = ctx.page.mentions_in(seen.end, scene.asked.start)
    passed = sorted({m.type.value for m in later if m.entity != seen.entity})
    if not passed:
        yield f"{kind} nearest"
    for other in passed:
        yield f"{kind} passed {other}"
        if where == "clause":
            yield f"{kind} passed {other} in clause"


def _front(scene: Scene, seen: Mention, kind: str, where: str) -> Iterator[str]:
    """Whether a name opens its clause, else the word it stands behind."""
    ctx, clean = scene.ctx, scene.ctx.page.layout.clean
    clause = ctx.clauses[ctx.clause_at(seen.start)]
    begin = clause.start + opening(clean[clause.start : min(clause.end, clause.start + _LEAD)])
    if seen.start <= begin:
        yield from (f"{where} opens", f"{kind} {where} opens", f"opens {scene.metric}")
        if clause.start == ctx.sentence_span(clause.sentence)[0]:
            yield f"{kind} opens sentence"
        return
    front = _FRONT.search(clean, max(clause.start, seen.start - 5), seen.start)
    yield f"{kind} front {front[1] if front else 'else'}"


def _between(scene: Scene, seen: Mention, kind: str) -> Iterator[str]:
    gap = scene.asked.start - seen.end
    step = next((d for d in _DISTANCES if gap <= d), 0)
    yield f"{kind} within {step}"
    for noun in sorted({noun for at, noun in scene.nouns if at > seen.end}):
        yield f"{kind} between {noun}"
        yield f"between {noun} {scene.metric}"


def _of_name_behind(scene: Scene, behind: Mention, kind: str) -> Iterator[str]:
    between = scene.ctx.page.layout.clean[scene.asked.end : behind.start]
    step = next((d for d in _DISTANCES if len(between) <= d), 0)
    yield f"{kind} after within {step}"
    yield f"after {scene.metric}"
    if "的" in between:
        yield f"{kind} after 的"
    if "，" in between or "、" in between:
        yield f"{kind} after a mark"
