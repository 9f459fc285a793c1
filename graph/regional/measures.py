"""The measures by name: what each needs, and what it gives of a table or refuses without one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from graph.regional import formulas
from graph.regional.tables import Numbers, RegionTable, purchases, region_table
from ontology.errors import MissingInput


class Measure(StrEnum):
    """A measure of regions and industries that no planning document holds the numbers for."""

    LOCATION_QUOTIENT = "lq"
    RCA = "rca"
    PROXIMITY = "proximity"
    DENSITY = "density"
    ECI = "eci"
    PCI = "pci"
    RPC = "rpc"


@dataclass(frozen=True, slots=True)
class Described:
    """A measure in words: its names, and the table it needs, in both languages."""

    zh: str
    en: str
    needs_zh: str
    needs_en: str
    formula: str


@dataclass(frozen=True, slots=True)
class Measured:
    """One value; `region` or `industry` is "" where it is of none, `other` a second industry."""

    region: str
    industry: str
    value: float
    other: str = ""
    digits: ClassVar[int] = 6


_REGIONS = (
    "地区 × 行业 × 数值的表（列：地区、行业、数值；要含全国或全省各地区，不只本地）",
    "a table region × industry × value (of all regions compared, not of one alone)",
)
_PURCHASES = (
    "地区间投入产出表（列：地区、行业、来源地、数值）",
    "an interregional input–output table (columns: region, industry, origin, value)",
)
DESCRIBED: Mapping[Measure, Described] = {
    Measure.LOCATION_QUOTIENT: Described(
        "区位商", "Location quotient", *_REGIONS, "LQ = (x_ri/x_r)/(x_i/x)"
    ),
    Measure.RCA: Described(
        "显示性比较优势", "Revealed comparative advantage", *_REGIONS, "RCA = (x_ri/x_r)/(x_i/x)"
    ),
    Measure.PROXIMITY: Described(
        "产业邻近度", "Proximity", *_REGIONS, "φ_ij = min(P(M_i|M_j), P(M_j|M_i)), M = [LQ ≥ 1]"
    ),
    Measure.DENSITY: Described(
        "关联密度", "Density (relatedness)", *_REGIONS, "ω_ri = Σ_j M_rj φ_ij / Σ_j φ_ij"
    ),
    Measure.ECI: Described(
        "经济复杂度", "Economic complexity", *_REGIONS, "ECI_r = mean of PCI_i over M_ri = 1"
    ),
    Measure.PCI: Described(
        "产业复杂度", "Industry complexity", *_REGIONS, "PCI = second eigenvector of M̃"
    ),
    Measure.RPC: Described(
        "本地采购系数",
        "Regional purchase coefficient",
        *_PURCHASES,
        "RPC_ri = bought in r from r / bought in r",
    ),
}


def measured(measure: Measure, name: str = "", data: bytes | None = None) -> tuple[Measured, ...]:
    """The values of a measure in a table, in order of name.

    Without a table MissingInput names the one that is needed: documents hold no such numbers, and
    none is made up from them.
    """
    if data is None:
        raise _refusal(measure)
    if measure is Measure.RPC:
        found = formulas.purchase_coefficients(purchases(name, data))
        return tuple(_one(r, i, value) for (r, i), value in found.items())
    return tuple(_OF_REGIONS[measure](region_table(name, data)))


def _refusal(measure: Measure) -> MissingInput:
    words = DESCRIBED[measure]
    return MissingInput(
        f"算不出{words.zh}：文档里没有所需数据，需要{words.needs_zh}",
        f"{words.en} is not computable from documents: it needs {words.needs_en}",
        needs=measure.value,
    )


def _one(region: str, industry: str, value: float, other: str = "") -> Measured:
    return Measured(region, industry, round(float(value), Measured.digits), other)


def _by_pair(formula: Callable[[RegionTable], Numbers], table: RegionTable) -> Iterator[Measured]:
    values = formula(table)
    for r, region in enumerate(table.regions):
        for i, industry in enumerate(table.industries):
            yield _one(region, industry, values[r, i])


def _quotients(table: RegionTable) -> Iterator[Measured]:
    return _by_pair(formulas.location_quotients, table)


def _densities(table: RegionTable) -> Iterator[Measured]:
    return _by_pair(formulas.densities, table)


def _proximities(table: RegionTable) -> Iterator[Measured]:
    values = formulas.proximities(table)
    for i, one in enumerate(table.industries):
        for j, other in enumerate(table.industries[:i]):
            yield _one("", other, values[i, j], one)


def _eci(table: RegionTable) -> Iterator[Measured]:
    values, _ = formulas.complexities(table)
    return (_one(region, "", value) for region, value in zip(table.regions, values, strict=True))


def _pci(table: RegionTable) -> Iterator[Measured]:
    _, values = formulas.complexities(table)
    return (_one("", name, value) for name, value in zip(table.industries, values, strict=True))


_OF_REGIONS: Mapping[Measure, Callable[[RegionTable], Iterator[Measured]]] = {
    Measure.LOCATION_QUOTIENT: _quotients,
    Measure.RCA: _quotients,
    Measure.PROXIMITY: _proximities,
    Measure.DENSITY: _densities,
    Measure.ECI: _eci,
    Measure.PCI: _pci,
}
