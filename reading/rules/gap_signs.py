"""The signs that a clause says of some things that they are lacking, and in which way."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ontology.model import EntityType
from reading.rules.context import Clause, Context
from reading.rules.gap_stance import at_turn, is_asked, is_over, is_point, on_weaknesses
from reading.rules.gap_text import around, beside, symbols
from reading.rules.gap_things import PRODUCTS, Things

_CUES = {
    "lack": r"缺|空白|空缺|短缺|匮乏|断档|断链|白纸|为零|零产能|[^从]无[^人线纺机]|没有|没人|不产|未有|待引|待补|待建",
    "weak": r"弱|薄|不足|短板|滞后|落后|偏低|较低|不高|不强|不够|不优|偏小|较小|偏少|较少|太少|散|老化|老旧|跟不上|起步|样件|样机|有限|不全|不畅|单一|低端|难",
    "only": r"仅|只[有能是]|才|不到|不过|刚过",
    "one": r"1|独苗|独家",
    "from": r"从[LAXO]|由[LAX]|[自靠找到去赴在送往][LAX]|依赖[LAX]|[LAX]的|[LAX]",
    "away": r"L|X",
    "abroad": r"A",
    "here": r"H",
    "buy": r"购|采|买|拉|运|调|进口|供应|供货|提供|配套|发货|代工|加工|外协|外包|订|引进|送",
    "lean": r"靠|依赖|依托|受制|离不开|卡脖子|垄断|把持|掌握",
    "sell": r"卖|销|供给|供应给|流向|发往|出口",
    "unused": r"未(?:进入|用|采用|列入|与)|没(?:有)?(?:进|用|给|接)|不[用认接]|很少|互不|不搭界|舍近求远|反倒|偏偏|尚无.{0,4}(?:供货|合同|关系)",
    "good": r"填补|补[齐上足强]|打破|告别|不再|突破|实现|成功|齐全|完整|余量|自给|满足|领先|第一|优势|可供|已[经能可有由从建形]|建成|投产|达产|率先|增长|提高",
    "has": r"集聚|汇聚|聚集|拥有|涵盖|形成|云集|布局了|落户",
    "plan": r"将|拟|计划|力争|争取|建设|推动|加快|培育|打造|发展|支持|鼓励|引导|完善|提升|加强|目标|招引|对接|洽谈",
    "past": r"过去|以前|曾|原来|原先|年前|从前|当年|此前",
    "asked": r"吗|？|如果|若|是否|能否",
    "so": r"导致|造成|使得?|从而|因此|影响|受制",
    "denied": r"不缺|不愁|不再|无需|无须|不是|并非|不列|不成问题|不依赖",
    "than": r"相比|低于|高于|比|平均",
    "share": r"[率比重占额例]|[%％成]",
    "grew": r"增长|下降|提高|上升|减少|同比|翻",
    "money": r"元|亩|吨|人",
}  # fmt: skip
_SOURCE = r"[从由自靠找到去赴在送往向用托请与和跟通过买购来依赖是发]"
_WAYS = {
    "brought": rf"{_SOURCE}{{1,4}}[^，FHK]{{0,3}}?[LX]",
    "brought from abroad": rf"{_SOURCE}{{1,4}}[^，FHK]{{0,3}}?A|(?<!A)进口(?!替代)|A(?:的?(?:品牌|产品|货|造|企业|巨头))",
    "brought and handled": rf"{_SOURCE}[^，]{{0,3}}?[LXA][^，]{{0,8}}?(?:购|采|买|拉|运|调|供|发货|配套|代工|加工|来|做|检|承担|协作|解决|制造|生产)",
    "theirs": r"[LXA](?:的|产|货|企业|厂|品牌|机构|院|公司|独|代)",
    "no maker": r"(?:没有?|无|未有|鲜有|找不到|无一|没一)[^，LX]{0,6}?(?:企业|厂|家|人|能|会|做|产|单位|机构|涉足|布局|业绩|线|项目)",
    "not made": r"(?:[不未没]|没有|无法|不能|做不|造不)(?:自主|批量|量|生|投)?(?:产|造|做|布局|涉足|起步|破题|出来|了)",
    "few makers": r"(?:仅|只)(?:有|剩|靠)?[^，]{0,20}?[10](?:家|条|户|套|座|个|支)|一家",
    "for want": r"缺口|待[引建补招]|亟[需待]|急需|一货难求|有待|尚待",
    "small": r"小散|散小|小[、而]?散|[起刚]步|规模[^，]{0,2}小|层次不高|能力(?:不足|有限|跟不上|较?弱)|未跟上|跟不上|不[高强够足全优畅]",
    "unmatched": r"(?:未|没有?|不|很少|尚无|始终没)[^，]{0,10}?(?:供货|进入|采用|选用|配套|目录|名录|合作|对接|用|认)|互不|不搭界|舍近求远|卖[到给][LXA]|销往|外销",
    "own share": r"(?:自给|自供|自产|H?[^，]{0,4}(?:配套|采购|供给|供应|转化|国产化|加工)[^，]{0,3})[率占比额例]",
}  # fmt: skip
_WAY_PATTERNS = {name: re.compile(way) for name, way in _WAYS.items()}
_PATTERNS = {name: re.compile(cue) for name, cue in _CUES.items()}
_ENDS = {
    "rate": r"率|占比|比重|比例|份额|额",
    "ability": r"能力|水平|实力|竞争力|程度|强度|技术|工艺|研发|创新",
    "people": r"人才|人员|队伍|工人|团队|工程师|技工",
    "firms": r"企业|公司|厂家|厂|龙头|主体|供应商",
    "platform": r"平台|机构|中心|院所|实验室|体系|机制|品牌|标准|市场|渠道",
    "step": r"环节|工序|加工|制造|检测|设计|测试|服务|处理|回收|封装|装备|设备|材料|部件|器件|系统|芯片|软件",
    "industry": r"产业链?|行业|业|集群",
    "place": r"[省市县区镇园国]|基地",
    "money": r"投资|产值|收入|营收|利润|价格|成本|规模|产能|产量",
    "time": r"[年月日]|时间|目前",
}
_END_PATTERNS = {name: re.compile(f"(?:{end})$") for name, end in _ENDS.items()}
_LABELS = {
    "gap": r"缺|短板|弱|空白|断点|待补|问题|不足|劣势|痛点|堵点|瓶颈|困难|差距|制约|挑战",
    "state": r"状态|现状|强弱|情况|进展|判断",
    "local": r"本地|本市|本省|区内|市内|现有|代表|企业",
    "outside": r"外地|市外|省外|来源|采购|供应|国外",
    "wanted": r"招商|招引|引进|对接|目标|意向|可引|下一步|求购|需求",
    "good": r"优势|强项|亮点|成效|基础|成绩|有什么",
    "plan": r"任务|措施|路径|重点|方向|目标|举措|建议|项目",
}
_LABEL_PATTERNS = {name: re.compile(label) for name, label in _LABELS.items()}
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)[%％]|([一二两三四五六七八九])成")
_TENTHS = "一二三四五六七八九"
_OTHERS = (
    EntityType.FIRM,
    EntityType.PARK,
    EntityType.PROJECT,
    EntityType.INSTITUTION,
    EntityType.PLACE,
    EntityType.CHAIN,
)
_SHARES = ("share low", "share middle", "share high")
_SHARE_TENTHS = (4, 7)
_LENGTHS = ("2", "3-5", "6-9", "10+")
_LENGTH_STEPS = (3, 6, 10)
_NEAR = 4
_SHORT, _LONG = 10, 30
_DONE = re.compile(
    r"已[^，]{0,6}(?:补[齐上足]|解决|填补|打通|攻克|突破|齐[全备]|满足)|不用再|不必再|无需再|样样齐|应有尽有|虽[^，]*(?:优势|能力|基础|领先|先进水平)|^除[^，]*外，?$"
)
_ANY = re.compile(
    r"[缺无没未零弱薄滞散限仅只靠赖购采买卡垄待差托送匮]|不(?!断)|短|旧|慢|难|落后|空白|断[档链供]|老[化旧]|低|小|少"
    r"|从|由|来自|外|进口|引进自|起步|受制|制约|掌握|脱节|流失|[两一三1-3]家|仍|还|虽|却|样品|送样|自给|发往|拉到|德国|日本|美国"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A clause ready to be asked what it says is lacking: its symbols, its signs, its cues."""

    index: int
    shown: tuple[str, ...]
    signs: Mapping[str, float]
    cues: tuple[str, ...]
    ways: tuple[str, ...]


