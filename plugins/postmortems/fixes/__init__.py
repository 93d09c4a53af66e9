"""Fixes for what has one right answer: one module, one fix, with `fix(document, words)`."""
