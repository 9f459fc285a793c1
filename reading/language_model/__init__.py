"""The optional second reader: a language model that tells facts, each held against the text.

Nothing outside this package imports it unless the settings name a model.
"""

from reading.language_model.endpoint import Endpoint, NoAnswer, Shape
from reading.language_model.reader import LanguageModel
from reading.language_model.replies import Replies, Reply

__all__ = ["Endpoint", "LanguageModel", "NoAnswer", "Replies", "Reply", "Shape"]
