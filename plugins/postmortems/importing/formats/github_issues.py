"""Issues of GitHub as its REST API or `gh issue list --json` gives them; pull requests among them are none.

See https://docs.github.com/rest/issues. A body is Markdown already, and what it states goes before the dates
of the issue; comments, where they were asked for, become its timeline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ...model.document import Document
from ..drafting.draft import Destination, Draft
from ..drafting.records import MOST, Record, Told, found_in, timeline
from . import Claim

SAYS = "issues of GitHub as JSON"
ENDINGS = (".json",)
SEVERAL = True
_PEOPLE = ("user", "author", "assignee", "assignees", "closed_by")
_OF_NO_USE = (
    "id", "node_id", "url", "repository_url", "labels_url", "comments_url", "events_url",
    "timeline_url", "locked", "active_lock_reason", "author_association", "updated_at", "updatedAt",
    "state_reason", "stateReason", "closed", "performed_via_github_app", "isPinned",
    "sub_issues_summary", "issue_dependencies_summary",
)  # fmt: skip


def claim(document: Document) -> Claim:
    """Claim JSON in which there are issues."""
    return Claim.HAS_MY_MARKS if next(issues(document), None) else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Return each issue."""
    return [told(each).draft(each, document.path, destination) for each in islice(issues(document), MOST)]


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


def told(issue: Record) -> Told:
    """Return what an issue says."""
    body, at = issue.text("body"), issue.text("created_at", "createdAt")
    found = Told({
        "title": issue.text("title"),
        "tags": issue.texts("labels"),
        "links": [{"title": f"Issue {issue.text('number')}", "url": address(issue)}],
        "x-github-issue": issue.text("number"),
    }, body)  # fmt: skip
    said = [(each.text("created_at", "createdAt"), each.text("body")) for each in issue.records("comments")]
    if "timeline" not in body.casefold():
        found.body = f"{body}\n\n{timeline(said)}"
    elif said:
        found.doubts.append("comments: not taken along, for the issue has a timeline")
    closed = issue.text("closed_at", "closedAt") if issue.text("state").casefold() == "closed" else ""
    found.likely = {
        "started_at": (at, "the time at which the issue was opened"),
        "resolved_at": (closed, "the time at which the issue was closed"),
    }
    if issue.has(*_PEOPLE):
        found.doubts.append("people: who wrote and who was assigned is not taken along")
    issue.passed_over(*_OF_NO_USE)
    return found
