"""The site as MkDocs and ProperDocs build it, from the command line, as a user does."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from justhtml import JustHTML

from attacks.view import DATA
from browser.example_site import Served
from building import built, mkdocs, postmortems, program
from pages.shelf import attr, parse, texts
from postmortems import making, publishing
from postmortems.model.incident import Incident
from postmortems.pages import incident
from postmortems.pages.base.page import Site
from postmortems.pages.parts.around import Around, around
from postmortems.site import waiting
from test_other_plugins import site as project

ROOT = Path(__file__).parent.parent
REPORT = """---
title: {title}
status: draft
severity: SEV2
services: [checkout]
started_at: 2026-03-04T14:05+00:00
---
## Summary

Nobody could pay for 35 minutes.
"""
HOSTS = ("mkdocs", "properdocs")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with a site of one report."""
    (tmp_path / "mkdocs.yml").write_text("site_name: S\ntheme: material\nplugins: [search, postmortems]\n")
    (tmp_path / "docs").mkdir()
    add(tmp_path, "2026-03-04-checkout")
    return tmp_path


def add(site: Path, name: str, title: str = "Checkout down", more: str = "", body: str = "") -> None:
    text = REPORT.format(title=title).replace("---\n## ", f"{more}---\n## ") + body
    path = site / "incidents" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def built_by_mkdocs(example: Served, _: Path) -> Path:
    return example.folder


def built_by_properdocs(_: Served, folder: Path) -> Path:
    outcome = program(ROOT, "properdocs", "build", "--strict", "-d", str(folder))
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return folder


@pytest.mark.parametrize("host", [built_by_mkdocs, built_by_properdocs])
def test_the_example_knowledge_base_builds_strictly(
    host: Callable[[Served, Path], Path], example: Served, tmp_path: Path
) -> None:
    built = host(example, tmp_path)
    reports = [path.stem for path in (ROOT / "incidents").glob("[!_.]*.md")]
    assert len(reports) >= 12
    pages = {path.parent.name for path in (built / "incidents").glob("*/index.html")}
    assert len(pages) >= len(reports)
    for page in ("incidents/index.html", "timeline/index.html", "timeline/2021/index.html", "index.html"):
        assert (built / page).is_file()


@pytest.mark.parametrize("host", HOSTS)
def test_two_lines_and_one_file_make_a_site(host: str, site: Path) -> None:
    outcome = program(site, host, "build", "--strict")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    output = site / "site"
    for page in ("index.html", "incidents/index.html", "incidents/2026-03-04-checkout/index.html"):
        assert "Checkout down" in (output / page).read_text("utf-8")


def test_the_build_says_what_the_check_says(site: Path) -> None:
    add(site, "bad", more="severty: SEV1\nmitigated_at: 2026-13-01\n", body="\n[gone](gone.md)\n")
    check = postmortems(site, "check")
    build = mkdocs(site, "build")
    assert check.returncode == build.returncode == 1
    heads = re.findall(r"^\S+:\d+:\d+: .*$", check.stdout, re.MULTILINE)
    assert len(heads) > 4
    places = [build.stderr.find(head) for head in heads]
    assert places == sorted(places)
    assert places[0] > 0
    assert "Traceback" not in build.stderr


def test_a_build_that_fails_leaves_the_last_site(site: Path) -> None:
    before = (built(site) / "incidents/index.html").read_bytes()
    add(site, "bad", more="severty: SEV1\n")
    assert mkdocs(site, "build").returncode == 1
    assert (site / "site/incidents/index.html").read_bytes() == before


def test_warnings_fail_a_strict_build_only(site: Path) -> None:
    add(site, "warned", body="\n<b onclick='x()'>bold</b>\n")
    assert mkdocs(site, "build").returncode == 0
    strict = mkdocs(site, "build", "--strict")
    assert strict.returncode == 1
    assert "warning[unsafe-html]" in strict.stderr


def test_notes_never_fail_a_build(site: Path) -> None:
    outcome = mkdocs(site, "build", "--strict")
    assert outcome.returncode == 0
    assert "info: a draft: 5 fields and 7 sections still to write" in outcome.stderr


def test_an_unknown_setting_names_its_line(site: Path) -> None:
    (site / "mkdocs.yml").write_text(
        "site_name: S\ntheme: material\nplugins:\n  - search\n  - postmortems:\n      incident_dir: incidents\n"
    )
    outcome = mkdocs(site, "build")
    assert outcome.returncode == 1
    assert "mkdocs.yml:6:7: error[invalid-setting]" in outcome.stderr
    assert "incidents_dir" in outcome.stderr


