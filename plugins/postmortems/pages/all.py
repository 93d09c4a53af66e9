"""Every page of a site: each module of this room that has a `pages` function makes one kind.

Such a module says in `FOLDERS` where its pages are, and in `WAY` where it stands among what the home page
leads to, if it is one of those.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from urllib.parse import quote

from ..discovery import modules_of
from ..model.diagnostic import Diagnostic, Level, failure
from ..model.document import Source
from ..model.page_kinds import INCIDENTS
from ..patterns import deferred
from ..wording.words import ENGLISH, Words
from .base.cards import Files, Some, told
from .base.layout import LIST
from .base.page import Page, Site, Way, newest_of
from .base.paths import home_path, writing_path

_HERE = Path(__file__).parent
ASSETS_PATH = "assets/postmortems"
STYLESHEET = f"{ASSETS_PATH}/postmortems.css"
SCRIPT = f"{ASSETS_PATH}/postmortems.js"
ANYWHERE = ":is(body, .md-typeset)"
"""What stands for the text of a page, whatever shows it."""
_TEXT = deferred(r"\.md-typeset(?![\w-])")
_SAID = deferred(r'(?<=[ :])_\("([^"]*)"\)')
_WRITTEN = deferred(r"^\[dir\](?= )", re.MULTILINE)


def assets(words: Words = ENGLISH, reports: str = INCIDENTS) -> dict[str, str]:
    """Return what every page loads, by path: the parts of `styles/` as one file, and those of `scripts/`.

    The base comes first, then what stands on several pages (`parts/`), for those of one kind of page to build
    on. Rules are written for the text of Material, which other hosts have none of: there the body stands for
    it, with the same weight. The script leaves no name behind on the page; it has in `WORDS` what it says,
    and in `REPORTS` the folder in which the pages of reports stand.
    """
    style, script = _TEXT.sub(ANYWHERE, _joined("styles", "css")), _joined("scripts", "js")
    style = _SAID.sub(lambda text: json.dumps(words.say(text[1]), ensure_ascii=False), style)
    said = f'"use strict";\nconst WORDS = {_said(script, words)};\n'
    said += f"const REPORTS = {json.dumps(f'/{quote(reports)}')};\n"
    return {
        STYLESHEET: _WRITTEN.sub(":is(:root, [dir])", style),
        SCRIPT: f"(() => {{\n{said}{script}}})();\n",
    }


def _said(script: str, words: Words) -> str:
    """Return as JSON what a script says in a language, of whose messages it has those that it names."""
    told = {
        "language": words.language,
        "lowers": words.formats.lowers,
        "plurals": words.plurals,
        "messages": {name: text for name, text in words.messages.items() if f'"{name}"' in script},
        "counted": {name: text for name, text in words.counted.items() if f'"{name}"' in script},
    }
    return json.dumps(told, ensure_ascii=False)


def _joined(folder: str, ending: str) -> str:
    found = (_HERE / folder).rglob(f"*.{ending}")
    parts = sorted(found, key=lambda part: (part.stem != "base", part.parent.name != "parts", part.stem))
    return "\n".join(part.read_text("utf-8") for part in parts)


def list_pages(site: Site) -> tuple[list[Page], list[Diagnostic]]:
    """Return the pages of every kind, kinds in the order of their modules' names, and what went wrong.

    A kind that fails costs its own pages; what all kinds fail at is one problem.
    """
    found: list[Page] = []
    problems: dict[str, Diagnostic] = {}
    for kind, make in kinds().items():
        try:
            found += (_of_site(page, site) for page in make(site) if site.settings.has(page.path))
        except Exception as error:  # a mistake of ours must not cost the reader of a check all that it found
            lost = failure(f"the pages of `{kind}` cannot be told", error)
            folder = Source(site.settings.incidents_dir, "")
            problems.setdefault(repr(error), folder.diagnose(lost, Level.ERROR))
    return found, list(problems.values())


def _of_site(page: Page, site: Site) -> Page:
    """Return a page in the site's language with its newest report, and its day if that may change it."""
    newest = "" if page.incident else page.newest or newest_of(site.analysis.incidents)
    as_of = site.today if page.layout == LIST else page.as_of
    return replace(page, words=site.words, as_of=as_of, newest=newest)


Once = Callable[[Some], Files]


def all_files(site: Site, once: Once = lambda some: some.make()) -> Iterator[tuple[str, str]]:
    """Yield path and text of what pages load beside our style sheet and script, and of what programs read.

    Those of a module's `list_files` follow from what lists are told of all incidents, those of its
    `some_files` from what they are told themselves: `once` asks for them. What stands in the folder of pages
    that are left out is left out too.
    """
    yield from (each for each in _all_files(site, once) if site.settings.has(each[0]))


def _all_files(site: Site, once: Once) -> Iterator[tuple[str, str]]:
    for name, module in _modules().items():
        if hasattr(module, "list_files"):
            yield from once(Some(name, told(site), partial(module.list_files, site)))
        for some in module.some_files(site) if hasattr(module, "some_files") else ():
            yield from once(some)
        if hasattr(module, "files"):
            yield from module.files(site)


def kinds() -> dict[str, Callable[[Site], Iterator[Page]]]:
    """Return the `pages` function of every module here that has one, by the module's name, sorted."""
    return {name: module.pages for name, module in _modules().items() if hasattr(module, "pages")}


def ways(site: Site) -> tuple[Way, ...]:
    """Return what the home page leads to, in order."""
    found = [module.WAY for module in _modules().values() if hasattr(module, "WAY")]
    there = (way for way in found if site.settings.has(way.path(site)))
    return tuple(sorted(there, key=lambda way: way.order))


def in_our_order(site: Site, paths: Collection[str]) -> list[str]:
    """Return paths of overviews in our order: home, what it leads to, others, the guide to writing."""
    first, last = (home_path(site), *(way.path(site) for way in ways(site))), writing_path(site)
    between = (path for path in paths if path not in (*first, last))
    return [path for path in (*first, *between, last) if path in paths]


def _modules() -> dict[str, ModuleType]:
    return modules_of(__package__ or "")
