"""Fields of a site's own on its pages: on the report's, as a filter, and in the guide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from postmortems.model.own import OwnField, OwnSection
from postmortems.model.rules import Rule
from postmortems.model.vocabulary import Word, words
from postmortems.pages.base.page import Site
from postmortems.site.templates import BUILT_IN, read_template

from .shelf import LAGOS, at, incident, page, site, text, texts
from .test_incidents_page import INDEX, answers, offered

HOSTILE = '"><script>alert(1)</script>'
FIELDS = (
    OwnField("choice", words("gold", "silver"), "Tier of customers", filter=True, name="tier"),
    OwnField("list", (), f"Regions {HOSTILE}", filter=True, name="regions"),
    OwnField("flag", filter=True, name="audited"), OwnField("number", name="cost"), OwnField("time", name="told_at"),
    OwnField("date", name="board_on"), OwnField("text", name="a_note"),
)  # fmt: skip
SECTIONS = (OwnSection(("Rollback plan",), f"Who can? --> {HOSTILE}", "final", "summary", name="plan"),)
RULES = (Rule(severity=("SEV1", "SEV2"), fields=("responders", "tier"), sections=("plan",), final_within=10),)


def shop() -> Site:
    own = {
        "tier": "silver", "regions": ("EU", "eu", HOSTILE), "audited": False, "cost": 4200.5,
        "told_at": at("2026-03-05T09:00"), "board_on": date(2026, 3, 9), "a_note": HOSTILE,
    }  # fmt: skip
    return site(
        incident("a", zone=LAGOS, own=own),
        incident("b", own={"tier": "gold", "regions": ("eu",)}),
        incident("c"),
        fields=FIELDS, sections=SECTIONS, rules=RULES,
    )  # fmt: skip


def test_a_report_says_them_among_its_facts() -> None:
    facts = page(shop(), "incidents/a.md").query(".pm-facts > div")
    said = {texts(fact, "dt")[0]: texts(fact, "dd")[0] for fact in facts}
    assert {name: said[name] for name in ("Tier of customers", "Audited", "Cost", "Told at", "Board on", "A note")} == {
        "Tier of customers": "silver", "Audited": "No", "Cost": "4,200.5", "Board on": "9 March 2026", "A note": HOSTILE,
        "Told at": "5 March 2026, 10:00 WAT (UTC+01:00)",
    }  # fmt: skip
    assert said[f"Regions {HOSTILE}"].split() == ["EU", "eu", HOSTILE]


def test_what_a_report_does_not_say_has_no_line() -> None:
    assert "Tier of customers" not in texts(page(shop(), "incidents/c.md"), "dt")


def test_the_table_can_be_filtered_by_those_that_say_so() -> None:
    found = page(shop(), INDEX)
    assert {"tier", "regions", "audited"} <= set(offered(found))
    assert not {"cost", "a_note", "board_on"} & set(offered(found))
    assert offered(found)["tier"] == {"gold": 1, "silver": 1}
    met = answers(found)["Incident a"]
    assert {"tier=silver", "regions=eu", "audited=no"} <= met
    assert len([each for each in met if each.startswith("regions=")]) == 2


def test_words_are_offered_in_the_order_of_the_settings() -> None:
    own = (replace(FIELDS[0], values=(Word("silver"), Word("gold"))),)
    made = site(incident("a", own={"tier": "gold"}), incident("b", own={"tier": "silver"}), fields=own)
    assert list(offered(page(made, INDEX))["tier"]) == ["silver", "gold"]


def test_no_page_has_a_script_of_theirs() -> None:
    for path in ("incidents/a.md", INDEX, "writing/index.md"):
        found = page(shop(), path)
        assert [each for each in found.query("script") if "alert" in text(each)] == []


def test_the_guide_tells_fields_rules_and_sections() -> None:
    template = read_template(BUILT_IN / "default.md", SECTIONS)
    found = page(replace(shop(), templates={"default": template}), "writing/index.md")
    assert {each.name for each in FIELDS} <= set(texts(found, "th code"))
    assert "one of gold, silver" in text(found).replace(" ,", ",")
    rows = [[cell.replace(" ,", ",") for cell in texts(row, "th, td")] for row in found.query("tr")]
    assert ["SEV1, SEV2", "responders, tier, the section Rollback plan", "", "10 days"] in rows
    (row,) = [row for row in rows if row[0] == "Rollback plan"]
    assert row[2] == "required"
