"""Issues of Jira as its REST API (2 or 3) gives them: one, or a search's list under `issues`.

See https://developer.atlassian.com/cloud/jira/platform/rest/v3/. Fields of a site's own are called by number;
with `expand=names` a search says what they are, and those that name a time of ours are taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...model.document import Document
from ...model.milestone import TIME_FIELDS
from ..drafting.atlassian import markdown_of, without_text
from ..drafting.records import Record, Told, found_in, timeline
from . import claiming, reading

SAYS = "issues of Jira as JSON"
ENDINGS = (".json",)
SEVERAL = True
_WORDS = {
    "start": "started_at", "begin": "started_at", "began": "started_at", "detect": "detected_at",
    "noticed": "detected_at", "acknowledg": "acknowledged_at", "mitigat": "mitigated_at",
    "resolv": "resolved_at", "end": "resolved_at",
}  # fmt: skip
"""What the name of a field has to have in it, besides `time`, `date` or `at`."""
_DONE = {"done": "done", "indeterminate": "in-progress"}
_PEOPLE = ("assignee", "reporter", "creator", "watches", "votes")
_OF_NO_USE = (
    "updated", "status", "resolution", "project", "issuetype", "worklog", "progress",
    "aggregateprogress", "workratio", "lastViewed", "statuscategorychangedate", "statusCategory",
    "timetracking", "parent", "fixVersions", "versions",
)  # fmt: skip


def _issues(document: Document) -> Iterator[Record]:
    found = found_in(document, "issues")
    return (each for each in found if each.text("key") and "summary" in each.record("fields"))


def _told(issue: Record, beside: Record) -> Told:
    record, key = issue.record("fields"), issue.text("key")
    names = _dict(issue.plain("names")) or _dict(beside.plain("names"))
    told = Told({
        "title": record.text("summary"),
        "severity": record.record("priority").text("name"),
        "services": record.texts("components"),
        "tags": record.texts("labels"),
        "links": _link(issue.text("self"), key),
        "action_items": [_task(each) for each in record.records("subtasks")],
        "x-jira": key,
        **dict(_times(record, names)),
    }, markdown_of(record.plain("description")))  # fmt: skip
    said = record.record("comment").records("comments")
    if "timeline" not in told.body.casefold():
        entries = ((each.text("created"), markdown_of(each.plain("body"))) for each in said)
        told.body = f"{told.body}\n\n{timeline(entries)}"
    elif said:
        told.doubts.append("comments: not taken along, for the issue has a timeline")
    told.likely = {
        "started_at": (record.text("created"), "the time at which the issue was created"),
        "resolved_at": (record.text("resolutiondate"), "the time at which the issue was resolved"),
    }
    related = [each.record(way).text("key") for each in record.records("issuelinks")
               for way in ("outwardIssue", "inwardIssue")]  # fmt: skip
    if any(related):
        told.doubts.append(f"related: it is linked to {', '.join(filter(None, related))}")
    if record.has(*_PEOPLE):
        told.doubts.append("people: who wrote and who was assigned is not taken along")
    if lost := without_text(record.plain("description")):
        told.doubts.append(f"description: what has no text is left out: {', '.join(lost)}")
    record.passed_over(*_OF_NO_USE)
    issue.passed_over("id", "self", "expand", "fields", "schema", "renderedFields", "editmeta", "operations")
    told.left = [str(names.get(name, name)) for name in record.left]
    return told


def _times(record: Record, names: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the fields of the site's own that name a time of ours, the first of each."""
    found: dict[str, str] = {}
    for name, called in names.items():
        words = str(called).casefold().split()
        ours = next((of for word in words for begin, of in _WORDS.items() if word.startswith(begin)), "")
        value = record.plain(name) if name.startswith("customfield_") and ours in TIME_FIELDS else ""
        if isinstance(value, str) and value[:4].isdigit():
            found.setdefault(ours, value)
    yield from found.items()


def _dict(found: Any) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}


def _link(address: str, key: str) -> list[dict[str, str]]:
    host, rest, _ = address.partition("/rest/api/")
    return [{"title": key, "url": f"{host}/browse/{key}"}] if rest and host.startswith("http") else []


def _task(task: Record) -> dict[str, str]:
    fields = task.record("fields")
    category = fields.record("status").record("statusCategory").text("key")
    return {
        "title": fields.text("summary"),
        "status": _DONE.get(category, "open"),
        "ticket": task.text("key"),
    }


claim, read = claiming(_issues), reading(_issues, _told)
