"""What a reader finds about a service, a contributing factor, a trigger and a tag."""

from __future__ import annotations

from datetime import date

import pytest

from pages.shelf import attr, incident, made, page, parse, site, text, texts, whole
from postmortems.insight.facets import FACETS
from postmortems.model.action_item import ActionItem
from postmortems.model.details import Related
from postmortems.model.incident import Incident
from postmortems.model.vocabulary import Word
from postmortems.pages import facets

SERVICES = (Word("Checkout", ("shop",), "payments-team"), Word("search", (), "find-team"), Word("mail"))


def many(amount: int, **values: object) -> list[Incident]:
    """Make incidents that begin a day after each other, the first on 1 January 2025."""
    return [
        incident(f"n{number}", f"2025-{number // 28 % 12 + 1:02d}-{number % 28 + 1:02d}T10:00", **values)
        for number in range(amount)
    ]


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_an_overview_without_values_says_how_to_get_some(facet: object) -> None:
    name = facet.name  # type: ignore[attr-defined]
    empty = page(site(incidents_dir="reports"), f"{name}/index.md")
    assert texts(empty, ".pm-empty code")[1] == "reports/"
    bare = page(site(incident(services=())), f"{name}/index.md")
    assert texts(bare, ".pm-empty code")
    assert not bare.query("table, svg, details")


def test_an_overview_of_very_many_values_names_those_that_its_table_leaves_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(facets, "MOST", 60)
    monkeypatch.setattr(facets, "NAMES", 50)
    twice = [f"twice {number:03}" for number in range(61)]
    tags = [
        *([tags] * 2 for tags in zip(twice, strict=True)),
        *([(f"once {number}",)] for number in range(55)),
    ]
    listed = [incident(f"i{n}-{m}", tags=one) for n, found in enumerate(tags) for m, one in enumerate(found)]
    found = page(site(*listed), "tags/index.md")
    assert len(found.query(".pm-value")) == 60
    assert texts(found, "h2") == ["Named by fewer incidents 1", "Named by one incident 55"]
    assert [len(one.query("li")) for one in found.query(".pm-names")] == [1, 50]
    assert texts(found, ".pm-names li")[0] == "twice 060 2"
    assert texts(found, "p.pm-rest") == [
        "The first 50 of 55; the pages of their incidents lead to the others."
    ]


def test_an_overview_has_those_with_the_most_incidents_first() -> None:
    shelf = site(
        incident("a", "2024-05-01", services=("web", "api"), minutes=5),
        incident("b", "2025-01-01", services=("web",), kind="drill"),
        incident("c", services=("gone",), status="withdrawn"),
    )
    found = page(shelf, "services/index.md")
    assert texts(found, ".pm-counts") == ["What was hit. 2 services in 1 incident and 1 drill."]
    assert texts(found, ".pm-value th a") == ["web", "api"]
    assert [one.split()[0] for one in texts(found, ".pm-value__amount")] == ["1", "1"]
    assert texts(found, ".pm-value__others") == ["also 1 drill"]
    assert texts(found, ".pm-value__last") == ["last 1 Jan 2025", "last 1 May 2024"]
    assert [attr(one, "aria-label") for one in found.query(".pm-spark")] == ["1 in 2024", "1 in 2024"]
    assert [attr(one, "aria-label") for one in found.query(".pm-mix")] == ["1 SEV2", "1 SEV2"]
    assert "Median" not in text(found.query("thead")[0])
    assert "services/gone.md" not in made(shelf)


def test_a_median_is_of_five_at_least() -> None:
    for amount, said in ((4, []), (5, ["median 35 min"])):
        found = page(site(*many(amount, minutes=35)), "services/index.md")
        assert texts(found, ".pm-value__median") == said
        facts = text(page(site(*many(amount, minutes=35)), "services/web.md").query(".pm-facts")[0])
        assert ("median 35 min , half between 35 min and 35 min n = 5" in facts) is bool(said)
        assert ("4 known, too few for a median" in facts) is not bool(said)


def test_drills_and_near_misses_are_listed_and_not_measured() -> None:
    shelf = site(*many(5, minutes=35), incident("drill", minutes=500, kind="drill", services=("web", "ci")))
    web, ci = (page(shelf, f"services/{name}.md") for name in ("web", "ci"))
    assert "median 35 min" in text(web)
    assert "5 incidents , 1 drill" in text(web.query(".pm-facts")[0])
    assert "not measured: near misses, drills and planned work do not count" in text(ci)
    assert "8.3 h" in text(ci)


def test_services_have_the_names_and_owners_of_the_settings() -> None:
    shelf = site(incident("a", services=("Checkout",)), services=SERVICES)
    found = page(shelf, "services/index.md")
    assert texts(found, ".pm-value th") == ["Checkout payments-team"]
    assert texts(found, ".pm-value__unheard") == ["0 incidents: search (find-team), mail."]
    assert "payments-team" in text(page(shelf, "services/checkout.md").query(".pm-facts")[0])
    assert "0 incidents: Checkout (payments-team)" in text(page(site(services=SERVICES), "services/index.md"))


