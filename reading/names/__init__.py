"""The names of a document: firms, parks, projects, institutions, chains, segments and places."""

from reading.names.finding import SOURCES, Names, find

__all__ = ["SOURCES", "Names", "find"]
