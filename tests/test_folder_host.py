"""A site as plain files: the same pages as MkDocs has, in one more file of the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from link_checker import broken, parsed
from postmortems.checks.check import all_checks
from postmortems.hosts.folder import file_of, url, write_site
from postmortems.publishing import load
from postmortems.site.project import find_project
from samples import BODY, CONFIG, NOW, make_project, report

ROOT = Path(__file__).parent.parent


def test_the_example_is_written_whole_and_every_link_leads_somewhere(tmp_path: Path) -> None:
    loaded = load(find_project(ROOT, None, all_checks()), NOW)
    found = write_site(loaded, tmp_path / "out")
    files = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.html")}
    assert {file_of(made.page.path) for made in found.pages} <= files
    pages = parsed(tmp_path / "out")
    leads_to_docs = [each for each in broken(tmp_path / "out") if "../docs/" not in each]
    assert leads_to_docs == []
    assert pages["index.html"].query("link[rel=stylesheet]")


def test_what_fails_a_build_writes_nothing(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": "no report"})
    (tmp_path / "out").mkdir()
    (tmp_path / "out/old.html").write_text("old")
    found = write_site(load(find_project(tmp_path, None, all_checks()), NOW), tmp_path / "out")
    assert found.diagnostics
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["old.html"]


def test_what_stands_beside_a_report_comes_along(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"incidents/a.md": report() + "\n![g](g.png)\n"}
    make_project(tmp_path, {**files, "incidents/g.png": b"\x89PNG"})
    write_site(load(find_project(tmp_path, None, all_checks()), NOW), tmp_path / "out")
    assert (tmp_path / "out/incidents/g.png").read_bytes() == b"\x89PNG"
    assert 'src="../g.png"' in (tmp_path / "out/incidents/a/index.html").read_text("utf-8")


@pytest.mark.parametrize("setting", ["markdown: site", "other_plugins: rewrite"])
def test_a_host_without_plugins_shows_reports_as_github_does(setting: str, tmp_path: Path) -> None:
    config = f"{CONFIG.rstrip()}:\n      {setting}\n"
    make_project(tmp_path, {"incidents/a.md": report(body=BODY)}, config)
    found = write_site(load(find_project(tmp_path, None, all_checks()), NOW), tmp_path / "out")
    assert found.diagnostics == ()
    assert "Nobody could pay" in (tmp_path / "out/incidents/a/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("index.md", "index.md", "./"),
        ("index.md", "incidents/index.md", "incidents/"),
        ("incidents/a.md", "incidents/b.md", "../b/"),
        ("incidents/a.md", "incidents/index.md", "../"),
        ("incidents/a.md", "index.md", "../../"),
        ("incidents/a.md", "incidents/g #1.png", "../g%20%231.png"),
        ("incidents/index.md", "assets/x.css", "../assets/x.css"),
    ],
)
def test_addresses(page: str, target: str, expected: str) -> None:
    assert url(page, target) == expected


def written(root: Path, files: dict[str, str | bytes], config: str = CONFIG) -> Path:
    make_project(root, files, config)
    found = write_site(load(find_project(root, None, all_checks()), NOW), root / "out")
    assert found.pages, found.diagnostics
    return root / "out"


UNCHECKED = f"{CONFIG.rstrip()}:\n      checks: {{unique-id: info}}\n"
"""A site that lets two reports have one id."""


def test_an_earlier_id_never_takes_the_page_of_the_report_that_has_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "incidents/a.md": report("title: Alpha\naliases: [b, c]\n"),
        "incidents/b.md": report("title: Beta\n"),
        "incidents/d.md": report("title: Delta\naliases: [C]\n"),
    }
    out = written(tmp_path, files, UNCHECKED)
    assert "<h1" in (out / "incidents/b/index.html").read_text("utf-8")
    assert "Beta" in (out / "incidents/b/index.html").read_text("utf-8")
    leading = [path.parent.name for path in (out / "incidents").glob("[cC]/index.html")]
    assert leading == ["c"]


def test_no_link_leads_to_what_the_host_does_not_publish(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "docs/about.md": "# About\n",
        "incidents/a.md": report("", f"{BODY}\nSee [about](../docs/about.md).\n"),
    }
    page = (written(tmp_path, files) / "incidents/a/index.html").read_text("utf-8")
    assert "about" in page
    assert "about/" not in page
