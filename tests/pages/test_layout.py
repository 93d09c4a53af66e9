"""The frame of every page: its title first, its layout, its day; and the one list of incidents."""

from __future__ import annotations

import re
from datetime import date

import pytest

from postmortems.model.action_item import ActionItem
from postmortems.pages.all import assets, list_pages
from postmortems.pages.base.layout import LAYOUTS, LIST, REPORT, framed

from .many import many
from .shelf import attr, incident, made, page, parse, site, text, texts

LENGTHY = re.compile(r"\d (?:h|d) \d")


def test_every_page_has_its_title_first_then_its_frame() -> None:
    for one in list_pages(site(incident("a"), incident("b", ongoing=True)))[0]:
        html = one.content("It broke.\n").html
        assert html.startswith('<h1 id="pm-title"'), one.path
        frames = parse(html).query(".pm-page")
        assert [attr(frame, "class") for frame in frames] == [f"pm-page pm-page--{one.layout}"]
        assert one.layout in LAYOUTS
        assert (one.layout == REPORT) is (one.incident is not None)


def test_what_the_day_may_change_says_its_day() -> None:
    for one in list_pages(site(incident("a")))[0]:
        said = texts(parse(one.content("").html), ".pm-page > .pm-as-of")
        assert said == (["As of 20 Nov 2026"] if one.layout == LIST else []), one.path


@pytest.mark.parametrize("path", ["incidents/index.md", "services/web.md"])
def test_a_row_has_the_same_cells_wherever_it_stands(path: str) -> None:
    late = ActionItem("Do it", due=date(2026, 1, 1))
    found = page(
        site(incident("a", minutes=236, action_items=(late, ActionItem("Later"))), incident("b")), path
    )
    [row] = [row for row in found.query(".pm-row") if "Incident a" in text(row)]
    cells = [attr(cell, "class").split()[0] for cell in row.query("td")]
    assert cells == [f"pm-row__{name}" for name in ("day", "sev", "title", "services", "open", "length")]
    assert texts(row, ".pm-row__open") == ["2"]
    assert attr(row.query(".pm-row__open span")[0], "title") == "2 open, 1 overdue"
    assert texts(row, ".pm-row__length") == ["3.9 h"]
    assert attr(row.query(".pm-length")[0], "title") == "3 h 56 min"


def test_all_spacing_is_a_step_of_one_scale() -> None:
    css = "".join(assets().values())
    assert not re.search(r"--pm-gap", css)
    defined = set(re.findall(r"(--pm-[\w-]+):", css))
    assert set(re.findall(r"var\((--pm-[\w-]+)", css)) <= defined


@pytest.mark.parametrize("path", ["services/", "timeline/20", "insights/index.md", "causes/"])
def test_long_lists_say_what_stands_on_them(path: str) -> None:
    """A theme lists the headings of a list nowhere."""
    told = 0
    for name, html in made(site(*many(80))).items():
        found = parse(html) if name.startswith(path) else parse("")
        links = [attr(link, "href") for link in found.query(".pm-contents a")]
        heads = [attr(head, "id") for head in found.query("h2, .pm-table__group") if attr(head, "id")]
        if links:
            assert links == [f"#{head}" for head in heads], name
        else:
            assert len(heads) < 3 or name == f"{path}index.md", name
        told += bool(links)
    assert told


def test_lists_run_as_their_english_words_do_and_reports_as_the_theme_has_them() -> None:
    assert '<div class="pm-page pm-page--list" lang="en" dir="ltr" data-pagefind-ignore>' in framed(
        "<h1>A</h1>\n<p>B</p>", LIST, None
    )
    assert "dir=" not in framed("<h1>A</h1>\n<p>B</p>", REPORT, None)
