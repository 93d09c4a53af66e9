"""A file beside the reports is not published, for no report refers to it.

Notes and exports end up in a folder without anybody meaning to publish them. What a report links to or shows
is published with it, and nothing else. One that looks like a report but for the end of its name (`.markdown`)
is told as a warning.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..site.attachments import unreferred
from ..wording.messages import shorten
from .check import Context, found_elsewhere

LEVEL = Level.INFO
LIKE_REPORTS = (".markdown", ".mdown", ".mkdn", ".mkd", ".mdx", ".md~")
LOOKS_AROUND = True
BAD = """\
## Summary

The error rate rose to a third.
"""
GOOD = """\
## Summary

The [error rate](error-rate.png) rose to a third.
"""
find = found_elsewhere
HELP = "link to it in a report, or move it; a name that starts with `_` or `.` hides a file"


def around(context: Context) -> Iterator[tuple[str, Problem]]:
    """Yield a problem for each file that no report refers to."""
    for path in unreferred(context.knowledge_base.documents, context.paths):
        stem, ending = os.path.splitext(path)  # noqa: PTH122 (it is a name, not a path of this machine)
        if ending.lower() in LIKE_REPORTS:
            message = f"this file is not read: the name of a report ends in `.md`, not in `{ending}`"
            help_ = f"rename it to `{shorten(stem.rpartition('/')[2])}.md` if it is one; else {HELP}"
            yield path, Problem("unreferenced-file", 0, 1, message, help_, Level.WARNING)
            continue
        message = "this file is not published: no report refers to it"
        yield path, Problem("unreferenced-file", 0, 1, message, HELP)
