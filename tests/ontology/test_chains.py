"""Reference chains load whole, and every fault is refused with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.chains.loader import FOLDER, chain_csv, load_chains, read_chain
from ontology.chains.model import ReferenceChain, ReferenceSegment, Tier
from ontology.errors import BadChainFile

HEAD = "key,label,label_en,aliases,tier,criticality,min_firms,gb4754,feeds,basis,source\n"
INDEX = "key,label,label_en,aliases,version\nx,甲链,Chain X,甲产业|甲业,2.1.0\n"
GOOD = [
    "a,原料,Feed,料,upstream,3,2,2611,b,domain,通识",
    "b,部件,Part,,midstream,2,3,,c,standard,某标准 第3章",
    'c,整机,"Machine, whole",机|整装,downstream,1,1,3411,,document,某规划 第一章',
]


def folder(tmp_path: Path, *lines: str) -> Path:
    (tmp_path / "index.csv").write_text(INDEX, encoding="utf-8")
    (tmp_path / "x.csv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_there_are_twelve_chains_with_150_segments_each_with_a_source() -> None:
    chains = load_chains()
    assert len(chains) == 12
    assert sum(len(c.segments) for c in chains) == 150
    assert all(s.source and s.label_en for c in chains for s in c.segments)


def test_189_supply_edges_lead_from_shallow_to_deep() -> None:
    edges = []
    for chain in load_chains():
        depth = {s.id: s.depth for s in chain.segments}
        edges += [(depth[s.id], depth[f]) for s in chain.segments for f in s.feeds]
    assert len(edges) == 189
    assert all(a < b for a, b in edges)


def test_a_chain_has_name_version_and_segments(tmp_path: Path) -> None:
    chain = read_chain(folder(tmp_path, *GOOD) / "x.csv")
    assert (chain.id, chain.label, chain.version) == ("chain-x", "甲链", "2.1.0")
    assert chain.aliases == ("甲产业", "甲业")
    last = chain.segments[2]
    assert (last.id, last.label_en, last.tier) == ("seg-x-c", "Machine, whole", Tier.DOWNSTREAM)
    assert [s.depth for s in chain.segments] == [0, 1, 2]
    assert chain.segments[0].feeds == ("seg-x-b",)


def test_a_segment_is_found_by_id_label_or_alias(tmp_path: Path) -> None:
    chain = read_chain(folder(tmp_path, *GOOD) / "x.csv")
    assert chain.segment("整装") == chain.segment("seg-x-c") == chain.segment("整机")
    assert chain.segment("别的") is None


TABLES = [path for path in sorted(FOLDER.glob("*.csv")) if path.stem != "index"]


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.stem)
def test_writing_a_chain_and_reading_it_gives_the_same_chain(path: Path, tmp_path: Path) -> None:
    chain = read_chain(path)
    written = chain_csv(chain)
    assert written == path.read_text(encoding="utf-8")
    (tmp_path / path.name).write_text(written, encoding="utf-8")
    (tmp_path / "index.csv").write_text((FOLDER / "index.csv").read_text(encoding="utf-8"))
    assert read_chain(tmp_path / path.name) == chain


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("d,别,D,,upstream,1,2,,zz,domain,通识", "x.csv 第5行：供给对象「zz」不存在"),
        ("b,别,D,,upstream,1,2,,,domain,通识", "x.csv 第5行：环节代号「b」重复，第3行已有"),
        ("d,部件,D,,upstream,1,2,,,domain,通识", "x.csv 第5行：环节名称「部件」重复，第3行已有"),
        ("d,别,D,,top,1,2,,,domain,通识", "x.csv 第5行：链位「top」不认识"),
        ("d,别,D,,upstream,4,2,,,domain,通识", "x.csv 第5行：重要度「4」应为 1、2 或 3"),
        ("d,别,D,,upstream,1,2,39A,,domain,通识", "x.csv 第5行：行业代码「39A」应为"),
        ("d,别,D,,upstream,1,0,,,domain,通识", "x.csv 第5行：企业数阈值「0」应为正整数"),
        ("d,别,D,,upstream,1,2,,,domain,", "x.csv 第5行：「source」是空的"),
        ("d,别,D,,upstream,1,2,,,hearsay,传闻", "x.csv 第5行：依据「hearsay」不认识"),
        ("d,别,D,,upstream,1,2,,,domain,甲, 第一章", "x.csv 第5行：格数多于表头"),
        ("D-1,别,D,,upstream,1,2,,,domain,通识", "x.csv 第5行：环节代号「D-1」"),
    ],
)
def test_a_fault_is_refused_with_its_line(tmp_path: Path, line: str, sentence: str) -> None:
    with pytest.raises(BadChainFile) as refused:
        read_chain(folder(tmp_path, *GOOD, line) / "x.csv")
    assert refused.value.zh.startswith(sentence)
    assert "x.csv, line 5" in refused.value.en


def test_a_circle_is_refused_with_its_segments(tmp_path: Path) -> None:
    lines = [GOOD[0], GOOD[1], GOOD[2].replace("3411,,", "3411,a,")]
    with pytest.raises(BadChainFile, match=r"供给成环：.*→.*→") as refused:
        read_chain(folder(tmp_path, *lines) / "x.csv")
    assert {"原料", "部件", "整机"} <= set(refused.value.zh.split("：")[2].split(" → "))


def test_a_chain_the_index_does_not_name_is_refused(tmp_path: Path) -> None:
    folder(tmp_path, *GOOD)
    with pytest.raises(BadChainFile, match="里没有产业链「y」"):
        read_chain(tmp_path / "y.csv")


def test_a_table_without_a_needed_column_is_refused(tmp_path: Path) -> None:
    (folder(tmp_path) / "x.csv").write_text("key,label\na,甲\n", encoding="utf-8")
    with pytest.raises(BadChainFile, match="缺少列"):
        read_chain(tmp_path / "x.csv")


def test_a_table_a_spreadsheet_saved_in_another_encoding_is_refused(tmp_path: Path) -> None:
    table = folder(tmp_path, *GOOD) / "x.csv"
    table.write_bytes(table.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(BadChainFile, match=r"x\.csv 不是 UTF-8 编码"):
        read_chain(table)


def test_a_table_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    table = folder(tmp_path, *GOOD) / "x.csv"
    chain = read_chain(table)
    table.write_bytes(b"\xef\xbb\xbf" + table.read_bytes())
    assert read_chain(table) == chain


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("x,乙链,Chain Y,,1.0.0", "index.csv 第3行：产业链代号「x」重复，第2行已有"),
        ("y,甲链,Chain Y,,1.0.0", "index.csv 第3行：产业链名称「甲链」重复，第2行已有"),
        ("../y,乙链,Chain Y,,1.0.0", "index.csv 第3行：产业链代号「../y」只能用"),
        ("y,乙链,Chain Y,,1.0.0", "找不到 y.csv"),
        ("y,乙链,Chain Y,,", "index.csv 第3行：「version」是空的"),
    ],
)
def test_a_fault_of_the_index_is_refused(tmp_path: Path, line: str, sentence: str) -> None:
    folder(tmp_path, *GOOD)
    (tmp_path / "index.csv").write_text(f"{INDEX}{line}\n", encoding="utf-8")
    with pytest.raises(BadChainFile) as refused:
        load_chains(tmp_path)
    assert refused.value.zh.startswith(sentence)


WORDS = st.text(alphabet="甲乙丙 ,\"'；A1（）", min_size=1, max_size=9).map(str.strip).filter(bool)


@st.composite
def chains(draw: st.DrawFn) -> ReferenceChain:
    count = draw(st.integers(1, 6))
    labels = draw(st.lists(WORDS, min_size=count, max_size=count, unique=True))
    segments: list[ReferenceSegment] = []
    for n in reversed(range(count)):
        later = [s.id for s in segments]
        segments.insert(
            0,
            ReferenceSegment(
                id=f"seg-x-s{n}",
                key=f"s{n}",
                label=labels[n],
                label_en=draw(WORDS),
                tier=draw(st.sampled_from(Tier)),
                criticality=draw(st.integers(1, 3)),
                source=draw(WORDS),
                basis=draw(st.sampled_from(["document", "classification", "standard", "domain"])),
                aliases=tuple(draw(st.lists(WORDS, max_size=3))),
                feeds=tuple(draw(st.lists(st.sampled_from(later), unique=True))) if later else (),
                gb4754=draw(st.sampled_from(["", "39", "3973"])),
                min_firms=draw(st.integers(1, 9)),
            ),
        )
    return ReferenceChain("chain-x", "x", "甲链", "Chain X", "2.1.0", tuple(segments))


@given(chains())
def test_any_chain_written_and_read_is_written_the_same(
    tmp_path_factory: pytest.TempPathFactory, chain: ReferenceChain
) -> None:
    home = tmp_path_factory.mktemp("chain")
    (home / "index.csv").write_text(INDEX, encoding="utf-8")
    (home / "x.csv").write_text(chain_csv(chain), encoding="utf-8")
    back = read_chain(home / "x.csv")
    assert chain_csv(back) == chain_csv(chain)
    for ours, theirs in zip(chain.segments, back.segments, strict=True):
        assert (ours.label, ours.source, ours.aliases) == (
            theirs.label,
            theirs.source,
            theirs.aliases,
        )
