"""What a reader finds on the page of one incident."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from justhtml import JustHTML

from postmortems.model.action_item import ActionItem
from postmortems.model.details import Related
from postmortems.model.milestone import MEASURES
from postmortems.pages.all import list_pages
from postmortems.pages.home import part

from .shelf import LAGOS, Pages, at, attr, incident, only, parse, site, text, texts, told, whole


def test_an_incident_at_a_glance() -> None:
    found = only(whole(), incident("old", "2020-01-01"))
    assert texts(found, "h1") == ["Checkout down · SEV2 · 4 Mar 2026"]
    assert texts(found, "h1 [hidden]") == ["· SEV2 · 4 Mar 2026"]
    assert texts(found, ".pm-lede") == ["Nobody could pay.", "All of Europe"]
    assert texts(found, ".pm-aside .pm-marks li") == ["SEV2"]
    assert texts(found, ".pm-when__times") == [
        "4 Mar 2026, 14:05 to 15:30 WAT (UTC+01:00) 13:05 to 14:30 UTC"
    ]
    assert texts(found, ".pm-legend li") == [
        "undetected 4 min", "unmitigated 31 min", "recovering 50 min", "WAT (UTC+01:00)",
    ]  # fmt: skip
    facts = dict(zip(texts(found, ".pm-aside dt"), texts(found, ".pm-aside dd"), strict=True))
    assert facts == {
        "Services": "web", "When": "4 Mar 2026, 14:05 to 15:30 WAT (UTC+01:00) 13:05 to 14:30 UTC",
        "Time to resolve": "1 h 25 min", "Users affected": "12,000 (35.5%)", "Requests failed": "1,204,000",
        "Support requests": "63", "Data lost": "none", "Cost": "EUR 5", "Regions": "eu",
        "Detected by": "An alert Error rate.", "Trigger": "Deploy", "Contributing factors": "no limit no rollout",
        "Responders": "4 people, 2 paged, 1 paged out of hours", "Follow-ups": "1 open, all overdue",
        "Tags": "black-friday", "All like it": "SEV2 in web 2",
    }  # fmt: skip
    assert texts(found, ".pm-banner") == ["It had happened 6 years before: Incident old ."]


def test_the_bar_is_to_scale() -> None:
    bars = only(whole()).query(".pm-drawn__plot .pm-phase")
    widths = [float(attr(bar, "width").rstrip("%")) for bar in bars]
    assert [width / sum(widths) for width in widths] == pytest.approx([4 / 85, 31 / 85, 50 / 85], abs=0.001)


def test_every_fact_leads_to_all_that_say_the_same() -> None:
    found = only(whole(), incident("b", services=("web",), trigger="deploy"), incident("c", kind="drill"))
    asked = {text(link): attr(link, "href") for link in found.query(".pm-aside a")}
    listed = "index.md"
    assert asked == {
        "SEV2": f"{listed}?severity=SEV2", "web": "../services/web.md", "An alert": f"{listed}?detection=alert",
        "Deploy": "../triggers/deploy.md", "no limit": "../causes/no-limit.md", "no rollout": "../causes/no-rollout.md",
        "black-friday": "../tags/black-friday.md", "1 open, all overdue": "#pm-actions",
        "Deploy in web": f"{listed}?service=web&trigger=deploy", "SEV2 in web": f"{listed}?service=web&severity=SEV2",
        **{text(link): attr(link, "href") for link in found.query(".pm-contents a")},
    }  # fmt: skip
    assert texts(found, ".pm-alike li") == ["Deploy in web 2", "SEV2 in web 3"]
    drill = only(incident("c", kind="drill", status="draft"))
    hrefs = [attr(link, "href") for link in drill.query(".pm-aside .pm-marks a")]
    assert hrefs == [f"{listed}?severity=SEV2", f"{listed}?kind=drill", f"{listed}?status=draft"]


def test_the_way_up_and_to_the_neighbours() -> None:
    shelf = (incident("b"), incident("a", "2025-01-01"), incident("c", "2026-09-01"))
    found = only(*shelf)
    ways = {
        text(link): (attr(link, "href"), (link.attrs or {}).get("title")) for link in found.query(".pm-up a")
    }
    assert ways == {
        "Incidents": ("index.md", None), "2026": ("../timeline/2026.md", None),
        "Older": ("a.md", "Incident a"), "Newer": ("c.md", "Incident c"),
    }  # fmt: skip
    assert texts(only(incident("b")), ".pm-up a") == ["Incidents", "2026"]


def test_what_came_back_says_so_first_with_what_was_open_then() -> None:
    promise = ActionItem("Renew `it` by a job", due=date(2026, 4, 1))
    first = incident(
        "first", "2025-01-01T10:00", minutes=60, action_items=(promise, ActionItem("Done", status="done"))
    )
    second = incident("second", "2026-02-01T12:00", related=(Related("first", "recurrence-of"),))
    days = "(233 days overdue)"
    assert texts(only(first, second), ".pm-banner") == [
        f"Came back 396 days later: Incident second , while Renew it by a job {days} was open."
    ]
    assert texts(only(second, first), ".pm-banner") == [
        f"It had happened 396 days before: Incident first , while Renew it by a job {days} was open."
    ]


def test_home_and_incident_tell_alike_how_far_apart_two_are() -> None:
    promises = (ActionItem("A"), ActionItem("B"))
    first = incident("first", "2025-01-01T23:00", minutes=600, action_items=promises)
    second = incident("second", "2026-02-01T01:00", minutes=5, related=(Related("first", "recurrence-of"),))
    told = texts(only(first, second), ".pm-banner")[0]
    assert told == "Came back 396 days later: Incident second , while A , B were open."
    home = parse(part(site(first, second), "came-back", "index.md") or "")
    assert "Incident first 396 days before, while A , B were open." in texts(home, ".pm-back p")[1]


def test_what_is_withdrawn_leads_to_what_to_read_instead() -> None:
    gone = incident(
        "gone", status="withdrawn", minutes=5, related=(Related("a"), Related("b", "duplicate-of"))
    )
    found = only(gone, incident("a"), incident("b"))
    (said,) = texts(found, ".pm-banner")
    assert said.endswith("Read instead: Incident b .")
    assert not found.query(".pm-drawn")


def shown_with(body: str, **values: Any) -> JustHTML:
    """Return the page of a report with a body of its own."""
    [one] = [each for each in list_pages(site(told(body, **values)))[0] if each.incident]
    return parse(one.make(body).html)


@pytest.mark.parametrize(
    ("body", "shown", "lede"),
    [
        ("## Summary\n\nNobody could [pay](https://x.example).\n\n## Impact\n\nAll.\n", "Impact ¶ All.",
         "Nobody could pay ."),
        ("Nobody could pay.\n\nNot at all.\n", "Not at all.", "Nobody could pay."),
        ("## Summary\n\nNobody could pay.\n\nNot at all.\n", "Summary ¶ Not at all.", "Nobody could pay."),
        ("## Summary\n\nSomebody could pay.\n", "Summary ¶ Somebody could pay.", "Nobody could pay."),
    ],
)  # fmt: skip
def test_the_first_paragraph_is_said_once_in_the_words_of_the_report(
    body: str, shown: str, lede: str
) -> None:
    found = shown_with(body, summary="Nobody could pay.")
    assert texts(found, ".pm-report") == [shown]
    assert texts(found, ".pm-lede") == [lede]
    ids = {attr(one, "id") for one in found.query("[id]")}
    assert ("summary" in ids) is body.startswith("##")


def test_what_looks_like_a_tag_is_a_part_of_a_summary() -> None:
    found = shown_with("Nobody could pay.\n\nNot at all.\n", summary="Nobody <at all> could pay.")
    assert texts(found, ".pm-lede") == ["Nobody <at all> could pay."]
    assert texts(found, ".pm-report") == ["Nobody could pay. Not at all."]


def test_follow_ups_in_the_text_are_marked_with_their_words_unchanged() -> None:
    body = (
        "## Action items\n\n- [ ] Alert earlier (owner: ops, due: 2026-04-01, ticket: OPS-1)\n"
        "- [x] Done (owner: ops, due: 2026-04-01, done: 2026-04-02)\n- Talk (again) about `(owner: x)`\n"
    )
    found = shown_with(body)
    assert texts(found, ".pm-report li") == [
        "Alert earlier ( owner: ops , due: 2026-04-01 , ticket: OPS-1 ) overdue",
        "Done ( owner: ops , due: 2026-04-01 , done: 2026-04-02 )", "Talk (again) about (owner: x)",
    ]  # fmt: skip
    assert texts(found, ".pm-term")[:3] == ["owner: ops", "due: 2026-04-01", "ticket: OPS-1"]
    assert len(found.query(".pm-terms")) == 2
    assert texts(found, ".pm-report .pm-late") == ["overdue"]


def test_durations_come_with_their_formulas() -> None:
    found = only(whole())
    rows = texts(found, ".pm-times tbody tr")
    assert rows[1] == "Detected 14:09 13:09 UTC Time to detect 4 min"
    assert rows[2].startswith("Acknowledged 14:10 13:10 UTC")
    assert rows[3].startswith("Declared 14:12 13:12 UTC")
    shown = texts(found, ".pm-how dd")
    assert len(shown) == len(MEASURES)
    assert set(shown) >= {
        "detected − started: 4 Mar 2026, 14:09 − 4 Mar 2026, 14:05 = 4 min",
        "acknowledged − detected: 4 Mar 2026, 14:10 − 4 Mar 2026, 14:09 = 1 min",
        "mitigated − started: 4 Mar 2026, 14:40 − 4 Mar 2026, 14:05 = 35 min",
        "resolved − started: 4 Mar 2026, 15:30 − 4 Mar 2026, 14:05 = 1 h 25 min",
    }


def test_after_the_report_stands_what_belongs_to_it() -> None:
    found = only(whole(), incident("old", "2020-01-01"))
    assert texts(found, ".pm-more h2") == [
        "Related incidents",
        "Further reading",
        "About this report",
    ]
    assert texts(found, ".pm-told > section h2") == ["Follow-ups"]
    assert texts(found, ".pm-promised tbody td") == [
        "Alert earlier Detect",
        "ops",
        "1 Apr 2026 overdue",
        "Open",
        "",
    ]
    assert texts(found, ".pm-more .pm-plain li") == [
        "Caused by gone , which is not on this site", "Status page", "Odd",
    ]  # fmt: skip
    assert texts(found, ".pm-facts--small dd") == [
        "payments-team", "inc-42", "incidents/whole.md",
    ]  # fmt: skip
    assert not [link for link in found.query("a") if attr(link, "href").startswith("javascript")]


def test_a_relation_is_said_on_both_pages_once() -> None:
    first = incident("first", "2024-01-01", aliases=("was-first",), related=(Related("second"),))
    second = incident("second", related=(Related("was-first", "recurrence-of"), Related("second")))
    for one, other, said in (
        (first, second, "Came back 2 years later: Incident second ."),
        (second, first, "It had happened 2 years before: Incident first ."),
    ):
        assert texts(only(one, other), ".pm-banner") == [said]
        assert not texts(only(one, other), ".pm-more .pm-plain li")


def test_what_is_not_known_leaves_no_trace() -> None:
    found = only(incident(services=()))
    assert texts(found, "dt") == ["Time to resolve", "When", "Time to resolve", "Source"]
    assert texts(found, ".pm-times tbody tr") == [
        "Started 4 March 2026, 14:05",
        "Resolved unknown Time to resolve unknown",
    ]
    for element in found.query("h1, h2, dd, li, p, figure, ul, dl, section, caption"):
        assert text(element)


@pytest.mark.parametrize(
    ("values", "banner"),
    [
        ({"status": "draft"}, "Draft. This report is still being written."),
        ({"status": "in-review"}, "In review. This report is being reviewed."),
        ({"status": "withdrawn"}, "Withdrawn. Do not rely on this report."),
        ({"ongoing": True}, "Ongoing. This incident is not over,"),
        ({"kind": "drill"}, "Drill. This was an exercise."),
        ({"kind": "near-miss"}, "Near miss."),
        ({"kind": "maintenance"}, "Maintenance. This was planned work."),
    ],
)
def test_a_banner_says_what_to_know_first(values: dict[str, Any], banner: str) -> None:
    (said,) = texts(only(incident(**values)), ".pm-banner")
    assert said.startswith(banner)


def test_dates_without_clocks_stay_dates() -> None:
    found = only(
        incident("a", "2026-01-01", resolved_at=at("2026-01-20"), detected_at=at("2026-01-01"), zone=LAGOS)
    )
    assert texts(found, ".pm-when__times") == ["1 Jan 2026 to 20 Jan 2026"]
    assert texts(found, ".pm-took > .pm-length") == ["19 days"]
    assert "Time to detect same day" in text(found)
    assert "00:00" not in text(found)
    assert not found.query(".pm-drawn")


def test_an_ongoing_incident_has_no_end() -> None:
    found = only(incident(ongoing=True, detected_at=at("2026-03-04T14:20", approximate=True)))
    assert texts(found, ".pm-when__times") == ["Since 4 Mar 2026, 14:05 UTC"]
    assert texts(found, ".pm-legend li") == ["undetected about 15 min", "not over 260 d", "UTC"]
    assert texts(found, ".pm-times tbody tr")[-1] == "Resolved not yet Time to resolve ongoing"


def test_the_day_of_the_last_change_is_told_where_it_is_known() -> None:
    of = site(incident("a"), incident("b"))
    told_by = replace(of, changed={"incidents/a.md": at("2026-05-06T07:08").at})
    found = {one.path: parse(one.make("").html) for one in list_pages(told_by)[0] if one.incident}
    assert texts(found["incidents/a.md"], ".pm-facts--small dd") == ["6 May 2026", "incidents/a.md"]
    assert texts(found["incidents/b.md"], ".pm-facts--small dd") == ["incidents/b.md"]


def test_pagefind_is_told_what_to_filter_and_sort_by() -> None:
    made = Pages(site(whole()))
    page = parse(made["incidents/whole.md"])
    article = page.query(".pm-incident")[0]
    assert attr(article, "data-pagefind-filter") == "severity:SEV2"
    assert attr(article, "data-pagefind-sort") == "date:2026-03-04"
    told = [
        (attr(each, "data-pagefind-filter"), each.to_text())
        for each in page.query(".pm-facts [data-pagefind-filter]")
    ]
    assert ("service", "web") in told
    assert ("trigger", "Deploy") in told
    assert ("factor", "no limit") in told
    assert ("tag", "black-friday") in told
    assert not parse(made["services/web.md"]).query("[data-pagefind-filter]")
