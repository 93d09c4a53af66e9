"""Files beside reports: which are published, as what, and what is said of the others."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from building import postmortems
from postmortems.checks.check import all_checks
from postmortems.site.attached import attachments
from postmortems.site.links import target_of
from postmortems.site.project import find_project
from postmortems.site.svg_allowed import SVG
from samples import BODY, CONFIG, NOW, check, check_project, codes, make_project, report, shown

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = f'<svg xmlns="{SVG}"><script>alert(1)</script><path d="M0 0"/></svg>'
DANGEROUS = ["html", "htm", "xhtml", "xht", "shtml", "mhtml", "js", "mjs", "cjs", "xml", "xsl", "svgz", "php", "wasm", "exe", "sh", "env", "swf", "jar", "css", "webmanifest", "yml", "key", "pem", "HTML", "Js", "md5", "mp4", "zip"]  # fmt: skip


def published(root: Path) -> dict[str, bytes | None]:
    context, found = check_project(find_project(root, None, all_checks()), NOW)
    del found
    documents = [incident.document for incident in context.knowledge_base.incidents]
    return {each.path: each.data for each in attachments(documents, context.paths)}


def site(root: Path, body: str, *names: str, config: str = CONFIG) -> Path:
    files: dict[str, str | bytes] = {f"incidents/{name}": SCRIPT for name in names}
    return make_project(root, {**files, "incidents/one.md": report(body=f"{BODY}\n{body}\n")}, config)


@pytest.mark.parametrize("ending", DANGEROUS)
def test_a_kind_that_is_not_named_is_not_published(ending: str, tmp_path: Path) -> None:
    site(tmp_path, f"[a](x.{ending})", f"x.{ending}")
    assert published(tmp_path) == {}
    (found,) = check(tmp_path)
    assert (found.code, found.level) == ("unpublished-file", "error")
    assert "`attachments`" in found.help


@pytest.mark.parametrize("name", ["html", "x", "x.", "x.png.html", "png", ".png"])
def test_a_name_does_not_look_like_another_kind(name: str, tmp_path: Path) -> None:
    site(tmp_path, f"[a](sub/{name})", f"sub/{name}")
    assert published(tmp_path) == {}
    assert len(check(tmp_path)) == 1


def test_what_no_report_refers_to_is_not_published_and_told(tmp_path: Path) -> None:
    site(
        tmp_path,
        "[a](a.txt)",
        "a.txt",
        "evil.html",
        "reg.js",
        "sub/notes.txt",
        "_b.txt",
        ".c.txt",
        "_d/e.txt",
    )
    assert published(tmp_path) == {"incidents/a.txt": None}
    found = check(tmp_path)
    assert {each.code for each in found} == {"unreferenced-file"}
    assert {each.level for each in found} == {"info"}
    assert [each.place.path for each in found] == [
        f"incidents/{name}" for name in ("evil.html", "reg.js", "sub/notes.txt")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "![a](x.png)", "[a](x.png)", "[a](<x.png>)", "[a](./x.png)", "[a](sub/../x.png#top)", "[a](/incidents/x.png)",
        "[a](x%2Epng)", "[a]\n\n[a]: x.png", '<img src="x.png">', "<img src=x.png>", '<IMG SRC="x&#46;png">',
        '<img srcset="x.png 2x">', '<picture><source srcset="y.png 1x, x.png 2x"><img src="y.png"></picture>',
        '<a href="x.png">a</a>', "text[^1]\n\n[^1]: ![a](x.png)", "| a |\n| --- |\n| ![a](x.png) |", '<a href="x.png"\ntitle=a>',
    ],
)  # fmt: skip
def test_a_reference_publishes_however_it_is_written(body: str, tmp_path: Path) -> None:
    site(tmp_path, body, "x.png", "y.png", "sub/z.png")
    assert "incidents/x.png" in published(tmp_path)


@pytest.mark.parametrize(
    "body", ["`![a](x.png)`", "<!-- ![a](x.png) -->", "```\n![a](x.png)\n```", "x.png", "<b title=x.png>"]
)
def test_what_is_no_reference_publishes_nothing(body: str, tmp_path: Path) -> None:
    assert published(site(tmp_path, body, "x.png")) == {}


def test_what_the_sites_own_markdown_may_read_as_a_link_is_published(tmp_path: Path) -> None:
    config = f"{CONFIG[:-1]}:\n      markdown: site\n"
    site(
        tmp_path,
        "!!! note\n\n    ![a](x.png)\n    <img src='y.png'>\n",
        "x.png",
        "y.png",
        "z.png",
        "w.html",
        config=config,
    )
    assert sorted(published(tmp_path)) == ["incidents/x.png", "incidents/y.png"]


def test_a_setting_names_more_kinds(tmp_path: Path) -> None:
    config = f"{CONFIG[:-1]}:\n      attachments: [mp4, .HAR]\n"
    site(
        tmp_path,
        "[a](a.mp4) [b](b.MP4) [c](c.har) [d](d.zip)",
        "a.mp4",
        "b.MP4",
        "c.har",
        "d.zip",
        config=config,
    )
    assert sorted(published(tmp_path)) == ["incidents/a.mp4", "incidents/b.MP4", "incidents/c.har"]
    assert codes(check(tmp_path)) == ["unpublished-file"]


@pytest.mark.parametrize("ending", ["md", "MD", "", "a/b", "*", "a.b", "../x"])
def test_an_ending_is_a_plain_one(ending: str, tmp_path: Path) -> None:
    make_project(tmp_path, {}, f"{CONFIG[:-1]}:\n      attachments: ['{ending}']\n")
    assert "invalid-setting" in codes(check(tmp_path))


def test_a_drawing_is_published_without_its_script(tmp_path: Path) -> None:
    site(tmp_path, "![a](a.svg) [b](B.SVG)", "a.svg", "B.SVG")
    found = published(tmp_path)
    assert sorted(found) == ["incidents/B.SVG", "incidents/a.svg"]
    assert all(data and b"script" not in data and b"<path" in data for data in found.values())
    assert codes(check(tmp_path)) == ["unsafe-svg", "unsafe-svg"]


def test_only_what_the_given_documents_refer_to_is_published(tmp_path: Path) -> None:
    site(tmp_path, "[a](a.txt)", "a.txt", "b.txt")
    (tmp_path / "incidents/two.md").write_text(report(body=f"{BODY}\n[b](b.txt)\n"))
    context, _ = check_project(find_project(tmp_path, None, all_checks()), NOW)
    documents = [incident.document for incident in context.knowledge_base.incidents if incident.id == "two"]
    assert [each.path for each in attachments(documents, context.paths)] == ["incidents/b.txt"]


@pytest.mark.parametrize("target", ["../outside.png", "_hidden/x.png", "x.html", ".git/x.png", "one.md"])
def test_a_link_publishes_what_it_leads_to_or_nothing(target: str, tmp_path: Path) -> None:
    make_project(tmp_path, {"outside.png": "secret", "incidents/_hidden/x.png": "", "incidents/x.html": ""})
    site(tmp_path, "![a](a.png)")
    (tmp_path / "incidents/a.png").symlink_to(target)
    assert published(tmp_path) == {}
    assert "error" in {each.level for each in check(tmp_path)}


@pytest.mark.parametrize("target", ["evil.html", "sub/../evil.html", "second.png"])
def test_that_a_name_is_a_link_is_said(target: str, tmp_path: Path) -> None:
    site(tmp_path, "[a](a.png)", "evil.html", "sub/keep.txt")
    (tmp_path / "incidents/second.png").symlink_to("evil.html")
    (tmp_path / "incidents/a.png").symlink_to(target)
    (found,) = [each for each in check(tmp_path) if each.code == "unpublished-file"]
    wanted = "`a.png` is not published: the file is a link to `evil.html`, and a site has no `.html` beside its reports"
    assert found.message == wanted


@pytest.mark.parametrize(
    "name", ['a"b.png', "a<b.png", 'd"><svg onload=alert(1)>/x.png', "a\\b.png", "a\u202eb.png", "a\nb.png"]
)
def test_a_file_whose_path_is_markup_is_not_published(name: str, tmp_path: Path) -> None:
    site(tmp_path, f"![a]({quote(name)})", name)
    assert published(tmp_path) == {}
    assert codes(check(tmp_path)) == ["unpublished-file"]


@pytest.mark.parametrize(
    "name", ["a#b.png", "a?b.png", "a%23b.png", "ä 漢's & co.png", "x#y/z.png", "a;b=c,d.png"]
)
def test_ordinary_letters_are_published(name: str, tmp_path: Path) -> None:
    site(tmp_path, f"![a]({quote(name)})", name)
    assert list(published(tmp_path)) == [f"incidents/{name}"]
    assert check(tmp_path) == ()


@pytest.mark.parametrize(
    ("id_", "file", "code"),
    [
        ("x.png", "x.png", "unique-id"), ("X.PNG", "x.png", "unique-id"), ("é.png", "e\u0301.png", "unique-id"),
        ("x", "x/index.html/y.txt", "unpublished-file"), ("x", "X/INDEX.HTML/y.txt", "unpublished-file"),
        ("x", "x.html/y.txt", "unpublished-file"), ("x", "x", "unpublished-file"), ("x", "years/rows.json", "unpublished-file"),
        ("x", "index.html/a.png", "unpublished-file"),
    ],
)  # fmt: skip
def test_no_file_stands_where_a_page_does(id_: str, file: str, code: str, tmp_path: Path) -> None:
    site(tmp_path, f"[a]({file})", file)
    for field in (f"id: {id_}\n", f"id: other\naliases: ['{id_}']\n"):
        (tmp_path / "incidents/one.md").write_text(report(field, f"{BODY}\n[a]({file})\n"))
        assert codes(check(tmp_path)) == [code], shown(check(tmp_path))


def test_a_file_of_the_site_in_its_place_is_told(tmp_path: Path) -> None:
    make_project(tmp_path, {"docs/incidents/a.png": "other"})
    site(tmp_path, "![a](a.png)", "a.png")
    (found,) = check(tmp_path)
    assert "`docs/incidents/a.png` has its place" in found.message


def test_one_report_alone_tells_nothing_of_other_files(tmp_path: Path) -> None:
    site(tmp_path, "text", "notes.txt")
    assert "notes.txt" in postmortems(tmp_path, "check").stdout
    assert "notes.txt" not in postmortems(tmp_path, "check", "incidents/one.md").stdout


@pytest.mark.parametrize("name", ["out.txt", "dangling.txt", "loop.txt", "pipe.txt"])
def test_a_file_that_cannot_be_read_is_said_once_where_a_report_refers_to_it(
    name: str, tmp_path: Path
) -> None:
    root = site(tmp_path / "site", f"[a]({name})")
    (tmp_path / "secret.txt").write_text("x")
    (root / "incidents/out.txt").symlink_to("../../secret.txt")
    (root / "incidents/dangling.txt").symlink_to("nothing")
    (root / "incidents/loop.txt").symlink_to("loop.txt")
    os.mkfifo(root / "incidents/pipe.txt")
    assert codes(check(root)) == ["broken-link"]


@pytest.mark.parametrize("url", ["//x.example/a.md", "///x.example/a.md", "https:a.md", "mailto:a"])
def test_what_a_browser_takes_from_elsewhere_is_no_file_of_the_site(url: str, tmp_path: Path) -> None:
    assert target_of(tmp_path, tmp_path, url) is None
