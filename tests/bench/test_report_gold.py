"""Reports annotated by places read back as annotations by name."""

import hashlib
from pathlib import Path

import pytest

from bench import report_gold
from bench.report_gold import reports

TEXT = "云帆市支持沐川\n电子建设砺珂产业园，机器人产业链缺减速器。远处还有别的。"
LINES = [
    ["file", "report.txt"],
    ["sha256", hashlib.sha256(TEXT.encode()).hexdigest()],
    ["until", str(TEXT.index("远"))],
    ["name", "Firm", "5", "10", "5", "7"],
    ["name", "Project", "12", "17"],
    ["name", "Industry", "18", "21"],
    ["relation", "develops", "0", "1", "planned", "3", "17"],
    ["gap", "2", "missing", "25", "28", "18", "28"],
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "places").mkdir()
    written = "\n".join("\t".join(line) for line in LINES)
    (tmp_path / "places" / "one.tsv").write_text(written, encoding="utf-8")
    monkeypatch.setattr(report_gold, "PLACES", tmp_path / "places")
    return tmp_path


def test_names_relations_and_gaps_are_read_from_where_they_stand(folder: Path) -> None:
    one = reports(folder)["one"]
    assert one["text"] == TEXT[: TEXT.index("远")]
    assert [(e["type"], e["name"], e["aliases"]) for e in one["entities"]] == [
        ("Firm", "沐川电子", ["沐川"]),
        ("Project", "砺珂产业园", []),
        ("Industry", "机器人", []),
    ]
    (relation,) = one["relations"]
    assert (relation["type"], relation["subject"], relation["object"], relation["status"]) == (
        *("develops", "沐川电子", "砺珂产业园"),
        "planned",
    )
    (gap,) = one["gaps"]
    assert (gap["chain"], gap["what"], gap["kind"]) == ("机器人", "减速器", "missing")


def test_a_report_that_changed_since_it_was_annotated_is_refused(folder: Path) -> None:
    (folder / "report.txt").write_text(TEXT + "又一句。", encoding="utf-8")
    with pytest.raises(ValueError, match=r"report\.txt"):
        reports(folder)


def test_without_the_reports_there_are_no_annotations(tmp_path: Path) -> None:
    assert reports(tmp_path / "nowhere") == {}
