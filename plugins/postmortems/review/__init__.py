"""Checks for reviews: what a branch changed, what was wrong before, and fixing files in place."""


class CannotCheck(Exception):  # noqa: N818 (it is what was asked for that is wrong, not the program)
    """What was asked for cannot be done; the message is for whoever asked."""
