"""A drawn timeline that begins on 29 February, whatever its length."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from postmortems.pages.base.page import Site
from postmortems.rendering.report import render
from postmortems.settings import Settings
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import Project

from .shelf import all_pages

START = datetime(2024, 2, 29, 22, 0, tzinfo=UTC)
LENGTHS = (1, 30, 90, 200, *range(240, 4000, 60), 9000, 40_000, 900_000)


def test_a_leap_day_is_drawn_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "incidents").mkdir()
    for minutes in LENGTHS:
        end = START + timedelta(minutes=minutes)
        middle = START + timedelta(minutes=minutes // 3)
        entries = "".join(f"- {at:%Y-%m-%d %H:%M} UTC: x\n" for at in (START, middle, end))
        text = (
            "---\ntitle: A\nstatus: draft\nseverity: SEV2\nservices: [a]\n"
            f"started_at: {START:%Y-%m-%dT%H:%MZ}\nresolved_at: {end:%Y-%m-%dT%H:%MZ}\n---\n## Timeline\n\n{entries}"
        )
        (tmp_path / f"incidents/a{minutes}.md").write_text(text, "utf-8")
    project = Project(tmp_path, tmp_path, tmp_path / "docs", Settings())
    knowledge_base, _ = read_knowledge_base(project)
    site = Site(
        knowledge_base, Settings(), date(2026, 1, 1), lambda _, path: path, lambda _, text: render(text)
    )
    pages = [page for page in all_pages(site) if page.incident]
    assert len(pages) == len(LENGTHS)
    for page in pages:
        assert "29 Feb" in page.make("").html
