"""What is kept never lies: after any edits, what is made with it is what is made without it."""

from __future__ import annotations

import ast
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
from mkdocs.exceptions import Abort

from postmortems.checks.check import all_checks
from postmortems.hosts.folder import url
from postmortems.hosts.mkdocs import PostmortemsPlugin
from postmortems.kept.store import NOTHING, Kept, Memory, digest
from postmortems.model.diagnostic import Level
from postmortems.publishing import Host, Published, load, publish
from postmortems.settings import Settings
from postmortems.site.project import Project, find_project
from samples import CONFIG, NOW, make_project, report

ROUNDS = 120
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
    "\n[nowhere](zzz.md)\n", "\n<!-- postmortems: allow broken-link because it moved -->\n[gone](gone.md)\n",
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


def made(root: Path, now: datetime, kept: Kept) -> Published:
    project = find_project(root, None, all_checks())
    return publish(load(project, now, kept), Host(url, (), folders=True), kept=kept)


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

    def put(self, kind: str, key: str, result: object) -> None:
        self.put_of.append(kind)
        super().put(kind, key, result)


def test_only_what_was_edited_is_made_again(tmp_path: Path) -> None:
    make_project(tmp_path, {f"incidents/{name}.md": report(f"tags: [{name}]\n") for name in "abcd"})
    kept = Counting()
    made(tmp_path, NOW, kept)
    lists = kept.put_of.count("page") - 4
    of_reports = ("addresses", "headings", "page", "problems", "report", "terms")
    assert Counter(kept.put_of) == {**dict.fromkeys(of_reports, 4), "page": 4 + lists}
    kept.put_of.clear()
    kept.let_go()
    made(tmp_path, NOW, kept)
    assert kept.put_of == [], "not even what has no link"
    (tmp_path / "incidents/a.md").write_text(report("tags: [a]\n") + "\nMore.\n")
    kept.let_go()
    made(tmp_path, NOW, kept)
    assert sorted(kept.put_of) == sorted(of_reports), "no list: they have no text"
    (tmp_path / "incidents/a.md").write_text(report("tags: [a]\nsummary: Other.\n") + "\nMore.\n")
    kept.put_of.clear()
    kept.let_go()
    made(tmp_path, NOW, kept)
    assert kept.put_of.count("page") == lists + 1


def test_what_nobody_asked_for_is_let_go() -> None:
    kept = Memory()
    kept.put("a", "1", "one")
    kept.put("a", "2", ())
    kept.let_go()
    assert (kept.get("a", "1"), kept.get("a", "2")) == ("one", ())
    kept.let_go()
    assert kept.get("a", "2") == ()
    kept.let_go()
    assert kept.get("a", "1") is None
    assert kept.get("a", "2") == ()


def test_a_build_that_fails_lets_nothing_go(tmp_path: Path) -> None:
    """Whoever mends a slip under `serve` has not to wait for the whole site."""
    make_project(tmp_path, {f"incidents/{name}.md": report(f"tags: [{name}]\n") for name in "abcd"})
    (tmp_path / "docs").mkdir()
    with chdir(tmp_path):
        config = load_config("mkdocs.yml")
        plugin = config.plugins["postmortems"]
        assert isinstance(plugin, PostmortemsPlugin)
        plugin.kept = kept = Counting()
        build(config)
        kept.put_of.clear()
        before = (tmp_path / "incidents/a.md").read_text()
        (tmp_path / "incidents/a.md").write_text("no report")
        with pytest.raises(Abort):
            build(config)
        (tmp_path / "incidents/a.md").write_text(before)
        build(config)
    assert Counter(kept.put_of) == {"report": 1, "problems": 1}


def test_a_digest_tells_where_a_part_ends() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("a", b"b") == digest("a", "b")


@pytest.mark.parametrize("code", sorted(all_checks()))
def test_a_check_asks_the_context_only_if_it_says_so(code: str) -> None:
    """One that does not say so would be taken from what is kept, though others have changed."""
    check = all_checks()[code]
    module = import_module(f"postmortems.checks.{code.replace('-', '_')}")
    tree = ast.parse(Path(module.__file__ or "").read_text("utf-8"))
    asks = any(isinstance(node, ast.Name) and node.id == "context" for node in ast.walk(tree))
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
