"""Which of the ready SPARQL questions hold what an answer rests on."""

from ontology.questions import questions

__all__ = ["ANSWERED_BY", "questions"]

ANSWERED_BY = {
    "gaps": ("21-stated-gaps", "24-too-few"),
    "agreement": ("21-stated-gaps", "23-on-record"),
    "board": ("21-stated-gaps", "23-on-record", "24-too-few"),
    "candidates": ("23-on-record", "25-capable", "26-listed"),
    "parks": ("28-park-grounds",),
    "reconcile": ("26-listed", "27-landed", "22-targets-without-gap"),
    "compare": ("23-on-record",),
    "life_cycles": ("29-gap-history",),
    "timeline": ("30-history",),
    "tensions": ("31-contradicting-values", "32-shares-beyond-whole"),
    "knockout": ("33-stops",),
    "shared": ("20-shared",),
}
"""Answer → the ready questions whose rows hold what it rests on; docs/gaps.md says what is beyond
SPARQL."""
