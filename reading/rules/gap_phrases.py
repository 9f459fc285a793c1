"""The things a gap is about: noun phrases of a clause, one for each member of a list."""

import re
from collections.abc import Iterable

_LEAD = re.compile(
    r"^(?:[一二三四五六七八九十]是|第[一二三四五]|但是?|且|而|并且?|同时|此外|与此同时|目前|当前|现阶段"
    r"|尤其是?|特别是|导致|由于|因此?|例如|比如|如|表现为|其中|虽然?|主要是|主要|仍然?|也|还|又|均|都"
    r"|[全我本][市区县省国]内?|(?:新区|片区)内?|区内|地区|当地|周边|部分(?:企业|行业|领域)?|大部分企业|[绝大]*多数企业"
    r"|处[于在][^，、]*?(?:上游|中游|下游|中间)的?|各类|相应|现有|企业(?=缺)|存在|面临|产业(?=供应链)|行业(?=[竞企生])|多为|多是|，|、|：|\s|\d+[.．、](?!\d)|唯[有独]|现在(?=.{2})|[一二三四五六七八九]成(?:以上|多)?的|[前后]者的?(?=.{2})|像(?!素)|连(?=一)|一[块颗台套件](?!化)|所[需用]的?|瞄准|攻关|针对|缺(?=[^失口陷])|全市|[全我]市|园区(?=[缺没无])|本地(?=[^化、，]{2})|[上中下]游(?=[^，、]{2}))+"
)
_TAIL = re.compile(
    r"(?:发展|发育|建设|进程|方面|环节|领域|状态|现象|问题|存在|仍然?|尚|还|均|都|也|较为|比较|相对|较|十分|严重"
    r"|非常|普遍|基本|高度|明显|必须|仍处于|处于|多为|多|的|有|具有|一定|在不同程度|程度不同|更是|却|偏"
    r"|主要|大量|需要|需|对|以|各|供给|在逐步|仍有|长期|目前|当前|都要|全部|完全|大多|一直|从|由|依旧|依然|本地|区内|(?<=[^是])[一二三四五六七八九十两]大[^、]*|应用的?"
    r"|几乎|近乎|仅|(?<!船)只|(?<![规法原准])则|[一二三四五六七八九]成(?:以上|多)?|\d+%(?:以上|左右)?|三分之[一二]|相当比例|合计|总计|要|还要|得|须|至今|(?<!成)就|(?<!人)才|[两三四五六七八九](?:项|样(?:东西)?|大件|个品类|个环节|类产品|类部品|个|种)|等装备|唯独|正是|最|(?<=[\u4e00-\u9fff]{2})配套(?:厂家|企业))+$"
)
_ASIDE = re.compile(r"[（(](?:如|包括|例如|主要是)([^（）()]*?)等?[）)]")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_COMPARED = re.compile(r"(?:与|同|较|比|和)[^，]*?(?:相比|比较).*$")
_EXCEPT = re.compile(r"^.*?除[^，]*?外[，]?")
_VALUE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:不足|低于|仅为?|约|只有)?\d+(?:\.\d+)?%.*$")
_PLACED = re.compile(r"(?<=[\u4e00-\u9fff]{2})多?处[于在].*$")
_OF_STEPS = re.compile(r"环节[^，、]{0,4}(?:技术|能力)$|[^，、]{0,6}(?:人才|团队)$")
_TOWARDS = re.compile(r"^.*对[^，、]{2,8}(?:行业|产业|领域)(?=.{3})")
_LOW = re.compile(r"^(?:低端|初级|中低端)")
# What a clause does about the thing, or meets: the thing stands behind it.
_MET = re.compile(
    r"^.*(?:面临|面对|缓解|破解|打破|摆脱|扭转|围绕|聚焦|急需解决|亟需解决)(?:着|了)?(?:市场上?的?)?(?=.{2})"
)
_SUCH_AS = re.compile(r"^[^、]{0,6}(?:零部件|部件|材料|产品|环节|设备|装备|元器件)如(?=.{2})")
_OF_INDUSTRY = re.compile(r"^[^的、]{2,}(?:产业|行业|产业链|集群)的(?=[^的]{2,}$)")
_DEVICES = re.compile(r"^[^，、]{0,4}(?:装备|设备|平台|设施|仪器|工具)(?![^，、]*[都均全]由)")
_ACTION = re.compile(r"(?:开发|测试|制造|检测|研发|设计|生产|试验|验证|加工|装配|检验|仿真|验收)$")
_OF_USER = re.compile(
    r"^[^、]*?(?:所[需用]的?|需要的|使用的|采用的|(?:企业|公司|厂)对)(?=[^的]{2,})"
)
_FOR_WHOM = re.compile(r"^为[^，]*?的")
_RELATIVE = re.compile(r"^.*(?:[高低强弱大小好]|于[^、]*|在[^、]*|配套|所需)的(?=[^的]{2,}$)")
_SPLIT = re.compile(r"、|以及|及其|及|和|与|或")
_WITHIN_LIST = re.compile(r"在([^，]{2,})等[^、，在]{0,12}?(?:方面|领域|环节|上)$")
_WITHIN = re.compile(r"在([^，在]{2,})(?:方面|领域|环节|上)$")
_NARROWED = re.compile(r"在(?:[^，在]*、)?([^，、在]{2,}(?:方面|领域|环节)[^，、在]{2,})$")
_COMPARES = re.compile(r"^(?:与|同|较|和)")
_ADJECTIVE = re.compile(
    r"^(?:高端|大型|中型|小型|关键|高档|核心|重点|先进|精密|特种|新型|智能|优质|(?!.*文化)[\u4e00-\u9fff]{1,3}化)$"
)
_FULL_HEAD = re.compile(r"^(.*?)等(?!级|离子|电位)(.*)$")
_OWNER = re.compile(r"^[^，、]{3,}的(?=[^的]{2,6}$)")  # whose the first of several things is
_NOTHING = re.compile(
    r"[我你他她它]们|什么|怎么|哪|谁|[这那]|[了着过是就也都的在因]$|因|未|从|购|便宜|贵|进入|开设|发布|取得|获得|拥有|通过|关系$|合同|营商环境|\d+家$|从业人员|两头|两端|颜色|红色|绿色$|黄色|^\d+(?:\.\d+)?[家个项成条台年月万亿%元人名次户]|费用|成本高|空白|缺失|^\d+$|^[一二三四五六七八九十两几]+[家个项成条台年月]|反映|记者|公司每年|可以|就是|不是|如果|因为|所以|没有"
    r"|^是(?!本地)|^[的很也又还而且但从由向与和为以对被把让]|^在(?!线)|^人(?![工机造形体])|^不(?![锈饱干])|[，。；：]|应对|形势|处理[^器系设装单机剂技服]|劣势|弱项|短板$|薄弱环节|存在问题|主要问题|^(?:关键|核心|一环|[两三]环|环节|关键环节|链条|其余|其他|其它|多数|大部分|部分|企业|产品|部门|问题|情况|方面|全部|目前|有的|一些|许多|本身|自己|大家|人们|双方|两者|内容|优势|以下|其中|同时|中间|当地|本地|外地|此外|长期以来|年均|每年)$"
    r"|(?:步伐|进度|速度|增速|节奏|形势|压力|信心|预期|消费|内需|外需|意识|观念|氛围|价值创造)$|^(?:产业)?转型(?:升级)?$|^(?:只[能好]|仅够|去年|今年|前年|现?如今|留在|工资|却|且|其产品|一[样斤件条台只]|做[^的]*$|扩大|加快|懂)|^(?:公司的.{1,4}|公司|留下|销售|专利|改|改装|送测|包袱|明处|.[多而].)$|(?:入驻|证实|现实|三色|把货|\d[\d.]*万?[件台套吨只])$|^有的|[大小弱强散]而$"
    r"|^(?:[东中西]{1,2}部|沿海|沿江|海外|国外|长三角|珠三角|京津冀|大湾区|释放)$|(?:开始|比例|榜企业)$"
    r"|产业链条?$|链条$|订单|营业?收入|产值|利润|税收|客户|游客|旅客|用户|客商|资金|投资|专家|学生|毕业生|员工|用水|用电(?![缆器机池气动])|电力|天气"
)
_LONGEST = 32
_LONGEST_THING = 24
_SHORTEST = 2


