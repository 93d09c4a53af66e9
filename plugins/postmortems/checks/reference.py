"""The page of a check: what it finds, why, how it looks wrong and how right."""

from __future__ import annotations

from .check import Check


def describe(check: Check) -> str:
    """Return a check's documentation as Markdown."""
    language = language_of(check.bad)
    return (
        f"# {check.code}\n\n{check.title}\n\nLevel: {check.level}\n\n{check.why}\n\n"
        f"## Bad\n\n```{language}\n{check.bad}```\n\n## Good\n\n```{language}\n{check.good}```\n"
    )


def language_of(example: str) -> str:
    """Return the language of an example: Markdown where it is a body, YAML where it is front matter."""
    return "markdown" if example.startswith(("#", "-", "!")) else "yaml"
