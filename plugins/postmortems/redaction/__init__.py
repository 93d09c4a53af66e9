"""Turns a report into what the public may read of it, before anything is computed."""
