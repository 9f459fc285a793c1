"""What the API answers with: each field with its meaning and an example."""

from api.views.base import EvidenceView, Page, Thing, View
from api.views.boards import (
    BoardView,
    CandidateList,
    CandidateView,
    ChainList,
    ChainView,
    FindingView,
    PresenceView,
    SegmentView,
)
from api.views.documents import AddedView, DocumentDetail, DocumentView, EntityDetail, SpanView
from api.views.facts import ClaimView, EntityView, GapView, ObservationView, SeverityView
from api.views.places import ParkFitList, ParkFitView, ParkPartView, ParkView, RegionView
from api.views.reference import (
    ErrorBody,
    ErrorView,
    HealthView,
    MeasuredView,
    QuestionView,
    RuleView,
    TermView,
    VersionView,
)
from api.views.review import SettledView, Verdict, WaitingView

__all__ = [
    "AddedView",
    "BoardView",
    "CandidateList",
    "CandidateView",
    "ChainList",
    "ChainView",
    "ClaimView",
    "DocumentDetail",
    "DocumentView",
    "EntityDetail",
    "EntityView",
    "ErrorBody",
    "ErrorView",
    "EvidenceView",
    "FindingView",
    "GapView",
    "HealthView",
    "MeasuredView",
    "ObservationView",
    "Page",
    "ParkFitList",
    "ParkFitView",
    "ParkPartView",
    "ParkView",
    "PresenceView",
    "QuestionView",
    "RegionView",
    "RuleView",
    "SegmentView",
    "SettledView",
    "SeverityView",
    "SpanView",
    "TermView",
    "Thing",
    "Verdict",
    "VersionView",
    "View",
    "WaitingView",
]
