"""What a number is about in the words of its sentence, and what exactly it counts."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from graph.knowledge import AREAS, Knowledge
from graph.spoken import Number, Sentence, sentences, years
from graph.timeline import When, said_when
from ontology.model import Entity, EntityType, Evidence, Metric, Observation, Review
from reading.lexicon import rows

_INDUSTRY = re.compile(r"[“\"]?([一-鿿A-Za-z]{2,12}?)[”\"]?(?:全?产业|制造业|行业|领域)")
_VERBS = re.compile(
    r"(?:总?数量?|总量|规模|总规模)?(?:累计|已|共|均|力争|预计)*"
    r"(?:达到?|突破|超过?|实现|为|约|有|增至|增加到|稳定在|完成|共计|合计|不少于|不低于|近|至)*$"
)
_LEADING = re.compile(
    r"^(?:\d{4}\s*年底?|年底?|到|力争|预计|其中|累计|现有|现已|已|共|当前|已经|全县|全区|全市|全省|新区|我市|我省|目前)+"
)
_GENERAL = re.compile(
    r"总?投资额?|产值|收入|规模|面积|增[速长]|总量|比重|占比|总数|数量|年产|产能|意向|金额|项目|企业"
)
_MARKS = re.compile(r"[\W_]")


@dataclass(frozen=True, slots=True)
class Told:
    """An observation with its sentence: whom it is about, what it counts, how it is defined."""

    observation: Observation
    sentence: Sentence
    industry: str
    of_chain: bool
    thing: str
    definition: tuple[str, ...]
    year: int
    when: When
    evidence: Evidence

    @property
    def telling(self) -> bool:
        """Whether its words say what is measured: “总投资” alone may be that of anything."""
        return bool(self.industry) or len(_GENERAL.sub("", self.thing)) > 1


@lru_cache(maxsize=2)
def told(knowledge: Knowledge) -> tuple[Told, ...]:
    """Every number read that nobody rejected, with its sentence."""
    found = []
    for observation in knowledge.observations:
        if observation.review is Review.REJECTED:
            continue
        for words in observation.evidence:
            sentence = sentence_of(knowledge, words)
            if sentence and (number := _number(sentence, words, observation)):
                found.append(_told(knowledge, observation, (sentence, number, words)))
    return tuple(found)


def _number(sentence: Sentence, words: Evidence, observation: Observation) -> Number | None:
    """The number of an observation in the words that give it."""
    begin = sentence.place(words.start)
    wanted = observation.quantity
    for number in sentence.numbers:
        same = (number.quantity.value, number.quantity.unit) == (wanted.value, wanted.unit)
        if same and number.end > begin:
            return number
    return None


def sentence_of(knowledge: Knowledge, evidence: Evidence) -> Sentence | None:
    """The sentence in which evidence ends."""
    for sentence in sentences(knowledge.documents[evidence.document]):
        whole = sentence.evidence()
        if whole.start < evidence.end <= whole.end:
            return sentence
    return None


def _told(
    knowledge: Knowledge, observation: Observation, place: tuple[Sentence, Number, Evidence]
) -> Told:
    sentence, number, words = place
    document = knowledge.documents[words.document]
    lead = sentence.text[_begin(sentence.text, number.start) : number.start]
    behind = sentence.text[number.end : number.end + 16]
    named = years(sentence.text)
    return Told(
        observation=observation,
        sentence=sentence,
        industry=industry(lead, knowledge.entities.get(observation.about))
        or _own_industry(knowledge, observation.about),
        of_chain=bool(_own_industry(knowledge, observation.about)),
        thing=thing(_without(lead, knowledge.entities.get(observation.about)), behind),
        definition=definition(lead + re.split(r"[，。；、：]", behind)[0]),
        year=observation.year or (named[-1] if len(set(named)) == 1 else 0),
        when=said_when(document, sentence),
        evidence=words,
    )


def _without(lead: str, about: Entity | None) -> str:
    """Words without the name of whom they are about, and without those on how it is counted."""
    names = sorted((about.name, *about.aliases), key=len, reverse=True) if about else []
    for name in names:
        lead = lead.replace(name, "")
    return _counting().sub("", lead)


def _begin(text: str, at: int) -> int:
    """Where the words in front of a number begin: behind the last mark, or a bracket around it."""
    begin = max(text.rfind(mark, 0, at) for mark in "，。；：") + 1
    opened = max(text.rfind(mark, begin, at) for mark in "（(")
    closed = max(text.rfind(mark, begin, at) for mark in "）)")
    return opened + 1 if opened > closed else begin


def _own_industry(knowledge: Knowledge, about: str) -> str:
    known = knowledge.entities.get(about)
    if known is None or known.type is not EntityType.CHAIN:
        return ""
    return re.sub(r"(?:全?产业链?|制造业|行业|领域)$", "", known.name)


def industry(lead: str, about: Entity | None = None) -> str:
    """The industry that words in front of a number name, without 产业 or 制造业; "" if none.

    The name of whom the number is about names no industry of it.

    >>> industry("其中智能家电产业实现产值")
    '智能家电'
    """
    for name in (about.name, *about.aliases) if about and about.type in AREAS else ():
        lead = lead.replace(name, "")
    found = [m[1] for m in _INDUSTRY.finditer(f" {lead}")]
    return _LEADING.sub("", found[-1]) if found else ""


def thing(lead: str, behind: str) -> str:
    """What a number counts: the words in front of it, else those behind it.

    >>> thing("高新技术企业达到", "，"), thing("累计认定", "全国制造业单项冠军、")
    ('高新技术企业', '全国制造业单项冠军')
    """
    lead = re.sub(r"[（(][^（）()]*[）)]", "", lead)
    front = _LEADING.sub("", _VERBS.sub("", lead.rsplit("、", 1)[-1].strip()))
    front = re.sub(
        r"^(?:认定|培育|引进|集聚|拥有|新增|建成|创建|获批|入选|落户|签约|洽谈)+", "", front
    )
    back = re.match(r"[^，。；、（）()\d：]{0,14}", behind)
    chosen = front if len(_MARKS.sub("", front)) > 1 else back[0] if back else ""
    return _MARKS.sub("", chosen)


def definition(words: str) -> tuple[str, ...]:
    """The words that say how things are counted: 累计, 新增, 洽谈, 在建 …, sorted.

    >>> definition("当前已洽谈落户产业链项目")
    ('洽谈', '落户')
    """
    return tuple(sorted({m[0] for m in _counting().finditer(words)}))


@cache
def _counting() -> re.Pattern[str]:
    table = rows(Path(__file__).with_name("counting.tsv"))
    return re.compile("|".join(row["words"] for row in table))


SHARED_METRICS = frozenset(set(Metric) - {Metric.OTHER})
"""The metrics that mean the same wherever they are read."""
