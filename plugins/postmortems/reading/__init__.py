"""Bytes to values and problems: this room never raises and never prints."""
