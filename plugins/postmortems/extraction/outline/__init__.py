"""The parts of a document, those without real headings too."""

from .reader import read_outline

__all__ = ["read_outline"]
