"""Plain text: bytes in one of the encodings Chinese documents come in → the text and its encoding."""

import codecs
import re
import unicodedata
from functools import cache
from pathlib import Path

from charset_normalizer import from_bytes as guess

from ontology.errors import UnreadableEncoding
from reading.formats.extracted import Extracted
from reading.formats.signatures import expect

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Without a byte order mark: the national standard first, then what is left.
_CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be", "big5hkscs")
# Chinese prose decoded rightly has over 90 % common characters, decoded wrongly under 30 %.
_PLAUSIBLE = 0.6
# Enough to tell an encoding by; the whole text is decoded afterwards.
_SAMPLE = 40_000
# Text holds a stray control character here and there, a picture or an archive is full of them.
_BINARY = 0.1
# Two letters of GB18030 may be one of UTF-8, but no Latin one and none of three bytes.
_OF_MORE = re.compile(r"[A-Za-z\u0800-\U0010ffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


@cache
def _common() -> frozenset[str]:
    path = Path(__file__).with_name("common_characters.txt")
    return frozenset(path.read_text(encoding="utf-8").replace("\n", ""))


def _ordinary(character: str) -> bool:
    return (
        character in _common()
        or "!" <= character <= "~"
        or unicodedata.category(character)[0] == "P"
        or "\uff01" <= character <= "\uff5e"
    )


def plausibility(text: str) -> float:
    """The share of a text's visible characters that are common in Chinese documents.

    >>> plausibility("全市规模以上工业增加值增长6.8%。")
    1.0
    """
    visible = "".join(text.split())
    return sum(map(_ordinary, visible)) / len(visible) if visible else 0.0


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > _BINARY * len(sample)


def _recognised(data: bytes) -> tuple[str, str] | None:
    texts = ((e, _decoded(data, e)) for e in _CANDIDATES if len(data) % 2 == 0 or "16" not in e)
    scored = [(plausibility(t[:_SAMPLE]), e, t) for e, t in texts if t and not _is_binary(t)]
    best = max(scored, key=lambda found: found[0], default=None)
    if best and best[0] >= _PLAUSIBLE:
        return best[2], best[1]
    judged = guess(data[:_SAMPLE]).best()
    text = _decoded(data, judged.encoding) if judged else None
    if judged and text and plausibility(text[:_SAMPLE]) >= _PLAUSIBLE:
        return text, judged.encoding
    return None


def _chinese(text: str, data: bytes) -> tuple[str, str] | None:
    """The text as GB18030 where its UTF-8 holds no Chinese, as a few words of GB18030 may."""
    if text.isascii() or _OF_MORE.search(text):
        return None
    other = _decoded(data, "gb18030")
    return (other, "gb18030") if other and plausibility(other[:_SAMPLE]) == 1.0 else None


def _unreadable(name: str, data: bytes) -> UnreadableEncoding:
    size = len(data)
    return UnreadableEncoding(
        f"读不出「{name}」的文字：{size} 字节既不是 UTF-8、UTF-16，也不是 GB18030、Big5 文本。"
        "请确认它是文本文件，另存为 UTF-8 后再试。",
        f"Cannot read text from '{name}': its {size} bytes are text in none of UTF-8, UTF-16, "
        "GB18030, Big5. Make sure it is a text file, save it as UTF-8 and try again.",
    )


def decoded(name: str, data: bytes) -> tuple[str, str]:
    """The text of the bytes, line ends untouched, byte order mark dropped; and their encoding.

    A byte order mark decides; then strict UTF-8; then whichever of GB18030, UTF-16 and Big5 gives
    ordinary Chinese. Raises UnreadableEncoding for everything else.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding)
            if text is None or _is_binary(text):
                raise _unreadable(name, data)
            return text, encoding
    text = _decoded(data, "utf-8")
    if text is not None and not _is_binary(text):
        return _chinese(text, data) or (text, "utf-8")
    found = _recognised(data)
    if found is None:
        raise _unreadable(name, data)
    return found


def read(name: str, data: bytes) -> Extracted:
    """The text as it is."""
    expect("text", name, data)
    return Extracted(*decoded(name, data))
