"""Taking another version of a reference chain into use, and going back."""

from graph.build import Workspace
from graph.chains import kept
from graph.changes import Change
from graph.datadir import DataDir
from graph.decisions import Decision, DecisionKind
from ontology.chains.model import ReferenceChain


def activation(
    folder: DataDir, old: ReferenceChain | None, chain: ReferenceChain, note: str = ""
) -> Decision:
    """Keep a version of a chain, and the one in use, and give the decision to use it from now on.

    BadChainFile where the number of the version does not say how much it changes, or belongs to
    another chain already.
    """
    kept.judged(old, chain)
    for one in (old, chain):
        if one:
            kept.keep(folder, one)
    return Decision(DecisionKind.ACTIVATE, chain.key, chain.version, note=note)


def activate(
    workspace: Workspace, folder: DataDir, chain: ReferenceChain, note: str = ""
) -> Change:
    """Take a version of a chain into use in a workspace whose data directory is `folder`."""
    old = workspace.knowledge().chains.get(chain.id)
    return workspace.decide(activation(folder, old, chain, note))


def going_back(folder: DataDir, key: str, version: str, note: str = "") -> Decision:
    """The decision to use a version that is kept; NotFound where there is none."""
    kept.keep(folder, kept.version(folder, key, version))
    return Decision(DecisionKind.ACTIVATE, key, version, note=note)
