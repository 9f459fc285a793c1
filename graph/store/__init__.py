"""The only door to an RDF engine: what a store gives, the embedded one, and guarded reading."""

from graph.store.answers import Most
from graph.store.embedded import EmbeddedStore
from graph.store.model import Answer, Dataset, DumpFormat, Opener, Result, Store, Triple
from graph.store.reader import GuardedReader, Means, NoWorkerFree, Question

__all__ = [
    "Answer",
    "Dataset",
    "DumpFormat",
    "EmbeddedStore",
    "GuardedReader",
    "Means",
    "Most",
    "NoWorkerFree",
    "Opener",
    "Question",
    "Result",
    "Store",
    "Triple",
]
