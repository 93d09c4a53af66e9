"""A site as plain files: the same pages as MkDocs has, in a frame of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from building import mkdocs
from link_checker import broken, parsed
from pages.shelf import attr, site
from postmortems.checks.check import all_checks
from postmortems.hosts.exported import write_site
from postmortems.hosts.exporting.addresses import file_of, url
from postmortems.pages.all import ways
from postmortems.publishing import load
from postmortems.site.project import find_project
from samples import BODY, CONFIG, NOW, make_project, report

if TYPE_CHECKING:
    from postmortems.publishing import Published

ROOT = Path(__file__).parent.parent


def written_to(root: Path, out: Path) -> Published:
    """Write the site of a folder."""
    return write_site(load(find_project(root, None, all_checks()), NOW), out)


def test_the_example_is_written_whole_and_every_link_leads_somewhere(tmp_path: Path) -> None:
    found = written_to(ROOT, tmp_path / "out")
    files = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.html")}
    assert {file_of(made.page.path) for made in found.pages} <= files
    pages = parsed(tmp_path / "out")
    assert broken(tmp_path / "out", "http://127.0.0.1:8000/") == []
    assert "start/index.html" in pages
    assert pages["index.html"].query("link[rel=stylesheet]")


def test_what_fails_a_build_writes_nothing(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": "no report"})
    (tmp_path / "out").mkdir()
    (tmp_path / "out/old.html").write_text("old")
    found = written_to(tmp_path, tmp_path / "out")
    assert found.diagnostics
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["old.html"]


def test_what_stands_beside_a_report_comes_along(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"incidents/a.md": report() + "\n![g](g.png)\n"}
    make_project(tmp_path, {**files, "incidents/g.png": b"\x89PNG"})
    written_to(tmp_path, tmp_path / "out")
    assert (tmp_path / "out/incidents/g.png").read_bytes() == b"\x89PNG"
    assert 'src="../g.png"' in (tmp_path / "out/incidents/a/index.html").read_text("utf-8")


@pytest.mark.parametrize("setting", ["markdown: site", "other_plugins: rewrite"])
def test_a_host_without_plugins_shows_reports_as_github_does(setting: str, tmp_path: Path) -> None:
    config = f"{CONFIG.rstrip()}:\n      {setting}\n"
    make_project(tmp_path, {"incidents/a.md": report(body=BODY)}, config)
    found = written_to(tmp_path, tmp_path / "out")
    assert found.diagnostics == ()
    assert "Nobody could pay" in (tmp_path / "out/incidents/a/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("index.md", "index.md", "./"),
        ("index.md", "incidents/index.md", "incidents/"),
        ("incidents/a.md", "incidents/b.md", "../b/"),
        ("incidents/a.md", "incidents/index.md", "../"),
        ("incidents/a.md", "index.md", "../../"),
        ("incidents/a.md", "incidents/g #1.png", "../g%20%231.png"),
        ("incidents/index.md", "assets/x.css", "../assets/x.css"),
    ],
)
def test_addresses(page: str, target: str, expected: str) -> None:
    assert url(page, target) == expected


def written(root: Path, files: dict[str, str | bytes], config: str = CONFIG) -> Path:
    make_project(root, files, config)
    found = written_to(root, root / "out")
    assert found.pages, found.diagnostics
    return root / "out"


UNCHECKED = f"{CONFIG.rstrip()}:\n      checks: {{unique-id: info}}\n"
"""A site that lets two reports have one id."""


def test_an_earlier_id_never_takes_the_page_of_the_report_that_has_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "incidents/a.md": report("title: Alpha\naliases: [b, c]\n"),
        "incidents/b.md": report("title: Beta\n"),
        "incidents/d.md": report("title: Delta\naliases: [C]\n"),
    }
    out = written(tmp_path, files, UNCHECKED)
    assert "<h1" in (out / "incidents/b/index.html").read_text("utf-8")
    assert "Beta" in (out / "incidents/b/index.html").read_text("utf-8")
    leading = [path.parent.name for path in (out / "incidents").glob("[cC]/index.html")]
    assert leading == ["c"]


def test_pages_of_the_sites_own_come_along_and_links_lead_to_them_and_back(tmp_path: Path) -> None:
    said = "# About\n\n[that](../../incidents/a.md#summary) [list](../incidents/index.md) [gone](gone.md) <!-- postmortems: latest -->\n"
    files: dict[str, str | bytes] = {
        "docs/guide/about.md": said,
        "docs/logo.png": b"\x89PNG",
        "incidents/a.md": report("", f"{BODY}\nSee [about](../docs/guide/about.md).\n"),
    }
    out = written(tmp_path, files)
    assert 'href="../../guide/about/"' in (out / "incidents/a/index.html").read_text("utf-8")
    page = parsed(out)["guide/about/index.html"]
    links = {link.to_text(): attr(link, "href") for link in page.query("main a")}
    assert (links["that"], links["list"]) == ("../../incidents/a/#summary", "../../incidents/")
    assert links["gone"] == ""
    assert page.query(".pm-part .pm-row, .pm-part tr")
    assert (out / "logo.png").read_bytes() == b"\x89PNG"
    assert broken(out) == []


def test_what_a_site_leaves_out_is_left_out(tmp_path: Path) -> None:
    config = f"{CONFIG}exclude_docs: |\n  notes/\n  *.tmp\ndraft_docs: soon.md\n"
    files: dict[str, str | bytes] = {
        "docs/index.md": "# Hello\n", "docs/notes/a.md": "# Secretword\n", "docs/b.tmp": "x", "docs/.c": "x",
        "docs/soon.md": "# Soon\n", "docs/templates/d.md": "# D\n", "incidents/a.md": report(),
    }  # fmt: skip
    out = written(tmp_path, files, config)
    found = {path.relative_to(out).parts[0] for path in out.rglob("*")}
    assert not found & {"notes", "b.tmp", ".c", "soon", "templates"}
    assert "Hello" in (out / "index.html").read_text("utf-8")
    assert "Secretword" not in "".join(path.read_text("utf-8") for path in out.rglob("*.[hj]*"))


def test_a_link_that_leads_out_of_the_repository_is_no_page_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secretword\n")
    site = make_project(tmp_path / "site", {"docs/index.md": "# Hello\n", "incidents/a.md": report()})
    (site / "docs/b.md").symlink_to("../../secret.md")
    (site / "docs/c").symlink_to("../..")
    written_to(site, site / "out")
    assert not (site / "out/b").exists() and not (site / "out/c").exists()


def test_the_addresses_are_those_that_the_site_asks_for(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"docs/about.md": "# About\n", "incidents/a.md": report()}
    out = written(tmp_path, files, f"{CONFIG}use_directory_urls: false\n")
    assert {"about.html", "incidents/a.html", "incidents/index.html", "index.html"} <= set(parsed(out))
    assert broken(out) == []
    assert 'href="incidents/index.html"' in (out / "index.html").read_text("utf-8")


def test_the_navigation_is_that_of_the_site_or_has_all_overviews(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"docs/about.md": "# About us\n", "incidents/a.md": report()}
    known = parsed(written(tmp_path / "without", files))["about/index.html"].query(".shell-nav a")
    titles = [way.title for way in ways(site())]
    assert [link.to_text() for link in known][: len(titles) + 1] == ["Postmortems", *titles]
    assert "About us" in {link.to_text() for link in known}
    nav = "nav:\n  - First: about.md\n  - More:\n      - incidents/index.md\n      - Out: https://x.example/?a&b\n      - Gone: gone.md\n"
    page = parsed(written(tmp_path / "with", files, CONFIG + nav))["about/index.html"]
    found = [(link.to_text(), attr(link, "href")) for link in page.query(".shell-nav a")]
    assert found == [("First", "./"), ("Incidents", "../incidents/"), ("Out", "https://x.example/?a&b")]
    assert [link.to_text() for link in page.query("[aria-current]")] == ["First"]


def test_where_nothing_is_a_page_leads_to_what_there_is(tmp_path: Path) -> None:
    out = written(tmp_path, {"incidents/a.md": report()}, f"{CONFIG}site_url: https://x.example/kb\n")
    page = parsed(out)["404.html"]
    addresses = {attr(each, "href") or attr(each, "src") for each in page.query("[href], [src]")}
    assert {each for each in addresses if not each.startswith(("/kb/", "#", "data:"))} == set()
    assert "/kb/incidents/a/" in addresses


ATTACK = '"><script>alert(1)</script>{x}&amp;'


def test_names_of_the_site_and_words_of_pages_are_text(tmp_path: Path) -> None:
    config = (
        f"site_name: {json.dumps(ATTACK)}\nplugins: [postmortems]\nnav:\n  - {json.dumps(ATTACK)}: a.md\n"
    )
    files: dict[str, str | bytes] = {
        "docs/a.md": f"---\ntitle: {json.dumps(ATTACK)}\n---\n# {ATTACK}\n\n{ATTACK}\n",
        "incidents/a.md": report(f"title: {json.dumps(ATTACK)}\n"),
    }
    out = written(tmp_path, files, config)
    for path, page in parsed(out).items():
        inline = [script for script in page.query("script:not([src])") if not attr(script, "type")]
        assert inline == [], path
    assert ATTACK in parsed(out)["a/index.html"].query(".shell-nav a")[0].to_text()
    found = json.loads((out / "assets/shell/search.js").read_text("utf-8")[len("pmSearch(") : -3])
    assert any(ATTACK in title for _, title, _ in found)


def test_the_search_has_each_section_of_reports_and_of_own_pages_and_lists_by_their_names(
    tmp_path: Path,
) -> None:
    files: dict[str, str | bytes] = {
        "docs/guide.md": "# Guide\n\n## Pumps\n\nOil them.\n",
        "incidents/a.md": report(),
    }
    out = written(tmp_path, files)
    found = json.loads((out / "assets/shell/search.js").read_text("utf-8")[len("pmSearch(") : -3])
    by_address = {address: (title, text) for address, title, text in found}
    assert by_address["guide/#pumps"][1] == "Oil them."
    assert "Nobody in Europe could pay" in str(
        [text for address, (_, text) in by_address.items() if "incidents/a/" in address]
    )
    assert by_address["services/checkout/"][1] == ""


def test_its_pages_are_those_of_mkdocs(tmp_path: Path) -> None:
    out = written(
        tmp_path, {"docs/index.md": "# X\n", "incidents/a.md": report(body=BODY)}, f"{CONFIG}theme: mkdocs\n"
    )
    assert mkdocs(tmp_path, "build", SOURCE_DATE_EPOCH=str(int(NOW.timestamp()))).returncode == 0
    pages = {path: page.query(".pm-page") for path, page in parsed(tmp_path / "site").items()}
    ours = parsed(out)
    assert len(pages) > 10
    for path, page in pages.items():
        assert [each.to_html() for each in ours[path].query(".pm-page")] == [
            each.to_html() for each in page
        ] or path in ("404.html", "index.html")


@pytest.mark.parametrize(
    "said", ["theme: {name: material, language: ar}\n", "theme: {name: material, language: nl}\n"]
)
def test_the_frame_is_in_the_language_of_the_site(said: str, tmp_path: Path) -> None:
    config = f"{CONFIG}{said}"
    if "nl" in said:
        config = config.replace("- postmortems\n", "- postmortems:\n      language: ar\n")
        assert "language: ar" in config
    make_project(tmp_path, {"incidents/a.md": report(body=BODY)}, config)
    written_to(tmp_path, tmp_path / "out")
    page = (tmp_path / "out/incidents/a/index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    around = page.partition("<main")[0]
    assert [
        word for word in ("Skip", "Search", "Dark", "Light", "Nothing", "Incidents") if word in around
    ] == []
