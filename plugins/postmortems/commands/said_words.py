"""What a shell proposes of what reports say, where the site has no words for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..insight.asked_words import BY_NAME, vocabulary
from ..insight.facets import FACETS, slug
from ..model.incident import Incident
from ..model.vocabulary import names_of
from ..site.corpus import read_front_matters
from ..site.folder import find_reports
from ..site.project import Project
from ..wording.own_values import told
from .choices import Completer, completes

READ = 300
"""How many reports are read for what they say, the last by name: nobody waits for a key."""


def words_of(name: str) -> Completer:
    """Make what a shell asks for the values of a filter: the site's words, else those of its reports."""
    said = {each.question: each.of for each in FACETS}.get(name, BY_NAME[name].of)
    return completes(lambda project: names_of(vocabulary(name, project.settings)) or _newest(project, said))


def _newest(project: Project, said: Callable[[Incident], Iterable[str]]) -> list[str]:
    """Return what the newest reports say, of several spellings the latest."""
    files = [] if project.is_shut else list(find_reports(project.incidents_dir))[: -READ - 1 : -1]
    found: dict[str, str] = {}
    for _, incident in read_front_matters(project, files):
        for word in said(incident) if incident else ():
            found.setdefault(slug(word), word)
    return sorted(found.values())


def _fields(project: Project) -> list[str]:
    """Return `NAME=VALUE` for the words of the site's own fields, and for what reports say in others."""
    own = project.settings.fields
    words = [f"{each.name}={word.name}" for each in own for word in each.values]
    free = [each.name for each in own if not each.values]
    said = _newest(project, lambda one: (f"{name}={text}" for name in free for text in told(one, name)))
    return [*words, *(said if free else ())]


SEVERITIES = words_of("severity")
SERVICES = words_of("service")
FIELDS = completes(_fields)
IDS = completes(lambda project: _newest(project, lambda incident: (incident.id,)))
