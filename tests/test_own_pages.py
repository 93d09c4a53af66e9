"""Pages of a site's own that stand where the plugin puts its lists: told by `check` as by a build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import mkdocs, postmortems
from samples import CONFIG, make_project, report

FILES = {"incidents/a.md": report("tags: [x]\ntrigger: deploy\n"), "docs/index.md": "# Home\n"}
TAKEN = [
    "incidents/index.md", "incidents.md", "timeline/index.md", "timeline/2026.md", "actions/README.md", "actions.md",
    "insights/index.md", "writing.md", "services/index.md", "services/checkout.md", "tags/x.md", "causes/missing-limit/index.md",
    "timeline.markdown", "timeline/index.html", "actions/README.mkd", "services/checkout.mdown",
]  # fmt: skip
FREE = [
    "index.md",
    "timeline/2019.md",
    "services/other.md",
    "about/incidents/index.md",
    "notes.md",
    "tags/x.txt",
    "timeline.html",
    "timeline/README.html",
]


def told(root: Path, *arguments: str) -> list[str]:
    done = postmortems(root, "check", "--format", "json", *arguments)
    return [item["path"] for item in json.loads(done.stdout) if item["code"] == "unique-id"]


@pytest.mark.parametrize("path", TAKEN)
def test_a_page_in_the_place_of_a_list_is_told(path: str, tmp_path: Path) -> None:
    make_project(tmp_path, {**FILES, f"docs/{path}": "# Mine\n"})
    assert told(tmp_path) == [f"docs/{path}"]


def test_others_are_not(tmp_path: Path) -> None:
    make_project(tmp_path, {**FILES, **{f"docs/{path}": "# Mine\n" for path in FREE}})
    assert told(tmp_path) == []
    make_project(
        tmp_path, {f"docs/{path}": "# Mine\n" for path in TAKEN}, CONFIG.rstrip() + ":\n      path: reports\n"
    )
    assert told(tmp_path) == []
    make_project(tmp_path, {"docs/reports/timeline.md": "# Mine\n"}, (tmp_path / "mkdocs.yml").read_text())
    assert told(tmp_path) == ["docs/reports/timeline.md"]


def test_a_build_says_it_once_too(tmp_path: Path) -> None:
    make_project(tmp_path, {**FILES, "docs/timeline.md": "# Mine\n"})
    done = mkdocs(tmp_path, "build")
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert said.count("`docs/timeline.md` stands where the plugin puts a page of its own") == 1


def test_a_run_that_is_about_one_report_or_a_known_state_keeps_silent(tmp_path: Path) -> None:
    make_project(tmp_path, {**FILES, "docs/timeline.md": "# Mine\n"})
    assert told(tmp_path, "incidents/a.md") == []
    assert postmortems(tmp_path, "check", "--baseline", "known.json", "--update-baseline").returncode == 0
    assert told(tmp_path, "--baseline", "known.json") == []
    assert told(tmp_path, "--ignore", "unique-id") == []


def test_an_audience_that_sees_no_report_has_no_page_of_it(tmp_path: Path) -> None:
    config = CONFIG.rstrip() + ":\n      audience: public\n"
    make_project(tmp_path, {**FILES, "docs/tags/x.md": "# Mine\n"}, config)
    assert told(tmp_path) == []


@pytest.mark.parametrize("name", ["index.md", "README.md", "index.markdown", "index.html"])
def test_a_home_page_of_the_site_s_own_stays(name: str, tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report(), f"docs/{name}": "Our own home\n"})
    assert told(tmp_path) == []
    assert mkdocs(tmp_path, "build", "--strict").returncode == 0
    assert "Our own home" in (tmp_path / "site/index.html").read_text("utf-8")


def test_a_home_page_that_is_no_part_of_the_site_gives_way(tmp_path: Path) -> None:
    texts = {"incidents/a.md": report(), "docs/README.md": "For those who write here\n"}
    make_project(tmp_path, {**texts}, f"exclude_docs: README.md\n{CONFIG}")
    assert mkdocs(tmp_path, "build", "--strict").returncode == 0
    assert "Latest" in (tmp_path / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize("path", ["incidents/a.mkd", "incidents/a/index.html", "incidents/a/README.markdown"])
def test_a_page_in_the_place_of_a_report_is_told(path: str, tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report(), f"docs/{path}": "# Mine\n"})
    assert told(tmp_path) == ["incidents/a.md"]


@pytest.mark.parametrize("path", ["incidents/a.html", "tags/x.html"])
def test_html_in_the_place_of_a_page_is_told_by_a_build(path: str, tmp_path: Path) -> None:
    config = f"use_directory_urls: false\n{CONFIG}"
    make_project(tmp_path, {**FILES, f"docs/{path}": "<p>Mine"}, config)
    done = mkdocs(tmp_path, "build")
    assert done.returncode == 1
    assert f"`docs/{path}` stands where the plugin puts a page of its own" in done.stdout + done.stderr
    make_project(tmp_path, {}, CONFIG)
    assert mkdocs(tmp_path, "build").returncode == 0
