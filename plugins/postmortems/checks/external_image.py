"""A report shows an image from another site.

Each reader's browser fetches it from there: the other site learns who reads which report and when, can change
the image, and can take it away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..patterns import deferred
from ..site.references import references
from ..wording.messages import shorten
from .check import Context

LEVEL = Level.INFO
BAD = """\
## Summary

![Error rate](https://status.example.com/error-rate.png)
"""
GOOD = """\
## Summary

![Error rate](error-rate.png)
"""


# As browsers read it: any number of slashes after these schemes, and no control characters.
_ELSEWHERE = deferred(r"(?:(?:https?|ftp):/*|//+)(?P<host>[^/?#]+)", re.IGNORECASE)
_DROPPED = deferred(r"^[\x00-\x20]+|[\t\n\r]+")
HELP = "put a copy beside the report"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each image that a browser takes from elsewhere, in Markdown or in raw HTML."""
    document = report.document
    if not (document.markup or any(link.image for link in document.links)):
        return
    for reference in references(document):
        if reference.shown and (host := _host(reference.url)):
            message = f"readers' browsers fetch this image from `{shorten(host)}`"
            yield Problem("external-image", reference.start, reference.end, message, HELP)


def _host(url: str) -> str:
    """Return the host that an address names, "" for one of the site itself."""
    found = _ELSEWHERE.match(_DROPPED.sub("", url).replace("\\", "/"))
    return found["host"] if found else ""
