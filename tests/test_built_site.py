"""The example site as files: every page parses strictly, and every internal link leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from justhtml import JustHTML

from browser.example_site import build
from link_checker import BASE, broken


@pytest.fixture(scope="module", params=["folders", "files"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield the built example site, with addresses that end in folders or in files."""
    folder = tmp_path_factory.mktemp(request.param)
    build(folder, folder / "site", BASE, f"use_directory_urls: {str(request.param == 'folders').lower()}")
    yield folder / "site"


def test_every_internal_link_leads_somewhere(site: Path) -> None:
    assert broken(site) == []


def test_every_page_parses_strictly(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 50
    for page in pages:
        JustHTML(page.read_text("utf-8"), strict=True, sanitize=False)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="gone/">x</a>', '<a href="#gone">x</a>', '<a href="there.html#gone">x</a>',
        '<img alt="" src="gone.png">', '<img alt="" src="there.html" srcset="gone.png 2x">',
        '<p><a href="/gone.html">x</a></p>', '<p aria-labelledby="gone">x</p>', '<a href="../../x.html">x</a>',
    ],
)  # fmt: skip
def test_the_checker_finds_what_leads_nowhere(tmp_path: Path, markup: str) -> None:
    page = '<!doctype html><html lang="en"><head><title>x</title></head><body>{}</body></html>'
    (tmp_path / "there.html").write_text(page.format('<p id="here">x</p>'))
    (tmp_path / "index.html").write_text(page.format(markup))
    assert len(broken(tmp_path)) == 1
    good = '<a href="there.html#here">x</a><a href="https://elsewhere.example/gone">x</a><a href="">x</a>'
    (tmp_path / "index.html").write_text(page.format(good))
    assert broken(tmp_path) == []
