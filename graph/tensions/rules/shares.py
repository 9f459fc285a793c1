"""Stated shares beside the numbers they come from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graph.knowledge import Knowledge
from graph.spoken import Number, Sentence, sentences
from graph.tensions.arithmetic import PERCENT, amount, bounded, digits, unit_of, written
from graph.tensions.model import Fit, Tension

_SHARE = re.compile(r"占(?:比|[^，。；、：\d]{0,10}?的?(?:比重|比例)?)[^，。；、：\d]{0,3}$")
_OF_ALL = re.compile(r"占(?:比)?(?:达到?|为|约)?$")
_HEAD = re.compile(r"[一-鿿]{2}$")
_FAR = 14
_BACK = 4
_LOOSE = 2
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Shared:
    """A part, the whole it is of, and the share stated, with the sentences they stand in."""

    sentence: Sentence
    part: Number
    share: Number
    whole: Number
    base: Sentence
    sure: bool


def stated_shares(knowledge: Knowledge) -> Iterator[Tension]:
    """占比核对：部分、整体与所写占比，部分÷整体应等于所写占比（按所写位数舍入）。

    Shares: a part, a whole and a stated share must fit, to the digits in which it is stated.
    """
    for document in knowledge.documents.values():
        said = sentences(document)
        for i, sentence in enumerate(said):
            if not sentence.repeated:
                before = tuple(s for s in said[max(0, i - _BACK) : i] if s.block == sentence.block)
                for shared in _shared(sentence, before):
                    yield _checked(shared)


def _shared(sentence: Sentence, before: tuple[Sentence, ...]) -> Iterator[Shared]:
    for share in sentence.numbers:
        lead = sentence.text[max(0, share.start - _FAR) : share.start]
        if share.quantity.unit != PERCENT or not _SHARE.search(lead):
            continue
        if share.quantity.value_max is not None or bounded((share,)):
            continue
        part = _part(sentence, share)
        if part is None:
            continue
        bracket = _bracketed(sentence, share, part)
        if bracket:
            yield Shared(sentence, part, share, bracket, sentence, sure=True)
        elif _OF_ALL.search(lead):
            yield from _of_all(sentence, before, part, share)


def _part(sentence: Sentence, share: Number) -> Number | None:
    """The number the share is given of: the nearest before it, in its clause or the one before."""
    near = [n for n in sentence.numbers if n.end <= share.start]
    if not near or near[-1].quantity.unit == PERCENT or share.start - near[-1].end > _FAR + 10:
        return None
    between = sentence.text[near[-1].end : share.start]
    return near[-1] if not re.search(r"[。；]|其中", between) else None


def _bracketed(sentence: Sentence, share: Number, part: Number) -> Number | None:
    """The whole, where it stands in brackets right behind the share."""
    for number in sentence.numbers:
        between = sentence.text[share.end : number.start]
        if number.start > share.end and re.fullmatch(r"[（(][^，。；）)]{0,12}", between):
            return number if unit_of(number.quantity) == unit_of(part.quantity) else None
    return None


def _of_all(
    sentence: Sentence, before: tuple[Sentence, ...], part: Number, share: Number
) -> Iterator[Shared]:
    """The whole told before: a larger number of the same counted thing."""
    head = _head(sentence, part)
    found = []
    places = [(sentence, n) for n in reversed(sentence.numbers) if n.end <= part.start]
    places += [(s, n) for s in reversed(before) for n in reversed(s.numbers)]
    for place, number in places:
        if unit_of(number.quantity) != unit_of(part.quantity) or not head:
            continue
        if _head(place, number) == head and amount(number.quantity) > amount(part.quantity):
            found.append(Shared(sentence, part, share, number, place, sure=False))
    fitting = [one for one in found if _fits(one)]
    # Of several wholes told before, only one that fits can be known to be meant.
    yield from fitting[:1] or (found if len(found) == 1 else ())


def _head(sentence: Sentence, number: Number) -> str:
    """The last two characters of what is counted, before the number or behind it."""
    found = _HEAD.search(sentence.text[: number.start])
    return found[0] if found else ""


def _computed(shared: Shared) -> Decimal:
    return _HUNDRED * amount(shared.part.quantity) / amount(shared.whole.quantity)


def _fits(shared: Shared) -> bool:
    stated = shared.share.quantity.value
    # Stated to so many digits, a share may be rounded or cut at the last of them.
    slack = Decimal(1).scaleb(-digits(stated))
    loose = bounded((shared.part, shared.whole))
    off = abs(_computed(shared) - stated)
    return off < slack or (loose and off < _LOOSE)


def _checked(shared: Shared) -> Tension:
    share, stated, fits = _computed(shared), shared.share.quantity.value, _fits(shared)
    verdict = Fit.AGREES if fits else Fit.DIFFERS if shared.sure else Fit.SOFT
    begin = min(shared.part.start, shared.share.start)
    own = shared.sentence.evidence(begin, shared.share.end)
    base = shared.base.evidence(shared.whole.start, shared.whole.end)
    return Tension(
        rule="stated_shares",
        verdict=verdict,
        key="share_agrees" if fits else "share_differs",
        values=(
            ("part", shared.part.quantity.stated_as),
            ("whole", shared.whole.quantity.stated_as),
            ("share", shared.share.quantity.stated_as),
            ("computed", f"{written(share, max(1, digits(stated)))}%"),
        ),
        evidence=(own, base),
        confidence=0.85 if shared.sure or fits else 0.6,
    )
