"""Reports are untrusted, also to other plugins: they hear of each page, and neither run nor rewrite its text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import built, program
from postmortems.hosts.exporting.meta import neutral

CONFIG = "site_name: S\ntheme: {name: material, font: false}\nhooks: [hook.py]\nplugins:\n  - search\n  - postmortems"
PAYLOAD = '{{ 7*191 }} {% include "x" %} [[wiki]] ::: box'
REPORT = f"""---
title: 'Down {PAYLOAD}'
status: draft
severity: SEV2
services: ['web {PAYLOAD}']
started_at: 2026-03-04T14:05+00:00
summary: 'Summary {PAYLOAD}'
x-note: '{PAYLOAD}'
---
## Summary

Secretword {PAYLOAD}
"""
TEMPLATES = """
import json, pathlib
from jinja2 import Template

heard = []

def ran(text):
    return Template(text).render() if text and "{" in text else text

def on_page_markdown(markdown, page, config, files):
    heard.append([page.file.src_uri, markdown])
    page.title = ran(str(page.title))
    page.meta = {name: ran(value) if isinstance(value, str) else value for name, value in page.meta.items()}
    return ran(markdown.replace('{% include "x" %}', '')) + "\\nREWRITTEN"

def on_page_content(html, page, config, files):
    assert "incidents/a" not in page.file.src_uri or "Secretword" in page.markdown
    return html

def on_post_build(config):
    pathlib.Path("heard.json").write_text(json.dumps(heard))
"""


def site(tmp_path: Path, hook: str, settings: str = "") -> Path:
    """Return a site with a hook beside our plugin, and one report."""
    (tmp_path / "mkdocs.yml").write_text(CONFIG + (f":\n      {settings}\n" if settings else "\n"))
    (tmp_path / "hook.py").write_text(hook)
    (tmp_path / "docs").mkdir()
    (tmp_path / "incidents").mkdir()
    (tmp_path / "incidents/a.md").write_text(REPORT)
    return tmp_path


def test_a_report_is_no_template_and_is_not_rewritten(tmp_path: Path) -> None:
    html = (built(site(tmp_path, TEMPLATES)) / "incidents/a/index.html").read_text("utf-8")
    heard = json.loads((tmp_path / "heard.json").read_text())
    assert ["incidents/a.md", ""] in heard
    assert not [text for _, text in heard if text]
    assert "1337" not in html
    assert "REWRITTEN" not in html
    assert "Secretword {{ 7*191 }} {% include" in html


def test_a_site_can_hand_reports_over(tmp_path: Path) -> None:
    html = (built(site(tmp_path, TEMPLATES, "other_plugins: rewrite")) / "incidents/a/index.html").read_text(
        "utf-8"
    )
    assert "Secretword 1337" in html
    assert "REWRITTEN" in html


ENCRYPTS = """
def on_page_context(context, page, config, nav):
    page.content = "<p>Nothing to see</p>"
"""


@pytest.mark.parametrize("settings", ["", "other_plugins: rewrite", "markdown: site"])
def test_what_another_plugin_makes_of_a_page_stays(tmp_path: Path, settings: str) -> None:
    html = (built(site(tmp_path, ENCRYPTS, settings)) / "incidents/a/index.html").read_text("utf-8")
    assert "Nothing to see" in html
    assert "Secretword" not in html


def test_a_macro_plugin_is_told_to_leave_a_page_alone_whatever_the_report_says(tmp_path: Path) -> None:
    hook = "def on_page_markdown(markdown, page, config, files):\n    assert page.meta['render_macros'] is False\n"
    folder = site(
        tmp_path, hook + "    assert 'ignore_macros' not in page.meta\n", "checks: {unknown-field: off}"
    )
    report = REPORT.replace("status:", "render_macros: true\nignore_macros: true\nstatus:")
    (folder / "incidents/a.md").write_text(report)
    built(folder)


def test_neutral_text_prints_as_what_it_was() -> None:
    assert neutral("{{ a }} <b> & 'c'") == "&#123;&#123; a }} &lt;b&gt; &amp; &#x27;c&#x27;"


def test_a_page_that_a_plugin_makes_takes_parts_by_marker(tmp_path: Path) -> None:
    hook = (
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made/gen.md', content='# G\\n\\n<!-- postmortems: latest -->\\n'))\n"
    )
    html = (built(site(tmp_path, hook)) / "made/gen/index.html").read_text("utf-8")
    assert 'href="../../incidents/a/"' in html


def test_an_address_with_odd_letters_is_quoted_in_the_edit_link(tmp_path: Path) -> None:
    folder = site(tmp_path, "")
    with (folder / "mkdocs.yml").open("a") as config:
        config.write("repo_url: https://git.example.com/kb\nedit_uri: edit/main/docs/\n")
    text = (
        (folder / "mkdocs.yml")
        .read_text()
        .replace("font: false", "font: false, features: [content.action.edit]")
    )
    (folder / "mkdocs.yml").write_text(text)
    odd = folder / "incidents/x & y #1?"
    odd.mkdir()
    (folder / "incidents/a.md").rename(odd / "a.md")
    html = (built(folder) / "incidents/a/index.html").read_text("utf-8")
    assert 'href="https://git.example.com/kb/edit/main/incidents/x%20%26%20y%20%231%3F/a.md"' in html


def test_a_page_that_cannot_be_made_costs_a_line_and_not_the_last_site(tmp_path: Path) -> None:
    folder = site(tmp_path, "")
    before = (built(folder) / "index.html").read_bytes()
    (folder / "hook.py").write_text(
        "from postmortems.pages import insights\n"
        "def broken(*_):\n    raise ValueError('odd\\nvalue')\n"
        "insights.content = broken\n"
    )
    done = program(folder, "mkdocs", "build")
    assert done.returncode == 1
    assert "insights/index.md:1:1: error[internal-error]: the page" in done.stderr
    assert "ValueError: odd value" in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "site/index.html").read_bytes() == before