def could_lack(text: str) -> bool:
    """Whether a clause has any word that statements of lacking have, and tells of no success."""
    return bool(_ANY.search(text)) and not _DONE.search(text)


def told(ctx: Context, index: int) -> Told:
    """A clause with its symbols and the signs it shows whatever it is asked about."""
    clause = ctx.clauses[index]
    shown = tuple(symbols(ctx, clause))
    text = "".join(shown)
    setting = _setting(ctx, clause)
    size = "short" if len(text) < _SHORT else "long" if len(text) > _LONG else "middling"
    return Told(
        index,
        shown,
        dict.fromkeys((*setting, f"clause {size}"), 1.0),
        tuple(name for name, seen in _PATTERNS.items() if seen.search(text)),
        tuple(name for name, seen in _WAY_PATTERNS.items() if seen.search(text)),
    )


def _setting(ctx: Context, clause: Clause) -> set[str]:
    block = ctx.block_of(clause)
    sentence = ctx.page.sentences[clause.sentence]
    out = {f"block {block.kind.value}", f"mood {sentence.modality.value}"}
    if on_weaknesses(ctx, block):
        out.add("on weaknesses")
    if is_point(ctx, block):
        out.add("point")
    if at_turn(ctx, clause):
        out.add("at turn")
    if is_over(clause.text):
        out.add("over")
    if is_asked(ctx, clause):
        out.add("question")
    path = (*ctx.page.layout.heading_path(block), block.label)
    for where, text in (("heading", path[-2] if len(path) > 1 else ""), ("label", block.label)):
        out |= {
            f"{where} {name}"
            for name, seen in _LABEL_PATTERNS.items()
            if text and seen.search(text)
        }
    share = _PERCENT.search(clause.text)
    if share:
        tenths = float(share[1]) / 10 if share[1] else _TENTHS.find(share[2]) + 1
        out.add(_SHARES[bisect_right(_SHARE_TENTHS, tenths)])
    index = ctx.clause_at(clause.start)
    for step, name in ((-1, "before"), (1, "after")):
        if (
            0 <= index + step < len(ctx.clauses)
            and ctx.clauses[index + step].sentence == clause.sentence
        ):
            text = ctx.clauses[index + step].text
            out |= {
                f"{name} {cue}"
                for cue in ("lack", "weak", "lean", "buy", "good", "plan", "past")
                if _PATTERNS[cue].search(text)
            }
    return out


