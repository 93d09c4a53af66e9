"""What other plugins do to the files, pages and addresses of a site, done by hooks in their place.

`make test-hosts` tries the plugins themselves.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import link_checker
from building import built, git, mkdocs, postmortems

HEAD = "---\ntitle: {title}\nstatus: draft\nseverity: SEV2\nservices: [web]\nstarted_at: {day}T14:05+02:00\n{more}---\n"
BODY = "## Summary\n\nIt was down.\n"
EVENTS = "from mkdocs.plugins import event_priority\nfrom mkdocs.structure.files import File, Files\n"


def site(folder: Path, hook: str = "", settings: str = "{}", plugins: str = "") -> Path:
    """Return a site with a hook, and a report of the year before last that links to a page."""
    files = {
        "mkdocs.yml": "site_name: S\nsite_url: https://site.example/\ntheme: {name: material, font: false}\n"
        f"hooks: [hook.py]\nplugins:\n  - search\n  - postmortems: {settings}\n{plugins}",
        "hook.py": EVENTS + hook,
        "docs/index.md": "# Home\n\n<!-- postmortems: latest -->\n",
        "docs/guide.md": "# Guide\n\n## Two\n",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    add(folder, "a", body=BODY + "\nSee [the guide](../docs/guide.md#two).\n")
    return folder


def add(
    folder: Path, name: str, body: str = BODY, title: str = "Down", day: str = "2025-03-04", more: str = ""
) -> None:
    file = folder / f"incidents/{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD.format(title=title, day=day, more=more) + body)


FINDS_FIRST = """
def on_files(files, config):
    assert files.get_file_from_path("incidents/a.md"), "an early plugin does not see it"
"""
ASKS_WHERE = """
import os
from pathlib import Path

@event_priority(-60)
def on_files(files, config):
    for file in files:
        assert file.abs_src_path and os.path.isfile(file.abs_src_path), file.src_uri
        if file.src_uri.endswith((".css", ".json", ".svg")):
            assert Path(file.abs_src_path).read_bytes() == file.content_bytes, file.src_uri
"""
LIST_MADE_ANEW = """
@event_priority(-60)
def on_files(files, config):
    return Files(list(files))
"""


@pytest.mark.parametrize("hook", [FINDS_FIRST, ASKS_WHERE, LIST_MADE_ANEW])
def test_whoever_looks_at_the_files_finds_ours_as_any_other(hook: str, tmp_path: Path) -> None:
    output = built(site(tmp_path, hook), "--strict")
    assert link_checker.broken(output) == []
    assert "Down" in (output / "incidents/a/index.html").read_text()


def test_a_page_stands_for_the_newest_report_of_which_it_tells(tmp_path: Path) -> None:
    hook = (
        "import json\ndef on_files(files, config):\n    where = {f.src_uri: f.abs_src_path for f in files.documentation_pages()}\n"
        "    json.dump(where, open('where.json', 'w'))\n"
    )
    folder = site(tmp_path, hook)
    add(folder, "b", title="Later", day="2026-05-06")
    built(folder)
    where = json.loads((folder / "where.json").read_text())
    told = {path: Path(file).relative_to(folder).as_posix() for path, file in where.items()}
    assert told["incidents/index.md"] == "incidents/b.md"
    assert (
        told["timeline/2025.md" if "timeline/2025.md" in told else "timeline/2025/index.md"]
        == "incidents/a.md"
    )
    assert told["services/web.md"] == "incidents/b.md"
    (folder / "incidents/a.md").unlink()
    (folder / "incidents/b.md").unlink()
    built(folder)
    none = json.loads((folder / "where.json").read_text())
    assert Path(none["incidents/index.md"]) == folder / "mkdocs.yml"


DROPS = """
def on_files(files, config):
    return Files([file for file in files if not file.src_uri.startswith("services/")])
"""
REPLACES = """
def on_files(files, config):
    files.remove(files.get_file_from_path("incidents/index.md"))
    files.append(File.generated(config, "incidents/index.md", content="# Mine"))
