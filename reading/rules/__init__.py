"""Every way of saying something that is understood, one file each.

The docstring of a rule is shown to the user; a rule without one does not load.
"""

from dataclasses import dataclass
from types import ModuleType

from ontology.model import Claim
from reading.model import Fact, Page, Rule
from reading.rules import (
    chain_by_developer,
    chain_by_heading,
    chain_by_paragraph,
    chain_by_park,
    chain_by_sentence,
    chain_by_title,
    chain_in_project_name,
    chains_of_chain,
    developers,
    focus_beside,
    focus_by_heading,
    focus_by_list,
    focus_by_name,
    focus_by_words,
    focus_of_home,
    gaps_by_signs,
    group_members,
    home_region,
    leaders,
    lies_in,
    measured,
    named_together,
    phases,
    place_in_front,
    profile_lines,
    segment_of_firm,
    segment_of_project,
    segment_of_supplier,
    segments_of_chain,
    settled_in_park,
    stated_gaps,
    supplies,
    table_rows,
    targets,
    torn_column,
)
from reading.rules.chain_of_link import WEIGHED, weighed_links
from reading.rules.following import CONSEQUENCES, followed
from reading.rules.grounds import with_grounds
from reading.rules.innermost import innermost
from reading.rules.language_model import HEARD, Described
from reading.rules.merge import merged
from reading.rules.weigh import weighed


@dataclass(frozen=True, slots=True)
class NamedRule:
    """A rule with its name and what it says of itself in Chinese and English."""

    name: str
    apply: Rule
    zh: str
    en: str


def named(module: ModuleType) -> NamedRule:
    """The rule of a module with what it says of itself."""
    told = described(module)
    return NamedRule(told.name, module.rule, told.zh, told.en)


def described(module: ModuleType) -> Described:
    """The words of a module's rule: its docstring's first paragraph is Chinese, the rest English."""
    name = module.__name__.rpartition(".")[2]
    text = (module.rule.__doc__ or "").strip()
    zh, _, en = text.partition("\n\n")
    if not zh or not en:
        raise ValueError(f"rule {name} has no docstring in Chinese and English")
    return Described(name, zh.strip(), " ".join(en.split()))


RULES: tuple[NamedRule, ...] = tuple(
    named(module)
    for module in (
        lies_in,
        place_in_front,
        settled_in_park,
        torn_column,
        profile_lines,
        table_rows,
        home_region,
        chain_by_heading,
        chain_by_sentence,
        chain_by_park,
        chain_by_paragraph,
        chain_by_title,
        chain_in_project_name,
        chain_by_developer,
        leaders,
        targets,
        segments_of_chain,
        chains_of_chain,
        segment_of_project,
        segment_of_firm,
        segment_of_supplier,
        supplies,
        developers,
        focus_beside,
        focus_by_name,
        focus_by_words,
        focus_by_heading,
        focus_by_list,
        focus_of_home,
        phases,
        group_members,
        stated_gaps,
        gaps_by_signs,
        measured,
    )
)

DESCRIBED: tuple[NamedRule | Described, ...] = (
    *RULES,
    described(named_together),
    *map(described, CONSEQUENCES),
    WEIGHED,
    HEARD,
)
"""Every rule that a fact may name."""


def read_by_rules(page: Page) -> tuple[Fact, ...]:
    """What each rule finds on a page, of sites that hold one another the smallest."""
    return innermost(page, (fact for rule in RULES for fact in rule.apply(page)))


def facts(page: Page) -> tuple[Fact, ...]:
    """Everything the rules find on a page, each content once, no surer than the names in it."""
    told, read = by_rules(page)
    return with_grounds(page, told, merged(weighed_links(page, told, read)))


def by_rules(page: Page) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """All that the rules say of a page, and what of it is sure enough to be kept."""
    said = read_by_rules(page)
    told = innermost(page, (*said, *named_together.rule(page, said)))
    read = weighed(page, merged(told))
    closed = followed(page, tuple(fact for fact in read if isinstance(fact, Claim)))
    return (*told, *closed), (*read, *closed)
