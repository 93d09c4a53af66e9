"""What stands where nothing is: a search, the latest reports, and links that hold at any address."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import built
from pages.shelf import attr, incident, parse, site, texts
from postmortems.pages.not_found import not_found
from test_other_plugins import site as project


@pytest.mark.parametrize("base", ["/", "/kb/"])
def test_it_has_a_search_and_the_latest_with_addresses_from_the_root(base: str) -> None:
    shelf = site(*(incident(f"n{n}", f"2026-05-0{n + 1}") for n in range(7)), path="reliability")
    found = parse(not_found(shelf, base))
    (form,) = found.query("form")
    assert attr(form, "action") == base
    assert [attr(field, "name") for field in form.query("input")] == ["q"]
    assert texts(found, ".pm-row__title") == [f"Incident n{n}" for n in (6, 5, 4, 3, 2)]
    links = [attr(link, "href") for link in found.query("a")]
    assert links == [
        f"{base}reliability/incidents/index.md",
        *(f"{base}reliability/incidents/n{n}.md" for n in (6, 5, 4, 3, 2)),
    ]


def test_without_incidents_it_lists_none() -> None:
    assert not parse(not_found(site(), "/")).query("table")


@pytest.mark.parametrize(
    ("url", "base"), [("https://example.com/", "/"), ("https://example.com/kb/", "/kb/")]
)
def test_it_stands_in_the_theme_for_what_that_says(tmp_path: Path, url: str, base: str) -> None:
    where = project(tmp_path, "")
    config = where / "mkdocs.yml"
    config.write_text(f"site_url: {url}\n{config.read_text()}")
    html = (built(where) / "404.html").read_text()
    assert html.count("There is no page here") == 1
    assert "404 - Not found" not in html
    assert f'href="{base}incidents/a/"' in html
    assert (where / "site/incidents/a/index.html").exists()