"""


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        (DROPS, "another plugin has taken this out of the site"),
        (REPLACES, "`incidents/index.md`: another plugin makes this page too, and ours is not published"),
    ],
)
def test_what_another_plugin_takes_away_or_replaces_is_told(hook: str, said: str, tmp_path: Path) -> None:
    folder = site(tmp_path, hook)
    assert mkdocs(folder, "build", "--strict").returncode == 1
    done = mkdocs(folder, "build")
    assert done.returncode == 0
    assert said in done.stderr


LANGUAGES = """
from mkdocs.commands.build import build
from mkdocs.plugins import BasePlugin

class I18n(BasePlugin):
    def __init__(self):
        self.language = ""

    @event_priority(-100)
    def on_files(self, files, config):
        kept = [f for f in files if str(f.abs_src_path).startswith(config.docs_dir) or not f.is_documentation_page()]
        assert not [f.src_uri for f in kept if f.src_uri.startswith("incidents/")]
        for file in kept if self.language else ():
            if file.is_documentation_page():
                file.dest_uri = self.language + "/" + file.dest_uri
                file.abs_dest_path = config.site_dir + "/" + file.dest_uri
                file.url = file._get_url(config.use_directory_urls)
        return Files(kept)

    @event_priority(-100)
    def on_post_build(self, config):
        from mkdocs import utils
        if not self.language:
            clean, utils.clean_directory = utils.clean_directory, lambda folder: None
            for self.language in ("fr", "de"):
                config.theme["language"] = self.language
                build(config)
            utils.clean_directory, self.language = clean, ""

def on_config(config):
    if "i18n" not in config.plugins:
        config.plugins["i18n"] = I18n()
"""


def test_another_language_links_to_our_pages_and_does_not_write_them_again(tmp_path: Path) -> None:
    folder = site(tmp_path, LANGUAGES)
    output = built(folder, "--strict")
    assert '<html lang="en"' in (output / "incidents/a/index.html").read_text()
    assert 'href="../incidents/a/"' in (output / "fr/index.html").read_text()
    assert 'href="../incidents/a/"' in (output / "de/index.html").read_text()
    assert 'href="../insights/"' in (output / "de/index.html").read_text()  # by the navigation
    assert [path.name for path in (output / "fr").iterdir() if path.name == "incidents"] == []
    assert link_checker.broken(output) == []
    assert mkdocs(folder, "build", "--strict").returncode == 0


MOVES = """
import shutil, tempfile
def on_config(config):
    elsewhere = tempfile.mkdtemp()
    shutil.copytree(config.docs_dir, elsewhere, dirs_exist_ok=True)
    config.docs_dir = elsewhere
"""


def test_the_folder_of_pages_may_be_put_elsewhere(tmp_path: Path) -> None:
    folder = site(tmp_path, MOVES)
    with (folder / "mkdocs.yml").open("a") as config:
        config.write("repo_url: https://git.example.com/kb\nedit_uri: edit/main/docs/\n")
    text = (folder / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(
        text.replace("font: false", "font: false, features: [content.action.edit]")
    )
    html = (built(folder, "--strict") / "incidents/a/index.html").read_text()
    assert 'href="../../guide/#two"' in html
    assert 'href="https://git.example.com/kb/edit/main/incidents/a.md"' in html


MAKES = """
def on_files(files, config):
    files.append(File.generated(config, "api/made.md", content="# Made"))
