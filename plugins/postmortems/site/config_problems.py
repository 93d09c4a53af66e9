"""Settings that name what is not there, what is not the site's own, or the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..frozen import Frozen
from ..model.ticket_state import TicketState
from ..reading.ticket_states import MOST_BYTES, BadStates, ticket_states
from ..settings import Settings
from ..wording.messages import did_you_mean
from .cache_folder import is_in_reach, named_folder
from .folder import boundary_of, confined, folder_at, inside, read_bytes
from .templates import template_paths

LEADS_OUT = "it leads out of the site's repository"
PUT_HERE = "put the folder itself there; what lies outside is not read"


class SettingProblem(Frozen):
    """The name of a setting, what is wrong about it, what to do, and a word that may be meant."""

    name: str
    wrong: str
    help: str
    proposal: str = ""


def setting_problems(settings: Settings, root: Path, docs_dir: str) -> Iterator[SettingProblem]:
    """Yield what is wrong with the files and folders that settings name; `root` is mkdocs.yml's folder."""
    yield from _reports(settings, root, root / docs_dir, docs_dir)
    yield from _templates(settings, root)
    yield from _cache(settings, root)
    if settings.ticket_states:
        try:
            states_of(settings, root)
        except BadStates as why:
            example = '{"OPS-12": {"state": "done", "on": "2026-03-28"}}'
            help_ = f"write {example}, or what `gh issue list --json` or Jira prints"
            yield SettingProblem("ticket_states", f"is `{settings.ticket_states}`: {why}", help_)


def states_of(settings: Settings, root: Path) -> Mapping[str, TicketState]:
    """Return what the tracker says of tickets. Raises BadStates."""
    file = root / settings.ticket_states
    if not confined(file, boundary_of(root)):
        raise BadStates(LEADS_OUT)
    try:
        content = read_bytes(file, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise BadStates(getattr(error, "strerror", None) or str(error)) from None
    return ticket_states(content)


def _reports(settings: Settings, root: Path, docs: Path, docs_dir: str) -> Iterator[SettingProblem]:
    folder = folder_at(root, settings.incidents_dir)
    what = f"is `{settings.incidents_dir or '.'}`"
    if not confined(folder, boundary_of(root)):
        yield SettingProblem("incidents_dir", f"{what}: {LEADS_OUT}", PUT_HERE)
    elif inside(root, folder):
        why = "mkdocs.yml lies in it, and what is no report would be published"
        yield SettingProblem("incidents_dir", f"{what}: {why}", "put the reports into a folder of their own")
    elif inside(docs, folder):
        why = f"`{docs_dir}` lies in it, and each page of the site would be a report too"
        yield SettingProblem("incidents_dir", f"{what}: {why}", "put the reports into a folder of their own")


def _templates(settings: Settings, root: Path) -> Iterator[SettingProblem]:
    own = root / settings.templates_dir
    is_own = confined(own, boundary_of(root))
    what = f"is `{settings.templates_dir}`"
    if not is_own:
        yield SettingProblem("templates_dir", f"{what}: {LEADS_OUT}", PUT_HERE)
    elif not own.is_dir():
        yield SettingProblem(
            "templates_dir", f"{what}: there is no such folder", "make it, or remove the setting"
        )
    known = template_paths(own if settings.templates_dir and is_own else None)
    all_known = is_own and own.is_dir() and "templates_dir" not in settings.doubtful
    proposal = did_you_mean(settings.template, known)
    if settings.template not in known and (all_known or proposal):
        wrong = f"is `{settings.template}`: there is no such template"
        yield SettingProblem("template", wrong, "one of " + ", ".join(known), proposal)


def _cache(settings: Settings, root: Path) -> Iterator[SettingProblem]:
    folder = named_folder(settings)
    if folder and is_in_reach(folder, boundary_of(root)):
        wrong = f"is `{settings.cache}`: it lies in the site's repository"
        help_ = (
            "name a folder outside of it: what is kept is published, and a pull request could put it there"
        )
        yield SettingProblem("cache", wrong, help_)


def clashes(settings: Settings) -> Iterator[SettingProblem]:
    """Yield the vocabularies in which two words are written alike; case does not count."""
    for name, words in settings.vocabularies().items():
        seen: set[str] = set()
        for spelling in [each for word in words for each in (word.name, *word.aliases)]:
            if spelling.casefold() in seen:
                wrong = f"has `{spelling}` twice, in upper or lower case"
                yield SettingProblem(name, wrong, "remove one of the two")
            seen.add(spelling.casefold())
