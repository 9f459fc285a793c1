"""The five pictures, one file each."""

from graph.report.pictures.applications import applications
from graph.report.pictures.chain_tiers import chain_tiers
from graph.report.pictures.districts import districts
from graph.report.pictures.recruitment import recruitment
from graph.report.pictures.technologies import technologies

PICTURES = (chain_tiers, technologies, applications, districts, recruitment)
"""What draws each picture, in the order in which they are handed in."""
