"""What is kept never lies: after any edits, what is made with it is what is made without it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import chdir
from dataclasses import replace
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from postmortems.checks.check import all_checks
from postmortems.hosts.exporting.addresses import url
from postmortems.hosts.mkdocs import PostmortemsPlugin
from postmortems.kept.results import InFront, Results
from postmortems.kept.store import NOTHING, Kept, Kind, Memory, T, digest
from postmortems.model.diagnostic import Level
from postmortems.publishing import Published, load, publish
from postmortems.settings import Settings
from postmortems.showing import Host
from postmortems.site.project import Project, find_project
from postmortems.site.results import results_of
from samples import CONFIG, NOW, make_project, report

ROUNDS = 120
STORED_ROUNDS = int(os.environ.get("STORED_ROUNDS", "24"))
"""How often a site is edited and built with results that the disk keeps; 200 before a release."""
SETTINGS = (
    "", "timezone: Europe/Lisbon", "path: kb", "severities: [SEV1, SEV2, SEV3]", "audience: public",
    "services: [{name: checkout, owner: payments-team}, search]",
    "max_report_kb: 3", "template: default",
)  # fmt: skip
FIELD_EDITS = (
    "title: Another title", "title: 'A {{ title }} <b>'", "severity: SEV1", "severity: SEV3", "status: draft",
    "status: withdrawn", "services: [search]", "services: [checkout, search]", "summary: It was short.",
    "related: [{id: b, relation: caused-by}]", "related: [{id: c, relation: recurrence-of}]",
    "related: [{id: gone, relation: related}]", "aliases: [older]", "id: renamed", "tags: [peak, night]",
    "contributing_factors: [no rollout]", "trigger: deploy", "visibility: public", "kind: near-miss",
    "resolved_at: 2026-03-04T18:00+00:00", "started_at: 2025-12-24T09:00+00:00",
    "action_items: [{title: Alert, owner: ops, status: open, due: 2026-06-02}]",
    "action_items: [{title: Alert, owner: ops, status: done, done_at: 2026-05-01}]",
    "links: [{title: Status, url: 'https://status.example.com'}]", "x-note: anything",
)  # fmt: skip
BODY_EDITS = (
    "\nLike [this](b.md).\n", "\nLike [that](c.md#summary) and [its own](#summary).\n", "\n![a graph](g.png)\n",
    "\n## Lessons learned\n\nMore.\n", "\n- [ ] Do more (owner: ops, due: 2026-06-03, kind: detect)\n",
    "\n- 2026-03-04 14:30 UTC: rolled back\n", '\n<a href="d.md">raw</a>\n', "\n```python\nx = 1\n```\n",
    "\n## Root cause\n\nThe ledger lagged behind the ledger's replica.\n", "\n[nowhere](zzz.md)\n", "\n<!-- postmortems: allow broken-link because it moved -->\n[gone](gone.md)\n",
)  # fmt: skip
LENIENT = (
    f"{CONFIG.rstrip()}:\n      checks: {{broken-link: off, missing-asset: off, unknown-reference: off}}\n"
)
"""Links may lead nowhere, so that other edits change where they lead."""
Edit = Callable[[Path, Random], None]


def some_report(root: Path, by: Random) -> Path:
    found = sorted((root / "incidents").glob("*.md"))
    return by.choice(found) if found else add(root, by)


def add(root: Path, by: Random) -> Path:
    path = root / "incidents" / f"{by.choice('abcdefgh')}.md"
    path.write_text(report(by.choice(FIELD_EDITS) + "\n"), "utf-8")
    return path


def nothing(root: Path, by: Random) -> None:
    """Edit nothing."""


def another(root: Path, by: Random) -> None:
    add(root, by)


def edit_field(root: Path, by: Random) -> None:
    path, line = some_report(root, by), by.choice(FIELD_EDITS)
    name = line.partition(":")[0]
    head, _, body = path.read_text("utf-8", "surrogateescape").removeprefix("---\n").partition("---\n")
    kept = [each for each in head.splitlines() if not each.startswith(f"{name}:")]
    path.write_text("\n".join(["---", *kept, line, "---", body]), "utf-8", "surrogateescape")


def edit_body(root: Path, by: Random) -> None:
    path = some_report(root, by)
    path.write_text(
        path.read_text("utf-8", "surrogateescape") + by.choice(BODY_EDITS), "utf-8", "surrogateescape"
    )


def edit_letter(root: Path, by: Random) -> None:
    path = some_report(root, by)
    data = bytearray(path.read_bytes())
    if data:
        data[by.randrange(len(data))] = by.choice(b"aZ0 \n-:#\xff")
        path.write_bytes(bytes(data))


def undo(root: Path, by: Random) -> None:
    """Write a report as it was when the last undo was, or at first."""
    path = some_report(root, by)
    saved = root / "saved" / path.name
    before = saved.read_bytes() if saved.exists() else report().encode()
    saved.parent.mkdir(exist_ok=True)
    saved.write_bytes(path.read_bytes())
    path.write_bytes(before)


def delete(root: Path, by: Random) -> None:
    some_report(root, by).unlink()


def copy(root: Path, by: Random) -> None:
    some_report(root, by).rename(root / "incidents" / f"{by.choice('abcdefgh')}.md")


def image(root: Path, by: Random) -> None:
    path = root / "incidents/g.png"
    if path.exists():
        path.unlink()
    else:
        path.write_bytes(by.randbytes(20))


def settings(root: Path, by: Random) -> None:
    chosen = by.choice(SETTINGS)
    (root / "mkdocs.yml").write_text(LENIENT + (f"      {chosen}\n" if chosen else ""))


def template(root: Path, by: Random) -> None:
    (root / "mkdocs.yml").write_text(LENIENT + "      templates_dir: templates\n")
    (root / "templates").mkdir(exist_ok=True)
    required = by.choice(("summary", "impact", "lessons"))
    (root / "templates/minimal.md").write_text(
        f"---\nrequired: [{required}]\norder: [summary]\n---\n\n## Summary\n"
    )


def start_again(root: Path, found: Published) -> None:
    """Write the reports anew that have an error, so that not every build after it fails."""
    for one in found.diagnostics:
        path = root / one.place.path
        if one.level is Level.ERROR and path.suffix == ".md" and path.is_file():
            path.write_text(report(), "utf-8")


EDITS: tuple[Edit, ...] = (
    nothing, another,
    edit_field, edit_field, edit_field, edit_body, edit_body, edit_letter, undo, undo, delete, copy, image, settings, template,
)  # fmt: skip


HERE = Host(url, (), folders=True)
FAR = Host(
    lambda page, target: f"https://example.org/{target}", (), folders=True, choices="https://example.org/"
)
"""Two hosts whose addresses differ."""


def made(root: Path, now: datetime, kept: Kept, host: Host = HERE) -> Published:
    project = find_project(root, None, all_checks())
    return publish(load(project, now, kept), host, kept=kept)


def made_with_store(root: Path, now: datetime, cache: Path, host: Host, version: str) -> Published:
    """Make a site as a new process would, of a version of the program and with what the disk has."""
    project = find_project(root, None, all_checks())
    found = results_of(project, {"XDG_CACHE_HOME": str(cache)})
    assert found
    results = Results(found._disk, digest(found._stamp, version))
    try:
        return made(root, now, results, host)
    finally:
        results.flush()
        assert results.trouble == ""


def told(found: Published) -> object:
    pages = [(each.page.path, each.page.title, each.html, each.headings) for each in found.pages]
    return pages, [(each.path, each.data) for each in found.files], found.diagnostics


@pytest.mark.parametrize("seed", range(4))
def test_any_edits_give_what_a_clean_build_gives(tmp_path: Path, seed: int) -> None:
    by, kept, now = Random(seed), Forever() if seed % 2 else Memory(), NOW
    make_project(tmp_path, {f"incidents/{name}.md": report(f"tags: [{name}]\n") for name in "abcd"}, LENIENT)
    whole = 0
    for number in range(ROUNDS // 4):
        for _ in range(by.choice((1, 1, 2, 3))):
            by.choice(EDITS)(tmp_path, by)
        now += by.choice((timedelta(0), timedelta(0), timedelta(days=1)))
        kept.let_go()
        fresh = made(tmp_path, now, NOTHING)
        assert told(made(tmp_path, now, kept)) == told(fresh), (seed, number)
        whole += bool(fresh.pages)
        start_again(tmp_path, fresh)
    assert whole > ROUNDS // 12, "most rounds fail, and show nothing"


@pytest.mark.parametrize("seed", range(2))
def test_what_the_disk_keeps_gives_what_a_clean_build_gives(tmp_path: Path, seed: int) -> None:
    """Settings, templates, images, the day, the host and the program itself change between the builds."""
    by, now, root = Random(f"store {seed}"), NOW, tmp_path / "site"
    make_project(root, {f"incidents/{name}.md": report(f"tags: [{name}]\n") for name in "abcd"}, LENIENT)
    whole, host, version = 0, HERE, "1"
    for number in range(STORED_ROUNDS // 2):
        for _ in range(by.choice((0, 1, 1, 2, 3))):
            by.choice(EDITS)(root, by)
        now += by.choice((timedelta(0), timedelta(0), timedelta(days=1)))
        host, version = by.choice((host, host, HERE, FAR)), by.choice((version, version, version, "1", "2"))
        fresh = made(root, now, NOTHING, host)
        stored = made_with_store(root, now, tmp_path / "cache", host, version)
        assert told(stored) == told(fresh), (seed, number)
        whole += bool(fresh.pages)
        start_again(root, fresh)
    assert whole > STORED_ROUNDS // 6, "most rounds fail, and show nothing"


def test_a_second_run_makes_nothing_again(tmp_path: Path) -> None:
    root = tmp_path / "site"
    make_project(root, {f"incidents/{name}.md": report(f"tags: [{name}]\n") for name in "abcd"})
    made_with_store(root, NOW, tmp_path / "cache", HERE, "1")
    project = find_project(root, None, all_checks())
    found = results_of(project, {"XDG_CACHE_HOME": str(tmp_path / "cache")})
    assert found
    first, results = Counting(), Results(found._disk, digest(found._stamp, "1"))
    made(root, NOW, InFront(first, results))
    first.put_of.clear()
    first.let_go()
    before = results.file.read_bytes()
    made(root, NOW, results)
    results.flush()
    assert results.file.read_bytes() == before


def test_two_processes_at_once_build_what_one_builds(tmp_path: Path) -> None:
    """What stays is as MkDocs builds it without a store, in a third and with what both have kept in a fourth."""
    files = {f"incidents/{name}.md": report(f"tags: [{name}]\n") for name in "abcd"}
    root = make_project(tmp_path / "site", {"docs/index.md": "# Site\n", **files})
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "SOURCE_DATE_EPOCH": "1795000000"}

    def started(name: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / name)]
        return subprocess.Popen(command, cwd=root, env=environment)

    assert [each.wait(120) for each in [started("first"), started("second")]] == [0, 0]
    assert [started("third").wait(120), started("third").wait(120)] == [0, 0]
    (file,) = (tmp_path / "cache").rglob("*.sqlite")
    before = file.read_bytes()
    assert started("third").wait(120) == 0
    assert file.read_bytes() == before, "all was there"
    (root / "mkdocs.yml").write_text(CONFIG.rstrip() + ":\n      cache: off\n")
    assert started("without").wait(120) == 0
    sites = [contents(tmp_path / name) for name in ("without", "first", "second", "third")]
    assert len(sites[0]) > 20
    assert sites[1:] == sites[:1] * 3


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_where_a_link_leads_is_part_of_what_a_page_is_made_of(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report() + "\n[there](b.md)\n"}, LENIENT)
    kept = Memory()
    assert b'class="broken"' in page(made(tmp_path, NOW, kept))
    (tmp_path / "incidents/b.md").write_text(report("status: withdrawn\n"))
    kept.let_go()
    assert b'href="../b/"' in page(made(tmp_path, NOW, kept))


def test_what_a_report_said_before_is_not_what_it_said_since(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report()})
    kept, found = Forever(), []
    for body in ("", "\nMore.\n", ""):
        (tmp_path / "incidents/a.md").write_text(report() + body)
        kept.let_go()
        found.append(page(made(tmp_path, NOW, kept)))
    assert found[0] == found[2] != found[1]


def page(found: Published) -> bytes:
    (html,) = (each.html for each in found.pages if each.page.path == "incidents/a.md")
    assert html
    return html


class Forever(Memory):
    """Lets nothing go."""

    def let_go(self) -> None:
        """Go on."""


class Counting(Memory):
    """Counts what had to be made."""

    def __init__(self) -> None:
        super().__init__()
        self.put_of: list[str] = []

    def put(self, kind: Kind[T], key: str, result: T) -> None:
        self.put_of.append(kind.name)
        super().put(kind, key, result)


def test_only_what_was_edited_is_made_again(tmp_path: Path) -> None:
    make_project(tmp_path, {f"incidents/{name}.md": report(f"tags: [{name}]\n") for name in "abcd"})
    kept = Counting()
    made(tmp_path, NOW, kept)
    lists, files = kept.put_of.count("page") - 4, kept.put_of.count("files")
    assert files == 7, (
        "calendars, feeds of all and of a service, packed rows of incidents and of follow-ups, lists for "
        "programs, what was seen before"
    )
    narrow = 4 + 1 + 1 + 1
    """Those that say what they follow from: of four tags, a service, a factor, and a year."""
    of_reports = ("addresses", "clues", "exported", "headings", "page", "report", "terms")
    assert Counter(kept.put_of) == {
        **dict.fromkeys(of_reports, 4),
        "page": 4 + lists,
        "list": narrow,
        "alike": 1,
        "around": 1,
        "clue pieces": 1,
        "files": files,
    }
    kept.put_of.clear()
    kept.let_go()
    made(tmp_path, NOW, kept)
    assert kept.put_of == [], "not even what has no link"
    (tmp_path / "incidents/a.md").write_text(report("tags: [a]\n") + "\nMore.\n")
    kept.let_go()
    made(tmp_path, NOW, kept)
    again = sorted([*({*of_reports} - {"terms"}), "clue pieces", *["clues"] * 3, "files"])
    assert sorted(kept.put_of) == again, "no list: they have no text; none is compared: no word of it is read"
    (tmp_path / "incidents/a.md").write_text(report("tags: [a]\nsummary: Other.\n") + "\nMore.\n")
    kept.put_of.clear()
    kept.let_go()
    made(tmp_path, NOW, kept)
    of_others = 3
    """The pages of tags that only other reports have."""
    assert (kept.put_of.count("page"), kept.put_of.count("files")) == (lists - of_others + 1, files)


def test_what_nobody_asked_for_is_let_go() -> None:
    kept, one, other = Memory(), Kind[str]("a", str), Kind[tuple[str, ...]]("b", tuple[str, ...])
    kept.put(one, "1", "one")
    kept.put(other, "1", ())
    kept.let_go()
    assert (kept.get(one, "1"), kept.get(other, "1")) == ("one", ())
    kept.let_go()
    assert kept.get(other, "1") == ()
    kept.let_go()
    assert kept.get(one, "1") is None
    assert kept.get(other, "1") == ()


def test_a_slip_costs_nothing_when_it_is_mended_at_once(tmp_path: Path) -> None:
    """Whoever mends a slip under `serve` has not to wait for the whole site."""
    make_project(tmp_path, {f"incidents/{name}.md": report(f"tags: [{name}]\n") for name in "abcd"})
    (tmp_path / "docs").mkdir()
    with chdir(tmp_path):
        config = load_config("mkdocs.yml")
        plugin = config.plugins["postmortems"]
        assert isinstance(plugin, PostmortemsPlugin)
        config.plugins.on_startup(command="serve", dirty=False)
        plugin.memory = kept = Counting()
        build(config)
        kept.put_of.clear()
        before = (tmp_path / "incidents/a.md").read_text()
        (tmp_path / "incidents/a.md").write_text("no report")
        build(config)
        kept.put_of.clear()
        (tmp_path / "incidents/a.md").write_text(before)
        build(config)
    assert kept.put_of == []


def test_that_nothing_can_be_kept_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    files = {f"incidents/{name}.md": report(f"tags: [{name}]\n") for name in "ab"}
    root = make_project(tmp_path / "site", {"docs/index.md": "# Site\n", **files})
    (tmp_path / "cache").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    caplog.set_level("INFO", "mkdocs")
    with chdir(root):
        config = load_config("mkdocs.yml")
        for _ in range(2):
            build(config)
    said = [each for each in caplog.messages if "are not kept from one build to the next" in each]
    assert len(said) == 1
    assert str(tmp_path / "cache") in said[0]


def test_a_digest_tells_where_a_part_ends() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("a", b"b") == digest("a", "b")


@pytest.mark.parametrize("code", sorted(all_checks()))
def test_a_check_asks_the_context_only_if_it_says_so(code: str) -> None:
    """One that does not say so would be taken from what is kept, though others have changed."""
    check = all_checks()[code]
    module = import_module(f"postmortems.checks.{code.replace('-', '_')}")
    tree = ast.parse(Path(module.__file__ or "").read_text("utf-8"))
    nodes = [*ast.walk(tree)]
    used = [node for node in nodes if isinstance(node, ast.Name) and node.id == "context"]
    chosen = [
        node for node in nodes if isinstance(node, ast.Attribute) and node.attr in ("settings", "templates")
    ]
    asks = len(used) > sum(node.value in used for node in chosen)
    assert check.looks_around == asks


@pytest.mark.parametrize(
    "other", [{"timezone": "Europe/Lisbon"}, {"path": "kb"}, {"template": "minimal"}, {"max_report_kb": 9}]
)
def test_a_setting_is_part_of_what_a_report_is_made_of(tmp_path: Path, other: dict[str, object]) -> None:
    make_project(tmp_path, {"incidents/a.md": report()})
    project = find_project(tmp_path, None, all_checks())

    def key(of: Project) -> str:
        return load(of, NOW).context.knowledge_base.reports[0].digest

    assert key(project) == key(replace(project, settings=Settings()))
    assert key(project) != key(replace(project, settings=replace(Settings(), **other)))  # type: ignore[arg-type]
