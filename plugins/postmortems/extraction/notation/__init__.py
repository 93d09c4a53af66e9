"""How people write a time: the clock, date, range and zone that a line of text begins with."""

from .reader import Written, read_written

__all__ = ["Written", "read_written"]
