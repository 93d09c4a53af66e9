"""Reports among the pages, beside the site's own folder or above it: links lead both ways as GitHub shows them."""

from __future__ import annotations

import json
from os.path import relpath
from pathlib import Path

import pytest

import link_checker
from building import git, mkdocs, postmortems
from matrix.site import PNG
from postmortems.site.edition import for_audience
from postmortems.site.introduction import introduction_of
from postmortems.site.project import find_project
from samples import BODY, make_project, report

CONFIG = """\
site_name: S
site_url: https://site.example/
strict: true
repo_url: https://git.example/r
edit_uri: edit/main/docs/
nav: [index.md, guide/one.md, {path}incidents/index.md, First: {way}/2025/a.md]
plugins:
  - search
  - postmortems: {{incidents_dir: {named}, path: {path}}}
"""
HOME = """\
# Home

See [a]({way}/2025/a.md#timeline), [b](<{way}/b.md>), [all]({way}/), ![queue]({way}/2025/queue.png).

And [away].

[away]: {way}/b.md
"""
GUIDE = """\
# One

## Two

[a](../{way}/2025/a.md) [elsewhere](https://x.example/incidents/b.md) [here](#two)
"""
LAYOUTS = {
    "among the pages": ("", "docs/incidents", ""),
    "among the pages under another name": ("", "docs/kb/reports", "kb/"),
    "beside the pages": ("", "incidents", ""),
    "beside the site": ("site/", "incidents", "x/"),
    "above the site": ("teams/a/", "ops/incidents", ""),
}
"""Where the site is in its repository, where its reports are there, and in which folder of the site our pages."""


def made(root: Path, layout: str) -> Path:
    """Write a site into a repository; return the folder of its mkdocs.yml."""
    within, reports, path = LAYOUTS[layout]
    site, folder = root / within, root / reports
    way, home = (relpath(*ends) for ends in ((folder, site / "docs"), (site / "docs", folder)))
    told = {"way": way, "named": relpath(folder, site), "path": path}
    files = {
        site / "mkdocs.yml": CONFIG.format(**told),
        site / "docs/index.md": HOME.format(**told),
        site / "docs/guide/one.md": GUIDE.format(**told),
        folder / "2025/a.md": report(
            body=f"{BODY}\n[guide](../{home}/guide/one.md#two) [b](../b.md)\n\n![Queue](queue.png)\n"
        ),
        folder / "b.md": report("title: Other\nid: bee\n", f"{BODY}\n[home]({home}/index.md)\n"),
        folder / "_hidden.md": "Nobody sees this.\n",
        folder / "unused.html": "<script>1</script>",
    }
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (folder / "2025/queue.png").write_bytes(PNG)
    git(root, "init", "--quiet")
    return site


@pytest.mark.parametrize("layout", LAYOUTS)
def test_links_lead_both_ways_and_nothing_is_published_twice(layout: str, tmp_path: Path) -> None:
    root, path = made(tmp_path, layout), LAYOUTS[layout][2]
    done = mkdocs(root, "build")
    assert done.returncode == 0, done.stderr
    assert "not included in the" not in done.stderr
    site = root / "site"
    assert link_checker.broken(site, "https://site.example/") == []
    home, guide = (site / "index.html").read_text(), (site / "guide/one/index.html").read_text()
    for there in ("a/#timeline", "bee/", "2025/queue.png", ""):
        assert f'"{path}incidents/{there}"' in home
    assert f'"../../{path}incidents/a/"' in guide
    assert '"https://x.example/incidents/b.md"' in guide
    assert f'href="{path}incidents/a/"' in home, "it stands in the navigation by its file"
    files = [file for file in site.rglob("*") if file.is_file()]
    places = [file.relative_to(site).as_posix() for file in files]
    assert [each for each in places if each.endswith("queue.png")] == [f"{path}incidents/2025/queue.png"]
    assert [each for each in places if "/a/index" in each] == [f"{path}incidents/a/index.html"]
    assert not [each for each in places if "hidden" in each or "unused" in each or "reports" in each]
    texts = [file for file in files if file.suffix in (".html", ".json", ".xml", ".txt", ".csv", ".md")]
    assert not [file for file in texts if str(tmp_path) in file.read_text()], "it tells of the machine"
    checked = postmortems(root, "check", "--strict")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert str(tmp_path) not in checked.stdout + checked.stderr


def test_a_readme_introduces_the_list_and_what_is_excluded_is_none_of_the_reports(tmp_path: Path) -> None:
    root = made(tmp_path, "among the pages")
    folder = root / "docs/incidents"
    (folder / "README.md").write_text(
        "\n# How we learn\n\n[A](2025/a.md#timeline), ![Us](us.png)<script>x()</script>\n"
    )
    (folder / "2025/README.md").write_text("What that year was like.\n")
    (folder / "us.png").write_bytes(PNG)
    (folder / "secret.md").write_text(report("title: Secretword\n"))
    (folder / "INDEX").mkdir()
    with (root / "mkdocs.yml").open("a") as config:
        config.write("exclude_docs: secret*\n")
    done = mkdocs(root, "build")
    assert done.returncode == 0, done.stderr
    site = root / "site"
    listed = (site / "incidents/index.html").read_text()
    shown = listed.split('id="pm-title"', 1)[1].split("pm-counts", 1)[0]
    assert '<h2 id="how-we-learn"' in shown
    assert '<a href="a/#timeline">A</a>' in shown
    assert 'src="us.png"' in shown
    assert "<script>x" not in listed
    assert (site / "incidents/us.png").is_file()
    texts = "".join(file.read_text("utf-8", "replace") for file in site.rglob("*") if file.is_file())
    assert "Secretword" not in texts
    assert "that year was like" not in texts
    assert postmortems(root, "check", "--strict", "--format", "json").stdout.count("us.png") == 0
    (folder / "README.md").write_text("# We\n\n[gone](gone.md) ![no](no.png)\n")
    checked = postmortems(root, "check", "--format", "json")
    told = [(each["path"], each["line"], each["code"], each["level"]) for each in json.loads(checked.stdout)]
    assert [each for each in told if "README" in each[0]] == [
        ("docs/incidents/README.md", 3, "broken-link", "warning"),
        ("docs/incidents/README.md", 3, "missing-asset", "warning"),
    ]
    (folder / "README.md").write_text(report("title: A report all the same\n"))
    assert "README.md" in postmortems(root, "list", "--format", "json").stdout
    (folder / "index.md").write_text("Another.\n")
    project = find_project(root, None, ())
    assert (said := introduction_of(project))
    assert said.path == "docs/incidents/index.md"
    assert introduction_of(for_audience(project, "public")) is None


def test_nothing_is_excluded_by_an_empty_line(tmp_path: Path) -> None:
    """Each report would be looked up among patterns that there are not."""
    assert find_project(make_project(tmp_path, {}), None, ()).excluded == ()
    (tmp_path / "mkdocs.yml").write_text("exclude_docs: |\n  a.md\n\n  b.md\nplugins: [postmortems]\n")
    assert find_project(tmp_path, None, ()).excluded == ("a.md", "b.md")
