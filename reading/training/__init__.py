"""The corpus of our own writing and the tagger trained on it; not part of the installed product."""