"""


def test_a_report_may_link_to_a_page_that_another_plugin_makes(tmp_path: Path) -> None:
    folder = site(tmp_path, MAKES)
    add(folder, "b", BODY + "\nSee [the API](../docs/api/made.md).\n")
    output = built(folder, "--strict")
    assert 'href="../../api/made/"' in (output / "incidents/b/index.html").read_text()
    assert link_checker.broken(output) == []
    assert postmortems(folder, "check").returncode == 1
    text = (folder / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(text.replace("postmortems: {}", "postmortems: {virtual: [api/*]}"))
    assert postmortems(folder, "check").returncode == 0
    built(folder, "--strict")


@pytest.mark.parametrize("settings", ["{}", "{virtual: [api/*]}"])
@pytest.mark.parametrize("hook", [MAKES, ""])
def test_a_link_to_a_page_that_nobody_makes_fails_the_build_in_the_words_of_the_check(
    hook: str, settings: str, tmp_path: Path
) -> None:
    folder = site(tmp_path, hook, settings)
    add(folder, "b", BODY + "\nSee [the API](../docs/api/mode.md).\n")
    done = mkdocs(folder, "build")
    assert done.returncode == 1
    assert "incidents/b.md:12:5: error[broken-link]: `../docs/api/mode.md` does not exist" in done.stderr
    assert not list((folder / "site").rglob("*.html")) if (folder / "site").exists() else True


@pytest.mark.parametrize("pattern", ["../*", "/etc/*"])
def test_a_pattern_of_made_pages_leads_nowhere_else(pattern: str, tmp_path: Path) -> None:
    done = postmortems(site(tmp_path, "", f"{{virtual: ['{pattern}']}}"), "check")
    assert "error[invalid-setting]: `virtual`" in done.stdout


def test_what_lies_beside_the_docs_folder_is_not_virtual(tmp_path: Path) -> None:
    folder = site(tmp_path, MAKES, "{virtual: ['*']}")
    add(folder, "b", BODY + "\nSee [it](../secret/made.md) and [this](gone.md).\n")
    found = re.findall(r"broken-link]: (\S+)", mkdocs(folder, "build").stderr)
    assert found == ["`../secret/made.md`", "`gone.md`"]


HEARD = """
import json, pathlib
META = {}

def on_page_context(context, page, config, nav):
    META[page.file.src_uri] = {name: str(value) if name == "date" else value for name, value in page.meta.items()}

def on_post_build(config):
    pathlib.Path("meta.json").write_text(json.dumps(META))
