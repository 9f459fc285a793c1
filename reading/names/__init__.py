"""The names of a document: firms, parks, projects, institutions, chains, segments and places.

A name is found by several independent ways (`SOURCES`), each a file of its own that reads the
scene (blocks, pieces between marks, lists) and answers with sights: a span, a type, a ground and
how often that ground alone is right. `FOLLOWERS` read on from there: the developer a project's
name opens with, the industry a park is named after. `judge` weighs all the grounds a spelling has
anywhere in the document; what passes is met again wherever it stands (`spread`), and spellings of
one thing share an entity (`entities`). What is language of the genre lies in `lexicons/`.
"""

from reading.names.finding import FOLLOWERS, SOURCES, Names, find

__all__ = ["FOLLOWERS", "SOURCES", "Names", "find"]
