"""Statements that something is missing, weak, imported or bought elsewhere."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ontology.model import EntityType, Gap, GapKind
from reading.model import Modality, Page
from reading.rules.context import Clause, Context, context
from reading.rules.gap_cells import Lack, cell_lacks
from reading.rules.gap_facts import gaps
from reading.rules.gap_frames import Filled, Force, filled
from reading.rules.gap_phrases import after_trigger, before_trigger, is_thing, listed, within_field
from reading.rules.gap_pointing import meant
from reading.rules.gap_scope import is_title
from reading.rules.gap_stance import (
    announces,
    at_turn,
    is_asked,
    is_bare_title,
    is_over,
    is_past,
    on_weaknesses,
)
from reading.rules.sources import source
from reading.rules.words import table

_POSITIVE = re.compile(
    r"填补|补齐|补足|补上|弥补|破解|解决|扭转|打破|摆脱|克服|攻克|突破(?!性|[^，]{0,2}$)|不断|降低|减少|避免|防止"
    r"|不存在|不低于|不少于|不足为|不小于|最低|最小|最短|低碳|低成本|低速|低温|低空|低压|低功耗|低迷|低于|小于|短于|少于|低价|能耗低|成本低|价格低|污染少|污染小|聚焦|围绕|针对|小时|小型|小微"
    r"|中小|大小|减小|小镇|小区|小组|小企业|小米|小巨人|小升规|短期|短短|缩短|少年|至少|多少|减少|不少"
)
_COMPANY_CLASS = re.compile(r"等([^，。；、]{2,12}?)(?:高新技术|骨干|重点|龙头)*企业")
_UNSERVED = re.compile(
    r"(?:尚未|未能|没有|未)(?:有效)?(?:与其|与之|为其|为之|进入)?[^，。]{0,6}(?:服务|配套|合作|对接|供应体系|供应链)"
)
_IMPORT_RATIO = re.compile(r"(进口[^，。、占]{1,8})占比")
_EXAMPLES = re.compile(r"^\s*(?:如|例如|比如|包括)")
_GENERIC = re.compile(r"^(?:原创性?)?(?:成果|建树|积累|突破|布局|项目)$")
_HERE = {2: "本地", 3: "本市内"}
_NEUTRAL = ("from_there", "flow_from")  # need a word that tells how much or still
_OF_PRODUCTS = ("supplied_by", "is_from", "bring_from", "still_in")  # ... or a product
_WISHES = ("need_to_fill", "wait_for")  # 补齐 in what must be made good is no success
_EXTENT = re.compile(
    r"^[^从由来自]{0,8}(?:全部?|均|都|皆|大多|大都|多|主要|基本|大部分|仍|还|要|需|得|只能|长期|成|%)"
)
_IN_SLOGAN = re.compile(r"“[^”]{0,10}$")
_TIES = re.compile(r"[^，]{0,4}(?:配套|合作)关系")
_LOCAL_MAKER = re.compile(
    r"(?:本地|区内|当地|市内)(?:配套)?(?:供应商|供应|企业|厂家|货源|配套)|企业批量"
)
_ABOUT = re.compile(r"^在?([^，]{2,60}?)(?:等)?(?:方面|领域|环节)，$")
_PLAIN = re.compile(r"产品|(?:新增)?订单")  # vague, but what a weakness is often said of
_ANY_PRODUCT = re.compile(r"产品$|^规模|生产企业$")
_LINK = re.compile(r"(?:处[于在][^，]*的)([^的，]{2,10})环节，$")
_PRODUCTS = (EntityType.SEGMENT, EntityType.PRODUCT)
_NAMES = (
    EntityType.FIRM,
    EntityType.PLACE,
    EntityType.PARK,
    EntityType.INSTITUTION,
    EntityType.PROJECT,
)
_LONGEST_FIGURE = 3
_SHORTEST = 2
_PAST_TRIGGER = 6
_SHORT_SUBJECT = 12
_BARE_SUBJECT = 4  # words before a predicate that hold an adverb at most


def rule(page: Page) -> Iterator[Gap]:
    """明说缺乏、薄弱、滞后、依赖进口、均在外地、不能自主研制、环节脱节等的，是所述的缺口，并列的逐项分开；填补空白、补齐短板等正面或计划的说法不算。

    What a text says is lacking, weak, behind, imported, bought outside the region or unmatched is a
    stated gap, one for each member of a list; success (填补空白) and plans (补齐短板) are none.
    """
    ctx = context(page)
    for index, lack in stated(ctx):
        yield from gaps(ctx, index, lack, __name__)


@lru_cache(maxsize=4)
def stated(ctx: Context) -> tuple[tuple[int, Lack], ...]:
    """What frames, trigger words and cells say is lacking, each with the number of its clause."""
    return tuple(_stated(ctx))


def _stated(ctx: Context) -> Iterator[tuple[int, Lack]]:
    external: dict[int, Lack] = {}
    before: Lack | None = None
    for index, clause in enumerate(ctx.clauses):
        block = ctx.block_of(clause)
        if is_bare_title(ctx, block):
            continue
        weak_too = on_weaknesses(ctx, block) and not is_title(block)
        before = _of_sentence(ctx, clause, before)
        for lack in _lacks(ctx, index, before, weak_too=weak_too):
            before = lack
            if lack.kind in (GapKind.EXTERNAL_SUPPLY, GapKind.IMPORT_DEPENDENT):
                external[clause.sentence] = lack
            yield index, lack
        served = _unserved(ctx, index, external.get(clause.sentence))
        if served:
            yield index, served
    for lack in cell_lacks(ctx):
        yield ctx.clause_at(lack.at[0]), lack


def _of_sentence(ctx: Context, clause: Clause, lack: Lack | None) -> Lack | None:
    """What the clauses before said is lacking, where the sentence is still the same."""
    start, _ = ctx.sentence_span(clause.sentence)
    return lack if lack and lack.at[0] >= start else None


def _lacks(ctx: Context, index: int, before: Lack | None, *, weak_too: bool) -> Iterator[Lack]:
    clause = ctx.clauses[index]
    text = clause.text.rstrip("，。；：！？ ")
    ratio = _IMPORT_RATIO.search(text)
    if ratio:
        yield Lack(GapKind.IMPORT_DEPENDENT, (ratio[1],), (clause.start, clause.end), "ratio")
    framed = [*_all_framed(ctx, index, _localized(ctx, clause, text), before)]
    if framed:
        yield from framed
        return
    for part in _parts(text, weak_too=weak_too):
        found = _trigger(part, weak_too=weak_too)
        if found is None or _POSITIVE.search(part[: found[0].end() + 1]):
            continue
        if is_past(part[: found[0].start()]):
            continue
        hit, row = found
        things, kind = _things(part, hit, row)
        things = _link_before(ctx, index) or _about(ctx, index, things) or things
        real = tuple(thing for thing in things if is_thing(thing) or _PLAIN.fullmatch(thing))
        real = meant(ctx, index, real, before.things if before else ())
        if real:
            yield Lack(kind, real, (clause.start, clause.end), "word")
            if announces(part):
                yield from _examples(ctx, index, kind)


def _localized(ctx: Context, clause: Clause, text: str) -> str:
    """A clause with words for here in the place of the home region's name, as many letters long."""
    for m in clause.mentions:
        here = _HERE.get(m.end - m.start) if m.entity == ctx.page.home else None
        if here:
            at = m.start - clause.start
            text = text[:at] + here + text[at + len(here) :]
    return text


