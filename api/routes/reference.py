"""What the answers rest on: the rules, the ready questions, the words of every code."""

from inspect import getdoc

from fastapi import APIRouter

from api.questions import questions
from api.views import QuestionView, RuleView, TermView
from graph.gaps.rules import GAP_RULES
from ontology import model
from ontology.labels import label
from reading.rules import DESCRIBED

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
def rules() -> tuple[RuleView, ...]:
    """Every reading rule and every gap rule, in the words of its own documentation."""
    reading = (RuleView(name=r.name, layer="reading", zh=r.zh, en=r.en) for r in DESCRIBED)
    return (*reading, *(_gap_rule(rule.__name__, getdoc(rule) or "") for rule in GAP_RULES))


@router.get("/questions", summary="现成问题")
def ready_questions() -> tuple[QuestionView, ...]:
    """The ready SPARQL questions that come with liantu."""
    return tuple(QuestionView(name=q.name, zh=q.zh, en=q.en, query=q.text) for q in questions())


@router.get("/vocabulary", summary="词汇")
def vocabulary() -> tuple[TermView, ...]:
    """Every code of the model with its Chinese and English words."""
    return tuple(
        TermView(list=codes.__name__, code=code.value, zh=label(code, "zh"), en=label(code, "en"))
        for codes in _LISTS
        for code in codes
    )


def _gap_rule(name: str, docstring: str) -> RuleView:
    zh, _, en = docstring.partition("\n\n")
    return RuleView(name=name, layer="gaps", zh=" ".join(zh.split()), en=" ".join(en.split()))