INHERITING = {
    "a wrong setting above": {"base.yml": "plugins: [{postmortems: {incident_dir: a}}]\n"},
    "a wrong setting far above": {
        "base.yml": "INHERIT: top.yml\n", "top.yml": "plugins: [{postmortems: {nope: 1}}]\n"
    },
    "a file elsewhere": {"../elsewhere.yml": "plugins: [postmortems]\n", "base.yml": "INHERIT: ../elsewhere.yml\n"},
}  # fmt: skip


@pytest.mark.parametrize("what", INHERITING)
def test_what_is_wrong_above_reads_the_same_in_check_and_build(what: str, tmp_path: Path) -> None:
    for name, text in INHERITING[what].items():
        (tmp_path / "site").mkdir(exist_ok=True)
        (tmp_path / "site" / name).write_text(text)
    site = tmp_path / "site"
    (site / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: S\n")
    (site / "docs").mkdir()
    add(site, "one")
    check = postmortems(site, "check", "--format", "json")
    build = mkdocs(site, "build")
    (found,) = [each for each in json.loads(check.stdout) if each["level"] == "error"]
    head = f"{found['path']}:{found['line']}:{found['column']}: error[invalid-setting]: {found['message']}"
    assert head in build.stderr
    assert build.stderr.count("invalid-setting") == 1
    assert build.returncode == 1


def test_a_report_that_would_overwrite_a_page_is_an_error_that_names_both(site: Path) -> None:
    page = site / "docs/incidents/2026-03-04-checkout.md"
    page.parent.mkdir()
    page.write_text("# Mine\n")
    outcome = mkdocs(site, "build")
    assert outcome.returncode == 1
    assert "incidents/2026-03-04-checkout.md:1:1: error[unique-id]" in outcome.stderr
    assert "`docs/incidents/2026-03-04-checkout.md`" in outcome.stderr


def test_a_page_of_the_site_in_place_of_a_list_is_an_error(site: Path) -> None:
    page = site / "docs/incidents/index.md"
    page.parent.mkdir()
    page.write_text("# Mine\n")
    outcome = mkdocs(site, "build")
    assert outcome.returncode == 1
    assert "docs/incidents/index.md:1:1: error[unique-id]" in outcome.stderr


@pytest.mark.parametrize(
    "name", ["incidents", "timeline", "incidents/2026-03-04-checkout", "assets/postmortems"]
)
def test_a_file_of_the_site_where_our_pages_need_a_folder_is_an_error(name: str, site: Path) -> None:
    (site / "site").mkdir()
    (site / "site/last.html").write_text("the last site")
    (site / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (site / "docs" / name).write_text("mine")
    outcome = mkdocs(site, "build")
    assert outcome.returncode == 1
    assert f"docs/{name}:1:1: error[unique-id]" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert (site / "site/last.html").is_file()


def test_a_home_page_of_the_site_stays_and_takes_parts_by_marker(site: Path) -> None:
    (site / "docs/index.md").write_text("# Mine\n\n<!-- postmortems: latest -->\n")
    home = (built(site, "--strict") / "index.html").read_text("utf-8")
    assert ">Mine" in home
    assert "Checkout down" in home


def test_a_marker_of_no_part_is_said(site: Path) -> None:
    (site / "docs/index.md").write_text("# Mine\n\n<!-- postmortems: lastest -->\n")
    assert "`lastest`" in mkdocs(site, "build").stderr


def test_links_between_reports_images_and_pages_lead_where_the_files_do(site: Path) -> None:
    (site / "docs/guide.md").write_text("# Guide\n")
    (site / "incidents/graph.png").write_bytes(b"\x89PNG")
    body = "\n[other](2026-03-05-login.md#summary) [guide](../docs/guide.md) ![graph](graph.png)\n"
    add(site, "2026-03-04-checkout", body=body)
    add(site, "2026-03-05-login", title="Login down")
    html = (built(site, "--strict") / "incidents/2026-03-04-checkout/index.html").read_text("utf-8")
    assert 'href="../2026-03-05-login/#summary"' in html
    assert 'href="../../guide/"' in html
    assert 'src="../graph.png"' in html
    assert (site / "site/incidents/graph.png").is_file()


def test_links_lead_there_without_folders_for_pages_too(site: Path) -> None:
    with (site / "mkdocs.yml").open("a") as config:
        config.write("use_directory_urls: false\n")
    add(
        site,
        "2026-03-05-login",
        title="Login down",
        more="aliases: [old-login]\n",
        body="\n[x](2026-03-04-checkout.md)\n",
    )
    output = built(site, "--strict")
    assert 'href="2026-03-04-checkout.html"' in (output / "incidents/2026-03-05-login.html").read_text(
        "utf-8"
    )
    assert 'href="2026-03-05-login.html"' in (output / "incidents/old-login.html").read_text("utf-8")


def test_an_earlier_id_leads_to_the_report(site: Path) -> None:
    add(site, "2026-03-05-login", title="Login <down>", more="aliases: [old-login]\n")
    html = (built(site) / "incidents/old-login/index.html").read_text("utf-8")
    assert 'url=../2026-03-05-login/"' in html
    assert "Login &lt;down&gt;" in html


def test_the_edit_link_is_that_of_the_report(site: Path) -> None:
    with (site / "mkdocs.yml").open("a") as config:
        config.write("repo_url: https://git.example.com/kb\nedit_uri: edit/main/docs/\n")
        config.write("theme: {name: material, features: [content.action.edit]}\n")
    text = (site / "mkdocs.yml").read_text().replace("theme: material\n", "")
    (site / "mkdocs.yml").write_text(text)
    html = (built(site) / "incidents/2026-03-04-checkout/index.html").read_text("utf-8")
    assert "https://git.example.com/kb/edit/main/incidents/2026-03-04-checkout.md" in html


def test_search_finds_a_report_and_leaves_lists_out(site: Path) -> None:
    index = json.loads((built(site) / "search/search_index.json").read_text("utf-8"))
    locations = {entry["location"] for entry in index["docs"]}
    [found] = [entry for entry in index["docs"] if entry["location"] == "incidents/2026-03-04-checkout/"]
    assert "SEV" in found["title"]
    assert found["text"], "the first paragraph stands there"
    assert not any(location.startswith(("timeline/", "incidents/#")) for location in locations)


def test_all_pages_live_in_the_folder_that_path_names(site: Path) -> None:
    (site / "docs/index.md").write_text("# Mine\n")
    (site / "mkdocs.yml").write_text(
        "site_name: S\ntheme: material\nplugins:\n  - search\n  - postmortems:\n      path: reliability/kb\n"
    )
    output = built(site, "--strict")
    assert (output / "reliability/kb/incidents/2026-03-04-checkout/index.html").is_file()
    assert not (output / "incidents").exists()


def test_a_navigation_of_the_site_names_our_pages(site: Path) -> None:
    (site / "docs/index.md").write_text("# Mine\n")
    with (site / "mkdocs.yml").open("a") as config:
        config.write("nav:\n  - Start: index.md\n  - All of them: incidents/index.md\n")
    html = (built(site, "--strict") / "index.html").read_text("utf-8")
    assert "All of them" in html


HOSTILE = """</title><script>alert(1)</script>'><img src=x onerror=alert(1)>"""


def test_nothing_that_a_report_says_becomes_markup_of_the_site(site: Path) -> None:
    fields = ("summary", "tags", "authors", "contributing_factors", "x-note", "impact")
    more = "".join(f'{name}: "{HOSTILE}"\n' for name in fields)
    more += f'detection: {{source: alert, detail: "{HOSTILE}"}}\n'
    more += f'action_items: [{{title: "{HOSTILE}", owner: "{HOSTILE}", ticket: "{HOSTILE}"}}]\n'
    (site / "mkdocs.yml").write_text(
        "site_name: S\ntheme: material\n"
        "plugins: [search, {postmortems: {checks: {missing-asset: warning}}}]\n"
    )
    add(site, "hostile", title=f'"{HOSTILE}"', more=more, body=f"\n## `{HOSTILE}`\n\n{HOSTILE}\n")
    for path in sorted(built(site).rglob("*.html")):
        page = JustHTML(DATA.sub("", path.read_text("utf-8")), sanitize=False)
        scripts = [element.to_text() for element in page.query("script")]
        assert not [script for script in scripts if "alert(1)" in script], path
        assert not page.query("[onerror]"), path
        assert not page.query("[onclick]"), path


def test_the_same_input_gives_the_same_bytes(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    add(site, "2026-03-05-login", title="Login down")
    outputs = []
    for zone in ("UTC", "Asia/Tokyo"):
        out = tmp_path_factory.mktemp("out")
        outcome = program(site, "mkdocs", "build", "-d", str(out), TZ=zone, SOURCE_DATE_EPOCH="1772600000")
        assert outcome.returncode == 0
        outputs.append({p.relative_to(out): p.read_bytes() for p in out.rglob("*.html")})
    assert outputs[0] == outputs[1]


def test_a_page_is_unpacked_once_for_each_time_that_a_host_goes_through_all(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(site, "2026-03-05-umlaut", title="Überlastet 🙂")
    monkeypatch.setattr(making, "MANY", 0)
    monkeypatch.setattr(publishing, "MANY", 0)
    unpack, held = waiting.unpacked.__wrapped__, Counter[bytes]()

    @lru_cache(maxsize=1)
    def counted(packed: bytes) -> bytes:
        held[packed] += 1
        return unpack(packed)

    monkeypatch.setattr(waiting, "unpacked", counted)
    built(site)
    assert len(held) > 5
    assert max(held.values()) == 2


def test_what_others_say_of_a_report_is_found_once_for_its_page(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, find = Counter[str](), around

    def counted(site: Site, one: Incident) -> Around:
        found[one.id] += 1
        return find(site, one)

    monkeypatch.setattr(incident, "around", counted)
    built(site, XDG_CACHE_HOME=str(tmp_path_factory.mktemp("cache")), POSTMORTEMS_WORKERS="1")
    assert found
    assert set(found.values()) == {1}


def test_what_waits_packed_is_written_as_it_was(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_of_it() -> dict[Path, bytes]:
        cache = str(tmp_path_factory.mktemp("cache"))
        folder = built(site, SOURCE_DATE_EPOCH="1772600000", XDG_CACHE_HOME=cache)
        return {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}

    add(site, "2026-03-05-umlaut", title="Überlastet 🙂")
    plain = all_of_it()
    held: list[bytes] = []

    def packed(data: bytes, *, pack: bool = False) -> waiting.Waiting:
        held.append(data)
        return waiting.waiting(data, pack=True)

    for module in (making, publishing):
        monkeypatch.setattr(module, "waiting", packed)
    assert all_of_it() == plain
    assert {data[:1] for data in held} > {b"<", b"{"}, "pages and files of incidents"


def test_a_folder_without_reports_builds_and_says_so(site: Path) -> None:
    shutil.rmtree(site / "incidents")
    outcome = mkdocs(site, "build")
    assert outcome.returncode == 0
    assert "no such folder" in outcome.stderr


def test_the_sites_own_markdown_renders_reports_when_it_is_told_to(site: Path) -> None:
    (site / "mkdocs.yml").write_text(
        "site_name: S\ntheme: material\nmarkdown_extensions: [admonition, toc]\n"
        "plugins:\n  - search\n  - postmortems:\n      markdown: site\n"
    )
    add(site, "2026-03-04-checkout", body='\n!!! note "Mind this"\n\n    Text of it.\n')
    html = (built(site) / "incidents/2026-03-04-checkout/index.html").read_text("utf-8")
    assert re.search(r'<div class="admonition note">\s*<p class="admonition-title">Mind this', html)
    assert "Checkout down" in html


def test_no_page_has_an_id_twice(site: Path) -> None:
    names = (
        "Related incidents",
        "About this report",
        "Key times",
        "Timeline",
        "Further reading",
        "Action items",
    )
    body = "".join(f"\n## {name}\n\nText.\n" for name in (*names, *names))
    more = "links: [{title: T, url: https://example.com/}]\nrelated: [other]\nauthors: [a]\n"
    more += "action_items: [{title: Do it, owner: a}]\ndetected_at: 2026-03-04T14:09+00:00\n"
    add(site, "other")
    add(site, "clashing", more=more, body=body)
    for path in sorted(built(site).rglob("*.html")):
        elements = JustHTML(path.read_text("utf-8"), sanitize=False).query(".md-content [id]")
        ids = [(element.attrs or {})["id"] for element in elements]
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize(
    ("where", "settings", "href"),
    [
        ("repo_url: https://git.example.com/a/kb\nedit_uri: edit/main/docs/", "", "https://git.example.com/a/kb/blob/main/incidents/a.md"),
        ("repo_url: https://git.example.com/a/kb/\nedit_uri: src/main/docs/", "", "https://git.example.com/a/kb/src/main/incidents/a.md"),
        ("repo_url: https://git.example.com/a/kb\nedit_uri: '?path=docs/'", "", None),
        ("repo_url: https://git.example.com/a/kb", "", None),
        ("repo_url: https://git.example.com/a/kb\nedit_uri: edit/main/docs/", "audience: public", None),
    ],
)  # fmt: skip
def test_the_source_of_a_report_leads_to_its_file(
    tmp_path: Path, where: str, settings: str, href: str | None
) -> None:
    root = project(tmp_path, "", settings)
    config = root / "mkdocs.yml"
    config.write_text(f"{where}\n{config.read_text()}")
    report = root / "incidents/a.md"
    report.write_text(report.read_text().replace("---\n", "---\nvisibility: public\n", 1))
    found = parse((built(root) / "incidents/a/index.html").read_text())
    links = [
        attr(link, "href") for link in found.query(".pm-facts a") if attr(link, "href").endswith("/a.md")
    ]
    assert links == ([href] if href else [])
    assert ("incidents/a.md" in texts(found, ".pm-facts code")) == (not settings)
