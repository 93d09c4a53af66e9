"""Lists and task lists in the theme's classes."""

from __future__ import annotations


class Lists:
    """The open lists of a report; a task found inside an item changes the tags printed before it."""

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        self._open: list[tuple[int, int]] = []

    def open(self, start: int | None) -> None:
        """Begin a list: ordered from `start`, or with bullets."""
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")
        self._open.append((len(self._parts), -1))
        tag = "<ul>\n" if start is None else "<ol>\n" if start == 1 else f'<ol start="{start}">\n'
        self._parts.append(tag)

    def close(self, ordered: bool) -> None:
        """End the innermost list."""
        self._open.pop()
        self._parts.append("</ol>\n" if ordered else "</ul>\n")

    def item(self) -> None:
        """Begin an item."""
        if self._open:
            self._open[-1] = (self._open[-1][0], len(self._parts))
        self._parts.append("<li>")

    def task(self, done: bool) -> None:
        """Print the box of a task, one that cannot be ticked but can be heard."""
        if self._open:
            for place, name in zip(self._open[-1], ("task-list", "task-list-item"), strict=True):
                self._mark(place, name)
        state, name = (" checked", "Completed task") if done else ("", "Incomplete task")
        box = f'<input type="checkbox" disabled{state} aria-label="{name}">'
        self._parts.append(
            f'<label class="task-list-control">{box}<span class="task-list-indicator"></span></label> '
        )

    def _mark(self, place: int, name: str) -> None:
        tag = self._parts[place]
        if "class=" not in tag:
            self._parts[place] = f'{tag[:3]} class="{name}"{tag[3:]}'
