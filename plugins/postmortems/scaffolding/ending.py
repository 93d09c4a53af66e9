"""A report's front matter says that the incident is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ..fixes.fix import Edit, apply
from ..model.milestone import Milestone
from ..model.report import Report
from .noting import CannotNote, zone_of


def ended(report: Report, at: datetime, read: Callable[[str], Report]) -> Report:
    """Return a report with `resolved_at`, and without `ongoing`. Raises CannotNote."""
    document, at = report.document, at.astimezone(zone_of(report)).replace(second=0, microsecond=0)
    text, said = document.source.text, f"resolved_at: {at.isoformat(timespec='minutes')}"
    if "resolved_at" in document.fields:
        written = document.text_of("resolved_at").strip()
        raise CannotNote(f"{document.path}: it was resolved at {written}")
    if later := _last_before(report, at):
        when = document.text_of(later.field).strip()
        raise CannotNote(
            f"{document.path}: {said.split()[1]} is before `{later.field}`, {when}; `--at` says when"
        )
    places = [document.fields[each.field].value.end for each in Milestone if each.field in document.fields]
    edits = []
    if places:
        end = text.find("\n", max(places))
        edits.append(Edit(end, end, f"\n{said}"))
    if "ongoing" in document.fields:
        field = document.fields["ongoing"]
        edits.append(Edit(field.start, text.find("\n", field.value.end) + 1, ""))
    after = read(apply(text, edits))
    new = Milestone.RESOLVED.of(after.values) if after.values else None
    more = {*after.document.fields} - {*document.fields}
    fewer = {*document.fields} - {*after.document.fields}
    is_right = new is not None and new.at == at and more == {"resolved_at"} and fewer <= {"ongoing"}
    if (
        not is_right
        or after.entry_times != report.entry_times
        or len(after.document.problems) > len(document.problems)
    ):
        raise CannotNote(f"{document.path}: its front matter cannot be added to; write `{said}`")
    return after


def _last_before(report: Report, at: datetime) -> Milestone | None:
    """Return a milestone with a clock that was later than the end would be."""
    known = {each: each.of(report.values) for each in Milestone} if report.values else {}
    return next((each for each, on in known.items() if on and not on.date_only and on.utc > at), None)
