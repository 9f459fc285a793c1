"""Bytes become documents, or a clear error."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import (
    DocumentTooLarge,
    EmptyDocument,
    LiantuError,
    NotADocument,
    UnknownFormat,
    UnreadableEncoding,
)
from reading.formats import LIMIT, SUFFIXES, from_bytes, load

PROSE = "全市规模以上工业实现增加值增长6.8%，\r\n新能源汽车产业链项目30个，总投资约72亿元。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_chinese_text_is_read_in_each_encoding(encoding: str) -> None:
    document = from_bytes("a.txt", PROSE.encode(encoding))
    assert document.text == PROSE


def test_a_short_gb18030_text_is_recognised() -> None:
    document = from_bytes("a.txt", "青岛市产业园".encode("gbk"))
    assert (document.text, document.encoding) == ("青岛市产业园", "gb18030")


def test_an_amount_in_gb18030_is_no_armenian_letter() -> None:
    assert from_bytes("a.txt", "12元".encode("gbk")).text == "12元"
    assert from_bytes("a.txt", "Übergröße 12 Ԫ".encode()).text == "Übergröße 12 Ԫ"


def test_traditional_chinese_in_big5_is_recognised() -> None:
    text = "產業園區規劃建設，企業投資與經濟發展，這個項目將於明年開工。"
    assert from_bytes("a.txt", text.encode("big5")).text == text


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    document = from_bytes("a.txt", b"\xef\xbb\xbf" + PROSE.encode())
    assert document.text == PROSE


def test_the_id_is_made_of_the_bytes_and_the_name_has_no_folder() -> None:
    data = PROSE.encode()
    document = from_bytes("some/where/a.TXT", data)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.id == f"doc-{document.sha256[:12]}"
    assert document.name == "a.TXT"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "　\ufeff\n".encode(), b"\xff\xfe"])
def test_a_file_without_a_character_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocument, match=r"a\.txt"):
        from_bytes("a.txt", data)


def test_a_picture_named_txt_is_unreadable() -> None:
    with pytest.raises(UnreadableEncoding, match=r"photo\.txt"):
        from_bytes("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)


def test_an_archive_of_zero_bytes_is_unreadable_or_empty() -> None:
    with pytest.raises((UnreadableEncoding, EmptyDocument)):
        from_bytes("a.txt", bytes(1000))


def test_an_unknown_suffix_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormat) as caught:
        from_bytes("plan.xyz", PROSE.encode())
    for suffix in SUFFIXES:
        assert suffix in caught.value.zh
        assert suffix in caught.value.en


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(DocumentTooLarge, match=r"50\.0 MB.*20 MB"):
        load(path)


def test_bytes_above_the_limit_are_refused() -> None:
    with pytest.raises(DocumentTooLarge):
        from_bytes("a.txt", b"a" * (LIMIT + 1))


def test_a_directory_a_missing_file_and_a_pipe_are_no_documents(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(NotADocument, match="目录"):
        load(tmp_path)
    with pytest.raises(NotADocument, match="没有这个文件"):
        load(tmp_path / "none.txt")
    with pytest.raises(NotADocument, match="不是普通文件"):
        load(pipe)
    with pytest.raises(NotADocument):
        load(Path("a\0b.txt"))
    with pytest.raises(NotADocument):
        load(Path("字" * 300 + ".txt"))


def test_a_link_to_a_file_is_followed_and_a_circle_of_links_is_not(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_bytes(PROSE.encode())
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    circle = tmp_path / "circle.txt"
    circle.symlink_to(circle)
    assert load(link).text == PROSE
    with pytest.raises(NotADocument):
        load(circle)


def test_stray_control_characters_do_not_make_a_text_binary() -> None:
    text = "甲\x00乙\u202e丙\x1b" + PROSE
    assert from_bytes("a.txt", text.encode()).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        said = from_bytes("a.md", data).text.strip()
    except LiantuError as error:
        said = error.zh if "a.md" in error.zh and "a.md" in error.en else ""
    assert said != ""


@given(st.text(alphabet="产业链项目投资企业园区，。0123456789亿元", min_size=12))
def test_gb18030_comes_back_as_it_was(text: str) -> None:
    data = text.encode("gb18030")
    assert from_bytes("a.txt", data).text == text
