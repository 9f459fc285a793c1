"""The annotated documents and the corpus: layout, facts, quantities."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from reading.facts import with_facts
from reading.formats import from_bytes, load
from reading.layout import lay_out
from reading.model import BlockKind, Layout
from reading.sentences import split
from reading.values import quantities

REPORTS = 23


def annotated(shared: Path) -> list[dict[str, Any]]:
    files = sorted((shared / "gold").glob("*/*.json"))
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


def files(shared: Path) -> list[Path]:
    return sorted([*(shared / "documents").glob("*.txt"), *(shared / "corpus").glob("*.txt")])


def bare(text: str) -> str:
    return "".join(text.split())


def check(layout: Layout) -> None:
    assert len(layout.offsets) == len(layout.clean)
    assert list(layout.offsets) == sorted(layout.offsets)
    for sentence in split(layout):
        block = layout.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        quote = layout.evidence("doc-x", sentence.start, sentence.end).quote
        shown = bare(layout.clean[sentence.start : sentence.end])
        # 巿 for 市 and full-width digits are the only other differences.
        assert len(bare(quote.replace("<p>", "").replace("</p>", ""))) == len(shown)


def test_every_sentence_of_every_file_has_its_quote(shared: Path) -> None:
    for path in files(shared):
        check(lay_out(load(path).text))


def test_any_cut_of_a_page_is_laid_out(shared: Path) -> None:
    dice = random.Random(7)
    for path in files(shared):
        text = load(path).text
        start = dice.randrange(len(text) - 10)
        check(lay_out(text[start : start + dice.randrange(1, 3000)]))


def test_title_and_region_of_the_annotated_documents(shared: Path) -> None:
    wrong = []
    for gold in annotated(shared):
        document = from_bytes(f"{gold['id']}.txt", gold["text"].encode())
        found = with_facts(document, lay_out(document.text))
        title, region = bare(found.title), found.region.removesuffix("市").removesuffix("省")
        if title not in bare(gold["title"]) or not title or region not in gold["region"]:
            wrong.append((gold["id"], found.title, found.region))
    assert wrong == []


def test_printed_dates_of_the_annotated_documents(shared: Path) -> None:
    for gold in annotated(shared):
        if gold["date"]:
            document = from_bytes(f"{gold['id']}.txt", gold["text"].encode())
            issued = with_facts(document, lay_out(document.text)).issued
            assert str(issued) == gold["date"], gold["id"]


def test_region_and_date_of_the_provincial_reports(shared: Path) -> None:
    reports = sorted((shared / "corpus").glob("*.txt"))
    assert len(reports) == REPORTS
    for path in reports:
        document = load(path)
        found = with_facts(document, lay_out(document.text))
        assert found.region == path.stem.split("_")[1], path.name
        assert "政府工作报告" in found.title
        assert found.issued is not None
        assert found.issued.year == 2026


def test_quantities_of_the_annotations_are_found_in_their_quotes(shared: Path) -> None:
    stated, missed = 0, []
    for gold in annotated(shared):
        for item in gold["observations"]:
            found = quantities(bare(item["quote"]))
            stated += 1
            if not any(
                abs(float(f.quantity.value) - item["value"]) <= 0.005 * abs(item["value"])
                and f.quantity.unit == item["unit"]
                for f in found
            ):
                missed.append((gold["id"], item["quote"]))
    assert stated > 300
    assert len(missed) <= 0.05 * stated, missed


def test_annotated_quotes_stand_whole_in_the_text_and_not_in_its_furniture(shared: Path) -> None:
    total, lost = 0, []
    for gold in annotated(shared):
        layout = lay_out(gold["text"])
        silent = (BlockKind.FURNITURE, BlockKind.FOREIGN)
        said = [bare(layout.text(b)) for b in layout.blocks if b.kind not in silent]
        for item in [*gold["relations"], *gold["observations"], *gold["gaps"]]:
            total += 1
            if not any(bare(item["quote"]) in text for text in said):
                lost.append((gold["id"], item["quote"]))
    assert total > 1000
    assert len(lost) <= 0.02 * total, lost[:20]


@pytest.mark.parametrize("word", ["驿站", "马铃薯", "土豆"])
def test_teasers_of_a_front_page_give_no_sentence(shared: Path, word: str) -> None:
    path = next((shared / "documents").glob("000_*.txt"))
    layout = lay_out(load(path).text)
    assert not any(word in layout.clean[s.start : s.end] for s in split(layout))
