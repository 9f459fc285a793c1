"""Words that only tell what kind of zone or work something is: 跨境电商综试区, 首座抽水蓄能电站."""

import re
from functools import lru_cache

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.places import is_place
from reading.names.scene import Scene, Sight
from reading.names.shape import brand_length
from reading.names.tokens import KEPT, Token, cut, in_genre, is_rare, is_seldom, known

_WORKS = frozenset({EntityType.PARK, EntityType.PROJECT, EntityType.INSTITUTION})
_RANK = r"(?:国家级|省级|市级|重点|重大|大型|新的)?[“‘]?$"
_COUNTED = re.compile(
    r"(?:[\d一二两三四五六七八九十百]+多?[个座条家项处]|一批|多个|若干|在建|拟建)" + _RANK
)
_FIRST = re.compile(r"首[个座条家批]" + _RANK)
_PART_OF_PROVINCE = re.compile(
    r"[冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁疆][东西南北中]"
)
_LED = "以在对把由从向与和将"
_BEFORE, _SHORT, _PART = 12, 6, 6
_COMMON = frozenset({"国家", "中国", "全国", "美丽", "文明"})
"""Words that name no place here, though dictionaries take them for proper nouns."""
_PROPER = ("ns", "nr", "nz", "nrt", "eng", "m", "x")


def is_of_a_kind(scene: Scene, seen: Sight) -> bool:
    """Whether a sight is no name but tells the kind of a zone, a part of a site, or counted works."""
    if seen.type not in _WORKS:
        return False
    name = scene.text(seen.start, seen.end).strip("“”‘’（）() ")
    if not name:
        return False
    if seen.type is EntityType.PARK and _stem(name, "pilot_heads") and _tells_policy(name):
        return True
    if seen.type is EntityType.PARK and name[0] in _LED and is_common(name[1:]):
        return True  # 以食品产业园等为载体
    if seen.type is EntityType.PROJECT and lexicon.ending(name, "site_parts"):
        return len(name) <= _PART or is_common(name)
    before = scene.text(max(0, seen.start - _BEFORE), seen.start)
    first = len(name) <= _SHORT and _FIRST.search(before)
    return bool(first or _COUNTED.search(before)) and is_common(name)


def _stem(name: str, heads: str) -> str:
    head = lexicon.ending(name, heads)
    return name.removesuffix(head) if head else ""


@lru_cache(maxsize=KEPT)
def _tells_policy(name: str) -> bool:
    """Whether nothing in the name of a pilot zone says where it lies: 国家生态文明试验区."""
    return is_common(_stem(name, "pilot_heads"))


@lru_cache(maxsize=KEPT)
def is_common(name: str) -> bool:
    """Whether a name has only words of the general language: no place, brand, letters or count."""
    tokens = cut(name)
    named = any(word in name for word in lexicon.words("regions")) or brand_length(tokens)
    return not named and all(map(_is_word, tokens))


def _is_word(token: Token) -> bool:
    if token.text in _COMMON or in_genre(token.text):
        return not is_place(token.text) or token.text in _COMMON
    placed = is_place(token.text) or _PART_OF_PROVINCE.fullmatch(token.text)
    proper = placed or is_rare(token) or token.tag in _PROPER
    plain = len(token.text) > 1 and known(token.text) and not is_seldom(token.text)
    return plain and not proper
