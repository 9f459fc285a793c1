"""Measurements of the product, each with the command that reproduces it."""
