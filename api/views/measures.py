"""Measures on imported tables."""

from typing import Annotated

from pydantic import Field

from api.views.base import View
from graph.regional.measures import Measure

Named = Annotated[Measure, Field(description="measure", examples=["lq"])]


class MeasureView(View):
    """A measure that needs an imported table."""

    measure: Named
    label: Annotated[str, Field(description="name", examples=["区位商"])]
    label_en: Annotated[str, Field(description="English name", examples=["Location quotient"])]
    formula: Annotated[str, Field(description="formula", examples=["LQ = (x_ri/x_r)/(x_i/x)"])]
    needs: Annotated[str, Field(description="所需的表", examples=["地区 × 行业 × 数值的表"])]
    needs_en: Annotated[
        str, Field(description="the table it needs", examples=["a table region × industry × value"])
    ]


class TableValueView(View):
    """One value; region or industry is "" where it is of none."""

    region: Annotated[str, Field(description="region", examples=["星海新区"])]
    industry: Annotated[str, Field(description="industry", examples=["3985"])]
    other: Annotated[str, Field(description="second industry of a pair", examples=[""])]
    value: Annotated[float, Field(description="value", examples=[1.25])]


class TableAnswer(View):
    """A measure of everything in a table."""

    measure: Named
    formula: Annotated[str, Field(description="formula", examples=["LQ = (x_ri/x_r)/(x_i/x)"])]
    table: Annotated[str, Field(description="name of the file", examples=["产值.csv"])]
    values: Annotated[tuple[TableValueView, ...], Field(description="in order of name")]
