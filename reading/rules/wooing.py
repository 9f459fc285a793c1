"""Words that say that firms are still to be won: 拜访甲, 正与甲洽谈, 目标企业包括甲, 面向甲开展招商."""

import re

from ontology.model import EntityType
from reading.rules.context import Context, Group
from reading.rules.words import pattern, words

_OF = r"[^，。；、（）()]{0,8}"
_CALLED_ON = re.compile(
    r"(?:(?:登门|专程|重点|多次|密集)?拜访(?!过)|(?:主动|点对点|精准|靶向|逐一)(?:对接|接洽)|重点接洽|紧盯|盯紧|盯住|盯引|锁定|主攻引进|招商对接|对接洽谈|拟(?:引进|招引|引入)|计划(?:引进|招引)|力争(?:引进|招引|引入)|力促|邀请)"
    + _OF
    + r"(?:[^，。；、]{0,14}、){0,4}$"
)
_LISTED = re.compile(
    r"(?:目标企业|意向企业|招商对象|招商目标|靶向企业|意向签约|意向投资方|意向方|意向|目标名单(?:[上中里])?|要请的)(?:，)?(?:主要|还|也|就)?(?:(?:包括|为|有|是)[：:]?|：|:|——|】)?[“]?$"
)
_WITH = re.compile(r"(?:与|和|同|跟|向|对|面向|针对|围绕)" + _OF + r"$")
_TALKS = re.compile(
    r"[”’\s]*(?:等)?[^，。；、]{0,8}?(?:(?:多轮|深度|密切|正在|进行|开展|初步|反复)*(?:洽谈|接洽|接触|磋商|谈判|对接(?!会|了))|开展[^，。；]{0,6}招商|精准招商|发出邀请|抛出橄榄枝)"
)
_TALKING = re.compile(r"[”’\s]*(?:等)?[^，。；、]{0,6}?(?:正在谈|在谈|已经?在谈|正洽谈|正在洽谈)")
_PUT_DOWN = re.compile(r"[”’\s]*(?:等)?[^，。；]{0,20}?(?:列为|列入|纳入|作为)[^，。；、]{0,8}$")
_UNREAD = re.compile(r"(?:(?<=.)[^，。；、]{2,8}、){1,3}$")  # items before in which no name is read
_INVITED = re.compile(r"(?:请|邀请|欢迎|争取|希望|盼|力争)$")
_TO_COME = re.compile(
    r"[”’\s]*(?:等)?[^，。；、]{0,4}?(?:前?来(?![自源料])|到[^，。；、]{1,12}(?:建|设|投|考察|看)|参与|加盟|落户|入驻|设(?:厂|点|立)|建厂|投资)"
)
_COMES = re.compile(
    r"[”’\s]*(?:等)?[^，。；、]{0,2}?(?:有意[^，。；、]{0,2}(?:来|到|在|落户)|(?:虽|已)?多次邀请|来(?:人|园|县|市|区|访|厂)[^，。；、]{0,4}(?:看|考察|洽谈|对接)|的考察[团组])"
)
_IN_TALKS = re.compile(r"(?:正在谈|在谈|正洽谈|正在洽谈|洽谈中|尚在考察)的$")
_CALL = re.compile(r"[”’\s]*(?:等)?[^，。；、]{0,8}?的?上门(?:对接|拜访|招商)")
_LABEL = 24


def courted(ctx: Context, group: Group) -> bool:
    """Whether the words around a list say that somebody goes after its firms."""
    before, after = group.before.rstrip("“《 "), group.after
    if _CALLED_ON.search(before) or _TALKING.match(after):
        return True
    if _UNREAD.sub("", before).endswith(words("asked")) or _is_put_down(after):
        return True
    if (_INVITED.search(before) and _TO_COME.match(after)) or _COMES.match(after):
        return True
    if _IN_TALKS.search(before) or (_WITH.search(before) and _CALL.match(after)):
        return True
    start, _ = ctx.sentence_span(ctx.clauses[group.clause].sentence)
    lead = ctx.page.layout.clean[max(start, group.start - _LABEL) : group.start]
    if _LISTED.search(lead):
        return True
    talks = _WITH.search(before) and _TALKS.match(after)
    return bool(talks) and not ctx.page.mentions_in(start, group.start, EntityType.FIRM)


def _is_put_down(after: str) -> bool:
    """Whether the words behind a list put its firms down to be recruited: 列为首选招商对象."""
    listed = pattern("put_down").search(after)
    return bool(listed and _PUT_DOWN.match(after[: listed.start()]))
