"""A draft that lacks what lists need of it stops no site: it has a page, and a list of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import built, mkdocs, postmortems
from link_checker import broken
from samples import BODY, CONFIG, check, make_project, report

NEEDED = {"severity": "SEV2", "services": "[till]", "started_at": "2026-03-04T14:05+00:00"}
SAID = {"severity": "how severe it was", "services": "what was affected", "started_at": "when it began"}


def draft(*lacking: str, status: str = "draft", more: str = "") -> str:
    fields = "".join(f"{name}: {value}\n" for name, value in NEEDED.items() if name not in lacking)
    return f"---\ntitle: Tills away\nstatus: {status}\n{fields}{more}---\n\n{BODY}"


@pytest.mark.parametrize("lacking", [("started_at",), ("severity",), ("services",), tuple(NEEDED)])
@pytest.mark.parametrize("host", ["mkdocs", "folder"])
def test_it_is_published_as_a_draft(tmp_path: Path, lacking: tuple[str, ...], host: str) -> None:
    root = make_project(
        tmp_path,
        {"incidents/tills.md": draft(*lacking), "incidents/other.md": report(), "docs/about.md": "Us"},
    )
    if host == "mkdocs":
        site = built(root, "--strict")
        page, index = site / "incidents/tills/index.html", site / "incidents/index.html"
        assert not broken(site)
    else:
        done = postmortems(root, "build", "--strict", "-d", "out")
        assert done.returncode == 0, done.stderr
        page, index = root / "out/incidents/tills/index.html", root / "out/incidents/index.html"
    told = page.read_text("utf-8")
    assert "<strong>Draft.</strong> This report does not say yet" in told
    assert [name for name in NEEDED if SAID[name] in told] == [name for name in NEEDED if name in lacking]
    assert '<a href="tills/" dir="auto">Tills away</a>' in index.read_text("utf-8")


def test_it_is_told_as_what_is_still_to_be_written(tmp_path: Path) -> None:
    root = make_project(tmp_path, {"incidents/tills.md": draft("started_at")})
    found = [each for each in check(root) if "started_at" in each.message]
    assert [(each.code, each.level.value) for each in found] == [("missing-field", "info")]


@pytest.mark.parametrize("status", ["in-review", "final"])
def test_a_report_that_is_no_draft_needs_it(tmp_path: Path, status: str) -> None:
    root = make_project(tmp_path, {"incidents/tills.md": draft("started_at", status=status)})
    assert mkdocs(root, "build").returncode == 1


def test_the_public_does_not_see_an_internal_one(tmp_path: Path) -> None:
    config = f"{CONFIG.rstrip()}:\n      audience: public\n"
    files: dict[str, str | bytes] = {
        "incidents/tills.md": draft("started_at"),
        "docs/about.md": "Us",
        "incidents/shown.md": draft("started_at", more="visibility: public\n"),
    }
    site = built(make_project(tmp_path, files, config))
    assert (site / "incidents/shown/index.html").is_file()
    assert not (site / "incidents/tills").exists()
    assert "tills/" not in (site / "incidents/index.html").read_text("utf-8")