def _all_framed(ctx: Context, index: int, text: str, before: Lack | None) -> Iterator[Lack]:
    """What the frames of a clause, or else of each member of its list (甲从丙买、乙从丁买), tell."""
    parts = text.split("、")
    listed_ = len(parts) > 1 and all(any(filled(part)) for part in parts)
    for part in parts if listed_ else [text]:
        told = (_framed(ctx, index, (part, each), before) for each in filled(part))
        yield from (lack for lack in [next(filter(None, told), None)] if lack)


def _framed(
    ctx: Context, index: int, told_in: tuple[str, Filled], before: Lack | None
) -> Lack | None:
    """What a filled frame says is lacking; None where its words are of the past, asked or vague.

    A clause that only says where from speaks of what the sentence said is lacking `before`.
    """
    text, found = told_in
    clause, frame = ctx.clauses[index], found.frame
    told = source(found.where, ctx.page.document.region) if found.where else None
    kind = told or (GapKind(frame.kind) if frame.kind else None)
    if kind is None or is_asked(ctx, clause):
        return None
    if frame.name in (*_NEUTRAL, *_OF_PRODUCTS) and not (
        _EXTENT.search(text[found.at :])
        or at_turn(ctx, clause)
        or (frame.name in _OF_PRODUCTS and _of_product(clause, found))
    ):
        return None
    if frame.force is Force.LISTED:
        things = _presupposed(ctx, clause, found)
    elif (is_over(text[: found.at]) and frame.name not in _WISHES) or (
        frame.force is Force.TURN and not at_turn(ctx, clause)
    ):
        return None
    else:
        things = before_trigger(found.what) if found.what else after_trigger(found.obj)
    things = _link_before(ctx, index) or _about(ctx, index, things) or things
    real = tuple(thing for thing in things if is_thing(thing))
    real = () if real and all(_aside(clause, thing) for thing in real) else real
    bare = found.of_before or (
        len(found.what) < _BARE_SUBJECT and (not frame.kind or _is_labelled(ctx, index))
    )
    earlier = before.things if before and before.at[1] >= ctx.clauses[index - 1].end else ()
    real = meant(ctx, index, real, earlier) if real else real
    real = real or (_subject_before(ctx, index, earlier) if bare else ())
    at = clause.start, clause.end
    return Lack(kind, real, at, frame.name) if real else None


