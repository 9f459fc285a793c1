"""What stands around a name tells what it is of: lines before 高铁, sights before 遗址, titles."""

from reading.names.around import signs


def shown(text: str, *names: str) -> dict[str, float]:
    """The signs of the places where names stand in a text, as of one candidate."""
    return dict(signs(text, [(text.index(n), text.index(n) + len(n)) for n in names]))


def test_a_word_right_behind_a_name_tells_that_a_public_work_bears_it() -> None:
    assert shown("加快青澜高铁建设", "青澜") == {"behind: works": 1.0}


def test_the_longest_word_behind_a_name_counts() -> None:
    assert shown("青澜国家公园挂牌", "青澜") == {"behind: sights": 1.0}


def test_the_words_behind_a_list_tell_what_its_items_are() -> None:
    told = shown("青澜、渡云、石垭等3条高速通车", "青澜")
    assert told == {"around: listed": 1.0, "listed: works": 1.0}


def test_the_end_of_the_last_item_tells_of_a_list_without_and_so_on() -> None:
    assert "listed: works" in shown("推进青澜、渡云、石垭水库。", "青澜")


def test_what_stands_behind_the_clause_says_nothing() -> None:
    assert shown("依托青澜，高铁通车。", "青澜") == {}


def test_a_sign_is_the_share_of_the_places_that_show_it() -> None:
    assert shown("青禾高铁与渡云小镇", "青禾", "渡云") == {"behind: works": 0.5}


def test_a_title_and_a_quotation_are_told_by_the_mark_before_them() -> None:
    assert shown("电视剧《青禾传》", "青禾传") == {"around: a title": 1.0}
    assert shown("弘扬“青禾”", "青禾") == {"around: quoted": 1.0}


def test_phrases_of_four_letters_that_echo_their_neighbours_are_even() -> None:
    assert "around: even" in shown("大处细管、大处智管、大处众管", "大处智管")
    assert "around: even" not in shown("恒禾新材、澜湖粮油", "恒禾新材")
