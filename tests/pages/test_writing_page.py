"""The guide says what this very site asks for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from postmortems.checks.check import all_checks
from postmortems.model.diagnostic import Level
from postmortems.model.field_types import declarations
from postmortems.model.incident import Incident
from postmortems.model.vocabulary import words
from postmortems.pages.base.page import Site
from postmortems.site.templates import BUILT_IN, read_template
from samples import CONFIG, check, make_project

from .shelf import attr, page, site, text, texts


def guide(template: str = "default", **settings: object) -> Site:
    made = site(template=template, **settings)
    return replace(made, templates={template: read_template(BUILT_IN / f"{template}.md")})


def whole_file(of: Site) -> str:
    return page(of, "writing/index.md").query("#whole-file code")[0].to_text(strip=False)


def test_it_names_every_field_and_every_check() -> None:
    named = set(texts(page(guide(), "writing/index.md"), "th code"))
    assert named == set(declarations(Incident)) | set(all_checks())


def test_the_sections_are_those_of_the_sites_template_in_order() -> None:
    found = texts(page(guide("six-section"), "writing/index.md"), "h2, .pm-guide__level")
    assert found.count("required") == 6
    titles = texts(page(guide("six-section"), "writing/index.md"), "tr th[scope=row]")
    assert [title for title in titles if title in ("Summary", "Timeline", "Conclusion")] == [
        "Summary", "Timeline", "Conclusion",
    ]  # fmt: skip


def test_it_shows_the_words_and_levels_that_the_site_chose() -> None:
    of = guide(severities=words("Major", "Minor"), services=words("shop"), checks={"section-order": "off"})
    said = page(of, "writing/index.md")
    assert "one of Major, Minor" in text(said).replace(" ,", ",")
    assert "services: [shop]" in text(said)
    levels = {texts(row, "th")[0]: texts(row, "td")[-1] for row in said.query("tr") if texts(row, "th code")}
    assert levels["section-order"] == "off"
    assert levels["missing-field"] == "error"


def test_its_own_links_lead_somewhere() -> None:
    said = page(guide(), "writing/index.md")
    ids = {attr(found, "id") for found in said.query("[id]")}
    assert {attr(link, "href")[1:] for link in said.query("a[href^='#']")} <= ids


def test_a_report_copied_from_it_is_a_draft_that_can_be_merged(tmp_path: Path) -> None:
    for template in sorted(path.stem for path in BUILT_IN.glob("*.md")):
        root = tmp_path / template
        copied = whole_file(guide(template)).replace("\nstatus", f"\ntemplate: {template}\nstatus", 1)
        root.mkdir()
        found = check(make_project(root, {"incidents/2026-03-04-checkout.md": copied}, CONFIG))
        assert {one.level for one in found} <= {Level.INFO}, found
        assert {one.code for one in found} >= {"placeholder-text"}


def test_without_a_template_there_is_no_empty_table() -> None:
    said = page(site(), "writing/index.md")
    assert "Sections" not in texts(said, "h2")
