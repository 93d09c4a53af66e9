"""The example site as files: every page parses strictly, and every internal link leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.example_site import Served, build
from link_checker import BASE, broken, parsed


def test_every_page_parses_strictly_and_every_internal_link_leads_somewhere(example: Served) -> None:
    assert len(parsed(example.folder)) > 50
    assert broken(example.folder, example.address) == []


def test_every_internal_link_leads_somewhere_without_folders_for_pages_too(tmp_path: Path) -> None:
    build(tmp_path, tmp_path / "site", BASE, "use_directory_urls: false")
    assert broken(tmp_path / "site") == []


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