def _of_product(clause: Clause, found: Filled) -> bool:
    """Whether a frame's thing is a product that the clause names."""
    slot = found.what or found.obj
    return any(m.type in _PRODUCTS and m.name in slot for m in clause.mentions)


def _is_labelled(ctx: Context, index: int) -> bool:
    """Whether a clause stands behind a colon: 电控：目前为空白."""
    return index > 0 and ctx.clauses[index - 1].text.rstrip().endswith(("：", ":"))


def _aside(clause: Clause, thing: str) -> bool:
    """Whether a thing is somebody's name or a short figure of speech in quotation marks."""
    names = {m.name for m in clause.mentions if m.type in _NAMES}
    figure = len(thing) <= _LONGEST_FIGURE and f"“{thing}”" in clause.text
    return thing in names or figure


def _presupposed(ctx: Context, clause: Clause, found: Filled) -> tuple[str, ...]:
    """The products that a plan calls links still missing; an achievement names none."""
    planned = ctx.page.sentences[clause.sentence].modality in (Modality.PLANNED, Modality.TARGET)
    products = [m.name for m in clause.mentions if m.type in _PRODUCTS]
    things = after_trigger(found.obj)
    named = all(any(name in thing for name in products) for thing in things)
    return things if planned and named else ()


def _parts(text: str, *, weak_too: bool) -> list[str]:
    """The members of a list that each end in a trigger of their own: 甲较少、乙过剩."""
    members = text.split("、")
    if len(members) == 1:
        return members
    long = _long_triggers(weak_too=weak_too)
    return members if all(member.endswith(long) for member in members) else [text]


@cache
def _long_triggers(*, weak_too: bool) -> tuple[str, ...]:
    """The triggers of more than one letter."""
    known = (r["word"] for r in table("gap_words.tsv") if weak_too or r["force"] == "strong")
    return tuple(word for word in known if len(word) > 1)


@cache
def _any_trigger() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(row["word"]) for row in table("gap_words.tsv")))


def _trigger(text: str, *, weak_too: bool) -> tuple[re.Match[str], dict[str, str]] | None:
    """The last trigger of a clause, with its row in the table; weak ones only where allowed."""
    best: tuple[re.Match[str], dict[str, str]] | None = None
    if not _any_trigger().search(text):
        return None
    for row in table("gap_words.tsv"):
        if row["word"] not in text or (row["force"] == "weak" and not weak_too):
            continue
        for hit in re.finditer(re.escape(row["word"]), text):
            far = len(text) - hit.end() > _PAST_TRIGGER
            if row["side"] == "before" and (far or hit.start() < _SHORTEST):
                continue
            if best is None or _better(hit, best[0]):
                best = (hit, row)
    return best


