"""Issues of GitHub as its REST API or `gh issue list --json` gives them; pull requests among them are none.

See https://docs.github.com/rest/issues. A body is Markdown already, and what it states goes before the dates
of the issue; comments, where they were asked for, become its timeline. A form that somebody filled in is a
body of headings, each with its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...extraction.facts.labels import fact_of
from ...model.document import Document
from ...patterns import deferred
from ..drafting.records import Record, Told, found_in, timeline
from . import claiming, reading

SAYS = "issues of GitHub as JSON"
ENDINGS = (".json",)
SEVERAL = True
_PEOPLE = ("user", "author", "assignee", "assignees", "closed_by")
_OF_NO_USE = (
    "id", "node_id", "url", "repository_url", "labels_url", "comments_url", "events_url",
    "timeline_url", "locked", "active_lock_reason", "author_association", "updated_at", "updatedAt",
    "closed", "performed_via_github_app",
    "sub_issues_summary", "issue_dependencies_summary", "reactions", "reactionGroups", "score", "draft",
    "isPinned", "projectCards", "projectItems", "body_html", "body_text",
)  # fmt: skip
_UNANSWERED = deferred(r"^### (?P<asked>[^\n]{1,200})\n\s*+_No response_[ \t]*(?:\n+|\Z)", re.MULTILINE)
_ANSWER = deferred(r"^### (?P<asked>[^\n]{1,200})\n\n(?P<said>[^\n#]{1,400})(?:\n\n|\n?\Z)", re.MULTILINE)


def issues(document: Document) -> Iterator[Record]:
    """Yield the issues of a file."""
    for each in found_in(document, "items", "issues"):
        if (
            "number" in each
            and "title" in each
            and "/issues/" in address(each)
            and "pull_request" not in each
        ):
            yield each


def address(issue: Record) -> str:
    """Return where an issue is shown."""
    return issue.text("html_url", "url")


def told(issue: Record, _: Record) -> Told:
    """Return what an issue says."""
    given, at = issue.text("body").replace("\r\n", "\n"), issue.text("created_at", "createdAt")
    body = _UNANSWERED.sub("", given)
    found = Told({
        "title": issue.text("title"),
        "services": _services(body),
        "tags": issue.texts("labels"),
        "links": [{"title": f"Issue {issue.text('number')}", "url": address(issue)}],
        "x-github-issue": issue.text("number"),
    }, body)  # fmt: skip
    said = [(each.text("created_at", "createdAt"), each.text("body")) for each in issue.records("comments")]
    if "timeline" not in body.casefold():
        found.body = f"{body}\n\n{timeline(said)}"
    elif said:
        found.doubts.append("comments: not taken along, for the issue has a timeline")
    if unanswered := [each["asked"].strip() for each in _UNANSWERED.finditer(given)]:
        found.doubts.append(f"not answered: {', '.join(f'`{each}`' for each in unanswered)}")
    if issue.text("comments").strip("0"):
        found.doubts.append("comments: how many there are is told, not what they say")
    closed = issue.text("closed_at", "closedAt") if issue.text("state").casefold() == "closed" else ""
    if (why := issue.text("state_reason", "stateReason").casefold()) in ("not_planned", "duplicate"):
        found.doubts.append(f"status: the issue was closed as `{why}`")
    found.likely = {
        "started_at": (at, "the time at which the issue was opened"),
        "resolved_at": (closed, "the time at which the issue was closed"),
    }
    if issue.has(*_PEOPLE):
        found.doubts.append("people: who wrote and who was assigned is not taken along")
    issue.passed_over(*_OF_NO_USE)
    return found


def _services(body: str) -> list[str]:
    """Return what a form's answer names as hit; several are chosen with commas between them."""
    said = (each["said"] for each in _ANSWER.finditer(body) if fact_of(each["asked"]) == "services")
    return [name.strip() for name in next(said, "").split(",") if name.strip()]


claim, read = claiming(issues), reading(issues, told)
