"""The table of a site made by hand, opened in a browser without a host around it."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from pages.shelf import made
from postmortems.pages.all import SCRIPT, STYLESHEET, all_files, assets
from postmortems.pages.base.page import Site

ADDRESS = "http://site.test/incidents/index.md"
SHELL = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><link rel="stylesheet" href="/{style}">'
    '<body><main class="md-typeset">{html}</main><script src="/{script}"></script></body></html>'
)


def serve(page: Page, site: Site) -> dict[str, int]:
    """Answer a page's requests with a site's pages; the returned sizes by path are of what was asked for."""
    pages = {
        path: SHELL.format(style=STYLESHEET, script=SCRIPT, html=html) for path, html in made(site).items()
    }
    texts = {**pages, **assets(), **dict(all_files(site))}
    asked: dict[str, int] = {}

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path.lstrip("/")
        body = texts.get(path)
        if body is None:
            route.fulfill(status=404)
            return
        asked[path] = len(body.encode())
        kind = {"css": "text/css", "js": "text/javascript", "json": "application/json"}.get(
            path.rpartition(".")[2], "text/html"
        )
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")

    page.route("**/*", answer)
    return asked