"""


def told(folder: Path) -> dict[str, dict[str, object]]:
    """Build a site, and return what its pages say to themes and other plugins."""
    built(folder, "--strict")
    found: dict[str, dict[str, object]] = json.loads((folder / "meta.json").read_text())
    return found


def test_a_report_says_to_other_plugins_what_any_page_can(tmp_path: Path) -> None:
    folder = site(
        tmp_path, HEARD, "{page: {comments: true, level: all, render_macros: true, search: {boost: 3}}}"
    )
    said = "page: {hide: [toc], comments: false, level: internal, rank: 3, share: 0.5, quoted: 'true', list: [1, x]}\n"
    add(folder, "b", more=said)
    add(folder, "c", more="page: {search: {exclude: true}}\n")
    meta = told(folder)
    b = meta["incidents/b.md"]
    assert {name: b[name] for name in ("comments", "level", "rank", "share", "quoted", "list", "render_macros")} == {
        "comments": False, "level": "internal", "rank": 3, "share": 0.5, "quoted": "true", "list": [1, "x"],
        "render_macros": True,
    }  # fmt: skip
    assert "toc" in str(b["hide"])
    assert (meta["incidents/a.md"]["comments"], meta["incidents/a.md"]["level"]) == (True, "all")
    assert meta["incidents/a.md"]["search"] == {"boost": 3, "exclude": True, "postmortems": True}
    assert "comments" not in meta["incidents/index.md"]
    index = json.loads((folder / "site/search/search_index.json").read_text())["docs"]
    found = {entry["location"].partition("#")[0] for entry in index}
    assert ("incidents/b/" in found, "incidents/c/" in found) == (True, False)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("{template: x.html}", "`page.template` is the site's to say"),
        ("{render_macros: true}", "`page.render_macros` is the site's to say"),
        ("{title: Other}", "`page.title` is not for this"),
        ("{note: '{{ 7 }}'}", "`page` has `{`, which themes print"),
        ("{'a<b': 1}", "`page` has `<`, which themes print"),
        ('{deep: [{x: ["a\'b"]}]}', "`page` has `'`, which themes print"),
        ("{hide: toc}", "`page.hide` has another shape"),
        ("{search: no}", "`page.search` has another shape"),
        ("[toc]", "`page` is not a mapping"),
    ],
)
def test_what_a_report_may_not_say_for_its_page_is_told(said: str, wrong: str, tmp_path: Path) -> None:
    folder = site(tmp_path)
    add(folder, "b", more=f"page: {said}\n")
    done = postmortems(folder, "check")
    assert f"error[invalid-value]: {wrong}" in done.stdout, done.stdout


def test_titles_and_days_are_told_as_feeds_read_them(tmp_path: Path) -> None:
    feeds = "from mkdocs.plugins import BasePlugin\ndef on_config(config):\n    config.plugins.setdefault('rss', BasePlugin())\n"
    folder = site(tmp_path, HEARD + feeds)
    add(folder, "b", title='"Checkout\'s queue & its"', day="2026-03-04")
    meta = told(folder)
    assert (meta["incidents/b.md"]["title"], meta["incidents/b.md"]["date"]) == (
        "Checkout’s queue &amp; its",
        "2026-03-04",
    )
    drafts = {path for path, said in meta.items() if said.get("draft")}
    assert "incidents/index.md" in drafts
    assert not drafts & {"incidents/b.md", "index.md", "guide.md"}


def test_the_site_s_own_markdown_finds_files_from_where_the_report_lies(tmp_path: Path) -> None:
    folder = site(tmp_path, "", "{markdown: site}")
    add(folder, "c", more="id: other-name\n")
    links = (
        "[a](../a.md#summary) [id](../c.md) [guide](../../docs/guide.md#two) [out](https://x.example/)\n\n"
    )
    add(folder, "2026/b", BODY + links + "![shot](shot.png)\n\n[ref]\n\n[ref]: ../c.md\n")
    (folder / "incidents/2026/shot.png").write_bytes(b"png")
    output = built(folder, "--strict")
    html = (output / "incidents/b/index.html").read_text()
    for address in ("../a/#summary", "../other-name/", "../../guide/#two", "https://x.example/"):
        assert f'href="{address}"' in html
    assert html.count('href="../other-name/"') >= 2
    assert link_checker.broken(output) == []
    assert "does not contain an anchor" not in mkdocs(folder, "build").stderr


def test_the_plugin_twice_is_one_clear_error(tmp_path: Path) -> None:
    done = mkdocs(site(tmp_path, plugins="  - postmortems: {path: second}\n"), "build")
    assert done.returncode == 1
    assert "error[invalid-setting]: `postmortems` stands here a second time" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_dirty_build_after_git_has_the_files_it_asks_for(tmp_path: Path) -> None:
    folder = site(tmp_path)
    git(folder, "init", "--quiet")
    built(folder)
    add(folder, "new", title="Brand new")
    output = built(folder, "--dirty")
    assert "Brand new" in (output / "incidents/index.html").read_text()


STAND_ELSEWHERE = """
@event_priority(-100)
def on_files(files, config):
    for file in files.documentation_pages():
        if file.src_uri.startswith("en/"):
            file.dest_uri = file.dest_uri.removeprefix("en/")
            file.abs_dest_path = config.site_dir + "/" + file.dest_uri
            file.url = file._get_url(config.use_directory_urls)
    return files
"""


@pytest.mark.parametrize("settings", ["{}", "{markdown: site}"])
def test_links_lead_to_where_another_plugin_has_put_a_page(settings: str, tmp_path: Path) -> None:
    folder = site(tmp_path, STAND_ELSEWHERE, settings)
    (folder / "docs/en").mkdir()
    (folder / "docs/guide.md").rename(folder / "docs/en/guide.md")
    (folder / "docs/en/more.md").write_text("# More\n\n<!-- postmortems: latest -->\n")
    add(folder, "a", BODY + "\nSee [the guide](../docs/en/guide.md#two).\n")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "One")
    output = built(folder, "--strict")
    html = (output / "incidents/a/index.html").read_text()
    assert 'href="../../guide/#two"' in html
    assert "Last changed" in html
    assert 'href="../incidents/a/"' in (output / "more/index.html").read_text()
    assert link_checker.broken(output) == []
