"""What is passed over while reading is only what could not be found there."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.names import lexicon
from reading.rules.context import Clause, Context, context
from reading.rules.gap_frames import filled, frames
from reading.rules.once import once
from reading.rules.speakers import speakers
from reading.rules.word_classes import METRICS, NOUNS, classes
from reading.rules.words import table
from reading.sentences import mood_of_title
from tests.reading.rule_page import page_of

_SENTENCES = Path(__file__).with_name("gap_sentences.tsv")


def _clauses() -> list[str]:
    with _SENTENCES.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [part for row in rows for part in re.split("[，。；]", row["sentence"]) if part]


@pytest.mark.parametrize("clause", _clauses())
def test_a_clause_fills_every_frame_whose_cue_and_pattern_it_holds(clause: str) -> None:
    whole = [f.name for f in frames() if f.cue.search(clause) and f.pattern.search(clause)]
    assert [one.frame.name for one in filled(clause)] == whole


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from([NOUNS, METRICS]))
def test_the_longest_word_of_a_lexicon_is_met_at_each_place(data: st.DataObject, name: str) -> None:
    kinds = {row["word"]: row.get("class", row["word"]) for row in table(name)}
    pieces = st.sampled_from([*sorted(kinds), "，", "甲", "业"])
    text = "".join(data.draw(st.lists(pieces, max_size=8)))
    longest = sorted(kinds, key=lambda word: (-len(word), word))
    met = re.finditer("|".join(map(re.escape, longest)), text)
    assert classes(name, text, 0, len(text)) == tuple((m.end(), kinds[m[0]]) for m in met)


def test_words_that_a_text_begins_with_come_longest_first() -> None:
    words = lexicon.longest_first("never_first")
    text = words[0] + "甲公司"
    expected = [word for word in words if text.startswith(word)]
    assert list(lexicon.beginnings(text, "never_first")) == expected
    assert expected[0] == words[0]
    assert list(lexicon.beginnings("", "never_first")) == []


def test_a_text_ends_like_a_list_by_the_last_characters_of_its_words() -> None:
    assert lexicon.last_characters("legal_forms") == {w[-1] for w in lexicon.words("legal_forms")}


def test_every_quotation_behind_its_speaker_is_found_however_much_stands_before() -> None:
    said = "望潮精密公司董事长周远说：“我们今年产值可达3亿元，订单排到了年底。”"
    page = page_of(f"{'全市工业平稳。' * 20}{said}企业很多。{said}", firm="望潮精密")
    quoted = speakers(context(page))
    told = {context(page).clauses[index].text for index in quoted}
    assert {"“我们今年产值可达3亿元，", "订单排到了年底。"} <= told
    assert len(quoted) == 2 * len(told)


def test_a_question_about_a_part_of_a_page_is_worked_out_once_a_page() -> None:
    worked: list[str] = []

    @once
    def length(_ctx: Context, clause: Clause) -> int:
        worked.append(clause.text)
        return len(clause.text)

    one, other = (context(page_of(text)) for text in ("产业兴旺。", "产业兴旺。"))
    assert [length(one, one.clauses[0]), length(one, one.clauses[0])] == [5, 5]
    assert length(other, other.clauses[0]) == 5
    assert worked == ["产业兴旺。", "产业兴旺。"]


def test_the_first_title_that_tells_a_mood_tells_it() -> None:
    alone = {title: mood_of_title(title) for title in ("发展目标", "主要成效", "概况")}
    assert mood_of_title("概况", "发展目标", "主要成效") == alone["发展目标"]
    assert mood_of_title("主要成效", "发展目标") == alone["主要成效"]
    assert mood_of_title("") is None
