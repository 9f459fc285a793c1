"""One small passage of our own, and the same words written in every format."""

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

import docx

from tests.reading.written_ofd import ofd
from tests.reading.written_pdf import Thing, broken, column, pdf
from tests.reading.written_xlsx import xlsx

TITLE = "澄湾市望潮区新能源汽车产业发展规划（2024—2028年）"
LINES = (
    TITLE,
    "第一章 发展基础",
    "2023年，望潮区新能源汽车产业实现产值126.5亿元，集聚规模以上企业42家。澄星汽车股份有限公司位于望潮汽车产业园，主要生产纯电动乘用车。",
    "第二章 存在问题",
    "澄星汽车所用的驱动电机和电控系统全部从区外采购，本地没有动力电池企业，光学雷达长期依赖进口，区内还没有企业能够批量供货。",
    "第三章 发展重点",
    "依托澄星汽车股份有限公司，重点发展氢燃料客车。到2028年，全区新能源汽车产业产值力争达到300亿元。",
)
PASSAGE = "\n".join(LINES) + "\n"


def as_txt() -> bytes:
    return PASSAGE.encode("gb18030")


def as_docx() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def on_pages() -> list[list[Thing]]:
    """Two pages; headings stand in the middle, paragraphs are broken, one runs over the page."""
    lines: list[str] = []
    for line in LINES:
        lines += broken(line, 36) if line.endswith("。") else ["", "　" * 4 + line, ""]
    cut = lines.index("") + 9
    return [column(72, 740, lines[:cut]), column(72, 740, lines[cut:])]


def as_pdf() -> bytes:
    return pdf(on_pages())


def as_ofd() -> bytes:
    return ofd(on_pages())


def as_html() -> bytes:
    body = "".join(f"<p>{line}</p>\n" for line in LINES[1:])
    page = f"<html><head><title>{TITLE}_门户网</title></head><body><h1>{TITLE}</h1>{body}</body></html>"
    return page.encode("gb18030")


def as_csv() -> bytes:
    return b"\xef\xbb\xbf" + PASSAGE.encode()


def as_xlsx() -> bytes:
    return xlsx({"规划": [[line] for line in LINES]})


def kept(suffix: str) -> bytes:
    """The passage as an office program wrote it, for formats that no library here writes."""
    return (Path(__file__).with_name("files") / f"passage{suffix}").read_bytes()


WRITERS: dict[str, Callable[[], bytes]] = {
    ".txt": as_txt,
    ".md": PASSAGE.encode,
    ".docx": as_docx,
    ".doc": partial(kept, ".doc"),
    ".pdf": as_pdf,
    ".ofd": as_ofd,
    ".html": as_html,
    ".csv": as_csv,
    ".xlsx": as_xlsx,
    ".xls": partial(kept, ".xls"),
}
