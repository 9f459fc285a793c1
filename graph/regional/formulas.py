"""The measures on region tables, as published; checked against the package ecomplexity.

x_ri is the value of industry i in region r; x_r, x_i and x are its sums.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from graph.regional.tables import Numbers, Purchase, RegionTable
from ontology.errors import BadInput

_PRESENT = 1.0
_SAME = 1e-9
_FEWEST = 3


def location_quotients(table: RegionTable) -> Numbers:
    """LQ_ri = (x_ri / x_r) / (x_i / x), which is Balassa's RCA (1965) with regions for countries.

    It jumps at 1 and is unreliable for small regions: read it beside the values themselves.
    """
    x = table.values
    shares = x / x.sum(axis=1, keepdims=True)
    whole = x.sum(axis=0, keepdims=True) / x.sum()
    return np.asarray(shares / whole, dtype=np.float64)


def present(table: RegionTable) -> Numbers:
    """M_ri = 1 where LQ_ri ≥ 1, otherwise 0."""
    return np.asarray(location_quotients(table) >= _PRESENT, dtype=np.float64)


def proximities(table: RegionTable) -> Numbers:
    """φ_ij = min(P(M_i | M_j), P(M_j | M_i)) (Hidalgo et al. 2007); 0 where an industry is nowhere."""
    m = present(table)
    ubiquity = m.sum(axis=0)
    shared = m.T @ m
    largest = np.maximum.outer(ubiquity, ubiquity)
    return np.asarray(shared / np.maximum(largest, 1.0), dtype=np.float64)


def densities(table: RegionTable) -> Numbers:
    """ω_ri = Σ_j M_rj φ_ij / Σ_j φ_ij (Hidalgo et al. 2007): how much of what is near i r has."""
    phi = proximities(table)
    around = phi.sum(axis=1)
    near = present(table) @ phi
    return np.asarray(near / np.where(around > 0, around, 1.0), dtype=np.float64)


def complexities(table: RegionTable) -> tuple[Numbers, Numbers]:
    """The economic complexity of regions and of industries (Hidalgo & Hausmann 2009).

    PCI is the eigenvector to the second largest eigenvalue of M̃_ij = Σ_r M_ri M_rj / (k_r k_i), ECI
    the mean of PCI over the industries present; both in standard deviations of ECI, signed so that
    diverse regions are complex. BadInput where the table does not determine them: an industry
    present nowhere, parts that share nothing, fewer than three regions or industries.
    """
    m = present(table)
    diversity, ubiquity = m.sum(axis=1), m.sum(axis=0)
    if min(m.shape) < _FEWEST or not diversity.all() or not ubiquity.all():
        raise _undetermined()
    scaled = m / np.sqrt(np.outer(diversity, ubiquity))
    # The symmetric matrix has the same eigenvalues, all real, and no order left to chance.
    values, vectors = np.linalg.eigh(scaled.T @ scaled)
    if min(values[-1] - values[-2], values[-2] - values[-3]) < _SAME:
        raise _undetermined()
    industries = vectors[:, -2] / np.sqrt(ubiquity)
    regions = (m @ industries) / diversity
    if regions.std() < _SAME or diversity.std() < _SAME:
        raise _undetermined()
    sign = np.sign(np.corrcoef(diversity, regions)[0, 1])
    middle, width = sign * regions.mean(), regions.std()
    return (sign * regions - middle) / width, (sign * industries - middle) / width


def purchase_coefficients(bought: Iterable[Purchase]) -> Mapping[tuple[str, str], float]:
    """RPC_ri = what r buys of i from itself / all that r buys of i (Stevens & Trainer 1980).

    Region and industry in order of name; what a region buys none of is left out.
    """
    whole: dict[tuple[str, str], float] = {}
    own: dict[tuple[str, str], float] = {}
    for one in bought:
        place = one.region, one.industry
        whole[place] = whole.get(place, 0.0) + one.value
        own[place] = own.get(place, 0.0) + (one.value if one.origin == one.region else 0.0)
    return {place: own[place] / whole[place] for place in sorted(whole) if whole[place] > 0}


def _undetermined() -> BadInput:
    return BadInput(
        "这张表定不出复杂度：至少要三个地区、三个行业，每个地区和行业都有区位商达到 1 的，且彼此相连",
        "This table does not determine complexity: it takes three regions and three industries at "
        "least, each with a location quotient of 1 somewhere, all connected",
    )
