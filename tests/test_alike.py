"""A link that leads nowhere is told with what it may be meant to lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import postmortems
from samples import BODY, check, make_project, report

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n"
SITE: dict[str, str | bytes] = {
    "incidents/2025-11-20-search.md": report("title: Search\n"), "incidents/2025/old.md": report("title: Old\n"),
    "incidents/img/Graph.PNG": PNG, "incidents/img/my graph.png": PNG, "incidents/_hidden.png": PNG,
    "secret/notes.md": "x", "docs/guide.md": "# Guide\n",
}  # fmt: skip


def told(root: Path, text: str) -> list[tuple[str, str, str]]:
    body = BODY.replace("Nobody had set a limit.", f"Nobody.\n\n{text}")
    found = check(make_project(root, {**SITE, "incidents/a.md": report(body=body)}))
    return [
        (each.code, each.message, each.help)
        for each in found
        if each.place.path == "incidents/a.md" and each.code in ("broken-link", "missing-asset")
    ]


@pytest.mark.parametrize(("written", "meant"), [
    ("[x](2025-11-20-serach.md)", "2025-11-20-search.md"), ("[x](2025-11-20-search)", "2025-11-20-search.md"),
    ("[x](/incidents/2025-11-20-search/)", "2025-11-20-search.md"), ("[x](2025-11-20-Search.md#impact)", "2025-11-20-search.md#impact"),
    ("[x](../../incidents/2025/old.md)", "2025/old.md"), ("[x](old.md)", "2025/old.md"), ("[x](../docs/giude.md)", "../docs/guide.md"),
    ("![x](img/graph.png)", "img/Graph.PNG"), ("![x](IMG/graph.png)", "img/Graph.PNG"), ("![x](/img/Graph.PNG)", "img/Graph.PNG"),
    ("![x](incidents/img/graph.png)", "img/Graph.PNG"), (r"![x](img\Graph.PNG)", "img/Graph.PNG"),
    ('<img src="img/graph.png" alt="x">', "img/Graph.PNG"), ("<a href='2025-11-20-serach.md'>x</a>", "2025-11-20-search.md"),
    ("[x](#acton-items)", "#action-items"),
])  # fmt: skip
def test_the_file_that_is_there_is_proposed(written: str, meant: str, tmp_path: Path) -> None:
    ((_, _, help_),) = told(tmp_path, written)
    assert help_ == f"did you mean `{meant}`?"


@pytest.mark.parametrize("written", ["![x](2025-11-20-search.md)", "![x](../docs/guide.md)"])
def test_a_page_is_no_image(written: str, tmp_path: Path) -> None:
    ((code, message, help_),) = told(tmp_path, written)
    assert (code, help_) == ("missing-asset", "without the `!` it is a link")
    assert message.endswith("` is none")


@pytest.mark.parametrize("written", [
    "[x](nowhere.md)", "![x](no.png)", "![x](_hiden.png)", "[x](../secret/note.md)", "[x](2024-01-02-other-things.md)", "[x](../../../etc/passwd)",
    "[x](%00.md)",
])  # fmt: skip
def test_what_is_like_nothing_that_is_published_proposes_nothing(written: str, tmp_path: Path) -> None:
    assert all("did you mean" not in help_ for _, _, help_ in told(tmp_path, written))


@pytest.mark.parametrize(("written", "code", "url"), [
    ("![graph](img/my graph.png)", "missing-asset", "img/my graph.png"), ('![graph](img/my graph.png "A title")', "missing-asset", "img/my graph.png"),
    ("Read [the notes](the old notes.md#part).", "broken-link", "the old notes.md"),
])  # fmt: skip
def test_an_address_with_blanks_is_told_and_not_left_raw(
    written: str, code: str, url: str, tmp_path: Path
) -> None:
    ((found, message, help_),) = told(tmp_path, written)
    assert (found, message) == (code, f"`{url}` is no address: it has a blank")
    assert help_ == f"write `<{url}>`, or `%20` for each blank"


@pytest.mark.parametrize("written", [
    "![graph](<img/my graph.png>)", "![graph](img/my%20graph.png)", "`![graph](img/my graph.png)`", "```\n[x](my notes.md)\n```",
    "[1](see the notes)", '[x](2025-11-20-search.md "My notes.md")',
])  # fmt: skip
def test_what_is_a_link_or_none_at_all_is_not_told(written: str, tmp_path: Path) -> None:
    assert told(tmp_path, written) == []


def test_an_image_in_html_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, '<img src="no.png" alt="x">')[0][:2] == (
        "missing-asset",
        "the image `no.png` does not exist",
    )


@pytest.mark.parametrize(("written", "meant"), [
    ("[x](old.md)", "2025/old.md"), ("[x](2024/old.md)", "2025/old.md"), ("[x](old)", "2025/old.md"), ("[x](2025-11-20-serach.md)", "2025-11-20-search.md"),
    ("![x](Graph.PNG)", "img/Graph.PNG"), ("![x](pictures/graph.png)", "img/Graph.PNG"),
])  # fmt: skip
def test_a_file_in_another_folder_is_proposed_where_one_report_is_checked_too(
    written: str, meant: str, tmp_path: Path
) -> None:
    text = report(body=BODY.replace("Nobody had set a limit.", written))
    make_project(tmp_path, {**SITE, "incidents/a.md": text})
    for paths in ([], ["incidents/a.md"]):
        assert f"did you mean `{meant}`?" in postmortems(tmp_path, "check", *paths).stdout, paths


def test_one_of_two_files_of_the_same_name_is_not_guessed(tmp_path: Path) -> None:
    two: dict[str, str | bytes] = {f"incidents/{folder}/same.png": PNG for folder in ("b", "c")}
    text = report(body=BODY.replace("Nobody had set a limit.", "![x](same.png)"))
    make_project(tmp_path, {**two, "incidents/a.md": text})
    assert "did you mean" not in postmortems(tmp_path, "check").stdout
