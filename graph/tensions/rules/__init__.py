"""The rules that look for tensions, in the order in which their findings are shown."""

from graph.tensions.model import Rule
from graph.tensions.rules.attainment import target_attainment
from graph.tensions.rules.counted import list_against_count
from graph.tensions.rules.growth import growth_path
from graph.tensions.rules.industries import industries_of_total
from graph.tensions.rules.named import count_against_names
from graph.tensions.rules.opposed import opposed_statements
from graph.tensions.rules.partial import share_of_complete_list
from graph.tensions.rules.series import other_values
from graph.tensions.rules.shares import stated_shares
from graph.tensions.rules.totals import parts_of_total


def documented(*rules: Rule) -> tuple[Rule, ...]:
    """The rules, refused if one does not tell the user what it compares."""
    for rule in rules:
        if not (rule.__doc__ or "").strip():
            raise ValueError(f"tension rule {rule.__name__} has no docstring to show to the user")
    return rules


TENSION_RULES: tuple[Rule, ...] = documented(
    opposed_statements,
    parts_of_total,
    industries_of_total,
    share_of_complete_list,
    stated_shares,
    growth_path,
    other_values,
    list_against_count,
    count_against_names,
    target_attainment,
)
"""Every tension rule; each is a pure function, its docstring is shown to the user."""
