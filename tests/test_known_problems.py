"""A baseline in mkdocs.yml counts for check and build alike, and warnings stop no site that is not strict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import mkdocs, postmortems
from postmortems.hosts.exported import write_site
from postmortems.publishing import load
from postmortems.review import CannotCheck
from postmortems.site.project import find_project
from samples import BODY, CONFIG, NOW, make_project, report

SETTING = f"{CONFIG[:-1]}:\n      baseline: known.json\n"
OLD = report(body=BODY + "\n[a](nowhere.md)\n\n### Nothing\n")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        "incidents/old.md": OLD,
        "incidents/none.md": "No fields\n",
        "docs/index.md": "# S\n",
    }
    make_project(tmp_path, files, SETTING)
    done = postmortems(tmp_path, "check", "--update-baseline")
    assert (done.returncode, done.stderr) == (0, "known.json: written\n")
    return tmp_path


def test_what_is_known_stops_neither(site: Path) -> None:
    assert postmortems(site, "check", "--strict").returncode == 0
    done = mkdocs(site, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "3 known problems of the baseline not told" in done.stderr
    assert "incidents/none.md: not published" in done.stderr
    assert (site / "site/incidents/old/index.html").is_file()


def test_what_is_new_stops_both(site: Path) -> None:
    (site / "incidents/old.md").write_text(OLD + "\n[b](nowhere-else.md)\n")
    check, build = postmortems(site, "check"), mkdocs(site, "build")
    for done in (check, build):
        assert done.returncode == 1
        assert (done.stdout + done.stderr).count("error[broken-link]") == 1
        assert "nowhere-else.md" in done.stdout + done.stderr


def test_every_host_has_it(site: Path) -> None:
    found = write_site(load(find_project(site, None, ()), NOW), site / "out")
    assert found.diagnostics == ()
    assert found.pages


def test_it_is_the_same_from_another_folder(site: Path) -> None:
    assert postmortems(site / "docs", "check", "../incidents/old.md").returncode == 0
    assert postmortems(site.parent, "check", site.name).returncode == 0


def test_one_that_is_named_comes_first(site: Path) -> None:
    (site / "empty.json").write_text('{"version": 1, "problems": []}')
    assert postmortems(site, "check", "--baseline", "empty.json").returncode == 1


@pytest.mark.parametrize("content", [None, "{", "link"])
def test_one_that_cannot_be_read_is_told_by_both(content: str | None, site: Path) -> None:
    (site / "known.json").unlink()
    if content == "link":
        (site / "known.json").symlink_to("/etc/hostname")
    elif content:
        (site / "known.json").write_text(content)
    check, build = postmortems(site, "check"), mkdocs(site, "build")
    assert (check.returncode, build.returncode) == (2, 1)
    said = check.stderr.removeprefix("Error: ").strip()
    assert said.splitlines()[0] in " ".join(build.stderr.split())
    assert not (site / "site").exists()
    with pytest.raises(CannotCheck):
        load(find_project(site, None, ()), NOW)


def test_the_first_can_be_written_where_none_is(site: Path) -> None:
    (site / "known.json").unlink()
    assert postmortems(site, "check", "--update-baseline").returncode == 0
    assert len(json.loads((site / "known.json").read_text())["problems"]) == 3


@pytest.mark.parametrize(("lines", "code"), [("", 0), (":\n      strict: true", 1)])
def test_warnings_stop_a_site_only_where_it_is_strict(lines: str, code: int, tmp_path: Path) -> None:
    warned = report(body=BODY + "\n### Nothing\n")
    make_project(tmp_path, {"incidents/a.md": warned, "docs/index.md": "# S\n"}, f"{CONFIG[:-1]}{lines}\n")
    assert postmortems(tmp_path, "check").returncode == code
    assert mkdocs(tmp_path, "build").returncode == code
