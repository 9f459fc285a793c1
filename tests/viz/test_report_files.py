"""The files of the pack: whole, the same every time, harmless, and every mark leads somewhere."""

import hashlib
import io
import os
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import docx as reader
import pytest
import python_calamine as calamine
from lxml import etree

from graph.report.model import Report
from graph.report.words import word
from tests.viz import world
from tests.viz.hostile import PAYLOAD, hostile
from viz.report.drawing import Box, Curve, Drawing, Shape, Words
from viz.report.emf import emf
from viz.report.notes import references
from viz.report.pack import WRITERS, PackFormat, files, report_of, zipped
from viz.report.sheets import Page, Place, book
from viz.site import Site
from viz.texts import text

ROOT = Path(__file__).resolve().parents[2]
MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HASHES = """
import hashlib
from tests.viz import world
from viz.report.pack import files, report_of
from viz.site import Site
site = Site(world.knowledge())
made = report_of(site, world.IC, world.HOME, "zh")
for name, data in files(site.knowledge, made).items():
    print(hashlib.sha256(data).hexdigest())
"""


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(world.knowledge())


@pytest.fixture(scope="module")
def report(site: Site) -> Report:
    return report_of(site, world.IC, world.HOME, "zh")


@pytest.fixture(scope="module")
def made(site: Site, report: Report) -> dict[str, bytes]:
    return {form.value: write(site.knowledge, report) for form, write in WRITERS.items()}


def test_the_document_opens_with_its_headings_tables_and_pictures(
    made: dict[str, bytes], report: Report
) -> None:
    found = reader.Document(io.BytesIO(made["docx"]))
    headings = [p.text for p in found.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert headings[:2] == ["一、五图", "（一）产业链图"]
    assert len(headings) == 13
    assert len(found.tables) == sum(bool(sheet.rows) for sheet in report.sheets)
    assert len(found.inline_shapes) == sum(bool(p.nodes) for p in report.pictures)


def test_every_mark_in_the_document_leads_to_a_bookmark(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".svg")):
                etree.fromstring(archive.read(name))
    anchors = {str(link.get(f"{MAIN}anchor")) for link in tree.iter(f"{MAIN}hyperlink")}
    marked = [str(mark.get(f"{MAIN}name")) for mark in tree.iter(f"{MAIN}bookmarkStart")]
    assert anchors <= set(marked)
    assert len(marked) == len(set(marked))
    assert any(anchor.startswith("S") for anchor in anchors)


def test_every_text_of_the_workbook_has_its_sources_beside_it(
    made: dict[str, bytes], report: Report
) -> None:
    opened = calamine.CalamineWorkbook.from_filelike(io.BytesIO(made["xlsx"]))
    assert opened.sheet_names == ["说明", *(s.title for s in report.sheets), "出处"]
    known = {row[0] for row in opened.get_sheet_by_name("出处").to_python()[1:]}
    for sheet in report.sheets:
        lines = opened.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        for line, row in zip(lines[1:], sheet.rows, strict=True):
            width = len(sheet.columns)
            for shown, proof, one in zip(line, line[width:], row, strict=False):
                assert bool(proof) == bool(one.text)
                assert set(str(proof).split()) <= known
                assert shown


def test_the_page_asks_nothing_of_the_network_and_every_mark_leads_to_a_source(
    made: dict[str, bytes],
) -> None:
    page = made["html"].decode()
    addresses = re.findall(r"""(?:href|src)=["']([^"']+)|url\(""", page)
    assert all(address.startswith("#") for address in addresses)
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert {address[1:] for address in addresses} <= ids
    assert "<script" not in page
    assert len(page.encode()) < 1_200_000


def test_another_process_with_another_hash_seed_writes_the_same_bytes(
    site: Site, report: Report
) -> None:
    own = [hashlib.sha256(data).hexdigest() for data in files(site.knowledge, report).values()]
    seed = str((int(os.environ.get("PYTHONHASHSEED", "0").replace("random", "0")) + 1) % 1000)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", HASHES], cwd=ROOT, env=environment, check=True, capture_output=True
    )
    assert len(own) == 3
    assert done.stdout.decode().split() == own


def test_hostile_names_stay_text_in_every_file() -> None:
    site = hostile()
    made = report_of(site, world.IC, world.HOME, "zh")
    named = files(site.knowledge, made)
    for name, data in named.items():
        if name.endswith("html"):
            assert "<script" not in data.decode()
            assert "<img" not in data.decode()
    document = next(data for name, data in named.items() if name.endswith("docx"))
    cells = [
        c.text
        for t in reader.Document(io.BytesIO(document)).tables
        for r in t.rows
        for c in r.cells
    ]
    assert any(PAYLOAD in found for found in cells)


def test_a_name_that_begins_like_a_formula_is_text_that_stays_text() -> None:
    content = book("表", [Page("表", ("名称",), ((Place("=1+1"),), (Place("甲"),)))])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert '<c r="A2" s="4" t="inlineStr">' in sheet
    assert '<c r="A3" s="0" t="inlineStr">' in sheet


def test_a_metafile_is_made_of_whole_records_and_says_how_many() -> None:
    drawing = Drawing(
        100,
        50,
        (
            Box(1, 1, 40, 20, "#ffffff", "#000000", 1, dash=True),
            Curve(((1, 1), (2, 2), (3, 3), (4, 4)), "#123456"),
            Shape(((1, 1), (2, 2), (3, 3)), "#123456"),
            Words(3, 15, "动力电池 A", 12, "#000000", bold=True),
        ),
        "图",
    )
    data, kinds, place = emf(drawing), [], 0
    while place < len(data):
        kind, size = struct.unpack_from("<II", data, place)
        kinds.append(kind)
        place += size
    assert place == len(data)
    assert struct.unpack_from("<III", data, 40) == (0x464D4520, 0x10000, len(data))
    assert struct.unpack_from("<I", data, 52)[0] == len(kinds)
    assert (kinds[0], kinds[-1]) == (1, 14)
    assert "动力电池 A".encode("utf-16-le") in data


def test_the_words_of_states_and_outcomes_are_those_of_the_pages() -> None:
    for lang in ("zh", "en"):
        for state in ("filled", "single", "missing", "unknown"):
            assert word(f"state_{state}", lang) == text(f"state.{state}", lang)
        for outcome in ("open", "in_progress", "partly_addressed", "addressed", "not_by_comers"):
            assert word(f"outcome_{outcome}", lang) == text(f"outcome.{outcome}", lang)
        assert word("undated", lang) == text("date.unknown", lang)
        assert word("inferred", lang) == text("date.inferred", lang)


def test_numbers_in_a_row_become_one_mark() -> None:
    assert [(r.text, r.first) for r in references((1, 2, 4, 5, 6))] == [
        ("1", 1),
        ("2", 2),
        ("4–6", 4),
    ]


def test_all_files_in_one_are_the_three_files(site: Site, report: Report) -> None:
    whole = zipped(site.knowledge, report)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert found == dict(files(site.knowledge, report))
    assert {Path(name).suffix[1:] for name in found} == {form.value for form in PackFormat}
    assert hashlib.sha256(whole).digest() == hashlib.sha256(zipped(site.knowledge, report)).digest()
