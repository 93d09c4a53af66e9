"""A site for the public is made of the reports that say `visibility: public`, and knows of no other."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from building import built, mkdocs, postmortems
from images import png
from postmortems.checks.check import all_checks
from postmortems.library import load as read_as_a_program
from postmortems.previewing import previewed
from postmortems.publishing import load, publish
from postmortems.showing import Host
from postmortems.site.project import find_project
from samples import NOW

CONFIG = "site_name: S\ntheme: {name: material, font: false}\nplugins:\n  - search\n  - postmortems:\n      audience: "
REPORT = """---
title: {name} down
id: {name}-id
aliases: [{name}-old]
status: draft
visibility: {visibility}
severity: SEV2
services: [{name}-service, shared]
trigger: deploy
contributing_factors: [{name} factor]
tags: [{name}-tag]
started_at: {day}T14:05+00:00
related: [{{id: {other}-id, relation: recurrence-of}}]
action_items: [{{title: Mend {name}, owner: {name}-team, due: 2020-01-01}}]
---
## Summary

Nobody could pay {name}. ![graph]({name}.png)

<!-- internal -->

[Before]({other}.md)

<!-- /internal -->
"""


def project(tmp_path: Path, audience: str) -> Path:
    (tmp_path / "mkdocs.yml").write_text(CONFIG + f"{audience}\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "incidents").mkdir()
    pairs = (("shown", "public", "hidden", "2026-03-04"), ("hidden", "internal", "shown", "2024-03-04"))
    for name, visibility, other, day in pairs:
        text = REPORT.format(name=name, visibility=visibility, other=other, day=day)
        (tmp_path / f"incidents/{name}.md").write_text(text)
        (tmp_path / f"incidents/{name}.png").write_bytes(png(name))
    return tmp_path


@pytest.mark.parametrize("extra", ["", "      other_plugins: rewrite\n"])
def test_nothing_of_an_internal_report_is_anywhere_in_a_public_site(tmp_path: Path, extra: str) -> None:
    folder = project(tmp_path, "public")
    with (folder / "mkdocs.yml").open("a") as config:
        config.write(extra)
    site = built(folder)
    files = [path for path in site.rglob("*") if path.is_file()]
    assert (site / "incidents/shown-id/index.html").is_file()
    assert not [path for path in files if "hidden" in str(path.relative_to(site))]
    names = (
        b"hidden down",
        b"hidden-",
        b"hidden.md",
        b"hidden.png",
        b"hidden factor",
        b"pay hidden",
        b"2024-03-04",
        b"Mend hidden",
    )
    told = [(path, name) for path in files for name in names if name in path.read_bytes()]
    assert told == []


def test_the_public_is_not_told_how_reports_are_written_nor_of_follow_ups_that_it_may_not_see(
    tmp_path: Path,
) -> None:
    site = built(project(tmp_path, "public"))
    home, listed = ((site / f"{name}index.html").read_text("utf-8") for name in ("", "incidents/"))
    assert "No follow-up is overdue" not in home
    assert not (site / "actions").exists()
    assert not (site / "follow-ups.ics").exists()
    lists = [
        home,
        listed,
        *((site / f"services/{name}index.html").read_text("utf-8") for name in ("", "shared/")),
    ]
    assert [
        text for text in lists if "Open follow-ups" in text or "actions/" in text or "pm-row__open" in text
    ] == []
    assert 'class="pm-beside"' not in (site / "services/index.html").read_text("utf-8")
    assert not (site / "causes").exists()
    assert "causes/" not in listed


def test_pages_of_its_own_say_that_follow_ups_are_not_told(tmp_path: Path) -> None:
    folder = project(tmp_path, "public")
    own = "# Home\n\n<!-- postmortems: overdue -->\n\n<!-- postmortems: came-back -->\n"
    (folder / "docs/index.md").write_text(own)
    home = (built(folder) / "index.html").read_text("utf-8")
    assert home.count("This site does not tell of follow-ups.") == 2


def test_follow_ups_that_the_public_may_know_have_their_page(tmp_path: Path) -> None:
    folder = project(tmp_path, "public")
    with (folder / "mkdocs.yml").open("a") as config:
        config.write("      public: {fields: [action_items]}\n")
    site = built(folder)
    assert (site / "actions/index.html").is_file()
    assert "pm-row__open" in (site / "incidents/index.html").read_text("utf-8")


def test_no_page_for_the_public_stands_in_the_file_of_a_report(tmp_path: Path) -> None:
    folder = project(tmp_path, "public")
    (folder / "hook.py").write_text(
        "def on_page_markdown(text, page, config, files):\n    print(page.file.abs_src_path, file=open('asked.txt', 'a'))\n"
    )
    with (folder / "mkdocs.yml").open("a") as config:
        config.write("hooks: [hook.py]\n")
    built(folder)
    assert {*(folder / "asked.txt").read_text().splitlines()} == {str(folder / "mkdocs.yml")}


def test_it_says_how_many_it_leaves_out(tmp_path: Path) -> None:
    done = mkdocs(project(tmp_path, "public"), "build")
    assert done.returncode == 0
    assert "1 of 2 reports are left out" in done.stderr


def test_an_internal_site_shows_all(tmp_path: Path) -> None:
    site = built(project(tmp_path, "internal"))
    assert (site / "incidents/hidden-id/index.html").is_file()
    assert "hidden-id" in (site / "incidents/shown-id/index.html").read_text("utf-8")


FACT = re.compile(r"<dt[^>]*>Visibility</dt>\s*<dd[^>]*>Internal</dd>")


def test_a_report_that_says_it_is_internal_tells_so_on_its_page(tmp_path: Path) -> None:
    folder = project(tmp_path, "internal")
    text = (folder / "incidents/hidden.md").read_text().replace("hidden-", "unsaid-")
    (folder / "incidents/unsaid.md").write_text(text.replace("visibility: internal\n", ""))
    (folder / "incidents/unsaid.png").write_bytes((folder / "incidents/hidden.png").read_bytes() + b"2")
    site = built(folder)
    pages = {name: site / f"incidents/{name}-id/index.html" for name in ("shown", "hidden", "unsaid")}
    told = {name: len(FACT.findall(page.read_text("utf-8"))) for name, page in pages.items()}
    assert told == {"shown": 0, "hidden": 1, "unsaid": 0}


def test_no_other_audience_is_known(tmp_path: Path) -> None:
    done = mkdocs(project(tmp_path, "everybody"), "build")
    assert done.returncode == 1
    assert "error[invalid-setting]: `audience` is `everybody`" in done.stderr


def test_a_public_report_may_be_named_by_its_earlier_id(tmp_path: Path) -> None:
    folder = project(tmp_path, "public")
    hidden = folder / "incidents/hidden.md"
    hidden.write_text(hidden.read_text().replace("visibility: internal", "visibility: public"))
    shown = folder / "incidents/shown.md"
    shown.write_text(shown.read_text().replace("id: hidden-id", "id: hidden-old"))
    knowledge_base = load(find_project(folder, None, all_checks()), NOW).shown
    assert [one.id for one in knowledge_base.by_id["shown-id"].related] == ["hidden-id"]


def hidden_is(folder: Path, text: str) -> Path:
    (folder / "incidents/hidden.md").write_text(text)
    return folder


def test_what_is_wrong_with_a_report_that_stays_inside_stops_no_public_site(tmp_path: Path) -> None:
    text = "---\nseverity: none such\nid: hidden-id\ntags: [a\nvisibility: internal\n---\n\n<!-- internal -->\n\n[gone](gone.md)\n"
    folder = project(tmp_path, "public")
    for broken in (text, text.replace("[a", "a"), "---\ntitle: no more\nid: hidden-id\n---\n"):
        assert mkdocs(hidden_is(folder, broken), "build").returncode == 0, broken
    assert (folder / "site/incidents/shown-id/index.html").is_file()


@pytest.mark.parametrize(
    "text",
    [
        "---\ntags: [a\nvisibility: public\n---\n",
        "---\ntags: [a\n---\n",
        "---\nvisibility: internal\n",
        "No fields.\n",
    ],
)
def test_what_may_have_said_that_it_is_public_stops_the_site(text: str, tmp_path: Path) -> None:
    done = mkdocs(hidden_is(project(tmp_path, "public"), text), "build")
    assert done.returncode == 1
    assert "incidents/hidden.md:" in done.stderr


def test_programs_and_previews_of_the_public_are_told_no_word_of_what_is_wrong_inside(tmp_path: Path) -> None:
    folder = project(tmp_path, "public")
    shown = folder / "incidents/shown.md"
    shown.write_text(shown.read_text() + "\n## Root cause\n\nzqhushed [a](zqhushed.md)\n")
    hidden_is(
        folder, "---\ntitle: zqhushed\nid: hidden-id\nseverity: zqhushed\n---\n\n[zqhushed](zqhushed.md)\n"
    )
    corpus = read_as_a_program(folder, NOW)
    assert [problem.code for problem in corpus.problems if problem.level == "error"] == ["broken-link"]
    assert "zqhushed" not in repr(corpus.problems) + repr([one.problems for one in corpus])
    found = publish(
        load(find_project(folder, None, all_checks()), NOW),
        Host(lambda *_: "", (), folders=True),
        preview=True,
    )
    pages = previewed(found, found.diagnostics).pages
    assert any(b"broken-link" in (each.html or b"") for each in pages)
    assert not any(b"zqhushed" in (each.html or b"") for each in pages)


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_a_preview_hands_over_to_the_host(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, told = project(tmp_path, "internal"), []

    def run(command: list[str], env: dict[str, str], check: bool) -> SimpleNamespace:
        told.append((command[1:], env["POSTMORTEMS_AUDIENCE"], check))
        return SimpleNamespace(returncode=3)

    monkeypatch.setattr("postmortems.commands.build.subprocess.run", run)
    monkeypatch.setattr("postmortems.commands.build.find_spec", lambda _: object())
    monkeypatch.setattr("postmortems.commands.serve.let_go_when_ended", lambda: None)
    done = postmortems(folder, "serve", "--audience", "public", "--host", host, "-a", "127.0.0.1:9")
    assert done.returncode == 3
    config = str(folder / "mkdocs.yml")
    assert told == [
        (["-m", host, "serve", "--config-file", config, "--dev-addr", "127.0.0.1:9"], "public", False)
    ]
