"""Checks for reviews: what a branch changed, what was wrong before, and mending files in place."""