def before_trigger(text: str) -> tuple[str, ...]:
    """What lies before a trigger: the subject of 不足, 依赖进口, 均在外地.

    >>> before_trigger("二是电池、电机、电控三大核心部件配套企业均")
    ('电池', '电机', '电控')
    """
    phrase = _EXCEPT.sub("", _COMPARED.sub("", text))
    phrase = _VALUE.sub("", _PLACED.sub("", phrase))
    if _COMPARES.match(_LEAD.sub("", phrase)):
        return ()
    bare = phrase.rstrip("还仍均都有较大相对存在一定")
    within = _WITHIN_LIST.search(bare) or _WITHIN.search(bare)
    if within:
        return listed(re.sub(r"^.*?(?:如|包括)", "", within[1]))
    narrowed = _NARROWED.search(phrase)
    if narrowed:
        return listed(narrowed[1])
    return listed(phrase)


def after_trigger(text: str) -> tuple[str, ...]:
    """What lies after a trigger: the object of 缺乏, 缺少, 尚未形成.

    >>> after_trigger("甲材料、乙试剂等关键原料")
    ('甲材料', '乙试剂')
    """
    phrase = re.split(r"[，。；：]|的(?:问题|现象|局面|状态)", text, maxsplit=1)[0]
    return listed(
        re.sub(r"^(?:了|起|有|对|对应的|相应的|具有|能够|足够的|一批|一定的)+", "", phrase)
    )