def signs(ctx: Context, clause: Told, things: Things) -> Mapping[str, float]:
    """What speaks for some things being lacking by a clause, besides the signs of the clause."""
    own = ctx.clauses[clause.index]
    inside = own.start <= things.at[0] and things.at[1] <= own.end
    start, end = (things.at[0] - own.start, things.at[1] - own.start) if inside else (-1, -1)
    text = around(clause.shown, start, end)
    what = _of_things(ctx, things)
    kind = next((name for name in ("product", "of product") if name in what), "no product")
    ways = _sides(clause, text)
    out = {"any", f"by {things.by}", *what, *ways, *_cues(clause, text)}
    out |= {f"{way}, {share}" for way in ways for share in clause.signs if share in _SHARES}
    out |= {f"{way}, {kind}" for way in ways} | {f"{way}, by {things.by}" for way in ways}
    out |= {f"beside {one}" for one in beside(text)}
    return dict.fromkeys(out, 1.0)


def _cues(clause: Told, text: str) -> Iterator[str]:
    """The cues of a clause by the side of T they stand on and how near."""
    at = text.index("T")
    before, after = text[:at], text[at + 1 :]
    for name in clause.cues:
        found = _PATTERNS[name].search(after)
        if found:
            yield f"{name} behind" if found.start() > _NEAR else f"{name} close behind"
        if _PATTERNS[name].search(before):
            yield f"{name} in front"


def _sides(clause: Told, text: str) -> set[str]:
    """The ways of lacking that a clause has, by the side of T."""
    at = text.index("T")
    before, after = text[:at], text[at + 1 :]
    out = set()
    for name in clause.ways:
        if _WAY_PATTERNS[name].search(after):
            out.add(f"{name} behind")
        elif _WAY_PATTERNS[name].search(before):
            out.add(f"{name} in front")
    return out


def _of_things(ctx: Context, things: Things) -> set[str]:
    out = {"several" if len(things.names) > 1 else "alone"}
    last = things.names[-1]
    out |= {f"ends {name}" for name, seen in _END_PATTERNS.items() if seen.search(last)}
    held = ctx.page.mentions_in(*things.at)
    if any(m.type in PRODUCTS for m in held):
        whole = any(m.name in things.names for m in held if m.type in PRODUCTS)
        out.add("product" if whole else "of product")
    out |= {f"holds {m.type.value}" for m in held if m.type in _OTHERS}
    longest = max(map(len, things.names))
    out.add(f"length {_LENGTHS[bisect_right(_LENGTH_STEPS, longest)]}")
    if any(c.isdigit() for name in things.names for c in name):
        out.add("digits")
    return out
