"""What a report says about its incident in labels and sentences, for documents without front matter."""

from .reader import read_facts

__all__ = ["read_facts"]
