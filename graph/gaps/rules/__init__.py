"""The gap rules: what each finds, in the order in which their findings are shown."""

from graph.gaps.model import Rule
from graph.gaps.rules.external_supply import external_supply
from graph.gaps.rules.filled import filled
from graph.gaps.rules.import_dependent import import_dependent
from graph.gaps.rules.no_record import no_record
from graph.gaps.rules.planned_only import planned_only
from graph.gaps.rules.single_supplier import single_supplier
from graph.gaps.rules.stated_missing import stated_missing
from graph.gaps.rules.stated_other import stated_other
from graph.gaps.rules.stated_weak import stated_weak
from graph.gaps.rules.thin import thin
from graph.gaps.rules.unmatched_local import unmatched_local


def documented(*rules: Rule) -> tuple[Rule, ...]:
    """The rules, refused if one does not tell the user what it finds."""
    for rule in rules:
        if not (rule.__doc__ or "").strip():
            raise ValueError(f"gap rule {rule.__name__} has no docstring to show to the user")
    return rules


GAP_RULES: tuple[Rule, ...] = documented(
    stated_missing,
    import_dependent,
    external_supply,
    stated_weak,
    unmatched_local,
    stated_other,
    filled,
    single_supplier,
    thin,
    planned_only,
    no_record,
)
"""Every gap rule; each is a pure function, its docstring is shown to the user."""
