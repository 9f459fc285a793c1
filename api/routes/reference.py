"""What the answers rest on: the rules and the words of every code."""

from inspect import getdoc

from fastapi import APIRouter

from api.here import Now
from api.views import MeasuredView, RuleView, TermView
from graph.gaps.rules import GAP_RULES
from graph.review import read_by_rule
from ontology import model
from ontology.labels import label
from reading.rules import DESCRIBED, NamedRule, trust
from reading.rules.language_model import Described
from reading.rules.trust import Count, Support

router = APIRouter(prefix="/api", tags=["reference"])

_LISTS = (
    model.EntityType,
    model.Relation,
    model.Status,
    model.Review,
    model.ProjectPhase,
    model.Metric,
    model.Bound,
    model.GapKind,
    model.GapScope,
    model.Basis,
    model.Genre,
    model.CandidateKind,
)


@router.get("/rules", summary="规则")
def rules(now: Now) -> tuple[RuleView, ...]:
    """Every reading rule and every gap rule in its own words, with counts and precision."""
    here = read_by_rule(now.knowledge)
    reading = (_reading_rule(r, here.get(r.name, (0, 0))) for r in DESCRIBED)
    return (*reading, *(_gap_rule(rule.__name__, getdoc(rule) or "") for rule in GAP_RULES))


@router.get("/vocabulary", summary="词汇")
def vocabulary() -> tuple[TermView, ...]:
    """Every code of the model with its Chinese and English words."""
    return tuple(
        TermView(list=codes.__name__, code=code.value, zh=label(code, "zh"), en=label(code, "en"))
        for codes in _LISTS
        for code in codes
    )


def _reading_rule(rule: NamedRule | Described, here: tuple[int, int]) -> RuleView:
    return RuleView(
        name=rule.name,
        layer="reading",
        zh=rule.zh,
        en=rule.en,
        published=here[0],
        waiting=here[1],
        measured=_measured(trust.counts().get((rule.name, Support.ALL))),
    )


def _measured(count: Count | None) -> MeasuredView | None:
    if count is None:
        return None
    return MeasuredView(
        right=count.right,
        read=count.read,
        precision=count.precision or 0.0,
        low=count.low,
        sets=dict(count.sets or {}),
    )


def _gap_rule(name: str, docstring: str) -> RuleView:
    zh, _, en = docstring.partition("\n\n")
    return RuleView(name=name, layer="gaps", zh=" ".join(zh.split()), en=" ".join(en.split()))
