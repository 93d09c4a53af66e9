"""Images that readers' browsers fetch from elsewhere, however their address is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samples import BODY, check, make_project, report

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = [
    "https://a.example/x.png", "HTTPS://a.example/x.png", "http://a.example/x.png", "//a.example/x.png", "///a.example/x.png",
    "https:a.example/x.png", "https:/a.example/x.png", "https:////a.example/x.png", "https&colon;//a.example/x.png",
    "https://a.example", "https://a.example?x", " https://a.example/x.png", "https:\\\\a.example/x.png", "&#104;ttps://a.example/x.png",
]  # fmt: skip
HERE = ["x.png", "./x.png", "a.example/x.png", "#x", "sub/x.png", ""]


def told(tmp_path: Path, body: str) -> list[str]:
    make_project(tmp_path, {"incidents/one.md": report(body=f"{BODY}\n{body}\n")})
    return [each.message for each in check(tmp_path) if each.code == "external-image"]


@pytest.mark.parametrize("url", ELSEWHERE)
@pytest.mark.parametrize(
    "form",
    [
        "<img src='{}'>",
        "<p><IMG alt=a SRC='{}'></p>",
        "<picture><source srcset='{} 2x'></picture>",
        "<img srcset='x.png 1x, {} 2x'>",
    ],
)
def test_an_image_from_elsewhere_is_told(form: str, url: str, tmp_path: Path) -> None:
    (message,) = told(tmp_path, form.format(url))
    assert message == "readers' browsers fetch this image from `a.example`"


@pytest.mark.parametrize(
    "form",
    [
        "![a](https://a.example/x)",
        "![a][b]\n\n[b]: https://a.example/x",
        "[![a](https://a.example/x)](x.md)",
        "> - ![a](//a.example/x)",
    ],
)
def test_in_markdown_too(form: str, tmp_path: Path) -> None:
    assert len(told(tmp_path, form)) == 1


@pytest.mark.parametrize("url", HERE)
def test_an_image_of_the_site_is_not(url: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"<img src='{url}'> ![a]({url})") == []


@pytest.mark.parametrize(
    "form",
    [
        "[a](https://a.example/x.png)",
        "<a href='https://a.example/x.png'>a</a>",
        "`![a](https://a.example/x)`",
        "https://a.example/x.png",
        "<!-- ![a](https://a.example/x) -->",
    ],
)
def test_what_no_browser_fetches_by_itself_is_not(form: str, tmp_path: Path) -> None:
    assert told(tmp_path, form) == []