def test_an_owner_stands_only_with_a_service() -> None:
    shelf = site(incident("a", services=("web",), tags=("Checkout",)), services=SERVICES)
    assert "payments-team" not in text(page(shelf, "tags/checkout.md"))


def test_a_trigger_is_called_as_on_the_incidents_page() -> None:
    shelf = site(incident("a", trigger="config-change"), incident("b", "2020-01-01", trigger="unknown"))
    assert texts(page(shelf, "triggers/config-change.md"), "h1") == ["Config change"]
    assert texts(page(shelf, "triggers/unknown.md"), "h1") == ["Unknown"]
    assert "Config change" in texts(page(shelf, "incidents/a.md"), ".pm-facts a")


def test_open_follow_ups_are_the_most_urgent_first() -> None:
    items = (
        ActionItem("Whenever"), ActionItem("Later", due=date(2027, 1, 1)), ActionItem("Done", status="done"),
        ActionItem("Late", "ops", date(2026, 4, 1)), ActionItem("Never", status="wontdo"),
    )  # fmt: skip
    found = page(site(incident("a", action_items=items)), "services/web.md")
    assert texts(found, ".pm-todo__what") == ["Late", "Later", "Whenever"]
    assert texts(found, ".pm-todo .pm-late") == ["233 days overdue"]
    assert "3, 1 overdue" in text(found.query(".pm-facts")[0])
    assert texts(page(site(incident("a")), "services/web.md"), "#pm-open") == []


def test_what_happened_again_stands_oldest_first_and_is_flagged() -> None:
    shelf = site(
        incident("a", "2024-01-01", contributing_factors=("no limit",)),
        incident("b", "2025-01-01", contributing_factors=("No limit", "typo")),
        incident("c", services=("api",), related=(Related("b", "recurrence-of"),)),
    )
    web = page(shelf, "services/web.md")
    assert texts(web, ".pm-again__what") == ["Recurrences, as the reports say 2 times", "No limit 2 times"]
    assert [texts(one, "li a") for one in web.query(".pm-again")] == [
        ["Incident b", "Incident c"], ["Incident a", "Incident b"],
    ]  # fmt: skip
    assert texts(web, ".pm-row__said") == ["Again: No limit"]
    assert texts(page(shelf, "causes/no-limit.md"), ".pm-row__said") == ["Again in web"]
    assert texts(page(shelf, "services/api.md"), ".pm-again__what") == [
        "Recurrences, as the reports say 2 times"
    ]


def test_of_what_happens_all_the_time_the_latest_are_listed() -> None:
    found = page(site(*many(7, contributing_factors=("typo",))), "causes/typo.md")
    assert texts(found, ".pm-again__what") == ["web 7 times, the latest 5"]
    assert texts(found, ".pm-again li a") == [f"Incident n{number}" for number in range(2, 7)]


def test_older_incidents_are_folded_and_thousands_are_left_to_the_table() -> None:
    found = page(site(*many(30)), "services/web.md")
    assert texts(found, ".pm-log summary") == ["10 earlier"]
    assert len(found.query(".pm-row")) == 30
    huge = made(site(*many(301)))["services/web.md"]
    assert len(parse(huge).query(".pm-row")) == 300
    assert (
        'href="../incidents/index.md?service=web&amp;status=draft&amp;status=in-review&amp;status=final"'
        in huge
    )


def test_a_long_overview_has_those_named_once_as_a_list() -> None:
    once = tuple(f"factor {number}" for number in range(70))
    shelf = site(
        incident("a", contributing_factors=(*once, "twice")), incident("b", contributing_factors=("twice",))
    )
    found = page(shelf, "causes/index.md")
    assert texts(found, ".pm-value th") == ["twice"]
    assert len(found.query(".pm-names a")) == 70


def test_a_chart_is_drawn_of_two_years_or_more_and_says_what_it_leaves_out() -> None:
    assert not page(site(incident("a")), "services/web.md").query("svg")
    old = [incident("old", "1970-01-01"), incident("new", "2026-01-01"), incident("next", "2031-01-01")]
    found = page(site(*old), "services/web.md")
    assert len(found.query(".pm-yearly tbody tr")) == 24
    assert "Not drawn: 1 before 2003 and 1 after 2026." in text(found)


def test_an_incident_leads_to_the_page_of_each_of_its_values() -> None:
    found = page(site(whole()), "incidents/whole.md")
    links = {
        attr(link, "href"): text(link)
        for link in found.query(".pm-aside a")
        if attr(link, "href").startswith("../")
    }
    assert links == {
        "../services/web.md": "web", "../triggers/deploy.md": "Deploy", "../causes/no-limit.md": "no limit",
        "../causes/no-rollout.md": "no rollout", "../tags/black-friday.md": "black-friday",
    }  # fmt: skip


def test_a_withdrawn_report_leads_to_no_page_that_is_not_there() -> None:
    found = page(site(incident("a", status="withdrawn", tags=("x",)), incident("b")), "incidents/a.md")
    hrefs = [attr(link, "href") for link in found.query(".pm-marks a, .pm-facts a")]
    assert [href for href in hrefs if not href.startswith("index.md?")] == ["../services/web.md"]
    assert "x" in texts(found, ".pm-aside dd")
