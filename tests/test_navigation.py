"""Where our pages stand in the navigation of a site: in one section without a `nav`, reports beside their list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation, Section

from samples import CONFIG, FIELDS, make_project, report

NAV = (
    "nav:\n  - Start: index.md\n  - Kb:\n      - All: incidents/index.md\n      - Lines: timeline/index.md\n"
)

MATERIAL = "theme: {name: material, font: false, features: [navigation.tabs, navigation.path]}\n"


def built(folder: Path, config: str) -> Navigation:
    """Build a site, and return its navigation as the theme gets it."""
    files: dict[str, str | bytes] = {
        "incidents/a.md": report(), "incidents/b.md": report("title: Other\n"),
        "incidents/old.md": report(re.sub("2026", "2025", FIELDS)),
        "docs/index.md": "# Start\n", "docs/howto/one.md": "# One\n",
    }  # fmt: skip
    make_project(folder, files, config)
    loaded: MkDocsConfig = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    seen: list[Navigation] = []

    @event_priority(-200)
    def keep(nav: Navigation, **_: object) -> Navigation:
        seen.append(nav)
        return nav

    loaded.plugins._register_event("nav", keep)
    build(loaded)
    return seen[-1]


def titles(items: Sequence[Any]) -> list[Any]:
    return [
        (each.title, titles(each.children)) if isinstance(each, Section) else each.file.src_uri
        for each in items
    ]


@pytest.mark.parametrize("path", ["", "kb"])
def test_without_a_nav_our_overviews_stand_in_one_section_in_our_order(path: str, tmp_path: Path) -> None:
    nav = built(tmp_path, f"{CONFIG[:-1]}:\n      path: {path or '.'}\n" if path else CONFIG)
    under = f"{path}/" if path else ""
    *own, (title, ours) = titles(nav.items)
    assert own == ["index.md", ("Howto", ["howto/one.md"])]
    ours = ours[1:] if path and ours[0] == "kb/index.md" else ours
    assert title == "Incidents"
    names = ["incidents", "seen-before", "timeline", "actions", "insights"]
    assert ours[: len(names)] == [f"{under}{name}/index.md" for name in names]
    assert ours[-1] == f"{under}writing/index.md"
    order = [page.file.src_uri for page in nav.pages]
    assert order == ["index.md", "howto/one.md", *(["kb/index.md"] if path else []), *ours]
    assert [page.previous_page and page.previous_page.file.src_uri for page in nav.pages] == [
        None,
        *order[:-1],
    ]
    assert [page.next_page and page.next_page.file.src_uri for page in nav.pages] == [*order[1:], None]


def test_a_nav_stays_as_it_is_and_a_report_has_the_tab_and_the_way_up_of_its_list(tmp_path: Path) -> None:
    nav = built(tmp_path, MATERIAL + CONFIG + NAV)
    assert titles(nav.items) == ["index.md", ("Kb", ["incidents/index.md", "timeline/index.md"])]
    html = (tmp_path / "site/incidents/a/index.html").read_text()
    assert "Kb" in html.split("md-tabs__item--active", 1)[1].split("</li>", 1)[0]
    way = html.split("md-path__list", 1)[1].split("</ol>", 1)[0]
    assert re.findall(r"<span class=\"md-ellipsis\">\s*(\w+)", way) == ["Start", "Kb"]
    assert 'rel="next"' in html + (tmp_path / "site/incidents/b/index.html").read_text()


@pytest.mark.parametrize("nav", ["", NAV, "nav: [index.md, incidents/index.md]\n"])
def test_reports_stand_in_it_by_year_where_that_is_asked_for(nav: str, tmp_path: Path) -> None:
    found = built(tmp_path, f"{CONFIG[:-1]}:\n      nav: years\n{nav}")
    years = [("2026", ["incidents/a.md", "incidents/b.md"]), ("2025", ["incidents/old.md"])]
    section = titles(found.items)[-1]
    assert section[0] == ("Kb" if nav == NAV else "Incidents")
    assert section[1][-2:] == years
    assert [page.file.src_uri for page in found.pages][-3:] == [path for _, paths in years for path in paths]
    last, reports = found.pages[-1], [path for _, paths in years for path in paths]
    others = [page for page in found.pages if page.file.src_uri not in reports]
    assert (last.previous_page, last.next_page) == (None, found.pages[-2])
    assert [page.next_page for page in others] == [*others[1:], None]
    assert [page.previous_page for page in others] == [None, *others[:-1]]
    assert [each.title for each in last.ancestors] == ["2025", section[0]]


SHOWN = {
    "mkdocs": ('rel="prev" href="%s"', 'rel="next" href="%s"'),
    "readthedocs": (
        'href="%s" class="btn btn-neutral float-left"',
        'href="%s" class="btn btn-neutral float-right"',
    ),
    "material": ('href="%s" class="md-footer__link md-footer__link--prev"', 'rel="next" href="%s"'),
}
"""How themes write the ways to the page before and to the one behind."""


@pytest.mark.parametrize("theme", SHOWN)
@pytest.mark.parametrize("more", ["", "\n      nav: years"])
def test_before_and_behind_a_report_are_the_older_and_the_newer_one(
    theme: str, more: str, tmp_path: Path
) -> None:
    features = ", features: [navigation.footer]" if theme == "material" else ""
    built(tmp_path, f"{CONFIG[:-1]}{':' if more else ''}{more}\ntheme: {{name: {theme}{features}}}\n")
    page = (tmp_path / "site/incidents/b/index.html").read_text("utf-8")
    older, newer = SHOWN[theme]
    assert older % "../old/" in page
    assert newer % "../a/" in page


def test_a_report_that_a_site_has_put_among_others_stays_between_them(tmp_path: Path) -> None:
    found = built(tmp_path, f"{CONFIG}nav: [index.md, incidents/b.md, howto/one.md]\n")
    assert [page.file.src_uri for page in found.pages] == ["index.md", "incidents/b.md", "howto/one.md"]
    report = found.pages[1]
    assert (report.previous_page, report.next_page) == (found.pages[0], found.pages[2])


def test_the_section_has_a_word_of_the_language(tmp_path: Path) -> None:
    nav = built(tmp_path, f"{CONFIG[:-1]}:\n      language: de\n")
    assert [item.title for item in nav.items if isinstance(item, Section)][-1] == "Vorfälle"
