"""Check projects and make all of their pages, within limits; prints the CPU seconds and megabytes of each.

python tests/hostile/cost.py SECONDS MEGABYTES HARMLESS FOLDER...

A line is `null` where one met a limit. Each has a process of its own, a copy of one that has
loaded all there is for a harmless project.
"""

from __future__ import annotations

import gc
import json
import os
import posixpath
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from postmortems.checks.bounded import bounded
from postmortems.checks.check import all_checks
from postmortems.checks.runner import find_problems
from postmortems.pages.all import list_pages
from postmortems.pages.base.page import Site
from postmortems.rendering.report import render
from postmortems.reporters import text
from postmortems.site.project import find_project

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def cost(folder: Path) -> dict[str, float]:
    """Return what `check` and the making of all pages take."""
    gc.disable()  # as the command does
    started = time.process_time()
    context, found = find_problems(find_project(folder, None, all_checks()), NOW)
    said = text.write(bounded(found), False)
    checked, most = time.process_time(), _megabytes()
    gc.enable()
    site = Site(context.knowledge_base, context.paths.project.settings, NOW.date(), _url,
                lambda incident, markdown: render(markdown, title=incident.title))  # fmt: skip
    listed, problems = list_pages(site)
    assert not problems
    pages = [page.make(page.incident.document.body if page.incident else "") for page in listed]
    largest = max((len(page.html) for page in pages), default=0)
    return {
        "check": round(checked - started, 2), "build": round(time.process_time() - checked, 2),
        "check_mb": most, "build_mb": _megabytes(), "said_kb": len(said) // 1000,
        "page_kb": largest // 1000, "pages": len(pages), "headings": max(len(page.headings) for page in pages),
    }  # fmt: skip


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _url(page: str, target: str) -> str:
    path, hash_, anchor = target.partition("#")
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + hash_ + anchor


def limited(folder: Path, seconds: int, megabytes: int) -> None:
    """Print what one project costs; the limits end what costs more."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    print(json.dumps(cost(folder)), flush=True)


def main(seconds: int, megabytes: int, harmless: Path, *folders: Path) -> None:
    """Print a line for each project but the harmless one."""
    cost(harmless)
    for folder in folders:
        child = os.fork()
        if not child:
            limited(folder, seconds, megabytes)
            os._exit(0)
        if os.waitpid(child, 0)[1]:
            print("null", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *map(Path, sys.argv[3:]))
