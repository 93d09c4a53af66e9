"""Under `mkdocs serve` nothing that a report, a template or our settings say keeps others from previewing."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from justhtml import JustHTML
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from building import built, mkdocs, postmortems
from link_checker import broken
from postmortems.checks.check import all_checks
from postmortems.hosts.exporting.addresses import url
from postmortems.hosts.mkdocs import PostmortemsPlugin
from postmortems.kept.store import NOTHING, Kept, Kind, Memory
from postmortems.model.diagnostic import Diagnostic, Level, Place
from postmortems.previewing import previewed
from postmortems.publishing import load, publish
from postmortems.review.since import since
from postmortems.showing import Host
from postmortems.site.project import find_project
from samples import BODY, CONFIG, NOW, make_project, report
from serving import serving

T = TypeVar("T")
SERVER = "http://127.0.0.1:8000/"
HALF = "---\ntitle: Half a <b>report</b>\nstatus: [draft\n---\n\n" + BODY
SETTINGS = f"{CONFIG.rstrip()}:\n"
PROBLEMS = "preview-problems/index.html"


class Preview:
    """What `mkdocs serve` does, without its server: one plugin, and a build for each change."""

    def __init__(self, root: Path, *, strict: bool = False, dirty: bool = False) -> None:
        self.root, self.site, self._strict, self._dirty = root, root / "served", strict, dirty
        (root / "docs").mkdir(exist_ok=True)
        with chdir(root):
            self.config().plugins.on_startup(command="serve", dirty=dirty)

    def config(self) -> MkDocsConfig:
        """Read the configuration, as MkDocs does before each build; the plugin stays the same."""
        config = load_config("mkdocs.yml", site_dir=str(self.site), strict=self._strict)
        config.site_url = SERVER
        return config

    def build(self, **files: str | None) -> None:
        """Write reports, or delete them, and build once."""
        for name, text in files.items():
            self.write(f"incidents/{name}.md", text)
        with chdir(self.root):
            build(self.config(), serve_url=SERVER, dirty=self._dirty)

    def write(self, name: str, text: str | None) -> None:
        """Write a file, later than all that was built; without a text, delete it."""
        path = self.root / name
        if text is None:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, (2**32, 2**32))

    def text(self, name: str, within: str = "body") -> str:
        """Return what a page says."""
        page = JustHTML((self.site / name).read_text("utf-8"), sanitize=False)
        return "\n".join(" ".join(found.to_text().split()) for found in page.query(within))


class Counting(Memory):
    """Goes on with what another memory keeps, and notes what had to be made beyond that."""

    def __init__(self, before: Memory) -> None:
        self.__dict__.update(before.__dict__)
        self.made: list[str] = []

    def put(self, kind: Kind[T], key: str, result: T) -> None:
        self.made.append(kind.name)
        super().put(kind, key, result)


Previews = Callable[..., Preview]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Previews]:
    """Return what starts a preview of some files; MkDocs keeps the plugin, which then is one for builds again."""

    def start(files: dict[str, str | bytes], config: str = CONFIG, **options: bool) -> Preview:
        return Preview(make_project(tmp_path, files, config), **options)

    yield start
    plugin = load_config(str(make_project(tmp_path, {}) / "mkdocs.yml")).plugins["postmortems"]
    assert isinstance(plugin, PostmortemsPlugin)
    plugin.on_startup(command="build", dirty=False)


def test_a_broken_report_has_a_page_that_says_why_and_others_are_fresh(preview: Previews) -> None:
    served = preview(
        {"incidents/a.md": HALF, "incidents/b.md": report("title: Whole\n", BODY + "\n[a](a.md)\n")}
    )
    served.build()
    (box,) = served.text("incidents/a/index.html", ".pm-problems").splitlines()
    for said in ("incidents/a.md:3:9", "front-matter-syntax", "status: [ draft", "close it with ]"):
        assert said in box
    page = (served.site / "incidents/a/index.html").read_text()
    assert "Half a &lt;b&gt;report" in page
    assert "<b>report" not in page
    assert "Nobody in Europe could pay" in served.text("incidents/a/index.html", ".pm-report")
    assert "Whole" in served.text("incidents/index.html")
    assert "Half" not in served.text("incidents/index.html")
    assert 'href="../a/"' in (served.site / "incidents/b/index.html").read_text()
    assert served.text("incidents/b/index.html", ".pm-problems") == ""


def test_problems_that_stop_nothing_stand_in_a_closed_box(preview: Previews) -> None:
    served = preview({"incidents/a.md": report(body=BODY.replace("Nobody had set a limit.", ""))})
    served.build()
    page = JustHTML((served.site / "incidents/a/index.html").read_text("utf-8"), sanitize=False)
    (box,) = page.query("details.pm-problems")
    assert "open" not in (box.attrs or {})
    assert "1 warning" in box.to_text()
    assert "not published" not in box.to_text()


def test_notes_alone_are_no_problem(preview: Previews) -> None:
    served = preview({"incidents/a.md": report("status: draft\n", "## Summary\n\nShort.\n")})
    served.build()
    assert not (served.site / PROBLEMS).exists()
    assert served.text("index.html", ".pm-problems") == ""
    assert served.text("incidents/a/index.html", ".pm-problems") == ""


@pytest.mark.parametrize(
    ("config", "under", "named"),
    [
        (CONFIG, "", "preview-problems/index.html"),
        (f"{SETTINGS}      path: kb\n", "kb/", "preview-problems/index.html"),
        (f"use_directory_urls: false\n{CONFIG}", "", "preview-problems.html"),
    ],
)
def test_each_page_that_is_no_report_leads_to_all_problems(
    config: str, under: str, named: str, preview: Previews
) -> None:
    wrong = report(body=BODY + "\n![x](x.png)\n[a](a.md)\n")
    own = f"docs/{'index' if under else 'about'}.md"
    served = preview({"incidents/a.md": HALF, "incidents/b.md": wrong, own: "# Ours\n"}, config)
    served.build()
    for name in ("index.html", "actions/index.html"):
        assert "errors in 2 files" in served.text(under + name, ".pm-problems")
    said = served.text(under + named)
    assert "incidents/a.md:3:9" in said
    assert "the image x.png does not exist" in said
    assert broken(served.site) == []


def test_what_is_mended_is_as_it_is_built(preview: Previews) -> None:
    files: dict[str, str | bytes] = {
        "incidents/a.md": report("title: A\n", BODY + "\n[b](b.md)\n"),
        "incidents/b.md": report(),
    }
    served = preview(files)
    served.build(a=HALF)
    served.build(a="", c=HALF)
    served.build(a=str(files["incidents/a.md"]), c=None)
    built(served.root, "-d", str(served.root / "plain"))
    plain = {
        path.relative_to(served.root / "plain"): path for path in (served.root / "plain").rglob("*.html")
    }
    assert plain.keys() == {path.relative_to(served.site) for path in served.site.rglob("*.html")}
    for name, path in plain.items():
        found = (served.site / name).read_text().replace(SERVER, "")
        assert _content(found) == _content(path.read_text())


def _content(html: str) -> str:
    return "".join(main.to_html() for main in JustHTML(html, sanitize=False).query("[role=main]"))


EDITS = (
    HALF, "", "no report", report("id: a\n"), report("severity: none\n"), report("title: Other\nvisibility: public\n"),
    report(body=BODY + "\n[a](a.md) [b](b.md#summary) ![x](x.png)\n"), HALF + "\n[c](c.md) [own](#summary)\n",
    report("related: [b]\naliases: [d]\n"), report(body=BODY.replace("Nobody had set a limit.", "")),
)  # fmt: skip


@pytest.mark.parametrize("line", ["", "audience: public"])
def test_what_is_kept_never_shows_in_a_preview(line: str, tmp_path: Path) -> None:
    by, kept = Random(line), Memory()
    make_project(tmp_path, {}, f"{SETTINGS}      {line}\n" if line else CONFIG)
    for _ in range(25):
        (tmp_path / "incidents" / by.choice(("a.md", "b.md", "c.md", "d.md"))).write_text(by.choice(EDITS))
        assert _previewed(tmp_path, kept) == _previewed(tmp_path, NOTHING)
        if by.random() < 0.5:
            kept.let_go()


def test_a_page_that_says_what_is_wrong_has_not_the_key_of_one_that_does_not(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report("timezone: Nowhere/Here\n"), "incidents/b.md": report()})
    loaded = load(find_project(tmp_path, None, all_checks()), NOW)
    made = publish(loaded, Host(url, (), folders=True), preview=True)
    shown = previewed(made, made.diagnostics)
    by_path, found = {each.page.path: each for each in made.pages}, {True: 0, False: 0}
    for each in (each for each in shown.pages if each.page.path in by_path):
        before = by_path[each.page.path]
        is_same = each.html == before.html
        assert (each.key == before.key) is is_same
        found[is_same and bool(each.key)] += 1
    assert all(found.values()), "there are pages of both kinds"


def _previewed(root: Path, kept: Kept) -> dict[str, bytes | None]:
    found = publish(
        load(find_project(root, None, all_checks()), NOW, kept),
        Host(url, (), folders=True),
        kept=kept,
        preview=True,
    )
    return {each.page.path: each.html for each in previewed(found, found.diagnostics, kept).pages}


def test_a_dirty_preview_says_what_is_so_now(preview: Previews) -> None:
    served = preview({"incidents/a.md": HALF, "incidents/b.md": report()}, dirty=True)
    served.build()
    served.build(a=report("title: Mended\n"))
    assert "Mended" in served.text("incidents/a/index.html", "h1")
    assert served.text("incidents/a/index.html", ".pm-problems") == ""
    assert served.text("index.html", ".pm-problems") == ""
    assert "Mended" in served.text("incidents/index.html")


ODD: dict[str, dict[str, str | bytes]] = {
    "nothing": {"incidents/a.md": ""},
    "bytes": {"incidents/a.md": b"\x00\xff\xfe"},
    "no fields": {"incidents/a.md": "# A\n\nText.\n"},
    "an open fence": {"incidents/a.md": "---\ntitle: A\n"},
    "two of one id": {"incidents/a.md": report("id: b\n"), "incidents/b.md": report()},
    "two that claim one": {"incidents/a.md": HALF.replace("title", "id: x\ntitle"), "incidents/x.md": HALF},
    "an id that is a path": {"incidents/a.md": report("id: ../../out\n")},
    "an id that is a folder": {"incidents/a.md": report("id: index.html\n")},
    "a name that cannot be": {'incidents/a"<b>.md': report()},
    "a folder that cannot be": {'incidents/a"<b>/c.md': report()},
    "a name of a device": {"incidents/con.md": report()},
    "a long name": {f"incidents/{'a' * 240}.md": HALF},
    "index": {"incidents/index.md": "# Reports\n", "incidents/README.md": "# Reports\n"},
    "a page of its own there": {"incidents/a.md": report(), "docs/incidents/a.md": "# Mine\n"},
    "a broken one and a page there": {"incidents/a.md": HALF, "docs/incidents/a.md": "# Mine\n"},
    "a list of its own there": {"incidents/a.md": report(), "docs/actions.md": "# Mine\n"},
    "a file for our folder": {"incidents/a.md": report(), "docs/incidents": "no folder"},
    "a file for a report's folder": {"incidents/a.md": report(), "docs/incidents/a": "no folder"},
    "a page of this name": {"incidents/a.md": HALF, "docs/preview-problems.md": "# Mine\n"},
    "an alias that is taken": {"incidents/a.md": report("aliases: [b]\n"), "incidents/b.md": HALF},
    "too large": {"incidents/a.md": report(body="x" * 600_000)},
    "a template that is none": {"templates/own.md": "---\nrequired: [nope\n---\n", "incidents/a.md": report()},
}  # fmt: skip


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("files", ODD.values(), ids=list(ODD))
def test_nothing_ends_it(files: dict[str, str | bytes], strict: bool, preview: Previews) -> None:
    more = {"templates/own.md": "", "incidents/whole.md": report("title: Whole\n"), **files}
    served = preview(more, f"{SETTINGS}      templates_dir: templates\n", strict=strict)
    served.build()
    pages = "".join(path.read_text("utf-8") for path in served.site.rglob("*.html"))
    assert "pm-wrong--error" in pages
    assert not any(path.name == "out" for path in served.root.rglob("*"))
    if "docs/incidents" not in files:
        assert "Whole" in served.text("incidents/whole/index.html", "h1")


@pytest.mark.parametrize("line", [
    "incidents_dir: docs", "incidents_dir: .", "incidents_dir: ../elsewhere", "incidents_dir: nowhere",
    "template: nope", "templates_dir: nowhere", "templates_dir: /", "timezone: Mars/X", "path: ../x", "nope: 1",
    "severities: [SEV2, sev2]", "services: {a: b}", "baseline: nowhere.json", "baseline: incidents/a.md", "baseline: ../x", "max_report_kb: many", "checks: {nope: error}", "strict: maybe",
    "markdown: nope", "search: 1", "attachments: {a: b}",
    "severities: [{nme: SEV2}, SEV1]", "fields: {tier: {type: chioce}}", "rules: [{severty: SEV2, fields: [trigger]}]",
])  # fmt: skip
def test_a_setting_that_is_wrong_is_said_and_left_at_its_default(line: str, preview: Previews) -> None:
    served = preview(
        {"incidents/a.md": report(), "docs/about.md": "# About\n"}, f"{SETTINGS}      {line}\n", strict=True
    )
    served.build()
    if line == "incidents_dir: nowhere":
        return
    assert "Checkout down in Europe" in served.text("incidents/a/index.html", "h1")
    assert "mkdocs.yml:" in served.text(PROBLEMS)
    assert "left at its default" in served.text(PROBLEMS)
    served.write("mkdocs.yml", CONFIG)
    served.build()
    assert served.text("index.html", ".pm-problems") == ""


@pytest.mark.parametrize("line", ["markdown: site", "other_plugins: rewrite"])
def test_a_report_that_the_host_renders_says_what_is_wrong_too(line: str, preview: Previews) -> None:
    files: dict[str, str | bytes] = {
        "incidents/a.md": HALF,
        "incidents/b.md": report(body=BODY + "\n![x](x.png)\n"),
    }
    served = preview(files, f"{SETTINGS}      {line}\n")
    served.build()
    assert "does not exist" in served.text("incidents/b/index.html", ".pm-problems")
    assert "close it with ]" in served.text("incidents/a/index.html", ".pm-problems")


def test_a_report_that_the_host_cannot_render_costs_nobody_else_theirs(
    preview: Previews, tmp_path: Path
) -> None:
    (tmp_path / "failing.py").write_text(
        "from markdown import Extension, preprocessors\n"
        "class No(preprocessors.Preprocessor):\n"
        "    def run(self, lines):\n"
        "        assert 'FAIL' not in ''.join(lines)\n"
        "        return lines\n"
        "class Failing(Extension):\n"
        "    def extendMarkdown(self, md):\n"
        "        md.preprocessors.register(No(md), 'no', 99)\n"
        "def makeExtension(**given):\n"
        "    return Failing(**given)\n"
    )
    files: dict[str, str | bytes] = {
        "incidents/a.md": report(body=BODY + "\nFAIL\n"),
        "incidents/b.md": report(),
    }
    config = f"{SETTINGS}      markdown: site\nmarkdown_extensions: [failing]\n"
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(tmp_path))
        served = preview(files, config)
        served.build()
    assert "cannot be made" in served.text("incidents/a/index.html", ".pm-problems")
    assert "Nobody in Europe" in served.text("incidents/b/index.html")


def test_what_the_public_may_not_see_is_not_shown_for_being_broken(preview: Previews) -> None:
    hidden, said = (
        f"{HALF.replace('---', f'---{line}', 1)}\nA secret.\n" for line in ("", "\nvisibility: public")
    )
    whole = report("title: Not for all\n", BODY + "\n![x](x.png)\n")
    served = preview(
        {"incidents/a.md": hidden, "incidents/b.md": said, "incidents/c.md": whole},
        f"{SETTINGS}      audience: public\n",
    )
    served.build()
    assert not (served.site / "incidents/a").exists()
    assert served.text("incidents/b/index.html")
    assert "A secret" not in served.text("incidents/b/index.html")
    assert not (served.site / "incidents/c").exists()


def test_a_report_whose_problems_are_known_says_that_it_is_not_published(preview: Previews) -> None:
    served = preview({"incidents/a.md": HALF}, f"{SETTINGS}      baseline: known.json\n")
    done = postmortems(served.root, "check", "--baseline", "known.json", "--update-baseline")
    assert done.returncode == 0, done.stderr
    served.build()
    assert "for problems that the baseline knows" in served.text("incidents/a/index.html", ".pm-problems")
    assert not (served.site / PROBLEMS).exists()
    assert broken(served.site) == []


def test_a_build_is_stopped_as_ever(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": HALF, "docs/a.md": ""})
    done = mkdocs(tmp_path, "build")
    assert done.returncode == 1
    assert "nothing was built" in done.stderr
    assert not (tmp_path / "site").exists()


def test_the_log_tells_a_problem_once_and_then_what_changed(
    preview: Previews, caplog: pytest.LogCaptureFixture
) -> None:
    served = preview(
        {"incidents/a.md": HALF, "incidents/b.md": report("status: draft\n", "## Summary\n\nx\n")}
    )
    caplog.set_level(logging.INFO)

    def said() -> str:
        found = "\n".join(each.getMessage() for each in caplog.records if "postmortems" in each.name)
        caplog.clear()
        return found

    served.build()
    first = said()
    assert first.count("a `[` that is not closed") == 1
    assert f"{SERVER}preview-problems/" in first
    served.build()
    (line,) = said().splitlines()
    assert "as before" in line
    served.build(a=HALF.replace("title", "\ntitle"))
    assert len(said().splitlines()) == 1, "it only moved"
    served.build(a=HALF.replace("title", "sevrity: SEV1\ntitle"))
    assert "unknown-field" in said()
    served.build(a=report())
    last = said()
    assert "gone: incidents/a.md: error[front-matter-syntax]: a `[` that is not closed" in last
    assert "what is wrong" not in last


def test_whoever_mends_a_slip_has_not_to_wait_for_the_whole_site(preview: Previews, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"incidents/{name}.md": report(f"tags: [{name}]\n") for name in "abcd"}
    served = preview(files)
    plugin = served.config().plugins["postmortems"]
    assert isinstance(plugin, PostmortemsPlugin)
    served.build()
    served.build(a=HALF)
    before = plugin.memory
    plugin.memory = kept = Counting(before)
    served.build(a=str(files["incidents/a.md"]))
    plugin.memory = before
    assert kept.made == []


def test_no_problem_is_a_warning_where_mkdocs_would_end_for_it(
    preview: Previews, caplog: pytest.LogCaptureFixture
) -> None:
    preview({"incidents/a.md": HALF, "docs/about.md": "<!-- postmortems: nope -->\n"}, strict=True).build()
    ours = [each for each in caplog.records if "postmortems" in each.name]
    assert [each for each in ours if each.levelno >= logging.WARNING] == []


def test_what_is_new_is_what_was_not_there() -> None:
    one = Diagnostic(Place("a.md", 1, 1, 2), "c", Level.ERROR, "wrong")
    moved, other = replace(one, place=Place("a.md", 9, 1, 2)), replace(one, message="other")
    assert since([one, one], [moved, other]) == ([other], [one], 1)
    assert since([], [one]) == ([one], [], 0)


def test_folders_that_come_later_are_watched(preview: Previews, tmp_path: Path) -> None:
    class Server:
        def __init__(self) -> None:
            self.watched: list[str] = []

        def watch(self, path: str) -> None:
            self.watched.append(path)

    server = Server()
    served = preview({"incidents/a.md": report()})
    served.build()
    with chdir(tmp_path):
        config = served.config()
        config.plugins.on_serve(server, config=config, builder=served.build)  # type: ignore[arg-type]
    served.write("mkdocs.yml", f"{SETTINGS}      incidents_dir: others\n")
    served.write("others/b.md", report())
    served.build()
    served.build()
    assert server.watched == [str(tmp_path / "others")]


@pytest.mark.parametrize("options", [(), ("--strict",)])
def test_a_server_that_starts_with_a_broken_report_answers_and_recovers(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    make_project(tmp_path, {"incidents/a.md": HALF, "incidents/b.md": report(), "docs/about.md": "# About\n"})
    with serving(tmp_path, *options) as served:
        assert "front-matter-syntax" in served.get("incidents/a/")
        assert "Checkout down in Europe" in served.get("incidents/b/")
        (tmp_path / "incidents/a.md").write_text(report("title: It is mended\n"))
        mended = served.until("incidents/a/", lambda page: "It is mended" in page)
        assert "pm-problems" not in mended
        (tmp_path / "incidents/c.md").write_text("no report")
        served.until("incidents/c/", lambda page: "there is no front matter" in page)
        (tmp_path / "incidents/c.md").unlink()
        served.until("incidents/c/", lambda page: not page)
        assert "pm-problems" not in served.get("")
    assert "Traceback" not in served.log.read_text()