def serves(actions: Iterable[str], head: str) -> bool:
    """Whether what a list names is done with what heads it: 开发、测试 in 开发、测试等基础装备.

    >>> serves(["开发", "在线检测"], "基础装备"), serves(["轴承", "齿轮"], "装备")
    (True, False)
    """
    return bool(_DEVICES.match(head)) and all(map(_ACTION.search, actions))


def within_field(text: str) -> tuple[str, ...]:
    """The members of a list of fields: 甲、乙 in "在甲、乙等领域"."""
    found = re.search(r"在([^，在]{2,}?)等?(?:领域|方面|环节)$", text)
    return listed(found[1]) if found else ()


def listed(phrase: str) -> tuple[str, ...]:
    """The members of a list, each without lead-in, tail and brackets; adjectives stay with nouns.

    >>> listed("高端、关键甲装备及材料")
    ('高端、关键甲装备', '材料')
    """
    aside = [name for found in _ASIDE.finditer(phrase) for name in _SPLIT.split(found[1])]
    bare = _OF_USER.sub("", _FOR_WHOM.sub("", _BRACKETS.sub("", phrase)))
    head = _FULL_HEAD.match(bare)
    if head and _OF_STEPS.match(head[2]):
        return (_clean(bare),)
    if head and serves(head[1].split("、"), head[2]):
        return (_clean(head[2]),)
    body = head[1] if head and len(head[1]) >= _SHORTEST else bare
    body = _TAIL.sub("", _LEAD.sub("", _MET.sub("", body.strip("“”‘’ "))))
    members = [*_with_adjectives(_SPLIT.split(body)), *aside]
    if len(members) > 1:
        members[0] = _OWNER.sub("", members[0])
        members = [m for m in members if not _LOW.match(m)]
    cleaned = (_clean(member) for member in members)
    return tuple(dict.fromkeys(m for m in cleaned if _SHORTEST <= len(m) <= _LONGEST))


def _with_adjectives(members: list[str]) -> list[str]:
    """Members with the adjectives of a list put back before their noun."""
    out: list[str] = []
    waiting: list[str] = []
    for member in members:
        if _ADJECTIVE.match(member):
            waiting.append(member)
        else:
            out.append("、".join([*waiting, member]))
            waiting = []
    return out + waiting


def _clean(member: str) -> str:
    bare = _LEAD.sub("", member.strip(' “”‘’"：:，。；\t\n'))
    bare = _OF_INDUSTRY.sub("", _SUCH_AS.sub("", bare))
    bare = _RELATIVE.sub("", _TOWARDS.sub("", _TAIL.sub("", bare))).strip("的 ")
    return f"“{bare}" if "”" in bare and "“" not in bare else bare


def is_thing(phrase: str) -> bool:
    """Whether a phrase can name a thing that is lacking, and is no half sentence or figure of one.

    >>> is_thing("高压柱塞泵"), is_thing("其余"), is_thing("我们这里")
    (True, False, False)
    """
    return _SHORTEST <= len(phrase) <= _LONGEST_THING and not _NOTHING.search(phrase)
