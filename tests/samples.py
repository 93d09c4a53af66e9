"""Reports and projects for the tests: what a valid one looks like, and how it is checked."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from postmortems.checks.bounded import bounded
from postmortems.checks.check import all_checks
from postmortems.checks.judging import judged
from postmortems.checks.runner import context_of
from postmortems.reporters import text
from postmortems.review.problems import problems_of
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project

if TYPE_CHECKING:
    from pathlib import Path

    from postmortems.checks.check import Context
    from postmortems.model.diagnostic import Diagnostic
    from postmortems.site.project import Project

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
CONFIG = "site_name: Site\nplugins:\n  - postmortems\n"
FIELDS = """\
title: Checkout down in Europe
status: final
severity: SEV2
services: [checkout]
started_at: 2026-03-04T14:05+00:00
detected_at: 2026-03-04T14:09+00:00
resolved_at: 2026-03-04T15:30+00:00
detection: {source: alert, detail: Error rate above five percent}
contributing_factors: [missing limit]
impact: {summary: Nobody could pay}
template: minimal
"""
BODY = """\
## Summary

Nobody in Europe could pay for 35 minutes.

## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 15:30 UTC: last failed payment

## Contributing factors

Nobody had set a limit.

## Action items

- [x] Set a limit (owner: payments-team, due: 2026-04-01, kind: prevent)
"""
_KEY = re.compile(r"^([\w-]+):", re.MULTILINE)


def report(fields: str = "", body: str = BODY) -> str:
    """Return a valid report in which `fields`, lines of front matter, replace those of the same name."""
    replaced = set(_KEY.findall(fields))
    kept = [line for line in FIELDS.splitlines(keepends=True) if line.partition(":")[0] not in replaced]
    return f"---\n{''.join(kept)}{fields}---\n\n{body}"


def make_project(root: Path, files: dict[str, str | bytes], config: str = CONFIG) -> Path:
    """Write a site with `files`, paths below `root`, and return `root`."""
    for name, content in {"mkdocs.yml": config, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (root / "incidents").mkdir(exist_ok=True)
    return root


def check_project(project: Project, now: datetime) -> tuple[Context, tuple[Diagnostic, ...]]:
    """Read a whole project and check it; all that is to be told."""
    context = context_of(project, *read_knowledge_base(project, judge=judged), now, whole=True)
    return context, bounded(problems_of(context))


def check(root: Path) -> tuple[Diagnostic, ...]:
    """Check the site in `root` at a fixed time."""
    project = find_project(root, None, all_checks())
    return check_project(project, NOW)[1]


def check_one(root: Path, content: str | bytes, name: str = "example.md") -> tuple[Diagnostic, ...]:
    """Check a site with one report."""
    return check(make_project(root, {f"incidents/{name}": content}))


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Return the codes of diagnostics, in order."""
    return [diagnostic.code for diagnostic in diagnostics]


def places(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    """Return code, line and column of each diagnostic."""
    return [(found.code, found.place.line, found.place.column) for found in diagnostics]


def shown(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return diagnostics as the text reporter writes them."""
    return text.write(diagnostics, False)
