"""All attacks in reports with errors, in a preview: what a problem quotes is text and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from justhtml import JustHTML
from mkdocs.commands.build import build
from mkdocs.config import load_config

from samples import CONFIG, make_project

from . import view
from .corpus import corpus

SERVER = "http://127.0.0.1:8000/"
ALLOWED = view.IN_REPORTS | {"section", "bdi", "article"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, JustHTML]]:
    """Yield the pages of a preview in which every report has an error, but for those that are many."""
    root = tmp_path_factory.mktemp("previewed")
    files: dict[str, str | bytes] = {
        name: text.replace("severity: plain severities", "severity: '<b>none</b>'")
        for name, text in corpus(SERVER, harmless=False).files.items()
        if name.startswith("incidents/") and "/many-" not in name
    }
    make_project(root, {**files, "docs/about.md": "# About\n"}, CONFIG)
    with chdir(root):
        config = load_config("mkdocs.yml", site_dir=str(root / "site"))
        config.site_url = SERVER
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            build(config, serve_url=SERVER)
        finally:
            config.plugins.on_startup(command="build", dirty=False)
    found = ((path, path.relative_to(root / "site")) for path in Path(root, "site").rglob("index.html"))
    yield {name.as_posix(): JustHTML(path.read_text("utf-8"), sanitize=False) for path, name in found}


def test_what_is_wrong_is_text(pages: dict[str, JustHTML]) -> None:
    boxes = {name: page for name, page in pages.items() if page.query(".pm-wrong")}
    assert len(boxes) > 80
    strange = {
        name: found
        for name, page in boxes.items()
        if (found := [*strange_under(page, ".pm-problems *"), *strange_under(page, ".pm-problems-of *")])
    }
    assert strange == {}


def strange_under(page: JustHTML, where: str) -> Iterator[str]:
    """Yield what no box of problems has."""
    for name, attributes in view.elements(page, where):
        yield from view.wild(name, attributes)
        if name not in ALLOWED or not attributes.keys() <= {
            "class",
            "href",
            "id",
            "dir",
            "open",
            "data-search-exclude",
        }:
            yield f"<{name} {sorted(attributes)}>"


def test_nothing_on_any_page_runs_or_leads_astray(pages: dict[str, JustHTML]) -> None:
    found = {
        name: [each for kind, has in view.elements(page) for each in view.wild(kind, has)]
        for name, page in pages.items()
    }
    assert {name: wild for name, wild in found.items() if wild} == {}


def test_the_text_of_a_report_with_errors_is_sanitised_too(pages: dict[str, JustHTML]) -> None:
    shown = {name: page.query(".pm-report") for name, page in pages.items()}
    bodies = {name: found[0].to_html() for name, found in shown.items() if found}
    assert len(bodies) > 50
    found = {name: view.strange_in_a_report(body) for name, body in bodies.items()}
    assert {name: strange for name, strange in found.items() if strange} == {}
