"""Links keep what the reader chose."""

from viz.view import View


def test_a_link_carries_the_language_and_region_that_stand_in_the_address() -> None:
    view = View("en", "place-1", "/gaps", {"lang": "en", "region": "place-1", "kind": "Weak"})
    assert view.link("/documents") == "/documents?lang=en&region=place-1"


def test_a_link_without_choices_stays_short() -> None:
    assert View().link("/chains/链") == "/chains/%E9%93%BE"


def test_a_choice_can_be_changed_or_left_out() -> None:
    view = View("zh", "", "/network", {"entity": "firm-1", "chain": "chain-1"})
    assert view.here(entity=None) == "/network?chain=chain-1"
    assert view.here(lang="en") == "/network?entity=firm-1&chain=chain-1&lang=en"


def test_hostile_parameters_are_percent_encoded() -> None:
    view = View("zh", "", "/gaps", {"region": '"><script>'})
    assert view.link("/") == "/?region=%22%3E%3Cscript%3E"
