"""Recruitment lists held against gaps."""

from fastapi import APIRouter

from api.here import Now
from api.parameters import Chain, Lang, Region
from api.present_answers import Answers
from api.views.answers import ReconciliationView
from graph.reconcile import reconcile

router = APIRouter(prefix="/api/reconcile", tags=["gaps"])


@router.get("", summary="招商名录对照缺口")
def reconciled(
    now: Now, chain: Chain = "", region: Region = "", lang: Lang = "zh"
) -> tuple[ReconciliationView, ...]:
    """Targets without a gap, gaps without a target, targets whose house is here or that landed.

    A chain without a list says so; without `chain`, the chains with a list or a gap.
    """
    answers = Answers(now.present, lang)
    found = (reconcile(now.knowledge, board, lang) for board in now.boards(chain, region))
    return tuple(answers.reconciliation(r) for r in found if chain or r.says_something)
