"""Timelines, life cycles of gaps, tensions between statements."""

import datetime
from typing import Annotated

from pydantic import Field

from api.questions import ANSWERED_BY
from api.views.base import EvidenceView, Ready, Thing, View
from api.views.facts import GapView
from graph.lifecycle import Outcome, Step
from graph.tensions.model import Fit
from graph.timeline import DateOf
from ontology.model import Basis, Metric, Status

Said = Annotated[tuple[EvidenceView, ...], Field(description="the sentences")]


class WhenView(View):
    """When something was said; an undated document lies between years it speaks of."""

    basis: Annotated[DateOf, Field(description="where the date comes from", examples=["document"])]
    date: Annotated[
        datetime.date | None, Field(description="date, if known", examples=["2025-11-06"])
    ] = None
    after: Annotated[
        int | None, Field(description="undated: not before this year", examples=[2018])
    ] = None
    before: Annotated[
        int | None, Field(description="undated: before this year", examples=[2023])
    ] = None


class MentionView(View):
    """One sentence about the subject, and how far things are by its words."""

    when: Annotated[WhenView, Field(description="when it was said")]
    status: Annotated[Status, Field(description="fact, plan or wish", examples=["Actual"])]
    names: Annotated[tuple[Thing, ...], Field(description="who is named")]
    progress: Annotated[str, Field(description="the word of progress", examples=["投产"])]
    phase: Annotated[str, Field(description="what it means", examples=["InOperation"])]
    evidence: Annotated[EvidenceView, Field(description="the sentence")]


class NumberView(View):
    """A number of the subject with what it counts and how."""

    when: Annotated[WhenView, Field(description="when it was said")]
    stated_as: Annotated[str, Field(description="as written", examples=["36个"])]
    status: Annotated[Status, Field(description="reached or aimed at", examples=["Actual"])]
    thing: Annotated[str, Field(description="what is counted", examples=["产业链项目"])]
    definition: Annotated[
        tuple[str, ...], Field(description="how it is counted", examples=[["累计", "集聚"]])
    ]
    scope: Annotated[str, Field(description="words that narrow it", examples=["累计"])]
    evidence: Annotated[EvidenceView, Field(description="the sentence")]


class ChangeView(View):
    """Two numbers that follow each other: growth, or in what they differ instead."""

    differ: Annotated[
        tuple[str, ...], Field(description="not to be compared, because", examples=[["definition"]])
    ]
    growth: Annotated[
        str, Field(description="change, only where nothing else differs", examples=["71.4%"])
    ]


class SeriesView(View):
    """Numbers of one metric in the order of time."""

    metric: Annotated[Metric, Field(description="metric", examples=["project_count"])]
    aimed: Annotated[bool, Field(description="targets instead of facts", examples=[False])]
    warned: Annotated[bool, Field(description="definitions differ", examples=[True])]
    numbers: Annotated[tuple[NumberView, ...], Field(description="in the order of time")]
    changes: Annotated[tuple[ChangeView, ...], Field(description="between neighbours")]


class TimelineView(View):
    """What documents say of a firm, project or park in the order of time."""

    subject: Annotated[Thing, Field(description="of whom")]
    related: Annotated[tuple[Thing, ...], Field(description="counted as the subject")]
    by_name: Annotated[tuple[Thing, ...], Field(description="of these: only by their name")]
    undated: Annotated[int, Field(ge=0, description="mentions without a date", examples=[1])]
    mentions: Annotated[tuple[MentionView, ...], Field(description="in the order of time")]
    series: Annotated[tuple[SeriesView, ...], Field(description="its numbers")]
    sparql: Ready = ANSWERED_BY["timeline"]


class ComerView(View):
    """A firm or project that came to a segment, or is to come."""

    thing: Annotated[Thing, Field(description="who")]
    segment: Annotated[Thing, Field(description="segment")]
    step: Annotated[Step, Field(description="how far", examples=["under_construction"])]
    when: Annotated[WhenView, Field(description="when it was said")]
    later: Annotated[bool, Field(description="surely later than the stated gap", examples=[True])]
    evidence: Said


class LifeCycleView(View):
    """What became of a stated gap; all but “open” is inferred from both sentences."""

    chain: Annotated[Thing, Field(description="value chain")]
    gaps: Annotated[tuple[GapView, ...], Field(description="stated by the same words")]
    outcome: Annotated[
        Outcome, Field(description="what became of it", examples=["partly_addressed"])
    ]
    basis: Annotated[Basis, Field(description="stated or inferred", examples=["computed"])]
    stated: Annotated[WhenView, Field(description="when the gap was stated")]
    as_of: Annotated[WhenView, Field(description="of when the outcome is")]
    segments: Annotated[tuple[Thing, ...], Field(description="named in the gap")]
    reached: Annotated[tuple[Thing, ...], Field(description="of these: somebody landed")]
    comers: Annotated[tuple[ComerView, ...], Field(description="who came or is to come")]


class LifeCycleList(View):
    """The life cycles of all gaps of a region."""

    region: Annotated[Thing | None, Field(description="region, none in an empty graph")]
    items: Annotated[tuple[LifeCycleView, ...], Field(description="life cycles")]
    sparql: Ready = ANSWERED_BY["life_cycles"]


class TensionView(View):
    """A check between sentences: what was compared, what came out, how sure it is."""

    id: Annotated[str, Field(description="id", examples=["tension-0123456789ab"])]
    rule: Annotated[str, Field(description="rule", examples=["parts_of_total"])]
    verdict: Annotated[Fit, Field(description="what came out", examples=["differs"])]
    confidence: Annotated[float, Field(ge=0, le=1, description="how sure", examples=[0.8])]
    reason: Annotated[
        str, Field(description="in words", examples=["各部分 4个 + 5个 ＝ 9，与所写总数 10个 不符"])
    ]
    values: Annotated[
        dict[str, str], Field(description="figures", examples=[{"sum": "9", "total": "10个"}])
    ]
    evidence: Said
