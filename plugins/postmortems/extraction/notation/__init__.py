"""How people write a time: the clock, date, range and zone that a line of text begins with."""

from .reader import Times, may_hold_time, read_written
from .scan import Written

__all__ = ["Times", "Written", "may_hold_time", "read_written"]
