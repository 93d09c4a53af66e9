"""A document to its timeline: who says what happened when, and what of it is doubtful."""

from .reader import read_timeline

__all__ = ["read_timeline"]
