"""What is done with random files, and what has to hold; a trial raises when it does not."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from click.testing import CliRunner
from justhtml import JustHTML

from attacks.corpus import write
from attacks.view import ACTIVE, DATA, elements, strange_in_a_report, wild
from postmortems.checks.check import all_checks
from postmortems.commands.cli import cli
from postmortems.exporting.json_schema import published
from postmortems.fixes.fix import apply_fixes
from postmortems.model.incident import Incident
from postmortems.pages.all import all_files, list_pages
from postmortems.pages.base.page import Site
from postmortems.pages.redirects import redirects
from postmortems.reading.document import read_document
from postmortems.reading.events import events
from postmortems.reading.incident import read_incident
from postmortems.rendering.report import RenderedReport, render
from postmortems.reporters import formats, writer
from postmortems.settings import Settings
from postmortems.site.project import find_project
from postmortems.site.templates import template_paths
from samples import NOW, check_project

from . import texts
from .texts import Files

OURS = frozenset({"form"})


@dataclass(frozen=True)
class Trial:
    """How random files are made, and what is done with them in an empty folder."""

    make: Callable[[Random], Files]
    run: Callable[[Files, Path], None]


def pages(files: Files, root: Path) -> None:
    """Check a project, write what is wrong in all formats, and make all pages."""
    write(files, root)
    project = find_project(root, root / "mkdocs.yml", all_checks())
    context, diagnostics = check_project(project, NOW)
    for found in diagnostics:
        expect(found.code != "internal-error", f"internal-error, {' '.join(found.message.split(': ')[:2])}")
    for name in formats():
        writer(name)(diagnostics, True)
    site = Site(context.knowledge_base, project.settings, NOW.date(), _url, _render, context.templates_used)
    made, problems = list_pages(site)
    expect(not problems, str(problems))
    for page in made:
        fragment = page.make(page.incident.document.body if page.incident else "")
        expect(not list(_active(fragment.html)), f"{page.path}: {list(_active(fragment.html))[:3]}")
    published(site.settings, sorted(project.templates()))
    for path, _ in (*redirects(site, True, made, ()), *all_files(site)):
        expect(not posixpath.normpath(path).startswith(("..", "/")), path)


def commands(files: Files, root: Path) -> None:
    """Run what only reads."""
    write(files, root)
    config = ["-f", str(root / "mkdocs.yml")]
    for arguments in (["check"], ["list", "--format", "csv"], ["list", "--format", "json"], ["schema"]):
        _run([*arguments, *config])
    _run(["inspect", "--json", *(str(root / name) for name in files if name.endswith(".md"))])


def fixing(files: Files, root: Path) -> None:
    """Mend a report: once is enough, and it means what it meant."""
    settings, templates = Settings(timezone="Europe/Lisbon"), tuple(template_paths(None))
    for text in files.values():
        before = read_document("a.md", text.encode("utf-8", "replace"))
        after = apply_fixes(before, settings, templates)
        expect(
            apply_fixes(after, settings, templates).source.text == after.source.text,
            "mended twice is not mended once",
        )
        again = read_document("a.md", after.source.text.encode("utf-8", "replace"))
        meant, means = (read_incident(each, settings, templates).values for each in (before, again))
        for name in meant.given if meant else ():  # what could not be read may be mended
            same = getattr(means, name, None) == getattr(meant, name, None)
            expect(same, f"`{name}` means something else")
        noted, notes = ([event[:3] for event in events(each.body)] for each in (before, again))
        expect(noted == notes, "the events mean something else")


def rendering(files: Files, root: Path) -> None:
    """Render a body: nothing but words comes out."""
    for text in files.values():
        strange = strange_in_a_report(render(text).html)
        expect(not strange, str(strange[:3]))


def importing(files: Files, root: Path) -> None:
    """Import files: nothing is written elsewhere, and the second time nothing at all."""
    write(files, root)
    before = _there(root)
    _run(["import", str(root / "old"), "-f", str(root / "mkdocs.yml")])
    made = _there(root)
    elsewhere = {
        path for path in made if before.get(path) != made[path] and not path.startswith("incidents/")
    }
    expect(not elsewhere and before.items() <= made.items(), f"written elsewhere: {elsewhere}")
    _run(["import", str(root / "old"), "-f", str(root / "mkdocs.yml")])
    expect(_there(root) == made, "a second import changes something")


def expect(holds: bool, what: str) -> None:
    """Raise AssertionError unless something holds."""
    if not holds:
        raise AssertionError(what)


def _run(arguments: list[str]) -> None:
    done = CliRunner().invoke(cli, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    expect(done.exit_code in (0, 1, 2), f"exit code {done.exit_code}")


def _there(root: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _active(html: str) -> Iterator[str]:
    for name, attributes in elements(JustHTML(DATA.sub("", html), fragment=True, sanitize=False)):
        yield from wild(name, attributes)
        if name in ACTIVE - OURS:
            yield f"<{name}>"


def _url(page: str, target: str) -> str:
    path, hash_, anchor = target.partition("#")
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + hash_ + anchor


def _render(incident: Incident, markdown: str) -> RenderedReport:
    return render(markdown, title=incident.title)


TRIALS: Mapping[str, Trial] = {
    "pages": Trial(texts.project, pages),
    "settings": Trial(texts.settings, pages),
    "commands": Trial(texts.project, commands),
    "fix": Trial(lambda dice: {"a.md": texts.report(dice)}, fixing),
    "render": Trial(lambda dice: {"a.md": texts.body(dice)}, rendering),
    "import": Trial(texts.to_import, importing),
}
