"""Products by the place they hold: what the name of a project says it makes, what firms make."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.developers import opening
from reading.names.headed import BUILDS, begin
from reading.names.kinds import is_of_a_kind
from reading.names.places import is_place
from reading.names.scene import Scene, Sight, sight
from reading.names.shape import ends_otherwise, has_brand, is_generic
from reading.names.tokens import cut

_COUNT = (
    r"(?:(?:年产|月产|日产|年处理|年加工)?约?[\d.,×xX\-—~～一二三四五六七八九十百两]+\s*(?:余)?(?:万|亿|千|百)?"
    r"(?:平方米|立方米|亿瓦时|兆瓦时?|千瓦时?|吉瓦时?|GWh|GW|MWh|MW|KW|kW|kWh|吨级|吨|台套|台|套|片|颗|盏|个|辆"
    r"|支|条|件|只|艘|架|米|公里|英寸|寸|头|羽|瓶|盒|箱|组|块|张|代|双|kg|公斤|升|挡|L|P)(?:/年|每年|级|\(套\)|（套）)?)"
)
_COUNTED = re.compile(_COUNT)
_FRONT = re.compile(
    r"(?:第|相应的?|[百千万]+吨级|新建|新增|扩建|续建|建设|投资|年产|"
    + _COUNT
    + r"|[的及和与\-—·　 ]|各类|多种|系列|[A-Z]{1,3}\s*系列|小型|大型|中型|超大型|级)+"
)
_TAIL = re.compile(
    r"(?:[（(][^（）()]{0,8}[）)]|项目|工程|[一二三四五六首]期|生产线|产线|总装线|生产基地|制造基地|研发基地|基地"
    r"|产业园区?|科技园|工业园|园区|互联工厂|智能工厂|智慧工厂|超级工厂|数字工厂|工厂|车间|产能|生产|制造|智能制造|精深加工|深加工"
    r"|加工|研发|产业化|生产系统|建设|扩产|扩能|扩建|改扩建|改造|技改|技术改造|技术升级|升级|提升|续建|搬迁|增产提效|提质增效|智能化"
    r"|数字化|绿色化|自动化|总部|中心|综合体|配套|综合|集群|技术|工艺|能力|服务|新建|示范|应用|系列|产品|改型|试验|中试"
    r"|研制|组装|总装|装置|及其?|和|与|的|等|、| |　)+$"
)
_BETWEEN = re.compile(r"、|以及|及|和|与")
_MAKES = re.compile(
    r"生产|制造|产线|总装线|年产|月产|产能|扩产|加工|产业化|工厂|增产|" + _COUNT + "|改型"
)
_NOT_END = ("v", "d", "a", "p", "c", "uj", "m", "q", "f", "r", "ad", "x", "t")
_ASIDE = frozenset("（）()“”《》/")
_LOOSE_END = (
    "科技",
    "高端",
    "海洋",
    "智慧",
    "智能",
    "绿色",
    "国际",
    "创新",
    "数字",
    "未来",
    "产业",
)
_STATE = re.compile(r"[^，。]{1,4}(?:化|型)|智能|智慧|绿色|面向|高端|基于")
_MADE, _SAID, _HEADED = 0.54, 0.4, 0.54
PLACED, CLOSING = "place in a project's name", "end of a project's name"
_SHORTEST, _LONGEST, _MOST_WORDS = 2, 14, 7
_DOES = re.compile(
    r"(?:主要(?:生产|产品(?:有|为|包括|是)?|从事|经营|制造)|主营(?:业务(?:为|是|包括)?)?|主打|主产|主攻|专注于?|专业(?:生产|从事)"
    r"|致力于|产品(?:涵盖|包括|覆盖|有|涉及|主要有)了?|专门生产)[：:]?(?P<items>[^，。；：:\n]{2,90})"
)
_DONE = re.compile(
    r"(?:的)?(?:研发|研究|设计|生产|制造|加工|销售|服务|及|和|与|、|等|一体|于|的|为主|业务|产品|领域|系列|企业|环节)+$"
)
_MADE_LISTED, _MADE_ALONE = 0.5, 0.44
_FIRM = 0.4
_LACKED, _LACKED_ALONE = 0.44, 0.3
_MAKERS = frozenset({"企业", "厂商", "厂家", "生产商", "制造商", "供应商", "生产企业", "制造企业"})
_MAKING = frozenset({"生产", "制造", "加工", "研发", "配套", "供应", "研制"})
_MUST = r"(?:仍|还|均|都|也|则|基本|主要|高度|几乎|大多|大量|全部|严重|须|需要?|要|得|尚|多|长期|绝大部分|完全|必须)*"
_LACKS = re.compile(
    r"依赖|依靠|采购|进口|外购|外采|空白|缺|不生产|受制|被卡|卡脖子|自给|本地|从|靠"
)
_CLAUSE = re.compile(r"[^，。；：:\n]+")
_LACKING = (
    re.compile(
        r"(?P<items>[^，。；：:\n]{2,70}?)(?:等[^，。；、]{0,6})?"
        + _MUST
        + r"(?:依赖|依靠|从[^，。；、]{2,14}(?:采购|购|进口|运来|调入?|买)|靠[^，。；、]{1,10}(?:供应|进口|采购)"
        r"|外购|外采|进口|空白|缺失|缺位|不生产|受制于人|被卡|卡脖子|无法自给|本地无|没有本地)"
    ),
    re.compile(
        r"(?:缺少|缺乏|欠缺|紧缺|短缺|仍缺|尚缺|只缺|还缺|缺的是|最缺)了?(?P<items>[^，。；：:\n]{2,60})"
    ),
)
_LACK_TAIL = re.compile(
    r"(?:的|等|本地化?率|自给率|企业|厂家|厂商|供应商|环节|产品|配套|生产|制造|供应|供给|项目|均|都|也|仍|还|能力|本地|、| )+$"
)


def _is_ware(text: str, start: int) -> bool:
    """Whether a stretch can be the name of something made."""
    if not _SHORTEST <= len(text) <= _LONGEST or text in lexicon.words("industries"):
        return False
    if text in lexicon.words("bare_heads") or never_segment(text) or ends_otherwise(text):
        return False
    tokens = cut(text, start)
    if len(tokens) > _MOST_WORDS or is_generic(tokens) or _ASIDE & set(text):
        return False
    if any(is_place(token.text) for token in tokens) or text.endswith(_LOOSE_END):
        return False
    if len(tokens) == 1 and len(text) == _SHORTEST and not lexicon.ending(text, "product_heads"):
        return False
    last = tokens[-1]
    headed = bool(lexicon.ending(text, "product_heads"))
    ends_well = headed or not last.tag.startswith(_NOT_END)
    branded = not headed and len(tokens) > 1 and has_brand(tokens[:1])
    return ends_well and not branded


def never_segment(text: str) -> bool:
    """Whether a phrase ends like a quality or a measure, not like a thing or a step."""
    quality = lexicon.ending(text, "never_segments")
    return len(quality) > len(lexicon.ending(text, "product_heads"))


def without_qualities(scene: Scene, sights: Iterable[Sight]) -> Iterator[Sight]:
    """The sights without what only sounds like a name.

    Segments that end like a quality, chains that say nothing, kinds of institutions, zones, works.
    """
    for seen in sights:
        words = scene.text(seen.start, seen.end).strip("“”‘’（）() ")
        if seen.type is EntityType.SEGMENT and never_segment(words):
            continue
        if seen.type is EntityType.CHAIN and _says_nothing(words):
            continue
        if seen.type is EntityType.FIRM and (_is_no_firm(seen, words) or _is_title(scene, seen)):
            continue
        if seen.type is EntityType.INSTITUTION and _is_kind_of_institution(words):
            continue
        if is_of_a_kind(scene, seen):
            continue
        yield seen


def _is_no_firm(seen: Sight, words: str) -> bool:
    """Whether words end like a road, a body or a kind of firms, whatever else speaks for a firm."""
    listed = seen.ground in {"registry", "labelled"}
    return not listed and bool(lexicon.ending(words, "no_firms"))


def _is_title(scene: Scene, seen: Sight) -> bool:
    """Whether words are the whole title of a work (电视剧《某某传》)."""
    around = scene.text(max(0, seen.start - 1), min(seen.end + 1, len(scene.layout.clean)))
    return around[:1] == "《" and around[-1:] == "》"


def _is_kind_of_institution(words: str) -> bool:
    """Whether a name only says of what kind an institution is (国家技术创新中心, 工程研究中心)."""
    if lexicon.ending(words, "not_institutions"):
        return True
    head = lexicon.ending(words, "institution_heads")
    stem = re.sub(r"[（(].*?[）)]", "", words).removesuffix(head)
    told = [token for token in cut(stem) if token.text not in BUILDS]
    return bool(head) and is_generic(told)


def _says_nothing(words: str) -> bool:
    """Whether a name of an industry is only words that praise or order industries."""
    if words in lexicon.words("industries"):
        return False
    return is_generic(cut(words)) or bool(lexicon.ending(words, "never_chains"))


def products(text: str, offset: int = 0) -> Iterator[tuple[int, int]]:
    """The spans of what the name of a project says it makes, its developer left out.

    >>> text = "年产36万件泵用叶轮坯生产线"
    >>> [text[i:j] for i, j in products(text)]
    ['泵用叶轮坯']
    """
    for at, words in _parts(text, 0):
        counted = max((found.end() for found in _COUNTED.finditer(words)), default=0)
        front = _FRONT.match(words, counted)
        start = front.end() if front else counted
        end = len(_TAIL.sub("", words))
        if end > start:
            while start < end and (lead := _praise(words[start:end])):
                start += lead
            yield offset + at + start, offset + at + end


def _praise(text: str) -> int:
    """How many first characters only praise what follows (节水型洗碗机 is 洗碗机)."""
    state = cut(text)[0].text if len(text) > _SHORTEST + 1 else ""
    if _STATE.fullmatch(state) and len(text) - len(state) >= _SHORTEST:
        return len(state)
    return next(
        (
            len(word)
            for word in lexicon.beginnings(text, "quality")
            if len(text) - len(word) >= _SHORTEST
        ),
        0,
    )


def _parts(text: str, start: int) -> Iterator[tuple[int, str]]:
    at = 0
    for mark in _BETWEEN.finditer(text):
        yield start + at, text[at : mark.start()]
        at = mark.end()
    yield start + at, text[at:]


def by_project_name(scene: Scene, sights: Sequence[Sight]) -> Iterator[Sight]:
    """What a project makes, by where it stands in its name: behind the developer and the capacity."""
    firms = {
        (seen.start, seen.end)
        for seen in sights
        if seen.type is EntityType.FIRM and seen.weight >= _FIRM
    }
    ends = defaultdict[int, int](int)
    for first, last in firms:
        ends[first] = max(ends[first], last)
    for host in sights:
        if host.type is not EntityType.PROJECT:
            continue
        text = scene.text(host.start, host.end)
        opened = max(_behind_developer(text, host.start), ends[host.start] % host.end)
        makes = bool(_MAKES.search(text))
        for start, end in products(scene.text(opened, host.end), opened):
            ware = scene.text(start, end)
            if _is_ware(ware, start):
                headed = bool(lexicon.ending(ware, "product_heads"))
                weight = _HEADED if headed else (_MADE if makes else _SAID)
                ground = CLOSING if end == host.end else PLACED
                yield Sight(start, end, EntityType.SEGMENT, ground, weight)


def _behind_developer(text: str, start: int) -> int:
    tokens = cut(text, start)
    first = opening(tokens)[1]
    return tokens[first].start if first < len(tokens) else start + len(text)


def by_maker(scene: Scene) -> Iterator[Sight]:
    """What stands before 企业, 生产企业, 厂商: 主机生产企业, 芯片设计企业."""
    for line in scene.lines:
        for piece in line.pieces:
            if _MAKERS.isdisjoint(piece.words):
                continue
            tokens = piece.tokens
            for i, token in enumerate(tokens):
                if token.text not in _MAKERS or not i:
                    continue
                last = i - 1
                while last > 0 and tokens[last].text in _MAKING:
                    last -= 1
                ware = tokens[last]
                if lexicon.ending(ware.text, "product_heads") and len(ware.text) >= _SHORTEST:
                    plain = ware.text not in lexicon.words("industries")
                    if plain and ware.text not in lexicon.words("generic") | {"产品"}:
                        yield sight([ware], EntityType.SEGMENT, "made by a class of firms", _MADE)


def by_lack(scene: Scene) -> Iterator[Sight]:
    """What is said to be lacking or bought elsewhere."""
    for line in scene.lines:
        text = scene.text(line.sentence.start, line.sentence.end)
        if not _LACKS.search(text):
            continue
        for clause in _CLAUSE.finditer(text):
            if _LACKS.search(clause[0]):
                yield from _lacking(clause[0], line.sentence.start + clause.start())


def _lacking(clause: str, offset: int) -> Iterator[Sight]:
    for pattern in _LACKING:
        for found in pattern.finditer(clause):
            parts = list(_parts(found["items"], offset + found.start("items")))
            for at, words in parts:
                ware = _LACK_TAIL.sub("", words)
                lead = _lead(ware)
                lead += _praise(ware[lead:]) if ware[lead:] else 0
                if _is_ware(ware[lead:], at + lead):
                    headed = lexicon.ending(ware, "product_heads")
                    weight = _LACKED if headed or len(parts) > 1 else _LACKED_ALONE
                    span = (at + lead, at + len(ware))
                    yield Sight(*span, EntityType.SEGMENT, "lacking", weight)


def _lead(text: str) -> int:
    """Where the noun phrase at the end of a text begins."""
    tokens = cut(text)
    first = begin(tokens, across_and=True) if tokens else 0
    return tokens[first].start if first < len(tokens) else len(text)


def by_making(scene: Scene) -> Iterator[Sight]:
    """What stands behind 主要生产, 主营, 专注于, 产品包括: the things a firm makes."""
    for line in scene.lines:
        text = scene.text(line.sentence.start, line.sentence.end)
        for found in _DOES.finditer(text):
            whole = found["items"].split("等")[0]
            begin = line.sentence.start + found.start("items")
            parts = list(_parts(_DONE.sub("", whole), begin))
            for at, words in parts:
                ware = _DONE.sub("", words)
                lead = _praise(ware)
                if _is_ware(ware[lead:], at + lead):
                    sure = len(parts) > 1 or lexicon.ending(ware, "product_heads")
                    weight = _MADE_LISTED if sure else _MADE_ALONE
                    span = (at + lead, at + len(ware))
                    yield Sight(*span, EntityType.SEGMENT, "said to be made", weight)
