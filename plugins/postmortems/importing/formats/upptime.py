"""Issues that Upptime opens on GitHub when a site is down, and those in which maintenance is announced to it.

See https://upptime.js.org/docs. Issues of people among them are read as other issues of GitHub are.
"""

from __future__ import annotations

import re

from ...model.document import Document
from ...patterns import deferred
from ..drafting.records import Record, Told
from . import Claim, reading
from .github_issues import issues, told

SAYS = "issues of Upptime as JSON"
ENDINGS = (".json",)
SEVERAL = True
_DOWN = deferred(r"(?:🛑|⚠️?+)\s*+(?P<what>(?P<site>\S.*?) (?:is down|has degraded performance))\s*+")
_SINCE = deferred(r"was \*\*down\*\*|experienced \*\*degraded performance\*\*")
_PLANNED = deferred(r"<!--(?P<said>[^>]{0,2000}?)-->")
_SAID = deferred(
    r"^[ \t]*(?P<name>start|end|expectedDown|expectedDegraded)[ \t]*:[ \t]*(?P<value>[^\n]+)$", re.MULTILINE
)


def claim(document: Document) -> Claim:
    """Claim issues of GitHub of which at least one has the form that Upptime gives them."""
    is_mine = any(_site(each) or _planned(each) for each in issues(document))
    return Claim.IS_A_KIND_OF_ANOTHER if is_mine else Claim.NOT_MINE


def _told(issue: Record, beside: Record) -> Told:
    found, site, planned = told(issue, beside), _site(issue), _planned(issue)
    is_planned = bool(planned) or "maintenance" in found.fields["tags"]
    tags = [each for each in found.fields["tags"] if each not in ("status", "maintenance")]
    if site:
        opened, closed = found.likely["started_at"][0], found.likely["resolved_at"][0]
        found.fields |= {
            "title": site["what"],
            "services": [site["site"]],
            "detection": {"source": "synthetic", "detail": "A check of Upptime"},
            "detected_at": opened,
            "resolved_at": closed,
            "ongoing": True,
            "tags": [each for each in tags if _letters(each) != _letters(site["site"])],
        }
        found.body = f"## Detection\n\n{found.body}"
        found.likely["started_at"] = (
            opened,
            "the time of the check that failed; it may have begun since the last",
        )
    elif is_planned:
        services = (planned.get(name, "") for name in ("expectedDown", "expectedDegraded"))
        found.fields |= {
            "kind": "maintenance",
            "services": list(
                dict.fromkeys(filter(None, (each.strip() for of in services for each in of.split(","))))
            ),
            "started_at": planned.get("start", ""),
            "resolved_at": planned.get("end", ""),
            "tags": tags,
        }
    return found


def _letters(text: str) -> str:
    """Return what of a name its label has too."""
    return "".join(filter(str.isalnum, text.casefold()))


def _site(issue: Record) -> re.Match[str] | None:
    """Return what is down, by the title and the body that Upptime writes."""
    return _DOWN.fullmatch(issue.text("title")) if _SINCE.search(issue.text("body")) else None


def _planned(issue: Record) -> dict[str, str]:
    """Return what a comment in the body tells of planned work."""
    for comment in _PLANNED.finditer(issue.text("body")):
        said = {each["name"]: each["value"].strip() for each in _SAID.finditer(comment["said"])}
        if {"start", "end"} <= said.keys():
            return said
    return {}


read = reading(issues, _told)