def _better(hit: re.Match[str], known: re.Match[str]) -> bool:
    """Longer triggers win over the shorter ones inside them, earlier ones over later ones."""
    if hit.start() < known.end() and known.start() < hit.end():
        return hit.end() - hit.start() > known.end() - known.start()
    return hit.start() < known.start()


def _things(text: str, hit: re.Match[str], row: dict[str, str]) -> tuple[tuple[str, ...], GapKind]:
    """What is lacking and how; a field without results of its own is weak, not missing."""
    kind = GapKind(row["kind"])
    before, after = text[: hit.start()], text[hit.end() :]
    slogan = _IN_SLOGAN.search(before) and "”" in after
    if slogan or _TIES.match(after):
        return (), kind
    if row["side"] == "before":
        return before_trigger(before), kind
    whom = re.search(r"对于?([^，]{2,})等[^，]*$", before)
    if whom:
        return listed(whom[1]), GapKind.WEAK
    if _LOCAL_MAKER.match(after):
        return before_trigger(before), kind
    things = after_trigger(after)
    fields = within_field(before.rstrip("仍还均都也"))
    if fields and (not things or _GENERIC.match(things[0])):
        return fields, GapKind.WEAK
    return things or before_trigger(before), kind


def _link_before(ctx: Context, index: int) -> tuple[str, ...]:
    """The link named alone in the clause before: 甲环节，技术含量低."""
    clause = ctx.clauses[index]
    if not index or ctx.clauses[index - 1].sentence != clause.sentence:
        return ()
    found = _LINK.search(ctx.clauses[index - 1].text)
    return (found[1],) if found else ()


def _subject_before(ctx: Context, index: int, told: tuple[str, ...]) -> tuple[str, ...]:
    """What a clause that only says where from speaks of, by the clause before.

    What that told to be lacking, else its list, else the product named last in it.
    """
    clause = ctx.clauses[index]
    if not index or ctx.clauses[index - 1].sentence != clause.sentence:
        return ()
    if told:
        return told
    before = ctx.clauses[index - 1]
    things = listed(before.text.rstrip("，；： "))
    if things and all(is_thing(t) and len(t) <= _SHORT_SUBJECT for t in things):
        return things
    products = [m.name for m in before.mentions if m.type in _PRODUCTS]
    return tuple(products[-1:])


def _about(ctx: Context, index: int, things: tuple[str, ...]) -> tuple[str, ...]:
    """What the sentence announced to speak of (甲、乙方面，…), where the clause names nothing own."""
    clause = ctx.clauses[index]
    first = ctx.clause_at(ctx.sentence_span(clause.sentence)[0])
    announced = (_ABOUT.match(c.text) for c in reversed(ctx.clauses[first:index]))
    found = next((match for match in announced if match), None)
    own = things and not all(_ANY_PRODUCT.search(thing) for thing in things)
    return listed(found[1]) if found and not own else ()


def _examples(ctx: Context, index: int, kind: GapKind) -> Iterator[Lack]:
    """The members of the lists that follow "存在短板，如…" up to the end of the sentence."""
    clause = ctx.clauses[index]
    rest = ctx.clauses[index + 1 :]
    following = [c for c in rest[:8] if c.sentence == clause.sentence]
    if not following or not _EXAMPLES.match(following[0].text):
        return
    for later in following:
        if "等" in later.text:
            things = listed(later.text.rstrip("，。；"))
            yield Lack(kind, things, (later.start, later.end), "example")


def _unserved(ctx: Context, index: int, external: Lack | None) -> Lack | None:
    """What local firms could make but do not deliver: the external things, or the firms' class."""
    clause = ctx.clauses[index]
    if not _UNSERVED.search(clause.text):
        return None
    if external:
        before = ctx.clauses[index - 1].text
        told = tuple(t for t in external.things if t[-_SHORTEST:] in before)
        things = told or external.things
        return Lack(GapKind.UNMATCHED_LOCAL, things, (external.at[0], clause.end), "unserved")
    start, _ = ctx.sentence_span(clause.sentence)
    found = _COMPANY_CLASS.search(ctx.page.layout.clean[start : clause.end])
    if found is None:
        return None
    return Lack(
        GapKind.UNMATCHED_LOCAL, (found[1],), (start + found.start(), clause.end), "unserved"
    )
