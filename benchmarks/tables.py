"""Results as tables in Markdown, which a terminal shows too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """What was found: a title, a head, rows with a name first, and what there is to say about them."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: str = ""

    def __str__(self) -> str:
        cells = (self.head, *self.rows)
        widths = [max(len(row[column]) for row in cells) for column in range(len(self.head))]
        rule = "|".join(
            ["", f" {'-' * widths[0]} ", *(f" {'-' * (width - 1)}: " for width in widths[1:]), ""]
        )
        lines = [f"## {self.title}", "", line(self.head, widths), rule]
        lines += [line(row, widths) for row in self.rows]
        return "\n".join([*lines, *(["", self.said] if self.said else []), ""])


def line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return a row, its columns as wide as the widest of theirs."""
    first, *others = zip(cells, widths, strict=True)
    return (
        "| " + " | ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]) + " |"
    )


def seconds(value: float) -> str:
    """Return seconds with as many digits as say something."""
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def megabytes(count: int) -> str:
    """Return bytes as megabytes."""
    return f"{count / 1e6:.1f}" if count >= 1e6 else f"{count / 1e6:.2f}"
