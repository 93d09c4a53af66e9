"""Tables with the alignment of their columns."""

from __future__ import annotations

from collections.abc import Sequence


class Table:
    """Where the writer is in a table; every method returns the HTML to print."""

    def __init__(self, alignments: Sequence[str]) -> None:
        self._aligns = tuple("" if name == "None" else f' align="{name.lower()}"' for name in alignments)
        self._column = 0
        self._cell = "th"
        self._has_body = False

    def head(self) -> str:
        """Begin the head."""
        return "<thead>\n<tr>"

    def end_head(self) -> str:
        """End the head."""
        self._cell = "td"
        return "</tr>\n</thead>\n"

    def row(self) -> str:
        """Begin a row of the body."""
        opening = "" if self._has_body else "<tbody>\n"
        self._column, self._has_body = 0, True
        return f"{opening}<tr>"

    def cell(self) -> str:
        """Begin the next cell."""
        align = self._aligns[self._column] if self._column < len(self._aligns) else ""
        self._column += 1
        return f"<{self._cell}{align}>"

    def end_cell(self) -> str:
        """End a cell."""
        return f"</{self._cell}>"

    def end(self) -> str:
        """End the table."""
        return "</tbody>\n</table>\n" if self._has_body else "</table>\n"
