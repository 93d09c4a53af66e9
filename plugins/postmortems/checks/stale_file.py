"""A file that repeats the settings says something else than mkdocs.yml.

The schema that editors read (`incident.schema.json`), the words to choose from in the issue form and the page
of severities (`severities.md`) repeat what mkdocs.yml says. After a change there `postmortems sync` writes
them anew; until then an editor marks what is right, and people choose words that no report may have.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..exporting.derived import derived
from ..model.diagnostic import Level, Problem
from ..site.folder import seen_from
from .check import Context, found_elsewhere

LEVEL = Level.WARNING
LOOKS_AROUND = True
find = found_elsewhere
BAD = """\
options: # in .github/ISSUE_TEMPLATE/incident.yml, where mkdocs.yml says `severities: [SEV1, SEV2]`
  # severities: written by `postmortems sync` from mkdocs.yml
  - SEV1
  - SEV2
  - SEV3
  # end of severities
"""
GOOD = """\
options: # in .github/ISSUE_TEMPLATE/incident.yml, where mkdocs.yml says `severities: [SEV1, SEV2]`
  # severities: written by `postmortems sync` from mkdocs.yml
  - SEV1
  - SEV2
  # end of severities
"""


def around(context: Context) -> Iterator[tuple[str, Problem]]:
    """Yield each file that the settings would have otherwise."""
    project = context.paths.project
    for file in () if project.settings.doubtful else derived(project):
        if not file.is_fresh:
            message = "this file does not say what mkdocs.yml says now"
            problem = Problem("stale-file", 0, 1, message, "`postmortems sync` writes it anew")
            yield seen_from(file.path, project.base), problem
