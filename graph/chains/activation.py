"""Taking another version of a reference chain into use, and going back."""

from graph.build import Workspace
from graph.chains import kept
from graph.changes import Change
from graph.datadir import DataDir
from graph.decisions import Decision, DecisionKind
from ontology.chains.model import ReferenceChain


def activate(
    workspace: Workspace, folder: DataDir, chain: ReferenceChain, note: str = ""
) -> Change:
    """Keep a version of a chain and use it from now on; the old one stays kept.

    `folder` is the workspace's. BadChainFile where the number of the version does not say how much
    it changes, or belongs to another chain already.
    """
    old = workspace.knowledge().chains.get(chain.id)
    kept.judged(old, chain)
    for one in (old, chain):
        if one:
            kept.keep(folder, one)
    return workspace.decide(Decision(DecisionKind.ACTIVATE, chain.key, chain.version, note=note))


def go_back(
    workspace: Workspace, folder: DataDir, key: str, version: str, note: str = ""
) -> Change:
    """Use a version that is kept; NotFound where there is none."""
    chain = kept.version(folder, key, version)
    kept.keep(folder, chain)
    return workspace.decide(Decision(DecisionKind.ACTIVATE, key, chain.version, note=note))
